/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/buffer.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void enti_buffer_release(enti_buffer *buffer) {
    free(buffer->bytes);
    enti_buffer_init(buffer);
}

bool enti_buffer_reserve(enti_buffer *buffer, size_t more) {
    if (buffer->failed) return false;
    if (buffer->capacity - buffer->len >= more) return true;
    size_t least, wanted = buffer->capacity + buffer->capacity / 2;
    if (__builtin_add_overflow(buffer->len, more, &least)) goto failed;
    if (wanted < least) wanted = least;
    if (wanted < 256) wanted = 256;
    char *bytes = realloc(buffer->bytes, wanted);
    if (!bytes) goto failed;
    buffer->bytes = bytes;
    buffer->capacity = wanted;
    return true;
failed:
    buffer->failed = true;
    return false;
}

void enti_buffer_add(enti_buffer *buffer, ent_text text) {
    if (!text.len || !enti_buffer_reserve(buffer, text.len)) return;
    memcpy(buffer->bytes + buffer->len, text.at, text.len);
    buffer->len += text.len;
}

void enti_buffer_add_byte(enti_buffer *buffer, char byte) {
    if (!enti_buffer_reserve(buffer, 1)) return;
    buffer->bytes[buffer->len++] = byte;
}

void enti_buffer_add_string(enti_buffer *buffer, const char *string) {
    enti_buffer_add(buffer, enti_text_of(string));
}

void enti_buffer_add_format(enti_buffer *buffer, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0) buffer->failed = true;
    if (len > 0 && enti_buffer_reserve(buffer, (size_t)len + 1)) {
        vsnprintf(buffer->bytes + buffer->len, (size_t)len + 1, format, again);
        buffer->len += (size_t)len;
    }
    va_end(again);
}

void enti_buffer_add_point(enti_buffer *buffer, uint32_t point) {
    char bytes[4];
    enti_buffer_add(buffer, enti_text(bytes, enti_utf8_encode(bytes, point)));
}

void enti_rows_release(enti_rows *rows) {
    free(rows->at);
    *rows = (enti_rows){NULL, 0, 0, false};
}

void *enti_rows_add(enti_rows *rows, size_t row_size) {
    if (rows->failed) return NULL;
    if (rows->count == rows->capacity) {
        size_t capacity = rows->capacity ? rows->capacity * 2 : 16, bytes;
        void *at = __builtin_mul_overflow(capacity, row_size, &bytes) ? NULL : realloc(rows->at, bytes);
        if (!at) {
            rows->failed = true;
            return NULL;
        }
        rows->at = at;
        rows->capacity = capacity;
    }
    return memset((char *)rows->at + row_size * rows->count++, 0, row_size);
}
