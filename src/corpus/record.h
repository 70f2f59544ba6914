/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * From what a record says of itself to an article: the one place where titles, texts, dates and addresses are
 * made even, for every format. Also the names under which records keep these fields. */
#ifndef ENTI_CORPUS_RECORD_H
#define ENTI_CORPUS_RECORD_H

#include "corpus/source.h"

enum enti_field {
    ENTI_FIELD_ID,
    ENTI_FIELD_TITLE,
    ENTI_FIELD_DATE,
    ENTI_FIELD_TEXT,
    ENTI_FIELD_URL,
    ENTI_FIELD_SOURCE,
    ENTI_FIELD_LANGUAGE,
    ENTI_FIELD_AUTHOR,
    ENTI_FIELD_COUNT
};

/* The rank of what a file's name says: lower than all that a record says. */
#define ENTI_RANK_FILENAME 1000u
/* Lower still: when a page was fetched. */
#define ENTI_RANK_CRAWL 1001u

/* Fields, not yet cleaned, the text in valid UTF-8; empty: not given. Of several values for a field, the one
 * of the lowest rank stands. */
typedef struct enti_record {
    ent_text fields[ENTI_FIELD_COUNT];
    unsigned ranks[ENTI_FIELD_COUNT];
    size_t repaired;    /* bytes that had to be replaced to decode it */
    bool is_plain;      /* the text is the whole record, down to its blanks */
    bool title_in_text; /* then: its first line is the title */
} enti_record;

/* Which field a column or key of that name is, whatever its case and punctuation ("date_publish",
 * "publishedAt"), the user's names first. ENTI_FIELD_COUNT: none. `*rank` is lower for a better name. */
enum enti_field enti_field_named(unsigned *rank, const enti_corpus *corpus, ent_text name);
/* The name of a field for users. */
const char *enti_field_name(enum enti_field field);
/* Whether a user's "FIELD=NAME" names a field. */
bool enti_field_option_known(const char *option);
/* Set a field unless a value of a lower rank stands, or `value` is blank. */
void enti_record_set(enti_record *record, enum enti_field field, unsigned rank, ent_text value);

/* Make the article; what the record does not say stays empty. Errors: INPUT (no text; reported), NOMEM. */
ent_status enti_record_article(ent_article *article, enti_parse_notes *notes, const enti_record *record,
                               const enti_parsing *parsing);

/* Report that the record of `parsing` cannot be read; INPUT. */
ent_status enti_record_refuse(const enti_parsing *parsing, const char *why);

#endif
