/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 256 * 1024 };

/* Room for what the file says it holds, so that a regular file is read in one step; it may still grow. */
static bool reserve_for(enti_buffer *out, int file, size_t limit) {
    struct stat info;
    size_t size = CHUNK;
    if (fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size >= 0)
        size = (size_t)info.st_size + 1;
    return enti_buffer_reserve(out, size <= limit ? size : CHUNK);
}

static ent_status read_all(enti_buffer *out, int file, size_t limit) {
    size_t begin = out->len;
    if (!reserve_for(out, file, limit)) return ENT_NOMEM;
    for (;;) {
        if (out->capacity == out->len && !enti_buffer_reserve(out, CHUNK)) return ENT_NOMEM;
        ssize_t n = read(file, out->bytes + out->len, out->capacity - out->len);
        if (n == 0) return ENT_OK;
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return ENT_INPUT;
        out->len += (size_t)n;
        if (out->len - begin > limit) {
            errno = EFBIG;
            return ENT_INPUT;
        }
    }
}

ent_status enti_file_read(enti_buffer *out, const char *path, size_t limit) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return ENT_INPUT;
    ent_status status = read_all(out, file, limit);
    int error = errno;
    close(file);
    errno = error;
    return status;
}
