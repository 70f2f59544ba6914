/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The matcher: every place in a text where an alias stands, leftmost, then longest, as DESIGN.md's "What is
 * equal", "Case", "Edges of words" and "Which match" say. Frozen once built; shared by threads. */
#ifndef ENTI_EXTRACT_MATCHER_H
#define ENTI_EXTRACT_MATCHER_H

#include "base/buffer.h"
#include "gazetteer/gazetteer.h"

typedef struct enti_matcher enti_matcher;

/* How the text differs from the alias; bits. */
enum {
    ENTI_AS_WRITTEN = 0,
    ENTI_PLAIN_ACCENTS = 1, /* accents left off */
    ENTI_ALL_CAPITALS = 2,  /* in full capitals */
    ENTI_CAPITAL_NAME = 4,  /* surname in capitals */
    ENTI_JOINED_PARTS = 8,  /* hyphen, space and nothing exchanged in a leader's name */
    ENTI_PLURAL = 16,       /* demonym with a plural s */
    ENTI_CASE_IGNORED = 32  /* any case, by --ignore-case or the alias's own "any" */
};

/* One alias that fits a hit. */
typedef struct enti_reading {
    uint32_t alias;
    uint32_t variant; /* bits above */
} enti_reading;

typedef struct enti_hit {
    uint32_t begin, end;
    uint32_t first, count; /* in readings: one an entity, the preferred one; ignored entities first */
} enti_hit;

typedef struct enti_hits {
    enti_rows hits;     /* enti_hit, sorted, not overlapping */
    enti_rows readings; /* enti_reading */
} enti_hits;

typedef struct enti_match_options {
    bool ignore_case;
    ent_text word_chars;
} enti_match_options;

/* Errors: NOMEM; GAZETTEER for a pattern that does not compile. Cost: linear in the aliases' bytes. */
ent_status enti_matcher_new(enti_matcher **matcher, const ent_gazetteer *gazetteer,
                            const enti_match_options *options, const ent_sink *sink);
void enti_matcher_free(enti_matcher *matcher);

/* Scratch of one thread (PCRE2 match data and such). */
typedef struct enti_match_scratch enti_match_scratch;
ent_status enti_match_scratch_new(enti_match_scratch **scratch, const enti_matcher *matcher);
void enti_match_scratch_free(enti_match_scratch *scratch);

void enti_hits_release(enti_hits *hits);

/* All hits in `text`; `line_breaks` says that no name crosses a line break. Errors: NOMEM; INTERNAL when a
 * pattern ran into its limits (reported). Cost: linear in the text. */
ent_status enti_matcher_scan(enti_hits *hits, const enti_matcher *matcher, enti_match_scratch *scratch,
                             ent_text text, bool line_breaks, const ent_sink *sink);

/* The readings of `name` as a whole, for lookups. */
ent_status enti_matcher_read(enti_hits *hits, const enti_matcher *matcher, enti_match_scratch *scratch,
                             ent_text name);

/* Bytes of its tables. */
size_t enti_matcher_bytes(const enti_matcher *matcher);

#endif
