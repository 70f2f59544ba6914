/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: frozen tables and where their rows came from. Goes out: warnings of traps, each of which "accept"
 * can silence. Cost: n log n in the aliases and offices. */
#include "base/fold.h"
#include "base/utf8.h"
#include "gazetteer/loader.h"

#include <stdlib.h>

typedef struct checker {
    enti_loader *loader;
    const ent_gazetteer *gazetteer;
    const enti_frozen_origins *origins;
} checker;

static const enti_entity *entity_of(const checker *check, const enti_alias *alias) {
    return &check->gazetteer->entities[alias->entity];
}

static unsigned accepts_of(const checker *check, uint32_t entity) {
    return check->origins->entities[entity].accepts;
}

static enti_origin alias_origin(const checker *check, const enti_alias *alias) {
    return check->origins->aliases[alias - check->gazetteer->aliases].at;
}

/* ---- aliases of several entities ---- */

/* An alias under its folded key and, within one key, its spelling: case and accents as written. */
typedef struct keyed {
    ent_text key, spelling;
    const enti_alias *alias;
} keyed;

static int by_key(const void *left, const void *right) {
    const keyed *a = left, *b = right;
    int order = enti_text_compare(a->key, b->key);
    if (!order) order = enti_text_compare(a->spelling, b->spelling);
    return order ? order : (a->alias > b->alias) - (a->alias < b->alias);
}

/* The text with signs and blanks unified. */
static void add_spelling(enti_buffer *out, ent_text text) {
    for (size_t at = 0; at < text.len;) {
        uint32_t point = enti_utf8_next(text, &at);
        if (enti_is_invisible(point)) continue;
        if (enti_is_blank(point)) point = ' ';
        if (enti_is_apostrophe(point)) point = '\'';
        if (enti_is_hyphen(point)) point = '-';
        enti_buffer_add_point(out, point);
    }
}

static ent_text folded(enti_loader *loader, enti_buffer *buffer, ent_text text,
                       void (*fold)(enti_buffer *, ent_text)) {
    enti_buffer_clear(buffer);
    fold(buffer, text);
    if (buffer->failed) loader->out_of_memory = true;
    return enti_arena_copy(&loader->work, enti_buffer_text(buffer));
}

static size_t collect(const checker *check, keyed *rows) {
    enti_buffer buffer;
    size_t count = 0;
    enti_buffer_init(&buffer);
    for (size_t i = 0; i < check->gazetteer->alias_count; i++) {
        const enti_alias *alias = &check->gazetteer->aliases[i];
        if (alias->pattern) continue;
        rows[count++] = (keyed){folded(check->loader, &buffer, alias->text, enti_fold_key),
                                folded(check->loader, &buffer, alias->text, add_spelling), alias};
    }
    enti_buffer_release(&buffer);
    return count;
}

/* Whether two aliases can be met in one article. */
static bool meet(const enti_alias *a, const enti_alias *b) {
    bool apart = (a->to && b->from && a->to < b->from) || (b->to && a->from && b->to < a->from);
    bool other_language = a->lang.len && b->lang.len && !enti_text_equal(a->lang, b->lang);
    return a->entity != b->entity && !apart && !other_language && a->kind != ENT_SHORT &&
           b->kind != ENT_SHORT;
}

/* Warn of `a`, which comes after `b` among those of one spelling. */
static void warn_shared(const checker *check, const enti_alias *a, const enti_alias *b) {
    enti_warn(check->loader, alias_origin(check, a),
              accepts_of(check, a->entity) | accepts_of(check, b->entity), ENTI_WARN_SHARED,
              "alias '%s' of '%s' is one of '%s' too (%s)", a->text.at, entity_of(check, a)->id.at,
              entity_of(check, b)->id.at, enti_origin_text(check->loader, alias_origin(check, b)));
}

/* The keys are equal, so what is left beside case is accents. */
static bool differ_by_accents(ent_text a, ent_text b) {
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len)
        if (enti_point_lower(enti_utf8_next(a, &i)) != enti_point_lower(enti_utf8_next(b, &k))) return true;
    return i < a.len || k < b.len;
}

static bool are_twins(const checker *check, const keyed *a, const keyed *b) {
    bool names = a->alias->kind == ENT_NAME && b->alias->kind == ENT_NAME;
    bool one_type = entity_of(check, a->alias)->type == entity_of(check, b->alias)->type;
    return names && one_type && differ_by_accents(a->spelling, b->spelling);
}

static void warn_twins(const checker *check, const enti_alias *a, const enti_alias *b) {
    enti_warn(check->loader, alias_origin(check, a),
              accepts_of(check, a->entity) | accepts_of(check, b->entity), ENTI_WARN_TWIN,
              "'%s' of '%s' differs from '%s' of '%s' by accents alone (%s)", a->text.at,
              entity_of(check, a)->id.at, b->text.at, entity_of(check, b)->id.at,
              enti_origin_text(check->loader, alias_origin(check, b)));
}

/* Compare row `i` with the few before it that have its key; one warning is enough. */
static void check_row(const checker *check, const keyed *rows, size_t i) {
    enum { LOOK_BACK = 16 };
    size_t end = i > LOOK_BACK ? i - LOOK_BACK : 0;
    for (size_t k = i; k-- > end && enti_text_equal(rows[i].key, rows[k].key);) {
        if (!meet(rows[i].alias, rows[k].alias)) continue;
        bool shared = enti_text_equal(rows[i].spelling, rows[k].spelling);
        if (!shared && !are_twins(check, &rows[i], &rows[k])) continue;
        (shared ? warn_shared : warn_twins)(check, rows[i].alias, rows[k].alias);
        return;
    }
}

static void check_owners(const checker *check) {
    keyed *rows = ENTI_ARENA_ARRAY(&check->loader->work, keyed, check->gazetteer->alias_count);
    if (!rows) return;
    size_t count = collect(check, rows);
    if (check->loader->work.failed) return;
    qsort(rows, count, sizeof *rows, by_key);
    for (size_t i = 1; i < count; i++) check_row(check, rows, i);
}

/* ---- words that are not only names ---- */

static bool is_in_list(const checker *check, const enti_alias *alias, enti_word_list list) {
    const enti_languages *languages = &check->gazetteer->languages;
    for (size_t i = 0; i < languages->count; i++) {
        bool spoken = !alias->lang.len || enti_text_equal(alias->lang, languages->at[i].code);
        if (spoken && enti_words_have_folded(&languages->at[i].words[list], alias->text)) return true;
    }
    return false;
}

/* A weak alias needs evidence anyway; an acronym is told from a word by its capitals, and a short alias from
 * a given name by the run that it stands in. */
static void check_words(const checker *check, const enti_alias *alias) {
    const enti_entity *entity = entity_of(check, alias);
    if (alias->weak || alias->pattern || alias->kind == ENT_ACRONYM || entity->type == ENTI_IGNORE) return;
    enti_origin at = alias_origin(check, alias);
    unsigned accepts = accepts_of(check, alias->entity);
    if (is_in_list(check, alias, ENTI_WORDS_COMMON))
        enti_warn(check->loader, at, accepts, ENTI_WARN_COMMON_WORD,
                  "alias '%s' of '%s' is a common word: make it weak", alias->text.at, entity->id.at);
    else if (alias->kind != ENT_SHORT && is_in_list(check, alias, ENTI_WORDS_GIVEN_NAMES))
        enti_warn(check->loader, at, accepts, ENTI_WARN_GIVEN_NAME,
                  "alias '%s' of '%s' is a given name: make it weak", alias->text.at, entity->id.at);
}

static void check_aliases(const checker *check) {
    for (size_t i = 0; i < check->gazetteer->alias_count; i++) {
        const enti_alias *alias = &check->gazetteer->aliases[i];
        check_words(check, alias);
        if (check->origins->aliases[i].matches_empty)
            enti_warn(check->loader, check->origins->aliases[i].at, accepts_of(check, alias->entity),
                      ENTI_WARN_EMPTY_PATTERN, "pattern '%s' of '%s' can match the empty string",
                      alias->text.at, entity_of(check, alias)->id.at);
    }
}

/* ---- dates of offices ---- */

typedef struct held {
    const enti_office *office;
    uint32_t holder;
} held;

static int compare_offices(const enti_office *a, const enti_office *b) {
    if (a->class != b->class) return a->class < b->class ? -1 : 1;
    if (a->of != b->of) return a->of < b->of ? -1 : 1;
    return enti_text_compare(a->title, b->title);
}

/* By office, holder, begin. */
static int by_office(const void *left, const void *right) {
    const held *a = left, *b = right;
    int order = compare_offices(a->office, b->office);
    if (order) return order;
    if (a->holder != b->holder) return a->holder < b->holder ? -1 : 1;
    return (a->office->from > b->office->from) - (a->office->from < b->office->from);
}

static enti_origin office_origin(const checker *check, const enti_office *office) {
    return check->origins->offices[office - check->gazetteer->offices];
}

static const char *class_name(const checker *check, const enti_office *office) {
    return check->gazetteer->classes[office->class].name.at;
}

/* Two terms of one holder; a term may begin on the day on which the one before ends. */
static void check_terms(const checker *check, const held *a, const held *b) {
    if (a->office->to && a->office->to <= b->office->from) return;
    enti_warn(check->loader, office_origin(check, b->office), accepts_of(check, b->holder), ENTI_WARN_DATES,
              "'%s' is %s twice at one time (%s)", check->gazetteer->entities[b->holder].id.at,
              class_name(check, b->office), enti_origin_text(check->loader, office_origin(check, a->office)));
}

static bool is_open(const checker *check, const held *row) {
    const enti_office *office = row->office;
    return !office->to && !office->acting && office->of != ENTI_NONE &&
           check->gazetteer->classes[office->class].standing;
}

static void check_holders(const checker *check, const held *a, const held *b) {
    enti_warn(check->loader, office_origin(check, b->office),
              accepts_of(check, a->holder) | accepts_of(check, b->holder), ENTI_WARN_DATES,
              "'%s' and '%s' (%s) are both %s of '%s' with no end",
              check->gazetteer->entities[b->holder].id.at, check->gazetteer->entities[a->holder].id.at,
              enti_origin_text(check->loader, office_origin(check, a->office)), class_name(check, b->office),
              check->gazetteer->entities[b->office->of].id.at);
}

static void check_offices(const checker *check) {
    const ent_gazetteer *gazetteer = check->gazetteer;
    held *rows = ENTI_ARENA_ARRAY(&check->loader->work, held, gazetteer->office_count);
    const held *open = NULL;
    size_t count = 0;
    if (!rows) return;
    for (uint32_t e = 0; e < gazetteer->entity_count; e++) {
        enti_range offices = gazetteer->entities[e].offices;
        for (uint32_t i = 0; i < offices.count; i++)
            rows[count++] = (held){&gazetteer->offices[offices.first + i], e};
    }
    qsort(rows, count, sizeof *rows, by_office);
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && compare_offices(rows[i - 1].office, rows[i].office) == 0;
        if (same && rows[i - 1].holder == rows[i].holder) check_terms(check, &rows[i - 1], &rows[i]);
        if (!same) open = NULL;
        if (!is_open(check, &rows[i])) continue;
        if (open && open->holder != rows[i].holder) check_holders(check, open, &rows[i]);
        open = &rows[i];
    }
}

void enti_check(enti_loader *loader, const ent_gazetteer *gazetteer, const enti_frozen_origins *origins) {
    const checker check = {loader, gazetteer, origins};
    check_owners(&check);
    check_aliases(&check);
    check_offices(&check);
}
