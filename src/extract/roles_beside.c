/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: the shape of a role. Goes out: whether the name of its bearer stands beside it, so that the role
 * is a title or an apposition and no mention of its own.
 *
 *     {British} Prime Minister Keir Starmer        Keir Starmer, the {British} prime minister,
 *     the {Russian} president (Putin)              Xi, General Secretary of the Party and {Chinese} President
 *
 * Only blanks, a comma, brackets and titles lie between; a name that is known to belong to another state is
 * none. Cost: the words next to the role, up to limits. */
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/roles.h"

enum { LONGEST_BRACKET = 64, MOST_TITLES = 8, LONGEST_APPOSITION = 20 };

/* What is being read: a shape, its sentence, and the place of its candidate. */
typedef struct reader {
    enti_frame *frame;
    const enti_lexicon *lexicon;
    enti_window sentence;
    size_t candidate;
    const enti_shape *shape;
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
    const uint32_t titles =
        ENTI_MARK(TITLES) | ENTI_MARK(LEADERS) | ENTI_MARK(HEADS) | ENTI_OFFICE | ENTI_STYLE;
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

/* "Bank of China Australia chief": the state goes on a name that was ignored. */
static bool follows_ignored(const reader *r) {
    if (!r->candidate) return false;
    const enti_candidate *before = enti_candidate_at(r->frame, r->candidate - 1);
    uint32_t begin = enti_candidate_at(r->frame, r->candidate)->begin;
    return before->verdict == ENTI_IGNORED && skip_blanks(r, before->end) == begin;
}

bool enti_name_beside(enti_frame *frame, size_t i, const enti_shape *shape) {
    uint32_t sentence = enti_candidate_at(frame, i)->sentence;
    const reader r = {frame, frame->lexicon, enti_sentence_window(frame, sentence), i, shape};
    return follows_ignored(&r) || name_after(&r) || name_before(&r);
}
