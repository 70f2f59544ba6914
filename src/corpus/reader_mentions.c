/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What `entente mentions` printed: for each article one line with its fields, then its mentions, a line each.
 * One record is an article's lines; runs may be appended to each other, and the lines that begin them are
 * passed over.
 */
#include "corpus/decode.h"
#include "corpus/limits.h"
#include "corpus/record.h"

#include <jansson.h>

static bool begins_with_key(ent_text line, const char *key) {
    ent_text text = enti_text_trim(line);
    if (!text.len || *text.at != '{') return false;
    text = enti_text_trim(enti_text_slice(text, 1, text.len));
    return enti_text_starts(text, enti_text_of(key));
}

/* Whether `key` stands as a key in a line of JSON: inside a string its quotes would be escaped. */
static bool has_key(ent_text line, ent_text key) {
    for (size_t at = 0; (at = enti_text_find_byte(line, at, '"')) < line.len; at++) {
        ent_text rest = enti_text_slice(line, at, line.len);
        if (!enti_text_starts(rest, key)) continue;
        ent_text after = enti_text_trim(enti_text_slice(rest, key.len, rest.len));
        if (enti_text_starts(after, ENTI_TEXT(":"))) return true;
    }
    return false;
}

/* A part of a store, such as `split` makes, may lack the line that begins a run. */
static int sniff(const enti_head *head) {
    ent_text line, rest = enti_text_trim(head->text);
    if (begins_with_key(rest, "\"entente_mentions\"")) return 100;
    if (!begins_with_key(rest, "\"article\"") || !enti_text_next_line(&line, &rest)) return 0;
    return has_key(line, ENTI_TEXT("\"text_hash\"")) || has_key(line, ENTI_TEXT("\"sentence\"")) ? 100 : 0;
}

struct group {
    enti_source *source;
    enti_buffer lines, options; /* of the article, of the run that printed it */
    size_t line;                /* where it begins */
    bool too_long;
    bool foreign; /* the run's form is not known: its lines are passed over */
};

static ent_status end_group(struct group *group) {
    ent_status status = group->lines.failed ? ENT_NOMEM : ENT_OK;
    if (group->too_long)
        enti_source_skip(group->source, group->line, 0, "the lines of one article are longer than 256 MiB");
    else if (!status && group->lines.len)
        status = enti_source_emit(group->source, enti_buffer_text(&group->lines),
                                  enti_buffer_text(&group->options), group->line);
    enti_buffer_clear(&group->lines);
    group->too_long = false;
    return status;
}

static void add_line(struct group *group, ent_text line) {
    if (!group->lines.len) group->line = group->source->line;
    if (group->lines.len + line.len > ENTI_RECORD_BYTES) group->too_long = true;
    if (group->too_long) return;
    enti_buffer_add(&group->lines, line);
    enti_buffer_add_byte(&group->lines, '\n');
}

/* Where `what` stands in `text`, or text.len. */
static size_t find(ent_text text, ent_text what) {
    size_t at = 0;
    while ((at = enti_text_find_byte(text, at, *what.at)) < text.len &&
           !enti_text_starts(enti_text_slice(text, at, text.len), what))
        at++;
    return at;
}

/* The line that begins a run: its options, as they were printed. */
static void take_head(struct group *group, ent_text line) {
    const ent_text key = ENTI_TEXT("\"options\": "), next = ENTI_TEXT(", \"gazetteers\": ");
    json_t *object = json_loadb(line.at, line.len, JSON_ALLOW_NUL, NULL);
    group->foreign = json_integer_value(json_object_get(object, "entente_mentions")) != 1;
    json_decref(object);
    if (group->foreign)
        enti_source_skip(group->source, group->source->line, 0,
                         "mentions in a form that this version does not know");
    enti_buffer_clear(&group->options);
    size_t begin = find(line, key) + key.len, end = find(line, next);
    if (!group->foreign && begin < end && end < line.len)
        enti_buffer_add(&group->options, enti_text_slice(line, begin, end));
    group->lines.failed |= group->options.failed;
}

static ent_status take_line(struct group *group, ent_text line) {
    bool is_head = begins_with_key(line, "\"entente_mentions\"");
    bool is_article = !is_head && has_key(line, ENTI_TEXT("\"text_hash\""));
    ent_status status = is_head || is_article ? end_group(group) : ENT_OK;
    if (is_head)
        take_head(group, line);
    else if (group->foreign)
        return status;
    else if (is_article || group->lines.len)
        add_line(group, line);
    else
        enti_source_skip(group->source, group->source->line, 0, "a mention without the line of its article");
    return status;
}

static ent_status read(enti_source *source) {
    struct group group = {.source = source};
    ent_status status = ENT_OK;
    ent_text line;
    while (status == ENT_OK && enti_source_line(source, &line))
        if (enti_text_trim(line).len) status = take_line(&group, line);
    if (status == ENT_OK) status = end_group(&group);
    enti_buffer_release(&group.lines);
    enti_buffer_release(&group.options);
    return status;
}

static ent_text string_of(enti_arena *arena, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value)) return enti_text(NULL, 0);
    size_t repaired = 0;
    return enti_clean_text(arena, enti_text(json_string_value(value), json_string_length(value)), &repaired);
}

static bool read_hash(uint8_t hash[32], ent_text hex) {
    static const char digits[] = "0123456789abcdef";
    if (hex.len != 64) return false;
    for (size_t i = 0; i < 64; i++) {
        const char *digit = memchr(digits, hex.at[i], 16);
        if (!digit) return false;
        hash[i / 2] = (uint8_t)(hash[i / 2] << 4 | (digit - digits));
    }
    return true;
}

static void take_article(ent_article *article, const json_t *object, enti_arena *arena) {
    article->id = string_of(arena, object, "article");
    article->title = string_of(arena, object, "title");
    article->source = string_of(arena, object, "source");
    article->url = string_of(arena, object, "url");
    article->author = string_of(arena, object, "author");
    article->language = string_of(arena, object, "language");
    article->date = ent_date_parse(string_of(arena, object, "date"), false);
    if (article->date) article->date_from = string_of(arena, object, "date_from");
    if (article->language.len) article->language_from = ENTI_TEXT("metadata");
    json_int_t words = json_integer_value(json_object_get(object, "words"));
    article->words = words > 0 ? (size_t)words : 0;
}

static ent_status parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    (void)notes;
    ent_text line, rest = parsing->raw->bytes;
    enti_text_next_line(&line, &rest);
    json_t *object = json_loadb(line.at, line.len, JSON_ALLOW_NUL, NULL);
    ent_article made = {.hash = {0}};
    if (object) take_article(&made, object, parsing->arena);
    ent_text hex = object ? string_of(parsing->arena, object, "text_hash") : enti_text(NULL, 0);
    json_decref(object);
    if (!made.id.len || !read_hash(made.hash, hex))
        return enti_record_refuse(parsing, "not the line of an article as 'entente mentions' prints it");
    made.stored = enti_arena_copy(parsing->arena, parsing->raw->bytes);
    made.options = enti_arena_copy(parsing->arena, parsing->raw->fields);
    if (parsing->arena->failed) return ENT_NOMEM;
    *article = made;
    return ENT_OK;
}

const enti_reader enti_reader_mentions = {
    .name = "mentions",
    .summary = "what 'entente mentions' printed",
    .suffixes = "",
    .sniff = sniff,
    .read = read,
    .parse = parse,
};
