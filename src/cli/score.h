/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * How right the mentions are, by annotated articles or by a sheet that a reader filled in. */
#ifndef CLI_SCORE_H
#define CLI_SCORE_H

#include "cli/session.h"

/* What was marked, what was found, and what is both. */
struct tally {
    char name[48];
    size_t gold, found, common;
};

struct tallies {
    struct tally at[64];
    size_t count;
};

struct scoring {
    struct session *session;
    struct tally mentions, entities, pairs;
    struct tallies types, kinds, rules;
    size_t unknown; /* marks of entities that no gazetteer has */
};

/* Compare one document with its marks; with --errors, write where they differ. */
ent_status score_document(void *scoring, const ent_document *document);
ent_status score_error_heads(const struct session *session);

/* The precision that filled-in sheets, the operands, give. The status to end with. */
int score_sheets(struct session *session);

#endif
