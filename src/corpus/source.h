/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a reader sees: a file as a source of lines, bytes or its whole text, and where its records go. A
 * reader is a file of its own and a row of readers.def. */
#ifndef ENTI_CORPUS_SOURCE_H
#define ENTI_CORPUS_SOURCE_H

#include "corpus/corpus.h"
#include "corpus/files.h"
#include "corpus/stream.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

typedef struct enti_reader enti_reader;

/* The beginning of a file, at most 64 KiB, as it is and as text. */
typedef struct enti_head {
    ent_text bytes, text;
    ent_text path;
} enti_head;

typedef struct enti_source {
    enti_stream *stream; /* decoded, unless the reader is for binary files */
    const enti_corpus *corpus;
    const enti_reader *reader;
    const char *file;
    ent_text path_id;
    enti_corpus_counts *counts;
    const enti_record_handler *handler;
    const ent_sink *sink;
    struct enti_expansion *expansion; /* of the file on disk */
    size_t line;                      /* of the line that was read last, from 1 */
    size_t number;                    /* of records handed over, or held */
    enti_raw held;                    /* the first, until it is known whether another follows */
    enti_buffer held_bytes;
    ent_status stopped; /* what the handler returned */
} enti_source;

/* What a parse is given besides the article and the notes. */
typedef struct enti_parsing {
    const enti_corpus *corpus;
    const enti_raw *raw;
    enti_arena *arena;
    const ent_sink *sink;
} enti_parsing;

struct enti_reader {
    const char *name, *summary, *suffixes; /* ".txt .text" */
    bool is_binary;                        /* gets the bytes as they are; others get UTF-8 with LF */
    /* The encoding that the file says it has, in `arena`; empty: it does not. May be NULL. */
    ent_text (*encoding)(enti_arena *arena, const enti_head *head);
    /* How sure: 0 not this format, 100 certain; ENTI_SNIFF_NOMEM: out of memory. */
    int (*sniff)(const enti_head *head);
    /* Hand over the records of `source`. Errors: those of the functions below. */
    ent_status (*read)(enti_source *source);
    /* The article of one record. */
    ent_status (*parse)(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing);
};

struct enti_corpus {
    ent_corpus_options options;
    const enti_reader *from; /* NULL: by content */
    pcre2_code *split, *filename;
    struct enti_metadata *metadata; /* NULL: none */
    enti_files files;
    bool refused_date_said;
};

/* The next line, without its end; borrowed until the next call. A line beyond the limit of a record is
 * reported, counted and passed over. false: no more, see stream->status. */
bool enti_source_line(enti_source *source, ent_text *line);

/* All that is left; borrowed until the next call. Errors: INPUT (more than an article may have). */
ent_status enti_source_all(enti_source *source, ent_text *bytes);

/* Hand over a record that begins at `line` (0 unknown). Errors: what the handler returned, NOMEM. */
ent_status enti_source_emit(enti_source *source, ent_text bytes, ent_text fields, size_t line);

/* Hand over what is held: the end of a file. */
ent_status enti_source_finish(enti_source *source);

/* Report a bad record at `line` of the file, and count it. */
void enti_source_skip(enti_source *source, size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#define ENTI_SNIFF_NOMEM (-1)

/* The reader for a file that begins so. Errors: NOT_FOUND, NOMEM. */
ent_status enti_reader_for(const enti_reader **reader, const enti_corpus *corpus, const enti_head *head);
/* Each is a file of its own. */
#define ENTI_READER(name) extern const enti_reader enti_reader_##name;
#include "corpus/readers.def"
#undef ENTI_READER

/* Whether a path ends in one of `suffixes` (".txt .text"), before those of compression and in any case. */
bool enti_has_suffix(ent_text path, const char *suffixes);
/* Why a file that begins so is known not to be read; NULL: it may be. */
const char *enti_refusal(const enti_head *head);
const enti_reader *enti_reader_at(size_t i); /* NULL past the end */
const enti_reader *enti_reader_named(ent_text name);

#endif
