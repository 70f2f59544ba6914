/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * WordPress's shortcodes, [gallery ids="1,2"] and [caption ...]text[/caption], as they stand in stored posts.
 */
#ifndef ENTI_CORPUS_SHORTCODES_H
#define ENTI_CORPUS_SHORTCODES_H

#include "base/arena.h"

/* `text` without shortcodes: with what stands between them, save captions, galleries and embedded addresses.
 * Brackets of other use, such as [sic] and [...], stay. Itself if it has none, else in `arena`. */
ent_text enti_without_shortcodes(enti_arena *arena, ent_text text);

#endif
