/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Cue patterns: what around an alias speaks for its meaning, or against it. The patterns of one language
 * that are of one type are one compiled pattern; it is tried on a small window around the alias, in which a
 * private character stands for the alias. */
#ifndef ENTI_EXTRACT_CUES_H
#define ENTI_EXTRACT_CUES_H

#include "base/buffer.h"
#include "gazetteer/gazetteer.h"

typedef struct enti_cues enti_cues;
typedef struct enti_cue_scratch enti_cue_scratch;

/* `language` may be NULL: no cues. Errors: GAZETTEER (a pattern that does not compile: reported), NOMEM. */
ent_status enti_cues_new(enti_cues **cues, const enti_language *language, const ent_sink *sink);
void enti_cues_free(enti_cues *cues);
ent_status enti_cue_scratch_new(enti_cue_scratch **scratch);
void enti_cue_scratch_free(enti_cue_scratch *scratch);

/* Whether a cue (`counter`: one that speaks against) fits the alias at `at`, among those of no type and those
 * whose type is one of `types` or both, as in "party-name". Cost: a few hundred bytes read. */
bool enti_cue_fits(const enti_cues *cues, enti_cue_scratch *scratch, ent_text text, ent_span at, bool counter,
                   const ent_text types[2]);

#endif
