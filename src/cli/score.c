/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/score.h"
#include "cli/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const heads[] = {"what", "gold", "found", "precision", "recall", "f1"};
enum { CELLS = sizeof heads / sizeof *heads, CELL_BYTES = 64 };

/* What a row of figures shows. */
enum figures { ALL_FIGURES, RECALL_ALONE, PRECISION_ALONE };

static double ratio(size_t part, size_t whole) {
    return whole ? (double)part / (double)whole : 1;
}

static ent_status write_cells(const struct session *session, char cells[CELLS][CELL_BYTES]) {
    const char *format = session->settings->format;
    bool aligned = !format || !strcmp(format, "table");
    char padded[CELLS][CELL_BYTES];
    ent_text texts[CELLS];
    for (size_t i = 0; i < CELLS; i++) {
        int width = !aligned ? 0 : i ? 9 : -22;
        snprintf(padded[i], CELL_BYTES, "%*s", width, cells[i]);
        texts[i] = (ent_text){padded[i], strlen(padded[i])};
    }
    return ent_cells_write(session->output, format, heads, texts, CELLS);
}

static ent_status write_heads(const struct session *session) {
    char cells[CELLS][CELL_BYTES];
    const char *format = session->settings->format;
    if (format && !strcmp(format, "jsonl")) return ENT_OK;
    for (size_t i = 0; i < CELLS; i++) snprintf(cells[i], CELL_BYTES, "%s", heads[i]);
    return write_cells(session, cells);
}

static ent_status write_tally(const struct session *session, const char *what, const struct tally *tally,
                              enum figures figures) {
    char cells[CELLS][CELL_BYTES] = {""};
    double precision = ratio(tally->common, tally->found), recall = ratio(tally->common, tally->gold);
    double both = precision + recall;
    snprintf(cells[0], CELL_BYTES, "%s%s%s", what, *tally->name ? " " : "", tally->name);
    if (figures != PRECISION_ALONE) {
        snprintf(cells[1], CELL_BYTES, "%zu", tally->gold);
        snprintf(cells[4], CELL_BYTES, "%.4f", recall);
    }
    if (figures != RECALL_ALONE) {
        snprintf(cells[2], CELL_BYTES, "%zu", tally->found);
        snprintf(cells[3], CELL_BYTES, "%.4f", precision);
    }
    if (figures == ALL_FIGURES)
        snprintf(cells[5], CELL_BYTES, "%.4f", both > 0 ? 2 * precision * recall / both : 0.0);
    return write_cells(session, cells);
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct tally *)a)->name, ((const struct tally *)b)->name);
}

static ent_status write_tallies(const struct session *session, const char *what, struct tallies *tallies,
                                enum figures figures) {
    ent_status status = ENT_OK;
    for (size_t i = 0; i < tallies->count && !status; i++)
        status = write_tally(session, what, &tallies->at[i], figures);
    return status;
}

static int write_figures(struct scoring *scoring) {
    const struct session *session = scoring->session;
    qsort(scoring->types.at, scoring->types.count, sizeof(struct tally), by_name);
    qsort(scoring->rules.at, scoring->rules.count, sizeof(struct tally), by_name);
    ent_status status = write_heads(session);
    if (!status) status = write_tally(session, "mentions", &scoring->mentions, ALL_FIGURES);
    if (!status) status = write_tallies(session, "type", &scoring->types, ALL_FIGURES);
    if (!status) status = write_tallies(session, "kind", &scoring->kinds, RECALL_ALONE);
    if (!status) status = write_tallies(session, "rule", &scoring->rules, PRECISION_ALONE);
    if (!status) status = write_tally(session, "entities per article", &scoring->entities, ALL_FIGURES);
    if (!status) status = write_tally(session, "pairs per article", &scoring->pairs, ALL_FIGURES);
    return session_status(status);
}

/* Errors and figures are two tables: for the eye one after the other, else one alone. */
static int write_all(struct scoring *scoring) {
    const struct session *session = scoring->session;
    const struct settings *settings = session->settings;
    bool both = !settings->format || !strcmp(settings->format, "table");
    if (scoring->unknown && !settings->quiet)
        message_note("marks of entities that no gazetteer has: %zu", scoring->unknown);
    if (settings->errors && !both) return EXIT_DONE;
    if (settings->errors) ent_output_write(session->output, (ent_text){"\n", 1});
    return write_figures(scoring);
}

static int score_articles(struct session *session) {
    static const char *const usual[] = {"leader", "party", "state", "organisation"};
    struct scoring scoring = {.session = session};
    if (!session->network.type_count) {
        session->network.types = usual;
        session->network.type_count = sizeof usual / sizeof *usual;
    }
    for (size_t i = 0; i < ENT_KIND_COUNT; i++)
        snprintf(scoring.kinds.at[i].name, sizeof scoring.kinds.at[i].name, "%s", ent_kind_name((ent_kind)i));
    scoring.kinds.count = ENT_KIND_COUNT;
    session->run.corpus.from = "text";
    session->run.corpus.marked = session->run.corpus.keep_copies = true;
    session->run.each = score_document;
    session->run.context = &scoring;
    ent_status begun = session->settings->errors ? score_error_heads(session) : ENT_OK;
    int status = begun ? session_status(begun) : session_run(session);
    if (status != EXIT_DONE && status != EXIT_SKIPPED) return status;
    int written = write_all(&scoring);
    return written ? written : status;
}

static bool is_sheet(const char *name) {
    size_t len = strlen(name);
    return len > 4 && !strcmp(name + len - 4, ".csv");
}

static int run(struct settings *settings) {
    struct session session;
    int status = session_begin(&session, settings);
    if (!status) status = session_open_output(&session);
    if (!status) {
        bool sheets = settings->operands.count && is_sheet(settings->operands.at[0]);
        status = sheets ? score_sheets(&session) : score_articles(&session);
        status = session_close_output(&session, status);
    }
    session_end(&session);
    return status;
}

static const struct option own_options[] = {
    OPTION(0, "errors", NULL, OPTION_FLAG, errors,
           "also each miss (-) and false alarm (+); in csv and jsonl these alone"),
    OPTION(0, "nodes", "type=LIST", OPTION_STRING, nodes,
           "types that count; leader,party,state,organisation without it"),
    OPTION(0, "files-from", "FILE", OPTION_STRING, files_from,
           "read names of inputs from FILE, one a line (-: standard input)"),
    OPTION('0', "null", NULL, OPTION_FLAG, nul_separated, "names in --files-from end in NUL"),
    OPTION(0, "encoding", "NAME", OPTION_STRING, encoding, "encoding of files that do not declare theirs"),
    OPTION(0, "date", "DAY", OPTION_DATE, date, "date of articles that have none (YYYY-MM-DD)"),
    OPTION(0, "lang", "CODE", OPTION_STRING, language, "language of articles that do not say theirs"),
    OPTIONS_END,
};

static const struct option *const options[] = {
    output_options, own_options, gazetteer_options, extract_options, run_options, help_options, NULL};

const struct command score_command = {
    .name = "score",
    .operands = "GOLD...",
    .summary = "Precision and recall against annotated articles, or the precision that a sheet gives",
    .more = "GOLD is an annotated text or a folder of them (.txt), with marks in the text,\n"
            "{{Xi Jinping|leader:xi-jinping|name}}, or brat's NAME.ann beside NAME.txt (type as the\n"
            "label; the id in a Reference or a note; the attribute 'kind'). A mention is right if start,\n"
            "end and entity are. Precision and recall of nothing are 1.\n\n"
            "Or it is a sheet of `entente mentions --sample`, a .csv file whose column 'correct' says\n"
            "yes or no (1 or 0): the precision comes with its 95 % interval (Wilson).",
    .formats = "table csv jsonl",
    .options = options,
    .run = run,
};
