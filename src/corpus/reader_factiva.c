/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Downloads from Factiva as text or HTML, with one or many articles. */
#include "corpus/press.h"

static int sniff(const enti_head *head) {
    /* Most pages are none: a word tells before the page is taken apart. */
    if (!enti_press_has(head->text, "Document ")) return 0;
    return enti_press_sniff(head, enti_is_factiva, 94);
}

static ent_status read(enti_source *source) {
    return enti_press_read(source, enti_factiva_emit);
}

const enti_reader enti_reader_factiva = {
    .name = "factiva",
    .summary = "downloads from Factiva: text, HTML",
    .suffixes = "",
    .encoding = enti_press_encoding,
    .sniff = sniff,
    .read = read,
    .parse = enti_factiva_parse,
};
