/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: the gazetteer's aliases. Goes out: the matcher's tables.
 *
 * Each alias becomes a spelling, and one more each where its accents may be left off or a plural s may
 * follow. A spelling enters the table under the key of each of its beginnings that end with a fragment:
 *
 *     Côte d'Ivoire       cote -> d,   coted -> i,   cotedivoire = group of spellings
 *
 * Keys that meet in a slot share it: a search that finds another key's slot verifies spellings in vain or
 * looks one fragment too far, but never misses, since it probes as the insertion did. Cost: linear in the
 * aliases' bytes.
 */
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/matcher_table.h"

#include <stdlib.h>
#include <utf8proc.h>

enum { LEAST_CAPITALS = 4, LONGEST_SPELLING = UINT16_MAX, NO_NEXT = 0, ANY_NEXT = 0xFFFF };

/* A spelling on its way into the table. */
struct draft {
    ent_text text;
    uint32_t alias;
    uint8_t flags, variant;
    bool ignored;
    size_t slot;
};

/* A beginning of a spelling. */
struct beginning {
    uint64_t hash;
    uint16_t next; /* bit of the letter that follows */
    bool starts;   /* a text's first fragment can be it */
};

struct builder {
    enti_matcher *matcher;
    const enti_match_options *options;
    enti_arena arena;
    enti_rows drafts, beginnings;
    enti_buffer plain;
};

/* ---- Spellings ---- */

/* Blanks as one space, none at the ends; hyphens and apostrophes unified; invisible points left out. */
static ent_text unified(enti_arena *arena, ent_text text) {
    char *out = enti_arena_take(arena, text.len + 1, 1);
    size_t len = 0;
    bool blank = false;
    for (size_t at = 0; out && at < text.len;) {
        uint32_t point = enti_utf8_next(text, &at);
        if (enti_is_invisible(point)) continue;
        if (enti_is_blank(point)) {
            blank = len > 0;
            continue;
        }
        if (blank) out[len++] = ' ';
        blank = false;
        if (enti_is_apostrophe(point)) point = '\'';
        if (enti_is_hyphen(point)) point = '-';
        len += enti_utf8_encode(out + len, point);
    }
    return enti_text(out, out ? len : 0);
}

static bool is_ascii(ent_text text) {
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80) return false;
    return true;
}

static ent_text composed(enti_arena *arena, ent_text text) {
    utf8proc_uint8_t *out = NULL;
    if (is_ascii(text)) return text;
    utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.len, &out,
                                        UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (len < 0) {
        arena->failed |= len == UTF8PROC_ERROR_NOMEM;
        return text;
    }
    text = enti_arena_copy(arena, enti_text((const char *)out, (size_t)len));
    free(out);
    return text;
}

static bool is_latin(uint32_t point) {
    return point < 0x250 || (point >= 0x1E00 && point < 0x1F00) || (point >= 0x2C60 && point < 0x2C80) ||
           (point >= 0xA720 && point < 0xA800) || (point >= 0xFB00 && point < 0xFB07);
}

/* `text` with its accents off in `out`; false: it has none, or is not in Latin letters. */
static bool take_accents_off(enti_buffer *out, ent_text text) {
    uint32_t plain[4];
    enti_buffer_clear(out);
    for (size_t at = 0; at < text.len;) {
        uint32_t point = enti_utf8_next(text, &at);
        if (enti_is_letter(point) && !is_latin(point)) return false;
        size_t n = enti_point_plain(plain, point);
        for (size_t i = 0; i < n; i++) enti_buffer_add_point(out, plain[i]);
    }
    return !enti_text_equal(enti_buffer_text(out), text);
}

static size_t count_letters(ent_text text) {
    size_t letters = 0;
    for (size_t at = 0; at < text.len;) letters += enti_is_letter(enti_utf8_next(text, &at));
    return letters;
}

/* Whether an acronym, in lower case, would be a common word of a language: "us", "it". */
static bool is_common_word(const enti_languages *languages, ent_text text) {
    for (size_t i = 0; i < languages->count; i++)
        if (enti_words_have_folded(&languages->at[i].words[ENTI_WORDS_COMMON], text)) return true;
    return false;
}

static uint8_t flags_of(const struct builder *b, const enti_alias *alias, ent_text text) {
    const ent_gazetteer *gazetteer = b->matcher->gazetteer;
    bool leader = gazetteer->entities[alias->entity].type == ENTI_LEADER;
    bool acronym = alias->kind == ENT_ACRONYM, exact = alias->letter_case == ENTI_CASE_EXACT;
    bool derived = alias->letter_case == ENTI_CASE_CAPITALS && !acronym;
    bool any = alias->letter_case == ENTI_CASE_ANY;
    size_t at = 0;
    uint32_t first = enti_utf8_next(text, &at);
    if (b->options->ignore_case && !exact && !(acronym && is_common_word(&gazetteer->languages, text)))
        any = true;
    return (uint8_t)((derived && count_letters(text) >= LEAST_CAPITALS ? ENTI_SPELLING_CAPITALS : 0) |
                     (derived && leader && alias->kind == ENT_NAME ? ENTI_SPELLING_NAME : 0) |
                     (any ? ENTI_SPELLING_ANY_CASE : 0) | (leader ? ENTI_SPELLING_LEADER : 0) |
                     (acronym ? ENTI_SPELLING_ACRONYM : 0) |
                     (enti_is_fragment(enti_classify(first)) ? 0 : ENTI_SPELLING_LEAD) |
                     (!acronym && !exact && enti_point_upper(first) != first ? ENTI_SPELLING_FIRST_UP : 0));
}

static void add_draft(struct builder *b, uint32_t alias_index, ent_text text, unsigned variant) {
    const ent_gazetteer *gazetteer = b->matcher->gazetteer;
    const enti_alias *alias = &gazetteer->aliases[alias_index];
    if (!text.len || text.len > LONGEST_SPELLING) return;
    struct draft *draft = ENTI_ROWS_ADD(&b->drafts, struct draft);
    if (!draft) return;
    *draft = (struct draft){.text = text,
                            .alias = alias_index,
                            .flags = flags_of(b, alias, text),
                            .variant = (uint8_t)variant,
                            .ignored = gazetteer->entities[alias->entity].type == ENTI_IGNORE};
}

/* `text`, and with a plural s if it is a demonym. */
static void add_with_plural(struct builder *b, uint32_t alias, ent_text text, unsigned variant) {
    add_draft(b, alias, text, variant);
    if (b->matcher->gazetteer->aliases[alias].kind != ENT_DEMONYM || !text.len) return;
    add_draft(b, alias, enti_arena_format(&b->arena, "%.*ss", (int)text.len, text.at), variant | ENTI_PLURAL);
}

static void add_spellings(struct builder *b, uint32_t alias) {
    ent_text text = composed(&b->arena, unified(&b->arena, b->matcher->gazetteer->aliases[alias].text));
    if (text.len > LONGEST_SPELLING) return;
    add_with_plural(b, alias, text, 0);
    if (!is_ascii(text) && take_accents_off(&b->plain, text))
        add_with_plural(b, alias, enti_arena_copy(&b->arena, enti_buffer_text(&b->plain)),
                        ENTI_PLAIN_ACCENTS);
}

/* ---- Beginnings ---- */

/* The bit of the letter at `at`; all of them where decomposed text may have another. */
static uint16_t next_bit(ent_text text, size_t at) {
    unsigned char byte = (unsigned char)text.at[at];
    unsigned bits = byte < 0x80 ? 1u << enti_next_letter(byte) : ANY_NEXT;
    return (uint16_t)bits;
}

/* Add the beginnings of a draft; the hash of its whole key. false: it has no fragment. */
static bool add_beginnings(struct builder *b, const struct draft *draft, uint64_t *whole) {
    enti_matcher *matcher = b->matcher;
    bool leader = draft->flags & ENTI_SPELLING_LEADER;
    bool keeps =
        memchr(draft->text.at, ' ', draft->text.len) && !memchr(draft->text.at, '-', draft->text.len);
    enti_key key = {0};
    enti_gap gap;
    size_t at = 0;
    if (!enti_gap_skip(&gap, draft->text, &at, SIZE_MAX, false)) return false;
    for (bool more = true, first = true; more; first = false) {
        enti_fragment_add(&key, draft->text, &at, SIZE_MAX);
        more = enti_gap_skip(&gap, draft->text, &at, SIZE_MAX, false);
        if (gap.others > matcher->longest_gap) matcher->longest_gap = gap.others;
        struct beginning *beginning = ENTI_ROWS_ADD(&b->beginnings, struct beginning);
        if (!beginning) return false;
        beginning->hash = *whole = enti_key_hash(&key);
        beginning->next = more ? next_bit(draft->text, at) : NO_NEXT;
        beginning->starts = first || (leader && (more || !keeps));
    }
    matcher->has_lead |= draft->flags & ENTI_SPELLING_LEAD;
    if (key.length > matcher->longest_key) matcher->longest_key = key.length;
    return true;
}

/* ---- Slots ---- */

/* The slot of `hash`; taken, and counted, if it was free. */
static size_t take_slot(enti_matcher *matcher, uint64_t hash, size_t *taken) {
    size_t at = enti_slot_home(matcher, hash);
    while (matcher->slots[at] && matcher->slots[at] >> 40 != enti_slot_tag(hash))
        if (++at == matcher->slot_count) at = 0;
    *taken += !matcher->slots[at];
    matcher->slots[at] |= enti_slot_tag(hash) << 40;
    return at;
}

static bool make_slots(struct builder *b, enti_arena *arena, size_t keys, size_t *taken) {
    enti_matcher *matcher = b->matcher;
    matcher->slot_count = keys + keys / 2 + 1;
    matcher->slots = ENTI_ARENA_ARRAY(arena, uint64_t, matcher->slot_count);
    *taken = 0;
    for (size_t i = 0; matcher->slots && i < b->beginnings.count; i++) {
        const struct beginning *beginning = ENTI_ROWS_AT(&b->beginnings, struct beginning, i);
        size_t slot = take_slot(matcher, beginning->hash, taken);
        matcher->slots[slot] |= (uint64_t)beginning->next << 24;
    }
    return matcher->slots != NULL && matcher->slot_count <= UINT32_MAX;
}

static bool make_bloom(struct builder *b) {
    enti_matcher *matcher = b->matcher;
    size_t keys = 0;
    for (size_t i = 0; i < b->beginnings.count; i++)
        keys += ENTI_ROWS_AT(&b->beginnings, struct beginning, i)->starts;
    for (matcher->bloom_words = 1; matcher->bloom_words < keys / 5;) matcher->bloom_words *= 2;
    matcher->bloom = ENTI_ARENA_ARRAY(&matcher->arena, uint64_t, matcher->bloom_words);
    for (size_t i = 0; matcher->bloom && i < b->beginnings.count; i++) {
        const struct beginning *beginning = ENTI_ROWS_AT(&b->beginnings, struct beginning, i);
        if (beginning->starts) *enti_bloom_word(matcher, beginning->hash) |= enti_bloom_bits(beginning->hash);
    }
    return matcher->bloom != NULL;
}

/* ---- Groups ---- */

static size_t spelling_units(const struct draft *draft) {
    return (sizeof(enti_spelling) + draft->text.len + 7) / 8;
}

/* Whether a group has the draft's spelling as an alias of its own: then accents are not left off for it. */
static bool has_own(struct draft *const *group, size_t count, const struct draft *draft) {
    for (size_t i = 0; i < count; i++)
        if (!group[i]->variant && enti_text_equal(group[i]->text, draft->text)) return true;
    return false;
}

/* Write the drafts of one slot at `*unit`, ignored ones first. */
static void write_group(enti_matcher *matcher, struct draft *const *group, size_t count, size_t *unit) {
    enti_spelling *last = NULL;
    matcher->slots[group[0]->slot] |= *unit;
    for (size_t i = 0; i < 2 * count; i++) {
        const struct draft *draft = group[i % count];
        if (draft->ignored != (i < count)) continue;
        if (draft->variant & ENTI_PLAIN_ACCENTS && has_own(group, count, draft)) continue;
        last = (enti_spelling *)((uint64_t *)(void *)matcher->spellings + *unit);
        last->alias = draft->alias;
        last->len = (uint16_t)draft->text.len;
        last->flags = draft->flags;
        last->variant = draft->variant;
        memcpy(last->text, draft->text.at, draft->text.len);
        *unit += spelling_units(draft);
    }
    if (last) last->flags |= ENTI_SPELLING_LAST;
}

static int by_slot(const void *a, const void *b) {
    const struct draft *x = *(struct draft *const *)a, *y = *(struct draft *const *)b;
    if (x->slot != y->slot) return x->slot < y->slot ? -1 : 1;
    return (x > y) - (x < y);
}

static bool make_groups(struct builder *b) {
    enti_matcher *matcher = b->matcher;
    size_t count = 0, units = 1, unit = 1;
    struct draft **order = ENTI_ARENA_ARRAY(&b->arena, struct draft *, b->drafts.count);
    if (!order) return false;
    for (size_t i = 0; i < b->drafts.count; i++) {
        struct draft *draft = ENTI_ROWS_AT(&b->drafts, struct draft, i);
        if (draft->slot == SIZE_MAX) continue;
        units += spelling_units(draft);
        order[count++] = draft;
    }
    if (units >> 24) return false;
    qsort(order, count, sizeof *order, by_slot);
    matcher->spellings = enti_arena_take(&matcher->arena, units, 8);
    for (size_t i = 0, end; matcher->spellings && i < count; i = end) {
        for (end = i + 1; end < count && order[end]->slot == order[i]->slot;) end++;
        write_group(matcher, order + i, end - i, &unit);
    }
    return matcher->spellings != NULL;
}

/* ---- Bytes ---- */

static void set_first(enti_matcher *matcher, uint32_t point) {
    char bytes[4];
    enti_utf8_encode(bytes, point);
    matcher->classes[(unsigned char)bytes[0]] |= ENTI_BYTE_FIRST;
}

/* The bytes with which `point` can begin in a text, composed or not. */
static void set_first_forms(enti_matcher *matcher, uint32_t point) {
    uint32_t plain[4] = {0};
    set_first(matcher, point);
    if (point < 0x80) return;
    if (enti_point_plain(plain, point)) set_first(matcher, plain[0]);
    if (point >= 0xAC00 && point <= 0xD7A3) set_first(matcher, 0x1100);
    if (point >= 0x1E00 && point < 0x2000)
        for (uint32_t part = 0xC0; part < 0x400; part += 0x40) set_first(matcher, part);
}

static void set_firsts(enti_matcher *matcher, const struct draft *draft) {
    enti_gap gap;
    size_t at = 0;
    if (!enti_gap_skip(&gap, draft->text, &at, SIZE_MAX, false)) return;
    uint32_t point = enti_utf8_next(draft->text, &at);
    set_first_forms(matcher, point);
    if (draft->flags &
        (ENTI_SPELLING_CAPITALS | ENTI_SPELLING_NAME | ENTI_SPELLING_ANY_CASE | ENTI_SPELLING_FIRST_UP)) {
        set_first_forms(matcher, enti_point_upper(point));
        if (point == 'i') set_first(matcher, 0x130);
    }
    if (draft->flags & ENTI_SPELLING_ANY_CASE) {
        set_first_forms(matcher, enti_point_lower(point));
        if (point == 'I') set_first(matcher, 0x130), set_first(matcher, 0x131);
    }
}

static void set_classes(struct builder *b) {
    enti_matcher *matcher = b->matcher;
    for (uint32_t byte = 0; byte < 0x80; byte++)
        if (enti_is_word(byte)) matcher->classes[byte] |= ENTI_BYTE_WORD;
    for (size_t i = 0; i < b->drafts.count; i++)
        set_firsts(matcher, ENTI_ROWS_AT(&b->drafts, struct draft, i));
}

static bool copy_word_chars(enti_matcher *matcher, ent_text chars) {
    matcher->word_chars = ENTI_ARENA_ARRAY(&matcher->arena, uint32_t, chars.len);
    for (size_t at = 0; matcher->word_chars && at < chars.len;)
        matcher->word_chars[matcher->word_char_count++] = enti_utf8_next(chars, &at);
    return matcher->word_chars != NULL;
}

static bool fill(struct builder *b) {
    enti_matcher *matcher = b->matcher;
    const ent_gazetteer *gazetteer = matcher->gazetteer;
    size_t taken;
    for (size_t i = 0; i < gazetteer->alias_count; i++)
        if (!gazetteer->aliases[i].pattern) add_spellings(b, (uint32_t)i);
    uint64_t *whole = ENTI_ARENA_ARRAY(&b->arena, uint64_t, b->drafts.count);
    if (!whole) return false;
    for (size_t i = 0; i < b->drafts.count; i++) {
        struct draft *draft = ENTI_ROWS_AT(&b->drafts, struct draft, i);
        draft->slot = add_beginnings(b, draft, &whole[i]) ? 0 : SIZE_MAX;
    }
    if (!make_slots(b, &b->arena, b->beginnings.count, &taken)) return false;
    if (!make_slots(b, &matcher->arena, taken, &taken)) return false;
    for (size_t i = 0; i < b->drafts.count; i++) {
        struct draft *draft = ENTI_ROWS_AT(&b->drafts, struct draft, i);
        if (draft->slot != SIZE_MAX) draft->slot = take_slot(matcher, whole[i], &taken);
    }
    set_classes(b);
    matcher->longest_gap++; /* a hyphen at a line's end */
    return make_bloom(b) && make_groups(b) && copy_word_chars(matcher, b->options->word_chars);
}

ent_status enti_matcher_build(enti_matcher *matcher, const enti_match_options *options) {
    struct builder b = {.matcher = matcher, .options = options};
    enti_arena_init(&b.arena);
    enti_buffer_init(&b.plain);
    bool filled = fill(&b) && !b.arena.failed && !matcher->arena.failed && !b.drafts.failed &&
                  !b.beginnings.failed && !b.plain.failed;
    enti_arena_release(&b.arena);
    enti_rows_release(&b.drafts);
    enti_rows_release(&b.beginnings);
    enti_buffer_release(&b.plain);
    return filled ? ENT_OK : ENT_NOMEM;
}
