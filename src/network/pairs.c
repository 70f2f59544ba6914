/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/pairs.h"

#include <stdlib.h>

enum { FIRST_ROWS = 1 << 12, FIXED_ROWS = 1 << 17, DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

void enti_pairs_init(enti_pairs *pairs, size_t limit) {
    *pairs = (enti_pairs){.bits = 1};
    while (limit >> pairs->bits) pairs->bits++;
}

void enti_pairs_release(enti_pairs *pairs) {
    free(pairs->rows);
    free(pairs->buffer);
    free(pairs->scratch);
    *pairs = (enti_pairs){0};
}

static uint64_t key_of(const enti_pair *pair, unsigned bits) {
    return (uint64_t)pair->a << bits | pair->b;
}

static uint32_t sum(uint32_t a, uint32_t b) {
    return b > UINT32_MAX - a ? UINT32_MAX : a + b;
}

static void join(enti_pair *into, const enti_pair *other) {
    into->weight = sum(into->weight, other->weight);
    into->weight_named = sum(into->weight_named, other->weight_named);
    into->sentences = sum(into->sentences, other->sentences);
    into->paragraphs = sum(into->paragraphs, other->paragraphs);
    into->articles = sum(into->articles, other->articles);
    if (other->first && (!into->first || other->first < into->first)) into->first = other->first;
    if (other->last > into->last) into->last = other->last;
}

/* One stable pass by the digit at `shift`, from buffer to scratch, which then change places. */
static void sort_by_digit(enti_pairs *pairs, unsigned shift) {
    size_t ends[DIGITS] = {0}, sum_so_far = 0;
    for (size_t i = 0; i < pairs->buffered; i++)
        ends[key_of(&pairs->buffer[i], pairs->bits) >> shift & (DIGITS - 1)]++;
    for (size_t digit = 0; digit < DIGITS; digit++) {
        size_t of_digit = ends[digit];
        ends[digit] = sum_so_far;
        sum_so_far += of_digit;
    }
    for (size_t i = 0; i < pairs->buffered; i++) {
        size_t digit = key_of(&pairs->buffer[i], pairs->bits) >> shift & (DIGITS - 1);
        pairs->scratch[ends[digit]++] = pairs->buffer[i];
    }
    enti_pair *sorted = pairs->scratch;
    pairs->scratch = pairs->buffer;
    pairs->buffer = sorted;
}

static void sort_and_join(enti_pairs *pairs) {
    for (unsigned shift = 0; shift < 2 * pairs->bits; shift += DIGIT_BITS) sort_by_digit(pairs, shift);
    size_t kept = 0;
    for (size_t i = 0; i < pairs->buffered; i++) {
        enti_pair *last = kept ? &pairs->buffer[kept - 1] : NULL, *next = &pairs->buffer[i];
        if (last && last->a == next->a && last->b == next->b)
            join(last, next);
        else
            pairs->buffer[kept++] = *next;
    }
    pairs->buffered = kept;
}

/* Add sorted buffered pairs to the rows that have them; the others stay in the buffer. */
static void join_known(enti_pairs *pairs) {
    size_t row = 0, kept = 0;
    for (size_t i = 0; i < pairs->buffered; i++) {
        uint64_t key = key_of(&pairs->buffer[i], pairs->bits);
        while (row < pairs->count && key_of(&pairs->rows[row], pairs->bits) < key) row++;
        if (row < pairs->count && key_of(&pairs->rows[row], pairs->bits) == key)
            join(&pairs->rows[row], &pairs->buffer[i]);
        else
            pairs->buffer[kept++] = pairs->buffer[i];
    }
    pairs->buffered = kept;
}

/* Merge the buffer, all of it new, into the rows from behind, so that no second copy is needed. */
static bool merge_new(enti_pairs *pairs) {
    if (!pairs->buffered) return true;
    size_t row = pairs->count, next = pairs->buffered, end, bytes;
    if (__builtin_add_overflow(row, next, &end) || __builtin_mul_overflow(end, sizeof(enti_pair), &bytes))
        return false;
    enti_pair *rows = realloc(pairs->rows, bytes);
    if (!rows) return false;
    pairs->rows = rows;
    pairs->count = end;
    while (next) {
        uint64_t key = key_of(&pairs->buffer[next - 1], pairs->bits);
        bool from_rows = row && key_of(&rows[row - 1], pairs->bits) > key;
        rows[--end] = from_rows ? rows[--row] : pairs->buffer[--next];
    }
    pairs->buffered = 0;
    return true;
}

static bool grow(enti_pairs *pairs, size_t capacity) {
    enti_pair *buffer = realloc(pairs->buffer, capacity * sizeof *buffer);
    if (!buffer) return false;
    pairs->buffer = buffer;
    free(pairs->scratch);
    pairs->scratch = malloc(capacity * sizeof *buffer);
    pairs->capacity = pairs->scratch ? capacity : 0;
    return pairs->scratch;
}

static bool make_room(enti_pairs *pairs) {
    if (!pairs->capacity) return grow(pairs, FIRST_ROWS);
    sort_and_join(pairs);
    if (pairs->buffered <= pairs->capacity / 2) return true;
    size_t most = pairs->count / 4 > FIXED_ROWS ? pairs->count / 4 : FIXED_ROWS;
    if (pairs->capacity < most) return grow(pairs, pairs->capacity < most / 2 ? pairs->capacity * 2 : most);
    join_known(pairs);
    return merge_new(pairs);
}

bool enti_pairs_add(enti_pairs *pairs, const enti_pair *pair) {
    if (pairs->buffered == pairs->capacity && !make_room(pairs)) return false;
    pairs->buffer[pairs->buffered++] = *pair;
    return true;
}

bool enti_pairs_settle(enti_pairs *pairs) {
    if (!pairs->buffered) return true;
    sort_and_join(pairs);
    join_known(pairs);
    return merge_new(pairs);
}
