/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Attributes of the network itself: what it was counted from and with which options. No time of day and no
 * path: the same input gives the same bytes on every machine. */
#include "base/hash.h"
#include "network/finish.h"
#include "network/graph.h"

static const char *const unit_names[] = {"sentence", "paragraph", "article", "window"};

/* Names joined by blanks; empty if there are none. */
static ent_status set_list(ent_network *network, const char *name, const char *const *list, size_t count,
                           const char *summary) {
    enti_buffer text;
    enti_buffer_init(&text);
    for (size_t i = 0; i < count; i++) {
        if (i) enti_buffer_add_byte(&text, ' ');
        enti_buffer_add_string(&text, list[i]);
    }
    ent_status status =
        text.failed ? ENT_NOMEM : enti_network_set_text(network, name, enti_buffer_text(&text), summary);
    enti_buffer_release(&text);
    return status;
}

static ent_status set_bool(ent_network *network, const char *name, bool value, const char *summary) {
    enti_column *column = enti_column_renew(network, ENT_SCOPE_NETWORK, name, ENTI_COLUMN_BOOL, summary);
    if (!column) return ENT_NOMEM;
    enti_column_set_bool(column, 0, value);
    return ENT_OK;
}

/* A date as text; nothing for an open end. */
static ent_status set_date(ent_network *network, const char *name, ent_date date, const char *summary) {
    char text[11];
    if (!date) return ENT_OK;
    enti_date_write(text, date);
    return enti_network_set_text(network, name, enti_text_of(text), summary);
}

static ent_status set_unit(ent_network *network, const ent_network_options *options) {
    ent_text unit = options->unit == ENT_UNIT_WINDOW
                        ? enti_arena_format(&network->arena, "window:%u", options->window)
                        : enti_text_of(unit_names[options->unit]);
    return enti_network_set_text(network, "unit", unit, "what counts as being mentioned together");
}

static ent_status set_kinds(ent_network *network, unsigned kinds) {
    const char *names[ENT_KIND_COUNT];
    size_t count = 0;
    for (unsigned kind = 0; kind < ENT_KIND_COUNT; kind++)
        if (!kinds || (kinds >> kind & 1)) names[count++] = ent_kind_name((ent_kind)kind);
    return set_list(network, "kinds", names, count, "kinds of mention that count");
}

static ent_status set_options(ent_network *network, const ent_network_options *options) {
    ent_status status[] = {
        set_unit(network, options),
        set_kinds(network, options->kinds),
        set_list(network, "types", options->types, options->type_count,
                 "types that become nodes; empty: all"),
        set_list(network, "exclude", options->exclude, options->exclude_count, "ids that become no nodes"),
        enti_network_set_double(network, "min_weight", options->min_weight, "least weight of an edge"),
        set_bool(network, "isolates", !options->no_isolates, "whether nodes without edges are kept"),
        set_bool(network, "affiliations", !options->no_affiliation, "whether edges of affiliation are kept"),
        enti_network_set_long(network, "max_entities", options->max_entities,
                              "units that name more are left out; 0: none"),
        set_date(network, "since", options->since, "first day of the articles"),
        set_date(network, "until", options->until, "last day of the articles"),
        enti_network_set_long(network, "seed", (int64_t)options->seed, "of what is random"),
    };
    for (size_t i = 0; i < sizeof status / sizeof *status; i++)
        if (status[i] != ENT_OK) return status[i];
    return ENT_OK;
}

static ent_status set_counts(ent_network *network, const ent_network_builder *builder) {
    const struct {
        const char *name;
        size_t value;
        const char *summary;
    } counts[] = {
        {"articles", builder->articles, "articles that were counted"},
        {"units", builder->units, "units of the chosen kind that name at least one entity"},
        {"undated", builder->undated, "counted articles without a date"},
        {"copies", builder->copies, "articles with the text of another"},
        {"outside", builder->outside, "articles outside the time range, which were not counted"},
        {"ambiguous", builder->ambiguous, "mentions that stayed undecided"},
        {"capped", builder->capped, "units left out because they name too many"},
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (enti_network_set_long(network, counts[i].name, (int64_t)counts[i].value, counts[i].summary) !=
            ENT_OK)
            return ENT_NOMEM;
    return ENT_OK;
}

/* One set of options as a rule; several where runs were stored together. */
static ent_status set_extraction(ent_network *network, const ent_network_builder *builder) {
    enti_buffer text;
    enti_buffer_init(&text);
    for (size_t i = 0; i < builder->extractions.count; i++) {
        if (i) enti_buffer_add_string(&text, "; ");
        enti_buffer_add(&text, *ENTI_ROWS_AT(&builder->extractions, ent_text, i));
    }
    if (builder->more_extractions) enti_buffer_add_string(&text, "; and others");
    ent_status status =
        text.failed ? ENT_NOMEM
                    : enti_network_set_text(network, "extraction", enti_buffer_text(&text),
                                            "options with which articles were read and mentions found");
    enti_buffer_release(&text);
    return status;
}

ent_status enti_finish_provenance(enti_finishing *finishing) {
    const ent_network_builder *builder = finishing->builder;
    ent_network *network = finishing->network;
    char corpus[65];
    enti_hex(corpus, builder->corpus);
    ent_status status[] = {
        enti_network_set_text(network, "schema", ENTI_TEXT(ENTI_NETWORK_SCHEMA), "form of this network"),
        enti_network_set_text(network, "version", ENTI_TEXT(ENT_VERSION), "of Entente"),
        enti_network_set_text(network, "igraph", enti_text_of(enti_graph_version()), "version of igraph"),
        set_options(network, &builder->options),
        set_extraction(network, builder),
        enti_network_set_text(network, "gazetteer_hash", enti_text_of(builder->gazetteer->hash),
                              "SHA-256 of the gazetteer files"),
        enti_network_set_text(network, "corpus_hash", enti_text_of(corpus),
                              "sum of the SHA-256 of each article's id, date and text, modulo 2^256"),
        set_counts(network, builder),
    };
    for (size_t i = 0; i < sizeof status / sizeof *status; i++)
        if (status[i] != ENT_OK) return status[i];
    return ENT_OK;
}
