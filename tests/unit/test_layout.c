/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit.h"

#include "english.h"
#include "extract/layout.h"

static enti_arena arena;
static const enti_language *english;

/* The layout as lines "ZONE text", sentences numbered under their paragraphs. */
static ent_text show(ent_text text, ent_span title_at, ent_paragraphs mode) {
    static const char zones[] = {'T', 'B', 'D', 'C'};
    enti_layout layout = {0};
    enti_buffer out;
    enti_buffer_init(&out);
    assert_int_equal(enti_layout_find(&layout, text, title_at, mode, english), ENT_OK);
    for (size_t i = 0; i < layout.paragraphs.count; i++) {
        const enti_paragraph *p = ENTI_ROWS_AT(&layout.paragraphs, enti_paragraph, i);
        for (size_t k = 0; k < p->sentence_count; k++) {
            const enti_sentence *s = ENTI_ROWS_AT(&layout.sentences, enti_sentence, p->first_sentence + k);
            assert_int_equal(s->paragraph, i);
            assert_int_equal(enti_layout_sentence_at(&layout, s->at.begin), p->first_sentence + k);
            assert_int_equal(enti_layout_sentence_at(&layout, s->at.end - 1), p->first_sentence + k);
            enti_buffer_add_byte(&out, zones[s->zone]);
            enti_buffer_add_byte(&out, k ? '+' : ' ');
            enti_buffer_add(&out, enti_text_slice(text, s->at.begin, s->at.end));
            enti_buffer_add_byte(&out, '\n');
        }
    }
    ent_text shown = enti_arena_copy(&arena, enti_buffer_text(&out));
    enti_buffer_release(&out);
    enti_layout_release(&layout);
    return shown;
}

#define NO_TITLE ((ent_span){0, 0})

static void B27_sentence_and_other_scope_borders(void **state) {
    (void)state;
    ent_text text =
        ENTI_TEXT("Benin waits\n\nOn Jan. 23 U.S. Gen. A. Roe met Mali's aide at St. Luc. Chad's team "
                  "left the U.S. The Niger team stayed.");
    assert_string_equal(show(text, (ent_span){0, 11}, ENT_PARAGRAPHS_AUTO).at,
                        "T Benin waits\n"
                        "B On Jan. 23 U.S. Gen. A. Roe met Mali's aide at St. Luc.\n"
                        "B+Chad's team left the U.S.\n"
                        "B+The Niger team stayed.\n");
}

static void a_title_is_one_sentence_and_one_paragraph(void **state) {
    (void)state;
    assert_string_equal(
        show(ENTI_TEXT("We agree. We sign\nThe talks began."), (ent_span){0, 17}, ENT_PARAGRAPHS_AUTO).at,
        "T We agree. We sign\nB The talks began.\n");
}

static void teasers_stand_alone(void **state) {
    (void)state;
    assert_string_equal(
        show(ENTI_TEXT("Talks began. They end.\nContinue reading Talks. Began\nMore text.\n\nRead "
                       "more: Talks\n\nRead more …\n\nRead more books.\n"),
             NO_TITLE, ENT_PARAGRAPHS_AUTO)
            .at,
        "B Talks began.\nB+They end.\nC Continue reading Talks. Began\nB More text.\nC Read more: "
        "Talks\nC Read more …\nB Read more books.\n");
}

#define FORTY "forty letters and spaces in this string "

static void long_lines_without_blank_ones_are_paragraphs(void **state) {
    (void)state;
    enti_layout layout = {0};
    static const struct {
        const char *text;
        ent_paragraphs mode;
        size_t title, paragraphs;
        bool lines;
    } rows[] = {{FORTY FORTY "a\n" FORTY FORTY "b", ENT_PARAGRAPHS_AUTO, 0, 2, true},
                {FORTY FORTY "a\n" FORTY FORTY "b", ENT_PARAGRAPHS_BLANK, 0, 1, false},
                {FORTY "a\n" FORTY "b", ENT_PARAGRAPHS_AUTO, 0, 1, false},
                {FORTY "a\n" FORTY "b", ENT_PARAGRAPHS_LINE, 0, 2, true},
                {FORTY FORTY "a\n \t\n" FORTY FORTY "b\n" FORTY FORTY "c", ENT_PARAGRAPHS_AUTO, 0, 2, false},
                {"Title\n\n" FORTY FORTY "a\n" FORTY FORTY "b", ENT_PARAGRAPHS_AUTO, 5, 3, true},
                {"", ENT_PARAGRAPHS_AUTO, 0, 0, false},
                {" \n\n \n", ENT_PARAGRAPHS_LINE, 0, 0, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ent_span title_at = {0, (uint32_t)rows[i].title};
        assert_int_equal(enti_layout_find(&layout, enti_text_of(rows[i].text), title_at, rows[i].mode, NULL),
                         ENT_OK);
        assert_int_equal(layout.paragraphs.count, rows[i].paragraphs);
        assert_int_equal(layout.line_paragraphs, rows[i].lines);
    }
    enti_layout_release(&layout);
}

static void datelines(void **state) {
    (void)state;
    static const struct {
        const char *dateline, *rest;
        int year, month, day;
    } rows[] = {
        {"BEIJING, Jan. 23 (Xinhua) —", " China agreed.", 0, 1, 23},
        {"TEHRAN –", " China agreed.", 0, 0, 0},
        {"WASHINGTON (AP) —", " China agreed.", 0, 0, 0},
        {"GENEVA, 5 February 2026 (Reuters) -", " China agreed.", 2026, 2, 5},
        {"Beijing, 4 Feb -", " China agreed.", 0, 2, 4},
        {"Beijing, 4 Feb", "", 0, 2, 4},
        {"Beijing (AFP) –", " China agreed.", 0, 0, 0},
        {"UNITED NATIONS, Sept. 3, 2025 (AP) --", " China agreed.", 2025, 9, 3},
        {"LOS ANGELES, California —", " China agreed.", 0, 0, 0},
        {"WASHINGTON, D.C., Wednesday, May 1st —", " China agreed.", 0, 5, 1},
        {"MOSCOW, February 4. /TASS/.", " China agreed.", 0, 2, 4},
        {"KYIV/MOSCOW, March 2 (Reuters):", " “China agreed.”", 0, 3, 2},
        {"N’DJAMENA, 29 February —", " Chad agreed.", 0, 2, 29},
        {"", "NATO – the alliance – agreed.", 0, 0, 0},
        {"", "China (PRC) – the state – agreed.", 0, 0, 0},
        {"", "PUTIN: We agree.", 0, 0, 0},
        {"", "China agreed on 4 February – at last.", 0, 0, 0},
        {"", "Beijing, 31 Feb - China agreed.", 0, 0, 0},
        {"", "China-led talks began.", 0, 0, 0},
        {"", "— China agreed.", 0, 0, 0},
    };
    enti_layout layout = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ent_text text = enti_arena_format(&arena, "%s%s", rows[i].dateline, rows[i].rest);
        assert_int_equal(enti_layout_find(&layout, text, NO_TITLE, ENT_PARAGRAPHS_AUTO, english), ENT_OK);
        const enti_paragraph *p = ENTI_ROWS_AT(&layout.paragraphs, enti_paragraph, 0);
        ent_text dateline = enti_text_slice(text, p->dateline.begin, p->dateline.end);
        if (!enti_text_is(dateline, rows[i].dateline)) fail_msg("in '%s'", text.at);
        int year = 0, month = 0, day = 0;
        assert_int_equal(enti_dateline_day(&year, &month, &day, text, p), rows[i].month > 0);
        assert_int_equal(year, rows[i].year);
        assert_int_equal(month, rows[i].month);
        assert_int_equal(day, rows[i].day);
        assert_int_equal(p->sentence_count, 1);
    }
    enti_layout_release(&layout);
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
        cmocka_unit_test(B27_sentence_and_other_scope_borders),
        cmocka_unit_test(a_title_is_one_sentence_and_one_paragraph),
        cmocka_unit_test(teasers_stand_alone),
        cmocka_unit_test(long_lines_without_blank_ones_are_paragraphs),
        cmocka_unit_test(datelines),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
