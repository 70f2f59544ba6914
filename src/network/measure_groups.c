/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Communities and components, and what holds components together. Groups are numbered from 1, the largest
 * first, among equals the one with the first id. */
#include "network/measure.h"

#include <math.h>
#include <stdlib.h>

/* Renumber, and store as a column of nodes and a number of the network. */
static ent_status store(ent_network *network, enti_column *column, int64_t *groups, const char *count_name,
                        const char *count_summary) {
    size_t count;
    ent_status status = enti_groups_renumber(&count, groups, network->node_count);
    if (status != ENT_OK) return status;
    for (size_t i = 0; i < network->node_count; i++) enti_column_set_long(column, i, groups[i]);
    return enti_network_set_long(network, count_name, (int64_t)count, count_summary);
}

/* Without edges there is nothing to optimise: no communities, and modularity is undefined. */
static ent_status communities(ent_network *network, enti_graph *graph) {
    double modularity = NAN;
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NODE, "community", ENTI_COLUMN_LONG,
                                            "number of its community; 1 is the largest");
    int64_t *groups = calloc(graph->node_count + 1, sizeof *groups);
    ent_status status = column && groups ? ENT_OK : ENT_NOMEM;
    if (status == ENT_OK && graph->edge_count) {
        status = enti_graph_communities(groups, &modularity, graph);
        if (status == ENT_OK)
            status = store(network, column, groups, "communities", "communities that were found");
    }
    free(groups);
    if (status != ENT_OK) return status;
    return enti_network_set_double(network, "modularity", modularity,
                                   "modularity of the communities, by weight");
}

const enti_measure enti_measure_communities = {
    .name = "communities",
    .summary = "communities by the Leiden algorithm, by weight, with their modularity",
    .usual = true,
    .weighted = true,
    .compute = communities};

static ent_status components(ent_network *network, enti_graph *graph) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NODE, "component", ENTI_COLUMN_LONG,
                                            "number of its component; 1 is the largest");
    int64_t *groups = calloc(graph->node_count + 1, sizeof *groups);
    ent_status status = column && groups ? enti_graph_components(groups, graph) : ENT_NOMEM;
    if (status == ENT_OK) status = store(network, column, groups, "components", "connected components");
    free(groups);
    return status;
}

const enti_measure enti_measure_components = {
    .name = "components", .summary = "connected components", .usual = true, .compute = components};

/* Fill a BOOL column with what `find` says. */
static ent_status flag(ent_network *network, enti_graph *graph, ent_scope scope, enti_column *column,
                       ent_status (*find)(bool *, enti_graph *)) {
    size_t rows = enti_column_rows(network, scope);
    bool *flags = calloc(rows + 1, sizeof *flags);
    ent_status status = column && flags ? find(flags, graph) : ENT_NOMEM;
    for (size_t i = 0; i < rows && status == ENT_OK; i++) enti_column_set_bool(column, i, flags[i]);
    free(flags);
    return status;
}

static ent_status articulation(ent_network *network, enti_graph *graph) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NODE, "articulation", ENTI_COLUMN_BOOL,
                                            "whether its component falls apart without it");
    return flag(network, graph, ENT_SCOPE_NODE, column, enti_graph_articulation);
}

const enti_measure enti_measure_articulation = {.name = "articulation",
                                                .summary = "nodes without which their component falls apart",
                                                .usual = true,
                                                .compute = articulation};

static ent_status bridges(ent_network *network, enti_graph *graph) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_EDGE, "bridge", ENTI_COLUMN_BOOL,
                                            "whether its component falls apart without it");
    return flag(network, graph, ENT_SCOPE_EDGE, column, enti_graph_bridges);
}

const enti_measure enti_measure_bridges = {.name = "bridges",
                                           .summary = "edges without which their component falls apart",
                                           .usual = true,
                                           .compute = bridges};
