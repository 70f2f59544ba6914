/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Annotated articles: what a reader marked in the text. */
#ifndef ENTI_CORPUS_MARKS_H
#define ENTI_CORPUS_MARKS_H

#include "corpus/source.h"

typedef struct enti_marks {
    ent_text text;         /* without the marks, and cleaned: the article's text if nothing else is done */
    const ent_mark *marks; /* [count], sorted */
    size_t count;
} enti_marks;

/* Take the marks of a plain text: from the brat file NAME.ann beside NAME.txt if there is one, else from the
 * text itself. All of it lives in the arena. Errors: INPUT (reported), NOMEM. Cost: linear, and sorting. */
ent_status enti_marks_take(enti_marks *marks, const enti_parsing *parsing);

#endif
