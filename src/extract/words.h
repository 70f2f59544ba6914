/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reading the words around a place in a text, one by one, and the phrases of a lexicon that they make. */
#ifndef ENTI_EXTRACT_WORDS_H
#define ENTI_EXTRACT_WORDS_H

#include "extract/lexicon.h"

/* A stretch of text that may be read: words beyond it do not exist. */
typedef struct enti_window {
    ent_text text;
    uint32_t begin, end;
} enti_window;

/* What stands between a word and the place it was read from. */
typedef enum enti_joint { ENTI_SPACE, ENTI_LINE_BREAK, ENTI_HYPHEN, ENTI_TOUCHING } enti_joint;

typedef struct enti_word {
    uint32_t begin,
        end; /* without a possessive; with the full stop of an abbreviation, the apostrophe of d' */
    enti_joint joint;
    bool capital;    /* begins with a capital */
    bool possessive; /* 's follows, or an apostrophe after an s */
} enti_word;

/* The word that ends before `at` or begins after it with nothing but blanks or one hyphen between. false:
 * there is none, or something else stands between. Cost: its length. */
bool enti_word_before(enti_word *word, const enti_window *window, uint32_t at);
bool enti_word_after(enti_word *word, const enti_window *window, uint32_t at);

/* Whether a word that begins at `at` begins its sentence (the window), or what is quoted, bracketed or
 * announced in it. */
bool enti_is_first(const enti_window *sentence, uint32_t at);

/* Where a possessive that begins at `at` ends; `at` itself if there is none. */
uint32_t enti_possessive_end(const enti_window *window, uint32_t at);

typedef struct enti_phrase {
    uint32_t begin, end;
    const enti_lexeme *lexeme;
    bool capital; /* its first word begins with a capital */
    bool possessive;
    enti_joint joint;
} enti_phrase;

/* The longest phrase that ends before `at` (begins after it) and has one of the `marks`. Cost: the words that
 * begin like a phrase. */
bool enti_phrase_before(enti_phrase *phrase, const enti_lexicon *lexicon, const enti_window *window,
                        uint32_t at, uint32_t marks);
bool enti_phrase_after(enti_phrase *phrase, const enti_lexicon *lexicon, const enti_window *window,
                       uint32_t at, uint32_t marks);

/* What one word means; NULL: nothing. */
const enti_lexeme *enti_word_means(const enti_lexicon *lexicon, ent_text text, const enti_word *word);

/* Whether `text` begins with two capitals, as PM does. */
bool enti_begins_as_acronym(ent_text text);

#endif
