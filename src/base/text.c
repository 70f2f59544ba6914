/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/text.h"

bool enti_text_starts_any_case(ent_text text, ent_text prefix) {
    if (text.len < prefix.len) return false;
    for (size_t i = 0; i < prefix.len; i++)
        if (enti_to_lower(text.at[i]) != enti_to_lower(prefix.at[i])) return false;
    return true;
}

bool enti_text_equal_any_case(ent_text a, ent_text b) {
    return a.len == b.len && enti_text_starts_any_case(a, b);
}

int enti_text_compare(ent_text a, ent_text b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.at, b.at, n) : 0;
    if (order) return order;
    return (a.len > b.len) - (a.len < b.len);
}

size_t enti_text_find_byte(ent_text text, size_t from, char byte) {
    if (from >= text.len) return text.len;
    const char *hit = memchr(text.at + from, byte, text.len - from);
    return hit ? (size_t)(hit - text.at) : text.len;
}

ent_text enti_text_trim(ent_text text) {
    while (text.len && enti_is_space(text.at[text.len - 1])) text.len--;
    while (text.len && enti_is_space(*text.at)) {
        text.at++;
        text.len--;
    }
    return text;
}

bool enti_text_next_part(ent_text *part, ent_text *rest, char separator) {
    if (!rest->len) return false;
    size_t end = enti_text_find_byte(*rest, 0, separator);
    *part = enti_text(rest->at, end);
    size_t taken = end < rest->len ? end + 1 : end;
    rest->at += taken;
    rest->len -= taken;
    return true;
}

bool enti_text_next_line(ent_text *line, ent_text *rest) {
    if (!enti_text_next_part(line, rest, '\n')) return false;
    if (line->len && line->at[line->len - 1] == '\r') line->len--;
    return true;
}
