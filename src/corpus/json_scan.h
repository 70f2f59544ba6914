/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The members of one JSON object without a tree: an article has one long string and a few short ones, and a
 * tree of them costs ten times what looking at each byte does. Strict in syntax, so that what it refuses can
 * be given to jansson for the words of the fault; half a surrogate pair alone is let through. */
#ifndef ENTI_CORPUS_JSON_SCAN_H
#define ENTI_CORPUS_JSON_SCAN_H

#include "base/arena.h"

typedef struct enti_json_scan {
    ent_text text; /* valid UTF-8 */
    size_t at;
    bool bad, first;
} enti_json_scan;

/* Begin at the object that `text` is. */
enti_json_scan enti_json_begin(ent_text text);

/* The next member: its key as it stands between the quotes, and its whole value. false: the end, or `bad`. */
bool enti_json_next(enti_json_scan *scan, ent_text *key, ent_text *value);

/* What a string with its quotes means: itself without them, or with escapes a copy in `arena`. */
ent_text enti_json_unescape(enti_arena *arena, ent_text string);

#endif
