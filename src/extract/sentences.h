/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What layout.c needs to fill a paragraph: its dateline and its sentences. */
#ifndef ENTI_EXTRACT_SENTENCES_H
#define ENTI_EXTRACT_SENTENCES_H

#include "extract/layout.h"

/* Add the sentences of `text` between `at.begin` and `at.end`, a paragraph of body text; no sentence ends
 * before `from`. `language` may be NULL. Cost: linear. */
void enti_sentences_add(enti_rows *sentences, ent_text text, ent_span at, size_t from,
                        const enti_language *language);

/* The dateline with which a paragraph begins, dash included; empty if there is none. Cost: constant. */
ent_span enti_dateline_find(ent_text text, ent_span paragraph);

#endif
