/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Positions: seeded, finite, near for what is joined, and apart for what is not. */
#include "sample.h"

/* A ring of `ring` nodes and as many isolates again. */
static ent_network *ring_and_isolates(size_t ring) {
    ent_network *network = enti_network_new(2 * ring, ring);
    assert_non_null(network);
    for (size_t i = 0; i < 2 * ring; i++) {
        char id[24];
        snprintf(id, sizeof id, "n%04zu", i);
        sample_id(network, i, id);
    }
    for (size_t i = 0; i < ring; i++) {
        size_t next = i + 1 < ring ? i + 1 : 0;
        network->from[i] = (uint32_t)(i < next ? i : next);
        network->to[i] = (uint32_t)(i < next ? next : i);
    }
    enti_column *weight = sample_column(network, ENT_SCOPE_EDGE, "weight", ENTI_COLUMN_LONG);
    for (size_t i = 0; i < ring; i++) enti_column_set_long(weight, i, 1 + (int64_t)i % 3);
    return network;
}

static void lay_out(ent_network *network, uint64_t seed) {
    static const char *const measures[] = {"layout"};
    ent_network_options options;
    ent_network_options_init(&options);
    options.measures = measures;
    options.measure_count = 1;
    options.seed = seed;
    assert_int_equal(ent_network_measure(network, &options, NULL), ENT_OK);
}

static double *positions(const ent_network *network, const char *name) {
    enti_column *column = enti_column_find(network, ENT_SCOPE_NODE, enti_text_of(name));
    assert_non_null(column);
    return column->values.real;
}

static void a_seed_gives_the_same_places(void **state) {
    (void)state;
    enum { NODES = 40 };
    ent_network *a = ring_and_isolates(NODES / 2), *b = ring_and_isolates(NODES / 2);
    lay_out(a, 7);
    lay_out(b, 7);
    assert_memory_equal(positions(a, "x"), positions(b, "x"), NODES * sizeof(double));
    assert_memory_equal(positions(a, "y"), positions(b, "y"), NODES * sizeof(double));
    lay_out(b, 8);
    assert_memory_not_equal(positions(a, "x"), positions(b, "x"), NODES * sizeof(double));
    ent_network_free(a);
    ent_network_free(b);
}

static void no_two_nodes_share_a_place(void **state) {
    (void)state;
    enum { NODES = 40 };
    ent_network *network = ring_and_isolates(NODES / 2);
    lay_out(network, 1);
    const double *x = positions(network, "x"), *y = positions(network, "y");
    for (size_t i = 0; i < NODES; i++) {
        assert_true(isfinite(x[i]) && isfinite(y[i]));
        for (size_t j = i + 1; j < NODES; j++) assert_true(hypot(x[i] - x[j], y[i] - y[j]) > 10);
    }
    for (size_t i = 0; i < NODES / 2; i++)
        for (size_t j = NODES / 2; j < NODES; j++) assert_true(y[j] < y[i]);
    ent_network_free(network);
}

static void b56_nothing_and_one_have_places(void **state) {
    (void)state;
    ent_network *none = enti_network_new(0, 0), *one = enti_network_new(1, 0);
    assert_true(none && one);
    sample_id(one, 0, "alone");
    sample_column(none, ENT_SCOPE_EDGE, "weight", ENTI_COLUMN_LONG);
    sample_column(one, ENT_SCOPE_EDGE, "weight", ENTI_COLUMN_LONG);
    lay_out(none, 1);
    lay_out(one, 1);
    assert_true(isfinite(*positions(one, "x")));
    ent_network_free(none);
    ent_network_free(one);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_seed_gives_the_same_places),
                                       cmocka_unit_test(no_two_nodes_share_a_place),
                                       cmocka_unit_test(b56_nothing_and_one_have_places)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
