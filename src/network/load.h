/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a network's reader gathers, in the order of the file, and how it becomes a network: nodes sorted by
 * id, one edge a pair, columns typed as declared or, if undeclared, as their values ask for.
 *
 * Of a file that is not ours: directions are dropped, loops left out, and edges that repeat a pair joined,
 * their weights summed; each with a warning. */
#ifndef ENTI_NETWORK_LOAD_H
#define ENTI_NETWORK_LOAD_H

#include "network/network.h"

#include <stdio.h>

typedef struct enti_value {
    enti_column_type type;
    union {
        int64_t whole; /* LONG, BOOL */
        double real;
        ent_text string;
    } is;
} enti_value;

typedef struct enti_cell {
    uint32_t row; /* in the file */
    enti_value value;
} enti_cell;

typedef struct enti_loaded_column {
    ent_text name, summary;
    enti_column_type type;
    bool declared, has_default;
    enti_value otherwise; /* with has_default */
    enti_rows cells;      /* enti_cell */
} enti_loaded_column;

typedef struct enti_loaded_edge {
    ent_text from, to;
} enti_loaded_edge;

typedef struct enti_load {
    enti_arena arena;     /* ids, names and texts; becomes the network's */
    enti_rows nodes;      /* ent_text: ids */
    enti_rows edges;      /* enti_loaded_edge */
    enti_rows columns[3]; /* by ent_scope: enti_loaded_column */
    size_t replaced;      /* texts in which characters were replaced */
    const char *file;
    const ent_sink *sink;
    ent_status status; /* the first failure */
} enti_load;

void enti_load_init(enti_load *load, const char *file, const ent_sink *sink);
void enti_load_release(enti_load *load);

static inline enti_loaded_column *enti_loaded_column_at(const enti_load *load, ent_scope scope, size_t i) {
    return ENTI_ROWS_AT(&load->columns[scope], enti_loaded_column, i);
}

/* Note a failure, the first with its report. */
void enti_load_fail(enti_load *load, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void enti_load_fail_memory(enti_load *load);

/* The column of that name, begun if there is none; SIZE_MAX after a failure. */
size_t enti_load_column(enti_load *load, ent_scope scope, ent_text name);
/* Its type is known, whatever its values; `summary` may be empty. */
void enti_load_declare(enti_load *load, ent_scope scope, size_t column, enti_column_type type,
                       ent_text summary);
/* The value of rows that have none of their own. */
void enti_load_default(enti_load *load, ent_scope scope, size_t column, enti_value value);

/* Texts are copied. A row is that of the node or edge that was added last; 0 for the network. */
void enti_load_set(enti_load *load, ent_scope scope, size_t column, enti_value value);
void enti_load_node(enti_load *load, ent_text id);
void enti_load_edge(enti_load *load, ent_text from, ent_text to);

/* Takes the load's arena. Errors: INPUT (reported), NOMEM, or the failure that was noted. */
ent_status enti_load_finish(ent_network **network, enti_load *load);

/* "boolean", "int", "long", "float", "double", "string". false: none of these. */
bool enti_column_type_named(enti_column_type *type, ent_text name);

/* ---- readers: fill `load`, note failures there ---- */

void enti_read_json(enti_load *load, FILE *file);
void enti_read_graphml(enti_load *load, FILE *file);

#endif
