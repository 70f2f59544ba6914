/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: faults and warnings in the order in which they are found (unknown types and ids only once all
 * files are read). Goes out: one report, sorted by file and line. Cost: n log n. */
#include "gazetteer/loader.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct found_fault {
    ent_severity severity;
    enti_origin at;
    size_t column, order;
    const char *text;
} found_fault;

__attribute__((format(printf, 5, 0))) static void keep(enti_loader *loader, ent_severity severity,
                                                       enti_origin at, size_t column, const char *format,
                                                       va_list args) {
    char text[2000];
    vsnprintf(text, sizeof text, format, args);
    size_t order = loader->faults.count;
    const char *kept = enti_arena_copy(&loader->work, enti_text_of(text)).at;
    found_fault *row = kept ? ENTI_ROWS_ADD(&loader->faults, found_fault) : NULL;
    if (row)
        *row = (found_fault){severity, at, column, order, kept};
    else
        loader->out_of_memory = true;
}

static void count_fault(enti_loader *loader, enti_origin at) {
    loader->fault_count++;
    if (at.file < loader->files.count) ENTI_ROWS_AT(&loader->files, enti_loaded_file, at.file)->faults++;
}

void enti_fault(enti_loader *loader, enti_origin at, size_t column, const char *format, ...) {
    va_list args;
    va_start(args, format);
    keep(loader, ENT_ERROR, at, column, format, args);
    va_end(args);
    count_fault(loader, at);
}

void enti_line_fault(const enti_line *line, const char *format, ...) {
    va_list args;
    va_start(args, format);
    keep(line->loader, ENT_ERROR, line->at, 0, format, args);
    va_end(args);
    count_fault(line->loader, line->at);
}

void enti_notice(enti_loader *loader, enti_origin at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    keep(loader, ENT_WARNING, at, 0, format, args);
    va_end(args);
}

void enti_warn(enti_loader *loader, enti_origin at, unsigned accepts, int warning, const char *format, ...) {
    if (!loader->check || accepts & 1u << warning) return;
    /* With other entities in their place, what the shipped files name may well be missing. */
    if (loader->only && ENTI_ROWS_AT(&loader->files, enti_loaded_file, at.file)->shipped) return;
    va_list args;
    va_start(args, format);
    keep(loader, ENT_WARNING, at, 0, format, args);
    va_end(args);
}

static const char *path_of(const enti_loader *loader, enti_origin at) {
    return at.file < loader->files.count ? ENTI_ROWS_AT(&loader->files, enti_loaded_file, at.file)->path
                                         : NULL;
}

const char *enti_origin_text(enti_loader *loader, enti_origin at) {
    const char *path = path_of(loader, at);
    const char *text = enti_arena_format(&loader->work, "%s:%u", path ? path : "", (unsigned)at.line).at;
    return text ? text : "";
}

static int by_place(const void *left, const void *right) {
    const found_fault *a = left, *b = right;
    if (a->at.file != b->at.file) return a->at.file < b->at.file ? -1 : 1;
    if (a->at.line != b->at.line) return a->at.line < b->at.line ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

void enti_faults_tell(enti_loader *loader, const ent_sink *sink) {
    size_t count = loader->faults.count;
    if (count) qsort(loader->faults.at, count, sizeof(found_fault), by_place);
    for (size_t i = 0; i < count; i++) {
        const found_fault *row = ENTI_ROWS_AT(&loader->faults, found_fault, i);
        enti_place place = {path_of(loader, row->at), row->at.line, row->column};
        enti_report(sink, row->severity, place, "%s", row->text);
    }
}
