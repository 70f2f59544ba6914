/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * CSV as Gephi's import and any spreadsheet take it: the edges in one file, the nodes in another beside it.
 * Source and Target are ids; Type is Undirected, without which Gephi makes directed edges. Quoted by RFC
 * 4180, lines end in LF, what is missing is empty, an empty string is "". */
#include "export/csv.h"
#include "export/export.h"

typedef struct csv {
    enti_fields fields;
    const enti_column *labels, *weights;
} csv;

static bool needs_quotes(ent_text text) {
    if (!text.len || enti_is_space(*text.at) || enti_is_space(text.at[text.len - 1])) return true;
    for (size_t i = 0; i < text.len; i++)
        if (strchr(",\";\n\r", text.at[i])) return true;
    return false;
}

/* What a spreadsheet would run as a formula. */
static bool is_formula(ent_text text) {
    return text.len && memchr("=+-@\t", *text.at, 5);
}

void enti_csv_write_cell(enti_buffer *out, ent_text text, bool guard) {
    const char *mark = guard && is_formula(text) ? "'" : "";
    if (!needs_quotes(text)) {
        enti_buffer_add_string(out, mark);
        enti_buffer_add(out, text);
        return;
    }
    enti_buffer_add_byte(out, '"');
    enti_buffer_add_string(out, mark);
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"') enti_buffer_add_byte(out, '"');
        enti_buffer_add_byte(out, text.at[i]);
    }
    enti_buffer_add_byte(out, '"');
}

static void add_cell(enti_writing *writing, ent_text text) {
    enti_csv_write_cell(&writing->out, text, writing->options->spreadsheet);
}

static void add_id(enti_writing *writing, size_t node) {
    add_cell(writing, enti_clean(writing, writing->network->ids[node]));
}

static void write_fields(enti_writing *writing, const enti_fields *fields, size_t row) {
    for (size_t i = 0; i < fields->count; i++) {
        const enti_column *column = fields->at[i].column;
        enti_put(writing, ",");
        if (enti_value_absent(column, row)) continue;
        if (column->type == ENTI_COLUMN_STRING)
            add_cell(writing, enti_value_string(writing, column, row));
        else
            enti_write_value(&writing->out, column, row, ENTI_DIGITS_FILE);
    }
    enti_put(writing, "\n");
}

static csv *begin_table(enti_writing *writing, ent_scope scope, const enti_field_rules *rules,
                        const char *header) {
    csv *state = writing->state = ENTI_ARENA_NEW(&writing->arena, csv);
    if (!state) return NULL;
    state->fields = enti_fields_of(writing, scope, rules);
    if (writing->options->spreadsheet) enti_put(writing, "\xEF\xBB\xBF");
    enti_put(writing, header);
    for (size_t i = 0; i < state->fields.count; i++) {
        enti_put(writing, ",");
        add_cell(writing, state->fields.at[i].name);
    }
    enti_put(writing, "\n");
    return state;
}

/* ---- edges ---- */

static void begin_edges(enti_writing *writing) {
    const enti_field_rules rules = {
        .own = "weight", .reserved = "source target type weight id label kind timeset", .prefix = "data_"};
    csv *state = begin_table(writing, ENT_SCOPE_EDGE, &rules, "Source,Target,Type,Weight,Id");
    if (state) state->weights = enti_column_find(writing->network, ENT_SCOPE_EDGE, ENTI_TEXT("weight"));
}

static void write_edge(enti_writing *writing, size_t edge) {
    const csv *state = writing->state;
    add_id(writing, writing->network->from[edge]);
    enti_put(writing, ",");
    add_id(writing, writing->network->to[edge]);
    enti_put(writing, ",Undirected,");
    if (!state->weights)
        enti_put(writing, "1");
    else if (!enti_value_absent(state->weights, edge))
        enti_write_value(&writing->out, state->weights, edge, ENTI_DIGITS_FILE);
    enti_put(writing, ",e");
    enti_json_whole(&writing->out, (int64_t)edge);
    write_fields(writing, &state->fields, edge);
}

const enti_writer enti_csv_writer = {
    .name = "csv",
    .summary = "CSV of the edges, for Gephi, R, spreadsheets; the nodes beside it in NAME-nodes.csv",
    .suffixes = ".csv",
    .beside = "csv-nodes",
    .begin = begin_edges,
    .edge = write_edge,
};

/* ---- nodes ---- */

static void begin_nodes(enti_writing *writing) {
    const enti_field_rules rules = {.own = "label", .reserved = "id label timeset", .prefix = "data_"};
    csv *state = begin_table(writing, ENT_SCOPE_NODE, &rules, "Id,Label");
    if (state) state->labels = enti_column_find(writing->network, ENT_SCOPE_NODE, ENTI_TEXT("label"));
}

static void write_node(enti_writing *writing, size_t node) {
    const csv *state = writing->state;
    add_id(writing, node);
    enti_put(writing, ",");
    add_cell(writing, enti_label(writing, state->labels, node));
    write_fields(writing, &state->fields, node);
}

const enti_writer enti_csv_nodes_writer = {
    .name = "csv-nodes",
    .summary = "CSV of the nodes alone",
    .suffixes = "-nodes.csv",
    .begin = begin_nodes,
    .node = write_node,
};
