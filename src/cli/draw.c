/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/graph.h"
#include "cli/message.h"
#include "cli/session.h"

/* Positions that the network brings are kept. */
static ent_status place(ent_network *network, const struct settings *settings, const ent_sink *sink) {
    static const char *const measures[] = {"layout"};
    double x;
    if (ent_network_number(&x, network, ENT_SCOPE_NODE, "x", 0)) return ENT_OK;
    return graph_measure(network, measures, 1, settings, sink);
}

static int draw(ent_network *network, struct settings *settings, const ent_sink *sink) {
    settings->format = "svg";
    ent_write_options options;
    int status = graph_options(&options, settings);
    if (!status) status = session_status(place(network, settings, sink));
    return status ? status : graph_write(network, &options, settings, sink);
}

static int run(struct settings *settings) {
    const ent_sink sink = message_sink(settings->quiet);
    ent_network *network;
    int status = graph_read(&network, settings, &sink);
    if (status) return status;
    status = draw(network, settings, &sink);
    ent_network_free(network);
    return status;
}

static const struct option own_options[] = {
    OPTION('o', "output", "FILE", OPTION_STRING, output, "write to FILE (-: standard output, the default)"),
    OPTION(0, "weight-by", "COLUMN", OPTION_STRING, weight_by,
           "the edge column that draws nodes together (weight)"),
    OPTION(0, "seed", "N", OPTION_COUNT, seed, "of the layout"),
    OPTION('q', "quiet", NULL, OPTION_FLAG, quiet, "no summary and no warnings"),
    OPTIONS_END,
};

static const struct option *const options[] = {own_options, picture_options, part_options, help_options,
                                               NULL};

const struct command draw_command = {
    .name = "draw",
    .operands = "GRAPH -o FILE.svg",
    .summary = "A picture of a network, as SVG; larger is more central, closer is more often together",
    .more = "GRAPH is a network that build wrote as JSON or GraphML, or other GraphML; '-' is standard\n"
            "input. Nodes stand where its columns x and y\n"
            "say; without them, a layout is computed.",
    .options = options,
    .run = run,
};
