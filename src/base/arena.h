/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Memory of one lifetime: many small allocations, one release. An allocation that failed marks the arena as
 * failed, and all later ones fail too, so that a builder checks once, at its end. Not shared by threads.
 *
 *     block: [header | used ......... | free ...]  ->  older block  ->  NULL
 */
#ifndef ENTI_BASE_ARENA_H
#define ENTI_BASE_ARENA_H

#include "base/text.h"

struct enti_arena_block;

typedef struct enti_arena {
    struct enti_arena_block *blocks; /* newest first */
    bool failed;
} enti_arena;

static inline void enti_arena_init(enti_arena *arena) {
    *arena = (enti_arena){NULL, false};
}
void enti_arena_release(enti_arena *arena);
/* Forget what it holds and its failure, but keep its largest block for reuse. */
void enti_arena_reset(enti_arena *arena);

/* `count` objects of `size` bytes, zeroed, aligned for any type; NULL if the product overflows or memory is
 * short. A count of 0 gives a valid pointer. */
void *enti_arena_take(enti_arena *arena, size_t count, size_t size);

#define ENTI_ARENA_NEW(arena, type)          ((type *)enti_arena_take((arena), 1, sizeof(type)))
#define ENTI_ARENA_ARRAY(arena, type, count) ((type *)enti_arena_take((arena), (count), sizeof(type)))

/* A copy of `text`, followed by a NUL. Empty with a NULL pointer if the arena failed. */
ent_text enti_arena_copy(enti_arena *arena, ent_text text);

/* Formatted text, NUL-terminated. */
ent_text enti_arena_format(enti_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Move everything that `from` holds to `arena`; `from` is empty then. */
void enti_arena_adopt(enti_arena *arena, enti_arena *from);

/* Bytes that its blocks take. */
size_t enti_arena_bytes(const enti_arena *arena);

#endif
