/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

#include "corpus/json_scan.h"

#include <jansson.h>

static void bad_lines_cost_themselves_alone(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.jsonl",
                "{\"id\": \"1\", \"title\": \"Benin waits\", \"date\": \"2024-03-01\", \"text\": \"Mali.\"}\n"
                "\n"
                "{\"id\": \"2\", \"text\": \"Chad\n"
                "[1, 2]\n"
                "{\"id\": \"3\", \"texts\": \"Niger\"}\n"
                "{\"id\": 4, \"text\": \"Niger\"}");
    assert_string_equal(reading->text, "1|20240301|Benin waits|Benin waits\n\nMali.\n4|0||Niger\n");
    assert_int_equal(reading->refused, 3);
    assert_true(said(reading, "a.jsonl:3:25: skipped: "));
    assert_true(said(reading, "a.jsonl:4:0: skipped: not a JSON object"));
    assert_true(said(reading, "a.jsonl:5:0: skipped: the record has no text"));
}

static void arrays_and_objects_over_many_lines_are_read(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.json",
                "[\n {\"text\": \"Mali ] }\", \"x\": [{}]},\n\n {\"text\":\n \"Chad\"\n }\n]\n");
    assert_string_equal(reading->text, "a.json#1|0||Mali ] }\na.json#2|0||Chad\n");
    read_string(reading, "a.json", "{\n \"text\": \"Mali \\\" }\"\n}\n");
    assert_string_equal(reading->text, "a.json|0||Mali \" }\n");
    read_string(reading, "a.json", "{\n \"text\": \"Mali\"\n}\n{\n \"text\": \"Chad\"\n}\n");
    assert_int_equal(reading->articles, 2);
    read_string(reading, "a.json", "[]");
    assert_int_equal(reading->articles + reading->kept.count, 0);
    read_string(reading, "a.json", "[{\"text\": \"Mali\"}, 7, {\"text\": 3, \"a\"}, {\"text\": \"Chad\"");
    assert_int_equal(reading->articles, 1);
    assert_int_equal(reading->refused, 1);
    assert_true(said(reading, "does not end"));
}

static void a_list_that_is_cut_off_is_told(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.json", "[{\"text\": \"Mali\"},\n{\"text\": \"Chad\"},\n");
    assert_int_equal(reading->articles, 2);
    assert_true(said(reading, "a.json:3:0: skipped: what may follow: a list that does not end"));
    read_string(reading, "a.json", "[[[[");
    assert_true(said(reading, "a list that does not end"));
}

static void line_numbers_reach_into_arrays(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.json", "[\n{\"text\": \"Mali\"},\n{\"text\":\n\"Chad\" \"Niger\"}\n]");
    assert_true(said(reading, "a.json:4:"));
}

static void an_id_is_the_records_own_or_its_address_or_a_place(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.jsonl",
                "{\"text\": \"a\", \"url\": \"http://www.one.example/x\"}\n"
                "{\"text\": \"b\", \"url\": \"http://one.example/y\", \"id\": \"own\"}\n"
                "{\"text\": \"c\"}\n");
    assert_string_equal(reading->text, "http://www.one.example/x|0||a\nown|0||b\na.jsonl#3|0||c\n");
    assert_false(reading->notes.own_id);
    read_string(reading, "a.jsonl", "{\"text\": \"a\", \"url\": \"http://www.one.example/x\"}\n\n");
    assert_true(reading->notes.own_id);
    assert_true(enti_text_is(reading->last.source, "one.example"));
}

static void scrapers_field_names_are_known(void **state) {
    struct reading *reading = *state;
    static const char *const lines[] = {
        /* trafilatura */
        "{\"title\": \"T\", \"author\": \"A\", \"hostname\": \"h.example\", \"date\": \"2024-03-01\", "
        "\"source-hostname\": \"S\", \"source\": \"https://h.example/1\", \"text\": \"Mali\", \"raw_text\": "
        "\"x\", \"language\": \"en\", \"id\": null}",
        /* news-please */
        "{\"authors\": [\"A\"], \"date_publish\": \"2024-03-01 17:03:00\", \"date_download\": "
        "\"2025-01-01\", "
        "\"language\": \"en\", \"source_domain\": \"S\", \"maintext\": \"Mali\", \"description\": \"x\", "
        "\"title\": \"T\", \"url\": \"https://h.example/1\"}",
        /* fundus */
        "{\"title\": \"T\", \"authors\": [\"A\"], \"publishing_date\": \"2024-03-01T10:00:00+01:00\", "
        "\"body\": "
        "{\"summary\": [], \"sections\": [{\"headline\": [], \"paragraphs\": [\"Mali\"]}]}, \"lang\": "
        "\"en\", "
        "\"publisher\": \"S\", \"url\": \"https://h.example/1\"}",
        /* NewsAPI, JSON-LD */
        "{\"headline\": \"T\", \"author\": {\"name\": \"A\"}, \"publishedAt\": \"2024-03-01T17:00:00Z\", "
        "\"content\": \"Mali\", \"source\": {\"id\": \"s\", \"name\": \"S\"}, \"url\": "
        "\"https://h.example/1\", "
        "\"inLanguage\": \"en\"}",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        read_string(reading, "a.jsonl", lines[i]);
        const ent_article *article = &reading->last;
        assert_string_equal(reading->text, "https://h.example/1|20240301|T|T\n\nMali\n");
        assert_true(enti_text_is(article->author, "A"));
        assert_true(enti_text_is(article->source, "S"));
        assert_true(enti_text_is(article->language, "en"));
        assert_true(enti_text_is(article->date_from, "metadata"));
    }
}

static void fields_can_be_named(void **state) {
    struct reading *reading = *state;
    const char *fields[] = {"text=volltext", "date=tag"};
    reading->options.fields = fields;
    reading->options.field_count = 2;
    read_string(reading, "a.jsonl", "{\"text\": \"x\", \"volltext\": \"Mali\", \"tag\": \"2024-03-01\"}");
    assert_string_equal(reading->text, "a.jsonl|20240301||Mali\n");
    fields[0] = "word=text";
    assert_int_equal(read_all(reading), ENT_USAGE);
}

static void a_body_that_begins_with_its_title_keeps_one(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.jsonl", "{\"title\": \"Benin  waits\", \"text\": \" Benin waits\\nMali.\"}");
    assert_string_equal(reading->text, "a.jsonl|0|Benin waits|Benin waits\nMali.\n");
    assert_int_equal(reading->last.title_at.end, 11);
    read_string(reading, "a.jsonl", "{\"title\": \"Benin\\nwaits\"}");
    assert_string_equal(reading->text, "a.jsonl|0|Benin waits|Benin waits\n");
}

static void controls_in_escapes_are_cleaned(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.jsonl", "{\"text\": \"Ma\\u0000li\\u0001 C\\u0092d\\r\\nx\\ry\\uffff\"}");
    assert_string_equal(reading->text, "a.jsonl|0||Mali\uFFFD C\u2019d\nx\ny\uFFFD\n");
    assert_int_equal(reading->notes.repaired, 4);
}

static void text_that_begins_with_a_bracket_is_text(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.txt", "[Music] Mali sang.");
    assert_string_equal(reading->text, "a.txt|0||[Music] Mali sang.\n");
}

static void bottomless_json_is_refused(void **state) {
    struct reading *reading = *state;
    static char deep[200001];
    memset(deep, '[', sizeof deep - 1);
    memcpy(deep, "{\"text\":", 8);
    read_string(reading, "a.jsonl", deep);
    assert_int_equal(reading->articles, 0);
    assert_int_equal(reading->refused, 1);
}

static const char store[] =
    "{\"entente_mentions\": 1, \"version\": \"0\"}\n"
    "{\"article\": \"a\", \"date\": \"2024-03-01\", \"date_from\": \"dateline\", \"source\": null, \"url\": "
    "null, "
    "\"language\": \"en\", \"title\": \"T\", \"text_hash\": "
    "\"00000000000000000000000000000000000000000000000000000000000000ff\", \"words\": 7, \"sentences\": 2}\n"
    "{\"article\": \"a\", \"start\": 0, \"end\": 4, \"text\": \"\\\"text_hash\\\": \", \"entity\": \"MLI\"}\n"
    "{\"entente_mentions\": 1, \"version\": \"0\"}\n"
    "{\"article\": \"b\", \"start\": 0, \"end\": 4, \"entity\": \"MLI\"}\n"
    "{\"article\": \"b\", \"date\": null, \"text_hash\": "
    "\"ff000000000000000000000000000000000000000000000000000000000000ff\"}\n";

static void stored_mentions_are_grouped_by_article(void **state) {
    struct reading *reading = *state;
    read_string(reading, "m.jsonl", store);
    assert_string_equal(reading->text, "a|20240301|T|\nb|0||\n");
    assert_int_equal(reading->counts.records_skipped, 1);
    assert_true(said(reading, "m.jsonl:5:0: skipped: a mention without the line of its article"));
    assert_int_equal(reading->last.hash[0], 0xFF);
    assert_true(enti_text_starts(reading->last.stored, ENTI_TEXT("{\"article\": \"b\", \"date\"")));
    read_string(reading, "m.jsonl",
                "{\"entente_mentions\": 1}\n{\"article\": \"c\", \"text_hash\": \"00\"}\n");
    assert_int_equal(reading->refused, 1);
}

static void a_part_of_a_store_is_no_list_of_articles(void **state) {
    struct reading *reading = *state;
    read_string(reading, "m.jsonl", strchr(store, '\n') + 1);
    assert_string_equal(reading->text, "a|20240301|T|\nb|0||\n");
    read_string(reading, "m.jsonl",
                "{\"article\": \"a\", \"start\": 0, \"end\": 4, \"text\": \"Mali\", \"sentence\": 0}\n");
    assert_int_equal(reading->articles, 0);
    assert_true(said(reading, "a mention without the line of its article"));
}

static void lists_inside_an_object_are_read(void **state) {
    struct reading *reading = *state;
    read_string(
        reading, "feed.json",
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Feed\", \"description\": \"x\", "
        "\"items\": [\n{\"id\": \"1\", \"title\": \"A &amp; B\", \"content_html\": "
        "\"<p>Mali</p><p>Chad</p>\", "
        "\"date_published\": \"2024-03-01T10:00:00Z\"},\n{\"id\": \"2\", \"content_text\": \"Niger\"}\n]}");
    assert_string_equal(reading->text, "1|20240301|A & B|A & B\n\nMali\n\nChad\n2|0||Niger\n");
    read_string(reading, "api.json",
                "{\"response\": {\"status\": \"ok\", \"results\": [{\"webTitle\": \"T\", \"text\": "
                "\"Mali\"}, {\"b\": 1}]}}");
    assert_string_equal(reading->text, "api.json#1|0|T|T\n\nMali\n");
    read_string(reading, "one.json", "{\"text\": \"a &amp; b\\nc\", \"items\": [{\"text\": \"never\"}]}");
    assert_string_equal(reading->text, "one.json|0||a & b\nc\n");
}

static bool scan_accepts(ent_text text) {
    enti_json_scan scan = enti_json_begin(text);
    ent_text key, value;
    while (enti_json_next(&scan, &key, &value)) {
    }
    return !scan.bad;
}

/* The scanner against jansson, on damaged objects. */
static void the_scanner_agrees_with_jansson(void **state) {
    (void)state;
    static const char whole[] =
        "{\"a\": [1, -0.5e+2, {\"b\": null}, []], \"c\": \"x\\n\\u0041\\\"\", \"d\": {}, "
        "\"e\": true , \"f\":false}";
    static const char signs[] = "{}[]\",:\\ntu012.eE+- x\n";
    uint64_t seed = 21;
    size_t accepted = 0;
    for (int i = 0; i < 100000; i++) {
        char copy[sizeof whole];
        memcpy(copy, whole, sizeof whole);
        for (size_t k = random_below(&seed, 3); k > 0; k--)
            copy[random_below(&seed, sizeof whole - 1)] = signs[random_below(&seed, sizeof signs - 1)];
        size_t len = sizeof whole - 1 - (random_below(&seed, 8) ? 0 : random_below(&seed, 10));
        json_t *tree = json_loadb(copy, len, JSON_ALLOW_NUL, NULL);
        bool expected = json_is_object(tree);
        json_decref(tree);
        if (scan_accepts(enti_text(copy, len)) != expected) fail_msg("%.*s", (int)len, copy);
        accepted += expected;
    }
    assert_true(accepted > 10000 && accepted < 90000);
}

static void escapes_mean_what_they_should(void **state) {
    struct reading *reading = *state;
    static const char *const rows[][2] = {{"\"a\\/\\b\\f\\t\"", "a/\b\f\t"},
                                          {"\"\\ud83d\\ude00\\u00E9\"", "\U0001F600\u00E9"},
                                          {"\"\\ud83dx\\ude00\\ud83d\"", "\uFFFDx\uFFFD\uFFFD"},
                                          {"\"\"", ""}};
    for (size_t i = 0; i < 4; i++)
        assert_true(enti_text_is(enti_json_unescape(&reading->arena, enti_text_of(rows[i][0])), rows[i][1]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(bad_lines_cost_themselves_alone),
        READING_TEST(arrays_and_objects_over_many_lines_are_read),
        READING_TEST(a_list_that_is_cut_off_is_told),
        READING_TEST(line_numbers_reach_into_arrays),
        READING_TEST(an_id_is_the_records_own_or_its_address_or_a_place),
        READING_TEST(scrapers_field_names_are_known),
        READING_TEST(fields_can_be_named),
        READING_TEST(a_body_that_begins_with_its_title_keeps_one),
        READING_TEST(controls_in_escapes_are_cleaned),
        READING_TEST(text_that_begins_with_a_bracket_is_text),
        READING_TEST(bottomless_json_is_refused),
        READING_TEST(stored_mentions_are_grouped_by_article),
        READING_TEST(a_part_of_a_store_is_no_list_of_articles),
        READING_TEST(escapes_mean_what_they_should),
        READING_TEST(lists_inside_an_object_are_read),
        cmocka_unit_test(the_scanner_agrees_with_jansson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
