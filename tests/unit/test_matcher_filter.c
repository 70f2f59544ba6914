/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The two filters against each other: on random bytes of random length, each text in memory of its own size,
 * so that a sanitizer sees a read beyond it. */
#include "unit.h"

#include "extract/matcher_table.h"
#include "small_gazetteer.h"

enum { ROUNDS = 3000, LONGEST = 3 * ENTI_FILTER_BLOCK };

static const row rows[] = {
    {"a", ENTI_STATE, ENT_NAME, "Mali", ENTI_CASE_CAPITALS, NULL},
    {"a", ENTI_STATE, ENT_NAME, "Elbonia-upon-Sea", ENTI_CASE_CAPITALS, NULL},
    {"b", ENTI_STATE, ENT_NAME, "a", ENTI_CASE_EXACT, NULL},
    {"c", ENTI_LEADER, ENT_NAME, "Éa 日b", ENTI_CASE_CAPITALS, NULL},
    {"d", ENTI_PARTY, ENT_ACRONYM, "ABCDEFGHIJKLMNO", ENTI_CASE_CAPITALS, NULL},
    {"e", ENTI_PARTY, ENT_NAME, "x9", ENTI_CASE_ANY, NULL},
};

/* Pieces at which the filters decide, and any byte at all. */
static void random_bytes(enti_buffer *text, uint64_t *state, size_t length) {
    static const char *const pieces[] = {
        "Mali", " ", "a", "-",      "ABCDEFGHIJKLMNO",  "P", "\u00C9a",  "日",    "x9", "X9",
        "_",    ".", "’", "\u2014", "Elbonia-upon-Sea", "'", " of the ", "small", "7",  "\n"};
    while (text->len < length) {
        if (random_below(state, 8))
            enti_buffer_add_string(text, pieces[random_below(state, sizeof pieces / sizeof *pieces)]);
        else
            enti_buffer_add_byte(text, (char)random_below(state, 256));
    }
}

static void both_leave_the_same_starts(void **state) {
    (void)state;
    static enti_start starts[2][ENTI_FILTER_BLOCK];
    uint64_t seed = 5;
    size_t seen = 0;
    enti_arena arena;
    enti_arena_init(&arena);
    ent_gazetteer gazetteer;
    make_gazetteer(&gazetteer, &arena, rows, sizeof rows / sizeof *rows);
    enti_match_options options = {0};
    enti_matcher *matcher;
    assert_int_equal(enti_matcher_new(&matcher, &gazetteer, &options, NULL), ENT_OK);
    for (size_t round = 0; round < ROUNDS; round++) {
        enti_buffer buffer;
        enti_buffer_init(&buffer);
        size_t length = random_below(&seed, round % 2 ? 300 : LONGEST);
        random_bytes(&buffer, &seed, length);
        char *own = malloc(length + !length);
        assert_non_null(own);
        if (length) memcpy(own, buffer.bytes, length);
        ent_text text = {own, length};
        for (size_t from = 0, to; from < length; from = to) {
            size_t step = random_below(&seed, 2) ? ENTI_FILTER_BLOCK : 1 + random_below(&seed, 200);
            to = length - from > step ? from + step : length;
            size_t count = matcher->filter(starts[0], matcher, text, from, to);
            assert_int_equal(enti_filter_plain(starts[1], matcher, text, from, to), count);
            for (size_t i = 0; i < count; i++) {
                assert_int_equal(starts[0][i].at, starts[1][i].at);
                assert_int_equal(starts[0][i].length, starts[1][i].length);
                assert_int_equal(starts[0][i].hash, starts[1][i].hash);
            }
            seen += count;
        }
        free(own);
        enti_buffer_release(&buffer);
    }
    assert_true(seen > ROUNDS);
    enti_matcher_free(matcher);
    enti_arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(both_leave_the_same_starts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
