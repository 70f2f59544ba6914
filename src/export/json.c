/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * JSON, hybrid shape: one file that graphology, sigma, Gephi Lite, d3 and NetworkX (link="edges") read, and
 * that loses nothing: `columns` says what each attribute is.
 *
 *     {"schema": "entente-network/1", "directed": false, "multigraph": false, "graph": {...},
 *      "attributes": {}, "options": {...}, "columns": {"node": [...], "edge": [...], "graph": [...]},
 *      "nodes": [{"id", "key", "attributes": {...}}],
 *      "edges": [{"id", "key", "source", "target", "undirected": true, "attributes": {...}}]}
 *
 * Where the network has positions, nodes also get the `size` and `color` that sigma needs. */
#include "export/json.h"
#include "export/look.h"

/* ---- shared ---- */

static void separate(enti_writing *writing, bool *first) {
    if (!*first) enti_put(writing, ", ");
    *first = false;
}

enti_fields enti_json_fields_of(enti_writing *writing, ent_scope scope, const enti_field_rules *rules) {
    enti_fields fields = enti_fields_of(writing, scope, rules);
    for (size_t i = 0; i < fields.count; i++) {
        enti_buffer_clear(&writing->scratch);
        enti_json_string(&writing->scratch, fields.at[i].name);
        ent_text name = enti_scratch_text(writing);
        fields.at[i].before = enti_arena_format(&writing->arena, "%.*s: ", (int)name.len, name.at);
    }
    return fields;
}

void enti_json_members(enti_writing *writing, const enti_fields *fields, size_t row, bool *first) {
    for (size_t i = 0; i < fields->count; i++) {
        const enti_column *column = fields->at[i].column;
        bool absent = enti_value_absent(column, row);
        if (absent && column->type != ENTI_COLUMN_DOUBLE) continue;
        separate(writing, first);
        enti_buffer_add(&writing->out, fields->at[i].before);
        if (absent)
            enti_put(writing, "null");
        else if (column->type == ENTI_COLUMN_STRING)
            enti_json_string(&writing->out, enti_value_string(writing, column, row));
        else
            enti_write_value(&writing->out, column, row, ENTI_DIGITS_FILE);
    }
}

void enti_json_member(enti_writing *writing, const char *name, ent_text text, bool *first) {
    separate(writing, first);
    enti_json_string(&writing->out, enti_text_of(name));
    enti_put(writing, ": ");
    enti_json_string(&writing->out, enti_clean(writing, text));
}

void enti_json_id(enti_writing *writing, const char *name, size_t node, bool *first) {
    enti_json_member(writing, name, writing->network->ids[node], first);
}

/* ---- hybrid ---- */

typedef struct hybrid {
    enti_fields nodes, edges, network;
    enti_look look;
} hybrid;

static void describe(enti_writing *writing, const char *scope, const enti_fields *fields) {
    enti_buffer_add_format(&writing->out, "    \"%s\": [", scope);
    for (size_t i = 0; i < fields->count; i++) {
        const enti_column *column = fields->at[i].column;
        bool first = true;
        enti_put(writing, i ? ",\n      {" : "\n      {");
        enti_json_member(writing, "name", column->name, &first);
        enti_json_member(writing, "type", enti_text_of(enti_type_name(column->type)), &first);
        if (column->summary.len) enti_json_member(writing, "summary", column->summary, &first);
        enti_put(writing, "}");
    }
    enti_put(writing, "]");
}

static void begin(enti_writing *writing) {
    hybrid *state = writing->state = ENTI_ARENA_NEW(&writing->arena, hybrid);
    if (!state) return;
    enti_look_init(&state->look, writing);
    const enti_field_rules all = {0}, undrawn = {.own = state->look.x ? ENTI_LOOK_COLUMNS : NULL};
    state->nodes = enti_json_fields_of(writing, ENT_SCOPE_NODE, &undrawn);
    state->edges = enti_json_fields_of(writing, ENT_SCOPE_EDGE, &all);
    state->network = enti_json_fields_of(writing, ENT_SCOPE_NETWORK, &all);
    bool first = true;
    enti_put(writing,
             "{\n  \"schema\": \"entente-network/1\",\n  \"directed\": false,\n  \"multigraph\": false,\n"
             "  \"graph\": {");
    enti_json_members(writing, &state->network, 0, &first);
    enti_put(writing,
             "},\n  \"attributes\": {},\n  \"options\": {\"type\": \"undirected\", \"multi\": false, "
             "\"allowSelfLoops\": false},\n  \"columns\": {\n");
    describe(writing, "node", &state->nodes);
    enti_put(writing, ",\n");
    describe(writing, "edge", &state->edges);
    enti_put(writing, ",\n");
    describe(writing, "graph", &state->network);
    enti_put(writing, "},\n  \"nodes\": [");
}

static void write_look(enti_writing *writing, const enti_look *look, size_t node, bool *first) {
    char colour[8];
    enti_look_hex(colour, enti_look_colour(look, node));
    enti_json_member(writing, "color", enti_text_of(colour), first);
    enti_put(writing, ", \"size\": ");
    enti_write_coordinate(&writing->out, enti_look_diameter(look, node));
}

static void write_node(enti_writing *writing, size_t node) {
    const hybrid *state = writing->state;
    bool first = true, bare = true;
    enti_put(writing, node ? ",\n    {" : "\n    {");
    enti_json_id(writing, "id", node, &first);
    enti_json_id(writing, "key", node, &first);
    enti_put(writing, ", \"attributes\": {");
    enti_json_members(writing, &state->nodes, node, &bare);
    if (state->look.x) write_look(writing, &state->look, node, &bare);
    enti_put(writing, "}}");
}

static void write_edge(enti_writing *writing, size_t edge) {
    const hybrid *state = writing->state;
    bool first = false, bare = true;
    enti_put(writing, edge ? ",\n    {\"id\": \"e" : "],\n  \"edges\": [\n    {\"id\": \"e");
    enti_json_whole(&writing->out, (int64_t)edge);
    enti_put(writing, "\", \"key\": \"e");
    enti_json_whole(&writing->out, (int64_t)edge);
    enti_put(writing, "\"");
    enti_json_id(writing, "source", writing->network->from[edge], &first);
    enti_json_id(writing, "target", writing->network->to[edge], &first);
    enti_put(writing, ", \"undirected\": true, \"attributes\": {");
    enti_json_members(writing, &state->edges, edge, &bare);
    enti_put(writing, "}}");
}

static void end(enti_writing *writing) {
    enti_put(writing, writing->network->edge_count ? "]\n}\n" : "],\n  \"edges\": []\n}\n");
}

const enti_writer enti_json_writer = {
    .name = "json",
    .summary = "JSON that loses nothing, for graphology, sigma, Gephi Lite, d3",
    .suffixes = ".json",
    .shape = "hybrid",
    .begin = begin,
    .node = write_node,
    .edge = write_edge,
    .end = end,
};
