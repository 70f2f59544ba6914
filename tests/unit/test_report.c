/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reports: undefined values, ranks, hostile labels, empty networks. */
#include "sample.h"

#include "base/utf8.h"
#include "export/report.h"

#include <unistd.h>

/* The report on a network, or its comparison with `older`, as a string; freed by the caller. */
static char *text_of(const ent_network *older, const ent_network *network, const char *format,
                     const char *sort, size_t top) {
    char path[64];
    snprintf(path, sizeof path, "/tmp/entente-report-%ld", (long)getpid());
    ent_report_options options;
    ent_report_options_init(&options);
    options.format = format;
    options.sort = sort;
    options.top = top;
    ent_output *output;
    assert_int_equal(ent_output_open(&output, path, NULL), ENT_OK);
    assert_int_equal(older ? ent_compare_write(older, network, &options, output, NULL)
                           : ent_report_write(network, &options, output, NULL),
                     ENT_OK);
    assert_int_equal(ent_output_commit(output), ENT_OK);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size_t len = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(len + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, len, file), len);
    text[len] = '\0';
    fclose(file);
    remove(path);
    assert_int_equal(enti_utf8_valid(enti_text(text, len)), len);
    return text;
}

static char *report_of(const ent_network *network, const char *format, const char *sort, size_t top) {
    return text_of(NULL, network, format, sort, top);
}

static void assert_contains(const char *text, const char *part) {
    if (!strstr(text, part)) fail_msg("no '%s' in:\n%s", part, text);
}

/* Four nodes, a path a-b-c and d alone. */
static ent_network *small_network(void) {
    ent_network *network = enti_network_new(4, 2);
    assert_non_null(network);
    static const char *const ids[] = {"a", "b", "c", "d"}, *const labels[] = {"Alpha", "日本", "Gamma",
                                                                              "Delta"};
    enti_column *label = sample_column(network, ENT_SCOPE_NODE, "label", ENTI_COLUMN_STRING);
    for (size_t i = 0; i < 4; i++) {
        sample_id(network, i, ids[i]);
        sample_string(network, label, i, enti_text_of(labels[i]));
    }
    network->from[0] = 0;
    network->to[0] = network->from[1] = 1;
    network->to[1] = 2;
    enti_column *strength = sample_column(network, ENT_SCOPE_NODE, "strength", ENTI_COLUMN_DOUBLE);
    const double strengths[] = {2, 5, 3, 0};
    for (size_t i = 0; i < 4; i++) strength->values.real[i] = strengths[i];
    enti_column *closeness = sample_column(network, ENT_SCOPE_NODE, "closeness", ENTI_COLUMN_DOUBLE);
    const double values[] = {0.1 + 0.2, 0.5, 0.3, NAN};
    for (size_t i = 0; i < 4; i++) closeness->values.real[i] = values[i];
    enti_column *community = sample_column(network, ENT_SCOPE_NODE, "community", ENTI_COLUMN_LONG);
    for (size_t i = 0; i < 4; i++) enti_column_set_long(community, i, i < 3 ? 1 : 2);
    enti_column *weight = sample_column(network, ENT_SCOPE_EDGE, "weight", ENTI_COLUMN_LONG);
    enti_column_set_long(weight, 0, 2);
    enti_column_set_long(weight, 1, 3);
    enti_column *bridge = sample_column(network, ENT_SCOPE_EDGE, "bridge", ENTI_COLUMN_BOOL);
    enti_column_set_bool(bridge, 0, true);
    enti_column_set_bool(bridge, 1, false);
    enti_column *articles = sample_column(network, ENT_SCOPE_NETWORK, "articles", ENTI_COLUMN_LONG);
    enti_column_set_long(articles, 0, 17);
    enti_column *modularity = sample_column(network, ENT_SCOPE_NETWORK, "modularity", ENTI_COLUMN_DOUBLE);
    modularity->values.real[0] = 0.25;
    return network;
}

static void a_table_is_sorted_ranked_and_aligned(void **state) {
    (void)state;
    ent_network *network = small_network();
    char *text = report_of(network, NULL, NULL, 0);
    assert_contains(text, "Nodes: by strength\n\n"
                          "#  label  type  strength  closeness    #  community\n"
                          "1  日本   n/a          5        0.5    1          1\n"
                          "2  Gamma  n/a          3        0.3    2          1\n"
                          "3  Alpha  n/a          2        0.3    2          1\n"
                          "4  Delta  n/a          0        n/a  n/a          2\n");
    assert_contains(text, "Communities: modularity 0.25\n");
    assert_contains(text, "日本, Gamma, Alpha\n");
    assert_contains(text, "articles     17  a summary\n");
    free(text);
    ent_network_free(network);
}

static void top_and_sort_choose_rows(void **state) {
    (void)state;
    ent_network *network = small_network();
    char *text = report_of(network, "table", "closeness", 1);
    assert_contains(text, "Nodes: by closeness\n");
    assert_contains(text, "1  日本");
    assert_contains(text, "and 3 more\n");
    assert_null(strstr(text, "Delta"));
    free(text);
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_report_options options;
    ent_report_options_init(&options);
    options.sort = "label";
    assert_int_equal(ent_report_write(network, &options, NULL, &sink), ENT_USAGE);
    options.sort = NULL;
    options.format = "docx";
    assert_int_equal(ent_report_write(network, &options, NULL, &sink), ENT_USAGE);
    assert_int_equal(kept.count, 2);
    ent_network_free(network);
}

static void programs_get_ids_and_every_digit(void **state) {
    (void)state;
    ent_network *network = small_network();
    char *text = report_of(network, "csv", NULL, 0);
    assert_string_equal(text, "id,label,type,strength,strength_rank,closeness,closeness_rank,community\n"
                              "b,日本,,5,1,0.5,1,1\n"
                              "c,Gamma,,3,2,0.3,2,1\n"
                              "a,Alpha,,2,3,0.3,2,1\n"
                              "d,Delta,,0,4,,,2\n");
    free(text);
    text = report_of(network, "json", NULL, 0);
    assert_contains(text, "\"closeness\": null, \"closeness_rank\": null");
    assert_contains(text, "{\"community\": 1, \"size\": 3, \"members\": [\"b\", \"c\", \"a\"]}");
    assert_contains(text, "\"bridges\": [\n    {\"a\": \"a\", \"b\": \"b\", \"weight\": 2}]");
    free(text);
    ent_network_free(network);
}

static void b56_nothing_gives_a_report(void **state) {
    (void)state;
    ent_network *network = enti_network_new(0, 0);
    for (size_t i = 0; enti_report_writer_at(i); i++) {
        char *text = report_of(network, enti_report_writer_at(i)->name, NULL, 0);
        assert_null(strstr(text, "nan"));
        assert_true(strlen(text) > 0);
        free(text);
    }
    char *text = report_of(network, "table", NULL, 0);
    assert_contains(text, "nodes      0  entities\n");
    assert_contains(text, "Nodes\n\nnone\n");
    free(text);
    ent_network_free(network);
}

static void hostile_labels_stay_in_their_cells(void **state) {
    (void)state;
    ent_network *network = hostile_network(true);
    char *text = report_of(network, "markdown", NULL, SIZE_MAX);
    assert_contains(text, "| it's \\| a 'quote' \\`tick\\` %s %d \\$x \\{y\\} \\~z^ #h \\_i\\_ \\*j\\* |");
    assert_contains(text, "| AT&amp;amp;T |");
    assert_contains(text, "| two lines |");
    free(text);
    text = report_of(network, "latex", NULL, SIZE_MAX);
    assert_contains(text, "\\%s \\%d \\$x \\{y\\} \\textasciitilde{}z\\textasciicircum{} \\#h \\_i\\_ *j*");
    free(text);
    text = report_of(network, "table", NULL, SIZE_MAX);
    assert_contains(text, "two lines  ");
    assert_contains(text, "éééé…  ");
    free(text);
    ent_network_free(network);
}

/* A network of the given edges among letters, a tie of one letter being a node alone. */
static ent_network *network_of_ties(const char *const *ties, const int64_t *weights, size_t count,
                                    int64_t articles) {
    static const char *const letters[] = {"a", "b", "c", "d", "e"};
    uint32_t place[5], nodes = 0, edges = 0;
    bool there[5] = {false};
    for (size_t i = 0; i < count; i++)
        for (const char *c = ties[i]; *c; c++) there[*c - 'a'] = true;
    for (size_t i = 0; i < 5; i++)
        if (there[i]) place[i] = nodes++;
    for (size_t i = 0; i < count; i++) edges += ties[i][1] != 0;
    ent_network *network = enti_network_new(nodes, edges);
    assert_non_null(network);
    for (size_t i = 0; i < 5; i++)
        if (there[i]) sample_id(network, place[i], letters[i]);
    enti_column *weight = sample_column(network, ENT_SCOPE_EDGE, "weight", ENTI_COLUMN_LONG);
    enti_column *strength = sample_column(network, ENT_SCOPE_NODE, "strength", ENTI_COLUMN_LONG);
    for (uint32_t i = 0; i < nodes; i++) enti_column_set_long(strength, i, 0);
    for (size_t i = 0, e = 0; i < count; i++) {
        if (!ties[i][1]) continue;
        uint32_t from = place[ties[i][0] - 'a'], to = place[ties[i][1] - 'a'];
        network->from[e] = from;
        network->to[e] = to;
        strength->values.whole[from] += weights[i];
        strength->values.whole[to] += weights[i];
        enti_column_set_long(weight, e++, weights[i]);
    }
    enti_column *total = sample_column(network, ENT_SCOPE_NETWORK, "articles", ENTI_COLUMN_LONG);
    enti_column_set_long(total, 0, articles);
    return network;
}

static void comparing_shows_what_came_went_and_changed(void **state) {
    (void)state;
    static const char *const before[] = {"ab", "bc", "d"}, *const after[] = {"ab", "ac", "bc", "e"};
    ent_network *older = network_of_ties(before, (const int64_t[]){4, 1, 0}, 3, 10);
    ent_network *newer = network_of_ties(after, (const int64_t[]){4, 9, 2, 0}, 4, 20);
    char *text = text_of(older, newer, "table", NULL, 0);
    assert_contains(
        text, "nodes         4      4     3\nties          2      3     2\narticles     10     20   n/a\n");
    assert_contains(text, "jaccard   0.666667");
    assert_contains(text, "spearman      -0.5");
    assert_contains(text, "d     lost         0    n/a           4         n/a\n");
    assert_contains(text, "e     new        n/a      0         n/a           4\n");
    assert_contains(text, "b     changed      5      6           1           3\n");
    free(text);
    text = text_of(older, newer, "csv", NULL, 0);
    /* ln(9.5/20 / (0.5/10)) = 2.2513, with a standard error of sqrt(1/9.5 + 1/0.5) = 1.4510. */
    assert_contains(text, "a,c,new,0,9,0,450,2.25129179861,-0.59252");
    assert_contains(text, "a,b,changed,4,4,400,200,-0.69314718056,");
    free(text);
    text = text_of(older, older, "json", NULL, 0);
    assert_contains(text, "\"nodes\": [],\n  \"ties\": []");
    assert_contains(text, "\"value\": 1,");
    free(text);
    ent_network *none = enti_network_new(0, 0);
    text = text_of(none, none, "table", NULL, 0);
    assert_null(strstr(text, "nan"));
    free(text);
    ent_network_free(none);
    ent_network_free(older);
    ent_network_free(newer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_sorted_ranked_and_aligned),
        cmocka_unit_test(top_and_sort_choose_rows),
        cmocka_unit_test(programs_get_ids_and_every_digit),
        cmocka_unit_test(b56_nothing_gives_a_report),
        cmocka_unit_test(comparing_shows_what_came_went_and_changed),
        cmocka_unit_test(hostile_labels_stay_in_their_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
