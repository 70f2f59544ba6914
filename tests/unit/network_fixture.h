/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Small gazetteers, documents and networks made by hand. */
#ifndef TESTS_NETWORK_FIXTURE_H
#define TESTS_NETWORK_FIXTURE_H

#include "unit.h"

#include "gazetteer/gazetteer.h"
#include "gazetteer/ids.h"
#include "network/network.h"

#include <math.h>

enum { FIXTURE_ENTITIES = 64, FIXTURE_MENTIONS = 512 };

/* Entities with the given ids, all states, named by their ids. */
struct fixture {
    ent_gazetteer gazetteer;
    enti_entity entities[FIXTURE_ENTITIES];
    enti_link links[8];
    enti_office offices[8];
    enti_attribute attributes[8];
    ent_text types[5];
};

static inline void fixture_init(struct fixture *fixture, const char *const *ids, size_t count) {
    static const char *const types[] = {"state", "leader", "party", "organisation", "ignore"};
    *fixture = (struct fixture){0};
    for (size_t i = 0; i < 5; i++) fixture->types[i] = enti_text_of(types[i]);
    for (size_t i = 0; i < count; i++)
        fixture->entities[i] = (enti_entity){.id = enti_text_of(ids[i]),
                                             .name = enti_text_of(ids[i]),
                                             .file = enti_text_of("folder/states.jsonl"),
                                             .line = i + 1,
                                             .type = ENTI_STATE};
    fixture->gazetteer.entities = fixture->entities;
    fixture->gazetteer.links = fixture->links;
    fixture->gazetteer.offices = fixture->offices;
    fixture->gazetteer.attributes = fixture->attributes;
    fixture->gazetteer.types = fixture->types;
    fixture->gazetteer.type_count = 5;
    fixture->gazetteer.entity_count = count;
    memcpy(fixture->gazetteer.hash, "0123", 5);
}

/* For tests that look up ids; the index lives in `arena`. */
static inline void fixture_index(struct fixture *fixture, enti_arena *arena) {
    fixture->gazetteer.ids = enti_ids_new(arena);
    for (uint32_t i = 0; i < fixture->gazetteer.entity_count; i++)
        assert_true(enti_ids_set(fixture->gazetteer.ids, fixture->entities[i].id, i));
}

/* `count` entities e00, e01, ... but in an order that is not that of their ids. */
static inline void fixture_init_many(struct fixture *fixture, size_t count) {
    const char *ids[FIXTURE_ENTITIES];
    static char texts[FIXTURE_ENTITIES][8];
    for (size_t i = 0; i < count; i++) {
        snprintf(texts[i], sizeof texts[i], "e%02u", (unsigned)(i * 37 % 64 % 100));
        ids[i] = texts[i];
    }
    fixture_init(fixture, ids, count);
}

/* A document of mentions; the article's text is empty. */
struct page {
    ent_article article;
    ent_mention mentions[FIXTURE_MENTIONS];
    ent_document document;
};

static inline void page_init(struct page *page, const char *id, ent_date date) {
    *page = (struct page){0};
    page->article = (ent_article){
        .id = enti_text_of(id), .date = date, .date_from = date ? ENTI_TEXT("metadata") : ENTI_TEXT("")};
    page->document = (ent_document){.article = &page->article, .mentions = page->mentions};
}

static inline ent_mention *page_mention(struct page *page, uint32_t entity, uint32_t sentence,
                                        uint32_t paragraph) {
    ent_mention *mention = &page->mentions[page->document.mention_count++];
    *mention = (ent_mention){.entity = entity,
                             .kind = ENT_NAME,
                             .zone = ENT_BODY,
                             .rule = "alias",
                             .sentence = sentence,
                             .paragraph = paragraph};
    return mention;
}

/* The pages as a network; measures are those of `options`. */
static inline ent_network *network_of(const struct fixture *fixture, const ent_network_options *options,
                                      const struct page *pages, size_t count) {
    ent_network_builder *builder;
    ent_network *network;
    assert_int_equal(ent_network_builder_new(&builder, &fixture->gazetteer, options, NULL), ENT_OK);
    for (size_t i = 0; i < count; i++) {
        /* A page may have been moved since it was made. */
        ent_document document = pages[i].document;
        document.article = &pages[i].article;
        document.mentions = pages[i].mentions;
        assert_int_equal(ent_network_builder_add(builder, &document), ENT_OK);
    }
    assert_int_equal(ent_network_builder_finish(&network, builder, NULL), ENT_OK);
    ent_network_builder_free(builder);
    return network;
}

/* NaN where the column or the value is missing. */
static inline double number_at(const ent_network *network, ent_scope scope, const char *column, size_t row) {
    double value;
    return ent_network_number(&value, network, scope, column, row) ? value : (double)NAN;
}

static inline size_t node_named(const ent_network *network, const char *id) {
    for (size_t i = 0; i < network->node_count; i++)
        if (enti_text_is(network->ids[i], id)) return i;
    return SIZE_MAX;
}

static inline size_t edge_between(const ent_network *network, const char *a, const char *b) {
    size_t one = node_named(network, a), other = node_named(network, b);
    for (size_t i = 0; i < network->edge_count; i++)
        if ((network->from[i] == one && network->to[i] == other) ||
            (network->from[i] == other && network->to[i] == one))
            return i;
    return SIZE_MAX;
}

static inline double edge_number(const ent_network *network, const char *a, const char *b,
                                 const char *column) {
    size_t edge = edge_between(network, a, b);
    return edge == SIZE_MAX ? (double)NAN : number_at(network, ENT_SCOPE_EDGE, column, edge);
}

static inline double node_number(const ent_network *network, const char *id, const char *column) {
    return number_at(network, ENT_SCOPE_NODE, column, node_named(network, id));
}

#endif
