/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a document with its marks. Goes out: counts, and a line for each difference. Cost: sorting the
 * entities of the article. */
#include "cli/context.h"
#include "cli/score.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A mark or a mention. */
struct row {
    uint32_t start, stop;
    ent_text entity, type, kind;
    const char *rule; /* NULL: a mark */
    bool common;
};

struct rows {
    struct row *at;
    size_t count;
};

static bool equal(ent_text a, ent_text b) {
    return a.len == b.len && (!a.len || !memcmp(a.at, b.at, a.len));
}

static ent_text text_of(const char *string) {
    return (ent_text){string, strlen(string)};
}

/* ---- rows ---- */

static bool counts(const struct session *session, ent_text type) {
    for (size_t i = 0; i < session->network.type_count; i++)
        if (equal(text_of(session->network.types[i]), type)) return true;
    return false;
}

/* Standoff may mark the same twice. */
static bool stands(const struct rows *rows, const struct row *row) {
    for (size_t i = rows->count; i > 0 && rows->at[i - 1].start == row->start; i--)
        if (rows->at[i - 1].stop == row->stop && equal(rows->at[i - 1].entity, row->entity)) return true;
    return false;
}

static void add_marks(struct rows *rows, struct scoring *scoring, const ent_article *article) {
    for (size_t i = 0; i < article->mark_count; i++) {
        const ent_mark *mark = &article->marks[i];
        struct row row = {mark->start, mark->stop, mark->entity, mark->type, mark->kind, NULL, false};
        size_t entity;
        if (!counts(scoring->session, row.type) || stands(rows, &row)) continue;
        rows->at[rows->count++] = row;
        scoring->unknown += ent_gazetteer_find(&entity, scoring->session->gazetteer, row.entity) != ENT_OK;
    }
}

static void add_mentions(struct rows *rows, const struct session *session, const ent_document *document) {
    for (size_t i = 0; i < document->mention_count; i++) {
        const ent_mention *mention = &document->mentions[i];
        ent_entity_view entity = ent_gazetteer_entity(session->gazetteer, mention->entity);
        if (!counts(session, entity.type)) continue;
        rows->at[rows->count++] = (struct row){
            mention->start, mention->stop, entity.id, entity.type, text_of(ent_kind_name(mention->kind)),
            mention->rule,  false};
    }
}

/* ---- counting ---- */

static struct tally *tally_of(struct tallies *tallies, ent_text name, bool add) {
    for (size_t i = 0; i < tallies->count; i++)
        if (equal(text_of(tallies->at[i].name), name)) return &tallies->at[i];
    if (!add || tallies->count == sizeof tallies->at / sizeof *tallies->at) return NULL;
    struct tally *tally = &tallies->at[tallies->count++];
    snprintf(tally->name, sizeof tally->name, "%.*s", (int)name.len, name.at);
    return tally;
}

/* Both are sorted by start; mentions do not overlap. */
static void match(struct scoring *scoring, struct rows *gold, struct rows *found) {
    for (size_t i = 0, k = 0; i < gold->count; i++) {
        struct row *mark = &gold->at[i];
        while (k < found->count && found->at[k].start < mark->start) k++;
        if (k == found->count) return;
        struct row *mention = &found->at[k];
        if (mention->start != mark->start || mention->stop != mark->stop ||
            !equal(mention->entity, mark->entity))
            continue;
        mark->common = mention->common = true;
        struct tally *type = tally_of(&scoring->types, mark->type, true);
        if (type && equal(mark->type, mention->type)) type->common++;
    }
}

static void count_rows(struct scoring *scoring, const struct rows *rows) {
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        size_t *side = row->rule ? &scoring->mentions.found : &scoring->mentions.gold;
        ++*side;
        scoring->mentions.common += row->common && !row->rule;
        struct tally *type = tally_of(&scoring->types, row->type, true);
        if (type) ++*(row->rule ? &type->found : &type->gold);
        struct tally *other = row->rule ? tally_of(&scoring->rules, text_of(row->rule), true)
                                        : tally_of(&scoring->kinds, row->kind, false);
        if (!other) continue;
        ++*(row->rule ? &other->found : &other->gold);
        other->common += row->common;
    }
}

static int compare(ent_text a, ent_text b) {
    size_t least = a.len < b.len ? a.len : b.len;
    int order = least ? memcmp(a.at, b.at, least) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int by_entity(const void *a, const void *b) {
    const struct row *left = a, *right = b;
    int order = compare(left->type, right->type);
    return order ? order : compare(left->entity, right->entity);
}

/* Sort by entity and keep one row of each. */
static void make_set(struct rows *rows) {
    size_t kept = 0;
    if (rows->count) qsort(rows->at, rows->count, sizeof *rows->at, by_entity);
    for (size_t i = 0; i < rows->count; i++)
        if (!kept || by_entity(&rows->at[kept - 1], &rows->at[i])) rows->at[kept++] = rows->at[i];
    rows->count = kept;
}

static size_t count_both(const struct rows *a, const struct rows *b) {
    size_t both = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        int order = by_entity(&a->at[i], &b->at[k]);
        both += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    return both;
}

static size_t pairs_of(size_t n) {
    return n ? n * (n - 1) / 2 : 0;
}

/* Reorders the rows. */
static void count_sets(struct scoring *scoring, struct rows *gold, struct rows *found) {
    make_set(gold);
    make_set(found);
    size_t both = count_both(gold, found);
    scoring->entities.gold += gold->count;
    scoring->entities.found += found->count;
    scoring->entities.common += both;
    scoring->pairs.gold += pairs_of(gold->count);
    scoring->pairs.found += pairs_of(found->count);
    scoring->pairs.common += pairs_of(both);
}

/* ---- errors ---- */

static const char *const heads[] = {"error",  "article", "start", "end",  "match", "type",
                                    "entity", "kind",    "rule",  "left", "right"};
enum { CELLS = sizeof heads / sizeof *heads };

ent_status score_error_heads(const struct session *session) {
    return ent_cells_write_heads(session->output, session->settings->format, heads, CELLS);
}

static ent_status write_error(const struct session *session, const ent_article *article,
                              const struct row *row, ent_span at) {
    char start[16], stop[16];
    snprintf(start, sizeof start, "%u", row->start);
    snprintf(stop, sizeof stop, "%u", row->stop);
    const ent_text cells[CELLS] = {
        text_of(row->rule ? "+" : "-"),
        article->id,
        text_of(start),
        text_of(stop),
        {article->text.at + at.begin, at.end - at.begin},
        row->type,
        row->entity,
        row->kind,
        text_of(row->rule ? row->rule : ""),
        context_before(article->text, at),
        context_after(article->text, at),
    };
    return session_more(session,
                        ent_cells_write(session->output, session->settings->format, heads, cells, CELLS));
}

/* In the order of the text, misses first. */
static ent_status write_errors(const struct session *session, const ent_article *article,
                               const struct rows *gold, const struct rows *found) {
    ent_status status = ENT_OK;
    size_t byte = 0;
    uint32_t point = 0;
    for (size_t i = 0, k = 0; !status && (i < gold->count || k < found->count);) {
        bool mark = k == found->count || (i < gold->count && gold->at[i].start <= found->at[k].start);
        const struct row *row = mark ? &gold->at[i++] : &found->at[k++];
        if (row->common) continue;
        context_seek(&byte, &point, article->text, row->start);
        size_t end = byte;
        uint32_t stop = point;
        context_seek(&end, &stop, article->text, row->stop);
        status = write_error(session, article, row, (ent_span){(uint32_t)byte, (uint32_t)end});
    }
    return status;
}

ent_status score_document(void *context, const ent_document *document) {
    struct scoring *scoring = context;
    const struct session *session = scoring->session;
    size_t room = document->article->mark_count + document->mention_count;
    struct row *at = calloc(room + 1, sizeof *at);
    if (!at) return ENT_NOMEM;
    struct rows gold = {at, 0}, found = {at + document->article->mark_count, 0};
    add_marks(&gold, scoring, document->article);
    add_mentions(&found, session, document);
    match(scoring, &gold, &found);
    count_rows(scoring, &gold);
    count_rows(scoring, &found);
    ent_status status =
        session->settings->errors ? write_errors(session, document->article, &gold, &found) : ENT_OK;
    count_sets(scoring, &gold, &found);
    free(at);
    return status;
}
