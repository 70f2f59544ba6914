/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Files that are written whole or not at all: the bytes go to a new file beside the target, which takes the
 * target's name only when every write, the flush and the close have succeeded. Standard output and special
 * files (pipes, /dev/full) are written directly. */
#include "base/output.h"
#include "base/diagnostic.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_BYTES = 64 * 1024, TRIES = 1000 };

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

/* Whether to write again after `error`: a signal came, or a pipe that does not block is full for now. */
static bool can_go_on(int fd, int error) {
    if (error == EINTR) return true;
    if (error != EAGAIN && error != EWOULDBLOCK) return false;
    return poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1) >= 0 || errno == EINTR;
}

static void write_all(ent_output *output, ent_text bytes) {
    while (bytes.len && !output->failed) {
        ssize_t n = write(output->fd, bytes.at, bytes.len);
        if (n > 0)
            bytes = enti_text_slice(bytes, (size_t)n, bytes.len);
        else if (n == 0 || !can_go_on(output->fd, errno))
            fail(output, n == 0 ? EIO : errno);
    }
}

static void flush(ent_output *output) {
    write_all(output, enti_text(output->buffer, output->used));
    output->used = 0;
}

/* A new file in the folder of the target, under a short name of its own, with the mode that a plain creation
 * gives or the target has. */
static int create_beside(ent_output *output, const struct stat *old) {
    const char *slash = strrchr(output->path, '/');
    size_t folder = slash ? (size_t)(slash - output->path) + 1 : 0, size = folder + 64;
    output->temporary = malloc(size);
    if (!output->temporary) return -1;
    memcpy(output->temporary, output->path, folder);
    int fd = -1;
    for (int i = 0; i < TRIES && fd < 0; i++) {
        snprintf(output->temporary + folder, size - folder, ".entente-%ld-%d.part", (long)getpid(), i);
        fd = open(output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST) break;
    }
    if (fd >= 0 && old) (void)!fchmod(fd, old->st_mode & 0777); /* some file systems have no modes */
    return fd;
}

/* What can be known to fail is refused here, before the work is done. */
static int open_target(ent_output *output, const char *path) {
    struct stat what;
    size_t len = strlen(path);
    bool exists = stat(path, &what) == 0;
    char *real = exists ? realpath(path, NULL) : NULL;
    if (exists && !real && errno == ENOMEM) return -1;
    output->path = real ? real : strdup(path); /* a pipe in /dev/fd has no real path */
    if (!output->path) return -1;
    errno = 0;
    if (!len)
        errno = ENOENT;
    else if (path[len - 1] == '/' || (exists && S_ISDIR(what.st_mode)))
        errno = EISDIR;
    else if (exists && S_ISREG(what.st_mode))
        errno = access(path, W_OK) ? errno : 0;
    if (errno) return -1;
    if (exists && !S_ISREG(what.st_mode)) return open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return create_beside(output, exists ? &what : NULL);
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
        const char *what = output->temporary ? "make a file in the folder of" : "write";
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "cannot %s '%s': %s", what, path, strerror(errno));
        release(output);
        return ENT_OUTPUT;
    }
    *result = output;
    return ENT_OK;
}

ent_status ent_output_write(ent_output *output, ent_text bytes) {
    if (bytes.len >= BUFFER_BYTES - output->used) flush(output);
    if (bytes.len >= BUFFER_BYTES) {
        write_all(output, bytes);
    } else if (bytes.len && !output->failed) {
        memcpy(output->buffer + output->used, bytes.at, bytes.len);
        output->used += bytes.len;
    }
    return output->failed && !output->broken_pipe ? ENT_OUTPUT : ENT_OK;
}

bool ent_output_closed(const ent_output *output) {
    return output->broken_pipe;
}

/* Some file systems report what went wrong only when a file is closed; a copy of standard output tells it
 * without closing that. */
static void close_checked(ent_output *output) {
    int fd = output->owned ? output->fd : dup(output->fd);
    if (fd >= 0 && close(fd) && errno != EINTR) fail(output, errno);
}

ent_status ent_output_commit(ent_output *output) {
    if (!output) return ENT_OK;
    flush(output);
    if (output->temporary && !output->failed && fsync(output->fd) && errno != EINVAL) fail(output, errno);
    close_checked(output);
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
