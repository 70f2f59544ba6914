/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Parts of a network: edges by weight and backbone, the heaviest of them, the surroundings of one node. Cost:
 * linear, plus sorting the edges for the heaviest. */
#include "network/network.h"

#include <stdlib.h>

typedef struct selecting {
    const ent_network *network;
    const ent_select_options *options;
    const ent_sink *sink;
    bool *nodes, *edges;             /* kept */
    uint32_t *node_rows, *edge_rows; /* [kept] rows of the whole network */
    size_t node_count, edge_count;
} selecting;

void ent_select_options_init(ent_select_options *options) {
    *options = (ent_select_options){.size = sizeof *options, .alpha = 0.05, .depth = 1};
}

/* ---- edges ---- */

/* What is not a number passes no threshold. A network without weights has edges of weight 1. */
static double weight_of(const enti_column *weight, size_t edge) {
    return weight ? enti_column_number(weight, edge) : 1;
}

static const enti_column *find_weight(const selecting *state) {
    return enti_column_find(state->network, ENT_SCOPE_EDGE, ENTI_TEXT("weight"));
}

static ent_status choose_by_value(selecting *state) {
    const ent_select_options *options = state->options;
    const enti_column *weight = find_weight(state);
    const enti_column *backbone =
        enti_column_find(state->network, ENT_SCOPE_EDGE, enti_text_of(options->backbone));
    if (options->backbone && (!backbone || backbone->type == ENTI_COLUMN_STRING)) {
        enti_report(state->sink, ENT_ERROR, ENTI_NOWHERE, "edges have no numbers '%s' for a backbone",
                    options->backbone);
        return ENT_USAGE;
    }
    for (size_t i = 0; i < state->network->edge_count; i++)
        state->edges[i] = (!(options->min_weight > 0) || weight_of(weight, i) >= options->min_weight) &&
                          (!backbone || enti_column_number(backbone, i) < options->alpha);
    return ENT_OK;
}

typedef struct heavy {
    double weight;
    size_t edge;
} heavy;

static int heaviest_first(const void *a, const void *b) {
    const heavy *x = a, *y = b;
    if (x->weight > y->weight) return -1;
    if (x->weight < y->weight) return 1;
    return (x->edge > y->edge) - (x->edge < y->edge);
}

/* Equal weights go by the order of ids. */
static ent_status choose_heaviest(selecting *state) {
    const enti_column *weight = find_weight(state);
    if (!state->options->top) return ENT_OK;
    heavy *order = malloc((state->network->edge_count + 1) * sizeof *order);
    if (!order) return ENT_NOMEM;
    size_t count = 0;
    for (size_t i = 0; i < state->network->edge_count; i++)
        if (state->edges[i]) order[count++] = (heavy){weight_of(weight, i), i};
    qsort(order, count, sizeof *order, heaviest_first);
    for (size_t i = state->options->top; i < count; i++) state->edges[order[i].edge] = false;
    free(order);
    return ENT_OK;
}

/* ---- nodes ---- */

/* Reach one step further from every node that is kept. */
static void spread(selecting *state, bool *reached) {
    const ent_network *network = state->network;
    memcpy(reached, state->nodes, network->node_count);
    for (size_t i = 0; i < network->edge_count; i++) {
        if (!state->edges[i]) continue;
        if (state->nodes[network->from[i]]) reached[network->to[i]] = true;
        if (state->nodes[network->to[i]]) reached[network->from[i]] = true;
    }
}

static bool find_node(size_t *node, const ent_network *network, ent_text id) {
    for (*node = 0; *node < network->node_count; ++*node)
        if (enti_text_equal(network->ids[*node], id)) return true;
    return false;
}

static ent_status choose_around(selecting *state) {
    size_t count = state->network->node_count, centre;
    memset(state->nodes, !state->options->around, count);
    if (!state->options->around) return ENT_OK;
    if (!find_node(&centre, state->network, enti_text_of(state->options->around))) {
        enti_report(state->sink, ENT_ERROR, ENTI_NOWHERE, "no node '%s' in the network",
                    state->options->around);
        return ENT_USAGE;
    }
    bool *reached = malloc(count + 1);
    if (!reached) return ENT_NOMEM;
    state->nodes[centre] = true;
    for (unsigned step = 0; step < state->options->depth; step++) {
        spread(state, reached);
        if (!memcmp(state->nodes, reached, count)) break;
        memcpy(state->nodes, reached, count);
    }
    free(reached);
    return ENT_OK;
}

/* Edges need both ends; nodes, where isolates are unwanted, an edge. */
static ent_status choose_what_holds(selecting *state) {
    const ent_network *network = state->network;
    bool *tied = calloc(network->node_count + 1, sizeof *tied);
    if (!tied) return ENT_NOMEM;
    for (size_t i = 0; i < network->edge_count; i++) {
        state->edges[i] &= state->nodes[network->from[i]] && state->nodes[network->to[i]];
        if (state->edges[i]) tied[network->from[i]] = tied[network->to[i]] = true;
    }
    for (size_t i = 0; i < network->node_count && state->options->no_isolates; i++)
        state->nodes[i] &= tied[i];
    free(tied);
    return ENT_OK;
}

/* ---- the part ---- */

static ent_status list_rows(selecting *state) {
    const ent_network *network = state->network;
    state->node_rows = malloc((network->node_count + 1) * sizeof(uint32_t));
    state->edge_rows = malloc((network->edge_count + 1) * sizeof(uint32_t));
    if (!state->node_rows || !state->edge_rows) return ENT_NOMEM;
    for (uint32_t i = 0; i < network->node_count; i++)
        if (state->nodes[i]) state->node_rows[state->node_count++] = i;
    for (uint32_t i = 0; i < network->edge_count; i++)
        if (state->edges[i]) state->edge_rows[state->edge_count++] = i;
    return ENT_OK;
}

static void copy_value(ent_network *part, enti_column *to, size_t row, const enti_column *from, size_t old) {
    if (enti_column_is_missing(from, old)) return;
    switch (from->type) {
    case ENTI_COLUMN_STRING:
        to->values.string[row] = enti_arena_copy(&part->arena, from->values.string[old]);
        break;
    case ENTI_COLUMN_DOUBLE: to->values.real[row] = from->values.real[old]; break;
    default: enti_column_set_long(to, row, from->values.whole[old]);
    }
}

/* `rows` NULL: as they are. */
static ent_status copy_columns(const selecting *state, ent_network *part, ent_scope scope,
                               const uint32_t *rows) {
    for (size_t i = 0; i < enti_columns_count(state->network, scope); i++) {
        const enti_column *from = enti_columns_at(state->network, scope, i);
        enti_column *to = enti_column_add(part, scope, from->name, from->type, from->summary);
        if (!to) return ENT_NOMEM;
        for (size_t row = 0; row < enti_column_rows(part, scope); row++)
            copy_value(part, to, row, from, rows ? rows[row] : row);
    }
    return part->arena.failed ? ENT_NOMEM : ENT_OK;
}

static ent_status copy_topology(const selecting *state, ent_network *part) {
    const ent_network *network = state->network;
    uint32_t *numbers = calloc(network->node_count + 1, sizeof *numbers);
    if (!numbers) return ENT_NOMEM;
    for (uint32_t i = 0; i < state->node_count; i++) {
        part->ids[i] = enti_arena_copy(&part->arena, network->ids[state->node_rows[i]]);
        numbers[state->node_rows[i]] = i;
    }
    for (size_t i = 0; i < state->edge_count; i++) {
        part->from[i] = numbers[network->from[state->edge_rows[i]]];
        part->to[i] = numbers[network->to[state->edge_rows[i]]];
    }
    free(numbers);
    return ENT_OK;
}

/* What was chosen, beside the options that the network was counted with. */
static ent_status note_options(const selecting *state, ent_network *part) {
    const ent_select_options *options = state->options;
    ent_status status = ENT_OK;
    if (options->min_weight > 0)
        status = enti_network_set_double(part, "min_weight", options->min_weight, "least weight of an edge");
    if (status == ENT_OK && options->backbone)
        status = enti_network_set_text(part, "backbone", enti_text_of(options->backbone),
                                       "column by whose probabilities edges were kept");
    if (status == ENT_OK && options->backbone)
        status =
            enti_network_set_double(part, "alpha", options->alpha, "probability that kept edges are below");
    if (status == ENT_OK && options->top)
        status = enti_network_set_long(part, "top", (int64_t)options->top, "so many of the heaviest edges");
    if (status == ENT_OK && options->around)
        status = enti_network_set_text(part, "around", enti_text_of(options->around),
                                       "node whose surroundings were kept");
    if (status == ENT_OK && options->around)
        status = enti_network_set_long(part, "depth", options->depth, "steps from that node");
    return status;
}

static ent_status make_part(ent_network **part, selecting *state) {
    ent_status status = list_rows(state);
    if (status != ENT_OK) return status;
    *part = enti_network_new(state->node_count, state->edge_count);
    if (!*part) return ENT_NOMEM;
    status = copy_topology(state, *part);
    if (status == ENT_OK) status = copy_columns(state, *part, ENT_SCOPE_NODE, state->node_rows);
    if (status == ENT_OK) status = copy_columns(state, *part, ENT_SCOPE_EDGE, state->edge_rows);
    if (status == ENT_OK) status = copy_columns(state, *part, ENT_SCOPE_NETWORK, NULL);
    return status == ENT_OK ? note_options(state, *part) : status;
}

static ent_status choose(selecting *state) {
    static ent_status (*const steps[])(selecting *) = {choose_by_value, choose_heaviest, choose_around,
                                                       choose_what_holds};
    ent_status status = ENT_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == ENT_OK; i++) status = steps[i](state);
    return status;
}

ent_status ent_network_select(ent_network **selected, const ent_network *network,
                              const ent_select_options *options, const ent_sink *sink) {
    selecting state = {.network = network, .options = options, .sink = sink};
    ent_network *part = NULL;
    state.nodes = malloc(network->node_count + 1);
    state.edges = malloc(network->edge_count + 1);
    ent_status status = state.nodes && state.edges ? choose(&state) : ENT_NOMEM;
    if (status == ENT_OK) status = make_part(&part, &state);
    free(state.nodes);
    free(state.edges);
    free(state.node_rows);
    free(state.edge_rows);
    if (status == ENT_OK)
        *selected = part;
    else
        ent_network_free(part);
    return status;
}
