/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a block of text. Goes out: the few word starts that may begin a match. A candidate is a byte with
 * which some alias can begin, but no ASCII one behind an ASCII word character; its first fragment must be in
 * the Bloom filter. A fragment that is not short plain ASCII is let through, and read with care later. Cost:
 * a byte a step here; where the processor has AVX2, matcher_filter_avx2.c finds the same starts 64 bytes a
 * step.
 */
#include "extract/matcher_table.h"

size_t enti_filter_plain(enti_start *starts, const enti_matcher *matcher, ent_text text, size_t from,
                         size_t to) {
    const uint8_t *classes = matcher->classes;
    size_t count = 0;
    uint8_t before = from ? classes[(unsigned char)text.at[from - 1]] : 0;
    for (size_t at = from; at < to; at++) {
        uint8_t class = classes[(unsigned char)text.at[at]];
        bool inside = before & ENTI_BYTE_WORD && (unsigned char)text.at[at] < 0x80;
        before = class;
        if (!(class & ENTI_BYTE_FIRST) || inside) continue;
        size_t end = at;
        while (end < text.len && end - at < ENTI_LONGEST_FIRST &&
               classes[(unsigned char)text.at[end]] & ENTI_BYTE_WORD)
            end++;
        count += enti_filter_step(&starts[count], matcher, text, at, end - at);
    }
    return count;
}

static void make_set(enti_byte_set *set, const uint8_t *classes, unsigned class) {
    *set = (enti_byte_set){{0}, {0}};
    for (unsigned byte = 0; byte < 256; byte++) {
        uint8_t *half = byte < 0x80 ? set->low : set->high;
        if (classes[byte] & class) half[byte & 15] |= (uint8_t)(1u << (byte >> 4 & 7));
    }
}

void enti_filter_choose(enti_matcher *matcher) {
    make_set(&matcher->word_bytes, matcher->classes, ENTI_BYTE_WORD);
    make_set(&matcher->first_bytes, matcher->classes, ENTI_BYTE_FIRST);
    matcher->filter = enti_filter_plain;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) matcher->filter = enti_filter_avx2;
#endif
}
