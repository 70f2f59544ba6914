/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The driver of reports: picks the form, makes the tables, renders them. Memory: the tables, which for
 * readers are short; cost: sorting the nodes once a measure. */
#include "export/report.h"

#include <math.h>
#include <stdlib.h>

enum { ROWS_FOR_READERS = 20 };

#define REPORT(name) extern const enti_report_writer enti_##name##_report;
#include "export/reports.def"
#undef REPORT

static const enti_report_writer *const writers[] = {
#define REPORT(name) &enti_##name##_report,
#include "export/reports.def"
#undef REPORT
};

enum { WRITER_COUNT = sizeof writers / sizeof *writers };

const enti_report_writer *enti_report_writer_at(size_t i) {
    return i < WRITER_COUNT ? writers[i] : NULL;
}

void ent_report_options_init(ent_report_options *options) {
    *options = (ent_report_options){.size = sizeof *options};
}

/* ---- tables ---- */

enti_table *enti_findings_add_whole(enti_findings *findings, const char *key, const char *title,
                                    size_t columns, size_t rows) {
    size_t cells = 0;
    if (findings->table_count == ENTI_TABLES || __builtin_mul_overflow(rows, columns, &cells))
        findings->arena.failed = true;
    if (findings->arena.failed) return NULL;
    enti_table *table = &findings->tables[findings->table_count];
    *table = (enti_table){.key = key,
                          .title = title,
                          .heads = ENTI_ARENA_ARRAY(&findings->arena, enti_head, columns),
                          .cells = ENTI_ARENA_ARRAY(&findings->arena, enti_cell, cells),
                          .column_count = columns,
                          .row_count = rows,
                          .repeated = 1};
    if (findings->arena.failed) return NULL;
    findings->table_count++;
    return table;
}

enti_table *enti_findings_add(enti_findings *findings, const char *key, const char *title, size_t columns,
                              size_t rows) {
    size_t top = findings->options->top;
    if (!top) top = findings->full ? SIZE_MAX : ROWS_FOR_READERS;
    size_t shown = rows < top ? rows : top;
    enti_table *table = enti_findings_add_whole(findings, key, title, columns, shown);
    if (table) table->left_out = rows - shown;
    return table;
}

void enti_table_head(enti_table *table, size_t column, ent_text name, bool is_number) {
    table->heads[column] = (enti_head){name, name, is_number};
}

enti_cell enti_cell_text(ent_text text) {
    return (enti_cell){.kind = ENTI_CELL_TEXT, .value.text = text};
}

enti_cell enti_cell_whole(int64_t value) {
    return (enti_cell){.kind = ENTI_CELL_WHOLE, .value.whole = value};
}

enti_cell enti_cell_of(const enti_column *column, size_t row) {
    enti_cell cell = {.kind = ENTI_CELL_ABSENT};
    if (!column || enti_value_absent(column, row)) return cell;
    switch (column->type) {
    case ENTI_COLUMN_STRING: return enti_cell_text(column->values.string[row]);
    case ENTI_COLUMN_LONG: return enti_cell_whole(column->values.whole[row]);
    case ENTI_COLUMN_BOOL:
        cell = enti_cell_whole(column->values.whole[row]);
        cell.kind = ENTI_CELL_FLAG;
        return cell;
    case ENTI_COLUMN_DOUBLE: cell.kind = ENTI_CELL_REAL; cell.value.real = column->values.real[row];
    }
    return cell;
}

ent_text enti_findings_label(const ent_network *network, size_t node) {
    const enti_column *labels = enti_column_find(network, ENT_SCOPE_NODE, ENTI_TEXT("label"));
    bool labelled = labels && labels->type == ENTI_COLUMN_STRING && labels->values.string[node].at;
    return labelled ? labels->values.string[node] : network->ids[node];
}

/* ---- order ---- */

typedef struct sorted_row {
    double value;
    uint32_t index;
} sorted_row;

static int by_falling_value(const void *left, const void *right) {
    const sorted_row *a = left, *b = right;
    bool a_missing = isnan(a->value), b_missing = isnan(b->value);
    if (a_missing != b_missing) return a_missing ? 1 : -1;
    if (!a_missing && a->value > b->value) return -1;
    if (!a_missing && a->value < b->value) return 1;
    return (a->index > b->index) - (a->index < b->index);
}

uint32_t *enti_falling_order(enti_arena *arena, const double *values, size_t count) {
    sorted_row *rows = ENTI_ARENA_ARRAY(arena, sorted_row, count);
    uint32_t *order = ENTI_ARENA_ARRAY(arena, uint32_t, count);
    if (!rows || !order) return NULL;
    for (size_t i = 0; i < count; i++) rows[i] = (sorted_row){values[i], (uint32_t)i};
    qsort(rows, count, sizeof *rows, by_falling_value);
    for (size_t i = 0; i < count; i++) order[i] = rows[i].index;
    return order;
}

const enti_column *enti_sort_column(const ent_network *network, const char *wanted) {
    static const char *const usual[] = {"strength", "degree", "mentions"};
    const enti_column *column = NULL;
    if (wanted) {
        column = enti_column_find(network, ENT_SCOPE_NODE, enti_text_of(wanted));
        return column && column->type != ENTI_COLUMN_STRING ? column : NULL;
    }
    for (size_t i = 0; i < sizeof usual / sizeof *usual && !column; i++)
        column = enti_column_find(network, ENT_SCOPE_NODE, enti_text_of(usual[i]));
    return column;
}

static void sort_nodes(enti_findings *findings) {
    size_t count = findings->network->node_count;
    double *values = ENTI_ARENA_ARRAY(&findings->arena, double, count);
    if (!values) return;
    for (size_t i = 0; i < count; i++) values[i] = enti_value_number(findings->sort, i, NAN);
    findings->order = enti_falling_order(&findings->arena, values, count);
}

/* ---- the driver ---- */

static ent_status make_tables(enti_findings *findings, const ent_sink *sink) {
    static void (*const sections[])(enti_findings *) = {enti_findings_run, enti_findings_nodes,
                                                        enti_findings_groups, enti_findings_ties,
                                                        enti_findings_method};
    const char *wanted = findings->options->sort;
    findings->sort = enti_sort_column(findings->network, wanted);
    if (wanted && !findings->sort) {
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "no column of numbers '%s' to sort nodes by", wanted);
        return ENT_USAGE;
    }
    sort_nodes(findings);
    for (size_t i = 0; i < sizeof sections / sizeof *sections && !findings->arena.failed; i++)
        sections[i](findings);
    return findings->arena.failed ? ENT_NOMEM : ENT_OK;
}

ent_status enti_findings_write(const enti_findings *findings, const enti_report_writer *writer,
                               ent_output *output) {
    enti_buffer out;
    enti_buffer_init(&out);
    writer->write(&out, findings);
    ent_status status = out.failed ? ENT_NOMEM : ent_output_write(output, enti_buffer_text(&out));
    enti_buffer_release(&out);
    return status;
}

const enti_report_writer *enti_report_writer_named(const char *format, const ent_sink *sink) {
    if (!format) return writers[0];
    for (size_t i = 0; i < WRITER_COUNT; i++)
        if (strcmp(writers[i]->name, format) == 0) return writers[i];
    enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "unknown form of report '%s'", format);
    return NULL;
}

ent_status ent_report_write(const ent_network *network, const ent_report_options *options, ent_output *output,
                            const ent_sink *sink) {
    const enti_report_writer *writer = enti_report_writer_named(options->format, sink);
    if (!writer) return ENT_USAGE;
    enti_findings findings = {.main = "nodes", .network = network, .options = options, .full = writer->full};
    ent_status status = make_tables(&findings, sink);
    if (status == ENT_OK) status = enti_findings_write(&findings, writer, output);
    enti_arena_release(&findings.arena);
    return status;
}
