/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reports as text in a terminal: columns are aligned by display width, wide tables are broken and repeat
 * their first columns. */
#include "base/utf8.h"
#include "export/report.h"

#include <stdlib.h>

enum { WIDEST_CELL = 40 };

typedef struct printer {
    enti_buffer *out;
    const enti_table *table;
    size_t *widths;
    enti_buffer cell;
} printer;

static void add_blanks(enti_buffer *out, size_t count) {
    while (count-- > 0) enti_buffer_add_byte(out, ' ');
}

/* The beginning of `text` that takes at most `width` columns, marked if it is not all. */
static void add_cut(enti_buffer *out, ent_text text, size_t width) {
    if (enti_display_width(text) <= width) {
        enti_buffer_add(out, text);
        return;
    }
    size_t at = 0, next = 0;
    while (enti_utf8_next(text, &next), enti_display_width(enti_text(text.at, next)) < width) at = next;
    enti_buffer_add(out, enti_text(text.at, at));
    enti_buffer_add_string(out, "…");
}

static void add_cell(printer *paper, ent_text text, size_t column, bool last) {
    bool right = paper->table->heads[column].is_number;
    size_t width = paper->widths[column], begin = paper->out->len;
    size_t taken = enti_display_width(text);
    if (right && taken < width) add_blanks(paper->out, width - taken);
    add_cut(paper->out, text, last && !right ? SIZE_MAX : width);
    taken = enti_display_width(enti_text(paper->out->bytes + begin, paper->out->len - begin));
    if (last)
        enti_buffer_add_byte(paper->out, '\n');
    else
        add_blanks(paper->out, (taken < width ? width - taken : 0) + 2);
}

/* Row of heads (SIZE_MAX) or of cells. */
static void add_row(printer *paper, size_t row, size_t from, size_t to) {
    size_t repeated = from ? paper->table->repeated : 0;
    for (size_t i = 0; i < repeated + to - from; i++) {
        size_t column = i < repeated ? i : from + i - repeated;
        ent_text text = row == SIZE_MAX ? paper->table->heads[column].shown
                                        : enti_cell_line(paper->out, &paper->cell,
                                                         enti_table_cell(paper->table, row, column));
        add_cell(paper, text, column, i + 1 == repeated + to - from);
    }
}

static void add_part(printer *paper, size_t from, size_t to) {
    enti_buffer_add_byte(paper->out, '\n');
    add_row(paper, SIZE_MAX, from, to);
    for (size_t row = 0; row < paper->table->row_count; row++) add_row(paper, row, from, to);
}

static void add_title(enti_buffer *out, const enti_table *table) {
    enti_buffer_add_string(out, table->title);
    if (table->note.len) {
        enti_buffer_add_string(out, ": ");
        enti_buffer_add(out, table->note);
    }
    enti_buffer_add_byte(out, '\n');
}

static void add_table(enti_buffer *out, const enti_table *table) {
    printer paper = {.out = out, .table = table, .widths = calloc(table->column_count, sizeof *paper.widths)};
    if (!paper.widths) {
        out->failed = true;
        return;
    }
    enti_table_widths(paper.widths, table, out, &paper.cell);
    for (size_t i = 0; i < table->column_count; i++)
        if (paper.widths[i] > WIDEST_CELL) paper.widths[i] = WIDEST_CELL;
    add_title(out, table);
    if (!table->row_count) enti_buffer_add_string(out, "\nnone\n");
    for (size_t from = 0, to; table->row_count && from < table->column_count; from = to) {
        to = enti_table_part_end(table, paper.widths, from);
        add_part(&paper, from, to);
    }
    if (table->left_out) enti_buffer_add_format(out, "and %zu more\n", table->left_out);
    enti_buffer_release(&paper.cell);
    free(paper.widths);
}

static void write_report(enti_buffer *out, const enti_findings *findings) {
    for (size_t i = 0; i < findings->table_count; i++) {
        if (i) enti_buffer_add_byte(out, '\n');
        add_table(out, &findings->tables[i]);
    }
}

const enti_report_writer enti_table_report = {
    .name = "table", .summary = "aligned text for a terminal", .write = write_report};
