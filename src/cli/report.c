/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/message.h"
#include "cli/session.h"

static int write_report(struct session *session, const ent_network *network) {
    ent_report_options options = session_report_options(session);
    return session_status(ent_report_write(network, &options, session->output, &session->sink));
}

static int count_and_write(struct session *session) {
    int result = session_run(session);
    if (result != EXIT_DONE && result != EXIT_SKIPPED) return result;
    ent_network *network;
    ent_status status = ent_network_builder_finish(&network, session->run.builder, &session->sink);
    if (status) return session_status(status);
    int written = write_report(session, network);
    ent_network_free(network);
    return written ? written : result;
}

/* From articles, or from what `entente mentions` printed. */
static int report_articles(struct session *session) {
    static const char *all = "all";
    if (!session->network.measure_count) {
        session->network.measures = &all;
        session->network.measure_count = 1;
    }
    int status = session_status(ent_network_builder_new(&session->run.builder, session->gazetteer,
                                                        &session->network, &session->sink));
    if (!status) status = session_open_output(session);
    return status ? status : session_close_output(session, count_and_write(session));
}

/* From a network that build wrote: its own columns. */
static int report_network(struct session *session, const char *path) {
    ent_network *network;
    int status = session_status(ent_network_read(&network, path, &session->sink));
    if (status) return status;
    status = session_open_output(session);
    if (!status) status = session_close_output(session, write_report(session, network));
    ent_network_free(network);
    return status;
}

static int run(struct settings *settings) {
    struct session session = {.settings = settings, .sink = message_sink(settings->quiet)};
    const struct strings *operands = &settings->operands;
    int status;
    if (!session_is_listed(ENT_LIST_REPORTS, "form of report", settings->format)) return EXIT_USAGE;
    if (operands->count == 1 && !settings->from && ent_network_is(operands->at[0])) {
        status = report_network(&session, operands->at[0]);
    } else {
        status = session_begin(&session, settings);
        if (!status) status = report_articles(&session);
        ent_network_builder_free(session.run.builder);
    }
    session_end(&session);
    return status;
}

static const struct option *const options[] = {output_options, rank_options,      network_options,
                                               input_options,  gazetteer_options, extract_options,
                                               run_options,    help_options,      NULL};

const struct command report_command = {
    .name = "report",
    .operands = "INPUT...",
    .summary = "Who is central: the corpus, measures with ranks, communities, the strongest ties",
    .more = "INPUT is as for build, or one network that build wrote.",
    .options = options,
    .run = run,
};
