/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Days of the proleptic Gregorian calendar as year * 10000 + month * 100 + day. No time zone ever moves a
 * day. */
#ifndef ENTI_BASE_DATE_H
#define ENTI_BASE_DATE_H

#include "base/text.h"

/* 0 if there is no such day. Years 1 to 9999. */
ent_date enti_date(int year, int month, int day);
int enti_days_in_month(int year, int month);

static inline int enti_date_year(ent_date date) {
    return date / 10000;
}
static inline int enti_date_month(ent_date date) {
    return date / 100 % 100;
}
static inline int enti_date_day(ent_date date) {
    return date % 100;
}

/* Whether `date` lies in [from, to], where 0 leaves an end open. */
static inline bool enti_date_within(ent_date date, ent_date from, ent_date to) {
    return (!from || date >= from) && (!to || date <= to);
}

/* "YYYY-MM-DD" and a NUL. */
void enti_date_write(char out[11], ent_date date);

#endif
