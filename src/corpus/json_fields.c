/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/json_fields.h"

#include <jansson.h>

enum { DEEPEST = 8 };

static void add_separated(enti_buffer *out, ent_text text, const char *separator) {
    if (!text.len) return;
    if (out->len) enti_buffer_add_string(out, separator);
    enti_buffer_add(out, text);
}

/* All strings in a value, in order: paragraphs of a text, authors, sections with headlines. An object with a
 * "name" is that name. */
static void add_strings(enti_buffer *out, const json_t *value, const char *separator, unsigned depth) {
    const json_t *item;
    const char *key;
    size_t i;
    if (json_is_string(value)) {
        add_separated(out, enti_text(json_string_value(value), json_string_length(value)), separator);
    } else if (json_is_integer(value) && depth == 0) {
        enti_buffer_add_format(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    } else if (json_is_array(value) && depth < DEEPEST) {
        json_array_foreach(value, i, item) add_strings(out, item, separator, depth + 1);
    } else if (json_is_object(value) && depth < DEEPEST) {
        const json_t *name = json_object_get(value, "name");
        if (json_is_string(name)) {
            add_strings(out, name, separator, depth + 1);
            return;
        }
        json_object_foreach((json_t *)value, key, item) add_strings(out, item, separator, depth + 1);
    }
}

static ent_text text_of(enti_arena *arena, enti_buffer *scratch, enum enti_field field, const json_t *value) {
    if (json_is_string(value)) return enti_text(json_string_value(value), json_string_length(value));
    enti_buffer_clear(scratch);
    add_strings(scratch, value, field == ENTI_FIELD_TEXT ? "\n\n" : "; ", 0);
    if (scratch->failed) arena->failed = true;
    return enti_arena_copy(arena, enti_buffer_text(scratch));
}

static bool is_address(ent_text text) {
    return enti_text_starts(text, ENTI_TEXT("http://")) || enti_text_starts(text, ENTI_TEXT("https://"));
}

static void take_fields(enti_record *record, const enti_corpus *corpus, json_t *object, enti_arena *arena) {
    enti_buffer scratch;
    enti_buffer_init(&scratch);
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        unsigned rank;
        enum enti_field field = enti_field_named(&rank, corpus, enti_text_of(key));
        if (field == ENTI_FIELD_COUNT) continue;
        ent_text text = text_of(arena, &scratch, field, value);
        /* trafilatura's "source" is the page's address. */
        if (field == ENTI_FIELD_SOURCE && is_address(text)) field = ENTI_FIELD_URL;
        enti_record_set(record, field, rank, text);
    }
    enti_buffer_release(&scratch);
}

static ent_status refuse(const enti_raw *raw, const ent_sink *sink, const char *why, size_t line,
                         size_t column) {
    size_t at = raw->line && line ? raw->line + line - 1 : raw->line;
    enti_report(sink, ENT_ERROR, (enti_place){raw->file, at, column}, "skipped: %s", why);
    return ENT_INPUT;
}

static json_t *load(const enti_raw *raw, const ent_sink *sink) {
    json_error_t error;
    json_t *root = json_loadb(raw->bytes.at, raw->bytes.len, JSON_ALLOW_NUL, &error);
    if (!root)
        refuse(raw, sink, error.text, error.line > 0 ? (size_t)error.line : 0,
               error.column > 0 ? (size_t)error.column : 0);
    return root;
}

ent_status enti_json_parse(ent_article *article, enti_parse_notes *notes, const enti_corpus *corpus,
                           const enti_raw *raw, enti_arena *arena, const ent_sink *sink) {
    json_t *root = load(raw, sink);
    if (!root) return ENT_INPUT;
    enti_record record = {.is_plain = false};
    ent_status status = ENT_OK;
    if (json_is_object(root)) take_fields(&record, corpus, root, arena);
    if (!json_is_object(root))
        status = refuse(raw, sink, "not a JSON object", 0, 0);
    else if (!record.fields[ENTI_FIELD_TEXT].len && !record.fields[ENTI_FIELD_TITLE].len && !arena->failed)
        status = refuse(raw, sink, "the record has no text (--field text=NAME says where it is)", 0, 0);
    else
        status = enti_record_article(article, notes, corpus, &record, raw, arena);
    json_decref(root);
    return status;
}
