/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/headers.h"

void enti_headers_cut(ent_text *head, ent_text *body, ent_text text) {
    ent_text rest = text, line;
    *head = text;
    *body = enti_text(NULL, 0);
    while (enti_text_next_line(&line, &rest)) {
        if (line.len) continue;
        *head = enti_text(text.at, (size_t)(line.at - text.at));
        *body = rest;
        return;
    }
}

/* Whether `line` is the field of that name; then its value. */
static bool is_field(ent_text *value, ent_text line, const char *name) {
    size_t len = strlen(name);
    if (!enti_starts_caseless(line, name) || line.len <= len || line.at[len] != ':') return false;
    *value = enti_text_trim(enti_text_slice(line, len + 1, line.len));
    return true;
}

static bool is_folded(ent_text rest) {
    return rest.len && (*rest.at == ' ' || *rest.at == '\t');
}

ent_text enti_header(enti_arena *arena, ent_text head, const char *name) {
    ent_text line, value;
    while (enti_text_next_line(&line, &head)) {
        if (!is_field(&value, line, name)) continue;
        if (!is_folded(head)) return enti_arena_copy(arena, value);
        enti_buffer whole;
        enti_buffer_init(&whole);
        enti_buffer_add(&whole, value);
        while (is_folded(head) && enti_text_next_line(&line, &head)) {
            enti_buffer_add_byte(&whole, ' ');
            enti_buffer_add(&whole, enti_text_trim(line));
        }
        if (whole.failed) arena->failed = true;
        value = enti_arena_copy(arena, enti_buffer_text(&whole));
        enti_buffer_release(&whole);
        return value;
    }
    return enti_text(NULL, 0);
}
