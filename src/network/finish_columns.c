/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The columns of nodes and edges that counting gives. A node's state and party are those in force on the last
 * date on which it was mentioned; where no article was dated, those in force last. */
#include "network/finish.h"

enum { DATES_KEPT = 1024 };

static enti_column *add(ent_network *network, ent_scope scope, const char *name, enti_column_type type,
                        const char *summary) {
    return enti_column_add(network, scope, enti_text_of(name), type, enti_text_of(summary));
}

/* ---- nodes ---- */

static ent_text label_of(const enti_finishing *finishing, size_t node) {
    const enti_entity *entity = &finishing->builder->gazetteer->entities[enti_finish_entity(finishing, node)];
    bool changed = false;
    ent_text label = enti_clean_copy(&finishing->network->arena, entity->name, &changed);
    if (changed)
        enti_report(finishing->sink, ENT_WARNING, (enti_place){entity->file.at, entity->line, 0},
                    "the name of '%.*s' holds characters that XML forbids; they become U+FFFD",
                    (int)entity->id.len, entity->id.at);
    return label;
}

static ent_text type_of(const enti_finishing *finishing, size_t node) {
    const ent_gazetteer *gazetteer = finishing->builder->gazetteer;
    return enti_arena_copy(&finishing->network->arena,
                           gazetteer->types[gazetteer->entities[enti_finish_entity(finishing, node)].type]);
}

static ent_text linked(const enti_finishing *finishing, size_t node, enti_range links) {
    const ent_network_builder *builder = finishing->builder;
    uint32_t entity = enti_link_on(builder->gazetteer, links, builder->nodes[finishing->ranks[node]].last);
    if (entity == ENTI_NONE) return (ent_text){NULL, 0};
    return enti_arena_copy(&finishing->network->arena, builder->gazetteer->entities[entity].id);
}

static ent_text state_of(const enti_finishing *finishing, size_t node) {
    const ent_gazetteer *gazetteer = finishing->builder->gazetteer;
    return linked(finishing, node, gazetteer->entities[enti_finish_entity(finishing, node)].states);
}

static ent_text party_of(const enti_finishing *finishing, size_t node) {
    const ent_gazetteer *gazetteer = finishing->builder->gazetteer;
    return linked(finishing, node, gazetteer->entities[enti_finish_entity(finishing, node)].parties);
}

/* The file's name without its folder: where it lies is the machine's, not the network's. */
static ent_text gazetteer_of(const enti_finishing *finishing, size_t node) {
    const ent_gazetteer *gazetteer = finishing->builder->gazetteer;
    ent_text file = gazetteer->entities[enti_finish_entity(finishing, node)].file;
    size_t begin = file.len;
    while (begin && file.at[begin - 1] != '/') begin--;
    bool changed = false;
    return enti_clean_copy(&finishing->network->arena, enti_text_slice(file, begin, file.len), &changed);
}

static ent_text wikidata_of(const enti_finishing *finishing, size_t node) {
    const ent_gazetteer *gazetteer = finishing->builder->gazetteer;
    ent_text wikidata = gazetteer->entities[enti_finish_entity(finishing, node)].wikidata;
    bool changed = false;
    return wikidata.len ? enti_clean_copy(&finishing->network->arena, wikidata, &changed)
                        : (ent_text){NULL, 0};
}

static const struct node_text {
    const char *name, *summary;
    ent_text (*value)(const enti_finishing *finishing, size_t node);
} texts_before[] = {{"label", "name in the gazetteer", label_of}, {"type", "type of entity", type_of}},
  texts_after[] = {{"state", "id of its state on the last date of mention", state_of},
                   {"party", "id of its party on the last date of mention", party_of},
                   {"gazetteer", "file that defines it", gazetteer_of},
                   {"wikidata", "Wikidata item", wikidata_of}};

static ent_status fill_texts(enti_finishing *finishing, const struct node_text *texts, size_t count) {
    ent_network *network = finishing->network;
    for (size_t i = 0; i < count; i++) {
        enti_column *column =
            add(network, ENT_SCOPE_NODE, texts[i].name, ENTI_COLUMN_STRING, texts[i].summary);
        if (!column) return ENT_NOMEM;
        for (size_t node = 0; node < network->node_count; node++)
            column->values.string[node] = texts[i].value(finishing, node);
    }
    return network->arena.failed ? ENT_NOMEM : ENT_OK;
}

/* A column from the field at `offset` of enti_node_total. */
static ent_status fill_total(enti_finishing *finishing, ent_text name, size_t offset, ent_text summary) {
    ent_network *network = finishing->network;
    if (network->arena.failed) return ENT_NOMEM;
    enti_column *column = enti_column_add(network, ENT_SCOPE_NODE, name, ENTI_COLUMN_LONG, summary);
    if (!column) return ENT_NOMEM;
    for (size_t node = 0; node < network->node_count; node++) {
        const enti_node_total *total = &finishing->builder->nodes[finishing->ranks[node]];
        enti_column_set_long(column, node, (int64_t) * (const uint64_t *)((const char *)total + offset));
    }
    return ENT_OK;
}

static ent_status fill_totals(enti_finishing *finishing) {
    enti_arena *arena = &finishing->network->arena;
    ent_status status = fill_total(finishing, ENTI_TEXT("mentions"), offsetof(enti_node_total, mentions),
                                   ENTI_TEXT("mentions in the text"));
    for (size_t kind = 0; kind < ENT_KIND_COUNT && status == ENT_OK; kind++) {
        const char *name = ent_kind_name((ent_kind)kind);
        status = fill_total(finishing, enti_arena_format(arena, "mentions_%s", name),
                            offsetof(enti_node_total, kinds) + kind * sizeof(uint64_t),
                            enti_arena_format(arena, "mentions by %s", name));
    }
    if (status == ENT_OK)
        status = fill_total(finishing, ENTI_TEXT("articles"), offsetof(enti_node_total, articles),
                            ENTI_TEXT("articles that mention it"));
    if (status == ENT_OK)
        status = fill_total(finishing, ENTI_TEXT("units"), offsetof(enti_node_total, units),
                            ENTI_TEXT("units of the chosen kind that mention it"));
    return status;
}

ent_status enti_finish_node_columns(enti_finishing *finishing) {
    ent_status status = fill_texts(finishing, texts_before, sizeof texts_before / sizeof *texts_before);
    if (status == ENT_OK) status = fill_totals(finishing);
    if (status == ENT_OK)
        status = fill_texts(finishing, texts_after, sizeof texts_after / sizeof *texts_after);
    return status;
}

/* ---- edges ---- */

static const struct edge_count {
    const char *name, *summary;
    size_t offset; /* in enti_pair */
} edge_counts[] = {
    {"weight", "units of the chosen kind that mention both", offsetof(enti_pair, weight)},
    {"co_sentences", "sentences that mention both", offsetof(enti_pair, sentences)},
    {"co_paragraphs", "paragraphs that mention both", offsetof(enti_pair, paragraphs)},
    {"co_articles", "articles that mention both", offsetof(enti_pair, articles)},
    {"weight_named", "units that mention both by name or acronym", offsetof(enti_pair, weight_named)},
};

static const struct edge_date {
    const char *name, *summary;
    size_t offset;
} edge_dates[] = {
    {"first_date", "first dated article with such a unit", offsetof(enti_pair, first)},
    {"last_date", "last dated article with such a unit", offsetof(enti_pair, last)},
};

static const void *field_of(const enti_finishing *finishing, size_t edge, size_t offset) {
    return (const char *)&finishing->builder->pairs.rows[finishing->pairs[edge]] + offset;
}

static ent_status fill_counts(enti_finishing *finishing) {
    ent_network *network = finishing->network;
    for (size_t i = 0; i < sizeof edge_counts / sizeof *edge_counts; i++) {
        enti_column *column =
            add(network, ENT_SCOPE_EDGE, edge_counts[i].name, ENTI_COLUMN_LONG, edge_counts[i].summary);
        if (!column) return ENT_NOMEM;
        for (size_t edge = 0; edge < network->edge_count; edge++)
            enti_column_set_long(column, edge,
                                 *(const uint32_t *)field_of(finishing, edge, edge_counts[i].offset));
    }
    return ENT_OK;
}

/* Dates repeat: a text is kept for the last date of each slot. */
typedef struct kept_date {
    ent_date date;
    ent_text text;
} kept_date;

static ent_text date_text(enti_arena *arena, kept_date *kept, ent_date date) {
    if (!date) return (ent_text){NULL, 0};
    kept_date *slot = &kept[(uint32_t)date % DATES_KEPT];
    if (slot->date != date) {
        char text[11];
        enti_date_write(text, date);
        *slot = (kept_date){date, enti_arena_copy(arena, enti_text_of(text))};
    }
    return slot->text;
}

static ent_status fill_dates(enti_finishing *finishing) {
    ent_network *network = finishing->network;
    kept_date kept[DATES_KEPT] = {0};
    for (size_t i = 0; i < sizeof edge_dates / sizeof *edge_dates; i++) {
        enti_column *column =
            add(network, ENT_SCOPE_EDGE, edge_dates[i].name, ENTI_COLUMN_STRING, edge_dates[i].summary);
        if (!column) return ENT_NOMEM;
        for (size_t edge = 0; edge < network->edge_count; edge++) {
            ent_date date = *(const ent_date *)field_of(finishing, edge, edge_dates[i].offset);
            column->values.string[edge] = date_text(&network->arena, kept, date);
        }
    }
    return network->arena.failed ? ENT_NOMEM : ENT_OK;
}

static ent_status fill_affiliation(enti_finishing *finishing) {
    enti_column *column = add(finishing->network, ENT_SCOPE_EDGE, "affiliation", ENTI_COLUMN_BOOL,
                              "whether one is the other's own state, party or office");
    if (!column) return ENT_NOMEM;
    for (size_t edge = 0; edge < finishing->network->edge_count; edge++)
        enti_column_set_bool(column, edge, finishing->affiliation[edge]);
    return ENT_OK;
}

ent_status enti_finish_edge_columns(enti_finishing *finishing) {
    ent_status status = fill_counts(finishing);
    if (status == ENT_OK) status = fill_dates(finishing);
    return status == ENT_OK ? fill_affiliation(finishing) : status;
}
