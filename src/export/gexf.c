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

static const char *const type_names[] = {[ENTI_COLUMN_LONG] = "long",
                                         [ENTI_COLUMN_DOUBLE] = "double",
                                         [ENTI_COLUMN_BOOL] = "boolean",
                                         [ENTI_COLUMN_STRING] = "string"};

static void add(enti_writing *writing, const char *string) {
    enti_buffer_add_string(&writing->out, string);
}

static void add_attribute(enti_writing *writing, const char *before, ent_text text) {
    add(writing, before);
    enti_xml_attribute(&writing->out, text);
    add(writing, "\"");
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
    add(writing, "<spells><spell");
    if (first.len) add_attribute(writing, " start=\"", first);
    if (last.len) add_attribute(writing, " end=\"", last);
    add(writing, "/></spells>");
    return true;
}

/* ---- attributes ---- */

static void declare(enti_writing *writing, const char *class, enti_fields *fields) {
    enti_buffer_add_format(&writing->out, "    <attributes class=\"%s\" mode=\"static\">\n", class);
    for (size_t i = 0; i < fields->count; i++) {
        enti_field *field = &fields->at[i];
        add_attribute(writing, "      <attribute id=\"", field->name);
        add_attribute(writing, " title=\"", field->name);
        enti_buffer_add_format(&writing->out, " type=\"%s\"/>\n", type_names[field->column->type]);
        enti_buffer_clear(&writing->scratch);
        enti_xml_attribute(&writing->scratch, field->name);
        ent_text name = enti_scratch_text(writing);
        field->before =
            enti_arena_format(&writing->arena, "<attvalue for=\"%.*s\" value=\"", (int)name.len, name.at);
    }
    add(writing, "    </attributes>\n");
}

static void write_fields(enti_writing *writing, const enti_fields *fields, size_t row) {
    add(writing, "<attvalues>");
    for (size_t i = 0; i < fields->count; i++) {
        const enti_column *column = fields->at[i].column;
        if (enti_value_absent(column, row)) continue;
        enti_buffer_add(&writing->out, fields->at[i].before);
        if (column->type == ENTI_COLUMN_STRING)
            enti_xml_attribute(&writing->out, enti_value_string(writing, column, row));
        else
            enti_write_value(&writing->out, column, row, ENTI_DIGITS_FILE);
        add(writing, "\"/>");
    }
    add(writing, "</attvalues>");
}

/* What the file says about itself: the attributes of the network. */
static void describe(enti_writing *writing) {
    const ent_network *network = writing->network;
    add(writing, "  <meta>\n    <creator>Entente " ENT_VERSION "</creator>\n    <description>");
    if (writing->options->title) {
        enti_xml_text(&writing->out, enti_clean(writing, enti_text_of(writing->options->title)));
        add(writing, "\n");
    }
    for (size_t i = 0; i < enti_columns_count(network, ENT_SCOPE_NETWORK); i++) {
        const enti_column *column = enti_columns_at(network, ENT_SCOPE_NETWORK, i);
        if (enti_value_absent(column, 0)) continue;
        enti_xml_text(&writing->out, column->name);
        add(writing, ": ");
        enti_xml_text(&writing->out, enti_value_string(writing, column, 0));
        enti_write_value(&writing->out, column, 0, ENTI_DIGITS_FILE);
        add(writing, "\n");
    }
    add(writing, "</description>\n  </meta>\n");
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
    add(writing, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" "
                 "xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
    describe(writing);
    add(writing, "  <graph defaultedgetype=\"undirected\"");
    add(writing, state->dynamic ? " mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n"
                                : " mode=\"static\">\n");
    declare(writing, "node", &state->nodes);
    declare(writing, "edge", &state->edges);
    add(writing, "    <nodes>\n");
}

/* ---- rows ---- */

static void write_look(enti_writing *writing, const enti_look *look, size_t node) {
    uint32_t colour = enti_look_colour(look, node);
    add(writing, "<viz:size value=\"");
    enti_write_coordinate(&writing->out, enti_look_diameter(look, node));
    add(writing, "\"/>");
    if (look->x && !enti_value_absent(look->x, node) && !enti_value_absent(look->y, node)) {
        add(writing, "<viz:position x=\"");
        enti_write_coordinate(&writing->out, enti_value_number(look->x, node, 0));
        add(writing, "\" y=\"");
        enti_write_coordinate(&writing->out, enti_value_number(look->y, node, 0));
        add(writing, "\" z=\"0\"/>");
    }
    enti_buffer_add_format(&writing->out, "<viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>", colour >> 16,
                           colour >> 8 & 255, colour & 255);
}

static void write_node(enti_writing *writing, size_t node) {
    const gexf *state = writing->state;
    add_attribute(writing, "      <node id=\"", enti_clean(writing, writing->network->ids[node]));
    add_attribute(writing, " label=\"", enti_label(writing, state->look.labels, node));
    add(writing, ">");
    write_fields(writing, &state->nodes, node);
    if (state->dynamic) write_spell(writing, &state->node_span, node);
    write_look(writing, &state->look, node);
    add(writing, "</node>\n");
}

static void open_edges(enti_writing *writing) {
    add(writing, "    </nodes>\n    <edges>\n");
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
    add(writing, "      <edge id=\"e");
    enti_json_whole(&writing->out, (int64_t)edge);
    add_attribute(writing, "\" source=\"", enti_clean(writing, network->ids[network->from[edge]]));
    add_attribute(writing, " target=\"", enti_clean(writing, network->ids[network->to[edge]]));
    add(writing, " weight=\"");
    enti_write_number(&writing->out, weight, ENTI_DIGITS_FILE);
    add(writing, "\">");
    write_fields(writing, &state->edges, edge);
    if (state->dynamic) state->undated += !write_spell(writing, &state->edge_span, edge);
    add(writing, "</edge>\n");
}

static void end(enti_writing *writing) {
    const gexf *state = writing->state;
    if (!writing->network->edge_count) open_edges(writing);
    add(writing, "    </edges>\n  </graph>\n</gexf>\n");
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
