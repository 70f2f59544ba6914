/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * GEXF 1.3 for Gephi and Gephi Lite: static attributes in one block a class, spells from `first_date` to
 * `last_date` (both days included), colours and sizes, and positions where the network has them. An edge of
 * weight 0, on which Gephi's import stumbles, is left out and counted; so is a date that is none. Dates also
 * stand as attributes, since some readers skip spells. */
#include "export/look.h"
#include "export/xml.h"

typedef struct time_span {
    const enti_column *first, *last; /* either may be NULL */
} time_span;

typedef struct gexf {
    enti_fields nodes, edges;
    time_span node_span, edge_span;
    enti_look look;
    bool dynamic;
    size_t undated, weightless;
} gexf;

static void add_attribute(enti_writing *writing, const char *before, ent_text text) {
    enti_put(writing, before);
    enti_xml_attribute(&writing->out, text);
    enti_put(writing, "\"");
}

/* ---- time ---- */

static time_span span_of(const ent_network *network, ent_scope scope) {
    return (time_span){enti_column_find(network, scope, ENTI_TEXT("first_date")),
                       enti_column_find(network, scope, ENTI_TEXT("last_date"))};
}

/* The date in a row as the format declares it, `YYYY-MM-DD`; else empty. */
static ent_text date_at(const enti_column *column, size_t row) {
    if (!column || column->type != ENTI_COLUMN_STRING) return (ent_text){NULL, 0};
    ent_text text = column->values.string[row];
    return text.len == 10 && ent_date_parse(text, false) ? text : (ent_text){NULL, 0};
}

static bool is_dated(const time_span *span, size_t rows) {
    for (size_t i = 0; i < rows; i++)
        if (date_at(span->first, i).len || date_at(span->last, i).len) return true;
    return false;
}

/* false: the row has no date. */
static bool write_spell(enti_writing *writing, const time_span *span, size_t row) {
    ent_text first = date_at(span->first, row), last = date_at(span->last, row);
    if (!first.len && !last.len) return false;
    enti_put(writing, "<spells><spell");
    if (first.len) add_attribute(writing, " start=\"", first);
    if (last.len) add_attribute(writing, " end=\"", last);
    enti_put(writing, "/></spells>");
    return true;
}

/* ---- attributes ---- */

static void declare(enti_writing *writing, const char *class, enti_fields *fields) {
    enti_buffer_add_format(&writing->out, "    <attributes class=\"%s\" mode=\"static\">\n", class);
    for (size_t i = 0; i < fields->count; i++) {
        enti_field *field = &fields->at[i];
        add_attribute(writing, "      <attribute id=\"", field->name);
        add_attribute(writing, " title=\"", field->name);
        enti_buffer_add_format(&writing->out, " type=\"%s\"/>\n", enti_type_name(field->column->type));
        enti_buffer_clear(&writing->scratch);
        enti_xml_attribute(&writing->scratch, field->name);
        ent_text name = enti_scratch_text(writing);
        field->before =
            enti_arena_format(&writing->arena, "<attvalue for=\"%.*s\" value=\"", (int)name.len, name.at);
    }
    enti_put(writing, "    </attributes>\n");
}

static void write_fields(enti_writing *writing, const enti_fields *fields, size_t row) {
    enti_put(writing, "<attvalues>");
    for (size_t i = 0; i < fields->count; i++) {
        const enti_column *column = fields->at[i].column;
        if (enti_value_absent(column, row)) continue;
        enti_buffer_add(&writing->out, fields->at[i].before);
        if (column->type == ENTI_COLUMN_STRING)
            enti_xml_attribute(&writing->out, enti_value_string(writing, column, row));
        else
            enti_write_value(&writing->out, column, row, ENTI_DIGITS_FILE);
        enti_put(writing, "\"/>");
    }
    enti_put(writing, "</attvalues>");
}

/* What the file says about itself: the attributes of the network. */
static void describe(enti_writing *writing) {
    const ent_network *network = writing->network;
    enti_put(writing, "  <meta>\n    <creator>Entente " ENT_VERSION "</creator>\n    <description>");
    if (writing->options->title) {
        enti_xml_text(&writing->out, enti_clean(writing, enti_text_of(writing->options->title)));
        enti_put(writing, "\n");
    }
    for (size_t i = 0; i < enti_columns_count(network, ENT_SCOPE_NETWORK); i++) {
        const enti_column *column = enti_columns_at(network, ENT_SCOPE_NETWORK, i);
        if (enti_value_absent(column, 0)) continue;
        enti_xml_text(&writing->out, column->name);
        enti_put(writing, ": ");
        enti_xml_text(&writing->out, enti_value_string(writing, column, 0));
        enti_write_value(&writing->out, column, 0, ENTI_DIGITS_FILE);
        enti_put(writing, "\n");
    }
    enti_put(writing, "</description>\n  </meta>\n");
}

static void begin(enti_writing *writing) {
    gexf *state = writing->state = ENTI_ARENA_NEW(&writing->arena, gexf);
    if (!state) return;
    const ent_network *network = writing->network;
    enti_look_init(&state->look, writing);
    state->node_span = span_of(network, ENT_SCOPE_NODE);
    state->edge_span = span_of(network, ENT_SCOPE_EDGE);
    state->dynamic =
        is_dated(&state->node_span, network->node_count) || is_dated(&state->edge_span, network->edge_count);
    state->nodes = enti_fields_of(writing, ENT_SCOPE_NODE,
                                  &(enti_field_rules){.own = "label x y " ENTI_LOOK_COLUMNS,
                                                      .reserved = "id timeset",
                                                      .prefix = "data_"});
    state->edges = enti_fields_of(
        writing, ENT_SCOPE_EDGE,
        &(enti_field_rules){.own = "weight", .reserved = "id label kind timeset", .prefix = "data_"});
    enti_put(writing, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" "
                      "xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
    describe(writing);
    enti_put(writing, "  <graph defaultedgetype=\"undirected\"");
    enti_put(writing, state->dynamic
                          ? " mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n"
                          : " mode=\"static\">\n");
    declare(writing, "node", &state->nodes);
    declare(writing, "edge", &state->edges);
    enti_put(writing, "    <nodes>\n");
}

/* ---- rows ---- */

static void write_look(enti_writing *writing, const enti_look *look, size_t node) {
    uint32_t colour = enti_look_colour(look, node);
    enti_put(writing, "<viz:size value=\"");
    enti_write_coordinate(&writing->out, enti_look_diameter(look, node));
    enti_put(writing, "\"/>");
    if (look->x && !enti_value_absent(look->x, node) && !enti_value_absent(look->y, node)) {
        enti_put(writing, "<viz:position x=\"");
        enti_write_coordinate(&writing->out, enti_value_number(look->x, node, 0));
        enti_put(writing, "\" y=\"");
        enti_write_coordinate(&writing->out, enti_value_number(look->y, node, 0));
        enti_put(writing, "\" z=\"0\"/>");
    }
    enti_buffer_add_format(&writing->out, "<viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>", colour >> 16,
                           colour >> 8 & 255, colour & 255);
}

static void write_node(enti_writing *writing, size_t node) {
    const gexf *state = writing->state;
    add_attribute(writing, "      <node id=\"", enti_clean(writing, writing->network->ids[node]));
    add_attribute(writing, " label=\"", enti_label(writing, state->look.labels, node));
    enti_put(writing, ">");
    write_fields(writing, &state->nodes, node);
    if (state->dynamic) write_spell(writing, &state->node_span, node);
    write_look(writing, &state->look, node);
    enti_put(writing, "</node>\n");
}

static void open_edges(enti_writing *writing) {
    enti_put(writing, "    </nodes>\n    <edges>\n");
}

static void write_edge(enti_writing *writing, size_t edge) {
    gexf *state = writing->state;
    const ent_network *network = writing->network;
    double weight = enti_value_number(state->look.weights, edge, 1);
    if (edge == 0) open_edges(writing);
    if (weight == 0) {
        state->weightless++;
        return;
    }
    enti_put(writing, "      <edge id=\"e");
    enti_json_whole(&writing->out, (int64_t)edge);
    add_attribute(writing, "\" source=\"", enti_clean(writing, network->ids[network->from[edge]]));
    add_attribute(writing, " target=\"", enti_clean(writing, network->ids[network->to[edge]]));
    enti_put(writing, " weight=\"");
    enti_write_number(&writing->out, weight, ENTI_DIGITS_FILE);
    enti_put(writing, "\">");
    write_fields(writing, &state->edges, edge);
    if (state->dynamic) state->undated += !write_spell(writing, &state->edge_span, edge);
    enti_put(writing, "</edge>\n");
}

static void end(enti_writing *writing) {
    const gexf *state = writing->state;
    if (!writing->network->edge_count) open_edges(writing);
    enti_put(writing, "    </edges>\n  </graph>\n</gexf>\n");
    if (state->undated)
        enti_report(writing->sink, ENT_NOTE, ENTI_NOWHERE,
                    "%zu edges have no date and so no spell in GEXF: they are always there", state->undated);
    if (state->weightless)
        enti_report(writing->sink, ENT_WARNING, ENTI_NOWHERE,
                    "%zu edges of weight 0 are left out of GEXF, which Gephi does not read",
                    state->weightless);
}

const enti_writer enti_gexf_writer = {
    .name = "gexf",
    .summary = "GEXF 1.3 with time, for Gephi and Gephi Lite",
    .suffixes = ".gexf",
    .begin = begin,
    .node = write_node,
    .edge = write_edge,
    .end = end,
};
