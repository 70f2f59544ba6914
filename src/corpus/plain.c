/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/plain.h"

#include "base/utf8.h"
#include "corpus/limits.h"
#include "corpus/record.h"

static bool is_blank_line(ent_text line) {
    return enti_text_trim(line).len == 0;
}

/* The first line with anything in it is a title if a blank line, and after it more text, follows. */
static bool has_title(ent_text text) {
    ent_text line = {NULL, 0}, next;
    while (is_blank_line(line))
        if (!enti_text_next_line(&line, &text)) return false;
    bool followed = enti_text_next_line(&next, &text) && is_blank_line(next) && !is_blank_line(text);
    return followed && enti_utf8_count(enti_text_trim(line)) <= ENTI_TITLE_POINTS;
}

/* A short line that begins with a capital and ends in no stop, between blank lines. */
static bool is_like_title(ent_text line) {
    ent_text text = enti_text_trim(line);
    size_t words = 0;
    for (size_t i = 1; i < text.len; i++) words += text.at[i] == ' ' && text.at[i - 1] != ' ';
    return words >= 3 && text.len < 120 && enti_is_upper(*text.at) &&
           !strchr(".:;,!?\"'", text.at[text.len - 1]) && !enti_text_ends(text, ENTI_TEXT("”")) &&
           !enti_text_ends(text, ENTI_TEXT("’"));
}

static size_t count_like_titles(ent_text text) {
    ent_text line, before = {NULL, 0};
    size_t count = 0;
    bool after_blank = true;
    while (enti_text_next_line(&line, &text)) {
        bool blank = is_blank_line(line);
        count += blank && after_blank && !is_blank_line(before) && is_like_title(before);
        after_blank = is_blank_line(before);
        before = line;
    }
    return count;
}

/* The article's own title is one of them. */
static void warn_of_several(const ent_article *article, const enti_raw *raw, const ent_sink *sink) {
    const char *why = article->words > ENTI_MANY_WORDS                      ? "more than 3,000 words"
                      : count_like_titles(article->text) > ENTI_MANY_TITLES ? "several lines like titles"
                                                                            : NULL;
    if (why)
        enti_report(sink, ENT_WARNING, (enti_place){raw->file, raw->line, 0},
                    "one article with %s: if it holds several, give --split PATTERN", why);
}

ent_status enti_plain_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    const enti_raw *raw = parsing->raw;
    enti_record record = {.is_plain = true, .title_in_text = has_title(raw->bytes)};
    record.fields[ENTI_FIELD_TEXT] = raw->bytes;
    ent_status status = enti_record_article(article, notes, &record, parsing);
    if (status == ENT_OK && !raw->number) warn_of_several(article, raw, parsing->sink);
    return status;
}
