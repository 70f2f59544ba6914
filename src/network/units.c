/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * From a document's mentions to units: which mentions count, and which of them stand together. Title and body
 * make units; a mention in a dateline or teaser counts for its entity alone. A title is a sentence and a
 * paragraph of its own, as the layout has it. Windows go by the numbers of sentences, across paragraphs. */
#include "network/builder.h"

#include <stdlib.h>

bool enti_mention_counts(const ent_network_builder *builder, const ent_mention *mention) {
    unsigned kinds = builder->options.kinds;
    return mention->entity < builder->gazetteer->entity_count &&
           builder->rank[mention->entity] != ENTI_NONE && (unsigned)mention->kind < ENT_KIND_COUNT &&
           (!kinds || (kinds >> mention->kind & 1));
}

bool enti_document_counts_in(const ent_network_builder *builder, const ent_document *document) {
    const ent_article *article = document->article;
    ent_date since = builder->options.since, until = builder->options.until;
    if (article->is_copy && !document->mention_count) return false;
    if ((since || until) && !article->date) return false;
    return enti_date_within(article->date, since, until);
}

enti_spot *enti_spots_find(size_t *count, const ent_network_builder *builder, const ent_document *document,
                           enti_arena *arena) {
    enti_spot *spots = ENTI_ARENA_ARRAY(arena, enti_spot, document->mention_count);
    if (!spots) return NULL;
    *count = 0;
    for (size_t i = 0; i < document->mention_count; i++) {
        const ent_mention *mention = &document->mentions[i];
        if (mention->zone != ENT_TITLE && mention->zone != ENT_BODY) continue;
        if (!enti_mention_counts(builder, mention)) continue;
        spots[(*count)++] =
            (enti_spot){builder->rank[mention->entity], mention->sentence, mention->paragraph, (uint32_t)i,
                        mention->kind == ENT_NAME || mention->kind == ENT_ACRONYM};
    }
    return spots;
}

static uint32_t number_of(const enti_spot *spot, ent_unit unit) {
    switch (unit) {
    case ENT_UNIT_ARTICLE: return 0;
    case ENT_UNIT_PARAGRAPH: return spot->paragraph;
    default: return spot->sentence;
    }
}

bool enti_unit_next(enti_unit_range *range, const enti_spot *spots, size_t count, ent_unit unit,
                    unsigned window) {
    size_t end = range->end;
    if (end == count) return false;
    range->own = end;
    range->number = number_of(&spots[end], unit);
    while (end < count && number_of(&spots[end], unit) == range->number) end++;
    range->end = end;
    if (unit != ENT_UNIT_WINDOW) range->first = range->own;
    while (range->first < range->own && (uint64_t)spots[range->first].sentence + window <= range->number)
        range->first++;
    return true;
}

static int by_value(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

size_t enti_ranks_make_distinct(uint32_t *values, size_t count) {
    if (count < 2) return count;
    qsort(values, count, sizeof *values, by_value);
    size_t kept = 1;
    for (size_t i = 1; i < count; i++)
        if (values[i] != values[kept - 1]) values[kept++] = values[i];
    return kept;
}
