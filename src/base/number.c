/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/number.h"
#include "base/json.h"

#include <math.h>
#include <stdio.h>

static const double WHOLE_BELOW = 9007199254740992.0; /* 2^53: every whole number below is exact */

/* Significant digits and the decimal exponent of the first. */
typedef struct decimal {
    char digits[24];
    int count, exponent;
} decimal;

/* Only ASCII digits and the exponent are taken from printf, so the locale's point does not matter. */
static decimal decimal_of(double value, int digits) {
    char text[64];
    decimal result = {.count = 0};
    snprintf(text, sizeof text, "%.*e", digits - 1, fabs(value));
    const char *at = text;
    for (; *at != 'e'; at++)
        if (enti_is_digit(*at)) result.digits[result.count++] = *at;
    bool negative = *++at == '-';
    while (*++at) result.exponent = result.exponent * 10 + (*at - '0');
    if (negative) result.exponent = -result.exponent;
    while (result.count > 1 && result.digits[result.count - 1] == '0') result.count--;
    return result;
}

static void add_zeros(enti_buffer *out, int count) {
    while (count-- > 0) enti_buffer_add_byte(out, '0');
}

static void add_digits(enti_buffer *out, const decimal *number, int from, int to) {
    if (to > number->count) to = number->count;
    if (to > from) enti_buffer_add(out, enti_text(number->digits + from, (size_t)(to - from)));
}

static void add_positional(enti_buffer *out, const decimal *number) {
    int whole = number->exponent + 1;
    if (whole <= 0) {
        enti_buffer_add_string(out, "0.");
        add_zeros(out, -whole);
        add_digits(out, number, 0, number->count);
        return;
    }
    add_digits(out, number, 0, whole);
    add_zeros(out, whole - number->count);
    if (number->count > whole) enti_buffer_add_byte(out, '.');
    add_digits(out, number, whole, number->count);
}

static void add_scientific(enti_buffer *out, const decimal *number) {
    add_digits(out, number, 0, 1);
    if (number->count > 1) enti_buffer_add_byte(out, '.');
    add_digits(out, number, 1, number->count);
    enti_buffer_add_byte(out, 'e');
    enti_json_whole(out, number->exponent);
}

void enti_write_number(enti_buffer *out, double value, int digits) {
    if (!isfinite(value)) return;
    if (fabs(value) < WHOLE_BELOW && value == trunc(value)) {
        enti_json_whole(out, (int64_t)value);
        return;
    }
    decimal number = decimal_of(value, digits);
    if (value < 0) enti_buffer_add_byte(out, '-');
    if (number.exponent >= -4 && number.exponent < 15)
        add_positional(out, &number);
    else
        add_scientific(out, &number);
}
