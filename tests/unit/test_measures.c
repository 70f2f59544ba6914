/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Measures on small graphs whose values are known, and what igraph's global state looks like afterwards. */
#include "network_fixture.h"

#include "gazetteer/columns.h"
#include "network/graph.h"

#include <igraph/igraph.h>

struct tie {
    const char *a, *b;
    double weight;
};

/* A network of one-letter nodes and a weight column; ids must be given in order. */
static ent_network *network_with(const char *const *ids, size_t nodes, const struct tie *ties, size_t edges) {
    ent_network *network = enti_network_new(nodes, edges);
    for (size_t i = 0; i < nodes; i++) network->ids[i] = enti_text_of(ids[i]);
    enti_column *weight =
        enti_column_add(network, ENT_SCOPE_EDGE, ENTI_TEXT("weight"), ENTI_COLUMN_DOUBLE, ENTI_TEXT(""));
    for (size_t i = 0; i < edges; i++) {
        network->from[i] = (uint32_t)node_named(network, ties[i].a);
        network->to[i] = (uint32_t)node_named(network, ties[i].b);
        assert_true(network->from[i] < network->to[i]);
        weight->values.real[i] = ties[i].weight;
    }
    return network;
}

static ent_status measure(ent_network *network, const char *weight_by, const ent_sink *sink) {
    ent_network_options options;
    ent_network_options_init(&options);
    options.measures = (const char *const[]){"all"};
    options.measure_count = 1;
    options.weight_by = weight_by;
    options.seed = 1;
    return ent_network_measure(network, &options, sink);
}

static void assert_near(double value, double right) {
    if (isnan(right) ? !isnan(value) : !(fabs(value - right) <= 1e-9 * fmax(1, fabs(right))))
        fail_msg("%.12g is not %.12g", value, right);
}

static void assert_column(const ent_network *network, const char *column, const double *right) {
    for (size_t i = 0; i < network->node_count; i++)
        assert_near(number_at(network, ENT_SCOPE_NODE, column, i), right[i]);
}
#define ASSERT_COLUMN(network, column, ...) assert_column(network, column, (const double[]){__VA_ARGS__})

static const char *const letters[] = {"A", "B", "C", "D", "E", "F", "G", "H"};

static void b44_strong_ties_are_near(void **state) {
    (void)state;
    const struct tie ties[] = {{"A", "B", 10}, {"A", "C", 1}, {"B", "C", 10}};
    ent_network *network = network_with(letters, 3, ties, 3);
    assert_int_equal(measure(network, NULL, NULL), ENT_OK);
    ASSERT_COLUMN(network, "betweenness", 0, 1, 0);
    ASSERT_COLUMN(network, "closeness_normalised", 20 / 3.0, 10, 20 / 3.0);
    ASSERT_COLUMN(network, "closeness", 10 / 3.0, 5, 10 / 3.0);
    ASSERT_COLUMN(network, "strength", 11, 20, 11);
    ASSERT_COLUMN(network, "degree", 2, 2, 2);
    assert_true(node_number(network, "B", "pagerank") > node_number(network, "A", "pagerank"));
    assert_true(node_number(network, "B", "eigenvector") > node_number(network, "A", "eigenvector"));
    ent_network_free(network);
}

static void b45_edges_that_are_not_positive_are_left_out_and_counted(void **state) {
    (void)state;
    const struct tie ties[] = {{"A", "B", 2}, {"A", "C", 0}, {"B", "C", 1}};
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_network *network = network_with(letters, 3, ties, 3);
    assert_int_equal(measure(network, "weight", &sink), ENT_OK);
    assert_string_equal(kept.text,
                        ":0:0: 1 edges whose 'weight' is not positive are left out of the measures "
                        "that take weights\n");
    assert_near(number_at(network, ENT_SCOPE_NETWORK, "edges_left_out", 0), 1);
    ASSERT_COLUMN(network, "strength", 2, 3, 1);
    ASSERT_COLUMN(network, "betweenness", 0, 1, 0);
    ASSERT_COLUMN(network, "degree", 2, 2, 2);
    enti_column *weight = enti_column_find(network, ENT_SCOPE_EDGE, ENTI_TEXT("weight"));
    for (size_t i = 0; i < 3; i++) weight->values.real[i] = 0;
    assert_int_equal(measure(network, "weight", NULL), ENT_OK);
    ASSERT_COLUMN(network, "eigenvector", NAN, NAN, NAN);
    ASSERT_COLUMN(network, "community", NAN, NAN, NAN);
    ASSERT_COLUMN(network, "betweenness", 0, 0, 0);
    assert_int_equal(measure(network, "weighty", &sink), ENT_USAGE);
    ent_network_free(network);
}

static void b45_paths_that_tie_but_for_rounding_tie(void **state) {
    (void)state;
    const struct tie ties[] = {
        {"A", "B", 1 / 0.1}, {"A", "C", 1 / 0.15}, {"B", "D", 1 / 0.2}, {"C", "D", 1 / 0.15}};
    ent_network *network = network_with(letters, 4, ties, 4);
    assert_int_equal(measure(network, NULL, NULL), ENT_OK);
    ASSERT_COLUMN(network, "betweenness", 1, 0.5, 0.5, 0);
    ent_network_free(network);
}

static void b48_betweenness_is_raw_and_normalised(void **state) {
    (void)state;
    const struct tie ties[] = {{"A", "B", 1}, {"B", "C", 1}, {"C", "D", 1}, {"D", "E", 1}};
    ent_network *network = network_with(letters, 5, ties, 4);
    assert_int_equal(measure(network, NULL, NULL), ENT_OK);
    ASSERT_COLUMN(network, "betweenness", 0, 3, 4, 3, 0);
    ASSERT_COLUMN(network, "betweenness_normalised", 0, 0.5, 2 / 3.0, 0.5, 0);
    ASSERT_COLUMN(network, "harmonic", 25 / 12.0, 17 / 6.0, 3, 17 / 6.0, 25 / 12.0);
    ASSERT_COLUMN(network, "harmonic_normalised", 25 / 48.0, 17 / 24.0, 0.75, 17 / 24.0, 25 / 48.0);
    ASSERT_COLUMN(network, "articulation", 0, 1, 1, 1, 0);
    ent_network_free(network);
}

static void a_star_has_one_centre(void **state) {
    (void)state;
    const struct tie ties[] = {{"A", "B", 1}, {"A", "C", 1}, {"A", "D", 1}, {"A", "E", 1}};
    ent_network *network = network_with(letters, 5, ties, 4);
    assert_int_equal(measure(network, NULL, NULL), ENT_OK);
    ASSERT_COLUMN(network, "degree", 4, 1, 1, 1, 1);
    ASSERT_COLUMN(network, "betweenness_normalised", 1, 0, 0, 0, 0);
    ASSERT_COLUMN(network, "closeness_normalised", 1, 4 / 7.0, 4 / 7.0, 4 / 7.0, 4 / 7.0);
    double leaf = 1 / sqrt(8);
    ASSERT_COLUMN(network, "eigenvector", 2 * leaf, leaf, leaf, leaf, leaf);
    ASSERT_COLUMN(network, "clustering", 0, NAN, NAN, NAN, NAN);
    ASSERT_COLUMN(network, "coreness", 1, 1, 1, 1, 1);
    /* p(leaf) = 0.03 + 0.85 p(centre) / 4, p(centre) = 0.03 + 0.85 * 4 p(leaf) */
    double centre = (0.03 + 0.85 * 4 * 0.03) / (1 - 0.85 * 0.85), outer = 0.03 + 0.85 * centre / 4;
    ASSERT_COLUMN(network, "pagerank", centre, outer, outer, outer, outer);
    ent_network_free(network);
}

static const struct tie two_triangles[] = {{"A", "B", 1}, {"A", "C", 1}, {"B", "C", 1}, {"C", "D", 1},
                                           {"D", "E", 1}, {"D", "F", 1}, {"E", "F", 1}};

static void two_triangles_hang_on_a_bridge(void **state) {
    (void)state;
    ent_network *network = network_with(letters, 8, two_triangles, 7);
    assert_int_equal(measure(network, NULL, NULL), ENT_OK);
    ASSERT_COLUMN(network, "community", 1, 1, 1, 2, 2, 2, 3, 4);
    ASSERT_COLUMN(network, "component", 1, 1, 1, 1, 1, 1, 2, 3);
    ASSERT_COLUMN(network, "coreness", 2, 2, 2, 2, 2, 2, 0, 0);
    ASSERT_COLUMN(network, "articulation", 0, 0, 1, 1, 0, 0, 0, 0);
    ASSERT_COLUMN(network, "clustering", 1, 1, 1 / 3.0, 1 / 3.0, 1, 1, NAN, NAN);
    ASSERT_COLUMN(network, "closeness", 1 / 10.0, 1 / 10.0, 1 / 7.0, 1 / 7.0, 1 / 10.0, 1 / 10.0, NAN, NAN);
    ASSERT_COLUMN(network, "harmonic", 2 + 0.5 + 2 / 3.0, 2 + 0.5 + 2 / 3.0, 4, 4, 2 + 0.5 + 2 / 3.0,
                  2 + 0.5 + 2 / 3.0, 0, 0);
    for (size_t i = 0; i < 7; i++) assert_near(number_at(network, ENT_SCOPE_EDGE, "bridge", i), i == 3);
    assert_near(number_at(network, ENT_SCOPE_NETWORK, "modularity", 0), 5 / 14.0);
    assert_near(number_at(network, ENT_SCOPE_NETWORK, "communities", 0), 4);
    assert_near(number_at(network, ENT_SCOPE_NETWORK, "components", 0), 3);
    assert_near(number_at(network, ENT_SCOPE_NETWORK, "transitivity", 0), 6 / 10.0);
    assert_near(number_at(network, ENT_SCOPE_NETWORK, "density", 0), 7 / 28.0);
    assert_near(node_number(network, "G", "eigenvector"), NAN);
    double sum = 0;
    for (size_t i = 0; i < 8; i++) sum += number_at(network, ENT_SCOPE_NODE, "pagerank", i);
    assert_near(sum, 1);
    ent_network_free(network);
}

/* Nothing is infinite, and what is undefined is missing. */
static void b32_b56_small_networks_have_no_infinities(void **state) {
    (void)state;
    for (size_t nodes = 0; nodes <= 4; nodes++)
        for (size_t edges = 0; edges <= (nodes > 1 ? 1u : 0u); edges++) {
            const struct tie ties[] = {{"A", "B", 3}};
            ent_network *network = network_with(letters, nodes, ties, edges);
            assert_int_equal(measure(network, NULL, NULL), ENT_OK);
            for (int scope = ENT_SCOPE_NODE; scope <= ENT_SCOPE_NETWORK; scope++)
                for (size_t i = 0; i < enti_columns_count(network, (ent_scope)scope); i++) {
                    const enti_column *column = enti_columns_at(network, (ent_scope)scope, i);
                    if (column->type != ENTI_COLUMN_DOUBLE) continue;
                    for (size_t row = 0; row < enti_column_rows(network, (ent_scope)scope); row++)
                        assert_true(!isinf(column->values.real[row]));
                }
            if (nodes == 1) ASSERT_COLUMN(network, "betweenness_normalised", NAN);
            if (nodes == 1) ASSERT_COLUMN(network, "harmonic_normalised", NAN);
            if (nodes == 1) ASSERT_COLUMN(network, "pagerank", 1);
            if (nodes == 3 && edges) ASSERT_COLUMN(network, "degree", 1, 1, 0);
            if (nodes == 3 && edges) ASSERT_COLUMN(network, "closeness_normalised", 3, 3, NAN);
            if (nodes == 3 && edges) ASSERT_COLUMN(network, "eigenvector", 1 / sqrt(2), 1 / sqrt(2), NAN);
            if (!edges) assert_near(number_at(network, ENT_SCOPE_NETWORK, "modularity", 0), NAN);
            ent_network_free(network);
        }
}

/* Brandes' sum by brute force on random graphs: all shortest paths by Floyd and Warshall. */
static void betweenness_equals_brute_force(void **state) {
    (void)state;
    enum { N = 8 };
    uint64_t random = 5;
    for (int round = 0; round < 50; round++) {
        struct tie ties[N * N];
        size_t edges = 0;
        double length[N][N], paths[N][N];
        for (size_t a = 0; a < N; a++)
            for (size_t b = 0; b < N; b++) {
                length[a][b] = a == b ? 0 : INFINITY;
                paths[a][b] = 0;
            }
        for (size_t a = 0; a < N; a++)
            for (size_t b = a + 1; b < N; b++) {
                if (random_below(&random, 3)) continue;
                double weight = 1 << random_below(&random, 3);
                ties[edges++] = (struct tie){letters[a], letters[b], weight};
                length[a][b] = length[b][a] = 1 / weight;
            }
        double direct[N][N];
        memcpy(direct, length, sizeof direct);
        for (size_t k = 0; k < N; k++)
            for (size_t a = 0; a < N; a++)
                for (size_t b = 0; b < N; b++) length[a][b] = fmin(length[a][b], length[a][k] + length[k][b]);
        /* Number of shortest paths, by growing distance: the lengths are sums of powers of two, and exact. */
        for (size_t a = 0; a < N; a++) {
            bool done[N] = {false};
            paths[a][a] = 1;
            for (size_t step = 0; step < N; step++) {
                size_t next = N;
                for (size_t b = 0; b < N; b++)
                    if (!done[b] && (next == N || length[a][b] < length[a][next])) next = b;
                done[next] = true;
                for (size_t k = 0; k < N && next != a; k++)
                    if (k != next && !isinf(direct[k][next]) && !isinf(length[a][k]) &&
                        !(length[a][k] + direct[k][next] > length[a][next]))
                        paths[a][next] += paths[a][k];
            }
        }
        double right[N] = {0};
        for (size_t v = 0; v < N; v++)
            for (size_t a = 0; a < N; a++)
                for (size_t b = a + 1; b < N; b++)
                    if (a != v && b != v && !isinf(length[a][b]) &&
                        !(length[a][v] + length[v][b] > length[a][b]))
                        right[v] += paths[a][v] * paths[v][b] / paths[a][b];
        ent_network *network = network_with(letters, N, ties, edges);
        assert_int_equal(measure(network, NULL, NULL), ENT_OK);
        assert_column(network, "betweenness", right);
        ent_network_free(network);
    }
}

/* The mean over many samples comes near the exact values, and all nodes as sources give them. */
static void sampled_betweenness_is_an_unbiased_estimate(void **state) {
    (void)state;
    enum { N = 120, SAMPLES = 400 };
    static uint32_t from[N * 3], to[N * 3];
    static double weight[N * 3], exact[N], sampled[N], mean[N];
    uint64_t random = 21;
    enti_graph graph = {.node_count = N, .from = from, .to = to, .weight = weight};
    for (uint32_t a = 0; a < N; a++)
        for (uint32_t b = a + 1; b < N; b++) {
            if (graph.edge_count == N * 3 || random_below(&random, 25)) continue;
            from[graph.edge_count] = a;
            to[graph.edge_count] = b;
            weight[graph.edge_count++] = 1 + (double)random_below(&random, 5);
        }
    assert_int_equal(enti_graph_betweenness(exact, &graph), ENT_OK);
    assert_int_equal(enti_graph_betweenness_sampled(sampled, N, &graph), ENT_OK);
    for (size_t i = 0; i < N; i++) assert_near(sampled[i], exact[i]);
    double difference = 0, total = 0;
    for (uint64_t seed = 0; seed < SAMPLES; seed++) {
        graph.seed = seed;
        assert_int_equal(enti_graph_betweenness_sampled(sampled, 40, &graph), ENT_OK);
        for (size_t i = 0; i < N; i++) mean[i] += sampled[i] / SAMPLES;
    }
    for (size_t i = 0; i < N; i++) {
        difference += fabs(mean[i] - exact[i]);
        total += exact[i];
    }
    if (difference > 0.02 * total) fail_msg("%g of %g", difference, total);
    enti_graph_release(&graph);
}

static void unknown_measures_are_refused(void **state) {
    (void)state;
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_network *network = network_with(letters, 2, NULL, 0);
    ent_network_options options;
    ent_network_options_init(&options);
    options.measures = (const char *const[]){"degree", "fame"};
    options.measure_count = 2;
    assert_int_equal(ent_network_measure(network, &options, &sink), ENT_USAGE);
    assert_string_equal(kept.text, ":0:0: no measure 'fame'\n");
    ent_network_free(network);
}

static void a_set_flag_interrupts(void **state) {
    (void)state;
    volatile int flag = 1;
    ent_network *network = network_with(letters, 6, two_triangles, 7);
    ent_network_options options;
    ent_network_options_init(&options);
    options.interrupt = &flag;
    assert_int_equal(ent_network_measure(network, &options, NULL), ENT_INTERRUPTED);
    double out[6];
    enti_graph graph = {.node_count = 6, .edge_count = 7, .from = network->from, .to = network->to};
    graph.interrupt = &flag;
    assert_int_equal(enti_graph_betweenness(out, &graph), ENT_INTERRUPTED);
    enti_graph_release(&graph);
    ent_network_free(network);
}

/* ---- the host's igraph ---- */

static void host_error(const char *reason, const char *file, int line, igraph_error_t code) {
    (void)reason, (void)file, (void)line, (void)code;
}
static void host_warning(const char *reason, const char *file, int line) {
    (void)reason, (void)file, (void)line;
}
static igraph_error_t host_interruption(void *data) {
    (void)data;
    return IGRAPH_SUCCESS;
}
static igraph_error_t host_progress(const char *message, igraph_real_t percent, void *data) {
    (void)message, (void)percent, (void)data;
    fail_msg("the host's progress handler was called");
    return IGRAPH_SUCCESS;
}
static igraph_error_t host_status(const char *message, void *data) {
    (void)message, (void)data;
    return IGRAPH_SUCCESS;
}

static void the_host_finds_igraph_as_it_left_it(void **state) {
    (void)state;
    igraph_set_error_handler(host_error);
    igraph_set_warning_handler(host_warning);
    igraph_set_interruption_handler(host_interruption);
    igraph_set_progress_handler(host_progress);
    igraph_set_status_handler(host_status);
    igraph_rng_seed(igraph_rng_default(), 42);
    igraph_integer_t undisturbed[8], found[8];
    for (size_t i = 0; i < 8; i++) undisturbed[i] = igraph_rng_get_integer(igraph_rng_default(), 0, 1 << 20);
    igraph_rng_seed(igraph_rng_default(), 42);
    ent_network *network = network_with(letters, 8, two_triangles, 7);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(measure(network, NULL, NULL), ENT_OK);
        found[i] = igraph_rng_get_integer(igraph_rng_default(), 0, 1 << 20);
    }
    assert_memory_equal(found, undisturbed, sizeof found);
    /* A call that fails: igraph refuses negative lengths. */
    enti_graph graph = {.node_count = 3,
                        .edge_count = 2,
                        .from = (const uint32_t[]){0, 0},
                        .to = (const uint32_t[]){1, 2},
                        .weight = (const double[]){-1, 1}};
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    graph.sink = &sink;
    double out[3];
    assert_int_equal(enti_graph_betweenness(out, &graph), ENT_INTERNAL);
    assert_non_null(strstr(kept.text, "betweenness failed in igraph: "));
    enti_graph_release(&graph);
    assert_true(igraph_set_error_handler(NULL) == host_error);
    assert_true(igraph_set_warning_handler(NULL) == host_warning);
    assert_true(igraph_set_interruption_handler(NULL) == host_interruption);
    assert_true(igraph_set_progress_handler(NULL) == host_progress);
    assert_true(igraph_set_status_handler(NULL) == host_status);
    assert_int_equal(IGRAPH_FINALLY_STACK_SIZE(), 0);
    ent_network_free(network);
}

/* 60 entities in random articles, the articles in two orders. */
static void b49_communities_do_not_depend_on_the_order_of_files(void **state) {
    (void)state;
    enum { ARTICLES = 80 };
    static struct page pages[ARTICLES], turned[ARTICLES];
    static char ids[ARTICLES][8];
    struct fixture fixture;
    uint64_t random = 11;
    fixture_init_many(&fixture, 60);
    for (size_t i = 0; i < ARTICLES; i++) {
        snprintf(ids[i], sizeof ids[i], "%zu", i);
        page_init(&pages[i], ids[i], 0);
        for (size_t k = 0; k < 5; k++) page_mention(&pages[i], (uint32_t)random_below(&random, 60), 0, 0);
        turned[ARTICLES - 1 - i] = pages[i];
    }
    ent_network_options options;
    ent_network_options_init(&options);
    options.seed = 3;
    ent_network *one = network_of(&fixture, &options, pages, ARTICLES);
    ent_network *other = network_of(&fixture, &options, turned, ARTICLES);
    assert_int_equal(enti_columns_count(one, ENT_SCOPE_NODE), enti_columns_count(other, ENT_SCOPE_NODE));
    for (size_t i = 0; i < enti_columns_count(one, ENT_SCOPE_NODE); i++) {
        const enti_column *a = enti_columns_at(one, ENT_SCOPE_NODE, i);
        const enti_column *b = enti_columns_at(other, ENT_SCOPE_NODE, i);
        for (size_t row = 0; row < one->node_count; row++)
            if (a->type == ENTI_COLUMN_STRING)
                assert_true(enti_text_equal(a->values.string[row], b->values.string[row]));
            else
                assert_memory_equal(&a->values.whole[row], &b->values.whole[row], 8);
    }
    ent_text hash, other_hash;
    assert_true(ent_network_string(&hash, one, ENT_SCOPE_NETWORK, "corpus_hash", 0));
    assert_true(ent_network_string(&other_hash, other, ENT_SCOPE_NETWORK, "corpus_hash", 0));
    assert_true(enti_text_equal(hash, other_hash));
    assert_true(number_at(one, ENT_SCOPE_NETWORK, "modularity", 0) > 0.1);
    ent_network_free(one);
    ent_network_free(other);
}

/* Else an attribute of a gazetteer could take the name of a column, which would then be called otherwise. */
static void gazetteers_know_every_column(void **state) {
    (void)state;
    struct fixture fixture;
    struct page page;
    fixture_init(&fixture, letters, 2);
    page_init(&page, "1", 20260203);
    page_mention(&page, 0, 0, 0);
    page_mention(&page, 1, 0, 0);
    const char *names[64];
    ent_network_options options;
    ent_network_options_init(&options);
    options.measures = names;
    for (const enti_measure *one; (one = enti_measure_at(options.measure_count));)
        names[options.measure_count++] = one->name;
    ent_network *network = network_of(&fixture, &options, &page, 1);
    for (int scope = ENT_SCOPE_NODE; scope <= ENT_SCOPE_EDGE; scope++)
        for (size_t i = 0; i < enti_columns_count(network, (ent_scope)scope); i++) {
            ent_text name = enti_columns_at(network, (ent_scope)scope, i)->name;
            if (!enti_is_builtin_column(name))
                fail_msg("'%.*s' is missing in columns.c", (int)name.len, name.at);
        }
    assert_true(edge_number(network, "A", "B", "jaccard") > 0);
    ent_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(b44_strong_ties_are_near),
        cmocka_unit_test(b45_edges_that_are_not_positive_are_left_out_and_counted),
        cmocka_unit_test(b45_paths_that_tie_but_for_rounding_tie),
        cmocka_unit_test(b48_betweenness_is_raw_and_normalised),
        cmocka_unit_test(a_star_has_one_centre),
        cmocka_unit_test(two_triangles_hang_on_a_bridge),
        cmocka_unit_test(b32_b56_small_networks_have_no_infinities),
        cmocka_unit_test(betweenness_equals_brute_force),
        cmocka_unit_test(sampled_betweenness_is_an_unbiased_estimate),
        cmocka_unit_test(unknown_measures_are_refused),
        cmocka_unit_test(a_set_flag_interrupts),
        cmocka_unit_test(the_host_finds_igraph_as_it_left_it),
        cmocka_unit_test(gazetteers_know_every_column),
        cmocka_unit_test(b49_communities_do_not_depend_on_the_order_of_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
