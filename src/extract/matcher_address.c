/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: the place of a possible match. Goes out: whether it lies in a URL, an e-mail address, a hashtag
 * or a handle. Such things never hold white space, so the token around the place is looked through once, and
 * what it holds is kept for the next place in it. Cost: linear in the token.
 *
 *     token      (see:https://example.org/mali,#Mali-Chad)        x@example.org
 *     addresses       [------------------------------]            [-----------]
 */
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/matcher_table.h"

/* Ends a token: white space, quotation marks, angle brackets, full-width punctuation. */
static bool ends_token(uint32_t point) {
    if (point < 0x80)
        return enti_is_blank(point) || point == '"' || point == '<' || point == '>' || point == '|';
    if (point < 0x2000) return point == 0xAB || point == 0xBB || enti_is_blank(point);
    return (point >= 0x3001 && point <= 0x3003) || (point >= 0x3008 && point <= 0x301F) || point == 0xFF0C ||
           point == 0xFF1A || point == 0xFF1B || point == 0xFF01 || point == 0xFF1F || point == 0xFF08 ||
           point == 0xFF09 || (point >= 0x201C && point <= 0x201F) || enti_is_blank(point);
}

static ent_span token_around(ent_text text, size_t at, size_t known) {
    size_t begin = at, end = at;
    while (begin > known) {
        size_t before = begin;
        if (ends_token(enti_utf8_previous(text, &before))) break;
        begin = before;
    }
    for (size_t after = end; end < text.len && !ends_token(enti_utf8_next(text, &after));) end = after;
    return (ent_span){(uint32_t)begin, (uint32_t)end};
}

static bool is_name_byte(char c) {
    return enti_is_alpha(c) || enti_is_digit(c) || c == '_' || c == '.' || c == '-' || c == '+' || c == '%';
}

static bool is_host_byte(char c) {
    return enti_is_alpha(c) || enti_is_digit(c) || c == '-' || c == '.';
}

/* Behind the word characters from `at` on. */
static size_t word_end(ent_text text, size_t at, size_t end) {
    for (size_t after = at; at < end; at = after) {
        enti_point_class class = enti_classify(enti_utf8_next(text, &after));
        if (!enti_is_fragment(class) && class != ENTI_POINT_INVISIBLE) break;
    }
    return at;
}

static void add_address(enti_rows *addresses, size_t begin, size_t end) {
    ent_span *span = ENTI_ROWS_ADD(addresses, ent_span);
    if (span) *span = (ent_span){(uint32_t)begin, (uint32_t)end};
}

/* Whether a host ends in a well-known domain, or a country's: two small letters. */
static bool has_domain(ent_text host) {
    static const char *const domains[] = {"com", "org", "net",  "gov",  "edu",
                                          "int", "mil", "info", "news", "tv"};
    while (host.len && (host.at[host.len - 1] == '.' || host.at[host.len - 1] == '-')) host.len--;
    size_t dot = host.len;
    while (dot > 0 && host.at[dot - 1] != '.') dot--;
    if (dot < 2) return false;
    ent_text last = enti_text_slice(host, dot, host.len);
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++)
        if (enti_text_is(last, domains[i])) return true;
    return last.len == 2 && enti_is_lower(last.at[0]) && enti_is_lower(last.at[1]);
}

/* What begins with the run of host characters [at, stop) of the token that ends at `end`: the end of an
 * address, or `at`. */
static size_t host_address(ent_text text, size_t at, size_t stop, size_t end) {
    ent_text host = enti_text_slice(text, at, stop), rest = enti_text_slice(text, stop, end);
    if (enti_text_starts(rest, ENTI_TEXT("://")) || enti_text_starts(host, ENTI_TEXT("www."))) return end;
    if (!has_domain(host)) return at;
    return stop < end && (text.at[stop] == '/' || text.at[stop] == ':') ? end : stop;
}

/* The end of the address around the '@' at `at`, or of a handle; `at` if nothing follows it. */
static size_t at_sign_end(ent_text text, size_t at, size_t end) {
    size_t stop = at + 1;
    while (stop < end && is_name_byte(text.at[stop])) stop++;
    stop = word_end(text, stop, end);
    return stop > at + 1 ? stop : at;
}

/* Find the addresses of [at, end), a token. */
static void find_addresses(enti_rows *addresses, ent_text text, size_t at, size_t end) {
    size_t name = at; /* begin of the run of name characters before `at` */
    while (at < end) {
        char c = text.at[at];
        size_t stop = at, after = at;
        uint32_t point = enti_utf8_next(text, &after);
        if (c == '@')
            stop = at_sign_end(text, at, end);
        else if (c == '#' || point == 0xFF03)
            stop = word_end(text, after, end) > after ? word_end(text, after, end) : at;
        if (stop > at) {
            add_address(addresses, c == '@' ? name : at, stop);
            at = name = stop;
            continue;
        }
        if (enti_is_alpha(c) || enti_is_digit(c)) {
            while (stop < end && is_host_byte(text.at[stop])) stop++;
            size_t address = host_address(text, at, stop, end);
            if (address > at) add_address(addresses, at, address);
            at = address > stop ? address : stop;
            continue;
        }
        at = after;
        if (!is_name_byte(c)) name = at;
    }
}

/* Make `token` the one around `at`. */
static void enter_token(enti_match_scratch *scratch, ent_text text, size_t at) {
    if (at >= scratch->token.begin && at < scratch->token.end) return;
    scratch->token = token_around(text, at, at >= scratch->token.end ? scratch->token.end : 0);
    enti_rows_clear(&scratch->addresses);
    find_addresses(&scratch->addresses, text, scratch->token.begin, scratch->token.end);
}

/* Whether an address overlaps the span and reaches beyond it. The addresses are sorted. */
static bool reaches_beyond(const enti_rows *addresses, size_t begin, size_t end) {
    size_t low = 0, high = addresses->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ENTI_ROWS_AT(addresses, ent_span, middle)->end <= begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < addresses->count; low++) {
        const ent_span *address = ENTI_ROWS_AT(addresses, ent_span, low);
        if (address->begin >= end) break;
        if (address->begin < begin || address->end > end) return true;
    }
    return false;
}

/* ---- Most places need no search ---- */

enum { NEAR = 64 };
enum suspicion { HARMLESS, BLANK, STOP, SUSPECT };

/* Every address has one of @ # / or a full stop inside. 0xEF begins a wide '#'. */
static enum suspicion suspect(ent_text text, size_t at) {
    static const uint8_t suspicions[256] = {
        ['\t'] = BLANK, ['\n'] = BLANK,  ['\v'] = BLANK,  ['\f'] = BLANK,  ['\r'] = BLANK,  [' '] = BLANK,
        ['.'] = STOP,   ['@'] = SUSPECT, ['#'] = SUSPECT, ['/'] = SUSPECT, [0xEF] = SUSPECT};
    enum suspicion found = suspicions[(unsigned char)text.at[at]];
    if (found != STOP) return found;
    bool last = at + 1 == text.len || enti_is_space(text.at[at + 1]);
    return last ? HARMLESS : SUSPECT;
}

/* Whether nothing suspect stands in the span, or beside it up to white space that is near. */
static bool is_clear(ent_text text, size_t begin, size_t end) {
    size_t least = begin > NEAR ? begin - NEAR : 0, most = text.len - end > NEAR ? end + NEAR : text.len;
    enum suspicion found = HARMLESS;
    for (size_t at = begin; at > least && found == HARMLESS; at--) found = suspect(text, at - 1);
    if (found == SUSPECT || (found == HARMLESS && least > 0)) return false;
    for (size_t at = begin; at < end; at++)
        if (suspect(text, at) == SUSPECT) return false;
    found = HARMLESS;
    for (size_t at = end; at < most && found == HARMLESS; at++) found = suspect(text, at);
    return found == BLANK || (found == HARMLESS && most == text.len);
}

bool enti_in_address(enti_match_scratch *scratch, ent_text text, size_t begin, size_t end) {
    bool known = begin >= scratch->token.begin && begin < scratch->token.end;
    if (!known && is_clear(text, begin, end)) return false;
    enter_token(scratch, text, begin);
    if (reaches_beyond(&scratch->addresses, begin, end)) return true;
    if (end <= scratch->token.end) return false;
    enter_token(scratch, text, end - 1);
    return reaches_beyond(&scratch->addresses, begin, end);
}
