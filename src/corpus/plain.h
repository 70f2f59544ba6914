/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An article as plain text, alone in its file or cut out of one. */
#ifndef ENTI_CORPUS_PLAIN_H
#define ENTI_CORPUS_PLAIN_H

#include "corpus/source.h"

/* An enti_reader's parse. Warns where the text looks like several articles. */
ent_status enti_plain_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing);

#endif
