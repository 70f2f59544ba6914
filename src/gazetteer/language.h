/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What is known of a language: lists of words and cue patterns, read from gazetteers/LANG/NAME.txt, so that a
 * language is added without touching C. A list is UTF-8, one entry a line, `#` begins a comment line. */
#ifndef ENTI_GAZETTEER_LANGUAGE_H
#define ENTI_GAZETTEER_LANGUAGE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/hash.h"

/* One row a list: X(name of the constant, file name without .txt). */
#define ENTI_WORD_LISTS(X)                                                                                   \
    X(ABBREVIATIONS, "abbreviations") /* "Gen.", "Jan.": a full stop after them ends no sentence */          \
    X(STARTERS, "sentence-starters")  /* "The", "He", "In": begin a sentence after an abbreviation */        \
    X(REPORTING, "reporting-verbs")   /* "said", "asked": go on with a sentence after a quotation */         \
    X(INSTITUTIONS, "institutions")   /* "University", "News Agency": end a run that is nobody's mention */  \
    X(TITLES, "titles")               /* "Mr", "President", "Foreign Minister": words before a name */       \
    X(CALENDAR, "calendar")           /* months and weekdays */                                              \
    X(ARTICLES, "articles") /* articles, possessives, pronouns before a role: "the", "his", "its" */         \
    X(GENERIC, "generic")   /* "a", "an", "any", "every": make a role general */                             \
    X(FORMER, "former")     /* "former", "ex-", "late", "then", "next" */                                    \
    X(ACTING, "acting")     /* "acting", "interim", "caretaker" */                                           \
    X(BECOMING, "becoming") /* "as", "become", "elected", "named": an office after them is no role */        \
    X(FUNCTION,                                                                                              \
      "function-words")   /* words in lower case inside a name or title: "of", "the", "for", "and" */        \
    X(OF, "of")           /* "of", "of the": join an office to its state */                                  \
    X(JOINING, "joining") /* "and", "or": join two names under one title */                                  \
    X(LEADERS, "leaders") /* "leader", "chief": the offices of a state's `leader` list */                    \
    X(HEADS, "heads") /* "head": the same of an organisation, but not of a state ("over Ukraine's head") */  \
    X(COUNTERPARTS, "counterparts") /* "counterpart": who has the office of the other person */              \
    X(DEPUTIES, "deputies")         /* "deputy", "vice": before an office they make another one */           \
    X(QUALIFIERS, "qualifiers")     /* "new", "visiting": may stand between a state and an office */         \
    X(SUFFIXES, "name-suffixes")    /* "Jr": after a name it makes another person's */                       \
    X(COMMON, "common-words")       /* words that an alias should not be unless weak */                      \
    X(PARTICLES, "name-particles")  /* "van der", "bin": small words inside a person's name */               \
    X(STATE_WORDS, "state-words")   /* "Republic": ends the name of a state, or begins it before "of" */     \
    X(PARTY_WORDS, "party-words")   /* "Front": of a party */                                                \
    X(ORGANISATION_WORDS, "organisation-words") /* "Union": of an organisation */                            \
    X(GIVEN_NAMES, "given-names")                                                                            \
    X(FREQUENT, "frequent-words") /* tells the language of a text */

typedef enum enti_word_list {
#define X(name, file) ENTI_WORDS_##name,
    ENTI_WORD_LISTS(X)
#undef X
        ENTI_WORD_LIST_COUNT
} enti_word_list;

/* A frozen set of words. Entries of several words are kept whole, with single spaces. */
typedef struct enti_words {
    const ent_text *sorted; /* bytewise */
    size_t count;
    size_t most_words;      /* in the longest entry */
    const ent_text *folded; /* the same words, sorted without regard to the case of ASCII letters */
} enti_words;

/* Cue patterns: PCRE2 with `{}` for the alias, one a line in cues.txt / counter-cues.txt, optionally "TYPE:
 * pattern". */
typedef struct enti_cue {
    ent_text pattern;
    ent_text type; /* only for aliases of this type or kind; empty: any */
    bool counter;  /* speaks against */
    const char *file;
    size_t line;
} enti_cue;

typedef struct enti_language {
    ent_text code; /* "en" */
    enti_words words[ENTI_WORD_LIST_COUNT];
    const enti_cue *cues;
    size_t cue_count;
} enti_language;

typedef struct enti_languages {
    const enti_language *at; /* sorted by code */
    size_t count;
} enti_languages;

/* Read every language folder (two or three lower-case letters) below `folder`; a missing list is empty. What
 * was read is added to `hash`. Errors: GAZETTEER, NOMEM. */
ent_status enti_languages_load(enti_languages *languages, const char *folder, enti_arena *arena,
                               enti_sha256 *hash, const ent_sink *sink);
/* The language of a code ("en", "en-GB"), or NULL. */
const enti_language *enti_language_find(const enti_languages *languages, ent_text code);
/* Whether the list holds exactly `words`. */
bool enti_words_have(const enti_words *words, ent_text text);
/* The same, whatever the case of ASCII letters. */
bool enti_words_have_folded(const enti_words *words, ent_text text);

#endif
