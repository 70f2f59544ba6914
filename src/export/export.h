/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Network to bytes. A writer is a struct of functions that a driver calls in canonical order: begin, each
 * node, each edge, end. Bytes go to an enti_buffer that the driver empties into the output; nothing is kept
 * in memory but one row. */
#ifndef ENTI_EXPORT_EXPORT_H
#define ENTI_EXPORT_EXPORT_H

#include "base/output.h"
#include "network/network.h"

typedef struct enti_writing {
    const ent_network *network;
    const ent_write_options *options;
    enti_buffer out;
    const ent_sink *sink;
} enti_writing;

typedef struct enti_writer {
    const char *name, *suffixes, *summary;
    void (*begin)(enti_writing *writing);
    void (*node)(enti_writing *writing, size_t node);
    void (*edge)(enti_writing *writing, size_t edge);
    void (*end)(enti_writing *writing);
} enti_writer;

const enti_writer *enti_writer_at(size_t i); /* NULL past the end */

/* A finite number in the shortest form that has at most `digits` significant digits, "." as the point in
 * every locale; nothing for NaN and infinities. */
void enti_write_number(enti_buffer *out, double value, int digits);

typedef struct enti_report_writer {
    const char *name, *summary;
    ent_status (*write)(const ent_network *network, const ent_report_options *options, ent_output *output,
                        const ent_sink *sink);
} enti_report_writer;

const enti_report_writer *enti_report_writer_at(size_t i); /* NULL past the end */

#endif
