/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Associations and parts of networks. */
#include "network_fixture.h"

static ent_network *counted(const char *const *names, size_t count, const char *const *articles,
                            size_t article_count, const char *const *measures, size_t measure_count) {
    static struct page pages[64];
    struct fixture fixture;
    fixture_init(&fixture, names, count);
    for (size_t i = 0; i < article_count; i++) {
        page_init(&pages[i], "x", 0);
        for (const char *c = articles[i]; *c; c++) page_mention(&pages[i], (uint32_t)(*c - 'A'), 0, 0);
    }
    ent_network_options options;
    ent_network_options_init(&options);
    options.unit = ENT_UNIT_ARTICLE;
    options.measures = measures;
    options.measure_count = measure_count;
    return network_of(&fixture, &options, pages, article_count);
}

static const char *const letters[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
static const char *const associations[] = {
    "pmi", "npmi", "jaccard", "cosine", "association_strength", "hypergeometric", "disparity", "degree"};

static void assert_near(double value, double right) {
    if (isnan(right) ? !isnan(value) : !(fabs(value - right) <= 1e-9 * fmax(1, fabs(right))))
        fail_msg("%.12g is not %.12g", value, right);
}

static void b30_associations_are_named_and_beside_the_count(void **state) {
    (void)state;
    const char *const articles[] = {"AB", "AB", "AC", "A"};
    ent_network *network = counted(letters, 3, articles, 4, associations, 8);
    static const struct {
        const char *column;
        double ab, ac;
    } rows[] = {{"weight", 2, 1},
                {"jaccard", 0.5, 0.25},
                {"cosine", 0.70710678118654752, 0.5},
                {"association_strength", 0.25, 0.25},
                {"pmi", 0, 0},
                {"npmi", 0, 0},
                {"hypergeometric", 1, 1},
                {"disparity", 1 - 2 / 3.0, 1 - 1 / 3.0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_near(edge_number(network, "A", "B", rows[i].column), rows[i].ab);
        assert_near(edge_number(network, "A", "C", rows[i].column), rows[i].ac);
    }
    assert_near(node_number(network, "A", "units"), 4);
    ent_network_free(network);
}

static void mutual_information_has_its_bounds(void **state) {
    (void)state;
    const char *const articles[] = {"AB", "AB", "C", "D"}, *const together[] = {"AB", "AB"};
    ent_network *network = counted(letters, 4, articles, 4, associations, 8);
    assert_near(edge_number(network, "A", "B", "pmi"), log(2));
    assert_near(edge_number(network, "A", "B", "npmi"), 1);
    ent_network_free(network);
    network = counted(letters, 2, together, 2, associations, 8);
    assert_near(edge_number(network, "A", "B", "npmi"), NAN);
    ent_network_free(network);
}

/* Against exact binomial coefficients: all ways to choose b of n units, of which k are among a. */
static double choose(size_t n, size_t k) {
    double result = 1;
    if (k > n) return 0;
    for (size_t i = 0; i < k; i++) result = result * (double)(n - i) / (double)(i + 1);
    return result;
}

static void the_hypergeometric_test_equals_a_sum_of_binomials(void **state) {
    (void)state;
    enum { UNITS = 40 };
    uint64_t random = 3;
    for (int round = 0; round < 30; round++) {
        static char texts[UNITS][4];
        const char *articles[UNITS];
        size_t a = 0, b = 0, both = 0;
        for (size_t i = 0; i < UNITS; i++) {
            static const char *const kinds[] = {"AB", "A", "B", "C", "C"};
            snprintf(texts[i], sizeof texts[i], "%s", kinds[i ? random_below(&random, 5) : 0]);
            articles[i] = texts[i];
            a += texts[i][0] == 'A';
            b += texts[i][0] == 'B' || texts[i][1] == 'B';
            both += texts[i][1] == 'B';
        }
        double right = 0;
        for (size_t k = both; k <= a && k <= b; k++)
            right += choose(a, k) * choose(UNITS - a, b - k) / choose(UNITS, b);
        ent_network *network = counted(letters, 3, articles, UNITS, associations, 8);
        assert_near(edge_number(network, "A", "B", "hypergeometric"), right);
        ent_network_free(network);
    }
}

static void measures_may_weigh_by_an_association(void **state) {
    (void)state;
    const char *const articles[] = {"AB", "AB", "AC", "A", "BD", "D"};
    ent_network *network = counted(letters, 4, articles, 6, NULL, 0);
    ent_network_options options;
    ent_network_options_init(&options);
    options.measures = (const char *const[]){"strength", "jaccard"};
    options.measure_count = 2;
    options.weight_by = "jaccard";
    assert_int_equal(ent_network_measure(network, &options, NULL), ENT_OK);
    assert_near(node_number(network, "C", "strength"), 0.25);
    ent_text text;
    assert_true(ent_network_string(&text, network, ENT_SCOPE_NETWORK, "measures", 0));
    assert_true(enti_text_is(text, "strength jaccard"));
    ent_network_free(network);
}

static void associations_need_their_counts(void **state) {
    (void)state;
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_network *network = enti_network_new(0, 0);
    ent_network_options options;
    ent_network_options_init(&options);
    options.measures = (const char *const[]){"npmi"};
    options.measure_count = 1;
    assert_int_equal(ent_network_measure(network, &options, &sink), ENT_USAGE);
    assert_string_equal(kept.text, ":0:0: associations need the column 'units', which is not there\n");
    ent_network_free(network);
}

/* A chain A-B-C-D-E whose weights fall from 4 to 1, and F alone. */
static ent_network *chain(void) {
    const char *const articles[] = {"AB", "AB", "AB", "AB", "BC", "BC", "BC", "CD", "CD", "DE", "F"};
    return counted(letters, 6, articles, 11, associations, 8);
}

static ent_network *part_of(const ent_network *network, const ent_select_options *options) {
    ent_network *part;
    assert_int_equal(ent_network_select(&part, network, options, NULL), ENT_OK);
    return part;
}

static void nothing_chosen_keeps_everything(void **state) {
    (void)state;
    ent_network *network = chain();
    ent_select_options options;
    ent_select_options_init(&options);
    ent_network *part = part_of(network, &options);
    assert_int_equal(part->node_count, 6);
    assert_int_equal(part->edge_count, 4);
    for (int scope = 0; scope < 3; scope++)
        assert_int_equal(enti_columns_count(part, (ent_scope)scope),
                         enti_columns_count(network, (ent_scope)scope));
    assert_near(edge_number(part, "B", "C", "weight"), 3);
    assert_near(node_number(part, "F", "mentions"), 1);
    ent_network_free(part);
    ent_network_free(network);
}

static void edges_go_by_weight_rank_and_backbone(void **state) {
    (void)state;
    ent_network *network = chain();
    ent_select_options options;
    ent_select_options_init(&options);
    options.min_weight = 3;
    ent_network *part = part_of(network, &options);
    assert_int_equal(part->edge_count, 2);
    assert_int_equal(part->node_count, 6);
    assert_near(number_at(part, ENT_SCOPE_NETWORK, "min_weight", 0), 3);
    ent_network_free(part);
    options.no_isolates = true;
    options.top = 1;
    part = part_of(network, &options);
    assert_int_equal(part->edge_count, 1);
    assert_int_equal(part->node_count, 2);
    assert_near(edge_number(part, "A", "B", "weight"), 4);
    ent_network_free(part);
    ent_select_options_init(&options);
    options.backbone = "disparity";
    options.alpha = 0.4; /* B-C: 1 - 3/7 and 1 - 3/5; C-D: 1 - 2/5 and 1 - 2/3; D-E: 1 - 1/3 and 1 */
    part = part_of(network, &options);
    assert_int_equal(part->edge_count, 1);
    assert_int_equal(edge_between(part, "B", "C"), SIZE_MAX);
    assert_near(edge_number(part, "C", "D", "disparity"), 1 / 3.0);
    ent_network_free(part);
    ent_network_free(network);
}

static void an_ego_network_has_what_is_near(void **state) {
    (void)state;
    ent_network *network = chain();
    ent_select_options options;
    ent_select_options_init(&options);
    options.around = "B";
    ent_network *part = part_of(network, &options);
    assert_int_equal(part->node_count, 3);
    assert_int_equal(part->edge_count, 2);
    ent_network_free(part);
    options.depth = 2;
    part = part_of(network, &options);
    assert_int_equal(part->node_count, 4);
    assert_int_equal(node_named(part, "E"), SIZE_MAX);
    ent_network_free(part);
    options.depth = UINT32_MAX;
    part = part_of(network, &options);
    assert_int_equal(part->node_count, 5);
    ent_network_free(part);
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    options.around = "nobody";
    assert_int_equal(ent_network_select(&part, network, &options, &sink), ENT_USAGE);
    options = (ent_select_options){.size = sizeof options, .backbone = "spine"};
    assert_int_equal(ent_network_select(&part, network, &options, &sink), ENT_USAGE);
    assert_string_equal(kept.text, ":0:0: no node 'nobody' in the network\n"
                                   ":0:0: edges have no numbers 'spine' for a backbone\n");
    ent_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(b30_associations_are_named_and_beside_the_count),
        cmocka_unit_test(mutual_information_has_its_bounds),
        cmocka_unit_test(the_hypergeometric_test_equals_a_sum_of_binomials),
        cmocka_unit_test(measures_may_weigh_by_an_association),
        cmocka_unit_test(associations_need_their_counts),
        cmocka_unit_test(nothing_chosen_keeps_everything),
        cmocka_unit_test(edges_go_by_weight_rank_and_backbone),
        cmocka_unit_test(an_ego_network_has_what_is_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
