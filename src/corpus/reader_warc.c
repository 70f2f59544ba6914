/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Web archives: WARC with its responses, WET (WARC with texts), and the older ARC. Records are found by their
 * lengths; where one is wrong, by the next line that begins a record. Pages that were not found, pictures,
 * requests and the like are passed over.
 *
 *     fields   the record's header; that of ARC is written as WARC's
 *     bytes    the block: HTTP header and body, or a text */
#include "corpus/headers.h"
#include "corpus/limits.h"
#include "corpus/web.h"

#include <stdlib.h>

enum { MOST_HEADER_LINES = 1000 };

static int sniff(const enti_head *head) {
    ent_text text = enti_text_trim(head->bytes);
    return enti_text_starts(text, ENTI_TEXT("WARC/1.")) || enti_text_starts(text, ENTI_TEXT("filedesc://"))
               ? 100
               : 0;
}

static bool is_warc_line(ent_text line) {
    return enti_text_starts(line, ENTI_TEXT("WARC/1.")) || enti_text_starts(line, ENTI_TEXT("WARC/0."));
}

/* A line of ARC: address, IP, 14 digits, type, length; as a header of WARC. */
static bool read_arc_line(enti_buffer *header, ent_text line) {
    ent_text parts[5], rest = line;
    size_t count = 0;
    while (count < 5 && enti_text_next_part(&parts[count], &rest, ' ')) count++;
    if (count < 5 || rest.len || parts[2].len != 14) return false;
    for (size_t i = 0; i < parts[4].len; i++)
        if (!enti_is_digit(parts[4].at[i])) return false;
    bool is_page = enti_starts_caseless(parts[0], "http");
    enti_buffer_add_format(header, "WARC-Type: %s\nContent-Type: application/http\nWARC-Target-URI: %.*s\n",
                           is_page ? "response" : "warcinfo", (int)parts[0].len, parts[0].at);
    enti_buffer_add_format(header, "WARC-Date: %.*s\nContent-Length: %.*s\n", (int)parts[2].len, parts[2].at,
                           (int)parts[4].len, parts[4].at);
    return true;
}

/* The header of the next record; lines that begin none are passed over and counted. false: the end. */
static bool read_header(enti_source *source, enti_buffer *header, size_t *stray) {
    ent_text line;
    enti_buffer_clear(header);
    while (!header->len) {
        if (!enti_source_line(source, &line)) return false;
        line = enti_text_trim(line);
        if (is_warc_line(line)) break;
        *stray += line.len && !read_arc_line(header, line);
    }
    if (header->len) return true;
    for (size_t i = 0; i < MOST_HEADER_LINES && enti_source_line(source, &line); i++) {
        if (!enti_text_trim(line).len) return true;
        enti_buffer_add(header, line);
        enti_buffer_add_byte(header, '\n');
    }
    return source->stream->status == ENT_OK;
}

/* -1: none, or nonsense. */
static int64_t read_length(enti_arena *arena, ent_text header) {
    ent_text text = enti_header(arena, header, "Content-Length");
    int64_t length = text.len && text.len < 16 ? 0 : -1;
    for (size_t i = 0; length >= 0 && i < text.len; i++)
        length = enti_is_digit(text.at[i]) ? length * 10 + (text.at[i] - '0') : -1;
    return length;
}

static void pass(enti_source *source, uint64_t count) {
    while (count && enti_stream_need(source->stream, 1)) {
        ent_text window = enti_stream_window(source->stream);
        size_t some = window.len < count ? window.len : (size_t)count;
        for (size_t i = 0; i < some; i++) source->line += window.at[i] == '\n';
        enti_stream_take(source->stream, some);
        count -= some;
    }
}

static ent_status read_block(enti_source *source, enti_arena *arena, ent_text header, size_t *passed) {
    int64_t length = read_length(arena, header);
    if (length < 0) {
        enti_source_skip(source, source->line, 0, "a record without a length");
        return ENT_OK;
    }
    size_t begin = source->line;
    if ((uint64_t)length > ENTI_RECORD_BYTES) {
        enti_source_skip(source, begin, 0, "the record is longer than 256 MiB");
        pass(source, (uint64_t)length);
        return ENT_OK;
    }
    bool is_whole = enti_stream_need(source->stream, (size_t)length);
    if (source->stream->status) return ENT_OK;
    ent_text block = enti_stream_window(source->stream);
    if (is_whole) block.len = (size_t)length;
    ent_status status = ENT_OK;
    if (!is_whole)
        enti_source_skip(source, begin, 0, "the record is cut off");
    else if (enti_web_is_text(arena, header, block))
        status = enti_source_emit(source, block, header, begin);
    else
        ++*passed;
    if (status == ENT_OK) pass(source, block.len);
    return status;
}

static ent_status read(enti_source *source) {
    enti_buffer header;
    enti_buffer_init(&header);
    enti_arena arena;
    enti_arena_init(&arena);
    size_t stray = 0, passed = 0;
    ent_status status = ENT_OK;
    while (status == ENT_OK && read_header(source, &header, &stray)) {
        if (!header.failed) status = read_block(source, &arena, enti_buffer_text(&header), &passed);
        if (header.failed || arena.failed) status = ENT_NOMEM;
        enti_arena_reset(&arena);
    }
    if (stray) enti_source_skip(source, 0, 0, "%zu lines that belong to no record", stray);
    if (passed)
        enti_report(source->sink, ENT_NOTE, (enti_place){source->file, 0, 0},
                    "passed over: %zu records that are no pages or texts", passed);
    enti_buffer_release(&header);
    enti_arena_release(&arena);
    return status;
}

const enti_reader enti_reader_warc = {
    .name = "warc",
    .summary = "web archives: WARC, WET and ARC; their pages and texts",
    .suffixes = ".warc .wet .arc",
    .is_binary = true,
    .sniff = sniff,
    .read = read,
    .parse = enti_web_parse,
};
