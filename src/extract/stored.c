/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: the lines of one article, as src/export/mentions.c writes them: the article, its sentences (if
 * they were asked for), its mentions or its ledger. Goes out: the document. Where sentences
 * are stored they stand for the text, one after another, so that a mention can be shown in its sentence;
 * else there is none. Cost: linear. */
#include "extract/stored.h"
#include "base/buffer.h"
#include "base/utf8.h"

#include <jansson.h>

typedef struct stored_sentence {
    ent_text text;
    uint32_t start; /* in code points of the article */
    ent_zone zone;
} stored_sentence;

typedef struct reading {
    const ent_gazetteer *gazetteer;
    ent_article *article;
    enti_arena *arena;
    const ent_sink *sink;
    enti_rows mentions, unresolved, sentences; /* ent_mention, ent_unresolved, stored_sentence */
    size_t sentence_count, paragraph_count, ambiguous;
    uint32_t last_stop, last_sentence; /* of the mention before: they stand in order, apart */
    bool strangers;                    /* an entity that the gazetteer does not have was reported */
} reading;

static ent_text string_of(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    return json_is_string(value) ? enti_text(json_string_value(value), json_string_length(value))
                                 : enti_text(NULL, 0);
}

/* A count or an offset; `valid` becomes false where it is missing or out of range. */
static uint32_t number_of(const json_t *object, const char *key, bool *valid) {
    const json_t *value = json_object_get(object, key);
    json_int_t number = json_is_integer(value) ? json_integer_value(value) : -1;
    if (number < 0 || number >= UINT32_MAX) {
        *valid = false;
        return 0;
    }
    return (uint32_t)number;
}

static ent_kind kind_of(const json_t *object, bool *valid) {
    ent_text name = string_of(object, "kind");
    for (int kind = 0; kind < ENT_KIND_COUNT; kind++)
        if (enti_text_is(name, ent_kind_name((ent_kind)kind))) return (ent_kind)kind;
    *valid = false;
    return ENT_NAME;
}

static ent_zone zone_of(const json_t *object) {
    ent_text name = string_of(object, "zone");
    for (int zone = ENT_TITLE; zone <= ENT_TEASER; zone++)
        if (enti_text_is(name, ent_zone_name((ent_zone)zone))) return (ent_zone)zone;
    return ENT_BODY;
}

/* The entity of an id, or ENTI_NONE: said once an article. */
static uint32_t entity_of(reading *r, ent_text id) {
    size_t entity;
    if (ent_gazetteer_find(&entity, r->gazetteer, id) == ENT_OK) return (uint32_t)entity;
    if (!r->strangers)
        enti_report(
            r->sink, ENT_WARNING, ENTI_NOWHERE,
            "article '%.*s': the gazetteers do not have '%.*s'; mentions of such entities are left out",
            (int)r->article->id.len, r->article->id.at, (int)id.len, id.at);
    r->strangers = true;
    return ENTI_NONE;
}

static const char *name_of(reading *r, const json_t *object, const char *key) {
    ent_text copy = enti_arena_copy(r->arena, string_of(object, key));
    return copy.at ? copy.at : "";
}

static bool take_mention(reading *r, const json_t *object) {
    bool valid = true;
    ent_mention mention = {.start = number_of(object, "start", &valid),
                           .stop = number_of(object, "end", &valid)};
    mention.sentence = number_of(object, "sentence", &valid);
    mention.paragraph = number_of(object, "paragraph", &valid);
    mention.kind = kind_of(object, &valid);
    mention.zone = zone_of(object);
    if (!valid || mention.sentence >= r->sentence_count || mention.paragraph >= r->paragraph_count)
        return false;
    if (mention.start < r->last_stop || mention.stop <= mention.start || mention.sentence < r->last_sentence)
        return false;
    r->last_stop = mention.stop;
    r->last_sentence = mention.sentence;
    mention.entity = entity_of(r, string_of(object, "entity"));
    if (mention.entity == ENTI_NONE) return true;
    mention.rule = name_of(r, object, "rule");
    ent_mention *row = ENTI_ROWS_ADD(&r->mentions, ent_mention);
    if (row) *row = mention;
    return true;
}

static void take_candidates(reading *r, ent_unresolved *row, const json_t *list) {
    size_t count = json_array_size(list);
    uint32_t *entities = ENTI_ARENA_ARRAY(r->arena, uint32_t, count);
    for (size_t i = 0; entities && i < count; i++) {
        const json_t *id = json_array_get(list, i);
        uint32_t entity = json_is_string(id) ? entity_of(r, enti_text_of(json_string_value(id))) : ENTI_NONE;
        if (entity != ENTI_NONE) entities[row->entity_count++] = entity;
    }
    row->entities = entities;
}

static bool take_unresolved(reading *r, const json_t *object) {
    bool valid = true;
    ent_unresolved unresolved = {.start = number_of(object, "start", &valid),
                                 .stop = number_of(object, "end", &valid)};
    unresolved.sentence = number_of(object, "sentence", &valid);
    unresolved.paragraph = number_of(object, "paragraph", &valid);
    unresolved.kind = kind_of(object, &valid);
    if (!valid) return false;
    unresolved.rule = name_of(r, object, "rule");
    unresolved.reason = name_of(r, object, "reason");
    take_candidates(r, &unresolved, json_object_get(object, "candidates"));
    ent_unresolved *row = ENTI_ROWS_ADD(&r->unresolved, ent_unresolved);
    if (row) *row = unresolved;
    return true;
}

static bool take_sentence(reading *r, const json_t *object) {
    bool valid = true;
    uint32_t number = number_of(object, "sentence", &valid);
    stored_sentence read = {.start = number_of(object, "sentence_start", &valid), .zone = zone_of(object)};
    if (!valid || number != r->sentences.count) return false;
    read.text = enti_arena_copy(r->arena, string_of(object, "sentence_text"));
    stored_sentence *row = ENTI_ROWS_ADD(&r->sentences, stored_sentence);
    if (row) *row = read;
    return true;
}

static bool take_article(reading *r, const json_t *object) {
    bool valid = true;
    r->sentence_count = number_of(object, "sentences", &valid);
    r->paragraph_count = number_of(object, "paragraphs", &valid);
    r->ambiguous = number_of(object, "ambiguous", &valid);
    return valid;
}

static bool take_object(reading *r, const json_t *object) {
    if (json_object_get(object, "text_hash")) return take_article(r, object);
    if (json_object_get(object, "sentence_text")) return take_sentence(r, object);
    return json_object_get(object, "reason") ? take_unresolved(r, object) : take_mention(r, object);
}

static bool take_line(reading *r, ent_text line) {
    json_error_t error;
    json_t *object = json_loadb(line.at, line.len, JSON_ALLOW_NUL, &error);
    bool good = object && json_is_object(object) && take_object(r, object);
    json_decref(object);
    return good;
}

static ent_status take_lines(reading *r) {
    ent_text line, rest = r->article->stored;
    while (enti_text_next_line(&line, &rest)) {
        if (!enti_text_trim(line).len || take_line(r, line)) continue;
        enti_report(r->sink, ENT_ERROR, ENTI_NOWHERE,
                    "article '%.*s': not a line that 'entente mentions' printed: '%.*s'",
                    (int)r->article->id.len, r->article->id.at, (int)(line.len > 80 ? 80 : line.len),
                    line.at);
        return ENT_INPUT;
    }
    bool failed = r->mentions.failed || r->unresolved.failed || r->sentences.failed || r->arena->failed;
    return failed ? ENT_NOMEM : ENT_OK;
}

/* ---- from rows to the document ---- */

/* A place in a sentence, as code points of the article and as bytes of the sentence. */
typedef struct cursor {
    uint32_t point;
    size_t byte;
} cursor;

/* Go on to code point `point`, which does not lie before. */
static uint32_t byte_at(cursor *reached, ent_text sentence, uint32_t point) {
    for (; reached->point < point && reached->byte < sentence.len; reached->point++)
        enti_utf8_next(sentence, &reached->byte);
    return (uint32_t)reached->byte;
}

/* Where mentions stand in the stored sentences, laid end to end. */
static void place_mentions(reading *r, const ent_span *spans) {
    cursor reached = {0, 0};
    uint32_t sentence = UINT32_MAX;
    for (size_t i = 0; i < r->mentions.count; i++) {
        ent_mention *mention = ENTI_ROWS_AT(&r->mentions, ent_mention, i);
        const stored_sentence *stored = ENTI_ROWS_AT(&r->sentences, stored_sentence, mention->sentence);
        if (mention->sentence != sentence) reached = (cursor){stored->start, 0};
        sentence = mention->sentence;
        mention->at.begin = spans[sentence].begin + byte_at(&reached, stored->text, mention->start);
        mention->at.end = spans[sentence].begin + byte_at(&reached, stored->text, mention->stop);
    }
}

/* The stored sentences, laid end to end, stand for the text. */
static void put_sentences(ent_document *document, reading *r) {
    size_t count = r->sentences.count, bytes = 0;
    for (size_t i = 0; i < count; i++) bytes += ENTI_ROWS_AT(&r->sentences, stored_sentence, i)->text.len;
    if (!bytes || count != r->sentence_count || bytes > UINT32_MAX) return;
    ent_span *spans = ENTI_ARENA_ARRAY(r->arena, ent_span, count);
    ent_zone *zones = ENTI_ARENA_ARRAY(r->arena, ent_zone, count);
    char *text = ENTI_ARENA_ARRAY(r->arena, char, bytes);
    if (!spans || !zones || !text) return;
    uint32_t byte = 0;
    for (size_t i = 0; i < count; i++) {
        const stored_sentence *stored = ENTI_ROWS_AT(&r->sentences, stored_sentence, i);
        if (stored->text.len) memcpy(text + byte, stored->text.at, stored->text.len);
        spans[i] = (ent_span){byte, byte + (uint32_t)stored->text.len};
        byte = spans[i].end;
        zones[i] = stored->zone;
    }
    document->sentences = spans;
    document->sentence_zones = zones;
    r->article->text = enti_text(text, bytes);
    place_mentions(r, spans);
}

/* As many rows as were counted, also where the ledger itself was not stored. */
static void put_unresolved(ent_document *document, reading *r) {
    size_t count = r->unresolved.count ? r->unresolved.count : r->ambiguous;
    ent_unresolved *rows = ENTI_ARENA_ARRAY(r->arena, ent_unresolved, count);
    if (!rows) return;
    if (r->unresolved.count) memcpy(rows, r->unresolved.at, count * sizeof *rows);
    for (size_t i = r->unresolved.count; i < count; i++) {
        rows[i].rule = "";
        rows[i].reason = "stored without its ledger";
    }
    document->unresolved = rows;
    document->unresolved_count = count;
}

static ent_status put_all(ent_document *document, reading *r) {
    document->sentence_count = r->sentence_count;
    document->paragraph_count = r->paragraph_count;
    put_sentences(document, r);
    put_unresolved(document, r);
    ent_mention *mentions = ENTI_ARENA_ARRAY(r->arena, ent_mention, r->mentions.count);
    if (mentions && r->mentions.count) memcpy(mentions, r->mentions.at, r->mentions.count * sizeof *mentions);
    document->mentions = mentions;
    document->mention_count = r->mentions.count;
    return r->arena->failed ? ENT_NOMEM : ENT_OK;
}

ent_status enti_stored_read(ent_document *document, const ent_gazetteer *gazetteer, ent_article *article,
                            enti_arena *arena, const ent_sink *sink) {
    reading r = {.gazetteer = gazetteer, .article = article, .arena = arena, .sink = sink};
    ent_document made = {.article = article};
    ent_status status = take_lines(&r);
    if (!status) status = put_all(&made, &r);
    enti_rows_release(&r.mentions);
    enti_rows_release(&r.unresolved);
    enti_rows_release(&r.sentences);
    if (!status) *document = made;
    return status;
}
