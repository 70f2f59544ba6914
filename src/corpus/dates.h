/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Dates as articles carry them, to days. The day is the one written in the string: no time zone moves it, so
 * "2024-12-31T23:30:00-05:00" is 2024-12-31, whatever TZ is.
 *
 *     2024-03-01, 2024-03-01T17:42:08+02:00, 2024/03/01, 20240301, 20240301174208
 *     Mon, 19 Aug 24 17:42:08 +0200; 19 August 2024; August 19, 2024; Mon Aug 19 17:42:08 2024
 *     1724082128, 1724082128000: seconds or milliseconds since 1970, a day of UTC
 *
 * "01/02/2024" is refused, and so is "25/12/2024": the order of day and month is never guessed. */
#ifndef ENTI_CORPUS_DATES_H
#define ENTI_CORPUS_DATES_H

#include "base/text.h"

/* The day, or 0. `*refused`: it is a date, but which is not known without a format; untouched otherwise.
 * `format` (NULL: none) is tried first: %Y %y %m %d %b %B %% and, passed over, %H %M %S %a %A %z. */
ent_date enti_read_date(ent_text text, const char *format, bool *refused);

#endif
