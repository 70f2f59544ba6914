/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A digest, as a site's listing page gives when it is copied: excerpts, each ending in "Continue reading
 * TITLE".
 *
 *     [an article without such a line]
 *     Title            <- first paragraph since the last split that the line below repeats: begins an article
 *     text ...
 *     Continue reading Title   <- split
 *
 * A table of the paragraphs since the last split keeps the cost linear. */
#include "base/hash.h"
#include "corpus/plain.h"

#include <stdlib.h>

static const ent_text teaser = {"Continue reading ", 17};

struct paragraph {
    uint64_t hash;
    size_t begin, len, split;
};

struct table {
    struct paragraph *slots; /* [mask + 1]; one is free if its `split` is not the current one */
    size_t mask, split;      /* splits from 1 */
};

/* The slot of `line` or the free one where it belongs. */
static struct paragraph *slot_of(const struct table *table, ent_text text, ent_text line) {
    uint64_t hash = enti_hash64(line, 0);
    for (size_t i = hash & table->mask;; i = (i + 1) & table->mask) {
        struct paragraph *slot = &table->slots[i];
        if (slot->split != table->split) {
            slot->hash = hash;
            return slot;
        }
        if (slot->hash == hash && enti_text_equal(enti_text(text.at + slot->begin, slot->len), line))
            return slot;
    }
}

static void remember(struct table *table, ent_text text, ent_text line) {
    struct paragraph *slot = slot_of(table, text, line);
    if (slot->split == table->split) return;
    slot->begin = (size_t)(line.at - text.at);
    slot->len = line.len;
    slot->split = table->split;
}

/* Whether `line` ends an excerpt, and where that begins. */
static bool ends_excerpt(size_t *begin, const struct table *table, ent_text text, ent_text line) {
    if (!enti_text_starts(line, teaser)) return false;
    ent_text title = enti_text_trim(enti_text_slice(line, teaser.len, line.len));
    if (!title.len) return false;
    const struct paragraph *slot = slot_of(table, text, title);
    if (slot->split != table->split) return false;
    *begin = slot->begin;
    return true;
}

static bool begin_table(struct table *table, ent_text text) {
    size_t lines = 2, size = 16;
    for (size_t i = 0; i < text.len; i++) lines += text.at[i] == '\n';
    while (size < lines * 2) size *= 2;
    *table = (struct table){calloc(size, sizeof(struct paragraph)), size - 1, 1};
    return table->slots != NULL;
}

/* Call `each` with the parts of `text`: excerpts, and what lies between. */
static ent_status cut(ent_text text, ent_status (*each)(void *context, ent_text part), void *context) {
    struct table table;
    if (!begin_table(&table, text)) return ENT_NOMEM;
    size_t last = 0, begin;
    ent_status status = ENT_OK;
    ent_text rest = text, line;
    while (status == ENT_OK && enti_text_next_line(&line, &rest)) {
        ent_text trimmed = enti_text_trim(line);
        if (!trimmed.len) continue;
        if (!ends_excerpt(&begin, &table, text, trimmed)) {
            remember(&table, text, trimmed);
            continue;
        }
        size_t end = (size_t)(trimmed.at + trimmed.len - text.at);
        status = each(context, enti_text_slice(text, last, begin));
        if (status == ENT_OK) status = each(context, enti_text_slice(text, begin, end));
        last = end;
        table.split++;
    }
    if (status == ENT_OK) status = each(context, enti_text_slice(text, last, text.len));
    free(table.slots);
    return status;
}

struct emission {
    enti_source *source;
    size_t line; /* of the part */
};

static ent_status emit(void *context, ent_text part) {
    struct emission *to = context;
    ent_text trimmed = enti_text_trim(part);
    size_t line = to->line;
    for (const char *at = part.at; at < trimmed.at; at++) line += *at == '\n';
    for (size_t i = 0; i < part.len; i++) to->line += part.at[i] == '\n';
    return trimmed.len ? enti_source_emit(to->source, trimmed, enti_text(NULL, 0), line) : ENT_OK;
}

static ent_status read(enti_source *source) {
    ent_text text;
    ent_status status = enti_source_all(source, &text);
    struct emission to = {source, 1};
    return status ? status : cut(text, emit, &to);
}

static ent_status count(void *context, ent_text part) {
    (void)part;
    ++*(size_t *)context;
    return ENT_OK;
}

/* Certain where a line of the head repeats a paragraph: then there is more than one part. */
static int sniff(const enti_head *head) {
    size_t parts = 0;
    if (cut(head->text, count, &parts)) return ENTI_SNIFF_NOMEM;
    return parts > 1 ? 90 : 0;
}

const enti_reader enti_reader_digest = {
    .name = "digest",
    .summary = "text with several excerpts that end in \"Continue reading TITLE\"",
    .suffixes = "",
    .sniff = sniff,
    .read = read,
    .parse = enti_plain_parse,
};
