/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Positions for pictures, as columns `x` and `y`. Forces place the nodes of each component; then the
 * components are packed, since nothing pulls them together: the largest stays, the others stand in rows under
 * it.
 *
 *     +-----------------+
 *     |     largest     |
 *     +-----------------+
 *     | 2 | 3 | 4 |
 *     +---+---+---+
 *     | isolates ...
 */
#include "network/measure.h"

#include <math.h>
#include <stdlib.h>

static const double EDGE_LENGTH = 100, GAP = 80;

typedef struct box {
    double left, right, bottom, top;
} box;

typedef struct packing {
    const int64_t *group; /* [node_count] from 1, the largest first */
    double *x, *y;
    box *boxes; /* [group_count] */
    size_t node_count, group_count;
} packing;

static void find_boxes(packing *all) {
    for (size_t i = 0; i < all->group_count; i++)
        all->boxes[i] = (box){INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (size_t i = 0; i < all->node_count; i++) {
        box *one = &all->boxes[all->group[i] - 1];
        one->left = fmin(one->left, all->x[i]);
        one->right = fmax(one->right, all->x[i]);
        one->bottom = fmin(one->bottom, all->y[i]);
        one->top = fmax(one->top, all->y[i]);
    }
}

/* Turn each box into the shift that packs it: `left` and `top` become what is added to x and y. */
static void place_boxes(packing *all) {
    const box first = all->boxes[0];
    double width = fmax(first.right - first.left, GAP * sqrt((double)all->group_count));
    double at = first.left, row = first.bottom - GAP, height = 0;
    all->boxes[0] = (box){0};
    for (size_t i = 1; i < all->group_count; i++) {
        box *one = &all->boxes[i];
        double wide = one->right - one->left, high = one->top - one->bottom;
        if (at > first.left && at + wide > first.left + width) {
            at = first.left;
            row -= height + GAP;
            height = 0;
        }
        one->left = at - one->left;
        one->top = row - one->top;
        at += wide + GAP;
        height = fmax(height, high);
    }
}

/* In thousandths, so that small differences in arithmetic do not show. */
static double tidy(double value) {
    return round(value * 1000) / 1000;
}

static void move_nodes(packing *all) {
    for (size_t i = 0; i < all->node_count; i++) {
        const box *shift = &all->boxes[all->group[i] - 1];
        all->x[i] = tidy(all->x[i] + shift->left);
        all->y[i] = tidy(all->y[i] + shift->top);
    }
}

static ent_status pack(packing *all) {
    all->boxes = calloc(all->group_count, sizeof *all->boxes);
    if (!all->boxes) return ENT_NOMEM;
    find_boxes(all);
    place_boxes(all);
    move_nodes(all);
    free(all->boxes);
    return ENT_OK;
}

/* Two columns, without keeping the first one's address over the making of the second. */
static ent_status make_columns(double **x, double **y, ent_network *network) {
    const enti_column *column =
        enti_column_renew(network, ENT_SCOPE_NODE, "x", ENTI_COLUMN_DOUBLE, "position in a picture");
    if (!column) return ENT_NOMEM;
    *x = column->values.real;
    column = enti_column_renew(network, ENT_SCOPE_NODE, "y", ENTI_COLUMN_DOUBLE, "position in a picture");
    if (!column) return ENT_NOMEM;
    *y = column->values.real;
    return ENT_OK;
}

static ent_status layout(ent_network *network, enti_graph *graph) {
    packing all = {.node_count = network->node_count};
    ent_status status = make_columns(&all.x, &all.y, network);
    if (status != ENT_OK || !network->node_count) return status;
    int64_t *group = calloc(network->node_count, sizeof *group);
    if (!group) return ENT_NOMEM;
    all.group = group;
    status = enti_graph_layout(all.x, all.y, graph);
    if (status == ENT_OK) status = enti_graph_components(group, graph);
    if (status == ENT_OK) status = enti_groups_renumber(&all.group_count, group, network->node_count);
    for (size_t i = 0; i < network->node_count; i++) {
        all.x[i] *= EDGE_LENGTH;
        all.y[i] *= EDGE_LENGTH;
    }
    if (status == ENT_OK) status = pack(&all);
    free(group);
    return status;
}

const enti_measure enti_measure_layout = {.name = "layout",
                                          .summary = "positions for pictures: x and y, by forces, seeded",
                                          .weighted = true,
                                          .compute = layout};
