/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The table is sorted by its keys once and frozen; an article looks itself up under its own id, the id of its
 * file with and without a number, and its file's name alone. */
#include "corpus/extras.h"

#include "base/csv.h"
#include "corpus/decode.h"
#include "corpus/limits.h"
#include "corpus/pattern.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct row {
    ent_text key;
    ent_text fields[ENTI_FIELD_COUNT];
};

struct enti_metadata {
    enti_arena arena;
    enti_rows rows; /* struct row, by key */
};

enum { NO_COLUMN = 1000 };

static ent_status read_file(enti_buffer *bytes, const char *path, const ent_sink *sink) {
    uint64_t count = 0;
    enti_descriptor descriptor = {open(path, O_RDONLY | O_CLOEXEC), &count, NULL};
    enti_stream stream = {.pull = enti_descriptor_pull, .context = &descriptor};
    enti_stream_begin(&stream, enti_descriptor_pull, &descriptor, path, sink);
    if (descriptor.number < 0) enti_stream_fail(&stream, ENT_INPUT, "the table cannot be opened");
    while (enti_stream_more(&stream) && bytes->len < ENTI_RECORD_BYTES) {
        enti_buffer_add(bytes, enti_stream_window(&stream));
        enti_stream_take(&stream, enti_stream_window(&stream).len);
    }
    if (descriptor.number >= 0) close(descriptor.number);
    enti_stream_release(&stream);
    return bytes->failed ? ENT_NOMEM : stream.status;
}

/* Which column is the key and which are fields. false: none is the key. */
static bool read_head(enum enti_field columns[NO_COLUMN], size_t *key, const enti_csv *csv,
                      const enti_corpus *corpus) {
    *key = NO_COLUMN;
    for (size_t i = 0; i < enti_csv_count(csv) && i < NO_COLUMN; i++) {
        unsigned rank;
        ent_text name = enti_text_trim(enti_csv_cell(csv, i));
        bool is_key = enti_text_is(name, "file") || enti_text_is(name, "id");
        columns[i] = is_key ? ENTI_FIELD_COUNT : enti_field_named(&rank, corpus, name);
        if (is_key && (*key == NO_COLUMN || enti_text_is(name, "file"))) *key = i;
    }
    return *key != NO_COLUMN;
}

static void add_row(enti_metadata *metadata, const enum enti_field columns[NO_COLUMN], size_t key,
                    const enti_csv *csv) {
    ent_text name = enti_text_trim(enti_csv_cell(csv, key));
    struct row *row = name.len ? ENTI_ROWS_ADD(&metadata->rows, struct row) : NULL;
    if (!row) return;
    row->key = enti_arena_copy(&metadata->arena, name);
    for (size_t i = 0; i < enti_csv_count(csv) && i < NO_COLUMN; i++)
        if (columns[i] != ENTI_FIELD_COUNT)
            row->fields[columns[i]] =
                enti_arena_copy(&metadata->arena, enti_text_trim(enti_csv_cell(csv, i)));
}

static int by_key(const void *a, const void *b) {
    return enti_text_compare(((const struct row *)a)->key, ((const struct row *)b)->key);
}

static ent_status read_table(enti_metadata *metadata, const enti_corpus *corpus, enti_csv *csv,
                             enti_place place, const ent_sink *sink) {
    enum enti_field columns[NO_COLUMN];
    size_t key;
    for (size_t i = 0; i < NO_COLUMN; i++) columns[i] = ENTI_FIELD_COUNT;
    bool has_head = enti_csv_next(csv) && read_head(columns, &key, csv, corpus);
    if (csv->cells.failed || csv->unquoted.failed) return ENT_NOMEM;
    if (!has_head) {
        enti_report(sink, ENT_ERROR, place, "the table has no column 'file' or 'id'");
        return ENT_INPUT;
    }
    while (enti_csv_next(csv)) add_row(metadata, columns, key, csv);
    if (csv->fault) {
        enti_report(sink, ENT_ERROR, (enti_place){place.file, csv->line, 0}, "%s", csv->fault);
        return ENT_INPUT;
    }
    bool failed =
        metadata->rows.failed || metadata->arena.failed || csv->cells.failed || csv->unquoted.failed;
    if (metadata->rows.count) qsort(metadata->rows.at, metadata->rows.count, sizeof(struct row), by_key);
    return failed ? ENT_NOMEM : ENT_OK;
}

ent_status enti_metadata_load(enti_metadata **metadata, const enti_corpus *corpus, const char *path,
                              const ent_sink *sink) {
    enti_metadata *made = calloc(1, sizeof *made);
    enti_buffer bytes;
    enti_buffer_init(&bytes);
    ent_status status = made ? read_file(&bytes, path, sink) : ENT_NOMEM;
    if (!status) {
        size_t repaired = 0;
        enti_csv csv;
        ent_text text = enti_decode_as(&made->arena, enti_buffer_text(&bytes), NULL, &repaired);
        enti_csv_init(&csv, text, '\0');
        status =
            made->arena.failed ? ENT_NOMEM : read_table(made, corpus, &csv, (enti_place){path, 0, 0}, sink);
        enti_csv_release(&csv);
    }
    enti_buffer_release(&bytes);
    if (status)
        enti_metadata_free(made);
    else
        *metadata = made;
    return status;
}

void enti_metadata_free(enti_metadata *metadata) {
    if (!metadata) return;
    enti_rows_release(&metadata->rows);
    enti_arena_release(&metadata->arena);
    free(metadata);
}

static const struct row *find_row(const enti_metadata *metadata, ent_text key) {
    struct row wanted = {.key = key};
    if (!metadata->rows.count || !key.len) return NULL;
    return bsearch(&wanted, metadata->rows.at, metadata->rows.count, sizeof wanted, by_key);
}

static const struct row *row_of(const enti_record *record, const enti_parsing *parsing) {
    const enti_metadata *metadata = parsing->corpus->metadata;
    const enti_raw *raw = parsing->raw;
    ent_text path = raw->path_id, name = path;
    for (size_t i = 0; i < path.len; i++)
        if (path.at[i] == '/') name = enti_text_slice(path, i + 1, path.len);
    ent_text numbered = enti_arena_format(parsing->arena, "%.*s#%zu", (int)path.len, path.at, raw->number);
    const ent_text keys[] = {record->fields[ENTI_FIELD_ID], record->fields[ENTI_FIELD_URL], numbered, path,
                             name};
    const struct row *row = NULL;
    for (size_t i = 0; !row && i < sizeof keys / sizeof *keys; i++) row = find_row(metadata, keys[i]);
    return row;
}

static void add_groups(enti_record *record, const enti_parsing *parsing) {
    const pcre2_code *code = parsing->corpus->filename;
    int result;
    size_t unused = 0;
    ent_text path = enti_decode_bytes(parsing->arena, parsing->raw->path_id, &unused);
    pcre2_match_data *match = enti_pattern_match(&result, code, path, 0);
    for (int field = 0; result > 0 && field < ENTI_FIELD_COUNT; field++) {
        PCRE2_UCHAR *value;
        size_t len;
        PCRE2_SPTR name = (PCRE2_SPTR)enti_field_name((enum enti_field)field);
        if (pcre2_substring_get_byname(match, name, &value, &len)) continue;
        enti_record_set(record, (enum enti_field)field, ENTI_RANK_FILENAME,
                        enti_arena_copy(parsing->arena, enti_text((const char *)value, len)));
        pcre2_substring_free(value);
    }
    pcre2_match_data_free(match);
}

void enti_extras_add(enti_record *record, const enti_parsing *parsing) {
    if (parsing->corpus->filename) add_groups(record, parsing);
    const struct row *row = parsing->corpus->metadata ? row_of(record, parsing) : NULL;
    for (int field = 0; row && field < ENTI_FIELD_COUNT; field++) {
        if (!row->fields[field].len) continue;
        record->fields[field] = row->fields[field];
        record->ranks[field] = 0;
    }
}

ent_status enti_filename_compile(pcre2_code **code, const char *pattern, const ent_sink *sink) {
    ent_status status = enti_pattern_compile(code, pattern, sink);
    if (status) return status;
    for (int field = 0; field < ENTI_FIELD_COUNT; field++)
        if (pcre2_substring_number_from_name(*code, (PCRE2_SPTR)enti_field_name((enum enti_field)field)) >= 0)
            return ENT_OK;
    enti_report(sink, ENT_ERROR, ENTI_NOWHERE,
                "the pattern '%s' names no field: a group is named like (?<date>...), (?<source>...)",
                pattern);
    return ENT_USAGE;
}
