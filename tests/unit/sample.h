/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Networks for the tests of writers and reports: ordinary, hostile, tiny and large. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "unit.h"

#include "network/network.h"

#include <math.h>

static inline enti_column *sample_column(ent_network *network, ent_scope scope, const char *name,
                                         enti_column_type type) {
    enti_column *column = enti_column_add(network, scope, enti_text_of(name), type, ENTI_TEXT("a summary"));
    assert_non_null(column);
    return enti_column_find(network, scope, enti_text_of(name));
}

static inline void sample_id(ent_network *network, size_t node, const char *id) {
    network->ids[node] = enti_arena_copy(&network->arena, enti_text_of(id));
}

static inline void sample_string(ent_network *network, enti_column *column, size_t row, ent_text value) {
    column->values.string[row] = enti_arena_copy(&network->arena, value);
}

/* The label that is too long for Graphviz: 10,000 characters of two bytes. */
static inline ent_text long_label(void) {
    static char text[20000];
    for (size_t i = 0; i < sizeof text; i += 2) memcpy(text + i, "é", 2);
    return enti_text(text, sizeof text);
}

/* Strings that some reader of some format trips over. */
static const char *const hostile_labels[] = {
    "Node",
    "a:b",
    "say \"hi\"",
    "back\\slash \\N \\G",
    "AT&amp;T",
    "two\nlines",
    "<b>",
    "",
    "12ab",
    "node",
    "]]>",
    "ends in \\",
    "&copy; &#38; &foo; & &",
    "Party \"A, B\"; C",
    "=2+3",
    "São Tomé",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\x8F(rtl)",
    "\xF0\x9F\x87\xAA\xF0\x9F\x87\xBA emoji \xF0\x9F\x8E\x89",
    "</script><script>x=1</script>",
    "tab\there",
    " blanks around ",
    "it's | a 'quote' `tick` %s %d $x {y} ~z^ #h _i_ *j*",
    "line\xE2\x80\xA8separator",
    "graph",
    "e0",
    "\n",
};

enum { HOSTILE_COUNT = sizeof hostile_labels / sizeof *hostile_labels };

/* One node a hostile label and one with a label of 10,000 characters, joined in a path; columns of every
 * type, some rows missing, and names that formats use for themselves. */
static inline ent_network *hostile_network(bool with_layout) {
    size_t nodes = HOSTILE_COUNT + 1;
    ent_network *network = enti_network_new(nodes, nodes - 1);
    assert_non_null(network);
    enti_column *label = sample_column(network, ENT_SCOPE_NODE, "label", ENTI_COLUMN_STRING);
    for (size_t i = 0; i < nodes; i++) {
        char id[16];
        snprintf(id, sizeof id, "n%02zu", i);
        sample_id(network, i, id);
        sample_string(network, label, i, i < HOSTILE_COUNT ? enti_text_of(hostile_labels[i]) : long_label());
    }
    for (size_t i = 0; i + 1 < nodes; i++) {
        network->from[i] = (uint32_t)i;
        network->to[i] = (uint32_t)i + 1;
    }
    enti_column *type = sample_column(network, ENT_SCOPE_NODE, "type", ENTI_COLUMN_STRING);
    for (size_t i = 0; i < nodes; i++)
        sample_string(network, type, i, i % 3 ? ENTI_TEXT("state") : ENTI_TEXT("rôle & <co>"));
    enti_column *size = sample_column(network, ENT_SCOPE_NODE, "name", ENTI_COLUMN_STRING);
    sample_string(network, size, 1, ENTI_TEXT("only here"));
    enti_column *mentions = sample_column(network, ENT_SCOPE_NODE, "mentions", ENTI_COLUMN_LONG);
    for (size_t i = 0; i < nodes; i++) enti_column_set_long(mentions, i, 12345678 + (int64_t)i);
    enti_column *degree = sample_column(network, ENT_SCOPE_NODE, "strength", ENTI_COLUMN_DOUBLE);
    for (size_t i = 0; i < nodes; i++) degree->values.real[i] = i == 3 ? NAN : 0.1 * (double)i;
    enti_column *flag = sample_column(network, ENT_SCOPE_NODE, "articulation", ENTI_COLUMN_BOOL);
    for (size_t i = 0; i + 1 < nodes; i++) enti_column_set_bool(flag, i, i % 2);
    enti_column *weight = sample_column(network, ENT_SCOPE_EDGE, "weight", ENTI_COLUMN_LONG);
    for (size_t i = 0; i + 1 < nodes; i++) enti_column_set_long(weight, i, 1 + (int64_t)i * 1000000);
    enti_column *kind = sample_column(network, ENT_SCOPE_EDGE, "type", ENTI_COLUMN_STRING);
    sample_string(network, kind, 0, ENTI_TEXT("tie"));
    enti_column *first = sample_column(network, ENT_SCOPE_EDGE, "first_date", ENTI_COLUMN_STRING);
    enti_column *last = sample_column(network, ENT_SCOPE_EDGE, "last_date", ENTI_COLUMN_STRING);
    sample_string(network, first, 0, ENTI_TEXT("2024-03-31"));
    sample_string(network, last, 0, ENTI_TEXT("2024-04-01"));
    enti_column *npmi = sample_column(network, ENT_SCOPE_EDGE, "npmi", ENTI_COLUMN_DOUBLE);
    npmi->values.real[0] = 0.1 + 0.2;
    npmi->values.real[1] = 1e-9;
    npmi->values.real[2] = -1e20;
    enti_column *source = sample_column(network, ENT_SCOPE_EDGE, "source", ENTI_COLUMN_LONG);
    enti_column_set_long(source, 0, 7);
    enti_column *unit = sample_column(network, ENT_SCOPE_NETWORK, "unit", ENTI_COLUMN_STRING);
    sample_string(network, unit, 0, ENTI_TEXT("sentence & \"so\" <on>"));
    enti_column *total = sample_column(network, ENT_SCOPE_NETWORK, "mentions", ENTI_COLUMN_LONG);
    enti_column_set_long(total, 0, 999);
    sample_column(network, ENT_SCOPE_NETWORK, "modularity", ENTI_COLUMN_DOUBLE);
    if (!with_layout) return network;
    enti_column *x = sample_column(network, ENT_SCOPE_NODE, "x", ENTI_COLUMN_DOUBLE);
    for (size_t i = 0; i < nodes; i++) x->values.real[i] = round(1e5 * cos((double)i)) / 1000;
    enti_column *y = sample_column(network, ENT_SCOPE_NODE, "y", ENTI_COLUMN_DOUBLE);
    for (size_t i = 0; i < nodes; i++) y->values.real[i] = round(1e5 * sin((double)i)) / 1000;
    return network;
}

/* Ids as other people's files have them, with every byte that a format could stumble over. */
static inline ent_network *foreign_network(void) {
    static const char *const ids[] = {"",    "\x01 \xFF", "\"]; x", "&amp;", "-->",
                                      "<n>", "a\nb",      "back\\", "x,y"};
    size_t nodes = sizeof ids / sizeof *ids;
    ent_network *network = enti_network_new(nodes, nodes - 1);
    assert_non_null(network);
    for (size_t i = 0; i < nodes; i++) sample_id(network, i, ids[i]);
    for (size_t i = 0; i + 1 < nodes; i++) {
        network->from[i] = 0;
        network->to[i] = (uint32_t)i + 1;
    }
    enti_column *label = sample_column(network, ENT_SCOPE_NODE, "label", ENTI_COLUMN_STRING);
    sample_string(network, label, 1, ENTI_TEXT("\x01\x1B[31m\xFF\xEF\xBF\xBF cut \xE6\x97"));
    enti_column *weight = sample_column(network, ENT_SCOPE_EDGE, "weight", ENTI_COLUMN_DOUBLE);
    for (size_t i = 0; i + 1 < nodes; i++) weight->values.real[i] = (double)i / 4;
    return network;
}

/* `nodes` states, each joined to those that follow it until there are `edges`; with the columns that a build
 * gives. */
static inline ent_network *plain_network(size_t nodes, size_t edges) {
    ent_network *network = enti_network_new(nodes, edges);
    assert_non_null(network);
    enti_column *label = sample_column(network, ENT_SCOPE_NODE, "label", ENTI_COLUMN_STRING);
    for (size_t i = 0; i < nodes; i++) {
        char text[32];
        snprintf(text, sizeof text, "N%07zu", i);
        sample_id(network, i, text);
        snprintf(text, sizeof text, "State of %zu", i);
        sample_string(network, label, i, enti_text_of(text));
    }
    enti_column *type = sample_column(network, ENT_SCOPE_NODE, "type", ENTI_COLUMN_STRING);
    for (size_t i = 0; i < nodes; i++) type->values.string[i] = ENTI_TEXT("state");
    enti_column *strength = sample_column(network, ENT_SCOPE_NODE, "strength", ENTI_COLUMN_DOUBLE);
    for (size_t i = 0; i < nodes; i++) strength->values.real[i] = (double)(i % 100) + 0.5;
    size_t each = nodes ? edges / nodes * 5 / 4 + 2 : 1;
    for (size_t e = 0, from = 0, to = 1; e < edges; e++) {
        network->from[e] = (uint32_t)from;
        network->to[e] = (uint32_t)to;
        if (++to == nodes || to > from + each) to = ++from + 1;
    }
    static const char *const counts[] = {"weight", "co_sentences", "co_paragraphs", "co_articles",
                                         "weight_named"};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        enti_column *column = sample_column(network, ENT_SCOPE_EDGE, counts[c], ENTI_COLUMN_LONG);
        for (size_t e = 0; e < edges; e++) enti_column_set_long(column, e, (int64_t)(1 + (e * (c + 7)) % 97));
    }
    enti_column *first = sample_column(network, ENT_SCOPE_EDGE, "first_date", ENTI_COLUMN_STRING);
    for (size_t e = 0; e < edges; e++) first->values.string[e] = ENTI_TEXT("2024-01-31");
    enti_column *last = sample_column(network, ENT_SCOPE_EDGE, "last_date", ENTI_COLUMN_STRING);
    for (size_t e = 0; e < edges; e++) last->values.string[e] = ENTI_TEXT("2025-12-31");
    enti_column *affiliation = sample_column(network, ENT_SCOPE_EDGE, "affiliation", ENTI_COLUMN_BOOL);
    for (size_t e = 0; e < edges; e++) enti_column_set_bool(affiliation, e, e % 9 == 0);
    return network;
}

#endif
