/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The walk goes from word to word of a sentence. What is known (mentions, ignored matches), titles, calendar
 * words and words in small letters are stepped over; a capitalised word begins a name, which takes in the
 * words that follow.
 *
 *     Alpian  President  [Ada van der Rue]  told the  [Council of Foos]  on  Monday ...
 *     known   title       name: titled                 name                  calendar */
#include "extract/names.h"
#include "base/utf8.h"
#include "extract/frame.h"

#define TITLES_HERE (ENTI_MARK(TITLES) | ENTI_OFFICE | ENTI_STYLE)
/* No part of a name though capitalised. */
#define OUTSIDE                                                                                              \
    (TITLES_HERE | ENTI_MARK(CALENDAR) | ENTI_MARK(ARTICLES) | ENTI_MARK(FUNCTION) | ENTI_MARK(FREQUENT) |   \
     ENTI_MARK(FORMER) | ENTI_MARK(ACTING) | ENTI_MARK(GENERIC) | ENTI_MARK(LEADERS))
#define HEADS (ENTI_MARK(STATE_WORDS) | ENTI_MARK(PARTY_WORDS) | ENTI_MARK(ORGANISATION_WORDS))

enum { LONGEST_NAME = 8 }; /* words */

struct walk {
    const ent_document *document;
    const enti_names *names;
    enti_frame frame; /* its text and lexicon, for lines in Title Case */
    enti_window sentence;
    size_t mention, hit; /* the first that ends after the place reached */
    uint32_t known_end;  /* of the last that was stepped over */
};

static bool is_ignored(const struct walk *walk, const enti_hit *hit) {
    const ent_gazetteer *gazetteer = walk->names->gazetteer;
    uint32_t alias = ENTI_ROWS_AT(&walk->names->hits->readings, enti_reading, hit->first)->alias;
    return gazetteer->entities[gazetteer->aliases[alias].entity].type == ENTI_IGNORE;
}

/* The end of the mention or ignored match that overlaps the word; 0: none. Words come in order. */
static uint32_t known_over(struct walk *walk, const enti_word *word) {
    const ent_document *document = walk->document;
    const enti_rows *hits = &walk->names->hits->hits;
    while (walk->mention < document->mention_count && document->mentions[walk->mention].at.end <= word->begin)
        walk->mention++;
    while (walk->hit < hits->count && ENTI_ROWS_AT(hits, enti_hit, walk->hit)->end <= word->begin)
        walk->hit++;
    if (walk->mention < document->mention_count && document->mentions[walk->mention].at.begin < word->end)
        return document->mentions[walk->mention].at.end;
    const enti_hit *hit = walk->hit < hits->count ? ENTI_ROWS_AT(hits, enti_hit, walk->hit) : NULL;
    return hit && hit->begin < word->end && is_ignored(walk, hit) ? hit->end : 0;
}

static uint32_t marks_of(const struct walk *walk, const enti_word *word) {
    const enti_lexeme *lexeme = enti_word_means(walk->names->lexicon, walk->sentence.text, word);
    return lexeme ? lexeme->marks : 0;
}

/* ---- one name ---- */

/* The capitalised word that goes on after small ones: "of the", "van der". */
static bool word_after_small(struct walk *walk, enti_word *next, uint32_t at, uint32_t small) {
    enti_phrase phrase;
    return enti_phrase_after(&phrase, walk->names->lexicon, &walk->sentence, at, small) && !phrase.capital &&
           phrase.joint <= ENTI_LINE_BREAK && enti_word_after(next, &walk->sentence, phrase.end) &&
           next->capital && next->joint <= ENTI_LINE_BREAK;
}

/* The next word of the name that ends at `name->at.end`, with `last` before it. */
static bool next_word(struct walk *walk, enti_word *next, const enti_name *name, uint32_t last) {
    enti_phrase phrase;
    uint32_t at = name->at.end;
    if (!enti_word_after(next, &walk->sentence, at)) return false;
    if (next->joint == ENTI_HYPHEN) return next->capital || name->words > 1;
    if (next->joint == ENTI_TOUCHING) return false;
    if (next->capital)
        return !enti_phrase_after(&phrase, walk->names->lexicon, &walk->sentence, at,
                                  TITLES_HERE | ENTI_MARK(CALENDAR));
    return word_after_small(walk, next, at,
                            ENTI_MARK(PARTICLES) | (last & HEADS ? (uint32_t)ENTI_MARK(OF) : 0));
}

/* The nearest mention of a state before the name in its sentence, else after it. */
static uint32_t state_beside(const struct walk *walk) {
    const ent_mention *mentions = walk->document->mentions;
    for (size_t i = walk->mention; i > 0 && mentions[i - 1].at.begin >= walk->sentence.begin; i--)
        if (walk->names->gazetteer->entities[mentions[i - 1].entity].type == ENTI_STATE)
            return mentions[i - 1].entity;
    for (size_t i = walk->mention;
         i < walk->document->mention_count && mentions[i].at.begin < walk->sentence.end; i++)
        if (walk->names->gazetteer->entities[mentions[i].entity].type == ENTI_STATE)
            return mentions[i].entity;
    return ENTI_NONE;
}

/* Read the name that begins with `word`. false: it touches what is known, as a part of it. */
static bool read_name(struct walk *walk, enti_name *name, const enti_word *word) {
    enti_word next, last = *word;
    enti_phrase phrase;
    bool touches = walk->known_end && word->joint == ENTI_SPACE && walk->known_end + 1 == word->begin;
    bool headed = false;
    uint32_t institution_end = 0;
    *name = (enti_name){.at = {word->begin, word->end}, .words = 1, .head = marks_of(walk, word)};
    name->state = state_beside(walk);
    name->first = enti_is_first(&walk->sentence, word->begin);
    name->titled = enti_phrase_before(&phrase, walk->names->lexicon, &walk->sentence, word->begin,
                                      (uint32_t)ENTI_OFFICE | (uint32_t)ENTI_STYLE);
    while (!last.possessive && name->words < LONGEST_NAME && next_word(walk, &next, name, name->head)) {
        if (known_over(walk, &next)) return false;
        headed |= next.begin > name->at.end + 1 && next.joint <= ENTI_LINE_BREAK && name->head & HEADS;
        if (!headed) name->head = marks_of(walk, &next);
        if (enti_phrase_after(&phrase, walk->names->lexicon, &walk->sentence, name->at.end,
                              ENTI_MARK(INSTITUTIONS)))
            institution_end = phrase.end;
        name->at.end = next.end;
        name->words++;
        last = next;
    }
    if (institution_end == name->at.end) name->head &= ~HEADS; /* "News Agency" */
    return !touches;
}

/* ---- the walk ---- */

static void walk_sentence(struct walk *walk, void (*each)(void *context, const enti_name *name),
                          void *context) {
    uint32_t at = walk->sentence.begin;
    while (at < walk->sentence.end) {
        enti_word word;
        enti_phrase phrase;
        enti_name name;
        if (!enti_word_after(&word, &walk->sentence, at)) {
            size_t next = at;
            enti_utf8_next(walk->sentence.text, &next);
            at = (uint32_t)next;
            continue;
        }
        uint32_t known = known_over(walk, &word);
        if (known) {
            walk->known_end = at = known > word.end ? known : word.end;
        } else if (enti_phrase_after(&phrase, walk->names->lexicon, &walk->sentence, at, OUTSIDE)) {
            at = phrase.end > at ? phrase.end : word.end;
        } else if (!word.capital) {
            at = word.end;
        } else {
            bool stands = read_name(walk, &name, &word);
            at = name.at.end;
            if (stands && !enti_in_title_case(&walk->frame, name.at.begin)) each(context, &name);
        }
    }
}

void enti_names_find(const enti_names *names, const ent_document *document,
                     void (*each)(void *context, const enti_name *name), void *context) {
    struct walk walk = {.document = document, .names = names};
    walk.frame.text = document->article->text;
    walk.frame.lexicon = names->lexicon;
    for (size_t i = 0; i < document->sentence_count; i++) {
        if (document->sentence_zones[i] != ENT_BODY) continue;
        ent_span at = document->sentences[i];
        walk.sentence = (enti_window){document->article->text, at.begin, at.end};
        walk_sentence(&walk, each, context);
    }
}
