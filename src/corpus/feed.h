/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What an item of a feed says. */
#ifndef ENTI_CORPUS_FEED_H
#define ENTI_CORPUS_FEED_H

#include "corpus/record.h"

/* From what stands before the first item: the root's start tag, source and language, a line each. */
ent_text enti_feed_fields(enti_arena *arena, ent_text before);

/* Whether an item of a WordPress export is a draft, a revision, an attachment, part of a menu ... */
bool enti_feed_is_unpublished(ent_text item);

/* An enti_reader's parse of an item with these fields. */
ent_status enti_feed_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing);

#endif
