/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Capitalised sequences that no mention covers: what may be a name. */
#ifndef ENTI_EXTRACT_NAMES_H
#define ENTI_EXTRACT_NAMES_H

#include "extract/lexicon.h"
#include "extract/matcher.h"

typedef struct enti_name {
    ent_span at;
    size_t words;
    uint32_t head;  /* marks of the word that says what it is: the one before "of", else the last */
    uint32_t state; /* entity of the nearest mention of a state in the sentence, or ENTI_NONE */
    bool first;     /* begins a sentence, so that its capital says nothing */
    bool titled;    /* the title of an office stands before it */
} enti_name;

/* What a document is read with. */
typedef struct enti_names {
    const ent_gazetteer *gazetteer;
    const enti_lexicon *lexicon;
    const enti_hits *hits; /* of its text: matches of `ignore` rows are stepped over */
} enti_names;

/* Call `each` for every sequence in the sentences of the body, in order. Lines in Title Case have none, and
 * what touches a mention is a part of something else. Cost: linear in the text. */
void enti_names_find(const enti_names *names, const ent_document *document,
                     void (*each)(void *context, const enti_name *name), void *context);

#endif
