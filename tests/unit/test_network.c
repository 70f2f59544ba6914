/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Columns, and what a finished network says of its nodes and of itself. */
#include "network_fixture.h"

static void column_names_are_tokens_and_unique_in_any_case(void **state) {
    (void)state;
    ent_network *network = enti_network_new(1, 0);
    static const struct {
        const char *wanted, *got;
    } rows[] = {{"type", "type"},
                {"Type", "Type_2"},
                {"TYPE", "TYPE_3"},
                {"a b<\"", "a_b__"},
                {"a.b-c:d", "a.b-c:d"},
                {"", "_"},
                {"\xC3\xA9t\xC3\xA9", "__t__"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enti_column *column = enti_column_add(network, ENT_SCOPE_NODE, enti_text_of(rows[i].wanted),
                                              ENTI_COLUMN_LONG, ENTI_TEXT(""));
        assert_non_null(column);
        assert_true(enti_text_is(column->name, rows[i].got));
    }
    assert_non_null(enti_column_add(network, ENT_SCOPE_EDGE, ENTI_TEXT("type"), ENTI_COLUMN_BOOL,
                                    ENTI_TEXT("other scopes are apart")));
    ent_network_free(network);
}

static void columns_begin_missing_and_take_values(void **state) {
    (void)state;
    ent_network *network = enti_network_new(2, 0);
    static const enti_column_type types[] = {ENTI_COLUMN_LONG, ENTI_COLUMN_DOUBLE, ENTI_COLUMN_BOOL,
                                             ENTI_COLUMN_STRING};
    static const char *const names[] = {"long", "double", "bool", "string"};
    double number;
    ent_text text;
    for (size_t i = 0; i < 4; i++) {
        enti_column *column =
            enti_column_add(network, ENT_SCOPE_NODE, enti_text_of(names[i]), types[i], ENTI_TEXT(""));
        assert_true(enti_column_is_missing(column, 0) && enti_column_is_missing(column, 1));
        assert_false(ent_network_number(&number, network, ENT_SCOPE_NODE, names[i], 0));
        assert_false(ent_network_string(&text, network, ENT_SCOPE_NODE, names[i], 0));
    }
    enti_column_set_long(enti_columns_at(network, ENT_SCOPE_NODE, 0), 1, -7);
    enti_columns_at(network, ENT_SCOPE_NODE, 1)->values.real[1] = 0.5;
    enti_column_set_bool(enti_columns_at(network, ENT_SCOPE_NODE, 2), 1, true);
    enti_columns_at(network, ENT_SCOPE_NODE, 3)->values.string[1] = ENTI_TEXT("x");
    assert_true(ent_network_number(&number, network, ENT_SCOPE_NODE, "long", 1) && number == -7);
    assert_true(ent_network_number(&number, network, ENT_SCOPE_NODE, "double", 1) && number == 0.5);
    assert_true(ent_network_number(&number, network, ENT_SCOPE_NODE, "bool", 1) && number == 1);
    assert_true(ent_network_string(&text, network, ENT_SCOPE_NODE, "string", 1) && enti_text_is(text, "x"));
    assert_false(ent_network_number(&number, network, ENT_SCOPE_NODE, "long", 2));
    assert_false(ent_network_number(&number, network, ENT_SCOPE_NODE, "none", 0));
    ent_network_free(network);
}

static const char *node_text(const ent_network *network, const char *id, const char *column) {
    static char copy[128];
    ent_text text;
    if (!ent_network_string(&text, network, ENT_SCOPE_NODE, column, node_named(network, id))) return NULL;
    snprintf(copy, sizeof copy, "%.*s", (int)text.len, text.at);
    return copy;
}

/* A state, a leader of it with a dated party and a dated office, and a party. */
static void init_politics(struct fixture *fixture) {
    fixture_init(fixture, (const char *const[]){"USA", "joe", "USA-D", "USA-R", "UN"}, 5);
    fixture->entities[1].type = ENTI_LEADER;
    fixture->entities[2].type = fixture->entities[3].type = ENTI_PARTY;
    fixture->entities[4].type = ENTI_ORGANISATION;
    fixture->links[0] = (enti_link){.entity = 0};
    fixture->links[1] = (enti_link){.entity = 3, .to = 20201231};
    fixture->links[2] = (enti_link){.entity = 2, .from = 20210101};
    fixture->offices[0] = (enti_office){.of = 4, .from = 20200101, .to = 20221231};
    fixture->entities[1].states = (enti_range){0, 1};
    fixture->entities[1].parties = (enti_range){1, 2};
    fixture->entities[1].offices = (enti_range){0, 1};
}

static ent_network *politics_on(struct fixture *fixture, ent_date date, bool no_affiliation) {
    static struct page page;
    ent_network_options options;
    ent_network_options_init(&options);
    options.no_affiliation = no_affiliation;
    page_init(&page, "1", date);
    for (uint32_t i = 0; i < 5; i++) page_mention(&page, i, 0, 0);
    return network_of(fixture, &options, &page, 1);
}

static void state_party_and_affiliation_go_by_date(void **state) {
    (void)state;
    struct fixture fixture;
    init_politics(&fixture);
    ent_network *network = politics_on(&fixture, 20200601, false);
    assert_string_equal(node_text(network, "joe", "state"), "USA");
    assert_string_equal(node_text(network, "joe", "party"), "USA-R");
    assert_null(node_text(network, "USA", "state"));
    assert_string_equal(node_text(network, "joe", "type"), "leader");
    assert_string_equal(node_text(network, "joe", "gazetteer"), "states.jsonl");
    assert_true(edge_number(network, "joe", "USA", "affiliation") == 1);
    assert_true(edge_number(network, "joe", "USA-R", "affiliation") == 1);
    assert_true(edge_number(network, "joe", "USA-D", "affiliation") == 0);
    assert_true(edge_number(network, "joe", "UN", "affiliation") == 1);
    assert_true(edge_number(network, "USA", "UN", "affiliation") == 0);
    ent_network_free(network);
    network = politics_on(&fixture, 20240601, false);
    assert_string_equal(node_text(network, "joe", "party"), "USA-D");
    assert_true(edge_number(network, "joe", "USA-R", "affiliation") == 0);
    assert_true(edge_number(network, "joe", "UN", "affiliation") == 0);
    ent_network_free(network);
    network = politics_on(&fixture, 20240601, true);
    assert_int_equal(network->edge_count, 8);
    assert_int_equal(edge_between(network, "joe", "USA"), SIZE_MAX);
    assert_int_equal(network->node_count, 5);
    ent_network_free(network);
}

static void attributes_become_typed_columns(void **state) {
    (void)state;
    struct fixture fixture;
    init_politics(&fixture);
    fixture.attributes[0] = (enti_attribute){ENTI_TEXT("seats"), ENTI_VALUE_LONG, {0}, 51, 0};
    fixture.attributes[1] = (enti_attribute){ENTI_TEXT("share"), ENTI_VALUE_DOUBLE, {0}, 0, 0.25};
    fixture.attributes[2] = (enti_attribute){ENTI_TEXT("mixed"), ENTI_VALUE_DOUBLE, {0}, 0, 1.5};
    fixture.attributes[3] = (enti_attribute){ENTI_TEXT("share"), ENTI_VALUE_LONG, {0}, 1, 0};
    fixture.attributes[4] = (enti_attribute){ENTI_TEXT("mixed"), ENTI_VALUE_BOOL, {0}, 1, 0};
    fixture.attributes[5] =
        (enti_attribute){ENTI_TEXT("Label"), ENTI_VALUE_STRING, ENTI_TEXT("a\x01z"), 0, 0};
    fixture.entities[2].attributes = (enti_range){0, 3};
    fixture.entities[3].attributes = (enti_range){3, 3};
    ent_network *network = politics_on(&fixture, 20240601, false);
    assert_true(node_number(network, "USA-D", "seats") == 51);
    assert_true(isnan(node_number(network, "USA-R", "seats")));
    assert_true(node_number(network, "USA-D", "share") == 0.25 &&
                node_number(network, "USA-R", "share") == 1);
    assert_string_equal(node_text(network, "USA-D", "mixed"), "1.5");
    assert_string_equal(node_text(network, "USA-R", "mixed"), "true");
    assert_string_equal(node_text(network, "USA-R", "Label_2"), "a\xEF\xBF\xBDz");
    ent_network_free(network);
}

static void b31_characters_that_xml_forbids_are_replaced_with_a_warning(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, (const char *const[]){"A"}, 1);
    fixture.entities[0].name = ENTI_TEXT("\x1B[31mred\xEF\xBF\xBF");
    static struct page page;
    page_init(&page, "1", 0);
    page_mention(&page, 0, 0, 0);
    ent_network_options options;
    ent_network_options_init(&options);
    ent_network_builder *builder;
    ent_network *network;
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    assert_int_equal(ent_network_builder_new(&builder, &fixture.gazetteer, &options, &sink), ENT_OK);
    assert_int_equal(ent_network_builder_add(builder, &page.document), ENT_OK);
    assert_int_equal(ent_network_builder_finish(&network, builder, &sink), ENT_OK);
    assert_string_equal(node_text(network, "A", "label"), "\xEF\xBF\xBD[31mred\xEF\xBF\xBD");
    assert_string_equal(kept.text,
                        "folder/states.jsonl:1:0: the name of 'A' holds characters that XML forbids; "
                        "they become U+FFFD\n");
    ent_network_free(network);
    ent_network_builder_free(builder);
}

static void b56_nothing_gives_an_empty_network(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, (const char *const[]){"A"}, 1);
    ent_network_options options;
    ent_network_options_init(&options);
    ent_network *network = network_of(&fixture, &options, NULL, 0);
    assert_int_equal(network->node_count, 0);
    assert_int_equal(network->edge_count, 0);
    assert_true(number_at(network, ENT_SCOPE_NETWORK, "articles", 0) == 0);
    assert_true(isnan(number_at(network, ENT_SCOPE_NETWORK, "density", 0)));
    ent_network_free(network);
}

static void a_network_says_where_it_comes_from(void **state) {
    (void)state;
    static const struct {
        const char *name, *value;
    } texts[] = {{"schema", "entente-network/1"}, {"version", ENT_VERSION},  {"unit", "window:3"},
                 {"kinds", "name role"},          {"types", "state leader"}, {"since", "2024-01-01"},
                 {"gazetteer_hash", "0123"},      {"weight_by", "weight"},   {"run", "by hand"}};
    struct fixture fixture;
    fixture_init(&fixture, (const char *const[]){"A"}, 1);
    ent_network_options options;
    ent_network_options_init(&options);
    options.unit = ENT_UNIT_WINDOW;
    options.window = 3;
    options.kinds = 1u << ENT_NAME | 1u << ENT_ROLE;
    options.types = (const char *const[]){"state", "leader"};
    options.type_count = 2;
    options.since = 20240101;
    options.seed = 5;
    ent_network *network = network_of(&fixture, &options, NULL, 0);
    assert_int_equal(ent_network_annotate(network, "run", "by hand"), ENT_OK);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ent_text text;
        assert_true(ent_network_string(&text, network, ENT_SCOPE_NETWORK, texts[i].name, 0));
        assert_true(enti_text_is(text, texts[i].value));
    }
    assert_true(number_at(network, ENT_SCOPE_NETWORK, "seed", 0) == 5);
    assert_null(enti_column_find(network, ENT_SCOPE_NETWORK, ENTI_TEXT("until")));
    ent_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(column_names_are_tokens_and_unique_in_any_case),
        cmocka_unit_test(columns_begin_missing_and_take_values),
        cmocka_unit_test(state_party_and_affiliation_go_by_date),
        cmocka_unit_test(attributes_become_typed_columns),
        cmocka_unit_test(b31_characters_that_xml_forbids_are_replaced_with_a_warning),
        cmocka_unit_test(b56_nothing_gives_an_empty_network),
        cmocka_unit_test(a_network_says_where_it_comes_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
