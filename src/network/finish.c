/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Which entities become nodes and which pairs edges. Ranks follow ids, so nodes and edges come out sorted. A
 * node is every entity that is mentioned, unless isolates are left out. */
#include "network/finish.h"

#include <stdlib.h>

static bool is_mentioned(const enti_node_total *total) {
    return total->articles > 0;
}

/* Gather the pairs that become edges. */
static ent_status choose_edges(enti_finishing *finishing, size_t *count) {
    const ent_network_builder *builder = finishing->builder;
    const ent_network_options *options = &builder->options;
    finishing->pairs = malloc((builder->pairs.count + 1) * sizeof *finishing->pairs);
    finishing->affiliation = malloc(builder->pairs.count + 1);
    if (!finishing->pairs || !finishing->affiliation) return ENT_NOMEM;
    for (size_t i = *count = 0; i < builder->pairs.count; i++) {
        const enti_pair *pair = &builder->pairs.rows[i];
        if (!pair->weight || pair->weight < options->min_weight) continue;
        bool affiliation = enti_is_affiliation(builder->gazetteer, builder->entity[pair->a],
                                               builder->entity[pair->b], pair->first, pair->last);
        if (affiliation && options->no_affiliation) continue;
        finishing->affiliation[*count] = affiliation;
        finishing->pairs[(*count)++] = i;
    }
    return ENT_OK;
}

/* Number the nodes: `numbers` [rank_count] holds ENTI_NONE for ranks without one. */
static size_t number_nodes(const enti_finishing *finishing, uint32_t *numbers, size_t edges) {
    const ent_network_builder *builder = finishing->builder;
    bool isolates = !builder->options.no_isolates;
    for (size_t i = 0; i < builder->rank_count; i++)
        numbers[i] = isolates && is_mentioned(&builder->nodes[i]) ? 0 : ENTI_NONE;
    for (size_t i = 0; i < edges; i++) {
        const enti_pair *pair = &builder->pairs.rows[finishing->pairs[i]];
        numbers[pair->a] = numbers[pair->b] = 0;
    }
    uint32_t count = 0;
    for (size_t i = 0; i < builder->rank_count; i++)
        if (numbers[i] != ENTI_NONE) numbers[i] = count++;
    return count;
}

static ent_status fill_topology(enti_finishing *finishing, const uint32_t *numbers) {
    const ent_network_builder *builder = finishing->builder;
    ent_network *network = finishing->network;
    finishing->ranks = malloc((network->node_count + 1) * sizeof *finishing->ranks);
    if (!finishing->ranks) return ENT_NOMEM;
    for (uint32_t rank = 0; rank < builder->rank_count; rank++) {
        if (numbers[rank] == ENTI_NONE) continue;
        ent_text id = builder->gazetteer->entities[builder->entity[rank]].id;
        finishing->ranks[numbers[rank]] = rank;
        network->ids[numbers[rank]] = enti_arena_copy(&network->arena, id);
    }
    for (size_t i = 0; i < network->edge_count; i++) {
        const enti_pair *pair = &builder->pairs.rows[finishing->pairs[i]];
        network->from[i] = numbers[pair->a];
        network->to[i] = numbers[pair->b];
    }
    return network->arena.failed ? ENT_NOMEM : ENT_OK;
}

static ent_status make_topology(enti_finishing *finishing) {
    size_t edges;
    if (choose_edges(finishing, &edges) != ENT_OK) return ENT_NOMEM;
    uint32_t *numbers = malloc((finishing->builder->rank_count + 1) * sizeof *numbers);
    if (!numbers) return ENT_NOMEM;
    finishing->network = enti_network_new(number_nodes(finishing, numbers, edges), edges);
    ent_status status = finishing->network ? fill_topology(finishing, numbers) : ENT_NOMEM;
    free(numbers);
    return status;
}

static ent_status make_network(enti_finishing *finishing) {
    static ent_status (*const steps[])(enti_finishing *) = {make_topology, enti_finish_node_columns,
                                                            enti_finish_attributes, enti_finish_edge_columns,
                                                            enti_finish_provenance};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        ent_status status = steps[i](finishing);
        if (status != ENT_OK) return status;
    }
    return enti_measure_all(finishing->network, &finishing->builder->options, finishing->sink);
}

ent_status ent_network_builder_finish(ent_network **network, ent_network_builder *builder,
                                      const ent_sink *sink) {
    if (!enti_pairs_settle(&builder->pairs)) return ENT_NOMEM;
    enti_finishing finishing = {.builder = builder, .sink = sink};
    ent_status status = make_network(&finishing);
    free(finishing.ranks);
    free(finishing.pairs);
    free(finishing.affiliation);
    if (status == ENT_OK)
        *network = finishing.network;
    else
        ent_network_free(finishing.network);
    return status;
}
