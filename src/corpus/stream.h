/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Bytes that are read through one reused window. Streams stand on each other, and each is pulled by the one
 * above:
 *
 *     file or memory -> [archive member -> [archive member]] -> decoder -> lines and records
 *
 * The window holds what was pulled and not yet taken. It grows only where a reader asks for more at once. */
#ifndef ENTI_CORPUS_STREAM_H
#define ENTI_CORPUS_STREAM_H

#include "base/buffer.h"
#include "base/diagnostic.h"

typedef struct enti_stream enti_stream;

struct enti_stream {
    /* Up to `room` bytes to `bytes`; 0: the end, or `status` is no longer OK. */
    size_t (*pull)(enti_stream *stream, char *bytes, size_t room);
    void *context;
    enti_buffer window;
    size_t at; /* taken from the window */
    bool ended;
    ent_status status; /* what first went wrong, which was reported */
    enti_place place;  /* for messages */
    const ent_sink *sink;
};

/* Ready a stream for a new file; its window's memory is reused. */
void enti_stream_begin(enti_stream *stream, size_t (*pull)(enti_stream *, char *, size_t), void *context,
                       const char *file, const ent_sink *sink);
void enti_stream_release(enti_stream *stream);

/* Report, and end the stream with `status`. */
void enti_stream_fail(enti_stream *stream, ent_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* What lies in the window. Valid until the next call. */
static inline ent_text enti_stream_window(const enti_stream *stream) {
    return enti_text_slice(enti_buffer_text(&stream->window), stream->at, stream->window.len);
}
static inline void enti_stream_take(enti_stream *stream, size_t count) {
    stream->at += count;
}

/* Pull once more behind what lies in the window. false: nothing came. */
bool enti_stream_more(enti_stream *stream);
/* Pull until the window holds `count` bytes. false: the end came first. */
bool enti_stream_need(enti_stream *stream, size_t count);

/* Bytes in memory, as a pull. */
typedef struct enti_memory {
    ent_text rest;
} enti_memory;
size_t enti_memory_pull(enti_stream *stream, char *bytes, size_t room);

/* An open file, as a pull. */
typedef struct enti_descriptor {
    int number;
    uint64_t *count;               /* bytes read are added */
    const volatile int *interrupt; /* may be NULL */
} enti_descriptor;
size_t enti_descriptor_pull(enti_stream *stream, char *bytes, size_t room);

#endif
