/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Factiva ends each document with "Document XXXX000020100111e61b0001". Two layouts:
 *
 *     coded  lines that begin with two capitals: HD title, BY author, PD date, SN source, LA language,
 *            LP and TD text; a value stands behind its code or on the lines below
 *     plain  title, author, "555 words", date, time, source, code, page, language, copyright, text */
#include "corpus/dates.h"
#include "corpus/headers.h"
#include "corpus/press.h"

enum { LEAST_CODE = 18, MOST_LINES = 24 };

/* "Document" and a code of capitals, digits and a few small letters. */
static bool is_end(ent_text line) {
    line = enti_text_trim(line);
    if (!enti_text_starts(line, ENTI_TEXT("Document ")) || line.len < 9 + LEAST_CODE) return false;
    size_t digits = 0;
    for (size_t i = 9; i < line.len; i++) {
        if (!enti_is_alpha(line.at[i]) && !enti_is_digit(line.at[i])) return false;
        digits += enti_is_digit(line.at[i]);
    }
    return digits >= 8;
}

bool enti_is_factiva(ent_text text) {
    ent_text line;
    while (enti_text_next_line(&line, &text))
        if (is_end(line)) return true;
    return false;
}

ent_status enti_factiva_emit(enti_source *source, ent_text text, ent_text fields) {
    ent_text rest = text, line;
    size_t begin = 0, number = 0, from = 1;
    ent_status status = ENT_OK;
    while (status == ENT_OK && enti_text_next_line(&line, &rest)) {
        number++;
        if (!is_end(line)) continue;
        ent_text part = enti_text_trim(enti_text_slice(text, begin, (size_t)(line.at - text.at)));
        if (part.len) status = enti_source_emit(source, part, fields, from);
        begin = text.len - rest.len;
        from = number + 1;
    }
    return status;
}

static const struct {
    const char *code;
    enum enti_field field;
} codes[] = {{"HD", ENTI_FIELD_TITLE},  {"BY", ENTI_FIELD_AUTHOR},   {"PD", ENTI_FIELD_DATE},
             {"SN", ENTI_FIELD_SOURCE}, {"LA", ENTI_FIELD_LANGUAGE}, {"LP", ENTI_FIELD_TEXT},
             {"TD", ENTI_FIELD_TEXT}};

/* Two capitals alone, or before white space. */
static bool is_code(ent_text line) {
    return line.len >= 2 && enti_is_upper(line.at[0]) && enti_is_upper(line.at[1]) &&
           (line.len == 2 || enti_is_space(line.at[2]));
}

static enum enti_field field_of(ent_text line) {
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (!memcmp(line.at, codes[i].code, 2)) return codes[i].field;
    return ENTI_FIELD_COUNT;
}

/* Text is joined from lead and rest; of other fields the first counts. */
static void take_value(enti_record *record, enti_arena *arena, enum enti_field field, ent_text value) {
    ent_text before = record->fields[ENTI_FIELD_TEXT];
    if (field == ENTI_FIELD_TEXT && before.len && value.len)
        record->fields[ENTI_FIELD_TEXT] =
            enti_arena_format(arena, "%.*s\n\n%.*s", (int)before.len, before.at, (int)value.len, value.at);
    else
        enti_record_set(record, field, 0, value);
}

static bool known_code(ent_text line) {
    static const char all[] =
        "HD BY WC PD ET SN SC ED PG LA CY LP TD CO IN NS RE PUB AN CLM SE CR VOL RF IPD IPC ";
    if (!is_code(line)) return false;
    for (const char *at = all; *at; at++)
        if (!memcmp(at, line.at, 2) && at[2] == ' ') return true;
    return false;
}

static void read_coded(enti_record *record, enti_arena *arena, ent_text text) {
    ent_text rest = text, line;
    enum enti_field field = ENTI_FIELD_COUNT;
    const char *begin = text.at;
    while (enti_text_next_line(&line, &rest)) {
        if (!known_code(line)) continue;
        take_value(record, arena, field, enti_text_trim(enti_text(begin, (size_t)(line.at - begin))));
        field = field_of(line);
        begin = line.at + 2;
    }
    take_value(record, arena, field, enti_text_trim(enti_text(begin, (size_t)(text.at + text.len - begin))));
}

static bool is_word_count(ent_text line) {
    size_t at = 0;
    while (at < line.len && (enti_is_digit(line.at[at]) || line.at[at] == ',')) at++;
    return at > 0 && enti_text_is(enti_text_slice(line, at, line.len), " words");
}

static bool is_copyright(ent_text line) {
    return enti_starts_caseless(line, "(c) ") || enti_starts_caseless(line, "copyright") ||
           enti_starts_caseless(line, "\xC2\xA9") || enti_starts_caseless(line, "all rights reserved");
}

static bool is_time(ent_text line) {
    return line.len >= 4 && line.len <= 8 && enti_is_digit(line.at[0]) &&
           enti_text_find_byte(line, 0, ':') < line.len;
}

/* Lines up to the copyright, behind which the text begins. */
static void read_plain(enti_record *record, ent_text text) {
    ent_text lines[MOST_LINES], rest = text, line;
    size_t count = 0, words_at = MOST_LINES;
    bool is_whole = false;
    while (!is_whole && count < MOST_LINES && enti_text_next_line(&line, &rest)) {
        line = enti_text_trim(line);
        if (!line.len) continue;
        if (is_word_count(line)) words_at = count;
        is_whole = words_at < MOST_LINES && is_copyright(line);
        lines[count++] = line;
    }
    bool refused = false;
    enti_record_set(record, ENTI_FIELD_TEXT, 0, is_whole ? rest : text);
    if (!is_whole) return;
    enti_record_set(record, ENTI_FIELD_TITLE, 0, lines[0]);
    if (words_at > 1) enti_record_set(record, ENTI_FIELD_AUTHOR, 0, lines[words_at - 1]);
    size_t at = words_at + 1;
    if (at < count && enti_read_date(lines[at], NULL, &refused))
        enti_record_set(record, ENTI_FIELD_DATE, 0, lines[at++]);
    if (at < count && is_time(lines[at])) at++;
    if (at + 1 < count) enti_record_set(record, ENTI_FIELD_SOURCE, 0, lines[at]);
    if (count >= 2 && count - 2 > at) enti_record_set(record, ENTI_FIELD_LANGUAGE, 0, lines[count - 2]);
}

ent_status enti_factiva_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    enti_record record = {.is_plain = false};
    ent_text rest = parsing->raw->bytes, line;
    size_t coded = 0;
    while (enti_text_next_line(&line, &rest))
        coded += known_code(line) && (!memcmp(line.at, "HD", 2) || !memcmp(line.at, "PD", 2));
    if (coded >= 2)
        read_coded(&record, parsing->arena, parsing->raw->bytes);
    else
        read_plain(&record, parsing->raw->bytes);
    return enti_record_article(article, notes, &record, parsing);
}
