/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * JSON, node-link shape: NetworkX's node_link_graph (link="links" from 3.4 on) and d3. */
#include "export/json.h"

typedef struct node_link {
    enti_fields nodes, edges, network;
} node_link;

static void begin(enti_writing *writing) {
    node_link *state = writing->state = ENTI_ARENA_NEW(&writing->arena, node_link);
    if (!state) return;
    const enti_field_rules none = {0}, nodes = {.reserved = "id", .prefix = "data_"},
                           edges = {.reserved = "source target key", .prefix = "data_"};
    state->nodes = enti_json_fields_of(writing, ENT_SCOPE_NODE, &nodes);
    state->edges = enti_json_fields_of(writing, ENT_SCOPE_EDGE, &edges);
    state->network = enti_json_fields_of(writing, ENT_SCOPE_NETWORK, &none);
    bool first = true;
    enti_buffer_add_string(&writing->out,
                           "{\n  \"directed\": false,\n  \"multigraph\": false,\n  \"graph\": {");
    enti_json_members(writing, &state->network, 0, &first);
    enti_buffer_add_string(&writing->out, "},\n  \"nodes\": [");
}

static void write_node(enti_writing *writing, size_t node) {
    const node_link *state = writing->state;
    bool first = true;
    enti_buffer_add_string(&writing->out, node ? ",\n    {" : "\n    {");
    enti_json_id(writing, "id", node, &first);
    enti_json_members(writing, &state->nodes, node, &first);
    enti_buffer_add_byte(&writing->out, '}');
}

static void write_edge(enti_writing *writing, size_t edge) {
    const node_link *state = writing->state;
    bool first = true;
    enti_buffer_add_string(&writing->out, edge ? ",\n    {" : "],\n  \"links\": [\n    {");
    enti_json_id(writing, "source", writing->network->from[edge], &first);
    enti_json_id(writing, "target", writing->network->to[edge], &first);
    enti_json_members(writing, &state->edges, edge, &first);
    enti_buffer_add_byte(&writing->out, '}');
}

static void end(enti_writing *writing) {
    enti_buffer_add_string(&writing->out,
                           writing->network->edge_count ? "]\n}\n" : "],\n  \"links\": []\n}\n");
}

const enti_writer enti_node_link_writer = {
    .name = "node-link",
    .summary = "JSON in node-link shape, for NetworkX and d3",
    .suffixes = "",
    .shape = "node-link",
    .begin = begin,
    .node = write_node,
    .edge = write_edge,
    .end = end,
};
