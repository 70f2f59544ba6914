/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Gazetteers as spreadsheets write them. */
#include "gazetteer_fixture.h"

static ent_status load_sheet(struct fixture *fixture, const char *name, ent_text bytes) {
    const char *files[] = {name, NULL};
    fixture_write(name, bytes);
    return fixture_load(fixture, files);
}

static void rows_become_entities(void **state) {
    struct fixture *fixture = *state;
    static const char text[] =
        "ID,type,name,names,acronyms,capitals,patterns,state,leader,office,title,of,from,to,acting,wikidata,"
        "Founded,"
        "share,code,note\n"
        "SAL,state,Salvia,Republic of Salvia | Sage,SAL,Mint,Salv(?:y|ian) "
        "Isles,,head-of-state|head-of-government,,,,"
        ",,,Q1,1999,0.5,007,\"said \"\"no\"\"\nonce\"\n"
        "SAL,,Old Salvia,Thyme,,,,,,,,,1990,1998,,,,,,\n"
        "ada-rue,leader,Ada Rue,,,,,SAL,,head-of-state,President,SAL,2019,2024-05,yes,,2000,1,x,\n"
        "ada-rue,,,,,,,,,head-of-government,,,,,,,,,,\n"
        "\n";
    assert_int_equal(load_sheet(fixture, "g.csv", enti_text_of(text)), ENT_OK);
    assert_string_equal(fixture->kept.text, "");
    assert_string_equal(fixture_dump(fixture),
                        "SAL state Q1\n"
                        "  name 'Salvia'\n"
                        "  name 'Republic of Salvia'\n"
                        "  name 'Sage'\n"
                        "  pattern name 'Salv(?:y|ian) Isles' anchor='Salv'\n"
                        "  name 'Thyme' 19900101..19981231\n"
                        "  name 'Old Salvia' 19900101..19981231\n"
                        "  acronym 'SAL'\n"
                        "  capital 'Mint'\n"
                        "  leader head-of-state\n"
                        "  leader head-of-government\n"
                        "  attribute Founded = 1999\n"
                        "  attribute share = 0.5\n"
                        "  attribute code = '007'\n"
                        "  attribute note = 'said \"no\"\nonce'\n"
                        "ada-rue leader -\n"
                        "  name 'Ada Rue'\n"
                        "  short 'Rue' implied\n"
                        "  office head-of-state of SAL 'President' 20190101..20240531 acting\n"
                        "  office head-of-government of SAL\n"
                        "  state SAL\n"
                        "  attribute Founded = 2000\n"
                        "  attribute share = 1\n"
                        "  attribute code = 'x'\n");
    assert_int_equal(fixture->gazetteer->attributes[5].type, ENTI_VALUE_DOUBLE);
}

static void B22_byte_order_mark_notes_blanks_and_repeats(void **state) {
    struct fixture *fixture = *state;
    static const char text[] = "\xEF\xBB\xBF"
                               "# a note, with \"quotes\r\n"
                               "id;type;name;region\r\n"
                               "MLI;state;Mali  ;West \r\n"
                               "# another\r\n"
                               ";;;\r\n"
                               "TCD;state; Chad;Middle\r\n"
                               "MLI;state;Mali;West\r\n";
    assert_int_equal(load_sheet(fixture, "g.csv", enti_text_of(text)), ENT_OK);
    assert_string_equal(fixture->kept.text, "g.csv:7:0: the row repeats line 3\n");
    assert_string_equal(fixture_dump(fixture), "MLI state -\n  name 'Mali'\n  attribute region = 'West'\n"
                                               "TCD state -\n  name 'Chad'\n  attribute region = 'Middle'\n");
}

static void windows_1252_and_tabs_are_understood(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(
        load_sheet(fixture, "g.tsv", ENTI_TEXT("id\ttype\tname\nCIV\tstate\tC\xF4te d\x92Ivoire\n")), ENT_OK);
    assert_string_equal(fixture->kept.text, "g.tsv:0:0: not UTF-8: 2 bytes were read as Windows-1252\n");
    assert_string_equal(fixture_dump(fixture), "CIV state -\n  name 'C\u00F4te d\u2019Ivoire'\n");
}

static void a_sheet_is_known_by_its_content(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(load_sheet(fixture, "sheet", ENTI_TEXT("id,type,name\nA,state,Aa\n")), ENT_OK);
    assert_string_equal(fixture_dump(fixture), "A state -\n  name 'Aa'\n");
    assert_int_equal(
        load_sheet(fixture, "lines", ENTI_TEXT("{\"id\": \"A\", \"type\": \"state\", \"name\": \"Aa\"}\n")),
        ENT_OK);
}

static void rows_can_extend_and_delete_what_other_files_have(void **state) {
    struct fixture *fixture = *state;
    fixture_file("shipped/a.jsonl", "{\"id\": \"A\", \"type\": \"state\", \"name\": \"Aa\"}\n"
                                    "{\"id\": \"B\", \"type\": \"state\", \"name\": \"Bb\"}\n");
    assert_int_equal(
        load_sheet(fixture, "g.csv", ENTI_TEXT("id,extends,delete,names,short\nA,true,,Alpha,|\nB,,1,,\n")),
        ENT_OK);
    assert_string_equal(fixture_dump(fixture), "A state -\n  name 'Aa'\n  name 'Alpha'\n");
    assert_int_equal(load_sheet(fixture, "g.csv", ENTI_TEXT("id,names\nA,Alpha\n")), ENT_GAZETTEER);
    assert_string_equal(
        fixture->kept.text,
        "g.csv:2:0: id 'A' was defined before, in shipped/a.jsonl:1: \"extends\": true would add to it\n");
}

static const struct {
    const char *text, *faults;
} rows[] = {
    {"", "g.csv:0:0: no entity in the file\n"},
    {"id,type,name\n", "g.csv:0:0: no entity in the file\n"},
    {"type,name\nstate,Aa\n", "g.csv:1:0: no column 'id' in the first row\n"},
    {"id,type,name,id\nA,state,Aa,\n", "g.csv:1:0: column 'id' stands twice\n"},
    {"id,type,name,Weight\nA,state,Aa,1\n", "g.csv:1:0: column 'Weight' has the name of a built-in column\n"},
    {"id,type,name\nA,state,Aa,x\n", "g.csv:2:0: 4 cells under 3 columns\n"},
    {"id,type,name,\nA,state,Aa,x\n", "g.csv:2:0: a cell stands under no column name\n"},
    {"id,type,name\nA,state,\"Aa\n", "g.csv:2:0: a quote is not closed\n"},
    {"id,type,name\nA,state,\"A\"a\n", "g.csv:2:0: text after a closing quote\n"},
    {"id,type,name\nA,state,Aa\n,state,Bb\n", "g.csv:3:0: an entity has no 'id'\n"},
    {"id,type,name\nA,state,Aa\nA,party,Bb\n", "g.csv:3:0: type 'party', but 'state' in line 2\n"},
    {"id,type,name,delete\nA,state,Aa,perhaps\n", "g.csv:2:0: 'delete' must be true or false\n"},
    {"id,type,name,of\nA,state,Aa,A\n", "g.csv:2:0: 'title' or 'of' without 'office'\n"},
    {"id,type,name,names,from\nA,state,Aa,B|C,10 May\n",
     "g.csv:2:0: 'from' is '10 May', which is no date: YYYY, YYYY-MM or YYYY-MM-DD\n"
     "g.csv:2:0: 'from' is '10 May', which is no date: YYYY, YYYY-MM or YYYY-MM-DD\n"},
};

static void every_fault_has_its_line(void **state) {
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(load_sheet(fixture, "g.csv", enti_text_of(rows[i].text)), ENT_GAZETTEER);
        assert_string_equal(fixture->kept.text, rows[i].faults);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        fixture_test(rows_become_entities),
        fixture_test(B22_byte_order_mark_notes_blanks_and_repeats),
        fixture_test(windows_1252_and_tabs_are_understood),
        fixture_test(a_sheet_is_known_by_its_content),
        fixture_test(rows_can_extend_and_delete_what_other_files_have),
        fixture_test(every_fault_has_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
