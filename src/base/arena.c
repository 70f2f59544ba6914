/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BLOCK = 8 * 1024, LARGEST_STEP = 1024 * 1024 };

struct enti_arena_block {
    struct enti_arena_block *older;
    size_t size, used;
    max_align_t bytes[];
};

static size_t round_up(size_t size) {
    size_t unit = sizeof(max_align_t);
    return (size + unit - 1) / unit * unit;
}

static struct enti_arena_block *add_block(enti_arena *arena, size_t least) {
    size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_STEP) size = LARGEST_STEP;
    if (size < least) size = least;
    struct enti_arena_block *block = malloc(sizeof *block + size);
    if (!block) return NULL;
    *block = (struct enti_arena_block){arena->blocks, size, 0};
    arena->blocks = block;
    return block;
}

void *enti_arena_take(enti_arena *arena, size_t count, size_t size) {
    size_t bytes;
    if (arena->failed || __builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2) goto failed;
    bytes = round_up(bytes ? bytes : 1);
    struct enti_arena_block *block = arena->blocks;
    if (!block || block->size - block->used < bytes) block = add_block(arena, bytes);
    if (!block) goto failed;
    void *result = (char *)block->bytes + block->used;
    block->used += bytes;
    return memset(result, 0, bytes);
failed:
    arena->failed = true;
    return NULL;
}

void enti_arena_release(enti_arena *arena) {
    while (arena->blocks) {
        struct enti_arena_block *older = arena->blocks->older;
        free(arena->blocks);
        arena->blocks = older;
    }
    arena->failed = false;
}

void enti_arena_reset(enti_arena *arena) {
    struct enti_arena_block *kept = NULL;
    for (struct enti_arena_block *block = arena->blocks, *older; block; block = older) {
        older = block->older;
        if (kept && kept->size >= block->size) {
            free(block);
            continue;
        }
        free(kept);
        kept = block;
    }
    if (kept) *kept = (struct enti_arena_block){NULL, kept->size, 0};
    *arena = (enti_arena){kept, false};
}

ent_text enti_arena_copy(enti_arena *arena, ent_text text) {
    char *copy = text.len < SIZE_MAX ? enti_arena_take(arena, text.len + 1, 1) : NULL;
    if (!copy) return (ent_text){NULL, 0};
    if (text.len) memcpy(copy, text.at, text.len);
    return (ent_text){copy, text.len};
}

ent_text enti_arena_format(enti_arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *result = len >= 0 ? enti_arena_take(arena, (size_t)len + 1, 1) : NULL;
    if (result) vsnprintf(result, (size_t)len + 1, format, again);
    va_end(again);
    return result ? (ent_text){result, (size_t)len} : (ent_text){NULL, 0};
}

void enti_arena_adopt(enti_arena *arena, enti_arena *from) {
    struct enti_arena_block **last = &arena->blocks;
    while (*last) last = &(*last)->older;
    *last = from->blocks;
    arena->failed |= from->failed;
    enti_arena_init(from);
}

size_t enti_arena_bytes(const enti_arena *arena) {
    size_t bytes = 0;
    for (const struct enti_arena_block *block = arena->blocks; block; block = block->older)
        bytes += sizeof *block + block->size;
    return bytes;
}
