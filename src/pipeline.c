/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The flow over many articles: records are read in order, parsed, extracted and counted in any thread, and
 * merged in order, so that what comes out does not depend on the number of threads.
 *
 *     calling thread   read -> batch | batch | batch ... merge (sink, copies, builder, caller) in input order
 *     workers                  parse, extract, count: one batch at a time
 *
 * A batch owns an arena that holds its records and all that is made of them; the ring of batches bounds the
 * memory. While the oldest batch is not done, the calling thread works on one itself. */
#include "base/output.h"
#include "corpus/copies.h"
#include "corpus/corpus.h"
#include "extract/extract.h"
#include "extract/options.h"
#include "network/network.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { BATCH_RECORDS = 64, BATCH_BYTES = 256 * 1024, BATCHES_PER_JOB = 4, MOST_JOBS = 256 };

/* One record and what became of it. */
struct item {
    enti_report_list before; /* what the reader said since the record before */
    enti_report_list reports;
    bool has_record;
    enti_raw raw;
    ent_article article;
    ent_document document;
    enti_document_counts counts;
    enti_parse_notes notes;
    ent_status status;
};

enum batch_state { EMPTY, READY, BUSY, DONE };

struct batch {
    enum batch_state state;
    enti_arena arena;
    struct item items[BATCH_RECORDS];
    size_t count, bytes;
};

struct run {
    const ent_run_options *options;
    const ent_gazetteer *gazetteer;
    const ent_sink *sink;
    ent_run_summary *summary;
    enti_corpus *corpus;
    enti_extractor *extractor;
    enti_buffer option_text; /* of `options`, as JSON */
    enti_copies *copies;
    enti_corpus_counts counts;
    struct batch *ring;
    size_t ring_size, oldest, filling; /* batches are used in turn; `filling` takes records */
    pthread_mutex_t lock;
    pthread_cond_t ready, done;
    pthread_t *threads;
    size_t thread_count;
    bool stopping;
    enti_workspace *own;      /* of the calling thread */
    ent_status report_status; /* of a batch that reports of the reader alone filled */
};

/* ---- work on one batch, in any thread ---- */

static void work_on_item(const struct run *run, enti_workspace *workspace, enti_arena *arena,
                         struct item *item) {
    ent_sink sink = enti_report_list_sink(&item->reports);
    item->status = enti_article_parse(&item->article, &item->notes, run->corpus, &item->raw, arena, &sink);
    if (item->status) return;
    if (!item->article.stored.len) item->article.options = enti_buffer_text(&run->option_text);
    item->status = enti_extract(&item->document, run->extractor, workspace, &item->article, arena, &sink);
    if (item->status || !run->options->builder) return;
    item->status = enti_count_document(&item->counts, run->options->builder, &item->document);
}

static void work_on_batch(const struct run *run, enti_workspace *workspace, struct batch *batch) {
    for (size_t i = 0; i < batch->count; i++)
        if (batch->items[i].has_record) work_on_item(run, workspace, &batch->arena, &batch->items[i]);
}

/* The oldest batch that waits for a worker, now marked as taken; NULL: none. Call with the lock held. */
static struct batch *take_ready(struct run *run) {
    for (size_t i = 0; i < run->ring_size; i++) {
        struct batch *batch = &run->ring[(run->oldest + i) % run->ring_size];
        if (batch->state != READY) continue;
        batch->state = BUSY;
        return batch;
    }
    return NULL;
}

static void finish_batch(struct run *run, enti_workspace *workspace, struct batch *batch) {
    work_on_batch(run, workspace, batch);
    pthread_mutex_lock(&run->lock);
    batch->state = DONE;
    pthread_cond_signal(&run->done);
    pthread_mutex_unlock(&run->lock);
}

struct worker {
    struct run *run;
    enti_workspace *workspace;
};

static void *worker_main(void *context) {
    struct worker *worker = context;
    struct run *run = worker->run;
    for (;;) {
        struct batch *batch = NULL;
        pthread_mutex_lock(&run->lock);
        while (!run->stopping && !(batch = take_ready(run))) pthread_cond_wait(&run->ready, &run->lock);
        pthread_mutex_unlock(&run->lock);
        if (!batch) break;
        finish_batch(run, worker->workspace, batch);
    }
    enti_workspace_free(worker->workspace);
    free(worker);
    return NULL;
}

/* ---- merge, in the calling thread ---- */

static ent_status hand_over(struct run *run, struct item *item) {
    const ent_run_options *options = run->options;
    ent_document *document = &item->document;
    if (item->article.is_copy && !options->corpus.keep_copies) {
        document->mention_count = document->unresolved_count = 0;
    } else if (options->builder) {
        ent_status status = enti_builder_merge(options->builder, document, &item->counts);
        if (status) return status;
    }
    return options->each ? options->each(options->context, document) : ENT_OK;
}

static void sum_up(ent_run_summary *summary, const struct item *item, bool counted) {
    const ent_document *document = &item->document;
    summary->articles++;
    summary->repaired += item->notes.repaired > 0;
    summary->copies += item->article.is_copy;
    if (!counted) return;
    summary->undated += !item->article.date;
    summary->words += item->article.words;
    summary->mentions += document->mention_count;
    summary->ambiguous += document->unresolved_count;
    summary->ignored += document->ignored;
    summary->corrections += document->corrections;
}

static ent_status merge_item(struct run *run, struct item *item) {
    enti_report_list_replay(&item->before, run->sink);
    enti_report_list_replay(&item->reports, run->sink);
    if (!item->has_record) return ENT_OK;
    if (item->status == ENT_INPUT) {
        run->summary->articles_skipped++;
        return ENT_OK;
    }
    if (item->status) return item->status;
    enti_corpus_settle(run->corpus, &item->article, &item->notes, run->sink);
    ent_article *article = &item->article;
    ent_status status =
        enti_copies_check(&article->is_copy, &article->copy_of, run->copies, article, item->notes.own_id);
    if (status) return status;
    sum_up(run->summary, item, !item->article.is_copy || run->options->corpus.keep_copies);
    return hand_over(run, item);
}

static bool interrupted(const struct run *run) {
    return run->options->interrupt && *run->options->interrupt;
}

static ent_status merge_batch(struct run *run, struct batch *batch) {
    ent_status status = batch->arena.failed ? ENT_NOMEM : ENT_OK;
    for (size_t i = 0; i < batch->count && !status; i++)
        status = interrupted(run) ? ENT_INTERRUPTED : merge_item(run, &batch->items[i]);
    if (!status && run->options->progress)
        run->options->progress(run->options->context, run->summary, run->counts.bytes,
                               run->counts.bytes_total);
    return status;
}

static void empty_batch(struct batch *batch) {
    enti_arena_reset(&batch->arena);
    for (size_t i = 0; i < batch->count; i++) {
        enti_document_counts kept = batch->items[i].counts;
        batch->items[i] = (struct item){.counts = kept};
    }
    batch->count = batch->bytes = 0;
}

/* Wait until the oldest batch is done, working on waiting ones meanwhile, and merge it. */
static ent_status merge_oldest(struct run *run) {
    struct batch *batch = &run->ring[run->oldest];
    pthread_mutex_lock(&run->lock);
    while (batch->state != DONE) {
        struct batch *ready = take_ready(run);
        if (!ready) {
            pthread_cond_wait(&run->done, &run->lock);
            continue;
        }
        pthread_mutex_unlock(&run->lock);
        finish_batch(run, run->own, ready);
        pthread_mutex_lock(&run->lock);
    }
    pthread_mutex_unlock(&run->lock);
    ent_status status = merge_batch(run, batch);
    empty_batch(batch);
    pthread_mutex_lock(&run->lock); /* workers look for what is ready from the oldest on */
    batch->state = EMPTY;
    run->oldest = (run->oldest + 1) % run->ring_size;
    pthread_mutex_unlock(&run->lock);
    return status;
}

/* ---- fill batches, in the calling thread ---- */

/* Pass the batch being filled to the workers; merge the oldest one if the ring is full. */
static ent_status submit(struct run *run) {
    struct batch *batch = &run->ring[run->filling];
    if (!batch->count) return ENT_OK;
    pthread_mutex_lock(&run->lock);
    batch->state = READY;
    pthread_cond_signal(&run->ready);
    pthread_mutex_unlock(&run->lock);
    run->filling = (run->filling + 1) % run->ring_size;
    return run->filling == run->oldest ? merge_oldest(run) : ENT_OK;
}

/* The item that the next record or report goes to. Reports of the reader open one that has no record yet. */
static struct item *open_item(struct run *run) {
    struct batch *batch = &run->ring[run->filling];
    struct item *item = batch->count ? &batch->items[batch->count - 1] : NULL;
    if (item && !item->has_record) return item;
    item = &batch->items[batch->count++];
    enti_report_list_init(&item->before, &batch->arena);
    enti_report_list_init(&item->reports, &batch->arena);
    return item;
}

static bool is_full(const struct batch *batch) {
    bool last_has_record = batch->count && batch->items[batch->count - 1].has_record;
    return batch->bytes >= BATCH_BYTES || (batch->count == BATCH_RECORDS && last_has_record);
}

static ent_status take_record(void *context, const enti_raw *raw) {
    struct run *run = context;
    if (interrupted(run)) return ENT_INTERRUPTED;
    if (run->report_status) return run->report_status;
    struct batch *batch = &run->ring[run->filling];
    struct item *item = open_item(run);
    item->has_record = true;
    item->raw = *raw;
    item->raw.bytes = enti_arena_copy(&batch->arena, raw->bytes);
    item->raw.fields = enti_arena_copy(&batch->arena, raw->fields);
    item->raw.path_id = enti_arena_copy(&batch->arena, raw->path_id);
    item->raw.file = raw->file ? enti_arena_copy(&batch->arena, enti_text_of(raw->file)).at : NULL;
    if (batch->arena.failed) return ENT_NOMEM;
    batch->bytes += raw->bytes.len;
    return is_full(batch) ? submit(run) : ENT_OK;
}

/* Reports of the reader wait for their turn among those of the records. */
static void take_report(void *context, const ent_diagnostic *diagnostic) {
    struct run *run = context;
    if (run->report_status) return;
    ent_sink sink = enti_report_list_sink(&open_item(run)->before);
    sink.report(sink.context, diagnostic);
    struct batch *batch = &run->ring[run->filling];
    batch->bytes += strlen(diagnostic->text);
    if (is_full(batch)) run->report_status = submit(run);
}

/* ---- set up and tear down ---- */

static size_t job_count(unsigned asked) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t jobs = asked ? asked : cores > 0 ? (size_t)cores : 1;
    return jobs > MOST_JOBS ? MOST_JOBS : jobs;
}

static ent_status start_thread(struct run *run) {
    struct worker *worker = malloc(sizeof *worker);
    if (!worker) return ENT_NOMEM;
    worker->run = run;
    ent_status status = enti_workspace_new(&worker->workspace, run->extractor);
    if (!status && !pthread_create(&run->threads[run->thread_count], NULL, worker_main, worker)) {
        run->thread_count++;
        return ENT_OK;
    }
    if (!status) enti_workspace_free(worker->workspace);
    free(worker);
    return status; /* fewer threads than asked for do the same work */
}

static ent_status set_up(struct run *run) {
    const ent_run_options *options = run->options;
    size_t jobs = job_count(options->jobs);
    enti_options_add(&run->option_text, options);
    if (run->option_text.failed) return ENT_NOMEM;
    ent_status status = enti_extractor_new(&run->extractor, run->gazetteer, &options->extract, run->sink);
    if (!status) status = enti_corpus_new(&run->corpus, &options->corpus, run->sink);
    if (!status) status = enti_copies_new(&run->copies, run->options->each != NULL);
    if (!status) status = enti_workspace_new(&run->own, run->extractor);
    if (status) return status;
    run->ring_size = jobs * BATCHES_PER_JOB;
    run->ring = calloc(run->ring_size, sizeof *run->ring);
    run->threads = calloc(jobs, sizeof *run->threads);
    if (!run->ring || !run->threads) return ENT_NOMEM;
    for (size_t i = 1; i < jobs && !status; i++) status = start_thread(run);
    return status;
}

static void stop_threads(struct run *run) {
    pthread_mutex_lock(&run->lock);
    run->stopping = true;
    pthread_cond_broadcast(&run->ready);
    pthread_mutex_unlock(&run->lock);
    for (size_t i = 0; i < run->thread_count; i++) pthread_join(run->threads[i], NULL);
}

static void tear_down(struct run *run) {
    stop_threads(run);
    for (size_t i = 0; run->ring && i < run->ring_size; i++) {
        for (size_t k = 0; k < BATCH_RECORDS; k++)
            enti_document_counts_release(&run->ring[i].items[k].counts);
        enti_arena_release(&run->ring[i].arena);
    }
    free(run->ring);
    free(run->threads);
    enti_workspace_free(run->own);
    enti_copies_free(run->copies);
    enti_corpus_free(run->corpus);
    enti_extractor_free(run->extractor);
    enti_buffer_release(&run->option_text);
}

static ent_status read_all(struct run *run) {
    ent_sink sink = {take_report, run};
    enti_record_handler handler = {take_record, run, run->options->interrupt};
    ent_status status = enti_corpus_read(&run->counts, run->corpus, &handler, &sink);
    if (!status) status = run->report_status;
    if (!status) status = submit(run);
    while (!status && run->oldest != run->filling) status = merge_oldest(run);
    run->summary->files = run->counts.files;
    run->summary->files_skipped = run->counts.files_skipped;
    run->summary->articles_skipped += run->counts.records_skipped;
    run->summary->repaired += run->counts.files_repaired;
    return status;
}

void ent_run_options_init(ent_run_options *options) {
    *options = (ent_run_options){.size = sizeof *options};
    ent_corpus_options_init(&options->corpus);
    ent_extract_options_init(&options->extract);
}

ent_status ent_run(ent_run_summary *summary, const ent_gazetteer *gazetteer, const ent_run_options *options,
                   const ent_sink *sink) {
    ent_run_summary sums = {0};
    struct run run = {.options = options, .gazetteer = gazetteer, .sink = sink, .summary = &sums};
    pthread_mutex_init(&run.lock, NULL);
    pthread_cond_init(&run.ready, NULL);
    pthread_cond_init(&run.done, NULL);
    ent_status status = set_up(&run);
    if (!status) status = read_all(&run);
    tear_down(&run);
    pthread_cond_destroy(&run.done);
    pthread_cond_destroy(&run.ready);
    pthread_mutex_destroy(&run.lock);
    if (!status || status == ENT_INTERRUPTED) *summary = sums;
    return status;
}
