/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rule short: a part of a leader's name. Comes in: open candidates with a short reading. Goes out: one counts
 * where its leader is named in full in the article and no other owner is, where a title of an office of the
 * leader's stands before it (from then on, and in the headline, as if named in full), or where its only owner
 * is in office and at home in the article. With initials between the first name and it, it is the full name.
 * One in a longer name, or that is an ordinary word by its place, is nobody's; a stranger's full name takes
 * the alias while it stands nearer before. Cost: linear, the words next to each candidate. */
#include "extract/frame.h"

enum { MOST_INITIALS = 2 };

/* ---- first walk: longer names that hold a short alias ---- */

/* A stranger's name: "Li Haidong" goes on after an alias that leads its leader's name, "Melania Trump" stands
 * before one that ends it; "Trump Tower" is no person. */
static bool is_strangers(const enti_frame *frame, uint32_t alias, unsigned run) {
    return run & (frame->alias_traits[alias] & ENTI_LEADS ? ENTI_RUN_RIGHT : ENTI_RUN_LEFT);
}

static void note_run(enti_frame *frame, enti_candidate *candidate, unsigned run) {
    bool stranger = false;
    for (uint32_t r = candidate->first; r < candidate->first + candidate->count; r++) {
        uint32_t alias = enti_reading_alias_index(frame, r);
        enti_usage_of(frame, alias)->in_run = true;
        stranger |= is_strangers(frame, alias, run);
    }
    enti_settle(candidate, ENTI_NOBODY, "short", stranger ? "a stranger's name" : "in a longer name");
}

/* Where the leader's full name begins if only initials stand between its first word and this last one:
 * "Vladimir V. Putin"; UINT32_MAX: it does not. */
static uint32_t name_begin(const enti_frame *frame, const enti_candidate *candidate, uint32_t reading) {
    const enti_alias *alias = enti_reading_alias(frame, reading);
    ent_text name = frame->gazetteer->entities[alias->entity].name;
    enti_window sentence = enti_sentence_window(frame, candidate->sentence);
    enti_word word;
    uint32_t at = candidate->begin;
    for (int initials = 0; enti_word_before(&word, &sentence, at); initials++) {
        if (!word.capital || word.possessive || word.joint != ENTI_SPACE) break;
        at = word.begin;
        if (word.end - word.begin == 2 && frame->text.at[word.end - 1] == '.' && initials < MOST_INITIALS)
            continue;
        ent_text first = enti_text_slice(frame->text, word.begin, word.end);
        bool whole = initials > 0 && enti_text_starts(name, first) && name.len > first.len &&
                     name.at[first.len] == ' ' && enti_text_ends(name, alias->text);
        return whole ? word.begin : UINT32_MAX;
    }
    return UINT32_MAX;
}

/* Take in the candidates from `begin` to candidate `i`. false: one of them counts. */
static bool cover_from(enti_frame *frame, size_t i, uint32_t begin) {
    size_t first = i;
    while (first > 0 && enti_candidate_at(frame, first - 1)->end > begin) first--;
    for (size_t k = first; k < i; k++)
        if (enti_candidate_at(frame, k)->verdict == ENTI_COUNTS) return false;
    for (size_t k = first; k < i; k++) enti_candidate_at(frame, k)->covered = true;
    return true;
}

/* Count a name with initials as a full one. false: it is none, or several leaders'. */
static bool count_initialled(enti_frame *frame, size_t i) {
    enti_candidate *candidate = enti_candidate_at(frame, i);
    uint32_t one = ENTI_NONE, begin = 0;
    for (uint32_t r = candidate->first; r < candidate->first + candidate->count; r++) {
        uint32_t at = name_begin(frame, candidate, r);
        if (at == UINT32_MAX) continue;
        if (one != ENTI_NONE) return false;
        one = r;
        begin = at;
    }
    if (one == ENTI_NONE || !cover_from(frame, i, begin)) return false;
    enti_count_as(frame, candidate, one, "short", "the full name with initials");
    candidate->begin = begin;
    candidate->kind = ENT_NAME;
    enti_name_leader(frame, candidate->entity, 0);
    return true;
}

/* Speaks against an alias that is also an ordinary word: "in May", "May 9". */
static bool is_countered(const enti_frame *frame, const enti_candidate *candidate, uint32_t reading) {
    const enti_alias *alias = enti_reading_alias(frame, reading);
    uint8_t traits = frame->alias_traits[enti_reading_alias_index(frame, reading)];
    if (!alias->weak && !(traits & (ENTI_CALENDAR | ENTI_COMMON))) return false;
    const ent_text types[2] = {frame->gazetteer->types[enti_type_of(frame, alias->entity)],
                               ENTI_TEXT("short")};
    return enti_cue_fits(frame->cues, frame->cue_scratch, frame->text,
                         (ent_span){candidate->begin, candidate->end}, true, types);
}

/* "King Abdullah" names no leader called King. */
static bool is_title_of_next(const enti_frame *frame, const enti_candidate *candidate) {
    enti_window sentence = enti_sentence_window(frame, candidate->sentence);
    enti_word next;
    return frame->alias_traits[enti_reading_alias_index(frame, candidate->first)] & ENTI_TITLE &&
           enti_word_after(&next, &sentence, candidate->end) && next.capital && next.joint == ENTI_SPACE;
}

static void find_runs(enti_frame *frame) {
    for (size_t i = 0; i < enti_candidate_count(frame); i++) {
        enti_candidate *candidate = enti_candidate_at(frame, i);
        if (candidate->verdict != ENTI_OPEN || !candidate->all_short || candidate->covered) continue;
        unsigned run = enti_run_around(frame, i);
        if (run == ENTI_RUN_LEFT && count_initialled(frame, i)) continue;
        if (run)
            note_run(frame, candidate, run);
        else if (is_countered(frame, candidate, candidate->first))
            enti_settle(candidate, ENTI_NOBODY, "short", "an ordinary word");
        else if (is_title_of_next(frame, candidate))
            enti_settle(candidate, ENTI_NOBODY, "short", "a title");
    }
}

/* ---- second walk: who is meant ---- */

/* The reading whose leader bears the title before the candidate, holders on the date first; ENTI_NONE: none,
 * or several. */
static uint32_t titled_reading(const enti_frame *frame, enti_candidate *candidate, const enti_title *title) {
    uint32_t held = ENTI_NONE, borne = ENTI_NONE;
    size_t holders = 0, bearers = 0;
    for (uint32_t r = candidate->first; r < candidate->first + candidate->count; r++) {
        const enti_alias *alias = enti_reading_alias(frame, r);
        bool holds;
        if (enti_type_of(frame, alias->entity) != ENTI_LEADER || !enti_in_date(frame, alias)) continue;
        if (!enti_bears_title(frame, alias->entity, title, &holds)) continue;
        bearers++;
        borne = r;
        if (!holds) continue;
        holders++;
        held = r;
    }
    if (holders == 1 && !title->former) return held;
    return bearers == 1 ? borne : ENTI_NONE;
}

/* Where a naming must stand, or begin, to be of use for the candidate: before it; anywhere for a headline. */
static uint32_t reach_of(const enti_frame *frame, const enti_candidate *candidate) {
    const enti_rows *sentences = &frame->layout->sentences;
    bool headline = candidate->sentence < sentences->count &&
                    ENTI_ROWS_AT(sentences, enti_sentence, candidate->sentence)->zone == ENT_TITLE;
    return headline ? UINT32_MAX - 1 : candidate->begin;
}

/* The reading whose leader is named at the candidate, if it is the only one. `several`: more than one is. */
static uint32_t named_reading(const enti_frame *frame, const enti_candidate *candidate, bool *several) {
    uint32_t one = ENTI_NONE, reach = reach_of(frame, candidate);
    *several = false;
    for (uint32_t r = candidate->first; r < candidate->first + candidate->count; r++) {
        const enti_alias *alias = enti_reading_alias(frame, r);
        if (enti_known(frame, alias->entity)->named_from > reach) continue;
        *several = one != ENTI_NONE;
        if (*several) return ENTI_NONE;
        one = r;
    }
    return one;
}

/* The only owner, in office on the date and with a state or party that the article mentions. */
static bool is_at_home(enti_frame *frame, size_t i) {
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    const enti_alias *alias = enti_reading_alias(frame, candidate->first);
    uint32_t index = enti_reading_alias_index(frame, candidate->first);
    return candidate->count == 1 && !alias->weak && enti_in_date(frame, alias) &&
           !enti_usage_of(frame, index)->in_run && !enti_may_be_word(frame, i, index) &&
           enti_holds_any(frame->gazetteer, alias->entity, frame->date) &&
           enti_home_mentioned(frame, alias->entity);
}

static bool stranger_is_nearer(const enti_frame *frame, uint32_t reading) {
    uint32_t stranger = enti_usage_of(frame, enti_reading_alias_index(frame, reading))->last_stranger;
    return stranger > enti_known(frame, enti_reading_alias(frame, reading)->entity)->last_full;
}

static void decide(enti_frame *frame, size_t i) {
    enti_candidate *candidate = enti_candidate_at(frame, i);
    enti_title title;
    uint32_t reading = ENTI_NONE;
    if (enti_title_before(&title, frame, i)) reading = titled_reading(frame, candidate, &title);
    if (reading != ENTI_NONE) {
        enti_count_as(frame, candidate, reading, "short", "titled");
        candidate->because_of = title.at;
        enti_name_leader(frame, candidate->entity, candidate->begin);
        return;
    }
    if (enti_is_particle(frame, i, enti_reading_alias_index(frame, candidate->first))) {
        enti_settle(candidate, ENTI_NOBODY, "short", "an ordinary word");
        return;
    }
    bool several;
    reading = named_reading(frame, candidate, &several);
    if (reading != ENTI_NONE && stranger_is_nearer(frame, reading))
        enti_settle(candidate, ENTI_NOBODY, "short", "a stranger of that name stands nearer before");
    else if (reading != ENTI_NONE)
        enti_count_as(frame, candidate, reading, "short", "named in full");
    else if (!several && is_at_home(frame, i))
        enti_count_as(frame, candidate, candidate->first, "short", "in office, and at home in the article");
    else if (!several && enti_may_be_word(frame, i, enti_reading_alias_index(frame, candidate->first)))
        enti_settle(candidate, ENTI_NOBODY, "short", "an ordinary word");
}

/* Remember, from left to right, where strangers and leaders were last named. */
static void follow(enti_frame *frame, const enti_candidate *candidate) {
    bool stranger = candidate->verdict == ENTI_NOBODY && candidate->all_short;
    for (uint32_t r = candidate->first; stranger && r < candidate->first + candidate->count; r++) {
        uint32_t alias = enti_reading_alias_index(frame, r);
        if (is_strangers(frame, alias, candidate->run))
            enti_usage_of(frame, alias)->last_stranger = candidate->begin + 1;
    }
    if (candidate->verdict != ENTI_COUNTS || enti_type_of(frame, candidate->entity) != ENTI_LEADER) return;
    enti_knowledge *known = enti_known(frame, candidate->entity);
    if (candidate->kind != ENT_SHORT || known->named_from == candidate->begin)
        known->last_full = candidate->begin + 1;
}

ent_status enti_rule_short(enti_frame *frame) {
    find_runs(frame);
    size_t titles = 0; /* candidates of headlines, which wait for what the text says */
    for (size_t i = 0; i < enti_candidate_count(frame); i++) {
        enti_candidate *candidate = enti_candidate_at(frame, i);
        if (candidate->verdict == ENTI_OPEN && candidate->all_short && !candidate->covered) decide(frame, i);
        follow(frame, candidate);
        if (reach_of(frame, candidate) != candidate->begin) titles = i + 1;
    }
    for (size_t i = 0; i < titles; i++) {
        const enti_candidate *candidate = enti_candidate_at(frame, i);
        if (candidate->verdict == ENTI_OPEN && candidate->all_short && !candidate->covered) decide(frame, i);
    }
    return frame->named_offices.failed ? ENT_NOMEM : ENT_OK;
}
