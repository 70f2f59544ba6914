/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Gazetteers made by hand, for tests of what reads the frozen tables. */
#ifndef TESTS_SMALL_GAZETTEER_H
#define TESTS_SMALL_GAZETTEER_H

#include "gazetteer/gazetteer.h"

typedef struct row {
    const char *entity; /* rows of one entity stand together */
    uint32_t type;
    ent_kind kind;
    const char *text;
    enti_case letter_case;
    const char *anchor; /* of a pattern; else NULL */
} row;

/* Fill `gazetteer` from rows. All of it lives in `arena`; the rows' strings are borrowed. */
static inline void make_gazetteer(ent_gazetteer *gazetteer, enti_arena *arena, const row *rows,
                                  size_t count) {
    *gazetteer = (ent_gazetteer){0};
    gazetteer->entities = ENTI_ARENA_ARRAY(arena, enti_entity, count);
    gazetteer->aliases = ENTI_ARENA_ARRAY(arena, enti_alias, count);
    gazetteer->alias_count = count;
    for (size_t i = 0; i < count; i++) {
        enti_alias *alias = &gazetteer->aliases[i];
        bool same = i > 0 && strcmp(rows[i].entity, rows[i - 1].entity) == 0;
        if (!same) {
            enti_entity *entity = &gazetteer->entities[gazetteer->entity_count++];
            entity->id = entity->name = enti_text_of(rows[i].entity);
            entity->file = ENTI_TEXT("test");
            entity->type = rows[i].type;
            entity->aliases.first = (uint32_t)i;
        }
        gazetteer->entities[gazetteer->entity_count - 1].aliases.count++;
        alias->text = enti_text_of(rows[i].text);
        alias->entity = (uint32_t)(gazetteer->entity_count - 1);
        alias->kind = (uint8_t)rows[i].kind;
        alias->letter_case = (uint8_t)rows[i].letter_case;
        alias->pattern = rows[i].anchor != NULL;
        alias->anchor = enti_text_of(rows[i].anchor);
    }
}

#endif
