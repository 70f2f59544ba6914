/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Pajek's .net: vertices by number with a label, edges with a weight. The format has no way to write a quote
 * or a line break in a label, and its readers take nodes of one label for one, so that quotes become
 * apostrophes, backslashes slashes, blanks one space, and what is not unique or empty gets its id behind it.
 */
#include "export/look.h"

#include <stdlib.h>

typedef struct pajek {
    ent_text *labels; /* [node_count] */
    enti_look look;
} pajek;

/* The label as Pajek can carry it; in the arena. */
static ent_text plain_label(enti_writing *writing, const enti_look *look, size_t node) {
    ent_text label = enti_arena_copy(&writing->arena, enti_label(writing, look->labels, node));
    char *bytes = (char *)label.at;
    size_t len = 0;
    for (size_t i = 0; i < label.len; i++) {
        char byte = enti_is_space(bytes[i]) ? ' '
                    : bytes[i] == '"'       ? '\''
                    : bytes[i] == '\\'      ? '/'
                                            : bytes[i];
        if (byte != ' ' || (len && bytes[len - 1] != ' ')) bytes[len++] = byte;
    }
    while (len && bytes[len - 1] == ' ') len--;
    return enti_text(bytes, len);
}

typedef struct labelled {
    ent_text label;
    size_t node;
} labelled;

static int by_label(const void *left, const void *right) {
    const labelled *a = left, *b = right;
    int order = enti_text_compare(a->label, b->label);
    return order ? order : (a->node > b->node) - (a->node < b->node);
}

static void add_id(enti_writing *writing, ent_text *label, size_t node) {
    ent_text id = enti_clean(writing, writing->network->ids[node]);
    *label = enti_arena_format(&writing->arena, "%.*s%s(%.*s)", (int)label->len, label->at ? label->at : "",
                               label->len ? " " : "", (int)id.len, id.at);
}

static void make_unique(enti_writing *writing, ent_text *labels) {
    size_t count = writing->network->node_count;
    labelled *rows = ENTI_ARENA_ARRAY(&writing->arena, labelled, count);
    for (size_t i = 0; rows && i < count; i++) rows[i] = (labelled){labels[i], i};
    if (rows) qsort(rows, count, sizeof *rows, by_label);
    for (size_t i = 0; rows && i < count; i++) {
        bool as_before = i > 0 && enti_text_equal(rows[i].label, rows[i - 1].label);
        bool as_after = i + 1 < count && enti_text_equal(rows[i].label, rows[i + 1].label);
        if (as_before || as_after || !rows[i].label.len) add_id(writing, &labels[rows[i].node], rows[i].node);
    }
}

static void begin(enti_writing *writing) {
    size_t count = writing->network->node_count;
    pajek *state = writing->state = ENTI_ARENA_NEW(&writing->arena, pajek);
    if (!state) return;
    enti_look_init(&state->look, writing);
    state->labels = ENTI_ARENA_ARRAY(&writing->arena, ent_text, count);
    for (size_t i = 0; state->labels && i < count; i++)
        state->labels[i] = plain_label(writing, &state->look, i);
    if (state->labels) make_unique(writing, state->labels);
    enti_put(writing, "*Vertices ");
    enti_json_whole(&writing->out, (int64_t)count);
    enti_put(writing, "\n");
}

static void write_node(enti_writing *writing, size_t node) {
    const pajek *state = writing->state;
    enti_json_whole(&writing->out, (int64_t)node + 1);
    enti_put(writing, " \"");
    enti_buffer_add(&writing->out, state->labels[node]);
    enti_put(writing, "\"");
    if (state->look.x && !enti_value_absent(state->look.x, node) && !enti_value_absent(state->look.y, node)) {
        enti_put(writing, " ");
        enti_write_coordinate(&writing->out, enti_value_number(state->look.x, node, 0));
        enti_put(writing, " ");
        enti_write_coordinate(&writing->out, enti_value_number(state->look.y, node, 0));
        enti_put(writing, " 0");
    }
    enti_put(writing, "\n");
}

static void write_edge(enti_writing *writing, size_t edge) {
    const pajek *state = writing->state;
    if (edge == 0) enti_put(writing, "*Edges\n");
    enti_json_whole(&writing->out, (int64_t)writing->network->from[edge] + 1);
    enti_put(writing, " ");
    enti_json_whole(&writing->out, (int64_t)writing->network->to[edge] + 1);
    enti_put(writing, " ");
    enti_write_number(&writing->out, enti_value_number(state->look.weights, edge, 1), ENTI_DIGITS_FILE);
    enti_put(writing, "\n");
}

static void end(enti_writing *writing) {
    if (!writing->network->edge_count) enti_put(writing, "*Edges\n");
}

const enti_writer enti_pajek_writer = {
    .name = "pajek",
    .summary = "Pajek's network file, labels and weights alone",
    .suffixes = ".net .paj",
    .begin = begin,
    .node = write_node,
    .edge = write_edge,
    .end = end,
};
