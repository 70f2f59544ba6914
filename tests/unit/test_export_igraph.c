/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * GraphML and Pajek read back by igraph's own readers: ids, labels, weights and every other column. */
#include "sample.h"

#include "export/export.h"

#include <igraph.h>

/* Write in `format`, read by `reader`. */
static void round_trip(igraph_t *graph, const ent_network *network, const char *format,
                       igraph_error_t (*reader)(igraph_t *, FILE *)) {
    char path[] = "/tmp/entente-igraph-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    ent_write_options options;
    ent_write_options_init(&options);
    options.format = format;
    assert_int_equal(ent_network_write_path(network, &options, path, NULL), ENT_OK);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(reader(graph, file), IGRAPH_SUCCESS);
    fclose(file);
    remove(path);
}

static igraph_error_t read_graphml(igraph_t *graph, FILE *file) {
    return igraph_read_graph_graphml(graph, file, 0);
}

static void assert_same_edges(const igraph_t *graph, const ent_network *network) {
    assert_int_equal(igraph_vcount(graph), network->node_count);
    assert_int_equal(igraph_ecount(graph), network->edge_count);
    assert_false(igraph_is_directed(graph));
    for (size_t e = 0; e < network->edge_count; e++) {
        igraph_integer_t found, wanted = (igraph_integer_t)e;
        igraph_get_eid(graph, &found, network->from[e], network->to[e], IGRAPH_UNDIRECTED, false);
        assert_int_equal(found, wanted);
    }
}

static void assert_same_cell(const igraph_t *graph, const enti_column *column, const char *name, bool node,
                             size_t row) {
    igraph_integer_t i = (igraph_integer_t)row;
    double number = NAN;
    switch (column->type) {
    case ENTI_COLUMN_STRING: {
        const char *text = node ? VAS(graph, name, i) : EAS(graph, name, i);
        assert_true(enti_text_is(column->values.string[row], text));
        return;
    }
    case ENTI_COLUMN_BOOL: number = node ? VAB(graph, name, i) : EAB(graph, name, i); break;
    default: number = node ? VAN(graph, name, i) : EAN(graph, name, i);
    }
    if (enti_value_absent(column, row)) {
        assert_true(isnan(number) || (column->type == ENTI_COLUMN_BOOL && number == 0));
        return;
    }
    double wanted = enti_value_number(column, row, NAN);
    assert_true(fabs(number - wanted) <= 1e-11 * fabs(wanted));
}

static void assert_same_columns(const igraph_t *graph, const ent_network *network, ent_scope scope) {
    for (size_t c = 0; c < enti_columns_count(network, scope); c++) {
        const enti_column *column = enti_columns_at(network, scope, c);
        for (size_t row = 0; row < enti_column_rows(network, scope); row++)
            assert_same_cell(graph, column, column->name.at, scope == ENT_SCOPE_NODE, row);
    }
}

static void igraph_reads_our_graphml(void **state) {
    (void)state;
    ent_network *networks[] = {plain_network(0, 0), plain_network(1, 0), plain_network(3, 0),
                               plain_network(40, 100), hostile_network(false)};
    for (size_t n = 0; n < sizeof networks / sizeof *networks; n++) {
        igraph_t graph;
        round_trip(&graph, networks[n], "graphml", read_graphml);
        assert_same_edges(&graph, networks[n]);
        for (size_t i = 0; i < networks[n]->node_count; i++)
            assert_true(enti_text_is(networks[n]->ids[i], VAS(&graph, "id", (igraph_integer_t)i)));
        assert_same_columns(&graph, networks[n], ENT_SCOPE_NODE);
        assert_same_columns(&graph, networks[n], ENT_SCOPE_EDGE);
        igraph_destroy(&graph);
        ent_network_free(networks[n]);
    }
}

static void igraph_reads_our_pajek(void **state) {
    (void)state;
    ent_network *networks[] = {plain_network(1, 0), plain_network(40, 100), hostile_network(true)};
    for (size_t n = 0; n < sizeof networks / sizeof *networks; n++) {
        igraph_t graph;
        round_trip(&graph, networks[n], "pajek", igraph_read_graph_pajek);
        assert_same_edges(&graph, networks[n]);
        const enti_column *weight = enti_column_find(networks[n], ENT_SCOPE_EDGE, ENTI_TEXT("weight"));
        for (size_t e = 0; e < networks[n]->edge_count; e++)
            assert_true(EAN(&graph, "weight", (igraph_integer_t)e) == enti_value_number(weight, e, 0));
        igraph_destroy(&graph);
        ent_network_free(networks[n]);
    }
}

static int set_attributes(void **state) {
    (void)state;
    igraph_set_attribute_table(&igraph_cattribute_table);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(igraph_reads_our_graphml),
                                       cmocka_unit_test(igraph_reads_our_pajek)};
    return cmocka_run_group_tests(tests, set_attributes, NULL);
}
