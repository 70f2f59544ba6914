/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Network to bytes. A writer is a struct of functions that a driver calls in canonical order: begin, each
 * node, each edge, end. Bytes go to an enti_buffer that the driver empties into the output; nothing is kept
 * in memory but one row and what `begin` prepared. Reports are made of tables (report.h) and have
 * writers of their own kind. */
#ifndef ENTI_EXPORT_EXPORT_H
#define ENTI_EXPORT_EXPORT_H

#include "base/json.h"
#include "base/number.h"
#include "base/output.h"
#include "network/network.h"

typedef struct enti_writing {
    const ent_network *network;
    const ent_write_options *options;
    const ent_sink *sink;
    enti_buffer out;
    enti_arena arena;    /* what lasts for the whole file; a failure ends the writing */
    void *state;         /* the writer's own, made by its `begin` in the arena */
    enti_buffer scratch; /* for one string at a time */
} enti_writing;

typedef struct enti_writer {
    const char *name, *summary;
    const char *suffixes; /* ".graphml .xml"; empty if none */
    const char *shape;    /* of JSON: what --json-shape calls it; NULL for what is not JSON */
    const char *beside;   /* name of the writer of a second file, NAME and its suffix; NULL: none */
    void (*begin)(enti_writing *writing);
    void (*node)(enti_writing *writing, size_t node);
    void (*edge)(enti_writing *writing, size_t edge);
    void (*end)(enti_writing *writing);
} enti_writer;

const enti_writer *enti_writer_at(size_t i); /* NULL past the end */

/* A finite number with at most three decimals. */
void enti_write_coordinate(enti_buffer *out, double value);

/* ---- what writers share (values.c) ---- */

static inline void enti_put(enti_writing *writing, const char *string) {
    enti_buffer_add_string(&writing->out, string);
}

/* "long", "double", "boolean" or "string", as GraphML and GEXF have it. */
const char *enti_type_name(enti_column_type type);

/* A column under the name that a format gives it. */
typedef struct enti_field {
    const enti_column *column;
    ent_text name;
    ent_text before; /* for the writer: what stands before each value */
} enti_field;

typedef struct enti_fields {
    enti_field *at;
    size_t count;
} enti_fields;

typedef struct enti_field_rules {
    const char *own;             /* columns that the format writes by itself, separated by spaces; left out */
    const char *reserved;        /* names that mean something else there, in any case */
    const enti_fields *taken[2]; /* whose names are taken too; NULL: none */
    const char *prefix;          /* for a column of such a name */
} enti_field_rules;

/* The columns of a scope for a format; lives in the writing's arena. No fields if that failed. */
enti_fields enti_fields_of(enti_writing *writing, ent_scope scope, const enti_field_rules *rules);

/* Whether a row has nothing that can be written: missing, or not finite. */
bool enti_value_absent(const enti_column *column, size_t row);
/* A value that is there, of any type but STRING: digits, "true" or "false". */
void enti_write_value(enti_buffer *out, const enti_column *column, size_t row, int digits);
/* The value of a LONG or DOUBLE column as a number; `otherwise` if it is absent or `column` is NULL. */
double enti_value_number(const enti_column *column, size_t row, double otherwise);
/* The value of a STRING column, clean; empty if it is absent or `column` is NULL. Valid until the next call.
 */
ent_text enti_value_string(enti_writing *writing, const enti_column *column, size_t row);
/* `text` itself if every format can carry it, else a repaired copy that is valid until the next call. */
ent_text enti_clean(enti_writing *writing, ent_text text);
/* What stands in `scratch`; if making it ran out of memory, the writing fails. */
ent_text enti_scratch_text(enti_writing *writing);
/* The node's label, else its id; clean, valid until the next call. */
ent_text enti_label(enti_writing *writing, const enti_column *labels, size_t node);

#endif
