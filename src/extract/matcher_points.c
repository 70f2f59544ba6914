/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: text, of an alias or an article. Goes out: its fragments, folded into a key, and the gaps between
 * them. Both sides are cut here, so that an alias and its occurrence have the same key whatever separates
 * their parts. Cost: linear in the bytes stepped over.
 *
 *     C ô t e   d ' I v o i r e         [cote] gap [d] gap [ivoire]      key: cotedivoire
 *     R i   M i n - h o                 [ri] gap [min] gap [ho]          key: riminho
 *     日 本                              [日] [本]                         key: 日本
 */
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/matcher_table.h"

enti_point_class enti_classify_beyond_ascii(uint32_t point) {
    if (enti_is_invisible(point)) return ENTI_POINT_INVISIBLE;
    if (enti_is_hyphen(point)) return ENTI_POINT_HYPHEN;
    if (enti_is_blank(point)) return ENTI_POINT_BLANK;
    if (enti_is_apostrophe(point)) return ENTI_POINT_OTHER;
    if (enti_is_unspaced(point)) return ENTI_POINT_SINGLE;
    if (enti_is_word(point)) return ENTI_POINT_WORD;
    bool symbol = point >= 0x1F000 && point < 0x20000; /* flags and other pictures */
    return symbol ? ENTI_POINT_SINGLE : ENTI_POINT_OTHER;
}

static void key_add_point(enti_key *key, uint32_t point) {
    char bytes[4];
    uint64_t word = 0;
    unsigned n = (unsigned)enti_utf8_encode(bytes, point);
    for (unsigned i = 0; i < n; i++) word |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
    enti_key_add(key, word, n);
}

/* A Hangul syllable as its letters: decomposed text has them apart. */
static size_t hangul_letters(uint32_t out[4], uint32_t point) {
    uint32_t index = point - 0xAC00, trailing = index % 28;
    out[0] = 0x1100 + index / 588;
    out[1] = 0x1161 + index % 588 / 28;
    out[2] = 0x11A7 + trailing;
    return trailing ? 3 : 2;
}

/* Lower case, accents off; a final sigma is the other one. */
static void key_add_folded(enti_key *key, uint32_t point) {
    uint32_t plain[4];
    bool hangul = point >= 0xAC00 && point <= 0xD7A3;
    size_t n = hangul ? hangul_letters(plain, point) : enti_point_plain(plain, enti_point_lower(point));
    for (size_t i = 0; i < n; i++) {
        uint32_t folded = plain[i] < 0x80 ? plain[i] | 0x20 : plain[i];
        key_add_point(key, folded == 0x3C2 ? 0x3C3 : folded);
    }
}

/* ASCII letters, digits and '_', eight at a time. */
static void key_add_ascii(enti_key *key, ent_text text, size_t *at) {
    uint64_t word = 0;
    unsigned n = 0;
    for (; *at < text.len && n < 8; *at += 1, n++) {
        unsigned char byte = (unsigned char)text.at[*at];
        if (byte >= 0x80 || enti_classify(byte) != ENTI_POINT_WORD) break;
        word |= (uint64_t)(byte | 0x20) << 8 * n;
    }
    if (n) enti_key_add(key, word, n);
}

bool enti_fragment_add(enti_key *key, ent_text text, size_t *at, size_t longest) {
    size_t here = *at; /* beyond *at by what is invisible */
    for (bool first = true; here < text.len && key->length <= longest; first = false) {
        size_t after = here;
        key_add_ascii(key, text, &after);
        if (after > here) {
            *at = here = after;
            continue;
        }
        uint32_t point = enti_utf8_next(text, &after);
        enti_point_class class = enti_classify(point);
        here = after;
        if (class == ENTI_POINT_INVISIBLE) continue;
        if (class != ENTI_POINT_WORD && !(first && class == ENTI_POINT_SINGLE)) break;
        key_add_folded(key, point);
        *at = here;
        if (class == ENTI_POINT_SINGLE) break;
    }
    return key->length <= longest;
}

bool enti_gap_skip(enti_gap *gap, ent_text text, size_t *at, size_t most_others, bool line_breaks) {
    uint32_t breaks = 0, most_breaks = line_breaks ? 0 : 1; /* of one run of blanks */
    bool soft = false;
    *gap = (enti_gap){0, false};
    while (*at < text.len) {
        size_t after = *at;
        uint32_t point = enti_utf8_next(text, &after);
        enti_point_class class = enti_classify(point);
        if (enti_is_fragment(class)) return true;
        if (class == ENTI_POINT_OTHER || class == ENTI_POINT_HYPHEN) {
            gap->others++;
            breaks = 0;
        }
        if (point == 0xAD) soft = true;
        if (class == ENTI_POINT_BLANK && enti_is_line_break(point)) breaks++;
        if (class == ENTI_POINT_HYPHEN || (soft && breaks)) gap->joins = true;
        if (gap->others > most_others || breaks > most_breaks) return false;
        *at = after;
    }
    return false;
}

uint32_t enti_visible_before(ent_text text, size_t *at) {
    while (*at > 0) {
        uint32_t point = enti_utf8_previous(text, at);
        if (!enti_is_invisible(point)) return point;
    }
    return 0;
}

uint32_t enti_visible_at(ent_text text, size_t *at) {
    while (*at < text.len) {
        uint32_t point = enti_utf8_next(text, at);
        if (!enti_is_invisible(point)) return point;
    }
    return 0;
}
