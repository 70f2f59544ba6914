/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * GraphML as Gephi, igraph, NetworkX, graphology and Cytoscape all read it: key ids are unique over nodes,
 * edges and graph whatever the case, types are long, double, boolean and string, what is missing or not
 * finite is left out, and text with markup stands in CDATA. Where the network has positions, each node also
 * gets Gephi's `size` and `color`. */
#include "export/look.h"
#include "export/xml.h"

typedef struct graphml {
    enti_fields nodes, edges, network;
    enti_look look;
} graphml;

static void declare(enti_writing *writing, const char *scope, ent_text id, ent_text name, const char *type) {
    enti_put(writing, "  <key id=\"");
    enti_xml_attribute(&writing->out, id);
    enti_buffer_add_format(&writing->out, "\" for=\"%s\" attr.name=\"", scope);
    enti_xml_attribute(&writing->out, name);
    enti_buffer_add_format(&writing->out, "\" attr.type=\"%s\"/>\n", type);
}

static void declare_fields(enti_writing *writing, const char *scope, enti_fields *fields) {
    for (size_t i = 0; i < fields->count; i++) {
        enti_field *field = &fields->at[i];
        declare(writing, scope, field->name, field->column->name, enti_type_name(field->column->type));
        enti_buffer_clear(&writing->scratch);
        enti_xml_attribute(&writing->scratch, field->name);
        ent_text name = enti_scratch_text(writing);
        field->before = enti_arena_format(&writing->arena, "<data key=\"%.*s\">", (int)name.len, name.at);
    }
}

static void declare_look(enti_writing *writing) {
    ent_text names = ENTI_TEXT(ENTI_LOOK_COLUMNS), name;
    while (enti_text_next_part(&name, &names, ' '))
        declare(writing, "node", name, name, enti_text_is(name, "color") ? "string" : "double");
}

static void write_fields(enti_writing *writing, const enti_fields *fields, size_t row) {
    for (size_t i = 0; i < fields->count; i++) {
        const enti_column *column = fields->at[i].column;
        if (enti_value_absent(column, row)) continue;
        enti_buffer_add(&writing->out, fields->at[i].before);
        if (column->type == ENTI_COLUMN_STRING)
            enti_xml_text(&writing->out, enti_value_string(writing, column, row));
        else
            enti_write_value(&writing->out, column, row, ENTI_DIGITS_FILE);
        enti_put(writing, "</data>");
    }
}

static void begin(enti_writing *writing) {
    graphml *state = writing->state = ENTI_ARENA_NEW(&writing->arena, graphml);
    if (!state) return;
    enti_look_init(&state->look, writing);
    bool drawn = state->look.x;
    state->nodes =
        enti_fields_of(writing, ENT_SCOPE_NODE, &(enti_field_rules){.own = drawn ? ENTI_LOOK_COLUMNS : NULL});
    state->edges = enti_fields_of(writing, ENT_SCOPE_EDGE,
                                  &(enti_field_rules){.reserved = drawn ? ENTI_LOOK_COLUMNS : NULL,
                                                      .taken = {&state->nodes},
                                                      .prefix = "edge"});
    state->network = enti_fields_of(writing, ENT_SCOPE_NETWORK,
                                    &(enti_field_rules){.reserved = drawn ? ENTI_LOOK_COLUMNS : NULL,
                                                        .taken = {&state->nodes, &state->edges},
                                                        .prefix = "graph"});
    enti_put(writing, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
                      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    declare_fields(writing, "graph", &state->network);
    declare_fields(writing, "node", &state->nodes);
    if (drawn) declare_look(writing);
    declare_fields(writing, "edge", &state->edges);
    enti_put(writing, "  <graph id=\"G\" edgedefault=\"undirected\">");
    write_fields(writing, &state->network, 0);
    enti_put(writing, "\n");
}

static void write_look(enti_writing *writing, const enti_look *look, size_t node) {
    char colour[8];
    enti_look_hex(colour, enti_look_colour(look, node));
    enti_buffer_add_format(&writing->out, "<data key=\"color\">%s</data><data key=\"size\">", colour);
    enti_write_coordinate(&writing->out, enti_look_diameter(look, node));
    enti_put(writing, "</data>");
}

static void add_id(enti_writing *writing, size_t node) {
    enti_xml_attribute(&writing->out, enti_clean(writing, writing->network->ids[node]));
}

static void write_node(enti_writing *writing, size_t node) {
    const graphml *state = writing->state;
    enti_put(writing, "    <node id=\"");
    add_id(writing, node);
    enti_put(writing, "\">");
    write_fields(writing, &state->nodes, node);
    if (state->look.x) write_look(writing, &state->look, node);
    enti_put(writing, "</node>\n");
}

static void write_edge(enti_writing *writing, size_t edge) {
    const graphml *state = writing->state;
    enti_put(writing, "    <edge id=\"e");
    enti_json_whole(&writing->out, (int64_t)edge);
    enti_put(writing, "\" source=\"");
    add_id(writing, writing->network->from[edge]);
    enti_put(writing, "\" target=\"");
    add_id(writing, writing->network->to[edge]);
    enti_put(writing, "\">");
    write_fields(writing, &state->edges, edge);
    enti_put(writing, "</edge>\n");
}

static void end(enti_writing *writing) {
    enti_put(writing, "  </graph>\n</graphml>\n");
}

const enti_writer enti_graphml_writer = {
    .name = "graphml",
    .summary = "GraphML, for Gephi, igraph, NetworkX, Cytoscape",
    .suffixes = ".graphml .xml",
    .begin = begin,
    .node = write_node,
    .edge = write_edge,
    .end = end,
};
