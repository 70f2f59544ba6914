/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Who takes part in `make bench`. All times are of the processor, so that what else runs on the machine
 * counts little; none contains the reading of text or the building of tables. */
#include "bench.h"

#include "extract/matcher_table.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

double bench_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* ---- Ours ---- */

static ent_text article_text(const bench_contest *contest, size_t i) {
    const ent_span *span = ENTI_ROWS_AT(&contest->corpus->articles, ent_span, i);
    return enti_text_slice(enti_buffer_text(&contest->corpus->text), span->begin, span->end);
}

static void own_version(char version[32]) {
    snprintf(version, 32, "%s", ENT_VERSION);
}

static bool run_matcher(bench_result *result, bench_contest *contest) {
    double begun = bench_now();
    result->count = 0;
    for (size_t i = 0; i < contest->corpus->articles.count; i++) {
        if (enti_matcher_scan(&contest->hits, contest->matcher, contest->scratch, article_text(contest, i),
                              false, NULL))
            return false;
        result->count += contest->hits.hits.count;
    }
    result->seconds = bench_now() - begun;
    return true;
}

static bool run_plain(bench_result *result, bench_contest *contest) {
    enti_filter_function *filter = contest->matcher->filter;
    contest->matcher->filter = enti_filter_plain;
    bool ran = run_matcher(result, contest);
    contest->matcher->filter = filter;
    return ran;
}

static bool run_extraction(bench_result *result, bench_contest *contest) {
    ent_status status = ENT_OK;
    enti_arena arena;
    enti_arena_init(&arena);
    double begun = bench_now();
    for (size_t i = 0; i < contest->corpus->articles.count && !status; i++) {
        ent_article article = {.id = ENTI_TEXT("bench"), .text = article_text(contest, i)};
        ent_document document;
        status = enti_extract(&document, contest->extractor, contest->workspace, &article, &arena, NULL);
        enti_arena_reset(&arena);
    }
    *result = (bench_result){bench_now() - begun, BENCH_NO_COUNT};
    enti_arena_release(&arena);
    return status == ENT_OK;
}

/* The least that any engine must do. */
static bool run_reading(bench_result *result, bench_contest *contest) {
    ent_text text = enti_buffer_text(&contest->corpus->text);
    static volatile uint64_t kept;
    uint64_t sum = 0, word;
    double begun = bench_now();
    for (size_t at = 0; at + sizeof word <= text.len; at += sizeof word) {
        memcpy(&word, text.at + at, sizeof word);
        sum += word;
    }
    kept = sum; /* or the loop would be left out */
    (void)kept;
    *result = (bench_result){bench_now() - begun, BENCH_NO_COUNT};
    return true;
}

/* ---- Peers that are programs ---- */

/* The first line that a command prints, from its first digit on; empty if it failed. */
static void version_of(char version[32], const char *command) {
    char line[128] = "";
    FILE *pipe = popen(command, "r");
    if (!pipe) return;
    bool read = fgets(line, sizeof line, pipe) != NULL;
    bool ran = pclose(pipe) == 0 && read;
    snprintf(version, 32, "%.31s", ran ? line + strcspn(line, "0123456789") : "");
    version[strcspn(version, "\n")] = '\0';
}

static double children_now(void) {
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static void grep_version(char version[32]) {
    version_of(version, "grep --version | head -n 1");
}

static bool grep(bench_result *result, const char *aliases, const char *text) {
    char command[512], block[65536];
    snprintf(command, sizeof command, "LC_ALL=C.UTF-8 exec grep -F -w -o -f '%s' '%s'", aliases, text);
    double begun = children_now();
    FILE *pipe = popen(command, "r");
    if (!pipe) return false;
    result->count = 0;
    for (size_t n; (n = fread(block, 1, sizeof block, pipe)) > 0;)
        for (size_t i = 0; i < n; i++) result->count += block[i] == '\n';
    int ended = pclose(pipe);
    result->seconds = children_now() - begun;
    return ended == 0 || (ended >> 8 == 1 && result->count == 0);
}

/* What it needs for no text, that is to start and to build its tables, is taken off. */
static bool run_grep(bench_result *result, bench_contest *contest) {
    bench_result start;
    if (!grep(&start, contest->aliases_path, "/dev/null")) return false;
    if (!grep(result, contest->aliases_path, contest->text_path)) return false;
    result->seconds -= start.seconds;
    return true;
}

#define PYAHOCORASICK "\"${PYTHON:-python3}\" bench/ahocorasick_peer.py "

static void pyahocorasick_version(char version[32]) {
    version_of(version, PYAHOCORASICK "--version 2>/dev/null");
}

static bool run_pyahocorasick(bench_result *result, bench_contest *contest) {
    char command[512];
    snprintf(command, sizeof command, PYAHOCORASICK "'%s' '%s'", contest->aliases_path, contest->text_path);
    FILE *pipe = popen(command, "r");
    if (!pipe) return false;
    bool read = fscanf(pipe, "%lf %zu", &result->seconds, &result->count) == 2;
    return pclose(pipe) == 0 && read;
}

const bench_engine bench_engines[] = {
    {"matcher", own_version, run_matcher},
    {"matcher without AVX2", own_version, run_plain},
    {"extraction, all rules", own_version, run_extraction},
    {"reading the bytes", own_version, run_reading},
    {"Hyperscan", bench_hyperscan_version, bench_hyperscan_run},
    {"grep -F -w -o", grep_version, run_grep},
    {"pyahocorasick", pyahocorasick_version, run_pyahocorasick},
    {NULL, NULL, NULL},
};
