/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/message.h"
#include "cli/session.h"

static int compare(struct session *session, const ent_network *older, const ent_network *newer) {
    ent_report_options options = session_report_options(session);
    int status = session_open_output(session);
    if (status) return status;
    return session_close_output(
        session, session_status(ent_compare_write(older, newer, &options, session->output, &session->sink)));
}

static int run(struct settings *settings) {
    if (settings->operands.count != 2) {
        message_error("name two networks, the older one first; see 'entente compare --help'");
        return EXIT_USAGE;
    }
    struct session session = {.settings = settings, .sink = message_sink(settings->quiet)};
    ent_network *older = NULL, *newer = NULL;
    ent_status status = ent_network_read(&older, settings->operands.at[0], &session.sink);
    if (!status) status = ent_network_read(&newer, settings->operands.at[1], &session.sink);
    int result = status ? session_status(status) : compare(&session, older, newer);
    ent_network_free(older);
    ent_network_free(newer);
    return result;
}

static const struct option own_options[] = {
    OPTION('q', "quiet", NULL, OPTION_FLAG, quiet, "no warnings"),
    OPTIONS_END,
};

static const struct option *const options[] = {output_options, rank_options, own_options, help_options, NULL};

const struct command compare_command = {
    .name = "compare",
    .operands = "OLDER NEWER",
    .summary = "What is new, lost and changed from one network to another",
    .more =
        "Both are networks that build wrote as JSON or GraphML; nodes are the same where their ids are. Ties "
        "are\ncompared by their rate per 1,000 articles.",
    .options = options,
    .run = run,
};
