/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Two layouts of groups between blank lines:
 *
 *     old  "1 of 10 DOCUMENTS", source, date, title, BYLINE: SECTION: LENGTH:, text, LOAD-DATE: LANGUAGE: ...
 *     new  title, source, date, copyright, Section: Length: Byline:, "Body", text, "Classification" or
 *          Load-Date: ..., "End of Document" */
#include "corpus/dates.h"
#include "corpus/headers.h"
#include "corpus/press.h"

#define HEAD_KEYS "byline section length dateline series länge longueur rubrik auteur autor"
#define TAIL_KEYS                                                                                            \
    "load-date language graphic publication-type journal-code document-type subject organization person "    \
    "country "                                                                                               \
    "city state company ticker industry geographic correction-date correction update notes pub-type type "   \
    "sprache "                                                                                               \
    "langue type-pub classification"

enum { MOST_GROUPS = 12 };

static size_t pass_digits(ent_text line, size_t at) {
    while (at < line.len && enti_is_digit(line.at[at])) at++;
    return at;
}

/* "1 of 10 DOCUMENTS", "Dokument 1 von 10", "Document 1 de 10" */
static bool is_counter(ent_text line) {
    static const char *const shapes[][3] = {
        {"", " of ", " DOCUMENT"}, {"Dokument ", " von ", ""}, {"Document ", " de ", ""}};
    line = enti_text_trim(line);
    for (size_t i = 0; i < 3; i++) {
        size_t at = strlen(shapes[i][0]), end;
        if (!enti_starts_caseless(line, shapes[i][0]) || (end = pass_digits(line, at)) == at) continue;
        if (!enti_starts_caseless(enti_text_slice(line, end, line.len), shapes[i][1])) continue;
        at = end + strlen(shapes[i][1]);
        if ((end = pass_digits(line, at)) == at) continue;
        ent_text rest = enti_text_slice(line, end, line.len);
        size_t tail = strlen(shapes[i][2]);
        if (enti_starts_caseless(rest, shapes[i][2]) && rest.len <= tail + (tail > 0)) return true;
    }
    return false;
}

static bool is_end(ent_text line) {
    return enti_text_is(enti_text_trim(line), "End of Document");
}

bool enti_is_nexis(ent_text text) {
    ent_text line, value;
    bool has_body = false, has_date = false;
    while (enti_text_next_line(&line, &text)) {
        if (is_counter(line)) return true;
        has_body = has_body || enti_text_is(enti_text_trim(line), "Body");
        has_date = has_date || (has_body && enti_press_key(&value, enti_text_trim(line), "load-date"));
        if (has_date && is_end(line)) return true;
    }
    return false;
}

static bool is_blank(ent_text text) {
    return !enti_text_trim(text).len;
}

static ent_status emit(enti_source *source, ent_text part, ent_text fields, size_t line) {
    return is_blank(part) ? ENT_OK : enti_source_emit(source, part, fields, line);
}

/* What stands before the first document of the old layout is about the search; of the new, a list of titles
 * that has no "Body". */
ent_status enti_nexis_emit(enti_source *source, ent_text text, ent_text fields) {
    ent_text rest = text, line;
    size_t begin = 0, number = 0, from = 1;
    bool counted = false;
    ent_status status = ENT_OK;
    while (status == ENT_OK && enti_text_next_line(&line, &rest)) {
        size_t at = (size_t)(line.at - text.at), next = text.len - rest.len;
        number++;
        if (is_counter(line)) {
            if (counted) status = emit(source, enti_text_slice(text, begin, at), fields, from);
            counted = true;
        } else if (is_end(line)) {
            status = emit(source, enti_text_slice(text, begin, at), fields, from);
            counted = false;
        } else {
            continue;
        }
        begin = next;
        from = number + 1;
    }
    return status == ENT_OK && counted ? emit(source, enti_text_slice(text, begin, text.len), fields, from)
                                       : status;
}

struct heading {
    ent_text groups[MOST_GROUPS];
    size_t count, date_at;
};

static bool is_copyright(ent_text group) {
    return enti_starts_caseless(group, "copyright") || enti_starts_caseless(group, "\xC2\xA9") ||
           enti_starts_caseless(group, "all rights reserved");
}

static ent_text first_line(ent_text group) {
    ent_text line = {NULL, 0};
    enti_text_next_line(&line, &group);
    return enti_text_trim(line);
}

/* Title and source, by where the date stands among the groups. */
static void take_heading(enti_record *record, const struct heading *heading) {
    size_t date_at = heading->date_at, count = heading->count;
    if (date_at == count) {
        if (count) enti_record_set(record, ENTI_FIELD_TITLE, 0, heading->groups[0]);
        return;
    }
    bool is_old = date_at + 1 < count && !is_copyright(heading->groups[date_at + 1]);
    size_t source_at = is_old || date_at < 2 ? 0 : date_at - 1;
    enti_record_set(record, ENTI_FIELD_DATE, 0, first_line(heading->groups[date_at]));
    enti_record_set(record, ENTI_FIELD_SOURCE, 0, heading->groups[source_at]);
    if (is_old)
        enti_record_set(record, ENTI_FIELD_TITLE, 0, heading->groups[date_at + 1]);
    else if (source_at > 0)
        enti_record_set(record, ENTI_FIELD_TITLE, 0, heading->groups[0]);
}

static bool is_date(ent_text group) {
    bool refused = false;
    return enti_read_date(first_line(group), NULL, &refused) > 0;
}

static void take_key(enti_record *record, ent_text group) {
    ent_text value;
    if (enti_press_key(&value, group, "byline auteur autor"))
        enti_record_set(record, ENTI_FIELD_AUTHOR, 0, value);
    if (enti_press_key(&value, group, "language sprache langue"))
        enti_record_set(record, ENTI_FIELD_LANGUAGE, 0, value);
    if (enti_press_key(&value, group, "load-date")) enti_record_set(record, ENTI_FIELD_DATE, 1, value);
}

/* Read the groups before the text; `*group` is then the first of the text. */
static bool read_heading(enti_record *record, struct heading *heading, ent_text *group, ent_text *rest) {
    bool in_keys = false;
    ent_text value;
    while (enti_press_group(group, rest)) {
        bool is_key = enti_press_key(&value, *group, HEAD_KEYS);
        in_keys = in_keys || is_key;
        take_key(record, *group);
        if (enti_text_is(*group, "Body")) return enti_press_group(group, rest);
        if (is_key || is_copyright(*group)) {
            if (heading->count < MOST_GROUPS && !in_keys) heading->groups[heading->count++] = *group;
            continue;
        }
        if (in_keys || heading->count == MOST_GROUPS) return true;
        bool dates = heading->date_at == MOST_GROUPS && heading->count && is_date(*group);
        if (dates) heading->date_at = heading->count;
        heading->groups[heading->count++] = *group;
    }
    return false;
}

static bool ends_text(ent_text group) {
    ent_text value;
    return enti_press_key(&value, group, TAIL_KEYS) || enti_text_is(group, "Classification") ||
           (enti_starts_caseless(group, "copyright ") && group.len < 200);
}

ent_status enti_nexis_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    enti_record record = {.is_plain = false};
    struct heading heading = {.date_at = MOST_GROUPS};
    ent_text rest = parsing->raw->bytes, group, last = {NULL, 0}, first = {NULL, 0};
    for (bool more = read_heading(&record, &heading, &group, &rest); more && !ends_text(group);
         more = enti_press_group(&group, &rest)) {
        if (!first.len) first = group;
        last = group;
        group = enti_text(NULL, 0);
    }
    if (heading.date_at > heading.count) heading.date_at = heading.count;
    take_heading(&record, &heading);
    if (first.len)
        enti_record_set(&record, ENTI_FIELD_TEXT, 0,
                        enti_text(first.at, (size_t)(last.at + last.len - first.at)));
    for (bool more = group.len > 0; more; more = enti_press_group(&group, &rest)) take_key(&record, group);
    return enti_record_article(article, notes, &record, parsing);
}
