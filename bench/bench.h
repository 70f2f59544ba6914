/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * `make bench`: the matcher and its peers on the same bytes. */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include "base/buffer.h"
#include "extract/extract.h"
#include "extract/matcher.h"

#include <stdio.h>

/* ---- The corpus: names, and articles that mention them; both depend on the seed alone ---- */

enum { BENCH_MOST_ALIASES = 100000 };

typedef struct bench_corpus {
    enti_arena arena;
    ent_text *aliases;  /* [BENCH_MOST_ALIASES] the most frequent first */
    enti_buffer lines;  /* a gazetteer as JSON Lines, entities in the order of their aliases */
    enti_buffer text;   /* all articles */
    enti_rows articles; /* ent_span in `text` */
    size_t words;
} bench_corpus;

/* Ordinary words are taken from the files, as often as they stand there. Errors: INPUT, NOMEM. */
ent_status bench_corpus_make(bench_corpus *corpus, char *const *files, size_t file_count, size_t bytes);
void bench_corpus_release(bench_corpus *corpus);
/* The gazetteer's first lines, with so many aliases: 1,000, 10,000 or 100,000. */
ent_text bench_corpus_gazetteer(const bench_corpus *corpus, size_t aliases);

/* ---- The contest ---- */

typedef struct bench_contest {
    const bench_corpus *corpus;
    size_t aliases;
    const char *text_path, *aliases_path;
    ent_gazetteer *gazetteer;
    enti_matcher *matcher;
    enti_match_scratch *scratch;
    enti_hits hits;
    enti_extractor *extractor;
    enti_workspace *workspace;
    void *hyperscan;
} bench_contest;

#define BENCH_NO_COUNT SIZE_MAX

/* What took part: processor time of one pass, and how many matches it found. */
typedef struct bench_result {
    double seconds;
    size_t count; /* BENCH_NO_COUNT: it counts something else */
} bench_result;

typedef struct bench_engine {
    const char *name;
    void (*version)(char version[32]);                         /* left empty where it is not installed */
    bool (*run)(bench_result *result, bench_contest *contest); /* false: it failed */
} bench_engine;

/* The first is the matcher, to which the others are compared; ends with a row without name. */
extern const bench_engine bench_engines[];

/* Processor time of this process. */
double bench_now(void);

/* Hyperscan (hyperscan.c). */
void bench_hyperscan_version(char version[32]);
bool bench_hyperscan_prepare(bench_contest *contest);
bool bench_hyperscan_run(bench_result *result, bench_contest *contest);
void bench_hyperscan_release(bench_contest *contest);

#endif
