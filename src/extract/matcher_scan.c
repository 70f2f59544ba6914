/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a text. Goes out: hits, leftmost, then longest, with their readings.
 *
 * From each start that the filter leaves, the fragments are followed through the table as long as some alias
 * goes on so, and the groups on the way are kept. Then their spellings are verified, the longest first; the
 * first that stands there, has edges and lies in no address is a hit, and the next start is looked for behind
 * it. Cost: linear in the text, times at most the fragments of the longest alias.
 */
#include "base/utf8.h"
#include "extract/matcher_table.h"

struct scan {
    enti_hits *hits;
    const enti_matcher *matcher;
    enti_match_scratch *scratch;
    ent_text text;
    bool line_breaks;
    bool whole;  /* only the whole text counts, and what stands around or in it does not matter */
    size_t done; /* nothing may begin before */
    const ent_sink *sink;
};

/* ---- From a start to its groups ---- */

static bool is_ascii_word(const enti_matcher *matcher, ent_text text, size_t at) {
    return matcher->classes[(unsigned char)text.at[at]] & ENTI_BYTE_WORD;
}

/* Whether a fragment begins at `at`, no other reaching into it. */
static bool begins_fragment(ent_text text, size_t at) {
    size_t after = at;
    enti_point_class class = enti_classify(enti_utf8_next(text, &after));
    if (class == ENTI_POINT_SINGLE) return true;
    if (class != ENTI_POINT_WORD) return false;
    uint32_t before = enti_visible_before(text, &at);
    return !before || enti_classify(before) != ENTI_POINT_WORD;
}

/* Step from behind a fragment to the next one if an alias may go on there. */
static bool goes_on(const struct scan *s, uint64_t slot, size_t *at) {
    const enti_matcher *matcher = s->matcher;
    enti_gap gap;
    if (s->text.len - *at > 1 && s->text.at[*at] == ' ' && is_ascii_word(matcher, s->text, *at + 1)) {
        *at += 1;
        return enti_slot_next(slot) >> enti_next_letter((unsigned char)s->text.at[*at]) & 1;
    }
    if (!enti_gap_skip(&gap, s->text, at, matcher->longest_gap, s->line_breaks)) return false;
    if (gap.joins) return true;
    unsigned char byte = (unsigned char)s->text.at[*at];
    unsigned next = enti_slot_next(slot);
    return byte < 0x80 ? next >> enti_next_letter(byte) & 1 : next != 0;
}

static const enti_spelling *group_at(const enti_matcher *matcher, size_t group) {
    const void *units = (const uint64_t *)(const void *)matcher->spellings + group;
    return units;
}

/* Keep the groups of the aliases that may stand at `start`, the shortest first; their number. */
static size_t find_groups(const struct scan *s, const enti_start *start) {
    const enti_matcher *matcher = s->matcher;
    size_t *groups = s->scratch->groups, count = 0, at = start->at;
    if (!start->length && !begins_fragment(s->text, at)) return 0;
    enti_key key = enti_first_key(s->text.at + at, start->length);
    uint64_t hash = start->hash;
    at += start->length;
    if (!start->length) {
        if (!enti_fragment_add(&key, s->text, &at, matcher->longest_key)) return 0;
        hash = enti_key_hash(&key);
    }
    for (;;) {
        uint64_t slot = enti_slot_find(matcher, hash);
        size_t group = enti_slot_group(slot);
        if (group && (!count || groups[count - 1] != group)) {
            __builtin_prefetch(group_at(matcher, group));
            groups[count++] = group;
        }
        if (!goes_on(s, slot, &at) || !enti_fragment_add(&key, s->text, &at, matcher->longest_key)) break;
        hash = enti_key_hash(&key);
    }
    return count;
}

/* ---- From a group to what fits ---- */

static void verify_group(const struct scan *s, size_t group, size_t at) {
    for (const enti_spelling *spelling = group_at(s->matcher, group);;
         spelling = enti_spelling_next(spelling)) {
        enti_fit fit;
        if (enti_verify(&fit, spelling, s->text, at, s->line_breaks) && fit.begin >= s->done) {
            enti_fit *row = ENTI_ROWS_ADD(&s->scratch->fits, enti_fit);
            if (row) *row = fit;
        }
        if (spelling->flags & ENTI_SPELLING_LAST) break;
    }
}

static bool may_stand(const struct scan *s, const enti_fit *fit) {
    if (s->whole) return fit->begin == 0 && fit->end == s->text.len;
    return enti_has_edges(s->matcher, s->text, fit->begin, fit->end) &&
           !enti_in_address(s->scratch, s->text, fit->begin, fit->end) &&
           !(fit->acronym && enti_in_capitals_line(s->scratch, s->text, fit->begin));
}

/* ---- From what fits to readings ---- */

static bool is_better(const enti_fit *a, const enti_fit *b) {
    return a->begin != b->begin ? a->begin < b->begin : a->end > b->end;
}

/* As written before derived, then by kind. */
static uint64_t preference(const enti_matcher *matcher, const enti_fit *fit) {
    uint64_t kind = matcher->gazetteer->aliases[fit->alias].kind;
    return (uint64_t)(fit->variant != ENTI_AS_WRITTEN) << 40 | kind << 32 | fit->alias;
}

static bool is_ignored(const enti_matcher *matcher, const enti_fit *fit) {
    uint32_t entity = matcher->gazetteer->aliases[fit->alias].entity;
    return matcher->gazetteer->entities[entity].type == ENTI_IGNORE;
}

/* Order of readings: ignored entities first, then by entity, then by preference. */
static bool comes_before(const enti_matcher *matcher, const enti_fit *a, const enti_fit *b) {
    const enti_alias *aliases = matcher->gazetteer->aliases;
    bool ignored = is_ignored(matcher, a);
    if (ignored != is_ignored(matcher, b)) return ignored;
    if (aliases[a->alias].entity != aliases[b->alias].entity)
        return aliases[a->alias].entity < aliases[b->alias].entity;
    return preference(matcher, a) < preference(matcher, b);
}

/* Insertion sort: the groups are nearly in this order. */
static void sort_fits(const enti_matcher *matcher, enti_fit *fits, size_t count) {
    for (size_t i = 1; i < count; i++) {
        enti_fit fit = fits[i];
        size_t to = i;
        for (; to > 0 && comes_before(matcher, &fit, &fits[to - 1]); to--) fits[to] = fits[to - 1];
        fits[to] = fit;
    }
}

/* Move the fits of the best span to the front; their number. */
static size_t gather_best(enti_fit *fits, size_t count) {
    enti_fit best = fits[0];
    size_t gathered = 0;
    for (size_t i = 1; i < count; i++)
        if (is_better(&fits[i], &best)) best = fits[i];
    for (size_t i = 0; i < count; i++) {
        if (fits[i].begin != best.begin || fits[i].end != best.end) continue;
        enti_fit fit = fits[i];
        fits[i] = fits[gathered];
        fits[gathered++] = fit;
    }
    return gathered;
}

static bool add_hit(struct scan *s, enti_fit *fits, size_t count) {
    const enti_alias *aliases = s->matcher->gazetteer->aliases;
    size_t first = s->hits->readings.count;
    sort_fits(s->matcher, fits, count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && aliases[fits[i].alias].entity == aliases[fits[i - 1].alias].entity) continue;
        enti_reading *reading = ENTI_ROWS_ADD(&s->hits->readings, enti_reading);
        if (reading) *reading = (enti_reading){fits[i].alias, fits[i].variant};
    }
    enti_hit *hit = ENTI_ROWS_ADD(&s->hits->hits, enti_hit);
    if (hit)
        *hit = (enti_hit){fits[0].begin, fits[0].end, (uint32_t)first,
                          (uint32_t)(s->hits->readings.count - first)};
    s->done = fits[0].end;
    return true;
}

/* Make a hit of the best of what fits, if one may stand. */
static bool choose(struct scan *s) {
    enti_rows *rows = &s->scratch->fits;
    enti_fit *fits = rows->at;
    for (size_t count = rows->count, best; count > 0; fits += best, count -= best) {
        best = gather_best(fits, count);
        size_t standing = 0;
        for (size_t i = 0; i < best; i++)
            if (may_stand(s, &fits[i])) fits[standing++] = fits[i];
        if (standing) return add_hit(s, fits, standing);
    }
    enti_rows_clear(rows);
    return false;
}

/* ---- The scan ---- */

static ent_status try_start(struct scan *s, const enti_start *start) {
    const enti_matcher *matcher = s->matcher;
    enti_rows *fits = &s->scratch->fits;
    size_t count = find_groups(s, start);
    enti_rows_clear(fits);
    if (matcher->classes[(unsigned char)s->text.at[start->at]] & ENTI_BYTE_PATTERN) {
        ent_status status = enti_patterns_try(s->scratch, s->text, start->at, s->line_breaks, s->sink);
        if (status) return status;
    }
    bool together = fits->count > 0 || matcher->has_lead;
    while (count > 0) {
        verify_group(s, s->scratch->groups[--count], start->at);
        if (!together && fits->count && choose(s)) return ENT_OK;
    }
    if (together && fits->count) choose(s);
    return fits->failed ? ENT_NOMEM : ENT_OK;
}

static ent_status scan_all(struct scan *s) {
    enti_start *starts = s->scratch->starts;
    for (size_t from = 0, to; from < s->text.len; from = to) {
        to = s->text.len - from > ENTI_FILTER_BLOCK ? from + ENTI_FILTER_BLOCK : s->text.len;
        size_t count = s->matcher->filter(starts, s->matcher, s->text, from, to);
        for (size_t i = 0; i < count; i++) {
            if (starts[i].at < s->done) continue;
            ent_status status = try_start(s, &starts[i]);
            if (status) return status;
        }
    }
    return ENT_OK;
}

static ent_status run(struct scan *s) {
    enti_match_scratch *scratch = s->scratch;
    scratch->token = scratch->line = (ent_span){0, 0};
    enti_rows_clear(&scratch->addresses);
    enti_rows_clear(&s->hits->hits);
    enti_rows_clear(&s->hits->readings);
    ent_status status = scan_all(s);
    bool failed = s->hits->hits.failed || s->hits->readings.failed || scratch->addresses.failed;
    return status == ENT_OK && failed ? ENT_NOMEM : status;
}

ent_status enti_matcher_scan(enti_hits *hits, const enti_matcher *matcher, enti_match_scratch *scratch,
                             ent_text text, bool line_breaks, const ent_sink *sink) {
    struct scan s = {hits, matcher, scratch, text, line_breaks, false, 0, sink};
    return run(&s);
}

ent_status enti_matcher_read(enti_hits *hits, const enti_matcher *matcher, enti_match_scratch *scratch,
                             ent_text name) {
    struct scan s = {hits, matcher, scratch, enti_text_trim(name), false, true, 0, NULL};
    return run(&s);
}
