/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/utf8.h"

static unsigned byte_at(ent_text text, size_t at) {
    return (unsigned char)text.at[at];
}

/* Length that a first byte announces; 0 for a byte that cannot begin a code point. */
static size_t announced(unsigned first) {
    if (first < 0x80) return 1;
    if (first < 0xC2) return 0;
    if (first < 0xE0) return 2;
    if (first < 0xF0) return 3;
    return first < 0xF5 ? 4 : 0;
}

uint32_t enti_utf8_decode(ent_text text, size_t *at) {
    unsigned first = byte_at(text, *at);
    size_t n = announced(first);
    if (n < 2 || *at + n > text.len) {
        *at += 1;
        return first < 0x80 ? first : 0xFFFD;
    }
    uint32_t point = first & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) point = point << 6 | (byte_at(text, *at + i) & 0x3F);
    *at += n;
    return point;
}

uint32_t enti_utf8_decode_back(ent_text text, size_t *at) {
    size_t begin = *at - 1;
    while (begin > 0 && *at - begin < 4 && enti_utf8_is_continuation(text.at[begin])) begin--;
    *at = begin;
    return enti_utf8_decode(text, &begin);
}

size_t enti_utf8_encode(char bytes[4], uint32_t point) {
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) point = 0xFFFD;
    if (point < 0x80) {
        bytes[0] = (char)point;
        return 1;
    }
    size_t n = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, point >>= 6) bytes[i] = (char)(0x80 | (point & 0x3F));
    bytes[0] = (char)((0xF00u >> n & 0xFF) | point);
    return n;
}

/* Length of the valid code point at `at`, or 0. */
static size_t valid_point(ent_text bytes, size_t at) {
    unsigned first = byte_at(bytes, at);
    size_t n = announced(first);
    if (!n || bytes.len - at < n) return 0;
    for (size_t i = 1; i < n; i++)
        if (!enti_utf8_is_continuation(bytes.at[at + i])) return 0;
    if (n < 3) return n;
    unsigned second = byte_at(bytes, at + 1);
    bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    bool outside = (first == 0xED && second >= 0xA0) || (first == 0xF4 && second >= 0x90);
    return overlong || outside ? 0 : n;
}

size_t enti_utf8_valid(ent_text bytes) {
    size_t at = 0;
    while (at < bytes.len) {
        uint64_t eight;
        if (bytes.len - at >= sizeof eight) {
            memcpy(&eight, bytes.at + at, sizeof eight);
            if (!(eight & UINT64_C(0x8080808080808080))) {
                at += sizeof eight;
                continue;
            }
        }
        size_t n = valid_point(bytes, at);
        if (!n) break;
        at += n;
    }
    return at;
}

size_t enti_utf8_count(ent_text text) {
    size_t at = 0, continuations = 0;
    for (uint64_t eight; at + sizeof eight <= text.len; at += sizeof eight) {
        memcpy(&eight, text.at + at, sizeof eight);
        uint64_t marked = eight >> 7 & ~(eight >> 6) & UINT64_C(0x0101010101010101);
        continuations += (size_t)(marked * UINT64_C(0x0101010101010101) >> 56);
    }
    for (; at < text.len; at++) continuations += enti_utf8_is_continuation(text.at[at]);
    return text.len - continuations;
}
