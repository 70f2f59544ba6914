/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * How a text is divided: paragraphs, their zones, sentences, and capitalised runs.
 *
 *     text        | title |  dateline — body. body.  | Continue reading ... |
 *     paragraphs  |   0   |            1              |          2           |
 *     sentences   |   0   |        1        |    2    |          3           |
 */
#ifndef ENTI_EXTRACT_LAYOUT_H
#define ENTI_EXTRACT_LAYOUT_H

#include "base/buffer.h"
#include "gazetteer/language.h"

typedef struct enti_paragraph {
    ent_span at;
    ent_zone zone;
    uint32_t first_sentence, sentence_count;
    ent_span dateline; /* within `at`; empty if there is none */
} enti_paragraph;

typedef struct enti_sentence {
    ent_span at; /* without white space at its ends */
    uint32_t paragraph;
    ent_zone zone;
} enti_sentence;

/* Reusable rows of one article. */
typedef struct enti_layout {
    enti_rows paragraphs; /* enti_paragraph */
    enti_rows sentences;  /* enti_sentence */
    bool line_paragraphs; /* each line is a paragraph: no name crosses a line break */
} enti_layout;

void enti_layout_release(enti_layout *layout);

/* Divide `text`. `title_at` is the title's span, empty if none. Errors: NOMEM. Cost: linear. */
ent_status enti_layout_find(enti_layout *layout, ent_text text, ent_span title_at, ent_paragraphs mode,
                            const enti_language *language);

/* Index of the sentence that holds byte `at`; sentences tile every word of the text. */
uint32_t enti_layout_sentence_at(const enti_layout *layout, uint32_t at);

/* The day of a dateline such as "BEIJING, Jan. 23 (Xinhua) —": month and day, the year as far as it says one
 * (else 0). false: the paragraph has none. */
bool enti_dateline_day(int *year, int *month, int *day, ent_text text, const enti_paragraph *paragraph);

#endif
