/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The English lists, read from gazetteers/. */
#ifndef TESTS_ENGLISH_H
#define TESTS_ENGLISH_H

#include "gazetteer/language.h"

/* Lives in `arena`. */
static inline const enti_language *read_english(enti_arena *arena) {
    enti_languages languages;
    enti_sha256 hash;
    enti_sha256_init(&hash);
    assert_int_equal(enti_languages_load(&languages, "gazetteers", arena, &hash, NULL), ENT_OK);
    return enti_language_find(&languages, ENTI_TEXT("en"));
}

#endif
