/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/graph.h"
#include "cli/session.h"

static int write_network(struct session *session, const ent_write_options *options) {
    ent_network *network;
    ent_status status = ent_network_builder_finish(&network, session->run.builder, &session->sink);
    if (status) return session_status(status);
    int written = graph_write(network, options, session->settings, &session->sink);
    ent_network_free(network);
    return written;
}

static int count_and_write(struct session *session, const ent_write_options *options) {
    int result = session_run(session);
    if (result != EXIT_DONE && result != EXIT_SKIPPED) return result;
    int written = write_network(session, options);
    return written ? written : result;
}

static int run(struct settings *settings) {
    ent_write_options options;
    int status = graph_options(&options, settings);
    if (status) return status;
    struct session session;
    status = session_begin(&session, settings);
    if (!status)
        status = session_status(ent_network_builder_new(&session.run.builder, session.gazetteer,
                                                        &session.network, &session.sink));
    if (!status) status = count_and_write(&session, &options);
    ent_network_builder_free(session.run.builder);
    session_end(&session);
    return status;
}

static const struct option *const options[] = {
    output_options,    write_options,   picture_options, network_options, input_options,
    gazetteer_options, extract_options, run_options,     help_options,    NULL};

const struct command build_command = {
    .name = "build",
    .operands = "INPUT... -o FILE",
    .summary = "The network of who is mentioned with whom, in the format of FILE's suffix or of -f",
    .more =
        "INPUT is a file, a folder, an archive, '-' for standard input, or what `entente mentions` printed.",
    .options = options,
    .run = run,
};
