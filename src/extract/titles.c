/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Titles of office before a name. Comes in: a candidate. Goes out: the nearest title of office to its left,
 * with forms of address between ("President Mr ..."), and the state before it. In a list, a plural title
 * serves each name: "Presidents Putin and Trump". Cost: the words next to it; a list is walked back over at
 * most LONGEST_LIST names. */
#include "extract/frame.h"

enum { LONGEST_LIST = 6, MOST_ADDRESSES = 3 };

bool enti_sense_fits(const enti_frame *frame, const enti_sense *sense, uint32_t of) {
    if (sense->word == ENTI_NONE || of == ENTI_NONE) return true;
    const ent_gazetteer *g = frame->gazetteer;
    const enti_office_word *word = &g->office_words[sense->word];
    bool listed = !word->of.count;
    for (uint32_t i = 0; i < word->of.count; i++) listed |= g->entity_lists[word->of.first + i] == of;
    for (uint32_t i = 0; i < word->not .count; i++) listed &= g->entity_lists[word->not .first + i] != of;
    return listed;
}

bool enti_means_leader(const enti_frame *frame, const enti_lexeme *word, uint32_t of) {
    if (word->marks & ENTI_MARK(LEADERS)) return true;
    return word->marks & ENTI_MARK(HEADS) && frame->gazetteer->entities[of].type != ENTI_STATE;
}

/* The state or organisation whose mention ends where the title begins, before a blank or a possessive. */
static uint32_t state_before(const enti_frame *frame, const enti_window *sentence, size_t i, uint32_t at) {
    while (i > 0 && enti_candidate_at(frame, i - 1)->begin >= at) i--;
    if (i == 0) return ENTI_NONE;
    const enti_candidate *candidate = enti_candidate_at(frame, i - 1);
    enti_word word;
    if (candidate->verdict == ENTI_IGNORED || candidate->verdict == ENTI_NOBODY) return ENTI_NONE;
    if (!enti_word_before(&word, sentence, at) || word.end != candidate->end) return ENTI_NONE;
    uint32_t entity = enti_reading_alias(frame, candidate->first)->entity;
    uint32_t type = enti_type_of(frame, entity);
    bool one = candidate->count == 1 && (type == ENTI_STATE || type == ENTI_ORGANISATION);
    return one ? entity : ENTI_NONE;
}

static bool has_plural(const enti_lexeme *lexeme) {
    for (const enti_sense *sense = lexeme->senses; sense; sense = sense->next)
        if (sense->plural) return true;
    return false;
}

static void note_former(enti_title *title, const enti_frame *frame, const enti_window *sentence) {
    enti_phrase former;
    title->former = enti_phrase_before(&former, frame->lexicon, sentence, title->at.begin, ENTI_MARK(FORMER));
}

/* The title that ends at `at`, over forms of address. */
static bool title_ending(enti_title *title, const enti_frame *frame, const enti_window *sentence, size_t i,
                         uint32_t at) {
    enti_phrase phrase;
    for (int n = 0; n < MOST_ADDRESSES; n++) {
        const uint32_t marks = ENTI_OFFICE | ENTI_STYLE | ENTI_MARK(TITLES);
        if (!enti_phrase_before(&phrase, frame->lexicon, sentence, at, marks) || phrase.possessive)
            return false;
        if (phrase.lexeme->senses) break;
        at = phrase.begin;
    }
    if (!phrase.lexeme->senses) return false;
    *title = (enti_title){.at = {phrase.begin, phrase.end}, .lexeme = phrase.lexeme};
    title->of = state_before(frame, sentence, i, phrase.begin);
    title->plural = has_plural(phrase.lexeme);
    note_former(title, frame, sentence);
    return true;
}

/* Where the name before this one in a list ends: only a comma, a joining word or both stand between. */
static bool listed_before(uint32_t *end, const enti_frame *frame, const enti_window *sentence, uint32_t at) {
    enti_phrase joining;
    bool joined = enti_phrase_before(&joining, frame->lexicon, sentence, at, ENTI_MARK(JOINING));
    if (joined) at = joining.begin;
    uint32_t back = at;
    while (back > sentence->begin && frame->text.at[back - 1] == ' ') back--;
    bool comma = back > sentence->begin && frame->text.at[back - 1] == ',';
    *end = comma ? back - 1 : back;
    return joined || comma;
}

bool enti_title_before(enti_title *title, const enti_frame *frame, size_t i) {
    uint32_t sentence_of = enti_candidate_at(frame, i)->sentence;
    enti_window sentence = enti_sentence_window(frame, sentence_of);
    if (title_ending(title, frame, &sentence, i, enti_candidate_at(frame, i)->begin)) return true;
    for (int n = 0; n < LONGEST_LIST && i > 0; n++, i--) {
        uint32_t end;
        if (!listed_before(&end, frame, &sentence, enti_candidate_at(frame, i)->begin)) return false;
        const enti_candidate *previous = enti_candidate_at(frame, i - 1);
        if (previous->end != end || previous->sentence != sentence_of) return false;
        if (title_ending(title, frame, &sentence, i - 1, previous->begin)) return title->plural;
    }
    return false;
}

bool enti_bears_title(const enti_frame *frame, uint32_t leader, const enti_title *title, bool *held) {
    const ent_gazetteer *g = frame->gazetteer;
    bool bears = false;
    *held = false;
    for (const enti_sense *sense = title->lexeme->senses; sense; sense = sense->next) {
        if (!enti_sense_fits(frame, sense, title->of)) continue;
        if (!enti_holds(g, leader, sense->class, title->of, 0)) continue;
        bears = true;
        *held |= frame->date && enti_holds(g, leader, sense->class, title->of, frame->date);
    }
    return bears;
}
