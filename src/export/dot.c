/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * DOT that Graphviz draws as a good picture and that gvpr, pydot and Gephi read: every id and value is
 * quoted, no defaults for nodes and edges, graph attributes in one last statement, no attribute of ours under
 * a name that Graphviz takes for its own. Graphviz 2.43 refuses tokens of 16,384 bytes, so long strings are
 * cut. */
#include "base/utf8.h"
#include "export/look.h"

enum { LONGEST_TOKEN = 15900, LONGEST_IN_TOOLTIP = 3000, CURVED_EDGES = 150 };

typedef struct dot {
    enti_fields nodes, edges, network;
    enti_look look;
    size_t cut; /* strings that were too long */
} dot;

/* What Graphviz, pydot or the language itself give a meaning. */
static const char reserved[] =
    "_background area arrowhead arrowsize arrowtail background bb bgcolor center charset class cluster "
    "clusterrank color colorscheme comment compound concentrate constraint damping decorate "
    "defaultdist digraph dim dimen dir diredgeconstraints distortion dpi edge edgehref edgetarget "
    "edgetooltip edgeurl epsilon esep fillcolor fixedsize fontcolor fontname fontnames fontpath "
    "fontsize forcelabels gradientangle graph group head head_lp headclip headhref headlabel headport "
    "headtarget headtooltip headurl height href id image imagepath imagepos imagescale inputscale k "
    "key label label_scheme labelangle labeldistance labelfloat labelfontcolor labelfontname "
    "labelfontsize labelhref labeljust labelloc labeltarget labeltooltip labelurl landscape layer "
    "layerlistsep layers layerselect layersep layout len levels levelsgap lhead lheight linelength lp "
    "ltail lwidth margin maxiter mclimit mindist minlen mode model name newrank node nodesep "
    "nojustify normalize notranslate nslimit nslimit1 obj_dict oneblock ordering orientation "
    "outputorder overlap overlap_scaling overlap_shrink pack packmode pad page pagedir pencolor "
    "penwidth peripheries pin pos quadtree quantum rank rankdir ranksep ratio rects regular "
    "remincross repulsiveforce resolution root rotate rotation samehead sametail samplepoints scale "
    "searchsize sep shape shapefile showboxes sides size skew smoothing sortv splines start strict "
    "style stylesheet subgraph tail tail_lp tailclip tailhref taillabel tailport tailtarget "
    "tailtooltip tailurl target tooltip truecolor url vertices viewport voro_margin width x "
    "xdotversion xlabel xlp y z";

/* Whether an `&` at `at` would begin an entity, which Graphviz decodes in what it shows. */
static bool begins_entity(ent_text text, size_t at) {
    size_t end = at + 1;
    while (end < text.len &&
           (enti_is_alpha(text.at[end]) || enti_is_digit(text.at[end]) || text.at[end] == '#'))
        end++;
    return end > at + 1 && end < text.len && text.at[end] == ';';
}

typedef enum quoting { DATA, SHOWN, TOOLTIP } quoting;

/* The escape of the byte at `at`; NULL: it stands for itself. Graphviz 2.43 undoes the backslashes of a
 * tooltip twice. */
static const char *escape_of(ent_text text, size_t at, quoting how) {
    switch (text.at[at]) {
    case '"': return "\\\"";
    case '\\': return how == TOOLTIP ? "\\\\\\\\" : "\\\\";
    case '\n': return "\\n";
    case '&': return how != DATA && begins_entity(text, at) ? "&amp;" : NULL;
    default: return NULL;
    }
}

/* Append `text`, escaped, without quotes; what goes beyond `limit` bytes is cut, at a character, and marked.
 */
static void add_escaped(enti_writing *writing, ent_text text, quoting how, size_t limit) {
    dot *state = writing->state;
    size_t used = writing->out.len, begin = 0, i = 0;
    for (; i < text.len && writing->out.len - used + (i - begin) < limit; i++) {
        const char *escape = escape_of(text, i, how);
        if (!escape) continue;
        enti_buffer_add(&writing->out, enti_text_slice(text, begin, i));
        enti_put(writing, escape);
        begin = i + 1;
    }
    size_t end = i;
    while (end < text.len && end > begin && enti_utf8_is_continuation(text.at[end])) end--;
    if (end > begin) enti_buffer_add(&writing->out, enti_text_slice(text, begin, end));
    if (i == text.len) return;
    enti_put(writing, "…");
    state->cut++;
}

static void add_quoted(enti_writing *writing, ent_text text, quoting how) {
    enti_put(writing, "\"");
    add_escaped(writing, text, how, LONGEST_TOKEN);
    enti_put(writing, "\"");
}

static void add_id(enti_writing *writing, size_t node) {
    add_quoted(writing, enti_clean(writing, writing->network->ids[node]), SHOWN);
}

static void add_number(enti_writing *writing, const char *name, double value, int digits) {
    enti_buffer_add_format(&writing->out, ", %s=\"", name);
    enti_write_number(&writing->out, value, digits);
    enti_put(writing, "\"");
}

/* ---- attributes of ours ---- */

static bool is_plain_name(ent_text name) {
    for (size_t i = 0; i < name.len; i++)
        if (!enti_is_alpha(name.at[i]) && name.at[i] != '_' && !(i && enti_is_digit(name.at[i])))
            return false;
    return name.len > 0;
}

static void write_fields(enti_writing *writing, const enti_fields *fields, size_t row) {
    for (size_t i = 0; i < fields->count; i++) {
        const enti_column *column = fields->at[i].column;
        if (enti_value_absent(column, row)) continue;
        enti_buffer_add(&writing->out, fields->at[i].before);
        if (column->type == ENTI_COLUMN_STRING)
            add_escaped(writing, enti_value_string(writing, column, row), DATA, LONGEST_TOKEN);
        else
            enti_write_value(&writing->out, column, row, ENTI_DIGITS_FILE);
        enti_put(writing, "\"");
    }
}

static enti_fields fields_of(enti_writing *writing, ent_scope scope, const char *own) {
    enti_fields fields = enti_fields_of(
        writing, scope, &(enti_field_rules){.own = own, .reserved = reserved, .prefix = "data_"});
    for (size_t i = 0; i < fields.count; i++) {
        const char *quote = is_plain_name(fields.at[i].name) ? "" : "\"";
        fields.at[i].before = enti_arena_format(&writing->arena, ", %s%.*s%s=\"", quote,
                                                (int)fields.at[i].name.len, fields.at[i].name.at, quote);
    }
    return fields;
}

/* ---- the file ---- */

static void begin(enti_writing *writing) {
    dot *state = writing->state = ENTI_ARENA_NEW(&writing->arena, dot);
    if (!state) return;
    enti_look_init(&state->look, writing);
    state->nodes = fields_of(writing, ENT_SCOPE_NODE, "label x y");
    state->edges = fields_of(writing, ENT_SCOPE_EDGE, NULL);
    state->network = fields_of(writing, ENT_SCOPE_NETWORK, NULL);
    enti_put(writing, "graph \"entente\" {\n");
}

static void write_tooltip(enti_writing *writing, const dot *state, size_t node) {
    enti_put(writing, ", tooltip=\"");
    add_escaped(writing, enti_label(writing, state->look.labels, node), TOOLTIP, LONGEST_IN_TOOLTIP);
    ent_text type = enti_value_string(writing, state->look.types, node);
    if (type.len) enti_put(writing, ", ");
    add_escaped(writing, type, TOOLTIP, LONGEST_IN_TOOLTIP);
    enti_put(writing, "\"");
}

static void write_position(enti_writing *writing, const enti_look *look, size_t node) {
    if (!look->x || enti_value_absent(look->x, node) || enti_value_absent(look->y, node)) return;
    enti_put(writing, ", pos=\"");
    enti_write_coordinate(&writing->out, enti_value_number(look->x, node, 0));
    enti_put(writing, ",");
    enti_write_coordinate(&writing->out, enti_value_number(look->y, node, 0));
    enti_put(writing, "\"");
}

static void write_node(enti_writing *writing, size_t node) {
    const dot *state = writing->state;
    char colour[8];
    double size = enti_look_size(&state->look, node);
    enti_look_hex(colour, enti_look_colour(&state->look, node));
    enti_put(writing, "  ");
    add_id(writing, node);
    enti_put(writing, " [label=");
    add_quoted(writing, enti_label(writing, state->look.labels, node), SHOWN);
    write_tooltip(writing, state, node);
    enti_buffer_add_format(&writing->out, ", style=\"filled\", color=\"%s\", fillcolor=\"%s\"", colour,
                           colour);
    add_number(writing, "fontsize", 9 + 15 * size, 3);
    add_number(writing, "width", 0.3 + 1.2 * size, 3);
    add_number(writing, "height", 0.3 + 0.7 * size, 3);
    write_position(writing, &state->look, node);
    write_fields(writing, &state->nodes, node);
    enti_put(writing, "];\n");
}

static void write_edge(enti_writing *writing, size_t edge) {
    const dot *state = writing->state;
    const ent_network *network = writing->network;
    enti_put(writing, "  ");
    add_id(writing, network->from[edge]);
    enti_put(writing, " -- ");
    add_id(writing, network->to[edge]);
    enti_put(writing, " [tooltip=\"");
    add_escaped(writing, enti_label(writing, state->look.labels, network->from[edge]), TOOLTIP,
                LONGEST_IN_TOOLTIP);
    enti_put(writing, " -- ");
    add_escaped(writing, enti_label(writing, state->look.labels, network->to[edge]), TOOLTIP,
                LONGEST_IN_TOOLTIP);
    if (state->look.weights && !enti_value_absent(state->look.weights, edge)) {
        enti_put(writing, ": ");
        enti_write_number(&writing->out, enti_value_number(state->look.weights, edge, 0), ENTI_DIGITS_TABLE);
    }
    enti_put(writing, "\", color=\"gray\"");
    add_number(writing, "penwidth", 0.5 + 5.5 * enti_look_width(&state->look, edge), 3);
    write_fields(writing, &state->edges, edge);
    enti_put(writing, "];\n");
}

static void end(enti_writing *writing) {
    const dot *state = writing->state;
    bool small = writing->network->edge_count <= CURVED_EDGES;
    enti_buffer_add_format(&writing->out,
                           "  graph [layout=\"%s\", overlap=\"false\", splines=\"%s\", "
                           "outputorder=\"edgesfirst\", bgcolor=\"white\"",
                           state->look.x || small ? "neato" : "sfdp", small ? "true" : "line");
    if (writing->options->title) {
        enti_put(writing, ", label=");
        add_quoted(writing, enti_clean(writing, enti_text_of(writing->options->title)), SHOWN);
    }
    write_fields(writing, &state->network, 0);
    enti_put(writing, "];\n}\n");
    if (state->cut)
        enti_report(writing->sink, ENT_WARNING, ENTI_NOWHERE,
                    "%zu strings are cut in DOT, since Graphviz takes no more than 16,000 bytes", state->cut);
}

const enti_writer enti_dot_writer = {
    .name = "dot",
    .summary = "DOT, for Graphviz",
    .suffixes = ".dot .gv",
    .begin = begin,
    .node = write_node,
    .edge = write_edge,
    .end = end,
};
