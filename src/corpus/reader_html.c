/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A web page that was saved: one article. */
#include "corpus/page.h"

static int sniff(const enti_head *head) {
    return enti_is_html(head->text) ? 60 : 0;
}

static ent_text encoding(enti_arena *arena, const enti_head *head) {
    return enti_find_charset(arena, head->bytes);
}

static ent_status read(enti_source *source) {
    ent_text page;
    ent_status status = enti_source_all(source, &page);
    if (status || !enti_text_trim(page).len) return status;
    return enti_source_emit(source, page, enti_text(NULL, 0), 1);
}

static ent_status parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    enti_record record = {.is_plain = false};
    enti_page_read(&record, parsing->raw->bytes, parsing->arena);
    return enti_record_article(article, notes, &record, parsing);
}

const enti_reader enti_reader_html = {
    .name = "html",
    .summary = "a web page: its article, without navigation, captions and comments",
    .suffixes = ".html .htm .xhtml",
    .encoding = encoding,
    .sniff = sniff,
    .read = read,
    .parse = parse,
};
