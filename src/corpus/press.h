/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Articles as press databases print them, line by line: LexisNexis, Nexis Uni and Factiva, from text, HTML or
 * DOCX alike. */
#ifndef ENTI_CORPUS_PRESS_H
#define ENTI_CORPUS_PRESS_H

#include "corpus/record.h"

/* Whether a text looks like LexisNexis's, old or new, or like Factiva's. */
bool enti_is_nexis(ent_text text);
bool enti_is_factiva(ent_text text);

/* Hand over the documents of a text, with `fields`. */
ent_status enti_nexis_emit(enti_source *source, ent_text text, ent_text fields);
ent_status enti_factiva_emit(enti_source *source, ent_text text, ent_text fields);

/* What the readers of downloads share, which are text or HTML: `score` if the head's text looks so, 0 or
 * ENTI_SNIFF_NOMEM; the declared encoding; all of the source's text handed to `emit`. */
int enti_press_sniff(const enti_head *head, bool (*looks)(ent_text text), int score);
ent_text enti_press_encoding(enti_arena *arena, const enti_head *head);
ent_status enti_press_read(enti_source *source,
                           ent_status (*emit)(enti_source *source, ent_text text, ent_text fields));

/* Parses of one document. */
ent_status enti_nexis_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing);
ent_status enti_factiva_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing);

/* The next group of lines without a blank one between them, off the front of `*rest`. false: nothing is left.
 */
bool enti_press_group(ent_text *group, ent_text *rest);
bool enti_press_has(ent_text text, const char *word);
/* Whether a line is NAME: with some name of a list parted by spaces; then what follows the colon. */
bool enti_press_key(ent_text *value, ent_text line, const char *names);

#endif
