/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The frozen tables: entities, their aliases, offices and links; classes of office; languages. Built by
 * load.c from the files, read-only afterwards, shared by threads. All text lives in the gazetteer's arena and
 * ends in NUL.
 *
 *     entities[e] --first_alias, alias_count--> aliases[]   (each alias names its entity)
 *                 --first_office, office_count--> offices[] --class--> classes[]
 *                 --states, parties, members: first, count--> links[]
 */
#ifndef ENTI_GAZETTEER_GAZETTEER_H
#define ENTI_GAZETTEER_GAZETTEER_H

#include "base/arena.h"
#include "base/date.h"
#include "gazetteer/language.h"

#define ENTI_NONE UINT32_MAX

/* A contiguous part of one of the tables. */
typedef struct enti_range {
    uint32_t first, count;
} enti_range;

/* The types that always exist; further ones are declared by files and follow. */
enum { ENTI_STATE, ENTI_LEADER, ENTI_PARTY, ENTI_ORGANISATION, ENTI_IGNORE, ENTI_FIRST_DECLARED_TYPE };

typedef enum enti_case { ENTI_CASE_CAPITALS, ENTI_CASE_EXACT, ENTI_CASE_ANY } enti_case;

typedef struct enti_alias {
    ent_text text;   /* as written; for a pattern its source */
    ent_text anchor; /* the literal at which a pattern is tried; empty for a plain alias */
    ent_text lang;   /* "en", ...; empty: any */
    uint32_t entity;
    ent_date from, to; /* inclusive; 0 open */
    uint8_t kind;      /* ent_kind */
    uint8_t letter_case;
    bool weak, pattern, implied; /* implied: a leader's short that the loader made */
} enti_alias;

typedef struct enti_office {
    uint32_t class; /* index in classes */
    uint32_t of;    /* entity; ENTI_NONE: nobody that is known */
    ent_text title;
    ent_date from, to;
    bool acting;
} enti_office;

typedef struct enti_link {
    uint32_t entity;
    ent_date from, to;
} enti_link;

typedef enum enti_value_type {
    ENTI_VALUE_STRING,
    ENTI_VALUE_LONG,
    ENTI_VALUE_DOUBLE,
    ENTI_VALUE_BOOL
} enti_value_type;

/* One attribute of an entity, carried to its node. */
typedef struct enti_attribute {
    ent_text name;
    enti_value_type type;
    ent_text string;
    int64_t whole; /* LONG, BOOL */
    double real;
} enti_attribute;

typedef struct enti_entity {
    ent_text id, name, file, wikidata;
    size_t line;
    uint32_t type;
    enti_range aliases, offices;
    enti_range states, parties, members; /* in links: state, party, member_of */
    enti_range leader;                   /* in class_lists: which offices "leader" means, first first */
    enti_range attributes;
} enti_entity;

typedef struct enti_office_word {
    ent_text text, lang;
    enti_range of;   /* in entity_lists: only of these; count 0: of any */
    enti_range not ; /* in entity_lists: of any but these */
} enti_office_word;

typedef struct enti_office_class {
    ent_text name;
    enti_range words;    /* in office_words */
    enti_range includes; /* in class_lists: narrower classes whose holders it means too */
    bool standing;       /* false: a wider word ("diplomat") that has no holder of its own */
} enti_office_class;

struct ent_gazetteer {
    enti_arena arena;
    enti_entity *entities;
    enti_alias *aliases; /* in the order of their entities */
    enti_office *offices;
    enti_link *links;
    enti_attribute *attributes;
    enti_office_class *classes;
    enti_office_word *office_words;
    uint32_t *class_lists, *entity_lists;
    ent_text *types;
    size_t entity_count, alias_count, office_count, link_count, attribute_count, class_count,
        office_word_count, type_count;
    struct enti_id_table *ids;
    enti_languages languages;
    char hash[65];
};

/* The office an entity holds on `date` in `class` of `of` (ENTI_NONE: of any), or NULL. */
const enti_office *enti_office_held(const ent_gazetteer *gazetteer, uint32_t entity, uint32_t class,
                                    uint32_t of, ent_date date);
/* The entity that a list of links names on `date` (0: the one in force last), or ENTI_NONE. */
uint32_t enti_link_on(const ent_gazetteer *gazetteer, enti_range links, ent_date date);
/* Index of an office class, or ENTI_NONE. */
uint32_t enti_class_find(const ent_gazetteer *gazetteer, ent_text name);

#endif
