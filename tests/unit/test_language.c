/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "gazetteer_fixture.h"

static enti_languages languages;
static enti_arena arena;

static ent_status load(struct fixture *fixture, const char *folder) {
    ent_sink sink = keep_in(&fixture->kept);
    enti_sha256 hash;
    enti_sha256_init(&hash);
    enti_arena_release(&arena);
    languages = (enti_languages){NULL, 0};
    return enti_languages_load(&languages, folder, &arena, &hash, &sink);
}

static void lists_are_sorted_sets(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(mkdir("l", 0777), 0);
    assert_int_equal(mkdir("l/en", 0777), 0);
    assert_int_equal(mkdir("l/gsw", 0777), 0);
    assert_int_equal(mkdir("l/notes", 0777), 0);
    fixture_file("l/en/titles.txt",
                 "\xEF\xBB\xBF# titles\r\nMr\r\n  Foreign \t Minister \r\n\r\nMr\nmr\nB\u00FCrger\n");
    assert_int_equal(load(fixture, "l"), ENT_OK);
    assert_int_equal(languages.count, 2);
    const enti_language *en = enti_language_find(&languages, ENTI_TEXT("en-GB"));
    assert_non_null(en);
    assert_true(enti_text_is(en->code, "en"));
    const enti_words *titles = &en->words[ENTI_WORDS_TITLES];
    assert_int_equal(titles->count, 4);
    assert_int_equal(titles->most_words, 2);
    assert_true(enti_words_have(titles, ENTI_TEXT("Mr")));
    assert_true(enti_words_have(titles, ENTI_TEXT("mr")));
    assert_true(enti_words_have(titles, ENTI_TEXT("Foreign Minister")));
    assert_false(enti_words_have(titles, ENTI_TEXT("foreign minister")));
    assert_true(enti_words_have_folded(titles, ENTI_TEXT("FOREIGN minister")));
    assert_true(enti_words_have_folded(titles, ENTI_TEXT("b\u00FCRGER")));
    assert_false(enti_words_have_folded(titles, ENTI_TEXT("Foreign")));
    assert_false(enti_words_have(&en->words[ENTI_WORDS_CALENDAR], ENTI_TEXT("Mr")));
    assert_false(enti_words_have_folded(&en->words[ENTI_WORDS_CALENDAR], ENTI_TEXT("Mr")));
    assert_non_null(enti_language_find(&languages, ENTI_TEXT("gsw")));
    assert_null(enti_language_find(&languages, ENTI_TEXT("e")));
    assert_null(enti_language_find(&languages, ENTI_TEXT("")));
}

static void cues_keep_their_type_and_place(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(mkdir("l", 0777), 0);
    assert_int_equal(mkdir("l/en", 0777), 0);
    fixture_file("l/en/cues.txt", "# for\nin {}\nstate: {}'s king\n(?i: {})\n");
    fixture_file("l/en/counter-cues.txt", "Atlanta, {}\n");
    assert_int_equal(load(fixture, "l"), ENT_OK);
    const enti_language *en = enti_language_find(&languages, ENTI_TEXT("en"));
    assert_int_equal(en->cue_count, 4);
    assert_true(enti_text_is(en->cues[0].pattern, "in {}") && !en->cues[0].type.len && !en->cues[0].counter);
    assert_true(enti_text_is(en->cues[1].pattern, "{}'s king") && enti_text_is(en->cues[1].type, "state"));
    assert_int_equal(en->cues[1].line, 3);
    assert_string_equal(en->cues[1].file, "l/en/cues.txt");
    assert_true(enti_text_is(en->cues[2].pattern, "(?i: {})") && !en->cues[2].type.len);
    assert_true(enti_text_is(en->cues[3].pattern, "Atlanta, {}") && en->cues[3].counter);
}

static void bytes_that_are_not_utf_8_are_faults(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(mkdir("l", 0777), 0);
    assert_int_equal(mkdir("l/en", 0777), 0);
    fixture_file("l/en/titles.txt", "Mr\nM\xFFr\n");
    fixture_file("l/en/cues.txt", "\xE9\n");
    assert_int_equal(load(fixture, "l"), ENT_GAZETTEER);
    assert_string_equal(fixture->kept.text, "l/en/titles.txt:2:0: bytes that are not UTF-8\n"
                                            "l/en/cues.txt:1:0: bytes that are not UTF-8\n");
    assert_int_equal(languages.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        fixture_test(lists_are_sorted_sets),
        fixture_test(cues_keep_their_type_and_place),
        fixture_test(bytes_that_are_not_utf_8_are_faults),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    enti_arena_release(&arena);
    return failed;
}
