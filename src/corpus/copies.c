/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One open-addressing table of 128-bit keys, the first half of a SHA-256: of the normalised text, of "id" and
 * the id or URL. Text and names share it, since a clash of 128 bits does not happen. Beside it, where copies
 * name their first, the index of an id a slot.
 *
 *     slots: [key 16 bytes | 0 = free] ...   home: the key's first 64 bits, then one further each time */
#include "corpus/copies.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/hash.h"

#include <stdlib.h>

struct key {
    uint64_t low, high;
};

struct enti_copies {
    struct key *slots; /* [mask + 1] */
    uint32_t *firsts;  /* [mask + 1] index in `ids`; NULL: copies name no first */
    size_t mask, used;
    bool name_first;
    enti_arena arena;
    enti_rows ids; /* ent_text */
};

enum { FIRST_SLOTS = 1024 };

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

static size_t slot_of(const enti_copies *copies, struct key key) {
    size_t slot = key.low & copies->mask;
    while (!is_free(copies->slots[slot]) &&
           (copies->slots[slot].low != key.low || copies->slots[slot].high != key.high))
        slot = (slot + 1) & copies->mask;
    return slot;
}

static ent_status allot(enti_copies *copies, size_t count) {
    struct key *slots = calloc(count, sizeof *slots);
    uint32_t *firsts = copies->name_first ? calloc(count, sizeof *firsts) : NULL;
    if (!slots || (copies->name_first && !firsts)) {
        free(slots);
        free(firsts);
        return ENT_NOMEM;
    }
    copies->slots = slots;
    copies->firsts = firsts;
    copies->mask = count - 1;
    return ENT_OK;
}

static ent_status grow(enti_copies *copies) {
    enti_copies old = *copies;
    if (old.mask > SIZE_MAX / 4 / sizeof *old.slots || allot(copies, (old.mask + 1) * 2)) return ENT_NOMEM;
    for (size_t i = 0; i <= old.mask; i++) {
        if (is_free(old.slots[i])) continue;
        size_t slot = slot_of(copies, old.slots[i]);
        copies->slots[slot] = old.slots[i];
        if (old.firsts) copies->firsts[slot] = old.firsts[i];
    }
    free(old.slots);
    free(old.firsts);
    return ENT_OK;
}

ent_status enti_copies_new(enti_copies **copies, bool name_first) {
    enti_copies *made = calloc(1, sizeof *made);
    if (!made) return ENT_NOMEM;
    made->name_first = name_first;
    if (allot(made, FIRST_SLOTS)) {
        free(made);
        return ENT_NOMEM;
    }
    *copies = made;
    return ENT_OK;
}

void enti_copies_free(enti_copies *copies) {
    if (!copies) return;
    free(copies->slots);
    free(copies->firsts);
    enti_rows_release(&copies->ids);
    enti_arena_release(&copies->arena);
    free(copies);
}

static ent_status remember(enti_copies *copies, struct key key) {
    if (copies->used > copies->mask / 4 * 3 && grow(copies)) return ENT_NOMEM;
    size_t slot = slot_of(copies, key);
    if (!is_free(copies->slots[slot])) return ENT_OK;
    copies->slots[slot] = key;
    copies->used++;
    if (copies->firsts) copies->firsts[slot] = (uint32_t)(copies->ids.count - 1);
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
        size_t slot = slot_of(copies, keys[i]);
        if (is_free(copies->slots[slot])) continue;
        *is_copy = true;
        *copy_of =
            copies->firsts ? *ENTI_ROWS_AT(&copies->ids, ent_text, copies->firsts[slot]) : enti_text(NULL, 0);
        return ENT_OK;
    }
    ent_status status = count ? keep_id(copies, article->id) : ENT_OK;
    for (size_t i = 0; status == ENT_OK && i < count; i++) status = remember(copies, keys[i]);
    if (status) return status;
    *is_copy = false;
    *copy_of = enti_text(NULL, 0);
    return ENT_OK;
}
