/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a CSV file; a document. Goes out: the document with a reader's judgement in place of ours.
 * Invariant: mentions stay sorted and apart: a correction takes the place of all that it overlaps, and of two
 * that overlap the first in the text holds. */
#include "extract/corrections.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>

enum { MOST_BYTES = 256 * 1024 * 1024 };

typedef struct loading {
    const char *path;
    const ent_gazetteer *gazetteer;
    enti_arena *arena;
    const ent_sink *sink;
    enti_rows rows; /* enti_correction */
    bool faulty;
} loading;

static bool read_number(uint32_t *number, ent_text cell) {
    uint64_t value = 0;
    if (!cell.len || cell.len > 10) return false;
    for (size_t i = 0; i < cell.len; i++) {
        if (!enti_is_digit(cell.at[i])) return false;
        value = value * 10 + (uint64_t)(cell.at[i] - '0');
    }
    *number = (uint32_t)value;
    return value < UINT32_MAX;
}

static void fault(loading *l, size_t line, const char *what, ent_text cell) {
    enti_report(l->sink, ENT_ERROR, (enti_place){l->path, line, 0}, "%s '%.*s'", what, (int)cell.len,
                cell.at);
    l->faulty = true;
}

/* The entity of a cell; ENTI_NONE for "none". false: no such entity. */
static bool read_entity(uint32_t *entity, const ent_gazetteer *gazetteer, ent_text id) {
    size_t found = ENTI_NONE;
    bool known = enti_text_is(id, "none") || ent_gazetteer_find(&found, gazetteer, id) == ENT_OK;
    if (known) *entity = (uint32_t)found;
    return known;
}

static void read_row(loading *l, const enti_csv *csv) {
    enti_correction row = {.line = csv->line};
    ent_text start = enti_text_trim(enti_csv_cell(csv, 1)), stop = enti_text_trim(enti_csv_cell(csv, 2));
    ent_text entity = enti_text_trim(enti_csv_cell(csv, 3));
    if (!read_number(&row.start, start))
        fault(l, csv->line, "not an offset:", start);
    else if (!read_number(&row.stop, stop) || row.stop <= row.start)
        fault(l, csv->line, "not an offset after the start:", stop);
    else if (!read_entity(&row.entity, l->gazetteer, entity))
        fault(l, csv->line, "no entity has the id", entity);
    else {
        row.article = enti_arena_copy(l->arena, enti_csv_cell(csv, 0));
        enti_correction *kept = ENTI_ROWS_ADD(&l->rows, enti_correction);
        if (kept) *kept = row;
    }
}

static bool is_empty(const enti_csv *csv) {
    ent_text first = enti_csv_cell(csv, 0);
    return (enti_csv_count(csv) < 2 && !enti_text_trim(first).len) || (first.len && *first.at == '#');
}

static void read_rows(loading *l, ent_text bytes) {
    enti_csv csv;
    enti_csv_init(&csv, bytes, 0);
    for (bool first = true; enti_csv_next(&csv);) {
        if (is_empty(&csv)) continue;
        bool head = first && enti_text_is(enti_text_trim(enti_csv_cell(&csv, 1)), "start");
        first = false;
        if (!head) read_row(l, &csv);
    }
    if (csv.fault) {
        enti_report(l->sink, ENT_ERROR, (enti_place){l->path, csv.line, 0}, "%s", csv.fault);
        l->faulty = true;
    }
    l->rows.failed |= csv.cells.failed || csv.unquoted.failed;
    enti_csv_release(&csv);
}

static int by_place(const void *left, const void *right) {
    const enti_correction *a = left, *b = right;
    int order = enti_text_compare(a->article, b->article);
    if (order) return order;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static ent_status freeze(enti_corrections *corrections, loading *l) {
    if (l->faulty) return ENT_USAGE;
    enti_correction *at = ENTI_ARENA_ARRAY(l->arena, enti_correction, l->rows.count);
    if (!at || l->rows.failed || l->arena->failed) return ENT_NOMEM;
    if (l->rows.count) {
        memcpy(at, l->rows.at, l->rows.count * sizeof *at);
        qsort(at, l->rows.count, sizeof *at, by_place);
    }
    *corrections = (enti_corrections){at, l->rows.count};
    return ENT_OK;
}

ent_status enti_corrections_load(enti_corrections *corrections, const char *path,
                                 const ent_gazetteer *gazetteer, enti_arena *arena, const ent_sink *sink) {
    loading l = {.path = path, .gazetteer = gazetteer, .arena = arena, .sink = sink};
    enti_buffer bytes = {0};
    ent_status status = enti_file_read(&bytes, path, MOST_BYTES);
    if (status == ENT_INPUT) {
        enti_report(sink, ENT_ERROR, (enti_place){path, 0, 0}, "%s", strerror(errno));
        status = ENT_USAGE;
    }
    if (status == ENT_OK) {
        read_rows(&l, enti_buffer_text(&bytes));
        status = freeze(corrections, &l);
    }
    enti_rows_release(&l.rows);
    enti_buffer_release(&bytes);
    return status;
}

enti_corrections enti_corrections_of(const enti_corrections *all, ent_text article) {
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (enti_text_compare(all->at[middle].article, article) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < all->count && enti_text_equal(all->at[end].article, article)) end++;
    return (enti_corrections){all->at + low, end - low};
}

/* ---- applying ---- */

typedef struct applying {
    ent_document *document;
    ent_mention *mentions; /* what comes out */
    size_t count, next;    /* `next`: the next old mention */
    size_t byte, point;    /* a place in the text, as bytes and as code points */
} applying;

/* The byte at code point `point`, from the place reached before; the text's end if it is beyond. */
static uint32_t byte_of(applying *a, uint32_t point) {
    ent_text text = a->document->article->text;
    while (a->point < point && a->byte < text.len) {
        enti_utf8_next(text, &a->byte);
        a->point++;
    }
    return (uint32_t)a->byte;
}

/* The last of sorted spans that begins at or before `at`; 0 if none does. */
static size_t last_before(const ent_span *spans, size_t count, uint32_t at) {
    size_t low = 0, high = count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (spans[middle].begin <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void place(ent_mention *mention, const ent_document *document) {
    size_t sentence = last_before(document->sentences, document->sentence_count, mention->at.begin);
    mention->sentence = (uint32_t)sentence;
    if (sentence < document->sentence_count) mention->zone = document->sentence_zones[sentence];
    mention->paragraph =
        (uint32_t)last_before(document->paragraphs, document->paragraph_count, mention->at.begin);
}

static void apply(applying *a, const enti_correction *correction) {
    const ent_document *document = a->document;
    while (a->next < document->mention_count && document->mentions[a->next].stop <= correction->start)
        a->mentions[a->count++] = document->mentions[a->next++];
    if (a->count && a->mentions[a->count - 1].stop > correction->start) return;
    ent_mention mention = {.start = correction->start, .stop = correction->stop, .rule = "corrections"};
    for (; a->next < document->mention_count && document->mentions[a->next].start < correction->stop;
         a->next++)
        if (document->mentions[a->next].start == correction->start)
            mention.kind = document->mentions[a->next].kind;
    a->document->corrections++;
    mention.at.begin = byte_of(a, correction->start);
    mention.at.end = byte_of(a, correction->stop);
    if (correction->entity == ENTI_NONE || mention.at.end == mention.at.begin) return;
    mention.entity = correction->entity;
    place(&mention, document);
    a->mentions[a->count++] = mention;
}

ent_status enti_corrections_apply(ent_document *document, const enti_corrections *all, enti_arena *arena) {
    enti_corrections here = enti_corrections_of(all, document->article->id);
    if (!here.count) return ENT_OK;
    applying a = {.document = document};
    a.mentions = ENTI_ARENA_ARRAY(arena, ent_mention, document->mention_count + here.count);
    if (!a.mentions) return ENT_NOMEM;
    for (size_t i = 0; i < here.count; i++) apply(&a, &here.at[i]);
    while (a.next < document->mention_count) a.mentions[a.count++] = document->mentions[a.next++];
    document->mentions = a.mentions;
    document->mention_count = a.count;
    return ENT_OK;
}
