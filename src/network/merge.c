/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One document's counts into the builder's sums. Everything is a sum, a minimum or a maximum, so the order of
 * documents does not matter. */
#include "base/hash.h"
#include "network/builder.h"

/* The date that may become an edge's first or last: not one that only an option gave. */
static ent_date own_date(const ent_article *article) {
    return enti_text_is(article->date_from, "option") ? 0 : article->date;
}

/* Add the hash of (id, date, text) to the corpus's, as a number of 256 bits. */
static void add_to_corpus(ent_network_builder *builder, const ent_article *article) {
    uint8_t digest[32];
    char date[11];
    enti_sha256 hash;
    enti_date_write(date, article->date);
    enti_sha256_init(&hash);
    enti_sha256_add(&hash, article->id);
    enti_sha256_add(&hash, enti_text("", 1));
    enti_sha256_add(&hash, enti_text_of(date));
    enti_sha256_add(&hash, enti_text((const char *)article->hash, sizeof article->hash));
    enti_sha256_finish(&hash, digest);
    unsigned carry = 0;
    for (size_t i = sizeof digest; i-- > 0; carry >>= 8) {
        carry += builder->corpus[i] + (unsigned)digest[i];
        builder->corpus[i] = (uint8_t)carry;
    }
}

enum { MOST_EXTRACTIONS = 16 };

/* Insert the article's options among the first few of all in bytewise order, which is the same whatever the
 * order of articles. */
static ent_status add_extraction(ent_network_builder *builder, ent_text options) {
    enti_rows *rows = &builder->extractions;
    size_t at = rows->count;
    while (at > 0 && enti_text_compare(*ENTI_ROWS_AT(rows, ent_text, at - 1), options) >= 0) at--;
    if (at < rows->count && enti_text_equal(*ENTI_ROWS_AT(rows, ent_text, at), options)) return ENT_OK;
    builder->more_extractions |= rows->count == MOST_EXTRACTIONS;
    if (at == MOST_EXTRACTIONS) return ENT_OK;
    ent_text copy = enti_arena_copy(&builder->arena, options);
    if (builder->arena.failed || (rows->count < MOST_EXTRACTIONS && !ENTI_ROWS_ADD(rows, ent_text)))
        return ENT_NOMEM;
    ent_text *row = ENTI_ROWS_AT(rows, ent_text, at);
    memmove(row + 1, row, (rows->count - 1 - at) * sizeof *row);
    *row = copy;
    return ENT_OK;
}

static void merge_article(ent_network_builder *builder, const ent_document *document,
                          const enti_document_counts *counts) {
    builder->articles++;
    builder->copies += document->article->is_copy;
    builder->undated += !document->article->date;
    builder->ambiguous += document->unresolved_count;
    builder->units += counts->units;
    builder->capped += counts->capped;
    add_to_corpus(builder, document->article);
}

static void merge_nodes(ent_network_builder *builder, const enti_document_counts *counts, ent_date date) {
    for (size_t i = 0; i < counts->node_count; i++) {
        enti_node_total *total = &builder->nodes[counts->nodes[i].rank];
        for (size_t kind = 0; kind < ENT_KIND_COUNT; kind++) {
            total->kinds[kind] += counts->nodes[i].kinds[kind];
            total->mentions += counts->nodes[i].kinds[kind];
        }
        total->articles++;
        if (date > total->last) total->last = date;
    }
    for (size_t i = 0; i < counts->entity_count; i++)
        builder->nodes[counts->entities[i]].units += counts->entity_units[i];
}

static bool merge_pairs(ent_network_builder *builder, const enti_document_counts *counts, ent_date date) {
    const enti_tally *tally = counts->tallies;
    for (size_t i = 0; i < counts->entity_count; i++)
        for (size_t j = i + 1; j < counts->entity_count; j++, tally++) {
            enti_pair pair = {counts->entities[i],
                              counts->entities[j],
                              tally->weight,
                              tally->weight_named,
                              tally->sentences,
                              tally->paragraphs,
                              .articles = 1,
                              .first = tally->weight ? date : 0,
                              .last = tally->weight ? date : 0};
            if (!enti_pairs_add(&builder->pairs, &pair)) return false;
        }
    return true;
}

ent_status enti_builder_merge(ent_network_builder *builder, const ent_document *document,
                              const enti_document_counts *counts) {
    if (!counts->counted) {
        bool copy = document->article->is_copy && !document->mention_count;
        builder->copies += copy;
        builder->outside += !copy;
        return ENT_OK;
    }
    if (add_extraction(builder, document->article->options)) return ENT_NOMEM;
    merge_article(builder, document, counts);
    merge_nodes(builder, counts, document->article->date);
    return merge_pairs(builder, counts, own_date(document->article)) ? ENT_OK : ENT_NOMEM;
}

ent_status ent_network_builder_add(ent_network_builder *builder, const ent_document *document) {
    ent_status status = enti_count_document(&builder->alone, builder, document);
    return status == ENT_OK ? enti_builder_merge(builder, document, &builder->alone) : status;
}
