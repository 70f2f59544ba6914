/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Inputs to a sorted list of files. Folders are walked to the bottom; names that begin with a dot are passed
 * over without a word, and so they may be hidden there; symbolic links are followed, but not in circles.
 * Named pipes, devices and sockets are never opened, save as /dev/stdin and /dev/fd/N. The same file given
 * twice is read once. The order is that of the bytes of the names, ARGUMENT/PATH, whatever order they came
 * in.
 */
#ifndef ENTI_CORPUS_FILES_H
#define ENTI_CORPUS_FILES_H

#include "base/arena.h"
#include "base/buffer.h"

typedef struct enti_file {
    const char *path;    /* ARGUMENT/PATH; "-" is standard input */
    const char *key;     /* the same with the argument's real path: equal for equal files */
    const char *problem; /* why it cannot be read; NULL: it may be */
    ent_text id;         /* path below the argument, or `path` where two would clash */
    uint64_t bytes;      /* 0 unknown */
} enti_file;

typedef struct enti_files {
    enti_arena arena;
    enti_rows rows; /* enti_file */
    size_t skipped, repeated;
    uint64_t bytes_total;
} enti_files;

/* List the inputs of the options. What cannot be read is reported, in the order of names, and counted.
 * Errors: NOMEM.
 */
ent_status enti_files_list(enti_files *files, const ent_corpus_options *options, const ent_sink *sink);
void enti_files_release(enti_files *files);

/* What errno says, in `arena`. */
const char *enti_errno_text(enti_arena *arena, int error);

#endif
