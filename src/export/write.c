/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The driver of all output formats: picks the writer, calls it for the nodes and edges in their order, and
 * empties its buffer into the output whenever a block is full. Memory: one block and what `begin` prepares.
 */
#include "export/export.h"

#include <sys/stat.h>

enum { BLOCK_BYTES = 64 * 1024 };

#define FORMAT(name) extern const enti_writer enti_##name##_writer;
#include "export/formats.def"
#undef FORMAT

static const enti_writer *const writers[] = {
#define FORMAT(name) &enti_##name##_writer,
#include "export/formats.def"
#undef FORMAT
};

enum { WRITER_COUNT = sizeof writers / sizeof *writers };

const enti_writer *enti_writer_at(size_t i) {
    return i < WRITER_COUNT ? writers[i] : NULL;
}

/* ---- which writer ---- */

static const enti_writer *named(const char *name) {
    for (size_t i = 0; i < WRITER_COUNT; i++)
        if (strcmp(writers[i]->name, name) == 0) return writers[i];
    return NULL;
}

static const enti_writer *shaped(const char *shape) {
    for (size_t i = 0; i < WRITER_COUNT; i++)
        if (writers[i]->shape && strcmp(writers[i]->shape, shape) == 0) return writers[i];
    return NULL;
}

/* The suffix of `path` that the writer knows, longest first in value; empty if none. */
static ent_text suffix_of(const enti_writer *writer, const char *path) {
    ent_text suffixes = enti_text_of(writer->suffixes), suffix, best = {NULL, 0};
    while (enti_text_next_part(&suffix, &suffixes, ' '))
        if (suffix.len > best.len && enti_text_ends(enti_text_of(path), suffix)) best = suffix;
    return best;
}

static const enti_writer *of_path(const char *path) {
    const enti_writer *best = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < WRITER_COUNT; i++) {
        size_t len = suffix_of(writers[i], path).len;
        if (len <= longest) continue;
        longest = len;
        best = writers[i];
    }
    return best;
}

ent_status ent_format_of_path(const char **format, const char *path) {
    const enti_writer *writer = of_path(path);
    if (!writer) return ENT_NOT_FOUND;
    *format = writer->name;
    return ENT_OK;
}

/* `path` may be NULL: then only the options say. */
static const enti_writer *choose(const ent_write_options *options, const char *path, const ent_sink *sink) {
    const enti_writer *writer = options->format ? named(options->format) : path ? of_path(path) : NULL;
    if (!writer && options->format)
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "unknown output format '%s'", options->format);
    else if (!writer)
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "no output format has the suffix of '%s'; name one",
                    path ? path : "");
    if (!writer || !options->json_shape) return writer;
    const enti_writer *other = writer->shape ? shaped(options->json_shape) : NULL;
    if (!writer->shape)
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "a JSON shape makes no sense for the format '%s'",
                    writer->name);
    else if (!other)
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "unknown JSON shape '%s'", options->json_shape);
    return other;
}

/* ---- writing ---- */

void ent_write_options_init(ent_write_options *options) {
    *options = (ent_write_options){.size = sizeof *options};
}

/* Empty the buffer into the output once it holds `least` bytes. */
static ent_status pour(enti_writing *writing, ent_output *output, size_t least) {
    if (writing->out.failed || writing->arena.failed) return ENT_NOMEM;
    if (writing->out.len < least) return ENT_OK;
    ent_status status = ent_output_write(output, enti_buffer_text(&writing->out));
    enti_buffer_clear(&writing->out);
    return status;
}

static ent_status pour_rows(enti_writing *writing, ent_output *output, size_t count,
                            void (*write)(enti_writing *, size_t)) {
    ent_status status = ENT_OK;
    for (size_t i = 0; write && i < count && status == ENT_OK && !ent_output_closed(output); i++) {
        write(writing, i);
        status = pour(writing, output, BLOCK_BYTES);
    }
    return status;
}

static ent_status write_with(const enti_writer *writer, enti_writing *writing, ent_output *output) {
    const ent_network *network = writing->network;
    writer->begin(writing);
    ent_status status = pour(writing, output, BLOCK_BYTES);
    if (status == ENT_OK) status = pour_rows(writing, output, network->node_count, writer->node);
    if (status == ENT_OK) status = pour_rows(writing, output, network->edge_count, writer->edge);
    if (status != ENT_OK) return status;
    if (writer->end) writer->end(writing);
    return pour(writing, output, 0);
}

static ent_status check_sizes(const ent_network *network, const char *size_by, const ent_sink *sink) {
    const enti_column *column =
        size_by ? enti_column_find(network, ENT_SCOPE_NODE, enti_text_of(size_by)) : NULL;
    if (!size_by || (column && column->type != ENTI_COLUMN_STRING)) return ENT_OK;
    enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "nodes have no number '%s' to size them by", size_by);
    return ENT_USAGE;
}

static ent_status write_network(const enti_writer *writer, const ent_network *network,
                                const ent_write_options *options, ent_output *output, const ent_sink *sink) {
    enti_writing writing = {.network = network, .options = options, .sink = sink};
    ent_status status = check_sizes(network, options->size_by, sink);
    if (!status) status = write_with(writer, &writing, output);
    enti_buffer_release(&writing.out);
    enti_buffer_release(&writing.scratch);
    enti_arena_release(&writing.arena);
    return status;
}

ent_status ent_network_write(const ent_network *network, const ent_write_options *options, ent_output *output,
                             const ent_sink *sink) {
    const enti_writer *writer = choose(options, NULL, sink);
    return writer ? write_network(writer, network, options, output, sink) : ENT_USAGE;
}

/* ---- all files of a format ---- */

/* Open `path` and write to it. On failure nothing of it is left. */
static ent_status write_file(ent_output **result, const enti_writer *writer, const ent_network *network,
                             const ent_write_options *options, const char *path, const ent_sink *sink) {
    ent_output *output;
    ent_status status = ent_output_open(&output, path, sink);
    if (status != ENT_OK) return status;
    status = write_network(writer, network, options, output, sink);
    if (status != ENT_OK)
        ent_output_discard(output);
    else
        *result = output;
    return status;
}

/* A second file stands beside a file that has a name of its own: not beside a stream or a device. */
static bool has_beside(const enti_writer *writer, const char *path) {
    struct stat what;
    if (!writer->beside || strcmp(path, "-") == 0) return false;
    return stat(path, &what) != 0 || S_ISREG(what.st_mode);
}

static const char *path_beside(enti_arena *arena, const enti_writer *writer, const enti_writer *beside,
                               const char *path) {
    size_t stem = strlen(path) - suffix_of(writer, path).len;
    return enti_arena_format(arena, "%.*s%s", (int)stem, path, beside->suffixes).at;
}

ent_status ent_network_write_path(const ent_network *network, const ent_write_options *options,
                                  const char *path, const ent_sink *sink) {
    const enti_writer *writer = choose(options, path, sink);
    if (!writer) return ENT_USAGE;
    ent_output *first = NULL, *second = NULL;
    enti_arena arena;
    enti_arena_init(&arena);
    ent_status status = write_file(&first, writer, network, options, path, sink);
    if (status == ENT_OK && has_beside(writer, path)) {
        const enti_writer *beside = named(writer->beside);
        const char *other = path_beside(&arena, writer, beside, path);
        status = other ? write_file(&second, beside, network, options, other, sink) : ENT_NOMEM;
    }
    if (status == ENT_OK) status = ent_output_commit(second);
    if (status == ENT_OK)
        status = ent_output_commit(first);
    else
        ent_output_discard(first);
    enti_arena_release(&arena);
    return status;
}
