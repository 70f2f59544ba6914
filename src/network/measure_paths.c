/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Measures of shortest paths. Strong ties are near: the length of an edge is 1/weight. */
#include "network/measure.h"

#include <math.h>
#include <stdlib.h>

/* Seconds for each node times edge, with weights. */
#define BETWEENNESS_COST 1e-7
#define DISTANCES_COST   5e-8

static enti_column *reals(ent_network *network, const char *name, const char *summary) {
    return enti_column_renew(network, ENT_SCOPE_NODE, name, ENTI_COLUMN_DOUBLE, summary);
}

/* A column and its normalised form: `divisor` is the most that a node can have, undefined if not positive. */
static ent_status store_with_normalised(ent_network *network, const char *name, const char *summary,
                                        const double *values, double divisor) {
    ent_text normalised = enti_arena_format(&network->arena, "%s_normalised", name);
    ent_text about = enti_arena_format(&network->arena, "%s, divided by %.12g", summary, divisor);
    enti_column *raw = normalised.at ? reals(network, name, summary) : NULL;
    if (!raw) return ENT_NOMEM;
    memcpy(raw->values.real, values, network->node_count * sizeof *values);
    enti_column *scaled = reals(network, normalised.at, about.at);
    if (!scaled) return ENT_NOMEM;
    for (size_t i = 0; i < network->node_count; i++)
        scaled->values.real[i] = divisor > 0 ? values[i] / divisor : NAN;
    return ENT_OK;
}

static ent_status betweenness(ent_network *network, enti_graph *graph) {
    double n = (double)graph->node_count;
    double *values = calloc(graph->node_count + 1, sizeof *values);
    if (!values) return ENT_NOMEM;
    ent_status status = enti_graph_betweenness(values, graph);
    if (status == ENT_OK)
        status = store_with_normalised(network, "betweenness", "shortest paths through it, by 1/weight",
                                       values, (n - 1) * (n - 2) / 2);
    free(values);
    return status;
}

const enti_measure enti_measure_betweenness = {
    .name = "betweenness",
    .summary = "shortest paths through a node, by 1/weight; raw and normalised",
    .usual = true,
    .weighted = true,
    .cost = BETWEENNESS_COST,
    .compute = betweenness};

/* As many sources as these give the order of the leading nodes; the sum is scaled to all. U. Brandes, C.
 * Pich, "Centrality estimation in large networks" (2007). */
enum { SAMPLED_SOURCES = 100 };

static ent_status sampled(ent_network *network, enti_graph *graph) {
    enti_column *column = reals(network, "betweenness_sampled",
                                "shortest paths through it, by 1/weight, estimated from 100 nodes");
    if (!column) return ENT_NOMEM;
    if (graph->node_count <= SAMPLED_SOURCES) return enti_graph_betweenness(column->values.real, graph);
    return enti_graph_betweenness_sampled(column->values.real, SAMPLED_SOURCES, graph);
}

const enti_measure enti_measure_betweenness_sampled = {
    .name = "betweenness_sampled",
    .summary = "betweenness estimated from 100 nodes, for large networks",
    .weighted = true,
    .compute = sampled};

static ent_status store_closeness(ent_network *network, const double *values, const size_t *reached) {
    enti_column *raw =
        reals(network, "closeness", "1 / sum of the distances (1/weight) to the nodes of its component");
    if (!raw) return ENT_NOMEM;
    memcpy(raw->values.real, values, network->node_count * sizeof *values);
    enti_column *normalised =
        reals(network, "closeness_normalised", "1 / mean distance (1/weight) to the nodes of its component");
    if (!normalised) return ENT_NOMEM;
    for (size_t i = 0; i < network->node_count; i++)
        normalised->values.real[i] = reached[i] ? values[i] * (double)reached[i] : NAN;
    return ENT_OK;
}

static ent_status closeness(ent_network *network, enti_graph *graph) {
    double *values = calloc(graph->node_count + 1, sizeof *values);
    size_t *reached = calloc(graph->node_count + 1, sizeof *reached);
    ent_status status = values && reached ? enti_graph_closeness(values, reached, graph) : ENT_NOMEM;
    if (status == ENT_OK) status = store_closeness(network, values, reached);
    free(values);
    free(reached);
    return status;
}

const enti_measure enti_measure_closeness = {
    .name = "closeness",
    .summary = "nearness to the nodes of its own component, by 1/weight; raw and normalised",
    .usual = true,
    .weighted = true,
    .cost = DISTANCES_COST,
    .compute = closeness};

static ent_status harmonic(ent_network *network, enti_graph *graph) {
    double *values = calloc(graph->node_count + 1, sizeof *values);
    if (!values) return ENT_NOMEM;
    ent_status status = enti_graph_harmonic(values, graph);
    if (status == ENT_OK)
        status = store_with_normalised(network, "harmonic", "sum of 1/distance to all nodes, by 1/weight",
                                       values, (double)graph->node_count - 1);
    free(values);
    return status;
}

const enti_measure enti_measure_harmonic = {
    .name = "harmonic",
    .summary = "sum of 1/distance to all nodes, by 1/weight; raw and normalised",
    .usual = true,
    .weighted = true,
    .cost = DISTANCES_COST,
    .compute = harmonic};
