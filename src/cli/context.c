/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/context.h"

enum { CONTEXT_BYTES = 80 };

static bool is_continuation(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

ent_text context_before(ent_text text, ent_span at) {
    size_t begin = at.begin > CONTEXT_BYTES ? at.begin - CONTEXT_BYTES : 0;
    while (begin < at.begin && is_continuation(text.at[begin])) begin++;
    return (ent_text){text.at + begin, at.begin - begin};
}

ent_text context_after(ent_text text, ent_span at) {
    size_t end = text.len - at.end > CONTEXT_BYTES ? at.end + CONTEXT_BYTES : text.len;
    while (end < text.len && end > at.end && is_continuation(text.at[end])) end--;
    return (ent_text){text.at + at.end, end - at.end};
}

void context_seek(size_t *byte, uint32_t *from, ent_text text, uint32_t point) {
    for (; *from < point && *byte < text.len; ++*from) do
            ++*byte;
        while (*byte < text.len && is_continuation(text.at[*byte]));
}
