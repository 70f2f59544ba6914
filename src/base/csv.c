/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/csv.h"

static size_t count_byte(ent_text line, char byte) {
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] == '"') quoted = !quoted;
        count += !quoted && line.at[i] == byte;
    }
    return count;
}

static char guess_separator(ent_text bytes) {
    static const char candidates[] = {',', ';', '\t'};
    ent_text line = {NULL, 0};
    char best = ',';
    size_t most = 0;
    while (enti_text_next_line(&line, &bytes) && (!line.len || *line.at == '#')) {
    }
    for (size_t i = 0; i < sizeof candidates; i++) {
        size_t count = count_byte(line, candidates[i]);
        if (count > most) {
            most = count;
            best = candidates[i];
        }
    }
    return best;
}

void enti_csv_init(enti_csv *csv, ent_text bytes, char separator) {
    *csv = (enti_csv){
        .rest = bytes, .separator = separator ? separator : guess_separator(bytes), .next_line = 1};
    enti_buffer_init(&csv->unquoted);
}

void enti_csv_release(enti_csv *csv) {
    enti_rows_release(&csv->cells);
    enti_buffer_release(&csv->unquoted);
}

/* The length of the quoted cell at the front of `rest`, quotes included; 0: it does not end. */
static size_t quoted_length(ent_text rest) {
    for (size_t at = 1;; at += 2) {
        at = enti_text_find_byte(rest, at, '"');
        if (at >= rest.len) return 0;
        if (at + 1 == rest.len || rest.at[at + 1] != '"') return at + 1;
    }
}

static size_t plain_length(const enti_csv *csv) {
    size_t at = 0;
    while (at < csv->rest.len && csv->rest.at[at] != csv->separator && csv->rest.at[at] != '\n' &&
           csv->rest.at[at] != '\r')
        at++;
    return at;
}

/* What a quoted cell says. Its bytes stay in `unquoted` only if quotes had to be taken out: a cell is kept as
 * offsets then, since the buffer may move. */
static void add_unquoted(enti_csv *csv, ent_text inner) {
    for (ent_text part; enti_text_next_part(&part, &inner, '"');) {
        enti_buffer_add(&csv->unquoted, part);
        if (inner.len && *inner.at == '"') {
            enti_buffer_add_byte(&csv->unquoted, '"');
            inner = enti_text_slice(inner, 1, inner.len);
        }
    }
}

static void count_lines(enti_csv *csv, ent_text bytes) {
    for (size_t i = 0; i < bytes.len; i++)
        csv->next_line +=
            bytes.at[i] == '\n' || (bytes.at[i] == '\r' && (i + 1 == bytes.len || bytes.at[i + 1] != '\n'));
}

static void drop(enti_csv *csv, size_t count) {
    csv->rest = enti_text_slice(csv->rest, count, csv->rest.len);
}

/* Take a cell off the front; false: a fault. */
static bool next_cell(enti_csv *csv) {
    size_t begin = csv->unquoted.len;
    if (csv->rest.len && *csv->rest.at == '"') {
        size_t len = quoted_length(csv->rest);
        if (!len) {
            csv->fault = "a quote is not closed";
            return false;
        }
        add_unquoted(csv, enti_text_slice(csv->rest, 1, len - 1));
        count_lines(csv, enti_text_slice(csv->rest, 0, len));
        drop(csv, len);
        if (plain_length(csv) != 0) {
            csv->fault = "text after a closing quote";
            return false;
        }
    } else {
        size_t len = plain_length(csv);
        enti_buffer_add(&csv->unquoted, enti_text_slice(csv->rest, 0, len));
        drop(csv, len);
    }
    ent_text *cell = ENTI_ROWS_ADD(&csv->cells, ent_text);
    if (cell) *cell = enti_text(NULL, csv->unquoted.len - begin);
    return cell && !csv->unquoted.failed;
}

static void end_row(enti_csv *csv) {
    size_t len = csv->rest.len && *csv->rest.at == '\r' ? 1 : 0;
    if (csv->rest.len > len && csv->rest.at[len] == '\n') len++;
    csv->next_line += len > 0;
    drop(csv, len);
}

/* Cells get their addresses once the buffer that holds them no longer moves. */
static void place_cells(enti_csv *csv) {
    size_t at = 0;
    for (size_t i = 0; i < csv->cells.count; i++) {
        ent_text *cell = ENTI_ROWS_AT(&csv->cells, ent_text, i);
        cell->at = csv->unquoted.bytes ? csv->unquoted.bytes + at : "";
        at += cell->len;
    }
}

bool enti_csv_next(enti_csv *csv) {
    if (!csv->rest.len || csv->fault) return false;
    csv->line = csv->next_line;
    enti_rows_clear(&csv->cells);
    enti_buffer_clear(&csv->unquoted);
    while (next_cell(csv)) {
        if (!csv->rest.len || *csv->rest.at != csv->separator) {
            end_row(csv);
            place_cells(csv);
            return true;
        }
        drop(csv, 1);
    }
    return false;
}
