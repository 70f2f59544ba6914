/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Sections on the run: the corpus, the network as a whole, how each measure is computed, the options. They
 * are the attributes of the network itself and the summaries of its columns. */
#include "export/report.h"

typedef enum part { CORPUS, WHOLE, OPTIONS } part;

static bool is_among(const char *names, ent_text name) {
    ent_text rest = enti_text_of(names), one;
    while (enti_text_next_part(&one, &rest, ' '))
        if (enti_text_equal(one, name)) return true;
    return false;
}

static part part_of(const enti_column *column) {
    if (is_among("articles units undated copies outside ambiguous capped", column->name)) return CORPUS;
    bool is_text = column->type == ENTI_COLUMN_STRING || column->type == ENTI_COLUMN_BOOL;
    return is_text || is_among("min_weight max_entities seed", column->name) ? OPTIONS : WHOLE;
}

static size_t count_part(const ent_network *network, part wanted) {
    size_t count = 0;
    for (size_t i = 0; i < enti_columns_count(network, ENT_SCOPE_NETWORK); i++)
        count += part_of(enti_columns_at(network, ENT_SCOPE_NETWORK, i)) == wanted;
    return count;
}

/* A table of name, value and meaning, whose rows are never left out; `more` rows stay for the caller, in
 * front. */
static enti_table *add_values(enti_findings *findings, const char *key, const char *title, part wanted,
                              size_t more) {
    const ent_network *network = findings->network;
    enti_table *table = enti_findings_add_whole(findings, key, title, 3, count_part(network, wanted) + more);
    if (!table) return NULL;
    enti_table_head(table, 0, ENTI_TEXT("name"), false);
    enti_table_head(table, 1, ENTI_TEXT("value"), wanted != OPTIONS);
    enti_table_head(table, 2, ENTI_TEXT("meaning"), false);
    size_t row = more;
    for (size_t i = 0; i < enti_columns_count(network, ENT_SCOPE_NETWORK); i++) {
        const enti_column *column = enti_columns_at(network, ENT_SCOPE_NETWORK, i);
        if (part_of(column) != wanted) continue;
        *enti_table_cell(table, row, 0) = enti_cell_text(column->name);
        *enti_table_cell(table, row, 1) = enti_cell_of(column, 0);
        *enti_table_cell(table, row++, 2) = enti_cell_text(column->summary);
    }
    return table;
}

static void set_count(enti_table *table, size_t row, ent_text name, size_t count, ent_text meaning) {
    *enti_table_cell(table, row, 0) = enti_cell_text(name);
    *enti_table_cell(table, row, 1) = enti_cell_whole((int64_t)count);
    *enti_table_cell(table, row, 2) = enti_cell_text(meaning);
}

void enti_findings_run(enti_findings *findings) {
    const ent_network *network = findings->network;
    if (count_part(network, CORPUS)) add_values(findings, "corpus", "Corpus", CORPUS, 0);
    enti_table *table = add_values(findings, "network", "Network", WHOLE, 2);
    if (!table) return;
    set_count(table, 0, ENTI_TEXT("nodes"), network->node_count, ENTI_TEXT("entities"));
    set_count(table, 1, ENTI_TEXT("edges"), network->edge_count, ENTI_TEXT("pairs mentioned together"));
}

/* ---- method ---- */

static size_t described(const ent_network *network, ent_scope scope) {
    size_t count = 0;
    for (size_t i = 0; i < enti_columns_count(network, scope); i++)
        count += enti_columns_at(network, scope, i)->summary.len > 0;
    return count;
}

static size_t describe(enti_table *table, size_t row, const ent_network *network, ent_scope scope,
                       ent_text of) {
    for (size_t i = 0; i < enti_columns_count(network, scope); i++) {
        const enti_column *column = enti_columns_at(network, scope, i);
        if (!column->summary.len) continue;
        *enti_table_cell(table, row, 0) = enti_cell_text(column->name);
        *enti_table_cell(table, row, 1) = enti_cell_text(of);
        *enti_table_cell(table, row++, 2) = enti_cell_text(column->summary);
    }
    return row;
}

void enti_findings_method(enti_findings *findings) {
    const ent_network *network = findings->network;
    size_t rows = described(network, ENT_SCOPE_NODE) + described(network, ENT_SCOPE_EDGE);
    enti_table *table =
        rows ? enti_findings_add_whole(findings, "columns", "Columns and measures", 3, rows) : NULL;
    if (table) {
        enti_table_head(table, 0, ENTI_TEXT("name"), false);
        enti_table_head(table, 1, ENTI_TEXT("of"), false);
        enti_table_head(table, 2, ENTI_TEXT("meaning"), false);
        size_t row = describe(table, 0, network, ENT_SCOPE_NODE, ENTI_TEXT("node"));
        describe(table, row, network, ENT_SCOPE_EDGE, ENTI_TEXT("edge"));
    }
    if (count_part(network, OPTIONS)) add_values(findings, "options", "Options and versions", OPTIONS, 0);
}
