/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

#include "corpus/copies.h"
#include "corpus/dates.h"
#include "corpus/identity.h"

#define SENTENCE "C\xC3\xB4te d'Ivoire met Mali."

static void expect(struct reading *reading, ent_text bytes, const char *text, const char *report) {
    assert_int_equal(read_bytes(reading, "a.txt", bytes), ENT_OK);
    assert_int_equal(reading->articles, 1);
    assert_int_equal(reading->last.text.len, strlen(text));
    assert_memory_equal(reading->last.text.at, text, strlen(text));
    assert_string_equal(reading->kept.text, report);
}

/* B50 */
static void every_encoding_gives_the_same_text(void **state) {
    struct reading *reading = *state;
    char wide[2][64] = {"\xFF\xFE", "\xFE\xFF"};
    static const char latin[] = "C\xF4te d'Ivoire met Mali.";
    size_t len = sizeof latin - 1;
    for (size_t i = 0; i < len; i++) {
        wide[0][2 + 2 * i] = wide[1][3 + 2 * i] = latin[i];
        wide[0][3 + 2 * i] = wide[1][2 + 2 * i] = 0;
    }
    expect(reading, ENTI_TEXT(SENTENCE), SENTENCE, "");
    expect(reading, ENTI_TEXT("\xEF\xBB\xBF" SENTENCE), SENTENCE, "");
    for (int i = 0; i < 2; i++) {
        expect(reading, enti_text(wide[i], 2 + 2 * len), SENTENCE, "");
        expect(reading, enti_text(wide[i] + 2, 2 * len), SENTENCE, ""); /* without BOM */
    }
    reading->options.encoding = "ISO-8859-1";
    expect(reading, ENTI_TEXT("C\xF4te d'Ivoire met Mali."), SENTENCE, "");
    expect(reading, ENTI_TEXT("\xEF\xBB\xBF" SENTENCE), SENTENCE, "");
    reading->options.encoding = "GB18030";
    expect(reading, ENTI_TEXT("\xC2\xED\xC0\xEF"), "马里", "");
    reading->options.encoding = "UTF-16BE";
    expect(reading, ENTI_TEXT("\0M\xD8\0\0a"), "M\uFFFDa",
           "a.txt:0:0: bytes that are not in its encoding: 1, the first at offset 2; replaced by U+FFFD\n");
}

/* B50 */
static void stray_bytes_are_windows_1252(void **state) {
    struct reading *reading = *state;
    expect(reading, ENTI_TEXT("C\xF4te d\x92Ivoire met Mali."), "C\xC3\xB4te d\u2019Ivoire met Mali.",
           "a.txt:0:0: bytes that are not UTF-8: 2, the first at offset 1; read as Windows-1252\n");
    expect(reading, ENTI_TEXT("C\xC3\xB4te met \xE9 Mali."), "C\xC3\xB4te met \xC3\xA9 Mali.",
           "a.txt:0:0: bytes that are not UTF-8: 1, the first at offset 10; read as Windows-1252\n");
    expect(reading, ENTI_TEXT("Mali \xE9"), "Mali \xC3\xA9",
           "a.txt:0:0: bytes that are not UTF-8: 1, the first at offset 5; read as Windows-1252\n");
    assert_int_equal(reading->counts.files_repaired, 1);
}

/* B50 */
static void a_letter_may_lie_across_any_border(void **state) {
    struct reading *reading = *state;
    static char text[3 * 65536];
    for (size_t border = 65536; border <= 131072; border *= 2)
        for (size_t before = border - 4; before < border + 2; before++) {
            memset(text, 'x', sizeof text);
            memcpy(text + before, "\xC3\xB4", 2);
            put_bytes("big.txt", text, sizeof text);
            reading->options.input_count = 0;
            add_input(reading, "big.txt");
            assert_int_equal(read_all(reading), ENT_OK);
            assert_int_equal(reading->last.text.len, sizeof text);
            assert_memory_equal(reading->last.text.at, text, sizeof text);
            assert_int_equal(reading->kept.count, 0);
            enti_arena_reset(&reading->arena);
        }
}

static void line_ends_and_controls_are_made_even(void **state) {
    struct reading *reading = *state;
    expect(reading, ENTI_TEXT("a\r\nb\rc\n\rd\r\r\ne\r"), "a\nb\nc\n\nd\n\ne\n", "");
    expect(reading, ENTI_TEXT("Ma\0li and Chad\x1B[31m\fnew"), "Mali and Chad\uFFFD[31m\nnew", "");
    assert_int_equal(reading->notes.repaired, 2);
    static char lines[65538];
    memset(lines, 'x', sizeof lines);
    memcpy(lines + 65535, "\r\n", 2); /* across the border of the window */
    assert_int_equal(read_bytes(reading, "a.txt", enti_text(lines, sizeof lines)), ENT_OK);
    assert_int_equal(reading->last.text.len, sizeof lines - 1);
    assert_int_equal(reading->last.text.at[65535], '\n');
}

/* B54 */
static void dates_are_the_days_that_are_written(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ent_date date;
        bool refused;
    } rows[] = {
        {"Mon, 19 Aug 24 17:42:08 +0200", 20240819, false},
        {"Mon, 19 Aug 2024 23:59:59 -1100", 20240819, false},
        {"19 Aug 99 17:42 GMT", 19990819, false},
        {"2024-03-01", 20240301, false},
        {" 2024-12-31T23:30:00-05:00 ", 20241231, false},
        {"2024-12-31 23:30", 20241231, false},
        {"2024/03/01", 20240301, false},
        {"20240301", 20240301, false},
        {"20240301T174208Z", 20240301, false},
        {"20240301174208", 20240301, false},
        {"1724082128", 20240819, false},
        {"1724082128000", 20240819, false},
        {"January 11, 2010 Monday", 20100111, false},
        {"Monday, 11th January 2010 at 17:00", 20100111, false},
        {"Sept. 4, 2024 5:30 pm ET", 20240904, false},
        {"Mon Aug 19 17:42:08 2024", 20240819, false},
        {"December 19, 1991, Sunday, An Edition", 19911219, false},
        {"01/02/2024", 0, true},
        {"25/12/2024 10:00", 0, true},
        {"1.2.24", 0, true},
        {"2024-02-30", 0, false},
        {"yesterday", 0, false},
        {"March", 0, false},
        {"March 2024", 0, false},
        {"99999999", 0, false},
        {"", 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool refused = false;
        ent_date date = enti_read_date(enti_text_of(rows[i].text), NULL, &refused);
        if (date != rows[i].date || refused != rows[i].refused) fail_msg("'%s' gave %d", rows[i].text, date);
    }
    bool refused = false;
    assert_int_equal(enti_read_date(ENTI_TEXT("01/02/2024"), "%d/%m/%Y", &refused), 20240201);
    assert_int_equal(enti_read_date(ENTI_TEXT("01/02/24 10:11"), "%m/%d/%y %H:%M", &refused), 20240102);
    assert_int_equal(enti_read_date(ENTI_TEXT("5. May 2024"), "%d. %B %Y", &refused), 20240505);
    assert_int_equal(enti_read_date(ENTI_TEXT("2024-03-01"), "%d/%m/%Y", &refused), 20240301);
    assert_false(refused);
}

/* B54 */
static void dates_do_not_depend_on_the_time_zone(void **state) {
    struct reading *reading = *state;
    static const char *const zones[] = {"UTC", "Asia/Tokyo", "America/Los_Angeles"};
    for (size_t i = 0; i < 3; i++) {
        setenv("TZ", zones[i], 1);
        read_string(reading, "a.jsonl", "{\"text\": \"x\", \"date\": \"2024-12-31T23:30:00-05:00\"}");
        assert_int_equal(reading->last.date, 20241231);
    }
    unsetenv("TZ");
}

/* B54 */
static void an_unknown_order_is_refused_and_said_once(void **state) {
    struct reading *reading = *state;
    static const char lines[] = "{\"text\": \"x\", \"date\": \"01/02/2024\"}\n{\"text\": \"y\", \"date\": "
                                "\"03/04/2024\"}\n";
    read_string(reading, "a.jsonl", lines);
    assert_string_equal(reading->text, "a.jsonl#1|0||x\na.jsonl#2|0||y\n");
    assert_int_equal(reading->kept.count, 1);
    assert_true(said(reading, "'01/02/2024' in 'a.jsonl#1'"));
    reading->options.date_format = "%d/%m/%Y";
    read_string(reading, "a.jsonl", lines);
    assert_string_equal(reading->text, "a.jsonl#1|20240201||x\na.jsonl#2|20240403||y\n");
    assert_int_equal(reading->kept.count, 0);
}

static void identity_is_blind_to_white_space_alone(void **state) {
    (void)state;
    uint8_t hash[32], other[32];
    size_t words;
    enti_identify(hash, &words, ENTI_TEXT("Mali met Chad."));
    assert_int_equal(words, 3);
    static const char *const same[] = {"  Mali\n\nmet\tChad. ", "Mali\u00A0met\u3000Chad.\u200B",
                                       "Ma\u00ADli me\u200Dt Chad.", "Mali\u200Bmet Chad."};
    for (size_t i = 0; i < 4; i++) {
        enti_identify(other, &words, enti_text_of(same[i]));
        assert_memory_equal(hash, other, 32);
        assert_int_equal(words, 3);
    }
    static const char *const different[] = {"Mali met chad.", "Malimet Chad.", "Mali met Chad"};
    for (size_t i = 0; i < 3; i++) {
        enti_identify(other, &words, enti_text_of(different[i]));
        assert_memory_not_equal(hash, other, 32);
    }
}

static bool is_copy(enti_copies *copies, const char *id, bool own_id, const char *url, const char *text) {
    ent_article article = {.id = enti_text_of(id), .url = enti_text_of(url), .text = enti_text_of(text)};
    bool copy;
    ent_text first;
    enti_identify(article.hash, &article.words, article.text);
    assert_int_equal(enti_copies_check(&copy, &first, copies, &article, own_id), ENT_OK);
    if (copy) assert_true(enti_text_is(first, "1"));
    return copy;
}

static void copies_share_an_id_an_address_or_a_text(void **state) {
    (void)state;
    enti_copies *copies;
    assert_int_equal(enti_copies_new(&copies, true), ENT_OK);
    assert_false(is_copy(copies, "1", true, "http://x.example/1", "Mali."));
    assert_true(is_copy(copies, "1", true, "", "Chad."));
    assert_false(is_copy(copies, "1", false, "", "Niger.")); /* a path is no id */
    assert_true(is_copy(copies, "2", true, "http://x.example/1", "Benin."));
    assert_true(is_copy(copies, "3", true, "", " Mali.\n"));
    assert_false(is_copy(copies, "4", false, "", ""));
    assert_false(is_copy(copies, "5", false, "", "")); /* nothing is no text */
    enti_copies_free(copies);
    enti_copies_free(NULL);
}

static void many_articles_are_told_apart(void **state) {
    (void)state;
    enti_copies *copies;
    char text[32];
    ent_text first;
    bool copy;
    assert_int_equal(enti_copies_new(&copies, false), ENT_OK);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 20000; i++) {
            snprintf(text, sizeof text, "text %d", i);
            ent_article article = {.text = enti_text_of(text)};
            enti_identify(article.hash, &article.words, article.text);
            assert_int_equal(enti_copies_check(&copy, &first, copies, &article, false), ENT_OK);
            assert_int_equal(copy, round);
        }
    enti_copies_free(copies);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(every_encoding_gives_the_same_text),
        READING_TEST(stray_bytes_are_windows_1252),
        READING_TEST(a_letter_may_lie_across_any_border),
        READING_TEST(line_ends_and_controls_are_made_even),
        READING_TEST(dates_do_not_depend_on_the_time_zone),
        READING_TEST(an_unknown_order_is_refused_and_said_once),
        cmocka_unit_test(dates_are_the_days_that_are_written),
        cmocka_unit_test(identity_is_blind_to_white_space_alone),
        cmocka_unit_test(copies_share_an_id_an_address_or_a_text),
        cmocka_unit_test(many_articles_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
