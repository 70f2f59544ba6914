/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * RFC 2045 to 2047, as far as mail that was saved needs them. */
#include "corpus/mime.h"

#include "corpus/decode.h"
#include "corpus/headers.h"

enum { DEEPEST = 8, MOST_PARTS = 1000 };

static int hex_digit(char c) {
    c = enti_to_lower(c);
    if (enti_is_digit(c)) return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Quoted-printable; `_` is a space in a header. */
static ent_text unquote(enti_arena *arena, ent_text text, bool is_header) {
    char *out = enti_arena_take(arena, text.len + 1, 1);
    size_t len = 0;
    for (size_t at = 0; out && at < text.len; at++) {
        char c = text.at[at];
        int high = at + 2 < text.len ? hex_digit(text.at[at + 1]) : -1,
            low = high < 0 ? -1 : hex_digit(text.at[at + 2]);
        if (c == '=' && low >= 0) {
            out[len++] = (char)(high << 4 | low);
            at += 2;
        } else if (c == '=' && at + 1 < text.len && text.at[at + 1] == '\n') {
            at++;
        } else {
            out[len++] = c == '_' && is_header ? ' ' : c;
        }
    }
    return enti_text(out, out ? len : 0);
}

static ent_text from_base64(enti_arena *arena, ent_text text) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *out = enti_arena_take(arena, text.len + 1, 1);
    size_t len = 0;
    unsigned bits = 0, held = 0;
    for (size_t at = 0; out && at < text.len && text.at[at] != '='; at++) {
        const char *digit = memchr(digits, text.at[at], 64);
        if (!digit) continue;
        bits = (bits << 6 | (unsigned)(digit - digits)) & 0xFFFFFF;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        out[len++] = (char)(bits >> held & 0xFF);
    }
    return enti_text(out, out ? len : 0);
}

static ent_text decoded(enti_arena *arena, ent_text bytes, ent_text charset, size_t *repaired) {
    bool is_latin = false;
    const char *encoding = charset.len ? enti_encoding_meant(&is_latin, charset.at) : NULL;
    size_t count = 0;
    ent_text text = enti_decode_as(arena, bytes, encoding, &count);
    if (!is_latin) *repaired += count;
    return text;
}

/* An encoded word at `*at`, stepped over; empty: none there. */
static bool read_word(enti_arena *arena, ent_text value, size_t *at, ent_text *text) {
    ent_text rest = enti_text_slice(value, *at + 2, value.len), charset, kind, word;
    size_t unused = 0;
    if (!enti_text_next_part(&charset, &rest, '?') || !enti_text_next_part(&kind, &rest, '?') ||
        kind.len != 1)
        return false;
    size_t end = 0;
    while (end + 1 < rest.len && (rest.at[end] != '?' || rest.at[end + 1] != '=')) end++;
    if (end + 1 >= rest.len) return false;
    word = enti_text(rest.at, end);
    ent_text bytes = enti_to_lower(*kind.at) == 'b' ? from_base64(arena, word) : unquote(arena, word, true);
    charset.len = enti_text_find_byte(charset, 0, '*'); /* a language may follow */
    *text = decoded(arena, bytes, enti_arena_copy(arena, charset), &unused);
    *at = (size_t)(rest.at + end + 2 - value.at);
    return true;
}

ent_text enti_mime_words(enti_arena *arena, ent_text value) {
    enti_buffer out;
    enti_buffer_init(&out);
    size_t repaired = 0, gap_at = 0;
    bool after_word = false;
    value = enti_decode_bytes(arena, value, &repaired);
    for (size_t at = 0; at < value.len;) {
        ent_text word;
        if (enti_text_starts(enti_text_slice(value, at, value.len), ENTI_TEXT("=?")) &&
            read_word(arena, value, &at, &word)) {
            if (after_word) out.len = gap_at; /* blanks between two encoded words are not there */
            enti_buffer_add(&out, word);
            gap_at = out.len;
            after_word = true;
            continue;
        }
        if (!enti_is_space(value.at[at])) after_word = false;
        enti_buffer_add_byte(&out, value.at[at++]);
    }
    if (out.failed) arena->failed = true;
    ent_text text = enti_arena_copy(arena, enti_buffer_text(&out));
    enti_buffer_release(&out);
    return text;
}

/* A parameter of a header: boundary="x", charset=y. In `arena`. */
static ent_text parameter(enti_arena *arena, ent_text value, const char *name) {
    ent_text rest = value, part;
    while (enti_text_next_part(&part, &rest, ';')) {
        part = enti_text_trim(part);
        size_t len = strlen(name);
        if (!enti_starts_caseless(part, name) || part.len <= len || part.at[len] != '=') continue;
        part = enti_text_trim(enti_text_slice(part, len + 1, part.len));
        bool quoted = part.len >= 2 && *part.at == '"' && part.at[part.len - 1] == '"';
        return enti_arena_copy(arena, quoted ? enti_text_slice(part, 1, part.len - 1) : part);
    }
    return enti_text(NULL, 0);
}

struct parts {
    ent_text plain, html; /* whole parts with their headers */
    size_t count;
};

static void find_parts(struct parts *parts, enti_arena *arena, ent_text part, unsigned depth);

static bool is_boundary(ent_text line, ent_text boundary) {
    return line.len >= boundary.len + 2 && line.at[0] == '-' && line.at[1] == '-' &&
           enti_text_starts(enti_text_slice(line, 2, line.len), boundary);
}

static void find_in(struct parts *parts, enti_arena *arena, ent_text body, ent_text boundary,
                    unsigned depth) {
    ent_text rest = body, line;
    const char *begin = NULL;
    while (enti_text_next_line(&line, &rest)) {
        if (!is_boundary(line, boundary)) continue;
        if (begin) find_parts(parts, arena, enti_text(begin, (size_t)(line.at - begin)), depth);
        begin = rest.at;
    }
}

/* Remember the first plain and the first HTML part that is no attachment; nesting is bounded. */
static void find_parts(struct parts *parts, enti_arena *arena, ent_text part, unsigned depth) {
    ent_text head, body;
    if (parts->count++ > MOST_PARTS) return;
    enti_headers_cut(&head, &body, part);
    ent_text type = enti_header(arena, head, "Content-Type"), boundary = parameter(arena, type, "boundary");
    if (enti_starts_caseless(enti_header(arena, head, "Content-Disposition"), "attachment")) return;
    if (enti_starts_caseless(type, "multipart/") && boundary.len && depth < DEEPEST)
        find_in(parts, arena, body, boundary, depth + 1);
    else if ((!type.len || enti_starts_caseless(type, "text/plain")) && !parts->plain.len)
        parts->plain = part;
    else if (enti_starts_caseless(type, "text/html") && !parts->html.len)
        parts->html = part;
}

ent_text enti_mime_text(enti_arena *arena, ent_text message, bool *is_html, size_t *repaired) {
    struct parts parts = {.count = 0};
    find_parts(&parts, arena, message, 0);
    ent_text head, body, part = parts.plain.len ? parts.plain : parts.html;
    *is_html = !parts.plain.len && parts.html.len;
    if (!part.len) return part;
    enti_headers_cut(&head, &body, part);
    ent_text coding = enti_header(arena, head, "Content-Transfer-Encoding");
    if (enti_starts_caseless(coding, "quoted-printable")) body = unquote(arena, body, false);
    if (enti_starts_caseless(coding, "base64")) body = from_base64(arena, body);
    return decoded(arena, body, parameter(arena, enti_header(arena, head, "Content-Type"), "charset"),
                   repaired);
}
