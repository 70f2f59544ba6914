/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What an article's text says of itself where its record is silent: language and date. */
#ifndef ENTI_EXTRACT_COMPLETION_H
#define ENTI_EXTRACT_COMPLETION_H

#include "extract/layout.h"
#include "extract/lexicon.h"

/* The lexicon of the article's language among `count`, told by the frequent words at the text's beginning if
 * nothing else says it; `article->language` is then filled. NULL: it cannot be told. */
const enti_lexicon *enti_complete_language(ent_article *article, const enti_lexicon *lexicons, size_t count);

/* The date: the record's own, else a dateline's, whose year is the latest that does not make it later than
 * `given`, else `given`. */
void enti_complete_date(ent_article *article, const enti_layout *layout, ent_date given);

/* Stretches of the text between blanks. */
size_t enti_count_words(ent_text text);

#endif
