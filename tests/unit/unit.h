/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What every unit test includes: cmocka, and a sink that keeps the diagnostics. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/diagnostic.h"

/* Diagnostics as lines "file:line:column: text". */
struct kept {
    char text[16384];
    size_t count;
};

static inline void keep_report(void *context, const ent_diagnostic *diagnostic) {
    struct kept *kept = context;
    size_t used = strlen(kept->text);
    kept->count++;
    snprintf(kept->text + used, sizeof kept->text - used, "%s:%zu:%zu: %s\n",
             diagnostic->file ? diagnostic->file : "", diagnostic->line, diagnostic->column,
             diagnostic->text);
}

static inline ent_sink keep_in(struct kept *kept) {
    *kept = (struct kept){0};
    return (ent_sink){keep_report, kept};
}

/* Seeded random numbers (xorshift64*): tests on random input repeat. */
static inline uint64_t random_next(uint64_t *state) {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}
static inline size_t random_below(uint64_t *state, size_t n) {
    return n ? (size_t)(random_next(state) % n) : 0;
}

#endif
