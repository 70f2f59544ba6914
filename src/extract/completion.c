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
    SURE = 12,              /* frequent words among them that settle it */
    LEAST = 3,              /* that will do if no language has more */
    YEARS_BETWEEN_LEAPS = 8 /* at most */
};

/* How many of the first words are frequent in the language. */
static size_t frequent_words(const enti_lexicon *lexicon, ent_text text) {
    enti_window window = {text, 0, (uint32_t)text.len};
    size_t frequent = 0;
    uint32_t at = 0;
    for (size_t n = 0; n < WORDS_ASKED && at < text.len;) {
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
    if (tag.len < code.len || (tag.len > code.len && enti_is_alpha(tag.at[code.len]))) return false;
    for (size_t i = 0; i < code.len; i++)
        if (enti_to_lower(tag.at[i]) != code.at[i]) return false;
    return true;
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

size_t enti_count_words(ent_text text) {
    size_t words = 0;
    unsigned char previous = ' ';
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        words += (previous <= ' ') & (byte > ' ');
        previous = byte;
    }
    return words;
}
