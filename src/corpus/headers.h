/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Blocks of "Name: value" lines, as in WARC, HTTP and e-mail. */
#ifndef ENTI_CORPUS_HEADERS_H
#define ENTI_CORPUS_HEADERS_H

#include "base/arena.h"
#include "base/buffer.h"

/* Cut `text` at its first blank line: what stands before it, and behind it. Without one, all is head. */
void enti_headers_cut(ent_text *head, ent_text *body, ent_text text);

/* The first value of a name, in any case; folded lines are one, in `arena`. Empty: none. */
ent_text enti_header(enti_arena *arena, ent_text head, const char *name);

static inline bool enti_starts_caseless(ent_text text, const char *prefix) {
    return enti_text_starts_any_case(text, enti_text_of(prefix));
}

#endif
