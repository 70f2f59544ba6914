/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/graph.h"
#include "cli/message.h"
#include "cli/session.h"

#include <string.h>

int graph_read(ent_network **network, const struct settings *settings, const ent_sink *sink) {
    if (settings->operands.count == 1)
        return session_status(ent_network_read(network, settings->operands.at[0], sink));
    message_error("name one network; see 'entente %s --help'", settings->command->name);
    return EXIT_USAGE;
}

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

int graph_options(ent_write_options *options, const struct settings *settings) {
    ent_write_options_init(options);
    options->json_shape = settings->json_shape;
    options->spreadsheet = settings->spreadsheet;
    options->size_by = settings->size_by;
    options->title = settings->title;
    return choose_format(&options->format, settings);
}

int graph_write(const ent_network *network, const ent_write_options *options, const struct settings *settings,
                const ent_sink *sink) {
    const char *path = settings->output ? settings->output : "-";
    ent_status status = ent_network_write_path(network, options, path, sink);
    if (!status && !settings->quiet)
        message_note("%zu nodes, %zu edges", ent_network_node_count(network),
                     ent_network_edge_count(network));
    return session_status(status);
}
