/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reports as CSV: the main table alone (that of the nodes), since a file of CSV is one table; empty for what
 * is undefined.
 */
#include "base/sanitise.h"
#include "export/csv.h"
#include "export/report.h"

static void add_cell(enti_buffer *out, const enti_cell *cell, enti_buffer *scratch) {
    switch (cell->kind) {
    case ENTI_CELL_TEXT:
        enti_buffer_clear(scratch);
        enti_sanitise(scratch, cell->value.text);
        enti_csv_write_cell(out, enti_buffer_text(scratch), false);
        if (scratch->failed) out->failed = true;
        break;
    case ENTI_CELL_WHOLE: enti_json_whole(out, cell->value.whole); break;
    case ENTI_CELL_REAL: enti_write_number(out, cell->value.real, ENTI_DIGITS_FILE); break;
    case ENTI_CELL_FLAG: enti_buffer_add_string(out, cell->value.whole ? "true" : "false"); break;
    case ENTI_CELL_LIST:
    case ENTI_CELL_ABSENT: break;
    }
}

static void add_table(enti_buffer *out, const enti_table *table, enti_buffer *scratch) {
    for (size_t i = 0; i < table->column_count; i++) {
        if (i) enti_buffer_add_byte(out, ',');
        enti_csv_write_cell(out, table->heads[i].name, false);
    }
    enti_buffer_add_byte(out, '\n');
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t i = 0; i < table->column_count; i++) {
            if (i) enti_buffer_add_byte(out, ',');
            add_cell(out, enti_table_cell(table, row, i), scratch);
        }
        enti_buffer_add_byte(out, '\n');
    }
}

static void write_report(enti_buffer *out, const enti_findings *findings) {
    enti_buffer scratch;
    enti_buffer_init(&scratch);
    for (size_t i = 0; i < findings->table_count; i++)
        if (strcmp(findings->tables[i].key, findings->main) == 0)
            add_table(out, &findings->tables[i], &scratch);
    enti_buffer_release(&scratch);
}

const enti_report_writer enti_csv_report = {
    .name = "csv", .summary = "CSV of the nodes, in full", .full = true, .write = write_report};
