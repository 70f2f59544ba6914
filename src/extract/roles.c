/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a candidate that is a state or an organisation. Goes out: the shape of the role around it.
 *
 *     right:  the visiting {British} former prime minister      {Britain}'s prime minister
 *             |   |        |                 office     |
 *             outer, at.begin                          at.end
 *     left:   the prime minister of {Britain}                   le premier ministre {britannique}
 *
 * Cost: the words next to the candidate. */
#include "extract/roles.h"
#include "base/fold.h"
#include "base/utf8.h"

enum { MOST_MODIFIERS = 3, SPLIT_OFFICE = 96 };

#define OFFICES   (ENTI_OFFICE | ENTI_MARK(LEADERS) | ENTI_MARK(HEADS) | ENTI_MARK(COUNTERPARTS))
#define MODIFIERS (ENTI_MARK(QUALIFIERS) | ENTI_MARK(FORMER) | ENTI_MARK(ACTING))

/* What is being read: a shape, its sentence, and the place of its candidate. */
typedef struct reader {
    enti_frame *frame;
    const enti_lexicon *lexicon;
    enti_window sentence;
    size_t candidate;
    enti_shape *shape;
} reader;

/* A hyphen with a letter after it: president-elect, Chinese-backed. */
static bool goes_on_with_hyphen(const reader *r, uint32_t at) {
    enti_word word;
    return enti_word_after(&word, &r->sentence, at) && word.joint == ENTI_HYPHEN;
}

/* Whether the word can mean one office of the state, and not several. */
static bool is_singular(const reader *r, const enti_lexeme *office) {
    if (enti_means_leader(r->frame, office, r->shape->state) || office->marks & ENTI_MARK(COUNTERPARTS))
        return true;
    for (const enti_sense *sense = office->senses; sense; sense = sense->next)
        if (sense->word != ENTI_NONE && !sense->plural && enti_sense_fits(r->frame, sense, r->shape->state))
            return true;
    return false;
}

static bool is_office(const reader *r, const enti_phrase *phrase) {
    const enti_lexeme *office = phrase->lexeme;
    if (!(office->marks & OFFICES) || !is_singular(r, office)) return false;
    ent_text text = enti_text_slice(r->frame->text, phrase->begin, phrase->end);
    for (const enti_sense *sense = office->senses; sense; sense = sense->next)
        if (!sense->capitals || enti_begins_as_acronym(text)) return true;
    return !office->senses;
}

static void note_modifier(enti_shape *shape, uint32_t marks) {
    shape->former |= (marks & ENTI_MARK(FORMER)) != 0;
    shape->acting |= (marks & ENTI_MARK(ACTING)) != 0;
}

/* The office after the state, over "new", "former", "acting". */
static bool find_right(reader *r) {
    uint32_t at = enti_possessive_end(&r->sentence, r->shape->at.end);
    enti_phrase phrase, of;
    for (int n = 0; n <= MOST_MODIFIERS; n++) {
        if (!enti_phrase_after(&phrase, r->lexicon, &r->sentence, at, OFFICES | MODIFIERS)) return false;
        bool joined = phrase.joint == ENTI_HYPHEN && n && r->shape->former;
        if (phrase.joint == ENTI_TOUCHING || (phrase.joint == ENTI_HYPHEN && !joined)) return false;
        if (phrase.lexeme->marks & OFFICES) break;
        note_modifier(r->shape, phrase.lexeme->marks);
        at = phrase.end;
    }
    if (!is_office(r, &phrase) || goes_on_with_hyphen(r, phrase.end)) return false;
    if (enti_phrase_after(&of, r->lexicon, &r->sentence, phrase.end, ENTI_MARK(OF)) &&
        of.joint != ENTI_HYPHEN)
        return false;
    r->shape->office = phrase.lexeme;
    r->shape->at.end = phrase.end;
    return true;
}

/* Whether the state after an office goes on: "of China's banks", "of China Railway", "of China-based". */
static bool state_goes_on(const reader *r) {
    const enti_candidate *candidate = enti_candidate_at(r->frame, r->candidate);
    enti_word word;
    enti_phrase calendar;
    if (enti_possessive_end(&r->sentence, candidate->end) != candidate->end) return true;
    if (!enti_word_after(&word, &r->sentence, candidate->end)) return false;
    if (word.joint == ENTI_HYPHEN) return true;
    return word.capital &&
           !enti_phrase_after(&calendar, r->lexicon, &r->sentence, candidate->end, ENTI_MARK(CALENDAR));
}

/* A demonym in small letters follows its noun, in the languages that write it so. */
static bool follows_its_noun(const reader *r, const enti_alias *alias) {
    size_t at = enti_candidate_at(r->frame, r->candidate)->begin;
    return alias->kind == ENT_DEMONYM && !enti_is_capital(enti_utf8_next(r->frame->text, &at));
}

/* The office before the state: joined by "of", or right before a demonym that follows its noun. */
static bool find_left(reader *r, const enti_alias *alias) {
    uint32_t at = r->shape->at.begin;
    enti_phrase phrase;
    if (follows_its_noun(r, alias))
        ;
    else if (alias->kind != ENT_DEMONYM &&
             enti_phrase_before(&phrase, r->lexicon, &r->sentence, at, ENTI_MARK(OF)))
        at = phrase.begin;
    else
        return false;
    const uint32_t offices = follows_its_noun(r, alias) ? OFFICES : OFFICES & ~ENTI_MARK(COUNTERPARTS);
    if (!enti_phrase_before(&phrase, r->lexicon, &r->sentence, at, offices)) return false;
    if (phrase.possessive || !is_office(r, &phrase) || state_goes_on(r)) return false;
    r->shape->office = phrase.lexeme;
    r->shape->at.begin = phrase.begin;
    return true;
}

/* "the top Chinese diplomat", "the deputy British prime minister": the word before the state belongs to the
 * office. */
static void take_split_office(reader *r) {
    char key[SPLIT_OFFICE];
    enti_word word;
    ent_text office = r->shape->office->key;
    if (!enti_word_before(&word, &r->sentence, r->shape->at.begin) || word.joint != ENTI_SPACE) return;
    size_t len = word.end - word.begin;
    if (word.possessive || len + 1 + office.len > sizeof key) return;
    for (size_t i = 0; i < len; i++) key[i] = enti_to_lower(r->frame->text.at[word.begin + i]);
    key[len] = ' ';
    memcpy(key + len + 1, office.at, office.len);
    const enti_lexeme *whole = enti_lexicon_find(r->lexicon, enti_text(key, len + 1 + office.len));
    if (!whole || !(whole->marks & ENTI_OFFICE) || !is_singular(r, whole)) return;
    r->shape->office = whole;
    r->shape->at.begin = word.begin;
}

/* Read what stands left of the role: an article or pronoun at most three modifiers away. false: there is no
 * role ("a British prime minister", "deputy British prime minister", "Sino-British"). */
static bool read_modifiers(reader *r) {
    const uint32_t all = MODIFIERS | ENTI_MARK(ARTICLES) | ENTI_MARK(GENERIC) | ENTI_MARK(DEPUTIES);
    enti_shape *shape = r->shape;
    uint32_t at = shape->outer = shape->at.begin;
    for (int n = 0; n <= MOST_MODIFIERS; n++) {
        enti_word word;
        if (!enti_word_before(&word, &r->sentence, at) || word.possessive) break;
        const enti_lexeme *lexeme = enti_word_means(r->lexicon, r->frame->text, &word);
        uint32_t marks = lexeme ? lexeme->marks & all : 0;
        if (word.joint == ENTI_HYPHEN && at == shape->at.begin && !(marks & ENTI_MARK(FORMER))) return false;
        if (marks & ENTI_MARK(GENERIC) || (marks & ENTI_MARK(DEPUTIES) && at == shape->at.begin))
            return false;
        if (marks & ENTI_MARK(ARTICLES)) {
            shape->outer = word.begin;
            shape->at.begin = at;
            break;
        }
        if (!marks && (word.capital || (lexeme && lexeme->marks & ENTI_MARK(FUNCTION)))) break;
        note_modifier(shape, marks);
        at = word.begin;
    }
    return true;
}

/* ---- all of it ---- */

static bool after_becoming(const reader *r) {
    enti_phrase phrase;
    return enti_phrase_before(&phrase, r->lexicon, &r->sentence, r->shape->outer, ENTI_MARK(BECOMING));
}

static bool is_countered(const reader *r) {
    const ent_text types[2] = {ENTI_TEXT("role"), ENTI_TEXT("role")};
    return enti_cue_fits(r->frame->cues, r->frame->cue_scratch, r->frame->text, r->shape->at, true, types);
}

/* The one reading, or the one whose entity the article mentions elsewhere ("Congolese"); NULL: several. */
static const enti_alias *reading_of(const enti_frame *frame, const enti_candidate *candidate) {
    const enti_alias *one = enti_reading_alias(frame, candidate->first);
    if (candidate->count == 1) return one;
    one = NULL;
    for (uint32_t r = candidate->first; r < candidate->first + candidate->count; r++) {
        const enti_alias *alias = enti_reading_alias(frame, r);
        if (!enti_mentioned(frame, alias->entity)) continue;
        if (one) return NULL;
        one = alias;
    }
    return one;
}

bool enti_role_shape(enti_shape *shape, enti_frame *frame, size_t i) {
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    if (candidate->verdict == ENTI_IGNORED || candidate->verdict == ENTI_NOBODY) return false;
    const enti_alias *alias = reading_of(frame, candidate);
    if (!alias) return false;
    uint32_t type = enti_type_of(frame, alias->entity);
    if (type != ENTI_STATE && type != ENTI_ORGANISATION) return false;
    if (alias->kind != ENT_NAME && alias->kind != ENT_ACRONYM && alias->kind != ENT_DEMONYM) return false;
    enti_shape found = {.at = {candidate->begin, candidate->end}, .state = alias->entity};
    reader r = {frame, frame->lexicon, enti_sentence_window(frame, candidate->sentence), i, &found};
    if (!find_right(&r) && !find_left(&r, alias)) return false;
    if (enti_run_around(frame, i) & ENTI_RUN_LEFT) return false;
    if (found.at.begin == candidate->begin) take_split_office(&r);
    if (!read_modifiers(&r) || after_becoming(&r) || enti_name_beside(frame, i, &found)) return false;
    if (is_countered(&r)) return false;
    *shape = found;
    return true;
}
