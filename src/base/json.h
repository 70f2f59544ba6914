/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Writing JSON into a buffer, for output that is too long for a tree. */
#ifndef ENTI_BASE_JSON_H
#define ENTI_BASE_JSON_H

#include "base/buffer.h"

/* `text` (valid UTF-8) as a JSON string with its quotes. */
void enti_json_string(enti_buffer *out, ent_text text);
/* "key": and, unless it is the first after a bracket, a comma before it. */
void enti_json_key(enti_buffer *out, const char *key);
/* A string or, if `text` is empty, null. */
void enti_json_string_or_null(enti_buffer *out, ent_text text);
void enti_json_whole(enti_buffer *out, int64_t value);

#endif
