/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What stands around a stretch of text, in whole characters, to show it to a reader. */
#ifndef CLI_CONTEXT_H
#define CLI_CONTEXT_H

#include "entente.h"

/* At most 80 bytes before and after `at`. */
ent_text context_before(ent_text text, ent_span at);
ent_text context_after(ent_text text, ent_span at);

/* Step `*byte` on to the code point `point` that is at or after `*from`, where it is now; both are set. */
void context_seek(size_t *byte, uint32_t *from, ent_text text, uint32_t point);

#endif
