/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Files that are written whole or not at all: the bytes go to a new file beside the target, which takes the
 * target's name only when every write, the flush and the close have succeeded. Standard output and special
 * files (pipes, /dev/full) are written directly. */
#include "base/output.h"
#include "base/diagnostic.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_BYTES = 64 * 1024 };

struct ent_output {
    ent_sink sink;
    char *path;      /* the target, for messages and the rename; symbolic links are followed */
    char *temporary; /* NULL when the target is written directly */
    int fd;
    bool owned; /* `fd` is ours to close */
    bool failed;
    bool broken_pipe; /* the reader went away: no fault, nothing more to write */
    size_t used;
    char buffer[BUFFER_BYTES];
};

static void fail(ent_output *output, int error) {
    if (output->failed) return;
    output->failed = true;
    output->broken_pipe = error == EPIPE;
    if (output->broken_pipe) return;
    const char *name = output->path ? output->path : "standard output";
    enti_report(&output->sink, ENT_ERROR, ENTI_NOWHERE, "cannot write '%s': %s", name, strerror(error));
}

static void flush(ent_output *output) {
    for (size_t at = 0; at < output->used && !output->failed;) {
        ssize_t n = write(output->fd, output->buffer + at, output->used - at);
        if (n >= 0)
            at += (size_t)n;
        else if (errno != EINTR)
            fail(output, errno);
    }
    output->used = 0;
}

/* Create a new file beside `path`, with the mode that a plain creation would give. */
static int create_beside(ent_output *output) {
    size_t size = strlen(output->path) + sizeof ".part-XXXXXX";
    output->temporary = malloc(size);
    if (!output->temporary) return -1;
    memcpy(output->temporary, output->path, size - sizeof ".part-XXXXXX");
    memcpy(output->temporary + size - sizeof ".part-XXXXXX", ".part-XXXXXX", sizeof ".part-XXXXXX");
    int fd = mkstemp(output->temporary);
    if (fd < 0) {
        free(output->temporary);
        output->temporary = NULL;
        return -1;
    }
    struct stat old;
    mode_t mask = umask(0);
    umask(mask);
    if (fchmod(fd, stat(output->path, &old) == 0 ? old.st_mode & 0777 : 0666 & ~mask)) errno = 0;
    return fd;
}

static int open_target(ent_output *output, const char *path) {
    struct stat what;
    bool exists = stat(path, &what) == 0;
    char *real = exists ? realpath(path, NULL) : NULL;
    output->path = real ? real : strdup(path);
    if (!output->path) return -1;
    if (exists && S_ISDIR(what.st_mode)) {
        errno = EISDIR;
        return -1;
    }
    if (exists && !S_ISREG(what.st_mode)) return open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return create_beside(output);
}

static void release(ent_output *output) {
    free(output->temporary);
    free(output->path);
    free(output);
}

ent_status ent_output_open(ent_output **result, const char *path, const ent_sink *sink) {
    ent_output *output = malloc(sizeof *output);
    if (!output) return ENT_NOMEM;
    memset(output, 0, offsetof(ent_output, buffer));
    if (sink) output->sink = *sink;
    output->fd = STDOUT_FILENO;
    if (strcmp(path, "-") != 0) {
        output->owned = true;
        output->fd = open_target(output, path);
    }
    if (output->fd < 0) {
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "cannot write '%s': %s", path, strerror(errno));
        release(output);
        return ENT_OUTPUT;
    }
    *result = output;
    return ENT_OK;
}

ent_status ent_output_write(ent_output *output, ent_text bytes) {
    while (bytes.len && !output->failed) {
        size_t room = BUFFER_BYTES - output->used, n = bytes.len < room ? bytes.len : room;
        memcpy(output->buffer + output->used, bytes.at, n);
        output->used += n;
        bytes = enti_text_slice(bytes, n, bytes.len);
        if (output->used == BUFFER_BYTES) flush(output);
    }
    return output->failed && !output->broken_pipe ? ENT_OUTPUT : ENT_OK;
}

bool ent_output_closed(const ent_output *output) {
    return output->broken_pipe;
}

ent_status ent_output_commit(ent_output *output) {
    if (!output) return ENT_OK;
    flush(output);
    if (output->temporary && !output->failed && fsync(output->fd) && errno != EINVAL && errno != EROFS)
        fail(output, errno);
    if (output->owned && close(output->fd)) fail(output, errno);
    if (output->temporary && !output->failed && rename(output->temporary, output->path)) fail(output, errno);
    if (output->temporary && output->failed) unlink(output->temporary);
    ent_status status = output->failed && !output->broken_pipe ? ENT_OUTPUT : ENT_OK;
    release(output);
    return status;
}

void ent_output_discard(ent_output *output) {
    if (!output) return;
    if (output->owned) close(output->fd);
    if (output->temporary) unlink(output->temporary);
    release(output);
}
