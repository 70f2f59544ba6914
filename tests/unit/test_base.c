/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit.h"

#include "base/buffer.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/utf8.h"

static void dates_parse_to_first_and_last_day(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ent_date first, last;
    } rows[] = {{"2024-02-29", 20240229, 20240229},
                {"2024-02", 20240201, 20240229},
                {"2023", 20230101, 20231231},
                {"2023-02-29", 0, 0},
                {"2024-13", 0, 0},
                {"24-01-01", 0, 0},
                {"2024-1-01", 0, 0},
                {"", 0, 0},
                {"2024-01-01T", 0, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(ent_date_parse(enti_text_of(rows[i].text), false), rows[i].first);
        assert_int_equal(ent_date_parse(enti_text_of(rows[i].text), true), rows[i].last);
    }
    char out[11];
    enti_date_write(out, 20240229);
    assert_string_equal(out, "2024-02-29");
}

static void utf8_round_trips_and_refuses(void **state) {
    (void)state;
    static const uint32_t points[] = {0x24, 0xE9, 0x7FF, 0x800, 0x20AC, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        char bytes[4];
        ent_text text = enti_text(bytes, enti_utf8_encode(bytes, points[i]));
        size_t at = 0;
        assert_int_equal(enti_utf8_next(text, &at), points[i]);
        assert_int_equal(at, text.len);
        assert_int_equal(enti_utf8_previous(text, &at), points[i]);
        assert_int_equal(at, 0);
        assert_int_equal(enti_utf8_valid(text), text.len);
    }
    static const char *const bad[] = {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                      "\xE2\x82", "\x80",         "\xFF"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(enti_utf8_valid(enti_text_of(bad[i])), 0);
    assert_int_equal(enti_utf8_valid(ENTI_TEXT("twelve bytes\xFF")), 12);
    assert_int_equal(enti_utf8_count(ENTI_TEXT("Côte")), 4);
}

static void arena_fails_for_good(void **state) {
    (void)state;
    enti_arena arena;
    enti_arena_init(&arena);
    assert_non_null(enti_arena_take(&arena, 0, 8));
    assert_string_equal(enti_arena_format(&arena, "%d-%s", 7, "x").at, "7-x");
    assert_null(enti_arena_take(&arena, SIZE_MAX / 2, 8));
    assert_null(enti_arena_take(&arena, 1, 1));
    enti_arena_reset(&arena);
    assert_non_null(enti_arena_take(&arena, 1, 1));
    enti_arena_release(&arena);
}

static void sha256_has_the_published_value(void **state) {
    (void)state;
    enti_sha256 hash;
    uint8_t digest[32];
    char hex[65];
    enti_sha256_init(&hash);
    enti_sha256_add(&hash, ENTI_TEXT("abc"));
    enti_sha256_finish(&hash, digest);
    enti_hex(hex, digest);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void lines_end_in_lf_or_cr_lf(void **state) {
    (void)state;
    ent_text rest = ENTI_TEXT("a\r\n\nb"), line;
    assert_true(enti_text_next_line(&line, &rest) && enti_text_is(line, "a"));
    assert_true(enti_text_next_line(&line, &rest) && enti_text_is(line, ""));
    assert_true(enti_text_next_line(&line, &rest) && enti_text_is(line, "b"));
    assert_false(enti_text_next_line(&line, &rest));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_parse_to_first_and_last_day),
        cmocka_unit_test(utf8_round_trips_and_refuses),
        cmocka_unit_test(arena_fails_for_good),
        cmocka_unit_test(sha256_has_the_published_value),
        cmocka_unit_test(lines_end_in_lf_or_cr_lf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
