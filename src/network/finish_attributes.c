/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The gazetteer's own attributes as columns of nodes, in bytewise order of their names. A column whose values
 * are of several types is widened: whole numbers among numbers are numbers, anything else is text. */
#include "network/finish.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

typedef struct found {
    ent_text name;
    enti_column_type type;
    size_t column; /* index in the network's node columns */
} found;

static enti_column_type type_of(const enti_attribute *attribute) {
    switch (attribute->type) {
    case ENTI_VALUE_LONG: return ENTI_COLUMN_LONG;
    case ENTI_VALUE_DOUBLE: return ENTI_COLUMN_DOUBLE;
    case ENTI_VALUE_BOOL: return ENTI_COLUMN_BOOL;
    default: return ENTI_COLUMN_STRING;
    }
}

static found *find_name(const enti_rows *names, ent_text name) {
    for (size_t i = 0; i < names->count; i++) {
        found *entry = ENTI_ROWS_AT(names, found, i);
        if (enti_text_equal(entry->name, name)) return entry;
    }
    return NULL;
}

/* Call `visit` for every attribute of every node. */
static ent_status each_attribute(enti_finishing *finishing, enti_rows *names,
                                 ent_status (*visit)(enti_finishing *, enti_rows *, size_t node,
                                                     const enti_attribute *)) {
    const ent_gazetteer *gazetteer = finishing->builder->gazetteer;
    for (size_t node = 0; node < finishing->network->node_count; node++) {
        enti_range range = gazetteer->entities[enti_finish_entity(finishing, node)].attributes;
        for (size_t i = 0; i < range.count; i++) {
            ent_status status = visit(finishing, names, node, &gazetteer->attributes[range.first + i]);
            if (status != ENT_OK) return status;
        }
    }
    return ENT_OK;
}

static ent_status note_name(enti_finishing *finishing, enti_rows *names, size_t node,
                            const enti_attribute *attribute) {
    (void)finishing, (void)node;
    found *entry = find_name(names, attribute->name);
    if (entry) {
        entry->type = enti_column_widen(entry->type, type_of(attribute));
        return ENT_OK;
    }
    entry = ENTI_ROWS_ADD(names, found);
    if (!entry) return ENT_NOMEM;
    *entry = (found){.name = attribute->name, .type = type_of(attribute)};
    return ENT_OK;
}

static ent_text text_of(enti_finishing *finishing, size_t node, const enti_attribute *attribute) {
    enti_arena *arena = &finishing->network->arena;
    switch (attribute->type) {
    case ENTI_VALUE_LONG: return enti_arena_format(arena, "%" PRId64, attribute->whole);
    case ENTI_VALUE_DOUBLE: return enti_number_text(arena, attribute->real);
    case ENTI_VALUE_BOOL: return enti_arena_copy(arena, enti_text_of(attribute->whole ? "true" : "false"));
    default: break;
    }
    bool changed = false;
    ent_text text = enti_clean_copy(arena, attribute->string, &changed);
    const enti_entity *entity = &finishing->builder->gazetteer->entities[enti_finish_entity(finishing, node)];
    if (changed)
        enti_report(finishing->sink, ENT_WARNING, (enti_place){entity->file.at, entity->line, 0},
                    "attribute '%.*s' of '%.*s' holds characters that XML forbids; they become U+FFFD",
                    (int)attribute->name.len, attribute->name.at, (int)entity->id.len, entity->id.at);
    return text;
}

static ent_status set_value(enti_finishing *finishing, enti_rows *names, size_t node,
                            const enti_attribute *attribute) {
    const found *entry = find_name(names, attribute->name);
    enti_column *column = enti_columns_at(finishing->network, ENT_SCOPE_NODE, entry->column);
    double real = attribute->type == ENTI_VALUE_LONG ? (double)attribute->whole : attribute->real;
    switch (column->type) {
    case ENTI_COLUMN_DOUBLE: column->values.real[node] = isfinite(real) ? real : NAN; break;
    case ENTI_COLUMN_STRING: column->values.string[node] = text_of(finishing, node, attribute); break;
    default: enti_column_set_long(column, node, attribute->whole);
    }
    return finishing->network->arena.failed ? ENT_NOMEM : ENT_OK;
}

static int by_name(const void *a, const void *b) {
    return enti_text_compare(((const found *)a)->name, ((const found *)b)->name);
}

static ent_status add_columns(ent_network *network, enti_rows *names) {
    if (names->count) qsort(names->at, names->count, sizeof(found), by_name);
    for (size_t i = 0; i < names->count; i++) {
        found *entry = ENTI_ROWS_AT(names, found, i);
        entry->column = enti_columns_count(network, ENT_SCOPE_NODE);
        if (!enti_column_add(network, ENT_SCOPE_NODE, entry->name, entry->type,
                             ENTI_TEXT("attribute of the gazetteer")))
            return ENT_NOMEM;
    }
    return ENT_OK;
}

ent_status enti_finish_attributes(enti_finishing *finishing) {
    enti_rows names = {0};
    ent_status status = each_attribute(finishing, &names, note_name);
    if (status == ENT_OK) status = add_columns(finishing->network, &names);
    if (status == ENT_OK) status = each_attribute(finishing, &names, set_value);
    enti_rows_release(&names);
    return status;
}
