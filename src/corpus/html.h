/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * HTML to text. A paragraph is a block; inline tags join what they touch, so that <b>So</b>uth is a word, and
 * blocks never do. White space is as a browser shows it; a no-break space stays one. Text that was encoded
 * twice (&amp;#39;) is decoded twice. */
#ifndef ENTI_CORPUS_HTML_H
#define ENTI_CORPUS_HTML_H

#include "base/arena.h"
#include "base/buffer.h"

#include <libxml/HTMLparser.h>

/* Parse `html` (valid UTF-8), however bad it is. Freed by xmlFreeDoc. NULL: nothing in it, or no memory. */
htmlDocPtr enti_html_parse(ent_text html);

/* What of a tree is left out. */
typedef struct enti_html_view {
    bool is_page;           /* navigation, asides, captions, forms, comments, share bars ... */
    bool blank_lines;       /* (not left out:) a blank line in the text parts paragraphs, as in WordPress */
    const xmlNode *without; /* this node; NULL: none */
} enti_html_view;

/* The text under `root`, behind what `out` holds. */
void enti_html_text(enti_buffer *out, const xmlNode *root, enti_html_view view);

/* The text of a piece of HTML, such as a feed carries; text without tags and entities stays as it is. */
ent_text enti_html_fragment(enti_arena *arena, ent_text html, enti_html_view view);

/* A text that may hold HTML where none is expected, as in fields of JSON: with closing tags, <p> or <br> it
 * is a fragment; without, entities alone are decoded. */
ent_text enti_html_stray(enti_arena *arena, ent_text text);

/* The point that an entity at `*at` of a text means, which is then stepped over; 0: none. */
uint32_t enti_html_entity(ent_text text, size_t *at);

/* The value of an attribute; empty: none. Lives as long as the tree. */
ent_text enti_html_attribute(const xmlNode *node, const char *name);
bool enti_html_is(const xmlNode *node, const char *tag);

/* The node after `node` in the order of the document, inside `root`; NULL: the last. */
const xmlNode *enti_html_next(const xmlNode *node, const xmlNode *root);

#endif
