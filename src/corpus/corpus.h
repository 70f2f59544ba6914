/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Bytes to articles, in two steps, so that the expensive one can run in threads:
 *
 *     inputs -> files (walked, sorted) -> enti_corpus_read: raw records, one at a time, in order
 *     raw record -> enti_article_parse: article {id, title, date, source, language, text}, in any thread
 */
#ifndef ENTI_CORPUS_CORPUS_H
#define ENTI_CORPUS_CORPUS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic.h"

struct enti_reader;

/* One record as it stands in its file; borrowed for the call that hands it over. */
typedef struct enti_raw {
    const struct enti_reader *reader;
    ent_text bytes;
    ent_text fields;  /* what the reader already knows, in its own encoding; copied along with `bytes` */
    const char *file; /* for messages */
    ent_text path_id; /* id of the file: its path below the argument, with the argument in front where two
                         would clash */
    size_t number;    /* of the record in its file, from 1; 0 if the file holds one record only */
    size_t line;      /* where it begins; 0 unknown */
    uint64_t offset;  /* its first byte in the file */
} enti_raw;

typedef struct enti_corpus_counts {
    size_t files, files_skipped, records_skipped;
    uint64_t bytes, bytes_total;
} enti_corpus_counts;

typedef struct enti_record_handler {
    ent_status (*record)(void *context, const enti_raw *raw);
    void *context;
    const volatile int *interrupt; /* may be NULL */
} enti_record_handler;

/* What a whole run shares with its parsers: compiled patterns, encodings. Frozen. */
typedef struct enti_corpus enti_corpus;

/* Compile the options and list the files. Errors: USAGE (unknown format, bad pattern), NOMEM. Borrows the
 * options' strings. */
ent_status enti_corpus_new(enti_corpus **corpus, const ent_corpus_options *options, const ent_sink *sink);
void enti_corpus_free(enti_corpus *corpus);

/* Hand over every record in order. What cannot be read is reported, counted and passed over. Errors: what the
 * handler returned, NOMEM, INTERRUPTED. */
ent_status enti_corpus_read(enti_corpus_counts *counts, enti_corpus *corpus,
                            const enti_record_handler *handler, const ent_sink *sink);

/* The article of a record; all of it lives in `arena`. Thread-safe. `repaired`: bytes that were not valid in
 * the encoding. Errors: INPUT (a bad record: reported), NOMEM. */
ent_status enti_article_parse(ent_article *article, size_t *repaired, const enti_corpus *corpus,
                              const enti_raw *raw, enti_arena *arena, const ent_sink *sink);

/* ---- a reader is a file of its own, and a row of readers.def ---- */

/* An open file whose bytes are read through one reused buffer. */
typedef struct enti_source enti_source;

typedef struct enti_reader {
    const char *name, *summary, *suffixes; /* ".txt .text" */
    /* How sure: 0 not this format, 100 certain. `head` holds the first bytes of the file (at most 64 KiB). */
    int (*sniff)(ent_text head, ent_text path);
    /* Hand the records of `source` to the corpus by enti_source_emit. */
    ent_status (*read)(enti_source *source);
    /* Fields of one record. */
    ent_status (*parse)(ent_article *article, size_t *repaired, const enti_corpus *corpus,
                        const enti_raw *raw, enti_arena *arena, const ent_sink *sink);
} enti_reader;

const enti_reader *enti_reader_at(size_t i); /* NULL past the end */
const enti_reader *enti_reader_named(ent_text name);

#endif
