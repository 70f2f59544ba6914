/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/graph.h"
#include "cli/message.h"
#include "cli/session.h"

#include <string.h>

static bool is_measure(const char *name) {
    ent_listed row;
    for (size_t i = 0; !ent_list(&row, ENT_LIST_MEASURES, i); i++)
        if (!strcmp(row.name, name)) return true;
    return false;
}

ent_status graph_measure(ent_network *network, const char *const *names, size_t count,
                         const struct settings *settings, const ent_sink *sink) {
    ent_network_options options;
    ent_network_options_init(&options);
    options.measures = names;
    options.measure_count = count;
    options.weight_by = settings->weight_by;
    if (settings->seed) options.seed = settings->seed;
    return count ? ent_network_measure(network, &options, sink) : ENT_OK;
}

static ent_status select_part(ent_network **part, const ent_network *network, const struct settings *settings,
                              const ent_sink *sink) {
    ent_select_options options;
    ent_select_options_init(&options);
    options.min_weight = settings->min_weight;
    options.backbone = settings->backbone;
    if (settings->alpha > 0) options.alpha = settings->alpha;
    options.top = settings->top;
    options.around = settings->around;
    if (settings->depth) options.depth = (unsigned)settings->depth;
    options.no_isolates = settings->no_isolates;
    return ent_network_select(part, network, &options, sink);
}

int graph_read(ent_network **network, const struct settings *settings, const ent_sink *sink) {
    if (settings->operands.count != 1) {
        message_error("name one network; see 'entente %s --help'", settings->command->name);
        return EXIT_USAGE;
    }
    ent_network *whole;
    ent_status status = ent_network_read(&whole, settings->operands.at[0], sink);
    if (status) return session_status(status);
    if (settings->backbone && is_measure(settings->backbone))
        status = graph_measure(whole, &settings->backbone, 1, settings, sink);
    if (!status) status = select_part(network, whole, settings, sink);
    ent_network_free(whole);
    return session_status(status);
}

static int choose_format(const char **format, const struct settings *settings) {
    *format = settings->format;
    if (!session_is_listed(ENT_LIST_OUTPUTS, "output format", *format)) return EXIT_USAGE;
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
