/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Views of bytes. A view is never assumed to end in NUL; an empty one may have a NULL pointer. */
#ifndef ENTI_BASE_TEXT_H
#define ENTI_BASE_TEXT_H

#include "entente.h"

#include <string.h>

/* A view of a string literal. */
#define ENTI_TEXT(literal) ((ent_text){(literal), sizeof(literal) - 1})

static inline ent_text enti_text(const char *bytes, size_t len) {
    return (ent_text){bytes, len};
}

/* A view of a C string; NULL gives the empty view. */
static inline ent_text enti_text_of(const char *string) {
    return string ? (ent_text){string, strlen(string)} : (ent_text){NULL, 0};
}

/* The part of `text` from byte `begin` to byte `end`. */
static inline ent_text enti_text_slice(ent_text text, size_t begin, size_t end) {
    return (ent_text){begin ? text.at + begin : text.at, end - begin}; /* NULL + 0 is undefined in C */
}

static inline bool enti_text_equal(ent_text a, ent_text b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool enti_text_is(ent_text a, const char *string) {
    return enti_text_equal(a, enti_text_of(string));
}

static inline bool enti_text_starts(ent_text text, ent_text prefix) {
    return text.len >= prefix.len && enti_text_equal((ent_text){text.at, prefix.len}, prefix);
}

static inline bool enti_text_ends(ent_text text, ent_text suffix) {
    return text.len >= suffix.len &&
           enti_text_equal((ent_text){text.at + text.len - suffix.len, suffix.len}, suffix);
}

/* The same for ASCII letters of any case, in every locale. */
bool enti_text_equal_any_case(ent_text a, ent_text b);
bool enti_text_starts_any_case(ent_text text, ent_text prefix);

/* Bytewise order, shorter first among equal beginnings: the same in every locale. */
int enti_text_compare(ent_text a, ent_text b);

/* Position of the first `byte` at or after `from`, or text.len. */
size_t enti_text_find_byte(ent_text text, size_t from, char byte);

/* Without ASCII white space at both ends. */
ent_text enti_text_trim(ent_text text);

/* Take the next line (without its LF or CR LF) off the front of `*rest`. false: nothing is left. */
bool enti_text_next_line(ent_text *line, ent_text *rest);

/* Take the next part up to `separator` off the front of `*rest`. false: nothing is left. An empty text has no
 * parts. */
bool enti_text_next_part(ent_text *part, ent_text *rest, char separator);

/* ASCII only, whatever the locale. */
static inline bool enti_is_digit(char c) {
    return c >= '0' && c <= '9';
}
static inline bool enti_is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool enti_is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
static inline bool enti_is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
static inline bool enti_is_alpha(char c) {
    return enti_is_upper(c) || enti_is_lower(c);
}
static inline char enti_to_lower(char c) {
    return enti_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

#endif
