/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: cue patterns with `{}` for the alias. Goes out: one compiled alternation for each type, for and
 * against. A pattern begins at a word or at the alias, so that it is tried, anchored, at the alias and at the
 * few words before it. Invariant: the window is at most 2 * REACH bytes, so that no text can make a pattern
 * slow; match and depth limits hold besides. Cost: a few hundred bytes read for each question. */
#include "extract/cues.h"
#include "base/utf8.h"

#include <pcre2.h>
#include <stdlib.h>

enum { REACH = 96, MATCH_LIMIT = 20000, DEPTH_LIMIT = 500, BUFFER = 2 * REACH + 16, MOST_STARTS = 8 };

/* Stands for the alias in patterns and windows: a private character. */
#define ALIAS "\xEE\x80\x80"

typedef struct cue_group {
    ent_text type; /* empty: any */
    bool counter;
    pcre2_code *code;
    uint8_t first[32]; /* bit set of the bytes that a match can begin with */
} cue_group;

struct enti_cues {
    cue_group *groups;
    size_t count;
    pcre2_match_context *limits;
};

struct enti_cue_scratch {
    pcre2_match_data *match;
    char window[BUFFER];
};

static void add_pattern(enti_buffer *out, ent_text pattern) {
    enti_buffer_add_string(out, out->len ? "|(?:" : "(?:");
    for (size_t i = 0; i < pattern.len; i++) {
        bool alias = pattern.at[i] == '{' && i + 1 < pattern.len && pattern.at[i + 1] == '}';
        if (alias)
            enti_buffer_add_string(out, ALIAS);
        else
            enti_buffer_add_byte(out, pattern.at[i]);
        i += alias;
    }
    enti_buffer_add_byte(out, ')');
}

static pcre2_code *compile(ent_text pattern, uint32_t anchored, int *error) {
    PCRE2_SIZE offset;
    return pcre2_compile((PCRE2_SPTR)pattern.at, pattern.len, PCRE2_UTF | PCRE2_UCP | anchored, error,
                         &offset, NULL);
}

/* The bytes that a match can begin with, as PCRE2 finds them for a pattern that is not anchored; all where it
 * does not say. */
static void find_first_bytes(uint8_t first[32], ent_text pattern) {
    int error;
    const uint8_t *bitmap = NULL;
    pcre2_code *code = compile(pattern, 0, &error);
    memset(first, 0xFF, 32);
    if (code && pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &bitmap) == 0 && bitmap)
        memcpy(first, bitmap, 32);
    pcre2_code_free(code);
}

/* Find the pattern of a group that is at fault, and say where it stands. */
static ent_status report_fault(const enti_language *language, const cue_group *group, const ent_sink *sink) {
    for (size_t i = 0; i < language->cue_count; i++) {
        const enti_cue *cue = &language->cues[i];
        if (cue->counter != group->counter || !enti_text_equal(cue->type, group->type)) continue;
        enti_buffer pattern = {0};
        add_pattern(&pattern, cue->pattern);
        int error = 0;
        pcre2_code *code =
            pattern.failed ? NULL : compile(enti_buffer_text(&pattern), PCRE2_ANCHORED, &error);
        enti_buffer_release(&pattern);
        pcre2_code_free(code);
        if (code) continue;
        PCRE2_UCHAR text[160] = "out of memory";
        if (error) pcre2_get_error_message(error, text, sizeof text);
        enti_report(sink, ENT_ERROR, (enti_place){cue->file, cue->line, 0},
                    "the cue '%.*s' does not compile: %s", (int)cue->pattern.len, cue->pattern.at,
                    (const char *)text);
        return ENT_GAZETTEER;
    }
    return ENT_NOMEM;
}

static ent_status compile_group(cue_group *group, const enti_language *language, const ent_sink *sink) {
    enti_buffer all = {0};
    for (size_t i = 0; i < language->cue_count; i++) {
        const enti_cue *cue = &language->cues[i];
        if (cue->counter == group->counter && enti_text_equal(cue->type, group->type))
            add_pattern(&all, cue->pattern);
    }
    int error = 0;
    if (!all.failed) group->code = compile(enti_buffer_text(&all), PCRE2_ANCHORED, &error);
    if (group->code) {
        pcre2_jit_compile(group->code, PCRE2_JIT_COMPLETE);
        find_first_bytes(group->first, enti_buffer_text(&all));
    }
    enti_buffer_release(&all);
    return group->code ? ENT_OK : report_fault(language, group, sink);
}

static cue_group *group_of(const enti_cues *cues, const enti_cue *cue) {
    for (size_t i = 0; i < cues->count; i++)
        if (cues->groups[i].counter == cue->counter && enti_text_equal(cues->groups[i].type, cue->type))
            return &cues->groups[i];
    return NULL;
}

static ent_status fill(enti_cues *cues, const enti_language *language, const ent_sink *sink) {
    cues->limits = pcre2_match_context_create(NULL);
    if (!cues->limits) return ENT_NOMEM;
    pcre2_set_match_limit(cues->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(cues->limits, DEPTH_LIMIT);
    size_t most = language ? language->cue_count : 0;
    cues->groups = calloc(most + 1, sizeof *cues->groups);
    if (!cues->groups) return ENT_NOMEM;
    for (size_t i = 0; i < most; i++) {
        const enti_cue *cue = &language->cues[i];
        if (group_of(cues, cue)) continue;
        cue_group *group = &cues->groups[cues->count++];
        *group = (cue_group){.type = cue->type, .counter = cue->counter};
        ent_status status = compile_group(group, language, sink);
        if (status) return status;
    }
    return ENT_OK;
}

ent_status enti_cues_new(enti_cues **out, const enti_language *language, const ent_sink *sink) {
    enti_cues *cues = calloc(1, sizeof *cues);
    if (!cues) return ENT_NOMEM;
    ent_status status = fill(cues, language, sink);
    if (status)
        enti_cues_free(cues);
    else
        *out = cues;
    return status;
}

void enti_cues_free(enti_cues *cues) {
    if (!cues) return;
    for (size_t i = 0; i < cues->count; i++) pcre2_code_free(cues->groups[i].code);
    pcre2_match_context_free(cues->limits);
    free(cues->groups);
    free(cues);
}

ent_status enti_cue_scratch_new(enti_cue_scratch **out) {
    enti_cue_scratch *scratch = calloc(1, sizeof *scratch);
    if (scratch) scratch->match = pcre2_match_data_create(1, NULL);
    if (!scratch || !scratch->match) {
        free(scratch);
        return ENT_NOMEM;
    }
    *out = scratch;
    return ENT_OK;
}

void enti_cue_scratch_free(enti_cue_scratch *scratch) {
    if (!scratch) return;
    pcre2_match_data_free(scratch->match);
    free(scratch);
}

/* What stands around `at`, cut to whole code points, with the alias replaced; `*place` is where. */
static ent_text window_around(size_t *place, enti_cue_scratch *scratch, ent_text text, ent_span at) {
    size_t begin = at.begin > REACH ? at.begin - REACH : 0;
    size_t end = text.len - at.end > REACH ? at.end + REACH : text.len;
    while (begin < at.begin && enti_utf8_is_continuation(text.at[begin])) begin++;
    while (end > at.end && end < text.len && enti_utf8_is_continuation(text.at[end])) end--;
    size_t before = at.begin - begin, after = end - at.end, alias = sizeof ALIAS - 1;
    memcpy(scratch->window, text.at + begin, before);
    memcpy(scratch->window + before, ALIAS, alias);
    memcpy(scratch->window + before + alias, text.at + at.end, after);
    *place = before;
    return enti_text(scratch->window, before + alias + after);
}

/* "party-name": names of parties alone. */
static bool are_joined(ent_text joined, const ent_text types[2]) {
    size_t first = types[0].len;
    return joined.len == first + 1 + types[1].len && joined.at[first] == '-' &&
           enti_text_equal(enti_text_slice(joined, 0, first), types[0]) &&
           enti_text_equal(enti_text_slice(joined, first + 1, joined.len), types[1]);
}

static bool concerns(const cue_group *group, bool counter, const ent_text types[2]) {
    return group->counter == counter &&
           (!group->type.len || enti_text_equal(group->type, types[0]) ||
            enti_text_equal(group->type, types[1]) || are_joined(group->type, types));
}

/* Letters, digits and what is not ASCII: enough to see where words begin. */
static bool is_word_byte(char byte) {
    return enti_is_alpha(byte) || enti_is_digit(byte) || (unsigned char)byte >= 0x80;
}

/* The beginnings of the alias and of the words before it, from the nearest on. */
static size_t find_starts(size_t starts[MOST_STARTS], ent_text window, size_t alias) {
    size_t count = 0;
    starts[count++] = alias;
    for (size_t at = alias; at-- > 0 && count < MOST_STARTS;)
        if (is_word_byte(window.at[at]) && (at == 0 || !is_word_byte(window.at[at - 1])))
            starts[count++] = at;
    return count;
}

static bool fits_at(const enti_cues *cues, enti_cue_scratch *scratch, const cue_group *group, ent_text window,
                    size_t start) {
    unsigned char byte = (unsigned char)window.at[start];
    if (!(group->first[byte / 8] >> byte % 8 & 1)) return false;
    return pcre2_match(group->code, (PCRE2_SPTR)window.at, window.len, start, PCRE2_NO_UTF_CHECK,
                       scratch->match, cues->limits) >= 0;
}

bool enti_cue_fits(const enti_cues *cues, enti_cue_scratch *scratch, ent_text text, ent_span at, bool counter,
                   const ent_text types[2]) {
    ent_text window = {NULL, 0};
    size_t starts[MOST_STARTS], count = 0;
    for (size_t i = 0; i < cues->count; i++) {
        if (!concerns(&cues->groups[i], counter, types)) continue;
        if (!count) {
            size_t alias;
            window = window_around(&alias, scratch, text, at);
            count = find_starts(starts, window, alias);
        }
        for (size_t k = 0; k < count; k++)
            if (fits_at(cues, scratch, &cues->groups[i], window, starts[k])) return true;
    }
    return false;
}
