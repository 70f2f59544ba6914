/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Columns of a network: named, typed rows in its arena. Names are fit for every format that is written: an
 * NMTOKEN of ASCII, unique in its scope whatever the case. A scope has tens of columns, so finding is linear.
 */
#include "network/network.h"

#include <math.h>
#include <stdio.h>

size_t enti_column_rows(const ent_network *network, ent_scope scope) {
    switch (scope) {
    case ENT_SCOPE_NODE: return network->node_count;
    case ENT_SCOPE_EDGE: return network->edge_count;
    default: return 1;
    }
}

static bool is_taken(const ent_network *network, ent_scope scope, ent_text name) {
    for (size_t i = 0; i < enti_columns_count(network, scope); i++)
        if (enti_text_equal_any_case(enti_columns_at(network, scope, i)->name, name)) return true;
    return false;
}

/* A name of our own making in the arena: what is no NMTOKEN as `_`, what is taken with a number. */
static ent_text fit_name(ent_network *network, ent_scope scope, ent_text wanted) {
    ent_text base = enti_arena_copy(&network->arena, wanted.len ? wanted : ENTI_TEXT("_"));
    if (!base.at) return base;
    for (char *c = (char *)base.at; c < base.at + base.len; c++)
        if (!enti_is_alpha(*c) && !enti_is_digit(*c) && !strchr(".-_:", *c)) *c = '_';
    ent_text name = base;
    for (unsigned number = 2; name.at && is_taken(network, scope, name); number++)
        name = enti_arena_format(&network->arena, "%s_%u", base.at, number);
    return name;
}

static bool clear_rows(ent_network *network, enti_column *column, size_t rows) {
    enti_arena *arena = &network->arena;
    switch (column->type) {
    case ENTI_COLUMN_STRING: column->values.string = ENTI_ARENA_ARRAY(arena, ent_text, rows); break;
    case ENTI_COLUMN_DOUBLE:
        column->values.real = ENTI_ARENA_ARRAY(arena, double, rows);
        for (size_t i = 0; i < rows && column->values.real; i++) column->values.real[i] = NAN;
        break;
    default:
        column->values.whole = ENTI_ARENA_ARRAY(arena, int64_t, rows);
        column->missing = ENTI_ARENA_ARRAY(arena, uint8_t, rows);
        if (column->missing) memset(column->missing, 1, rows);
    }
    return !arena->failed;
}

enti_column *enti_column_add(ent_network *network, ent_scope scope, ent_text name, enti_column_type type,
                             ent_text summary) {
    enti_column made = {.name = fit_name(network, scope, name),
                        .summary = enti_arena_copy(&network->arena, summary),
                        .type = type};
    if (!clear_rows(network, &made, enti_column_rows(network, scope))) return NULL;
    enti_column *column = ENTI_ROWS_ADD(&network->columns[scope].rows, enti_column);
    if (column) *column = made;
    return column;
}

enti_column *enti_column_find(const ent_network *network, ent_scope scope, ent_text name) {
    for (size_t i = 0; i < enti_columns_count(network, scope); i++) {
        enti_column *column = enti_columns_at(network, scope, i);
        if (enti_text_equal(column->name, name)) return column;
    }
    return NULL;
}

enti_column *enti_column_renew(ent_network *network, ent_scope scope, const char *name, enti_column_type type,
                               const char *summary) {
    enti_column *old = enti_column_find(network, scope, enti_text_of(name));
    if (!old || old->type != type)
        return enti_column_add(network, scope, enti_text_of(name), type, enti_text_of(summary));
    return clear_rows(network, old, enti_column_rows(network, scope)) ? old : NULL;
}

void enti_column_set_long(enti_column *column, size_t row, int64_t value) {
    column->values.whole[row] = value;
    column->missing[row] = 0;
}

void enti_column_set_bool(enti_column *column, size_t row, bool value) {
    enti_column_set_long(column, row, value);
}

bool enti_column_is_missing(const enti_column *column, size_t row) {
    switch (column->type) {
    case ENTI_COLUMN_STRING: return !column->values.string[row].at;
    case ENTI_COLUMN_DOUBLE: return isnan(column->values.real[row]);
    default: return column->missing[row];
    }
}

double enti_column_number(const enti_column *column, size_t row) {
    if (column->type == ENTI_COLUMN_STRING || enti_column_is_missing(column, row)) return NAN;
    return column->type == ENTI_COLUMN_DOUBLE ? column->values.real[row] : (double)column->values.whole[row];
}

enti_column_type enti_column_widen(enti_column_type a, enti_column_type b) {
    if (a == b) return a;
    bool numbers = (a == ENTI_COLUMN_LONG && b == ENTI_COLUMN_DOUBLE) ||
                   (a == ENTI_COLUMN_DOUBLE && b == ENTI_COLUMN_LONG);
    return numbers ? ENTI_COLUMN_DOUBLE : ENTI_COLUMN_STRING;
}

ent_text enti_number_text(enti_arena *arena, double value) {
    char raw[64], text[64];
    size_t len = 0;
    snprintf(raw, sizeof raw, "%.12g", value);
    for (const char *c = raw; *c; c++) {
        bool ours = enti_is_digit(*c) || enti_is_alpha(*c) || *c == '-' || *c == '+';
        if (ours || !len || text[len - 1] != '.') text[len++] = ours ? *c : '.';
    }
    return enti_arena_copy(arena, enti_text(text, len));
}
