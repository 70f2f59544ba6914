/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/pattern.h"

#include "base/utf8.h"

enum { MATCH_LIMIT = 10 * 1000 * 1000, HEAP_LIMIT_KIB = 64 * 1024 };

static const char *error_text(char *text, size_t room, int error) {
    return pcre2_get_error_message(error, (PCRE2_UCHAR *)text, room) < 0 ? "unknown error" : text;
}

ent_status enti_pattern_compile(pcre2_code **code, const char *pattern, const ent_sink *sink) {
    int error;
    size_t offset;
    char text[256];
    if (!*pattern) {
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "an empty pattern matches everywhere");
        return ENT_USAGE;
    }
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE;
    pcre2_code *made =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &error, &offset, NULL);
    if (!made) {
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "bad pattern '%s' at offset %zu: %s", pattern, offset,
                    error_text(text, sizeof text, error));
        return error == PCRE2_ERROR_NOMEMORY ? ENT_NOMEM : ENT_USAGE;
    }
    pcre2_jit_compile(made, PCRE2_JIT_COMPLETE); /* without it, the interpreter runs */
    *code = made;
    return ENT_OK;
}

pcre2_match_data *enti_pattern_match(int *result, const pcre2_code *code, ent_text text, size_t from) {
    pcre2_match_data *match = pcre2_match_data_create_from_pattern(code, NULL);
    pcre2_match_context *limits = match ? pcre2_match_context_create(NULL) : NULL;
    *result = PCRE2_ERROR_NOMEMORY;
    if (!limits) return match;
    pcre2_set_match_limit(limits, MATCH_LIMIT);
    pcre2_set_heap_limit(limits, HEAP_LIMIT_KIB);
    *result = pcre2_match(code, (PCRE2_SPTR)(text.at ? text.at : ""), text.len, from, PCRE2_NO_UTF_CHECK,
                          match, limits);
    pcre2_match_context_free(limits);
    return match;
}

ent_status enti_pattern_next(size_t *at, size_t *from, const pcre2_code *code, ent_text text,
                             enti_place place, const ent_sink *sink) {
    int result;
    char message[256];
    if (*from > text.len) return ENT_NOT_FOUND;
    pcre2_match_data *match = enti_pattern_match(&result, code, text, *from);
    if (result > 0) {
        const size_t *bounds = pcre2_get_ovector_pointer(match);
        size_t end = bounds[1] > bounds[0] ? bounds[1] : bounds[0];
        *at = bounds[0];
        if (end == *from && end < text.len) enti_utf8_next(text, &end);
        *from = end > *from ? end : *from + 1;
    } else if (result != PCRE2_ERROR_NOMATCH && result != PCRE2_ERROR_NOMEMORY) {
        enti_report(sink, ENT_ERROR, place, "the pattern cannot be matched: %s",
                    error_text(message, sizeof message, result));
    }
    pcre2_match_data_free(match);
    if (result > 0) return ENT_OK;
    if (result == PCRE2_ERROR_NOMEMORY) return ENT_NOMEM;
    return result == PCRE2_ERROR_NOMATCH ? ENT_NOT_FOUND : ENT_INPUT;
}
