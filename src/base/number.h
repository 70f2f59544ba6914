/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Numbers as text, the same in every locale. */
#ifndef ENTI_BASE_NUMBER_H
#define ENTI_BASE_NUMBER_H

#include "base/buffer.h"

/* Significant digits of results in files and in tables for readers. */
enum { ENTI_DIGITS_FILE = 12, ENTI_DIGITS_TABLE = 6 };

/* A finite number in the shortest form that has at most `digits` significant digits, "." as the point in
 * every locale; whole numbers below 2^53 in full. Nothing for NaN and infinities. */
void enti_write_number(enti_buffer *out, double value, int digits);

#endif
