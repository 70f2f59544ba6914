/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * How tightly a node's surroundings hold together; without weights. */
#include "network/measure.h"

#include <math.h>

static ent_status coreness(ent_network *network, enti_graph *graph) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NODE, "coreness", ENTI_COLUMN_LONG,
                                            "largest k of a k-core that holds it");
    if (!column) return ENT_NOMEM;
    ent_status status = enti_graph_coreness(column->values.whole, graph);
    if (status == ENT_OK) memset(column->missing, 0, network->node_count);
    return status;
}

const enti_measure enti_measure_coreness = {.name = "coreness",
                                            .summary = "largest k of a k-core that holds the node",
                                            .usual = true,
                                            .compute = coreness};

static ent_status clustering(ent_network *network, enti_graph *graph) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NODE, "clustering", ENTI_COLUMN_DOUBLE,
                                            "share of its pairs of neighbours that are joined");
    double overall = NAN;
    if (!column) return ENT_NOMEM;
    ent_status status = enti_graph_clustering(column->values.real, &overall, graph);
    if (status != ENT_OK) return status;
    return enti_network_set_double(network, "transitivity", overall,
                                   "share of all pairs of neighbours that are joined");
}

const enti_measure enti_measure_clustering = {.name = "clustering",
                                              .summary =
                                                  "share of a node's pairs of neighbours that are joined",
                                              .usual = true,
                                              .compute = clustering};
