/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/look.h"

#include <math.h>

static const uint32_t GREY = 0x999999;

static const struct {
    const char *type;
    uint32_t colour;
} known[ENTI_LOOK_KNOWN] = {
    {"leader", 0xE69F00}, {"state", 0x56B4E9}, {"party", 0xCC79A7}, {"organisation", 0x009E73}};

static const uint32_t other_colours[ENTI_LOOK_OTHERS] = {0xF0E442, 0x0072B2, 0xD55E00, 0x666666};

static double largest_of(const enti_column *column, size_t rows) {
    double largest = 1;
    for (size_t i = 0; column && i < rows; i++) largest = fmax(largest, enti_value_number(column, i, 0));
    return largest;
}

/* Note that a type occurs. */
static void note(enti_look *look, ent_text type) {
    for (size_t i = 0; i < ENTI_LOOK_KNOWN; i++) {
        if (!enti_text_is(type, known[i].type)) continue;
        look->occurs[i] = true;
        return;
    }
    for (size_t i = 0; i < look->other_count; i++)
        if (enti_text_equal(look->others[i], type)) return;
    if (type.len && look->other_count < ENTI_LOOK_OTHERS) look->others[look->other_count++] = type;
}

bool enti_look_type(ent_text *type, const enti_look *look, size_t i) {
    for (size_t k = 0; k < ENTI_LOOK_KNOWN; k++) {
        if (!look->occurs[k] || i-- > 0) continue;
        *type = enti_text_of(known[k].type);
        return true;
    }
    if (i >= look->other_count) return false;
    *type = look->others[i];
    return true;
}

static const enti_column *sizes_of(const ent_network *network, const char *wanted) {
    const enti_column *sizes =
        wanted ? enti_column_find(network, ENT_SCOPE_NODE, enti_text_of(wanted)) : NULL;
    if (!sizes) sizes = enti_column_find(network, ENT_SCOPE_NODE, ENTI_TEXT("strength"));
    return sizes ? sizes : enti_column_find(network, ENT_SCOPE_NODE, ENTI_TEXT("degree"));
}

void enti_look_init(enti_look *look, const enti_writing *writing) {
    const ent_network *network = writing->network;
    *look = (enti_look){
        .labels = enti_column_find(network, ENT_SCOPE_NODE, ENTI_TEXT("label")),
        .types = enti_column_find(network, ENT_SCOPE_NODE, ENTI_TEXT("type")),
        .sizes = sizes_of(network, writing->options->size_by),
        .weights = enti_column_find(network, ENT_SCOPE_EDGE, ENTI_TEXT("weight")),
        .x = enti_column_find(network, ENT_SCOPE_NODE, ENTI_TEXT("x")),
        .y = enti_column_find(network, ENT_SCOPE_NODE, ENTI_TEXT("y")),
        .colours = enti_column_find(network, ENT_SCOPE_NODE, ENTI_TEXT("color")),
        .drawn = enti_column_find(network, ENT_SCOPE_NODE, ENTI_TEXT("size")),
    };
    if (!look->x || !look->y) look->x = look->y = NULL;
    look->largest = largest_of(look->sizes, network->node_count);
    look->heaviest = largest_of(look->weights, network->edge_count);
    if (look->types && look->types->type != ENTI_COLUMN_STRING) look->types = NULL;
    for (size_t i = 0; look->types && i < network->node_count; i++) note(look, look->types->values.string[i]);
}

uint32_t enti_look_type_colour(const enti_look *look, ent_text type) {
    for (size_t i = 0; i < ENTI_LOOK_KNOWN; i++)
        if (enti_text_is(type, known[i].type)) return known[i].colour;
    for (size_t i = 0; i < look->other_count; i++)
        if (enti_text_equal(look->others[i], type)) return other_colours[i];
    return GREY;
}

static int hex_digit(char c) {
    if (enti_is_digit(c)) return c - '0';
    c = enti_to_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "#RRGGBB", or -1. */
static long colour_of(ent_text text) {
    long colour = 0;
    if (text.len != 7 || *text.at != '#') return -1;
    for (size_t i = 1; i < 7; i++) {
        int digit = hex_digit(text.at[i]);
        if (digit < 0) return -1;
        colour = colour << 4 | digit;
    }
    return colour;
}

uint32_t enti_look_colour(const enti_look *look, size_t node) {
    if (look->colours && look->colours->type == ENTI_COLUMN_STRING) {
        long colour = colour_of(look->colours->values.string[node]);
        if (colour >= 0) return (uint32_t)colour;
    }
    return look->types ? enti_look_type_colour(look, look->types->values.string[node]) : GREY;
}

void enti_look_hex(char out[8], uint32_t colour) {
    out[0] = '#';
    for (size_t i = 6; i > 0; i--, colour >>= 4) out[i] = "0123456789ABCDEF"[colour & 15];
    out[7] = '\0';
}

static double share(const enti_column *column, size_t row, double largest) {
    return sqrt(fmax(enti_value_number(column, row, 0), 0) / largest);
}

double enti_look_size(const enti_look *look, size_t node) {
    return share(look->sizes, node, look->largest);
}

double enti_look_diameter(const enti_look *look, size_t node) {
    return enti_value_number(look->drawn, node, 4 + 36 * enti_look_size(look, node));
}

double enti_look_width(const enti_look *look, size_t edge) {
    return share(look->weights, edge, look->heaviest);
}
