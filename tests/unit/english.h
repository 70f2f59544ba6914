/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The English lists of gazetteers/en/. */
#ifndef TESTS_ENGLISH_H
#define TESTS_ENGLISH_H

#include "base/hash.h"
#include "gazetteer/language.h"

/* Its words live in `arena`. */
static inline const enti_language *read_english(enti_arena *arena) {
    enti_languages languages;
    enti_sha256 hash;
    enti_sha256_init(&hash);
    assert_int_equal(enti_languages_load(&languages, "gazetteers", arena, &hash, NULL), ENT_OK);
    const enti_language *english = enti_language_find(&languages, ENTI_TEXT("en"));
    assert_non_null(english);
    return english;
}

#endif
