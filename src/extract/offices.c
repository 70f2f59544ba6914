/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a gazetteer. Goes out: its offices sorted by home (by counting), and answers about holders.
 * Cost: linear once; an answer walks the offices of one leader. */
#include "extract/offices.h"

uint32_t enti_office_home(const ent_gazetteer *g, const enti_office *office) {
    if (office->of == ENTI_NONE || g->entities[office->of].type != ENTI_PARTY) return office->of;
    uint32_t state = enti_link_on(g, g->entities[office->of].states, 0);
    return state == ENTI_NONE ? office->of : state;
}

ent_status enti_offices_build(enti_offices *offices, const ent_gazetteer *g, enti_arena *arena) {
    uint32_t *first = ENTI_ARENA_ARRAY(arena, uint32_t, g->entity_count + 2);
    uint32_t *order = ENTI_ARENA_ARRAY(arena, uint32_t, g->office_count);
    uint32_t *holders = ENTI_ARENA_ARRAY(arena, uint32_t, g->office_count);
    if (arena->failed) return ENT_NOMEM;
    for (uint32_t e = 0; e < g->entity_count; e++)
        for (uint32_t i = 0; i < g->entities[e].offices.count; i++)
            holders[g->entities[e].offices.first + i] = e;
    /* first[h + 2] counts, then first[h + 1] is where the next one of h goes, and ends as where h + 1 begins
     */
    for (uint32_t i = 0; i < g->office_count; i++) {
        uint32_t home = enti_office_home(g, &g->offices[i]);
        if (home != ENTI_NONE) first[home + 2]++;
    }
    for (size_t e = 2; e < g->entity_count + 2; e++) first[e] += first[e - 1];
    for (uint32_t i = 0; i < g->office_count; i++) {
        uint32_t home = enti_office_home(g, &g->offices[i]);
        if (home != ENTI_NONE) order[first[home + 1]++] = i;
    }
    *offices = (enti_offices){first, order, holders};
    return ENT_OK;
}

bool enti_class_means(const ent_gazetteer *g, uint32_t wanted, uint32_t class) {
    if (wanted == class) return true;
    enti_range includes = g->classes[wanted].includes;
    for (uint32_t i = 0; i < includes.count; i++)
        if (g->class_lists[includes.first + i] == class) return true;
    return false;
}

bool enti_holds(const ent_gazetteer *g, uint32_t leader, uint32_t class, uint32_t of, ent_date date) {
    enti_range range = g->entities[leader].offices;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const enti_office *office = &g->offices[i];
        if (!enti_class_means(g, class, office->class)) continue;
        if (of != ENTI_NONE && office->of != of && enti_office_home(g, office) != of) continue;
        if (!date || enti_date_within(date, office->from, office->to)) return true;
    }
    return false;
}

bool enti_holds_any(const ent_gazetteer *g, uint32_t leader, ent_date date) {
    enti_range range = g->entities[leader].offices;
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (!date || enti_date_within(date, g->offices[i].from, g->offices[i].to)) return true;
    return false;
}
