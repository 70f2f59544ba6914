/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/xml.h"

#include <limits.h>

xmlDocPtr enti_xml_parse(ent_text xml) {
    if (!xml.len || xml.len > INT_MAX) return NULL;
    int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                  XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
    return xmlReadMemory(xml.at, (int)xml.len, NULL, "UTF-8", options);
}

bool enti_xml_is(const xmlNode *node, const char *qualified) {
    if (node->type != XML_ELEMENT_NODE) return false;
    ent_text name = enti_text_of(qualified), given = enti_text_of((const char *)node->name);
    const char *prefix = node->ns ? (const char *)node->ns->prefix : NULL;
    if (!prefix) return enti_text_equal(given, name);
    ent_text before = enti_text_of(prefix);
    return name.len == before.len + 1 + given.len && enti_text_starts(name, before) &&
           name.at[before.len] == ':' && enti_text_ends(name, given);
}

ent_text enti_xml_content(enti_arena *arena, const xmlNode *node) {
    xmlChar *content = xmlNodeGetContent(node);
    ent_text copy = enti_arena_copy(arena, enti_text_of((const char *)content));
    xmlFree(content);
    return copy;
}

ent_text enti_xml_get(enti_arena *arena, const xmlNode *node, const char *name) {
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    if (!value) return enti_text(NULL, 0);
    ent_text copy = enti_arena_copy(arena, enti_text_of((const char *)value));
    xmlFree(value);
    return copy;
}

static size_t find(ent_text text, size_t from, const char *what) {
    size_t len = strlen(what);
    for (size_t at = from; (at = enti_text_find_byte(text, at, *what)) < text.len; at++)
        if (text.len - at >= len && !memcmp(text.at + at, what, len)) return at;
    return text.len;
}

ent_text enti_xml_encoding(enti_arena *arena, ent_text head) {
    ent_text text = enti_text_trim(head);
    if (!enti_text_starts(text, ENTI_TEXT("<?xml"))) return enti_text(NULL, 0);
    text.len = find(text, 0, "?>");
    size_t begin = find(text, 0, "encoding"), end;
    while (begin < text.len && text.at[begin] != '"' && text.at[begin] != '\'') begin++;
    if (begin == text.len) return enti_text(NULL, 0);
    end = enti_text_find_byte(text, begin + 1, text.at[begin]);
    return enti_arena_copy(arena, enti_text_slice(text, begin + 1, end));
}

/* Behind a document type, with what it may hold in brackets. */
static size_t behind_doctype(ent_text head, size_t at) {
    size_t end = find(head, at, ">"), bracket = enti_text_find_byte(head, at, '[');
    return bracket < end ? find(head, bracket, "]>") + 2 : end + 1;
}

ent_text enti_xml_root_name(ent_text head) {
    for (size_t at = 0; at < head.len;) {
        if (enti_is_space(head.at[at])) {
            at++;
            continue;
        }
        ent_text rest = enti_text_slice(head, at, head.len);
        if (enti_text_starts(rest, ENTI_TEXT("<?")))
            at = find(head, at, "?>") + 2;
        else if (enti_text_starts(rest, ENTI_TEXT("<!--")))
            at = find(head, at, "-->") + 3;
        else if (enti_text_starts(rest, ENTI_TEXT("<!")))
            at = behind_doctype(head, at);
        else if (*rest.at != '<')
            break;
        else {
            size_t end = 1;
            while (end < rest.len && !enti_is_space(rest.at[end]) && rest.at[end] != '>' &&
                   rest.at[end] != '/')
                end++;
            return enti_text_slice(rest, 1, end);
        }
    }
    return enti_text(NULL, 0);
}
