/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The section on the nodes: every measure with the rank that it gives. Ranks are shared by equal values,
 * where equal means equal in the 12 digits that files show. */
#include "export/report.h"
#include "gazetteer/columns.h"

#include <math.h>

/* What is no measure, so that a rank in it says nothing. */
static const char unranked[] = "x y size community component";

static bool is_unranked(ent_text name) {
    ent_text rest = enti_text_of(unranked), one;
    while (enti_text_next_part(&one, &rest, ' '))
        if (enti_text_equal(one, name)) return true;
    return enti_text_ends(name, ENTI_TEXT("_normalised"));
}

static bool is_number(const enti_column *column) {
    return column->type == ENTI_COLUMN_LONG || column->type == ENTI_COLUMN_DOUBLE;
}

static bool is_ranked(const enti_findings *findings, const enti_column *column) {
    bool sorted_by = column == findings->sort && !findings->full;
    return is_number(column) && !sorted_by && enti_is_builtin_column(column->name) &&
           !is_unranked(column->name);
}

/* Readers see measures and flags, without the gazetteers' attributes, positions and the counts of mentions by
 * kind. */
static bool is_shown(const enti_findings *findings, const enti_column *column) {
    if (enti_text_is(column->name, "label") || enti_text_is(column->name, "type")) return false;
    if (findings->full) return true;
    bool detail = enti_text_starts(column->name, ENTI_TEXT("mentions_")) || enti_text_is(column->name, "x") ||
                  enti_text_is(column->name, "y") || enti_text_is(column->name, "size");
    return column->type != ENTI_COLUMN_STRING && enti_is_builtin_column(column->name) && !detail;
}

static double rounded(double value) {
    if (value == 0 || !isfinite(value)) return value;
    double scale = pow(10, ENTI_DIGITS_FILE - 1 - floor(log10(fabs(value))));
    return isfinite(scale) ? round(value * scale) / scale : value;
}

uint32_t *enti_ranks_of(enti_arena *arena, const enti_column *column, size_t count) {
    double *values = ENTI_ARENA_ARRAY(arena, double, count);
    uint32_t *ranks = ENTI_ARENA_ARRAY(arena, uint32_t, count);
    if (!values || !ranks) return NULL;
    for (size_t i = 0; i < count; i++) values[i] = rounded(enti_value_number(column, i, NAN));
    const uint32_t *order = enti_falling_order(arena, values, count);
    for (size_t i = 0; order && i < count && !isnan(values[order[i]]); i++) {
        bool tied = i > 0 && values[order[i]] == values[order[i - 1]];
        ranks[order[i]] = tied ? ranks[order[i - 1]] : (uint32_t)i + 1;
    }
    return order ? ranks : NULL;
}

static void add_ranks(enti_findings *findings, enti_table *table, size_t at, const enti_column *column) {
    const uint32_t *ranks = enti_ranks_of(&findings->arena, column, findings->network->node_count);
    enti_table_head(table, at,
                    enti_arena_format(&findings->arena, "%.*s_rank", (int)column->name.len, column->name.at),
                    true);
    table->heads[at].shown = ENTI_TEXT("#");
    for (size_t row = 0; ranks && row < table->row_count; row++) {
        uint32_t rank = ranks[findings->order[row]];
        if (rank) *enti_table_cell(table, row, at) = enti_cell_whole(rank);
    }
}

static void add_column(enti_findings *findings, enti_table *table, size_t at, const enti_column *column) {
    enti_table_head(table, at, column->name, is_number(column));
    for (size_t row = 0; row < table->row_count; row++)
        *enti_table_cell(table, row, at) = enti_cell_of(column, findings->order[row]);
}

/* Rank or id, label and type. */
static void add_identity(enti_findings *findings, enti_table *table) {
    const enti_column *types = enti_column_find(findings->network, ENT_SCOPE_NODE, ENTI_TEXT("type"));
    enti_table_head(table, 0, findings->full ? ENTI_TEXT("id") : ENTI_TEXT("#"), !findings->full);
    enti_table_head(table, 1, ENTI_TEXT("label"), false);
    enti_table_head(table, 2, ENTI_TEXT("type"), false);
    for (size_t row = 0; row < table->row_count; row++) {
        uint32_t node = findings->order[row];
        *enti_table_cell(table, row, 0) =
            findings->full ? enti_cell_text(findings->network->ids[node]) : enti_cell_whole((int64_t)row + 1);
        *enti_table_cell(table, row, 1) = enti_cell_text(enti_findings_label(findings->network, node));
        *enti_table_cell(table, row, 2) = enti_cell_of(types, node);
    }
}

void enti_findings_nodes(enti_findings *findings) {
    const ent_network *network = findings->network;
    size_t columns = 3, at = 3;
    for (size_t i = 0; i < enti_columns_count(network, ENT_SCOPE_NODE); i++) {
        const enti_column *column = enti_columns_at(network, ENT_SCOPE_NODE, i);
        if (is_shown(findings, column)) columns += is_ranked(findings, column) ? 2 : 1;
    }
    enti_table *table = enti_findings_add(findings, "nodes", "Nodes", columns, network->node_count);
    if (!table) return;
    table->repeated = 2;
    if (findings->sort)
        table->note = enti_arena_format(&findings->arena, "by %.*s", (int)findings->sort->name.len,
                                        findings->sort->name.at);
    add_identity(findings, table);
    for (size_t i = 0; i < enti_columns_count(network, ENT_SCOPE_NODE); i++) {
        const enti_column *column = enti_columns_at(network, ENT_SCOPE_NODE, i);
        if (!is_shown(findings, column)) continue;
        add_column(findings, table, at++, column);
        if (is_ranked(findings, column)) add_ranks(findings, table, at++, column);
    }
}
