/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/session.h"

enum { USUAL_MIN = 3 };

struct suggesting {
    struct session *session;
    ent_suggester *suggester;
    size_t written;
};

static ent_status add(void *context, const ent_document *document) {
    struct suggesting *suggesting = context;
    return ent_suggester_add(suggesting->suggester, document);
}

static ent_status print_suggestion(void *context, const ent_suggestion *suggestion) {
    struct suggesting *suggesting = context;
    const struct session *session = suggesting->session;
    const struct settings *settings = session->settings;
    if (settings->top && suggesting->written == settings->top) return ENT_OK;
    suggesting->written++;
    return ent_suggestion_write(session->output, session->gazetteer, suggestion, settings->format);
}

static ent_status print_all(struct suggesting *suggesting) {
    const struct session *session = suggesting->session;
    size_t min = session->settings->min ? session->settings->min : USUAL_MIN;
    ent_status status = ent_suggestion_write_head(session->output, session->settings->format);
    return status ? status : ent_suggester_each(suggesting->suggester, min, print_suggestion, suggesting);
}

static int suggest(struct session *session) {
    struct suggesting suggesting = {.session = session};
    int status = session_status(ent_suggester_new(&suggesting.suggester, session->gazetteer, &session->sink));
    if (status) return status;
    session->run.each = add;
    session->run.context = &suggesting;
    status = session_run(session);
    if (status == EXIT_DONE || status == EXIT_SKIPPED) {
        int written = session_status(print_all(&suggesting));
        if (written) status = written;
    }
    ent_suggester_free(suggesting.suggester);
    return status;
}

static int run(struct settings *settings) {
    struct session session;
    int status = session_begin(&session, settings);
    if (!status) status = session_open_output(&session);
    if (!status) status = session_close_output(&session, suggest(&session));
    session_end(&session);
    return status;
}

static const struct option own_options[] = {
    OPTION(0, "min", "N", OPTION_COUNT, min, "names that stand N times or more (3)"),
    OPTION('n', "top", "N", OPTION_COUNT, top, "the N most frequent; all without it"),
    OPTIONS_END,
};

static const struct option *const options[] = {output_options,  own_options, input_options, gazetteer_options,
                                               extract_options, run_options, help_options,  NULL};

const struct command suggest_command = {
    .name = "suggest",
    .operands = "INPUT...",
    .summary = "Frequent names that no gazetteer has, as gazetteer lines to paste",
    .formats = "gazetteer table csv jsonl",
    .more = "The type is a guess: a leader by the\n"
            "title of an office before the name, others by a word of the name (Union, Party, Republic) or\n"
            "for being an acronym; the state is the one that stands beside it in most sentences. A line\n"
            "whose type nothing tells is commented out.",
    .options = options,
    .run = run,
};
