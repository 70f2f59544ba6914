/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What makes two texts the same: SHA-256 over the text with each run of white space as one space, none at the
 * ends, and without invisible characters. Case counts. */
#ifndef ENTI_CORPUS_IDENTITY_H
#define ENTI_CORPUS_IDENTITY_H

#include "base/text.h"

/* Hash valid UTF-8, and count its words (runs of what is not white space). Cost: one pass. */
void enti_identify(uint8_t hash[32], size_t *words, ent_text text);

#endif
