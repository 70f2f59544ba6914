/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: an article whose record may say neither language nor date. Goes out: both as far as the text
 * tells. Cost: a few dozen words for the language, the datelines for the date. */
#include "extract/completion.h"
#include "base/date.h"
#include "base/utf8.h"
#include "extract/words.h"

enum {
    WORDS_ASKED = 48,       /* from the text's beginning */
    SURE = 8,               /* frequent words among them that settle it */
    LEAST = 3,              /* that will do if no language has more */
    YEARS_BETWEEN_LEAPS = 8 /* at most */
};

/* How many of the first words are frequent in the language. */
static size_t frequent_words(const enti_lexicon *lexicon, ent_text text) {
    enti_window window = {text, 0, (uint32_t)text.len};
    size_t frequent = 0;
    uint32_t at = 0;
    for (size_t n = 0; n < WORDS_ASKED && frequent < SURE && at < text.len;) {
        enti_word word;
        if (!enti_word_after(&word, &window, at)) {
            size_t next = at;
            enti_utf8_next(text, &next);
            at = (uint32_t)next;
            continue;
        }
        const enti_lexeme *lexeme = enti_word_means(lexicon, text, &word);
        frequent += lexeme && lexeme->marks & ENTI_MARK(FREQUENT);
        at = word.end;
        n++;
    }
    return frequent;
}

/* "en-GB", "en_GB" and "en" are of the language "en". */
static bool is_of(ent_text tag, ent_text code) {
    return enti_text_starts_any_case(tag, code) && (tag.len == code.len || !enti_is_alpha(tag.at[code.len]));
}

const enti_lexicon *enti_complete_language(ent_article *article, const enti_lexicon *lexicons, size_t count) {
    const enti_lexicon *best = NULL;
    size_t most = LEAST - 1;
    if (article->language.len) {
        for (size_t i = 0; i < count; i++)
            if (is_of(article->language, lexicons[i].language->code)) return &lexicons[i];
        return NULL;
    }
    for (size_t i = 0; i < count && most < SURE; i++) {
        size_t frequent = frequent_words(&lexicons[i], article->text);
        if (frequent <= most) continue;
        most = frequent;
        best = &lexicons[i];
    }
    if (!best) return NULL;
    article->language = best->language->code;
    article->language_from = ENTI_TEXT("text");
    return best;
}

/* The latest such day that is not after `given`; 0: none. */
static ent_date latest_day(int month, int day, ent_date given) {
    if (!given) return 0;
    int year = enti_date_year(given);
    for (int back = 0; back <= YEARS_BETWEEN_LEAPS; back++) {
        ent_date date = enti_date(year - back, month, day);
        if (date && date <= given) return date;
    }
    return 0;
}

static ent_date dateline_date(const ent_article *article, const enti_layout *layout, ent_date given) {
    for (size_t i = 0; i < layout->paragraphs.count; i++) {
        const enti_paragraph *paragraph = ENTI_ROWS_AT(&layout->paragraphs, enti_paragraph, i);
        int year, month, day;
        if (paragraph->dateline.begin == paragraph->dateline.end) continue;
        if (!enti_dateline_day(&year, &month, &day, article->text, paragraph)) continue;
        ent_date date = year ? enti_date(year, month, day) : latest_day(month, day, given);
        if (date) return date;
    }
    return 0;
}

void enti_complete_date(ent_article *article, const enti_layout *layout, ent_date given) {
    bool own = article->date && !enti_text_is(article->date_from, "option");
    if (own) return;
    if (!given) given = article->date;
    ent_date date = dateline_date(article, layout, given);
    article->date = date ? date : given;
    article->date_from = date ? ENTI_TEXT("dateline") : given ? ENTI_TEXT("option") : enti_text(NULL, 0);
}

/* 0x80 in each byte of `eight` that is no blank or control character. */
static uint64_t letters_in(uint64_t eight) {
    const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F), high = UINT64_C(0x8080808080808080);
    return (((eight & low) + UINT64_C(0x5F5F5F5F5F5F5F5F)) | eight) & high;
}

/* A word begins at a letter whose neighbour before is none; eight places at a time, in any byte order. */
size_t enti_count_words(ent_text text) {
    size_t words = text.len && (unsigned char)*text.at > ' ', at = 1;
    for (uint64_t here, before; at + sizeof here <= text.len; at += sizeof here) {
        memcpy(&here, text.at + at, sizeof here);
        memcpy(&before, text.at + at - 1, sizeof before);
        uint64_t begins = letters_in(here) & ~letters_in(before);
        words += (size_t)((begins >> 7) * UINT64_C(0x0101010101010101) >> 56);
    }
    for (; at < text.len; at++)
        words += (unsigned char)text.at[at] > ' ' && (unsigned char)text.at[at - 1] <= ' ';
    return words;
}
