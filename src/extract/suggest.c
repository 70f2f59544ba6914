/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: documents. Goes out: the names in them that no gazetteer has, with a guess of what they are. One
 * entry a name, under its folded key (an acronym as written). Cost: memory linear in different names; at the
 * end a look-up in the matcher for each that is frequent. */
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/frame.h"
#include "extract/names.h"
#include "gazetteer/ids.h"

#include <stdlib.h>

#define DEFAULT_LANGUAGE "en"

enum { BALLOTS = 4 }; /* states that an entry votes among */

struct ballot {
    uint32_t state, votes;
};

struct entry {
    ent_text key, text;
    size_t inner, first; /* inside a sentence, and at its beginning */
    size_t titled, words;
    size_t articles, last_article;
    uint32_t head;
    struct ballot ballots[BALLOTS];
    bool acronym, part; /* part: of the name of a leader who is suggested */
};

struct ent_suggester {
    const ent_gazetteer *gazetteer;
    enti_arena arena;
    enti_lexicon *lexicons; /* [language_count + 1]: the last is of no language */
    enti_matcher *matcher;
    enti_match_scratch *scratch;
    enti_hits hits;     /* of the text or name at hand */
    enti_ids *ids;      /* key to entry */
    enti_rows entries;  /* struct entry */
    enti_buffer folded; /* the key that is looked up */
    const ent_article *article;
    size_t articles;
};

/* ---- gathering ---- */

static ent_status set_up(ent_suggester *s, const ent_sink *sink) {
    const enti_languages *languages = &s->gazetteer->languages;
    const enti_match_options options = {0};
    s->ids = enti_ids_new(&s->arena);
    s->lexicons = ENTI_ARENA_ARRAY(&s->arena, enti_lexicon, languages->count + 1);
    if (!s->ids || !s->lexicons) return ENT_NOMEM;
    ent_status status = enti_matcher_new(&s->matcher, s->gazetteer, &options, sink);
    if (!status) status = enti_match_scratch_new(&s->scratch, s->matcher);
    for (size_t i = 0; i <= languages->count && !status; i++)
        status = enti_lexicon_build(&s->lexicons[i], s->gazetteer,
                                    i < languages->count ? &languages->at[i] : NULL, &s->arena);
    return status;
}

ent_status ent_suggester_new(ent_suggester **suggester, const ent_gazetteer *gazetteer,
                             const ent_sink *sink) {
    ent_suggester *made = calloc(1, sizeof *made);
    if (!made) return ENT_NOMEM;
    made->gazetteer = gazetteer;
    ent_status status = set_up(made, sink);
    if (status)
        ent_suggester_free(made);
    else
        *suggester = made;
    return status;
}

void ent_suggester_free(ent_suggester *s) {
    if (!s) return;
    enti_matcher_free(s->matcher);
    enti_match_scratch_free(s->scratch);
    enti_hits_release(&s->hits);
    enti_rows_release(&s->entries);
    enti_buffer_release(&s->folded);
    enti_arena_release(&s->arena);
    free(s);
}

static const enti_lexicon *lexicon_of(const ent_suggester *s, ent_text code) {
    const enti_languages *languages = &s->gazetteer->languages;
    const enti_language *language =
        enti_language_find(languages, code.len ? code : ENTI_TEXT(DEFAULT_LANGUAGE));
    return &s->lexicons[language ? (size_t)(language - languages->at) : languages->count];
}

/* Line breaks in a name are blanks. */
static ent_text copy_text(enti_arena *arena, ent_text text) {
    ent_text copy = enti_arena_copy(arena, text);
    char *bytes = (char *)copy.at;
    for (size_t i = 0; i < copy.len; i++)
        if (bytes[i] == '\n') bytes[i] = ' ';
    return copy;
}

static struct entry *entry_of(const ent_suggester *s, ent_text key) {
    uint32_t i = enti_ids_find(s->ids, key);
    return i == UINT32_MAX ? NULL : ENTI_ROWS_AT(&s->entries, struct entry, i);
}

static ent_text key_of(ent_suggester *s, ent_text text, bool acronym) {
    if (acronym) return text;
    enti_buffer_clear(&s->folded);
    enti_fold_key(&s->folded, text);
    if (s->folded.failed) s->arena.failed = true;
    return enti_buffer_text(&s->folded);
}

static struct entry *entry_made(ent_suggester *s, ent_text key, ent_text text) {
    struct entry *entry = entry_of(s, key);
    if (entry) return entry;
    ent_text kept = enti_arena_copy(&s->arena, key);
    entry = s->arena.failed ? NULL : ENTI_ROWS_ADD(&s->entries, struct entry);
    if (!entry) return NULL;
    entry->key = kept;
    entry->text = copy_text(&s->arena, text);
    return enti_ids_set(s->ids, kept, (uint32_t)(s->entries.count - 1)) ? entry : NULL;
}

/* The most frequent of few, by J. Misra and D. Gries, Finding repeated elements (1982): who has the majority
 * is never lost. */
static void vote(struct ballot ballots[BALLOTS], uint32_t state) {
    if (state == ENTI_NONE) return;
    struct ballot *unused = NULL;
    for (size_t i = 0; i < BALLOTS; i++) {
        if (ballots[i].votes && ballots[i].state == state) {
            ballots[i].votes++;
            return;
        }
        if (!ballots[i].votes && !unused) unused = &ballots[i];
    }
    if (unused) *unused = (struct ballot){state, 1};
    for (size_t i = 0; i < BALLOTS && !unused; i++) ballots[i].votes--;
}

static void gather(void *context, const enti_name *name) {
    ent_suggester *s = context;
    ent_text text = enti_text_slice(s->article->text, name->at.begin, name->at.end);
    if (enti_utf8_count(text) < 2) return;
    bool acronym = name->words == 1 && enti_begins_as_acronym(text);
    struct entry *entry = entry_made(s, key_of(s, text, acronym), text);
    if (!entry) {
        s->arena.failed = true;
        return;
    }
    entry->acronym = acronym;
    entry->words = name->words;
    entry->head |= name->head;
    entry->inner += !name->first;
    entry->first += name->first;
    entry->titled += name->titled;
    entry->articles += entry->last_article != s->articles;
    entry->last_article = s->articles;
    vote(entry->ballots, name->state);
}

ent_status ent_suggester_add(ent_suggester *s, const ent_document *document) {
    s->article = document->article;
    if (s->article->is_copy || !s->article->text.len) return ENT_OK;
    s->articles++;
    ent_status status = enti_matcher_scan(&s->hits, s->matcher, s->scratch, s->article->text, false, NULL);
    if (status) return status;
    enti_names names = {s->gazetteer, lexicon_of(s, s->article->language), &s->hits};
    enti_names_find(&names, document, gather, s);
    return s->arena.failed ? ENT_NOMEM : ENT_OK;
}

/* ---- telling ---- */

static size_t count_of(const struct entry *entry) {
    return entry->inner ? entry->inner + entry->first : 0;
}

static const struct {
    uint32_t mark;
    const char *type;
} type_words[] = {{ENTI_MARK(PARTY_WORDS), "party"},
                  {ENTI_MARK(ORGANISATION_WORDS), "organisation"},
                  {ENTI_MARK(STATE_WORDS), "state"}};

/* The type that a word of the name tells; NULL: none does. */
static const char *told_by_word(const struct entry *entry) {
    for (size_t i = 0; i < sizeof type_words / sizeof *type_words; i++)
        if (entry->words > 1 && entry->head & type_words[i].mark) return type_words[i].type;
    return NULL;
}

static const char *guess(const char **why, const struct entry *entry) {
    *why = "title";
    if (entry->titled * 4 >= count_of(entry) && entry->titled && !entry->acronym) return "leader";
    *why = "word";
    if (told_by_word(entry)) return told_by_word(entry);
    *why = "acronym";
    if (entry->acronym) return "organisation";
    *why = "";
    return "";
}

/* "Rue" beside "Ada Rue": the whole takes over its titles. */
static void join_parts(ent_suggester *s) {
    for (size_t i = 0; i < s->entries.count; i++) {
        struct entry *whole = ENTI_ROWS_AT(&s->entries, struct entry, i);
        size_t last = whole->key.len;
        while (last > 0 && whole->key.at[last - 1] != ' ') last--;
        struct entry *part =
            last && count_of(whole) ? entry_of(s, enti_text_slice(whole->key, last, whole->key.len)) : NULL;
        if (!part || !(part->titled || whole->titled) || told_by_word(whole)) continue;
        if (!part->part) whole->titled += part->titled;
        part->part = true;
    }
}

static uint32_t state_of(const struct entry *entry) {
    const struct ballot *best = &entry->ballots[0];
    for (size_t i = 1; i < BALLOTS; i++)
        if (entry->ballots[i].votes > best->votes) best = &entry->ballots[i];
    return best->votes * 2 > entry->inner + entry->first ? best->state : ENTI_NONE;
}

/* Errors: NOMEM, as failed arena. */
static bool is_covered(ent_suggester *s, ent_text text) {
    ent_status status = enti_matcher_read(&s->hits, s->matcher, s->scratch, text);
    if (status == ENT_NOMEM) s->arena.failed = true;
    return !status && s->hits.readings.count;
}

static int by_count(const void *a, const void *b) {
    const struct entry *left = *(struct entry *const *)a, *right = *(struct entry *const *)b;
    size_t of_left = count_of(left), of_right = count_of(right);
    return of_left != of_right ? (of_left < of_right ? 1 : -1) : enti_text_compare(left->text, right->text);
}

static ent_status tell(const struct entry *entry,
                       ent_status (*each)(void *context, const ent_suggestion *suggestion), void *context) {
    ent_suggestion suggestion = {.text = entry->text, .count = count_of(entry), .articles = entry->articles};
    uint32_t state = state_of(entry);
    suggestion.type = guess(&suggestion.why, entry);
    suggestion.state = state == ENTI_NONE ? ENT_NO_STATE : state;
    return each(context, &suggestion);
}

ent_status ent_suggester_each(ent_suggester *s, size_t min,
                              ent_status (*each)(void *context, const ent_suggestion *suggestion),
                              void *context) {
    ent_status status = ENT_OK;
    struct entry **sorted = calloc(s->entries.count + 1, sizeof *sorted);
    size_t count = 0;
    if (!sorted) return ENT_NOMEM;
    join_parts(s);
    for (size_t i = 0; i < s->entries.count; i++) {
        struct entry *entry = ENTI_ROWS_AT(&s->entries, struct entry, i);
        if (count_of(entry) && count_of(entry) >= min && !entry->part) sorted[count++] = entry;
    }
    qsort(sorted, count, sizeof *sorted, by_count);
    for (size_t i = 0; i < count && !status; i++)
        if (!is_covered(s, sorted[i]->text))
            status = s->arena.failed ? ENT_NOMEM : tell(sorted[i], each, context);
    free(sorted);
    return status;
}
