/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A picture: nodes sized by a measure and coloured by type, edges as wide as their weight, labels that do not
 * cover each other, a legend and a caption. Positions are the columns `x` and `y`; a network without them is
 * drawn as a circle. Labels are placed greedily, the largest nodes first, beside their node where there is
 * room; what finds none stays a tooltip. Cost: labels squared, for at most LABELS of them. */
#include "export/look.h"
#include "export/report.h"
#include "export/xml.h"

#include <math.h>

enum { WIDTH = 1200, MARGIN = 70, FOOT = 80, LABELS = 400 };

typedef struct frame {
    double left, top, width, height; /* of what is covered, in pixels */
} frame;

typedef struct svg {
    enti_look look;
    double *x, *y, *radius; /* [node_count] in pixels */
    double height, scale;   /* of the picture; 1 for few nodes, less for many */
    uint32_t *order;        /* nodes, largest first */
    frame *taken;           /* labels that are placed */
    size_t taken_count;
} svg;

static void add_number(enti_writing *writing, const char *before, double value) {
    enti_put(writing, before);
    enti_write_number(&writing->out, round(value * 100) / 100, ENTI_DIGITS_FILE);
    enti_put(writing, "\"");
}

/* ---- positions ---- */

static void raw_position(const svg *state, const ent_network *network, size_t node, double *x, double *y) {
    double angle = 2 * acos(-1) * (double)node / (double)network->node_count;
    *x = state->look.x ? enti_value_number(state->look.x, node, 0) : cos(angle);
    *y = state->look.y ? enti_value_number(state->look.y, node, 0) : sin(angle);
}

/* Fit the positions to the width; upwards is upwards. */
static void place_nodes(svg *state, const ent_network *network) {
    double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < network->node_count; i++) {
        raw_position(state, network, i, &state->x[i], &state->y[i]);
        left = fmin(left, state->x[i]);
        right = fmax(right, state->x[i]);
        low = fmin(low, state->y[i]);
        high = fmax(high, state->y[i]);
    }
    double inner = WIDTH - 2 * MARGIN, spread = fmax(fmax(right - left, (high - low) * 0.8), 1e-9);
    double zoom = inner / spread;
    for (size_t i = 0; i < network->node_count; i++) {
        state->x[i] = WIDTH / 2.0 + (state->x[i] - (left + right) / 2) * zoom;
        state->y[i] = MARGIN + (high - state->y[i]) * zoom;
        state->radius[i] = (4 + 18 * enti_look_size(&state->look, i)) * state->scale;
    }
    state->height = 2 * MARGIN + (network->node_count ? (high - low) * zoom : 0);
}

static bool prepare(enti_writing *writing, svg *state) {
    size_t count = writing->network->node_count;
    double *sizes = ENTI_ARENA_ARRAY(&writing->arena, double, count);
    state->x = ENTI_ARENA_ARRAY(&writing->arena, double, count);
    state->y = ENTI_ARENA_ARRAY(&writing->arena, double, count);
    state->radius = ENTI_ARENA_ARRAY(&writing->arena, double, count);
    state->taken = ENTI_ARENA_ARRAY(&writing->arena, frame, LABELS);
    if (writing->arena.failed) return false;
    state->scale = fmin(1, sqrt(60 / fmax((double)count, 1)) + 0.25);
    for (size_t i = 0; i < count; i++) sizes[i] = enti_look_size(&state->look, i);
    state->order = enti_falling_order(&writing->arena, sizes, count);
    place_nodes(state, writing->network);
    return state->order != NULL;
}

/* ---- edges and nodes ---- */

static void write_line(enti_writing *writing, const svg *state, size_t edge) {
    uint32_t from = writing->network->from[edge], to = writing->network->to[edge];
    add_number(writing, "<line x1=\"", state->x[from]);
    add_number(writing, " y1=\"", state->y[from]);
    add_number(writing, " x2=\"", state->x[to]);
    add_number(writing, " y2=\"", state->y[to]);
    add_number(writing, " stroke-width=\"", (0.4 + 6 * enti_look_width(&state->look, edge)) * state->scale);
    enti_put(writing, "/>\n");
}

static void begin(enti_writing *writing) {
    svg *state = writing->state = ENTI_ARENA_NEW(&writing->arena, svg);
    if (!state) return;
    enti_look_init(&state->look, writing);
    if (!prepare(writing, state)) return;
    enti_put(writing,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
    enti_buffer_add_format(&writing->out, " viewBox=\"0 0 %d ", WIDTH);
    enti_write_number(&writing->out, ceil(state->height) + FOOT, ENTI_DIGITS_FILE);
    enti_put(writing, "\" font-family=\"Helvetica, Arial, sans-serif\">\n"
                      "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    if (writing->options->title) {
        enti_put(writing, "<text x=\"24\" y=\"38\" font-size=\"22\">");
        enti_xml_text(&writing->out, enti_clean(writing, enti_text_of(writing->options->title)));
        enti_put(writing, "</text>\n");
    }
    add_number(writing, "<g stroke=\"#888888\" stroke-linecap=\"round\" stroke-opacity=\"",
               fmax(0.1, 0.5 * fmin(1, sqrt(400 / fmax((double)writing->network->edge_count, 1)))));
    enti_put(writing, ">\n");
    for (size_t i = 0; i < writing->network->edge_count; i++) write_line(writing, state, i);
    enti_put(writing, "</g>\n<g stroke=\"white\" stroke-width=\"1\">\n");
}

static void write_node(enti_writing *writing, size_t node) {
    const svg *state = writing->state;
    char colour[8];
    enti_look_hex(colour, enti_look_colour(&state->look, node));
    add_number(writing, "<circle cx=\"", state->x[node]);
    add_number(writing, " cy=\"", state->y[node]);
    add_number(writing, " r=\"", state->radius[node]);
    enti_buffer_add_format(&writing->out, " fill=\"%s\"><title>", colour);
    enti_xml_text(&writing->out, enti_label(writing, state->look.labels, node));
    enti_put(writing, "</title></circle>\n");
}

/* ---- labels ---- */

static bool overlap(const frame *a, const frame *b) {
    return a->left < b->left + b->width && b->left < a->left + a->width && a->top < b->top + b->height &&
           b->top < a->top + a->height;
}

/* Whether a label would hide a node that is as large as its own; smaller ones give way. */
static bool covers_node(const svg *state, size_t count, const frame *label, size_t own) {
    for (size_t i = 0; i < count; i++) {
        double r = state->radius[i] * 0.8;
        if (i != own && state->radius[i] >= state->radius[own] &&
            overlap(label, &(frame){state->x[i] - r, state->y[i] - r, 2 * r, 2 * r}))
            return true;
    }
    return false;
}

static bool is_free(const svg *state, size_t count, const frame *label, size_t own) {
    if (label->left < 4 || label->left + label->width > WIDTH - 4 || label->top < 4) return false;
    for (size_t i = 0; i < state->taken_count; i++)
        if (overlap(label, &state->taken[i])) return false;
    return !covers_node(state, count, label, own);
}

/* Where a label of that size goes: right, left, above, below, over its node. false: nowhere. */
static bool find_place(const svg *state, size_t count, size_t node, frame *label) {
    double x = state->x[node], y = state->y[node], r = state->radius[node] + 3;
    const double lefts[] = {x + r, x - r - label->width, x - label->width / 2, x - label->width / 2,
                            x - label->width / 2};
    const double middle = y - label->height / 2,
                 tops[] = {middle, middle, y - r - label->height, y + r, middle};
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        label->left = lefts[i];
        label->top = tops[i];
        if (is_free(state, count, label, node)) return true;
    }
    return false;
}

static void write_label(enti_writing *writing, svg *state, size_t node) {
    ent_text text = enti_label(writing, state->look.labels, node);
    double size = (10 + 10 * enti_look_size(&state->look, node)) * fmax(state->scale, 0.7);
    frame label = {.width = (double)enti_display_width(text) * size * 0.6, .height = size * 1.15};
    if (!text.len || !find_place(state, writing->network->node_count, node, &label)) return;
    state->taken[state->taken_count++] = label;
    add_number(writing, "<text x=\"", label.left);
    add_number(writing, " y=\"", label.top + size * 0.9);
    add_number(writing, " font-size=\"", size);
    enti_put(writing, ">");
    enti_xml_text(&writing->out, text);
    enti_put(writing, "</text>\n");
}

/* ---- legend and caption ---- */

static double write_key(enti_writing *writing, const svg *state, ent_text type, double x) {
    char colour[8];
    enti_look_hex(colour, enti_look_type_colour(&state->look, type));
    add_number(writing, "<circle cx=\"", x);
    add_number(writing, " cy=\"", state->height + 14);
    enti_buffer_add_format(&writing->out, " r=\"7\" fill=\"%s\"/>", colour);
    add_number(writing, "<text x=\"", x + 13);
    add_number(writing, " y=\"", state->height + 19);
    enti_put(writing, " font-size=\"14\">");
    type = enti_clean(writing, type);
    enti_xml_text(&writing->out, type);
    enti_put(writing, "</text>\n");
    return x + 40 + (double)enti_display_width(type) * 8;
}

static void write_legend(enti_writing *writing, const svg *state) {
    ent_text type;
    double x = 30;
    for (size_t i = 0; enti_look_type(&type, &state->look, i); i++) x = write_key(writing, state, type, x);
}

static void write_caption(enti_writing *writing, const svg *state) {
    const ent_network *network = writing->network;
    const enti_column *articles = enti_column_find(network, ENT_SCOPE_NETWORK, ENTI_TEXT("articles"));
    const enti_column *unit = enti_column_find(network, ENT_SCOPE_NETWORK, ENTI_TEXT("unit"));
    add_number(writing, "<text x=\"23\" y=\"", state->height + 50);
    enti_buffer_add_format(&writing->out, " font-size=\"14\" fill=\"#444444\">%zu entities, %zu ties",
                           network->node_count, network->edge_count);
    if (articles && !enti_value_absent(articles, 0)) {
        enti_put(writing, " in ");
        enti_write_number(&writing->out, enti_value_number(articles, 0, 0), ENTI_DIGITS_FILE);
        enti_put(writing, enti_value_number(articles, 0, 0) == 1 ? " article" : " articles");
    }
    if (state->look.sizes) {
        enti_put(writing, "; area of a node: ");
        enti_xml_text(&writing->out, state->look.sizes->name);
    }
    enti_put(writing, "; width of a tie: mentions together");
    ent_text name = enti_value_string(writing, unit, 0);
    if (name.len) enti_put(writing, ", by ");
    enti_xml_text(&writing->out, name);
    enti_put(writing, "</text>\n");
}

static void end(enti_writing *writing) {
    svg *state = writing->state;
    size_t count = writing->network->node_count;
    enti_put(writing, "</g>\n<g stroke=\"white\" stroke-width=\"3\" stroke-linejoin=\"round\" "
                      "paint-order=\"stroke\" fill=\"black\">\n");
    for (size_t i = 0; i < count && i < LABELS; i++) write_label(writing, state, state->order[i]);
    enti_put(writing, "</g>\n");
    write_legend(writing, state);
    write_caption(writing, state);
    enti_put(writing, "</svg>\n");
}

const enti_writer enti_svg_writer = {
    .name = "svg",
    .summary = "a picture; positions come from the measure 'layout'",
    .suffixes = ".svg",
    .begin = begin,
    .node = write_node,
    .end = end,
};
