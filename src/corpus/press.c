/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/press.h"

#include "corpus/headers.h"

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
