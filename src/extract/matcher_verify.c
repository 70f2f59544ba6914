/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a spelling, and a place in the text where its key was found. Goes out: whether the text says the
 * same, where it ends, and how it differs. Equal bytes are seen at once; else both sides are read as
 * decomposed points, and each letter narrows down the ways in which its word may be written. Cost: linear in
 * the spelling, and in what is invisible or blank in the text beside it.
 */
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/matcher_table.h"

#include <utf8proc.h>

enum { QUEUE = 16, DOT_ABOVE = 0x307 };

/* ---- Decomposed points ---- */

struct reader {
    ent_text text;
    size_t at;  /* behind the points in the queue */
    size_t end; /* behind the last visible point that was taken into the queue */
    bool soft;  /* a soft hyphen stood before the queue's first point */
    uint8_t count, taken;
    uint32_t queue[QUEUE];
};

static int combining_class(uint32_t point) {
    return point < 0x300 ? 0 : utf8proc_get_property((utf8proc_int32_t)point)->combining_class;
}

static uint32_t unify(uint32_t point) {
    if (point < 0x80) return point;
    if (enti_is_apostrophe(point)) return '\'';
    return enti_is_hyphen(point) ? '-' : point;
}

static void queue_point(struct reader *r, uint32_t point) {
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t n = 1;
    parts[0] = (utf8proc_int32_t)point;
    if (point >= 0xC0)
        n = utf8proc_decompose_char((utf8proc_int32_t)point, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE,
                                    &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < 8 && r->count < QUEUE; i++) {
        uint32_t part = (uint32_t)parts[i];
        size_t to = r->count++;
        int class = combining_class(part);
        for (; class && to > 0 && combining_class(r->queue[to - 1]) > class; to--)
            r->queue[to] = r->queue[to - 1];
        r->queue[to] = part;
    }
}

/* Read the next visible point and the marks that belong to it. */
static void refill(struct reader *r) {
    size_t at = r->at;
    r->count = r->taken = 0;
    r->soft = false;
    while (at < r->text.len) {
        uint32_t point = enti_utf8_next(r->text, &at);
        if (enti_is_invisible(point)) {
            r->soft |= point == 0xAD && !r->count;
            continue;
        }
        if (r->count && (!combining_class(point) || r->count + 4 > QUEUE)) return;
        queue_point(r, unify(point));
        r->at = r->end = at;
    }
}

/* The next point, 0 at the end. */
static uint32_t peek(struct reader *r) {
    if (r->taken == r->count) refill(r);
    return r->taken < r->count ? r->queue[r->taken] : 0;
}

static uint32_t take(struct reader *r) {
    uint32_t point = peek(r);
    if (point) r->taken++;
    return point;
}

/* Step over blanks; the number of line breaks among them, or -1 if there is no blank. */
static int take_blanks(struct reader *r) {
    int breaks = -1;
    for (uint32_t point; enti_is_blank(point = peek(r)); r->taken++)
        breaks = (breaks < 0 ? 0 : breaks) + enti_is_line_break(point);
    return breaks;
}

/* ---- Comparison ---- */

struct comparison {
    const enti_spelling *spelling;
    struct reader alias, text;
    int most_breaks;
    uint32_t last;       /* the alias's point before */
    unsigned part;       /* letters since the last hyphen or space of the alias */
    bool free_case;      /* the next letter may be small or capital */
    bool joined, spaced; /* parts were exchanged; the text has kept a space or hyphen */
    bool first;
    /* All of it so far: as written, in capitals, in any case. */
    bool written, capitals, any_case;
    /* The word at hand, and the words before: the first in capitals and the others as written, or the later
     * ones in capitals. */
    bool word_written, word_capitals;
    unsigned word_letters, words;
    bool all_written, first_capital, later_capital;
};

static bool same_in_any_case(uint32_t a, uint32_t t) {
    return enti_point_lower(a) == enti_point_lower(t) || enti_point_upper(a) == enti_point_upper(t);
}

/* Compare a letter of the alias with one of the text. false: no way of writing is left. */
static bool compare_letter(struct comparison *c, uint32_t a, uint32_t t) {
    uint32_t upper = enti_point_upper(a);
    bool written = a == t || (c->free_case && same_in_any_case(a, t)) ||
                   (c->first && c->spelling->flags & ENTI_SPELLING_FIRST_UP && t == upper);
    if (written && a != t && !c->first) c->joined = true;
    c->word_written &= written;
    c->word_capitals &= t == upper;
    c->written &= written;
    c->capitals &= t == upper;
    c->any_case &= same_in_any_case(a, t);
    c->word_letters++;
    c->part++;
    c->free_case = c->first = false;
    if (a == 'i' && t == 'I' && c->text.taken < c->text.count && c->text.queue[c->text.taken] == DOT_ABOVE)
        c->text.taken++;
    return c->written || c->capitals || c->any_case ||
           (c->spelling->flags & ENTI_SPELLING_NAME && (c->word_written || c->word_capitals));
}

/* Count the word that ends here among those as written and those in capitals. */
static bool end_word(struct comparison *c) {
    bool capital = c->word_capitals && c->word_letters > 1;
    c->later_capital = (c->later_capital || c->all_written) && capital && c->words > 0;
    c->first_capital = c->words == 0 ? capital : c->first_capital && c->word_written;
    c->all_written &= c->word_written;
    c->words++;
    c->word_letters = 0;
    c->word_written = c->word_capitals = true;
    return c->written || c->capitals || c->any_case || c->first_capital || c->later_capital || c->all_written;
}

static bool is_leader(const struct comparison *c) {
    return c->spelling->flags & ENTI_SPELLING_LEADER;
}

/* A hyphen of the text and, at a line's end, the break behind it. false: there is none. `broken` tells of the
 * break. */
static bool take_hyphen(struct comparison *c, bool *broken) {
    struct reader before = c->text;
    *broken = false;
    if (peek(&c->text) == '-') {
        take(&c->text);
        struct reader hyphen = c->text;
        if (!peek(&c->alias)) return true;
        int breaks = take_blanks(&c->text);
        *broken = breaks == 1 && c->most_breaks;
        if (!*broken) c->text = hyphen;
        return true;
    }
    if (enti_is_blank(peek(&c->text)) && c->text.soft) {
        *broken = take_blanks(&c->text) == 1 && c->most_breaks;
        if (*broken) return true;
    }
    c->text = before;
    return false;
}

/* The alias has a space or hyphen. */
static bool compare_separator(struct comparison *c, uint32_t a) {
    bool broken, blank = enti_is_blank(peek(&c->text)), same = false, nothing = false;
    if (a == '-' && take_hyphen(c, &broken))
        same = true;
    else if (blank) {
        if (take_blanks(&c->text) > c->most_breaks) return false;
        same = a == ' ';
    } else
        nothing = a == '-' || !take_hyphen(c, &broken);
    if (a == ' ' && !end_word(c)) return false;
    c->spaced |= !nothing;
    c->joined |= !same;
    c->free_case = is_leader(c) && (a == '-' || !same);
    c->part = 0;
    return same || is_leader(c);
}

/* Whether two letters of the alias follow. */
static bool letters_follow(struct reader alias) {
    return enti_is_letter(take(&alias)) && enti_is_letter(take(&alias));
}

/* The text has a hyphen where the alias has none: at a line's end, or between parts of a leader's name. */
static void pass_hyphen(struct comparison *c) {
    bool broken, inner = enti_is_word(c->last) && enti_is_word(peek(&c->alias));
    bool parts = is_leader(c) && c->part > 1 && letters_follow(c->alias);
    struct reader before = c->text;
    if (!inner || !take_hyphen(c, &broken)) return;
    if (!broken && !parts) c->text = before;
    if (!parts) return;
    c->free_case = c->spaced = true;
    c->joined |= !broken;
    c->part = 0;
}

static bool compare_point(struct comparison *c) {
    uint32_t a = peek(&c->alias);
    if (a == ' ' || a == '-') {
        take(&c->alias);
        c->last = a;
        return compare_separator(c, a);
    }
    if (peek(&c->text) != a) pass_hyphen(c);
    uint32_t t = take(&c->text);
    take(&c->alias);
    c->last = a;
    if (enti_is_letter(a)) return enti_is_letter(t) && compare_letter(c, a, t);
    c->first = false;
    return a == t;
}

/* How the text differs, when all of it was compared. false: in no way that this spelling allows. */
static bool judge(struct comparison *c, uint32_t *variant) {
    unsigned flags = c->spelling->flags;
    *variant = c->spelling->variant | (c->joined ? ENTI_JOINED_PARTS : 0);
    end_word(c);
    if (c->joined && !c->spaced && memchr(c->spelling->text, ' ', c->spelling->len)) return false;
    if (c->written) return true;
    if (c->capitals && flags & ENTI_SPELLING_CAPITALS)
        *variant |= ENTI_ALL_CAPITALS;
    else if (!c->capitals && (c->first_capital || c->later_capital) && flags & ENTI_SPELLING_NAME)
        *variant |= ENTI_CAPITAL_NAME;
    else if (c->any_case && flags & ENTI_SPELLING_ANY_CASE)
        *variant |= ENTI_CASE_IGNORED;
    else
        return false;
    return true;
}

static bool compare(enti_fit *fit, const enti_spelling *s, ent_text text, size_t begin, bool line_breaks) {
    struct comparison c = {.spelling = s,
                           .alias = {.text = enti_spelling_text(s)},
                           .text = {.text = text, .at = begin},
                           .most_breaks = line_breaks ? 0 : 1,
                           .first = true,
                           .written = true,
                           .capitals = s->flags & ENTI_SPELLING_CAPITALS,
                           .any_case = s->flags & ENTI_SPELLING_ANY_CASE,
                           .word_written = true,
                           .word_capitals = true,
                           .all_written = true};
    while (peek(&c.alias))
        if (!compare_point(&c)) return false;
    if (c.text.taken != c.text.count || !judge(&c, &fit->variant)) return false;
    fit->end = (uint32_t)c.text.end;
    return true;
}

/* Where the spelling begins, if its first fragment stands at `at`: punctuation may stand before it. false:
 * not enough text. */
static bool find_begin(size_t *begin, const enti_spelling *s, ent_text text, size_t at) {
    ent_text alias = enti_spelling_text(s);
    size_t lead = 0;
    enti_gap gap;
    if (!(s->flags & ENTI_SPELLING_LEAD)) return *begin = at, true;
    if (!enti_gap_skip(&gap, alias, &lead, SIZE_MAX, false)) return false;
    while (lead > 0) {
        uint32_t a = enti_utf8_previous(alias, &lead), t = enti_visible_before(text, &at);
        size_t before = at;
        while (a == ' ' && enti_is_blank(t) && enti_is_blank(enti_visible_before(text, &before))) at = before;
        if (!t) return false;
    }
    return *begin = at, true;
}

bool enti_verify(enti_fit *fit, const enti_spelling *s, ent_text text, size_t at, bool line_breaks) {
    size_t begin;
    if (!find_begin(&begin, s, text, at)) return false;
    fit->begin = (uint32_t)begin;
    fit->alias = s->alias;
    fit->acronym = s->flags & ENTI_SPELLING_ACRONYM;
    if (text.len - begin >= s->len && memcmp(text.at + begin, s->text, s->len) == 0) {
        fit->variant = s->variant;
        fit->end = (uint32_t)(begin + s->len);
        return true;
    }
    return compare(fit, s, text, begin, line_breaks);
}
