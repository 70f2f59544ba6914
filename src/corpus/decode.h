/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Bytes to text, once, at the edge. What comes out of a decoder is valid UTF-8 with LF line ends and no BOM:
 *
 *     BOM              UTF-8, UTF-16LE, UTF-16BE
 *     --encoding       by iconv; a BOM is stronger
 *     every other byte NUL   UTF-16 without a BOM
 *     else             UTF-8, and each byte that is none is read as Windows-1252, which serves for whole
 *                      files in it as well as for a single stray byte
 *
 * Bytes that were not valid are counted, with the place of the first. */
#ifndef ENTI_CORPUS_DECODE_H
#define ENTI_CORPUS_DECODE_H

#include "base/arena.h"
#include "corpus/stream.h"

typedef struct enti_decoder {
    enti_stream *below;
    void *converter; /* iconv_t; NULL: UTF-8 */
    size_t unit;     /* bytes that an invalid unit takes */
    bool after_cr, at_start;
    bool expects_1252;             /* the file says so: bytes that are no UTF-8 need no word */
    uint64_t offset, first_repair; /* in the bytes that come in */
    size_t repaired;
} enti_decoder;

/* Decode what `below` gives; its head decides. `encoding` as iconv names it; NULL: guessed. Errors: USAGE (an
 * unknown encoding). */
ent_status enti_decoder_begin(enti_decoder *decoder, enti_stream *below, const char *encoding);
void enti_decoder_end(enti_decoder *decoder);
/* The pull of a stream whose context is an enti_decoder. */
size_t enti_decoder_pull(enti_stream *stream, char *bytes, size_t room);

/* The beginning of what a decoder would give for a file that begins with `head`, in `out`. */
void enti_decode_head(enti_buffer *out, ent_text head, const char *encoding);

/* All of `bytes` as a decoder would give them, in `arena`; `encoding` as iconv names it, or NULL: guessed. */
ent_text enti_decode_as(enti_arena *arena, ent_text bytes, const char *encoding, size_t *repaired);

/* The character that a byte from 0x80 on is in Windows-1252; U+FFFD for what that leaves open. */
uint32_t enti_windows_1252(uint32_t byte);

/* The encoding that a file means by `name`, as iconv names it; NULL: UTF-8, with Windows-1252 for what is
 * none, which also is what Latin-1 means in the wild (`*is_latin`), and what an unknown name gives. */
const char *enti_encoding_meant(bool *is_latin, const char *name);

/* Whether iconv knows `encoding`. */
bool enti_encoding_known(const char *encoding);

/* `bytes` of any origin as valid UTF-8: themselves if they are, else a copy in `arena`. */
ent_text enti_decode_bytes(enti_arena *arena, ent_text bytes, size_t *repaired);

/* Valid UTF-8 as text that may stand in an article: CR LF and CR as LF, form feeds too; NUL left out; other
 * controls and non-characters as U+FFFD; C1 controls as the Windows-1252 characters that they were meant to
 * be. Lives in `arena`; adds to `repaired`, where line ends do not count. */
ent_text enti_clean_text(enti_arena *arena, ent_text text, size_t *repaired);
/* The same on one line: runs of white space are one space, none at the ends. */
ent_text enti_clean_line(enti_arena *arena, ent_text text, size_t *repaired);

#endif
