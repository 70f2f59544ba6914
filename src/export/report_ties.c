/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Sections on edges: the strongest ties with what is known of each, and the bridges, without which a
 * component falls apart. */
#include "export/report.h"

#include <math.h>

enum { TIES_FOR_PROGRAMS = 100 };

/* The two ends, from column 0 on. */
static void add_ends(enti_findings *findings, enti_table *table, const uint32_t *edges) {
    const ent_network *network = findings->network;
    enti_table_head(table, 0, ENTI_TEXT("a"), false);
    enti_table_head(table, 1, ENTI_TEXT("b"), false);
    table->repeated = 2;
    for (size_t row = 0; row < table->row_count; row++) {
        uint32_t ends[] = {network->from[edges[row]], network->to[edges[row]]};
        for (size_t i = 0; i < 2; i++)
            *enti_table_cell(table, row, i) = enti_cell_text(
                findings->full ? network->ids[ends[i]] : enti_findings_label(findings->network, ends[i]));
    }
}

static void add_column(enti_table *table, size_t at, const enti_column *column, const uint32_t *edges) {
    bool number = column->type == ENTI_COLUMN_LONG || column->type == ENTI_COLUMN_DOUBLE;
    enti_table_head(table, at, column->name, number);
    for (size_t row = 0; row < table->row_count; row++)
        *enti_table_cell(table, row, at) = enti_cell_of(column, edges[row]);
}

static void add_ties(enti_findings *findings, const enti_column *weights) {
    const ent_network *network = findings->network;
    size_t columns = enti_columns_count(network, ENT_SCOPE_EDGE), rows = network->edge_count;
    double *values = ENTI_ARENA_ARRAY(&findings->arena, double, rows);
    for (size_t i = 0; values && i < rows; i++) values[i] = enti_value_number(weights, i, NAN);
    const uint32_t *order = values ? enti_falling_order(&findings->arena, values, rows) : NULL;
    if (findings->full && !findings->options->top && rows > TIES_FOR_PROGRAMS) rows = TIES_FOR_PROGRAMS;
    enti_table *table =
        order ? enti_findings_add(findings, "ties", "Strongest ties", columns + 2, rows) : NULL;
    if (!table) return;
    table->left_out = network->edge_count - table->row_count;
    add_ends(findings, table, order);
    for (size_t i = 0; i < columns; i++)
        add_column(table, i + 2, enti_columns_at(network, ENT_SCOPE_EDGE, i), order);
}

static void add_bridges(enti_findings *findings, const enti_column *bridges, const enti_column *weights) {
    size_t edges = findings->network->edge_count, count = 0;
    uint32_t *found = ENTI_ARENA_ARRAY(&findings->arena, uint32_t, edges);
    for (size_t i = 0; found && i < edges; i++)
        if (enti_value_number(bridges, i, 0) != 0) found[count++] = (uint32_t)i;
    enti_table *table = found ? enti_findings_add(findings, "bridges", "Bridges", 3, count) : NULL;
    if (!table) return;
    add_ends(findings, table, found);
    enti_table_head(table, 2, ENTI_TEXT("weight"), true);
    for (size_t row = 0; row < table->row_count; row++)
        *enti_table_cell(table, row, 2) = enti_cell_of(weights, found[row]);
}

void enti_findings_ties(enti_findings *findings) {
    const ent_network *network = findings->network;
    const enti_column *weights = enti_column_find(network, ENT_SCOPE_EDGE, ENTI_TEXT("weight"));
    const enti_column *bridges = enti_column_find(network, ENT_SCOPE_EDGE, ENTI_TEXT("bridge"));
    if (bridges && bridges->type == ENTI_COLUMN_BOOL) add_bridges(findings, bridges, weights);
    if (weights) add_ties(findings, weights);
}
