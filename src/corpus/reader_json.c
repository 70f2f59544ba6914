/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * JSON Lines, or one JSON array, or objects one after the other, over as many lines as they like. Reading
 * only finds where each object ends; its fields are taken apart by the parse, in a worker. */
#include "corpus/json_fields.h"
#include "corpus/json_scan.h"
#include "corpus/limits.h"

#define SUFFIXES ".jsonl .ndjson .json"

static int sniff(const enti_head *head) {
    ent_text text = enti_text_trim(head->text);
    char first = text.len ? *text.at : '\0';
    size_t at = 1;
    while (at < text.len && enti_is_space(text.at[at])) at++;
    char next = at < text.len ? text.at[at] : '\0';
    if ((first == '{' && (next == '"' || next == '}')) || (first == '[' && (next == '{' || next == ']')))
        return 80;
    return enti_has_suffix(head->path, SUFFIXES) ? 70 : 0;
}

/* How far an object was followed. */
struct scan {
    size_t at, depth;
    bool in_string, escaped;
};

/* Whether the object that `text` begins with ends in it: then `at` is behind it. */
static bool scan_object(struct scan *scan, ent_text text) {
    for (; scan->at < text.len; scan->at++) {
        char c = text.at[scan->at];
        if (scan->in_string) {
            if (scan->escaped)
                scan->escaped = false;
            else if (c == '\\')
                scan->escaped = true;
            else if (c == '"')
                scan->in_string = false;
        } else if (c == '"') {
            scan->in_string = true;
        } else if (c == '{' || c == '[') {
            scan->depth++;
        } else if ((c == '}' || c == ']') && --scan->depth == 0) {
            scan->at++;
            return true;
        }
    }
    return false;
}

/* Whether `text` begins with an object that is right, as far as the text goes. */
static bool begins_object(ent_text text) {
    struct scan scan = {.at = 0};
    if (scan_object(&scan, text)) text.len = scan.at;
    enti_json_scan strict = enti_json_begin(text);
    ent_text key, value;
    while (enti_json_next(&strict, &key, &value)) {
    }
    return !strict.bad || strict.at >= text.len;
}

/* Lines, unless the file is a list, one line, or an object that goes on over the end of the first. */
static bool is_lines(enti_stream *stream) {
    enti_stream_need(stream, ENTI_HEAD_BYTES);
    ent_text text = enti_text_trim(enti_stream_window(stream)), rest = text, first = {NULL, 0};
    struct scan scan = {.at = 0};
    enti_text_next_line(&first, &rest);
    if (!first.len || *first.at == '[') return false;
    if (*first.at != '{' || !enti_text_trim(rest).len) return *first.at != '{' || !begins_object(text);
    return scan_object(&scan, first) || !begins_object(text);
}

static ent_status read_lines(enti_source *source) {
    ent_text line;
    ent_status status = ENT_OK;
    while (status == ENT_OK && enti_source_line(source, &line))
        if (enti_text_trim(line).len)
            status = enti_source_emit(source, line, enti_text(NULL, 0), source->line);
    return status;
}

/* What lies between objects. */
struct between {
    size_t stray;   /* bytes that belong to no list */
    ptrdiff_t open; /* lists that have begun and not ended */
};

/* Pass over what lies between objects. false: the end. */
static bool find_object(enti_source *source, struct between *between) {
    enti_stream *stream = source->stream;
    while (enti_stream_need(stream, 1)) {
        ent_text window = enti_stream_window(stream);
        size_t at = 0;
        while (at < window.len && window.at[at] != '{') {
            char c = window.at[at++];
            source->line += c == '\n';
            between->open += (c == '[') - (c == ']');
            between->stray += !enti_is_space(c) && !strchr("[],", c);
        }
        enti_stream_take(stream, at);
        if (at < window.len) return true;
    }
    return false;
}

/* Pull until the object that begins in the window ends in it. Its length; 0: it does not end, or is too long.
 */
static size_t find_end(enti_stream *stream) {
    struct scan scan = {.at = 0};
    while (!scan_object(&scan, enti_stream_window(stream)))
        if (scan.at > ENTI_RECORD_BYTES || !enti_stream_more(stream)) return 0;
    return scan.at;
}

static size_t count_lines(ent_text text) {
    size_t lines = 0;
    for (size_t i = 0; i < text.len; i++) lines += text.at[i] == '\n';
    return lines;
}

/* The list of articles that an answer of an interface, or a JSON Feed, wraps in an object: {"items":
 * [{...}]}, perhaps one object deeper. Empty: none; an object with a text is an article itself. */
static ent_text find_list(const enti_corpus *corpus, ent_text object, bool may_nest) {
    static const char *const names[] = {"items",     "articles", "results", "docs",
                                        "documents", "posts",    "entries", "data"};
    enti_json_scan scan = enti_json_begin(object);
    ent_text key, value, list = {NULL, 0};
    while (enti_json_next(&scan, &key, &value)) {
        unsigned rank;
        bool is_string = *value.at == '"', is_named = false;
        if (is_string && enti_field_named(&rank, corpus, key) == ENTI_FIELD_TEXT &&
            !enti_text_is(key, "description"))
            return enti_text(NULL, 0);
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            is_named = is_named || enti_text_is(key, names[i]);
        size_t at = 1;
        while (at < value.len && enti_is_space(value.at[at])) at++;
        if (!list.len && is_named && *value.at == '[' && value.at[at] == '{') list = value;
        if (!list.len && may_nest && *value.at == '{' && (is_named || enti_text_is(key, "response")))
            list = find_list(corpus, value, false);
    }
    return list;
}

static ent_status emit_list(enti_source *source, ent_text list, size_t line) {
    ent_status status = ENT_OK;
    for (size_t at = 0, end; status == ENT_OK && at < list.len; at = end) {
        end = enti_text_find_byte(list, at, '{');
        line += count_lines(enti_text_slice(list, at, end));
        ent_text rest = enti_text_slice(list, end, list.len);
        struct scan scan = {.at = 0};
        if (!scan_object(&scan, rest)) break;
        status = enti_source_emit(source, enti_text(rest.at, scan.at), enti_text(NULL, 0), line);
        line += count_lines(enti_text(rest.at, scan.at));
        end += scan.at;
    }
    return status;
}

static ent_status emit_object(enti_source *source, ent_text object) {
    ent_text list = find_list(source->corpus, object, true);
    if (!list.len) return enti_source_emit(source, object, enti_text(NULL, 0), source->line);
    ent_text before = enti_text(object.at, (size_t)(list.at - object.at));
    return emit_list(source, list, source->line + count_lines(before));
}

static ent_status read_objects(enti_source *source) {
    struct between between = {0, 0};
    source->line = 1;
    while (find_object(source, &between)) {
        size_t len = find_end(source->stream);
        if (!len) {
            if (source->stream->status == ENT_OK)
                enti_source_skip(source, source->line, 0, "a JSON object that does not end within 256 MiB");
            return ENT_OK;
        }
        ent_text object = enti_text(enti_stream_window(source->stream).at, len);
        ent_status status = emit_object(source, object);
        if (status) return status;
        source->line += count_lines(object);
        enti_stream_take(source->stream, len);
    }
    if (between.stray)
        enti_source_skip(source, 0, 0, "values that are no JSON objects (%zu bytes)", between.stray);
    if (between.open > 0)
        enti_source_skip(source, source->line, 0, "what may follow: a list that does not end");
    return ENT_OK;
}

static ent_status read(enti_source *source) {
    return is_lines(source->stream) ? read_lines(source) : read_objects(source);
}

const enti_reader enti_reader_json = {
    .name = "json",
    .summary = "JSON Lines, or an array of objects; the field names of common scrapers",
    .suffixes = SUFFIXES,
    .sniff = sniff,
    .read = read,
    .parse = enti_json_parse,
};
