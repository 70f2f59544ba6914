/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One article in, its mentions and ledger out. An extractor is frozen and shared; each thread has a
 * workspace, whose rows are reused from article to article. The result lives in the arena that the caller
 * gives. */
#ifndef ENTI_EXTRACT_EXTRACT_H
#define ENTI_EXTRACT_EXTRACT_H

#include "base/arena.h"
#include "gazetteer/gazetteer.h"

typedef struct enti_extractor enti_extractor;
typedef struct enti_workspace enti_workspace;

/* Borrows the gazetteer. Errors: USAGE for an unknown rule or faulty corrections, GAZETTEER, NOMEM. */
ent_status enti_extractor_new(enti_extractor **extractor, const ent_gazetteer *gazetteer,
                              const ent_extract_options *options, const ent_sink *sink);
void enti_extractor_free(enti_extractor *extractor);

ent_status enti_workspace_new(enti_workspace **workspace, const enti_extractor *extractor);
void enti_workspace_free(enti_workspace *workspace);

/* Fill `document` for `article`, whose date and language may be completed (dateline, frequent words) and
 * whose words are counted. An article with `stored` lines is read back from them. Errors: NOMEM, INPUT
 * (stored lines that are wrong: reported). */
ent_status enti_extract(ent_document *document, const enti_extractor *extractor, enti_workspace *workspace,
                        ent_article *article, enti_arena *arena, const ent_sink *sink);

/* The i-th rule's name and summary; false past the last. */
bool enti_rule_listed(ent_listed *row, size_t i);

#endif
