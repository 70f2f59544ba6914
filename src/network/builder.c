/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The builder: which entities may become nodes, and the sums over documents. Finishing is in finish.c. */
#include "network/builder.h"

#include <stdlib.h>

void ent_network_options_init(ent_network_options *options) {
    *options = (ent_network_options){.size = sizeof *options, .min_weight = 1};
}

/* One id and the entity it belongs to, for sorting. */
typedef struct ranked {
    ent_text id;
    uint32_t entity;
} ranked;

static int by_id(const void *a, const void *b) {
    return enti_text_compare(((const ranked *)a)->id, ((const ranked *)b)->id);
}

static bool is_type_chosen(const ent_network_builder *builder, uint32_t type) {
    const ent_network_options *options = &builder->options;
    if (type == ENTI_IGNORE) return false;
    for (size_t i = 0; i < options->type_count; i++)
        if (enti_text_is(builder->gazetteer->types[type], options->types[i])) return true;
    return !options->type_count;
}

static ent_status rank_entities(ent_network_builder *builder, const bool *excluded) {
    const ent_gazetteer *gazetteer = builder->gazetteer;
    ranked *order = calloc(gazetteer->entity_count + 1, sizeof *order);
    builder->rank = ENTI_ARENA_ARRAY(&builder->arena, uint32_t, gazetteer->entity_count);
    builder->entity = ENTI_ARENA_ARRAY(&builder->arena, uint32_t, gazetteer->entity_count);
    if (!order || builder->arena.failed) {
        free(order);
        return ENT_NOMEM;
    }
    for (uint32_t i = 0; i < gazetteer->entity_count; i++) {
        builder->rank[i] = ENTI_NONE;
        if (!excluded[i] && is_type_chosen(builder, gazetteer->entities[i].type))
            order[builder->rank_count++] = (ranked){gazetteer->entities[i].id, i};
    }
    qsort(order, builder->rank_count, sizeof *order, by_id);
    for (uint32_t i = 0; i < builder->rank_count; i++) {
        builder->entity[i] = order[i].entity;
        builder->rank[order[i].entity] = i;
    }
    free(order);
    return ENT_OK;
}

static ent_status check_types(const ent_network_builder *builder, const ent_sink *sink) {
    const ent_gazetteer *gazetteer = builder->gazetteer;
    ent_status status = ENT_OK;
    for (size_t i = 0; i < builder->options.type_count; i++) {
        const char *name = builder->options.types[i];
        size_t type = 0;
        while (type < gazetteer->type_count && !enti_text_is(gazetteer->types[type], name)) type++;
        if (type < gazetteer->type_count && type != ENTI_IGNORE) continue;
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "no type '%s' that could become nodes", name);
        status = ENT_USAGE;
    }
    return status;
}

static ent_status check_options(const ent_network_builder *builder, const ent_sink *sink) {
    const ent_network_options *options = &builder->options;
    if (options->unit == ENT_UNIT_WINDOW && !options->window) {
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "a window needs at least one sentence");
        return ENT_USAGE;
    }
    if (options->since && options->until && options->since > options->until) {
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "the time range ends before it begins");
        return ENT_USAGE;
    }
    return check_types(builder, sink);
}

static ent_status find_excluded(bool *excluded, const ent_network_builder *builder, const ent_sink *sink) {
    ent_status status = ENT_OK;
    for (size_t i = 0; i < builder->options.exclude_count; i++) {
        size_t entity;
        if (ent_gazetteer_find(&entity, builder->gazetteer, enti_text_of(builder->options.exclude[i])) ==
            ENT_OK) {
            excluded[entity] = true;
            continue;
        }
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "no entity '%s' to exclude", builder->options.exclude[i]);
        status = ENT_USAGE;
    }
    return status;
}

static ent_status set_up(ent_network_builder *builder, const ent_sink *sink) {
    bool *excluded = ENTI_ARENA_ARRAY(&builder->arena, bool, builder->gazetteer->entity_count);
    if (!excluded) return ENT_NOMEM;
    ent_status status = check_options(builder, sink);
    ent_status also = find_excluded(excluded, builder, sink);
    if (status == ENT_OK) status = also;
    if (status == ENT_OK) status = rank_entities(builder, excluded);
    if (status != ENT_OK) return status;
    enti_pairs_init(&builder->pairs, builder->rank_count);
    builder->nodes = ENTI_ARENA_ARRAY(&builder->arena, enti_node_total, builder->rank_count);
    return builder->nodes ? ENT_OK : ENT_NOMEM;
}

ent_status ent_network_builder_new(ent_network_builder **builder, const ent_gazetteer *gazetteer,
                                   const ent_network_options *options, const ent_sink *sink) {
    ent_network_builder *made = calloc(1, sizeof *made);
    if (!made) return ENT_NOMEM;
    made->gazetteer = gazetteer;
    made->options = *options;
    ent_status status = set_up(made, sink);
    if (status != ENT_OK) {
        ent_network_builder_free(made);
        return status;
    }
    *builder = made;
    return ENT_OK;
}

void ent_network_builder_free(ent_network_builder *builder) {
    if (!builder) return;
    enti_document_counts_release(&builder->alone);
    enti_pairs_release(&builder->pairs);
    enti_rows_release(&builder->extractions);
    enti_arena_release(&builder->arena);
    free(builder);
}
