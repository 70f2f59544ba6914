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

enum {
    MOST_MODIFIERS = 3,
    LONGEST_BRACKET = 64,
    MOST_TITLES = 8,
    LONGEST_APPOSITION = 20,
    SPLIT_OFFICE = 96
};

#define OFFICES   (ENTI_OFFICE | ENTI_MARK(LEADERS) | ENTI_MARK(COUNTERPARTS))
#define MODIFIERS (ENTI_MARK(QUALIFIERS) | ENTI_MARK(FORMER) | ENTI_MARK(ACTING))

/* What is being read: a shape, its sentence, and the place of its candidate. */
typedef struct reader {
    enti_frame *frame;
    const enti_lexicon *lexicon;
    enti_window sentence;
    size_t candidate;
    enti_shape *shape;
} reader;

static uint32_t skip_blanks(const reader *r, uint32_t at) {
    while (at < r->sentence.end && enti_is_space(r->sentence.text.at[at])) at++;
    return at;
}

static char byte_at(const reader *r, uint32_t at) {
    return at < r->sentence.end ? r->sentence.text.at[at] : '\0';
}

static uint32_t skip_blanks_back(const reader *r, uint32_t at) {
    while (at > r->sentence.begin && enti_is_space(r->sentence.text.at[at - 1])) at--;
    return at;
}

static char byte_before(const reader *r, uint32_t at) {
    return at > r->sentence.begin ? r->sentence.text.at[at - 1] : '\0';
}

/* A hyphen with a letter after it: president-elect, Chinese-backed. */
static bool goes_on_with_hyphen(const reader *r, uint32_t at) {
    enti_word word;
    return enti_word_after(&word, &r->sentence, at) && word.joint == ENTI_HYPHEN;
}

/* Whether the word can mean one office of the state, and not several. */
static bool is_singular(const reader *r, const enti_lexeme *office) {
    if (office->marks & (ENTI_MARK(LEADERS) | ENTI_MARK(COUNTERPARTS))) return true;
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

/* ---- names beside it ---- */

/* Whether a leader may be whom the role describes: not known to belong to another state. Organisations take
 * their heads from any. */
static bool may_belong(const enti_frame *frame, uint32_t leader, uint32_t state) {
    const ent_gazetteer *g = frame->gazetteer;
    const enti_entity *entity = &g->entities[leader];
    if (g->entities[state].type == ENTI_ORGANISATION) return true;
    for (uint32_t i = 0; i < entity->states.count; i++)
        if (g->links[entity->states.first + i].entity == state) return true;
    for (uint32_t i = 0; i < entity->offices.count; i++)
        if (enti_office_home(g, &g->offices[entity->offices.first + i]) == state) return true;
    return !entity->states.count && !entity->offices.count;
}

static bool may_bear(const reader *r, const enti_candidate *candidate) {
    for (uint32_t i = candidate->first; i < candidate->first + candidate->count; i++) {
        uint32_t entity = enti_reading_alias(r->frame, i)->entity;
        if (enti_type_of(r->frame, entity) == ENTI_LEADER && may_belong(r->frame, entity, r->shape->state))
            return true;
    }
    return false;
}

/* The candidate that begins at `begin`, from the role's on; NULL: none. */
static const enti_candidate *candidate_from(const reader *r, uint32_t begin) {
    for (size_t i = r->candidate; i < enti_candidate_count(r->frame); i++) {
        const enti_candidate *candidate = enti_candidate_at(r->frame, i);
        if (candidate->begin >= begin) return candidate->begin == begin ? candidate : NULL;
    }
    return NULL;
}

static const enti_candidate *candidate_until(const reader *r, uint32_t end) {
    for (size_t i = r->candidate; i-- > 0;) {
        const enti_candidate *candidate = enti_candidate_at(r->frame, i);
        if (candidate->end <= end) return candidate->end == end ? candidate : NULL;
    }
    return NULL;
}

/* Step over a short bracket; `*named` if the name stands in it. */
static uint32_t skip_bracket(const reader *r, uint32_t at, bool *named) {
    uint32_t open = skip_blanks(r, at), close = open;
    if (byte_at(r, open) != '(') return at;
    const enti_candidate *candidate = candidate_from(r, skip_blanks(r, open + 1));
    *named |= candidate && may_bear(r, candidate);
    while (close < r->sentence.end && close - open < LONGEST_BRACKET && byte_at(r, close) != ')') close++;
    return byte_at(r, close) == ')' ? close + 1 : at;
}

static bool is_closed(const reader *r, uint32_t at) {
    at = skip_blanks(r, at);
    char byte = byte_at(r, at);
    return byte == '\0' || byte == ',' || byte == '.' || byte == ')' || byte == ';' || byte == ':';
}

/* An unknown name from `at` on: capitalised words; after a comma only if the clause ends with it. */
static bool stranger_after(const reader *r, uint32_t at, bool comma) {
    enti_word word;
    enti_phrase calendar;
    if (!enti_word_after(&word, &r->sentence, at) || !word.capital || word.joint == ENTI_HYPHEN) return false;
    if (enti_phrase_after(&calendar, r->lexicon, &r->sentence, at, ENTI_MARK(CALENDAR) | ENTI_MARK(FUNCTION)))
        return false;
    const enti_candidate *candidate = candidate_from(r, word.begin);
    if (candidate && candidate->verdict != ENTI_NOBODY) return false;
    if (enti_in_title_case(r->frame, word.begin)) return false;
    if (!comma) return true;
    while (enti_word_after(&word, &r->sentence, at) && word.capital) at = word.end;
    return is_closed(r, at);
}

/* Step over titles, and over what joins one to the next: "and", a state, a party. */
static uint32_t skip_titles(const reader *r, uint32_t at) {
    const uint32_t titles = ENTI_MARK(TITLES) | ENTI_MARK(LEADERS) | ENTI_OFFICE | ENTI_STYLE;
    enti_phrase phrase;
    uint32_t past = at;
    for (int n = 0; n < MOST_TITLES; n++) {
        const enti_candidate *candidate = candidate_from(r, skip_blanks(r, past));
        bool home =
            candidate &&
            enti_type_of(r->frame, enti_reading_alias(r->frame, candidate->first)->entity) != ENTI_LEADER;
        if (enti_phrase_after(&phrase, r->lexicon, &r->sentence, past, titles))
            at = past = phrase.end;
        else if (enti_phrase_after(&phrase, r->lexicon, &r->sentence, past, ENTI_MARK(JOINING)))
            past = phrase.end;
        else if (home)
            past = candidate->end;
        else
            break;
    }
    return at;
}

static bool name_after(const reader *r) {
    bool named = false;
    uint32_t at = skip_bracket(r, r->shape->at.end, &named);
    bool comma = byte_at(r, at) == ',';
    if (named) return true;
    at = skip_titles(r, comma ? at + 1 : at);
    const enti_candidate *candidate = candidate_from(r, skip_blanks(r, at));
    return (candidate && may_bear(r, candidate)) || stranger_after(r, at, comma);
}

/* An unknown name of two words or more before a comma, where the role ends its clause. */
static bool stranger_before(const reader *r, uint32_t at) {
    size_t words = 0;
    if (!is_closed(r, r->shape->at.end) || enti_in_title_case(r->frame, at)) return false;
    for (uint32_t end = at; end > r->sentence.begin;) {
        uint32_t begin = end;
        while (begin > r->sentence.begin && !enti_is_space(r->sentence.text.at[begin - 1])) begin--;
        size_t next = begin;
        if (begin == end || !enti_is_capital(enti_utf8_next(r->sentence.text, &next))) break;
        if (candidate_until(r, end)) return false;
        words++;
        end = skip_blanks_back(r, begin);
    }
    return words > 1;
}

/* Step back over one piece of an apposition: a title, a state or party, a bracket, a capitalised word or a
 * function word, with a comma after it or none. `at` itself: none stands there. */
static uint32_t piece_before(const reader *r, uint32_t at) {
    const uint32_t pieces =
        ENTI_MARK(FUNCTION) | ENTI_MARK(JOINING) | ENTI_MARK(TITLES) | ENTI_OFFICE | ENTI_STYLE;
    uint32_t end = skip_blanks_back(r, at);
    if (byte_before(r, end) == ')') {
        while (end > r->sentence.begin && byte_before(r, end) != '(' && at - end < LONGEST_BRACKET) end--;
        return byte_before(r, end) == '(' ? end - 1 : at;
    }
    const enti_candidate *candidate = candidate_until(r, end);
    enti_phrase phrase;
    enti_word word;
    if (candidate) return candidate->begin;
    if (enti_phrase_before(&phrase, r->lexicon, &r->sentence, at, pieces)) return phrase.begin;
    return enti_word_before(&word, &r->sentence, at) && word.capital ? word.begin : at;
}

/* "NAME, General Secretary of the Central Committee and {Chinese} President": a further title of a name that
 * stands before a comma. */
static bool name_before_titles(const reader *r) {
    enti_phrase joining;
    uint32_t at = r->shape->outer;
    if (!enti_phrase_before(&joining, r->lexicon, &r->sentence, at, ENTI_MARK(JOINING))) return false;
    at = joining.begin;
    for (int n = 0; n < LONGEST_APPOSITION; n++) {
        uint32_t end = skip_blanks_back(r, at);
        bool comma = byte_before(r, end) == ',';
        if (comma) at = end - 1;
        const enti_candidate *candidate = candidate_until(r, skip_blanks_back(r, at));
        if (candidate && may_bear(r, candidate)) return comma && n > 0;
        uint32_t before = piece_before(r, at);
        if (before == at) return false;
        at = before;
    }
    return false;
}

static bool name_before(const reader *r) {
    uint32_t at = skip_blanks_back(r, r->shape->outer);
    char byte = byte_before(r, at);
    bool comma = byte == ',', bracket = byte == '(';
    if (comma || bracket) at = skip_blanks_back(r, at - 1);
    const enti_candidate *candidate = candidate_until(r, at);
    if (candidate) return may_bear(r, candidate);
    return (comma && stranger_before(r, at)) || name_before_titles(r);
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

/* "Bank of China Australia chief": the state goes on a name that was ignored. */
static bool follows_ignored(const reader *r) {
    if (!r->candidate) return false;
    const enti_candidate *before = enti_candidate_at(r->frame, r->candidate - 1);
    uint32_t begin = enti_candidate_at(r->frame, r->candidate)->begin;
    return before->verdict == ENTI_IGNORED && skip_blanks(r, before->end) == begin;
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
    if (enti_run_around(frame, i) & ENTI_RUN_LEFT || follows_ignored(&r)) return false;
    if (found.at.begin == candidate->begin) take_split_office(&r);
    if (!read_modifiers(&r) || after_becoming(&r) || name_after(&r) || name_before(&r)) return false;
    if (is_countered(&r)) return false;
    *shape = found;
    return true;
}
