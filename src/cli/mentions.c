/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/sample.h"

struct printing {
    struct session *session;
    ent_mentions_options options;
};

static ent_status print_document(void *context, const ent_document *document) {
    struct printing *printing = context;
    struct session *session = printing->session;
    return session_more(
        session, ent_mentions_write(session->output, session->gazetteer, document, &printing->options));
}

static int print_all(struct session *session, struct printing *printing) {
    int status = session_status(
        ent_mentions_write_head(session->output, session->gazetteer, &session->run, &printing->options));
    if (status) return status;
    session->run.each = print_document;
    session->run.context = printing;
    return session_close_output(session, session_run(session));
}

static int run(struct settings *settings) {
    struct session session;
    if (settings->csv) settings->format = "csv";
    struct printing printing = {.session = &session};
    ent_mentions_options_init(&printing.options);
    printing.options.format = settings->format;
    printing.options.unresolved = settings->unresolved;
    printing.options.sentences = settings->sentences;
    int status = session_begin(&session, settings);
    if (!status) status = session_open_output(&session);
    if (!status) status = settings->sample ? sample_write(&session) : print_all(&session, &printing);
    session_end(&session);
    return status;
}

static const struct option own_options[] = {
    OPTION(0, "unresolved", NULL, OPTION_FLAG, unresolved,
           "the ledger: what stayed ambiguous or out of date, and its candidates"),
    OPTION(0, "sentences", NULL, OPTION_FLAG, sentences,
           "also the sentences, so that evidence can be printed from what is stored"),
    OPTION(0, "sample", "N", OPTION_COUNT, sample,
           "N mentions drawn at random, as a sheet with a column 'correct' to fill in for 'entente score'"),
    OPTION(0, "seed", "N", OPTION_COUNT, seed, "of the draw: the same seed gives the same sheet"),
    OPTION(0, "csv", NULL, OPTION_FLAG, csv, "the same as -f csv"),
    OPTION(0, "explain", NULL, OPTION_FLAG, explain, "add the candidates of each mention and what decided"),
    OPTIONS_END,
};

static const struct option *const options[] = {output_options,  own_options, input_options, gazetteer_options,
                                               extract_options, run_options, help_options,  NULL};

const struct command mentions_command = {
    .name = "mentions",
    .operands = "INPUT...",
    .summary = "Every mention, with its entity and the rule that decided",
    .more = "build, report and evidence read its JSON Lines back.",
    .formats = "jsonl csv table",
    .options = options,
    .run = run,
};
