/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rule shared. Comes in: open candidates that several entities own. Goes out: those where evidence leaves one
 * owner, in this order: already named in the article; its title before the alias; its state or party in the
 * sentence; a party's state in the article; in office on the date. Each step keeps the owners that it fits,
 * if it fits any. A short alias needs more than an office: its leader's state or party in the article. The
 * rest stays open: ambiguous. Cost: the owners of each candidate, times the mentions of its sentence up to a
 * limit. */
#include "extract/frame.h"

enum { MOST_OWNERS = 32, NEARBY = 24 };

typedef struct owners {
    uint32_t readings[MOST_OWNERS];
    size_t count;
} owners;

typedef struct question {
    enti_frame *frame;
    size_t candidate;
    enti_title title;
    bool titled;
} question;

typedef bool test(const question *q, const enti_alias *alias);

static bool is_leader(const question *q, const enti_alias *alias) {
    return enti_type_of(q->frame, alias->entity) == ENTI_LEADER;
}

static bool is_named(const question *q, const enti_alias *alias) {
    const enti_knowledge *known = enti_known(q->frame, alias->entity);
    if (alias->kind == ENT_SHORT)
        return known->named_from <= enti_candidate_at(q->frame, q->candidate)->begin;
    return known->mentioned;
}

static bool bears_title(const question *q, const enti_alias *alias) {
    bool held;
    return q->titled && is_leader(q, alias) && enti_bears_title(q->frame, alias->entity, &q->title, &held);
}

static bool holds_title(const question *q, const enti_alias *alias) {
    bool held = false;
    if (q->titled && is_leader(q, alias)) enti_bears_title(q->frame, alias->entity, &q->title, &held);
    return held;
}

/* Whether a candidate of the sentence counts as `entity`. */
static bool stands_in_sentence(const question *q, uint32_t entity) {
    if (entity == ENTI_NONE || !enti_mentioned(q->frame, entity)) return false;
    uint32_t sentence = enti_candidate_at(q->frame, q->candidate)->sentence;
    size_t first = q->candidate, n = 0;
    while (first > 0 && n++ < NEARBY && enti_candidate_at(q->frame, first - 1)->sentence == sentence) first--;
    for (size_t i = first; i < enti_candidate_count(q->frame) && i < first + 2 * NEARBY; i++) {
        const enti_candidate *candidate = enti_candidate_at(q->frame, i);
        if (candidate->sentence != sentence) break;
        if (candidate->verdict == ENTI_COUNTS && candidate->entity == entity) return true;
    }
    return false;
}

static bool is_at_home(const question *q, const enti_alias *alias) {
    const ent_gazetteer *g = q->frame->gazetteer;
    const enti_entity *entity = &g->entities[alias->entity];
    return stands_in_sentence(q, enti_link_on(g, entity->states, q->frame->date)) ||
           stands_in_sentence(q, enti_link_on(g, entity->parties, q->frame->date));
}

/* Its state is in the article: for parties and the like, whose names states share. */
static bool is_in_article(const question *q, const enti_alias *alias) {
    const ent_gazetteer *g = q->frame->gazetteer;
    return !is_leader(q, alias) &&
           enti_mentioned(q->frame, enti_link_on(g, g->entities[alias->entity].states, q->frame->date));
}

static bool is_in_office(const question *q, const enti_alias *alias) {
    return q->frame->date && enti_holds_any(q->frame->gazetteer, alias->entity, q->frame->date);
}

/* A name that is whole, against parts of leaders' names. */
static bool is_whole(const question *q, const enti_alias *alias) {
    (void)q;
    return enti_is_strong(alias);
}

/* Keep the owners that fit, if any do. */
static bool keep(owners *list, const question *q, test *fits) {
    owners kept = {.count = 0};
    for (size_t i = 0; i < list->count; i++)
        if (fits(q, enti_reading_alias(q->frame, list->readings[i])))
            kept.readings[kept.count++] = list->readings[i];
    if (kept.count) *list = kept;
    return kept.count > 0;
}

static owners owners_in_date(const enti_frame *frame, const enti_candidate *candidate) {
    owners list = {.count = 0};
    for (uint32_t r = candidate->first; r < candidate->first + candidate->count && list.count < MOST_OWNERS;
         r++)
        if (enti_in_date(frame, enti_reading_alias(frame, r))) list.readings[list.count++] = r;
    return list;
}

/* A weak alias needs evidence here as elsewhere; a short one that only an office speaks for must be at home
 * in the article, and a name. */
static bool is_likely(const question *q, uint32_t reading) {
    enti_frame *frame = q->frame;
    const enti_alias *alias = enti_reading_alias(frame, reading);
    uint32_t index = enti_reading_alias_index(frame, reading);
    if (alias->kind != ENT_SHORT) return !alias->weak || enti_weak_counts(frame, q->candidate, reading);
    return !alias->weak && !enti_usage_of(frame, index)->in_run &&
           !enti_may_be_word(frame, q->candidate, index) && is_in_office(q, alias) &&
           enti_home_mentioned(frame, alias->entity);
}

static const char *narrow(owners *list, const question *q) {
    static const struct {
        test *fits;
        const char *reason;
    } steps[] = {{holds_title, "titled"},
                 {bears_title, "titled"},
                 {is_named, "named in the article"},
                 {is_whole, "a whole name"},
                 {is_at_home, "its state or party is in the sentence"},
                 {is_in_article, "its state is in the article"},
                 {is_in_office, "in office on the date"}};
    bool certain =
        false; /* the owners are named or titled: no more evidence is needed than tells them apart */
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        bool fitted = keep(list, q, steps[i].fits);
        certain |= fitted && i < 3;
        if (list->count == 1 && fitted)
            return certain || is_likely(q, list->readings[0]) ? steps[i].reason : NULL;
    }
    return NULL;
}

static bool has_whole(const question *q, const owners *list) {
    for (size_t i = 0; i < list->count; i++)
        if (is_whole(q, enti_reading_alias(q->frame, list->readings[i]))) return true;
    return false;
}

static void decide(enti_frame *frame, size_t i) {
    enti_candidate *candidate = enti_candidate_at(frame, i);
    owners list = owners_in_date(frame, candidate);
    question q = {.frame = frame, .candidate = i};
    if (list.count == 0) {
        enti_settle(candidate, ENTI_LISTED, "shared", "out of date");
        return;
    }
    if (!has_whole(&q, &list) && enti_run_around(frame, i)) {
        enti_settle(candidate, ENTI_NOBODY, "shared", "in a longer name");
        return;
    }
    q.titled = enti_title_before(&q.title, frame, i);
    const char *reason = narrow(&list, &q);
    if (reason)
        enti_count_as(frame, candidate, list.readings[0], "shared", reason);
    else if (!has_whole(&q, &list) &&
             enti_may_be_word(frame, i, enti_reading_alias_index(frame, candidate->first)))
        enti_settle(candidate, ENTI_NOBODY, "shared", "an ordinary word");
}

ent_status enti_rule_shared(enti_frame *frame) {
    for (size_t i = 0; i < enti_candidate_count(frame); i++) {
        enti_candidate *candidate = enti_candidate_at(frame, i);
        if (candidate->verdict == ENTI_OPEN && !candidate->covered && candidate->count > 1) decide(frame, i);
    }
    return frame->named_offices.failed ? ENT_NOMEM : ENT_OK;
}
