/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Hashes: SHA-256 (nettle) for what is published or must not collide, and a fast 64-bit one for tables inside
 * the program. */
#ifndef ENTI_BASE_HASH_H
#define ENTI_BASE_HASH_H

#include "base/text.h"

#include <nettle/sha2.h>

typedef struct enti_sha256 {
    struct sha256_ctx state;
} enti_sha256;

void enti_sha256_init(enti_sha256 *hash);
void enti_sha256_add(enti_sha256 *hash, ent_text bytes);
void enti_sha256_finish(enti_sha256 *hash, uint8_t digest[32]);
/* 64 lower-case digits and a NUL. */
void enti_hex(char out[65], const uint8_t digest[32]);

/* Mixed over all bytes; equal bytes give equal hashes within one run and between runs. */
uint64_t enti_hash64(ent_text bytes, uint64_t seed);

#endif
