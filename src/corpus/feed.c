/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/feed.h"

#include "corpus/decode.h"
#include "corpus/html.h"
#include "corpus/shortcodes.h"
#include "corpus/xml.h"

static const struct {
    const char *name;
    enum enti_field field;
    unsigned rank;
} elements[] = {
    {"title", ENTI_FIELD_TITLE, 1},
    {"guid", ENTI_FIELD_ID, 1},
    {"id", ENTI_FIELD_ID, 1},
    {"link", ENTI_FIELD_URL, 1},
    {"wp:post_date", ENTI_FIELD_DATE, 1},
    {"pubDate", ENTI_FIELD_DATE, 2},
    {"published", ENTI_FIELD_DATE, 2},
    {"issued", ENTI_FIELD_DATE, 2},
    {"dc:date", ENTI_FIELD_DATE, 3},
    {"created", ENTI_FIELD_DATE, 4},
    {"updated", ENTI_FIELD_DATE, 4},
    {"content:encoded", ENTI_FIELD_TEXT, 1},
    {"content", ENTI_FIELD_TEXT, 1},
    {"description", ENTI_FIELD_TEXT, 2},
    {"summary", ENTI_FIELD_TEXT, 2},
    {"media:description", ENTI_FIELD_TEXT, 4},
    {"dc:description", ENTI_FIELD_TEXT, 3},
    {"dc:creator", ENTI_FIELD_AUTHOR, 1},
    {"author", ENTI_FIELD_AUTHOR, 2},
    {"itunes:author", ENTI_FIELD_AUTHOR, 3},
    {"dc:language", ENTI_FIELD_LANGUAGE, 1},
    {"dc:source", ENTI_FIELD_SOURCE, 2},
    {"source", ENTI_FIELD_SOURCE, 1},
};

enum { RANK_OF_FEED = 9 };

/* The value of an element that holds no others, without its CDATA brackets; for a look at a file's text. */
static ent_text simple_value(ent_text item, const char *open) {
    size_t len = strlen(open);
    for (size_t at = 0; (at = enti_text_find_byte(item, at, '<')) < item.len; at++) {
        if (item.len - at < len || memcmp(item.at + at, open, len)) continue;
        ent_text value = enti_text_slice(item, at + len, item.len);
        static const ent_text cdata = {"<![CDATA[", 9};
        bool is_cdata = enti_text_starts(value, cdata);
        if (is_cdata) value = enti_text_slice(value, cdata.len, value.len);
        value.len = enti_text_find_byte(value, 0, is_cdata ? ']' : '<');
        return enti_text_trim(value);
    }
    return enti_text(NULL, 0);
}

bool enti_feed_is_unpublished(ent_text item) {
    ent_text status = simple_value(item, "<wp:status>"), type = simple_value(item, "<wp:post_type>");
    bool is_post = !type.len || enti_text_is(type, "post") || enti_text_is(type, "page");
    return (status.len && !enti_text_is(status, "publish")) || !is_post;
}

/* The start tag of the root, on one line. */
static ent_text root_tag(enti_arena *arena, ent_text before) {
    ent_text name = enti_xml_root_name(before);
    if (!name.len) return ENTI_TEXT("<rss>");
    size_t begin = (size_t)(name.at - before.at) - 1, end = enti_text_find_byte(before, begin, '>');
    if (end == before.len) return ENTI_TEXT("<rss>");
    size_t unused = 0;
    return enti_clean_line(arena, enti_text_slice(before, begin, end + 1), &unused);
}

ent_text enti_feed_fields(enti_arena *arena, ent_text before) {
    xmlDocPtr tree = enti_xml_parse(before);
    ent_text title = {NULL, 0}, language = {NULL, 0};
    const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    for (const xmlNode *node = root; node; node = enti_html_next(node, root)) {
        if (node->type != XML_ELEMENT_NODE || enti_xml_is(node->parent, "image")) continue;
        bool is_language = enti_xml_is(node, "language") || enti_xml_is(node, "dc:language");
        if (!title.len && enti_xml_is(node, "title")) title = enti_xml_content(arena, node);
        if (!language.len && is_language) language = enti_xml_content(arena, node);
        if (!language.len && enti_xml_is(node, "feed")) language = enti_xml_get(arena, node, "lang");
    }
    size_t unused = 0;
    title =
        enti_clean_line(arena, enti_html_fragment(arena, title, (enti_html_view){.is_page = false}), &unused);
    language = enti_clean_line(arena, language, &unused);
    xmlFreeDoc(tree);
    ent_text tag = root_tag(arena, before);
    return enti_arena_format(arena, "%.*s\n%.*s\n%.*s", (int)tag.len, tag.at, (int)title.len, title.at,
                             (int)language.len, language.at);
}

static bool is_xml_entity(ent_text text) {
    static const char *const own[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (enti_text_starts(text, enti_text_of(own[i]))) return true;
    return false;
}

/* Write the ampersand at `at` as XML wants it, with its entity if that is HTML's. Where the rest begins. */
static size_t add_ampersand(enti_buffer *out, ent_text xml, size_t at) {
    ent_text rest = enti_text_slice(xml, at, xml.len);
    size_t next = at;
    uint32_t point = is_xml_entity(rest) ? 0 : enti_html_entity(xml, &next);
    if (point)
        enti_buffer_add_point(out, point);
    else
        enti_buffer_add_string(out, is_xml_entity(rest) ? "&" : "&amp;");
    return point ? next : at + 1;
}

/* An item whose ampersands are XML's: those of HTML's entities, and those that stand for themselves, are not.
 * In CDATA all are right. */
static void add_item(enti_buffer *out, ent_text xml) {
    static const ent_text opens = {"<![CDATA[", 9}, closes = {"]]>", 3};
    for (size_t at = 0; at < xml.len;) {
        ent_text rest = enti_text_slice(xml, at, xml.len);
        size_t end = 0;
        if (enti_text_starts(rest, opens)) {
            while (end < rest.len && !enti_text_starts(enti_text_slice(rest, end, rest.len), closes)) end++;
            enti_buffer_add(out, enti_text(rest.at, end));
            at += end;
        } else if (*rest.at == '&') {
            at = add_ampersand(out, xml, at);
        } else {
            for (end = 1; end < rest.len && rest.at[end] != '<' && rest.at[end] != '&';) end++;
            enti_buffer_add(out, enti_text(rest.at, end));
            at += end;
        }
    }
}

static xmlDocPtr parse_item(enti_arena *arena, const enti_raw *raw, ent_text root) {
    enti_buffer xml;
    enti_buffer_init(&xml);
    size_t name_end = 1;
    while (name_end < root.len && !enti_is_space(root.at[name_end]) && !strchr(">/", root.at[name_end]))
        name_end++;
    enti_buffer_add(&xml, root);
    add_item(&xml, raw->bytes);
    enti_buffer_add_string(&xml, "</");
    enti_buffer_add(&xml, enti_text_slice(root, 1, name_end));
    enti_buffer_add_byte(&xml, '>');
    if (xml.failed) arena->failed = true;
    xmlDocPtr tree = xml.failed ? NULL : enti_xml_parse(enti_buffer_text(&xml));
    enti_buffer_release(&xml);
    return tree;
}

static ent_text xhtml_text(enti_arena *arena, const xmlNode *node) {
    enti_buffer text;
    enti_buffer_init(&text);
    enti_html_text(&text, node, (enti_html_view){.is_page = false});
    if (text.failed) arena->failed = true;
    ent_text copy = enti_arena_copy(arena, enti_buffer_text(&text));
    enti_buffer_release(&text);
    return copy;
}

/* Atom's types: text, html, xhtml; everything else is taken for HTML, as readers do. */
static ent_text value_of(enti_arena *arena, const xmlNode *node, enum enti_field field, bool is_wordpress) {
    ent_text type = enti_xml_get(arena, node, "type");
    if (enti_text_is(type, "xhtml")) return xhtml_text(arena, node);
    if (field == ENTI_FIELD_AUTHOR)
        for (const xmlNode *child = node->children; child; child = child->next)
            if (enti_xml_is(child, "name")) return enti_xml_content(arena, child);
    ent_text content = enti_xml_content(arena, node);
    if (enti_text_is(type, "text") || (field != ENTI_FIELD_TITLE && field != ENTI_FIELD_TEXT)) return content;
    bool is_stored = field == ENTI_FIELD_TEXT && is_wordpress;
    if (is_stored) content = enti_without_shortcodes(arena, content);
    return enti_html_fragment(arena, content, (enti_html_view){.blank_lines = is_stored});
}

static void take_link(enti_record *record, enti_arena *arena, const xmlNode *node) {
    ent_text href = enti_xml_get(arena, node, "href"), rel = enti_xml_get(arena, node, "rel");
    if (!href.len)
        enti_record_set(record, ENTI_FIELD_URL, 1, enti_xml_content(arena, node));
    else if (!rel.len || enti_text_is(rel, "alternate"))
        enti_record_set(record, ENTI_FIELD_URL, 1, href);
}

static void take_element(enti_record *record, enti_arena *arena, const xmlNode *node, bool is_wordpress) {
    if (enti_xml_is(node, "link")) {
        take_link(record, arena, node);
        return;
    }
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (enti_xml_is(node, elements[i].name))
            enti_record_set(record, elements[i].field, elements[i].rank,
                            value_of(arena, node, elements[i].field, is_wordpress));
}

ent_status enti_feed_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    enti_record record = {.is_plain = false};
    ent_text rest = parsing->raw->fields, root = {NULL, 0}, source = {NULL, 0}, language = {NULL, 0};
    enti_text_next_line(&root, &rest);
    enti_text_next_line(&source, &rest);
    enti_text_next_line(&language, &rest);
    bool is_wordpress = simple_value(parsing->raw->bytes, "<wp:post_type>").len > 0;
    xmlDocPtr tree = parse_item(parsing->arena, parsing->raw, root);
    const xmlNode *node = tree ? xmlDocGetRootElement(tree) : NULL;
    const xmlNode *item = node ? node->children : NULL;
    for (node = item ? item->children : NULL; node; node = node->next)
        take_element(&record, parsing->arena, node, is_wordpress);
    xmlFreeDoc(tree);
    enti_record_set(&record, ENTI_FIELD_SOURCE, RANK_OF_FEED, source);
    enti_record_set(&record, ENTI_FIELD_LANGUAGE, RANK_OF_FEED, language);
    return enti_record_article(article, notes, &record, parsing);
}
