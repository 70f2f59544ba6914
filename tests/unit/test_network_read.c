/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Networks that were written are read back as they were; other people's files as far as they go; and hostile
 * ones are refused without harm. */
#include "network_fixture.h"

#include <unistd.h>

static const char *temporary_path(void) {
    static char path[64];
    snprintf(path, sizeof path, "/tmp/entente-read-%ld.tmp", (long)getpid());
    return path;
}

static ent_status read_text(ent_network **network, ent_text text, struct kept *kept) {
    const char *path = temporary_path();
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.at, 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
    ent_sink sink = keep_in(kept);
    ent_status status = ent_network_read(network, path, &sink);
    remove(path);
    return status;
}

static ent_network *write_and_read(const ent_network *network, const char *format) {
    const char *path = temporary_path();
    ent_output *output;
    ent_network *back;
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_write_options options;
    ent_write_options_init(&options);
    options.format = format;
    assert_int_equal(ent_output_open(&output, path, &sink), ENT_OK);
    assert_int_equal(ent_network_write(network, &options, output, &sink), ENT_OK);
    assert_int_equal(ent_output_commit(output), ENT_OK);
    if (ent_network_read(&back, path, &sink) != ENT_OK) fail_msg("%s", kept.text);
    assert_string_equal(kept.text, "");
    remove(path);
    return back;
}

static void assert_same_value(const enti_column *a, const enti_column *b, size_t row) {
    assert_int_equal(enti_column_is_missing(a, row), enti_column_is_missing(b, row));
    if (enti_column_is_missing(a, row)) return;
    switch (a->type) {
    case ENTI_COLUMN_STRING:
        assert_true(enti_text_equal(a->values.string[row], b->values.string[row]));
        break;
    case ENTI_COLUMN_DOUBLE:
        assert_true(fabs(a->values.real[row] - b->values.real[row]) <= 1e-11 * fabs(a->values.real[row]));
        break;
    default: assert_int_equal(a->values.whole[row], b->values.whole[row]);
    }
}

static void assert_same_network(const ent_network *a, const ent_network *b) {
    assert_int_equal(a->node_count, b->node_count);
    assert_int_equal(a->edge_count, b->edge_count);
    for (size_t i = 0; i < a->node_count; i++) assert_true(enti_text_equal(a->ids[i], b->ids[i]));
    for (size_t i = 0; i < a->edge_count; i++) {
        assert_int_equal(a->from[i], b->from[i]);
        assert_int_equal(a->to[i], b->to[i]);
    }
    for (int scope = 0; scope < 3; scope++) {
        /* Nodes with positions also get colours and sizes for the programs that draw them. */
        bool drawn = scope == ENT_SCOPE_NODE && enti_column_find(a, ENT_SCOPE_NODE, ENTI_TEXT("x"));
        assert_int_equal(enti_columns_count(a, (ent_scope)scope) + (drawn ? 2 : 0),
                         enti_columns_count(b, (ent_scope)scope));
        for (size_t i = 0; i < enti_columns_count(a, (ent_scope)scope); i++) {
            const enti_column *column = enti_columns_at(a, (ent_scope)scope, i);
            const enti_column *other = enti_column_find(b, (ent_scope)scope, column->name);
            assert_non_null(other);
            assert_int_equal(column->type, other->type);
            for (size_t row = 0; row < enti_column_rows(a, (ent_scope)scope); row++)
                assert_same_value(column, other, row);
        }
    }
}

/* A counted network with all measures, hostile labels and each type of attribute, some of them missing. */
static ent_network *full_network(void) {
    static const char *const labels[] = {"a \"b\" <c> & ]]> d",
                                         "two\nlines\ttab",
                                         " blanks ",
                                         "\xD8\xB9\xF0\x9F\x98\x80",
                                         "</script>",
                                         "=1+2",
                                         "",
                                         "x"};
    static struct fixture fixture;
    static struct page pages[3];
    fixture_init(&fixture, (const char *const[]){"z9", "A", "b.c", "B-d", "e_f", "g", "h", "i"}, 8);
    for (size_t i = 0; i < 8; i++) fixture.entities[i].name = enti_text_of(labels[i]);
    fixture.attributes[0] = (enti_attribute){ENTI_TEXT("whole"), ENTI_VALUE_LONG, {0}, INT64_MIN, 0};
    fixture.attributes[1] = (enti_attribute){ENTI_TEXT("real"), ENTI_VALUE_DOUBLE, {0}, 0, 3};
    fixture.attributes[2] = (enti_attribute){ENTI_TEXT("yes"), ENTI_VALUE_BOOL, {0}, 1, 0};
    fixture.attributes[3] = (enti_attribute){ENTI_TEXT("Type"), ENTI_VALUE_STRING, ENTI_TEXT(""), 0, 0};
    fixture.entities[1].attributes = (enti_range){0, 4};
    for (uint32_t i = 0; i < 3; i++) {
        page_init(&pages[i], "id", i ? 20240101 + (ent_date)i : 0);
        for (uint32_t k = 0; k < 4; k++) page_mention(&pages[i], (k * (i + 2) + i) % 7, k / 3, k / 3);
    }
    page_mention(&pages[0], 7, 9, 9);
    ent_network_options options;
    ent_network_options_init(&options);
    options.measures = (const char *const[]){"all"};
    options.measure_count = 1;
    return network_of(&fixture, &options, pages, 3);
}

static void json_reads_back_as_it_was(void **state) {
    (void)state;
    ent_network *network = full_network(), *back = write_and_read(network, "json");
    assert_same_network(network, back);
    for (size_t i = 0; i < enti_columns_count(network, ENT_SCOPE_NODE); i++)
        assert_true(enti_text_equal(enti_columns_at(network, ENT_SCOPE_NODE, i)->summary,
                                    enti_columns_at(back, ENT_SCOPE_NODE, i)->summary));
    ent_network_free(back);
    ent_network_free(network);
}

static void graphml_reads_back_as_it_was(void **state) {
    (void)state;
    ent_network *network = full_network(), *back = write_and_read(network, "graphml");
    assert_same_network(network, back);
    ent_network_free(back);
    ent_network_free(network);
}

static void b56_empty_networks_read_back(void **state) {
    (void)state;
    ent_network *network = enti_network_new(0, 0);
    for (int i = 0; i < 2; i++) {
        ent_network *back = write_and_read(network, i ? "json" : "graphml");
        assert_same_network(network, back);
        ent_network_free(back);
    }
    ent_network_free(network);
}

static void other_peoples_graphml_is_read(void **state) {
    (void)state;
    static const char text[] =
        "<?xml version='1.0'?>\n<!DOCTYPE graphml [<!ENTITY x 'expanded'>]>\n"
        "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>"
        "<key id='d0' for='node' attr.name='colour' attr.type='string'><default>red</default></key>"
        "<key id='d1' for='edge' attr.name='weight' attr.type='float'/>"
        "<key id='d2' attr.name='note' attr.type='string'/><key id='d3' for='port'/>"
        "<graph edgedefault='directed'><data key='d2'>whole</data>"
        "<node id='n1'><data key='d0'>green</data><data key='nokey'>?</data><port name='p'/></node>"
        "<node id='n0'/><edge source='n1' target='n0'><data key='d1'> 1.5 </data></edge>"
        "<edge source='n0' target='n1'><data key='d1'>2</data><data "
        "key='d2'>a&lt;<![CDATA[<b]]></data></edge>"
        "<edge source='n0' target='n0'/></graph></graphml>";
    ent_network *network;
    struct kept kept;
    ent_text colour;
    assert_int_equal(read_text(&network, enti_text_of(text), &kept), ENT_OK);
    assert_int_equal(network->node_count, 2);
    assert_int_equal(network->edge_count, 1);
    assert_true(edge_number(network, "n0", "n1", "weight") == 3.5);
    assert_true(ent_network_string(&colour, network, ENT_SCOPE_NODE, "colour", 0) &&
                enti_text_is(colour, "red"));
    assert_true(ent_network_string(&colour, network, ENT_SCOPE_NODE, "colour", 1) &&
                enti_text_is(colour, "green"));
    assert_true(ent_network_string(&colour, network, ENT_SCOPE_NETWORK, "note", 0) &&
                enti_text_is(colour, "whole"));
    assert_true(ent_network_string(&colour, network, ENT_SCOPE_EDGE, "note", 0) &&
                enti_text_is(colour, "a<<b"));
    assert_non_null(strstr(kept.text, "directed edges are taken as undirected"));
    assert_non_null(strstr(kept.text, "1 loops are left out"));
    assert_non_null(strstr(kept.text, "1 edges that repeat a pair are joined, their weights summed"));
    ent_network_free(network);
}

static void node_link_json_is_read(void **state) {
    (void)state;
    static const char text[] = "\xEF\xBB\xBF\n{\"directed\": false, \"graph\": {\"name\": \"g\"}, \"nodes\": "
                               "[{\"id\": 2, \"size\": 1},"
                               " {\"id\": 1, \"size\": 0.5, \"list\": [1]}], \"links\": [{\"source\": 1, "
                               "\"target\": 2, \"weight\": 4}]}";
    ent_network *network;
    struct kept kept;
    assert_int_equal(read_text(&network, enti_text_of(text), &kept), ENT_OK);
    assert_int_equal(network->node_count, 2);
    assert_true(node_number(network, "1", "size") == 0.5 && node_number(network, "2", "size") == 1);
    assert_true(edge_number(network, "1", "2", "weight") == 4);
    assert_int_equal(enti_columns_count(network, ENT_SCOPE_NODE), 1);
    ent_network_free(network);
}

#define GRAPH(inside)                                                                                        \
    "<graphml><key id='w' for='edge' attr.name='w' attr.type='long'/><graph>" inside "</graph></graphml>"

static void hostile_files_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"", "neither JSON nor GraphML"},
        {"id,label\n", "neither JSON nor GraphML"},
        {"{\"nodes\": [", "']' expected near end of file"},
        {"{}", "no list of 'nodes'"},
        {"{\"nodes\": {}, \"edges\": []}", "no list of 'nodes'"},
        {"{\"nodes\": [{}], \"edges\": []}", "a node or edge without 'id'"},
        {"{\"nodes\": [7], \"edges\": []}", "a node or edge without 'id'"},
        {"{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"a\"}], \"edges\": []}", "two nodes have the id 'a'"},
        {"{\"nodes\": [], \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}",
         "an edge names 'a', which is no node"},
        {"{\"nodes\": [], \"nodes\": []}", "duplicate object key"},
        {"{\"columns\": {\"node\": [{\"name\": \"x\", \"type\": \"tensor\"}]}, \"nodes\": [], \"edges\": []}",
         "a column without a name or a known type"},
        {"{\"columns\": {\"node\": [{\"name\": \"x\", \"type\": \"long\"}]}, \"nodes\": [{\"id\": \"a\", "
         "\"x\": "
         "\"b\"}], \"edges\": []}",
         "a value of 'x' is not of its declared type"},
        {"<html><p>", "end of the document"},
        {"<html/>", "no graph in it"},
        {"<graphml><graph>", "end of the document"},
        {GRAPH("<node/>"), "a node without an id"},
        {GRAPH("<edge source='a'/>"), "an edge without both ends"},
        {GRAPH("<edge source='a' target='b'/>"), "an edge names 'a', which is no node"},
        {GRAPH("<node id='a'><graph/></node>"), "more than one graph"},
        {GRAPH("<node id='a'/><node id='b'/><edge source='a' target='b'><data key='w'>1.5</data></edge>"),
         "a value of 'w' is not of its declared type"},
        {GRAPH("<node id='a'/><node id='b'/><edge source='a' target='b'><data "
               "key='w'>99999999999999999999</data></edge>"),
         "a value of 'w' is not of its declared type"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ent_network *network = NULL;
        struct kept kept;
        assert_int_equal(read_text(&network, enti_text_of(rows[i].text), &kept), ENT_INPUT);
        assert_null(network);
        if (!strstr(kept.text, rows[i].message)) fail_msg("'%s' in: %s", rows[i].message, kept.text);
        assert_int_equal(kept.count, 1);
    }
}

static void entities_are_not_expanded(void **state) {
    (void)state;
    static const char text[] =
        "<!DOCTYPE graphml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
        "<graphml><key id='k' for='node' attr.name='k' attr.type='string'/><graph>"
        "<node id='n'><data key='k'>x&a;&f;</data></node></graph></graphml>";
    ent_network *network = NULL;
    struct kept kept;
    ent_text value;
    if (read_text(&network, enti_text_of(text), &kept) != ENT_OK) fail_msg("%s", kept.text);
    assert_true(ent_network_string(&value, network, ENT_SCOPE_NODE, "k", 0));
    assert_true(enti_text_is(value, "x"));
    ent_network_free(network);
}

/* Cut or spoilt anywhere, a file is read or refused, and nothing else. */
static void spoilt_files_do_no_harm(void **state) {
    (void)state;
    static const char *const formats[] = {"json", "graphml"};
    ent_network *network = full_network();
    for (size_t f = 0; f < 2; f++) {
        const char *path = temporary_path();
        ent_output *output;
        ent_write_options options;
        ent_write_options_init(&options);
        options.format = formats[f];
        assert_int_equal(ent_output_open(&output, path, NULL), ENT_OK);
        assert_int_equal(ent_network_write(network, &options, output, NULL), ENT_OK);
        assert_int_equal(ent_output_commit(output), ENT_OK);
        static char bytes[1 << 16], spoilt[1 << 16];
        FILE *file = fopen(path, "rb");
        size_t len = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        assert_true(len > 1000 && len < sizeof bytes);
        uint64_t random = 17;
        for (size_t round = 0; round < 400; round++) {
            memcpy(spoilt, bytes, len);
            size_t end = round % 2 ? len : random_below(&random, len);
            for (size_t i = 0; i < round % 4; i++)
                spoilt[random_below(&random, len)] = "<>\"'{}[],:&\x80 0-e"[random_below(&random, 17)];
            ent_network *back = NULL;
            struct kept kept;
            ent_status status = read_text(&back, enti_text(spoilt, end), &kept);
            assert_true(status == ENT_OK || (status == ENT_INPUT && !back && kept.count > 0));
            ent_network_free(back);
        }
    }
    ent_network_free(network);
}

static void what_is_not_there_cannot_be_read(void **state) {
    (void)state;
    ent_network *network;
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    assert_int_equal(ent_network_read(&network, "/nonexistent/x.json", &sink), ENT_INPUT);
    assert_string_equal(kept.text, "/nonexistent/x.json:0:0: cannot be opened: No such file or directory\n");
    assert_int_equal(ent_network_read(&network, "/", &sink), ENT_INPUT);
}

static void networks_are_told_from_articles(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool is;
    } rows[] = {{"{\"schema\": \"entente-network/1\"", true},
                {" {\"directed\": false, \"multigraph\": false", true},
                {"<?xml version='1.0'?><!-- ours --><graphml>", true},
                {"{\"title\": \"Talks\", \"text\": \"...\"}", false},
                {"<rss version='2.0'>", false},
                {"The <graphml> of it", false},
                {"", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        FILE *file = fopen(temporary_path(), "wb");
        assert_non_null(file);
        fputs(rows[i].text, file);
        fclose(file);
        assert_int_equal(ent_network_is(temporary_path()), rows[i].is);
    }
    remove(temporary_path());
    assert_false(ent_network_is(temporary_path()));
    assert_false(ent_network_is("/"));
    assert_false(ent_network_is("-"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_reads_back_as_it_was),        cmocka_unit_test(graphml_reads_back_as_it_was),
        cmocka_unit_test(b56_empty_networks_read_back),     cmocka_unit_test(other_peoples_graphml_is_read),
        cmocka_unit_test(node_link_json_is_read),           cmocka_unit_test(hostile_files_are_refused),
        cmocka_unit_test(entities_are_not_expanded),        cmocka_unit_test(spoilt_files_do_no_harm),
        cmocka_unit_test(what_is_not_there_cannot_be_read), cmocka_unit_test(networks_are_told_from_articles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
