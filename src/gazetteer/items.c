/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The lists of a draft: add, join repeats, remove. Cost: n log n in the items of one list, whatever is in it.
 */
#include "gazetteer/loader.h"

#include <stdlib.h>

void *enti_item_add(const enti_line *line, enti_items *items, size_t size, ent_text key) {
    enti_item *item = enti_arena_take(&line->loader->work, 1, size);
    if (!item) return NULL;
    *item = (enti_item){NULL, key, line->at};
    if (items->last)
        items->last->next = item;
    else
        items->first = item;
    items->last = item;
    items->count++;
    return item;
}

/* An item and its place in the list. */
typedef struct ranked {
    enti_item *item;
    enti_item_order *order;
    size_t rank;
} ranked;

static int by_identity(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    int order = a->order(a->item, b->item);
    if (order) return order;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

/* Unlink what is marked by a NULL key pointer. */
static void sweep(enti_items *items) {
    enti_items left = {NULL, NULL, 0};
    for (enti_item *item = items->first; item; item = item->next) {
        if (!item->key.at) continue;
        if (left.last)
            left.last->next = item;
        else
            left.first = item;
        left.last = item;
        left.count++;
    }
    if (left.last) left.last->next = NULL;
    *items = left;
}

static void take_over(enti_item *first, const enti_item *last, size_t size) {
    enti_origin at = last->at;
    memcpy(first + 1, last + 1, size - sizeof *first);
    first->at = at;
}

void enti_items_unite(enti_loader *loader, enti_items *items, size_t size, enti_item_order *order) {
    if (items->count < 2) return;
    ranked few[32];
    ranked *rows = items->count <= 32 ? few : ENTI_ARENA_ARRAY(&loader->work, ranked, items->count);
    if (!rows) return;
    size_t n = 0, repeats = 0;
    for (enti_item *item = items->first; item; item = item->next, n++) rows[n] = (ranked){item, order, n};
    qsort(rows, n, sizeof *rows, by_identity);
    for (size_t i = 1, first = 0; i < n; i++) {
        if (order(rows[first].item, rows[i].item) != 0) {
            first = i;
            continue;
        }
        take_over(rows[first].item, rows[i].item, size);
        rows[i].item->key = (ent_text){NULL, 0};
        repeats++;
    }
    if (repeats) sweep(items);
}

/* ---- remove ---- */

static int by_text(const void *left, const void *right) {
    return enti_text_compare(*(const ent_text *)left, *(const ent_text *)right);
}

typedef struct key_list {
    enti_rows keys; /* ent_text */
} key_list;

static void add_key(const enti_line *line, void *target, const char *key, json_t *value) {
    key_list *list = target;
    ent_text text;
    if (!enti_value_text(line, key, value, &text)) return;
    ent_text *row = ENTI_ROWS_ADD(&list->keys, ent_text);
    if (row) *row = text;
}

void enti_items_remove(const enti_line *line, enti_items *items, const char *key, json_t *keys,
                       enti_item_test *concerns, int argument) {
    key_list list = {{NULL, 0, 0, false}};
    enti_value_list(line, &list, key, keys, add_key);
    if (list.keys.failed) line->loader->out_of_memory = true;
    size_t count = list.keys.failed ? 0 : list.keys.count;
    if (count) qsort(list.keys.at, count, sizeof(ent_text), by_text);
    for (enti_item *item = items->first; item && count; item = item->next)
        if ((!concerns || concerns(item, argument)) &&
            bsearch(&item->key, list.keys.at, count, sizeof(ent_text), by_text))
            item->key = (ent_text){NULL, 0};
    sweep(items);
    enti_rows_release(&list.keys);
}
