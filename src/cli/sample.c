/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A reservoir: the first N mentions fill it; the k-th after that takes the place of a random one with
 * probability N / k. Mentions come in input order whatever the number of threads, so that the draws do too.
 * Cost: memory of N rows, a random number a mention. */
#include "cli/sample.h"
#include "cli/context.h"
#include "cli/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 1000000 };

static const char *const heads[] = {"article", "start",  "end",  "left",   "match",
                                    "right",   "entity", "rule", "correct"};
enum { CELLS = sizeof heads / sizeof *heads };

/* The cells of one mention, in one allocation. */
struct row {
    size_t number; /* of the mention in the run */
    char *bytes;
    size_t lens[CELLS];
};

struct sampling {
    struct session *session;
    struct row *rows;
    size_t size, seen; /* `size`: rows that it holds at most */
    uint64_t state;
};

/* SplitMix64: small, and the same everywhere. */
static uint64_t random_bits(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* A number below `limit`, all equally likely. */
static uint64_t random_below(uint64_t *state, uint64_t limit) {
    uint64_t bits, rest = (UINT64_MAX % limit + 1) % limit; /* the top `rest` values would favour the low */
    do bits = random_bits(state);
    while (bits > UINT64_MAX - rest);
    return bits % limit;
}

/* Line breaks would make a sheet hard to read. */
static void copy_cell(char *to, ent_text cell) {
    for (size_t i = 0; i < cell.len; i++) to[i] = (unsigned char)cell.at[i] < ' ' ? ' ' : cell.at[i];
}

static bool fill(struct row *row, const ent_text cells[CELLS], size_t number) {
    size_t len = 1;
    for (size_t i = 0; i < CELLS; i++) len += cells[i].len;
    char *bytes = malloc(len);
    if (!bytes) return false;
    free(row->bytes);
    *row = (struct row){.number = number, .bytes = bytes};
    for (size_t i = 0, at = 0; i < CELLS; at += cells[i++].len) {
        copy_cell(bytes + at, cells[i]);
        row->lens[i] = cells[i].len;
    }
    return true;
}

static bool keep(struct sampling *sampling, struct row *row, const ent_document *document,
                 const ent_mention *mention) {
    const ent_article *article = document->article;
    char start[16], stop[16];
    snprintf(start, sizeof start, "%u", mention->start);
    snprintf(stop, sizeof stop, "%u", mention->stop);
    ent_text match = {article->text.at + mention->at.begin, mention->at.end - mention->at.begin};
    const ent_text cells[CELLS] = {
        article->id,
        {start, strlen(start)},
        {stop, strlen(stop)},
        context_before(article->text, mention->at),
        match,
        context_after(article->text, mention->at),
        ent_gazetteer_entity(sampling->session->gazetteer, mention->entity).id,
        {mention->rule, strlen(mention->rule)},
        {NULL, 0},
    };
    return fill(row, cells, sampling->seen);
}

static ent_status take(void *context, const ent_document *document) {
    struct sampling *sampling = context;
    if (!document->article->text.len) return ENT_OK; /* stored mentions: there is nothing to show */
    for (size_t i = 0; i < document->mention_count; i++) {
        uint64_t place = sampling->seen;
        if (sampling->seen >= sampling->size) place = random_below(&sampling->state, sampling->seen + 1);
        if (place < sampling->size &&
            !keep(sampling, &sampling->rows[place], document, &document->mentions[i]))
            return ENT_NOMEM;
        sampling->seen++;
    }
    return ENT_OK;
}

static int by_number(const void *a, const void *b) {
    const struct row *left = a, *right = b;
    return (left->number > right->number) - (left->number < right->number);
}

static ent_status write_row(const struct session *session, const struct row *row) {
    ent_text cells[CELLS];
    for (size_t i = 0, at = 0; i < CELLS; at += row->lens[i++])
        cells[i] = (ent_text){row->bytes + at, row->lens[i]};
    return ent_cells_write(session->output, session->settings->format, heads, cells, CELLS);
}

static int write_rows(struct session *session, struct sampling *sampling) {
    size_t count = sampling->seen < sampling->size ? sampling->seen : sampling->size;
    qsort(sampling->rows, count, sizeof *sampling->rows, by_number);
    ent_status status = ent_cells_write_heads(session->output, session->settings->format, heads, CELLS);
    for (size_t i = 0; i < count && !status; i++) status = write_row(session, &sampling->rows[i]);
    return session_status(status);
}

int sample_write(struct session *session) {
    struct settings *settings = session->settings;
    if (!settings->sample || settings->sample > MOST_ROWS) {
        message_error("option '--sample' takes a number from 1 to %d", MOST_ROWS);
        return EXIT_USAGE;
    }
    if (!settings->format) settings->format = "csv";
    struct sampling sampling = {.session = session, .size = settings->sample, .state = settings->seed};
    sampling.rows = calloc(sampling.size, sizeof *sampling.rows);
    if (!sampling.rows) return session_status(ENT_NOMEM);
    session->run.each = take;
    session->run.context = &sampling;
    int status = session_run(session);
    if (status == EXIT_DONE || status == EXIT_SKIPPED) {
        int written = write_rows(session, &sampling);
        if (written) status = written;
    }
    for (size_t i = 0; i < sampling.size; i++) free(sampling.rows[i].bytes);
    free(sampling.rows);
    return session_close_output(session, status);
}
