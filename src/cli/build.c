/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/message.h"
#include "cli/session.h"

#include <string.h>

static int choose_format(const char **format, const struct settings *settings) {
    *format = settings->format;
    if (*format) return EXIT_DONE;
    if (!settings->output || !strcmp(settings->output, "-")) {
        message_error("name a file with -o, or a format with -f");
        return EXIT_USAGE;
    }
    if (!ent_format_of_path(format, settings->output)) return EXIT_DONE;
    message_error("'%s' has no suffix of an output format: name one with -f; 'entente formats' lists them",
                  settings->output);
    return EXIT_USAGE;
}

static int write_network(struct session *session, const ent_write_options *options) {
    const struct settings *settings = session->settings;
    ent_network *network;
    ent_status status = ent_network_builder_finish(&network, session->run.builder, &session->sink);
    if (status) return session_status(status);
    status =
        ent_network_write_path(network, options, settings->output ? settings->output : "-", &session->sink);
    if (!status && !settings->quiet)
        message_note("%zu nodes, %zu edges", ent_network_node_count(network),
                     ent_network_edge_count(network));
    ent_network_free(network);
    return session_status(status);
}

static int count_and_write(struct session *session, const ent_write_options *options) {
    int result = session_run(session);
    if (result != EXIT_DONE && result != EXIT_SKIPPED) return result;
    int written = write_network(session, options);
    return written ? written : result;
}

static int run(struct settings *settings) {
    ent_write_options options;
    ent_write_options_init(&options);
    options.json_shape = settings->json_shape;
    int status = choose_format(&options.format, settings);
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

static const struct option own_options[] = {
    OPTION(0, "json-shape", "SHAPE", OPTION_STRING, json_shape,
           "hybrid (the default), node-link or cytoscape"),
    OPTIONS_END,
};

static const struct option *const options[] = {output_options, own_options,       network_options,
                                               input_options,  gazetteer_options, extract_options,
                                               run_options,    help_options,      NULL};

const struct command build_command = {
    .name = "build",
    .operands = "INPUT... -o FILE",
    .summary = "The network of who is mentioned with whom, in the format of FILE's suffix or of -f",
    .more =
        "INPUT is a file, a folder, an archive, '-' for standard input, or what `entente mentions` printed.",
    .options = options,
    .run = run,
};
