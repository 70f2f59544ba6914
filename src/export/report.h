/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a report says is a list of tables, the findings: made once from a network, then rendered. Everything
 * lives in their arena. */
#ifndef ENTI_EXPORT_REPORT_H
#define ENTI_EXPORT_REPORT_H

#include "export/export.h"

typedef enum enti_cell_kind {
    ENTI_CELL_ABSENT, /* "n/a"; null */
    ENTI_CELL_TEXT,
    ENTI_CELL_WHOLE,
    ENTI_CELL_REAL,
    ENTI_CELL_FLAG,
    ENTI_CELL_LIST
} enti_cell_kind;

typedef struct enti_cell {
    enti_cell_kind kind;
    union {
        ent_text text;
        int64_t whole; /* FLAG as 0 and 1 */
        double real;
        struct {
            const ent_text *items;
            size_t count;
        } list;
    } value;
} enti_cell;

typedef struct enti_head {
    ent_text name;  /* unique in the table */
    ent_text shown; /* for readers */
    bool is_number; /* to the right */
} enti_head;

typedef struct enti_table {
    const char *key, *title;
    ent_text note; /* a sentence on the table; may be empty */
    enti_head *heads;
    enti_cell *cells; /* [row_count * column_count] row by row */
    size_t column_count, row_count;
    size_t repeated; /* first columns, repeated where a wide table is broken */
    size_t left_out; /* rows that `top` left out */
} enti_table;

enum { ENTI_TABLES = 12 };

typedef struct enti_findings {
    const char *main; /* key of the table that CSV holds */
    enti_arena arena;
    const ent_network *network;
    const ent_report_options *options;
    bool full;               /* for programs: every row, id and column; else for readers */
    const enti_column *sort; /* NULL: the network has no measure to sort by */
    const uint32_t *order;   /* [node_count] nodes, greatest first */
    enti_table tables[ENTI_TABLES];
    size_t table_count;
} enti_findings;

typedef struct enti_report_writer {
    const char *name, *summary;
    bool full;
    void (*write)(enti_buffer *out, const enti_findings *findings);
} enti_report_writer;

const enti_report_writer *enti_report_writer_at(size_t i); /* NULL past the end */
/* The writer of a form; NULL: unknown, and reported. */
const enti_report_writer *enti_report_writer_named(const char *format, const ent_sink *sink);
/* Write findings that are complete. Errors: OUTPUT, NOMEM. */
ent_status enti_findings_write(const enti_findings *findings, const enti_report_writer *writer,
                               ent_output *output);

/* ---- making tables (report.c) ---- */

/* A new table of `rows` rows, whose cells are absent. NULL: out of memory. */
enti_table *enti_findings_add_whole(enti_findings *findings, const char *key, const char *title,
                                    size_t columns, size_t rows);
/* The same, of which the rows beyond the report's `top` are left out. */
enti_table *enti_findings_add(enti_findings *findings, const char *key, const char *title, size_t columns,
                              size_t rows);
void enti_table_head(enti_table *table, size_t column, ent_text name, bool is_number);
static inline enti_cell *enti_table_cell(const enti_table *table, size_t row, size_t column) {
    return &table->cells[row * table->column_count + column];
}
enti_cell enti_cell_text(ent_text text);
enti_cell enti_cell_whole(int64_t value);
enti_cell enti_cell_of(const enti_column *column, size_t row);
/* The label of a node, else its id. */
ent_text enti_findings_label(const ent_network *network, size_t node);
/* The column to sort nodes by: `wanted`, else the usual ones; NULL: there is none, or none of numbers. */
const enti_column *enti_sort_column(const ent_network *network, const char *wanted);

/* Indices of the `count` values in falling order, equal ones as they stand, NaN last; lives in `arena`. NULL:
 * out of memory. */
uint32_t *enti_falling_order(enti_arena *arena, const double *values, size_t count);

/* Ranks from 1 of the nodes by a column, equal ones (in the digits that files show) sharing one; 0 where it
 * is undefined. Lives in the arena. NULL: out of memory. */
uint32_t *enti_ranks_of(enti_arena *arena, const enti_column *column, size_t count);

/* ---- sections, in the order of the report ---- */

void enti_findings_run(enti_findings *findings);    /* corpus and network as a whole (report_run.c) */
void enti_findings_nodes(enti_findings *findings);  /* report_nodes.c */
void enti_findings_groups(enti_findings *findings); /* communities, components (report_groups.c) */
void enti_findings_ties(enti_findings *findings);   /* bridges, strongest ties (report_ties.c) */
void enti_findings_method(enti_findings *findings); /* measures and options (report_run.c) */

/* ---- rendering for readers (report_text.c) ---- */

/* A cell as one line of clean text: "n/a" for what is absent; a long list is cut. */
void enti_cell_write(enti_buffer *out, const enti_cell *cell);
/* The same in `scratch`, whose failure becomes that of `out`. */
ent_text enti_cell_line(enti_buffer *out, enti_buffer *scratch, const enti_cell *cell);
/* Columns that a terminal takes for `text`. */
size_t enti_display_width(ent_text text);
/* The width that each column needs; in `widths` [column_count]. */
void enti_table_widths(size_t *widths, const enti_table *table, enti_buffer *out, enti_buffer *scratch);
/* Where the part of the table ends that begins with column `from` and fits on a page; the repeated columns
 * stand in front of each part. A wide text at the end does not break a table. */
size_t enti_table_part_end(const enti_table *table, const size_t *widths, size_t from);

#endif
