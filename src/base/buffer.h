/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Bytes and rows that grow. A buffer that failed stays failed and takes nothing more, so that a builder
 * checks `failed` once.
 */
#ifndef ENTI_BASE_BUFFER_H
#define ENTI_BASE_BUFFER_H

#include "base/text.h"

typedef struct enti_buffer {
    char *bytes;
    size_t len, capacity;
    bool failed;
} enti_buffer;

static inline void enti_buffer_init(enti_buffer *buffer) {
    *buffer = (enti_buffer){NULL, 0, 0, false};
}
void enti_buffer_release(enti_buffer *buffer);
/* Empty it and forget its failure; its memory stays for reuse. */
static inline void enti_buffer_clear(enti_buffer *buffer) {
    buffer->len = 0;
    buffer->failed = false;
}
static inline ent_text enti_buffer_text(const enti_buffer *buffer) {
    return (ent_text){buffer->bytes, buffer->len};
}

/* Make room for `more` bytes after the end. false: failed. */
bool enti_buffer_reserve(enti_buffer *buffer, size_t more);
void enti_buffer_add(enti_buffer *buffer, ent_text text);
void enti_buffer_add_byte(enti_buffer *buffer, char byte);
void enti_buffer_add_string(enti_buffer *buffer, const char *string);
void enti_buffer_add_format(enti_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A code point as UTF-8. */
void enti_buffer_add_point(enti_buffer *buffer, uint32_t point);

/* Rows of one type: `enti_rows` over a buffer, e.g. ENTI_ROWS_ADD(&rows, struct pair) gives a zeroed new row
 * or NULL. */
typedef struct enti_rows {
    void *at;
    size_t count, capacity;
    bool failed;
} enti_rows;

void enti_rows_release(enti_rows *rows);
static inline void enti_rows_clear(enti_rows *rows) {
    rows->count = 0;
    rows->failed = false;
}
void *enti_rows_add(enti_rows *rows, size_t row_size);
#define ENTI_ROWS_ADD(rows, type)   ((type *)enti_rows_add((rows), sizeof(type)))
#define ENTI_ROWS_AT(rows, type, i) (&((type *)(rows)->at)[i])

#endif
