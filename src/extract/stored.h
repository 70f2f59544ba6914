/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Documents from what `entente mentions` printed. */
#ifndef ENTI_EXTRACT_STORED_H
#define ENTI_EXTRACT_STORED_H

#include "gazetteer/gazetteer.h"

/* Read the lines in `article->stored` back: the article's own line fills what `article` lacks; mentions,
 * ledger and sentences follow. Entities that the gazetteer does not have are passed over with a warning. All
 * lives in `arena`. Errors: INPUT (reported), NOMEM. Cost: linear. */
ent_status enti_stored_read(ent_document *document, const ent_gazetteer *gazetteer, ent_article *article,
                            enti_arena *arena, const ent_sink *sink);

#endif
