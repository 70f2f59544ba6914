/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The fields of one JSON object. */
#ifndef ENTI_CORPUS_JSON_FIELDS_H
#define ENTI_CORPUS_JSON_FIELDS_H

#include "corpus/record.h"

/* An enti_reader's parse. Errors: INPUT (reported with line and column: syntax, no text), NOMEM. */
ent_status enti_json_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing);

#endif
