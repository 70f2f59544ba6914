/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * From a decided frame to the document that callers see. */
#ifndef ENTI_EXTRACT_DOCUMENT_H
#define ENTI_EXTRACT_DOCUMENT_H

#include "extract/frame.h"

/* Everything lives in `arena`. Errors: NOMEM. Cost: linear in the text (code points are counted) and in the
 * candidates. */
ent_status enti_document_make(ent_document *document, const enti_frame *frame, const ent_article *article,
                              bool explain, enti_arena *arena);

#endif
