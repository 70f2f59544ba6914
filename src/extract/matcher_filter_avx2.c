/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The filter of matcher_filter.c, 64 bytes a step: which bytes are in a set is looked up by the halves of
 * each byte, all at once, and comes out as a bit a byte.
 *
 *     text         t h e   C h a d - b a c k e d
 *     word         1 1 1 . 1 1 1 1 . 1 1 1 1 1 1
 *     first        . . . . 1 . . . . . . . . . .      bytes with which an alias can begin
 *     candidates   first & ~(word << 1)
 */
#include "extract/matcher_table.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi")))

enum { STEP = 64, AHEAD = STEP + ENTI_LONGEST_FIRST + 3 };

typedef struct vector_set {
    __m256i low, high;
} vector_set;

AVX2 static inline vector_set load_set(const enti_byte_set *set) {
    return (vector_set){_mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)set->low)),
                        _mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)set->high))};
}

/* A bit for each of 32 bytes that is in the set. */
AVX2 static inline uint64_t members(vector_set set, __m256i bytes) {
    const __m256i bits = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4,
                                          8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
    const __m256i half = _mm256_set1_epi8(15);
    __m256i low = _mm256_and_si256(bytes, half);
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
    __m256i rows =
        _mm256_blendv_epi8(_mm256_shuffle_epi8(set.low, low), _mm256_shuffle_epi8(set.high, low), bytes);
    __m256i bit = _mm256_shuffle_epi8(bits, high);
    __m256i hit = _mm256_cmpeq_epi8(_mm256_and_si256(rows, bit), bit);
    return (uint32_t)_mm256_movemask_epi8(hit);
}

AVX2 static inline uint64_t members_of_64(vector_set set, const char *at) {
    return members(set, _mm256_loadu_si256((const void *)at)) |
           members(set, _mm256_loadu_si256((const void *)(at + 32))) << 32;
}

/* Bits of the bytes beyond ASCII. */
AVX2 static inline uint64_t high_bits(const char *at) {
    uint64_t low = (uint32_t)_mm256_movemask_epi8(_mm256_loadu_si256((const void *)at));
    uint64_t high = (uint32_t)_mm256_movemask_epi8(_mm256_loadu_si256((const void *)(at + 32)));
    return low | high << 32;
}

AVX2 size_t enti_filter_avx2(enti_start *starts, const enti_matcher *matcher, ent_text text, size_t from,
                             size_t to) {
    vector_set word_set = load_set(&matcher->word_bytes), first_set = load_set(&matcher->first_bytes);
    size_t count = 0, at = from;
    bool long_enough = to - from >= STEP && text.len - from >= STEP + AHEAD;
    uint64_t before = from && matcher->classes[(unsigned char)text.at[from - 1]] & ENTI_BYTE_WORD;
    uint64_t word = long_enough ? members_of_64(word_set, text.at + at) : 0;
    for (; to - at >= STEP && text.len - at >= STEP + AHEAD; at += STEP) {
        uint64_t next = members_of_64(word_set, text.at + at + STEP);
        uint64_t inside = (word << 1 | before) & ~high_bits(text.at + at);
        uint64_t candidates = members_of_64(first_set, text.at + at) & ~inside;
        for (; candidates; candidates &= candidates - 1) {
            unsigned bit = (unsigned)__builtin_ctzll(candidates);
            uint64_t run = bit ? word >> bit | next << (STEP - bit) : word;
            size_t length = ~run ? (size_t)__builtin_ctzll(~run) : STEP;
            count += enti_filter_step(&starts[count], matcher, text, at + bit, length);
        }
        before = word >> (STEP - 1);
        word = next;
    }
    return count + enti_filter_plain(starts + count, matcher, text, at, to);
}

#endif
