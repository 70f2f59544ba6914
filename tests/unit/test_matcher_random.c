/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The matcher against a naive one on random gazetteers and texts. The naive one tries at each place of the
 * text each alias in each of its spellings; it shares nothing with src/extract/ but the classes of single
 * points. */
#include "unit.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "extract/matcher_table.h"
#include "small_gazetteer.h"

#include <pcre2.h>
#include <utf8proc.h>

enum { LONGEST = 4096, ALIASES = 24, ROUNDS = 2000 };

/* ---- Text as visible, decomposed points ---- */

struct point {
    uint32_t point, raw; /* apostrophes and hyphens unified, and as they are */
    uint32_t begin, end; /* bytes of the point that it comes from */
    bool soft;           /* a soft hyphen stands before */
    bool inner;          /* not the first part of the point that it comes from */
};

struct points {
    struct point at[LONGEST];
    size_t count;
};

static int mark_class(uint32_t point) {
    return utf8proc_get_property((utf8proc_int32_t)point)->combining_class;
}

static void decompose(struct points *out, ent_text text) {
    bool soft = false;
    out->count = 0;
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        uint32_t point = enti_utf8_next(text, &at);
        if (enti_is_invisible(point)) {
            soft |= point == 0xAD;
            continue;
        }
        utf8proc_int32_t parts[8];
        int boundary = 0;
        utf8proc_ssize_t n =
            utf8proc_decompose_char((utf8proc_int32_t)point, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
        for (utf8proc_ssize_t i = 0; i < n; i++) {
            uint32_t part = (uint32_t)parts[i], raw = part;
            if (enti_is_apostrophe(part)) part = '\'';
            if (enti_is_hyphen(part)) part = '-';
            assert_true(out->count < LONGEST);
            out->at[out->count++] =
                (struct point){part, raw, (uint32_t)begin, (uint32_t)at, soft && i == 0, i > 0};
        }
        soft = false;
    }
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 1; i < out->count; i++) {
            int a = mark_class(out->at[i - 1].point), b = mark_class(out->at[i].point);
            if (b == 0 || a <= b) continue;
            struct point swapped = out->at[i];
            out->at[i] = out->at[i - 1];
            out->at[i - 1] = swapped;
            moved = true;
        }
    }
}

/* ---- One spelling at one place ---- */

struct pair {
    uint32_t a, t;
    unsigned word;
    bool free_case, first;
};

struct trial {
    const struct points *alias, *text;
    bool leader, line_breaks;
    struct pair pairs[LONGEST];
    size_t end;                         /* longest found */
    unsigned variant;                   /* of it */
    bool capitals, name, any, first_up; /* what the alias allows */
    bool has_space;
};

static uint32_t text_point(const struct trial *t, size_t j) {
    return j < t->text->count ? t->text->at[j].point : 0;
}

static bool same_letter(uint32_t a, uint32_t t) {
    return enti_point_lower(a) == enti_point_lower(t) || enti_point_upper(a) == enti_point_upper(t);
}

static bool word_is(const struct pair *pairs, size_t n, unsigned word, bool capitals) {
    size_t letters = 0;
    for (size_t i = 0; i < n; i++) {
        if (pairs[i].word != word) continue;
        letters++;
        bool written = pairs[i].a == pairs[i].t || pairs[i].free_case || pairs[i].first;
        if (capitals ? pairs[i].t != enti_point_upper(pairs[i].a) : !written) return false;
    }
    return !capitals || letters > 1;
}

/* One word or more at one end of the name in capitals, the others as written. */
static bool surname_in_capitals(const struct pair *pairs, size_t n, unsigned words) {
    bool first = word_is(pairs, n, 0, true);
    for (unsigned w = 1; w < words; w++) first = first && word_is(pairs, n, w, false);
    if (first) return true;
    for (unsigned split = 1; split < words; split++) {
        bool fits = true;
        for (unsigned w = 0; w < words; w++) fits = fits && word_is(pairs, n, w, w >= split);
        if (fits) return true;
    }
    return false;
}

static void judge(struct trial *t, size_t j, size_t n, unsigned words, bool joined, bool kept) {
    bool written = true, capitals = t->capitals, any = t->any;
    for (size_t i = 0; i < n; i++) {
        const struct pair *p = &t->pairs[i];
        if (p->a != p->t && p->free_case) joined = true;
        written = written && (p->a == p->t || p->free_case || p->first);
        capitals = capitals && p->t == enti_point_upper(p->a);
    }
    if (joined && !kept && t->has_space) return;
    unsigned variant = joined ? ENTI_JOINED_PARTS : 0;
    if (!written) {
        if (capitals)
            variant |= ENTI_ALL_CAPITALS;
        else if (t->name && surname_in_capitals(t->pairs, n, words))
            variant |= ENTI_CAPITAL_NAME;
        else if (any)
            variant |= ENTI_CASE_IGNORED;
        else
            return;
    }
    if (j < t->end || (j == t->end && variant >= t->variant)) return;
    t->end = j;
    t->variant = variant;
}

/* Behind the blanks at j, SIZE_MAX if there are none or they hold other than [least, most] line breaks. */
static size_t behind_blanks(const struct trial *t, size_t j, size_t least, size_t most) {
    size_t breaks = 0, from = j;
    for (; enti_is_blank(text_point(t, j)); j++) breaks += text_point(t, j) == '\n';
    return j > from && breaks >= least && breaks <= most ? j : SIZE_MAX;
}

static bool letters_at(const struct points *alias, size_t i) {
    return i + 1 < alias->count && enti_is_letter(alias->at[i].point) &&
           enti_is_letter(alias->at[i + 1].point);
}

/* Letters of the alias before i, up to a separator or where the text had a hyphen. */
struct progress {
    size_t n, part;
    unsigned words;
    bool joined, kept, free_case;
};

static void try_from(struct trial *t, size_t i, size_t j, struct progress p) {
    if (i == t->alias->count) {
        judge(t, j, p.n, p.words, p.joined, p.kept);
        return;
    }
    size_t most = t->line_breaks ? 0 : 1, next;
    uint32_t a = t->alias->at[i].point, before = i ? t->alias->at[i - 1].point : 0;
    bool broken_ok = !t->line_breaks, last = i + 1 == t->alias->count;
    if (a == ' ' || a == '-') {
        struct progress q = p;
        q.part = 0;
        q.kept = true;
        q.words += a == ' ';
        q.free_case = t->leader && a == '-';
        struct progress other = q;
        other.joined = true;
        other.free_case = true;
        if ((next = behind_blanks(t, j, 0, most)) != SIZE_MAX && (a == ' ' || t->leader))
            try_from(t, i + 1, next, a == ' ' ? q : other);
        if (text_point(t, j) == '-' && (a == '-' || t->leader)) {
            try_from(t, i + 1, j + 1, a == '-' ? q : other);
            if (!last && broken_ok && (next = behind_blanks(t, j + 1, 1, 1)) != SIZE_MAX)
                try_from(t, i + 1, next, a == '-' ? q : other);
        }
        if (a == '-' && j < t->text->count && t->text->at[j].soft && broken_ok &&
            (next = behind_blanks(t, j, 1, 1)) != SIZE_MAX)
            try_from(t, i + 1, next, q);
        other.kept = p.kept;
        if (t->leader) try_from(t, i + 1, j, other);
        return;
    }
    bool inside = enti_is_word(before) && enti_is_word(a) && i > 0;
    bool parts = t->leader && p.part > 1 && letters_at(t->alias, i);
    if (inside && broken_ok) {
        struct progress q = p;
        if (parts) q.part = 0, q.free_case = true, q.kept = true;
        if (text_point(t, j) == '-' && (next = behind_blanks(t, j + 1, 1, 1)) != SIZE_MAX)
            try_from(t, i, next, q);
        if (j < t->text->count && t->text->at[j].soft && (next = behind_blanks(t, j, 1, 1)) != SIZE_MAX)
            try_from(t, i, next, q);
    }
    if (inside && parts && text_point(t, j) == '-') {
        struct progress q = p;
        q.part = 0;
        q.joined = q.kept = q.free_case = true;
        try_from(t, i, j + 1, q);
    }
    uint32_t point = text_point(t, j);
    if (!enti_is_letter(a)) {
        if (a == point) try_from(t, i + 1, j + 1, p);
        return;
    }
    if (!same_letter(a, point)) return;
    bool up = p.n == 0 && i == 0 && t->first_up && point == enti_point_upper(a);
    t->pairs[p.n++] = (struct pair){a, point, p.words - 1, p.free_case, up};
    p.free_case = false;
    p.part++;
    if (a == 'i' && point == 'I' && text_point(t, j + 1) == 0x307) try_from(t, i + 1, j + 2, p);
    try_from(t, i + 1, j + 1, p);
}

/* ---- Where a match may stand ---- */

struct place {
    const enti_match_options *options;
    ent_text text;
    struct points points;
    bool address[LONGEST];        /* of bytes */
    uint32_t address_of[LONGEST]; /* which one */
};

static bool is_word_char(const struct place *place, uint32_t point) {
    ent_text chars = place->options->word_chars;
    for (size_t at = 0; at < chars.len;)
        if (enti_utf8_next(chars, &at) == point) return true;
    return enti_is_word(point) && !enti_is_apostrophe(point);
}

static bool no_edge(const struct place *place, uint32_t a, uint32_t b) {
    return is_word_char(place, a) && is_word_char(place, b) && !enti_is_unspaced(a) && !enti_is_unspaced(b);
}

static bool joins_apostrophe(uint32_t point) {
    return (enti_is_letter(point) || enti_is_mark(point)) && !enti_is_unspaced(point);
}

static bool word_is_one_of(const struct place *place, size_t from, size_t to, const char *const *words) {
    char word[8] = {0};
    if (to - from > 3) return false;
    for (size_t i = from; i < to; i++) {
        uint32_t lower = enti_point_lower(place->points.at[i].point);
        if (lower >= 0x80) return false;
        word[i - from] = (char)lower;
    }
    for (; *words; words++)
        if (strcmp(*words, word) == 0) return true;
    return false;
}

static bool has_edges(const struct place *place, size_t begin, size_t end) {
    static const char *const before[] = {"d", "l", "qu", NULL}, *const after[] = {"s",  "d",  "ll",
                                                                                  "ve", "re", NULL};
    const struct point *at = place->points.at;
    size_t count = place->points.count;
    if (begin > 0 && no_edge(place, at[begin - 1].raw, at[begin].raw)) return false;
    if (end < count && (enti_is_mark(at[end].point) || no_edge(place, at[end - 1].raw, at[end].raw)))
        return false;
    if (begin > 1 && at[begin - 1].point == '\'' && joins_apostrophe(at[begin].point) &&
        joins_apostrophe(at[begin - 2].point)) {
        size_t from = begin - 1;
        while (from > 0 && is_word_char(place, at[from - 1].raw)) from--;
        if (!word_is_one_of(place, from, begin - 1, before)) return false;
    }
    if (end + 1 < count && at[end].point == '\'' && joins_apostrophe(at[end - 1].point) &&
        joins_apostrophe(at[end + 1].point)) {
        size_t to = end + 1;
        while (to < count && is_word_char(place, at[to].raw)) to++;
        if (!word_is_one_of(place, end + 1, to, after)) return false;
    }
    return true;
}

static void find_addresses(struct place *place) {
    static const char pattern[] =
        "[A-Za-z0-9.-]+://[^\\s\"<>|\\x{200B}]*|(?<![A-Za-z0-9.-])www\\.[^\\s\"<>|\\x{200B}]*"
        "|[A-Za-z0-9_.+%-]*@[A-Za-z0-9_.+%-]*(?:(?!\\x{2BC})[\\w\\p{M}\\x{AD}\\x{200D}])*(?<!@)"
        "|#(?:(?!\\x{2BC})[\\w\\p{M}\\x{AD}\\x{200D}])+"
        "|(?<![A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9.-]*\\.(?:org|[a-z]{2})"
        "[.-]*(?![A-Za-z0-9.-])(?:[/:][^\\s\"<>|\\x{200B}]*)?";
    int error;
    PCRE2_SIZE offset, at = 0;
    uint32_t number = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP,
                                     &error, &offset, NULL);
    assert_non_null(code);
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    memset(place->address, 0, sizeof place->address);
    while (pcre2_match(code, (PCRE2_SPTR)place->text.at, place->text.len, at, 0, data, NULL) > 0) {
        const PCRE2_SIZE *span = pcre2_get_ovector_pointer(data);
        for (size_t i = span[0]; i < span[1]; i++) {
            place->address[i] = true;
            place->address_of[i] = number;
        }
        number++;
        at = span[1] > at ? span[1] : at + 1;
        if (at >= place->text.len) break;
    }
    pcre2_match_data_free(data);
    pcre2_code_free(code);
}

static bool in_address(const struct place *place, size_t begin, size_t end) {
    const bool *address = place->address;
    const uint32_t *of = place->address_of;
    if (begin > 0 && address[begin] && address[begin - 1] && of[begin] == of[begin - 1]) return true;
    return end < place->text.len && address[end] && address[end - 1] && of[end] == of[end - 1];
}

static bool in_capitals_line(const struct place *place, size_t begin) {
    ent_text text = place->text;
    size_t from = begin, words = 0;
    bool inside = false;
    while (from > 0 && text.at[from - 1] != '\n') from--;
    while (from < text.len && text.at[from] != '\n') {
        uint32_t point = enti_utf8_next(text, &from);
        if (enti_is_letter(point) && !enti_is_apostrophe(point)) {
            if (!enti_is_capital(point)) return false;
            words += !inside;
            inside = true;
        }
        if (enti_is_blank(point)) inside = false;
    }
    return words >= 3;
}

/* ---- All of it ---- */

struct found {
    size_t begin, end;
    uint32_t alias;
    unsigned variant;
};

struct naive {
    const ent_gazetteer *gazetteer;
    struct place place;
    struct trial trial;
    struct found best[ALIASES * 4];
    size_t count;
};

static size_t letters_of(ent_text text) {
    size_t letters = 0;
    for (size_t at = 0; at < text.len;) letters += enti_is_letter(enti_utf8_next(text, &at));
    return letters;
}

static void try_spelling(struct naive *naive, uint32_t index, ent_text spelling, unsigned variant, size_t j,
                         bool line_breaks) {
    static struct points alias;
    const enti_alias *a = &naive->gazetteer->aliases[index];
    const struct points *points = &naive->place.points;
    struct trial *t = &naive->trial;
    bool leader = naive->gazetteer->entities[a->entity].type == ENTI_LEADER, acronym = a->kind == ENT_ACRONYM;
    bool derived = a->letter_case == ENTI_CASE_CAPITALS && !acronym;
    decompose(&alias, spelling);
    t->alias = &alias;
    t->text = points;
    t->leader = leader;
    t->line_breaks = line_breaks;
    t->end = 0;
    t->capitals = derived && letters_of(spelling) >= 4;
    t->name = derived && leader && a->kind == ENT_NAME;
    t->any = a->letter_case == ENTI_CASE_ANY ||
             (naive->place.options->ignore_case && a->letter_case != ENTI_CASE_EXACT);
    t->first_up = !acronym && a->letter_case != ENTI_CASE_EXACT &&
                  enti_point_upper(alias.at[0].point) != alias.at[0].point;
    t->has_space = memchr(spelling.at, ' ', spelling.len) != NULL;
    try_from(t, 0, j, (struct progress){.words = 1});
    if (t->end == 0 || t->end <= j) return;
    size_t begin = points->at[j].begin, end = points->at[t->end - 1].end;
    if (!has_edges(&naive->place, j, t->end) || in_address(&naive->place, begin, end)) return;
    if (acronym && in_capitals_line(&naive->place, begin)) return;
    if (naive->count && end < naive->best[0].end) return;
    if (naive->count && end > naive->best[0].end) naive->count = 0;
    naive->best[naive->count++] = (struct found){begin, end, index, t->variant | variant};
}

/* Accents off, or empty: there are none, the letters are not Latin, or the spelling is an alias of its own.
 */
static ent_text plain_spelling(enti_arena *arena, const ent_gazetteer *gazetteer, ent_text text) {
    enti_buffer out;
    enti_buffer_init(&out);
    bool latin = true;
    for (size_t at = 0; at < text.len;) {
        uint32_t point = enti_utf8_next(text, &at), plain[4];
        latin = latin && (point < 0x250 || point >> 8 == 0x1E || !enti_is_letter(point));
        size_t n = enti_point_plain(plain, point);
        for (size_t i = 0; i < n; i++) enti_buffer_add_point(&out, plain[i]);
    }
    ent_text plain = enti_arena_copy(arena, enti_buffer_text(&out));
    enti_buffer_release(&out);
    bool own = !latin || enti_text_equal(plain, text);
    for (size_t i = 0; i < gazetteer->alias_count; i++)
        own |= enti_text_equal(gazetteer->aliases[i].text, plain);
    return own ? enti_text(NULL, 0) : plain;
}

static void try_alias(struct naive *naive, enti_arena *arena, uint32_t index, size_t j, bool line_breaks) {
    const enti_alias *a = &naive->gazetteer->aliases[index];
    ent_text forms[2] = {a->text, plain_spelling(arena, naive->gazetteer, a->text)};
    for (unsigned i = 0; i < 2; i++) {
        if (!forms[i].len) continue;
        unsigned variant = i ? ENTI_PLAIN_ACCENTS : 0;
        try_spelling(naive, index, forms[i], variant, j, line_breaks);
        if (a->kind != ENT_DEMONYM) continue;
        ent_text plural = enti_arena_format(arena, "%.*ss", (int)forms[i].len, forms[i].at);
        try_spelling(naive, index, plural, variant | ENTI_PLURAL, j, line_breaks);
    }
}

static int preference(const struct naive *naive, const struct found *a, const struct found *b) {
    const enti_alias *x = &naive->gazetteer->aliases[a->alias], *y = &naive->gazetteer->aliases[b->alias];
    if ((a->variant == 0) != (b->variant == 0)) return a->variant == 0 ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return a->alias < b->alias ? -1 : a->alias > b->alias;
}

static void print_best(enti_buffer *out, const struct naive *naive) {
    enti_buffer_add_format(out, "%zu-%zu", naive->best[0].begin, naive->best[0].end);
    for (int ignored = 1; ignored >= 0; ignored--) {
        for (size_t e = 0; e < naive->gazetteer->entity_count; e++) {
            const struct found *best = NULL;
            if ((naive->gazetteer->entities[e].type == ENTI_IGNORE) != ignored) continue;
            for (size_t i = 0; i < naive->count; i++) {
                const struct found *f = &naive->best[i];
                if (naive->gazetteer->aliases[f->alias].entity != e) continue;
                if (!best || preference(naive, f, best) < 0) best = f;
            }
            if (best) enti_buffer_add_format(out, " %u/%u", best->alias, best->variant);
        }
    }
    enti_buffer_add_byte(out, '\n');
}

static void naive_scan(enti_buffer *out, struct naive *naive, enti_arena *arena, bool line_breaks) {
    struct place *place = &naive->place;
    decompose(&place->points, place->text);
    find_addresses(place);
    for (size_t j = 0; j < place->points.count;) {
        naive->count = 0;
        for (uint32_t i = 0; i < naive->gazetteer->alias_count && !place->points.at[j].inner; i++)
            try_alias(naive, arena, i, j, line_breaks);
        if (naive->count) print_best(out, naive);
        size_t end = naive->count ? naive->best[0].end : 0;
        do j++;
        while (j < place->points.count && place->points.at[j].begin < end);
    }
}

static void print_hits(enti_buffer *out, const enti_hits *hits) {
    for (size_t i = 0; i < hits->hits.count; i++) {
        const enti_hit *hit = ENTI_ROWS_AT(&hits->hits, enti_hit, i);
        enti_buffer_add_format(out, "%u-%u", hit->begin, hit->end);
        for (size_t k = 0; k < hit->count; k++) {
            const enti_reading *r = ENTI_ROWS_AT(&hits->readings, enti_reading, hit->first + k);
            enti_buffer_add_format(out, " %u/%u", r->alias, r->variant);
        }
        enti_buffer_add_byte(out, '\n');
    }
}

/* ---- Random input ---- */

#define PICK(state, list) ((list)[random_below((state), sizeof(list) / sizeof *(list))])

static ent_text random_alias(enti_arena *arena, uint64_t *state) {
    static const char *const parts[] = {
        "Ma", "Mali", "Chad", "Xi", "al", "Min",  "ho", "é", "Jae", "Łu",  "ñ", "İs",   "ı", "U.", "S.",
        "日", "本",   "ไทย",  "Й",  "한", "Côte", "d'", "x", "42",  "(A)", "!", "Sino", "ß", "各", "ệ"};
    static const char *const joints[] = {"", "", " ", " ", "-", "'"};
    for (;;) {
        enti_buffer out;
        enti_buffer_init(&out);
        size_t n = 1 + random_below(state, 3);
        for (size_t i = 0; i < n; i++) {
            if (i) enti_buffer_add_string(&out, PICK(state, joints));
            enti_buffer_add_string(&out, PICK(state, parts));
        }
        ent_text alias = enti_arena_copy(arena, enti_buffer_text(&out));
        enti_buffer_release(&out);
        size_t at = 0;
        if (enti_is_word(enti_utf8_next(alias, &at))) return alias;
    }
}

/* A point of an alias as some text might have it. */
static void add_mutated(enti_buffer *out, uint64_t *state, uint32_t point) {
    static const char *const separators[] = {" ",      "-",    "",     "\n",       "-\n",   "\u2013",
                                             "\u00A0", " \n ", "\n\n", "\u00AD\n", "\u2011"};
    static const char *const insertions[] = {"-\n", "\u00AD", "-", "\u00AD\n", "\u200D", " ", "-\n\n"};
    uint32_t plain[4];
    size_t dice = random_below(state, 40);
    if ((point == ' ' || point == '-') && dice < 12) {
        enti_buffer_add_string(out, PICK(state, separators));
        return;
    }
    if (point == '\'' && dice < 20) {
        enti_buffer_add_string(out, dice < 10 ? "\u2019" : "\u02BC");
        return;
    }
    if (dice == 0) point = enti_point_upper(point);
    if (dice == 1) point = enti_point_lower(point);
    if (dice == 2 && point == 'i') point = 0x130;
    size_t n = dice < 8 ? enti_point_plain(plain, point) : 0;
    if (n) {
        for (size_t i = 0; i < n; i++) enti_buffer_add_point(out, plain[i]);
    } else if (dice < 14) {
        utf8proc_int32_t parts[8];
        int boundary = 0;
        utf8proc_ssize_t m =
            utf8proc_decompose_char((utf8proc_int32_t)point, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
        for (utf8proc_ssize_t i = 0; i < m; i++) enti_buffer_add_point(out, (uint32_t)parts[i]);
    } else {
        enti_buffer_add_point(out, point);
    }
    if (dice == 39) enti_buffer_add_string(out, PICK(state, insertions));
}

static void add_occurrence(enti_buffer *out, uint64_t *state, ent_text alias) {
    size_t style = random_below(state, 8);
    size_t upper_from = style == 0 ? 0 : style == 1 ? random_below(state, alias.len) : SIZE_MAX;
    size_t upper_to = style == 2 ? random_below(state, alias.len) : style < 2 ? SIZE_MAX : 0;
    for (size_t at = 0; at < alias.len;) {
        bool upper = at >= upper_from || at < upper_to;
        uint32_t point = enti_utf8_next(alias, &at);
        if (upper && (style || upper_to)) point = enti_point_upper(point);
        if (style < 4)
            enti_buffer_add_point(out, point);
        else
            add_mutated(out, state, point);
    }
}

static void add_noise(enti_buffer *out, uint64_t *state) {
    static const char *const noise[] = {" ",      " ",
                                        " ",      " ",
                                        ", ",     ". ",
                                        "'s ",    "’ ",
                                        "'",      " l'",
                                        "d’",     " qu'",
                                        "-",      "\n",
                                        "\n\n",   "#",
                                        " @",     "@",
                                        "x",      "s",
                                        "S ",     "é",
                                        "日",     " US ",
                                        "THE ",   " https://a.b/",
                                        " www.",  ".org",
                                        "\u2014", "\u00AD",
                                        "/",      " the ",
                                        "_",      "\u0301",
                                        "'ll",    "(",
                                        "-\n"};
    enti_buffer_add_string(out, PICK(state, noise));
}

static void random_rows(row *rows, enti_arena *arena, uint64_t *state) {
    static const uint32_t types[] = {ENTI_STATE, ENTI_LEADER, ENTI_LEADER, ENTI_PARTY, ENTI_IGNORE};
    static const ent_kind kinds[] = {ENT_NAME, ENT_NAME, ENT_ACRONYM, ENT_DEMONYM, ENT_CAPITAL, ENT_SHORT};
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    size_t entity = 0;
    uint32_t type = PICK(state, types);
    for (size_t i = 0; i < ALIASES; i++) {
        if (i > 0 && entity < 7 && random_below(state, 3) == 0) {
            entity++;
            type = PICK(state, types);
        }
        size_t dice = random_below(state, 10);
        rows[i] = (row){names[entity],
                        type,
                        PICK(state, kinds),
                        random_alias(arena, state).at,
                        dice == 0   ? ENTI_CASE_EXACT
                        : dice == 1 ? ENTI_CASE_ANY
                                    : ENTI_CASE_CAPITALS,
                        NULL};
    }
}

static void random_text(enti_buffer *out, uint64_t *state, const row *rows) {
    size_t pieces = random_below(state, 30);
    for (size_t i = 0; i < pieces; i++) {
        if (random_below(state, 2))
            add_occurrence(out, state, enti_text_of(rows[random_below(state, ALIASES)].text));
        add_noise(out, state);
    }
}

/* Without vector instructions the hits are the same. */
static void check_plain_path(const enti_buffer *found, enti_matcher *matcher, enti_match_scratch *scratch,
                             ent_text text, bool line_breaks) {
    enti_filter_function *filter = matcher->filter;
    enti_hits hits = {0};
    enti_buffer plain;
    enti_buffer_init(&plain);
    matcher->filter = enti_filter_plain;
    assert_int_equal(enti_matcher_scan(&hits, matcher, scratch, text, line_breaks, NULL), ENT_OK);
    matcher->filter = filter;
    print_hits(&plain, &hits);
    assert_true(enti_text_equal(enti_buffer_text(&plain), enti_buffer_text(found)));
    enti_hits_release(&hits);
    enti_buffer_release(&plain);
}

static void agrees_with_the_naive_matcher(void **state) {
    (void)state;
    uint64_t seed = 20251125;
    static struct naive naive;
    size_t hits_seen = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        enti_arena arena;
        enti_buffer text, wanted, found;
        row rows[ALIASES];
        ent_gazetteer gazetteer;
        enti_arena_init(&arena);
        enti_buffer_init(&text), enti_buffer_init(&wanted), enti_buffer_init(&found);
        random_rows(rows, &arena, &seed);
        make_gazetteer(&gazetteer, &arena, rows, ALIASES);
        random_text(&text, &seed, rows);
        enti_match_options options = {random_below(&seed, 8) == 0,
                                      {"-'", random_below(&seed, 6) == 0 ? 1 : 0}};
        bool line_breaks = random_below(&seed, 8) == 0;

        enti_matcher *matcher;
        enti_match_scratch *scratch;
        enti_hits hits = {0};
        assert_int_equal(enti_matcher_new(&matcher, &gazetteer, &options, NULL), ENT_OK);
        assert_int_equal(enti_match_scratch_new(&scratch, matcher), ENT_OK);
        ent_text view = enti_buffer_text(&text);
        assert_int_equal(enti_matcher_scan(&hits, matcher, scratch, view, line_breaks, NULL), ENT_OK);
        hits_seen += hits.hits.count;
        print_hits(&found, &hits);
        check_plain_path(&found, matcher, scratch, view, line_breaks);

        naive.gazetteer = &gazetteer;
        naive.place.options = &options;
        naive.place.text = view;
        naive_scan(&wanted, &naive, &arena, line_breaks);
        if (!enti_text_equal(enti_buffer_text(&wanted), enti_buffer_text(&found))) {
            print_error("round %zu, ignore case %d, hyphen %zu, line breaks %d\n", round, options.ignore_case,
                        options.word_chars.len, line_breaks);
            for (size_t i = 0; i < ALIASES; i++)
                print_error("%zu %s type %u kind %d case %d: '%s'\n", i, rows[i].entity, rows[i].type,
                            rows[i].kind, rows[i].letter_case, rows[i].text);
            print_error("text: {%.*s}\nnaive:\n%.*smatcher:\n%.*s", (int)view.len, view.at, (int)wanted.len,
                        wanted.bytes, (int)found.len, found.bytes);
            fail();
        }
        enti_hits_release(&hits);
        enti_match_scratch_free(scratch);
        enti_matcher_free(matcher);
        enti_buffer_release(&text), enti_buffer_release(&wanted), enti_buffer_release(&found);
        enti_arena_release(&arena);
    }
    assert_true(hits_seen > ROUNDS);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(agrees_with_the_naive_matcher)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
