/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Looking things up in the frozen tables. */
#include "gazetteer/loader.h"

const char *ent_kind_name(ent_kind kind) {
    static const char *const names[ENT_KIND_COUNT] = {
        [ENT_NAME] = "name",       [ENT_ACRONYM] = "acronym", [ENT_DEMONYM] = "demonym",
        [ENT_CAPITAL] = "capital", [ENT_SHORT] = "short",     [ENT_ROLE] = "role",
    };
    return (unsigned)kind < ENT_KIND_COUNT ? names[kind] : "";
}

size_t ent_gazetteer_entity_count(const ent_gazetteer *gazetteer) {
    return gazetteer->entity_count;
}

ent_entity_view ent_gazetteer_entity(const ent_gazetteer *gazetteer, size_t entity) {
    const enti_entity *row = &gazetteer->entities[entity];
    return (ent_entity_view){.id = row->id,
                             .type = gazetteer->types[row->type],
                             .label = row->name,
                             .file = row->file,
                             .line = row->line,
                             .alias_count = row->aliases.count,
                             .office_count = row->offices.count};
}

ent_status ent_gazetteer_find(size_t *entity, const ent_gazetteer *gazetteer, ent_text id) {
    uint32_t found = enti_ids_find(gazetteer->ids, id);
    if (found == ENTI_NONE) return ENT_NOT_FOUND;
    *entity = found;
    return ENT_OK;
}

const char *ent_gazetteer_hash(const ent_gazetteer *gazetteer) {
    return gazetteer->hash;
}

const enti_office *enti_office_held(const ent_gazetteer *gazetteer, uint32_t entity, uint32_t class,
                                    uint32_t of, ent_date date) {
    enti_range offices = gazetteer->entities[entity].offices;
    for (uint32_t i = 0; i < offices.count; i++) {
        const enti_office *office = &gazetteer->offices[offices.first + i];
        bool wanted = office->class == class && (of == ENTI_NONE || office->of == of);
        if (wanted && (!date || enti_date_within(date, office->from, office->to))) return office;
    }
    return NULL;
}

/* Which of two links is in force later: the one that ends later, then the one that begins later. */
static bool is_later(const enti_link *a, const enti_link *b) {
    ent_date a_end = a->to ? a->to : INT32_MAX, b_end = b->to ? b->to : INT32_MAX;
    return a_end != b_end ? a_end > b_end : a->from > b->from;
}

uint32_t enti_link_on(const ent_gazetteer *gazetteer, enti_range links, ent_date date) {
    const enti_link *best = NULL;
    for (uint32_t i = 0; i < links.count; i++) {
        const enti_link *link = &gazetteer->links[links.first + i];
        if (date && !enti_date_within(date, link->from, link->to)) continue;
        if (!best || is_later(link, best)) best = link;
    }
    return best ? best->entity : ENTI_NONE;
}

uint32_t enti_class_find(const ent_gazetteer *gazetteer, ent_text name) {
    size_t low = 0, high = gazetteer->class_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = enti_text_compare(gazetteer->classes[middle].name, name);
        if (order == 0) return (uint32_t)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ENTI_NONE;
}
