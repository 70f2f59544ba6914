/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What the keys of an entity become. */
#include "gazetteer_fixture.h"

static void every_key_reaches_the_tables(void **state) {
    struct fixture *fixture = *state;
    const char *text =
        "{\"entente\": 1, \"types\": [\"company\"], \"source\": \"by hand\"}\n"
        "# a note\n"
        "\n"
        "{\"id\": \"SAL\", \"type\": \"state\", \"name\": \"Salvia\", \"names\": [\"Republic of Salvia\", "
        "{\"text\": \"Sage Coast\", \"to\": \"1961\"}, {\"text\": \"\u8428\u5c14\", \"lang\": \"zh\"}], "
        "\"acronyms\": [\"SAL\"], \"demonyms\": [\"Salvian\"], "
        "\"capitals\": [{\"text\": \"Mint\", \"weak\": true, \"case\": \"exact\"}], "
        "\"patterns\": [\"Salv(?:y|ian) Isles\"], \"member_of\": [\"UN\", {\"id\": \"HERB\", \"from\": "
        "\"1999-02\", \"to\": \"2004-02\"}], \"leader\": [\"head-of-state\", \"head-of-government\"], "
        "\"attributes\": {\"region\": \"North\", \"area\": 12, \"share\": 0.5, \"island\": true}, "
        "\"wikidata\": \"Q1\"}\n"
        "{\"id\": \"UN\", \"type\": \"organisation\", \"name\": \"United Nations\"}\n"
        "{\"id\": \"HERB\", \"type\": \"organisation\", \"name\": \"Herbal League\"}\n"
        "{\"id\": \"SAL-P\", \"type\": \"party\", \"name\": \"Party of Salvia\", \"state\": \"SAL\"}\n"
        "{\"id\": \"ada-rue\", \"type\": \"leader\", \"name\": \"Ada van Rue\", \"state\": \"SAL\", "
        "\"party\": "
        "{\"id\": \"SAL-P\", \"from\": \"2010\"}, \"offices\": [{\"office\": \"head-of-state\", \"title\": "
        "\"President\", \"of\": \"SAL\", \"from\": \"2019-05\", \"to\": \"2024\", \"acting\": true}, "
        "{\"office\": \"head-of-government\"}]}\n"
        "{\"id\": \"herb-co\", \"type\": \"company\", \"name\": \"Herb Co\"}\n"
        "{\"id\": \"x\", \"type\": \"ignore\", \"name\": \"Salvia Sea\"}\n";
    assert_int_equal(fixture_load_text(fixture, text), ENT_OK);
    assert_string_equal(fixture->kept.text, "");
    assert_string_equal(fixture_dump(fixture),
                        "HERB organisation -\n"
                        "  name 'Herbal League'\n"
                        "SAL state Q1\n"
                        "  name 'Salvia'\n"
                        "  name 'Republic of Salvia'\n"
                        "  name 'Sage Coast' 0..19611231\n"
                        "  name '\u8428\u5c14' lang=zh\n"
                        "  pattern name 'Salv(?:y|ian) Isles' anchor='Salv'\n"
                        "  acronym 'SAL'\n"
                        "  demonym 'Salvian'\n"
                        "  capital 'Mint' exact weak\n"
                        "  member_of UN\n"
                        "  member_of HERB 19990201..20040229\n"
                        "  leader head-of-state\n"
                        "  leader head-of-government\n"
                        "  attribute region = 'North'\n"
                        "  attribute area = 12\n"
                        "  attribute share = 0.5\n"
                        "  attribute island = 1 bool\n"
                        "SAL-P party -\n"
                        "  name 'Party of Salvia'\n"
                        "  state SAL\n"
                        "UN organisation -\n"
                        "  name 'United Nations'\n"
                        "ada-rue leader -\n"
                        "  name 'Ada van Rue'\n"
                        "  short 'Rue' implied\n"
                        "  office head-of-state of SAL 'President' 20190501..20241231 acting\n"
                        "  office head-of-government of SAL\n"
                        "  state SAL\n"
                        "  party SAL-P 20100101..0\n"
                        "herb-co company -\n"
                        "  name 'Herb Co'\n"
                        "x ignore -\n"
                        "  name 'Salvia Sea'\n");
}

static void a_leader_without_short_gets_its_last_word(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(
        fixture_load_text(
            fixture, "{\"id\": \"a\", \"type\": \"leader\", \"name\": \"Jan Adam Reyes, Jr.\"}\n"
                     "{\"id\": \"b\", \"type\": \"leader\", \"name\": \"Xi Jinping\", \"short\": [\"Xi\"]}\n"
                     "{\"id\": \"c\", \"type\": \"leader\", \"name\": \"Ida Sol\", \"short\": []}\n"
                     "{\"id\": \"d\", \"type\": \"leader\", \"name\": \"Lula\"}\n"
                     "{\"id\": \"e\", \"type\": \"state\", \"name\": \"New Salvia\"}\n"
                     "{\"id\": \"f\", \"type\": \"leader\", \"name\": \"Max Sol\"}\n"
                     "{\"id\": \"f\", \"remove\": {\"short\": [\"Sol\"]}}\n"),
        ENT_OK);
    assert_string_equal(fixture_dump(fixture),
                        "a leader -\n  name 'Jan Adam Reyes, Jr.'\n  short 'Reyes' implied\n"
                        "b leader -\n  name 'Xi Jinping'\n  short 'Xi'\n"
                        "c leader -\n  name 'Ida Sol'\n"
                        "d leader -\n  name 'Lula'\n"
                        "e state -\n  name 'New Salvia'\n"
                        "f leader -\n  name 'Max Sol'\n");
}

static void blanks_byte_order_marks_and_line_ends_do_not_matter(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(
        fixture_load_text(fixture,
                          "\xEF\xBB\xBF{\"entente\": 1}\r\n\r\n  \n#x\n"
                          "{\"id\": \" SAL \", \"type\": \"state\", \"name\": \"\u00A0Salvia \u200B\", "
                          "\"names\": [\"\uFEFFSage \"]}\r\n"),
        ENT_OK);
    assert_string_equal(fixture_dump(fixture), "SAL state -\n  name 'Salvia'\n  name 'Sage'\n");
}

/* ---- extends, remove, delete ---- */

static void extends_joins_without_repeats_and_overrides(void **state) {
    struct fixture *fixture = *state;
    static const char *const files[] = {"a.jsonl", "b.jsonl", NULL};
    fixture_file(
        "a.jsonl",
        "{\"id\": \"SAL\", \"type\": \"state\", \"name\": \"Salvia\", \"names\": [\"Sage\", \"Mint\"], "
        "\"leader\": [\"head-of-state\"], \"attributes\": {\"a\": 1, \"b\": 2}, \"wikidata\": \"Q1\"}\n"
        "{\"id\": \"x\", \"type\": \"leader\", \"name\": \"Ada Rue\", \"state\": \"SAL\", \"offices\": "
        "[{\"office\": \"head-of-state\", \"of\": \"SAL\", \"from\": \"2019\"}]}\n");
    fixture_file(
        "b.jsonl",
        "{\"id\": \"SAL\", \"extends\": true, \"name\": \"Great Salvia\", \"names\": [{\"text\": \"Mint\", "
        "\"weak\": true}, \"Sage\", \"Thyme\"], \"leader\": [\"head-of-government\", "
        "\"head-of-state\"], \"attributes\": {\"b\": 3, \"c\": 4}, \"wikidata\": \"Q2\"}\n"
        "{\"id\": \"x\", \"extends\": true, \"state\": {\"id\": \"SAL\", \"to\": \"2024\"}, \"offices\": "
        "[{\"office\": \"head-of-state\", \"of\": \"SAL\", \"from\": \"2019\", \"to\": \"2024\"}]}\n"
        "{\"id\": \"NEW\", \"extends\": true, \"type\": \"party\", \"name\": \"New\"}\n");
    assert_int_equal(fixture_load(fixture, files), ENT_OK);
    assert_string_equal(fixture_dump(fixture), "NEW party -\n"
                                               "  name 'New'\n"
                                               "SAL state Q2\n"
                                               "  name 'Great Salvia'\n"
                                               "  name 'Sage'\n"
                                               "  name 'Mint' weak\n"
                                               "  name 'Thyme'\n"
                                               "  leader head-of-state\n"
                                               "  leader head-of-government\n"
                                               "  attribute a = 1\n"
                                               "  attribute b = 3\n"
                                               "  attribute c = 4\n"
                                               "x leader -\n"
                                               "  name 'Ada Rue'\n"
                                               "  short 'Rue' implied\n"
                                               "  office head-of-state of SAL 20190101..20241231\n"
                                               "  state SAL 0..20241231\n");
}

static void remove_takes_away_from_every_list(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(
        fixture_load_text(
            fixture,
            "{\"id\": \"SAL\", \"type\": \"state\", \"name\": \"Salvia\", \"names\": [\"Sage\", \"Mint\"], "
            "\"acronyms\": "
            "[\"Mint\"], \"capitals\": [\"Rue\"], \"demonyms\": [\"Salvian\"], \"patterns\": [\"Salv.\"], "
            "\"state\": "
            "\"SAL\", \"member_of\": [\"UN\", \"SAL\"], \"leader\": [\"head-of-state\"], \"attributes\": "
            "{\"a\": 1, "
            "\"b\": 2}, \"offices\": [{\"office\": \"head-of-state\"}, {\"office\": "
            "\"head-of-government\"}]}\n"
            "{\"id\": \"UN\", \"type\": \"organisation\", \"name\": \"UN\"}\n"
            "{\"id\": \"SAL\", \"remove\": {\"names\": [\"Mint\", \"not there\"], \"capitals\": \"Rue\", "
            "\"patterns\": "
            "[\"Salv.\"], \"state\": [\"SAL\"], \"member_of\": [\"UN\"], \"leader\": [\"head-of-state\"], "
            "\"attributes\": [\"a\"], \"offices\": [\"head-of-state\"]}, \"capitals\": [\"Basil\"]}\n"),
        ENT_OK);
    assert_string_equal(fixture_dump(fixture), "SAL state -\n"
                                               "  name 'Salvia'\n"
                                               "  name 'Sage'\n"
                                               "  acronym 'Mint'\n"
                                               "  demonym 'Salvian'\n"
                                               "  capital 'Basil'\n"
                                               "  office head-of-government of -\n"
                                               "  member_of SAL\n"
                                               "  attribute b = 2\n"
                                               "UN organisation -\n"
                                               "  name 'UN'\n");
}

static void delete_drops_and_an_id_can_come_back(void **state) {
    struct fixture *fixture = *state;
    size_t entity;
    assert_int_equal(
        fixture_load_text(fixture,
                          "{\"id\": \"A\", \"type\": \"state\", \"name\": \"Aa\", \"names\": [\"Old\"]}\n"
                          "{\"id\": \"B\", \"type\": \"state\", \"name\": \"Bb\", \"member_of\": [\"C\"]}\n"
                          "{\"id\": \"C\", \"type\": \"state\", \"name\": \"Cc\"}\n"
                          "{\"id\": \"A\", \"delete\": true}\n"
                          "{\"id\": \"C\", \"delete\": true}\n"
                          "{\"id\": \"A\", \"type\": \"party\", \"name\": \"New\"}\n"),
        ENT_OK);
    assert_string_equal(fixture_dump(fixture), "A party -\n  name 'New'\nB state -\n  name 'Bb'\n");
    assert_int_equal(ent_gazetteer_find(&entity, fixture->gazetteer, ENTI_TEXT("B")), ENT_OK);
    assert_int_equal(entity, 1);
    assert_int_equal(ent_gazetteer_find(&entity, fixture->gazetteer, ENTI_TEXT("C")), ENT_NOT_FOUND);
    assert_int_equal(ent_gazetteer_find(&entity, fixture->gazetteer, ENTI_TEXT("b")), ENT_NOT_FOUND);
}

/* ---- order ---- */

static char *joined_lines(const char *const *lines, const size_t *order, size_t count) {
    enti_buffer buffer;
    enti_buffer_init(&buffer);
    for (size_t i = 0; i < count; i++) enti_buffer_add_string(&buffer, lines[order[i]]);
    enti_buffer_add_byte(&buffer, '\0');
    return buffer.bytes;
}

static void tables_and_hash_do_not_depend_on_the_order_of_files(void **state) {
    struct fixture *fixture = *state;
    static const char *const lines[] = {
        "{\"id\": \"S1\", \"type\": \"state\", \"name\": \"One\", \"leader\": [\"chief\"], \"member_of\": "
        "[\"O1\"]}\n",
        "{\"id\": \"S2\", \"type\": \"state\", \"name\": \"Two\", \"names\": [\"b\", \"a\"]}\n",
        "{\"id\": \"O1\", \"type\": \"organisation\", \"name\": \"Org\"}\n",
        "{\"id\": \"x1\", \"type\": \"leader\", \"name\": \"Ada Rue\", \"state\": \"S2\", \"offices\": "
        "[{\"office\": "
        "\"chief\"}]}\n",
        "{\"id\": \"q1\", \"type\": \"firm\", \"name\": \"Firm\"}\n",
        "{\"office\": \"chief\", \"words\": [\"chief\"]}\n",
    };
    enum { COUNT = sizeof lines / sizeof *lines };
    static const char *const one[] = {"a.jsonl", "b.jsonl", NULL}, *const other[] = {"b.jsonl", "a.jsonl",
                                                                                     NULL};
    uint64_t seed = 20261125;
    char expected[4096] = "", hash[65];
    fixture_file("b.jsonl", "{\"entente\": 1, \"types\": [\"firm\", \"bank\"]}\n"
                            "{\"id\": \"k1\", \"type\": \"bank\", \"name\": \"Bank\"}\n");
    for (int round = 0; round < 40; round++) {
        size_t order[COUNT];
        for (size_t i = 0; i < COUNT; i++) order[i] = i;
        for (size_t i = COUNT; i-- > 1;) {
            size_t k = random_below(&seed, i + 1), kept = order[i];
            order[i] = order[k];
            order[k] = kept;
        }
        char *text = joined_lines(lines, order, COUNT);
        fixture_file("a.jsonl", text);
        free(text);
        assert_int_equal(fixture_load(fixture, one), ENT_OK);
        if (round == 0) snprintf(expected, sizeof expected, "%s", fixture_dump(fixture));
        assert_string_equal(fixture_dump(fixture), expected);
        snprintf(hash, sizeof hash, "%s", ent_gazetteer_hash(fixture->gazetteer));
        assert_int_equal(fixture_load(fixture, other), ENT_OK);
        assert_string_equal(fixture_dump(fixture), expected);
        assert_string_equal(ent_gazetteer_hash(fixture->gazetteer), hash);
    }
}

static void the_hash_knows_bytes_and_effective_order_but_no_names(void **state) {
    struct fixture *fixture = *state;
    static const char *const ab[] = {"a.jsonl", "b.jsonl", NULL}, *const ba[] = {"b.jsonl", "a.jsonl", NULL};
    static const char *const cb[] = {"c.jsonl", "b.jsonl", NULL};
    const char *a = "{\"id\": \"A\", \"extends\": true, \"type\": \"state\", \"name\": \"Aa\"}\n";
    char hash[65];
    fixture_file("a.jsonl", a);
    fixture_file("b.jsonl", "{\"id\": \"A\", \"extends\": true, \"type\": \"party\", \"name\": \"Bb\"}\n");
    fixture_file("c.jsonl", a);
    assert_int_equal(fixture_load(fixture, ab), ENT_OK);
    snprintf(hash, sizeof hash, "%s", ent_gazetteer_hash(fixture->gazetteer));
    assert_int_equal(strlen(hash), 64);
    assert_int_equal(fixture_load(fixture, cb), ENT_OK);
    assert_string_equal(ent_gazetteer_hash(fixture->gazetteer), hash);
    assert_int_equal(fixture_load(fixture, ba), ENT_OK);
    assert_string_not_equal(ent_gazetteer_hash(fixture->gazetteer), hash);
    fixture_file("c.jsonl", "{\"id\": \"A\", \"extends\": true, \"type\": \"state\", \"name\": \"AA\"}\n");
    assert_int_equal(fixture_load(fixture, cb), ENT_OK);
    assert_string_not_equal(ent_gazetteer_hash(fixture->gazetteer), hash);
    assert_int_equal(mkdir("shipped/en", 0777), 0);
    assert_int_equal(fixture_load(fixture, ab), ENT_OK);
    assert_string_equal(ent_gazetteer_hash(fixture->gazetteer), hash);
    fixture_file("shipped/en/titles.txt", "Mr\n");
    assert_int_equal(fixture_load(fixture, ab), ENT_OK);
    assert_string_not_equal(ent_gazetteer_hash(fixture->gazetteer), hash);
}

/* ---- the shipped folder ---- */

static void ship(void) {
    fixture_file("shipped/states.jsonl", "{\"id\": \"SAL\", \"type\": \"state\", \"name\": \"Salvia\"}\n");
    fixture_file("shipped/seats.jsonl",
                 "{\"id\": \"SAL\", \"extends\": true, \"capitals\": [\"Sage House\"]}\n");
    fixture_file("shipped/note.txt", "not a gazetteer\n");
}

static void seats_are_loaded_on_request_and_last(void **state) {
    struct fixture *fixture = *state;
    static const char *const none[] = {NULL};
    ship();
    assert_int_equal(fixture_load(fixture, none), ENT_OK);
    assert_string_equal(fixture_dump(fixture), "SAL state -\n  name 'Salvia'\n");
    fixture->options.seats = true;
    assert_int_equal(fixture_load(fixture, none), ENT_OK);
    assert_string_equal(fixture_dump(fixture), "SAL state -\n  name 'Salvia'\n  capital 'Sage House'\n");
}

static void only_replaces_entities_but_not_offices(void **state) {
    struct fixture *fixture = *state;
    static const char *const none[] = {NULL}, *const only[] = {"mine.jsonl"};
    ship();
    fixture_file(
        "mine.jsonl",
        "{\"id\": \"M\", \"type\": \"state\", \"name\": \"Mine\", \"leader\": [\"head-of-state\"]}\n");
    fixture->options.seats = true;
    fixture->options.only = only;
    fixture->options.only_count = 1;
    assert_int_equal(fixture_load(fixture, none), ENT_OK);
    assert_string_equal(fixture_dump(fixture), "M state -\n  name 'Mine'\n  leader head-of-state\n");
}

static void the_shipped_folder_is_found(void **state) {
    struct fixture *fixture = *state;
    static const char *const none[] = {NULL};
    ship();
    fixture->options.shipped = NULL;
    assert_int_equal(setenv("ENTENTE_GAZETTEERS", "shipped", 1), 0);
    assert_int_equal(fixture_load(fixture, none), ENT_OK);
    assert_int_equal(unsetenv("ENTENTE_GAZETTEERS"), 0);

    assert_int_equal(mkdir("bin", 0777), 0);
    fixture_file("bin/program", "");
    assert_int_equal(chmod("bin/program", 0755), 0);
    assert_int_equal(rename("shipped", "gazetteers"), 0);
    fixture->options.program = "bin/program";
    assert_int_equal(fixture_load(fixture, none), ENT_OK);
    assert_int_equal(symlink("bin/program", "link"), 0);
    fixture->options.program = "./link";
    assert_int_equal(fixture_load(fixture, none), ENT_OK);

    char path[128], *before = strdup(getenv("PATH"));
    snprintf(path, sizeof path, "/nowhere:%s/bin", fixture->folder);
    assert_int_equal(setenv("PATH", path, 1), 0);
    fixture->options.program = "program";
    assert_int_equal(fixture_load(fixture, none), ENT_OK);
    assert_int_equal(setenv("PATH", before, 1), 0);
    free(before);
}

/* ---- offices ---- */

static void classes_join_over_files_and_languages(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(mkdir("shipped/fr", 0777), 0);
    fixture_file("shipped/offices.jsonl", FIXTURE_OFFICES
                 "{\"office\": \"diplomat\", \"words\": [\"diplomat\"], \"includes\": "
                 "[\"ambassador\"], \"standing\": false}\n"
                 "{\"office\": \"ambassador\", \"words\": [\"ambassador\", {\"text\": \"high "
                 "commissioner\", \"of\": [\"SAL\", \"NIL\"]}, {\"text\": \"nuncio\", \"of\": "
                 "[\"NIL\"]}, {\"text\": \"envoy\", \"not\": [\"SAL\", \"NIL\"], \"lang\": \"en\"}]}\n");
    fixture_file(
        "shipped/fr/offices.jsonl",
        "{\"office\": \"ambassador\", \"words\": [\"ambassadeur\", {\"text\": \"x\", \"lang\": \"it\"}]}\n");
    assert_int_equal(
        fixture_load_text(fixture,
                          "{\"id\": \"SAL\", \"type\": \"state\", \"name\": \"Salvia\"}\n"
                          "{\"office\": \"ambassador\", \"extends\": true, \"words\": [\"legate\"]}\n"),
        ENT_OK);
    assert_string_equal(fixture_dump_classes(fixture), "ambassador\n"
                                                       "  'ambassador'\n"
                                                       "  'high commissioner' of SAL\n"
                                                       "  'envoy' lang=en not SAL\n"
                                                       "  'ambassadeur' lang=fr\n"
                                                       "  'x' lang=it\n"
                                                       "  'legate'\n"
                                                       "diplomat not standing\n"
                                                       "  includes ambassador\n"
                                                       "  'diplomat'\n"
                                                       "head-of-government\n"
                                                       "  'prime minister'\n"
                                                       "head-of-state\n"
                                                       "  'president'\n");
    assert_int_equal(enti_class_find(fixture->gazetteer, ENTI_TEXT("ambassador")), 0);
    assert_int_equal(enti_class_find(fixture->gazetteer, ENTI_TEXT("head-of-state")), 3);
    assert_int_equal(enti_class_find(fixture->gazetteer, ENTI_TEXT("head")), ENTI_NONE);
}

static void offices_and_links_answer_by_date(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(fixture_load_text(fixture,
                                       "{\"id\": \"A\", \"type\": \"state\", \"name\": \"Aa\"}\n{\"id\": "
                                       "\"B\", \"type\": \"state\", \"name\": \"Bb\"}\n"
                                       "{\"id\": \"p\", \"type\": \"party\", \"name\": \"Pp\"}\n{\"id\": "
                                       "\"q\", \"type\": \"party\", \"name\": \"Qq\"}\n"
                                       "{\"id\": \"x\", \"type\": \"leader\", \"name\": \"Ada Rue\", "
                                       "\"state\": \"A\", \"party\": [{\"id\": \"q\", "
                                       "\"from\": \"2016\"}, {\"id\": \"p\", \"to\": \"2015\"}], "
                                       "\"offices\": [{\"office\": \"head-of-state\", "
                                       "\"of\": \"A\", \"from\": \"2010-05-01\", \"to\": \"2015-05\"}, "
                                       "{\"office\": \"head-of-government\", \"of\": "
                                       "\"B\"}]}\n"),
                     ENT_OK);
    const ent_gazetteer *g = fixture->gazetteer;
    uint32_t head = enti_class_find(g, ENTI_TEXT("head-of-state"));
    uint32_t government = enti_class_find(g, ENTI_TEXT("head-of-government"));
    enum { A, B, P, Q, X };
    assert_non_null(enti_office_held(g, X, head, A, 20150531));
    assert_non_null(enti_office_held(g, X, head, ENTI_NONE, 20100501));
    assert_non_null(enti_office_held(g, X, head, A, 0));
    assert_null(enti_office_held(g, X, head, A, 20150601));
    assert_null(enti_office_held(g, X, head, B, 20150531));
    assert_null(enti_office_held(g, X, government, A, 20150531));
    assert_non_null(enti_office_held(g, X, government, B, 19990101));
    assert_null(enti_office_held(g, A, head, ENTI_NONE, 0));
    enti_range parties = g->entities[X].parties;
    assert_int_equal(enti_link_on(g, parties, 20151231), P);
    assert_int_equal(enti_link_on(g, parties, 20160101), Q);
    assert_int_equal(enti_link_on(g, parties, 0), Q);
    assert_int_equal(enti_link_on(g, g->entities[A].parties, 0), ENTI_NONE);
    assert_int_equal(enti_link_on(g, g->entities[X].states, 18000101), A);
}

static void views_tell_an_entity(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(
        fixture_load_text(fixture,
                          "# note\n{\"id\": \"x\", \"type\": \"leader\", \"name\": \"Ada Rue\", \"offices\": "
                          "[{\"office\": \"head-of-state\"}]}\n"),
        ENT_OK);
    assert_int_equal(ent_gazetteer_entity_count(fixture->gazetteer), 1);
    ent_entity_view view = ent_gazetteer_entity(fixture->gazetteer, 0);
    assert_true(enti_text_is(view.id, "x") && enti_text_is(view.type, "leader"));
    assert_true(enti_text_is(view.label, "Ada Rue") && enti_text_is(view.file, "g.jsonl"));
    assert_int_equal(view.line, 2);
    assert_int_equal(view.alias_count, 2);
    assert_int_equal(view.office_count, 1);
}

/* ---- cases from the field ---- */

static void B22_a_second_id_is_a_fault_and_a_dated_alias_is_kept(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(
        fixture_load_text(
            fixture, "\xEF\xBB\xBF# note\r\n{\"id\": \"MLI\", \"type\": \"state\", \"name\": \"Mali \"}\r\n"
                     "{\"id\": \"TCD\", \"type\": \"state\", \"name\": \"Chad\"}\r\n"
                     "{\"id\": \"MLI\", \"type\": \"state\", \"name\": \"Mali\"}\r\n"),
        ENT_GAZETTEER);
    assert_string_equal(
        fixture->kept.text,
        "g.jsonl:4:0: id 'MLI' was defined before, in g.jsonl:2: \"extends\": true would add to it\n");
    assert_int_equal(
        fixture_load_text(fixture,
                          "{\"id\": \"MLI\", \"type\": \"state\", \"name\": \"Mali\", \"names\": [{\"text\": "
                          "\"Old Mali\", \"from\": \"2010-01-01\", \"to\": \"2014-12-31\"}]}\r\n"),
        ENT_OK);
    assert_string_equal(fixture_dump(fixture),
                        "MLI state -\n  name 'Mali'\n  name 'Old Mali' 20100101..20141231\n");
}

static void B23_fifty_thousand_aliases(void **state) {
    struct fixture *fixture = *state;
    static const char *const odd[] = {"Yes! (Party)", "A.B+C", "Left [x]"};
    enti_buffer text;
    enti_buffer_init(&text);
    for (int i = 0; i < 50000; i++)
        enti_buffer_add_format(&text, "{\"id\": \"p%d\", \"type\": \"party\", \"name\": \"%s %d\"}\n", i,
                               i % 20000 < 3 ? odd[i % 20000] : "Party of", i);
    enti_buffer_add_byte(&text, '\0');
    assert_int_equal(fixture_load_text(fixture, text.bytes), ENT_OK);
    enti_buffer_release(&text);
    assert_int_equal(ent_gazetteer_entity_count(fixture->gazetteer), 50000);
    assert_int_equal(fixture->gazetteer->alias_count, 50000);
    for (int i = 0; i < 50000; i += 77) {
        char id[16];
        size_t entity;
        snprintf(id, sizeof id, "p%d", i);
        assert_int_equal(ent_gazetteer_find(&entity, fixture->gazetteer, enti_text_of(id)), ENT_OK);
        assert_true(enti_text_is(ent_gazetteer_entity(fixture->gazetteer, entity).id, id));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        fixture_test(every_key_reaches_the_tables),
        fixture_test(a_leader_without_short_gets_its_last_word),
        fixture_test(blanks_byte_order_marks_and_line_ends_do_not_matter),
        fixture_test(extends_joins_without_repeats_and_overrides),
        fixture_test(remove_takes_away_from_every_list),
        fixture_test(delete_drops_and_an_id_can_come_back),
        fixture_test(tables_and_hash_do_not_depend_on_the_order_of_files),
        fixture_test(the_hash_knows_bytes_and_effective_order_but_no_names),
        fixture_test(seats_are_loaded_on_request_and_last),
        fixture_test(only_replaces_entities_but_not_offices),
        fixture_test(the_shipped_folder_is_found),
        fixture_test(classes_join_over_files_and_languages),
        fixture_test(offices_and_links_answer_by_date),
        fixture_test(views_tell_an_entity),
        fixture_test(B22_a_second_id_is_a_fault_and_a_dated_alias_is_kept),
        fixture_test(B23_fifty_thousand_aliases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
