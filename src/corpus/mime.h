/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * E-mail: encoded words, transfer encodings, and the text among the parts of a message. */
#ifndef ENTI_CORPUS_MIME_H
#define ENTI_CORPUS_MIME_H

#include "base/arena.h"

/* A header's value with its encoded words (=?utf-8?q?...?=) decoded; in `arena`. */
ent_text enti_mime_words(enti_arena *arena, ent_text value);

/* The text of a message: its plain part, else its HTML part, as valid UTF-8 in `arena`. `*is_html` says
 * which. Parts in parts are searched eight deep. Empty: it has none. */
ent_text enti_mime_text(enti_arena *arena, ent_text message, bool *is_html, size_t *repaired);

#endif
