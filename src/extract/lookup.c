/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a name. Goes out: what it can mean, in date before out of date, strong before weak, then by kind.
 * Cost: a matcher is built for the question. */
#include "base/buffer.h"
#include "extract/matcher.h"

#include <stdlib.h>

typedef struct asking {
    const ent_gazetteer *gazetteer;
    ent_date date;
    enti_matcher *matcher;
    enti_match_scratch *scratch;
    enti_hits hits;
    enti_buffer words; /* variants and offices */
} asking;

static const char *const variants[] = {"accents off",  "in capitals", "surname in capitals",
                                       "parts joined", "plural",      "case ignored"};

static bool in_date(const asking *a, const enti_alias *alias) {
    return !a->date || enti_date_within(a->date, alias->from, alias->to);
}

/* Lower is better. */
static int rank(const asking *a, const enti_alias *alias) {
    return (in_date(a, alias) ? 0 : 2 * ENT_KIND_COUNT) + (alias->weak ? ENT_KIND_COUNT : 0) + alias->kind;
}

static void add_part(enti_buffer *out, size_t from, const char *separator, ent_text part) {
    if (out->len > from) enti_buffer_add_string(out, separator);
    enti_buffer_add(out, part);
}

static void add_variant(enti_buffer *out, uint32_t bits) {
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
        if (bits >> i & 1) add_part(out, 0, ", ", enti_text_of(variants[i]));
}

static void add_offices(enti_buffer *out, const asking *a, uint32_t entity) {
    const ent_gazetteer *g = a->gazetteer;
    size_t from = out->len;
    enti_range offices = g->entities[entity].offices;
    for (uint32_t i = offices.first; i < offices.first + offices.count; i++) {
        const enti_office *office = &g->offices[i];
        if (a->date && !enti_date_within(a->date, office->from, office->to)) continue;
        add_part(out, from, "; ", office->title.len ? office->title : g->classes[office->class].name);
        if (office->of != ENTI_NONE) add_part(out, from, ", ", g->entities[office->of].id);
    }
}

static void tell(asking *a, const enti_reading *reading, size_t owners,
                 void (*each)(void *context, const ent_meaning *meaning), void *context) {
    const enti_alias *alias = &a->gazetteer->aliases[reading->alias];
    enti_buffer_clear(&a->words);
    add_variant(&a->words, reading->variant);
    size_t offices = a->words.len;
    add_offices(&a->words, a, alias->entity);
    enti_buffer_add_byte(&a->words, '\0'); /* so that there are bytes */
    if (a->words.failed) return;
    const ent_meaning meaning = {.entity = alias->entity,
                                 .alias = alias->text,
                                 .kind = (ent_kind)alias->kind,
                                 .variant = enti_text(a->words.bytes, offices),
                                 .from = alias->from,
                                 .to = alias->to,
                                 .weak = alias->weak,
                                 .in_date = in_date(a, alias),
                                 .owners = owners,
                                 .offices = enti_text(a->words.bytes + offices, a->words.len - 1 - offices)};
    each(context, &meaning);
}

/* By insertion: names have few owners. */
static void sort(asking *a) {
    enti_reading *at = a->hits.readings.at;
    for (size_t i = 1; i < a->hits.readings.count; i++) {
        enti_reading reading = at[i];
        int of_it = rank(a, &a->gazetteer->aliases[reading.alias]);
        size_t k = i;
        for (; k > 0 && rank(a, &a->gazetteer->aliases[at[k - 1].alias]) > of_it; k--) at[k] = at[k - 1];
        at[k] = reading;
    }
}

ent_status ent_lookup(const ent_gazetteer *gazetteer, ent_text name, ent_date date,
                      void (*each)(void *context, const ent_meaning *meaning), void *context) {
    asking a = {.gazetteer = gazetteer, .date = date};
    const enti_match_options options = {0};
    ent_status status = enti_matcher_new(&a.matcher, gazetteer, &options, NULL);
    if (!status) status = enti_match_scratch_new(&a.scratch, a.matcher);
    if (!status) status = enti_matcher_read(&a.hits, a.matcher, a.scratch, name);
    if (!status && !a.hits.readings.count) status = ENT_NOT_FOUND;
    if (!status) {
        sort(&a);
        for (size_t i = 0; i < a.hits.readings.count; i++)
            tell(&a, ENTI_ROWS_AT(&a.hits.readings, enti_reading, i), a.hits.readings.count, each, context);
        if (a.words.failed) status = ENT_NOMEM;
    }
    enti_buffer_release(&a.words);
    enti_hits_release(&a.hits);
    enti_match_scratch_free(a.scratch);
    enti_matcher_free(a.matcher);
    return status;
}
