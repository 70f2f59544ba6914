/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A host of the library that has set a locale and igraph's handlers and random numbers: builds the network of
 * a folder into a file, and fails unless all that it had set is as before.
 *
 *     host LOCALE FOLDER FILE */
#include <entente.h>

#include <igraph/igraph.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

static int errors_seen;

static void own_error(const char *reason, const char *file, int line, igraph_error_t code) {
    (void)reason, (void)file, (void)line, (void)code;
    IGRAPH_FINALLY_FREE();
    errors_seen++;
}

static igraph_error_t own_progress(const char *message, igraph_real_t percent, void *data) {
    (void)message, (void)percent, (void)data;
    return IGRAPH_SUCCESS;
}

static ent_status build(const char *folder, const char *path) {
    const char *all = "all";
    ent_gazetteer_options gazetteers;
    ent_network_options options;
    ent_run_options run;
    ent_write_options write;
    ent_gazetteer_options_init(&gazetteers);
    ent_network_options_init(&options);
    ent_run_options_init(&run);
    ent_write_options_init(&write);
    options.measures = &all;
    options.measure_count = 1;
    run.corpus.inputs = &folder;
    run.corpus.input_count = 1;
    ent_gazetteer *gazetteer = NULL;
    ent_network *network = NULL;
    ent_run_summary summary;
    ent_status status = ent_gazetteer_load(&gazetteer, &gazetteers, NULL);
    if (!status) status = ent_network_builder_new(&run.builder, gazetteer, &options, NULL);
    if (!status) status = ent_run(&summary, gazetteer, &run, NULL);
    if (!status) status = ent_network_builder_finish(&network, run.builder, NULL);
    if (!status) status = ent_format_of_path(&write.format, path);
    if (!status) status = ent_network_write_path(network, &write, path, NULL);
    ent_network_free(network);
    ent_network_builder_free(run.builder);
    ent_gazetteer_free(gazetteer);
    return status;
}

int main(int argc, char **argv) {
    if (argc != 4 || !setlocale(LC_ALL, argv[1])) return 2;
    char before[256], number[32];
    snprintf(before, sizeof before, "%s", setlocale(LC_ALL, NULL));
    igraph_set_error_handler(own_error);
    igraph_set_progress_handler(own_progress);
    igraph_rng_seed(igraph_rng_default(), 7);
    const igraph_integer_t first = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000);
    igraph_rng_seed(igraph_rng_default(), 7);

    const ent_status status = build(argv[2], argv[3]);
    if (status) return fprintf(stderr, "host: %s\n", ent_status_text(status)), 1;

    snprintf(number, sizeof number, "%.1f", 0.5);
    const int same_locale = !strcmp(before, setlocale(LC_ALL, NULL)) &&
                            (strcmp(argv[1], "de_DE.UTF-8") || !strcmp(number, "0,5"));
    const int same_random = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000) == first;
    const int same_errors = igraph_set_error_handler(NULL) == own_error && !errors_seen;
    const int same_progress = igraph_set_progress_handler(NULL) == own_progress;
    if (same_locale && same_random && same_errors && same_progress) return 0;
    return fprintf(stderr, "host: changed: locale %d random %d errors %d progress %d\n", !same_locale,
                   !same_random, !same_errors, !same_progress),
           1;
}
