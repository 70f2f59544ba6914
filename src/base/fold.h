/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Code points as names see them: classes, case and accents, the same in every locale (utf8proc's tables, and
 * a small one of ours for Latin letters that do not decompose: Ł ø ß đ ı ...). */
#ifndef ENTI_BASE_FOLD_H
#define ENTI_BASE_FOLD_H

#include "base/buffer.h"

/* Letter, digit, mark or `_`. */
bool enti_is_word(uint32_t point);
bool enti_is_letter(uint32_t point);
bool enti_is_mark(uint32_t point);
bool enti_is_capital(uint32_t point);
/* White space, no-break and typographic spaces, and the zero-width space. */
bool enti_is_blank(uint32_t point);
/* Soft hyphen, joiners, direction marks, variation selectors, BOM: as if they were not there. */
bool enti_is_invisible(uint32_t point);
bool enti_is_apostrophe(uint32_t point);
bool enti_is_hyphen(uint32_t point);
/* Letter of a script that is written without spaces (Han, kana, Thai, Lao, Khmer, Burmese, ...). */
bool enti_is_unspaced(uint32_t point);

/* Simple lower case; U+0130 gives i. */
uint32_t enti_point_lower(uint32_t point);
uint32_t enti_point_upper(uint32_t point);

/* The base letters of `point` without accents ("é" e, "ł" l, "ß" ss, "æ" ae): count written to `out`, 0 for a
 * combining mark. A point that has no accent is given back. Case is kept. Accents go in every script ("й" и),
 * so that composed and decomposed spellings come out equal; whether they may be left off is the caller's. */
size_t enti_point_plain(uint32_t out[4], uint32_t point);

/* Fold `text` to the key under which equal names stand: lower case, accents off, apostrophes and hyphens
 * unified, blanks as one space, invisible points left out. Appends to `out`. */
void enti_fold_key(enti_buffer *out, ent_text text);

#endif
