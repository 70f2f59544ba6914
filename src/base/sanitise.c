/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/sanitise.h"
#include "base/utf8.h"

enum { FIRST_NONCHARACTER = 0xFFFE, LAST_NONCHARACTER = 0xFFFF };

static bool is_forbidden(uint32_t point) {
    bool control = point < 0x20 && point != '\t' && point != '\n';
    return control || (point >= FIRST_NONCHARACTER && point <= LAST_NONCHARACTER);
}

size_t enti_clean_length(ent_text text) {
    size_t valid = enti_utf8_valid(text);
    text.len = valid;
    for (size_t at = 0, next; at < valid; at = next) {
        unsigned char byte = (unsigned char)text.at[at];
        next = at + 1;
        if (byte >= 0x20 && byte != 0xEF) continue;
        next = at;
        if (is_forbidden(enti_utf8_next(text, &next))) return at;
    }
    return valid;
}

/* Bytes of what stands at the beginning of `text`, which is not clean. */
static size_t fault_length(ent_text text) {
    size_t next = 0, first = text.len < 4 ? text.len : 4;
    while (first > 0 && enti_utf8_valid(enti_text(text.at, first)) != first) first--;
    if (first == 0) return 1;
    enti_utf8_next(text, &next);
    return next;
}

size_t enti_sanitise(enti_buffer *out, ent_text text) {
    size_t replaced = 0;
    while (text.len) {
        size_t n = enti_clean_length(text);
        enti_buffer_add(out, enti_text(text.at, n));
        text = enti_text_slice(text, n, text.len);
        if (!text.len) break;
        bool line_end = *text.at == '\r', paired = line_end && text.len > 1 && text.at[1] == '\n';
        if (!paired) enti_buffer_add_point(out, line_end ? '\n' : 0xFFFD);
        replaced += !line_end;
        n = fault_length(text);
        text = enti_text_slice(text, n, text.len);
    }
    return replaced;
}
