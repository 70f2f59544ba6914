/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What came over the web: a record of an archive, its header apart. */
#ifndef ENTI_CORPUS_WEB_H
#define ENTI_CORPUS_WEB_H

#include "corpus/record.h"

/* Whether a record is a page or a text that was found (HTTP status 200), by its headers; `arena` is for
 * scratch. */
bool enti_web_is_text(enti_arena *arena, ent_text header, ent_text block);

/* An enti_reader's parse of a block with its header in `fields`. */
ent_status enti_web_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing);

#endif
