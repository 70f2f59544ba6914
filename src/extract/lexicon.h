/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What the words around names mean, for one language: each word or phrase of its lists, and each word for an
 * office, under one folded key (lower case, no accents or full stops, one space between words, also for a
 * hyphen), so that one look-up tells all. The beginnings and ends of longer phrases are keys too: reading
 * word by word stops where no phrase goes on. Frozen once built. */
#ifndef ENTI_EXTRACT_LEXICON_H
#define ENTI_EXTRACT_LEXICON_H

#include "base/buffer.h"
#include "gazetteer/gazetteer.h"

/* Marks of a key: one bit a word list, and these. */
#define ENTI_MARK(list) (UINT32_C(1) << ENTI_WORDS_##list)
enum {
    ENTI_OFFICE = 1 << 29, /* a word for an office, as offices.jsonl has it */
    ENTI_STYLE = 1 << 30   /* a title that some office of the gazetteer bears */
};

/* One office that a phrase can mean. */
typedef struct enti_sense {
    uint32_t class;
    uint32_t word; /* in the gazetteer's office_words; ENTI_NONE for a title of some holder */
    bool plural;
    bool capitals; /* only as it is written, in capitals: PM */
    const struct enti_sense *next;
} enti_sense;

typedef struct enti_lexeme {
    ent_text key;
    uint32_t marks;
    uint32_t begins, ends; /* marks of longer phrases that begin, or end, so */
    const enti_sense *senses;
} enti_lexeme;

/* Slots of the table that tells by a word's first two letters what it cannot mean. */
enum { ENTI_BEGINNINGS = 1024 };

typedef struct enti_lexicon {
    const enti_language *language; /* NULL: words for offices alone */
    enti_lexeme *lexemes;          /* [capacity], open addressing; an empty key is a free place */
    size_t count, capacity;
    uint32_t *beginnings; /* [ENTI_BEGINNINGS]: all marks of the keys without a blank that begin so */
} enti_lexicon;

/* Build from the lists of `language` and the offices' words that are of it or of any. Lives in `arena`.
 * Errors: NOMEM. Cost: linear in the words. */
ent_status enti_lexicon_build(enti_lexicon *lexicon, const ent_gazetteer *gazetteer,
                              const enti_language *language, enti_arena *arena);

static inline size_t enti_beginning_of(const char *key, size_t len) {
    unsigned first = len ? (unsigned char)key[0] : 0, second = len > 1 ? (unsigned char)key[1] : 0;
    return (first * 32 + second) % ENTI_BEGINNINGS;
}

/* What a folded key means; NULL: nothing. */
const enti_lexeme *enti_lexicon_find(const enti_lexicon *lexicon, ent_text key);

#endif
