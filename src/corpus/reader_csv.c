/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Tables with a row an article: CSV, TSV and semicolons. The first row names the columns; it comes along with
 * each record:
 *
 *     fields   separator, first row
 *     bytes    a row, with the line breaks inside its quotes */
#include "base/csv.h"
#include "corpus/limits.h"
#include "corpus/record.h"

#define SUFFIXES ".csv .tsv .tab"

/* Columns of a first row that are fields, and whether one is the text. false: out of memory. */
static bool count_known(size_t *count, bool *has_text, const enti_corpus *corpus, ent_text head,
                        char separator) {
    enti_csv csv;
    size_t known = 0;
    *has_text = false;
    enti_csv_init(&csv, head, separator);
    if (enti_csv_next(&csv) && enti_csv_count(&csv) > 1)
        for (size_t i = 0; i < enti_csv_count(&csv); i++) {
            unsigned rank;
            enum enti_field field = enti_field_named(&rank, corpus, enti_csv_cell(&csv, i));
            known += field != ENTI_FIELD_COUNT;
            *has_text = *has_text || field == ENTI_FIELD_TEXT;
        }
    bool failed = csv.cells.failed || csv.unquoted.failed;
    enti_csv_release(&csv);
    *count = known;
    return !failed;
}

static int sniff(const enti_head *head) {
    static const enti_corpus no_options;
    ent_text rest = head->text, first;
    bool has_text;
    if (!enti_text_next_line(&first, &rest)) return 0;
    size_t known;
    if (!count_known(&known, &has_text, &no_options, first, '\0')) return ENTI_SNIFF_NOMEM;
    if (enti_has_suffix(head->path, SUFFIXES)) return 75;
    return has_text && known >= 2 ? 70 : 0;
}

/* How far a row was followed; a quote counts only where a cell begins. */
struct scan {
    size_t at;
    enum { CELL_BEGINS, PLAIN, QUOTED, QUOTE_IN_QUOTED } state;
    bool has_tail; /* a quoted cell goes on behind its quote */
};

/* Whether the row that `text` begins with ends in it: then `at` is behind its line feed. */
static bool scan_row(struct scan *scan, ent_text text, char separator) {
    for (; scan->at < text.len; scan->at++) {
        char c = text.at[scan->at];
        if (scan->state == QUOTED) {
            if (c == '"') scan->state = QUOTE_IN_QUOTED;
        } else if (c == '"' && scan->state != PLAIN) {
            scan->state = QUOTED;
        } else if (c == '\n') {
            scan->at++;
            return true;
        } else {
            scan->has_tail = scan->has_tail || (scan->state == QUOTE_IN_QUOTED && c != separator);
            scan->state = c == separator ? CELL_BEGINS : PLAIN;
        }
    }
    return false;
}

static size_t count_lines(ent_text text) {
    size_t lines = 0;
    for (size_t i = 0; i < text.len; i++) lines += text.at[i] == '\n';
    return lines;
}

/* The row that begins in the window, for as long as nothing is taken. false: it is not whole. */
static bool find_row(enti_stream *stream, ent_text *row, char separator) {
    struct scan scan = {.at = 0, .state = CELL_BEGINS};
    while (!scan_row(&scan, enti_stream_window(stream), separator))
        if (scan.at > ENTI_RECORD_BYTES || !enti_stream_more(stream)) break;
    *row = enti_text(enti_stream_window(stream).at, scan.at);
    /* A cell that goes on behind its quote, lines below, was closed by the quote of another. */
    bool is_torn = scan.has_tail && count_lines(*row) > 1;
    return scan.state != QUOTED && !is_torn && row->len <= ENTI_RECORD_BYTES;
}

/* One row, at source->line. A row that is not whole costs its first line. */
static ent_status read_row(enti_source *source, ent_text fields) {
    ent_text row, line;
    size_t begin = source->line + 1;
    if (!find_row(source->stream, &row, *fields.at)) {
        if (source->stream->status || !enti_source_line(source, &line)) return ENT_OK;
        enti_source_skip(source, begin, 0, "a quoted cell that does not end");
        return ENT_OK;
    }
    ent_status status = enti_text_trim(row).len ? enti_source_emit(source, row, fields, begin) : ENT_OK;
    source->line += count_lines(row);
    enti_stream_take(source->stream, row.len);
    return status;
}

/* The first row, with what parts its cells before it. */
static ent_status read_head(enti_source *source, enti_buffer *fields) {
    ent_text line = {NULL, 0};
    enti_csv csv;
    while (!enti_text_trim(line).len || *line.at == '#')
        if (!enti_source_line(source, &line)) return ENT_OK;
    enti_csv_init(&csv, line, '\0');
    enti_buffer_add_byte(fields, csv.separator);
    enti_buffer_add(fields, line);
    bool has_text;
    size_t known;
    bool failed = !count_known(&known, &has_text, source->corpus, line, csv.separator) || fields->failed;
    enti_csv_release(&csv);
    if (failed) return ENT_NOMEM;
    if (known && has_text) return ENT_OK;
    enti_report(source->sink, ENT_ERROR, (enti_place){source->file, source->line, 0},
                "skipped: no column is the text (--field text=NAME says which)");
    return ENT_INPUT;
}

static ent_status read(enti_source *source) {
    enti_buffer fields;
    enti_buffer_init(&fields);
    ent_status status = read_head(source, &fields);
    while (status == ENT_OK && fields.len && enti_stream_need(source->stream, 1))
        status = read_row(source, enti_buffer_text(&fields));
    enti_buffer_release(&fields);
    return status;
}

static bool read_cells(enti_csv *csv, ent_text row, char separator) {
    enti_csv_init(csv, row, separator);
    return enti_csv_next(csv);
}

static ent_status parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    ent_text fields = parsing->raw->fields;
    enti_record record = {.is_plain = false};
    enti_csv names, cells;
    bool is_good = read_cells(&names, enti_text_slice(fields, 1, fields.len), *fields.at);
    is_good = read_cells(&cells, parsing->raw->bytes, *fields.at) && is_good;
    for (size_t i = 0; is_good && i < enti_csv_count(&cells); i++) {
        unsigned rank;
        enum enti_field field = enti_field_named(&rank, parsing->corpus, enti_csv_cell(&names, i));
        enti_record_set(&record, field, rank, enti_csv_cell(&cells, i));
    }
    ent_status status = is_good ? enti_record_article(article, notes, &record, parsing)
                                : enti_record_refuse(parsing, cells.fault ? cells.fault : "not a row");
    if (names.cells.failed || names.unquoted.failed || cells.cells.failed || cells.unquoted.failed)
        status = ENT_NOMEM;
    enti_csv_release(&names);
    enti_csv_release(&cells);
    return status;
}

const enti_reader enti_reader_csv = {
    .name = "csv",
    .summary = "a table with a row an article: CSV, TSV, semicolons; columns by name",
    .suffixes = SUFFIXES,
    .sniff = sniff,
    .read = read,
    .parse = parse,
};
