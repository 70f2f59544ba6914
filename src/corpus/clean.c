/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Characters that may not stand in a text, wherever they came from: a file, an escape in JSON, an entity.
 * Most texts have none and are copied at once. */
#include "base/fold.h"
#include "base/utf8.h"
#include "corpus/decode.h"

#define DROPPED UINT32_MAX

/* Windows-1252 from 0x80 to 0x9F. */
static const uint16_t windows_1252[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                          0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

uint32_t enti_windows_1252(uint32_t byte) {
    return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

/* Bytes that begin nothing to be cleaned: no control, C1 control (C2 80 to C2 9F), U+FFFE or U+FFFF (EF BF
 * BE, EF BF BF). */
static bool is_plain(unsigned char byte) {
    return (byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xEF) || byte == '\n' || byte == '\t';
}

/* Whether eight bytes are printable ASCII; a few that are may be denied. */
static bool are_printable(const char *bytes) {
    const uint64_t each = UINT64_C(0x0101010101010101), high = each * 0x80;
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return !((eight | (eight - each * 0x20) | (eight + each)) & high);
}

static size_t plain_run(ent_text text, size_t from) {
    while (from < text.len) {
        if (text.len - from >= 8 && are_printable(text.at + from))
            from += 8;
        else if (is_plain((unsigned char)text.at[from]))
            from++;
        else
            break;
    }
    return from;
}

static uint32_t cleaned(uint32_t point) {
    if (point == '\r' || point == '\f' || point == '\v') return '\n';
    if (point == 0) return DROPPED;
    if (point < 0x20 || point == 0x7F || point == 0xFFFE || point == 0xFFFF) return 0xFFFD;
    return enti_windows_1252(point);
}

static void clean_into(enti_buffer *out, ent_text text, size_t *repaired) {
    size_t at = 0;
    while (at < text.len) {
        size_t end = plain_run(text, at);
        enti_buffer_add(out, enti_text_slice(text, at, end));
        if ((at = end) == text.len) break;
        uint32_t point = enti_utf8_next(text, &at), better = cleaned(point);
        if (point == '\r' && at < text.len && text.at[at] == '\n') at++;
        *repaired += better != point && better != '\n';
        if (better != DROPPED) enti_buffer_add_point(out, better);
    }
}

static ent_text kept_in(enti_arena *arena, enti_buffer *buffer) {
    if (buffer->failed) arena->failed = true;
    ent_text copy = enti_arena_copy(arena, enti_buffer_text(buffer));
    enti_buffer_release(buffer);
    return copy;
}

ent_text enti_clean_text(enti_arena *arena, ent_text text, size_t *repaired) {
    if (plain_run(text, 0) == text.len) return enti_arena_copy(arena, text);
    enti_buffer buffer;
    enti_buffer_init(&buffer);
    clean_into(&buffer, text, repaired);
    return kept_in(arena, &buffer);
}

ent_text enti_clean_line(enti_arena *arena, ent_text text, size_t *repaired) {
    ent_text clean = enti_clean_text(arena, text, repaired);
    enti_buffer line;
    enti_buffer_init(&line);
    bool gap = false;
    for (size_t at = 0, begin; at < clean.len;) {
        begin = at;
        bool blank = enti_is_blank(enti_utf8_next(clean, &at));
        if (!blank && gap && line.len) enti_buffer_add_byte(&line, ' ');
        if (!blank) enti_buffer_add(&line, enti_text_slice(clean, begin, at));
        gap = blank;
    }
    return kept_in(arena, &line);
}

ent_text enti_decode_bytes(enti_arena *arena, ent_text bytes, size_t *repaired) {
    size_t valid = enti_utf8_valid(bytes);
    if (valid == bytes.len) return bytes;
    enti_buffer text;
    enti_buffer_init(&text);
    while (bytes.len) {
        valid = enti_utf8_valid(bytes);
        enti_buffer_add(&text, enti_text(bytes.at, valid));
        bytes = enti_text_slice(bytes, valid, bytes.len);
        if (!bytes.len) break;
        enti_buffer_add_point(&text, enti_windows_1252((unsigned char)*bytes.at));
        bytes = enti_text_slice(bytes, 1, bytes.len);
        ++*repaired;
    }
    return kept_in(arena, &text);
}
