/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/measure.h"

#include <stdlib.h>

typedef struct group {
    size_t size, first;
    size_t old;
} group;

static int by_size_then_first(const void *a, const void *b) {
    const group *x = a, *y = b;
    if (x->size != y->size) return x->size < y->size ? 1 : -1;
    return (x->first > y->first) - (x->first < y->first);
}

ent_status enti_groups_renumber(size_t *group_count, int64_t *groups, size_t count) {
    group *table = calloc(count + 1, sizeof *table);
    int64_t *number = calloc(count + 1, sizeof *number);
    ent_status status = table && number ? ENT_OK : ENT_NOMEM;
    for (size_t i = 0; i < count && status == ENT_OK; i++) {
        group *of_node = &table[groups[i]];
        if (!of_node->size++) of_node->first = i;
        of_node->old = (size_t)groups[i];
    }
    if (status == ENT_OK && count) {
        qsort(table, count, sizeof *table, by_size_then_first);
        for (*group_count = 0; *group_count < count && table[*group_count].size; ++*group_count)
            number[table[*group_count].old] = (int64_t)*group_count + 1;
        for (size_t i = 0; i < count; i++) groups[i] = number[groups[i]];
    } else if (status == ENT_OK)
        *group_count = 0;
    free(table);
    free(number);
    return status;
}
