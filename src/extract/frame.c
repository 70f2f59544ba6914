/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: hits and layout of an article. Goes out: candidates, and what is known of entities. Invariant:
 * what is known belongs to the frame's epoch, so that beginning an article clears nothing. Cost: linear in
 * hits. */
#include "extract/frame.h"

#include <stdlib.h>

#define RULE(name, summary) {#name, summary, enti_rule_##name},
static const enti_rule rules[] = {
#include "extract/rules.def"
};
#undef RULE

const enti_rule *enti_rule_at(size_t i) {
    return i < sizeof rules / sizeof *rules ? &rules[i] : NULL;
}

ent_status enti_frame_init(enti_frame *frame, const ent_gazetteer *gazetteer) {
    enti_frame made = {.gazetteer = gazetteer};
    made.known = calloc(gazetteer->entity_count + 1, sizeof *made.known);
    made.chains = calloc(gazetteer->entity_count + 1, sizeof *made.chains);
    made.usage = calloc(gazetteer->alias_count + 1, sizeof *made.usage);
    *frame = made;
    return made.known && made.chains && made.usage ? ENT_OK : ENT_NOMEM;
}

void enti_frame_release(enti_frame *frame) {
    enti_rows_release(&frame->candidates);
    enti_rows_release(&frame->roles);
    enti_rows_release(&frame->possible);
    enti_rows_release(&frame->named_offices);
    enti_buffer_release(&frame->inner_words);
    free(frame->known);
    free(frame->chains);
    free(frame->usage);
}

/* The index of the sentence that holds `at`, from that of an earlier place on. */
static uint32_t sentence_from(const enti_frame *frame, uint32_t sentence, uint32_t at) {
    const enti_rows *sentences = &frame->layout->sentences;
    while (sentence + 1 < sentences->count &&
           ENTI_ROWS_AT(sentences, enti_sentence, sentence + 1)->at.begin <= at)
        sentence++;
    return sentence;
}

static void begin_candidate(enti_frame *frame, enti_candidate *candidate, const enti_hit *hit) {
    *candidate =
        (enti_candidate){.begin = hit->begin, .end = hit->end, .first = hit->first, .count = hit->count};
    const enti_alias *preferred = enti_reading_alias(frame, hit->first);
    if (enti_type_of(frame, preferred->entity) == ENTI_IGNORE) candidate->verdict = ENTI_IGNORED;
    candidate->all_short = true;
    for (uint32_t r = hit->first; r < hit->first + hit->count; r++)
        candidate->all_short &= enti_reading_alias(frame, r)->kind == ENT_SHORT;
}

ent_status enti_frame_begin(enti_frame *frame) {
    frame->epoch++;
    enti_rows_clear(&frame->candidates);
    enti_rows_clear(&frame->roles);
    enti_rows_clear(&frame->possible);
    enti_rows_clear(&frame->named_offices);
    frame->inner_words_known = frame->has_line = false;
    uint32_t sentence = 0;
    for (size_t i = 0; i < frame->hits->hits.count; i++) {
        enti_candidate *candidate = ENTI_ROWS_ADD(&frame->candidates, enti_candidate);
        if (!candidate) return ENT_NOMEM;
        begin_candidate(frame, candidate, ENTI_ROWS_AT(&frame->hits->hits, enti_hit, i));
        candidate->sentence = sentence = sentence_from(frame, sentence, candidate->begin);
    }
    return ENT_OK;
}

enti_window enti_sentence_window(const enti_frame *frame, uint32_t sentence) {
    if (sentence >= frame->layout->sentences.count)
        return (enti_window){frame->text, 0, (uint32_t)frame->text.len};
    ent_span at = ENTI_ROWS_AT(&frame->layout->sentences, enti_sentence, sentence)->at;
    return (enti_window){frame->text, at.begin, at.end};
}

/* ---- what is known ---- */

enti_knowledge *enti_known(const enti_frame *frame, uint32_t entity) {
    enti_knowledge *known = &frame->known[entity];
    if (known->epoch != frame->epoch)
        *known = (enti_knowledge){.epoch = frame->epoch, .named_from = UINT32_MAX};
    return known;
}

enti_usage *enti_usage_of(const enti_frame *frame, uint32_t alias) {
    enti_usage *usage = &frame->usage[alias];
    if (usage->epoch != frame->epoch) *usage = (enti_usage){.epoch = frame->epoch};
    return usage;
}

bool enti_mentioned(const enti_frame *frame, uint32_t entity) {
    return entity != ENTI_NONE && enti_known(frame, entity)->mentioned;
}

static void chain_office(enti_frame *frame, uint32_t office, uint32_t leader) {
    uint32_t home = enti_office_home(frame->gazetteer, &frame->gazetteer->offices[office]);
    if (home == ENTI_NONE) return;
    enti_chain *chain = &frame->chains[home];
    enti_named_office *row = ENTI_ROWS_ADD(&frame->named_offices, enti_named_office);
    if (!row) return;
    if (chain->epoch != frame->epoch) *chain = (enti_chain){frame->epoch, 0};
    *row = (enti_named_office){office, leader, chain->first};
    chain->first = (uint32_t)frame->named_offices.count;
}

void enti_name_leader(enti_frame *frame, uint32_t leader, uint32_t from) {
    enti_knowledge *known = enti_known(frame, leader);
    if (from < known->named_from) known->named_from = from;
    if (known->chained) return;
    known->chained = true;
    enti_range offices = frame->gazetteer->entities[leader].offices;
    for (uint32_t i = 0; i < offices.count; i++) chain_office(frame, offices.first + i, leader);
}

bool enti_home_mentioned(const enti_frame *frame, uint32_t leader) {
    const ent_gazetteer *g = frame->gazetteer;
    const enti_entity *entity = &g->entities[leader];
    if (enti_mentioned(frame, enti_link_on(g, entity->states, frame->date))) return true;
    if (enti_mentioned(frame, enti_link_on(g, entity->parties, frame->date))) return true;
    for (uint32_t i = 0; i < entity->offices.count; i++) {
        const enti_office *office = &g->offices[entity->offices.first + i];
        bool in_force = !frame->date || enti_date_within(frame->date, office->from, office->to);
        if (in_force && enti_mentioned(frame, office->of)) return true;
    }
    return false;
}

/* ---- deciding ---- */

void enti_count_as(enti_frame *frame, enti_candidate *candidate, uint32_t reading, const char *rule,
                   const char *reason) {
    const enti_alias *alias = enti_reading_alias(frame, reading);
    candidate->verdict = ENTI_COUNTS;
    candidate->entity = alias->entity;
    candidate->kind = alias->kind;
    candidate->rule = rule;
    candidate->reason = reason;
    enti_knowledge *known = enti_known(frame, alias->entity);
    known->mentioned = true;
    known->strong |= enti_is_strong(alias);
    if (enti_type_of(frame, alias->entity) == ENTI_LEADER && alias->kind != ENT_SHORT)
        enti_name_leader(frame, alias->entity, 0);
}

void enti_settle(enti_candidate *candidate, enti_verdict verdict, const char *rule, const char *reason) {
    candidate->verdict = (uint8_t)verdict;
    candidate->rule = rule;
    candidate->reason = reason;
}
