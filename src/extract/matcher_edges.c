/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: the ends of a possible match. Goes out: whether words end there, and whether its line is capitals
 * throughout. Cost: what is invisible beside the ends; a line is judged once, however many acronyms it has.
 */
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/matcher_table.h"

enum { LONGEST_CLITIC = 2, NEAR = 48, LEAST_WORDS = 3 };

static bool is_word_char(const enti_matcher *matcher, uint32_t point) {
    for (size_t i = 0; i < matcher->word_char_count; i++)
        if (matcher->word_chars[i] == point) return true;
    return !enti_is_apostrophe(point) && enti_is_word(point);
}

/* Whether the word that ends at `end` is d, l or qu: with its apostrophe it stands before a name. */
static bool elides(const enti_matcher *matcher, ent_text text, size_t end) {
    uint32_t letters[LONGEST_CLITIC] = {0};
    size_t count = 0;
    for (;;) {
        uint32_t point = enti_visible_before(text, &end);
        if (!is_word_char(matcher, point)) break;
        if (count == LONGEST_CLITIC) return false;
        letters[count++] = enti_point_lower(point);
    }
    if (count == 1) return letters[0] == 'd' || letters[0] == 'l';
    return count == 2 && letters[1] == 'q' && letters[0] == 'u';
}

/* Whether what follows the apostrophe at `at` is s, d, ll, ve or re. */
static bool is_ending(const enti_matcher *matcher, ent_text text, size_t at) {
    uint32_t letters[LONGEST_CLITIC] = {0};
    size_t count = 0;
    for (;;) {
        uint32_t point = enti_visible_at(text, &at);
        if (!is_word_char(matcher, point)) break;
        if (count == LONGEST_CLITIC) return false;
        letters[count++] = enti_point_lower(point);
    }
    if (count == 1) return letters[0] == 's' || letters[0] == 'd';
    return (letters[0] == 'l' && letters[1] == 'l') ||
           ((letters[0] == 'v' || letters[0] == 'r') && letters[1] == 'e');
}

static bool is_spaced_letter(uint32_t point) {
    return (enti_is_letter(point) || enti_is_mark(point)) && !enti_is_apostrophe(point) &&
           !enti_is_unspaced(point);
}

static bool edge_between(const enti_matcher *matcher, uint32_t before, uint32_t after) {
    if (enti_is_unspaced(before) || enti_is_unspaced(after)) return true;
    return !is_word_char(matcher, before) || !is_word_char(matcher, after);
}

static bool begins(const enti_matcher *matcher, ent_text text, size_t begin) {
    size_t inside = begin;
    uint32_t before = enti_visible_before(text, &begin), first = enti_visible_at(text, &inside);
    if (!edge_between(matcher, before, first)) return false;
    if (!enti_is_apostrophe(before) || !is_spaced_letter(first)) return true;
    size_t word = begin;
    return !is_spaced_letter(enti_visible_before(text, &word)) || elides(matcher, text, begin);
}

static bool ends(const enti_matcher *matcher, ent_text text, size_t end) {
    size_t inside = end;
    uint32_t after = enti_visible_at(text, &end), last = enti_visible_before(text, &inside);
    if (enti_is_mark(after) || !edge_between(matcher, last, after)) return false;
    if (!enti_is_apostrophe(after) || !is_spaced_letter(last)) return true;
    size_t word = end;
    return !is_spaced_letter(enti_visible_at(text, &word)) || is_ending(matcher, text, end);
}

/* Nothing but ASCII that can neither join nor be joined. */
static bool is_plain_neighbour(const enti_matcher *matcher, ent_text text, size_t at) {
    if (at >= text.len) return true;
    unsigned char byte = (unsigned char)text.at[at];
    return byte < 0x80 && byte != '\'' && !(matcher->classes[byte] & ENTI_BYTE_WORD);
}

bool enti_has_edges(const enti_matcher *matcher, ent_text text, size_t begin, size_t end) {
    bool plain = matcher->word_char_count == 0;
    bool begun = plain && is_plain_neighbour(matcher, text, begin ? begin - 1 : SIZE_MAX);
    bool ended = plain && is_plain_neighbour(matcher, text, end);
    return (begun || begins(matcher, text, begin)) && (ended || ends(matcher, text, end));
}

/* ---- Lines of capitals ---- */

/* Whether an ASCII small letter stands in the line within a few bytes of `at`: nearly always so. */
static bool has_small_letter_near(ent_text text, size_t at) {
    for (size_t i = at; i > 0 && at - i < NEAR && text.at[i - 1] != '\n'; i--)
        if (enti_is_lower(text.at[i - 1])) return true;
    for (size_t i = at; i < text.len && i - at < NEAR && text.at[i] != '\n'; i++)
        if (enti_is_lower(text.at[i])) return true;
    return false;
}

static bool is_capitals_line(ent_text line) {
    size_t words = 0;
    bool in_word = false;
    for (size_t at = 0; at < line.len;) {
        uint32_t point = enti_utf8_next(line, &at);
        if (enti_is_blank(point)) in_word = false;
        if (!enti_is_letter(point) || enti_is_apostrophe(point)) continue;
        if (!enti_is_capital(point)) return false;
        words += !in_word;
        in_word = true;
    }
    return words >= LEAST_WORDS;
}

static ent_span line_around(ent_text text, size_t at, size_t known) {
    size_t begin = at;
    while (begin > known && text.at[begin - 1] != '\n') begin--;
    return (ent_span){(uint32_t)begin, (uint32_t)enti_text_find_byte(text, at, '\n')};
}

bool enti_in_capitals_line(enti_match_scratch *scratch, ent_text text, size_t at) {
    if (has_small_letter_near(text, at)) return false;
    if (at < scratch->line.begin || at >= scratch->line.end) {
        scratch->line = line_around(text, at, at >= scratch->line.end ? scratch->line.end : 0);
        scratch->line_is_capitals =
            is_capitals_line(enti_text_slice(text, scratch->line.begin, scratch->line.end));
    }
    return scratch->line_is_capitals;
}
