/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/diagnostic.h"

#include <stdarg.h>
#include <stdio.h>

struct enti_kept_report {
    ent_diagnostic diagnostic;
    struct enti_kept_report *next;
};

const char *ent_status_text(ent_status status) {
    static const char *const names[] = {
        [ENT_OK] = "ok",
        [ENT_NOT_FOUND] = "not found",
        [ENT_USAGE] = "usage error",
        [ENT_GAZETTEER] = "faulty gazetteer",
        [ENT_INPUT] = "unreadable input",
        [ENT_OUTPUT] = "output failed",
        [ENT_NOMEM] = "out of memory",
        [ENT_INTERRUPTED] = "interrupted",
        [ENT_INTERNAL] = "internal error",
    };
    return (unsigned)status < sizeof names / sizeof *names ? names[status] : "unknown status";
}

/* Messages quote hostile input: nothing in them may steer a terminal. */
static void replace_controls(char *text) {
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7F) *text = '?';
}

void enti_report(const ent_sink *sink, ent_severity severity, enti_place place, const char *format, ...) {
    if (!sink || !sink->report) return;
    char text[2000];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    replace_controls(text);
    sink->report(sink->context, &(ent_diagnostic){severity, place.file, place.line, place.column, text});
}

void enti_report_list_init(enti_report_list *list, enti_arena *arena) {
    *list = (enti_report_list){arena, NULL, NULL};
}

static void keep(void *context, const ent_diagnostic *diagnostic) {
    enti_report_list *list = context;
    struct enti_kept_report *kept = ENTI_ARENA_NEW(list->arena, struct enti_kept_report);
    if (!kept) return;
    kept->diagnostic = *diagnostic;
    kept->diagnostic.text = enti_arena_copy(list->arena, enti_text_of(diagnostic->text)).at;
    if (diagnostic->file)
        kept->diagnostic.file = enti_arena_copy(list->arena, enti_text_of(diagnostic->file)).at;
    if (list->last)
        list->last->next = kept;
    else
        list->first = kept;
    list->last = kept;
}

ent_sink enti_report_list_sink(enti_report_list *list) {
    return (ent_sink){keep, list};
}

void enti_report_list_replay(const enti_report_list *list, const ent_sink *sink) {
    if (!sink || !sink->report) return;
    for (const struct enti_kept_report *kept = list->first; kept; kept = kept->next)
        sink->report(sink->context, &kept->diagnostic);
}
