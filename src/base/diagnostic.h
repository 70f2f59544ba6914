/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Diagnostics on their way to the caller's sink, and a list that keeps them for later: a worker thread
 * collects, the calling thread replays in input order. */
#ifndef ENTI_BASE_DIAGNOSTIC_H
#define ENTI_BASE_DIAGNOSTIC_H

#include "base/arena.h"

typedef struct enti_place {
    const char *file;
    size_t line, column;
} enti_place;

#define ENTI_NOWHERE ((enti_place){NULL, 0, 0})

/* Report to `sink`, which may be NULL. The text is cut at 2,000 bytes, and control characters in it are
 * replaced. */
void enti_report(const ent_sink *sink, ent_severity severity, enti_place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

typedef struct enti_report_list {
    enti_arena *arena; /* borrowed: holds the copies */
    struct enti_kept_report *first, *last;
} enti_report_list;

void enti_report_list_init(enti_report_list *list, enti_arena *arena);
/* A sink that keeps what it gets in `list`. */
ent_sink enti_report_list_sink(enti_report_list *list);
void enti_report_list_replay(const enti_report_list *list, const ent_sink *sink);

#endif
