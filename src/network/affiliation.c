/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/finish.h"

/* Whether [from, to] and [first, last] share a day; 0 leaves an end open. */
static bool overlap(ent_date from, ent_date to, ent_date first, ent_date last) {
    return (!from || !last || from <= last) && (!to || !first || to >= first);
}

static bool links_to(const ent_gazetteer *gazetteer, enti_range links, uint32_t entity, ent_date first,
                     ent_date last) {
    for (size_t i = 0; i < links.count; i++) {
        const enti_link *link = &gazetteer->links[links.first + i];
        if (link->entity == entity && overlap(link->from, link->to, first, last)) return true;
    }
    return false;
}

static bool holds_office_of(const ent_gazetteer *gazetteer, enti_range offices, uint32_t entity,
                            ent_date first, ent_date last) {
    for (size_t i = 0; i < offices.count; i++) {
        const enti_office *office = &gazetteer->offices[offices.first + i];
        if (office->of == entity && overlap(office->from, office->to, first, last)) return true;
    }
    return false;
}

static bool belongs_to(const ent_gazetteer *gazetteer, uint32_t member, uint32_t body, ent_date first,
                       ent_date last) {
    const enti_entity *entity = &gazetteer->entities[member];
    return links_to(gazetteer, entity->states, body, first, last) ||
           links_to(gazetteer, entity->parties, body, first, last) ||
           holds_office_of(gazetteer, entity->offices, body, first, last);
}

bool enti_is_affiliation(const ent_gazetteer *gazetteer, uint32_t a, uint32_t b, ent_date first,
                         ent_date last) {
    return belongs_to(gazetteer, a, b, first, last) || belongs_to(gazetteer, b, a, first, last);
}
