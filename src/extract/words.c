/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a place in a text. Goes out: the words next to it. A word is letters, digits and marks, with the
 * apostrophes between letters; a possessive is not of it. Invariant: nothing outside the window is read.
 * Cost: the length of what is read; ASCII without a table. */
#include "extract/words.h"
#include "base/fold.h"
#include "base/utf8.h"

enum { LONGEST_WORD = 48, LONGEST_PHRASE = 128 }; /* bytes of a folded key */

/* ASCII, nearly all of the text, is read without decoding. */
static inline bool is_ascii_at(const enti_window *w, uint32_t at) {
    return (unsigned char)w->text.at[at] < 0x80;
}

static inline uint32_t point_at(const enti_window *w, uint32_t at) {
    if (at >= w->end) return 0;
    size_t next = at;
    return is_ascii_at(w, at) ? (unsigned char)w->text.at[at] : enti_utf8_next(w->text, &next);
}

static inline uint32_t point_before(const enti_window *w, uint32_t at) {
    if (at <= w->begin) return 0;
    size_t previous = at;
    return is_ascii_at(w, at - 1) ? (unsigned char)w->text.at[at - 1]
                                  : enti_utf8_previous(w->text, &previous);
}

static inline uint32_t after_point(const enti_window *w, uint32_t at) {
    size_t next = at;
    if (is_ascii_at(w, at)) return at + 1;
    enti_utf8_next(w->text, &next);
    return (uint32_t)next;
}

static inline uint32_t before_point(const enti_window *w, uint32_t at) {
    size_t previous = at;
    if (is_ascii_at(w, at - 1)) return at - 1;
    enti_utf8_previous(w->text, &previous);
    return (uint32_t)previous;
}

/* Whether an apostrophe can begin here: rules most places out. */
static inline bool may_be_apostrophe(const enti_window *w, uint32_t at) {
    return at < w->end && (w->text.at[at] == '\'' || !is_ascii_at(w, at));
}

/* Part of a word: also what is invisible in it. */
static bool is_part(uint32_t point) {
    return enti_is_word(point) || (point >= 0xAD && enti_is_invisible(point));
}

/* 's at `at`, with no letter after it. */
static bool is_possessive(const enti_window *w, uint32_t at) {
    if (!enti_is_apostrophe(point_at(w, at))) return false;
    uint32_t letter = after_point(w, at);
    uint32_t point = point_at(w, letter);
    return (point == 's' || point == 'S') && !enti_is_word(point_at(w, letter + 1));
}

uint32_t enti_possessive_end(const enti_window *w, uint32_t at) {
    if (!may_be_apostrophe(w, at)) return at;
    if (is_possessive(w, at)) return after_point(w, at) + 1;
    uint32_t last = point_before(w, at);
    bool bare = (last == 's' || last == 'S' || last == 'x' || last == 'z') &&
                enti_is_apostrophe(point_at(w, at)) && enti_is_blank(point_at(w, after_point(w, at)));
    return bare ? after_point(w, at) : at;
}

static enti_joint wider(enti_joint joint, uint32_t point) {
    return point == '\n' ? ENTI_LINE_BREAK : joint == ENTI_TOUCHING ? ENTI_SPACE : joint;
}

/* An apostrophe between letters that begins no possessive. */
static bool joins(const enti_window *w, uint32_t at) {
    return may_be_apostrophe(w, at) && enti_is_apostrophe(point_at(w, at)) &&
           enti_is_letter(point_before(w, at)) && enti_is_letter(point_at(w, after_point(w, at))) &&
           !is_possessive(w, at);
}

static bool is_ascii_part(char byte) {
    unsigned char point = (unsigned char)byte;
    return (unsigned)(point | 0x20) - 'a' < 26 || (unsigned)point - '0' < 10 || point == '_';
}

static uint32_t word_end(const enti_window *w, uint32_t at) {
    uint32_t begin = at;
    for (;;) {
        while (at < w->end && is_ascii_part(w->text.at[at])) at++;
        if (at >= w->end || !(is_part(point_at(w, at)) || joins(w, at))) break;
        at = after_point(w, at);
    }
    bool initial = at == begin + 1 && point_at(w, at) == '.' && enti_is_capital(point_at(w, begin));
    return initial ? at + 1 : at;
}

/* What ends a word for sure, without a look at what follows. */
static bool ends_plainly(const enti_window *w, uint32_t at) {
    return at >= w->end || (is_ascii_at(w, at) && w->text.at[at] != '\'' && w->text.at[at] != '.');
}

/* The common case: one blank, then ASCII letters. */
static bool plain_word_after(enti_word *word, const enti_window *w, uint32_t at) {
    if (at >= w->end || w->text.at[at] != ' ') return false;
    uint32_t begin = at + 1, end = begin;
    while (end < w->end && is_ascii_part(w->text.at[end])) end++;
    if (end == begin || !ends_plainly(w, end)) return false;
    *word = (enti_word){begin, end, ENTI_SPACE, enti_is_upper(w->text.at[begin]), false};
    return true;
}

bool enti_word_after(enti_word *word, const enti_window *w, uint32_t at) {
    if (plain_word_after(word, w, at)) return true;
    enti_joint joint = ENTI_TOUCHING;
    for (uint32_t point; at < w->end && enti_is_blank(point = point_at(w, at)); at = after_point(w, at))
        joint = wider(joint, point);
    if (joint == ENTI_TOUCHING && enti_is_hyphen(point_at(w, at))) {
        joint = ENTI_HYPHEN;
        at = after_point(w, at);
    }
    uint32_t end = word_end(w, at);
    if (end == at) return false;
    *word = (enti_word){at, end, joint, enti_is_capital(point_at(w, at)), enti_possessive_end(w, end) != end};
    return true;
}

/* The word whose last letter ends at `end`: back over letters and the apostrophes between them. */
static uint32_t word_begin(const enti_window *w, uint32_t end) {
    uint32_t at = end;
    for (;;) {
        while (at > w->begin && is_ascii_part(w->text.at[at - 1])) at--;
        if (at <= w->begin) break;
        if (!is_part(point_before(w, at)) && !(at < end && joins(w, before_point(w, at)))) break;
        at = before_point(w, at);
    }
    return at;
}

/* Step over what may follow the last letter: the full stop of an abbreviation, the apostrophe of d' or of a
 * possessive. */
static uint32_t last_letter(enti_word *word, const enti_window *w, uint32_t at) {
    uint32_t point = point_before(w, at);
    if (point == '.') return before_point(w, at);
    if (enti_is_apostrophe(point)) {
        word->possessive = word->joint != ENTI_TOUCHING;
        return before_point(w, at);
    }
    if (word->joint == ENTI_TOUCHING || (point != 's' && point != 'S')) return at;
    uint32_t mark = before_point(w, at);
    if (!enti_is_apostrophe(point_before(w, mark))) return at;
    word->possessive = true;
    return before_point(w, mark);
}

static bool plain_word_before(enti_word *word, const enti_window *w, uint32_t at) {
    if (at <= w->begin || w->text.at[at - 1] != ' ') return false;
    uint32_t end = at - 1, begin = end;
    while (begin > w->begin && is_ascii_part(w->text.at[begin - 1])) begin--;
    if (begin == end || (begin > w->begin && !ends_plainly(w, begin - 1))) return false;
    *word = (enti_word){begin, end, ENTI_SPACE, enti_is_upper(w->text.at[begin]), false};
    return true;
}

bool enti_word_before(enti_word *word, const enti_window *w, uint32_t at) {
    if (plain_word_before(word, w, at)) return true;
    enti_word read = {.joint = ENTI_TOUCHING};
    for (uint32_t point; at > w->begin && enti_is_blank(point = point_before(w, at));
         at = before_point(w, at))
        read.joint = wider(read.joint, point);
    if (read.joint == ENTI_TOUCHING && enti_is_hyphen(point_before(w, at))) {
        read.joint = ENTI_HYPHEN;
        at = before_point(w, at);
    }
    uint32_t end = last_letter(&read, w, at);
    read.begin = word_begin(w, end);
    if (read.begin == end) return false;
    bool elided = end < at && read.joint == ENTI_TOUCHING && !read.possessive;
    if (read.joint == ENTI_TOUCHING && !elided) return false;
    read.end = read.possessive ? end : at;
    read.capital = enti_is_capital(point_at(w, read.begin));
    *word = read;
    return true;
}

/* ---- phrases ---- */

/* The folded letters of `text`, as keys have them; 0: too long. */
static size_t fold_word(char key[LONGEST_WORD], ent_text text) {
    size_t n = 0;
    for (size_t at = 0; at < text.len;) {
        if (n + 16 > LONGEST_WORD) return 0;
        char byte = text.at[at];
        if ((unsigned char)byte < 0x80) {
            key[n] = enti_to_lower(byte);
            n += byte != '.';
            at++;
            continue;
        }
        uint32_t point = enti_utf8_next(text, &at), plain[4];
        if (enti_is_invisible(point)) continue;
        if (enti_is_apostrophe(point)) {
            key[n++] = '\'';
            continue;
        }
        size_t count = enti_point_plain(plain, enti_point_lower(point));
        for (size_t i = 0; i < count; i++) n += enti_utf8_encode(key + n, plain[i]);
    }
    return n;
}

static ent_text slice_of(const enti_window *w, const enti_word *word) {
    return enti_text_slice(w->text, word->begin, word->end);
}

const enti_lexeme *enti_word_means(const enti_lexicon *lexicon, ent_text text, const enti_word *word) {
    char key[LONGEST_WORD];
    return enti_lexicon_find(lexicon,
                             enti_text(key, fold_word(key, enti_text_slice(text, word->begin, word->end))));
}

bool enti_begins_as_acronym(ent_text text) {
    return text.len > 1 && enti_is_upper(text.at[0]) && enti_is_upper(text.at[1]);
}

bool enti_phrase_after(enti_phrase *phrase, const enti_lexicon *lexicon, const enti_window *w, uint32_t at,
                       uint32_t marks) {
    char key[LONGEST_PHRASE + LONGEST_WORD];
    size_t n = 0;
    bool found = false;
    enti_word word, first = {0};
    while (n < LONGEST_PHRASE && enti_word_after(&word, w, at)) {
        if (!n) first = word;
        if (n) key[n++] = ' ';
        size_t more = fold_word(key + n, slice_of(w, &word));
        if (!n && !(lexicon->beginnings[enti_beginning_of(key, more)] & marks)) break;
        const enti_lexeme *lexeme = more ? enti_lexicon_find(lexicon, enti_text(key, n + more)) : NULL;
        if (!lexeme) break;
        if (lexeme->marks & marks) {
            *phrase =
                (enti_phrase){first.begin, word.end, lexeme, first.capital, word.possessive, first.joint};
            found = true;
        }
        if (!(lexeme->begins & marks) || word.possessive) break;
        n += more;
        at = word.end;
    }
    return found;
}

bool enti_phrase_before(enti_phrase *phrase, const enti_lexicon *lexicon, const enti_window *w, uint32_t at,
                        uint32_t marks) {
    char key[LONGEST_PHRASE + LONGEST_WORD], folded[LONGEST_WORD];
    size_t begin = sizeof key; /* the key grows to the left */
    bool found = false;
    enti_word word, last = {0};
    while (begin > LONGEST_WORD && enti_word_before(&word, w, at)) {
        if (begin == sizeof key) last = word;
        if (word.possessive && word.begin != last.begin) break;
        size_t more = fold_word(folded, slice_of(w, &word));
        if (!more) break;
        if (begin == sizeof key && !(lexicon->beginnings[enti_beginning_of(folded, more)] & marks)) break;
        if (begin < sizeof key) key[--begin] = ' ';
        begin -= more;
        memcpy(key + begin, folded, more);
        const enti_lexeme *lexeme = enti_lexicon_find(lexicon, enti_text(key + begin, sizeof key - begin));
        if (!lexeme) break;
        if (lexeme->marks & marks) {
            *phrase = (enti_phrase){word.begin, last.end, lexeme, word.capital, last.possessive, last.joint};
            found = true;
        }
        if (!(lexeme->ends & marks)) break;
        at = word.begin;
    }
    return found;
}

bool enti_is_first(const enti_window *sentence, uint32_t begin) {
    size_t at = begin;
    uint32_t point = ' ';
    while (at > sentence->begin && enti_is_blank(point)) point = enti_utf8_previous(sentence->text, &at);
    return enti_is_blank(point) || (!enti_is_word(point) && point != ',');
}
