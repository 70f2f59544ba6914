/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: drafts, in the order of the files. Goes out: the tables of gazetteer.h, which do not depend on
 * that order: entities and classes sorted by name, bytewise; ids and classes resolved to indices. Cost: n log
 * n. */
#include "gazetteer/loader.h"

#include <stdlib.h>

/* The tables of entities are taken once, as large as they can become; what belongs to classes, which are few,
 * grows. */
typedef struct table_freezer {
    enti_loader *loader;
    ent_gazetteer *gazetteer;
    enti_frozen_origins *origins;
    enti_draft **drafts; /* [entity_count] sorted by id */
    enti_rows office_words, class_lists, entity_lists;
} table_freezer;

/* Move rows to where they stay. */
static void *move_rows(table_freezer *freezer, enti_rows *rows, size_t size) {
    bool fits = !rows->failed && rows->count < UINT32_MAX;
    void *moved = fits ? enti_arena_take(&freezer->gazetteer->arena, rows->count, size) : NULL;
    if (moved && rows->count) memcpy(moved, rows->at, rows->count * size);
    if (!moved) freezer->loader->out_of_memory = true;
    enti_rows_release(rows);
    return moved;
}

/* ---- order, and numbers for names ---- */

static int by_id(const void *left, const void *right) {
    return enti_text_compare((*(enti_draft *const *)left)->id, (*(enti_draft *const *)right)->id);
}

static int by_name(const void *left, const void *right) {
    const enti_draft_class *a = left, *b = right;
    return enti_text_compare(a->name, b->name);
}

/* Sort what lives; from here on the tables of names give indices of the frozen tables. */
static void rank(table_freezer *freezer) {
    enti_loader *loader = freezer->loader;
    enti_rows *drafts = &loader->drafts, *classes = &loader->classes;
    size_t live = 0;
    freezer->drafts = ENTI_ARENA_ARRAY(&loader->work, enti_draft *, drafts->count);
    if (!freezer->drafts) return;
    for (size_t i = 0; i < drafts->count; i++) {
        enti_draft *draft = ENTI_ROWS_AT(drafts, enti_draft, i);
        if (draft->deleted)
            enti_ids_set(loader->draft_ids, draft->id, UINT32_MAX);
        else
            freezer->drafts[live++] = draft;
    }
    qsort(freezer->drafts, live, sizeof *freezer->drafts, by_id);
    for (size_t i = 0; i < live; i++) enti_ids_set(loader->draft_ids, freezer->drafts[i]->id, (uint32_t)i);
    if (classes->count) qsort(classes->at, classes->count, sizeof(enti_draft_class), by_name);
    for (size_t i = 0; i < classes->count; i++)
        enti_ids_set(loader->class_ids, ENTI_ROWS_AT(classes, enti_draft_class, i)->name, (uint32_t)i);
    freezer->gazetteer->entity_count = live;
}

/* The entity of `id`, or ENTI_NONE with a warning. */
static uint32_t resolve(table_freezer *freezer, enti_origin at, unsigned accepts, ent_text id) {
    uint32_t entity = enti_ids_find(freezer->loader->draft_ids, id);
    if (entity == ENTI_NONE)
        enti_warn(freezer->loader, at, accepts, ENTI_WARN_UNKNOWN_ID, "unknown id '%s'", id.at);
    return entity;
}

/* The class of `name`, or ENTI_NONE with a fault. */
static uint32_t resolve_class(table_freezer *freezer, enti_origin at, ent_text name) {
    uint32_t class = enti_ids_find(freezer->loader->class_ids, name);
    if (class == ENTI_NONE) enti_fault(freezer->loader, at, 0, "unknown class of office '%s'", name.at);
    return class;
}

static void add_number(enti_rows *rows, uint32_t number) {
    uint32_t *row = number != ENTI_NONE ? ENTI_ROWS_ADD(rows, uint32_t) : NULL;
    if (row) *row = number;
}

static enti_range range_of(size_t first, size_t end) {
    return (enti_range){(uint32_t)first, (uint32_t)(end - first)};
}

static enti_range freeze_classes_named(table_freezer *freezer, const enti_items *names) {
    size_t first = freezer->class_lists.count;
    for (const enti_item *item = names->first; item; item = item->next)
        add_number(&freezer->class_lists, resolve_class(freezer, item->at, item->key));
    return range_of(first, freezer->class_lists.count);
}

/* ---- entities ---- */

static void freeze_alias(table_freezer *freezer, const enti_draft_alias *from, uint32_t entity) {
    size_t at = freezer->gazetteer->alias_count++;
    freezer->gazetteer->aliases[at] = from->alias;
    freezer->gazetteer->aliases[at].entity = entity;
    freezer->origins->aliases[at] = (enti_alias_origin){from->item.at, from->matches_empty};
}

/* By kind, and in the order in which they were given. */
static enti_range freeze_aliases(table_freezer *freezer, const enti_draft *draft, uint32_t entity) {
    size_t first = freezer->gazetteer->alias_count;
    for (int kind = 0; kind < ENT_KIND_COUNT; kind++)
        for (const enti_item *item = draft->aliases.first; item; item = item->next) {
            const enti_draft_alias *from = (const enti_draft_alias *)item;
            if (from->alias.kind == kind) freeze_alias(freezer, from, entity);
        }
    return range_of(first, freezer->gazetteer->alias_count);
}

/* An office without "of" is one of its holder's only state. */
static ent_text default_of(const enti_draft *draft) {
    const enti_items *states = &draft->links[ENTI_LINK_STATE];
    return states->count == 1 ? states->first->key : (ent_text){NULL, 0};
}

static enti_range freeze_offices(table_freezer *freezer, const enti_draft *draft) {
    ent_gazetteer *gazetteer = freezer->gazetteer;
    size_t first = gazetteer->office_count;
    for (const enti_item *item = draft->offices.first; item; item = item->next) {
        const enti_draft_office *from = (const enti_draft_office *)item;
        ent_text of = from->of.len ? from->of : default_of(draft);
        size_t at = gazetteer->office_count++;
        gazetteer->offices[at] = (enti_office){
            .class = resolve_class(freezer, item->at, item->key),
            .of = of.len ? resolve(freezer, item->at, draft->accepts, of) : ENTI_NONE,
            .title = from->title,
            .from = from->from,
            .to = from->to,
            .acting = from->acting,
        };
        freezer->origins->offices[at] = item->at;
    }
    return range_of(first, gazetteer->office_count);
}

static enti_range freeze_links(table_freezer *freezer, const enti_draft *draft, int which) {
    ent_gazetteer *gazetteer = freezer->gazetteer;
    size_t first = gazetteer->link_count;
    for (const enti_item *item = draft->links[which].first; item; item = item->next) {
        const enti_draft_link *from = (const enti_draft_link *)item;
        uint32_t entity = resolve(freezer, item->at, draft->accepts, item->key);
        if (entity == ENTI_NONE) continue;
        gazetteer->links[gazetteer->link_count++] = (enti_link){entity, from->from, from->to};
    }
    return range_of(first, gazetteer->link_count);
}

static enti_range freeze_attributes(table_freezer *freezer, const enti_draft *draft) {
    ent_gazetteer *gazetteer = freezer->gazetteer;
    size_t first = gazetteer->attribute_count;
    for (const enti_item *item = draft->attributes.first; item; item = item->next)
        gazetteer->attributes[gazetteer->attribute_count++] = ((const enti_draft_attribute *)item)->attribute;
    return range_of(first, gazetteer->attribute_count);
}

static uint32_t type_of(table_freezer *freezer, const enti_draft *draft) {
    for (uint32_t i = 0; i < freezer->gazetteer->type_count; i++)
        if (enti_text_equal(freezer->gazetteer->types[i], draft->type)) return i;
    if (draft->type.len) enti_fault(freezer->loader, draft->type_at, 0, "unknown type '%s'", draft->type.at);
    return 0;
}

static void freeze_entity(table_freezer *freezer, uint32_t index) {
    const enti_draft *draft = freezer->drafts[index];
    const enti_loaded_file *file = ENTI_ROWS_AT(&freezer->loader->files, enti_loaded_file, draft->at.file);
    freezer->gazetteer->entities[index] = (enti_entity){
        .id = draft->id,
        .name = draft->name,
        .file = enti_text_of(file->path),
        .wikidata = draft->wikidata,
        .line = draft->at.line,
        .type = type_of(freezer, draft),
        .aliases = freeze_aliases(freezer, draft, index),
        .offices = freeze_offices(freezer, draft),
        .states = freeze_links(freezer, draft, ENTI_LINK_STATE),
        .parties = freeze_links(freezer, draft, ENTI_LINK_PARTY),
        .members = freeze_links(freezer, draft, ENTI_LINK_MEMBER),
        .leader = freeze_classes_named(freezer, &draft->leader),
        .attributes = freeze_attributes(freezer, draft),
    };
}

/* Make all drafts ready and take tables for what they hold. false: out of memory. */
static bool take_tables(table_freezer *freezer) {
    ent_gazetteer *gazetteer = freezer->gazetteer;
    enti_frozen_origins *origins = freezer->origins;
    enti_arena *arena = &gazetteer->arena, *work = &freezer->loader->work;
    size_t aliases = 0, offices = 0, links = 0, attributes = 0;
    for (size_t i = 0; i < gazetteer->entity_count; i++) {
        enti_draft *draft = freezer->drafts[i];
        enti_draft_settle(freezer->loader, draft);
        aliases += draft->aliases.count;
        offices += draft->offices.count;
        attributes += draft->attributes.count;
        for (int k = 0; k < ENTI_LINK_COUNT; k++) links += draft->links[k].count;
    }
    gazetteer->entities = ENTI_ARENA_ARRAY(arena, enti_entity, gazetteer->entity_count);
    gazetteer->aliases = ENTI_ARENA_ARRAY(arena, enti_alias, aliases);
    gazetteer->offices = ENTI_ARENA_ARRAY(arena, enti_office, offices);
    gazetteer->links = ENTI_ARENA_ARRAY(arena, enti_link, links);
    gazetteer->attributes = ENTI_ARENA_ARRAY(arena, enti_attribute, attributes);
    origins->entities = ENTI_ARENA_ARRAY(work, enti_entity_origin, gazetteer->entity_count);
    origins->aliases = ENTI_ARENA_ARRAY(work, enti_alias_origin, aliases);
    origins->offices = ENTI_ARENA_ARRAY(work, enti_origin, offices);
    bool fit = aliases < UINT32_MAX && offices < UINT32_MAX && links < UINT32_MAX && attributes < UINT32_MAX;
    return fit && !arena->failed && !work->failed;
}

static void freeze_entities(table_freezer *freezer) {
    for (uint32_t i = 0; i < freezer->gazetteer->entity_count; i++) {
        const enti_draft *draft = freezer->drafts[i];
        freeze_entity(freezer, i);
        freezer->origins->entities[i] = (enti_entity_origin){draft->at, draft->accepts};
    }
}

/* ---- types ---- */

static int by_text(const void *left, const void *right) {
    return enti_text_compare(*(const ent_text *)left, *(const ent_text *)right);
}

static void freeze_types(table_freezer *freezer) {
    static const char *const built_in[ENTI_FIRST_DECLARED_TYPE] = {
        [ENTI_STATE] = "state",   [ENTI_LEADER] = "leader",
        [ENTI_PARTY] = "party",   [ENTI_ORGANISATION] = "organisation",
        [ENTI_IGNORE] = "ignore",
    };
    const enti_rows *declared = &freezer->loader->types;
    ent_text *types =
        ENTI_ARENA_ARRAY(&freezer->gazetteer->arena, ent_text, ENTI_FIRST_DECLARED_TYPE + declared->count);
    if (!types) return;
    size_t count = 0;
    while (count < ENTI_FIRST_DECLARED_TYPE) {
        types[count] = enti_text_of(built_in[count]);
        count++;
    }
    if (declared->count) qsort(declared->at, declared->count, sizeof(ent_text), by_text);
    for (size_t i = 0; i < declared->count; i++) {
        ent_text type = *ENTI_ROWS_AT(declared, ent_text, i);
        bool known = count > ENTI_FIRST_DECLARED_TYPE && enti_text_equal(types[count - 1], type);
        for (int k = 0; k < ENTI_FIRST_DECLARED_TYPE; k++) known |= enti_text_equal(types[k], type);
        if (!known) types[count++] = type;
    }
    freezer->gazetteer->types = types;
    freezer->gazetteer->type_count = count;
}

/* ---- classes of office ---- */

static enti_range freeze_ids(table_freezer *freezer, const enti_items *ids) {
    size_t first = freezer->entity_lists.count;
    for (const enti_item *item = ids->first; item; item = item->next)
        add_number(&freezer->entity_lists, resolve(freezer, item->at, 0, item->key));
    return range_of(first, freezer->entity_lists.count);
}

/* A word of states that are all unknown is nobody's, and left out. */
static void freeze_word(table_freezer *freezer, const enti_draft_word *from) {
    enti_office_word word = {from->item.key, from->lang, freeze_ids(freezer, &from->of),
                             freeze_ids(freezer, &from->not_of)};
    if (from->of.count && !word.of.count) return;
    enti_office_word *row = ENTI_ROWS_ADD(&freezer->office_words, enti_office_word);
    if (row) *row = word;
}

static void freeze_class(table_freezer *freezer, const enti_draft_class *draft, enti_office_class *class) {
    size_t first = freezer->office_words.count;
    for (const enti_item *item = draft->words.first; item; item = item->next)
        freeze_word(freezer, (const enti_draft_word *)item);
    *class = (enti_office_class){draft->name, range_of(first, freezer->office_words.count),
                                 freeze_classes_named(freezer, &draft->includes), draft->standing};
}

static void freeze_classes(table_freezer *freezer) {
    ent_gazetteer *gazetteer = freezer->gazetteer;
    const enti_rows *drafts = &freezer->loader->classes;
    gazetteer->classes = ENTI_ARENA_ARRAY(&gazetteer->arena, enti_office_class, drafts->count);
    gazetteer->class_count = drafts->count;
    for (size_t i = 0; gazetteer->classes && i < drafts->count; i++)
        freeze_class(freezer, ENTI_ROWS_AT(drafts, enti_draft_class, i), &gazetteer->classes[i]);
}

static void move_tables(table_freezer *freezer) {
    ent_gazetteer *gazetteer = freezer->gazetteer;
    gazetteer->office_word_count = freezer->office_words.count;
    gazetteer->office_words = move_rows(freezer, &freezer->office_words, sizeof(enti_office_word));
    gazetteer->class_lists = move_rows(freezer, &freezer->class_lists, sizeof(uint32_t));
    gazetteer->entity_lists = move_rows(freezer, &freezer->entity_lists, sizeof(uint32_t));
}

void enti_freeze(enti_loader *loader, ent_gazetteer *gazetteer, enti_frozen_origins *origins) {
    table_freezer freezer = {.loader = loader, .gazetteer = gazetteer, .origins = origins};
    freeze_types(&freezer);
    rank(&freezer);
    if (loader->work.failed || gazetteer->arena.failed || !take_tables(&freezer)) {
        loader->out_of_memory = true;
        return;
    }
    freeze_entities(&freezer);
    freeze_classes(&freezer);
    move_tables(&freezer);
    gazetteer->ids = loader->draft_ids;
}
