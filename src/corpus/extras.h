/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What is known of articles from outside: their files' names, by the user's pattern, and the user's table.
 *
 *     --filename '(?<date>[0-9-]+)_(?<source>\w+)'   fills what the record does not say
 *     --metadata table.csv                           has a column "file" or "id", and overrides the record */
#ifndef ENTI_CORPUS_EXTRAS_H
#define ENTI_CORPUS_EXTRAS_H

#include "corpus/record.h"

typedef struct enti_metadata enti_metadata;

/* Load the table. Errors: INPUT (reported: it cannot be read, or has no column to go by), NOMEM. */
ent_status enti_metadata_load(enti_metadata **metadata, const enti_corpus *corpus, const char *path,
                              const ent_sink *sink);
void enti_metadata_free(enti_metadata *metadata);

/* Compile a pattern, whose groups are named as fields. Errors: USAGE (reported), NOMEM. */
ent_status enti_filename_compile(pcre2_code **code, const char *pattern, const ent_sink *sink);

/* Add to `record` what is known of it. */
void enti_extras_add(enti_record *record, const enti_parsing *parsing);

#endif
