/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reports as JSON: an object of tables, each an array of objects, in full precision; null for what is
 * undefined. */
#include "base/sanitise.h"
#include "export/report.h"

static void add_string(enti_buffer *out, ent_text text, enti_buffer *scratch) {
    enti_buffer_clear(scratch);
    enti_sanitise(scratch, text);
    enti_json_string(out, enti_buffer_text(scratch));
    if (scratch->failed) out->failed = true;
}

static void add_list(enti_buffer *out, const enti_cell *cell, enti_buffer *scratch) {
    for (size_t i = 0; i < cell->value.list.count; i++) {
        enti_buffer_add_string(out, i ? ", " : "[");
        add_string(out, cell->value.list.items[i], scratch);
    }
    enti_buffer_add_string(out, cell->value.list.count ? "]" : "[]");
}

static void add_cell(enti_buffer *out, const enti_cell *cell, enti_buffer *scratch) {
    switch (cell->kind) {
    case ENTI_CELL_ABSENT: enti_buffer_add_string(out, "null"); break;
    case ENTI_CELL_TEXT: add_string(out, cell->value.text, scratch); break;
    case ENTI_CELL_WHOLE: enti_json_whole(out, cell->value.whole); break;
    case ENTI_CELL_REAL: enti_write_number(out, cell->value.real, ENTI_DIGITS_FILE); break;
    case ENTI_CELL_FLAG: enti_buffer_add_string(out, cell->value.whole ? "true" : "false"); break;
    case ENTI_CELL_LIST: add_list(out, cell, scratch); break;
    }
}

static void add_table(enti_buffer *out, const enti_table *table, enti_buffer *scratch) {
    enti_buffer_add_format(out, "  \"%s\": [", table->key);
    for (size_t row = 0; row < table->row_count; row++) {
        enti_buffer_add_string(out, row ? ",\n    {" : "\n    {");
        for (size_t column = 0; column < table->column_count; column++) {
            if (column) enti_buffer_add_string(out, ", ");
            add_string(out, table->heads[column].name, scratch);
            enti_buffer_add_string(out, ": ");
            add_cell(out, enti_table_cell(table, row, column), scratch);
        }
        enti_buffer_add_byte(out, '}');
    }
    enti_buffer_add_byte(out, ']');
}

static void write_report(enti_buffer *out, const enti_findings *findings) {
    enti_buffer scratch;
    enti_buffer_init(&scratch);
    enti_buffer_add_string(out, "{\n");
    for (size_t i = 0; i < findings->table_count; i++) {
        if (i) enti_buffer_add_string(out, ",\n");
        add_table(out, &findings->tables[i], &scratch);
    }
    enti_buffer_add_string(out, "\n}\n");
    enti_buffer_release(&scratch);
}

const enti_report_writer enti_json_report = {
    .name = "json", .summary = "JSON of all tables, in full", .full = true, .write = write_report};
