/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The English lists that dividing a text needs, read from gazetteers/en/. */
#ifndef TESTS_ENGLISH_H
#define TESTS_ENGLISH_H

#include "base/arena.h"
#include "gazetteer/language.h"

__attribute__((weak)) bool enti_words_have(const enti_words *words, ent_text text) {
    for (size_t i = 0; i < words->count; i++)
        if (enti_text_equal(words->sorted[i], text)) return true;
    return false;
}

static int compare_texts(const void *a, const void *b) {
    return enti_text_compare(*(const ent_text *)a, *(const ent_text *)b);
}

/* The file's lines that are no comment, sorted. The words live in `arena`. */
static inline enti_words read_words(enti_arena *arena, const char *path) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    ent_text *words = ENTI_ARENA_ARRAY(arena, ent_text, 4096);
    size_t count = 0;
    for (char line[256]; fgets(line, sizeof line, file) && count < 4096;) {
        ent_text word = enti_text_trim(enti_text_of(line));
        if (word.len && word.at[0] != '#') words[count++] = enti_arena_copy(arena, word);
    }
    fclose(file);
    qsort(words, count, sizeof *words, compare_texts);
    return (enti_words){words, count, 1};
}

static inline const enti_language *read_english(enti_arena *arena) {
    enti_language *english = ENTI_ARENA_NEW(arena, enti_language);
    english->code = ENTI_TEXT("en");
    english->words[ENTI_WORDS_ABBREVIATIONS] = read_words(arena, "gazetteers/en/abbreviations.txt");
    english->words[ENTI_WORDS_STARTERS] = read_words(arena, "gazetteers/en/sentence-starters.txt");
    english->words[ENTI_WORDS_REPORTING] = read_words(arena, "gazetteers/en/reporting-verbs.txt");
    return english;
}

#endif
