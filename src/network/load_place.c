/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Placing: what was gathered becomes a network. Cost: sorting nodes and edges, and a search for both ends of
 * each edge. */
#include "network/load.h"

#include <inttypes.h>
#include <stdlib.h>

/* One node or edge of the file on its way to its place. */
typedef struct placed {
    ent_text id;       /* of a node */
    uint32_t from, to; /* of an edge */
    uint32_t row;      /* in the file */
} placed;

typedef struct placing {
    enti_load *load;
    ent_network *network;
    placed *nodes, *edges; /* sorted */
    size_t edge_count;     /* without loops */
    uint32_t *rows[2];     /* by scope: from the row in the file to that in the network; UINT32_MAX: none */
    size_t loops, repeats;
} placing;

static int by_id(const void *a, const void *b) {
    return enti_text_compare(((const placed *)a)->id, ((const placed *)b)->id);
}

static int by_ends(const void *a, const void *b) {
    const placed *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static ent_status allocate(placing *state) {
    size_t nodes = state->load->nodes.count + 1, edges = state->load->edges.count + 1;
    state->nodes = calloc(nodes, sizeof *state->nodes);
    state->edges = calloc(edges, sizeof *state->edges);
    state->rows[ENT_SCOPE_NODE] = calloc(nodes, sizeof(uint32_t));
    state->rows[ENT_SCOPE_EDGE] = calloc(edges, sizeof(uint32_t));
    return state->nodes && state->edges && state->rows[ENT_SCOPE_NODE] && state->rows[ENT_SCOPE_EDGE]
               ? ENT_OK
               : ENT_NOMEM;
}

static void place_nodes(placing *state) {
    enti_load *load = state->load;
    size_t count = load->nodes.count;
    for (uint32_t i = 0; i < count; i++)
        state->nodes[i] = (placed){.id = *ENTI_ROWS_AT(&load->nodes, ent_text, i), .row = i};
    qsort(state->nodes, count, sizeof *state->nodes, by_id);
    for (uint32_t i = 0; i < count; i++) {
        ent_text id = state->nodes[i].id;
        if (i && enti_text_equal(state->nodes[i - 1].id, id))
            enti_load_fail(load, 0, "two nodes have the id '%.*s'", (int)id.len, id.at);
        state->rows[ENT_SCOPE_NODE][state->nodes[i].row] = i;
    }
}

static uint32_t find_node(placing *state, ent_text id) {
    placed wanted = {.id = id};
    const placed *found =
        bsearch(&wanted, state->nodes, state->load->nodes.count, sizeof *state->nodes, by_id);
    if (found) return (uint32_t)(found - state->nodes);
    enti_load_fail(state->load, 0, "an edge names '%.*s', which is no node", (int)id.len, id.at);
    return 0;
}

static void place_edges(placing *state) {
    enti_load *load = state->load;
    for (uint32_t i = 0; i < load->edges.count; i++) {
        const enti_loaded_edge *edge = ENTI_ROWS_AT(&load->edges, enti_loaded_edge, i);
        uint32_t a = find_node(state, edge->from), b = find_node(state, edge->to);
        state->rows[ENT_SCOPE_EDGE][i] = UINT32_MAX;
        state->loops += a == b;
        if (a != b)
            state->edges[state->edge_count++] =
                (placed){.from = a < b ? a : b, .to = a < b ? b : a, .row = i};
    }
    qsort(state->edges, state->edge_count, sizeof *state->edges, by_ends);
    for (size_t i = 1; i < state->edge_count; i++)
        state->repeats +=
            state->edges[i].from == state->edges[i - 1].from && state->edges[i].to == state->edges[i - 1].to;
}

static void fill_topology(placing *state) {
    ent_network *network = state->network;
    for (size_t i = 0; i < network->node_count; i++) network->ids[i] = state->nodes[i].id;
    size_t edge = 0;
    for (size_t i = 0; i < state->edge_count; i++) {
        const placed *next = &state->edges[i];
        bool repeats = edge && network->from[edge - 1] == next->from && network->to[edge - 1] == next->to;
        if (!repeats) {
            network->from[edge] = next->from;
            network->to[edge++] = next->to;
        }
        state->rows[ENT_SCOPE_EDGE][next->row] = (uint32_t)edge - 1;
    }
}

static ent_text as_text(enti_arena *arena, const enti_value *value) {
    switch (value->type) {
    case ENTI_COLUMN_LONG: return enti_arena_format(arena, "%" PRId64, value->is.whole);
    case ENTI_COLUMN_DOUBLE: return enti_number_text(arena, value->is.real);
    case ENTI_COLUMN_BOOL: return enti_arena_copy(arena, enti_text_of(value->is.whole ? "true" : "false"));
    default: return value->is.string;
    }
}

static void put(ent_network *network, enti_column *column, size_t row, const enti_value *value) {
    switch (column->type) {
    case ENTI_COLUMN_STRING: column->values.string[row] = as_text(&network->arena, value); break;
    case ENTI_COLUMN_DOUBLE:
        column->values.real[row] = value->type == ENTI_COLUMN_LONG ? (double)value->is.whole : value->is.real;
        break;
    default: enti_column_set_long(column, row, value->is.whole);
    }
}

/* A weight among several of one pair. */
static void add_to(enti_column *column, size_t row, const enti_value *value) {
    int64_t sum;
    if (column->type == ENTI_COLUMN_DOUBLE)
        column->values.real[row] +=
            value->type == ENTI_COLUMN_LONG ? (double)value->is.whole : value->is.real;
    else if (column->type == ENTI_COLUMN_LONG &&
             !__builtin_add_overflow(column->values.whole[row], value->is.whole, &sum))
        column->values.whole[row] = sum;
}

/* The first value of a row stands; only weights add up. */
static void fill_cells(const placing *state, ent_scope scope, const enti_loaded_column *from,
                       enti_column *column) {
    bool sums = scope == ENT_SCOPE_EDGE && enti_text_is(from->name, "weight");
    for (size_t i = 0; i < from->cells.count; i++) {
        const enti_cell *next = ENTI_ROWS_AT(&from->cells, enti_cell, i);
        size_t row = scope == ENT_SCOPE_NETWORK ? 0 : state->rows[scope][next->row];
        if (row == UINT32_MAX) continue;
        if (enti_column_is_missing(column, row))
            put(state->network, column, row, &next->value);
        else if (sums)
            add_to(column, row, &next->value);
    }
    for (size_t row = 0; from->has_default && row < enti_column_rows(state->network, scope); row++)
        if (enti_column_is_missing(column, row)) put(state->network, column, row, &from->otherwise);
}

static ent_status fill_columns(const placing *state, ent_scope scope) {
    for (size_t i = 0; i < state->load->columns[scope].count; i++) {
        const enti_loaded_column *from = enti_loaded_column_at(state->load, scope, i);
        enti_column *column = enti_column_add(state->network, scope, from->name, from->type, from->summary);
        if (!column) return ENT_NOMEM;
        fill_cells(state, scope, from, column);
    }
    return state->network->arena.failed ? ENT_NOMEM : ENT_OK;
}

static void warn(const placing *state) {
    const enti_load *load = state->load;
    const enti_place place = {load->file, 0, 0};
    if (load->replaced)
        enti_report(load->sink, ENT_WARNING, place, "characters that XML forbids became U+FFFD in %zu texts",
                    load->replaced);
    if (state->loops) enti_report(load->sink, ENT_WARNING, place, "%zu loops are left out", state->loops);
    if (state->repeats)
        enti_report(load->sink, ENT_WARNING, place,
                    "%zu edges that repeat a pair are joined, their weights summed", state->repeats);
}

static ent_status place_all(placing *state) {
    enti_load *load = state->load;
    if (allocate(state) != ENT_OK) return ENT_NOMEM;
    place_nodes(state);
    if (load->status == ENT_OK) place_edges(state);
    if (load->status != ENT_OK) return load->status;
    state->network = enti_network_new(load->nodes.count, state->edge_count - state->repeats);
    if (!state->network) return ENT_NOMEM;
    fill_topology(state);
    for (int scope = 0; scope < 3; scope++) {
        ent_status status = fill_columns(state, (ent_scope)scope);
        if (status != ENT_OK) return status;
    }
    warn(state);
    return ENT_OK;
}

ent_status enti_load_finish(ent_network **network, enti_load *load) {
    placing state = {.load = load};
    ent_status status = load->status == ENT_OK ? place_all(&state) : load->status;
    if (status == ENT_OK) {
        enti_arena_adopt(&state.network->arena, &load->arena);
        *network = state.network;
    } else
        ent_network_free(state.network);
    free(state.nodes);
    free(state.edges);
    free(state.rows[ENT_SCOPE_NODE]);
    free(state.rows[ENT_SCOPE_EDGE]);
    return status;
}
