/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a block of text. Goes out: the few word starts that may begin a match. A start is a byte with
 * which some alias can begin, behind a byte that is no ASCII word character; its first fragment must be in
 * the Bloom filter. A fragment that is not short plain ASCII is let through, and read with care later. Cost:
 * a byte a step.
 */
#include "extract/matcher_table.h"

enum { LONGEST_FIRST = 16 };

/* Whether the fragment before `at` surely ends there: an ASCII byte but hyphen, or a quotation mark or dash
 * of U+2014 to U+201F. */
static bool surely_ends(ent_text text, size_t at) {
    if (at == text.len) return true;
    unsigned char byte = (unsigned char)text.at[at];
    if (byte < 0x80) return byte != '-';
    return byte == 0xE2 && text.len - at > 2 && (unsigned char)text.at[at + 1] == 0x80 &&
           (unsigned char)text.at[at + 2] >= 0x94 && (unsigned char)text.at[at + 2] < 0xA0;
}

/* Fill `start` for a candidate at `at`. false: no match can begin there. */
static bool may_begin(enti_start *start, const enti_matcher *matcher, ent_text text, size_t at) {
    enti_key key = {0};
    uint64_t word = 0;
    unsigned n = 0;
    size_t end = at;
    while (end < text.len && end - at < LONGEST_FIRST && matcher->classes[(unsigned char)text.at[end]] & 1) {
        word |= (uint64_t)((unsigned char)text.at[end++] | 0x20) << 8 * n++;
        if (n < 8) continue;
        enti_key_add(&key, word, n);
        word = n = 0;
    }
    *start = (enti_start){(uint32_t)at, 0};
    bool pattern = matcher->classes[(unsigned char)text.at[at]] & ENTI_BYTE_PATTERN;
    if (end == at || end - at == LONGEST_FIRST || !surely_ends(text, end)) return true;
    if (n) enti_key_add(&key, word, n);
    start->length = (uint32_t)(end - at);
    return enti_bloom_has(matcher, enti_key_hash(&key)) || pattern;
}

size_t enti_filter(enti_start *starts, const enti_matcher *matcher, ent_text text, size_t from, size_t to) {
    const uint8_t *classes = matcher->classes;
    size_t count = 0;
    uint8_t before = from ? classes[(unsigned char)text.at[from - 1]] : 0;
    for (size_t at = from; at < to; at++) {
        uint8_t class = classes[(unsigned char)text.at[at]];
        bool inside = before & ENTI_BYTE_WORD && (unsigned char)text.at[at] < 0x80;
        if (class & ENTI_BYTE_FIRST && !inside) count += may_begin(&starts[count], matcher, text, at);
        before = class;
    }
    return count;
}
