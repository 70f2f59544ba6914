/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Pair counts against a double loop over all pairs of mentions, and the rules of units one by one. */
#include "network_fixture.h"

#include "network/pairs.h"

enum { ENTITIES = 30, DOCUMENTS = 20 };

static ent_network_options without_measures(ent_unit unit, unsigned window) {
    static const char *const none[1] = {NULL};
    ent_network_options options;
    ent_network_options_init(&options);
    options.unit = unit;
    options.window = window;
    options.measures = none;
    options.measure_count = 0;
    return options;
}

/* ---- the double loop ---- */

struct expected {
    uint32_t weight, named, sentences, paragraphs, articles;
};

static bool in_unit(const ent_mention *mention, ent_unit unit, unsigned window, uint32_t number) {
    if (mention->zone != ENT_TITLE && mention->zone != ENT_BODY) return false;
    switch (unit) {
    case ENT_UNIT_SENTENCE: return mention->sentence == number;
    case ENT_UNIT_PARAGRAPH: return mention->paragraph == number;
    case ENT_UNIT_WINDOW: return mention->sentence <= number && (uint64_t)mention->sentence + window > number;
    default: return number == 0;
    }
}

/* Whether `entity` stands in the unit; `named`: by name or acronym; `last`: in a window's last sentence. */
static bool stands(const struct page *page, uint32_t entity, ent_unit unit, unsigned window, uint32_t number,
                   bool *named, bool *last) {
    bool found = false;
    *named = *last = false;
    for (size_t i = 0; i < page->document.mention_count; i++) {
        const ent_mention *mention = &page->mentions[i];
        if (mention->entity != entity || !in_unit(mention, unit, window, number)) continue;
        found = true;
        *named |= mention->kind == ENT_NAME || mention->kind == ENT_ACRONYM;
        *last |= unit != ENT_UNIT_WINDOW || mention->sentence == number;
    }
    return found;
}

static void expect_units(uint32_t *count, uint32_t *named_count, const struct page *page, uint32_t a,
                         uint32_t b, ent_unit unit, unsigned window) {
    for (uint32_t number = 0; number < 96; number++) {
        bool a_named, b_named, a_last, b_last;
        if (!stands(page, a, unit, window, number, &a_named, &a_last) ||
            !stands(page, b, unit, window, number, &b_named, &b_last) || (!a_last && !b_last))
            continue;
        ++*count;
        *named_count += a_named && b_named;
    }
}

static struct expected expect(const struct page *pages, uint32_t a, uint32_t b, ent_unit unit,
                              unsigned window) {
    struct expected sum = {0};
    for (size_t i = 0; i < DOCUMENTS; i++) {
        uint32_t unused = 0;
        expect_units(&sum.weight, &sum.named, &pages[i], a, b, unit, window);
        expect_units(&sum.sentences, &unused, &pages[i], a, b, ENT_UNIT_SENTENCE, 0);
        expect_units(&sum.paragraphs, &unused, &pages[i], a, b, ENT_UNIT_PARAGRAPH, 0);
        expect_units(&sum.articles, &unused, &pages[i], a, b, ENT_UNIT_ARTICLE, 0);
    }
    return sum;
}

static void fill_randomly(struct page *page, uint64_t *random) {
    static const ent_kind kinds[] = {ENT_NAME, ENT_ACRONYM, ENT_DEMONYM, ENT_SHORT, ENT_ROLE};
    static const ent_zone zones[] = {ENT_BODY, ENT_BODY, ENT_BODY, ENT_BODY, ENT_DATELINE, ENT_TEASER};
    page_init(page, "page", enti_date(2024, 1, 1 + (int)random_below(random, 28)));
    uint32_t sentence = 0;
    for (size_t i = random_below(random, 40); i > 0; i--) {
        sentence += (uint32_t)random_below(random, 3);
        size_t entity = random_below(random, 2) ? random_below(random, 6) : random_below(random, ENTITIES);
        ent_mention *mention = page_mention(page, (uint32_t)entity, sentence, sentence / 4);
        mention->kind = kinds[random_below(random, 5)];
        mention->zone = sentence ? zones[random_below(random, 6)] : ENT_TITLE;
    }
}

static void assert_counts(const ent_network *network, const struct fixture *fixture, const struct page *pages,
                          ent_unit unit, unsigned window) {
    size_t edges = 0;
    for (uint32_t a = 0; a < ENTITIES; a++)
        for (uint32_t b = a + 1; b < ENTITIES; b++) {
            struct expected right = expect(pages, a, b, unit, window);
            const char *x = fixture->entities[a].id.at, *y = fixture->entities[b].id.at;
            size_t edge = edge_between(network, x, y);
            assert_int_equal(edge != SIZE_MAX, right.weight > 0);
            if (!right.weight) continue;
            edges++;
            assert_true(edge_number(network, x, y, "weight") == right.weight);
            assert_true(edge_number(network, x, y, "weight_named") == right.named);
            assert_true(edge_number(network, x, y, "co_sentences") == right.sentences);
            assert_true(edge_number(network, x, y, "co_paragraphs") == right.paragraphs);
            assert_true(edge_number(network, x, y, "co_articles") == right.articles);
        }
    assert_int_equal(edges, network->edge_count);
}

static void counts_equal_a_double_loop(void **state) {
    (void)state;
    static const struct {
        ent_unit unit;
        unsigned window;
    } units[] = {{ENT_UNIT_SENTENCE, 0}, {ENT_UNIT_PARAGRAPH, 0}, {ENT_UNIT_ARTICLE, 0},
                 {ENT_UNIT_WINDOW, 1},   {ENT_UNIT_WINDOW, 3},    {ENT_UNIT_WINDOW, UINT32_MAX}};
    static struct page pages[DOCUMENTS];
    struct fixture fixture;
    uint64_t random = 20240131;
    fixture_init_many(&fixture, ENTITIES);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        for (size_t k = 0; k < DOCUMENTS; k++) fill_randomly(&pages[k], &random);
        ent_network_options options = without_measures(units[i].unit, units[i].window);
        ent_network *network = network_of(&fixture, &options, pages, DOCUMENTS);
        assert_counts(network, &fixture, pages, units[i].unit, units[i].window);
        ent_network_free(network);
    }
}

/* What the builder keeps in memory against a table of all pairs, with enough rows to grow, join and merge. */
static void pairs_equal_a_table(void **state) {
    (void)state;
    enum { LIMIT = 700, ROWS = 1500000 };
    uint32_t *table = calloc(LIMIT * LIMIT, sizeof *table);
    uint64_t random = 7;
    enti_pairs pairs;
    enti_pairs_init(&pairs, LIMIT);
    for (size_t i = 0; i < ROWS; i++) {
        uint32_t a = (uint32_t)random_below(&random, LIMIT - 1);
        uint32_t b = a + 1 + (uint32_t)random_below(&random, LIMIT - 1 - a);
        ent_date date = (ent_date)(20240101 + random_below(&random, 3) - 1);
        enti_pair pair = {a, b, 1, 0, 2, 0, 1, date, date};
        table[a * LIMIT + b]++;
        assert_true(enti_pairs_add(&pairs, &pair));
    }
    assert_true(enti_pairs_settle(&pairs));
    size_t at = 0;
    for (uint32_t i = 0; i < LIMIT * LIMIT; i++) {
        if (!table[i]) continue;
        const enti_pair *pair = &pairs.rows[at++];
        assert_int_equal(pair->a * LIMIT + pair->b, i);
        assert_int_equal(pair->weight, table[i]);
        assert_int_equal(pair->sentences, 2 * table[i]);
    }
    assert_int_equal(at, pairs.count);
    enti_pairs_release(&pairs);
    free(table);
}

/* ---- rules ---- */

static void b24_a_pair_counts_once_in_a_unit(void **state) {
    (void)state;
    struct fixture fixture;
    static struct page pages[2];
    fixture_init(&fixture, (const char *const[]){"MLI", "TCD"}, 2);
    page_init(&pages[0], "1", 0);
    page_init(&pages[1], "2", 0);
    for (uint32_t i = 0; i < 5; i++) page_mention(&pages[0], i % 2, 0, 0);
    page_mention(&pages[1], 1, 0, 0);
    page_mention(&pages[1], 0, 0, 0);
    ent_network_options options = without_measures(ENT_UNIT_SENTENCE, 0);
    ent_network *network = network_of(&fixture, &options, pages, 2);
    assert_int_equal(network->edge_count, 1);
    assert_true(edge_number(network, "MLI", "TCD", "weight") == 2);
    assert_true(node_number(network, "MLI", "mentions") == 4);
    assert_true(node_number(network, "TCD", "mentions") == 3);
    assert_true(node_number(network, "MLI", "articles") == 2);
    assert_true(node_number(network, "TCD", "articles") == 2);
    ent_network_free(network);
}

static void b25_an_entity_makes_no_loop(void **state) {
    (void)state;
    struct fixture fixture;
    static struct page page;
    fixture_init(&fixture, (const char *const[]){"FRA"}, 1);
    page_init(&page, "1", 0);
    for (int i = 0; i < 3; i++) page_mention(&page, 0, 0, 0);
    ent_network_options options = without_measures(ENT_UNIT_SENTENCE, 0);
    ent_network *network = network_of(&fixture, &options, &page, 1);
    assert_int_equal(network->node_count, 1);
    assert_int_equal(network->edge_count, 0);
    assert_true(node_number(network, "FRA", "mentions") == 3);
    ent_network_free(network);
}

static void b28_isolates_stay_unless_unwanted(void **state) {
    (void)state;
    struct fixture fixture;
    static struct page pages[2];
    fixture_init(&fixture, (const char *const[]){"MLI", "TCD", "NER", "BEN"}, 4);
    page_init(&pages[0], "1", 0);
    page_mention(&pages[0], 0, 0, 0);
    page_init(&pages[1], "2", 0);
    page_mention(&pages[1], 1, 0, 0);
    page_mention(&pages[1], 2, 0, 0);
    ent_network_options options = without_measures(ENT_UNIT_SENTENCE, 0);
    ent_network *network = network_of(&fixture, &options, pages, 2);
    assert_int_equal(network->node_count, 3);
    assert_int_equal(node_named(network, "BEN"), SIZE_MAX);
    ent_network_free(network);
    options.no_isolates = true;
    network = network_of(&fixture, &options, pages, 2);
    assert_int_equal(network->node_count, 2);
    assert_int_equal(network->edge_count, 1);
    assert_int_equal(node_named(network, "MLI"), SIZE_MAX);
    ent_network_free(network);
}

static void datelines_and_teasers_are_in_no_unit(void **state) {
    (void)state;
    struct fixture fixture;
    static struct page page;
    fixture_init(&fixture, (const char *const[]){"CHN", "MLI"}, 2);
    page_init(&page, "1", 0);
    page_mention(&page, 0, 0, 0)->zone = ENT_DATELINE;
    page_mention(&page, 1, 0, 0);
    for (int unit = ENT_UNIT_SENTENCE; unit <= ENT_UNIT_WINDOW; unit++) {
        ent_network_options options = without_measures((ent_unit)unit, 2);
        ent_network *network = network_of(&fixture, &options, &page, 1);
        assert_int_equal(network->node_count, 2);
        assert_int_equal(network->edge_count, 0);
        assert_true(node_number(network, "CHN", "mentions") == 1);
        assert_true(node_number(network, "CHN", "units") == 0);
        ent_network_free(network);
    }
}

static void kinds_types_and_exclusions_choose(void **state) {
    (void)state;
    struct fixture fixture;
    static struct page page;
    fixture_init(&fixture, (const char *const[]){"A", "B", "C", "D"}, 4);
    fixture.entities[2].type = ENTI_PARTY;
    enti_arena arena;
    enti_arena_init(&arena);
    fixture_index(&fixture, &arena);
    page_init(&page, "1", 0);
    for (uint32_t i = 0; i < 4; i++) page_mention(&page, i, 0, 0);
    page_mention(&page, 0, 0, 0)->kind = ENT_DEMONYM;
    page_mention(&page, 1, 0, 0);
    page.mentions[1].kind = page.mentions[5].kind = ENT_DEMONYM;
    ent_network_options options = without_measures(ENT_UNIT_SENTENCE, 0);
    options.kinds = 1u << ENT_NAME;
    options.types = (const char *const[]){"state"};
    options.type_count = 1;
    options.exclude = (const char *const[]){"D"};
    options.exclude_count = 1;
    ent_network *network = network_of(&fixture, &options, &page, 1);
    assert_int_equal(network->node_count, 1);
    assert_true(node_number(network, "A", "mentions") == 1);
    ent_network_free(network);
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_network_builder *builder = NULL;
    options.exclude = (const char *const[]){"X"};
    options.types = (const char *const[]){"planet"};
    assert_int_equal(ent_network_builder_new(&builder, &fixture.gazetteer, &options, &sink), ENT_USAGE);
    assert_null(builder);
    assert_string_equal(kept.text, ":0:0: no type 'planet' that could become nodes\n"
                                   ":0:0: no entity 'X' to exclude\n");
    enti_arena_release(&arena);
}

static void a_cap_leaves_out_long_lists(void **state) {
    (void)state;
    struct fixture fixture;
    static struct page page;
    fixture_init(&fixture, (const char *const[]){"A", "B", "C"}, 3);
    page_init(&page, "1", 0);
    for (uint32_t i = 0; i < 3; i++) page_mention(&page, i, 0, 0);
    page_mention(&page, 0, 1, 0);
    page_mention(&page, 1, 1, 0);
    for (int unit = ENT_UNIT_SENTENCE; unit <= ENT_UNIT_ARTICLE; unit++) {
        ent_network_options options = without_measures((ent_unit)unit, 0);
        options.max_entities = 2;
        ent_network *network = network_of(&fixture, &options, &page, 1);
        bool sentence = unit == ENT_UNIT_SENTENCE;
        assert_int_equal(network->edge_count, sentence ? 1 : 0);
        if (sentence) assert_true(edge_number(network, "A", "B", "weight") == 1);
        if (sentence) assert_true(edge_number(network, "A", "B", "co_sentences") == 1);
        assert_true(number_at(network, ENT_SCOPE_NETWORK, "capped", 0) == 1);
        assert_true(number_at(network, ENT_SCOPE_NETWORK, "units", 0) == (sentence ? 1 : 0));
        ent_network_free(network);
    }
}

static void dates_are_the_articles_own(void **state) {
    (void)state;
    struct fixture fixture;
    static struct page pages[4];
    static const ent_date dates[] = {20240305, 20231231, 20250101, 0};
    fixture_init(&fixture, (const char *const[]){"A", "B", "C"}, 3);
    for (size_t i = 0; i < 4; i++) {
        page_init(&pages[i], "x", dates[i]);
        page_mention(&pages[i], 0, 0, 0);
        page_mention(&pages[i], 1, 0, 0);
    }
    pages[2].article.date_from = ENTI_TEXT("option");
    page_mention(&pages[3], 2, 0, 0);
    ent_network_options options = without_measures(ENT_UNIT_SENTENCE, 0);
    ent_network *network = network_of(&fixture, &options, pages, 4);
    ent_text date;
    size_t edge = edge_between(network, "A", "B");
    assert_true(ent_network_string(&date, network, ENT_SCOPE_EDGE, "first_date", edge));
    assert_true(enti_text_is(date, "2023-12-31"));
    assert_true(ent_network_string(&date, network, ENT_SCOPE_EDGE, "last_date", edge));
    assert_true(enti_text_is(date, "2024-03-05"));
    assert_false(
        ent_network_string(&date, network, ENT_SCOPE_EDGE, "first_date", edge_between(network, "A", "C")));
    assert_true(number_at(network, ENT_SCOPE_NETWORK, "undated", 0) == 1);
    ent_network_free(network);
    options.since = 20240101;
    network = network_of(&fixture, &options, pages, 4);
    assert_true(edge_number(network, "A", "B", "weight") == 2);
    assert_true(number_at(network, ENT_SCOPE_NETWORK, "articles", 0) == 2);
    assert_true(number_at(network, ENT_SCOPE_NETWORK, "outside", 0) == 2);
    ent_network_free(network);
}

static void copies_without_mentions_are_no_articles(void **state) {
    (void)state;
    struct fixture fixture;
    static struct page pages[2];
    fixture_init(&fixture, (const char *const[]){"A"}, 1);
    page_init(&pages[0], "1", 0);
    page_init(&pages[1], "2", 0);
    pages[1].article.is_copy = true;
    ent_network_options options = without_measures(ENT_UNIT_SENTENCE, 0);
    ent_network *network = network_of(&fixture, &options, pages, 2);
    assert_true(number_at(network, ENT_SCOPE_NETWORK, "articles", 0) == 1);
    assert_true(number_at(network, ENT_SCOPE_NETWORK, "copies", 0) == 1);
    ent_network_free(network);
}

/* ---- evidence ---- */

struct evidence_count {
    size_t calls, named;
    uint32_t a_at, b_at;
};

static ent_status count_evidence(void *context, const ent_evidence *evidence) {
    struct evidence_count *count = context;
    count->calls++;
    count->named += evidence->named;
    count->a_at = evidence->a_at->sentence;
    count->b_at = evidence->b_at->sentence;
    assert_int_equal(evidence->a_at->entity, evidence->a);
    assert_int_equal(evidence->b_at->entity, evidence->b);
    return ENT_OK;
}

static void evidence_equals_the_weight(void **state) {
    (void)state;
    static struct page pages[DOCUMENTS];
    struct fixture fixture;
    uint64_t random = 99;
    fixture_init_many(&fixture, ENTITIES);
    for (int unit = ENT_UNIT_SENTENCE; unit <= ENT_UNIT_WINDOW; unit++) {
        ent_network_options options = without_measures((ent_unit)unit, 2);
        options.max_entities = 5;
        for (size_t k = 0; k < DOCUMENTS; k++) fill_randomly(&pages[k], &random);
        ent_network *network = network_of(&fixture, &options, pages, DOCUMENTS);
        ent_network_builder *builder;
        assert_int_equal(ent_network_builder_new(&builder, &fixture.gazetteer, &options, NULL), ENT_OK);
        for (size_t a = 0; a < 8; a++) {
            size_t of_all = 0;
            struct evidence_count any = {0};
            for (size_t b = 0; b < ENTITIES; b++) {
                struct evidence_count count = {0};
                for (size_t k = 0; k < DOCUMENTS && b != a; k++)
                    assert_int_equal(
                        ent_evidence_find(builder, &pages[k].document, a, b, count_evidence, &count), ENT_OK);
                const char *x = fixture.entities[a].id.at, *y = fixture.entities[b].id.at;
                size_t edge = edge_between(network, x, y);
                assert_true((edge == SIZE_MAX ? 0 : edge_number(network, x, y, "weight")) ==
                            (double)count.calls);
                assert_true((edge == SIZE_MAX ? 0 : edge_number(network, x, y, "weight_named")) ==
                            (double)count.named);
                of_all += count.calls;
            }
            for (size_t k = 0; k < DOCUMENTS; k++)
                assert_int_equal(
                    ent_evidence_find(builder, &pages[k].document, a, ENT_ANY_ENTITY, count_evidence, &any),
                    ENT_OK);
            assert_int_equal(any.calls, of_all);
        }
        ent_network_builder_free(builder);
        ent_network_free(network);
    }
}

static void evidence_shows_the_nearest_mentions(void **state) {
    (void)state;
    struct fixture fixture;
    static struct page page;
    fixture_init(&fixture, (const char *const[]){"A", "B"}, 2);
    page_init(&page, "1", 0);
    page_mention(&page, 0, 0, 0);
    page_mention(&page, 1, 3, 0);
    page_mention(&page, 0, 4, 0);
    page_mention(&page, 0, 9, 0);
    for (size_t i = 0; i < page.document.mention_count; i++)
        page.mentions[i].at = (ent_span){page.mentions[i].sentence * 10, page.mentions[i].sentence * 10 + 1};
    ent_network_options options = without_measures(ENT_UNIT_ARTICLE, 0);
    ent_network_builder *builder;
    struct evidence_count count = {0};
    assert_int_equal(ent_network_builder_new(&builder, &fixture.gazetteer, &options, NULL), ENT_OK);
    assert_int_equal(ent_evidence_find(builder, &page.document, 1, 0, count_evidence, &count), ENT_OK);
    assert_int_equal(count.calls, 1);
    assert_int_equal(count.a_at, 3);
    assert_int_equal(count.b_at, 4);
    ent_network_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_equal_a_double_loop),
        cmocka_unit_test(pairs_equal_a_table),
        cmocka_unit_test(b24_a_pair_counts_once_in_a_unit),
        cmocka_unit_test(b25_an_entity_makes_no_loop),
        cmocka_unit_test(b28_isolates_stay_unless_unwanted),
        cmocka_unit_test(datelines_and_teasers_are_in_no_unit),
        cmocka_unit_test(kinds_types_and_exclusions_choose),
        cmocka_unit_test(a_cap_leaves_out_long_lists),
        cmocka_unit_test(dates_are_the_articles_own),
        cmocka_unit_test(copies_without_mentions_are_no_articles),
        cmocka_unit_test(evidence_equals_the_weight),
        cmocka_unit_test(evidence_shows_the_nearest_mentions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
