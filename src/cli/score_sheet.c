/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: sheets with a column 'correct'. Goes out: the share of yes among what was judged, and the
 * interval that holds the true share with 95 % confidence, by E. B. Wilson, Journal of the American
 * Statistical Association 22 (1927). */
#include "cli/message.h"
#include "cli/score.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const heads[] = {"judged", "correct", "precision", "low", "high", "unjudged"};
enum { CELLS = sizeof heads / sizeof *heads };

struct reading {
    const char *file;
    size_t column; /* of 'correct', plus 1; 0: not known yet */
    size_t judged, correct, unjudged;
};

static bool is_one_of(ent_text cell, const char *const words[]) {
    for (; *words; words++) {
        size_t i = 0;
        while (i < cell.len && (*words)[i] && (cell.at[i] | 0x20) == ((*words)[i] | 0x20)) i++;
        if (i == cell.len && !(*words)[i]) return true;
    }
    return false;
}

static ent_text trimmed(ent_text cell) {
    while (cell.len && cell.at[cell.len - 1] == ' ') cell.len--;
    while (cell.len && *cell.at == ' ') cell = (ent_text){cell.at + 1, cell.len - 1};
    return cell;
}

static ent_status read_head(struct reading *reading, const ent_text cells[], size_t count, size_t line) {
    static const char *const name[] = {"correct", NULL};
    for (size_t i = 0; i < count; i++)
        if (is_one_of(trimmed(cells[i]), name)) reading->column = i + 1;
    if (reading->column) return ENT_OK;
    message_error("%s:%zu: no column is called 'correct'", reading->file, line);
    return ENT_INPUT;
}

static ent_status read_row(void *context, const ent_text cells[], size_t count, size_t line) {
    static const char *const yes[] = {"yes", "y", "1", "true", NULL}, *const no[] = {"no", "n", "0", "false",
                                                                                     NULL};
    struct reading *reading = context;
    if (!reading->column) return read_head(reading, cells, count, line);
    if (count == 1 && !cells[0].len) return ENT_OK; /* an empty line */
    ent_text cell = reading->column <= count ? trimmed(cells[reading->column - 1]) : (ent_text){NULL, 0};
    if (!cell.len) {
        reading->unjudged++;
        return ENT_OK;
    }
    bool right = is_one_of(cell, yes);
    if (!right && !is_one_of(cell, no)) {
        message_error("%s:%zu: 'correct' is yes or no, not '%.*s'", reading->file, line, (int)cell.len,
                      cell.at);
        return ENT_INPUT;
    }
    reading->judged++;
    reading->correct += right;
    return ENT_OK;
}

static void wilson(double *low, double *high, double p, double n) {
    const double z = 1.959963984540054; /* 97.5 % of the normal distribution lie below */
    double centre = p + z * z / (2 * n), spread = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    *low = fmax(0, (centre - spread) / (1 + z * z / n));
    *high = fmin(1, (centre + spread) / (1 + z * z / n));
}

static ent_status write_precision(const struct session *session, const struct reading *reading) {
    char bytes[CELLS][32] = {""};
    ent_text cells[CELLS];
    snprintf(bytes[0], sizeof bytes[0], "%zu", reading->judged);
    snprintf(bytes[1], sizeof bytes[1], "%zu", reading->correct);
    snprintf(bytes[5], sizeof bytes[5], "%zu", reading->unjudged);
    double p = (double)reading->correct / (double)reading->judged, low, high;
    wilson(&low, &high, p, (double)reading->judged);
    snprintf(bytes[2], sizeof bytes[2], "%.4f", p);
    snprintf(bytes[3], sizeof bytes[3], "%.4f", low);
    snprintf(bytes[4], sizeof bytes[4], "%.4f", high);
    for (size_t i = 0; i < CELLS; i++) cells[i] = (ent_text){bytes[i], strlen(bytes[i])};
    ent_status status = ent_cells_write_heads(session->output, session->settings->format, heads, CELLS);
    return status ? status : ent_cells_write(session->output, session->settings->format, heads, cells, CELLS);
}

int score_sheets(struct session *session) {
    struct reading reading = {.file = NULL};
    for (size_t i = 0; i < session->inputs.count; i++) {
        reading.file = session->inputs.at[i];
        reading.column = 0;
        ent_status status = ent_cells_read(reading.file, read_row, &reading, &session->sink);
        if (status) return session_status(status);
    }
    if (reading.judged) return session_status(write_precision(session, &reading));
    message_error("no row of the sheet is judged: fill the column 'correct' with yes or no");
    return EXIT_NOTHING;
}
