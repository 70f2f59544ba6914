/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rule alias. Comes in: open candidates. Goes out: those with a strong alias that one entity owns count; a
 * state's alias in the name of an institution and a leader's name with a suffix are nobody's; an alias
 * outside its own dates is listed. Owners whose alias is out of date on the article's day give way to those
 * in date. Cost: linear. */
#include "extract/frame.h"

/* The one reading to go by: the only one, or the only one in date. ENTI_NONE: several. */
static uint32_t one_reading(const enti_frame *frame, const enti_candidate *candidate) {
    if (candidate->count == 1) return candidate->first;
    uint32_t one = ENTI_NONE;
    for (uint32_t r = candidate->first; r < candidate->first + candidate->count; r++) {
        if (!enti_in_date(frame, enti_reading_alias(frame, r))) continue;
        if (one != ENTI_NONE) return ENTI_NONE;
        one = r;
    }
    return one;
}

static bool has_state(const enti_frame *frame, const enti_candidate *candidate) {
    for (uint32_t r = candidate->first; r < candidate->first + candidate->count; r++)
        if (enti_type_of(frame, enti_reading_alias(frame, r)->entity) == ENTI_STATE) return true;
    return false;
}

/* "Donald Trump Jr." is not Donald Trump. */
static bool has_suffix(const enti_frame *frame, const enti_candidate *candidate) {
    enti_window sentence = enti_sentence_window(frame, candidate->sentence);
    uint32_t at = candidate->end;
    enti_phrase suffix;
    if (at + 1 >= sentence.end || enti_is_lower(frame->text.at[at + 1])) return false;
    if (at < sentence.end && frame->text.at[at] == ',') at++;
    return enti_phrase_after(&suffix, frame->lexicon, &sentence, at, ENTI_MARK(SUFFIXES)) && suffix.capital;
}

/* "BEIJING, Jan. 23 (Xinhua) --": what stands in brackets there is the agency. */
static bool is_agency(const enti_frame *frame, const enti_candidate *candidate) {
    if (!candidate->begin || frame->text.at[candidate->begin - 1] != '(') return false;
    if (candidate->sentence >= frame->layout->sentences.count) return false;
    uint32_t paragraph =
        ENTI_ROWS_AT(&frame->layout->sentences, enti_sentence, candidate->sentence)->paragraph;
    ent_span dateline = ENTI_ROWS_AT(&frame->layout->paragraphs, enti_paragraph, paragraph)->dateline;
    return candidate->begin >= dateline.begin && candidate->begin < dateline.end;
}

ent_status enti_rule_alias(enti_frame *frame) {
    for (size_t i = 0; i < enti_candidate_count(frame); i++) {
        enti_candidate *candidate = enti_candidate_at(frame, i);
        if (candidate->verdict != ENTI_OPEN) continue;
        if (has_state(frame, candidate) && enti_in_institution(frame, i)) {
            enti_settle(candidate, ENTI_NOBODY, "alias", "in the name of an institution");
            continue;
        }
        if (is_agency(frame, candidate)) {
            enti_settle(candidate, ENTI_NOBODY, "alias", "the agency of a dateline");
            continue;
        }
        uint32_t reading = one_reading(frame, candidate);
        if (reading == ENTI_NONE) continue;
        const enti_alias *alias = enti_reading_alias(frame, reading);
        if (enti_type_of(frame, alias->entity) == ENTI_LEADER && has_suffix(frame, candidate))
            enti_settle(candidate, ENTI_NOBODY, "alias", "a suffix makes it another's name");
        else if (!enti_in_date(frame, alias))
            enti_settle(candidate, ENTI_LISTED, "alias", "out of date");
        else if (enti_is_strong(alias))
            enti_count_as(frame, candidate, reading, "alias", "only owner");
    }
    return frame->named_offices.failed ? ENT_NOMEM : ENT_OK;
}
