/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A hash table from texts to numbers: ids to entities, names to office classes. Open addressing, at most half
 * full; it lives in an arena, which keeps the smaller tables that it outgrew (no more than the last one). */
#ifndef ENTI_GAZETTEER_IDS_H
#define ENTI_GAZETTEER_IDS_H

#include "base/arena.h"

typedef struct enti_id_table enti_ids;

/* NULL: out of memory. */
enti_ids *enti_ids_new(enti_arena *arena);
/* The number of `id`, or UINT32_MAX. */
uint32_t enti_ids_find(const enti_ids *ids, ent_text id);
/* Set the number of `id`, whose bytes are borrowed for the table's life. false: out of memory. */
bool enti_ids_set(enti_ids *ids, ent_text id, uint32_t number);

#endif
