/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Gathering: the readers' calls into rows. Every text is made fit for all formats on its way in. */
#include "network/load.h"

#include <math.h>
#include <stdarg.h>

enum { MOST_COLUMNS = 1000 };

void enti_load_init(enti_load *load, const char *file, const ent_sink *sink) {
    *load = (enti_load){.file = file, .sink = sink};
}

void enti_load_release(enti_load *load) {
    for (int scope = 0; scope < 3; scope++) {
        for (size_t i = 0; i < load->columns[scope].count; i++)
            enti_rows_release(&enti_loaded_column_at(load, (ent_scope)scope, i)->cells);
        enti_rows_release(&load->columns[scope]);
    }
    enti_rows_release(&load->nodes);
    enti_rows_release(&load->edges);
    enti_arena_release(&load->arena);
}

void enti_load_fail(enti_load *load, size_t line, const char *format, ...) {
    if (load->status != ENT_OK) return;
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    load->status = ENT_INPUT;
    enti_report(load->sink, ENT_ERROR, (enti_place){load->file, line, 0}, "%s", text);
}

void enti_load_fail_memory(enti_load *load) {
    if (load->status == ENT_OK) load->status = ENT_NOMEM;
}

size_t enti_load_column(enti_load *load, ent_scope scope, ent_text name) {
    for (size_t i = 0; i < load->columns[scope].count; i++)
        if (enti_text_equal(enti_loaded_column_at(load, scope, i)->name, name)) return i;
    if (load->columns[scope].count == MOST_COLUMNS)
        enti_load_fail(load, 0, "more than %d attributes", MOST_COLUMNS);
    if (load->status != ENT_OK) return SIZE_MAX;
    enti_loaded_column *column = ENTI_ROWS_ADD(&load->columns[scope], enti_loaded_column);
    ent_text copy = enti_arena_copy(&load->arena, name);
    if (!column || !copy.at) {
        enti_load_fail_memory(load);
        return SIZE_MAX;
    }
    column->name = copy;
    return load->columns[scope].count - 1;
}

void enti_load_declare(enti_load *load, ent_scope scope, size_t column, enti_column_type type,
                       ent_text summary) {
    if (column == SIZE_MAX) return;
    enti_loaded_column *declared = enti_loaded_column_at(load, scope, column);
    declared->type = type;
    declared->declared = true;
    declared->summary = enti_arena_copy(&load->arena, summary);
}

/* Texts move to the arena, fit for every format; numbers that are not finite are missing. */
static bool keep_value(enti_load *load, enti_value *value) {
    if (value->type == ENTI_COLUMN_DOUBLE) return isfinite(value->is.real);
    if (value->type != ENTI_COLUMN_STRING) return true;
    bool changed = false;
    value->is.string = enti_clean_copy(&load->arena, value->is.string, &changed);
    load->replaced += changed;
    if (!value->is.string.at) enti_load_fail_memory(load);
    return value->is.string.at;
}

static bool fits(enti_column_type type, enti_column_type value) {
    return type == value || (type == ENTI_COLUMN_DOUBLE && value == ENTI_COLUMN_LONG);
}

static bool accept(enti_load *load, enti_loaded_column *column, enti_value *value) {
    if (!keep_value(load, value)) return false;
    if (column->declared && !fits(column->type, value->type)) {
        enti_load_fail(load, 0, "a value of '%.*s' is not of its declared type", (int)column->name.len,
                       column->name.at);
        return false;
    }
    if (!column->declared)
        column->type = column->cells.count ? enti_column_widen(column->type, value->type) : value->type;
    return true;
}

void enti_load_default(enti_load *load, ent_scope scope, size_t column, enti_value value) {
    if (column == SIZE_MAX || !accept(load, enti_loaded_column_at(load, scope, column), &value)) return;
    enti_loaded_column_at(load, scope, column)->otherwise = value;
    enti_loaded_column_at(load, scope, column)->has_default = true;
}

static size_t last_row(const enti_load *load, ent_scope scope) {
    switch (scope) {
    case ENT_SCOPE_NODE: return load->nodes.count - 1;
    case ENT_SCOPE_EDGE: return load->edges.count - 1;
    default: return 0;
    }
}

void enti_load_set(enti_load *load, ent_scope scope, size_t column, enti_value value) {
    if (column == SIZE_MAX || load->status != ENT_OK) return;
    enti_loaded_column *of = enti_loaded_column_at(load, scope, column);
    if (!accept(load, of, &value)) return;
    enti_cell *added = ENTI_ROWS_ADD(&of->cells, enti_cell);
    if (!added) {
        enti_load_fail_memory(load);
        return;
    }
    *added = (enti_cell){(uint32_t)last_row(load, scope), value};
}

void enti_load_node(enti_load *load, ent_text id) {
    if (load->nodes.count >= UINT32_MAX - 1) enti_load_fail(load, 0, "too many nodes");
    if (load->status != ENT_OK) return;
    enti_value value = {ENTI_COLUMN_STRING, .is.string = id};
    ent_text *node = keep_value(load, &value) ? ENTI_ROWS_ADD(&load->nodes, ent_text) : NULL;
    if (node)
        *node = value.is.string;
    else
        enti_load_fail_memory(load);
}

void enti_load_edge(enti_load *load, ent_text from, ent_text to) {
    if (load->edges.count >= UINT32_MAX - 1) enti_load_fail(load, 0, "too many edges");
    if (load->status != ENT_OK) return;
    enti_value one = {ENTI_COLUMN_STRING, .is.string = from}, other = {ENTI_COLUMN_STRING, .is.string = to};
    bool kept = keep_value(load, &one) && keep_value(load, &other);
    enti_loaded_edge *edge = kept ? ENTI_ROWS_ADD(&load->edges, enti_loaded_edge) : NULL;
    if (edge)
        *edge = (enti_loaded_edge){one.is.string, other.is.string};
    else
        enti_load_fail_memory(load);
}

bool enti_column_type_named(enti_column_type *type, ent_text name) {
    static const struct {
        const char *name;
        enti_column_type type;
    } names[] = {{"string", ENTI_COLUMN_STRING}, {"double", ENTI_COLUMN_DOUBLE},
                 {"float", ENTI_COLUMN_DOUBLE},  {"long", ENTI_COLUMN_LONG},
                 {"int", ENTI_COLUMN_LONG},      {"boolean", ENTI_COLUMN_BOOL}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (enti_text_is(name, names[i].name)) {
            *type = names[i].type;
            return true;
        }
    return false;
}
