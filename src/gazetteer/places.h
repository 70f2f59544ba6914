/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Where the shipped files lie, and what lies in a folder. */
#ifndef ENTI_GAZETTEER_PLACES_H
#define ENTI_GAZETTEER_PLACES_H

#include "base/arena.h"
#include "base/buffer.h"

/* The folder of the shipped files: `given`; $ENTENTE_GAZETTEERS; ../gazetteers beside the `program`
 * (argv[0]); the place where it was installed. The first two are not tested, the others must be folders.
 * NULL: none, or out of memory. The path lives in `arena`. */
const char *enti_shipped_folder(enti_arena *arena, const char *given, const char *program);

/* Add the names in `folder` that are `wanted` to `names` (ent_text, in `arena`), sorted bytewise. INPUT: the
 * folder cannot be read, the reason is in errno. NOMEM. */
ent_status enti_folder_names(enti_rows *names, enti_arena *arena, const char *folder,
                             bool (*wanted)(ent_text name));

/* Two or three lower-case letters: the folder of a language. */
bool enti_is_language_code(ent_text name);

#endif
