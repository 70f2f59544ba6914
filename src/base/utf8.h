/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * UTF-8. Text inside the library is valid UTF-8, repaired once where it came in (src/corpus/), so that
 * decoding here need not fail. */
#ifndef ENTI_BASE_UTF8_H
#define ENTI_BASE_UTF8_H

#include "base/text.h"

/* The same as the two below for any point; they call them beyond ASCII. */
uint32_t enti_utf8_decode(ent_text text, size_t *at);
uint32_t enti_utf8_decode_back(ent_text text, size_t *at);

/* Decode the code point at `*at` of valid UTF-8 and step over it. `*at` < text.len. */
static inline uint32_t enti_utf8_next(ent_text text, size_t *at) {
    unsigned char byte = (unsigned char)text.at[*at];
    if (byte >= 0x80) return enti_utf8_decode(text, at);
    *at += 1;
    return byte;
}
/* Decode the code point that ends at `*at` and step back over it. `*at` > 0. */
static inline uint32_t enti_utf8_previous(ent_text text, size_t *at) {
    unsigned char byte = (unsigned char)text.at[*at - 1];
    if (byte >= 0x80) return enti_utf8_decode_back(text, at);
    *at -= 1;
    return byte;
}
/* Bytes written, 1 to 4. A surrogate or a number beyond U+10FFFF is written as U+FFFD. */
size_t enti_utf8_encode(char bytes[4], uint32_t point);

/* Length of the valid beginning of `bytes`; bytes.len if all of it is valid UTF-8 (no surrogates, no overlong
 * forms). */
size_t enti_utf8_valid(ent_text bytes);

/* Code points in valid UTF-8. */
size_t enti_utf8_count(ent_text text);

static inline bool enti_utf8_is_continuation(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

#endif
