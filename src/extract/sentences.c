/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a paragraph. Goes out: its sentences, which touch one another but for white space. Cost: linear.
 *
 * A sentence ends after a run of terminators (. ! ? …) and the quotes and brackets that close behind it,
 * where white space and then no small letter follows. Terminators of scripts without spaces need nothing
 * after them. It does not end
 *   - inside a quotation: “We agree. We sign,” he said. is one sentence. A quotation that is never closed in
 *     its paragraph, or that is the whole paragraph, is no such shelter;
 *   - after a closing quote where the reporting verb follows: “Why?” Xi asked;
 *   - after an initial or a dotted abbreviation (U.S., p.m.), unless a word follows that begins sentences
 *     (The, He, In) but no name;
 *   - after an entry of the language's abbreviations: `Gen.` never, `Inc.?` as a dotted one, `No.#` not
 * before a number;
 *   - after the number of a list's item.
 * A line that begins with a bullet begins a sentence.
 */
#include "extract/sentences.h"
#include "base/fold.h"
#include "base/utf8.h"

enum { LONGEST_ABBREVIATION = 24, NAME_WORDS = 5 };

struct splitter {
    enti_rows *sentences;
    ent_text text;     /* cut at the paragraph's end */
    size_t begin;      /* of the paragraph */
    size_t open;       /* begin of the sentence that is being read */
    uint32_t unclosed; /* bits of the closing marks that stand nowhere from here on */
    const enti_language *language;
};

static uint32_t point_at(const struct splitter *s, size_t at) {
    return at < s->text.len ? enti_utf8_next(s->text, &at) : 0;
}

static uint32_t point_before(const struct splitter *s, size_t at) {
    return at > s->begin ? enti_utf8_previous(s->text, &at) : 0;
}

static bool is_one_of(uint32_t point, const uint32_t *set) {
    while (*set && *set != point) set++;
    return *set != 0;
}

/* Ends a sentence without white space behind it: ideographic, Arabic, Urdu and Indian marks. */
static bool is_wide_terminator(uint32_t point) {
    static const uint32_t set[] = {0x3002, 0xFF01, 0xFF1F, 0xFF61, 0xFF0E, 0x61F, 0x6D4, 0x964, 0x965, 0};
    return point >= 0x61F && is_one_of(point, set);
}

static bool is_terminator(uint32_t point) {
    return point == '.' || point == '!' || point == '?' || point == 0x2026 || is_wide_terminator(point);
}

static bool is_quote(uint32_t point) {
    static const uint32_t set[] = {'"',    0x201C, 0x201D, 0x201E, 0xAB, 0xBB,
                                   0x300C, 0x300D, 0x300E, 0x300F, 0};
    return is_one_of(point, set);
}

static bool is_closer(uint32_t point) {
    static const uint32_t set[] = {'"',    '\'',   ')',    ']',    0x201D, 0x2019, 0xBB, 0x203A,
                                   0x201C, 0x300D, 0x300F, 0x300B, 0xFF09, 0x3011, 0};
    return is_one_of(point, set);
}

static bool is_opener(uint32_t point) {
    static const uint32_t set[] = {'"',  '\'', '(',  '[',  '-',    '*',    0x201C, 0x2018, 0x201E,
                                   0xAB, 0xBB, 0xBF, 0xA1, 0x2013, 0x2014, 0x2022, 0x2039, 0};
    return is_one_of(point, set);
}

static size_t skip_while(const struct splitter *s, size_t at, bool (*belongs)(uint32_t point)) {
    for (size_t after = at; at < s->text.len && belongs(enti_utf8_next(s->text, &after));) at = after;
    return at;
}

/* ---- Words around a stop ---- */

static ent_text word_from(const struct splitter *s, size_t at) {
    return enti_text_slice(s->text, at, skip_while(s, at, enti_is_letter));
}

static bool in_list(const struct splitter *s, enti_word_list list, ent_text word) {
    return s->language && word.len && enti_words_have(&s->language->words[list], word);
}

/* Whether the word at `at` is one that begins sentences, and no initial. */
static bool starter_follows(const struct splitter *s, size_t at) {
    ent_text word = word_from(s, at);
    return in_list(s, ENTI_WORDS_STARTERS, word) && (word.len > 1 || point_at(s, at + 1) != '.');
}

/* What stands before the stop at `stop`, up to white space, brackets or quotes; empty if it is too long for
 * an abbreviation. */
static ent_text word_before(const struct splitter *s, size_t stop) {
    size_t begin = stop;
    while (begin > s->begin) {
        size_t before = begin;
        uint32_t point = enti_utf8_previous(s->text, &before);
        if (!enti_is_word(point) && point != '.' && point != '&') break;
        if (stop - before > LONGEST_ABBREVIATION) return enti_text_slice(s->text, stop, stop);
        begin = before;
    }
    return enti_text_slice(s->text, begin, stop);
}

static bool is_initial(ent_text word) {
    size_t at = 0;
    return word.len && enti_is_letter(enti_utf8_next(word, &at)) && at == word.len;
}

/* "U.S", "Ph.D", "p.m": parts of at most three letters. */
static bool is_dotted(ent_text word) {
    size_t parts = 0;
    for (ent_text part; enti_text_next_part(&part, &word, '.'); parts++) {
        size_t letters = 0;
        for (size_t at = 0; at < part.len; letters++)
            if (!enti_is_letter(enti_utf8_next(part, &at))) return false;
        if (letters == 0 || letters > 3) return false;
    }
    return parts > 1;
}

/* Whether the list of abbreviations has `word` with `suffix`. */
static bool is_abbreviation(const struct splitter *s, ent_text word, const char *suffix) {
    char entry[LONGEST_ABBREVIATION + 3];
    size_t len = strlen(suffix);
    if (!word.len || word.len > LONGEST_ABBREVIATION) return false;
    memcpy(entry, word.at, word.len);
    memcpy(entry + word.len, suffix, len);
    return in_list(s, ENTI_WORDS_ABBREVIATIONS, enti_text(entry, word.len + len));
}

static bool is_number(ent_text word) {
    for (size_t i = 0; i < word.len; i++)
        if (!enti_is_digit(word.at[i])) return false;
    return word.len > 0;
}

/* "3." at the beginning of a sentence or line. */
static bool is_item_number(const struct splitter *s, ent_text word) {
    size_t begin = (size_t)(word.at - s->text.at);
    return is_number(word) && word.len <= 2 && (begin == s->open || point_before(s, begin) == '\n');
}

/* Whether the single stop at `stop` belongs to its word, when the text goes on at `next`. */
static bool stop_belongs_to_word(const struct splitter *s, size_t stop, size_t next) {
    ent_text word = word_before(s, stop);
    uint32_t first = point_at(s, next);
    bool number_follows = first < 0x80 && enti_is_digit((char)first);
    if (is_abbreviation(s, word, ".") || is_item_number(s, word)) return true;
    if (is_abbreviation(s, word, ".#")) return number_follows;
    if (is_initial(word) || is_dotted(word) || is_abbreviation(s, word, ".?"))
        return !starter_follows(s, next);
    return false;
}

/* "Xi asked", "President Xi Jinping said": a name and a reporting verb. */
static bool reporting_follows(const struct splitter *s, size_t at) {
    for (int words = 0; words < NAME_WORDS; words++) {
        ent_text word = word_from(s, at);
        if (!word.len) return false;
        if (in_list(s, ENTI_WORDS_REPORTING, word)) return true;
        if (!enti_is_capital(point_at(s, at))) return false;
        at = skip_while(s, at + word.len, enti_is_blank);
    }
    return false;
}

/* ---- Ends ---- */

static bool is_small(uint32_t point) {
    return enti_is_letter(point) && !enti_is_capital(point) && enti_point_upper(point) != point;
}

/* Closing quotes and brackets, and a reference such as "[12]". */
static size_t skip_closers(const struct splitter *s, size_t at) {
    for (;;) {
        size_t after = skip_while(s, at, is_closer), digits = after + 1;
        if (point_at(s, after) != '[') return after;
        while (digits < s->text.len && enti_is_digit(s->text.at[digits])) digits++;
        if (digits == after + 1 || point_at(s, digits) != ']') return after;
        at = digits + 1;
    }
}

static void end_sentence(struct splitter *s, size_t end, size_t next) {
    for (size_t before = end; before > s->open && enti_is_blank(enti_utf8_previous(s->text, &before));)
        end = before;
    enti_sentence *sentence = end > s->open ? ENTI_ROWS_ADD(s->sentences, enti_sentence) : NULL;
    if (sentence) sentence->at = (ent_span){(uint32_t)s->open, (uint32_t)end};
    s->open = next;
}

/* End the sentence at the run of terminators at `begin` if it does end there; where to read on. */
static size_t at_terminator(struct splitter *s, size_t begin) {
    size_t end = skip_while(s, begin, is_terminator);
    size_t closed = skip_closers(s, end);
    size_t next = skip_while(s, closed, enti_is_blank);
    size_t word = skip_while(s, next, is_opener);
    bool wide = is_wide_terminator(point_before(s, end));
    bool single = end == begin + 1 && s->text.at[begin] == '.';
    uint32_t before = point_before(s, begin);
    if (next == s->text.len) return next;
    if (!wide && (next == closed || before == '[' || before == '(' || is_small(point_at(s, word))))
        return end;
    if (single && stop_belongs_to_word(s, begin, word)) return end;
    if (is_quote(point_before(s, closed)) && reporting_follows(s, next)) return closed;
    end_sentence(s, closed, next);
    return next;
}

/* A bullet or an item's number at the beginning of a line. A dash may be a wrapped line's: it is a bullet
 * only after something that ended. */
static bool begins_item(const struct splitter *s, size_t line_end, size_t at) {
    at = skip_while(s, at, enti_is_blank);
    uint32_t mark = point_at(s, at), last = point_before(s, line_end);
    if (mark == 0x2022 || mark == 0x2023 || mark == 0x25E6 || mark == 0x25AA || mark == 0x25CF) return true;
    if (!is_terminator(last) && last != ':' && last != ';' && last != ',') return false;
    size_t after = at;
    if (mark == '-' || mark == '*' || mark == 0x2013 || mark == 0x2014)
        enti_utf8_next(s->text, &after);
    else {
        while (after < s->text.len && enti_is_digit(s->text.at[after])) after++;
        if (after == at || (point_at(s, after) != '.' && point_at(s, after) != ')')) return false;
        after++;
    }
    return enti_is_blank(point_at(s, after));
}

static size_t at_line_end(struct splitter *s, size_t end) {
    if (begins_item(s, end, end + 1)) end_sentence(s, end, skip_while(s, end + 1, enti_is_blank));
    return s->open > end ? s->open : end + 1;
}

/* ---- Quotations ---- */

/* The mark that closes a quotation which `point` opens at `at`, or 0. */
static uint32_t closing_mark(const struct splitter *s, size_t at, uint32_t point) {
    if (point == 0x201C) return 0x201D;
    if (point == 0x201E) return 0x201C;
    if (point == 0xAB) return 0xBB;
    if (point == 0x300C || point == 0x300E) return point + 1;
    if (point != '"') return 0;
    uint32_t before = point_before(s, at), after = point_at(s, at + 1);
    bool opens = before == 0 || enti_is_blank(before) || before == '(' || before == '[' || before == 0x2014;
    return opens && after && !enti_is_blank(after) ? '"' : 0;
}

static size_t find_mark(const struct splitter *s, size_t at, uint32_t mark) {
    char bytes[4];
    size_t len = enti_utf8_encode(bytes, mark);
    while ((at = enti_text_find_byte(s->text, at, bytes[0])) < s->text.len) {
        if (s->text.len - at >= len && memcmp(s->text.at + at, bytes, len) == 0) return at;
        at++;
    }
    return at;
}

/* Where to read on after the mark `point` at `at`, which ends at `after`: at the terminators with which its
 * quotation ends, or after the mark. */
static size_t at_mark(struct splitter *s, size_t at, size_t after, uint32_t point) {
    uint32_t mark = closing_mark(s, at, point);
    uint32_t bit = 1u << (mark & 31); /* differs for all of them */
    if (!mark || s->unclosed & bit) return after;
    size_t close = find_mark(s, after, mark);
    if (close == s->text.len) {
        s->unclosed |= bit;
        return after;
    }
    size_t end = close;
    enti_utf8_next(s->text, &end);
    if (at == s->begin && end == s->text.len) return after;
    while (close > after && is_terminator(point_before(s, close))) enti_utf8_previous(s->text, &close);
    return is_terminator(point_at(s, close)) ? close : end;
}

/* ASCII but for . ! ? " and the line break ends nothing and quotes nothing: nearly all of the text. */
static bool is_plain(char byte) {
    static const uint32_t plain[8] = {0xFFFFFBFF, 0x7FFFBFF9, 0xFFFFFFFF, 0xFFFFFFFF};
    return plain[(unsigned char)byte / 32] >> ((unsigned char)byte % 32) & 1;
}

void enti_sentences_add(enti_rows *sentences, ent_text text, ent_span at, size_t from,
                        const enti_language *language) {
    struct splitter s = {sentences, enti_text(text.at, at.end), at.begin, at.begin, 0, language};
    for (size_t here = from; here < s.text.len;) {
        if (is_plain(s.text.at[here])) {
            here++;
            continue;
        }
        size_t after = here;
        uint32_t point = enti_utf8_next(s.text, &after);
        if (is_terminator(point))
            here = at_terminator(&s, here);
        else if (point == '\n')
            here = at_line_end(&s, here);
        else
            here = is_quote(point) ? at_mark(&s, here, after, point) : after;
    }
    end_sentence(&s, s.text.len, s.text.len);
}
