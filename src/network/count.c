/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One document to counts. Its k distinct entities are numbered 0 .. k-1 by rank, and every pair of them has a
 * tally in a triangle, so that units only increment and nothing is sorted but the k entities:
 *
 *     tallies  (0,1) (0,2) ... (0,k-1) (1,2) ... (k-2,k-1) */
#include "network/builder.h"

/* Memory that a thread keeps from one document to the next. */
enum { KEPT_BYTES = 1 << 20 };

typedef struct mark {
    size_t unit;     /* the last unit that named it, from 1 */
    bool named, own; /* in that unit: by name or acronym; in the window's last sentence */
} mark;

typedef struct counting {
    const ent_network_builder *builder;
    enti_document_counts *counts;
    const enti_spot *spots;
    size_t spot_count;
    uint32_t *numbers; /* [spot_count] of the spots' entities */
    uint32_t *members; /* [entity_count] of one unit, in the order of the text */
    mark *marks;       /* [entity_count] */
    size_t unit;
} counting;

void enti_document_counts_release(enti_document_counts *counts) {
    enti_arena_release(&counts->arena);
    *counts = (enti_document_counts){0};
}

static size_t place_of(uint32_t value, const uint32_t *values, size_t count) {
    size_t low = 0;
    for (size_t high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (values[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The mentions of each entity, by kind, in every zone. */
static ent_status count_mentions(enti_document_counts *counts, const ent_network_builder *builder,
                                 const ent_document *document) {
    uint32_t *ranks = ENTI_ARENA_ARRAY(&counts->arena, uint32_t, document->mention_count);
    if (!ranks) return ENT_NOMEM;
    size_t count = 0;
    for (size_t i = 0; i < document->mention_count; i++)
        if (enti_mention_counts(builder, &document->mentions[i]))
            ranks[count++] = builder->rank[document->mentions[i].entity];
    counts->node_count = enti_ranks_make_distinct(ranks, count);
    counts->nodes = ENTI_ARENA_ARRAY(&counts->arena, enti_node_count, counts->node_count);
    if (!counts->nodes) return ENT_NOMEM;
    for (size_t i = 0; i < counts->node_count; i++) counts->nodes[i].rank = ranks[i];
    for (size_t i = 0; i < document->mention_count; i++) {
        const ent_mention *mention = &document->mentions[i];
        if (!enti_mention_counts(builder, mention)) continue;
        size_t at = place_of(builder->rank[mention->entity], ranks, counts->node_count);
        counts->nodes[at].kinds[mention->kind]++;
    }
    return ENT_OK;
}

/* Number the entities of title and body. */
static ent_status number_entities(counting *state) {
    enti_document_counts *counts = state->counts;
    counts->entities = ENTI_ARENA_ARRAY(&counts->arena, uint32_t, state->spot_count);
    state->numbers = ENTI_ARENA_ARRAY(&counts->arena, uint32_t, state->spot_count);
    if (!counts->entities || !state->numbers) return ENT_NOMEM;
    for (size_t i = 0; i < state->spot_count; i++) counts->entities[i] = state->spots[i].rank;
    counts->entity_count = enti_ranks_make_distinct(counts->entities, state->spot_count);
    for (size_t i = 0; i < state->spot_count; i++)
        state->numbers[i] = (uint32_t)place_of(state->spots[i].rank, counts->entities, counts->entity_count);
    return ENT_OK;
}

static ent_status make_tallies(counting *state) {
    enti_document_counts *counts = state->counts;
    size_t k = counts->entity_count, pairs;
    if (__builtin_mul_overflow(k, k ? k - 1 : 0, &pairs)) return ENT_NOMEM;
    counts->tallies = ENTI_ARENA_ARRAY(&counts->arena, enti_tally, pairs / 2);
    counts->entity_units = ENTI_ARENA_ARRAY(&counts->arena, uint32_t, k);
    state->members = ENTI_ARENA_ARRAY(&counts->arena, uint32_t, k);
    state->marks = ENTI_ARENA_ARRAY(&counts->arena, mark, k);
    return counts->arena.failed ? ENT_NOMEM : ENT_OK;
}

static enti_tally *tally_of(const enti_document_counts *counts, uint32_t a, uint32_t b) {
    size_t low = a < b ? a : b, high = a < b ? b : a;
    return &counts->tallies[low * (2 * counts->entity_count - low - 1) / 2 + high - low - 1];
}

static size_t find_members(counting *state, const enti_unit_range *range) {
    size_t count = 0;
    state->unit++;
    for (size_t i = range->first; i < range->end; i++) {
        mark *entity = &state->marks[state->numbers[i]];
        if (entity->unit != state->unit) {
            *entity = (mark){.unit = state->unit};
            state->members[count++] = state->numbers[i];
        }
        entity->named |= state->spots[i].named;
        entity->own |= i >= range->own;
    }
    return count;
}

static void count_pairs(counting *state, size_t members, ent_unit unit) {
    bool chosen = unit == state->builder->options.unit;
    for (size_t i = 0; i < members; i++) {
        mark one = state->marks[state->members[i]];
        for (size_t j = i + 1; j < members; j++) {
            mark other = state->marks[state->members[j]];
            if (!one.own && !other.own) continue;
            enti_tally *tally = tally_of(state->counts, state->members[i], state->members[j]);
            tally->sentences += unit == ENT_UNIT_SENTENCE;
            tally->paragraphs += unit == ENT_UNIT_PARAGRAPH;
            tally->weight += chosen;
            tally->weight_named += chosen && one.named && other.named;
        }
    }
}

/* Count all units of one kind. Only the chosen kind is capped. */
static void count_units(counting *state, ent_unit unit) {
    const ent_network_options *options = &state->builder->options;
    bool chosen = unit == options->unit;
    enti_unit_range range = {0};
    while (enti_unit_next(&range, state->spots, state->spot_count, unit, options->window)) {
        size_t members = find_members(state, &range);
        if (chosen && options->max_entities && members > options->max_entities) {
            state->counts->capped++;
            continue;
        }
        state->counts->units += chosen;
        for (size_t i = 0; chosen && i < members; i++) state->counts->entity_units[state->members[i]]++;
        count_pairs(state, members, unit);
    }
}

static bool is_capped_article(const counting *state) {
    const ent_network_options *options = &state->builder->options;
    return options->unit == ENT_UNIT_ARTICLE && options->max_entities &&
           state->counts->entity_count > options->max_entities;
}

static ent_status count_pairs_of_document(counting *state) {
    enti_document_counts *counts = state->counts;
    ent_unit chosen = state->builder->options.unit;
    if (number_entities(state) != ENT_OK) return ENT_NOMEM;
    if (is_capped_article(state)) {
        counts->capped = 1;
        counts->entity_count = 0;
        return ENT_OK;
    }
    if (make_tallies(state) != ENT_OK) return ENT_NOMEM;
    count_units(state, ENT_UNIT_SENTENCE);
    count_units(state, ENT_UNIT_PARAGRAPH);
    if (chosen == ENT_UNIT_ARTICLE || chosen == ENT_UNIT_WINDOW) count_units(state, chosen);
    return ENT_OK;
}

ent_status enti_count_document(enti_document_counts *counts, const ent_network_builder *builder,
                               const ent_document *document) {
    enti_arena arena = counts->arena;
    if (enti_arena_bytes(&arena) > KEPT_BYTES)
        enti_arena_release(&arena);
    else
        enti_arena_reset(&arena);
    *counts = (enti_document_counts){.arena = arena, .counted = enti_document_counts_in(builder, document)};
    if (!counts->counted) return ENT_OK;
    counting state = {.builder = builder, .counts = counts};
    state.spots = enti_spots_find(&state.spot_count, builder, document, &counts->arena);
    if (!state.spots || count_mentions(counts, builder, document) != ENT_OK) return ENT_NOMEM;
    return count_pairs_of_document(&state);
}
