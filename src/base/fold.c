/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: code points. Goes out: their class, case and plain form, by utf8proc's tables (Unicode's, the
 * same in every locale). ASCII, nearly all of the text, is answered without a table look-up. Cost: constant.
 */
#include "base/fold.h"
#include "base/utf8.h"

#include <utf8proc.h>

typedef struct point_range {
    uint32_t first, last;
} point_range;

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool in_ranges(const point_range *ranges, size_t count, uint32_t point) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && point >= ranges[low].first;
}

static utf8proc_category_t category(uint32_t point) {
    return utf8proc_category((utf8proc_int32_t)point);
}

static bool is_ascii_letter(uint32_t point) {
    return (point | 0x20) - 'a' < 26;
}

bool enti_is_letter(uint32_t point) {
    if (point < 0x80) return is_ascii_letter(point);
    utf8proc_category_t c = category(point);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool enti_is_mark(uint32_t point) {
    if (point < 0x300) return false;
    utf8proc_category_t c = category(point);
    return c >= UTF8PROC_CATEGORY_MN && c <= UTF8PROC_CATEGORY_ME;
}

bool enti_is_word(uint32_t point) {
    if (point < 0x80) return is_ascii_letter(point) || point - '0' < 10 || point == '_';
    utf8proc_category_t c = category(point);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_NO;
}

bool enti_is_capital(uint32_t point) {
    if (point < 0x80) return point - 'A' < 26;
    utf8proc_category_t c = category(point);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool enti_is_blank(uint32_t point) {
    if (point < 0x80) return point == ' ' || point - '\t' < 5;
    if (point < 0x1680) return point == 0x85 || point == 0xA0;
    return point == 0x1680 || (point >= 0x2000 && point <= 0x200B) || point == 0x2028 || point == 0x2029 ||
           point == 0x202F || point == 0x205F || point == 0x3000;
}

bool enti_is_invisible(uint32_t point) {
    static const point_range ranges[] = {
        {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},   {0x180B, 0x180F}, {0x200C, 0x200F},
        {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF}};
    return point >= 0xAD && in_ranges(ranges, COUNT(ranges), point);
}

bool enti_is_apostrophe(uint32_t point) {
    return point == '\'' || point == 0x2019 || point == 0x2018 || point == 0x2BC;
}

bool enti_is_hyphen(uint32_t point) {
    return point == '-' || (point >= 0x2010 && point <= 0x2013 && point != 0x2012);
}

bool enti_is_unspaced(uint32_t point) {
    static const point_range ranges[] = {
        {0xE01, 0xEFF},     /* Thai, Lao */
        {0x1000, 0x109F},   /* Burmese */
        {0x1780, 0x17FF},   /* Khmer */
        {0x19E0, 0x19FF},   /* Khmer symbols */
        {0x2E80, 0x2FDF},   /* Han radicals */
        {0x3005, 0x3007},   /* Han marks and zero */
        {0x3021, 0x303B},   /* Han numerals, kana repeat marks */
        {0x3041, 0x30FF},   /* Hiragana, Katakana */
        {0x31F0, 0x31FF},   /* Katakana extension */
        {0x3400, 0x4DBF},   /* Han */
        {0x4E00, 0x9FFF},   /* Han */
        {0xA9E0, 0xA9FF},   /* Burmese */
        {0xAA60, 0xAA7F},   /* Burmese */
        {0xF900, 0xFAFF},   /* Han */
        {0xFF66, 0xFF9F},   /* Katakana, half width */
        {0x1AFF0, 0x1B16F}, /* kana extensions */
        {0x20000, 0x3FFFD}, /* Han */
    };
    return point >= 0xE01 && in_ranges(ranges, COUNT(ranges), point) && enti_is_word(point);
}

uint32_t enti_point_lower(uint32_t point) {
    if (point < 0x80) return point - 'A' < 26 ? point + 0x20 : point;
    return point == 0x130 ? 'i' : (uint32_t)utf8proc_tolower((utf8proc_int32_t)point);
}

uint32_t enti_point_upper(uint32_t point) {
    if (point < 0x80) return point - 'a' < 26 ? point - 0x20 : point;
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)point);
}

/* What is written for Latin letters whose stroke, hook, ligature or own shape Unicode does not decompose, as
 * newspapers spell them without. Sorted by point. */
static const struct {
    uint32_t point;
    char plain[4]; /* not ended by NUL when full */
} latin[] = {
    {0xC6, "AE"},   {0xD0, "D"},     {0xD8, "O"},     {0xDE, "Th"},   {0xDF, "ss"},   {0xE6, "ae"},
    {0xF0, "d"},    {0xF8, "o"},     {0xFE, "th"},    {0x110, "D"},   {0x111, "d"},   {0x126, "H"},
    {0x127, "h"},   {0x131, "i"},    {0x132, "IJ"},   {0x133, "ij"},  {0x138, "k"},   {0x13F, "L"},
    {0x140, "l"},   {0x141, "L"},    {0x142, "l"},    {0x149, "n"},   {0x14A, "N"},   {0x14B, "n"},
    {0x152, "OE"},  {0x153, "oe"},   {0x166, "T"},    {0x167, "t"},   {0x17F, "s"},   {0x180, "b"},
    {0x181, "B"},   {0x186, "O"},    {0x187, "C"},    {0x188, "c"},   {0x189, "D"},   {0x18A, "D"},
    {0x18E, "E"},   {0x18F, "A"},    {0x190, "E"},    {0x191, "F"},   {0x192, "f"},   {0x193, "G"},
    {0x197, "I"},   {0x198, "K"},    {0x199, "k"},    {0x19A, "l"},   {0x19D, "N"},   {0x19E, "n"},
    {0x1A4, "P"},   {0x1A5, "p"},    {0x1AB, "t"},    {0x1AC, "T"},   {0x1AD, "t"},   {0x1AE, "T"},
    {0x1B2, "V"},   {0x1B3, "Y"},    {0x1B4, "y"},    {0x1B5, "Z"},   {0x1B6, "z"},   {0x1C4, "DZ"},
    {0x1C5, "Dz"},  {0x1C6, "dz"},   {0x1C7, "LJ"},   {0x1C8, "Lj"},  {0x1C9, "lj"},  {0x1CA, "NJ"},
    {0x1CB, "Nj"},  {0x1CC, "nj"},   {0x1DD, "e"},    {0x1E4, "G"},   {0x1E5, "g"},   {0x1F1, "DZ"},
    {0x1F2, "Dz"},  {0x1F3, "dz"},   {0x221, "d"},    {0x224, "Z"},   {0x225, "z"},   {0x234, "l"},
    {0x235, "n"},   {0x236, "t"},    {0x237, "j"},    {0x23A, "A"},   {0x23B, "C"},   {0x23C, "c"},
    {0x23D, "L"},   {0x23E, "T"},    {0x243, "B"},    {0x244, "U"},   {0x246, "E"},   {0x247, "e"},
    {0x248, "J"},   {0x249, "j"},    {0x24C, "R"},    {0x24D, "r"},   {0x24E, "Y"},   {0x24F, "y"},
    {0x253, "b"},   {0x254, "o"},    {0x256, "d"},    {0x257, "d"},   {0x259, "a"},   {0x25B, "e"},
    {0x260, "g"},   {0x268, "i"},    {0x26B, "l"},    {0x271, "m"},   {0x272, "n"},   {0x289, "u"},
    {0x28B, "v"},   {0x1E9C, "s"},   {0x1E9D, "s"},   {0x1E9E, "SS"}, {0xFB00, "ff"}, {0xFB01, "fi"},
    {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"},
};

static size_t latin_plain(uint32_t out[4], uint32_t point) {
    size_t low = 0, high = COUNT(latin), n = 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (latin[middle].point < point)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == COUNT(latin) || latin[low].point != point) return 0;
    while (n < 4 && latin[low].plain[n]) {
        out[n] = (unsigned char)latin[low].plain[n];
        n++;
    }
    return n;
}

/* A vowel sign of an Indian script is a mark too, but no accent: its combining class is 0. */
static bool is_accent(uint32_t point) {
    if (point < 0x300) return false;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)point);
    return property->combining_class != 0 || property->category == UTF8PROC_CATEGORY_ME;
}

static bool is_hangul_syllable(uint32_t point) {
    return point >= 0xAC00 && point <= 0xD7A3;
}

size_t enti_point_plain(uint32_t out[4], uint32_t point) {
    utf8proc_int32_t parts[8];
    out[0] = point;
    if (point < 0xC0 || is_hangul_syllable(point)) return 1;
    size_t n = latin_plain(out, point);
    if (n) return n;
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)point, parts, (utf8proc_ssize_t)COUNT(parts),
                                UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundary);
    if (count < 1 || count > (utf8proc_ssize_t)COUNT(parts)) return 1;
    for (size_t i = 0; i < (size_t)count && n < 4; i++) {
        uint32_t part = (uint32_t)parts[i];
        if (is_accent(part)) continue;
        size_t more = part != point ? latin_plain(out + n, part) : 0;
        if (!more) out[n] = part;
        n += more ? more : 1;
    }
    return n;
}

/* A final sigma has no capital of its own, so that it must be the same as the other one. */
static void add_letter(enti_buffer *out, uint32_t point) {
    uint32_t plain[4];
    size_t n = enti_point_plain(plain, enti_point_lower(point));
    for (size_t i = 0; i < n; i++) enti_buffer_add_point(out, plain[i] == 0x3C2 ? 0x3C3 : plain[i]);
}

void enti_fold_key(enti_buffer *out, ent_text text) {
    bool begun = false, blank = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t point = enti_utf8_next(text, &at);
        if (enti_is_invisible(point)) continue;
        if (enti_is_blank(point)) {
            blank = begun;
            continue;
        }
        if (blank) enti_buffer_add_byte(out, ' ');
        blank = false;
        begun = true;
        if (enti_is_apostrophe(point))
            enti_buffer_add_byte(out, '\'');
        else if (enti_is_hyphen(point))
            enti_buffer_add_byte(out, '-');
        else
            add_letter(out, point);
    }
}
