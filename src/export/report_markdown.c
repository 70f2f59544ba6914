/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reports as Markdown with tables, which GitHub, Pandoc and Quarto read. */
#include "export/report.h"

static void add_escaped(enti_buffer *out, ent_text text) {
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.at[i];
        if (byte == '&')
            enti_buffer_add_string(out, "&amp;");
        else if (byte == '<')
            enti_buffer_add_string(out, "&lt;");
        else {
            if (strchr("\\`*_{}[]|~$", byte)) enti_buffer_add_byte(out, '\\');
            enti_buffer_add_byte(out, byte);
        }
    }
}

static void add_heads(enti_buffer *out, const enti_table *table) {
    for (size_t i = 0; i < table->column_count; i++) {
        enti_buffer_add_string(out, "| ");
        add_escaped(out, table->heads[i].shown);
        enti_buffer_add_byte(out, ' ');
    }
    enti_buffer_add_string(out, "|\n");
    for (size_t i = 0; i < table->column_count; i++)
        enti_buffer_add_string(out, table->heads[i].is_number ? "| ---: " : "| --- ");
    enti_buffer_add_string(out, "|\n");
}

static void add_row(enti_buffer *out, const enti_table *table, size_t row, enti_buffer *cell) {
    for (size_t i = 0; i < table->column_count; i++) {
        enti_buffer_add_string(out, "| ");
        add_escaped(out, enti_cell_line(out, cell, enti_table_cell(table, row, i)));
        enti_buffer_add_byte(out, ' ');
    }
    enti_buffer_add_string(out, "|\n");
}

static void add_table(enti_buffer *out, const enti_table *table, enti_buffer *cell) {
    enti_buffer_add_format(out, "## %s\n\n", table->title);
    if (table->note.len) {
        add_escaped(out, table->note);
        enti_buffer_add_string(out, "\n\n");
    }
    if (!table->row_count) {
        enti_buffer_add_string(out, "none\n");
        return;
    }
    add_heads(out, table);
    for (size_t row = 0; row < table->row_count; row++) add_row(out, table, row, cell);
    if (table->left_out) enti_buffer_add_format(out, "\nand %zu more\n", table->left_out);
}

static void write_report(enti_buffer *out, const enti_findings *findings) {
    enti_buffer cell;
    enti_buffer_init(&cell);
    for (size_t i = 0; i < findings->table_count; i++) {
        if (i) enti_buffer_add_byte(out, '\n');
        add_table(out, &findings->tables[i], &cell);
    }
    enti_buffer_release(&cell);
}

const enti_report_writer enti_markdown_report = {
    .name = "markdown", .summary = "Markdown with tables", .write = write_report};
