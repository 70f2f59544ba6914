/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One walk over libxml2's tree, without recursion. Gaps between pieces of text are owed until the next piece
 * comes, and the widest one owed is paid:
 *
 *     none < space < line break < blank line
 */
#include "corpus/html.h"

#include "base/utf8.h"

#include <libxml/HTMLtree.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdlib.h>

enum gap { NONE, SPACE, LINE, BLANK_LINE };

enum tag_kind { INLINE, BLOCK, BREAK, CELL, VERBATIM, NEVER, NOT_IN_PAGE };

static const struct {
    const char *name;
    enum tag_kind kind;
} tags[] = {
    {"p", BLOCK},
    {"div", BLOCK},
    {"br", BREAK},
    {"li", BLOCK},
    {"h1", BLOCK},
    {"h2", BLOCK},
    {"h3", BLOCK},
    {"h4", BLOCK},
    {"h5", BLOCK},
    {"h6", BLOCK},
    {"td", CELL},
    {"th", CELL},
    {"tr", BLOCK},
    {"table", BLOCK},
    {"ul", BLOCK},
    {"ol", BLOCK},
    {"dl", BLOCK},
    {"dt", BLOCK},
    {"dd", BLOCK},
    {"blockquote", BLOCK},
    {"section", BLOCK},
    {"article", BLOCK},
    {"main", BLOCK},
    {"header", BLOCK},
    {"hr", BLOCK},
    {"pre", VERBATIM},
    {"address", BLOCK},
    {"center", BLOCK},
    {"body", BLOCK},
    {"html", BLOCK},
    {"details", BLOCK},
    {"summary", BLOCK},
    {"caption", BLOCK},
    {"fieldset", BLOCK},
    {"script", NEVER},
    {"style", NEVER},
    {"noscript", NEVER},
    {"template", NEVER},
    {"head", NEVER},
    {"title", NEVER},
    {"svg", NEVER},
    {"math", NEVER},
    {"object", NEVER},
    {"iframe", NEVER},
    {"textarea", NEVER},
    {"select", NEVER},
    {"button", NEVER},
    {"audio", NEVER},
    {"video", NEVER},
    {"canvas", NEVER},
    {"nav", NOT_IN_PAGE},
    {"aside", NOT_IN_PAGE},
    {"footer", NOT_IN_PAGE},
    {"form", NOT_IN_PAGE},
    {"figure", NOT_IN_PAGE},
    {"figcaption", NOT_IN_PAGE},
    {"dialog", NOT_IN_PAGE},
    {"menu", NOT_IN_PAGE},
};

/* First words of classes and ids whose content is no part of an article. */
static const char *const asides[] = {
    "comment",    "comments",      "disqus",      "respond",    "sidebar",   "related",
    "share",      "sharing",       "sharedaddy",  "social",     "nav",       "menu",
    "newsletter", "breadcrumb",    "breadcrumbs", "cookie",     "footer",    "caption",
    "advert",     "advertisement", "promo",       "wp-caption", "skip-link", "screen-reader-text",
    "pagination",
};

struct walk {
    enti_buffer *out;
    enti_html_view view;
    const xmlNode *root;
    size_t verbatim; /* depth of <pre> */
    enum gap owed;
    bool begun;
};

bool enti_html_is(const xmlNode *node, const char *tag) {
    return node->type == XML_ELEMENT_NODE && !xmlStrcasecmp(node->name, (const xmlChar *)tag);
}

ent_text enti_html_attribute(const xmlNode *node, const char *name) {
    for (const xmlAttr *at = node->type == XML_ELEMENT_NODE ? node->properties : NULL; at; at = at->next)
        if (!xmlStrcasecmp(at->name, (const xmlChar *)name) && at->children && at->children->content)
            return enti_text_of((const char *)at->children->content);
    return enti_text(NULL, 0);
}

const xmlNode *enti_html_next(const xmlNode *node, const xmlNode *root) {
    if (node->children && node->type == XML_ELEMENT_NODE) return node->children;
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

static enum tag_kind kind_of(const xmlNode *node) {
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (enti_html_is(node, tags[i].name)) return tags[i].kind;
    return INLINE;
}

/* Whether a class or id begins with a word for asides, and that word ends there. */
static bool names_aside(ent_text names) {
    ent_text name;
    while (enti_text_next_part(&name, &names, ' '))
        for (size_t i = 0; i < sizeof asides / sizeof *asides; i++) {
            ent_text word = enti_text_of(asides[i]);
            if (enti_text_starts(name, word) &&
                (name.len == word.len || name.at[word.len] == '-' || name.at[word.len] == '_'))
                return true;
        }
    return false;
}

static bool is_hidden(const xmlNode *node) {
    return enti_text_is(enti_html_attribute(node, "aria-hidden"), "true") ||
           names_aside(enti_html_attribute(node, "class")) || names_aside(enti_html_attribute(node, "id"));
}

static bool is_left_out(const struct walk *walk, const xmlNode *node, enum tag_kind kind) {
    if (node == walk->root) return false;
    if (kind == NEVER || node == walk->view.without) return true;
    return walk->view.is_page && (kind == NOT_IN_PAGE || is_hidden(node));
}

static void owe(struct walk *walk, enum gap gap) {
    /* A second <br> makes a paragraph. */
    if (gap == LINE && walk->owed == LINE) gap = BLANK_LINE;
    if (gap > walk->owed) walk->owed = gap;
}

static void pay(struct walk *walk) {
    static const char *const gaps[] = {"", " ", "\n", "\n\n"};
    if (walk->begun) enti_buffer_add_string(walk->out, gaps[walk->owed]);
    walk->owed = NONE;
    walk->begun = true;
}

static enum gap width_of(ent_text blanks) {
    size_t lines = 0;
    for (size_t i = 0; i < blanks.len; i++) lines += blanks.at[i] == '\n';
    return lines > 1 ? BLANK_LINE : SPACE;
}

static void add_text(struct walk *walk, ent_text text) {
    for (size_t at = 0, end; at < text.len; at = end) {
        bool blank = enti_is_space(text.at[at]);
        for (end = at; end < text.len && enti_is_space(text.at[end]) == blank;) end++;
        if (blank) {
            owe(walk, walk->view.blank_lines ? width_of(enti_text_slice(text, at, end)) : SPACE);
            continue;
        }
        pay(walk);
        enti_buffer_add(walk->out, enti_text_slice(text, at, end));
    }
}

static void add_verbatim(struct walk *walk, ent_text text) {
    if (!text.len) return;
    pay(walk);
    enti_buffer_add(walk->out, text);
}

static void owe_for(struct walk *walk, enum tag_kind kind) {
    if (kind == BLOCK || kind == VERBATIM || kind == NOT_IN_PAGE) owe(walk, BLANK_LINE);
    if (kind == CELL) owe(walk, SPACE);
}

/* Whether to go below `node`. */
static bool enter(struct walk *walk, const xmlNode *node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        ent_text text = enti_text_of((const char *)node->content);
        if (walk->verbatim)
            add_verbatim(walk, text);
        else
            add_text(walk, text);
        return false;
    }
    if (node->type != XML_ELEMENT_NODE) return false;
    enum tag_kind kind = kind_of(node);
    if (is_left_out(walk, node, kind)) {
        owe_for(walk, kind == NOT_IN_PAGE ? BLOCK : INLINE);
        return false;
    }
    if (kind == BREAK) owe(walk, LINE);
    owe_for(walk, kind);
    walk->verbatim += kind == VERBATIM;
    return true;
}

static void leave(struct walk *walk, const xmlNode *node) {
    enum tag_kind kind = kind_of(node);
    owe_for(walk, kind);
    if (kind == VERBATIM) walk->verbatim--;
}

static void walk_tree(struct walk *walk) {
    const xmlNode *node = walk->root;
    for (;;) {
        if (enter(walk, node)) {
            if (node->children) {
                node = node->children;
                continue;
            }
            leave(walk, node);
        }
        while (node != walk->root && !node->next) {
            node = node->parent;
            leave(walk, node);
        }
        if (node == walk->root) return;
        node = node->next;
    }
}

uint32_t enti_html_entity(ent_text text, size_t *at) {
    char name[12];
    size_t end = *at + 1, len;
    while (end < text.len && end - *at < sizeof name && text.at[end] != ';') end++;
    len = end - *at - 1;
    if (end >= text.len || text.at[end] != ';' || !len || len >= sizeof name) return 0;
    memcpy(name, text.at + *at + 1, len);
    name[len] = '\0';
    uint32_t point = 0;
    if (name[0] == '#') {
        char *rest;
        bool is_hex = name[1] == 'x' || name[1] == 'X';
        unsigned long value = strtoul(name + 1 + is_hex, &rest, is_hex ? 16 : 10);
        if (!*rest && rest > name + 1 + is_hex && value <= 0x10FFFF) point = (uint32_t)value;
    } else {
        const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
        if (entity) point = entity->value;
    }
    if (point) *at = end + 1;
    return point;
}

/* Decode what is still encoded from `begin` on, in place: an entity is longer than its character. */
static void decode_again(enti_buffer *out, size_t begin) {
    size_t written = begin;
    for (size_t at = begin; at < out->len;) {
        size_t next = at;
        uint32_t point = out->bytes[at] == '&' ? enti_html_entity(enti_buffer_text(out), &next) : 0;
        if (point)
            written += enti_utf8_encode(out->bytes + written, point);
        else
            out->bytes[written++] = out->bytes[next++];
        at = next;
    }
    out->len = written;
}

void enti_html_text(enti_buffer *out, const xmlNode *root, enti_html_view view) {
    struct walk walk = {.out = out, .view = view, .root = root};
    size_t begin = out->len;
    walk_tree(&walk);
    if (!out->failed && out->len > begin) decode_again(out, begin);
}

htmlDocPtr enti_html_parse(ent_text html) {
    if (!html.len || html.len > INT_MAX) return NULL;
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                  HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(html.at, (int)html.len);
    if (!parser) return NULL;
    htmlCtxtUseOptions(parser, options);
    parser->options |= XML_PARSE_HUGE; /* else a text of over 10 MB is cut without a word */
    xmlSwitchToEncoding(parser, xmlFindCharEncodingHandler("UTF-8"));
    htmlParseDocument(parser);
    htmlDocPtr page = parser->myDoc;
    htmlFreeParserCtxt(parser);
    return page;
}

static bool has_markup(ent_text text) {
    for (size_t i = 0; i + 1 < text.len; i++) {
        char next = text.at[i + 1];
        if (text.at[i] == '<' && (enti_is_alpha(next) || next == '/' || next == '!')) return true;
        if (text.at[i] == '&' && (enti_is_alpha(next) || next == '#')) return true;
    }
    return false;
}

ent_text enti_html_fragment(enti_arena *arena, ent_text html, enti_html_view view) {
    if (!has_markup(html)) return html;
    htmlDocPtr tree = enti_html_parse(html);
    const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    enti_buffer text;
    enti_buffer_init(&text);
    if (root) enti_html_text(&text, root, view);
    if (text.failed) arena->failed = true;
    ent_text kept = enti_arena_copy(arena, enti_buffer_text(&text));
    enti_buffer_release(&text);
    xmlFreeDoc(tree);
    return kept;
}

static bool has_sure_tags(ent_text text) {
    for (size_t at = 0; (at = enti_text_find_byte(text, at, '<')) < text.len; at++) {
        ent_text rest = enti_text_slice(text, at + 1, text.len);
        bool closes = rest.len > 1 && *rest.at == '/' && enti_is_alpha(rest.at[1]);
        if (closes || enti_text_starts(rest, ENTI_TEXT("br")) || enti_text_starts(rest, ENTI_TEXT("p>")))
            return true;
    }
    return false;
}

ent_text enti_html_stray(enti_arena *arena, ent_text text) {
    if (has_sure_tags(text)) return enti_html_fragment(arena, text, (enti_html_view){.blank_lines = true});
    if (enti_text_find_byte(text, 0, '&') == text.len) return text;
    enti_buffer decoded;
    enti_buffer_init(&decoded);
    enti_buffer_add(&decoded, text);
    if (!decoded.failed) decode_again(&decoded, 0);
    if (decoded.failed) arena->failed = true;
    ent_text kept = enti_arena_copy(arena, enti_buffer_text(&decoded));
    enti_buffer_release(&decoded);
    return kept;
}
