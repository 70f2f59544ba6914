/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Cytoscape JSON, for Cytoscape and cytoscape.js. Nodes and edges share one space of ids there, so an edge is
 * called by its two ends. */
#include "base/sanitise.h"
#include "export/json.h"
#include "export/look.h"

typedef struct cytoscape {
    enti_fields nodes, edges, network;
    enti_look look;
} cytoscape;

static void begin(enti_writing *writing) {
    static const char of_nodes[] = "id name shared_name parent SUID selected";
    static const char of_edges[] = "id source target name shared_name SUID selected";
    cytoscape *state = writing->state = ENTI_ARENA_NEW(&writing->arena, cytoscape);
    if (!state) return;
    enti_look_init(&state->look, writing);
    const enti_field_rules nodes = {.reserved = of_nodes, .prefix = "data_"},
                           edges = {.reserved = of_edges, .prefix = "data_"};
    state->nodes = enti_json_fields_of(writing, ENT_SCOPE_NODE, &nodes);
    state->edges = enti_json_fields_of(writing, ENT_SCOPE_EDGE, &edges);
    state->network = enti_json_fields_of(writing, ENT_SCOPE_NETWORK, &nodes);
    bool first = true;
    enti_put(writing, "{\n  \"format_version\": \"1.0\",\n  \"generated_by\": \"entente-" ENT_VERSION "\",\n"
                      "  \"target_cytoscapejs_version\": \"~2.1\",\n  \"data\": {");
    enti_json_members(writing, &state->network, 0, &first);
    enti_put(writing, "},\n  \"elements\": {\n    \"nodes\": [");
}

static void write_node(enti_writing *writing, size_t node) {
    const cytoscape *state = writing->state;
    bool first = true;
    enti_put(writing, node ? ",\n      {\"data\": {" : "\n      {\"data\": {");
    enti_json_id(writing, "id", node, &first);
    enti_json_member(writing, "name", enti_label(writing, state->look.labels, node), &first);
    enti_json_members(writing, &state->nodes, node, &first);
    enti_put(writing, "}");
    if (state->look.x && !enti_value_absent(state->look.x, node) && !enti_value_absent(state->look.y, node)) {
        enti_put(writing, ", \"position\": {\"x\": ");
        enti_write_coordinate(&writing->out, enti_value_number(state->look.x, node, 0));
        enti_put(writing, ", \"y\": ");
        enti_write_coordinate(&writing->out, enti_value_number(state->look.y, node, 0));
        enti_put(writing, "}");
    }
    enti_put(writing, "}");
}

static void write_edge(enti_writing *writing, size_t edge) {
    const cytoscape *state = writing->state;
    const ent_network *network = writing->network;
    bool first = false;
    enti_put(writing,
             edge ? ",\n      {\"data\": {\"id\": " : "],\n    \"edges\": [\n      {\"data\": {\"id\": ");
    ent_text a = network->ids[network->from[edge]], b = network->ids[network->to[edge]];
    enti_buffer_clear(&writing->scratch);
    enti_sanitise(&writing->scratch, a);
    enti_buffer_add_string(&writing->scratch, " -- ");
    enti_sanitise(&writing->scratch, b);
    enti_json_string(&writing->out, enti_scratch_text(writing));
    enti_json_id(writing, "source", network->from[edge], &first);
    enti_json_id(writing, "target", network->to[edge], &first);
    enti_json_members(writing, &state->edges, edge, &first);
    enti_put(writing, "}}");
}

static void end(enti_writing *writing) {
    enti_put(writing, writing->network->edge_count ? "]\n  }\n}\n" : "],\n    \"edges\": []\n  }\n}\n");
}

const enti_writer enti_cytoscape_writer = {
    .name = "cytoscape",
    .summary = "Cytoscape JSON, for Cytoscape and cytoscape.js",
    .suffixes = ".cyjs",
    .shape = "cytoscape",
    .begin = begin,
    .node = write_node,
    .edge = write_edge,
    .end = end,
};
