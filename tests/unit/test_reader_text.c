/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

static const char three_excerpts[] = "Ministers meet in Bamako\n"
                                     "\n"
                                     "Mali received guests.\n"
                                     "\n"
                                     "Continue reading Ministers meet in Bamako\n"
                                     "\n"
                                     "A note without teaser\n"
                                     "\n"
                                     "Chad was quiet.\n"
                                     "\n"
                                     "Talks go on: a report\n"
                                     "\n"
                                     "Niger spoke.\n"
                                     "\n"
                                     "Talks go on: a report\n"
                                     "\n"
                                     "Continue reading something else\n"
                                     "\n"
                                     "Continue reading Talks go on: a report\n";

static void a_digest_is_cut_at_repeated_titles(void **state) {
    struct reading *reading = *state;
    read_string(reading, "d.txt", three_excerpts);
    assert_int_equal(reading->articles, 3);
    assert_string_equal(
        reading->text,
        "d.txt#1|0|Ministers meet in Bamako|Ministers meet in Bamako\n\nMali received guests.\n\nContinue "
        "reading Ministers meet in Bamako\n"
        "d.txt#2|0|A note without teaser|A note without teaser\n\nChad was quiet.\n"
        "d.txt#3|0|Talks go on: a report|Talks go on: a report\n\nNiger spoke.\n\nTalks go on: a "
        "report\n\nContinue reading something else\n\nContinue reading Talks go on: a report\n");
    assert_int_equal(reading->kept.count, 0);
}

static void text_behind_the_last_teaser_is_kept(void **state) {
    struct reading *reading = *state;
    read_string(reading, "d.txt", "One\n\nContinue reading One\n\nAnd more.\n");
    assert_string_equal(reading->text, "d.txt#1|0|One|One\n\nContinue reading One\nd.txt#2|0||And more.\n");
}

static void a_teaser_that_repeats_nothing_does_not_split(void **state) {
    struct reading *reading = *state;
    read_string(reading, "d.txt", "One\n\nContinue reading Two\n\nContinue reading \n");
    assert_int_equal(reading->articles, 1);
}

static void a_hostile_digest_costs_linear_time(void **state) {
    struct reading *reading = *state;
    enti_buffer text;
    enti_buffer_init(&text);
    enti_buffer_add_string(&text, "One\nContinue reading One\n");
    for (int i = 0; i < 200000; i++) enti_buffer_add_format(&text, "Continue reading %d\n", i);
    assert_int_equal(read_bytes(reading, "d.txt", enti_buffer_text(&text)), ENT_OK);
    assert_int_equal(reading->articles, 2);
    enti_buffer_release(&text);
}

static void the_first_line_is_a_title_before_a_blank_line(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.txt", "\nBenin waits\n \nMali met Chad.\n");
    assert_string_equal(reading->text, "a.txt|0|Benin waits|\nBenin waits\n \nMali met Chad.\n\n");
    assert_int_equal(reading->last.title_at.begin, 1);
    assert_int_equal(reading->last.title_at.end, 12);
    read_string(reading, "a.txt", "Benin waits\nMali met Chad.\n\nMore.");
    assert_int_equal(reading->last.title.len, 0);
    assert_int_equal(reading->last.title_at.end, 0);
    read_string(reading, "a.txt", "Benin waits\n\n");
    assert_int_equal(reading->last.title.len, 0);
}

static void a_pattern_splits_text_and_digest(void **state) {
    struct reading *reading = *state;
    reading->options.split = "^## ";
    read_string(reading, "s.txt", "before\n## One\n\nMali.\n## Two\n\nChad.\n");
    assert_string_equal(reading->text,
                        "s.txt#1|0||before\n\ns.txt#2|0|## One|## One\n\nMali.\n\ns.txt#3|0|## Two|## "
                        "Two\n\nChad.\n\n");
    read_string(reading, "s.txt", three_excerpts);
    assert_int_equal(reading->articles, 1);
    reading->options.split = "(?:)";
    read_string(reading, "s.txt", "äb");
    assert_string_equal(reading->text, "s.txt#1|0||ä\ns.txt#2|0||b\n");
}

static void a_pattern_that_runs_wild_is_stopped(void **state) {
    struct reading *reading = *state;
    char text[64];
    memset(text, 'a', sizeof text);
    reading->options.split = "^(a+)+$(?<=b)";
    assert_int_equal(read_bytes(reading, "s.txt", enti_text(text, sizeof text)), ENT_OK);
    assert_int_equal(reading->articles, 0);
    assert_int_equal(reading->counts.files_skipped, 1);
    assert_true(said(reading, "match limit exceeded"));
}

static void several_articles_in_a_text_are_suspected(void **state) {
    struct reading *reading = *state;
    enti_buffer text;
    enti_buffer_init(&text);
    for (int i = 0; i < 3001; i++) enti_buffer_add_string(&text, "word ");
    assert_int_equal(read_bytes(reading, "long.txt", enti_buffer_text(&text)), ENT_OK);
    assert_true(said(reading, "more than 3,000 words"));
    enti_buffer_clear(&text);
    for (int i = 0; i < 6; i++)
        enti_buffer_add_string(&text, "Guests arrive in Bamako\n\nThey met there.\n\n");
    assert_int_equal(read_bytes(reading, "many.txt", enti_buffer_text(&text)), ENT_OK);
    assert_true(said(reading, "--split"));
    enti_buffer_release(&text);
}

static void what_is_no_text_is_refused(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.pdf", "%PDF-1.4\n%");
    assert_int_equal(reading->counts.files_skipped, 1);
    assert_true(said(reading, "PDF is not read"));
    char bytes[256];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)i;
    assert_int_equal(read_bytes(reading, "a.bin", enti_text(bytes, sizeof bytes)), ENT_OK);
    assert_int_equal(reading->counts.files_skipped, 1);
    assert_true(said(reading, "neither text nor a known format"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(a_digest_is_cut_at_repeated_titles),
        READING_TEST(text_behind_the_last_teaser_is_kept),
        READING_TEST(a_teaser_that_repeats_nothing_does_not_split),
        READING_TEST(a_hostile_digest_costs_linear_time),
        READING_TEST(the_first_line_is_a_title_before_a_blank_line),
        READING_TEST(a_pattern_splits_text_and_digest),
        READING_TEST(a_pattern_that_runs_wild_is_stopped),
        READING_TEST(several_articles_in_a_text_are_suspected),
        READING_TEST(what_is_no_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
