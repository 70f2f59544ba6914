/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/json_scan.h"

#include "base/utf8.h"

enum { DEEPEST = 2048 }; /* as jansson's */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define HIGH       EACH(0x80)

/* Whether one of eight bytes is a quote, a backslash or a control (or, harmlessly, not ASCII beside one). */
static bool has_special(uint64_t eight) {
    uint64_t quote = eight ^ EACH('"'), slash = eight ^ EACH('\\');
    uint64_t found =
        ((quote - EACH(1)) & ~quote) | ((slash - EACH(1)) & ~slash) | ((eight - EACH(0x20)) & ~eight);
    return found & HIGH;
}

static char here(const enti_json_scan *scan) {
    return scan->at < scan->text.len ? scan->text.at[scan->at] : '\0';
}

static void pass_blanks(enti_json_scan *scan) {
    while (scan->at < scan->text.len && strchr(" \t\n\r", scan->text.at[scan->at]) && scan->text.at[scan->at])
        scan->at++;
}

static bool fail(enti_json_scan *scan) {
    scan->bad = true;
    return false;
}

static bool is_hex(char c) {
    return enti_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* An escape, from its backslash. */
static bool pass_escape(enti_json_scan *scan) {
    scan->at++;
    char kind = here(scan);
    if (!kind || !strchr("\"\\/bfnrtu", kind)) return fail(scan);
    scan->at++;
    for (int i = 0; kind == 'u' && i < 4; i++, scan->at++)
        if (!is_hex(here(scan))) return fail(scan);
    return true;
}

static bool pass_string(enti_json_scan *scan) {
    ent_text text = scan->text;
    if (here(scan) != '"') return fail(scan);
    scan->at++;
    for (;;) {
        uint64_t eight;
        while (text.len - scan->at >= sizeof eight) {
            memcpy(&eight, text.at + scan->at, sizeof eight);
            if (has_special(eight)) break;
            scan->at += sizeof eight;
        }
        while (scan->at < text.len && text.at[scan->at] != '"' && text.at[scan->at] != '\\' &&
               (unsigned char)text.at[scan->at] >= 0x20)
            scan->at++;
        char c = here(scan);
        if (c == '\\') {
            if (!pass_escape(scan)) return false;
            continue;
        }
        if (c != '"') return fail(scan);
        scan->at++;
        return true;
    }
}

static bool pass_digits(enti_json_scan *scan) {
    if (!enti_is_digit(here(scan))) return fail(scan);
    while (enti_is_digit(here(scan))) scan->at++;
    return true;
}

static bool pass_number(enti_json_scan *scan) {
    scan->at += here(scan) == '-';
    if (here(scan) == '0')
        scan->at++;
    else if (!pass_digits(scan))
        return false;
    if (here(scan) == '.') {
        scan->at++;
        if (!pass_digits(scan)) return false;
    }
    if (here(scan) != 'e' && here(scan) != 'E') return true;
    scan->at++;
    scan->at += here(scan) == '+' || here(scan) == '-';
    return pass_digits(scan);
}

static bool pass_scalar(enti_json_scan *scan) {
    static const ent_text words[] = {{"true", 4}, {"false", 5}, {"null", 4}};
    if (here(scan) == '"') return pass_string(scan);
    ent_text rest = enti_text_slice(scan->text, scan->at, scan->text.len);
    for (size_t i = 0; i < 3; i++)
        if (enti_text_starts(rest, words[i])) {
            scan->at += words[i].len;
            return true;
        }
    return pass_number(scan);
}

/* A key and its colon. */
static bool pass_key(enti_json_scan *scan) {
    if (!pass_string(scan)) return false;
    pass_blanks(scan);
    if (here(scan) != ':') return fail(scan);
    scan->at++;
    pass_blanks(scan);
    return true;
}

/* Close what ends here, and pass the comma before what follows. false: the outermost was closed, or a fault.
 */
static bool pass_ends(enti_json_scan *scan, const bool *is_object, size_t *depth) {
    for (;;) {
        pass_blanks(scan);
        char c = here(scan);
        if (c == ',') break;
        if (c != (is_object[*depth - 1] ? '}' : ']')) return fail(scan);
        scan->at++;
        if (--*depth == 0) return false;
    }
    scan->at++;
    pass_blanks(scan);
    return !is_object[*depth - 1] || pass_key(scan);
}

/* Any value, nested as deep as it likes, without recursion. */
static bool pass_value(enti_json_scan *scan) {
    bool is_object[DEEPEST];
    size_t depth = 0;
    for (;;) {
        char c = here(scan);
        if (c == '{' || c == '[') {
            if (depth == DEEPEST) return fail(scan);
            is_object[depth++] = c == '{';
            scan->at++;
            pass_blanks(scan);
            bool is_empty = here(scan) == (c == '{' ? '}' : ']');
            if (!is_empty && c == '{' && !pass_key(scan)) return false;
            if (!is_empty) continue;
        } else if (!pass_scalar(scan)) {
            return false;
        }
        if (!depth || !pass_ends(scan, is_object, &depth)) return !scan->bad;
    }
}

enti_json_scan enti_json_begin(ent_text text) {
    enti_json_scan scan = {text, 0, false, true};
    pass_blanks(&scan);
    if (here(&scan) != '{') scan.bad = true;
    scan.at++;
    return scan;
}

/* Behind the last member only blanks may follow. */
static bool end(enti_json_scan *scan) {
    scan->at++;
    pass_blanks(scan);
    if (scan->at < scan->text.len) scan->bad = true;
    return false;
}

bool enti_json_next(enti_json_scan *scan, ent_text *key, ent_text *value) {
    if (scan->bad) return false;
    pass_blanks(scan);
    if (here(scan) == '}') return end(scan);
    if (!scan->first) {
        if (here(scan) != ',') return fail(scan);
        scan->at++;
        pass_blanks(scan);
    }
    scan->first = false;
    size_t begin = scan->at, close;
    if (!pass_key(scan)) return false;
    *key = enti_text_slice(scan->text, begin + 1, scan->text.len);
    for (close = 0; key->at[close] != '"'; close++) close += key->at[close] == '\\';
    key->len = close;
    begin = scan->at;
    if (!pass_value(scan)) return false;
    *value = enti_text_slice(scan->text, begin, scan->at);
    return true;
}

static uint32_t hex_of(const char *digits) {
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char c = digits[i];
        value = value << 4 | (uint32_t)(enti_is_digit(c) ? c - '0' : enti_to_lower(c) - 'a' + 10);
    }
    return value;
}

/* The point of a \u escape whose digits begin at `*at`; a pair is one. */
static uint32_t unescape_point(ent_text text, size_t *at) {
    uint32_t high = hex_of(text.at + *at);
    *at += 4;
    bool is_pair = high >= 0xD800 && high < 0xDC00 && text.len - *at >= 6 && text.at[*at] == '\\' &&
                   text.at[*at + 1] == 'u';
    uint32_t low = is_pair ? hex_of(text.at + *at + 2) : 0;
    if (low < 0xDC00 || low >= 0xE000) return high;
    *at += 6;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

static size_t unescape_one(char *out, ent_text text, size_t *at) {
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    char kind = text.at[(*at)++];
    if (kind == 'u') return enti_utf8_encode(out, unescape_point(text, at));
    const char *known = strchr(from, kind);
    *out = known ? to[known - from] : kind;
    return 1;
}

ent_text enti_json_unescape(enti_arena *arena, ent_text string) {
    ent_text text = enti_text_slice(string, 1, string.len - 1);
    size_t at = enti_text_find_byte(text, 0, '\\');
    if (at == text.len) return text;
    char *out = enti_arena_take(arena, text.len, 1); /* an escape is longer than what it means */
    if (!out) return enti_text(NULL, 0);
    size_t len = 0;
    for (size_t begin = 0; begin < text.len;) {
        memcpy(out + len, text.at + begin, at - begin);
        len += at - begin;
        if (at == text.len) break;
        begin = at + 1;
        len += unescape_one(out + len, text, &begin);
        at = enti_text_find_byte(text, begin, '\\');
    }
    return enti_text(out, len);
}
