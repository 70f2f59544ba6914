/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Networks that commands read and write. */
#ifndef CLI_GRAPH_H
#define CLI_GRAPH_H

#include "cli/command.h"

/* Read the one operand, and keep the part that the settings choose; says on stderr if there is not just one.
 * The caller frees the network. */
int graph_read(ent_network **network, const struct settings *settings, const ent_sink *sink);

/* Compute measures by the settings' weight and seed; none are none. */
ent_status graph_measure(ent_network *network, const char *const *names, size_t count,
                         const struct settings *settings, const ent_sink *sink);

/* What the settings say of writing: the format is that of -f, else of the suffix of --output. */
int graph_options(ent_write_options *options, const struct settings *settings);

/* Write all files of the format, and say on stderr how large the network is. */
int graph_write(const ent_network *network, const ent_write_options *options, const struct settings *settings,
                const ent_sink *sink);

#endif
