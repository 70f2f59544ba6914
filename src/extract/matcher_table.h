/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The matcher's tables, and what its files share. matcher.c tells the idea. */
#ifndef ENTI_EXTRACT_MATCHER_TABLE_H
#define ENTI_EXTRACT_MATCHER_TABLE_H

#include "extract/matcher.h"

/* ---- Keys: the folded letters of an alias without what separates them, hashed as they come ---- */

typedef struct enti_key {
    uint64_t hash;    /* of the whole words of eight bytes so far */
    uint64_t pending; /* the bytes of the next one */
    uint32_t held;    /* how many these are: 0 to 7 */
    uint32_t length;  /* bytes in all */
} enti_key;

static inline uint64_t enti_mix(uint64_t a, uint64_t b) {
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Add the `n` low bytes of `word`, 1 to 8; the others are 0. */
static inline void enti_key_add(enti_key *key, uint64_t word, unsigned n) {
    key->pending |= word << 8 * key->held;
    key->length += n;
    if (key->held + n < 8) {
        key->held += n;
        return;
    }
    unsigned used = 8 - key->held;
    key->hash = enti_mix(key->hash ^ key->pending, UINT64_C(0xe7037ed1a0b428db));
    key->pending = used < 8 ? word >> 8 * used : 0;
    key->held = n - used;
}

static inline uint64_t enti_key_hash(const enti_key *key) {
    return enti_mix(key->hash ^ key->pending, UINT64_C(0x8ebc6af09c88c6e3));
}

/* Eight bytes as one number, the first lowest; ASCII letters in lower case. */
static inline uint64_t enti_load_folded(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word | UINT64_C(0x2020202020202020);
}

/* Its `n` low bytes, 0 to 8. */
static inline uint64_t enti_low_bytes(uint64_t word, unsigned n) {
    return n < 8 ? word & ((UINT64_C(1) << 8 * n) - 1) : word;
}

/* The key of a fragment of `length` ASCII word characters, 0 to 15; unless there are none, 16 bytes can be
 * read at `at`. */
static inline enti_key enti_first_key(const char *at, unsigned length) {
    enti_key key = {0};
    if (length >= 8) {
        enti_key_add(&key, enti_load_folded(at), 8);
        at += 8;
        length -= 8;
    }
    if (length) enti_key_add(&key, enti_low_bytes(enti_load_folded(at), length), length);
    return key;
}

/* ---- Points: how text falls into fragments and the gaps between them ---- */

typedef enum enti_point_class {
    ENTI_POINT_OTHER,     /* punctuation: part of a gap */
    ENTI_POINT_WORD,      /* a run of these is a fragment */
    ENTI_POINT_SINGLE,    /* a fragment by itself: a letter of a script without spaces, a symbol */
    ENTI_POINT_BLANK,     /* part of a gap */
    ENTI_POINT_HYPHEN,    /* part of a gap that may join */
    ENTI_POINT_INVISIBLE, /* not there */
} enti_point_class;

enti_point_class enti_classify_beyond_ascii(uint32_t point);
static inline enti_point_class enti_classify(uint32_t point) {
    if (point >= 0x80) return enti_classify_beyond_ascii(point);
    if ((point | 0x20) - 'a' < 26 || point - '0' < 10 || point == '_') return ENTI_POINT_WORD;
    if (point == ' ' || point - '\t' < 5) return ENTI_POINT_BLANK;
    return point == '-' ? ENTI_POINT_HYPHEN : ENTI_POINT_OTHER;
}
static inline bool enti_is_fragment(enti_point_class class) {
    return class == ENTI_POINT_WORD || class == ENTI_POINT_SINGLE;
}
static inline bool enti_is_line_break(uint32_t point) {
    return point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029;
}

/* Add the fragment at `*at`, a WORD or SINGLE point, to the key and step over it. false: the key grew longer
 * than `longest`. */
bool enti_fragment_add(enti_key *key, ent_text text, size_t *at, size_t longest);

typedef struct enti_gap {
    uint32_t others; /* punctuation marks */
    bool joins;      /* a hyphen, or a soft one at a line's end: what stands around it may be one word */
} enti_gap;

/* Step over what lies between two fragments. false: the text ends first, or more than `most_others`
 * punctuation marks stand there, or a paragraph ends. */
bool enti_gap_skip(enti_gap *gap, ent_text text, size_t *at, size_t most_others, bool line_breaks);

/* The visible point before `at` or at `at`, 0 at the text's ends; `*at` is moved to its begin or end. */
uint32_t enti_visible_before(ent_text text, size_t *at);
uint32_t enti_visible_at(ent_text text, size_t *at);

/* ---- Spellings: an alias as written or as derived from it when the table was built ---- */

enum {
    ENTI_SPELLING_LAST = 1,     /* of its group */
    ENTI_SPELLING_CAPITALS = 2, /* may stand in full capitals */
    ENTI_SPELLING_NAME = 4,     /* may have its surname in capitals */
    ENTI_SPELLING_ANY_CASE = 8,
    ENTI_SPELLING_LEADER = 16,   /* hyphen, space and nothing are exchanged */
    ENTI_SPELLING_ACRONYM = 32,  /* does not count in a line of capitals */
    ENTI_SPELLING_LEAD = 64,     /* begins with punctuation, before its first fragment */
    ENTI_SPELLING_FIRST_UP = 128 /* its small first letter may be a capital */
};

typedef struct enti_spelling {
    uint32_t alias;
    uint16_t len;
    uint8_t flags;
    uint8_t variant; /* ENTI_PLAIN_ACCENTS, ENTI_PLURAL */
    char text[];     /* composed; blanks, hyphens and apostrophes as ' ', '-' and '\'' */
} enti_spelling;

static inline const enti_spelling *enti_spelling_next(const enti_spelling *s) {
    return (const void *)((const char *)s + (sizeof *s + s->len + 7) / 8 * 8);
}
static inline ent_text enti_spelling_text(const enti_spelling *s) {
    return (ent_text){s->text, s->len};
}

/* ---- The table ---- */

/* Bits of `classes`. */
enum { ENTI_BYTE_WORD = 1, ENTI_BYTE_FIRST = 2, ENTI_BYTE_PATTERN = 4 };

typedef struct enti_pattern {
    uint32_t alias;
    bool any_case; /* of its anchor */
    void *code;    /* pcre2_code */
} enti_pattern;

/* A word start that may begin a match. */
typedef struct enti_start {
    uint32_t at;
    uint32_t length; /* of its first fragment; 0: it must be read with care */
    uint64_t hash;   /* of that fragment's key, if it has a length */
} enti_start;

/* The word starts in [from, to) whose first fragment may begin a match, in order; to - from is at most
 * ENTI_FILTER_BLOCK. The number of starts. */
typedef size_t enti_filter_function(enti_start *starts, const enti_matcher *matcher, ent_text text,
                                    size_t from, size_t to);

/* Sets of bytes by the halves of a byte: bit h of low[l] (high halves 0 to 7) or high[l] (8 to 15) is set if
 * byte 16 * h + l is in the set. */
typedef struct enti_byte_set {
    uint8_t low[16], high[16];
} enti_byte_set;

struct enti_matcher {
    const ent_gazetteer *gazetteer;
    enti_filter_function *filter;
    enti_arena arena;
    uint64_t *slots; /* see enti_slot_* */
    size_t slot_count;
    uint64_t *bloom;          /* of the keys with which a text can begin to match */
    size_t bloom_words;       /* a power of two */
    enti_spelling *spellings; /* groups of one key */
    size_t longest_key, longest_gap;
    bool has_lead; /* some spelling begins with punctuation */
    bool ignore_case;
    uint8_t classes[256];
    enti_byte_set word_bytes, first_bytes; /* the same of two classes */
    uint32_t *word_chars;                  /* further word characters */
    size_t word_char_count;
    enti_pattern *patterns; /* sorted by the first byte of their anchors */
    size_t pattern_count;
    size_t pattern_first[257];
};

/* A slot: [tag 24 | next letters 16 | group 24]; 0 is empty. */
static inline size_t enti_slot_home(const enti_matcher *matcher, uint64_t hash) {
    return (size_t)(((hash >> 32) * matcher->slot_count) >> 32);
}
static inline uint64_t enti_slot_tag(uint64_t hash) {
    return (hash & 0xFFFFFF) | 1;
}
/* The class of an ASCII letter that follows a key. */
static inline unsigned enti_next_letter(unsigned char byte) {
    return (byte | 0x20) & 15;
}
static inline unsigned enti_slot_next(uint64_t slot) {
    return (unsigned)(slot >> 24) & 0xFFFF;
}
/* Where its group begins, in units of eight bytes; 0 if it has none. */
static inline size_t enti_slot_group(uint64_t slot) {
    return (size_t)(slot & 0xFFFFFF);
}
static inline uint64_t enti_slot_find(const enti_matcher *matcher, uint64_t hash) {
    size_t at = enti_slot_home(matcher, hash);
    uint64_t slot;
    while ((slot = matcher->slots[at]) && slot >> 40 != enti_slot_tag(hash))
        if (++at == matcher->slot_count) at = 0;
    return slot;
}

static inline uint64_t *enti_bloom_word(const enti_matcher *matcher, uint64_t hash) {
    return &matcher->bloom[hash >> 12 & (matcher->bloom_words - 1)];
}
static inline uint64_t enti_bloom_bits(uint64_t hash) {
    return UINT64_C(1) << (hash & 63) | UINT64_C(1) << (hash >> 6 & 63);
}
static inline bool enti_bloom_has(const enti_matcher *matcher, uint64_t hash) {
    return (*enti_bloom_word(matcher, hash) & enti_bloom_bits(hash)) == enti_bloom_bits(hash);
}

/* Fill the tables from the gazetteer's aliases. Errors: NOMEM. */
ent_status enti_matcher_build(enti_matcher *matcher, const enti_match_options *options);
/* Compile the patterns. Errors: GAZETTEER, NOMEM. */
ent_status enti_patterns_compile(enti_matcher *matcher, const ent_sink *sink);
void enti_patterns_release(enti_matcher *matcher);
ent_status enti_pattern_scratch_new(enti_match_scratch *scratch);
void enti_pattern_scratch_free(enti_match_scratch *scratch);

/* Choose the matcher's filter, when its classes are known. */
void enti_filter_choose(enti_matcher *matcher);
enti_filter_function enti_filter_plain;
#if defined(__x86_64__)
enti_filter_function enti_filter_avx2; /* only where the processor has AVX2 */
#endif

enum { ENTI_LONGEST_FIRST = 16 };

/* Whether the fragment before `at` surely ends there: an ASCII byte but hyphen, or a quotation mark or dash
 * of U+2014 to U+201F. At least three bytes can be read. */
static inline bool enti_surely_ends(const char *at) {
    const unsigned char *bytes = (const unsigned char *)at;
    if (bytes[0] < 0x80) return bytes[0] != '-';
    return bytes[0] == 0xE2 && bytes[1] == 0x80 && bytes[2] >= 0x94 && bytes[2] < 0xA0;
}

/* Fill `start` for a candidate at `at` whose first fragment begins with `length` ASCII word characters; 1 if
 * a match may begin there. */
static inline size_t enti_filter_step(enti_start *start, const enti_matcher *matcher, ent_text text,
                                      size_t at, size_t length) {
    const char *bytes = text.at + at;
    bool plain = length > 0 && length < ENTI_LONGEST_FIRST && text.len - at >= ENTI_LONGEST_FIRST + 3 &&
                 enti_surely_ends(bytes + length);
    *start = (enti_start){(uint32_t)at, 0, 0};
    if (!plain) return 1;
    enti_key key = enti_first_key(bytes, (unsigned)length);
    start->length = (uint32_t)length;
    start->hash = enti_key_hash(&key);
    __builtin_prefetch(&matcher->slots[enti_slot_home(matcher, start->hash)]);
    return enti_bloom_has(matcher, start->hash) | (matcher->classes[(unsigned char)*bytes] >> 2 & 1);
}

/* ---- Scanning ---- */

/* A spelling that was verified where it stands. */
typedef struct enti_fit {
    uint32_t begin, end;
    uint32_t alias;
    uint32_t variant;
    bool acronym;
} enti_fit;

enum { ENTI_FILTER_BLOCK = 4096 };

struct enti_match_scratch {
    const enti_matcher *matcher;
    enti_start starts[ENTI_FILTER_BLOCK];
    size_t *groups;      /* [longest_key] of the start at hand, shortest first */
    enti_rows fits;      /* enti_fit */
    enti_rows addresses; /* ent_span: what is address, hashtag or handle in `token` */
    ent_span token;
    ent_span line; /* whose capitals are known */
    bool line_is_capitals;
    void *match_data, *match_context; /* PCRE2's */
};

/* Whether `s` stands in the text with its first fragment at `at`: begin, end and variant of `fit`. */
bool enti_verify(enti_fit *fit, const enti_spelling *s, ent_text text, size_t at, bool line_breaks);

/* Whether a match may begin and end there. */
bool enti_has_edges(const enti_matcher *matcher, ent_text text, size_t begin, size_t end);
/* Whether the span lies in an address, hashtag or handle without covering it. */
bool enti_in_address(enti_match_scratch *scratch, ent_text text, size_t begin, size_t end);
/* Whether the line around `at` has three or more words and is capitals throughout. */
bool enti_in_capitals_line(enti_match_scratch *scratch, ent_text text, size_t at);

/* Add what the patterns match at `at`. Errors: NOMEM, INTERNAL (limits; reported). */
ent_status enti_patterns_try(enti_match_scratch *scratch, ent_text text, size_t at, bool line_breaks,
                             const ent_sink *sink);

#endif
