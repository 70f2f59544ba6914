/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A web page as an article: from files, and from records of web archives. */
#ifndef ENTI_CORPUS_PAGE_H
#define ENTI_CORPUS_PAGE_H

#include "corpus/record.h"

/* Title, date, text and the rest of a page in valid UTF-8. Fields that `record` has already stand. What is
 * set lives in `arena`. Without text the field stays empty. */
void enti_page_read(enti_record *record, ent_text page, enti_arena *arena);

/* The value behind "charset=" in the first bytes of a page or in a header, in `arena`; empty: none. */
ent_text enti_find_charset(enti_arena *arena, ent_text text);

/* Fields from schema.org's JSON-LD in a script element; also the text, where it gives one. */
void enti_json_ld_read(enti_record *record, ent_text script, enti_arena *arena);

/* Whether `head` looks like HTML. */
bool enti_is_html(ent_text head);

#endif
