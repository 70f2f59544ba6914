/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What most commands do: load the gazetteers, run over the inputs, tell how it went, write the result whole
 * or not at all. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/command.h"

struct session {
    struct settings *settings;
    ent_sink sink;
    ent_gazetteer *gazetteer;
    ent_run_options run;
    ent_network_options network;
    ent_run_summary summary;
    struct strings inputs; /* operands and what --files-from names */
    char *names;           /* the bytes of --files-from */
    ent_output *output;
};

/* Translate the settings, load the gazetteers, list the inputs. EXIT_DONE, or the status to end with. Call
 * session_end in any case. */
int session_begin(struct session *session, struct settings *settings);
void session_end(struct session *session);

/* Run over the inputs, with session->run.each and .builder as they are set, and print the summary. */
int session_run(struct session *session);

/* Open session->output at --output; `name` is what the file is told to hold. */
int session_open_output(struct session *session);
/* Commit it if `status` lets a result be written, else discard it; the status to end with. */
int session_close_output(struct session *session, int status);

/* Whether the library's table of that kind has a row `name`, if it is not NULL; says on stderr if it has
 * none. What an option names is looked up before the run, which may take hours. */
bool session_is_listed(ent_list_kind kind, const char *what, const char *name);

/* How a report is to be written. */
ent_report_options session_report_options(const struct session *session);

/* What `each` of a run returns after writing: ends the run without a fault when the reader of a pipe went
 * away. */
ent_status session_more(const struct session *session, ent_status status);

/* A day as text in `out`; empty for no date. */
ent_text session_date(char out[16], ent_date date);

/* The exit status that a failed call means. */
int session_status(ent_status status);

/* The first gazetteer entity that an id, or a name with one meaning, stands for; says on stderr why there is
 * none. */
bool session_entity(size_t *entity, const struct session *session, const char *name);

#endif
