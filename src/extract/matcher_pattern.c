/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: the gazetteer's patterns, and places where a word begins. Goes out: what they match there. A
 * pattern is tried only where its anchor stands, and sees no more of the text than a window around it, so
 * that its cost does not grow with the text; PCRE2's limits bound the rest.
 *
 *     text      ... [ BEFORE | anchor ... AHEAD ] ...
 */
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/matcher_table.h"

#include <pcre2.h>
#include <stdlib.h>

enum { BEFORE = 256, AHEAD = 1024, MATCH_LIMIT = 100000, DEPTH_LIMIT = 1000, MESSAGE = 256 };

static const enti_alias *alias_of(const enti_matcher *matcher, const enti_pattern *pattern) {
    return &matcher->gazetteer->aliases[pattern->alias];
}

static enti_place place_of(const enti_matcher *matcher, const enti_alias *alias) {
    const enti_entity *entity = &matcher->gazetteer->entities[alias->entity];
    return (enti_place){entity->file.at, entity->line, 0};
}

/* ---- Compiling ---- */

/* Whether the pattern may turn case off itself. */
static bool sets_caseless(ent_text pattern) {
    for (size_t i = 0; i < pattern.len; i++)
        if (enti_text_starts(enti_text_slice(pattern, i, pattern.len), ENTI_TEXT("(?i"))) return true;
    return false;
}

static ent_status compile(enti_pattern *pattern, const enti_matcher *matcher, const ent_sink *sink) {
    const enti_alias *alias = alias_of(matcher, pattern);
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_NEVER_BACKSLASH_C;
    int error;
    PCRE2_SIZE offset;
    PCRE2_UCHAR message[MESSAGE];
    if (matcher->ignore_case || alias->letter_case == ENTI_CASE_ANY) options |= PCRE2_CASELESS;
    pattern->any_case = options & PCRE2_CASELESS || sets_caseless(alias->text);
    pattern->code =
        pcre2_compile((PCRE2_SPTR)alias->text.at, alias->text.len, options, &error, &offset, NULL);
    if (pattern->code) {
        pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE); /* without it matching is slower, not wrong */
        return ENT_OK;
    }
    if (error == PCRE2_ERROR_HEAP_FAILED) return ENT_NOMEM;
    pcre2_get_error_message(error, message, MESSAGE);
    enti_report(sink, ENT_ERROR, place_of(matcher, alias), "pattern '%.*s' does not compile: %s",
                (int)alias->text.len, alias->text.at, (const char *)message);
    return ENT_GAZETTEER;
}

static unsigned char first_byte(const enti_matcher *matcher, const enti_pattern *pattern) {
    ent_text anchor = alias_of(matcher, pattern)->anchor;
    unsigned char byte = (unsigned char)anchor.at[0];
    return pattern->any_case ? (unsigned char)enti_to_lower((char)byte) : byte;
}

/* Sort by first byte (counting), and mark the bytes at which one may begin. */
static void index_patterns(enti_matcher *matcher, const enti_pattern *unsorted) {
    size_t next[257];
    for (size_t i = 0; i < matcher->pattern_count; i++)
        matcher->pattern_first[first_byte(matcher, &unsorted[i]) + 1]++;
    for (size_t i = 0; i < 256; i++) matcher->pattern_first[i + 1] += matcher->pattern_first[i];
    memcpy(next, matcher->pattern_first, sizeof next);
    for (size_t i = 0; i < matcher->pattern_count; i++) {
        unsigned char byte = first_byte(matcher, &unsorted[i]);
        matcher->patterns[next[byte]++] = unsorted[i];
        matcher->classes[byte] |= ENTI_BYTE_FIRST | ENTI_BYTE_PATTERN;
        if (unsorted[i].any_case && enti_is_lower((char)byte))
            matcher->classes[byte - 0x20] |= ENTI_BYTE_FIRST | ENTI_BYTE_PATTERN;
    }
}

ent_status enti_patterns_compile(enti_matcher *matcher, const ent_sink *sink) {
    const ent_gazetteer *gazetteer = matcher->gazetteer;
    enti_rows rows = {0};
    ent_status status = ENT_OK;
    for (size_t i = 0; i < gazetteer->alias_count; i++) {
        if (!gazetteer->aliases[i].pattern || !gazetteer->aliases[i].anchor.len) continue;
        enti_pattern *pattern = ENTI_ROWS_ADD(&rows, enti_pattern);
        if (!pattern) break;
        pattern->alias = (uint32_t)i;
        ent_status compiled = compile(pattern, matcher, sink);
        if (compiled) status = compiled;
    }
    matcher->patterns = ENTI_ARENA_ARRAY(&matcher->arena, enti_pattern, rows.count);
    if (!matcher->patterns || rows.failed) {
        for (size_t i = 0; i < rows.count; i++) pcre2_code_free(ENTI_ROWS_AT(&rows, enti_pattern, i)->code);
        status = ENT_NOMEM;
    } else {
        matcher->pattern_count = rows.count;
        index_patterns(matcher, rows.at);
    }
    enti_rows_release(&rows);
    return status;
}

void enti_patterns_release(enti_matcher *matcher) {
    for (size_t i = 0; i < matcher->pattern_count; i++) pcre2_code_free(matcher->patterns[i].code);
}

/* ---- Matching ---- */

ent_status enti_pattern_scratch_new(enti_match_scratch *scratch) {
    scratch->match_data = pcre2_match_data_create(1, NULL);
    scratch->match_context = pcre2_match_context_create(NULL);
    if (!scratch->match_data || !scratch->match_context) return ENT_NOMEM;
    pcre2_set_match_limit(scratch->match_context, MATCH_LIMIT);
    pcre2_set_depth_limit(scratch->match_context, DEPTH_LIMIT);
    return ENT_OK;
}

void enti_pattern_scratch_free(enti_match_scratch *scratch) {
    pcre2_match_data_free(scratch->match_data);
    pcre2_match_context_free(scratch->match_context);
}

static bool has_anchor(const enti_matcher *matcher, const enti_pattern *pattern, ent_text text, size_t at) {
    ent_text anchor = alias_of(matcher, pattern)->anchor;
    if (text.len - at < anchor.len) return false;
    if (!pattern->any_case) return memcmp(text.at + at, anchor.at, anchor.len) == 0;
    for (size_t i = 0; i < anchor.len; i++)
        if (enti_to_lower(text.at[at + i]) != enti_to_lower(anchor.at[i])) return false;
    return true;
}

/* Behind the last byte that a match at `at` may have: the window's end, or the paragraph's. */
static size_t window_end(ent_text text, size_t at, bool line_breaks) {
    size_t end = text.len - at > AHEAD ? at + AHEAD : text.len, breaks = 0;
    while (end < text.len && enti_utf8_is_continuation(text.at[end])) end--;
    for (size_t here = at; here < end;) {
        size_t before = here;
        uint32_t point = enti_utf8_next(text, &here);
        if (enti_is_line_break(point))
            breaks++;
        else if (!enti_is_blank(point))
            breaks = 0;
        if (breaks > (line_breaks ? 0u : 1u)) return before;
    }
    return end;
}

static size_t window_begin(ent_text text, size_t at) {
    size_t begin = at > BEFORE ? at - BEFORE : 0;
    while (begin > 0 && enti_utf8_is_continuation(text.at[begin])) begin--;
    return begin;
}

static ent_status report_limit(const enti_matcher *matcher, const enti_alias *alias, int error,
                               const ent_sink *sink) {
    PCRE2_UCHAR message[MESSAGE];
    pcre2_get_error_message(error, message, MESSAGE);
    enti_report(sink, ENT_ERROR, place_of(matcher, alias), "pattern '%.*s' failed: %s", (int)alias->text.len,
                alias->text.at, (const char *)message);
    return error == PCRE2_ERROR_NOMEMORY ? ENT_NOMEM : ENT_INTERNAL;
}

/* Try one pattern in `window`, which begins at byte `begin` of the text. */
static ent_status try_pattern(enti_match_scratch *scratch, const enti_pattern *pattern, ent_text window,
                              size_t begin, size_t at, const ent_sink *sink) {
    const enti_alias *alias = alias_of(scratch->matcher, pattern);
    uint32_t options = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY;
    int found = pcre2_match(pattern->code, (PCRE2_SPTR)window.at, window.len, at - begin, options,
                            scratch->match_data, scratch->match_context);
    if (found == PCRE2_ERROR_NOMATCH) return ENT_OK;
    if (found < 0) return report_limit(scratch->matcher, alias, found, sink);
    const PCRE2_SIZE *span = pcre2_get_ovector_pointer(scratch->match_data);
    if (span[0] != at - begin || span[1] <= span[0]) return ENT_OK;
    enti_fit *fit = ENTI_ROWS_ADD(&scratch->fits, enti_fit);
    if (!fit) return ENT_NOMEM;
    *fit = (enti_fit){(uint32_t)at, (uint32_t)(begin + span[1]), pattern->alias, ENTI_AS_WRITTEN, false};
    return ENT_OK;
}

ent_status enti_patterns_try(enti_match_scratch *scratch, ent_text text, size_t at, bool line_breaks,
                             const ent_sink *sink) {
    const enti_matcher *matcher = scratch->matcher;
    unsigned char byte = (unsigned char)text.at[at];
    size_t begin = window_begin(text, at), end = 0;
    for (int round = 0; round < (enti_is_upper((char)byte) ? 2 : 1); round++) {
        unsigned char first = round ? (unsigned char)enti_to_lower((char)byte) : byte;
        for (size_t i = matcher->pattern_first[first]; i < matcher->pattern_first[first + 1]; i++) {
            const enti_pattern *pattern = &matcher->patterns[i];
            if ((round && !pattern->any_case) || !has_anchor(matcher, pattern, text, at)) continue;
            if (!end) end = window_end(text, at, line_breaks);
            ent_text window = enti_text_slice(text, begin, end);
            ent_status status = try_pattern(scratch, pattern, window, begin, at, sink);
            if (status) return status;
        }
    }
    return ENT_OK;
}
