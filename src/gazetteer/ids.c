/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "gazetteer/ids.h"
#include "base/hash.h"

enum { FIRST_SLOTS = 64 };

typedef struct slot {
    ent_text id; /* a NULL pointer: empty */
    uint32_t number, hash;
} slot;

struct enti_id_table {
    enti_arena *arena;
    slot *slots;
    size_t mask, used;
};

enti_ids *enti_ids_new(enti_arena *arena) {
    enti_ids *ids = ENTI_ARENA_NEW(arena, enti_ids);
    slot *slots = ENTI_ARENA_ARRAY(arena, slot, FIRST_SLOTS);
    if (!ids || !slots) return NULL;
    *ids = (enti_ids){arena, slots, FIRST_SLOTS - 1, 0};
    return ids;
}

/* The slot that holds `id`, or the empty one where it would stand. */
static slot *slot_of(const enti_ids *ids, ent_text id, uint32_t hash) {
    size_t at = hash & ids->mask;
    while (ids->slots[at].id.at && (ids->slots[at].hash != hash || !enti_text_equal(ids->slots[at].id, id)))
        at = (at + 1) & ids->mask;
    return &ids->slots[at];
}

static uint32_t hash_of(ent_text id) {
    return (uint32_t)enti_hash64(id, 0);
}

uint32_t enti_ids_find(const enti_ids *ids, ent_text id) {
    const slot *found = slot_of(ids, id, hash_of(id));
    return found->id.at ? found->number : UINT32_MAX;
}

static bool grow(enti_ids *ids) {
    size_t size = (ids->mask + 1) * 2;
    slot *slots = ENTI_ARENA_ARRAY(ids->arena, slot, size);
    if (!slots) return false;
    enti_ids larger = {ids->arena, slots, size - 1, ids->used};
    for (size_t i = 0; i <= ids->mask; i++)
        if (ids->slots[i].id.at) *slot_of(&larger, ids->slots[i].id, ids->slots[i].hash) = ids->slots[i];
    *ids = larger;
    return true;
}

bool enti_ids_set(enti_ids *ids, ent_text id, uint32_t number) {
    if (ids->used * 2 > ids->mask && !grow(ids)) return false;
    uint32_t hash = hash_of(id);
    slot *free_slot = slot_of(ids, id, hash);
    ids->used += !free_slot->id.at;
    *free_slot = (slot){id, number, hash};
    return true;
}
