/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: files of articles, and a size. Goes out: gazetteer lines and articles. Ordinary words are
 * drawn from the words of those articles, so that they have their frequencies. Names are made of syllables,
 * each of its own number, so that no two are alike; one word in fifteen is a name, by Zipf's law over the
 * aliases' ranks: the first thousand of 100,000 are some six tenths of what is mentioned.
 */
#include "bench.h"

#include "base/file.h"

#include <math.h>

enum { FIRST_NAMES = 3000, ARTICLE_WORDS = 545, NAME_EVERY = 15, FIRST_NAME_AT = 300000 };

static uint64_t random_next(uint64_t *state) {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static size_t random_below(uint64_t *state, size_t n) {
    return (size_t)(random_next(state) >> 33) % n;
}

static double random_unit(uint64_t *state) {
    return (double)(random_next(state) >> 11) * 0x1p-53;
}

/* ---- Names ---- */

/* A capitalised word of three syllables; different for each number below 512,000. */
static ent_text word_of_number(enti_arena *arena, size_t number) {
    static const char consonants[] = "bdfghjklmnprstvz", vowels[] = "aeiou", ends[] = "nrs";
    char word[8];
    size_t digits = number * 314159 % 512000, len = 0;
    for (int i = 0; i < 3; i++, digits /= 80) {
        word[len++] = consonants[digits % 80 / 5];
        word[len++] = vowels[digits % 5];
    }
    if (number % 4) word[len++] = ends[number % 4 - 1];
    word[0] = (char)(word[0] - 'a' + 'A');
    return enti_arena_copy(arena, enti_text(word, len));
}

struct names {
    size_t count; /* aliases so far */
    uint64_t state;
};

static void add_line(bench_corpus *corpus, const char *type, size_t number, ent_text name) {
    enti_buffer_add_format(&corpus->lines, "{\"id\": \"%s-%zu\", \"type\": \"%s\", \"name\": \"%.*s\"}\n",
                           type, number, type, (int)name.len, name.at);
}

/* A leader has two aliases, the surname being the second. */
static void add_leader(bench_corpus *corpus, struct names *names) {
    double unit = random_unit(&names->state);
    size_t number = names->count, first = (size_t)(FIRST_NAMES * unit * unit);
    ent_text given = word_of_number(&corpus->arena, FIRST_NAME_AT + first);
    ent_text surname = word_of_number(&corpus->arena, number);
    ent_text name = enti_arena_format(&corpus->arena, "%.*s %.*s", (int)given.len, given.at, (int)surname.len,
                                      surname.at);
    corpus->aliases[names->count++] = name;
    corpus->aliases[names->count++] = surname;
    add_line(corpus, "leader", number, name);
}

static void add_other(bench_corpus *corpus, struct names *names, const char *type, const char *rest) {
    size_t number = names->count;
    ent_text word = word_of_number(&corpus->arena, number);
    ent_text name = enti_arena_format(&corpus->arena, "%.*s%s", (int)word.len, word.at, rest);
    corpus->aliases[names->count++] = name;
    add_line(corpus, type, number, name);
}

/* Whether a gazetteer of 1,000, 10,000 or 100,000 aliases lacks but one. */
static bool is_nearly_full(size_t count) {
    size_t size = 1000;
    while (size < count + 1) size *= 10;
    return size == count + 1;
}

static void make_names(bench_corpus *corpus) {
    struct names names = {0, 20261125};
    corpus->aliases = ENTI_ARENA_ARRAY(&corpus->arena, ent_text, BENCH_MOST_ALIASES);
    while (corpus->aliases && names.count < BENCH_MOST_ALIASES) {
        size_t dice = random_below(&names.state, 10);
        if (dice < 5 && !is_nearly_full(names.count))
            add_leader(corpus, &names);
        else if (dice < 7)
            add_other(corpus, &names, "state", "");
        else if (dice < 9)
            add_other(corpus, &names, "party", " People's Party");
        else
            add_other(corpus, &names, "organisation", " Development Union");
    }
}

ent_text bench_corpus_gazetteer(const bench_corpus *corpus, size_t aliases) {
    ent_text lines = enti_buffer_text(&corpus->lines);
    size_t at = 0;
    while (aliases > 0) {
        aliases -=
            enti_text_starts(enti_text_slice(lines, at, lines.len), ENTI_TEXT("{\"id\": \"leader")) ? 2 : 1;
        at = enti_text_find_byte(lines, at, '\n') + 1;
    }
    return enti_text_slice(lines, 0, at);
}

/* ---- Ordinary words ---- */

struct writer {
    bench_corpus *corpus;
    enti_buffer source;
    enti_rows words; /* ent_text in `source` */
    uint64_t state;
};

static void take_words(struct writer *w) {
    ent_text source = enti_buffer_text(&w->source);
    for (size_t at = 0, end; at < source.len; at = end + 1) {
        for (end = at; end < source.len && enti_is_lower(source.at[end]);) end++;
        bool ends = end == source.len || enti_is_space(source.at[end]) || source.at[end] == ',' ||
                    source.at[end] == '.';
        bool begins = at == 0 || enti_is_space(source.at[at - 1]);
        ent_text *word = begins && ends && end > at ? ENTI_ROWS_ADD(&w->words, ent_text) : NULL;
        if (word) *word = enti_text_slice(source, at, end);
    }
}

/* ---- Articles ---- */

static void add_word(struct writer *w, bool capital) {
    ent_text word = *ENTI_ROWS_AT(&w->words, ent_text, random_below(&w->state, w->words.count));
    enti_buffer *out = &w->corpus->text;
    enti_buffer_add_byte(out, capital ? (char)(word.at[0] - 'a' + 'A') : word.at[0]);
    enti_buffer_add(out, enti_text_slice(word, 1, word.len));
    w->corpus->words++;
}

static void add_name(struct writer *w) {
    static const char *const behind[] = {"\u2019s", "\u2019s", "'s", "-backed", ",", ",", ","};
    size_t rank = (size_t)exp(random_unit(&w->state) * log(BENCH_MOST_ALIASES));
    enti_buffer_add(&w->corpus->text, w->corpus->aliases[rank - 1]);
    size_t dice = random_below(&w->state, 20);
    if (dice < sizeof behind / sizeof *behind) enti_buffer_add_string(&w->corpus->text, behind[dice]);
    w->corpus->words++;
}

static void add_sentence(struct writer *w) {
    enti_buffer *out = &w->corpus->text;
    size_t words = 12 + random_below(&w->state, 16), dice = random_below(&w->state, 12);
    if (dice == 0) enti_buffer_add_string(out, "\u201C");
    for (size_t i = 0; i < words; i++) {
        if (i > 0) enti_buffer_add_string(out, random_below(&w->state, 60) ? " " : " \u2014 ");
        if (random_below(&w->state, NAME_EVERY))
            add_word(w, i == 0);
        else
            add_name(w);
    }
    enti_buffer_add_string(out, dice == 0 ? ".\u201D" : ".");
}

static void add_article(struct writer *w) {
    bench_corpus *corpus = w->corpus;
    ent_span *span = ENTI_ROWS_ADD(&corpus->articles, ent_span);
    size_t begin = corpus->text.len, first_word = corpus->words;
    add_word(w, true);
    for (size_t i = 0; i < 8; i++) {
        enti_buffer_add_byte(&corpus->text, ' ');
        add_word(w, false);
    }
    while (corpus->words - first_word < ARTICLE_WORDS) {
        enti_buffer_add_string(&corpus->text, "\n\n");
        for (size_t i = random_below(&w->state, 4) + 1; i > 0; i--) {
            add_sentence(w);
            if (i > 1) enti_buffer_add_byte(&corpus->text, ' ');
        }
    }
    enti_buffer_add_byte(&corpus->text, '\n');
    if (span) *span = (ent_span){(uint32_t)begin, (uint32_t)corpus->text.len};
}

static bool has_failed(const struct writer *w) {
    const bench_corpus *c = w->corpus;
    return c->arena.failed || c->lines.failed || c->text.failed || c->articles.failed || w->words.failed;
}

ent_status bench_corpus_make(bench_corpus *corpus, char *const *files, size_t file_count, size_t bytes) {
    struct writer w = {.corpus = corpus, .state = 5};
    ent_status status = ENT_OK;
    *corpus = (bench_corpus){.words = 0};
    for (size_t i = 0; i < file_count && !status; i++) status = enti_file_read(&w.source, files[i], SIZE_MAX);
    take_words(&w);
    if (!status && !w.words.count) status = ENT_INPUT;
    if (!status) make_names(corpus);
    while (!status && !has_failed(&w) && corpus->text.len < bytes) add_article(&w);
    if (!status && has_failed(&w)) status = ENT_NOMEM;
    enti_rows_release(&w.words);
    enti_buffer_release(&w.source);
    return status;
}

void bench_corpus_release(bench_corpus *corpus) {
    enti_arena_release(&corpus->arena);
    enti_buffer_release(&corpus->lines);
    enti_buffer_release(&corpus->text);
    enti_rows_release(&corpus->articles);
}
