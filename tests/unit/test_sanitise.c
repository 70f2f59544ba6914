/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit.h"

#include "base/sanitise.h"

#define FFFD "\xEF\xBF\xBD"

static void what_no_format_carries_is_replaced(void **state) {
    (void)state;
    const struct {
        ent_text text;
        const char *clean;
        size_t replaced;
    } rows[] = {
        {{NULL, 0}, "", 0},
        {ENTI_TEXT("Côte\td'Ivoire\n日本"), "Côte\td'Ivoire\n日本", 0},
        {ENTI_TEXT("a\x01"
                   "b\x1B[31m"),
         "a" FFFD "b" FFFD "[31m", 2},
        {ENTI_TEXT("\xFF"), FFFD, 1},
        {ENTI_TEXT("a\0b"), "a" FFFD "b", 1},
        {ENTI_TEXT("\xEF\xBF\xBF|\xEF\xBF\xBE|\xEF\xBF\xBC"), FFFD "|" FFFD "|\xEF\xBF\xBC", 2},
        {ENTI_TEXT("a\r\nb\rc\r"), "a\nb\nc\n", 0},
        {ENTI_TEXT("cut \xE6\x97"), "cut " FFFD FFFD, 2},
        {ENTI_TEXT("\xED\xA0\x80"), FFFD FFFD FFFD, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enti_buffer out;
        enti_buffer_init(&out);
        assert_int_equal(enti_sanitise(&out, rows[i].text), rows[i].replaced);
        assert_true(enti_text_is(enti_buffer_text(&out), rows[i].clean));
        assert_int_equal(enti_clean_length(enti_buffer_text(&out)), out.len);
        enti_buffer_release(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_no_format_carries_is_replaced)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
