/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/graph.h"
#include "cli/message.h"
#include "cli/session.h"

static int run(struct settings *settings) {
    const ent_sink sink = message_sink(settings->quiet);
    ent_write_options options;
    ent_network *network;
    int status = graph_options(&options, settings);
    if (!status) status = graph_read(&network, settings, &sink);
    if (status) return status;
    status = session_status(
        graph_measure(network, settings->measures.at, settings->measures.count, settings, &sink));
    if (!status) status = graph_write(network, &options, settings, &sink);
    ent_network_free(network);
    return status;
}

static const struct option own_options[] = {
    OPTION('m', "measure", "NAME", OPTION_LIST, measures,
           "compute a measure (or all) anew; may be repeated; `entente formats` lists them"),
    OPTION(0, "weight-by", "COLUMN", OPTION_STRING, weight_by,
           "the edge column that measures take as weight"),
    OPTION(0, "seed", "N", OPTION_COUNT, seed, "of what is random in measures"),
    OPTION('q', "quiet", NULL, OPTION_FLAG, quiet, "no summary and no warnings"),
    OPTIONS_END,
};

static const struct option *const options[] = {
    output_options, write_options, picture_options, part_options, own_options, help_options, NULL};

const struct command convert_command = {
    .name = "convert",
    .operands = "GRAPH -o FILE",
    .summary = "A network, or a part of it, in another format, that of FILE's suffix or of -f",
    .more = "GRAPH is a network that build wrote as JSON or GraphML, or other GraphML; '-' is standard\n"
            "input. Measures stay those of the whole\n"
            "network, unless -m computes them anew.",
    .options = options,
    .run = run,
};
