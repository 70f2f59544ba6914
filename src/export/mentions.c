/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Documents to lines: what `entente mentions` prints and src/extract/stored.c reads back. */
#include "base/date.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/output.h"
#include "base/utf8.h"
#include "extract/options.h"
#include "gazetteer/gazetteer.h"

#include <stdio.h>

struct lines {
    enti_buffer out;
    const ent_gazetteer *gazetteer;
    const ent_document *document;
    const char *format; /* of cells; NULL: JSON Lines */
};

void ent_mentions_options_init(ent_mentions_options *options) {
    *options = (ent_mentions_options){.size = sizeof *options};
}

static void key_text(enti_buffer *out, const char *key, ent_text text) {
    enti_json_key(out, key);
    enti_json_string(out, text);
}

static void key_text_or_null(enti_buffer *out, const char *key, ent_text text) {
    enti_json_key(out, key);
    enti_json_string_or_null(out, text);
}

static void key_whole(enti_buffer *out, const char *key, size_t value) {
    enti_json_key(out, key);
    enti_json_whole(out, (int64_t)value);
}

static void key_date(enti_buffer *out, const char *key, ent_date date) {
    char day[11];
    if (date) enti_date_write(day, date);
    key_text_or_null(out, key, date ? enti_text(day, 10) : enti_text(NULL, 0));
}

/* ---- JSON Lines ---- */

static void json_head(struct lines *lines, const ent_run_options *run) {
    enti_buffer *out = &lines->out;
    enti_buffer_add_string(out, "{\"entente_mentions\": 1");
    key_text(out, "version", ENTI_TEXT(ENT_VERSION));
    enti_json_key(out, "options");
    enti_options_add(out, run);
    enti_json_key(out, "gazetteers");
    enti_buffer_add_format(out, "\"sha256:%s\"}\n", ent_gazetteer_hash(lines->gazetteer));
}

static void begin_row(struct lines *lines) {
    enti_buffer_add_byte(&lines->out, '{');
    key_text(&lines->out, "article", lines->document->article->id);
}

static void end_row(struct lines *lines) {
    enti_buffer_add_string(&lines->out, "}\n");
}

static void json_article(struct lines *lines) {
    const ent_document *document = lines->document;
    const ent_article *article = document->article;
    enti_buffer *out = &lines->out;
    begin_row(lines);
    key_date(out, "date", article->date);
    key_text_or_null(out, "date_from", article->date ? article->date_from : enti_text(NULL, 0));
    key_text_or_null(out, "source", article->source);
    key_text_or_null(out, "url", article->url);
    key_text_or_null(out, "language", article->language);
    key_text_or_null(out, "title", article->title);
    char hex[65];
    enti_hex(hex, article->hash);
    key_text(out, "text_hash", enti_text(hex, 64));
    key_whole(out, "words", article->words);
    key_whole(out, "sentences", document->sentence_count);
    key_whole(out, "paragraphs", document->paragraph_count);
    key_whole(out, "ambiguous", document->unresolved_count);
    if (article->is_copy) key_text(out, "copy_of", article->copy_of);
    end_row(lines);
}

static void json_place(struct lines *lines, ent_span at, uint32_t start, uint32_t stop) {
    key_whole(&lines->out, "start", start);
    key_whole(&lines->out, "end", stop);
    if (lines->document->article->text.len)
        key_text(&lines->out, "text", enti_text_slice(lines->document->article->text, at.begin, at.end));
}

static void json_mention(struct lines *lines, const ent_mention *mention) {
    enti_buffer *out = &lines->out;
    const enti_entity *entity = &lines->gazetteer->entities[mention->entity];
    begin_row(lines);
    json_place(lines, mention->at, mention->start, mention->stop);
    key_text(out, "entity", entity->id);
    key_text(out, "type", lines->gazetteer->types[entity->type]);
    key_text(out, "kind", enti_text_of(ent_kind_name(mention->kind)));
    key_text(out, "rule", enti_text_of(mention->rule));
    key_text(out, "zone", enti_text_of(ent_zone_name(mention->zone)));
    key_whole(out, "paragraph", mention->paragraph);
    key_whole(out, "sentence", mention->sentence);
    if (mention->why.len) {
        enti_json_key(out, "why");
        enti_buffer_add(out, mention->why);
    }
    end_row(lines);
}

static void json_unresolved(struct lines *lines, const ent_unresolved *row) {
    enti_buffer *out = &lines->out;
    begin_row(lines);
    json_place(lines, row->at, row->start, row->stop);
    key_text(out, "kind", enti_text_of(ent_kind_name(row->kind)));
    key_text(out, "rule", enti_text_of(row->rule));
    key_text(out, "reason", enti_text_of(row->reason));
    enti_json_key(out, "candidates");
    enti_buffer_add_byte(out, '[');
    for (size_t i = 0; i < row->entity_count; i++) {
        if (i) enti_buffer_add_string(out, ", ");
        enti_json_string(out, lines->gazetteer->entities[row->entities[i]].id);
    }
    enti_buffer_add_byte(out, ']');
    key_whole(out, "paragraph", row->paragraph);
    key_whole(out, "sentence", row->sentence);
    end_row(lines);
}

/* The sentences, each with the code point at which it begins. */
static void json_sentences(struct lines *lines) {
    const ent_document *document = lines->document;
    ent_text text = document->article->text;
    size_t counted = 0, points = 0;
    for (size_t i = 0; i < document->sentence_count; i++) {
        ent_span at = document->sentences[i];
        points += enti_utf8_count(enti_text_slice(text, counted, at.begin));
        counted = at.begin;
        begin_row(lines);
        key_whole(&lines->out, "sentence", i);
        key_text(&lines->out, "zone", enti_text_of(ent_zone_name(document->sentence_zones[i])));
        key_whole(&lines->out, "sentence_start", points);
        key_text(&lines->out, "sentence_text", enti_text_slice(text, at.begin, at.end));
        end_row(lines);
    }
}

/* ---- rows of cells ---- */

static const char *const mention_heads[] = {"article", "start", "end",  "text",      "entity",  "type",
                                            "kind",    "rule",  "zone", "paragraph", "sentence"};
static const char *const unresolved_heads[] = {"article", "start",  "end",        "text",      "kind",
                                               "rule",    "reason", "candidates", "paragraph", "sentence"};
enum {
    MENTION_CELLS = sizeof mention_heads / sizeof *mention_heads,
    UNRESOLVED_CELLS = sizeof unresolved_heads / sizeof *unresolved_heads
};

/* A number as text in `digits`. */
static ent_text number(char digits[24], size_t value) {
    return enti_text(digits, (size_t)snprintf(digits, 24, "%zu", value));
}

static ent_text covered(const ent_article *article, ent_span at) {
    return article->text.len ? enti_text_slice(article->text, at.begin, at.end) : article->text;
}

static ent_status mention_cells(const struct lines *lines, const ent_mention *mention, ent_output *output) {
    const enti_entity *entity = &lines->gazetteer->entities[mention->entity];
    char digits[4][24];
    const ent_text cells[MENTION_CELLS] = {
        lines->document->article->id,
        number(digits[0], mention->start),
        number(digits[1], mention->stop),
        covered(lines->document->article, mention->at),
        entity->id,
        lines->gazetteer->types[entity->type],
        enti_text_of(ent_kind_name(mention->kind)),
        enti_text_of(mention->rule),
        enti_text_of(ent_zone_name(mention->zone)),
        number(digits[2], mention->paragraph),
        number(digits[3], mention->sentence),
    };
    return ent_cells_write(output, lines->format, mention_heads, cells, MENTION_CELLS);
}

static ent_status unresolved_cells(struct lines *lines, const ent_unresolved *row, ent_output *output) {
    enti_buffer_clear(&lines->out);
    for (size_t i = 0; i < row->entity_count; i++) {
        if (i) enti_buffer_add_byte(&lines->out, '|');
        enti_buffer_add(&lines->out, lines->gazetteer->entities[row->entities[i]].id);
    }
    char digits[4][24];
    const ent_text cells[UNRESOLVED_CELLS] = {
        lines->document->article->id,
        number(digits[0], row->start),
        number(digits[1], row->stop),
        covered(lines->document->article, row->at),
        enti_text_of(ent_kind_name(row->kind)),
        enti_text_of(row->rule),
        enti_text_of(row->reason),
        enti_buffer_text(&lines->out),
        number(digits[2], row->paragraph),
        number(digits[3], row->sentence),
    };
    if (lines->out.failed) return ENT_NOMEM;
    return ent_cells_write(output, lines->format, unresolved_heads, cells, UNRESOLVED_CELLS);
}

static ent_status write_cells(struct lines *lines, bool unresolved, ent_output *output) {
    const ent_document *document = lines->document;
    ent_status status = ENT_OK;
    if (unresolved)
        for (size_t i = 0; i < document->unresolved_count && !status; i++)
            status = unresolved_cells(lines, &document->unresolved[i], output);
    else
        for (size_t i = 0; i < document->mention_count && !status; i++)
            status = mention_cells(lines, &document->mentions[i], output);
    return status;
}

static void write_json(struct lines *lines, const ent_mentions_options *options) {
    const ent_document *document = lines->document;
    json_article(lines);
    if (options->sentences && !document->article->is_copy) json_sentences(lines);
    if (options->unresolved)
        for (size_t i = 0; i < document->unresolved_count; i++)
            json_unresolved(lines, &document->unresolved[i]);
    else
        for (size_t i = 0; i < document->mention_count; i++) json_mention(lines, &document->mentions[i]);
}

/* ---- the public functions ---- */

static bool is_json(const ent_mentions_options *options) {
    return !options->format || !strcmp(options->format, "jsonl");
}

static ent_status finish(struct lines *lines, ent_status status, ent_output *output) {
    if (!status && lines->out.failed) status = ENT_NOMEM;
    if (!status && !lines->format) status = ent_output_write(output, enti_buffer_text(&lines->out));
    enti_buffer_release(&lines->out);
    return status;
}

ent_status ent_mentions_write_head(ent_output *output, const ent_gazetteer *gazetteer,
                                   const ent_run_options *run, const ent_mentions_options *options) {
    if (!is_json(options))
        return options->unresolved
                   ? ent_cells_write_heads(output, options->format, unresolved_heads, UNRESOLVED_CELLS)
                   : ent_cells_write_heads(output, options->format, mention_heads, MENTION_CELLS);
    struct lines lines = {.gazetteer = gazetteer};
    json_head(&lines, run);
    return finish(&lines, ENT_OK, output);
}

ent_status ent_mentions_write(ent_output *output, const ent_gazetteer *gazetteer,
                              const ent_document *document, const ent_mentions_options *options) {
    struct lines lines = {.gazetteer = gazetteer, .document = document};
    ent_status status = ENT_OK;
    if (is_json(options))
        write_json(&lines, options);
    else {
        lines.format = options->format;
        status = write_cells(&lines, options->unresolved, output);
    }
    return finish(&lines, status, output);
}
