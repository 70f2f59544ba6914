/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/sanitise.h"
#include "export/export.h"

#include <math.h>

void enti_write_coordinate(enti_buffer *out, double value) {
    enti_write_number(out, fabs(value) < 1e12 ? round(value * 1000) / 1000 : value, ENTI_DIGITS_FILE);
}

/* ---- values ---- */

const char *enti_type_name(enti_column_type type) {
    static const char *const names[] = {[ENTI_COLUMN_LONG] = "long",
                                        [ENTI_COLUMN_DOUBLE] = "double",
                                        [ENTI_COLUMN_BOOL] = "boolean",
                                        [ENTI_COLUMN_STRING] = "string"};
    return names[type];
}

bool enti_value_absent(const enti_column *column, size_t row) {
    if (column->type == ENTI_COLUMN_DOUBLE) return !isfinite(column->values.real[row]);
    if (column->type == ENTI_COLUMN_STRING) return !column->values.string[row].at;
    return column->missing && column->missing[row];
}

void enti_write_value(enti_buffer *out, const enti_column *column, size_t row, int digits) {
    switch (column->type) {
    case ENTI_COLUMN_LONG: enti_json_whole(out, column->values.whole[row]); break;
    case ENTI_COLUMN_BOOL: enti_buffer_add_string(out, column->values.whole[row] ? "true" : "false"); break;
    case ENTI_COLUMN_DOUBLE: enti_write_number(out, column->values.real[row], digits); break;
    case ENTI_COLUMN_STRING: break;
    }
}

double enti_value_number(const enti_column *column, size_t row, double otherwise) {
    if (!column || column->type == ENTI_COLUMN_STRING || enti_value_absent(column, row)) return otherwise;
    return column->type == ENTI_COLUMN_DOUBLE ? column->values.real[row] : (double)column->values.whole[row];
}

ent_text enti_scratch_text(enti_writing *writing) {
    if (writing->scratch.failed) writing->arena.failed = true;
    return enti_buffer_text(&writing->scratch);
}

ent_text enti_clean(enti_writing *writing, ent_text text) {
    if (enti_clean_length(text) == text.len) return text;
    enti_buffer_clear(&writing->scratch);
    enti_sanitise(&writing->scratch, text);
    return enti_scratch_text(writing);
}

ent_text enti_value_string(enti_writing *writing, const enti_column *column, size_t row) {
    if (!column || column->type != ENTI_COLUMN_STRING) return (ent_text){NULL, 0};
    return enti_clean(writing, column->values.string[row]);
}

ent_text enti_label(enti_writing *writing, const enti_column *labels, size_t node) {
    bool labelled = labels && labels->type == ENTI_COLUMN_STRING && labels->values.string[node].at;
    return enti_clean(writing, labelled ? labels->values.string[node] : writing->network->ids[node]);
}

/* ---- fields ---- */

/* `names` are separated by spaces; NULL is none. */
static bool is_listed(const char *names, ent_text name) {
    ent_text rest = enti_text_of(names), part;
    while (enti_text_next_part(&part, &rest, ' '))
        if (enti_text_equal_any_case(part, name)) return true;
    return false;
}

static bool is_taken(const enti_field_rules *rules, ent_text name) {
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; rules->taken[i] && j < rules->taken[i]->count; j++)
            if (enti_text_equal_any_case(rules->taken[i]->at[j].name, name)) return true;
    return is_listed(rules->reserved, name);
}

static bool is_column(const ent_network *network, ent_scope scope, ent_text name) {
    for (size_t i = 0; i < enti_columns_count(network, scope); i++)
        if (enti_text_equal_any_case(enti_columns_at(network, scope, i)->name, name)) return true;
    return false;
}

static ent_text name_in_format(enti_writing *writing, ent_scope scope, const enti_field_rules *rules,
                               ent_text name) {
    if (!is_taken(rules, name)) return name;
    do name = enti_arena_format(&writing->arena, "%s%.*s", rules->prefix, (int)name.len, name.at);
    while (name.at && (is_taken(rules, name) || is_column(writing->network, scope, name)));
    return name;
}

enti_fields enti_fields_of(enti_writing *writing, ent_scope scope, const enti_field_rules *rules) {
    size_t count = enti_columns_count(writing->network, scope);
    enti_fields fields = {ENTI_ARENA_ARRAY(&writing->arena, enti_field, count), 0};
    for (size_t i = 0; fields.at && i < count; i++) {
        const enti_column *column = enti_columns_at(writing->network, scope, i);
        if (is_listed(rules->own, column->name)) continue;
        ent_text name = name_in_format(writing, scope, rules, column->name);
        fields.at[fields.count++] = (enti_field){column, name, {NULL, 0}};
    }
    return fields;
}
