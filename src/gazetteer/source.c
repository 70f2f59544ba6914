/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: the path of a gazetteer. Goes out: its entities and classes as drafts, its faults, its digest.
 * JSON Lines are told from tables by the suffix, else by their first byte. Cost: what jansson takes, and
 * about as much again. */
#include "base/file.h"
#include "base/utf8.h"
#include "gazetteer/loader.h"

#include <errno.h>
#include <stdlib.h>

/* The file that is being read, and the line in it. */
typedef struct source_file {
    enti_loader *loader;
    enti_origin at;
    bool first; /* no line but comments and empty ones came before */
} source_file;

static enti_loaded_file *file_of(const source_file *source) {
    return ENTI_ROWS_AT(&source->loader->files, enti_loaded_file, source->at.file);
}

/* ---- the first line ---- */

static void declare_type(const enti_line *line, void *target, const char *key, json_t *value) {
    (void)target;
    ent_text name;
    if (!enti_value_id(line, key, value, &name)) return;
    ent_text *row = ENTI_ROWS_ADD(&line->loader->types, ent_text);
    if (row) *row = name;
}

/* What else stands in the first line is for people. */
static void read_description(const enti_line *line, json_t *object) {
    json_t *version = json_object_get(object, "entente"), *types = json_object_get(object, "types");
    if (!json_is_integer(version) || json_integer_value(version) != 1)
        enti_line_fault(line, "'entente' must be 1, the version of the format");
    if (types) enti_value_list(line, NULL, "types", types, declare_type);
}

/* ---- lines ---- */

static void read_object(source_file *source, json_t *object) {
    enti_line line = {source->loader, source->at};
    if (source->first && json_object_get(object, "entente"))
        read_description(&line, object);
    else if (json_object_get(object, "office") && !json_object_get(object, "id"))
        enti_class_read(&line, object);
    else
        enti_entity_read(&line, object, false);
}

enum { PARSE_FLAGS = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY };

/* jansson calls what it had no memory for a syntax error: then the line is good the second time. */
static void syntax_fault(source_file *source, ent_text text, const json_error_t *error) {
    json_t *second = json_loadb(text.at, text.len, PARSE_FLAGS, NULL);
    if (second || !*error->text)
        source->loader->out_of_memory = true;
    else
        enti_fault(source->loader, source->at, error->column > 0 ? (size_t)error->column : 1, "%s",
                   error->text);
    json_decref(second);
}

static void parse_line(source_file *source, ent_text text) {
    json_error_t error;
    if (text.len > ENTI_MOST_LINE_BYTES) {
        enti_fault(source->loader, source->at, 0, "line of more than %d bytes", ENTI_MOST_LINE_BYTES);
        return;
    }
    size_t valid = enti_utf8_valid(text);
    if (valid < text.len) {
        enti_fault(source->loader, source->at, enti_utf8_count(enti_text(text.at, valid)) + 1,
                   "byte 0x%02X is not UTF-8", (unsigned char)text.at[valid]);
        return;
    }
    json_t *object = json_loadb(text.at, text.len, PARSE_FLAGS, &error);
    if (!object)
        syntax_fault(source, text, &error);
    else if (!json_is_object(object))
        enti_fault(source->loader, source->at, 0, "a line must be a JSON object");
    else
        read_object(source, object);
    json_decref(object);
}

static void read_lines(source_file *source, ent_text bytes) {
    ent_text line;
    while (enti_text_next_line(&line, &bytes)) {
        source->at.line++;
        if (!enti_text_trim(line).len || *line.at == '#') continue;
        parse_line(source, line);
        source->first = false;
        if (source->loader->out_of_memory) return;
        if (file_of(source)->faults >= ENTI_MOST_FAULTS) {
            enti_fault(source->loader, source->at, 0, "too many faults: the rest of the file was not read");
            return;
        }
    }
}

/* ---- the file ---- */

static bool is_table(const char *path, ent_text bytes) {
    ent_text name = enti_text_of(path), line = bytes;
    if (enti_text_ends(name, ENTI_TEXT(".csv")) || enti_text_ends(name, ENTI_TEXT(".tsv"))) return true;
    if (enti_text_ends(name, ENTI_TEXT(".jsonl")) || enti_text_ends(name, ENTI_TEXT(".json"))) return false;
    while (enti_text_next_line(&line, &bytes))
        if (enti_text_trim(line).len && *line.at != '#') return *enti_text_trim(line).at != '{';
    return false;
}

static bool add_file(source_file *source, const char *path) {
    enti_loader *loader = source->loader;
    const char *copy = enti_arena_copy(loader->kept, enti_text_of(path)).at;
    enti_loaded_file *file =
        copy && loader->files.count < UINT32_MAX ? ENTI_ROWS_ADD(&loader->files, enti_loaded_file) : NULL;
    if (!file) {
        loader->out_of_memory = true;
        return false;
    }
    file->path = copy;
    source->at = (enti_origin){(uint32_t)(loader->files.count - 1), 0};
    return true;
}

static void digest(source_file *source, ent_text bytes) {
    enti_sha256 hash;
    enti_sha256_init(&hash);
    enti_sha256_add(&hash, bytes);
    enti_sha256_finish(&hash, file_of(source)->digest);
}

static void read_bytes(source_file *source, ent_text bytes) {
    digest(source, bytes);
    if (enti_text_starts(bytes, ENTI_TEXT("\xEF\xBB\xBF"))) bytes = enti_text_slice(bytes, 3, bytes.len);
    if (is_table(file_of(source)->path, bytes))
        enti_table_load(source->loader, source->at.file, bytes);
    else
        read_lines(source, bytes);
    const enti_loaded_file *file = file_of(source);
    if (!file->lines_used && !file->faults)
        enti_fault(source->loader, (enti_origin){source->at.file, 0}, 0, "no entity in the file");
}

void enti_source_load(enti_loader *loader, const char *path) {
    source_file source = {loader, {0, 0}, true};
    enti_buffer bytes;
    if (!add_file(&source, path)) return;
    enti_buffer_init(&bytes);
    ent_status status = enti_file_read(&bytes, path, ENTI_MOST_FILE_BYTES);
    if (status == ENT_OK)
        read_bytes(&source, enti_buffer_text(&bytes));
    else if (status == ENT_NOMEM)
        loader->out_of_memory = true;
    else
        enti_fault(loader, source.at, 0, "cannot be read: %s", strerror(errno));
    enti_buffer_release(&bytes);
}
