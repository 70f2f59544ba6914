/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Downloads from LexisNexis as text or HTML, with one or many articles. (DOCX has a reader of its own.) */
#include "corpus/html.h"
#include "corpus/page.h"
#include "corpus/press.h"

static ent_text text_of(enti_arena *arena, ent_text file) {
    return enti_is_html(file) ? enti_html_fragment(arena, file, (enti_html_view){.is_page = false}) : file;
}

static int sniff(const enti_head *head) {
    /* Most pages are none: a word tells before the page is taken apart. */
    if (enti_is_html(head->text) && !enti_press_has(head->text, "DOCUMENT") &&
        !enti_press_has(head->text, "End of Document"))
        return 0;
    enti_arena arena;
    enti_arena_init(&arena);
    int score = enti_is_nexis(text_of(&arena, head->text)) ? 96 : 0;
    if (arena.failed) score = ENTI_SNIFF_NOMEM;
    enti_arena_release(&arena);
    return score;
}

static ent_text encoding(enti_arena *arena, const enti_head *head) {
    return enti_is_html(head->text) ? enti_find_charset(arena, head->bytes) : enti_text(NULL, 0);
}

static ent_status read(enti_source *source) {
    ent_text file;
    ent_status status = enti_source_all(source, &file);
    if (status) return status;
    enti_arena arena;
    enti_arena_init(&arena);
    ent_text text = text_of(&arena, file);
    status = arena.failed ? ENT_NOMEM : enti_nexis_emit(source, text, enti_text(NULL, 0));
    enti_arena_release(&arena);
    return status;
}

const enti_reader enti_reader_lexisnexis = {
    .name = "lexisnexis",
    .summary = "downloads from LexisNexis and Nexis Uni: text, HTML",
    .suffixes = "",
    .encoding = encoding,
    .sniff = sniff,
    .read = read,
    .parse = enti_nexis_parse,
};
