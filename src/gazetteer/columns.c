/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "gazetteer/columns.h"

/* Columns of nodes and edges, and the measures. */
static const char *const names[] = {
    /* nodes */
    "id",
    "label",
    "type",
    "mentions",
    "mentions_name",
    "mentions_acronym",
    "mentions_demonym",
    "mentions_capital",
    "mentions_short",
    "mentions_role",
    "articles",
    "units",
    "state",
    "party",
    "member_of",
    "gazetteer",
    "wikidata",
    /* edges */
    "weight",
    "co_sentences",
    "co_paragraphs",
    "co_articles",
    "weight_named",
    "first_date",
    "last_date",
    "affiliation",
    "jaccard",
    "cosine",
    "association_strength",
    "pmi",
    "npmi",
    "hypergeometric",
    "disparity",
    /* measures */
    "degree",
    "strength",
    "betweenness",
    "betweenness_normalised",
    "betweenness_sampled",
    "closeness",
    "closeness_normalised",
    "harmonic",
    "harmonic_normalised",
    "eigenvector",
    "pagerank",
    "coreness",
    "clustering",
    "community",
    "component",
    "articulation",
    "bridge",
    "modularity",
    "x",
    "y",
};

bool enti_is_builtin_column(ent_text name) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (enti_text_equal_any_case(name, enti_text_of(names[i]))) return true;
    return false;
}
