/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * From the list of files to readers: open, unpack as deep as allowed, sniff, decode, and let the reader of
 * that format hand over its records. A file that fails costs itself alone. */
#include "corpus/archive.h"
#include "corpus/decode.h"
#include "corpus/limits.h"
#include "corpus/source.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct run {
    enti_corpus_counts *counts;
    const enti_corpus *corpus;
    const enti_record_handler *handler;
    const ent_sink *sink;
    enti_stream levels[ENTI_ARCHIVE_DEPTH + 1], decoded;
    enti_buffer head, held;
    enti_expansion expansion;
};

/* A file, or a member of an archive, on its way to a reader. */
struct input {
    struct run *run;
    enti_stream *bytes;
    const char *file;
    ent_text id;
    size_t depth; /* archives around it */
};

static ent_status read_input(const struct input *input);

/* Problems that concern one file are reported where they are found; here they are counted. */
static ent_status count_file(struct run *run, const enti_source *source, ent_status status) {
    if (source && source->stopped) return source->stopped;
    if (status == ENT_NOMEM || status == ENT_INTERRUPTED) return status;
    if (status)
        run->counts->files_skipped++;
    else
        run->counts->files++;
    return ENT_OK;
}

static ent_status skip_file(const struct input *input, const char *why) {
    enti_report(input->run->sink, ENT_ERROR, (enti_place){input->file, 0, 0}, "skipped: %s", why);
    return count_file(input->run, NULL, ENT_INPUT);
}

static void report_repairs(struct run *run, const enti_decoder *decoder, const char *file) {
    if (!decoder->repaired) return;
    run->counts->files_repaired++;
    enti_report(run->sink, ENT_WARNING, (enti_place){file, 0, 0},
                "bytes that are not %s: %zu, the first at offset %llu; %s",
                decoder->converter ? "in its encoding" : "UTF-8", decoder->repaired,
                (unsigned long long)decoder->first_repair,
                decoder->converter ? "replaced by U+FFFD" : "read as Windows-1252");
}

/* The user's word, then the file's own. */
static ent_status begin_decoder(const struct input *input, const enti_reader *reader, enti_decoder *decoder,
                                const enti_head *head) {
    const char *encoding = input->run->corpus->options.encoding;
    bool is_latin = false;
    enti_arena arena;
    enti_arena_init(&arena);
    if (!encoding && reader->encoding) {
        ent_text declared = reader->encoding(&arena, head);
        if (declared.len) encoding = enti_encoding_meant(&is_latin, declared.at);
    }
    ent_status status = arena.failed ? ENT_NOMEM : enti_decoder_begin(decoder, input->bytes, encoding);
    decoder->expects_1252 = is_latin;
    enti_arena_release(&arena);
    return status;
}

static ent_status run_reader(const struct input *input, enti_source *source, const enti_head *head) {
    struct run *run = input->run;
    enti_decoder decoder = {.below = NULL};
    if (!source->reader->is_binary) {
        ent_status status = begin_decoder(input, source->reader, &decoder, head);
        if (status) return status;
        enti_stream_begin(&run->decoded, enti_decoder_pull, &decoder, input->file, run->sink);
        source->stream = &run->decoded;
    }
    source->held_bytes = run->held;
    ent_status status = source->reader->read(source);
    if (!source->stopped) {
        ent_status held = enti_source_finish(source);
        status = status ? status : source->stream->status ? source->stream->status : held;
    }
    run->held = source->held_bytes;
    report_repairs(run, &decoder, input->file);
    enti_decoder_end(&decoder);
    return status;
}

static ent_status read_document(const struct input *input) {
    struct run *run = input->run;
    enti_buffer_clear(&run->head);
    ent_text bytes = enti_stream_window(input->bytes);
    if (bytes.len > ENTI_HEAD_BYTES) bytes.len = ENTI_HEAD_BYTES;
    enti_decode_head(&run->head, bytes, run->corpus->options.encoding);
    enti_head head = {bytes, enti_buffer_text(&run->head), enti_text_of(input->file)};
    if (run->head.failed) return ENT_NOMEM;
    const char *refusal = enti_refusal(&head);
    const enti_reader *reader = NULL;
    ent_status status = refusal ? ENT_OK : enti_reader_for(&reader, run->corpus, &head);
    if (status == ENT_NOMEM) return status;
    if (!reader) return skip_file(input, refusal ? refusal : "neither text nor a known format");
    enti_source source = {.stream = input->bytes, .corpus = run->corpus, .reader = reader};
    source.file = input->file;
    source.path_id = input->id;
    source.expansion = &run->expansion;
    source.counts = run->counts;
    source.handler = run->handler;
    source.sink = run->sink;
    return count_file(run, &source, run_reader(input, &source, &head));
}

static ent_status read_member(void *context, enti_stream *bytes, ent_text name) {
    const struct input *archive = context;
    struct run *run = archive->run;
    enti_arena arena;
    enti_arena_init(&arena);
    struct input member = {run, bytes, archive->file, archive->id, archive->depth + 1};
    if (name.len) {
        member.file = enti_arena_format(&arena, "%s/%.*s", archive->file, (int)name.len, name.at).at;
        member.id = enti_arena_format(&arena, "%.*s/%.*s", (int)archive->id.len, archive->id.at,
                                      (int)name.len, name.at);
        bytes->place.file = member.file;
    }
    ent_status status = arena.failed ? ENT_NOMEM : read_input(&member);
    enti_arena_release(&arena);
    return status;
}

static ent_status read_archive(const struct input *input) {
    struct run *run = input->run;
    if (input->depth == ENTI_ARCHIVE_DEPTH) return skip_file(input, "archives are nested more than two deep");
    enti_archive_visitor visitor = {read_member, (void *)input, &run->levels[input->depth + 1],
                                    &run->expansion};
    ent_status status = enti_archive_walk(input->bytes, &visitor);
    return status == ENT_INPUT ? count_file(run, NULL, status) : status;
}

static ent_status read_input(const struct input *input) {
    enti_stream_need(input->bytes, ENTI_HEAD_BYTES);
    if (input->bytes->status != ENT_OK) return count_file(input->run, NULL, input->bytes->status);
    ent_text window = enti_stream_window(input->bytes);
    return enti_is_archive(window) ? read_archive(input) : read_document(input);
}

static ent_status read_file(struct run *run, const enti_file *file) {
    bool is_stdin = !strcmp(file->path, "-");
    struct input input = {run, &run->levels[0], is_stdin ? "(standard input)" : file->path, file->id, 0};
    int number = is_stdin ? STDIN_FILENO : open(file->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (number < 0) {
        char text[256];
        return skip_file(&input, strerror_r(errno, text, sizeof text) ? "cannot be opened" : text);
    }
    enti_descriptor descriptor = {number, &run->counts->bytes, run->handler->interrupt};
    run->expansion = (enti_expansion){file->bytes, &run->counts->bytes, run->counts->bytes, 0};
    enti_stream_begin(input.bytes, enti_descriptor_pull, &descriptor, input.file, run->sink);
    ent_status status = read_input(&input);
    if (!is_stdin) close(number);
    return status;
}

static void begin_run(struct run *run, enti_corpus_counts *counts, enti_corpus *corpus,
                      const enti_record_handler *handler, const ent_sink *sink) {
    *run = (struct run){counts, corpus, handler, sink, .levels[0].at = 0};
    *counts = (enti_corpus_counts){.files = 0};
}

static void end_run(struct run *run) {
    for (size_t i = 0; i <= ENTI_ARCHIVE_DEPTH; i++) enti_stream_release(&run->levels[i]);
    enti_stream_release(&run->decoded);
    enti_buffer_release(&run->head);
    enti_buffer_release(&run->held);
}

ent_status enti_corpus_read(enti_corpus_counts *counts, enti_corpus *corpus,
                            const enti_record_handler *handler, const ent_sink *sink) {
    struct run run;
    begin_run(&run, counts, corpus, handler, sink);
    counts->files_skipped = corpus->files.skipped;
    counts->files_repeated = corpus->files.repeated;
    counts->bytes_total = corpus->files.bytes_total;
    ent_status status = ENT_OK;
    for (size_t i = 0; status == ENT_OK && i < corpus->files.rows.count; i++)
        status = read_file(&run, ENTI_ROWS_AT(&corpus->files.rows, enti_file, i));
    end_run(&run);
    return status;
}

ent_status enti_corpus_read_memory(enti_corpus_counts *counts, enti_corpus *corpus, ent_text bytes,
                                   const char *name, const enti_record_handler *handler,
                                   const ent_sink *sink) {
    struct run run;
    begin_run(&run, counts, corpus, handler, sink);
    counts->bytes_total = counts->bytes = bytes.len;
    enti_memory memory = {bytes};
    struct input input = {&run, &run.levels[0], name, enti_text_of(name), 0};
    run.expansion = (enti_expansion){0, &counts->bytes, 0, 0};
    enti_stream_begin(input.bytes, enti_memory_pull, &memory, name, sink);
    ent_status status = read_input(&input);
    end_run(&run);
    return status;
}
