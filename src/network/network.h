/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A network: nodes, edges and columns of attributes. Topology and weights are given to igraph only while a
 * measure runs (igraph.c); writers walk the columns and never see igraph, measures fill columns and never see
 * a format.
 *
 *     nodes   0 .. node_count-1   sorted by id, bytewise
 *     edges   from[e] < to[e]     sorted by (from, to), one a pair
 *     column  name, type, scope, values[row], missing rows
 */
#ifndef ENTI_NETWORK_NETWORK_H
#define ENTI_NETWORK_NETWORK_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostic.h"

#define ENTI_NETWORK_SCHEMA "entente-network/1"

typedef enum enti_column_type {
    ENTI_COLUMN_LONG,
    ENTI_COLUMN_DOUBLE,
    ENTI_COLUMN_BOOL,
    ENTI_COLUMN_STRING
} enti_column_type;

typedef struct enti_column {
    ent_text name;    /* an NMTOKEN, unique in its scope whatever the case */
    ent_text summary; /* one line: what it holds, its unit; may be empty */
    enti_column_type type;
    union {
        int64_t *whole;   /* LONG; BOOL as 0 and 1 */
        double *real;     /* DOUBLE; NaN is missing; never infinite */
        ent_text *string; /* STRING; NULL pointer is missing */
    } values;
    uint8_t *missing; /* [rows] of LONG and BOOL; NULL for the other types */
} enti_column;

typedef struct enti_columns {
    enti_rows rows; /* enti_column */
} enti_columns;

struct ent_network {
    enti_arena arena; /* holds all that the columns point to */
    size_t node_count, edge_count;
    ent_text *ids;           /* [node_count] */
    uint32_t *from, *to;     /* [edge_count] */
    enti_columns columns[3]; /* by ent_scope; a network column has one row */
};

/* Room for ids, ends and columns, which the caller fills. NULL: out of memory. */
ent_network *enti_network_new(size_t nodes, size_t edges);

/* A new column whose rows are all missing; NULL: out of memory. `name` and `summary` are copied. Characters
 * that no NMTOKEN has become `_`, and a name that is taken gets a number behind it. Pointers to columns of
 * the scope that were given before are void. */
enti_column *enti_column_add(ent_network *network, ent_scope scope, ent_text name, enti_column_type type,
                             ent_text summary);
/* The column of that name and type with all rows missing again, or a new one: for what is computed anew. */
enti_column *enti_column_renew(ent_network *network, ent_scope scope, const char *name, enti_column_type type,
                               const char *summary);
/* By exact name; NULL if there is none. */
enti_column *enti_column_find(const ent_network *network, ent_scope scope, ent_text name);
size_t enti_column_rows(const ent_network *network, ent_scope scope);
void enti_column_set_long(enti_column *column, size_t row, int64_t value);
void enti_column_set_bool(enti_column *column, size_t row, bool value);
bool enti_column_is_missing(const enti_column *column, size_t row);
/* LONG, DOUBLE and BOOL as a number; NaN if missing or a string. */
double enti_column_number(const enti_column *column, size_t row);
/* The type that holds values of both: whole numbers among numbers are numbers, anything else is text. */
enti_column_type enti_column_widen(enti_column_type a, enti_column_type b);
/* A number as text, for a column that holds both; with a point in every locale. */
ent_text enti_number_text(enti_arena *arena, double value);
static inline size_t enti_columns_count(const ent_network *network, ent_scope scope) {
    return network->columns[scope].rows.count;
}
static inline enti_column *enti_columns_at(const ent_network *network, ent_scope scope, size_t i) {
    return ENTI_ROWS_AT(&network->columns[scope].rows, enti_column, i);
}

/* Attributes of the network itself, set or set anew. */
ent_status enti_network_set_text(ent_network *network, const char *name, ent_text value, const char *summary);
ent_status enti_network_set_long(ent_network *network, const char *name, int64_t value, const char *summary);
ent_status enti_network_set_double(ent_network *network, const char *name, double value, const char *summary);

/* A copy of `text` as every format can carry it (base/sanitise.h). `*changed` is set if characters were
 * replaced, and else left alone. */
ent_text enti_clean_copy(enti_arena *arena, ent_text text, bool *changed);

/* ---- counting, in two steps, so that the expensive one can run in threads ---- */

/* How often two entities of one document are co-mentioned. */
typedef struct enti_tally {
    uint32_t weight, weight_named, sentences, paragraphs;
} enti_tally;

/* What one document adds. Begin with {0}; reused from document to document.
 *   entities [entity_count]  those that title and body mention, by their rank in the builder, ascending
 *   entity_units [entity_count]  the units of the chosen kind that name each
 *   tallies  [entity_count * (entity_count - 1) / 2]  of (0,1) (0,2) ... (1,2) ...: all pairs of them */
typedef struct enti_document_counts {
    enti_arena arena;
    uint32_t *entities, *entity_units;
    struct enti_node_count *nodes; /* [node_count] of every zone, one an entity */
    enti_tally *tallies;
    size_t entity_count, node_count;
    size_t units, capped;
    bool counted; /* false: outside the dates, or a copy that does not count */
} enti_document_counts;

void enti_document_counts_release(enti_document_counts *counts);
/* Count one document by itself. Thread-safe. Errors: NOMEM. Cost: the sum over units of k^2 for k distinct
 * entities; 16 bytes for each pair of distinct entities of the article. */
ent_status enti_count_document(enti_document_counts *counts, const ent_network_builder *builder,
                               const ent_document *document);
/* Add what was counted of `document`; in any order, from one thread at a time. Errors: NOMEM, after which the
 * builder is good for nothing but to be freed. */
ent_status enti_builder_merge(ent_network_builder *builder, const ent_document *document,
                              const enti_document_counts *counts);

/* ---- a measure is a file of its own, and a row of measures.def ---- */

struct enti_graph;

typedef struct enti_measure {
    const char *name, *summary;
    bool usual;    /* computed unless others are named */
    bool of_edges; /* a column of edges that may serve as weight: computed before the others */
    bool weighted; /* `graph` has weights, and only the edges whose weight is positive; else all edges */
    double cost;   /* seconds for each node times edge, by rule of thumb; 0: cheap */
    /* Fill columns of the network, which are named and summarised there. Errors: NOMEM, INTERRUPTED,
     * INTERNAL, USAGE (a column is not there; reported). */
    ent_status (*compute)(ent_network *network, struct enti_graph *graph);
} enti_measure;

const enti_measure *enti_measure_at(size_t i); /* NULL past the end */
const enti_measure *enti_measure_named(ent_text name);
/* Errors: USAGE (no such measure or column), NOMEM, INTERRUPTED, INTERNAL. */
ent_status enti_measure_all(ent_network *network, const ent_network_options *options, const ent_sink *sink);

#endif
