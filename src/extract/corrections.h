/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Corrections by hand: a CSV file of article, start, end, entity (or "none"), offsets in code points. */
#ifndef ENTI_EXTRACT_CORRECTIONS_H
#define ENTI_EXTRACT_CORRECTIONS_H

#include "base/buffer.h"
#include "gazetteer/gazetteer.h"

typedef struct enti_correction {
    ent_text article;
    uint32_t start, stop;
    uint32_t entity; /* ENTI_NONE: no mention is here */
    size_t line;
} enti_correction;

typedef struct enti_corrections {
    const enti_correction *at; /* [count] sorted by article, then start */
    size_t count;
} enti_corrections;

/* Read `path`; lives in `arena`. Errors: USAGE (each fault is reported), NOMEM. */
ent_status enti_corrections_load(enti_corrections *corrections, const char *path,
                                 const ent_gazetteer *gazetteer, enti_arena *arena, const ent_sink *sink);
/* Those of one article; `count` 0: none. */
enti_corrections enti_corrections_of(const enti_corrections *corrections, ent_text article);

/* Apply those of the document's article: what they overlap goes, what they name comes; its `corrections`
 * counts them. The new mentions live in `arena`. Errors: NOMEM. Cost: linear in mentions and corrections. */
ent_status enti_corrections_apply(ent_document *document, const enti_corrections *corrections,
                                  enti_arena *arena);

#endif
