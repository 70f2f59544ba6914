/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rows of CSV and TSV by RFC 4180: cells in double quotes may hold separators, line breaks and doubled
 * quotes. Rows end in LF, CR LF or CR. */
#ifndef ENTI_BASE_CSV_H
#define ENTI_BASE_CSV_H

#include "base/buffer.h"

typedef struct enti_csv {
    ent_text rest; /* not yet read; borrowed */
    char separator;
    size_t line;       /* of the row that was read last, from 1 */
    enti_rows cells;   /* ent_text, of that row: valid until the next one */
    const char *fault; /* why it ended early, at `line`; NULL: at the end of the bytes */
    size_t next_line;
    enti_buffer unquoted;
} enti_csv;

/* Read `bytes`; a `separator` of 0 is guessed: the most frequent of , ; and tab in the first row that is no
 * `#` note. */
void enti_csv_init(enti_csv *csv, ent_text bytes, char separator);
void enti_csv_release(enti_csv *csv);
/* The next row; an empty line is a row of one empty cell. false: the end, a fault, or out of memory
 * (cells.failed, unquoted.failed). */
bool enti_csv_next(enti_csv *csv);

static inline size_t enti_csv_count(const enti_csv *csv) {
    return csv->cells.count;
}
/* Cell `i`; empty past the row's end. */
static inline ent_text enti_csv_cell(const enti_csv *csv, size_t i) {
    return i < csv->cells.count ? *ENTI_ROWS_AT(&csv->cells, ent_text, i) : (ent_text){NULL, 0};
}

#endif
