/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Compressed files and archives, through libarchive: gzip, bzip2, xz and zstd, zip and tar. Only what a
 * file's first bytes show is switched on, and nothing that would start another program. */
#ifndef ENTI_CORPUS_ARCHIVE_H
#define ENTI_CORPUS_ARCHIVE_H

#include "corpus/stream.h"

/* What a file is that is a ZIP archive outside: Office's formats are, and others'. */
enum enti_zip_kind { ENTI_NO_ZIP, ENTI_ZIP_ARCHIVE, ENTI_ZIP_DOCX, ENTI_ZIP_OTHER };
enum enti_zip_kind enti_zip_kind(ent_text head);

/* Whether `head` begins a compressed file or an archive that is unpacked here. */
bool enti_is_archive(ent_text head);

/* What one file on disk has grown to, over all archives in it. */
typedef struct enti_expansion {
    uint64_t packed; /* size on disk; 0: unknown, then `read` counts */
    const uint64_t *read;
    uint64_t read_before, unpacked;
} enti_expansion;

typedef struct enti_archive_visitor {
    /* One member: its bytes, to be read to the end or not, and its name (valid UTF-8; empty: the archive is
     * one compressed file). A status other than OK ends the walk. */
    ent_status (*member)(void *context, enti_stream *bytes, ent_text name);
    void *context;
    enti_stream *bytes;        /* lent to the members */
    enti_expansion *expansion; /* checked all the while */
} enti_archive_visitor;

/* Visit the members in the order in which they stand. Names that begin with a dot are passed over, as in
 * folders. Errors: INPUT (reported), NOMEM, what `member` returned. */
ent_status enti_archive_walk(enti_stream *below, const enti_archive_visitor *visitor);

#endif
