/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/graph.h"
#include "cli/message.h"

static int run(struct settings *settings) {
    const ent_sink sink = message_sink(settings->quiet);
    ent_write_options options;
    ent_network *network;
    int status = graph_options(&options, settings);
    if (!status) status = graph_read(&network, settings, &sink);
    if (status) return status;
    status = graph_write(network, &options, settings, &sink);
    ent_network_free(network);
    return status;
}

static const struct option own_options[] = {
    OPTION('q', "quiet", NULL, OPTION_FLAG, quiet, "no summary and no warnings"),
    OPTIONS_END,
};

static const struct option *const options[] = {output_options, write_options, picture_options,
                                               own_options,    help_options,  NULL};

const struct command convert_command = {
    .name = "convert",
    .operands = "GRAPH -o FILE",
    .summary = "A network in another format, that of FILE's suffix or of -f, with all its columns",
    .more = "GRAPH is a network that build wrote as JSON or GraphML, or other GraphML.",
    .options = options,
    .run = run,
};
