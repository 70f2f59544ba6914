/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/record.h"

#include "corpus/dates.h"
#include "corpus/decode.h"
#include "corpus/extras.h"
#include "corpus/identity.h"

struct making {
    ent_article *article;
    enti_parse_notes *notes;
    const enti_parsing *from;
    enti_arena *arena;
};

static ent_text first_line(ent_text text) {
    ent_text line = {NULL, 0};
    while (!enti_text_trim(line).len && enti_text_next_line(&line, &text)) {
    }
    return enti_text_trim(line);
}

static void set_title_at(ent_article *article, ent_text title) {
    size_t begin = (size_t)(title.at - article->text.at);
    article->title_at = (ent_span){(uint32_t)begin, (uint32_t)(begin + title.len)};
}

/* Title, blank line, body; a body that begins with its title keeps it as it is. */
static void put_title(struct making *to, ent_text body) {
    ent_article *article = to->article;
    article->text = body;
    ent_text line = first_line(body);
    if (!article->title.len) return;
    if (enti_text_equal(line, article->title)) {
        set_title_at(article, line);
        return;
    }
    const char *gap = body.len ? "\n\n" : "";
    size_t len = article->title.len + strlen(gap) + body.len;
    char *text = enti_arena_take(to->arena, len + 1, 1);
    if (!text) return;
    memcpy(text, article->title.at, article->title.len);
    memcpy(text + article->title.len, gap, strlen(gap));
    if (body.len) memcpy(text + len - body.len, body.at, body.len);
    article->text = enti_text(text, len);
    article->title_at = (ent_span){0, (uint32_t)article->title.len};
}

/* Names of files and fields of headers come in any encoding. */
static ent_text clean_line(struct making *to, ent_text bytes) {
    size_t *repaired = &to->notes->repaired;
    return enti_clean_line(to->arena, enti_decode_bytes(to->arena, bytes, repaired), repaired);
}

static ent_text clean_field(struct making *to, const enti_record *record, enum enti_field field) {
    return record->fields[field].len ? clean_line(to, record->fields[field]) : enti_text(NULL, 0);
}

/* The host of an address, without "www." and port. */
static ent_text host_of(ent_text url) {
    size_t begin = 0, end;
    while (begin + 3 <= url.len && memcmp(url.at + begin, "://", 3)) begin++;
    if (begin + 3 > url.len) return enti_text(NULL, 0);
    ent_text host = enti_text_slice(url, begin + 3, url.len);
    for (end = 0; end < host.len && !strchr("/?#:", host.at[end]);) end++;
    host.len = end;
    return enti_text_starts(host, ENTI_TEXT("www.")) ? enti_text_slice(host, 4, host.len) : host;
}

static void set_language(ent_article *article, ent_text language) {
    static const char *const names[][2] = {{"english", "en"}, {"french", "fr"},     {"german", "de"},
                                           {"spanish", "es"}, {"portuguese", "pt"}, {"italian", "it"},
                                           {"russian", "ru"}, {"chinese", "zh"},    {"arabic", "ar"},
                                           {"dutch", "nl"},   {"japanese", "ja"},   {"korean", "ko"}};
    article->language = language;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t k = 0;
        while (k < language.len && enti_to_lower(language.at[k]) == names[i][0][k] && names[i][0][k]) k++;
        if (k == language.len && !names[i][0][k]) article->language = enti_text_of(names[i][1]);
    }
}

static void set_date(struct making *to, ent_text written, unsigned rank) {
    bool refused = false;
    ent_date date = enti_read_date(written, to->from->corpus->options.date_format, &refused);
    if (refused) to->notes->refused_date = written;
    if (!date) return;
    to->article->date = date;
    to->article->date_from = rank == ENTI_RANK_FILENAME ? ENTI_TEXT("filename")
                             : rank == ENTI_RANK_CRAWL  ? ENTI_TEXT("crawl")
                                                        : ENTI_TEXT("metadata");
}

static void set_id(struct making *to, ent_text id) {
    ent_article *article = to->article;
    const enti_raw *raw = to->from->raw;
    to->notes->own_id = id.len || article->url.len;
    ent_text path = clean_line(to, raw->path_id);
    if (id.len)
        article->id = id;
    else if (article->url.len)
        article->id = article->url;
    else if (raw->number)
        article->id = enti_arena_format(to->arena, "%.*s#%zu", (int)path.len, path.at, raw->number);
    else
        article->id = path;
}

static void set_fields(struct making *to, const enti_record *record) {
    ent_article *article = to->article;
    article->url = clean_field(to, record, ENTI_FIELD_URL);
    article->source = clean_field(to, record, ENTI_FIELD_SOURCE);
    if (!article->source.len) article->source = host_of(article->url);
    article->author = clean_field(to, record, ENTI_FIELD_AUTHOR);
    set_language(article, clean_field(to, record, ENTI_FIELD_LANGUAGE));
    if (article->language.len) article->language_from = ENTI_TEXT("metadata");
    set_date(to, clean_field(to, record, ENTI_FIELD_DATE), record->ranks[ENTI_FIELD_DATE]);
    set_id(to, clean_field(to, record, ENTI_FIELD_ID));
}

static void set_text(struct making *to, const enti_record *record) {
    ent_text body = record->fields[ENTI_FIELD_TEXT];
    if (record->is_plain) {
        to->article->text = enti_clean_text(to->arena, body, &to->notes->repaired);
        if (!record->title_in_text) return;
        to->article->title = first_line(to->article->text);
        set_title_at(to->article, to->article->title);
        return;
    }
    to->article->title = clean_field(to, record, ENTI_FIELD_TITLE);
    put_title(to, enti_clean_text(to->arena, enti_text_trim(body), &to->notes->repaired));
}

ent_status enti_record_refuse(const enti_parsing *parsing, const char *why) {
    enti_report(parsing->sink, ENT_ERROR, (enti_place){parsing->raw->file, parsing->raw->line, 0},
                "skipped: %s", why);
    return ENT_INPUT;
}

static void report_repairs(const enti_record *record, const enti_parsing *parsing) {
    if (record->repaired)
        enti_report(parsing->sink, ENT_WARNING, (enti_place){parsing->raw->file, parsing->raw->line, 0},
                    "bytes that are not in the encoding: %zu, read as Windows-1252 or replaced",
                    record->repaired);
}

ent_status enti_record_article(ent_article *article, enti_parse_notes *notes, const enti_record *record,
                               const enti_parsing *parsing) {
    ent_article made = {.hash = {0}};
    enti_parse_notes said = {.repaired = record->repaired};
    struct making to = {&made, &said, parsing, parsing->arena};
    enti_record whole = *record;
    enti_extras_add(&whole, parsing);
    set_text(&to, &whole);
    set_fields(&to, &whole);
    enti_identify(made.hash, &made.words, made.text);
    if (parsing->arena->failed) return ENT_NOMEM;
    if (!made.words) return enti_record_refuse(parsing, "it has no text");
    report_repairs(record, parsing);
    *article = made;
    *notes = said;
    return ENT_OK;
}
