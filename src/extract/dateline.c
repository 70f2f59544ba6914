/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a paragraph's beginning. Goes out: the dateline that stands there, and its day.
 *
 *     BEIJING, Jan. 23 (Xinhua) —    WASHINGTON (AP) —    TEHRAN –    Beijing, 4 Feb 2026 (Reuters) -
 *     \place/  \date_/ \agency/ \dash
 *
 * Capitals and a dash are enough; a place in small letters needs a date or a known agency beside it. Only the
 * first bytes of a paragraph are read, so the cost is constant.
 */
#include "base/date.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/sentences.h"

enum { LONGEST_DATELINE = 160, LONGEST_AGENCY = 40, PLACE_WORDS = 5 };

struct dateline {
    ent_text text;
    size_t at;
    int year, month, day; /* month 0: no date */
    bool capitals, agency, known_agency, slashes;
};

static bool at_end(const struct dateline *d) {
    return d->at >= d->text.len;
}

static char byte_at(const struct dateline *d, size_t at) {
    return at < d->text.len ? d->text.at[at] : '\0';
}

static void skip_blanks(struct dateline *d) {
    while (!at_end(d)) {
        size_t after = d->at;
        if (!enti_is_blank(enti_utf8_next(d->text, &after)) || d->text.at[d->at] == '\n') break;
        d->at = after;
    }
}

static bool take(struct dateline *d, const char *what) {
    ent_text rest = enti_text_slice(d->text, d->at, d->text.len), wanted = enti_text_of(what);
    if (!enti_text_starts(rest, wanted)) return false;
    d->at += wanted.len;
    return true;
}

static ent_text take_letters(struct dateline *d) {
    size_t begin = d->at;
    for (size_t after = begin; !at_end(d) && enti_is_letter(enti_utf8_next(d->text, &after));) d->at = after;
    return enti_text_slice(d->text, begin, d->at);
}

/* Digits as a number; 0 if there are none or more than `most`. */
static int take_number(struct dateline *d, size_t most) {
    int value = 0;
    size_t begin = d->at;
    for (; enti_is_digit(byte_at(d, d->at)) && d->at - begin < most; d->at++)
        value = value * 10 + (d->text.at[d->at] - '0');
    return enti_is_digit(byte_at(d, d->at)) ? 0 : value;
}

/* ---- Date ---- */

/* Whether `word` is `name` or its first `least` letters or more. */
static bool abbreviates(ent_text word, const char *name, size_t least) {
    size_t same = 0;
    while (same < word.len && enti_to_lower(word.at[same]) == name[same]) same++;
    return same == word.len && same >= least && (same <= 4 || !name[same]);
}

static int month_of(ent_text word) {
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    for (int i = 0; i < 12; i++)
        if (abbreviates(word, names[i], 3)) return i + 1;
    return 0;
}

static bool is_weekday(ent_text word) {
    static const char *const names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};
    for (int i = 0; i < 7; i++)
        if (abbreviates(word, names[i], 3)) return true;
    return false;
}

static int take_month(struct dateline *d) {
    int month = month_of(take_letters(d));
    take(d, ".");
    skip_blanks(d);
    return month;
}

static int take_day(struct dateline *d) {
    int day = take_number(d, 2);
    size_t here = d->at;
    ent_text ending = take_letters(d);
    if (!enti_text_equal_any_case(ending, enti_text_of("st")) &&
        !enti_text_equal_any_case(ending, enti_text_of("nd")) &&
        !enti_text_equal_any_case(ending, enti_text_of("rd")) &&
        !enti_text_equal_any_case(ending, enti_text_of("th")))
        d->at = here;
    return day;
}

/* "2026" or ", 2026". */
static int take_year(struct dateline *d) {
    size_t here = d->at;
    take(d, ",");
    skip_blanks(d);
    size_t begin = d->at;
    int year = take_number(d, 4);
    if (d->at - begin == 4 && year) return year;
    d->at = here;
    return 0;
}

static void take_weekday(struct dateline *d) {
    size_t here = d->at;
    if (!is_weekday(take_letters(d))) {
        d->at = here;
        return;
    }
    take(d, ".");
    take(d, ",");
    skip_blanks(d);
}

/* "Jan. 23", "23 January 2026", "Wednesday, Feb. 4, 2026". */
static bool take_date(struct dateline *d) {
    struct dateline before = *d;
    int month, day;
    take_weekday(d);
    if (enti_is_digit(byte_at(d, d->at))) {
        day = take_day(d);
        skip_blanks(d);
        month = take_month(d);
    } else {
        month = take_month(d);
        day = take_day(d);
    }
    int year = take_year(d);
    if (!month || !enti_date(year ? year : 2000, month, day)) {
        *d = before;
        return false;
    }
    d->year = year;
    d->month = month;
    d->day = day;
    return true;
}

/* ---- Place, agency, dash ---- */

static bool is_place_point(uint32_t point) {
    return enti_is_letter(point) || enti_is_mark(point) || enti_is_apostrophe(point) || point == '.' ||
           point == '-' || point == '/';
}

/* One word that begins with a capital; whether it did. `*capitals` is cleared by a small letter. */
static bool take_place_word(struct dateline *d, bool *capitals) {
    size_t begin = d->at, after = begin;
    if (at_end(d) || !enti_is_capital(enti_utf8_next(d->text, &after))) return false;
    while (!at_end(d)) {
        after = d->at;
        uint32_t point = enti_utf8_next(d->text, &after);
        if (!is_place_point(point) || (point == '-' && byte_at(d, after) == '-')) break;
        if (enti_is_letter(point) && !enti_is_capital(point)) *capitals = false;
        d->at = after;
    }
    return d->at > begin;
}

static bool take_place(struct dateline *d, bool *capitals) {
    size_t begin = d->at, end = begin;
    *capitals = true;
    for (int words = 0; words < PLACE_WORDS; words++) {
        struct dateline ahead = *d;
        if (take_date(&ahead) || !take_place_word(d, capitals)) break;
        end = d->at;
        skip_blanks(d);
    }
    d->at = end;
    return end > begin + 1;
}

static bool is_known_agency(ent_text name) {
    static const char *const names[] = {"AP",     "AFP",  "Reuters",       "Xinhua",  "TASS", "UPI",  "dpa",
                                        "DPA",    "ANSA", "EFE",           "IANS",    "PTI",  "ANI",  "Kyodo",
                                        "Yonhap", "VNA",  "Prensa Latina", "Bernama", "RIA",  "KCNA", "SANA"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (enti_text_is(name, names[i])) return true;
    return false;
}

/* "(Xinhua)" or "/TASS/". */
static void take_agency(struct dateline *d) {
    char open = byte_at(d, d->at);
    if (open != '(' && open != '/') return;
    size_t end = enti_text_find_byte(d->text, d->at + 1, open == '(' ? ')' : '/');
    if (end == d->text.len || end - d->at > LONGEST_AGENCY) return;
    d->known_agency = is_known_agency(enti_text_slice(d->text, d->at + 1, end));
    d->slashes = open == '/';
    d->agency = true;
    d->at = end + 1;
    skip_blanks(d);
}

static bool take_dash(struct dateline *d) {
    size_t here = d->at;
    bool blank_before = here > 0 && enti_is_blank(enti_utf8_previous(d->text, &here));
    if (take(d, "—") || take(d, "–") || take(d, "―") || take(d, "--")) return true;
    return blank_before && take(d, "- ");
}

static bool sentence_follows(struct dateline d) {
    skip_blanks(&d);
    if (at_end(&d)) return false;
    uint32_t point = enti_utf8_next(d.text, &d.at);
    return enti_is_capital(point) || (point < 0x80 && enti_is_digit((char)point)) || point == 0x201C ||
           point == '"' || point == 0x2018;
}

/* Read a dateline from d->at on; d->at is then its end. */
static bool read_dateline(struct dateline *d) {
    bool later_capitals, dated = false;
    if (!take_place(d, &d->capitals)) return false;
    for (int parts = 0; parts < 3 && !dated; parts++) {
        size_t here = d->at;
        bool comma = take(d, ",");
        skip_blanks(d);
        dated = take_date(d);
        if (!dated && (!comma || !take_place(d, &later_capitals))) {
            d->at = here;
            break;
        }
    }
    take(d, ".");
    take(d, ",");
    skip_blanks(d);
    take_agency(d);
    size_t end = d->at;
    if (d->slashes && dated) return take(d, "."), true;
    if (take_dash(d) || ((dated || d->known_agency) && take(d, ":")))
        return dated || d->known_agency || (d->capitals && (d->agency || sentence_follows(*d)));
    d->at = end;
    return dated && ((d->capitals && d->agency) || at_end(d));
}

static struct dateline dateline_in(ent_text text, ent_span paragraph) {
    size_t end = paragraph.end;
    if (end - paragraph.begin > LONGEST_DATELINE) {
        end = (size_t)paragraph.begin + LONGEST_DATELINE;
        while (enti_utf8_is_continuation(text.at[end])) end--;
    }
    return (struct dateline){.text = enti_text_slice(text, paragraph.begin, end)};
}

ent_span enti_dateline_find(ent_text text, ent_span paragraph) {
    struct dateline d = dateline_in(text, paragraph);
    if (!read_dateline(&d)) return (ent_span){0, 0};
    while (d.at > 0 && enti_is_space(d.text.at[d.at - 1])) d.at--;
    return (ent_span){paragraph.begin, paragraph.begin + (uint32_t)d.at};
}

bool enti_dateline_day(int *year, int *month, int *day, ent_text text, const enti_paragraph *paragraph) {
    if (paragraph->dateline.end == 0) return false;
    struct dateline d = dateline_in(text, paragraph->at);
    if (!read_dateline(&d) || !d.month) return false;
    *year = d.year;
    *month = d.month;
    *day = d.day;
    return true;
}
