/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The warnings of `entente check`: each where it is due, silent where it is accepted or has no cause. */
#include "gazetteer_fixture.h"

#define STATE(id, rest)  "{\"id\": \"" id "\", \"type\": \"state\", " rest "}\n"
#define LEADER(id, rest) "{\"id\": \"" id "\", \"type\": \"leader\", " rest "}\n"
#define HEAD(rest)       "\"offices\": [{\"office\": \"head-of-state\", \"of\": \"A\"" rest "}]"

static const struct {
    const char *text, *warnings;
} rows[] = {
    {STATE("A", "\"name\": \"Salvia\", \"capitals\": [\"Sage\"]"), ""},

    /* an alias of two */
    {STATE("A", "\"name\": \"Congo\"") STATE("B", "\"name\": \"Congo\""),
     "g.jsonl:2:0: alias 'Congo' of 'B' is one of 'A' too (g.jsonl:1)\n"},
    {STATE("A", "\"name\": \"C\u00F4te d'Or\"")
         STATE("B", "\"name\": \"x\", \"names\": [\"C\u00F4te d\u2019Or\"]"),
     "g.jsonl:2:0: alias 'C\u00F4te d\u2019Or' of 'B' is one of 'A' too (g.jsonl:1)\n"},
    {STATE("A", "\"name\": \"Congo\"") STATE("B", "\"name\": \"Congo\", \"accept\": [\"shared\"]"), ""},
    {STATE("A", "\"name\": \"Congo\", \"accept\": [\"shared\"]") STATE("B", "\"name\": \"Congo\""), ""},
    {STATE("A", "\"name\": \"Congo\"") STATE("B", "\"name\": \"congo\""), ""},
    {STATE("A", "\"name\": \"Aa\", \"names\": [{\"text\": \"Congo\", \"to\": \"1990\"}]")
         STATE("B", "\"name\": \"Bb\", \"names\": [{\"text\": \"Congo\", \"from\": \"1991\"}]"),
     ""},
    {STATE("A", "\"name\": \"Aa\", \"names\": [{\"text\": \"Congo\", \"to\": \"1991\"}]")
         STATE("B", "\"name\": \"Bb\", \"names\": [{\"text\": \"Congo\", \"from\": \"1991\"}]"),
     "g.jsonl:2:0: alias 'Congo' of 'B' is one of 'A' too (g.jsonl:1)\n"},
    {STATE("A", "\"name\": \"Aa\", \"names\": [{\"text\": \"Congo\", \"lang\": \"fr\"}]")
         STATE("B", "\"name\": \"Bb\", \"names\": [{\"text\": \"Congo\", \"lang\": \"it\"}]"),
     ""},
    {LEADER("a", "\"name\": \"Ida Sol\"") LEADER("b", "\"name\": \"Max Sol\""), ""},

    /* words */
    {STATE("A", "\"name\": \"Turkey\"") STATE("B", "\"name\": \"Chad\""),
     "g.jsonl:1:0: alias 'Turkey' of 'A' is a common word: make it weak\n"
     "g.jsonl:2:0: alias 'Chad' of 'B' is a given name: make it weak\n"},
    {STATE("A", "\"name\": \"Turkey\", \"accept\": [\"common-word\"]")
         STATE("B", "\"name\": \"Chad\", \"accept\": \"given-name\""),
     ""},
    {STATE("A", "\"name\": \"Aa\", \"names\": [{\"text\": \"Turkey\", \"weak\": true}, {\"text\": \"Chad\", "
                "\"lang\": "
                "\"fr\"}], \"acronyms\": [\"WILL\"]"),
     ""},
    {LEADER("a", "\"name\": \"Theresa May\""),
     "g.jsonl:1:0: alias 'May' of 'a' is a common word: make it weak\n"},
    {LEADER("a", "\"name\": \"Ada Chad\""), ""},
    {"{\"id\": \"i\", \"type\": \"ignore\", \"name\": \"Turkey\"}\n", ""},

    /* dates */
    {STATE("A", "\"name\": \"Aa\"") LEADER(
         "a",
         "\"name\": \"Ida Sol\", \"offices\": [{\"office\": \"head-of-state\", \"of\": \"A\", \"from\": "
         "\"2010\", \"to\": \"2012\"}, {\"office\": \"head-of-state\", \"of\": \"A\", \"from\": \"2011\"}]"),
     "g.jsonl:2:0: 'a' is head-of-state twice at one time (g.jsonl:2)\n"},
    {STATE("A", "\"name\": \"Aa\"") LEADER(
         "a", "\"name\": \"Ida Sol\", \"offices\": [{\"office\": \"head-of-state\", \"of\": \"A\", \"from\": "
              "\"2010\", \"to\": \"2012-05-01\"}, {\"office\": \"head-of-state\", \"of\": \"A\", \"from\": "
              "\"2012-05-01\"}, {\"office\": \"head-of-state\", \"title\": \"Queen\", \"of\": \"A\"}]"),
     ""},
    {STATE("A", "\"name\": \"Aa\"") LEADER("a", "\"name\": \"Ida Sol\", " HEAD(", \"from\": \"2010\""))
         LEADER("b", "\"name\": \"Max Sol\", " HEAD(", \"from\": \"2015\"")),
     "g.jsonl:3:0: 'b' and 'a' (g.jsonl:2) are both head-of-state of 'A' with no end\n"},
    {STATE("A", "\"name\": \"Aa\"") LEADER("a", "\"name\": \"Ida Sol\", " HEAD(""))
         LEADER("b", "\"name\": \"Max Sol\", \"accept\": [\"dates\"], " HEAD("")),
     ""},
    {STATE("A", "\"name\": \"Aa\"") LEADER("a", "\"name\": \"Ida Sol\", " HEAD(""))
         LEADER("b", "\"name\": \"Max Sol\", " HEAD(", \"acting\": true"))
             LEADER("c", "\"name\": \"Tom Sol\", " HEAD(", \"to\": \"2015\""))
                 LEADER("d", "\"name\": \"Ken Sol\", " HEAD(", \"title\": \"King\"")),
     ""},

    /* ids that nobody has */
    {LEADER("a", "\"name\": \"Ida Sol\", \"state\": \"B\", \"member_of\": [\"C\"], " HEAD("")),
     "g.jsonl:1:0: unknown id 'A'\n"
     "g.jsonl:1:0: unknown id 'B'\n"
     "g.jsonl:1:0: unknown id 'C'\n"},
    {LEADER("a", "\"name\": \"Ida Sol\", \"state\": \"B\", \"accept\": [\"unknown-id\"]"), ""},
    {STATE("A", "\"name\": \"Aa\"") "{\"id\": \"B\", \"delete\": true}\n",
     "g.jsonl:2:0: 'B' cannot be deleted: there is none\n"},
    {STATE("A", "\"name\": \"Aa\"") "{\"office\": \"x\", \"words\": [{\"text\": \"y\", \"of\": [\"B\"]}]}\n",
     "g.jsonl:2:0: unknown id 'B'\n"},

    /* patterns */
    {STATE("A", "\"name\": \"Aa\", \"patterns\": [{\"pattern\": \"(?:Sage)?\", \"anchor\": \"Sage\"}]"),
     "g.jsonl:1:0: pattern '(?:Sage)?' of 'A' can match the empty string\n"},
    {STATE("A",
           "\"name\": \"Aa\", \"accept\": [\"empty-pattern\"], \"patterns\": [{\"pattern\": \"(?:Sage)?\", "
           "\"anchor\": \"Sage\"}]"),
     ""},

    /* twins */
    {LEADER("a", "\"name\": \"Nicol\u00E1s Sol\"") LEADER("b", "\"name\": \"Nicolas Sol\""),
     "g.jsonl:1:0: 'Nicol\u00E1s Sol' of 'a' differs from 'Nicolas Sol' of 'b' by accents alone "
     "(g.jsonl:2)\n"},
    {LEADER("a", "\"name\": \"Nicol\u00E1s Sol\", \"accept\": [\"twin\"]")
         LEADER("b", "\"name\": \"Nicolas Sol\""),
     ""},
    {LEADER("a", "\"name\": \"Nicol\u00E1s Sol\"") STATE("B", "\"name\": \"Nicolas Sol\""), ""},
    {LEADER("a", "\"name\": \"NICOLAS Sol\"") LEADER("b", "\"name\": \"Nicolas Sol\""), ""},
};

static void each_warning_where_it_is_due(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(mkdir("shipped/en", 0777), 0);
    fixture_file("shipped/en/common-words.txt", "turkey\nmay\nwill\n");
    fixture_file("shipped/en/given-names.txt", "Chad\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture->options.check = true;
        assert_int_equal(fixture_load_text(fixture, rows[i].text), ENT_OK);
        assert_string_equal(fixture->kept.text, rows[i].warnings);
        fixture->options.check = false;
        assert_int_equal(fixture_load_text(fixture, rows[i].text), ENT_OK);
        assert_string_equal(fixture->kept.text, "");
    }
}

static void with_other_entities_shipped_offices_may_name_unknown_ones(void **state) {
    struct fixture *fixture = *state;
    static const char *const none[] = {NULL}, *const only[] = {"mine.jsonl"};
    fixture_file("shipped/offices.jsonl",
                 "{\"office\": \"x\", \"words\": [{\"text\": \"y\", \"of\": [\"DEU\"]}]}\n");
    fixture_file("mine.jsonl", STATE("A", "\"name\": \"Aa\", \"state\": \"B\""));
    fixture->options.check = true;
    fixture->options.only = only;
    fixture->options.only_count = 1;
    assert_int_equal(fixture_load(fixture, none), ENT_OK);
    assert_string_equal(fixture->kept.text, "mine.jsonl:1:0: unknown id 'B'\n");
    assert_string_equal(fixture_dump_classes(fixture), "x\n");
}

/* 20,000 owners of one alias must not take 20,000 times 20,000 steps. */
static void many_owners_take_linear_time(void **state) {
    struct fixture *fixture = *state;
    enti_buffer text;
    enti_buffer_init(&text);
    for (int i = 0; i < 20000; i++) enti_buffer_add_format(&text, STATE("S%d", "\"name\": \"Same\""), i);
    enti_buffer_add_byte(&text, '\0');
    fixture->options.check = true;
    assert_int_equal(fixture_load_text(fixture, text.bytes), ENT_OK);
    assert_int_equal(fixture->kept.count, 19999);
    enti_buffer_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        fixture_test(each_warning_where_it_is_due),
        fixture_test(with_other_entities_shipped_offices_may_name_unknown_ones),
        fixture_test(many_owners_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
