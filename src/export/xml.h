/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Strings in XML. They are clean (enti_clean). */
#ifndef ENTI_EXPORT_XML_H
#define ENTI_EXPORT_XML_H

#include "base/buffer.h"

/* The value of an attribute, without its quotes; line breaks and tabs survive. */
void enti_xml_attribute(enti_buffer *out, ent_text text);
/* The text of an element that readers take as data: what has markup goes into CDATA, since some of them lose
 * pieces of text around entities. */
void enti_xml_text(enti_buffer *out, ent_text text);

#endif
