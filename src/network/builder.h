/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a builder holds, and the units that counting and evidence walk alike.
 *
 * Entities that may become nodes have a rank: their place in the bytewise order of ids. Counting is done in
 * ranks, so that pairs come out in the order of the network's edges. */
#ifndef ENTI_NETWORK_BUILDER_H
#define ENTI_NETWORK_BUILDER_H

#include "gazetteer/gazetteer.h"
#include "network/network.h"
#include "network/pairs.h"

/* Of one entity in one document. */
typedef struct enti_node_count {
    uint32_t rank;
    uint32_t kinds[ENT_KIND_COUNT];
} enti_node_count;

/* Of one entity in all documents. */
typedef struct enti_node_total {
    uint64_t mentions, kinds[ENT_KIND_COUNT], articles, units;
    ent_date last; /* the last dated article that mentions it; 0: none */
} enti_node_total;

struct ent_network_builder {
    const ent_gazetteer *gazetteer;
    ent_network_options options;
    enti_arena arena;
    uint32_t *rank;         /* [gazetteer->entity_count]; ENTI_NONE: never a node */
    uint32_t *entity;       /* [rank_count] */
    enti_node_total *nodes; /* [rank_count] */
    size_t rank_count;
    enti_pairs pairs;           /* of ranks */
    enti_document_counts alone; /* of ent_network_builder_add */
    uint8_t corpus[32];         /* sum of the articles' hashes modulo 2^256: their order does not matter */
    enti_rows extractions;      /* ent_text: the options of the articles, distinct, sorted; the first few */
    bool more_extractions;      /* there are others */
    size_t articles, outside, copies, undated, ambiguous, units, capped;
};

/* A mention that counts towards units: of an entity that may be a node, in title or body. */
typedef struct enti_spot {
    uint32_t rank;
    uint32_t sentence, paragraph;
    uint32_t mention; /* index in the document */
    bool named;       /* by name or acronym */
} enti_spot;

/* Whether a mention counts, in whatever zone. */
bool enti_mention_counts(const ent_network_builder *builder, const ent_mention *mention);
/* Whether the document does: by its date, and unless it is a copy without mentions. */
bool enti_document_counts_in(const ent_network_builder *builder, const ent_document *document);

/* The spots of a document, in `arena`, in the order of the text. NULL: out of memory. */
enti_spot *enti_spots_find(size_t *count, const ent_network_builder *builder, const ent_document *document,
                           enti_arena *arena);

/* A unit: spots[first, end) stand in it, of which those before `own` only in the sentences that a window adds
 * before its last. */
typedef struct enti_unit_range {
    size_t first, own, end;
    uint32_t number; /* of its sentence (in a window the last) or paragraph; 0 for an article */
} enti_unit_range;

/* Step to the next unit that has a spot of its own; begin with {0}. false: none is left. */
bool enti_unit_next(enti_unit_range *range, const enti_spot *spots, size_t count, ent_unit unit,
                    unsigned window);

/* Sort ranks and leave out repeats; gives how many are left. */
size_t enti_ranks_make_distinct(uint32_t *values, size_t count);

#endif
