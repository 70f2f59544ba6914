/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * HTTP as far as archives keep it: header, chunks, gzip. */
#include "corpus/web.h"

#include "corpus/archive.h"
#include "corpus/decode.h"
#include "corpus/headers.h"
#include "corpus/limits.h"
#include "corpus/page.h"

enum { LOOK = 4096 };

static bool is_text_type(ent_text type) {
    return enti_starts_caseless(type, "text/html") || enti_starts_caseless(type, "text/plain") ||
           enti_starts_caseless(type, "application/xhtml");
}

/* "HTTP/1.1 200 OK" */
static bool is_found(ent_text status_line) {
    size_t at = enti_text_find_byte(status_line, 0, ' ');
    return enti_starts_caseless(status_line, "HTTP/") &&
           enti_text_starts(enti_text_slice(status_line, at, status_line.len), ENTI_TEXT(" 200"));
}

bool enti_web_is_text(enti_arena *arena, ent_text header, ent_text block) {
    ent_text kind = enti_header(arena, header, "WARC-Type"),
             type = enti_header(arena, header, "Content-Type");
    bool is_text = false;
    if (enti_text_is(kind, "conversion") || enti_text_is(kind, "resource")) {
        is_text = is_text_type(type);
    } else if (enti_text_is(kind, "response") && enti_starts_caseless(type, "application/http")) {
        ent_text head, body;
        if (block.len > LOOK) block.len = LOOK;
        enti_headers_cut(&head, &body, block);
        is_text = is_found(head) && is_text_type(enti_header(arena, head, "Content-Type"));
    }
    return is_text;
}

/* A body in chunks, each after a line with its length in hexadecimal. What is cut off is left out. */
static ent_text join_chunks(enti_arena *arena, ent_text body) {
    char *out = enti_arena_take(arena, body.len + 1, 1);
    size_t len = 0;
    ent_text line;
    while (out && enti_text_next_line(&line, &body)) {
        size_t chunk = 0, digits = 0;
        for (; digits < line.len && digits < 8; digits++) {
            char c = enti_to_lower(line.at[digits]);
            if (!enti_is_digit(c) && (c < 'a' || c > 'f')) break;
            chunk = chunk * 16 + (size_t)(enti_is_digit(c) ? c - '0' : c - 'a' + 10);
        }
        if (!digits || !chunk) break;
        if (chunk > body.len) chunk = body.len;
        memcpy(out + len, body.at, chunk);
        len += chunk;
        body = enti_text_slice(body, chunk, body.len);
        if (!enti_text_next_line(&line, &body)) break; /* the end of the chunk's own line */
    }
    return enti_text(out, out ? len : 0);
}

static ent_status gather(void *context, enti_stream *bytes, ent_text name) {
    enti_buffer *out = context;
    (void)name;
    while (enti_stream_more(bytes)) {
        enti_buffer_add(out, enti_stream_window(bytes));
        enti_stream_take(bytes, enti_stream_window(bytes).len);
        if (out->len > ENTI_RECORD_BYTES) return ENT_INPUT;
    }
    return bytes->status;
}

/* Unpack a body in gzip, as far as it goes. false: nowhere. */
static bool unpack(enti_arena *arena, ent_text *body) {
    uint64_t read = body->len;
    enti_memory memory = {*body};
    enti_expansion expansion = {body->len, &read, 0, 0};
    enti_stream packed = {.window = {NULL, 0, 0, false}}, member = {.window = {NULL, 0, 0, false}};
    enti_buffer out;
    enti_buffer_init(&out);
    enti_stream_begin(&packed, enti_memory_pull, &memory, NULL, NULL);
    enti_stream_need(&packed, ENTI_HEAD_BYTES);
    enti_archive_visitor visitor = {gather, &out, &member, &expansion};
    enti_archive_walk(&packed, &visitor);
    bool is_good = out.len && !out.failed;
    if (out.failed || packed.status == ENT_NOMEM || member.status == ENT_NOMEM) arena->failed = true;
    if (is_good) *body = enti_arena_copy(arena, enti_buffer_text(&out));
    enti_buffer_release(&out);
    enti_stream_release(&packed);
    enti_stream_release(&member);
    return is_good;
}

/* The body of a response as it was meant; false: it cannot be had. */
static bool open_response(enti_arena *arena, ent_text block, ent_text *type, ent_text *body) {
    ent_text head;
    enti_headers_cut(&head, body, block);
    *type = enti_header(arena, head, "Content-Type");
    if (enti_starts_caseless(enti_header(arena, head, "Transfer-Encoding"), "chunked"))
        *body = join_chunks(arena, *body);
    ent_text packing = enti_header(arena, head, "Content-Encoding");
    if (packing.len && enti_is_archive(*body)) return unpack(arena, body);
    /* Crawlers that unpacked the body kept its header. */
    return !packing.len || enti_starts_caseless(packing, "identity") || enti_is_html(*body);
}

static ent_text first_line(ent_text text) {
    ent_text line = {NULL, 0};
    enti_text_next_line(&line, &text);
    return line.len <= ENTI_TITLE_POINTS ? line : enti_text(NULL, 0);
}

ent_status enti_web_parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    enti_arena *arena = parsing->arena;
    ent_text header = parsing->raw->fields, body = parsing->raw->bytes, type;
    enti_record record = {.is_plain = false};
    bool is_response = enti_text_is(enti_header(arena, header, "WARC-Type"), "response");
    if (is_response && !open_response(arena, parsing->raw->bytes, &type, &body))
        return enti_record_refuse(parsing, "the page is packed in a way that is not read, or damaged");
    if (!is_response) type = enti_header(arena, header, "Content-Type");
    bool is_page = !enti_starts_caseless(type, "text/plain"), is_latin;
    ent_text charset = enti_find_charset(arena, type);
    if (!charset.len && is_page) charset = enti_find_charset(arena, body);
    const char *encoding = charset.len ? enti_encoding_meant(&is_latin, charset.at) : NULL;
    size_t repaired = 0;
    ent_text text = enti_decode_as(arena, body, encoding, &repaired);
    if (!charset.len || !is_latin) record.repaired = repaired;
    enti_record_set(&record, ENTI_FIELD_URL, 0, enti_header(arena, header, "WARC-Target-URI"));
    if (is_page)
        enti_page_read(&record, text, arena);
    else
        enti_record_set(&record, ENTI_FIELD_TEXT, 0, text);
    if (!is_page) enti_record_set(&record, ENTI_FIELD_TITLE, 0, first_line(text));
    enti_record_set(&record, ENTI_FIELD_DATE, ENTI_RANK_CRAWL, enti_header(arena, header, "WARC-Date"));
    return enti_record_article(article, notes, &record, parsing);
}
