/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a corpus may be: every byte of it is hostile. What goes beyond is reported with the limit's name and
 * passed over; nothing else of the run is lost. */
#ifndef ENTI_CORPUS_LIMITS_H
#define ENTI_CORPUS_LIMITS_H

#include <stddef.h>
#include <stdint.h>

/* A window that is read through and reused; also what a format is recognised by. */
#define ENTI_HEAD_BYTES ((size_t)64 * 1024)

/* A line of JSON Lines, a row of CSV, a record of WARC, an e-mail. */
#define ENTI_RECORD_BYTES ((size_t)256 * 1024 * 1024)

/* A file that is read whole: offsets in a text are 32 bits wide. */
#define ENTI_ARTICLE_BYTES (((size_t)1 << 31) - 1)

/* Folders in folders, symbolic links to folders on the way to a file, and names of files. */
#define ENTI_FOLDER_DEPTH 100
#define ENTI_FOLDER_LINKS 4
#define ENTI_PATH_BYTES   ((size_t)4096)

/* Archives in archives; what one file may grow to, and by how much once it is beyond a free allowance. */
#define ENTI_ARCHIVE_DEPTH    2
#define ENTI_EXPANDED_BYTES   (UINT64_C(1) << 40)
#define ENTI_EXPANSION_FREE   (UINT64_C(64) * 1024 * 1024)
#define ENTI_EXPANSION_FACTOR UINT64_C(200)

/* A first line that is longer is no title. */
#define ENTI_TITLE_POINTS ((size_t)300)

/* A plain text with more words, or with so many lines like titles, is suspected to hold several articles. */
#define ENTI_MANY_WORDS  ((size_t)3000)
#define ENTI_MANY_TITLES ((size_t)4)

#endif
