/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Hyperscan on the matcher's job: every literal match is reported, in the order of the ends; those that are
 * no whole words are left out, and of what overlaps the leftmost, then longest stays. The matches kept so far
 * are a stack: a later one that begins before the top takes its place. */
#include "bench.h"

#ifdef BENCH_HYPERSCAN

#include "base/fold.h"
#include "base/utf8.h"

#include <hs/hs.h>
#include <stdlib.h>

struct engine {
    hs_database_t *database;
    hs_scratch_t *scratch;
    const ent_text *aliases;
    enti_rows kept; /* ent_span */
    ent_text text;
};

void bench_hyperscan_version(char version[32]) {
    snprintf(version, 32, "%.*s", (int)strcspn(hs_version(), " "), hs_version());
}

static bool is_word_at(ent_text text, size_t begin, size_t end) {
    size_t before = begin, after = end;
    if (begin > 0 && enti_is_word(enti_utf8_previous(text, &before))) return false;
    return end == text.len || !enti_is_word(enti_utf8_next(text, &after));
}

static int take_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                      void *context) {
    struct engine *engine = context;
    size_t end = (size_t)to, begin = end - engine->aliases[id].len, left = engine->kept.count;
    (void)from, (void)flags;
    if (!is_word_at(engine->text, begin, end)) return 0;
    while (left > 0 && ENTI_ROWS_AT(&engine->kept, ent_span, left - 1)->begin >= begin) left--;
    if (left > 0 && ENTI_ROWS_AT(&engine->kept, ent_span, left - 1)->end > begin) return 0;
    engine->kept.count = left;
    ent_span *span = ENTI_ROWS_ADD(&engine->kept, ent_span);
    if (span) *span = (ent_span){(uint32_t)begin, (uint32_t)end};
    return span == NULL;
}

bool bench_hyperscan_prepare(bench_contest *contest) {
    const char **texts = calloc(contest->aliases, sizeof *texts);
    unsigned *ids = calloc(contest->aliases, sizeof *ids), *flags = calloc(contest->aliases, sizeof *flags);
    size_t *lengths = calloc(contest->aliases, sizeof *lengths);
    struct engine *engine = calloc(1, sizeof *engine);
    hs_compile_error_t *error = NULL;
    bool made = texts && ids && flags && lengths && engine;
    contest->hyperscan = engine;
    for (size_t i = 0; made && i < contest->aliases; i++) {
        texts[i] = contest->corpus->aliases[i].at;
        lengths[i] = contest->corpus->aliases[i].len;
        ids[i] = (unsigned)i;
    }
    if (made) {
        engine->aliases = contest->corpus->aliases;
        made = hs_compile_lit_multi(texts, flags, ids, lengths, (unsigned)contest->aliases, HS_MODE_BLOCK,
                                    NULL, &engine->database, &error) == HS_SUCCESS &&
               hs_alloc_scratch(engine->database, &engine->scratch) == HS_SUCCESS;
    }
    hs_free_compile_error(error);
    free(texts), free(ids), free(flags), free(lengths);
    return made;
}

bool bench_hyperscan_run(bench_result *result, bench_contest *contest) {
    struct engine *engine = contest->hyperscan;
    double begun = bench_now();
    result->count = 0;
    for (size_t i = 0; i < contest->corpus->articles.count; i++) {
        ent_span span = *ENTI_ROWS_AT(&contest->corpus->articles, ent_span, i);
        engine->text = enti_text_slice(enti_buffer_text(&contest->corpus->text), span.begin, span.end);
        enti_rows_clear(&engine->kept);
        if (hs_scan(engine->database, engine->text.at, (unsigned)engine->text.len, 0, engine->scratch,
                    take_match, engine) != HS_SUCCESS)
            return false;
        result->count += engine->kept.count;
    }
    result->seconds = bench_now() - begun;
    return true;
}

void bench_hyperscan_release(bench_contest *contest) {
    struct engine *engine = contest->hyperscan;
    if (!engine) return;
    hs_free_scratch(engine->scratch);
    hs_free_database(engine->database);
    enti_rows_release(&engine->kept);
    free(engine);
    contest->hyperscan = NULL;
}

#else

void bench_hyperscan_version(char version[32]) {
    version[0] = '\0';
}
bool bench_hyperscan_prepare(bench_contest *contest) {
    (void)contest;
    return true;
}
bool bench_hyperscan_run(bench_result *result, bench_contest *contest) {
    (void)result, (void)contest;
    return false;
}
void bench_hyperscan_release(bench_contest *contest) {
    (void)contest;
}

#endif
