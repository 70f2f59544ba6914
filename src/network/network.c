/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A network's memory, what the public header lets one read of it, and its own attributes. */
#include "network/network.h"
#include "base/sanitise.h"

#include <math.h>
#include <stdlib.h>

ent_network *enti_network_new(size_t nodes, size_t edges) {
    ent_network *network = calloc(1, sizeof *network);
    if (!network) return NULL;
    network->node_count = nodes;
    network->edge_count = edges;
    network->ids = ENTI_ARENA_ARRAY(&network->arena, ent_text, nodes);
    network->from = ENTI_ARENA_ARRAY(&network->arena, uint32_t, edges);
    network->to = ENTI_ARENA_ARRAY(&network->arena, uint32_t, edges);
    if (!network->arena.failed) return network;
    ent_network_free(network);
    return NULL;
}

void ent_network_free(ent_network *network) {
    if (!network) return;
    for (size_t scope = 0; scope < 3; scope++) enti_rows_release(&network->columns[scope].rows);
    enti_arena_release(&network->arena);
    free(network);
}

size_t ent_network_node_count(const ent_network *network) {
    return network->node_count;
}

size_t ent_network_edge_count(const ent_network *network) {
    return network->edge_count;
}

ent_text ent_network_node_id(const ent_network *network, size_t node) {
    return node < network->node_count ? network->ids[node] : (ent_text){NULL, 0};
}

void ent_network_edge(size_t *from, size_t *to, const ent_network *network, size_t edge) {
    if (edge >= network->edge_count) return;
    *from = network->from[edge];
    *to = network->to[edge];
}

static const enti_column *column_with_row(const ent_network *network, ent_scope scope, const char *name,
                                          size_t row) {
    if ((unsigned)scope > ENT_SCOPE_NETWORK || row >= enti_column_rows(network, scope)) return NULL;
    return enti_column_find(network, scope, enti_text_of(name));
}

bool ent_network_number(double *value, const ent_network *network, ent_scope scope, const char *column,
                        size_t row) {
    const enti_column *found = column_with_row(network, scope, column, row);
    double number = found ? enti_column_number(found, row) : NAN;
    if (isnan(number)) return false;
    *value = number;
    return true;
}

bool ent_network_string(ent_text *value, const ent_network *network, ent_scope scope, const char *column,
                        size_t row) {
    const enti_column *found = column_with_row(network, scope, column, row);
    if (!found || found->type != ENTI_COLUMN_STRING || enti_column_is_missing(found, row)) return false;
    *value = found->values.string[row];
    return true;
}

ent_status enti_network_set_text(ent_network *network, const char *name, ent_text value,
                                 const char *summary) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NETWORK, name, ENTI_COLUMN_STRING, summary);
    bool changed = false;
    ent_text copy = enti_clean_copy(&network->arena, value, &changed);
    if (!column || !copy.at) return ENT_NOMEM;
    column->values.string[0] = copy;
    return ENT_OK;
}

ent_status enti_network_set_long(ent_network *network, const char *name, int64_t value, const char *summary) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NETWORK, name, ENTI_COLUMN_LONG, summary);
    if (!column) return ENT_NOMEM;
    enti_column_set_long(column, 0, value);
    return ENT_OK;
}

ent_status enti_network_set_double(ent_network *network, const char *name, double value,
                                   const char *summary) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NETWORK, name, ENTI_COLUMN_DOUBLE, summary);
    if (!column) return ENT_NOMEM;
    column->values.real[0] = value;
    return ENT_OK;
}

ent_status ent_network_annotate(ent_network *network, const char *name, const char *value) {
    return enti_network_set_text(network, name, enti_text_of(value), "");
}

ent_text enti_clean_copy(enti_arena *arena, ent_text text, bool *changed) {
    if (enti_clean_length(text) == text.len) return enti_arena_copy(arena, text);
    enti_buffer out;
    enti_buffer_init(&out);
    bool replaced = enti_sanitise(&out, text) > 0;
    if (out.failed) arena->failed = true;
    ent_text copy = enti_arena_copy(arena, enti_buffer_text(&out));
    enti_buffer_release(&out);
    if (replaced && copy.at) *changed = true;
    return copy;
}
