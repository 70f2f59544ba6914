/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Which articles are copies of an earlier one: those with the same id or URL (a path is never such an id),
 * and those with the same normalised text. Articles come in input order, so the first is the original.
 *
 * Memory: 16 bytes a distinct text and 16 a distinct id or URL, 7/10 to 7/8 of it full; with `name_first`
 * also the ids. Not shared by threads. */
#ifndef ENTI_CORPUS_COPIES_H
#define ENTI_CORPUS_COPIES_H

#include "base/text.h"

typedef struct enti_copies enti_copies;

/* `name_first`: keep the ids, so that a copy can name the first. Errors: NOMEM. */
ent_status enti_copies_new(enti_copies **copies, bool name_first);
void enti_copies_free(enti_copies *copies);

/* Whether `article` is a copy of one checked before; if not, it is remembered. `own_id` is what the parser
 * said of the id. `copy_of` lives as long as `copies`, and is empty without `name_first`. An article without
 * a text or an id is no copy. Errors: NOMEM. */
ent_status enti_copies_check(bool *is_copy, ent_text *copy_of, enti_copies *copies,
                             const ent_article *article, bool own_id);

#endif
