/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * JSON Lines, or one JSON array, or objects one after the other, over as many lines as they like. Reading
 * only finds where each object ends; its fields are taken apart by the parse, in a worker. */
#include "corpus/json_fields.h"
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

/* Lines, unless the first holds no whole object and the second begins none. */
static bool is_lines(enti_stream *stream) {
    enti_stream_need(stream, ENTI_HEAD_BYTES);
    ent_text rest = enti_stream_window(stream), first = {NULL, 0}, second = {NULL, 0};
    while (!enti_text_trim(first).len && enti_text_next_line(&first, &rest)) {
    }
    while (!enti_text_trim(second).len && enti_text_next_line(&second, &rest)) {
    }
    ent_text object = enti_text_trim(first);
    struct scan scan = {.at = 0};
    if (object.len && *object.at == '[') return false;
    if (!enti_text_trim(second).len || (object.len && *object.at != '{') || scan_object(&scan, object))
        return true;
    return *enti_text_trim(second).at == '{' && object.len > 1;
}

static ent_status read_lines(enti_source *source) {
    ent_text line;
    ent_status status = ENT_OK;
    while (status == ENT_OK && enti_source_line(source, &line))
        if (enti_text_trim(line).len)
            status = enti_source_emit(source, line, enti_text(NULL, 0), source->line);
    return status;
}

/* Pass over what lies between objects. false: the end. */
static bool find_object(enti_source *source, size_t *stray) {
    enti_stream *stream = source->stream;
    while (enti_stream_need(stream, 1)) {
        ent_text window = enti_stream_window(stream);
        size_t at = 0;
        while (at < window.len && window.at[at] != '{') {
            source->line += window.at[at] == '\n';
            *stray += !enti_is_space(window.at[at]) && !strchr("[],", window.at[at]);
            at++;
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

static ent_status read_objects(enti_source *source) {
    size_t stray = 0;
    source->line = 1;
    while (find_object(source, &stray)) {
        size_t len = find_end(source->stream);
        if (!len) {
            if (source->stream->status == ENT_OK)
                enti_source_skip(source, source->line, 0, "a JSON object that does not end within 256 MiB");
            return ENT_OK;
        }
        ent_text object = enti_text(enti_stream_window(source->stream).at, len);
        ent_status status = enti_source_emit(source, object, enti_text(NULL, 0), source->line);
        if (status) return status;
        for (size_t i = 0; i < len; i++) source->line += object.at[i] == '\n';
        enti_stream_take(source->stream, len);
    }
    if (stray) enti_source_skip(source, 0, 0, "values that are no JSON objects (%zu bytes)", stray);
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
