/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/hash.h"

void enti_sha256_init(enti_sha256 *hash) {
    sha256_init(&hash->state);
}

void enti_sha256_add(enti_sha256 *hash, ent_text bytes) {
    if (bytes.len) sha256_update(&hash->state, bytes.len, (const uint8_t *)bytes.at);
}

void enti_sha256_finish(enti_sha256 *hash, uint8_t digest[32]) {
    sha256_digest(&hash->state, SHA256_DIGEST_SIZE, digest);
}

void enti_hex(char out[65], const uint8_t digest[32]) {
    for (size_t i = 0; i < 64; i++) out[i] = "0123456789abcdef"[digest[i / 2] >> (i % 2 ? 0 : 4) & 15];
    out[64] = '\0';
}

static uint64_t mix(uint64_t a, uint64_t b) {
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* The multiply-and-fold construction of wyhash (Wang Yi, public domain), eight bytes at a time. */
uint64_t enti_hash64(ent_text bytes, uint64_t seed) {
    const uint64_t k0 = UINT64_C(0xa0761d6478bd642f), k1 = UINT64_C(0xe7037ed1a0b428db);
    uint64_t hash = seed ^ k0, word;
    size_t at = 0;
    for (; bytes.len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, bytes.at + at, sizeof word);
        hash = mix(hash ^ word, k1);
    }
    word = 0;
    if (bytes.len > at) memcpy(&word, bytes.at + at, bytes.len - at);
    return mix(hash ^ word, k0 ^ bytes.len);
}
