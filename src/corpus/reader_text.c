/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Plain text: a file is an article; with a pattern that begins new ones, several. Its first line is the title
 * if a blank line follows. */
#include "corpus/limits.h"
#include "corpus/pattern.h"
#include "corpus/plain.h"
#include "corpus/record.h"

/* Text that is none has controls in plenty; a stray NUL or two is met in the wild. */
static int sniff(const enti_head *head) {
    size_t controls = 0;
    for (size_t i = 0; i < head->text.len; i++) {
        unsigned char c = (unsigned char)head->text.at[i];
        controls += c < 0x20 && !enti_is_space((char)c) && c != 0x1B;
    }
    return controls * 20 > head->text.len ? 0 : 10;
}

static ent_status emit_part(enti_source *source, ent_text text, size_t begin, size_t end, size_t *line) {
    ent_text part = enti_text_slice(text, begin, end);
    ent_status status =
        enti_text_trim(part).len ? enti_source_emit(source, part, enti_text(NULL, 0), *line) : ENT_OK;
    for (size_t i = begin; i < end; i++) *line += text.at[i] == '\n';
    return status;
}

static ent_status split(enti_source *source, ent_text text) {
    size_t begin = 0, from = 0, at, line = 1;
    ent_status status = ENT_OK, found;
    enti_place place = {source->file, 0, 0};
    while (!(found = enti_pattern_next(&at, &from, source->corpus->split, text, place, source->sink))) {
        if (at <= begin) continue;
        status = emit_part(source, text, begin, at, &line);
        if (status) return status;
        begin = at;
    }
    return found == ENT_NOT_FOUND ? emit_part(source, text, begin, text.len, &line) : found;
}

static ent_status read(enti_source *source) {
    ent_text text;
    ent_status status = enti_source_all(source, &text);
    if (status) return status;
    if (source->corpus->split) return split(source, text);
    size_t line = 1;
    return emit_part(source, text, 0, text.len, &line);
}

const enti_reader enti_reader_text = {
    .name = "text",
    .summary = "plain text: a file is an article, its first line the title if a blank line follows",
    .suffixes = ".txt .text .md",
    .sniff = sniff,
    .read = read,
    .parse = enti_plain_parse,
};
