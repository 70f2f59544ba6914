/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A date is cut into runs of digits and runs of letters, and what they can be together decides. Nothing here
 * knows a locale or a time zone. */
#include "corpus/dates.h"

#include "base/date.h"

enum { MOST_PARTS = 12 };

struct part {
    ent_text text;
    char before; /* the byte before it; 0 at the beginning */
    bool is_number;
};

static int number_of(ent_text digits) {
    int value = 0;
    if (!digits.len || digits.len > 8) return -1;
    for (size_t i = 0; i < digits.len; i++) {
        if (!enti_is_digit(digits.at[i])) return -1;
        value = value * 10 + (digits.at[i] - '0');
    }
    return value;
}

/* 1 to 12 for an English month, in full or cut to three letters or more ("Sept"); 0: none. */
static int month_of(ent_text word) {
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    for (int m = 0; m < 12; m++) {
        size_t i = 0;
        while (i < word.len && months[m][i] && enti_to_lower(word.at[i]) == months[m][i]) i++;
        if (i == word.len && i >= 3) return m + 1;
    }
    return 0;
}

/* The letters of 1st, 2nd, 3rd, 4th. */
static bool is_ordinal_end(ent_text text, size_t begin, size_t end) {
    ent_text word = enti_text_slice(text, begin, end);
    bool ends = enti_text_is(word, "st") || enti_text_is(word, "nd") || enti_text_is(word, "rd") ||
                enti_text_is(word, "th");
    return ends && begin > 0 && enti_is_digit(text.at[begin - 1]);
}

static size_t cut(struct part parts[MOST_PARTS], ent_text text) {
    size_t count = 0, at = 0;
    while (at < text.len && count < MOST_PARTS) {
        size_t begin = at;
        bool digits = enti_is_digit(text.at[at]), letters = enti_is_alpha(text.at[at]);
        while (at < text.len && (digits ? enti_is_digit(text.at[at]) : enti_is_alpha(text.at[at]))) at++;
        char before = begin ? text.at[begin - 1] : '\0';
        if (!digits && !letters)
            at++;
        else if (digits || !is_ordinal_end(text, begin, at))
            parts[count++] = (struct part){enti_text_slice(text, begin, at), before, digits};
    }
    return count;
}

/* RFC 2822, 4.3: two digits below 50 are of this century, three are counted from 1900. */
static int year_of(ent_text digits) {
    int year = number_of(digits);
    if (digits.len == 4) return year;
    if (digits.len == 2) return year < 50 ? 2000 + year : 1900 + year;
    return -1;
}

static ent_date civil(int64_t days) {
    int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365,
            doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153, day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
    return enti_date((int)(yoe + era * 400 + (month <= 2)), (int)month, (int)day);
}

/* Digits alone: YYYYMMDD and perhaps hhmm or hhmmss, or seconds or milliseconds since 1970. */
static ent_date from_digits(ent_text digits) {
    if (digits.len == 8 || digits.len == 12 || digits.len == 14)
        return enti_date(number_of(enti_text(digits.at, 4)), number_of(enti_text(digits.at + 4, 2)),
                         number_of(enti_text(digits.at + 6, 2)));
    if (digits.len != 9 && digits.len != 10 && digits.len != 13) return 0;
    int64_t value = 0;
    for (size_t i = 0; i < digits.len; i++) value = value * 10 + (digits.at[i] - '0');
    return civil((digits.len > 10 ? value / 1000 : value) / 86400);
}

/* YYYY-MM-DD with anything behind it; `/` and `.` serve too. */
static ent_date from_iso(const struct part *parts, size_t count) {
    if (count < 3 || parts[0].text.len != 4 || !parts[0].is_number) return 0;
    char mark = parts[1].before;
    bool marked = (mark == '-' || mark == '/' || mark == '.') && parts[2].before == mark;
    if (!marked || parts[1].text.len > 2 || parts[2].text.len > 2) return 0;
    return enti_date(number_of(parts[0].text), number_of(parts[1].text), number_of(parts[2].text));
}

/* A month by name: the day beside it, and the first number that can be a year. */
static ent_date from_words(const struct part *parts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        int month = parts[i].is_number ? 0 : month_of(parts[i].text);
        if (!month) continue;
        bool day_first = i > 0 && parts[i - 1].is_number && parts[i - 1].text.len <= 2;
        size_t day_at = day_first ? i - 1 : i + 1, year_at = day_first ? i + 1 : i + 2;
        if (day_at >= count || !parts[day_at].is_number || parts[day_at].text.len > 2) continue;
        for (; year_at < count; year_at++) {
            bool is_time =
                parts[year_at].before == ':' || (year_at + 1 < count && parts[year_at + 1].before == ':');
            int year = parts[year_at].is_number && !is_time ? year_of(parts[year_at].text) : -1;
            ent_date date = year > 0 ? enti_date(year, month, number_of(parts[day_at].text)) : 0;
            if (date) return date;
        }
    }
    return 0;
}

/* Day, month and year as numbers in an order that nobody knows. */
static bool is_unknown_order(const struct part *parts, size_t count) {
    if (count < 3) return false;
    for (size_t i = 0; i < 2; i++)
        if (!parts[i].is_number || parts[i].text.len > 2) return false;
    char mark = parts[1].before;
    bool marked = (mark == '/' || mark == '.' || mark == '-') && parts[2].before == mark;
    return marked && parts[2].is_number && (parts[2].text.len == 4 || parts[2].text.len == 2);
}

struct scan {
    ent_text text;
    size_t at;
    int year, month, day;
};

static int scan_number(struct scan *scan, size_t most) {
    size_t begin = scan->at;
    while (scan->at < scan->text.len && scan->at - begin < most && enti_is_digit(scan->text.at[scan->at]))
        scan->at++;
    return number_of(enti_text_slice(scan->text, begin, scan->at));
}

static ent_text scan_word(struct scan *scan) {
    size_t begin = scan->at;
    while (scan->at < scan->text.len && enti_is_alpha(scan->text.at[scan->at])) scan->at++;
    return enti_text_slice(scan->text, begin, scan->at);
}

static void scan_zone(struct scan *scan) {
    while (scan->at < scan->text.len && strchr("+-:0123456789Z", scan->text.at[scan->at])) scan->at++;
}

/* false: the text is not as the conversion says. */
static bool scan_conversion(struct scan *scan, char conversion) {
    switch (conversion) {
    case 'Y': return (scan->year = scan_number(scan, 4)) > 0;
    case 'm': return (scan->month = scan_number(scan, 2)) > 0;
    case 'd': return (scan->day = scan_number(scan, 2)) > 0;
    case 'b':
    case 'B': return (scan->month = month_of(scan_word(scan))) > 0;
    case 'H':
    case 'M':
    case 'S': return scan_number(scan, 2) >= 0;
    case 'a':
    case 'A': return scan_word(scan).len > 0;
    case 'z': scan_zone(scan); return true;
    case 'y': {
        int year = scan_number(scan, 2);
        scan->year = year < 50 ? 2000 + year : 1900 + year;
        return year >= 0;
    }
    case '%': return scan->at < scan->text.len && scan->text.at[scan->at++] == '%';
    default: return false;
    }
}

static ent_date by_format(ent_text text, const char *format) {
    struct scan scan = {.text = text};
    for (; *format; format++) {
        if (*format == '%' && format[1]) {
            if (!scan_conversion(&scan, *++format)) return 0;
        } else if (scan.at >= text.len || text.at[scan.at++] != *format) {
            return 0;
        }
    }
    return enti_date(scan.year, scan.month, scan.day);
}

ent_date enti_read_date(ent_text text, const char *format, bool *refused) {
    text = enti_text_trim(text);
    ent_date date = format ? by_format(text, format) : 0;
    if (date || !text.len) return date;
    struct part parts[MOST_PARTS];
    size_t count = cut(parts, text);
    if (count == 1 && parts[0].is_number && parts[0].text.len == text.len) return from_digits(text);
    if ((date = from_iso(parts, count)) || (date = from_words(parts, count))) return date;
    if (count && parts[0].is_number && parts[0].text.len == 8) return from_digits(parts[0].text);
    if (is_unknown_order(parts, count)) *refused = true;
    return 0;
}
