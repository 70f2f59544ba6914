/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rule weak, for aliases that are also something else: first names, words, other places. Comes in: open
 * candidates that one entity owns by a weak alias. Goes out: each occurrence counts where a strong alias of
 * the entity is in the article or a cue fits ("in Jordan"; "Syria and Jordan"; a leader of it beside), never
 * where a counter-cue does
 * ("Atlanta, Georgia"), an unknown capitalised word touches it ("Jordan Prine"), or a person's title stands
 * before a state ("Mr Jordan"). Where a longer name holds the alias ("Jordan Prine ... with Jordan"), only
 * cues that fit no person count. Cost: the words next to the candidate and a few patterns on a small window.
 */
#include "extract/frame.h"

enum { NEARBY = 8 };

static ent_text type_name(const enti_frame *frame, const enti_alias *alias) {
    return frame->gazetteer->types[enti_type_of(frame, alias->entity)];
}

static bool fits(const enti_frame *frame, const enti_candidate *candidate, ent_text type, ent_text kind,
                 bool counter) {
    const ent_text types[2] = {type, kind};
    const ent_span at = {candidate->begin, candidate->end};
    return enti_cue_fits(frame->cues, frame->cue_scratch, frame->text, at, counter, types);
}

static bool counts_as_state(const enti_frame *frame, size_t i, uint32_t sentence) {
    if (i >= enti_candidate_count(frame)) return false;
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    return candidate->verdict == ENTI_COUNTS && candidate->sentence == sentence &&
           candidate->kind == ENT_NAME && enti_type_of(frame, candidate->entity) == ENTI_STATE;
}

/* Only a comma, a joining word or both stand between two places. */
static bool are_listed(const enti_frame *frame, uint32_t end, uint32_t begin) {
    enti_window between = {frame->text, end, begin};
    enti_phrase joining;
    while (between.begin < begin &&
           (frame->text.at[between.begin] == ',' || frame->text.at[between.begin] == ' '))
        between.begin++;
    if (between.begin == begin) return begin - end == 2;
    between.begin--; /* the blank before the word */
    return enti_phrase_before(&joining, frame->lexicon, &between, begin, ENTI_MARK(JOINING)) &&
           joining.begin == between.begin + 1;
}

/* "Syria, Jordan and Egypt": a state that counts is its neighbour in a list. */
static bool is_listed_with_state(const enti_frame *frame, size_t i) {
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    if (i && counts_as_state(frame, i - 1, candidate->sentence) &&
        are_listed(frame, enti_candidate_at(frame, i - 1)->end, candidate->begin))
        return true;
    return counts_as_state(frame, i + 1, candidate->sentence) &&
           are_listed(frame, candidate->end, enti_candidate_at(frame, i + 1)->begin);
}

/* Whether candidate `i` counts as a leader whose state or party is `home`. */
static bool counts_as_leader_of(const enti_frame *frame, size_t i, uint32_t home) {
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    if (candidate->verdict != ENTI_COUNTS || enti_type_of(frame, candidate->entity) != ENTI_LEADER)
        return false;
    const ent_gazetteer *g = frame->gazetteer;
    const enti_entity *leader = &g->entities[candidate->entity];
    return enti_link_on(g, leader->states, frame->date) == home ||
           enti_link_on(g, leader->parties, frame->date) == home;
}

/* "Chad's Mahamat Deby": a leader of it is named in the sentence. */
static bool is_with_leader(const enti_frame *frame, size_t i, uint32_t home) {
    uint32_t sentence = enti_candidate_at(frame, i)->sentence;
    size_t count = enti_candidate_count(frame);
    for (size_t k = 1; k <= NEARBY && k <= i && enti_candidate_at(frame, i - k)->sentence == sentence; k++)
        if (counts_as_leader_of(frame, i - k, home)) return true;
    for (size_t k = 1; k <= NEARBY && i + k < count && enti_candidate_at(frame, i + k)->sentence == sentence;
         k++)
        if (counts_as_leader_of(frame, i + k, home)) return true;
    return false;
}

static bool is_titled(const enti_frame *frame, const enti_candidate *candidate) {
    enti_phrase title;
    enti_window sentence = enti_sentence_window(frame, candidate->sentence);
    return enti_phrase_before(&title, frame->lexicon, &sentence, candidate->begin, ENTI_MARK(TITLES)) &&
           title.capital && !title.possessive;
}

/* What speaks for the reading of a candidate, or against it. */
static enti_verdict weigh(const char **reason, enti_frame *frame, size_t i, uint32_t reading) {
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    const enti_alias *alias = enti_reading_alias(frame, reading);
    ent_text type = type_name(frame, alias), kind = enti_text_of(ent_kind_name((ent_kind)alias->kind));
    uint32_t index = enti_reading_alias_index(frame, reading);
    bool in_run = enti_usage_of(frame, index)->in_run;
    bool state = enti_type_of(frame, alias->entity) == ENTI_STATE;
    *reason = "an ordinary word";
    if (enti_is_particle(frame, i, index)) return ENTI_NOBODY;
    *reason = "a cue against it";
    if (fits(frame, candidate, type, kind, true)) return ENTI_NOBODY;
    *reason = "a title before it";
    if (state && is_titled(frame, candidate)) return ENTI_NOBODY;
    *reason = "a strong alias is in the article";
    if (enti_known(frame, alias->entity)->strong) return ENTI_COUNTS;
    *reason = "listed with a state";
    if (state && is_listed_with_state(frame, i)) return ENTI_COUNTS;
    *reason = "a leader of it is in the sentence";
    if (is_with_leader(frame, i, alias->entity)) return ENTI_COUNTS;
    *reason = "a cue for it";
    if (!in_run && fits(frame, candidate, type, kind, false)) return ENTI_COUNTS;
    if (state && fits(frame, candidate, ENTI_TEXT("place"), ENTI_TEXT("place"), false)) return ENTI_COUNTS;
    *reason = "an ordinary word";
    return !state && enti_may_be_word(frame, i, index) ? ENTI_NOBODY : ENTI_OPEN;
}

bool enti_weak_counts(enti_frame *frame, size_t i, uint32_t reading) {
    const char *reason;
    return weigh(&reason, frame, i, reading) == ENTI_COUNTS;
}

static void decide(enti_frame *frame, size_t i) {
    enti_candidate *candidate = enti_candidate_at(frame, i);
    const char *reason;
    enti_verdict verdict = weigh(&reason, frame, i, candidate->first);
    if (verdict == ENTI_COUNTS)
        enti_count_as(frame, candidate, candidate->first, "weak", reason);
    else if (verdict == ENTI_NOBODY)
        enti_settle(candidate, ENTI_NOBODY, "weak", reason);
}

static bool is_weak(const enti_frame *frame, const enti_candidate *candidate) {
    if (candidate->verdict != ENTI_OPEN || candidate->covered || candidate->count != 1) return false;
    const enti_alias *alias = enti_reading_alias(frame, candidate->first);
    return alias->weak && alias->kind != ENT_SHORT;
}

ent_status enti_rule_weak(enti_frame *frame) {
    for (size_t i = 0; i < enti_candidate_count(frame); i++) {
        enti_candidate *candidate = enti_candidate_at(frame, i);
        if (!is_weak(frame, candidate) || !enti_run_around(frame, i)) continue;
        enti_usage_of(frame, enti_reading_alias_index(frame, candidate->first))->in_run = true;
        enti_settle(candidate, ENTI_NOBODY, "weak", "in a longer name");
    }
    for (size_t i = 0; i < enti_candidate_count(frame); i++)
        if (is_weak(frame, enti_candidate_at(frame, i))) decide(frame, i);
    return frame->named_offices.failed ? ENT_NOMEM : ENT_OK;
}
