/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Pairs and how often each is co-mentioned, summed by sorting: rows are appended to a buffer; a full one is
 * sorted and its equal pairs joined; if that frees too little, it is merged into the settled rows.
 *
 *     add --> buffer (a fixed size, later a quarter of the settled rows) --sort, join, merge--> rows
 *
 * Invariant: `rows` are sorted by (a, b), one a pair, and the sums do not depend on the order of adding.
 * Memory: at most 1.5 rows of 36 bytes a distinct pair, beside the fixed buffer. Cost of an addition: two to
 * four passes of a radix sort and at most five moves. */
#ifndef ENTI_NETWORK_PAIRS_H
#define ENTI_NETWORK_PAIRS_H

#include "base/text.h"

typedef struct enti_pair {
    uint32_t a, b; /* a < b */
    uint32_t weight, weight_named, sentences, paragraphs, articles;
    ent_date first, last; /* 0: no dated article yet */
} enti_pair;

typedef struct enti_pairs {
    enti_pair *rows;
    size_t count;
    enti_pair *buffer, *scratch; /* [capacity] */
    size_t buffered, capacity;
    unsigned bits; /* that hold any a and b */
} enti_pairs;

/* Of numbers below `limit`. */
void enti_pairs_init(enti_pairs *pairs, size_t limit);
void enti_pairs_release(enti_pairs *pairs);
/* false: out of memory. */
bool enti_pairs_add(enti_pairs *pairs, const enti_pair *pair);
/* Bring everything into `rows`. false: out of memory. */
bool enti_pairs_settle(enti_pairs *pairs);

#endif
