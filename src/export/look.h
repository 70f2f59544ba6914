/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * How a network looks, the same in every format: colours by type, sizes by a measure, widths by weight. */
#ifndef ENTI_EXPORT_LOOK_H
#define ENTI_EXPORT_LOOK_H

#include "export/export.h"

enum { ENTI_LOOK_KNOWN = 4, ENTI_LOOK_OTHERS = 4 };

typedef struct enti_look {
    const enti_column *labels, *types, *sizes, *weights;
    const enti_column *x, *y;           /* both or neither */
    const enti_column *colours, *drawn; /* `color` and `size` of a network that came from elsewhere */
    double largest, heaviest;           /* at least 1 */
    ent_text others[ENTI_LOOK_OTHERS];  /* types that we do not know, in order of appearance */
    size_t other_count;
    bool occurs[ENTI_LOOK_KNOWN]; /* of the known types */
} enti_look;

void enti_look_init(enti_look *look, const enti_writing *writing);

/* 0xRRGGBB from the palette of Okabe and Ito, which readers with colour blindness can tell apart; grey
 * without a type. */
uint32_t enti_look_colour(const enti_look *look, size_t node);
uint32_t enti_look_type_colour(const enti_look *look, ent_text type);
/* The `i`-th type that occurs among the nodes, for a legend; false past the last. */
bool enti_look_type(ent_text *type, const enti_look *look, size_t i);
/* "#RRGGBB" and a NUL. */
void enti_look_hex(char out[8], uint32_t colour);
/* 0 to 1, by the square root, so that areas compare. */
double enti_look_size(const enti_look *look, size_t node);
/* A diameter in the units that Gephi and sigma use: the column `size`, else 4 to 40. */
double enti_look_diameter(const enti_look *look, size_t node);
double enti_look_width(const enti_look *look, size_t edge);

/* What formats write by themselves for each node of a network with positions, beside its columns. */
#define ENTI_LOOK_COLUMNS "color size"

#endif
