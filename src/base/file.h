/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A small file as a whole: gazetteers, word lists, corrections, networks. The corpus streams its own. */
#ifndef ENTI_BASE_FILE_H
#define ENTI_BASE_FILE_H

#include "base/buffer.h"

/* Append the bytes of `path`, at most `limit` of them. INPUT: it cannot be read, or (errno EFBIG) is larger;
 * the reason is in errno. NOMEM. On failure `out` may hold a part. */
ent_status enti_file_read(enti_buffer *out, const char *path, size_t limit);

#endif
