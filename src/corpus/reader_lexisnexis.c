/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Downloads from LexisNexis as text or HTML, with one or many articles. (DOCX has a reader of its own.) */
#include "corpus/page.h"
#include "corpus/press.h"

static int sniff(const enti_head *head) {
    /* Most pages are none: a word tells before the page is taken apart. */
    if (enti_is_html(head->text) && !enti_press_has(head->text, "DOCUMENT") &&
        !enti_press_has(head->text, "End of Document"))
        return 0;
    return enti_press_sniff(head, enti_is_nexis, 96);
}

static ent_status read(enti_source *source) {
    return enti_press_read(source, enti_nexis_emit);
}

const enti_reader enti_reader_lexisnexis = {
    .name = "lexisnexis",
    .summary = "downloads from LexisNexis and Nexis Uni: text, HTML",
    .suffixes = "",
    .encoding = enti_press_encoding,
    .sniff = sniff,
    .read = read,
    .parse = enti_nexis_parse,
};
