/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/date.h"

int enti_days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

ent_date enti_date(int year, int month, int day) {
    bool possible = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1;
    if (!possible || day > enti_days_in_month(year, month)) return 0;
    return year * 10000 + month * 100 + day;
}

/* `n` digits at `at`, or -1. */
static int digits(ent_text text, size_t at, size_t n) {
    int value = 0;
    if (at + n > text.len) return -1;
    for (size_t i = at; i < at + n; i++) {
        if (!enti_is_digit(text.at[i])) return -1;
        value = value * 10 + (text.at[i] - '0');
    }
    return value;
}

ent_date ent_date_parse(ent_text text, bool last) {
    bool has_month = text.len >= 7 && text.at[4] == '-', has_day = text.len == 10 && text.at[7] == '-';
    if (text.len != 4 && !(has_month && (text.len == 7 || has_day))) return 0;
    int year = digits(text, 0, 4);
    int month = has_month ? digits(text, 5, 2) : last ? 12 : 1;
    if (year < 1 || month < 1 || month > 12) return 0;
    int day = has_day ? digits(text, 8, 2) : last ? enti_days_in_month(year, month) : 1;
    return enti_date(year, month, day);
}

void enti_date_write(char out[11], ent_date date) {
    static const unsigned char places[] = {0, 1, 2, 3, 5, 6, 8, 9};
    memcpy(out, "0000-00-00", 11);
    for (size_t i = sizeof places; i-- > 0; date /= 10) out[places[i]] = (char)('0' + date % 10);
}
