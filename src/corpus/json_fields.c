/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/json_fields.h"

#include "corpus/html.h"
#include "corpus/json_scan.h"

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

static ent_text nested_text(enti_arena *arena, enum enti_field field, ent_text value) {
    json_t *tree = json_loadb(value.at, value.len, JSON_ALLOW_NUL, NULL);
    enti_buffer strings;
    enti_buffer_init(&strings);
    if (tree) add_strings(&strings, tree, field == ENTI_FIELD_TEXT ? "\n\n" : "; ", 0);
    json_decref(tree);
    if (strings.failed) arena->failed = true;
    ent_text text = enti_arena_copy(arena, enti_buffer_text(&strings));
    enti_buffer_release(&strings);
    return text;
}

/* A string, the digits of a number, or what is nested in an array or object. */
static ent_text text_of(enti_arena *arena, enum enti_field field, ent_text value) {
    if (*value.at == '"') return enti_json_unescape(arena, value);
    if (*value.at == '[' || *value.at == '{') return nested_text(arena, field, value);
    return enti_is_digit(*value.at) || *value.at == '-' ? value : enti_text(NULL, 0);
}

static bool is_address(ent_text text) {
    return enti_text_starts(text, ENTI_TEXT("http://")) || enti_text_starts(text, ENTI_TEXT("https://"));
}

/* false: not an object that JSON knows. */
static bool take_fields(enti_record *record, const enti_corpus *corpus, ent_text object, enti_arena *arena) {
    enti_json_scan scan = enti_json_begin(object);
    ent_text key, value;
    while (enti_json_next(&scan, &key, &value)) {
        unsigned rank;
        enum enti_field field = enti_field_named(&rank, corpus, key);
        if (field == ENTI_FIELD_COUNT) continue;
        ent_text text = text_of(arena, field, value);
        /* trafilatura's "source" is the page's address. */
        if (field == ENTI_FIELD_SOURCE && is_address(text)) field = ENTI_FIELD_URL;
        enti_record_set(record, field, rank, text);
    }
    return !scan.bad;
}

/* Where and why a record is no object, in jansson's words. */
static ent_status refuse_syntax(const enti_parsing *parsing) {
    const enti_raw *raw = parsing->raw;
    json_error_t error = {.text = "invalid JSON"};
    json_t *tree = json_loadb(raw->bytes.at, raw->bytes.len, JSON_ALLOW_NUL, &error);
    size_t line = error.line > 0 ? (size_t)error.line : 1,
           column = error.column > 0 ? (size_t)error.column : 0;
    enti_place place = {raw->file, raw->line ? raw->line + line - 1 : 0, tree ? 0 : column};
    enti_report(parsing->sink, ENT_ERROR, place, "skipped: %s", tree ? "not a JSON object" : error.text);
    json_decref(tree);
    return ENT_INPUT;
}

ent_status enti_json_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    enti_record record = {.is_plain = false};
    if (!take_fields(&record, parsing->corpus, parsing->raw->bytes, parsing->arena))
        return refuse_syntax(parsing);
    ent_text *text = &record.fields[ENTI_FIELD_TEXT], *title = &record.fields[ENTI_FIELD_TITLE];
    *text = enti_html_stray(parsing->arena, *text);
    *title = enti_html_stray(parsing->arena, *title);
    if (!parsing->arena->failed && !record.fields[ENTI_FIELD_TEXT].len &&
        !record.fields[ENTI_FIELD_TITLE].len)
        return enti_record_refuse(parsing, "the record has no text (--field text=NAME says where it is)");
    return enti_record_article(article, notes, &record, parsing);
}
