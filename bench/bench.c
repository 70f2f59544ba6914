/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Usage: bench FOLDER MEGABYTES ROUNDS ARTICLE..., run in the project's folder. Writes its text and aliases
 * into FOLDER, lets each engine run once a round, one after the other, for 1,000, 10,000 and 100,000 aliases,
 * and prints how many times as long as the matcher each took: medians over the rounds of the ratios within a
 * round. Ends with status 1 if an engine fails or does not find as many matches as the matcher. */
#include "bench.h"

#include <stdlib.h>
#include <time.h>

enum { MOST_ROUNDS = 99, MOST_ENGINES = 16, SIZES = 3 };
static const size_t sizes[SIZES] = {1000, 10000, 100000};

struct bench {
    bench_corpus corpus;
    char text_path[256], aliases_path[256], gazetteer_path[256];
    size_t rounds;
    char versions[MOST_ENGINES][32];
    double seconds[MOST_ENGINES][MOST_ROUNDS];
    double ratios[MOST_ENGINES][SIZES];
    double speeds[SIZES]; /* of the matcher, MB/s */
    double builds[SIZES]; /* of its table, seconds */
    size_t counts[SIZES];
};

static bool fail(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    return false;
}

static bool write_file(const char *path, ent_text bytes) {
    FILE *file = fopen(path, "wb");
    if (!file) return fail(path);
    bool written = fwrite(bytes.at, 1, bytes.len, file) == bytes.len;
    return (fclose(file) == 0 && written) || fail(path);
}

/* ---- One size of gazetteer ---- */

static bool write_aliases(const struct bench *bench, size_t count) {
    enti_buffer lines;
    enti_buffer_init(&lines);
    for (size_t i = 0; i < count; i++) {
        enti_buffer_add(&lines, bench->corpus.aliases[i]);
        enti_buffer_add_byte(&lines, '\n');
    }
    bool written = !lines.failed && write_file(bench->aliases_path, enti_buffer_text(&lines));
    enti_buffer_release(&lines);
    return written;
}

static bool load(struct bench *bench, bench_contest *contest) {
    ent_gazetteer_options options;
    const char *path = bench->gazetteer_path;
    ent_gazetteer_options_init(&options);
    options.shipped = "gazetteers";
    options.only = &path;
    options.only_count = 1;
    ent_text lines = bench_corpus_gazetteer(&bench->corpus, contest->aliases);
    if (!write_file(path, lines) || !write_aliases(bench, contest->aliases)) return false;
    if (ent_gazetteer_load(&contest->gazetteer, &options, NULL)) return fail("no gazetteer");
    return contest->gazetteer->alias_count == contest->aliases || fail("another number of aliases");
}

static bool set_up(struct bench *bench, bench_contest *contest, double *build) {
    enti_match_options match = {0};
    ent_extract_options extract;
    ent_extract_options_init(&extract);
    if (!load(bench, contest)) return false;
    double begun = bench_now();
    if (enti_matcher_new(&contest->matcher, contest->gazetteer, &match, NULL)) return fail("no matcher");
    *build = bench_now() - begun;
    if (enti_match_scratch_new(&contest->scratch, contest->matcher)) return fail("no memory");
    if (enti_extractor_new(&contest->extractor, contest->gazetteer, &extract, NULL))
        return fail("no extractor");
    if (enti_workspace_new(&contest->workspace, contest->extractor)) return fail("no memory");
    return bench_hyperscan_prepare(contest) || fail("Hyperscan takes no such aliases");
}

static void tear_down(bench_contest *contest) {
    bench_hyperscan_release(contest);
    enti_workspace_free(contest->workspace);
    enti_extractor_free(contest->extractor);
    enti_hits_release(&contest->hits);
    enti_match_scratch_free(contest->scratch);
    enti_matcher_free(contest->matcher);
    ent_gazetteer_free(contest->gazetteer);
}

/* ---- Rounds ---- */

static bool run_round(struct bench *bench, bench_contest *contest, size_t round) {
    size_t wanted = 0;
    for (size_t e = 0; bench_engines[e].name; e++) {
        bench_result result;
        if (!*bench->versions[e]) continue;
        if (!bench_engines[e].run(&result, contest)) return fail(bench_engines[e].name);
        bench->seconds[e][round] = result.seconds;
        if (e == 0) wanted = result.count;
        if (result.count == wanted || result.count == BENCH_NO_COUNT) continue;
        fprintf(stderr, "bench: %s found %zu matches, the matcher %zu\n", bench_engines[e].name, result.count,
                wanted);
        return false;
    }
    for (size_t i = 0; i < SIZES; i++)
        if (sizes[i] == contest->aliases) bench->counts[i] = wanted;
    return true;
}

static int by_value(const void *a, const void *b) {
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, by_value);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static void sum_up(struct bench *bench, size_t size) {
    double values[MOST_ROUNDS];
    for (size_t e = 0; bench_engines[e].name; e++) {
        for (size_t i = 0; i < bench->rounds; i++) values[i] = bench->seconds[e][i] / bench->seconds[0][i];
        bench->ratios[e][size] = median(values, bench->rounds);
    }
    memcpy(values, bench->seconds[0], sizeof values);
    bench->speeds[size] = (double)bench->corpus.text.len / 1e6 / median(values, bench->rounds);
}

static bool run_size(struct bench *bench, size_t size) {
    bench_contest contest = {.corpus = &bench->corpus,
                             .aliases = sizes[size],
                             .text_path = bench->text_path,
                             .aliases_path = bench->aliases_path};
    bool ran = set_up(bench, &contest, &bench->builds[size]);
    for (size_t round = 0; ran && round < bench->rounds; round++) ran = run_round(bench, &contest, round);
    if (ran) sum_up(bench, size);
    tear_down(&contest);
    return ran;
}

/* ---- The table ---- */

static void print_table(const struct bench *bench) {
    char date[16] = "";
    time_t now = time(NULL);
    strftime(date, sizeof date, "%Y-%m-%d", localtime(&now));
    printf("%s: %.0f MB, %zu words in %zu articles; %zu rounds\n\n", date,
           (double)bench->corpus.text.len / 1e6, bench->corpus.words, bench->corpus.articles.count,
           bench->rounds);
    printf("| aliases | | 1,000 | 10,000 | 100,000 |\n| --- | --- | ---: | ---: | ---: |\n");
    for (size_t e = 0; bench_engines[e].name; e++) {
        const double *r = bench->ratios[e];
        const char *version = bench->versions[e];
        if (*version)
            printf("| %s | %s | %.2f | %.2f | %.2f |\n", bench_engines[e].name, version, r[0], r[1], r[2]);
        else
            printf("| %s | not installed | | | |\n", bench_engines[e].name);
    }
    printf("\nmatches %zu, %zu, %zu; the matcher %.0f, %.0f, %.0f MB/s; its table built in %.1f, %.1f, %.1f "
           "ms\n",
           bench->counts[0], bench->counts[1], bench->counts[2], bench->speeds[0], bench->speeds[1],
           bench->speeds[2], 1e3 * bench->builds[0], 1e3 * bench->builds[1], 1e3 * bench->builds[2]);
}

static bool run(struct bench *bench, const char *folder, size_t megabytes, char *const *files, size_t count) {
    snprintf(bench->text_path, sizeof bench->text_path, "%s/text", folder);
    snprintf(bench->aliases_path, sizeof bench->aliases_path, "%s/aliases", folder);
    snprintf(bench->gazetteer_path, sizeof bench->gazetteer_path, "%s/names.jsonl", folder);
    if (bench_corpus_make(&bench->corpus, files, count, megabytes * 1000000)) return fail("no corpus");
    if (!write_file(bench->text_path, enti_buffer_text(&bench->corpus.text))) return false;
    for (size_t e = 0; bench_engines[e].name; e++) bench_engines[e].version(bench->versions[e]);
    for (size_t size = 0; size < SIZES; size++)
        if (!run_size(bench, size)) return false;
    print_table(bench);
    return true;
}

int main(int argc, char **argv) {
    static struct bench bench;
    size_t megabytes = argc > 4 ? strtoul(argv[2], NULL, 10) : 0;
    bench.rounds = argc > 4 ? strtoul(argv[3], NULL, 10) : 0;
    if (megabytes < 1 || megabytes > 1000 || bench.rounds < 1 || bench.rounds > MOST_ROUNDS) {
        fail("usage: bench FOLDER MEGABYTES ROUNDS ARTICLE...");
        return 2;
    }
    bool ran = run(&bench, argv[1], megabytes, argv + 4, (size_t)argc - 4);
    bench_corpus_release(&bench.corpus);
    return ran ? 0 : 1;
}
