/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/xml.h"

static const char *entity_of(char byte) {
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\n': return "&#10;";
    case '\t': return "&#9;";
    default: return NULL;
    }
}

void enti_xml_attribute(enti_buffer *out, ent_text text) {
    size_t begin = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *entity = entity_of(text.at[i]);
        if (!entity) continue;
        enti_buffer_add(out, enti_text_slice(text, begin, i));
        enti_buffer_add_string(out, entity);
        begin = i + 1;
    }
    if (begin < text.len) enti_buffer_add(out, enti_text_slice(text, begin, text.len));
}

static bool has_markup(ent_text text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '&' || text.at[i] == '<' || text.at[i] == '>') return true;
    return false;
}

void enti_xml_text(enti_buffer *out, ent_text text) {
    if (!has_markup(text)) {
        enti_buffer_add(out, text);
        return;
    }
    enti_buffer_add_string(out, "<![CDATA[");
    size_t begin = 0;
    for (size_t i = 2; i < text.len; i++) {
        if (text.at[i] != '>' || text.at[i - 1] != ']' || text.at[i - 2] != ']') continue;
        enti_buffer_add(out, enti_text_slice(text, begin, i));
        enti_buffer_add_string(out, "]]><![CDATA[");
        begin = i;
    }
    enti_buffer_add(out, enti_text_slice(text, begin, text.len));
    enti_buffer_add_string(out, "]]>");
}
