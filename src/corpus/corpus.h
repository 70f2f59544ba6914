/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Bytes to articles, in two steps, so that the expensive one can run in threads:
 *
 *     inputs -> files (walked, sorted) -> enti_corpus_read: raw records, one at a time, in order
 *     raw record -> enti_article_parse: article {id, title, date, source, language, text}, in any thread
 *     article, in order again -> enti_corpus_settle: what is said once a run; enti_copies_check (copies.h)
 */
#ifndef ENTI_CORPUS_CORPUS_H
#define ENTI_CORPUS_CORPUS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic.h"

struct enti_reader;

/* One record as it stands in its file; all of it is borrowed for the call that hands it over. */
typedef struct enti_raw {
    const struct enti_reader *reader; /* static */
    ent_text bytes;
    ent_text fields;  /* what the reader already knows, in its own form; copied along with `bytes` */
    const char *file; /* for messages; a member of an archive as ARCHIVE/MEMBER */
    ent_text
        path_id;   /* id of the file: its path below the argument, or the whole name where two would clash */
    size_t number; /* of the record in its file, from 1; 0 if the file holds one record only */
    size_t line;   /* where it begins; 0 unknown */
} enti_raw;

typedef struct enti_corpus_counts {
    size_t files, files_skipped; /* read; not read, or not to the end. Members of archives are files */
    size_t files_repeated;       /* given twice, read once */
    size_t records_skipped;      /* by the reading step; a failed parse is counted by who calls it */
    size_t files_repaired;       /* with bytes that are not valid in their encoding; each is reported */
    uint64_t bytes, bytes_total; /* on disk, before unpacking; the total is 0 if unknown */
} enti_corpus_counts;

typedef struct enti_record_handler {
    ent_status (*record)(void *context, const enti_raw *raw);
    void *context;
    const volatile int *interrupt; /* may be NULL */
} enti_record_handler;

/* What a whole run shares with its parsers: options, compiled patterns, the list of files. Frozen but for
 * enti_corpus_settle. */
typedef struct enti_corpus enti_corpus;

/* Compile the options and list the files; inputs that cannot be read are reported here and counted by
 * enti_corpus_read. Borrows the options' strings. Errors: USAGE (unknown format or encoding, bad pattern),
 * INPUT (a bad table of metadata), NOMEM. */
ent_status enti_corpus_new(enti_corpus **corpus, const ent_corpus_options *options, const ent_sink *sink);
void enti_corpus_free(enti_corpus *corpus);

/* Hand over every record in order. What cannot be read is reported, counted and passed over. `counts` is kept
 * up to date all the while, and may be read by the handler. Errors: what the handler returned, NOMEM,
 * INTERRUPTED. */
ent_status enti_corpus_read(enti_corpus_counts *counts, enti_corpus *corpus,
                            const enti_record_handler *handler, const ent_sink *sink);

/* The same for bytes in memory that stand for a file `name`. */
ent_status enti_corpus_read_memory(enti_corpus_counts *counts, enti_corpus *corpus, ent_text bytes,
                                   const char *name, const enti_record_handler *handler,
                                   const ent_sink *sink);

typedef struct enti_parse_notes {
    size_t repaired;       /* bytes or characters of this record that had to be replaced */
    ent_text refused_date; /* a date whose order of day and month is not known; in the arena */
    bool own_id;           /* the id is the record's own or its URL, not a path */
} enti_parse_notes;

/* The article of a record; all of it lives in `arena`. Thread-safe. A date in the record gives `date_from`
 * "metadata", one in the file's name "filename", the day when a page was fetched "crawl"; without any `date`
 * is 0, also where options.date is set: that is for the extractor, after it has looked for a dateline.
 * Errors: INPUT (a bad record: reported), NOMEM.
 */
ent_status enti_article_parse(ent_article *article, enti_parse_notes *notes, const enti_corpus *corpus,
                              const enti_raw *raw, enti_arena *arena, const ent_sink *sink);

/* In input order, from one thread, for each parsed article: says once a run what many articles would repeat.
 */
void enti_corpus_settle(enti_corpus *corpus, const ent_article *article, const enti_parse_notes *notes,
                        const ent_sink *sink);

/* The i-th input format, for lists of what there is. false: past the end. */
bool enti_reader_listed(ent_listed *row, size_t i);

#endif
