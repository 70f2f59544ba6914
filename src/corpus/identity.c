/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/identity.h"

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"

enum { CHUNK = 8192, LONGEST_STEP = 5 };

struct normaliser {
    enti_sha256 hash;
    size_t used, words;
    bool in_word;
    char chunk[CHUNK];
};

static void add(struct normaliser *to, ent_text bytes) {
    memcpy(to->chunk + to->used, bytes.at, bytes.len);
    to->used += bytes.len;
    if (to->used + LONGEST_STEP <= CHUNK) return;
    enti_sha256_add(&to->hash, enti_text(to->chunk, to->used));
    to->used = 0;
}

static void add_point(struct normaliser *to, ent_text bytes, bool blank) {
    if (!blank && !to->in_word && to->words++) add(to, ENTI_TEXT(" "));
    if (!blank) add(to, bytes);
    to->in_word = !blank;
}

void enti_identify(uint8_t hash[32], size_t *words, ent_text text) {
    struct normaliser to = {.used = 0};
    enti_sha256_init(&to.hash);
    for (size_t at = 0, begin; at < text.len;) {
        begin = at;
        if ((unsigned char)text.at[at] < 0x80) {
            at++;
            add_point(&to, enti_text_slice(text, begin, at), enti_is_space(text.at[begin]));
            continue;
        }
        uint32_t point = enti_utf8_next(text, &at);
        if (enti_is_blank(point) || !enti_is_invisible(point))
            add_point(&to, enti_text_slice(text, begin, at), enti_is_blank(point));
    }
    enti_sha256_add(&to.hash, enti_text(to.chunk, to.used));
    enti_sha256_finish(&to.hash, hash);
    *words = to.words;
}
