/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Every fault, with its exact file, line, column and text; nothing is built. */
#include "gazetteer_fixture.h"

#define SAL "{\"id\": \"SAL\", \"type\": \"state\", \"name\": \"Salvia\"}\n"
/* A state with one more member. */
#define WITH(member) "{\"id\": \"SAL\", \"type\": \"state\", \"name\": \"Salvia\", " member "}\n"

static const struct {
    const char *text, *faults;
} rows[] = {
    /* syntax: with a column, in code points */
    {SAL "{\"id\": x}\n", "g.jsonl:2:8: invalid token near 'x'\n"},
    {SAL "{\"\u00E9\u00E9\": x}\n", "g.jsonl:2:8: invalid token near 'x'\n"},
    {SAL "{\"id\": \"B\"\n", "g.jsonl:2:10: '}' expected near end of file\n"},
    {SAL "{} {}\n", "g.jsonl:2:4: end of file expected near '{'\n"},
    {SAL "\u00E9\u00E9\xFF\n", "g.jsonl:2:3: byte 0xFF is not UTF-8\n"},
    {SAL "{\"id\": \"B\xE9\"}\n", "g.jsonl:2:10: byte 0xE9 is not UTF-8\n"},
    {SAL "{\"id\": \"B\", \"id\": \"C\"}\n", "g.jsonl:2:16: duplicate object key near '\"id\"'\n"},
    {SAL "{\"id\": \"\\u0000\"}\n", "g.jsonl:2:15: \\u0000 is not allowed without JSON_ALLOW_NUL near "
                                    "'\"\\u0000\"'\n"},
    {SAL "[1]\n", "g.jsonl:2:0: a line must be a JSON object\n"},
    {SAL "7\n", "g.jsonl:2:0: a line must be a JSON object\n"},
    /* the first line */
    {"{\"entente\": 2}\n" SAL, "g.jsonl:1:0: 'entente' must be 1, the version of the format\n"},
    {"{\"entente\": 1, \"types\": [7, \"a b\"]}\n" SAL,
     "g.jsonl:1:0: 'types' must be a string\n"
     "g.jsonl:1:0: bad id 'a b' in 'types': letters, digits, '.', '_' and '-', a letter or digit first\n"},
    {SAL "{\"entente\": 1}\n", "g.jsonl:2:0: an entity has no 'id'\n"
                               "g.jsonl:2:0: unknown key 'entente'\n"},
    /* the head */
    {"{\"type\": \"state\", \"name\": \"Salvia\"}\n", "g.jsonl:1:0: an entity has no 'id'\n"},
    {"{\"id\": \"-a\", \"type\": \"state\", \"name\": \"Salvia\"}\n",
     "g.jsonl:1:0: bad id '-a' in 'id': letters, digits, '.', '_' and '-', a letter or digit first\n"},
    {"{\"id\": 7, \"type\": \"state\", \"name\": \"Salvia\"}\n", "g.jsonl:1:0: 'id' must be a string\n"},
    {"{\"id\": \"SAL\"}\n", "g.jsonl:1:0: 'SAL' has no 'type'\ng.jsonl:1:0: 'SAL' has no 'name'\n"},
    {"{\"id\": \"SAL\", \"type\": \"pary\", \"name\": \"Salvia\"}\n", "g.jsonl:1:0: unknown type 'pary'\n"},
    {"{\"id\": \"SAL\", \"type\": \"state\", \"name\": \" \"}\n",
     "g.jsonl:1:0: 'name' holds an empty string\n"},
    {"{\"id\": \"SAL\", \"type\": \"state\", \"name\": null}\n", "g.jsonl:1:0: 'name' must be a string\n"},
    {SAL SAL, "g.jsonl:2:0: id 'SAL' was defined before, in g.jsonl:1: \"extends\": true would add to it\n"},
    {"{\"id\": \"SAL\", \"extends\": true, \"names\": [\"Sage\"]}\n",
     "g.jsonl:1:0: 'SAL' has no 'type'\ng.jsonl:1:0: 'SAL' has no 'name'\n"},
    {WITH("\"nmaes\": []"), "g.jsonl:1:0: unknown key 'nmaes'\n"},
    {WITH("\"extends\": 1"), "g.jsonl:1:0: 'extends' must be true or false\n"},
    {SAL "{\"id\": \"SAL\", \"delete\": true, \"names\": [\"x\"]}\n",
     "g.jsonl:2:0: 'names' beside 'delete'\n"},
    {SAL "{\"id\": \"SAL\", \"remove\": [\"names\"]}\n",
     "g.jsonl:2:0: 'remove' must be an object of lists\n"},
    {SAL "{\"id\": \"SAL\", \"remove\": {\"name\": \"x\", \"nam\": \"x\", \"names\": 7}}\n",
     "g.jsonl:2:0: 'name' cannot be removed\n"
     "g.jsonl:2:0: unknown key 'nam' in 'remove'\n"
     "g.jsonl:2:0: 'names' must be a string\n"},
    /* aliases */
    {WITH("\"names\": 7"), "g.jsonl:1:0: 'names' holds something that is neither a string nor an object\n"},
    {WITH("\"names\": [[\"a\"]]"),
     "g.jsonl:1:0: 'names' holds something that is neither a string nor an object\n"},
    {WITH("\"names\": [\"\"]"), "g.jsonl:1:0: 'names' holds an empty string\n"},
    {WITH("\"names\": [\" - \"]"), "g.jsonl:1:0: alias '-' has neither letter nor digit\n"},
    {WITH("\"names\": [{\"weak\": true}]"), "g.jsonl:1:0: no 'text' in 'names'\n"},
    {WITH("\"names\": [{\"text\": \"a\", \"week\": true}]"), "g.jsonl:1:0: unknown key 'week' in 'names'\n"},
    {WITH("\"names\": [{\"text\": \"a\", \"weak\": 1}]"), "g.jsonl:1:0: 'weak' must be true or false\n"},
    {WITH("\"names\": [{\"text\": \"a\", \"case\": \"lower\"}]"),
     "g.jsonl:1:0: 'case' is 'lower': one of 'exact', 'capitals', 'any'\n"},
    {WITH("\"names\": [{\"text\": \"a\", \"from\": \"2013-13\"}]"),
     "g.jsonl:1:0: 'from' is '2013-13', which is no date: YYYY, YYYY-MM or YYYY-MM-DD\n"},
    {WITH("\"names\": [{\"text\": \"a\", \"to\": 2013}]"), "g.jsonl:1:0: 'to' must be a string\n"},
    {WITH("\"names\": [{\"text\": \"a\", \"from\": \"2013\", \"to\": \"2012\"}]"),
     "g.jsonl:1:0: 'a' is from 2013-01-01, after its end, 2012-12-31\n"},
    /* patterns */
    {WITH("\"patterns\": [\"Salv(\"]"),
     "g.jsonl:1:0: pattern 'Salv(': missing closing parenthesis, after its character 5\n"},
    {WITH("\"patterns\": [\"[ST]alv\"]"),
     "g.jsonl:1:0: pattern '[ST]alv' does not begin with a literal word: name its 'anchor'\n"},
    {WITH("\"patterns\": [\"Salv|Sage\"]"),
     "g.jsonl:1:0: pattern 'Salv|Sage' does not begin with a literal word: name its 'anchor'\n"},
    {WITH("\"patterns\": [\"S?age\"]"),
     "g.jsonl:1:0: pattern 'S?age' does not begin with a literal word: name its 'anchor'\n"},
    {WITH("\"patterns\": [\"Sage\\\\C\"]"),
     "g.jsonl:1:0: pattern 'Sage\\C': using \\C is disabled by the application, after its character 6\n"},
    {WITH("\"patterns\": [{\"text\": \"Sage\"}]"), "g.jsonl:1:0: unknown key 'text' in 'patterns'\n"
                                                   "g.jsonl:1:0: no 'pattern' in 'patterns'\n"},
    {WITH("\"names\": [{\"text\": \"a\", \"anchor\": \"b\"}]"),
     "g.jsonl:1:0: unknown key 'anchor' in 'names'\n"},
    /* links, offices, leader */
    {WITH("\"state\": 7"), "g.jsonl:1:0: 'state' must be a string\n"},
    {WITH("\"state\": \"a b\""),
     "g.jsonl:1:0: bad id 'a b' in 'state': letters, digits, '.', '_' and '-', a letter or digit first\n"},
    {WITH("\"party\": {\"from\": \"2010\"}"), "g.jsonl:1:0: no 'id' in 'party'\n"},
    {WITH("\"party\": {\"id\": \"SAL\", \"since\": \"2010\"}"),
     "g.jsonl:1:0: unknown key 'since' in 'party'\n"},
    {WITH("\"member_of\": [{\"id\": \"SAL\", \"from\": \"2010-02\", \"to\": \"2010-01\"}]"),
     "g.jsonl:1:0: 'SAL' is from 2010-02-01, after its end, 2010-01-31\n"},
    {WITH("\"offices\": [\"head-of-state\"]"),
     "g.jsonl:1:0: 'offices' holds something that is not an object\n"},
    {WITH("\"offices\": [{\"title\": \"King\"}]"), "g.jsonl:1:0: no 'office' in 'offices'\n"},
    {WITH("\"offices\": [{\"office\": \"king\"}]"), "g.jsonl:1:0: unknown class of office 'king'\n"},
    {WITH("\"offices\": [{\"office\": \"head-of-state\", \"since\": \"2010\"}]"),
     "g.jsonl:1:0: unknown key 'since' in 'offices'\n"},
    {WITH("\"offices\": [{\"office\": \"head-of-state\", \"acting\": \"yes\"}]"),
     "g.jsonl:1:0: 'acting' must be true or false\n"},
    {WITH("\"offices\": [{\"office\": \"head-of-state\", \"from\": \"2010\", \"to\": \"2009\"}]"),
     "g.jsonl:1:0: 'head-of-state' is from 2010-01-01, after its end, 2009-12-31\n"},
    {WITH("\"leader\": [\"king\"]"), "g.jsonl:1:0: unknown class of office 'king'\n"},
    {WITH("\"leader\": [7]"), "g.jsonl:1:0: 'leader' must be a string\n"},
    {SAL "{\"office\": \"chief\", \"word\": []}\n", "g.jsonl:2:0: unknown key 'word' in a class of office\n"},
    {SAL "{\"office\": \"chief\", \"words\": [{\"off\": 1}, 7]}\n",
     "g.jsonl:2:0: unknown key 'off' in 'words'\n"
     "g.jsonl:2:0: no 'text' in 'words'\n"
     "g.jsonl:2:0: 'words' must be a string\n"},
    {SAL "{\"office\": \"chief\", \"includes\": [\"king\"]}\n",
     "g.jsonl:2:0: unknown class of office 'king'\n"},
    {SAL "{\"office\": \"chief\", \"standing\": \"no\"}\n",
     "g.jsonl:2:0: 'standing' must be true or false\n"},
    /* attributes, wikidata, accept */
    {WITH("\"attributes\": []"), "g.jsonl:1:0: 'attributes' must be an object\n"},
    {WITH("\"attributes\": {\"Label\": 1, \"degree\": 2, \"a\": [1], \"\": 1}"),
     "g.jsonl:1:0: attribute 'Label' has the name of a built-in column\n"
     "g.jsonl:1:0: attribute 'degree' has the name of a built-in column\n"
     "g.jsonl:1:0: attribute 'a' must be a string, a number, true or false\n"
     "g.jsonl:1:0: an attribute's name is empty\n"},
    {WITH("\"wikidata\": \"148\""), "g.jsonl:1:0: 'wikidata' is '148', not Q and digits\n"},
    {WITH("\"accept\": [\"all\"]"), "g.jsonl:1:0: unknown warning 'all' in 'accept'\n"},
    /* the file */
    {"", "g.jsonl:0:0: no entity in the file\n"},
    {"# nothing\n\n{\"entente\": 1}\n", "g.jsonl:0:0: no entity in the file\n"},
};

static void every_fault_has_its_place_and_text(void **state) {
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(fixture_load_text(fixture, rows[i].text), ENT_GAZETTEER);
        assert_string_equal(fixture->kept.text, rows[i].faults);
    }
}

static void faults_of_all_files_come_in_one_run_in_order(void **state) {
    struct fixture *fixture = *state;
    static const char *const files[] = {"b.jsonl", "missing.jsonl", "a.jsonl", NULL};
    fixture_file("shipped/x.jsonl", "{\"id\": \"X\", \"type\": \"stat\", \"name\": \"X\"}\n");
    fixture_file("b.jsonl", "{\"id\": \"B\", \"type\": \"odd\", \"name\": \"B\"}\nx\n");
    fixture_file("a.jsonl", "y\n{\"id\": \"B\", \"type\": \"state\", \"name\": \"B\"}\n");
    assert_int_equal(fixture_load(fixture, files), ENT_GAZETTEER);
    assert_string_equal(
        fixture->kept.text,
        "shipped/x.jsonl:1:0: unknown type 'stat'\n"
        "b.jsonl:1:0: unknown type 'odd'\n"
        "b.jsonl:2:1: invalid token near 'x'\n"
        "missing.jsonl:0:0: cannot be read: No such file or directory\n"
        "a.jsonl:1:1: invalid token near 'y'\n"
        "a.jsonl:2:0: id 'B' was defined before, in b.jsonl:1: \"extends\": true would add to it\n");
}

static void B56_an_empty_gazetteer_is_a_fault(void **state) {
    struct fixture *fixture = *state;
    static const char *const none[] = {NULL};
    assert_int_equal(fixture_load(fixture, none), ENT_GAZETTEER);
    assert_string_equal(fixture->kept.text, ":0:0: no gazetteer has an entity\n");
    assert_int_equal(fixture_load_text(fixture, SAL "{\"id\": \"SAL\", \"delete\": true}\n"), ENT_GAZETTEER);
    assert_string_equal(fixture->kept.text, ":0:0: no gazetteer has an entity\n");
}

static void a_folder_is_no_gazetteer(void **state) {
    struct fixture *fixture = *state;
    static const char *const files[] = {"shipped", NULL};
    assert_int_equal(fixture_load(fixture, files), ENT_GAZETTEER);
    assert_string_equal(fixture->kept.text, "shipped:0:0: cannot be read: Is a directory\n");
    fixture->options.shipped = "nowhere";
    assert_int_equal(fixture_load_text(fixture, SAL), ENT_GAZETTEER);
    assert_non_null(strstr(fixture->kept.text, "nowhere:0:0: No such file or directory\n"));
}

/* ---- hostile sizes ---- */

static char *repeat(const char *before, const char *middle, size_t times, const char *after) {
    size_t len = strlen(middle), at = strlen(before);
    char *text = malloc(at + len * times + strlen(after) + 1);
    assert_non_null(text);
    memcpy(text, before, at);
    for (size_t i = 0; i < times; i++, at += len) memcpy(text + at, middle, len);
    memcpy(text + at, after, strlen(after) + 1);
    return text;
}

static void assert_refused(struct fixture *fixture, char *text, const char *fault) {
    assert_int_equal(fixture_load_text(fixture, text), ENT_GAZETTEER);
    if (!strstr(fixture->kept.text, fault)) fail_msg("'%s' is not in '%s'", fault, fixture->kept.text);
    free(text);
}

static void hostile_sizes_are_refused(void **state) {
    struct fixture *fixture = *state;
    assert_refused(fixture, repeat(SAL "{\"id\": \"", "a", 17 * 1024 * 1024, "\"}\n"),
                   "g.jsonl:2:0: line of more than 16777216 bytes\n");
    assert_refused(fixture, repeat(SAL "", "[", 1000000, "\n"), "maximum parsing depth reached");
    assert_refused(fixture,
                   repeat("{\"id\": \"SAL\", \"type\": \"state\", \"name\": \"Salvia\", \"names\": [\"", "a",
                          2000, "\"]}\n"),
                   "is longer than 1024 bytes\n");
    assert_refused(fixture, repeat("", "x\n", 20000, ""), "g.jsonl:1:1: invalid token near 'x'\n");
    assert_int_equal(fixture->kept.count, 10001);
}

static void control_characters_do_not_reach_a_terminal(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(fixture_load_text(fixture, WITH("\"a\\u001b[31mb\": 1")), ENT_GAZETTEER);
    assert_string_equal(fixture->kept.text, "g.jsonl:1:0: unknown key 'a?[31mb'\n");
}

/* Good lines with bytes changed, cut out and put in: accepted or refused, but never more than that. */
static void random_bytes_do_no_harm(void **state) {
    struct fixture *fixture = *state;
    static const char good[] = WITH(
        "\"names\": [{\"text\": \"Sage\", \"from\": \"1999\", \"case\": \"any\"}], \"patterns\": "
        "[\"Sa(?:l|g)e\"], "
        "\"state\": [{\"id\": \"SAL\"}], \"offices\": [{\"office\": \"head-of-state\", \"of\": \"SAL\"}], "
        "\"attributes\": {\"a\": 1.5}, \"accept\": [\"dates\"]") "{\"office\": \"x\", \"words\": [{\"text\": "
                                                                 "\"y\", \"of\": [\"SAL\"]}]}\n"
                                                                 "{\"id\": \"SAL\", \"remove\": "
                                                                 "{\"names\": [\"Sage\"]}}\n";
    static const char sheet[] =
        "id;type;name;names;from;office;a\nSAL;state;\"Sal\"\"via\";A|B;1999;;1\nSAL;;C;;;x;2\n";
    static const char letters[] = "\"\\{}[]:,;|#\n\r\t 0aS\xC3\xA9\xFF";
    static const char *const names[] = {"g.jsonl", "g.csv"};
    uint64_t seed = 4711;
    fixture->options.check = true;
    for (int round = 0; round < 3000; round++) {
        char bytes[1024];
        bool csv = round % 3 == 0;
        size_t len = csv ? sizeof sheet - 1 : sizeof good - 1;
        const char *files[] = {names[csv], NULL};
        memcpy(bytes, csv ? sheet : good, len);
        for (size_t changes = 1 + random_below(&seed, 3); changes > 0; changes--) {
            size_t at = random_below(&seed, len);
            char letter = letters[random_below(&seed, sizeof letters - 1)];
            size_t how = random_below(&seed, 3);
            if (how == 0) bytes[at] = letter;
            if (how == 1) memmove(bytes + at, bytes + at + 1, --len - at);
            if (how == 2) {
                memmove(bytes + at + 1, bytes + at, len++ - at);
                bytes[at] = letter;
            }
        }
        fixture_write(files[0], enti_text(bytes, len));
        ent_status status = fixture_load(fixture, files);
        assert_true(status == ENT_OK || (status == ENT_GAZETTEER && fixture->kept.count > 0));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        fixture_test(every_fault_has_its_place_and_text),
        fixture_test(faults_of_all_files_come_in_one_run_in_order),
        fixture_test(B56_an_empty_gazetteer_is_a_fault),
        fixture_test(a_folder_is_no_gazetteer),
        fixture_test(hostile_sizes_are_refused),
        fixture_test(control_characters_do_not_reach_a_terminal),
        fixture_test(random_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
