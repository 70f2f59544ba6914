/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A set of 128-bit keys, the first half of a SHA-256: of the normalised text, of "id" and the id or URL. Text
 * and names share it, since a clash of 128 bits does not happen. It is cut into parts by one byte of the key,
 * so that growing by a quarter holds but one part twice; a part is open addressing, at most 7/8 full. Where
 * copies name their first, the index of an id stands beside each slot.
 *
 *     parts[256] -> slots: [key 16 bytes | 0 = free] ...   home: the key's second half scaled to the slots,
 * then one further each time */
#include "corpus/copies.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/hash.h"

#include <stdlib.h>

struct key {
    uint64_t low, high;
};

struct part {
    struct key *slots; /* [count] */
    uint32_t *firsts;  /* [count] index in `ids`; NULL: copies name no first */
    size_t count, used;
};

enum { PARTS = 256, LEAST_SLOTS = 16 };

struct enti_copies {
    struct part parts[PARTS];
    bool name_first;
    enti_arena arena;
    enti_rows ids; /* ent_text */
};

static bool is_free(struct key key) {
    return !key.low && !key.high;
}

static struct key key_of(const uint8_t hash[32]) {
    struct key key;
    memcpy(&key, hash, sizeof key);
    return key;
}

static struct key key_of_name(ent_text name) {
    enti_sha256 hash;
    uint8_t digest[32];
    enti_sha256_init(&hash);
    enti_sha256_add(&hash, ENTI_TEXT("id\n"));
    enti_sha256_add(&hash, name);
    enti_sha256_finish(&hash, digest);
    return key_of(digest);
}

static struct part *part_of(enti_copies *copies, struct key key) {
    return &copies->parts[key.low % PARTS];
}

/* The slot that holds the key, or the free one where it belongs; `part` is not empty. */
static size_t slot_of(const struct part *part, struct key key) {
    __extension__ typedef unsigned __int128 wide;
    size_t slot = (size_t)((wide)key.high * part->count >> 64);
    while (!is_free(part->slots[slot]) &&
           (part->slots[slot].low != key.low || part->slots[slot].high != key.high))
        slot = slot + 1 < part->count ? slot + 1 : 0;
    return slot;
}

static bool holds(const struct part *part, struct key key) {
    return part->count && !is_free(part->slots[slot_of(part, key)]);
}

static ent_status grow(struct part *part, bool name_first) {
    struct part grown = {.count = part->count + part->count / 4 + LEAST_SLOTS, .used = part->used};
    grown.slots = calloc(grown.count, sizeof *grown.slots);
    grown.firsts = name_first ? calloc(grown.count, sizeof *grown.firsts) : NULL;
    if (!grown.slots || (name_first && !grown.firsts)) {
        free(grown.slots);
        free(grown.firsts);
        return ENT_NOMEM;
    }
    for (size_t i = 0; i < part->count; i++) {
        if (is_free(part->slots[i])) continue;
        size_t slot = slot_of(&grown, part->slots[i]);
        grown.slots[slot] = part->slots[i];
        if (name_first) grown.firsts[slot] = part->firsts[i];
    }
    free(part->slots);
    free(part->firsts);
    *part = grown;
    return ENT_OK;
}

ent_status enti_copies_new(enti_copies **copies, bool name_first) {
    enti_copies *made = calloc(1, sizeof *made);
    if (!made) return ENT_NOMEM;
    made->name_first = name_first;
    *copies = made;
    return ENT_OK;
}

void enti_copies_free(enti_copies *copies) {
    if (!copies) return;
    for (size_t i = 0; i < PARTS; i++) {
        free(copies->parts[i].slots);
        free(copies->parts[i].firsts);
    }
    enti_rows_release(&copies->ids);
    enti_arena_release(&copies->arena);
    free(copies);
}

static ent_status remember(enti_copies *copies, struct key key) {
    struct part *part = part_of(copies, key);
    if (holds(part, key)) return ENT_OK;
    if (part->used + 1 > part->count / 8 * 7 && grow(part, copies->name_first)) return ENT_NOMEM;
    size_t slot = slot_of(part, key);
    part->slots[slot] = key;
    part->used++;
    if (part->firsts) part->firsts[slot] = (uint32_t)(copies->ids.count - 1);
    return ENT_OK;
}

static ent_status keep_id(enti_copies *copies, ent_text id) {
    if (!copies->name_first) return ENT_OK;
    ent_text *row = copies->ids.count < UINT32_MAX ? ENTI_ROWS_ADD(&copies->ids, ent_text) : NULL;
    if (!row) return ENT_NOMEM;
    *row = enti_arena_copy(&copies->arena, id);
    return copies->arena.failed ? ENT_NOMEM : ENT_OK;
}

ent_status enti_copies_check(bool *is_copy, ent_text *copy_of, enti_copies *copies,
                             const ent_article *article, bool own_id) {
    struct key keys[3];
    size_t count = 0;
    if (own_id) keys[count++] = key_of_name(article->id);
    if (article->url.len) keys[count++] = key_of_name(article->url);
    struct key text = key_of(article->hash);
    if ((article->text.len || article->stored.len) && !is_free(text)) keys[count++] = text;
    for (size_t i = 0; i < count; i++) {
        const struct part *part = part_of(copies, keys[i]);
        if (!holds(part, keys[i])) continue;
        *is_copy = true;
        *copy_of = part->firsts ? *ENTI_ROWS_AT(&copies->ids, ent_text, part->firsts[slot_of(part, keys[i])])
                                : enti_text(NULL, 0);
        return ENT_OK;
    }
    ent_status status = count ? keep_id(copies, article->id) : ENT_OK;
    for (size_t i = 0; status == ENT_OK && i < count; i++) status = remember(copies, keys[i]);
    if (status) return status;
    *is_copy = false;
    *copy_of = enti_text(NULL, 0);
    return ENT_OK;
}
