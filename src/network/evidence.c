/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The units behind an edge: the walk over units is the counter's own, so as many come out as were counted. */
#include "network/builder.h"

#include <stdlib.h>

typedef struct finding {
    const ent_network_builder *builder;
    const ent_document *document;
    const enti_spot *spots;
    uint32_t a;
    ent_status (*each)(void *context, const ent_evidence *evidence);
    void *context;
    uint32_t *others; /* scratch: distinct ranks of one unit */
} finding;

/* Distinct ranks of the unit, ascending. */
static size_t find_members(finding *state, const enti_unit_range *range) {
    size_t count = 0;
    for (size_t i = range->first; i < range->end; i++) state->others[count++] = state->spots[i].rank;
    return enti_ranks_make_distinct(state->others, count);
}

/* What stands between two mentions, in bytes, whichever comes first. */
static uint32_t distance(const ent_mention *a, const ent_mention *b) {
    return a->at.begin < b->at.begin ? b->at.begin - a->at.begin : a->at.begin - b->at.begin;
}

/* The last mention of each that was seen gives the nearest pair, since mentions are in the order of the text.
 */
static void find_nearest(ent_evidence *evidence, const finding *state, const enti_unit_range *range,
                         uint32_t b) {
    const ent_mention *a_last = NULL, *b_last = NULL;
    for (size_t i = range->first; i < range->end; i++) {
        const ent_mention *mention = &state->document->mentions[state->spots[i].mention];
        if (state->spots[i].rank == state->a)
            a_last = mention;
        else if (state->spots[i].rank == b)
            b_last = mention;
        else
            continue;
        if (!a_last || !b_last) continue;
        if (evidence->a_at && distance(a_last, b_last) >= distance(evidence->a_at, evidence->b_at)) continue;
        evidence->a_at = a_last;
        evidence->b_at = b_last;
    }
}

/* How the pair stands in the unit: `own` if one is in its own sentence. */
static bool is_pair(bool *named, const finding *state, const enti_unit_range *range, uint32_t b) {
    bool a_in = false, b_in = false, a_named = false, b_named = false, own = false;
    for (size_t i = range->first; i < range->end; i++) {
        const enti_spot *spot = &state->spots[i];
        if (spot->rank != state->a && spot->rank != b) continue;
        *(spot->rank == b ? &b_in : &a_in) = true;
        *(spot->rank == b ? &b_named : &a_named) |= spot->named;
        own |= i >= range->own;
    }
    *named = a_named && b_named;
    return a_in && b_in && own;
}

static ent_status show_pair(const finding *state, const enti_unit_range *range, uint32_t b) {
    const ent_network_builder *builder = state->builder;
    ent_evidence evidence = {.a = builder->entity[state->a], .b = builder->entity[b], .unit = range->number};
    if (b == state->a || !is_pair(&evidence.named, state, range, b)) return ENT_OK;
    find_nearest(&evidence, state, range, b);
    return state->each(state->context, &evidence);
}

static ent_status show_unit(finding *state, const enti_unit_range *range, uint32_t b) {
    size_t members = find_members(state, range);
    unsigned most = state->builder->options.max_entities;
    if (most && members > most) return ENT_OK;
    if (b != ENTI_NONE) return show_pair(state, range, b);
    ent_status status = ENT_OK;
    for (size_t i = 0; i < members && status == ENT_OK; i++)
        status = show_pair(state, range, state->others[i]);
    return status;
}

static ent_status show_units(finding *state, size_t spot_count, uint32_t b) {
    const ent_network_options *options = &state->builder->options;
    enti_unit_range range = {0};
    ent_status status = ENT_OK;
    while (status == ENT_OK &&
           enti_unit_next(&range, state->spots, spot_count, options->unit, options->window))
        status = show_unit(state, &range, b);
    return status;
}

ent_status ent_evidence_find(const ent_network_builder *builder, const ent_document *document, size_t a,
                             size_t b, ent_status (*each)(void *context, const ent_evidence *evidence),
                             void *context) {
    size_t entities = builder->gazetteer->entity_count, spot_count;
    if (!enti_document_counts_in(builder, document)) return ENT_OK;
    if (a >= entities || builder->rank[a] == ENTI_NONE) return ENT_OK;
    if (b != ENT_ANY_ENTITY && (b >= entities || builder->rank[b] == ENTI_NONE)) return ENT_OK;
    enti_arena arena;
    enti_arena_init(&arena);
    finding state = {
        .builder = builder, .document = document, .a = builder->rank[a], .each = each, .context = context};
    state.spots = enti_spots_find(&spot_count, builder, document, &arena);
    state.others = ENTI_ARENA_ARRAY(&arena, uint32_t, document->mention_count);
    ent_status status =
        state.spots && state.others
            ? show_units(&state, spot_count, b == ENT_ANY_ENTITY ? ENTI_NONE : builder->rank[b])
            : ENT_NOMEM;
    enti_arena_release(&arena);
    return status;
}
