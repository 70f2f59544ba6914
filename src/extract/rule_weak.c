/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rule weak, for aliases that are also something else: first names, words, other places. Comes in: open
 * candidates that one entity owns by a weak alias. Goes out: each occurrence counts where a strong alias of
 * the entity is in the article or a cue fits ("in Jordan"), never where a counter-cue does ("Atlanta,
 * Georgia") or an unknown capitalised word touches it ("Jordan Prine"). Cost: the words next to the candidate
 * and two patterns on a small window. */
#include "extract/frame.h"

static bool fits(const enti_frame *frame, const enti_candidate *candidate, const enti_alias *alias, bool counter) {
    const ent_text types[2] = {frame->gazetteer->types[enti_type_of(frame, alias->entity)],
                               enti_text_of(ent_kind_name((ent_kind)alias->kind))};
    return enti_cue_fits(frame->cues, frame->cue_scratch, frame->text, (ent_span){candidate->begin, candidate->end},
                         counter, types);
}

static void decide(enti_frame *frame, size_t i) {
    enti_candidate *candidate = enti_candidate_at(frame, i);
    const enti_alias *alias = enti_reading_alias(frame, candidate->first);
    if (enti_run_around(frame, i))
        enti_settle(candidate, ENTI_NOBODY, "weak", "in a longer name");
    else if (fits(frame, candidate, alias, true))
        enti_settle(candidate, ENTI_NOBODY, "weak", "a cue against it");
    else if (enti_known(frame, alias->entity)->strong)
        enti_count_as(frame, candidate, candidate->first, "weak", "a strong alias is in the article");
    else if (fits(frame, candidate, alias, false))
        enti_count_as(frame, candidate, candidate->first, "weak", "a cue for it");
}

ent_status enti_rule_weak(enti_frame *frame) {
    for (size_t i = 0; i < enti_candidate_count(frame); i++) {
        enti_candidate *candidate = enti_candidate_at(frame, i);
        if (candidate->verdict != ENTI_OPEN || candidate->covered || candidate->count != 1) continue;
        const enti_alias *alias = enti_reading_alias(frame, candidate->first);
        if (alias->weak && alias->kind != ENT_SHORT) decide(frame, i);
    }
    return frame->named_offices.failed ? ENT_NOMEM : ENT_OK;
}
