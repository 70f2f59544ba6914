/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * XML, as bad as it may be: no entities of its own, no network, what can be recovered is. */
#ifndef ENTI_CORPUS_XML_H
#define ENTI_CORPUS_XML_H

#include "base/arena.h"
#include "base/buffer.h"

#include <libxml/parser.h>

/* Parse `xml` (valid UTF-8). Freed by xmlFreeDoc. NULL: nothing in it, or no memory. */
xmlDocPtr enti_xml_parse(ent_text xml);

/* Whether a node is the element PREFIX:NAME, by the prefix that is written. */
bool enti_xml_is(const xmlNode *node, const char *qualified);

/* The characters below a node, in `arena`. */
ent_text enti_xml_content(enti_arena *arena, const xmlNode *node);

/* An attribute by its local name; empty: none. In `arena`. */
ent_text enti_xml_get(enti_arena *arena, const xmlNode *node, const char *name);

/* The encoding of an XML declaration, in `arena`; empty: none. */
ent_text enti_xml_encoding(enti_arena *arena, ent_text head);

/* The name of the first element of a file, with its prefix; empty: not XML. */
ent_text enti_xml_root_name(ent_text head);

#endif
