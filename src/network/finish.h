/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * From a builder's sums to a network, in three files: finish.c chooses nodes and edges, finish_columns.c
 * fills the columns, finish_provenance.c says where the network came from. */
#ifndef ENTI_NETWORK_FINISH_H
#define ENTI_NETWORK_FINISH_H

#include "network/builder.h"

typedef struct enti_finishing {
    const ent_network_builder *builder;
    const ent_sink *sink;
    ent_network *network;
    uint32_t *ranks;   /* [node_count] of each node */
    size_t *pairs;     /* [edge_count] its row in the builder's pairs */
    bool *affiliation; /* [edge_count] */
} enti_finishing;

ent_status enti_finish_node_columns(enti_finishing *finishing);
ent_status enti_finish_edge_columns(enti_finishing *finishing);
ent_status enti_finish_attributes(enti_finishing *finishing);
ent_status enti_finish_provenance(enti_finishing *finishing);

/* Whether one is the other's state, party or office at some time between the pair's first and last date; at
 * any time where it has none. */
bool enti_is_affiliation(const ent_gazetteer *gazetteer, uint32_t a, uint32_t b, ent_date first,
                         ent_date last);

/* The entity that a node stands for. */
static inline uint32_t enti_finish_entity(const enti_finishing *finishing, size_t node) {
    return finishing->builder->entity[finishing->ranks[node]];
}

#endif
