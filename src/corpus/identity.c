/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/identity.h"

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"

/* White space, and what is not there, are all that a text differs by from its normal form. Where it is
 * normal, and that is most of it, its own bytes are hashed in long runs. */
struct normaliser {
    enti_sha256 hash;
    ent_text text;
    size_t begin; /* of the run */
    size_t words;
    bool in_word;
};

static void end_run(struct normaliser *to, size_t end, size_t next) {
    if (end > to->begin) enti_sha256_add(&to->hash, enti_text_slice(to->text, to->begin, end));
    to->begin = next;
}

/* White space from `at` to `end`: nothing, and one space before the next word. */
static void pass_blanks(struct normaliser *to, size_t at, size_t end) {
    end_run(to, at, end);
    to->in_word = false;
}

static void begin_word(struct normaliser *to) {
    static const ent_text space = {" ", 1};
    if (to->words++) enti_sha256_add(&to->hash, space);
    to->in_word = true;
}

/* Step over what stands at `at` and does not merely go on with a run. */
static size_t step(struct normaliser *to, size_t at) {
    size_t begin = at;
    uint32_t point = enti_utf8_next(to->text, &at);
    if (enti_is_blank(point)) {
        pass_blanks(to, begin, at);
    } else if (enti_is_invisible(point)) {
        end_run(to, begin, at);
    } else if (!to->in_word) {
        begin_word(to);
    }
    return at;
}

/* Go on with a run: ASCII words with one space between them. */
static size_t pass_run(struct normaliser *to, size_t at) {
    const char *text = to->text.at;
    for (; at < to->text.len; at++) {
        bool is_single_space = text[at] == ' ' && at + 1 < to->text.len && text[at + 1] > ' ';
        if (text[at] <= ' ' && !is_single_space) break;
        to->words += is_single_space;
    }
    return at;
}

void enti_identify(uint8_t hash[32], size_t *words, ent_text text) {
    struct normaliser to = {.text = text};
    enti_sha256_init(&to.hash);
    for (size_t at = 0; at < text.len;) {
        if (to.in_word) at = pass_run(&to, at);
        if (at < text.len) at = step(&to, at);
    }
    end_run(&to, text.len, text.len);
    enti_sha256_finish(&to.hash, hash);
    *words = to.words;
}
