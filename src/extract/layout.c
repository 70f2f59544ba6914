/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a text and where its title stands. Goes out: paragraphs with their zones, and sentences that hold
 * every word of it. A paragraph is made of lines; it ends at a blank line, at the title's end, before and
 * after a teaser line, and, where each line is a paragraph, at every line's end. Cost: linear.
 */
#include "extract/layout.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/sentences.h"

enum { LONG_LINE = 80 };

void enti_layout_release(enti_layout *layout) {
    enti_rows_release(&layout->paragraphs);
    enti_rows_release(&layout->sentences);
}

static bool is_blank(ent_text line) {
    for (size_t at = 0; at < line.len;) {
        uint32_t point = enti_utf8_next(line, &at);
        if (!enti_is_blank(point) && !enti_is_invisible(point)) return false;
    }
    return true;
}

/* Whether the lines are paragraphs by themselves: no blank line stands between them, and their median is
 * long. The title is left out: the blank line after it says nothing of the body. */
static bool lines_are_long(ent_text body) {
    ent_text line;
    size_t lines = 0, long_lines = 0;
    bool gap = false;
    body = enti_text_trim(body);
    while (enti_text_next_line(&line, &body)) {
        if (is_blank(line)) gap = true;
        lines++;
        long_lines += enti_utf8_count(line) > LONG_LINE;
    }
    return !gap && 2 * long_lines > lines;
}

static bool each_line_is_one(ent_text text, ent_span title_at, ent_paragraphs mode) {
    if (mode != ENT_PARAGRAPHS_AUTO) return mode == ENT_PARAGRAPHS_LINE;
    return lines_are_long(enti_text_slice(text, title_at.end, text.len));
}

/* "Continue reading TITLE", "Read more: TITLE", "Read more …". */
static bool is_teaser(ent_text line) {
    static const char *const after[] = {":", "…", "...", ">", "»", "→"};
    line = enti_text_trim(line);
    if (enti_text_starts_any_case(line, ENTI_TEXT("continue reading")))
        return line.len == 16 || !enti_is_alpha(line.at[16]);
    if (!enti_text_starts_any_case(line, ENTI_TEXT("read more")) &&
        !enti_text_starts_any_case(line, ENTI_TEXT("read also")))
        return false;
    ent_text rest = enti_text_trim(enti_text_slice(line, 9, line.len));
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (enti_text_starts(rest, enti_text_of(after[i]))) return true;
    return rest.len == 0;
}

static ent_zone zone_of(ent_text text, ent_span line, ent_span title_at) {
    if (line.begin >= title_at.begin && line.end <= title_at.end) return ENT_TITLE;
    return is_teaser(enti_text_slice(text, line.begin, line.end)) ? ENT_TEASER : ENT_BODY;
}

/* The line that begins at `begin`; the title's ends count as line ends too. */
static ent_span line_at(ent_text text, size_t begin, ent_span title_at) {
    size_t end = enti_text_find_byte(text, begin, '\n');
    if (begin < title_at.begin && title_at.begin < end) end = title_at.begin;
    if (begin < title_at.end && title_at.end < end) end = title_at.end;
    return (ent_span){(uint32_t)begin, (uint32_t)end};
}

static ent_span trimmed(ent_text text, ent_span span) {
    size_t begin = span.begin, end = span.end;
    while (end > begin) {
        size_t before = end;
        uint32_t point = enti_utf8_previous(text, &before);
        if (!enti_is_blank(point)) break;
        end = before;
    }
    while (begin < end) {
        size_t after = begin;
        if (!enti_is_blank(enti_utf8_next(text, &after))) break;
        begin = after;
    }
    return (ent_span){(uint32_t)begin, (uint32_t)end};
}

static void add_sentences(enti_layout *layout, ent_text text, uint32_t index, const enti_language *language) {
    enti_paragraph *paragraph = ENTI_ROWS_AT(&layout->paragraphs, enti_paragraph, index);
    size_t first = layout->sentences.count;
    if (paragraph->zone == ENT_BODY) {
        paragraph->dateline = enti_dateline_find(text, paragraph->at);
        size_t from = paragraph->dateline.end ? paragraph->dateline.end : paragraph->at.begin;
        enti_sentences_add(&layout->sentences, text, paragraph->at, from, language);
    } else {
        enti_sentence *whole = ENTI_ROWS_ADD(&layout->sentences, enti_sentence);
        if (whole) whole->at = paragraph->at;
    }
    for (size_t i = first; i < layout->sentences.count; i++) {
        enti_sentence *sentence = ENTI_ROWS_AT(&layout->sentences, enti_sentence, i);
        sentence->paragraph = index;
        sentence->zone = paragraph->zone;
    }
    paragraph->first_sentence = (uint32_t)first;
    paragraph->sentence_count = (uint32_t)(layout->sentences.count - first);
}

/* Group the lines into paragraphs. */
static void add_paragraphs(enti_layout *layout, ent_text text, ent_span title_at) {
    enti_paragraph *open = NULL;
    for (size_t at = 0; at < text.len;) {
        ent_span line = line_at(text, at, title_at);
        at = line.end + (size_t)(line.end < text.len && text.at[line.end] == '\n');
        if (is_blank(enti_text_slice(text, line.begin, line.end))) {
            open = NULL;
            continue;
        }
        ent_zone zone = zone_of(text, line, title_at);
        if (open && (layout->line_paragraphs || zone == ENT_TEASER || zone != open->zone)) open = NULL;
        if (!open) {
            open = ENTI_ROWS_ADD(&layout->paragraphs, enti_paragraph);
            if (!open) return;
            *open = (enti_paragraph){.at = line, .zone = zone};
        }
        open->at.end = line.end;
    }
}

ent_status enti_layout_find(enti_layout *layout, ent_text text, ent_span title_at, ent_paragraphs mode,
                            const enti_language *language) {
    enti_rows_clear(&layout->paragraphs);
    enti_rows_clear(&layout->sentences);
    layout->line_paragraphs = each_line_is_one(text, title_at, mode);
    add_paragraphs(layout, text, title_at);
    for (size_t i = 0; i < layout->paragraphs.count; i++) {
        enti_paragraph *paragraph = ENTI_ROWS_AT(&layout->paragraphs, enti_paragraph, i);
        paragraph->at = trimmed(text, paragraph->at);
        add_sentences(layout, text, (uint32_t)i, language);
    }
    return layout->paragraphs.failed || layout->sentences.failed ? ENT_NOMEM : ENT_OK;
}

uint32_t enti_layout_sentence_at(const enti_layout *layout, uint32_t at) {
    size_t low = 0, high = layout->sentences.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (ENTI_ROWS_AT(&layout->sentences, enti_sentence, middle)->at.begin <= at)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}
