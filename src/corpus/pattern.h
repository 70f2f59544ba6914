/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Patterns that a user gives: PCRE2 with UTF, UCP and multi-line, JIT where there is one, and limits, so that
 * no pattern runs for ever. */
#ifndef ENTI_CORPUS_PATTERN_H
#define ENTI_CORPUS_PATTERN_H

#include "base/diagnostic.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Errors: USAGE (reported), NOMEM. */
ent_status enti_pattern_compile(pcre2_code **code, const char *pattern, const ent_sink *sink);

/* One match from `from` on, within the limits. `*result` as of pcre2_match; the data, which may be NULL, are
 * the caller's. */
pcre2_match_data *enti_pattern_match(int *result, const pcre2_code *code, ent_text text, size_t from);

/* The first match in valid UTF-8 at or after `*from`: `*at` is where it begins, `*from` moves behind it, by
 * at least one character. Errors: NOT_FOUND, INPUT (a limit; `place` is named), NOMEM. */
ent_status enti_pattern_next(size_t *at, size_t *from, const pcre2_code *code, ent_text text,
                             enti_place place, const ent_sink *sink);

#endif
