/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: word lists of one language, words for offices, titles of office. Goes out: a hash table from
 * folded phrases to what they mean. Invariant: a phrase of n words is there with its n-1 beginnings and n-1
 * ends. Cost: linear in the words, once; a look-up is one hash and one comparison. */
#include "extract/lexicon.h"
#include "base/fold.h"
#include "base/hash.h"

enum { LONGEST_TITLE = 7 }; /* words; longer titles are not looked for before names */

typedef struct builder {
    enti_lexicon *lexicon;
    const ent_gazetteer *gazetteer;
    enti_arena *arena;
    enti_buffer key;
} builder;

static enti_lexeme *place_of(const enti_lexicon *lexicon, ent_text key) {
    size_t at = (size_t)enti_hash64(key, 0) & (lexicon->capacity - 1);
    while (lexicon->lexemes[at].key.len && !enti_text_equal(lexicon->lexemes[at].key, key))
        at = (at + 1) & (lexicon->capacity - 1);
    return &lexicon->lexemes[at];
}

const enti_lexeme *enti_lexicon_find(const enti_lexicon *lexicon, ent_text key) {
    if (!key.len) return NULL;
    const enti_lexeme *place = place_of(lexicon, key);
    return place->key.len ? place : NULL;
}

/* Twice the places; the old ones stay in the arena. */
static bool grow(builder *b) {
    enti_lexicon old = *b->lexicon;
    size_t capacity = old.capacity ? old.capacity * 2 : 4096;
    enti_lexeme *lexemes = ENTI_ARENA_ARRAY(b->arena, enti_lexeme, capacity);
    if (!lexemes) return false;
    b->lexicon->lexemes = lexemes;
    b->lexicon->capacity = capacity;
    for (size_t i = 0; i < old.capacity; i++)
        if (old.lexemes[i].key.len) *place_of(b->lexicon, old.lexemes[i].key) = old.lexemes[i];
    return true;
}

/* The lexeme of `key`, made where there is none; NULL: out of memory, or an empty key. */
static enti_lexeme *take(builder *b, ent_text key) {
    enti_lexicon *lexicon = b->lexicon;
    if (!key.len) return NULL;
    if (lexicon->count * 2 >= lexicon->capacity && !grow(b)) return NULL;
    enti_lexeme *place = place_of(lexicon, key);
    if (place->key.len) return place;
    ent_text copy = enti_arena_copy(b->arena, key);
    if (!copy.at) return NULL;
    place->key = copy;
    lexicon->count++;
    return place;
}

static void note_beginning(builder *b, ent_text key, uint32_t marks) {
    b->lexicon->beginnings[enti_beginning_of(key.at, key.len)] |= marks;
}

/* Mark a phrase, and the keys of its beginnings and ends. NULL: out of memory, or an empty key. */
static enti_lexeme *mark(builder *b, ent_text key, uint32_t marks) {
    for (size_t i = 0; i < key.len; i++) {
        if (key.at[i] != ' ') continue;
        ent_text front = enti_text_slice(key, 0, i), back = enti_text_slice(key, i + 1, key.len);
        enti_lexeme *begins = take(b, front);
        if (begins) begins->begins |= marks;
        enti_lexeme *ends = take(b, back);
        if (ends) ends->ends |= marks;
        note_beginning(b, front, marks);
        note_beginning(b, back, marks);
    }
    enti_lexeme *lexeme = take(b, key);
    if (!lexeme) return NULL;
    lexeme->marks |= marks;
    note_beginning(b, key, marks);
    return lexeme;
}

/* The folded key of a phrase, valid until the next call. */
static ent_text folded(builder *b, ent_text text) {
    enti_buffer_clear(&b->key);
    enti_fold_key(&b->key, text);
    if (b->key.failed) b->arena->failed = true;
    size_t n = 0;
    for (size_t i = 0; i < b->key.len; i++) {
        char c = b->key.bytes[i];
        if (c != '.') b->key.bytes[n++] = c == '-' ? ' ' : c;
    }
    b->key.len = n;
    return enti_text_trim(enti_buffer_text(&b->key));
}

static bool has_sense(const enti_lexeme *lexeme, const enti_sense *like) {
    for (const enti_sense *sense = lexeme->senses; sense; sense = sense->next)
        if (sense->class == like->class && sense->word == like->word && sense->plural == like->plural)
            return true;
    return false;
}

static void add_sense(builder *b, ent_text key, enti_sense sense) {
    enti_lexeme *lexeme = mark(b, key, sense.word == ENTI_NONE ? ENTI_STYLE : ENTI_OFFICE);
    if (!lexeme || has_sense(lexeme, &sense)) return;
    enti_sense *kept = ENTI_ARENA_NEW(b->arena, enti_sense);
    if (!kept) return;
    sense.next = lexeme->senses;
    *kept = sense;
    lexeme->senses = kept;
}

/* `key` with an s after its first word, its last or each of them, as plurals are made in the languages that
 * we know: prime ministers, heads of state, premiers ministres. */
static void add_plural(builder *b, ent_text key, enti_sense sense, bool first, bool last) {
    char plural[160];
    size_t n = 0;
    bool in_first = true;
    for (size_t i = 0; i <= key.len; i++) {
        if (n + 3 > sizeof plural) return;
        bool end = i == key.len;
        if (end || key.at[i] == ' ') {
            if (end ? last : in_first ? first : first && last) plural[n++] = 's';
            in_first = false;
        }
        if (!end) plural[n++] = key.at[i];
    }
    sense.plural = true;
    add_sense(b, enti_text(plural, n), sense);
}

static void add_office(builder *b, ent_text text, enti_sense sense) {
    char copy[128];
    ent_text key = folded(b, text);
    if (!key.len || key.len > sizeof copy) return;
    memcpy(copy, key.at, key.len);
    key.at = copy;
    add_sense(b, key, sense);
    add_plural(b, key, sense, false, true);
    if (enti_text_find_byte(key, 0, ' ') == key.len) return;
    add_plural(b, key, sense, true, false);
    add_plural(b, key, sense, true, true);
}

/* PM, MP, VP: without a small letter. */
static bool is_acronym(ent_text text) {
    for (size_t i = 0; i < text.len; i++)
        if (!enti_is_upper(text.at[i])) return false;
    return text.len > 1;
}

static void add_office_words(builder *b, ent_text language) {
    const ent_gazetteer *g = b->gazetteer;
    for (uint32_t class = 0; class < g->class_count; class ++) {
        enti_range words = g->classes[class].words;
        for (uint32_t w = words.first; w < words.first + words.count; w++) {
            const enti_office_word *word = &g->office_words[w];
            if (word->lang.len && !enti_text_equal(word->lang, language)) continue;
            add_office(b, word->text, (enti_sense){class, w, false, is_acronym(word->text), NULL});
        }
    }
}

static void add_titles(builder *b) {
    const ent_gazetteer *g = b->gazetteer;
    for (size_t i = 0; i < g->office_count; i++) {
        ent_text title = folded(b, g->offices[i].title);
        size_t words = 1;
        for (size_t k = 0; k < title.len; k++) words += title.at[k] == ' ';
        if (words > LONGEST_TITLE) continue;
        add_sense(b, title, (enti_sense){g->offices[i].class, ENTI_NONE, false, false, NULL});
    }
}

static void add_lists(builder *b, const enti_language *language) {
    for (uint32_t list = 0; list < ENTI_WORD_LIST_COUNT; list++) {
        const enti_words *words = &language->words[list];
        for (size_t i = 0; i < words->count; i++) mark(b, folded(b, words->sorted[i]), UINT32_C(1) << list);
    }
}

ent_status enti_lexicon_build(enti_lexicon *lexicon, const ent_gazetteer *gazetteer,
                              const enti_language *language, enti_arena *arena) {
    enti_lexicon built = {.language = language};
    builder b = {&built, gazetteer, arena, {0}};
    built.beginnings = ENTI_ARENA_ARRAY(arena, uint32_t, ENTI_BEGINNINGS);
    if (built.beginnings && grow(&b)) {
        add_office_words(&b, language ? language->code : enti_text(NULL, 0));
        add_titles(&b);
        if (language) add_lists(&b, language);
    }
    enti_buffer_release(&b.key);
    if (arena->failed) return ENT_NOMEM;
    *lexicon = built;
    return ENT_OK;
}
