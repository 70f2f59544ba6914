/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/session.h"

#include <stdio.h>
#include <string.h>

static const char *const heads[] = {"id",       "date",  "date_from", "source",
                                    "language", "words", "title",     "copy_of"};
enum { CELLS = sizeof heads / sizeof *heads };

static ent_status print_article(void *context, const ent_document *document) {
    struct session *session = context;
    const ent_article *article = document->article;
    char day[16], words[24];
    snprintf(words, sizeof words, "%zu", article->words);
    const ent_text cells[CELLS] = {
        article->id,
        session_date(day, article->date),
        article->date ? article->date_from : (ent_text){NULL, 0},
        article->source,
        article->language,
        {words, strlen(words)},
        article->title,
        article->copy_of,
    };
    return session_more(session,
                        ent_cells_write(session->output, session->settings->format, heads, cells, CELLS));
}

static int run(struct settings *settings) {
    struct session session;
    int status = session_begin(&session, settings);
    if (!status) status = session_open_output(&session);
    if (!status)
        status = session_status(ent_cells_write_heads(session.output, settings->format, heads, CELLS));
    if (!status) {
        session.run.each = print_article;
        session.run.context = &session;
        status = session_close_output(&session, session_run(&session));
    }
    session_end(&session);
    return status;
}

static const struct option *const options[] = {
    output_options, input_options, gazetteer_options, extract_options, run_options, help_options, NULL};

const struct command articles_command = {
    .name = "articles",
    .operands = "INPUT...",
    .summary = "What was read: id, date and where it came from, source, language, words, title, copy of",
    .formats = "table csv jsonl",
    .options = options,
    .run = run,
};
