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
        double *real;     /* DOUBLE; NaN is missing */
        ent_text *string; /* STRING; NULL pointer is missing */
    } values;
    uint8_t *missing; /* [rows] of LONG and BOOL; NULL: none is */
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

ent_network *enti_network_new(size_t nodes, size_t edges); /* NULL: out of memory */

/* A new column whose rows are all missing (LONG 0 but marked, DOUBLE NaN, STRING NULL); NULL: out of memory.
 * `name` and `summary` are copied. */
enti_column *enti_column_add(ent_network *network, ent_scope scope, const char *name, enti_column_type type,
                             const char *summary);
enti_column *enti_column_find(const ent_network *network, ent_scope scope, ent_text name);
size_t enti_column_rows(const ent_network *network, ent_scope scope);
void enti_column_set_long(enti_column *column, size_t row, int64_t value);
void enti_column_set_bool(enti_column *column, size_t row, bool value);
bool enti_column_is_missing(const enti_column *column, size_t row);
static inline size_t enti_columns_count(const ent_network *network, ent_scope scope) {
    return network->columns[scope].rows.count;
}
static inline enti_column *enti_columns_at(const ent_network *network, ent_scope scope, size_t i) {
    return ENTI_ROWS_AT(&network->columns[scope].rows, enti_column, i);
}

/* ---- counting, in two steps, so that the expensive one can run in threads ---- */

/* The pairs of one document, sorted by (a, b): entities of the gazetteer. */
typedef struct enti_pair_row {
    uint32_t a, b;
    uint32_t weight, weight_named, sentences, paragraphs;
} enti_pair_row;

typedef struct enti_document_counts {
    enti_rows pairs; /* enti_pair_row */
    enti_rows nodes; /* struct of the builder's: mentions by kind of each entity */
    enti_rows scratch[3];
    size_t units, capped;
} enti_document_counts;

void enti_document_counts_release(enti_document_counts *counts);
/* Count one document by itself. Thread-safe. Errors: NOMEM. Cost: the sum over units of k^2 for k distinct
 * entities, plus sorting. */
ent_status enti_count_document(enti_document_counts *counts, const ent_network_builder *builder,
                               const ent_document *document);
/* Add what was counted; in any order, from one thread at a time. */
ent_status enti_builder_merge(ent_network_builder *builder, const ent_document *document,
                              const enti_document_counts *counts);

/* ---- a measure is a file of its own, and a row of measures.def ---- */

typedef struct enti_measure_context {
    const double *weight; /* [edge_count] similarity, all > 0 */
    uint64_t seed;
    const volatile int *interrupt;
    const ent_sink *sink;
} enti_measure_context;

typedef struct enti_measure {
    const char *name, *summary;
    bool by_default;
    ent_status (*compute)(ent_network *network, const enti_measure_context *context);
} enti_measure;

const enti_measure *enti_measure_at(size_t i); /* NULL past the end */
const enti_measure *enti_measure_named(ent_text name);
ent_status enti_measure_all(ent_network *network, const ent_network_options *options, const ent_sink *sink);

#endif
