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

int main(void) {
    const struct CMUnitTest tests[] = {
        fixture_test(every_key_reaches_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
