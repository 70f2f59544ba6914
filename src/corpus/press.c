/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/press.h"

#include "corpus/headers.h"
#include "corpus/html.h"
#include "corpus/page.h"

static bool is_blank_line(ent_text line) {
    return !enti_text_trim(line).len;
}

bool enti_press_group(ent_text *group, ent_text *rest) {
    ent_text line, all = *rest;
    const char *begin = NULL, *end = NULL;
    while (enti_text_next_line(&line, rest)) {
        bool blank = is_blank_line(line);
        if (blank && begin) break;
        if (blank) continue;
        if (!begin) begin = line.at;
        end = line.at + line.len;
    }
    if (!begin) return false;
    *group = enti_text_trim(enti_text_slice(all, (size_t)(begin - all.at), (size_t)(end - all.at)));
    return true;
}

bool enti_press_has(ent_text text, const char *word) {
    size_t len = strlen(word);
    for (size_t at = 0; (at = enti_text_find_byte(text, at, *word)) < text.len; at++)
        if (text.len - at >= len && !memcmp(text.at + at, word, len)) return true;
    return false;
}

bool enti_press_key(ent_text *value, ent_text line, const char *names) {
    ent_text rest = enti_text_of(names), name;
    size_t colon = enti_text_find_byte(line, 0, ':');
    if (colon == line.len) return false;
    ent_text key = enti_text_trim(enti_text(line.at, colon));
    while (enti_text_next_part(&name, &rest, ' ')) {
        size_t i = 0;
        while (i < key.len && i < name.len && enti_to_lower(key.at[i]) == name.at[i]) i++;
        if (i != key.len || i != name.len) continue;
        *value = enti_text_trim(enti_text_slice(line, colon + 1, line.len));
        return true;
    }
    return false;
}

static ent_text text_of(enti_arena *arena, ent_text file) {
    return enti_is_html(file) ? enti_html_fragment(arena, file, (enti_html_view){.is_page = false}) : file;
}

int enti_press_sniff(const enti_head *head, bool (*looks)(ent_text text), int score) {
    enti_arena arena;
    enti_arena_init(&arena);
    if (!looks(text_of(&arena, head->text))) score = 0;
    if (arena.failed) score = ENTI_SNIFF_NOMEM;
    enti_arena_release(&arena);
    return score;
}

ent_text enti_press_encoding(enti_arena *arena, const enti_head *head) {
    return enti_is_html(head->text) ? enti_find_charset(arena, head->bytes) : enti_text(NULL, 0);
}

ent_status enti_press_read(enti_source *source,
                           ent_status (*emit)(enti_source *source, ent_text text, ent_text fields)) {
    ent_text file;
    ent_status status = enti_source_all(source, &file);
    if (status) return status;
    enti_arena arena;
    enti_arena_init(&arena);
    ent_text text = text_of(&arena, file);
    status = arena.failed ? ENT_NOMEM : emit(source, text, enti_text(NULL, 0));
    enti_arena_release(&arena);
    return status;
}
