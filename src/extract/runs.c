/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Capitalised runs: adjacent capitalised words in one line, of which a name may be a part. Comes in: a
 * candidate. Goes out: whether such a word touches it, or whether it stands in the name of an institution.
 *
 *     "the {Chad} Smith Band"      touches right: part of a longer name
 *     "President {Xi} on Friday"   titles, weekdays and months are no part
 *     "the Bank of {Mali}"         begins with an institution before "of"
 *
 * Cost: the words next to the candidate; the first time that a sentence's first word is asked for, once
 * through the text. */
#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "extract/frame.h"

enum { SHORT_WORD = 3, LEAST_TITLE_CASE = 3, LONGEST_INSTITUTION = 8 };

static uint32_t next_point(ent_text text, uint32_t at) {
    size_t next = at;
    enti_utf8_next(text, &next);
    return (uint32_t)next;
}

/* ---- lines in Title Case ---- */

static ent_span line_around(ent_text text, uint32_t at) {
    ent_span line = {at, at};
    while (line.begin > 0 && text.at[line.begin - 1] != '\n') line.begin--;
    line.end = (uint32_t)enti_text_find_byte(text, at, '\n');
    return line;
}

/* Three words or more, no full stop at the end, and no word in small letters but short ones and those of the
 * list. Looks no further than the first that is. */
static bool is_title_case(const enti_frame *frame, ent_span line) {
    ent_text trimmed = enti_text_trim(enti_text_slice(frame->text, line.begin, line.end));
    if (trimmed.len && trimmed.at[trimmed.len - 1] == '.') return false;
    enti_window window = {frame->text, line.begin, line.end};
    size_t words = 0;
    uint32_t at = line.begin;
    while (at < line.end) {
        enti_word word;
        bool read = enti_word_after(&word, &window, at);
        at = read ? word.end : next_point(frame->text, at);
        if (!read) continue;
        words++;
        size_t first = word.begin;
        uint32_t point = enti_utf8_next(frame->text, &first);
        if (word.capital || !enti_is_letter(point) || word.end - word.begin <= SHORT_WORD) continue;
        const enti_lexeme *lexeme = enti_word_means(frame->lexicon, frame->text, &word);
        if (word.joint != ENTI_HYPHEN && !(lexeme && lexeme->marks & ENTI_MARK(FUNCTION))) return false;
    }
    return words >= LEAST_TITLE_CASE;
}

bool enti_in_title_case(enti_frame *frame, uint32_t at) {
    if (!frame->has_line || at < frame->line.begin || at > frame->line.end) {
        frame->line = line_around(frame->text, at);
        frame->line_is_title_case = is_title_case(frame, frame->line);
        frame->has_line = true;
    }
    return frame->line_is_title_case;
}

/* ---- words that stand capitalised inside a sentence ---- */

/* A Bloom filter of two bits a word, in four bits or more a byte of text. */
static bool inner_word(const enti_frame *frame, ent_text word, bool add) {
    unsigned char *bytes = (unsigned char *)frame->inner_words.bytes;
    uint64_t hash = enti_hash64(word, 1), mask = (uint64_t)frame->inner_words.len * 8 - 1;
    bool there = true;
    for (int i = 0; i < 2; i++, hash >>= 32) {
        unsigned char *byte = &bytes[(hash & mask) / 8], bit = (unsigned char)(1u << (hash & 7));
        there &= (*byte & bit) != 0;
        if (add) *byte |= bit;
    }
    return there;
}

/* Whether a word ends at `at`. */
static bool word_ends_at(ent_text text, size_t at) {
    if ((unsigned char)text.at[at - 1] >= 0x80) return enti_is_word(enti_utf8_previous(text, &at));
    return enti_is_alpha(text.at[at - 1]) || enti_is_digit(text.at[at - 1]);
}

/* Words that begin with a capital after another word and a blank, which no first word of a sentence does. */
static void add_inner_words(enti_frame *frame, ent_span line) {
    enti_window window = {frame->text, line.begin, line.end};
    ent_text until = enti_text(frame->text.at, line.end);
    for (size_t at = line.begin; at + 1 < line.end; at++) {
        if (until.at[at] != ' ') continue;
        char first = until.at[at + 1];
        enti_word word;
        if (!enti_is_upper(first) && (unsigned char)first < 0xC3) continue;
        if (at == line.begin || !word_ends_at(until, at)) continue;
        if (enti_word_after(&word, &window, (uint32_t)at + 1) && word.capital)
            inner_word(frame, enti_text_slice(until, word.begin, word.end), true);
    }
}

static bool clear_inner_words(enti_frame *frame) {
    size_t bytes = 4096;
    while (bytes < frame->text.len / 2) bytes *= 2;
    enti_buffer_clear(&frame->inner_words);
    if (!enti_buffer_reserve(&frame->inner_words, bytes)) return false;
    memset(frame->inner_words.bytes, 0, bytes);
    frame->inner_words.len = bytes;
    return true;
}

/* Lines in Title Case say nothing. */
static void find_inner_words(enti_frame *frame) {
    frame->inner_words_known = true;
    if (!clear_inner_words(frame)) return;
    for (uint32_t at = 0; at < frame->text.len;) {
        ent_span line = {at, (uint32_t)enti_text_find_byte(frame->text, at, '\n')};
        if (!is_title_case(frame, line)) add_inner_words(frame, line);
        at = line.end + 1;
    }
}

static bool stands_inside(enti_frame *frame, const enti_word *word) {
    if (!frame->inner_words_known) find_inner_words(frame);
    return !frame->inner_words.failed &&
           inner_word(frame, enti_text_slice(frame->text, word->begin, word->end), false);
}

/* ---- what touches a candidate ---- */

#define NO_PART                                                                                              \
    (ENTI_MARK(TITLES) | ENTI_MARK(CALENDAR) | ENTI_MARK(ARTICLES) | ENTI_MARK(FUNCTION) |                   \
     ENTI_MARK(FORMER) | ENTI_MARK(ACTING) | ENTI_MARK(LEADERS) | ENTI_MARK(HEADS) | ENTI_MARK(GENERIC) |    \
     ENTI_OFFICE | ENTI_STYLE)

/* Whether the candidate's capital is due to its place. */
static bool is_placed(enti_frame *frame, const enti_candidate *candidate) {
    enti_window sentence = enti_sentence_window(frame, candidate->sentence);
    return enti_is_first(&sentence, candidate->begin) || enti_in_title_case(frame, candidate->begin);
}

bool enti_is_particle(enti_frame *frame, size_t i, uint32_t alias) {
    return frame->alias_traits[alias] & ENTI_PARTICLE && is_placed(frame, enti_candidate_at(frame, i));
}

bool enti_may_be_word(enti_frame *frame, size_t i, uint32_t alias) {
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    const enti_word word = {.begin = candidate->begin, .end = candidate->end};
    if (frame->alias_traits[alias] & ENTI_CALENDAR || enti_is_particle(frame, i, alias)) return true;
    if (!(frame->alias_traits[alias] & ENTI_COMMON) || !is_placed(frame, candidate)) return false;
    return !stands_inside(frame, &word);
}

static bool counts(const enti_frame *frame, size_t i) {
    return i < enti_candidate_count(frame) && enti_candidate_at(frame, i)->verdict == ENTI_COUNTS;
}

static bool follows_given_name(const enti_frame *frame, const enti_candidate *candidate,
                               const enti_window *sentence) {
    enti_phrase given;
    return enti_phrase_before(&given, frame->lexicon, sentence, candidate->begin, ENTI_MARK(GIVEN_NAMES)) &&
           given.capital && !given.possessive;
}

static bool touches_left(enti_frame *frame, size_t i, const enti_window *sentence) {
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    enti_word word;
    enti_phrase phrase;
    if (!enti_word_before(&word, sentence, candidate->begin)) return false;
    if (!word.capital || word.possessive || word.joint != ENTI_SPACE) return false;
    if (i && counts(frame, i - 1) && enti_candidate_at(frame, i - 1)->end == word.end) return false;
    if (enti_phrase_before(&phrase, frame->lexicon, sentence, candidate->begin, NO_PART)) return false;
    if (!enti_is_first(sentence, word.begin)) return true;
    return follows_given_name(frame, candidate, sentence) || stands_inside(frame, &word);
}

static bool touches_right(enti_frame *frame, size_t i, const enti_window *sentence) {
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    enti_word word;
    enti_phrase phrase;
    if (!enti_word_after(&word, sentence, candidate->end)) return false;
    if (!word.capital || word.joint != ENTI_SPACE) return false;
    if (counts(frame, i + 1) && enti_candidate_at(frame, i + 1)->begin == word.begin) return false;
    return !enti_phrase_after(&phrase, frame->lexicon, sentence, candidate->end, NO_PART);
}

unsigned enti_run_around(enti_frame *frame, size_t i) {
    enti_candidate *candidate = enti_candidate_at(frame, i);
    if (candidate->run & ENTI_RUN_KNOWN) return candidate->run & ~(unsigned)ENTI_RUN_KNOWN;
    enti_window sentence = enti_sentence_window(frame, candidate->sentence);
    unsigned run = (touches_left(frame, i, &sentence) ? ENTI_RUN_LEFT : 0) |
                   (touches_right(frame, i, &sentence) ? ENTI_RUN_RIGHT : 0);
    if (run && enti_in_title_case(frame, candidate->begin))
        run = run & ENTI_RUN_LEFT && follows_given_name(frame, candidate, &sentence) ? ENTI_RUN_LEFT : 0;
    candidate->run = (uint8_t)(run | ENTI_RUN_KNOWN);
    return run;
}

/* ---- institutions ---- */

/* Whether a blank and perhaps a capital follow `at`: settles most places without reading a word. */
static bool capital_may_follow(const enti_window *sentence, uint32_t at) {
    if (at + 1 >= sentence->end) return false;
    char blank = sentence->text.at[at], first = sentence->text.at[at + 1];
    return (blank == ' ' && (enti_is_upper(first) || enti_is_space(first))) || (unsigned char)blank >= 0x80 ||
           (unsigned char)first >= 0x80;
}

/* The capitalised words after `at` end in one of the institutions' list. */
static bool ends_as_institution(const enti_frame *frame, const enti_window *sentence, uint32_t at) {
    const uint32_t stop = ENTI_MARK(TITLES) | ENTI_MARK(CALENDAR) | ENTI_OFFICE | ENTI_STYLE;
    bool institution = false;
    for (size_t i = 0; i < LONGEST_INSTITUTION; i++) {
        enti_word word;
        enti_phrase phrase;
        if (!enti_word_after(&word, sentence, at) || !word.capital || word.joint != ENTI_SPACE) break;
        if (enti_phrase_after(&phrase, frame->lexicon, sentence, at, stop)) break;
        institution = enti_phrase_after(&phrase, frame->lexicon, sentence, at, ENTI_MARK(INSTITUTIONS));
        at = institution ? phrase.end : word.end;
        if (word.possessive) break;
    }
    return institution;
}

/* An institution's word stands before "of" and the words up to `at`: "Academy of Social Sciences of". A name
 * that was decided ends the walk. */
static bool begins_as_institution(const enti_frame *frame, const enti_window *sentence, size_t i) {
    uint32_t at = enti_candidate_at(frame, i)->begin;
    enti_phrase of, phrase;
    if (!enti_phrase_before(&of, frame->lexicon, sentence, at, ENTI_MARK(OF))) return false;
    at = of.begin;
    bool before_of = true;
    for (size_t n = 0; n < LONGEST_INSTITUTION; n++) {
        enti_word word;
        if (before_of && enti_phrase_before(&phrase, frame->lexicon, sentence, at, ENTI_MARK(INSTITUTIONS)) &&
            phrase.capital)
            return true;
        if (!enti_word_before(&word, sentence, at) || word.joint != ENTI_SPACE || word.possessive)
            return false;
        while (i > 0 && enti_candidate_at(frame, i - 1)->begin > word.begin) i--;
        if (i > 0 && enti_candidate_at(frame, i - 1)->end == word.end) return false;
        const enti_lexeme *lexeme = word.capital ? NULL : enti_word_means(frame->lexicon, frame->text, &word);
        if (!word.capital && !(lexeme && lexeme->marks & (ENTI_MARK(OF) | ENTI_MARK(JOINING)))) return false;
        before_of = lexeme && lexeme->marks & ENTI_MARK(OF);
        at = word.begin;
    }
    return false;
}

bool enti_in_institution(enti_frame *frame, size_t i) {
    const enti_candidate *candidate = enti_candidate_at(frame, i);
    enti_window sentence = enti_sentence_window(frame, candidate->sentence);
    bool inside = (capital_may_follow(&sentence, candidate->end) &&
                   ends_as_institution(frame, &sentence, candidate->end)) ||
                  begins_as_institution(frame, &sentence, i);
    return inside && !enti_in_title_case(frame, candidate->begin);
}
