/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Descriptions of a leader by office and state, and what they look like. */
#ifndef ENTI_EXTRACT_ROLES_H
#define ENTI_EXTRACT_ROLES_H

#include "extract/frame.h"

typedef struct enti_shape {
    ent_span at;               /* the role: from after the article to the last word of office or state */
    uint32_t outer;            /* where its article or pronoun begins */
    uint32_t state;            /* the state or organisation */
    const enti_lexeme *office; /* the word for the office */
    bool former, acting;
} enti_shape;

/* The role around a candidate that is a state or an organisation: "the British prime minister", "Britain's
 * prime minister", "the prime minister of Britain", "his Lao counterpart". false: none, a general one ("a
 * British prime minister"), one with a name beside it, or one after "as", "become", "elected". */
bool enti_role_shape(enti_shape *shape, enti_frame *frame, size_t candidate);

/* Whether the bearer's name stands beside the role (roles_beside.c). */
bool enti_name_beside(enti_frame *frame, size_t candidate, const enti_shape *shape);

#endif
