/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What the loader's files share: the state of one load, before its tables are frozen.
 *
 *     source.c   file -> lines -> JSON ----+            (csv.c: rows -> JSON)
 *     entity.c   JSON object -> draft of an entity      offices.c: -> draft of an office class
 *     alias.c    and its aliases;  values.c: single values;  items.c: lists: add, join, remove
 *     settle.c   a draft made ready;
 *     freeze.c   drafts -> tables of gazetteer.h
 *     check.c    tables -> warnings
 *     faults.c   what was wrong, told in the order of files and lines
 *
 * Nothing stops at the first fault: a faulty value is reported and left out, and load.c builds nothing in the
 * end if there was any. Memory that ran out is noted once, in `out_of_memory` or an arena. */
#ifndef ENTI_GAZETTEER_LOADER_H
#define ENTI_GAZETTEER_LOADER_H

#include "base/buffer.h"
#include "base/hash.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/ids.h"

#include <jansson.h>

enum {
    ENTI_MOST_ALIAS_BYTES = 1024,
    ENTI_MOST_ID_BYTES = 200,
    ENTI_MOST_LINE_BYTES = 16 * 1024 * 1024,
    ENTI_MOST_FILE_BYTES = 1024 * 1024 * 1024,
    ENTI_MOST_FAULTS = 10000 /* in one file, the rest of which is then not read */
};

/* The warnings of `check`, by the names under which "accept" silences them. */
#define ENTI_WARNINGS(X)                                                                                     \
    X(SHARED, "shared")                                                                                      \
    X(COMMON_WORD, "common-word")                                                                            \
    X(GIVEN_NAME, "given-name")                                                                              \
    X(DATES, "dates")                                                                                        \
    X(UNKNOWN_ID, "unknown-id")                                                                              \
    X(EMPTY_PATTERN, "empty-pattern")                                                                        \
    X(TWIN, "twin")

enum {
#define X(name, text) ENTI_WARN_##name,
    ENTI_WARNINGS(X)
#undef X
        ENTI_WARNING_COUNT
};

/* Where something stands: an index in the loader's files, and a line. */
typedef struct enti_origin {
    uint32_t file, line;
} enti_origin;

/* ---- drafts: entities and classes that may still change ---- */

/* The head of every item of a draft's lists; `key` is what "remove" names it by. */
typedef struct enti_item {
    struct enti_item *next;
    ent_text key;
    enti_origin at;
} enti_item;

typedef struct enti_items {
    enti_item *first, *last;
    size_t count;
} enti_items;

typedef struct enti_draft_alias {
    enti_item item;
    enti_alias alias;
    bool matches_empty;
} enti_draft_alias;

typedef struct enti_draft_office {
    enti_item item; /* key: the class */
    ent_text of, title;
    ent_date from, to;
    bool acting;
} enti_draft_office;

typedef struct enti_draft_link {
    enti_item item; /* key: the id */
    ent_date from, to;
} enti_draft_link;

typedef struct enti_draft_attribute {
    enti_item item;
    enti_attribute attribute;
} enti_draft_attribute;

typedef struct enti_draft_word {
    enti_item item; /* key: the word */
    ent_text lang;
    enti_items of, not_of;
} enti_draft_word;

enum { ENTI_LINK_STATE, ENTI_LINK_PARTY, ENTI_LINK_MEMBER, ENTI_LINK_COUNT };

typedef struct enti_draft {
    ent_text id, type, name, wikidata;
    enti_origin at, type_at, name_at;
    enti_items aliases, offices, attributes;
    enti_items links[ENTI_LINK_COUNT];
    enti_items leader; /* plain items */
    unsigned accepts;  /* bits of warnings */
    bool deleted, has_short;
} enti_draft;

typedef struct enti_draft_class {
    ent_text name;
    enti_items words;    /* enti_draft_word */
    enti_items includes; /* plain items */
    bool standing;
} enti_draft_class;

/* ---- the load ---- */

typedef struct enti_loaded_file {
    const char *path;
    size_t faults, lines_used; /* lines_used: entities and classes in it */
    bool shipped;
    bool ordered; /* it extends, removes or deletes: its place among the files counts */
    uint8_t digest[32];
} enti_loaded_file;

typedef struct enti_loader {
    enti_arena *kept;  /* the gazetteer's: text that stays */
    enti_arena work;   /* ends with the load */
    enti_rows files;   /* enti_loaded_file */
    enti_rows drafts;  /* enti_draft, in order of appearance */
    enti_rows classes; /* enti_draft_class */
    enti_rows faults;  /* in faults.c */
    enti_rows types;   /* ent_text: declared by first lines */
    enti_ids *draft_ids, *class_ids;
    ent_text lang; /* of office words that do not say theirs */
    size_t fault_count;
    bool check, only, out_of_memory;
} enti_loader;

/* One line, a JSON object, on its way into a draft. */
typedef struct enti_line {
    enti_loader *loader;
    enti_origin at;
} enti_line;

/* faults.c */
void enti_fault(enti_loader *loader, enti_origin at, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void enti_line_fault(const enti_line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A warning that is always given. */
void enti_notice(enti_loader *loader, enti_origin at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A warning of `check`, unless the entity accepts it. */
void enti_warn(enti_loader *loader, enti_origin at, unsigned accepts, int warning, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* "FILE:LINE", for messages that point to another place. */
const char *enti_origin_text(enti_loader *loader, enti_origin at);
/* Report all, sorted by file and line. */
void enti_faults_tell(enti_loader *loader, const ent_sink *sink);

/* source.c: read one file into drafts. */
void enti_source_load(enti_loader *loader, const char *path);
/* csv.c: the same for the bytes of a CSV or TSV file. */
void enti_table_load(enti_loader *loader, uint32_t file, ent_text bytes);

/* entity.c: one object that is an entity or a change to one. `joins`: it adds to its entity as "extends"
 * does. */
void enti_entity_read(const enti_line *line, json_t *object, bool joins);
/* offices.c: one object that is a class of office. */
void enti_class_read(const enti_line *line, json_t *object);

/* alias.c */
void enti_aliases_read(const enti_line *line, enti_items *aliases, ent_kind kind, json_t *value);
void enti_patterns_read(const enti_line *line, enti_items *aliases, json_t *value);
/* Add an alias of kind name. */
void enti_alias_add(const enti_line *line, enti_items *aliases, const enti_alias *alias);

/* values.c: values with their faults. They return false after reporting that `value` is not what `key` wants.
 */
bool enti_value_text(const enti_line *line, const char *key, json_t *value, ent_text *text);
bool enti_value_bool(const enti_line *line, const char *key, json_t *value, bool *yes);
bool enti_value_date(const enti_line *line, const char *key, json_t *value, bool last, ent_date *date);
bool enti_value_id(const enti_line *line, const char *key, json_t *value, ent_text *id);
/* Whether `from` <= `to`; a fault if not. */
bool enti_dates_in_order(const enti_line *line, ent_text subject, ent_date from, ent_date to);
/* Call `each` for `value`, or for each member if it is a list. */
typedef void enti_value_each(const enti_line *line, void *target, const char *key, json_t *value);
void enti_value_list(const enti_line *line, void *target, const char *key, json_t *value,
                     enti_value_each *each);
/* Text without blanks at its ends, in the gazetteer's arena. */
ent_text enti_keep(enti_loader *loader, ent_text text);
bool enti_is_id(ent_text text);

/* items.c */
void *enti_item_add(const enti_line *line, enti_items *items, size_t size, ent_text key);
/* A function that compares two items by what makes them the same one. */
typedef int enti_item_order(const enti_item *a, const enti_item *b);
/* Join repeats: the first keeps its place and takes what the last says. */
void enti_items_unite(enti_loader *loader, enti_items *items, size_t size, enti_item_order *order);
/* Take away the items that `keys` (a string or a list) name and `concerns` (NULL: all) admits. */
typedef bool enti_item_test(const enti_item *item, int argument);
void enti_items_remove(const enti_line *line, enti_items *items, const char *key, json_t *keys,
                       enti_item_test *concerns, int argument);

/* settle.c: add the loader's own aliases, join repeats. */
void enti_draft_settle(enti_loader *loader, enti_draft *draft);

/* freeze.c: fill the gazetteer's tables, and say where their rows came from. */
typedef struct enti_entity_origin {
    enti_origin at;
    unsigned accepts;
} enti_entity_origin;

typedef struct enti_alias_origin {
    enti_origin at;
    bool matches_empty;
} enti_alias_origin;

typedef struct enti_frozen_origins { /* parallel to the tables; they end with the load */
    enti_entity_origin *entities;
    enti_alias_origin *aliases;
    enti_origin *offices;
} enti_frozen_origins;

void enti_freeze(enti_loader *loader, ent_gazetteer *gazetteer, enti_frozen_origins *origins);

/* check.c */
void enti_check(enti_loader *loader, const ent_gazetteer *gazetteer, const enti_frozen_origins *origins);

#endif
