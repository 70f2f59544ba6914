/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Cost: one pass that checks eight ASCII bytes at a time, and one copy. */
#include "corpus/decode.h"

#include "base/utf8.h"
#include "corpus/limits.h"

#include <errno.h>
#include <iconv.h>
#include <strings.h>

#define REPLACEMENT "\xEF\xBF\xBD"

enum { LEAST_ROOM = 16, GUESSED_BY = 2048 };

static void *open_converter(const char *encoding) {
    iconv_t converter = iconv_open("UTF-8", encoding);
    return converter == (iconv_t)-1 ? NULL : converter;
}

static bool is_utf8_name(const char *encoding) {
    return !strcasecmp(encoding, "UTF-8") || !strcasecmp(encoding, "UTF8");
}

bool enti_encoding_known(const char *encoding) {
    if (is_utf8_name(encoding)) return true;
    void *converter = open_converter(encoding);
    if (converter) iconv_close(converter);
    return converter != NULL;
}

const char *enti_encoding_meant(bool *is_latin, const char *name) {
    static const char *const latin[] = {"iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"};
    static const char *const wider[][2] = {
        {"gb2312", "GB18030"}, {"gbk", "GB18030"}, {"x-sjis", "SHIFT_JIS"}};
    *is_latin = false;
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++) *is_latin |= !strcasecmp(name, latin[i]);
    for (size_t i = 0; i < sizeof wider / sizeof *wider; i++)
        if (!strcasecmp(name, wider[i][0])) return wider[i][1];
    bool is_guessed = *is_latin || is_utf8_name(name) || !strcasecmp(name, "utf-16");
    return is_guessed || !enti_encoding_known(name) ? NULL : name;
}

/* UTF-16 without a BOM: mostly Latin text, so that one of each two bytes is mostly NUL. */
static const char *guess_utf16(ent_text head) {
    size_t pairs = (head.len < GUESSED_BY ? head.len : GUESSED_BY) / 2, nul[2] = {0, 0};
    for (size_t i = 0; i < 2 * pairs; i++) nul[i % 2] += !head.at[i];
    if (pairs < 2) return NULL;
    if (nul[1] * 10 > pairs * 4 && nul[0] * 20 < pairs) return "UTF-16LE";
    if (nul[0] * 10 > pairs * 4 && nul[1] * 20 < pairs) return "UTF-16BE";
    return NULL;
}

/* The encoding of `head` as iconv names it, or NULL for UTF-8; `*bom` bytes are to be passed over. */
static const char *encoding_of(ent_text head, const char *given, size_t *bom) {
    *bom = 0;
    if (enti_text_starts(head, ENTI_TEXT("\xEF\xBB\xBF"))) {
        *bom = 3;
        return NULL;
    }
    if (enti_text_starts(head, ENTI_TEXT("\xFF\xFE")) || enti_text_starts(head, ENTI_TEXT("\xFE\xFF"))) {
        *bom = 2;
        return head.at[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
    }
    if (given) return is_utf8_name(given) ? NULL : given;
    return guess_utf16(head);
}

static size_t unit_of(const char *encoding) {
    static const struct {
        const char *begins;
        size_t unit;
    } rows[] = {{"UTF-16", 2}, {"UTF16", 2}, {"UCS-2", 2}, {"UTF-32", 4}, {"UTF32", 4}, {"UCS-4", 4}};
    for (size_t i = 0; encoding && i < sizeof rows / sizeof *rows; i++)
        if (!strncasecmp(encoding, rows[i].begins, strlen(rows[i].begins))) return rows[i].unit;
    return 1;
}

ent_status enti_decoder_begin(enti_decoder *decoder, enti_stream *below, const char *encoding) {
    enti_stream_need(below, ENTI_HEAD_BYTES);
    size_t bom;
    const char *chosen = encoding_of(enti_stream_window(below), encoding, &bom);
    void *converter = chosen ? open_converter(chosen) : NULL;
    if (chosen && !converter) return ENT_USAGE;
    enti_stream_take(below, bom);
    *decoder = (enti_decoder){.below = below, .converter = converter, .unit = unit_of(chosen)};
    decoder->at_start = true;
    decoder->offset = bom;
    return ENT_OK;
}

void enti_decoder_end(enti_decoder *decoder) {
    if (decoder->converter) iconv_close(decoder->converter);
    decoder->converter = NULL;
}

static void count_repair(enti_decoder *decoder, size_t count) {
    if (decoder->expects_1252) return;
    if (!decoder->repaired) decoder->first_repair = decoder->offset;
    decoder->repaired += count;
}

/* Copy `count` bytes with LF line ends; bytes written. */
static size_t copy_lines(enti_decoder *decoder, char *out, const char *from, size_t count) {
    char *begin = out;
    while (count) {
        if (decoder->after_cr && *from == '\n') {
            from++;
            count--;
        }
        decoder->after_cr = false;
        const char *cr = count ? memchr(from, '\r', count) : NULL;
        size_t run = cr ? (size_t)(cr - from) : count;
        if (run) memmove(out, from, run);
        out += run;
        from += run;
        count -= run;
        if (!cr) break;
        *out++ = '\n';
        decoder->after_cr = true;
        from++;
        count--;
    }
    return (size_t)(out - begin);
}

static void take(enti_decoder *decoder, size_t count) {
    enti_stream_take(decoder->below, count);
    decoder->offset += count;
}

/* One step of UTF-8: a valid run, or one byte that is none. Bytes written. */
static size_t step_utf8(enti_decoder *decoder, char *out, size_t room) {
    enti_stream_need(decoder->below, 4);
    ent_text window = enti_stream_window(decoder->below);
    if (window.len > room) window.len = room;
    size_t valid = enti_utf8_valid(window), written;
    if (valid) {
        written = copy_lines(decoder, out, window.at, valid);
        take(decoder, valid);
    } else {
        count_repair(decoder, 1);
        written = enti_utf8_encode(out, enti_windows_1252((unsigned char)*window.at));
        decoder->after_cr = false;
        take(decoder, 1);
    }
    return written;
}

/* One step of iconv. Its output is UTF-8; line ends are made even in place. */
static size_t step_iconv(enti_decoder *decoder, char *out, size_t room) {
    enti_stream_need(decoder->below, LEAST_ROOM);
    ent_text window = enti_stream_window(decoder->below);
    char *in = (char *)window.at, *end = out;
    size_t in_left = window.len, out_left = room;
    size_t done = iconv(decoder->converter, &in, &in_left, &end, &out_left);
    bool stuck = in_left == window.len && end == out;
    take(decoder, window.len - in_left);
    if (done == (size_t)-1 && (errno == EILSEQ || (stuck && errno == EINVAL)) && out_left >= 3) {
        memcpy(end, REPLACEMENT, 3);
        end += 3;
        count_repair(decoder, 1);
        take(decoder, in_left < decoder->unit ? in_left : decoder->unit);
    }
    return copy_lines(decoder, out, out, (size_t)(end - out));
}

size_t enti_decoder_pull(enti_stream *stream, char *bytes, size_t room) {
    enti_decoder *decoder = stream->context;
    size_t used = 0;
    while (room - used >= LEAST_ROOM && enti_stream_need(decoder->below, 1)) {
        size_t count = decoder->converter ? step_iconv(decoder, bytes + used, room - used)
                                          : step_utf8(decoder, bytes + used, room - used);
        bool is_bom = decoder->at_start && count >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3);
        if (is_bom) memmove(bytes, bytes + 3, count -= 3);
        decoder->at_start = false;
        used += count;
    }
    if (!used && decoder->below->status != ENT_OK) stream->status = decoder->below->status;
    return used;
}

/* Decode `bytes` into `out`, to the end or, with `is_head`, one window full. Bytes repaired. */
static size_t decode_memory(enti_buffer *out, ent_text bytes, const char *encoding, bool is_head) {
    enti_memory memory = {bytes};
    enti_stream below = {.pull = enti_memory_pull, .context = &memory};
    enti_stream text = {.pull = enti_decoder_pull};
    enti_decoder decoder = {.below = NULL};
    if (!enti_decoder_begin(&decoder, &below, encoding)) {
        text.context = &decoder;
        while (enti_stream_more(&text)) {
            enti_buffer_add(out, enti_stream_window(&text));
            enti_stream_take(&text, enti_stream_window(&text).len);
            if (is_head) break;
        }
        if (text.status || below.status) out->failed = true;
        enti_decoder_end(&decoder);
    }
    enti_stream_release(&text);
    enti_stream_release(&below);
    return decoder.repaired;
}

void enti_decode_head(enti_buffer *out, ent_text head, const char *encoding) {
    decode_memory(out, head, encoding, true);
}

ent_text enti_decode_as(enti_arena *arena, ent_text bytes, const char *encoding, size_t *repaired) {
    enti_buffer text;
    enti_buffer_init(&text);
    *repaired += decode_memory(&text, bytes, encoding, false);
    if (text.failed) arena->failed = true;
    ent_text copy = enti_arena_copy(arena, enti_buffer_text(&text));
    enti_buffer_release(&text);
    return copy;
}
