/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reports as LaTeX: one tabular with the rules of booktabs for each table, to be set with XeLaTeX or LuaLaTeX
 * where labels need it; wide tables are broken and repeat their first columns. */
#include "export/report.h"

#include <stdlib.h>

static const char *escape_of(char byte) {
    switch (byte) {
    case '\\': return "\\textbackslash{}";
    case '~': return "\\textasciitilde{}";
    case '^': return "\\textasciicircum{}";
    case '{': return "\\{";
    case '}': return "\\}";
    case '$': return "\\$";
    case '&': return "\\&";
    case '#': return "\\#";
    case '%': return "\\%";
    case '_': return "\\_";
    case '"': return "\\textquotedbl{}";
    case '<': return "\\textless{}";
    case '>': return "\\textgreater{}";
    case '|': return "\\textbar{}";
    case '[': return "{[}"; /* after a line's end it would be an option */
    default: return NULL;
    }
}

static void add_escaped(enti_buffer *out, ent_text text) {
    for (size_t i = 0; i < text.len; i++) {
        const char *escape = escape_of(text.at[i]);
        if (escape)
            enti_buffer_add_string(out, escape);
        else
            enti_buffer_add_byte(out, text.at[i]);
    }
}

typedef struct tabular {
    const enti_table *table;
    size_t from, to, repeated;
} tabular;

static size_t column_at(const tabular *part, size_t i) {
    return i < part->repeated ? i : part->from + i - part->repeated;
}

static size_t width_of(const tabular *part) {
    return part->repeated + part->to - part->from;
}

static void add_row(enti_buffer *out, const tabular *part, size_t row, enti_buffer *cell) {
    for (size_t i = 0; i < width_of(part); i++) {
        size_t column = column_at(part, i);
        if (i) enti_buffer_add_string(out, " & ");
        add_escaped(out, row == SIZE_MAX
                             ? part->table->heads[column].shown
                             : enti_cell_line(out, cell, enti_table_cell(part->table, row, column)));
    }
    enti_buffer_add_string(out, " \\\\\n");
}

static void add_part(enti_buffer *out, const tabular *part, enti_buffer *cell) {
    enti_buffer_add_string(out, "\\begin{tabular}{");
    for (size_t i = 0; i < width_of(part); i++) {
        const enti_head *head = &part->table->heads[column_at(part, i)];
        bool wide = i + 1 == width_of(part) && i > 0 && !head->is_number;
        enti_buffer_add_string(out, head->is_number ? "r" : wide ? "p{0.6\\linewidth}" : "l");
    }
    enti_buffer_add_string(out, "}\n\\toprule\n");
    add_row(out, part, SIZE_MAX, cell);
    enti_buffer_add_string(out, "\\midrule\n");
    for (size_t row = 0; row < part->table->row_count; row++) add_row(out, part, row, cell);
    enti_buffer_add_string(out, "\\bottomrule\n\\end{tabular}\n\n");
}

static void add_table(enti_buffer *out, const enti_table *table, enti_buffer *cell) {
    size_t *widths = calloc(table->column_count, sizeof *widths);
    if (!widths) {
        out->failed = true;
        return;
    }
    enti_table_widths(widths, table, out, cell);
    enti_buffer_add_format(out, "\\subsection*{%s}\n", table->title);
    add_escaped(out, table->note);
    enti_buffer_add_string(out, table->note.len ? "\n\n" : "");
    if (!table->row_count) enti_buffer_add_string(out, "none\n\n");
    for (size_t from = 0, to; table->row_count && from < table->column_count; from = to) {
        to = enti_table_part_end(table, widths, from);
        add_part(out, &(tabular){table, from, to, from ? table->repeated : 0}, cell);
    }
    if (table->left_out) enti_buffer_add_format(out, "and %zu more\n\n", table->left_out);
    free(widths);
}

static void write_report(enti_buffer *out, const enti_findings *findings) {
    enti_buffer cell;
    enti_buffer_init(&cell);
    enti_buffer_add_string(out,
                           "% needs \\usepackage{booktabs}, and \\usepackage[T1]{fontenc} with pdfLaTeX\n");
    for (size_t i = 0; i < findings->table_count; i++) add_table(out, &findings->tables[i], &cell);
    enti_buffer_release(&cell);
}

const enti_report_writer enti_latex_report = {
    .name = "latex", .summary = "LaTeX tables with booktabs", .write = write_report};
