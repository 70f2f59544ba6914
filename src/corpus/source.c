/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Lines are found in the window of the stream and lent out of it; only the first record of a file is copied,
 * since its number depends on whether a second follows. */
#include "corpus/source.h"

#include "corpus/limits.h"

#include <stdarg.h>
#include <stdio.h>

void enti_source_skip(enti_source *source, size_t line, size_t column, const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    source->counts->records_skipped++;
    enti_report(source->sink, ENT_ERROR, (enti_place){source->file, line, column}, "skipped: %s", text);
}

/* Take bytes up to and with the next line feed, however far it is. */
static void pass_line(enti_stream *stream) {
    for (;;) {
        ent_text window = enti_stream_window(stream);
        size_t end = enti_text_find_byte(window, 0, '\n');
        enti_stream_take(stream, end < window.len ? end + 1 : end);
        if (end < window.len || !enti_stream_more(stream)) return;
    }
}

/* Pull until the window holds a line feed, too much, or all there is. Its place, or the window's length. */
static size_t find_line_end(enti_stream *stream) {
    size_t scanned = 0, len, end;
    do {
        len = enti_stream_window(stream).len;
        end = enti_text_find_byte(enti_stream_window(stream), scanned, '\n');
        scanned = len;
    } while (end == len && len <= ENTI_RECORD_BYTES && enti_stream_more(stream));
    return end;
}

bool enti_source_line(enti_source *source, ent_text *line) {
    enti_stream *stream = source->stream;
    for (;;) {
        size_t end = find_line_end(stream);
        ent_text window = enti_stream_window(stream);
        if (!window.len || stream->status != ENT_OK) return false;
        source->line++;
        if (end <= ENTI_RECORD_BYTES) {
            *line = enti_text(window.at, end);
            enti_stream_take(stream, end < window.len ? end + 1 : end);
            return true;
        }
        pass_line(stream);
        enti_source_skip(source, source->line, 0, "the line is longer than 256 MiB");
    }
}

ent_status enti_source_all(enti_source *source, ent_text *bytes) {
    enti_stream *stream = source->stream;
    while (enti_stream_more(stream)) {
        if (enti_stream_window(stream).len <= ENTI_ARTICLE_BYTES) continue;
        enti_stream_fail(stream, ENT_INPUT, "skipped: a text is longer than 2 GiB");
    }
    if (stream->status != ENT_OK) return stream->status;
    *bytes = enti_stream_window(stream);
    enti_stream_take(stream, bytes->len);
    return ENT_OK;
}

static ent_status hand_over(enti_source *source, enti_raw *raw, size_t number) {
    raw->number = number;
    if (source->handler->interrupt && *source->handler->interrupt) return source->stopped = ENT_INTERRUPTED;
    return source->stopped = source->handler->record(source->handler->context, raw);
}

static ent_status hold(enti_source *source, const enti_raw *raw) {
    enti_buffer *kept = &source->held_bytes;
    enti_buffer_clear(kept);
    enti_buffer_add(kept, raw->bytes);
    enti_buffer_add(kept, raw->fields);
    if (kept->failed) return source->stopped = ENT_NOMEM;
    source->held = *raw;
    source->held.bytes = enti_text(kept->bytes, raw->bytes.len);
    source->held.fields = enti_text(kept->bytes + raw->bytes.len, raw->fields.len);
    return ENT_OK;
}

ent_status enti_source_emit(enti_source *source, ent_text bytes, ent_text fields, size_t line) {
    enti_raw raw = {source->reader, bytes, fields, source->file, source->path_id, 0, line};
    source->number++;
    if (source->number == 1) return hold(source, &raw);
    ent_status status = source->number == 2 ? hand_over(source, &source->held, 1) : ENT_OK;
    return status ? status : hand_over(source, &raw, source->number);
}

ent_status enti_source_finish(enti_source *source) {
    if (source->stopped || source->number != 1) return source->stopped;
    return hand_over(source, &source->held, 0);
}
