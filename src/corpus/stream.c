/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/stream.h"

#include "corpus/limits.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

void enti_stream_begin(enti_stream *stream, size_t (*pull)(enti_stream *, char *, size_t), void *context,
                       const char *file, const ent_sink *sink) {
    enti_buffer window = stream->window;
    enti_buffer_clear(&window);
    *stream = (enti_stream){.pull = pull, .context = context, .window = window, .sink = sink};
    stream->place.file = file;
}

void enti_stream_release(enti_stream *stream) {
    enti_buffer_release(&stream->window);
}

void enti_stream_fail(enti_stream *stream, ent_status status, const char *format, ...) {
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (stream->status == ENT_OK) {
        stream->status = status;
        enti_report(stream->sink, ENT_ERROR, stream->place, "%s", text);
    }
    stream->ended = true;
}

/* Room behind the unread bytes: moved to the front if that gives enough, else a larger window. */
static bool make_room(enti_stream *stream) {
    enti_buffer *window = &stream->window;
    if (stream->at == window->len) {
        stream->at = window->len = 0;
    } else if (stream->at > window->capacity / 2) {
        memmove(window->bytes, window->bytes + stream->at, window->len - stream->at);
        window->len -= stream->at;
        stream->at = 0;
    }
    size_t wanted = window->capacity ? window->capacity / 4 : ENTI_HEAD_BYTES;
    if (enti_buffer_reserve(window, wanted < ENTI_HEAD_BYTES ? wanted : ENTI_HEAD_BYTES)) return true;
    enti_stream_fail(stream, ENT_NOMEM, "out of memory");
    return false;
}

bool enti_stream_more(enti_stream *stream) {
    if (stream->ended || !make_room(stream)) return false;
    enti_buffer *window = &stream->window;
    size_t count = stream->pull(stream, window->bytes + window->len, window->capacity - window->len);
    window->len += count;
    if (!count) stream->ended = true;
    return count > 0;
}

bool enti_stream_need(enti_stream *stream, size_t count) {
    while (stream->window.len - stream->at < count)
        if (!enti_stream_more(stream)) return false;
    return true;
}

size_t enti_memory_pull(enti_stream *stream, char *bytes, size_t room) {
    enti_memory *memory = stream->context;
    size_t count = memory->rest.len < room ? memory->rest.len : room;
    if (!count) return 0;
    memcpy(bytes, memory->rest.at, count);
    memory->rest = enti_text_slice(memory->rest, count, memory->rest.len);
    return count;
}

size_t enti_descriptor_pull(enti_stream *stream, char *bytes, size_t room) {
    enti_descriptor *file = stream->context;
    ssize_t count;
    do {
        if (file->interrupt && *file->interrupt) {
            stream->status = ENT_INTERRUPTED;
            return 0;
        }
        count = read(file->number, bytes, room);
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        char text[256];
        enti_stream_fail(stream, ENT_INPUT, "reading failed: %s",
                         strerror_r(errno, text, sizeof text) ? "unknown error" : text);
        return 0;
    }
    *file->count += (uint64_t)count;
    return (size_t)count;
}
