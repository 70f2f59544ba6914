/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: JSON values. Goes out: texts, dates, ids that are what the key wants, or a fault. */
#include "base/fold.h"
#include "base/utf8.h"
#include "gazetteer/loader.h"

static ent_text trimmed(ent_text text) {
    for (size_t at = 0; at < text.len;) {
        uint32_t point = enti_utf8_next(text, &at);
        if (!enti_is_blank(point) && !enti_is_invisible(point)) break;
        text = enti_text_slice(text, at, text.len);
        at = 0;
    }
    for (size_t at = text.len; at > 0;) {
        uint32_t point = enti_utf8_previous(text, &at);
        if (!enti_is_blank(point) && !enti_is_invisible(point)) break;
        text.len = at;
    }
    return text;
}

ent_text enti_keep(enti_loader *loader, ent_text text) {
    return enti_arena_copy(loader->kept, trimmed(text));
}

bool enti_value_text(const enti_line *line, const char *key, json_t *value, ent_text *text) {
    if (!json_is_string(value)) {
        enti_line_fault(line, "'%s' must be a string", key);
        return false;
    }
    ent_text kept = enti_keep(line->loader, enti_text(json_string_value(value), json_string_length(value)));
    if (kept.at && !kept.len) {
        enti_line_fault(line, "'%s' holds an empty string", key);
        return false;
    }
    *text = kept;
    return kept.at != NULL;
}

bool enti_value_bool(const enti_line *line, const char *key, json_t *value, bool *yes) {
    if (!json_is_boolean(value)) {
        enti_line_fault(line, "'%s' must be true or false", key);
        return false;
    }
    *yes = json_is_true(value);
    return true;
}

bool enti_value_date(const enti_line *line, const char *key, json_t *value, bool last, ent_date *date) {
    ent_text text;
    if (!enti_value_text(line, key, value, &text)) return false;
    ent_date parsed = ent_date_parse(text, last);
    if (!parsed)
        enti_line_fault(line, "'%s' is '%s', which is no date: YYYY, YYYY-MM or YYYY-MM-DD", key, text.at);
    else
        *date = parsed;
    return parsed != 0;
}

bool enti_is_id(ent_text text) {
    if (!text.len || text.len > ENTI_MOST_ID_BYTES) return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool plain = enti_is_alpha(c) || enti_is_digit(c);
        if (!plain && (i == 0 || (c != '.' && c != '_' && c != '-'))) return false;
    }
    return true;
}

bool enti_value_id(const enti_line *line, const char *key, json_t *value, ent_text *id) {
    ent_text text;
    if (!enti_value_text(line, key, value, &text)) return false;
    bool good = enti_is_id(text);
    if (good)
        *id = text;
    else
        enti_line_fault(line,
                        "bad id '%.200s' in '%s': letters, digits, '.', '_' and '-', a letter or digit first",
                        text.at, key);
    return good;
}

bool enti_dates_in_order(const enti_line *line, ent_text subject, ent_date from, ent_date to) {
    if (!from || !to || from <= to) return true;
    char begin[11], end[11];
    enti_date_write(begin, from);
    enti_date_write(end, to);
    enti_line_fault(line, "'%s' is from %s, after its end, %s", subject.at, begin, end);
    return false;
}

void enti_value_list(const enti_line *line, void *target, const char *key, json_t *value,
                     enti_value_each *each) {
    if (!json_is_array(value)) {
        each(line, target, key, value);
        return;
    }
    size_t i;
    json_t *member;
    json_array_foreach(value, i, member) each(line, target, key, member);
}
