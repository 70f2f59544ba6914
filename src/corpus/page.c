/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Which part of a page is its article, and what the page says of it. In order of trust:
 *
 *     text   an element marked as articleBody, <article>, <main>; JSON-LD; the whole body
 *     title  JSON-LD, Open Graph, the first <h1>, <title>
 *     date   JSON-LD, meta elements, <time>
 */
#include "corpus/page.h"

#include "corpus/html.h"

enum { RANK_JSON_LD = 1, RANK_META, RANK_ELEMENT, RANK_HEAD, PRESCAN = 4096 };

/* Meta elements by name, property or itemprop. */
static const struct {
    const char *name;
    enum enti_field field;
} metas[] = {
    {"og:title", ENTI_FIELD_TITLE},
    {"twitter:title", ENTI_FIELD_TITLE},
    {"article:published_time", ENTI_FIELD_DATE},
    {"og:article:published_time", ENTI_FIELD_DATE},
    {"datepublished", ENTI_FIELD_DATE},
    {"publishdate", ENTI_FIELD_DATE},
    {"publish-date", ENTI_FIELD_DATE},
    {"publish_date", ENTI_FIELD_DATE},
    {"pubdate", ENTI_FIELD_DATE},
    {"date", ENTI_FIELD_DATE},
    {"dc.date", ENTI_FIELD_DATE},
    {"dc.date.issued", ENTI_FIELD_DATE},
    {"dcterms.created", ENTI_FIELD_DATE},
    {"parsely-pub-date", ENTI_FIELD_DATE},
    {"sailthru.date", ENTI_FIELD_DATE},
    {"og:site_name", ENTI_FIELD_SOURCE},
    {"og:url", ENTI_FIELD_URL},
    {"og:locale", ENTI_FIELD_LANGUAGE},
    {"author", ENTI_FIELD_AUTHOR},
    {"dc.creator", ENTI_FIELD_AUTHOR},
    {"parsely-author", ENTI_FIELD_AUTHOR},
};

struct page {
    enti_record *record;
    enti_arena *arena;
    const xmlNode *root;
    const xmlNode *marked, *article, *main, *body; /* where the text may be */
    const xmlNode *heading;                        /* the first <h1> */
    size_t article_len, articles_len;              /* bytes of text: of the longest <article>, of all */
};

bool enti_is_html(ent_text head) {
    static const char *const begins[] = {"<!doctype html", "<html", "<head", "<body", "<meta"};
    ent_text text = enti_text_trim(head);
    for (size_t at = 0; at < text.len && at < PRESCAN; at++) {
        if (text.at[at] != '<') continue;
        for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
            size_t k = 0;
            while (begins[i][k] && at + k < text.len && enti_to_lower(text.at[at + k]) == begins[i][k]) k++;
            if (!begins[i][k]) return true;
        }
    }
    return false;
}

ent_text enti_find_charset(enti_arena *arena, ent_text text) {
    static const char key[] = "charset";
    for (size_t at = 0, k = 0; at < text.len && at < PRESCAN; at++) {
        k = enti_to_lower(text.at[at]) == key[k] ? k + 1 : enti_to_lower(text.at[at]) == 'c';
        if (key[k]) continue;
        size_t begin = at + 1, end;
        while (begin < text.len && strchr(" =\"'", text.at[begin]) && text.at[begin]) begin++;
        for (end = begin; end < text.len && (enti_is_alpha(text.at[end]) || enti_is_digit(text.at[end]) ||
                                             text.at[end] == '-' || text.at[end] == '_');)
            end++;
        return enti_arena_copy(arena, enti_text_slice(text, begin, end));
    }
    return enti_text(NULL, 0);
}

static ent_text text_below(enti_arena *arena, const xmlNode *node) {
    enti_buffer text;
    enti_buffer_init(&text);
    enti_html_text(&text, node, (enti_html_view){.is_page = false});
    if (text.failed) arena->failed = true;
    ent_text kept = enti_arena_copy(arena, enti_buffer_text(&text));
    enti_buffer_release(&text);
    return kept;
}

static void set(struct page *page, enum enti_field field, unsigned rank, ent_text value) {
    if (value.len) enti_record_set(page->record, field, rank, enti_arena_copy(page->arena, value));
}

static void see_meta(struct page *page, const xmlNode *node) {
    static const char *const keys[] = {"property", "name", "itemprop"};
    for (size_t k = 0; k < 3; k++) {
        ent_text name = enti_html_attribute(node, keys[k]);
        for (size_t i = 0; name.len && i < sizeof metas / sizeof *metas; i++)
            if (!xmlStrcasecmp((const xmlChar *)name.at, (const xmlChar *)metas[i].name))
                set(page, metas[i].field, RANK_META, enti_html_attribute(node, "content"));
    }
}

static void see_script(struct page *page, const xmlNode *node) {
    if (!enti_text_is(enti_html_attribute(node, "type"), "application/ld+json") || !node->children) return;
    enti_json_ld_read(page->record, enti_text_of((const char *)node->children->content), page->arena);
}

static void see_article(struct page *page, const xmlNode *node) {
    for (const xmlNode *above = node->parent; above; above = above->parent)
        if (enti_html_is(above, "article")) return;
    enti_buffer text;
    enti_buffer_init(&text);
    enti_html_text(&text, node, (enti_html_view){.is_page = true});
    if (text.len > page->article_len) {
        page->article = node;
        page->article_len = text.len;
    }
    page->articles_len += text.len;
    enti_buffer_release(&text);
}

static void see_marks(struct page *page, const xmlNode *node) {
    if (!page->marked && enti_text_is(enti_html_attribute(node, "itemprop"), "articleBody"))
        page->marked = node;
    bool is_main = enti_html_is(node, "main") || enti_text_is(enti_html_attribute(node, "role"), "main");
    if (!page->main && is_main) page->main = node;
}

static void see(struct page *page, const xmlNode *node) {
    if (enti_html_is(node, "meta")) see_meta(page, node);
    if (enti_html_is(node, "script")) see_script(page, node);
    if (enti_html_is(node, "article")) see_article(page, node);
    if (enti_html_is(node, "body") && !page->body) page->body = node;
    if (enti_html_is(node, "h1") && !page->heading) page->heading = node;
    if (enti_html_is(node, "html"))
        set(page, ENTI_FIELD_LANGUAGE, RANK_META - 1, enti_html_attribute(node, "lang"));
    if (enti_html_is(node, "time"))
        set(page, ENTI_FIELD_DATE, RANK_ELEMENT, enti_html_attribute(node, "datetime"));
    if (enti_html_is(node, "title")) set(page, ENTI_FIELD_TITLE, RANK_HEAD, text_below(page->arena, node));
    if (enti_html_is(node, "link") && enti_text_is(enti_html_attribute(node, "rel"), "canonical"))
        set(page, ENTI_FIELD_URL, RANK_META - 1, enti_html_attribute(node, "href"));
    see_marks(page, node);
}

/* The element that holds the article. Where no <article> has half of the text of all, the page is a list. */
static const xmlNode *container(const struct page *page) {
    if (page->marked) return page->marked;
    if (page->article && page->article_len * 2 >= page->articles_len) return page->article;
    if (page->main) return page->main;
    return page->body ? page->body : page->root;
}

static void take_text(struct page *page) {
    enti_buffer text;
    enti_buffer_init(&text);
    const xmlNode *from = container(page);
    enti_html_text(&text, from, (enti_html_view){.is_page = true, .without = page->heading});
    if (!text.len) enti_html_text(&text, page->root, (enti_html_view){.without = page->heading});
    /* Markup says where an article's paragraphs are, JSON-LD that there is one. */
    bool is_sure = from == page->marked || from == page->article || from == page->main;
    set(page, ENTI_FIELD_TEXT, is_sure ? 0 : RANK_ELEMENT, enti_buffer_text(&text));
    if (text.failed) page->arena->failed = true;
    enti_buffer_release(&text);
}

void enti_page_read(enti_record *record, ent_text text, enti_arena *arena) {
    htmlDocPtr tree = enti_html_parse(text);
    struct page page = {.record = record, .arena = arena, .root = tree ? xmlDocGetRootElement(tree) : NULL};
    for (const xmlNode *node = page.root; node; node = enti_html_next(node, page.root)) see(&page, node);
    if (page.root) {
        if (page.heading) set(&page, ENTI_FIELD_TITLE, RANK_ELEMENT, text_below(arena, page.heading));
        take_text(&page);
    }
    xmlFreeDoc(tree);
}
