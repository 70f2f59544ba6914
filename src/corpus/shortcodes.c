/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/shortcodes.h"

/* Those that may come without attributes, and those whose content goes with them. */
static const struct {
    const char *name;
    bool with_content;
} known[] = {{"caption", true}, {"wp_caption", true}, {"gallery", true},  {"embed", true},
             {"audio", true},   {"video", true},      {"playlist", true}, {"youtube", true}};

enum { KNOWN_COUNT = sizeof known / sizeof *known };

/* A shortcode at `begin`: where it ends and its name. */
static bool read_tag(ent_text text, size_t begin, ent_text *name, size_t *end, bool *closes) {
    size_t at = begin + 1;
    *closes = at < text.len && text.at[at] == '/';
    at += *closes;
    size_t name_at = at;
    while (at < text.len && (enti_is_lower(text.at[at]) || enti_is_digit(text.at[at]) || text.at[at] == '_' ||
                             text.at[at] == '-'))
        at++;
    *name = enti_text_slice(text, name_at, at);
    size_t line = enti_text_find_byte(text, at, '\n'), close = enti_text_find_byte(text, at, ']');
    if (!name->len || close >= line) return false;
    ent_text attributes = enti_text_slice(text, at, close);
    bool has_attributes =
        attributes.len && *attributes.at == ' ' && memchr(attributes.at, '=', attributes.len);
    *end = close + 1;
    if (has_attributes || *closes) return true;
    for (size_t i = 0; i < KNOWN_COUNT; i++)
        if (enti_text_is(*name, known[i].name)) return !enti_text_trim(attributes).len;
    return false;
}

static bool goes_with_content(ent_text name) {
    for (size_t i = 0; i < KNOWN_COUNT; i++)
        if (enti_text_is(name, known[i].name)) return known[i].with_content;
    return false;
}

/* Behind the next [/name] at or after `at`, or `at` if there is none near. */
static size_t behind_close(ent_text text, size_t at, ent_text name) {
    enum { NEAR = 4096 };
    size_t limit = text.len - at > NEAR ? at + NEAR : text.len;
    for (size_t i = at; (i = enti_text_find_byte(text, i, '[')) < limit; i++) {
        ent_text other;
        size_t end;
        bool closes;
        if (read_tag(text, i, &other, &end, &closes) && closes && enti_text_equal(other, name)) return end;
    }
    return at;
}

ent_text enti_without_shortcodes(enti_arena *arena, ent_text text) {
    if (enti_text_find_byte(text, 0, '[') == text.len) return text;
    char *out = enti_arena_take(arena, text.len, 1);
    size_t len = 0;
    for (size_t at = 0, next; out && at < text.len; at = next) {
        ent_text name;
        bool closes;
        next = enti_text_find_byte(text, at, '[');
        memcpy(out + len, text.at + at, next - at);
        len += next - at;
        if (next == text.len) break;
        if (!read_tag(text, next, &name, &at, &closes))
            out[len++] = text.at[next++];
        else
            next = !closes && goes_with_content(name) ? behind_close(text, at, name) : at;
    }
    return enti_text(out, out ? len : 0);
}
