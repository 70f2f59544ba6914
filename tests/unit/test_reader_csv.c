/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

static void rows_are_articles(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.csv",
                "Id,Headline,Published,Body,Other\r\n"
                "1,\"Talks, and \"\"tea\"\"\",2024-03-01,\"Mali\n\nmet, Chad\",x\r\n"
                "\r\n"
                "2,,,Niger 5\" tall\r\n");
    assert_string_equal(reading->text,
                        "1|20240301|Talks, and \"tea\"|Talks, and \"tea\"\n\nMali\n\nmet, Chad\n"
                        "2|0||Niger 5\" tall\n");
    assert_int_equal(reading->kept.count, 0);
}

static void separators_are_found(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.tsv", "# note\ntitle\ttext\nT\tMali, \"so\"\n");
    assert_string_equal(reading->text, "a.tsv|0|T|T\n\nMali, \"so\"\n");
    read_string(reading, "a", "\xEF\xBB\xBFtitle;text\nT;Mali\nU;Chad\n");
    assert_string_equal(reading->text, "a#1|0|T|T\n\nMali\na#2|0|U|U\n\nChad\n");
}

static void columns_can_be_named(void **state) {
    struct reading *reading = *state;
    const char *fields[] = {"text=Volltext"};
    read_string(reading, "a.csv", "Nr,Volltext\n1,Mali\n");
    assert_int_equal(reading->counts.files_skipped, 1);
    assert_string_equal(reading->kept.text,
                        "a.csv:1:0: skipped: no column is the text (--field text=NAME says which)\n");
    reading->options.fields = fields;
    reading->options.field_count = 1;
    read_string(reading, "a.csv", "Nr,Volltext\n1,Mali\n");
    assert_string_equal(reading->text, "a.csv|0||Mali\n");
}

static void a_bad_row_costs_itself_alone(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.csv", "id,text\n1,Mali\n2,\"Chad\n3,Niger\n4\n5,\"Togo\"x,y,z\n");
    assert_true(said(reading, "a.csv:3:0: skipped: a quoted cell that does not end"));
    assert_true(strstr(reading->text, "1|0||Mali\n3|0||Niger\n") == reading->text);
    assert_true(said(reading, "a.csv:5:0: skipped: it has no text"));
}

static void prose_with_commas_is_no_table(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.txt", "In the text, the title is Mali\nand more, text.\n");
    assert_int_equal(reading->articles, 1);
    assert_int_equal(reading->last.title.len, 0);
    read_string(reading, "empty.csv", "");
    assert_int_equal(reading->articles + reading->kept.count, 0);
}

static void file_names_fill_what_is_missing(void **state) {
    struct reading *reading = *state;
    reading->options.filename = "(?<date>\\d{4}-\\d\\d-\\d\\d)_(?<source>\\w+)";
    read_string(reading, "in/2024-03-01_Paper.txt", "Mali");
    assert_string_equal(reading->text, "in/2024-03-01_Paper.txt|20240301||Mali\n");
    assert_true(enti_text_is(reading->last.source, "Paper"));
    assert_true(enti_text_is(reading->last.date_from, "filename"));
    read_string(reading, "2024-03-01_Paper.json", "{\"text\": \"x\", \"date\": \"2020-01-01\"}");
    assert_int_equal(reading->last.date, 20200101);
    read_string(reading, "other.txt", "Mali");
    assert_int_equal(reading->last.date, 0);
    reading->options.filename = "(?<day>x)";
    assert_int_equal(read_all(reading), ENT_USAGE);
    assert_true(said(reading, "names no field"));
}

static void a_table_overrides_records(void **state) {
    struct reading *reading = *state;
    put("meta.csv", "file,date,title,source\na.txt,2024-03-01,Talks,P\n\"b.jsonl#2\",2024-03-02,,\n"
                    "x1,2024-03-03,,\n");
    reading->options.metadata = "meta.csv";
    read_string(reading, "a.txt", "Mali");
    assert_string_equal(reading->text, "a.txt|20240301||Mali\n");
    assert_true(enti_text_is(reading->last.source, "P"));
    read_string(reading, "b.jsonl",
                "{\"text\": \"x\", \"date\": \"2020-01-01\", \"id\": \"x1\"}\n{\"text\": \"y\"}\n{\"text\": "
                "\"z\"}\n");
    assert_string_equal(reading->text, "x1|20240303||x\nb.jsonl#2|20240302||y\nb.jsonl#3|0||z\n");
    put("meta.csv", "datei,date\n");
    assert_int_equal(read_all(reading), ENT_INPUT);
    assert_string_equal(reading->kept.text, "meta.csv:0:0: the table has no column 'file' or 'id'\n");
    reading->options.metadata = "absent.csv";
    assert_int_equal(read_all(reading), ENT_INPUT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(rows_are_articles),
        READING_TEST(separators_are_found),
        READING_TEST(columns_can_be_named),
        READING_TEST(a_bad_row_costs_itself_alone),
        READING_TEST(prose_with_commas_is_no_table),
        READING_TEST(file_names_fill_what_is_missing),
        READING_TEST(a_table_overrides_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
