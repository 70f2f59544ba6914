/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Sections on groups of nodes: communities with their modularity, and components. A group's members stand in
 * the order of the nodes' table. */
#include "export/report.h"

#include <stdlib.h>

typedef struct membership {
    int64_t group;
    uint32_t place; /* in the order of the nodes */
} membership;

static int by_group(const void *left, const void *right) {
    const membership *a = left, *b = right;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* The nodes that are in a group, sorted by group. */
static size_t memberships_of(membership **result, enti_findings *findings, const enti_column *column) {
    size_t nodes = findings->network->node_count, count = 0;
    membership *rows = ENTI_ARENA_ARRAY(&findings->arena, membership, nodes);
    for (size_t place = 0; rows && place < nodes; place++) {
        uint32_t node = findings->order[place];
        if (enti_value_absent(column, node)) continue;
        rows[count++] = (membership){column->values.whole[node], (uint32_t)place};
    }
    if (rows) qsort(rows, count, sizeof *rows, by_group);
    *result = rows;
    return count;
}

static size_t group_end(const membership *rows, size_t begin, size_t count) {
    size_t end = begin + 1;
    while (end < count && rows[end].group == rows[begin].group) end++;
    return end;
}

static size_t count_groups(const membership *rows, size_t count) {
    size_t groups = 0;
    for (size_t at = 0; at < count; at = group_end(rows, at, count)) groups++;
    return groups;
}

static enti_cell members(enti_findings *findings, const membership *rows, size_t count) {
    ent_text *items = ENTI_ARENA_ARRAY(&findings->arena, ent_text, count);
    for (size_t i = 0; items && i < count; i++) {
        uint32_t node = findings->order[rows[i].place];
        items[i] =
            findings->full ? findings->network->ids[node] : enti_findings_label(findings->network, node);
    }
    return (enti_cell){.kind = ENTI_CELL_LIST, .value.list = {items, items ? count : 0}};
}

static enti_table *add_groups(enti_findings *findings, const char *key, const char *title, const char *name) {
    const enti_column *column = enti_column_find(findings->network, ENT_SCOPE_NODE, enti_text_of(name));
    if (!column || column->type != ENTI_COLUMN_LONG) return NULL;
    membership *rows;
    size_t count = memberships_of(&rows, findings, column), begin = 0;
    enti_table *table = enti_findings_add(findings, key, title, 3, count_groups(rows, count));
    if (!table) return NULL;
    enti_table_head(table, 0, enti_text_of(name), true);
    enti_table_head(table, 1, ENTI_TEXT("size"), true);
    enti_table_head(table, 2, ENTI_TEXT("members"), false);
    for (size_t row = 0; row < table->row_count; row++) {
        size_t end = group_end(rows, begin, count);
        *enti_table_cell(table, row, 0) = enti_cell_whole(rows[begin].group);
        *enti_table_cell(table, row, 1) = enti_cell_whole((int64_t)(end - begin));
        *enti_table_cell(table, row, 2) = members(findings, rows + begin, end - begin);
        begin = end;
    }
    return table;
}

void enti_findings_groups(enti_findings *findings) {
    enti_table *table = add_groups(findings, "communities", "Communities", "community");
    const enti_column *column =
        enti_column_find(findings->network, ENT_SCOPE_NETWORK, ENTI_TEXT("modularity"));
    if (table && column) {
        enti_buffer text;
        enti_buffer_init(&text);
        enti_cell cell = enti_cell_of(column, 0);
        enti_cell_write(&text, &cell);
        table->note = enti_arena_format(&findings->arena, "modularity %.*s", (int)text.len, text.bytes);
        if (text.failed) findings->arena.failed = true;
        enti_buffer_release(&text);
    }
    add_groups(findings, "components", "Components", "component");
}
