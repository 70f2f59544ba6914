/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: the bytes of a CSV or TSV file. Goes out: entities, by way of the JSON object that each row
 * stands for, so that both formats have the same keys and faults. Rows of one id join. Cost: linear, and one
 * parse of each cell of an attribute. */
#include "base/csv.h"
#include "corpus/decode.h"
#include "gazetteer/columns.h"
#include "gazetteer/loader.h"

typedef enum column_kind {
    COLUMN_ATTRIBUTE,
    COLUMN_TEXT,
    COLUMN_ALIASES,
    COLUMN_LINKS,
    COLUMN_LIST,    /* of plain strings */
    COLUMN_PATTERN, /* one a cell: patterns have bars of their own */
    COLUMN_OFFICE,  /* part of the row's office, or dates of what else is in it */
    COLUMN_FLAG,
    COLUMN_FAULTY
} column_kind;

static const struct {
    const char *name;
    column_kind kind;
} known[] = {
    {"id", COLUMN_TEXT},          {"type", COLUMN_TEXT},        {"name", COLUMN_TEXT},
    {"wikidata", COLUMN_TEXT},    {"names", COLUMN_ALIASES},    {"acronyms", COLUMN_ALIASES},
    {"short", COLUMN_ALIASES},    {"demonyms", COLUMN_ALIASES}, {"capitals", COLUMN_ALIASES},
    {"patterns", COLUMN_PATTERN}, {"state", COLUMN_LINKS},      {"party", COLUMN_LINKS},
    {"member_of", COLUMN_LINKS},  {"leader", COLUMN_LIST},      {"accept", COLUMN_LIST},
    {"office", COLUMN_OFFICE},    {"title", COLUMN_OFFICE},     {"of", COLUMN_OFFICE},
    {"from", COLUMN_OFFICE},      {"to", COLUMN_OFFICE},        {"acting", COLUMN_FLAG},
    {"extends", COLUMN_FLAG},     {"delete", COLUMN_FLAG},
};

typedef struct sheet_column {
    const char *name;
    column_kind kind;
    bool mixed;     /* an attribute whose cells are not of one JSON type: all are strings */
    json_type type; /* of its cells so far; JSON_NULL: none yet */
} sheet_column;

typedef struct sheet {
    enti_loader *loader;
    uint32_t file;
    enti_csv csv;
    enti_rows columns; /* sheet_column */
    enti_ids *seen;    /* rows to their lines */
    bool failed;       /* memory */
} sheet;

static enti_origin here(const sheet *table) {
    return (enti_origin){table->file, (uint32_t)table->csv.line};
}

static ent_text cell_at(const sheet *table, size_t i) {
    return enti_text_trim(enti_csv_cell(&table->csv, i));
}

/* The next row that is neither empty nor a note. */
static bool next_row(sheet *table) {
    while (enti_csv_next(&table->csv)) {
        ent_text first = enti_csv_cell(&table->csv, 0);
        bool note = first.len && *first.at == '#', empty = true;
        for (size_t i = 0; i < enti_csv_count(&table->csv); i++) empty &= cell_at(table, i).len == 0;
        if (!note && !empty) return true;
    }
    return false;
}

/* ---- the header ---- */

static sheet_column column_of(sheet *table, ent_text name) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (enti_text_equal_any_case(name, enti_text_of(known[i].name)))
            return (sheet_column){.name = known[i].name, .kind = known[i].kind};
    sheet_column column = {.name = enti_arena_copy(&table->loader->work, name).at, .type = JSON_NULL};
    if (!name.len || !enti_is_builtin_column(name)) return column;
    enti_fault(table->loader, here(table), 0, "column '%s' has the name of a built-in column", column.name);
    column.kind = COLUMN_FAULTY;
    return column;
}

static bool has_column(const sheet *table, const char *name) {
    for (size_t i = 0; i < table->columns.count; i++)
        if (strcmp(ENTI_ROWS_AT(&table->columns, sheet_column, i)->name, name) == 0) return true;
    return false;
}

/* false: the rows cannot be read. */
static bool read_header(sheet *table) {
    for (size_t i = 0; i < enti_csv_count(&table->csv); i++) {
        sheet_column column = column_of(table, cell_at(table, i));
        if (column.name && *column.name && has_column(table, column.name))
            enti_fault(table->loader, here(table), 0, "column '%s' stands twice", column.name);
        sheet_column *row = column.name ? ENTI_ROWS_ADD(&table->columns, sheet_column) : NULL;
        if (row)
            *row = column;
        else
            table->failed = true;
    }
    bool good = has_column(table, "id");
    if (!good) enti_fault(table->loader, here(table), 0, "no column 'id' in the first row");
    return good && !table->failed;
}

/* ---- types of attributes: a column of numbers gives numbers, all else strings ---- */

static json_t *as_number(ent_text cell) {
    bool like_number = cell.len && (enti_is_digit(*cell.at) || *cell.at == '-');
    json_t *value = like_number ? json_loadb(cell.at, cell.len, JSON_DECODE_ANY, NULL) : NULL;
    if (json_is_number(value)) return value;
    json_decref(value);
    return NULL;
}

static void learn_type(sheet_column *column, ent_text cell) {
    if (column->kind != COLUMN_ATTRIBUTE || column->mixed || !cell.len) return;
    json_t *value = as_number(cell);
    json_type type = value ? json_typeof(value) : JSON_STRING;
    json_decref(value);
    bool numbers = type != JSON_STRING && column->type != JSON_STRING;
    if (column->type == JSON_NULL || (numbers && type == JSON_REAL))
        column->type = type;
    else if (column->type != type && !numbers)
        column->mixed = true;
}

static void learn_types(sheet *table) {
    while (next_row(table))
        for (size_t i = 0; i < enti_csv_count(&table->csv) && i < table->columns.count; i++)
            learn_type(ENTI_ROWS_AT(&table->columns, sheet_column, i), cell_at(table, i));
}

/* ---- a row as an object ---- */

static void set(sheet *table, json_t *object, const char *key, json_t *value) {
    if (json_object_set_new(object, key, value) != 0) table->failed = true;
}

static json_t *string_of(ent_text text) {
    return json_stringn(text.at ? text.at : "", text.len);
}

/* The dates that hold for the names and links of a row without an office. */
static json_t *dated(sheet *table, const json_t *dates, const char *key, ent_text text) {
    if (!json_object_size(dates)) return string_of(text);
    json_t *object = json_copy((json_t *)dates);
    if (!object) return NULL;
    set(table, object, key, string_of(text));
    return object;
}

/* The parts between bars; those of aliases and links with the dates. */
static json_t *list_of(sheet *table, const sheet_column *column, const json_t *dates, ent_text cell) {
    json_t *list = json_array();
    for (ent_text part; enti_text_next_part(&part, &cell, '|');) {
        part = enti_text_trim(part);
        if (!part.len) continue;
        json_t *member = column->kind == COLUMN_LIST
                             ? string_of(part)
                             : dated(table, dates, column->kind == COLUMN_LINKS ? "id" : "text", part);
        if (json_array_append_new(list, member) != 0) table->failed = true;
    }
    return list;
}

static json_t *flag_of(sheet *table, const sheet_column *column, ent_text cell) {
    static const char *const yes[] = {"true", "yes", "1"}, *const no[] = {"false", "no", "0"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (enti_text_equal_any_case(cell, enti_text_of(yes[i]))) return json_true();
        if (enti_text_equal_any_case(cell, enti_text_of(no[i]))) return json_false();
    }
    enti_fault(table->loader, here(table), 0, "'%s' must be true or false", column->name);
    return json_false();
}

static json_t *attribute_of(const sheet_column *column, ent_text cell) {
    bool number = !column->mixed && column->type != JSON_STRING;
    json_t *value = number ? as_number(cell) : NULL;
    if (value && column->type == JSON_REAL && json_is_integer(value)) {
        json_t *real = json_real((double)json_integer_value(value));
        json_decref(value);
        return real;
    }
    return value ? value : string_of(cell);
}

/* The objects that one row fills. */
typedef struct row_objects {
    json_t *entity, *office, *dates, *attributes;
} row_objects;

static void read_office_cell(sheet *table, const row_objects *row, const sheet_column *column,
                             ent_text cell) {
    bool date = strcmp(column->name, "from") == 0 || strcmp(column->name, "to") == 0;
    set(table, row->office, column->name, string_of(cell));
    if (date) set(table, row->dates, column->name, string_of(cell));
}

static void read_flag(sheet *table, const row_objects *row, const sheet_column *column, ent_text cell) {
    bool acting = strcmp(column->name, "acting") == 0;
    set(table, acting ? row->office : row->entity, column->name, flag_of(table, column, cell));
}

static void read_cell(sheet *table, const row_objects *row, const sheet_column *column, ent_text cell) {
    switch (column->kind) {
    case COLUMN_ATTRIBUTE:
        if (*column->name)
            set(table, row->attributes, column->name, attribute_of(column, cell));
        else
            enti_fault(table->loader, here(table), 0, "a cell stands under no column name");
        break;
    case COLUMN_TEXT:
    case COLUMN_PATTERN: set(table, row->entity, column->name, string_of(cell)); break;
    case COLUMN_ALIASES:
    case COLUMN_LINKS:
    case COLUMN_LIST: set(table, row->entity, column->name, list_of(table, column, row->dates, cell)); break;
    case COLUMN_FLAG: read_flag(table, row, column, cell); break;
    case COLUMN_OFFICE:
    case COLUMN_FAULTY: break;
    }
}

/* Offices and dates first, since other cells take the dates unless there is an office. */
static void read_cells(sheet *table, const row_objects *row) {
    for (size_t i = 0; i < table->columns.count; i++) {
        const sheet_column *column = ENTI_ROWS_AT(&table->columns, sheet_column, i);
        ent_text cell = cell_at(table, i);
        if (column->kind == COLUMN_OFFICE && cell.len) read_office_cell(table, row, column, cell);
    }
    bool has_office = json_object_get(row->office, "office") != NULL;
    if (has_office) json_object_clear(row->dates);
    for (size_t i = 0; i < table->columns.count; i++) {
        const sheet_column *column = ENTI_ROWS_AT(&table->columns, sheet_column, i);
        ent_text cell = cell_at(table, i);
        if (cell.len) read_cell(table, row, column, cell);
    }
    if (json_object_size(row->attributes))
        set(table, row->entity, "attributes", json_incref(row->attributes));
    if (has_office)
        set(table, row->entity, "offices", json_incref(row->office));
    else if (json_object_get(row->office, "title") || json_object_get(row->office, "of"))
        enti_fault(table->loader, here(table), 0, "'title' or 'of' without 'office'");
}

/* ---- rows of one id ---- */

/* The draft that an earlier row of this file began. */
static const enti_draft *earlier(const sheet *table, const json_t *entity) {
    const json_t *id = json_object_get(entity, "id");
    ent_text text = enti_text(json_string_value(id), json_string_length(id));
    uint32_t number = text.at ? enti_ids_find(table->loader->draft_ids, text) : UINT32_MAX;
    if (number == UINT32_MAX) return NULL;
    const enti_draft *draft = ENTI_ROWS_AT(&table->loader->drafts, enti_draft, number);
    return draft->at.file == table->file && !draft->deleted ? draft : NULL;
}

/* A further row's name is one more name; its type must be the same. */
static void join(sheet *table, const enti_draft *draft, const row_objects *row) {
    const json_t *type = json_object_get(row->entity, "type"), *name = json_object_get(row->entity, "name");
    ent_text text = enti_text(json_string_value(name), json_string_length(name));
    if (type && !enti_text_is(draft->type, json_string_value(type)))
        enti_fault(table->loader, here(table), 0, "type '%s', but '%s' in line %u", json_string_value(type),
                   draft->type.at, (unsigned)draft->at.line);
    if (!name || json_object_get(row->entity, "extends")) return;
    if (!enti_text_equal(text, draft->name)) {
        json_t *names = json_object_get(row->entity, "names");
        json_t *list = names ? json_incref(names) : json_array();
        if (json_array_append_new(list, dated(table, row->dates, "text", text)) != 0) table->failed = true;
        set(table, row->entity, "names", list);
    }
    json_object_del(row->entity, "name");
}

static void read_row(sheet *table) {
    enti_line line = {table->loader, here(table)};
    row_objects row = {json_object(), json_object(), json_object(), json_object()};
    if (row.entity && row.office && row.dates && row.attributes) {
        read_cells(table, &row);
        const enti_draft *draft = earlier(table, row.entity);
        if (draft) join(table, draft, &row);
        if (!table->failed) enti_entity_read(&line, row.entity, draft != NULL);
    } else
        table->failed = true;
    json_decref(row.entity);
    json_decref(row.office);
    json_decref(row.dates);
    json_decref(row.attributes);
}

/* Whether the same row stood before, which is told. */
static bool is_repeat(sheet *table) {
    enti_buffer bytes;
    enti_buffer_init(&bytes);
    for (size_t i = 0; i < table->columns.count; i++) {
        enti_buffer_add(&bytes, cell_at(table, i));
        enti_buffer_add_byte(&bytes, '\x1F');
    }
    ent_text key = enti_arena_copy(&table->loader->work, enti_buffer_text(&bytes));
    table->failed |= bytes.failed || !key.at;
    enti_buffer_release(&bytes);
    uint32_t before = key.at ? enti_ids_find(table->seen, key) : UINT32_MAX;
    if (before != UINT32_MAX)
        enti_notice(table->loader, here(table), "the row repeats line %u", (unsigned)before);
    else if (key.at)
        enti_ids_set(table->seen, key, (uint32_t)table->csv.line);
    return before != UINT32_MAX;
}

static void read_rows(sheet *table) {
    const enti_loaded_file *file = ENTI_ROWS_AT(&table->loader->files, enti_loaded_file, table->file);
    while (!table->failed && !table->loader->out_of_memory && next_row(table)) {
        size_t cells = enti_csv_count(&table->csv);
        while (cells > table->columns.count && !cell_at(table, cells - 1).len) cells--;
        if (cells > table->columns.count)
            enti_fault(table->loader, here(table), 0, "%zu cells under %zu columns", cells,
                       table->columns.count);
        else if (!is_repeat(table))
            read_row(table);
        if (file->faults < ENTI_MOST_FAULTS) continue;
        enti_fault(table->loader, here(table), 0, "too many faults: the rest of the file was not read");
        return;
    }
    if (table->csv.fault) enti_fault(table->loader, here(table), 0, "%s", table->csv.fault);
}

static ent_text decode(enti_loader *loader, uint32_t file, ent_text bytes) {
    size_t repaired = 0;
    ent_text text = enti_decode_bytes(&loader->work, bytes, &repaired);
    if (repaired)
        enti_notice(loader, (enti_origin){file, 0}, "not UTF-8: %zu bytes were read as Windows-1252",
                    repaired);
    return text;
}

/* Go back to where reading stood. */
static void rewind_to(sheet *table, const enti_csv *before) {
    table->csv.rest = before->rest;
    table->csv.next_line = before->next_line;
    table->csv.fault = NULL;
}

void enti_table_load(enti_loader *loader, uint32_t file, ent_text bytes) {
    const char *path = ENTI_ROWS_AT(&loader->files, enti_loaded_file, file)->path;
    char separator = enti_text_ends(enti_text_of(path), ENTI_TEXT(".tsv")) ? '\t' : 0;
    ent_text text = decode(loader, file, bytes);
    sheet table = {.loader = loader, .file = file, .seen = enti_ids_new(&loader->work)};
    if (!table.seen) return;
    enti_csv_init(&table.csv, text, separator);
    if (next_row(&table) && read_header(&table)) {
        enti_csv rows = table.csv;
        learn_types(&table);
        rewind_to(&table, &rows);
        read_rows(&table);
    }
    table.failed |= table.csv.cells.failed || table.csv.unquoted.failed;
    enti_csv_release(&table.csv);
    if (table.failed) loader->out_of_memory = true;
    enti_rows_release(&table.columns);
}
