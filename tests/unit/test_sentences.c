/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit.h"

#include "english.h"
#include "extract/layout.h"

static enti_arena arena;
static const enti_language *english;

/* The paragraph of a line of tests/sentences.txt, without its marks. */
static ent_text unmark(ent_text line) {
    char *out = enti_arena_take(&arena, line.len + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] == '|') {
            i += i > 0 && line.at[i - 1] == ' ' && i + 1 < line.len && line.at[i + 1] == ' ';
        } else if (line.at[i] == '\\' && i + 1 < line.len && line.at[i + 1] == 'n') {
            out[len++] = '\n';
            i++;
            if (i + 2 < line.len && line.at[i + 1] == ' ' && line.at[i + 2] == '|') i++;
        } else {
            out[len++] = line.at[i];
        }
    }
    return enti_text(out, len);
}

/* The sentences of `text` with a mark between them, white space as in the text. */
static ent_text mark(ent_text text, const enti_layout *layout) {
    enti_buffer out;
    enti_buffer_init(&out);
    size_t done = 0;
    for (size_t i = 0; i < layout->sentences.count; i++) {
        ent_span at = ENTI_ROWS_AT(&layout->sentences, enti_sentence, i)->at;
        assert_in_range(at.begin, done, text.len);
        enti_buffer_add(&out, enti_text_slice(text, done, at.begin));
        if (i > 0) enti_buffer_add_byte(&out, '|');
        enti_buffer_add(&out, enti_text_slice(text, at.begin, at.end));
        done = at.end;
    }
    assert_int_equal(done, text.len);
    ent_text marked = enti_arena_copy(&arena, enti_buffer_text(&out));
    enti_buffer_release(&out);
    return marked;
}

/* A line's expected marks, in the form that `mark` gives. */
static ent_text expected(ent_text line) {
    char *out = enti_arena_take(&arena, line.len + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] == '\\' && i + 1 < line.len && line.at[i + 1] == 'n') {
            out[len++] = '\n';
            i++;
            if (i + 2 < line.len && line.at[i + 1] == ' ' && line.at[i + 2] == '|') i++;
            continue;
        }
        out[len++] = line.at[i];
        if (line.at[i] == '|' && i > 0 && line.at[i - 1] == ' ') i++;
    }
    return enti_text(out, len);
}

static void boundaries_of_the_data_file(void **state) {
    (void)state;
    enti_layout layout = {0};
    char line[4096];
    size_t cases = 0, wrong = 0, number = 0;
    FILE *file = fopen("tests/sentences.txt", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        number++;
        ent_text row = enti_text_of(line);
        row.len -= row.len && row.at[row.len - 1] == '\n';
        if (!row.len || row.at[0] == '#') continue;
        ent_text text = unmark(row);
        ent_status status = enti_layout_find(&layout, text, (ent_span){0, 0}, ENT_PARAGRAPHS_BLANK, english);
        assert_int_equal(status, ENT_OK);
        ent_text wanted = expected(row), found = mark(text, &layout);
        cases++;
        if (enti_text_equal(wanted, found)) continue;
        wrong++;
        print_error("tests/sentences.txt:%zu:\n  wanted %s\n  found  %s\n", number, wanted.at, found.at);
    }
    fclose(file);
    enti_layout_release(&layout);
    assert_int_equal(wrong, 0);
    assert_true(cases >= 20);
}

static size_t count_sentences(ent_text text, const enti_language *language) {
    enti_layout layout = {0};
    assert_int_equal(enti_layout_find(&layout, text, (ent_span){0, 0}, ENT_PARAGRAPHS_BLANK, language),
                     ENT_OK);
    size_t count = layout.sentences.count;
    enti_layout_release(&layout);
    return count;
}

static void no_language_still_divides(void **state) {
    (void)state;
    assert_int_equal(count_sentences(ENTI_TEXT("A. Roe met the U.S. envoy. They left."), NULL), 2);
}

/* Inputs on which a careless search for the other end would be quadratic: this test would not end. */
static void hostile_texts_stay_linear(void **state) {
    (void)state;
    static const char *const units[] = {"“ ",  "« “ „ ",    "\" ",  ". ",     "a. ",  ".[1]",    ".(((((",
                                        "?” ", "?” Xi Xi ", "\n- ", "\n1. x", "U.S.", "A. The ", " \t "};
    enti_buffer text;
    enti_buffer_init(&text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        enti_buffer_clear(&text);
        while (text.len < 2000000) enti_buffer_add_string(&text, units[i]);
        count_sentences(enti_buffer_text(&text), english);
    }
    enti_buffer_release(&text);
}

static int set_up(void **state) {
    (void)state;
    enti_arena_init(&arena);
    english = read_english(&arena);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    enti_arena_release(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boundaries_of_the_data_file),
        cmocka_unit_test(no_language_still_divides),
        cmocka_unit_test(hostile_texts_stay_linear),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
