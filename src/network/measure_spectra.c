/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Eigenvector centrality and PageRank: strength stays strength. */
#include "network/measure.h"

#include <stdlib.h>

/* The largest component by itself: its nodes' numbers in the whole graph, its edges in its own numbers. */
typedef struct part {
    enti_graph graph;
    size_t *node; /* [node_count] in the whole graph */
    uint32_t *from, *to;
    double *weight;
} part;

static void release(part *largest) {
    enti_graph_release(&largest->graph);
    free(largest->node);
    free(largest->from);
    free(largest->to);
    free(largest->weight);
}

static void fill(part *largest, const enti_graph *whole, const int64_t *groups, uint32_t *number) {
    size_t nodes = 0, edges = 0;
    for (size_t i = 0; i < whole->node_count; i++) {
        if (groups[i] != 1) continue;
        number[i] = (uint32_t)nodes;
        largest->node[nodes++] = i;
    }
    for (size_t i = 0; i < whole->edge_count; i++) {
        if (groups[whole->from[i]] != 1) continue;
        largest->from[edges] = number[whole->from[i]];
        largest->to[edges] = number[whole->to[i]];
        largest->weight[edges++] = whole->weight[i];
    }
    largest->graph = *whole;
    largest->graph.made = NULL;
    largest->graph.node_count = nodes;
    largest->graph.edge_count = edges;
    largest->graph.from = largest->from;
    largest->graph.to = largest->to;
    largest->graph.weight = largest->weight;
}

static ent_status find_largest(part *largest, enti_graph *whole) {
    size_t nodes = whole->node_count + 1, edges = whole->edge_count + 1, count;
    int64_t *groups = calloc(nodes, sizeof *groups);
    uint32_t *number = calloc(nodes, sizeof *number);
    *largest = (part){.node = calloc(nodes, sizeof(size_t)),
                      .from = calloc(edges, sizeof(uint32_t)),
                      .to = calloc(edges, sizeof(uint32_t)),
                      .weight = calloc(edges, sizeof(double))};
    ent_status status = groups && number && largest->node && largest->from && largest->to && largest->weight
                            ? ENT_OK
                            : ENT_NOMEM;
    if (status == ENT_OK) status = enti_graph_components(groups, whole);
    if (status == ENT_OK) status = enti_groups_renumber(&count, groups, whole->node_count);
    if (status == ENT_OK) fill(largest, whole, groups, number);
    free(groups);
    free(number);
    return status;
}

static ent_status fill_eigenvector(ent_network *network, part *largest) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NODE, "eigenvector", ENTI_COLUMN_DOUBLE,
                                            "leading eigenvector of the largest component, of length 1");
    if (!column) return ENT_NOMEM;
    if (!largest->graph.edge_count) return ENT_OK;
    double *values = calloc(largest->graph.node_count, sizeof *values);
    if (!values) return ENT_NOMEM;
    ent_status status = enti_graph_eigenvector(values, &largest->graph);
    for (size_t i = 0; status == ENT_OK && i < largest->graph.node_count; i++)
        column->values.real[largest->node[i]] = values[i];
    free(values);
    return status;
}

/* Defined within a connected graph: nodes outside the largest component have none. */
static ent_status eigenvector(ent_network *network, enti_graph *graph) {
    part largest;
    ent_status status = find_largest(&largest, graph);
    if (status == ENT_OK) status = fill_eigenvector(network, &largest);
    release(&largest);
    return status;
}

const enti_measure enti_measure_eigenvector = {
    .name = "eigenvector",
    .summary = "eigenvector centrality by weight, within the largest component",
    .usual = true,
    .weighted = true,
    .compute = eigenvector};

static ent_status pagerank(ent_network *network, enti_graph *graph) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NODE, "pagerank", ENTI_COLUMN_DOUBLE,
                                            "PageRank by weight, damping 0.85; sums to 1");
    if (!column) return ENT_NOMEM;
    if (graph->edge_count) return enti_graph_pagerank(column->values.real, graph);
    for (size_t i = 0; i < graph->node_count; i++) column->values.real[i] = 1 / (double)graph->node_count;
    return ENT_OK;
}

const enti_measure enti_measure_pagerank = {.name = "pagerank",
                                            .summary = "PageRank by weight, damping 0.85",
                                            .usual = true,
                                            .weighted = true,
                                            .compute = pagerank};
