/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * RSS 0.9 to 2.0, RDF, Atom, and WordPress exports, which are RSS with more in it. A record is one item or
 * entry as it stands in the file, found by its tags alone, so that bad XML costs only its own item; what the
 * whole feed says comes along:
 *
 *     fields   root element's start tag \n source \n language
 *     bytes    <item> ... </item>
 */
#include "corpus/feed.h"
#include "corpus/limits.h"
#include "corpus/xml.h"

static int sniff(const enti_head *head) {
    ent_text name = enti_xml_root_name(head->text);
    return enti_text_is(name, "rss") || enti_text_is(name, "feed") || enti_text_is(name, "rdf:RDF") ? 95 : 0;
}

static ent_text encoding(enti_arena *arena, const enti_head *head) {
    return enti_xml_encoding(arena, head->bytes);
}

static bool is_at(ent_text text, size_t at, const char *what) {
    size_t len = strlen(what);
    return text.len - at >= len && !memcmp(text.at + at, what, len);
}

/* Pull until `what` stands at or after `*at` in the window; `*at` moves behind it. false: nowhere. */
static bool pass(enti_stream *stream, size_t *at, const char *what) {
    size_t len = strlen(what);
    for (;; ++*at) {
        while (enti_stream_window(stream).len < *at + len) {
            if (*at > ENTI_RECORD_BYTES || !enti_stream_more(stream)) return false;
        }
        ent_text window = enti_stream_window(stream);
        *at = enti_text_find_byte(window, *at, *what);
        if (*at + len <= window.len && is_at(window, *at, what)) {
            *at += len;
            return true;
        }
        if (*at == window.len) --*at;
    }
}

/* Whether a tag of that name begins at `at`: "<item" and what may follow a name. */
static bool is_tag(ent_text window, size_t at, const char *open) {
    size_t end = at + strlen(open);
    return is_at(window, at, open) && end < window.len &&
           (enti_is_space(window.at[end]) || strchr(">/", window.at[end]));
}

enum tag { NO_TAG, ITEM_BEGINS, ITEM_ENDS };

/* The next item's begin or end at or after `*at`, outside of CDATA and comments; `*at` is where it begins. */
static enum tag next_tag(enti_stream *stream, size_t *at) {
    while (pass(stream, at, "<")) {
        size_t begin = *at - 1;
        enti_stream_need(stream, *at + 16);
        ent_text window = enti_stream_window(stream);
        if (is_at(window, begin, "<![CDATA[")) {
            if (!pass(stream, at, "]]>")) return NO_TAG;
        } else if (is_at(window, begin, "<!--")) {
            if (!pass(stream, at, "-->")) return NO_TAG;
        } else if (is_tag(window, begin, "<item") || is_tag(window, begin, "<entry")) {
            *at = begin;
            return ITEM_BEGINS;
        } else if (is_tag(window, begin, "</item") || is_tag(window, begin, "</entry")) {
            *at = begin;
            return ITEM_ENDS;
        }
    }
    return NO_TAG;
}

static size_t count_lines(ent_text text) {
    size_t lines = 0;
    for (size_t i = 0; i < text.len; i++) lines += text.at[i] == '\n';
    return lines;
}

static void take(enti_source *source, size_t count) {
    source->line += count_lines(enti_text(enti_stream_window(source->stream).at, count));
    enti_stream_take(source->stream, count);
}

/* The item that begins in the window: its length, 0 if it does not end before the next one or the end. */
static size_t item_length(enti_stream *stream, size_t *next) {
    *next = 1;
    if (next_tag(stream, next) != ITEM_ENDS) return 0;
    if (!pass(stream, next, ">")) return 0;
    return *next;
}

static ent_status emit_item(enti_source *source, ent_text fields, size_t *passed) {
    size_t next, len = item_length(source->stream, &next);
    ent_text item = enti_text(enti_stream_window(source->stream).at, len);
    ent_status status = ENT_OK;
    if (!len && source->stream->status == ENT_OK)
        enti_source_skip(source, source->line, 0, "an item that does not end");
    else if (len && enti_feed_is_unpublished(item))
        ++*passed;
    else if (len)
        status = enti_source_emit(source, item, fields, source->line);
    if (status == ENT_OK)
        take(source, len ? len
                     : next < enti_stream_window(source->stream).len
                         ? next
                         : enti_stream_window(source->stream).len);
    return status;
}

static ent_status read(enti_source *source) {
    enti_arena arena;
    enti_arena_init(&arena);
    size_t at = 0, passed = 0;
    source->line = 1;
    enum tag tag = next_tag(source->stream, &at);
    ent_text fields =
        enti_feed_fields(&arena, enti_text(enti_stream_window(source->stream).at, tag ? at : 0));
    ent_status status = arena.failed ? ENT_NOMEM : ENT_OK;
    while (status == ENT_OK && tag != NO_TAG) {
        take(source, at);
        if (tag == ITEM_BEGINS)
            status = emit_item(source, fields, &passed);
        else
            take(source, 1);
        at = 0;
        if (status == ENT_OK) tag = next_tag(source->stream, &at);
    }
    if (passed)
        enti_report(source->sink, ENT_NOTE, (enti_place){source->file, 0, 0},
                    "passed over: %zu items that are no published posts or pages", passed);
    enti_arena_release(&arena);
    return status;
}

const enti_reader enti_reader_feed = {
    .name = "feed",
    .summary = "RSS, RDF and Atom feeds, and WordPress exports (published posts and pages)",
    .suffixes = ".rss .atom .xml .rdf",
    .encoding = encoding,
    .sniff = sniff,
    .read = read,
    .parse = enti_feed_parse,
};
