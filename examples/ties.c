/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The library in one page: reads articles, prints the ten strongest ties.
 *
 *     cc ties.c $(pkg-config --cflags --libs entente) -o ties
 *     ./ties articles/
 */
#include <entente.h>

#include <stdio.h>
#include <stdlib.h>

static void complain(void *context, const ent_diagnostic *diagnostic) {
    (void)context;
    fprintf(stderr, "%s:%zu: %s\n", diagnostic->file ? diagnostic->file : "ties", diagnostic->line,
            diagnostic->text);
}

static const ent_network *sorted_network;

static double weight_of(size_t edge) {
    double weight = 0;
    ent_network_number(&weight, sorted_network, ENT_SCOPE_EDGE, "weight", edge);
    return weight;
}

static int heavier_first(const void *a, const void *b) {
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    const double left = weight_of(x), right = weight_of(y);
    return left != right ? (left < right ? 1 : -1) : (x > y) - (x < y);
}

static void print_ties(const ent_network *network) {
    const size_t count = ent_network_edge_count(network);
    size_t *edges = malloc((count ? count : 1) * sizeof *edges);
    if (!edges) return;
    for (size_t i = 0; i < count; i++) edges[i] = i;
    sorted_network = network;
    qsort(edges, count, sizeof *edges, heavier_first);
    for (size_t i = 0; i < count && i < 10; i++) {
        size_t from, to;
        ent_network_edge(&from, &to, network, edges[i]);
        const ent_text a = ent_network_node_id(network, from), b = ent_network_node_id(network, to);
        printf("%3.0f  %.*s -- %.*s\n", weight_of(edges[i]), (int)a.len, a.at, (int)b.len, b.at);
    }
    free(edges);
}

int main(int argc, char **argv) {
    const ent_sink sink = {complain, NULL};
    ent_gazetteer_options gazetteers;
    ent_gazetteer_options_init(&gazetteers);
    gazetteers.program = argv[0];
    ent_gazetteer *gazetteer = NULL;
    ent_network_builder *builder = NULL;
    ent_network *network = NULL;
    ent_run_summary summary;

    ent_network_options options;
    ent_network_options_init(&options);
    ent_run_options run;
    ent_run_options_init(&run);
    run.corpus.inputs = (const char *const *)argv + 1;
    run.corpus.input_count = argc > 1 ? (size_t)argc - 1 : 0;

    ent_status status = ent_gazetteer_load(&gazetteer, &gazetteers, &sink);
    if (!status) status = ent_network_builder_new(&builder, gazetteer, &options, &sink);
    if (!status) {
        run.builder = builder;
        status = ent_run(&summary, gazetteer, &run, &sink);
    }
    if (!status) status = ent_network_builder_finish(&network, builder, &sink);
    if (!status)
        print_ties(network);
    else
        fprintf(stderr, "ties: %s\n", ent_status_text(status));

    ent_network_free(network);
    ent_network_builder_free(builder);
    ent_gazetteer_free(gazetteer);
    return status ? EXIT_FAILURE : EXIT_SUCCESS;
}
