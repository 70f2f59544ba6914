/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What the forms for readers share: cells as lines of text, widths, and where wide tables are broken. */
#include "base/sanitise.h"
#include "base/utf8.h"
#include "export/report.h"

#include <utf8proc.h>

enum { ITEMS_SHOWN = 12, PAGE_WIDTH = 100, GAP = 2 };

static void write_line(enti_buffer *out, ent_text text) {
    size_t begin = out->len;
    enti_sanitise(out, text);
    for (size_t i = begin; i < out->len; i++)
        if (out->bytes[i] == '\n' || out->bytes[i] == '\t') out->bytes[i] = ' ';
}

static void write_list(enti_buffer *out, const ent_text *items, size_t count) {
    size_t shown = count > ITEMS_SHOWN + 1 ? ITEMS_SHOWN : count;
    for (size_t i = 0; i < shown; i++) {
        if (i) enti_buffer_add_string(out, ", ");
        write_line(out, items[i]);
    }
    if (shown < count) enti_buffer_add_format(out, " and %zu more", count - shown);
}

void enti_cell_write(enti_buffer *out, const enti_cell *cell) {
    switch (cell->kind) {
    case ENTI_CELL_ABSENT: enti_buffer_add_string(out, "n/a"); break;
    case ENTI_CELL_TEXT: write_line(out, cell->value.text); break;
    case ENTI_CELL_WHOLE: enti_json_whole(out, cell->value.whole); break;
    case ENTI_CELL_REAL: enti_write_number(out, cell->value.real, ENTI_DIGITS_TABLE); break;
    case ENTI_CELL_FLAG: enti_buffer_add_string(out, cell->value.whole ? "yes" : "no"); break;
    case ENTI_CELL_LIST: write_list(out, cell->value.list.items, cell->value.list.count); break;
    }
}

ent_text enti_cell_line(enti_buffer *out, enti_buffer *scratch, const enti_cell *cell) {
    enti_buffer_clear(scratch);
    enti_cell_write(scratch, cell);
    if (scratch->failed) out->failed = true;
    return enti_buffer_text(scratch);
}

size_t enti_display_width(ent_text text) {
    size_t width = 0;
    for (size_t at = 0; at < text.len;) {
        int columns = utf8proc_charwidth((utf8proc_int32_t)enti_utf8_next(text, &at));
        width += columns > 0 ? (size_t)columns : 0;
    }
    return width;
}

void enti_table_widths(size_t *widths, const enti_table *table, enti_buffer *out, enti_buffer *scratch) {
    for (size_t column = 0; column < table->column_count; column++) {
        widths[column] = enti_display_width(table->heads[column].shown);
        for (size_t row = 0; row < table->row_count; row++) {
            size_t width =
                enti_display_width(enti_cell_line(out, scratch, enti_table_cell(table, row, column)));
            if (width > widths[column]) widths[column] = width;
        }
    }
}

static bool is_rank(const enti_table *table, size_t column) {
    return enti_text_is(table->heads[column].shown, "#");
}

size_t enti_table_part_end(const enti_table *table, const size_t *widths, size_t from) {
    size_t end = from, used = 0;
    for (size_t i = 0; i < table->repeated && i < from; i++) used += widths[i] + GAP;
    while (end < table->column_count) {
        bool last_text = end + 1 == table->column_count && !table->heads[end].is_number;
        if (used + widths[end] > PAGE_WIDTH && end > from && !last_text) break;
        used += widths[end++] + GAP;
    }
    /* A rank stays with its measure. */
    if (end < table->column_count && is_rank(table, end) && end > from + 1) end--;
    return end;
}
