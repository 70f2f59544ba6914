/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Degree and strength: neighbours, and the sum of their weights. */
#include "network/measure.h"

#include <math.h>

static ent_status degree(ent_network *network, enti_graph *graph) {
    enti_column *column =
        enti_column_renew(network, ENT_SCOPE_NODE, "degree", ENTI_COLUMN_LONG, "neighbours");
    if (!column) return ENT_NOMEM;
    for (size_t i = 0; i < graph->node_count; i++) enti_column_set_long(column, i, 0);
    for (size_t i = 0; i < graph->edge_count; i++) {
        column->values.whole[graph->from[i]]++;
        column->values.whole[graph->to[i]]++;
    }
    double n = (double)graph->node_count;
    return enti_network_set_double(network, "density",
                                   n > 1 ? 2 * (double)graph->edge_count / (n * (n - 1)) : NAN,
                                   "edges divided by the pairs of nodes");
}

const enti_measure enti_measure_degree = {
    .name = "degree", .summary = "number of neighbours", .usual = true, .compute = degree};

static ent_status strength(ent_network *network, enti_graph *graph) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NODE, "strength", ENTI_COLUMN_DOUBLE,
                                            "sum of the weights of its edges");
    if (!column) return ENT_NOMEM;
    for (size_t i = 0; i < graph->node_count; i++) column->values.real[i] = 0;
    for (size_t i = 0; i < graph->edge_count; i++) {
        column->values.real[graph->from[i]] += graph->weight[i];
        column->values.real[graph->to[i]] += graph->weight[i];
    }
    return ENT_OK;
}

const enti_measure enti_measure_strength = {.name = "strength",
                                            .summary = "sum of the weights of a node's edges",
                                            .usual = true,
                                            .weighted = true,
                                            .compute = strength};
