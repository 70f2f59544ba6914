/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Word documents (DOCX): their paragraphs as text. One that Nexis Uni or Factiva made is cut into its
 * articles; any other is an article, its title the first paragraph in a title's or heading's style.
 *
 *     fields   N or F for an article of Nexis Uni or Factiva; else T and the document's title */
#include "corpus/archive.h"
#include "corpus/html.h"
#include "corpus/limits.h"
#include "corpus/press.h"
#include "corpus/xml.h"

static int sniff(const enti_head *head) {
    return enti_zip_kind(head->bytes) == ENTI_ZIP_DOCX ? 100 : 0;
}

struct document {
    enti_buffer xml;
    bool found;
};

static ent_status take_member(void *context, enti_stream *bytes, ent_text name) {
    struct document *document = context;
    if (!enti_text_is(name, "word/document.xml") || document->found) return ENT_OK;
    document->found = true;
    while (enti_stream_more(bytes)) {
        enti_buffer_add(&document->xml, enti_stream_window(bytes));
        enti_stream_take(bytes, enti_stream_window(bytes).len);
        if (document->xml.len > ENTI_RECORD_BYTES)
            enti_stream_fail(bytes, ENT_INPUT, "the document is longer than 256 MiB");
    }
    return document->xml.failed ? ENT_NOMEM : bytes->status;
}

static ent_status unpack(enti_source *source, struct document *document) {
    enti_stream member = {.window = {NULL, 0, 0, false}};
    enti_archive_visitor visitor = {take_member, document, &member, source->expansion};
    ent_status status = enti_archive_walk(source->stream, &visitor);
    enti_stream_release(&member);
    return status;
}

/* The style of a paragraph begins like a title's: w:pPr/w:pStyle/@w:val. */
static bool is_title(enti_arena *arena, const xmlNode *paragraph) {
    for (const xmlNode *node = paragraph; node; node = enti_html_next(node, paragraph))
        if (enti_xml_is(node, "w:pStyle")) {
            ent_text style = enti_xml_get(arena, node, "val");
            return enti_text_starts(style, ENTI_TEXT("Title")) ||
                   enti_text_starts(style, ENTI_TEXT("Heading1"));
        }
    return false;
}

static void add_paragraph(enti_buffer *text, enti_arena *arena, const xmlNode *paragraph) {
    size_t begin = text->len;
    for (const xmlNode *node = paragraph; node; node = enti_html_next(node, paragraph)) {
        if (enti_xml_is(node, "w:t")) enti_buffer_add(text, enti_xml_content(arena, node));
        if (enti_xml_is(node, "w:tab")) enti_buffer_add_byte(text, ' ');
        if (enti_xml_is(node, "w:br")) enti_buffer_add_byte(text, '\n');
    }
    if (text->len > begin) enti_buffer_add_string(text, "\n\n");
}

static void add_paragraphs(enti_buffer *text, ent_text *title, enti_arena *arena, const xmlNode *root) {
    for (const xmlNode *node = root; node; node = enti_html_next(node, root)) {
        if (!enti_xml_is(node, "w:p")) continue;
        size_t begin = text->len;
        add_paragraph(text, arena, node);
        bool is_first_title = !title->len && text->len > begin && is_title(arena, node);
        if (is_first_title)
            *title = enti_arena_copy(arena, enti_text(text->bytes + begin, text->len - begin));
    }
}

static ent_status emit(enti_source *source, ent_text text, ent_text title, enti_arena *arena) {
    if (enti_is_nexis(text)) return enti_nexis_emit(source, text, ENTI_TEXT("N"));
    if (enti_is_factiva(text)) return enti_factiva_emit(source, text, ENTI_TEXT("F"));
    ent_text fields = enti_arena_format(arena, "T%.*s", (int)title.len, title.at);
    return enti_source_emit(source, text, fields, 0);
}

static ent_status read(enti_source *source) {
    struct document document = {.found = false};
    enti_arena arena;
    enti_arena_init(&arena);
    enti_buffer text;
    enti_buffer_init(&text);
    ent_text title = {NULL, 0};
    ent_status status = unpack(source, &document);
    xmlDocPtr tree = status ? NULL : enti_xml_parse(enti_buffer_text(&document.xml));
    const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    if (root) add_paragraphs(&text, &title, &arena, root);
    if (!status && (text.failed || arena.failed)) status = ENT_NOMEM;
    if (!status) status = emit(source, enti_buffer_text(&text), title, &arena);
    xmlFreeDoc(tree);
    enti_buffer_release(&text);
    enti_buffer_release(&document.xml);
    enti_arena_release(&arena);
    return status;
}

static ent_status parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    ent_text fields = parsing->raw->fields;
    if (*fields.at == 'N') return enti_nexis_parse(article, notes, parsing);
    if (*fields.at == 'F') return enti_factiva_parse(article, notes, parsing);
    enti_record record = {.is_plain = false};
    enti_record_set(&record, ENTI_FIELD_TITLE, 0, enti_text_slice(fields, 1, fields.len));
    enti_record_set(&record, ENTI_FIELD_TEXT, 0, parsing->raw->bytes);
    return enti_record_article(article, notes, &record, parsing);
}

const enti_reader enti_reader_docx = {
    .name = "docx",
    .summary = "Word documents; those of Nexis Uni and Factiva with all their articles",
    .suffixes = ".docx",
    .is_binary = true,
    .sniff = sniff,
    .read = read,
    .parse = parse,
};
