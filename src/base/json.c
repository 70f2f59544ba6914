/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/json.h"

/* Length of the beginning of `text` that needs no escape. */
static size_t plain_length(ent_text text) {
    size_t i = 0;
    while (i < text.len && (unsigned char)text.at[i] >= 0x20 && text.at[i] != '"' && text.at[i] != '\\' &&
           text.at[i] != 0x7F)
        i++;
    return i;
}

static void add_escape(enti_buffer *out, char byte) {
    switch (byte) {
    case '"': enti_buffer_add_string(out, "\\\""); break;
    case '\\': enti_buffer_add_string(out, "\\\\"); break;
    case '\n': enti_buffer_add_string(out, "\\n"); break;
    case '\t': enti_buffer_add_string(out, "\\t"); break;
    default: enti_buffer_add_format(out, "\\u%04x", (unsigned char)byte);
    }
}

void enti_json_string(enti_buffer *out, ent_text text) {
    enti_buffer_add_byte(out, '"');
    while (text.len) {
        size_t n = plain_length(text);
        enti_buffer_add(out, enti_text(text.at, n));
        if (n < text.len) add_escape(out, text.at[n++]);
        text = enti_text_slice(text, n, text.len);
    }
    enti_buffer_add_byte(out, '"');
}

void enti_json_string_or_null(enti_buffer *out, ent_text text) {
    if (text.len)
        enti_json_string(out, text);
    else
        enti_buffer_add_string(out, "null");
}

void enti_json_key(enti_buffer *out, const char *key) {
    char last = out->len ? out->bytes[out->len - 1] : '{';
    if (last != '{' && last != '[') enti_buffer_add_string(out, ", ");
    enti_json_string(out, enti_text_of(key));
    enti_buffer_add_string(out, ": ");
}

void enti_json_whole(enti_buffer *out, int64_t value) {
    char digits[21];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0) digits[--at] = '-';
    enti_buffer_add(out, enti_text(digits + at, sizeof digits - at));
}
