/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * For tests of reading: a temporary folder, files in it, and all articles of a run written out, a line each.
 */
#ifndef TESTS_CORPUS_H
#define TESTS_CORPUS_H

#include "unit.h"

#include "corpus/corpus.h"

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

struct reading {
    char folder[64];
    ent_corpus_options options;
    const char *inputs[8];
    enti_corpus *corpus;
    enti_corpus_counts counts;
    enti_arena arena;
    struct kept kept; /* diagnostics */
    ent_sink sink;
    size_t articles, refused;
    char text[1 << 16]; /* "id|date|title|text\n" */
    ent_article last;
    enti_parse_notes notes;
};

static inline int remove_one(const char *path, const struct stat *info, int kind, struct FTW *walk) {
    (void)info;
    (void)kind;
    (void)walk;
    return remove(path);
}

static inline int begin_reading(void **state) {
    struct reading *reading = calloc(1, sizeof *reading);
    if (!reading) return -1;
    snprintf(reading->folder, sizeof reading->folder, "/tmp/entente-test-XXXXXX");
    if (!mkdtemp(reading->folder) || chdir(reading->folder)) return -1;
    ent_corpus_options_init(&reading->options);
    reading->options.inputs = reading->inputs;
    *state = reading;
    return 0;
}

static inline int end_reading(void **state) {
    struct reading *reading = *state;
    if (chdir("/")) return -1;
    nftw(reading->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    enti_arena_release(&reading->arena);
    free(reading);
    return 0;
}

static inline void put_bytes(const char *path, const void *bytes, size_t len) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static inline void put(const char *path, const char *text) {
    put_bytes(path, text, strlen(text));
}

static inline void add_input(struct reading *reading, const char *input) {
    reading->inputs[reading->options.input_count++] = input;
}

static inline void note_article(struct reading *reading) {
    const ent_article *article = &reading->last;
    size_t used = strlen(reading->text);
    snprintf(reading->text + used, sizeof reading->text - used, "%.*s|%d|%.*s|%.*s\n", (int)article->id.len,
             article->id.at, article->date, (int)article->title.len, article->title.at,
             (int)article->text.len, article->text.at);
}

static inline ent_status take_record(void *context, const enti_raw *raw) {
    struct reading *reading = context;
    ent_status status = enti_article_parse(&reading->last, &reading->notes, reading->corpus, raw,
                                           &reading->arena, &reading->sink);
    reading->articles += status == ENT_OK;
    reading->refused += status == ENT_INPUT;
    if (status) return status == ENT_INPUT ? ENT_OK : status;
    enti_corpus_settle(reading->corpus, &reading->last, &reading->notes, &reading->sink);
    note_article(reading);
    return ENT_OK;
}

/* Read all inputs; what they gave stands in `reading` until the next. */
static inline ent_status read_all(struct reading *reading) {
    enti_record_handler handler = {take_record, reading, NULL};
    reading->sink = keep_in(&reading->kept);
    reading->articles = reading->refused = 0;
    reading->text[0] = '\0';
    ent_status status = enti_corpus_new(&reading->corpus, &reading->options, &reading->sink);
    if (status) return status;
    status = enti_corpus_read(&reading->counts, reading->corpus, &handler, &reading->sink);
    enti_corpus_free(reading->corpus);
    return status;
}

/* Read bytes in memory as a file of that name. */
static inline ent_status read_bytes(struct reading *reading, const char *name, ent_text bytes) {
    enti_record_handler handler = {take_record, reading, NULL};
    reading->sink = keep_in(&reading->kept);
    reading->articles = reading->refused = 0;
    reading->text[0] = '\0';
    reading->options.input_count = 0;
    assert_int_equal(enti_corpus_new(&reading->corpus, &reading->options, &reading->sink), ENT_OK);
    ent_status status =
        enti_corpus_read_memory(&reading->counts, reading->corpus, bytes, name, &handler, &reading->sink);
    enti_corpus_free(reading->corpus);
    return status;
}

static inline void read_string(struct reading *reading, const char *name, const char *text) {
    assert_int_equal(read_bytes(reading, name, enti_text_of(text)), ENT_OK);
}

static inline bool said(const struct reading *reading, const char *what) {
    return strstr(reading->kept.text, what) != NULL;
}

#define READING_TEST(function) cmocka_unit_test_setup_teardown(function, begin_reading, end_reading)

#endif
