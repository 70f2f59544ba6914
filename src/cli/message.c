/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_MESSAGE = 8192 };

static bool progress_shown;

void message_progress_end(void) {
    if (progress_shown) fputs("\r\033[K", stderr);
    progress_shown = false;
}

/* Names and values come from outside: a control character in one would act on the terminal. */
static void put(const char *text) {
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        bool is_c1 = at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0; /* as UTF-8 has U+0080 to U+009F */
        if (is_c1) at++;
        if (is_c1 || *at < ' ' || *at == 0x7F)
            fprintf(stderr, "\\x%02x", *at);
        else
            fputc(*at, stderr);
    }
}

__attribute__((format(printf, 1, 0))) static void say(const char *format, va_list args) {
    char text[LONGEST_MESSAGE];
    vsnprintf(text, sizeof text, format, args);
    message_progress_end();
    fputs("entente: ", stderr);
    put(text);
    fputc('\n', stderr);
}

void message_error(const char *format, ...) {
    va_list args;
    va_start(args, format);
    say(format, args);
    va_end(args);
}

void message_note(const char *format, ...) {
    va_list args;
    va_start(args, format);
    say(format, args);
    va_end(args);
}

static void print_diagnostic(const ent_diagnostic *diagnostic) {
    message_progress_end();
    fputs("entente: ", stderr);
    if (diagnostic->file) put(diagnostic->file);
    if (diagnostic->file) fputc(':', stderr);
    if (diagnostic->line) fprintf(stderr, "%zu:", diagnostic->line);
    if (diagnostic->column) fprintf(stderr, "%zu:", diagnostic->column);
    const char *mark = diagnostic->severity == ENT_WARNING ? "warning: "
                       : diagnostic->severity == ENT_NOTE  ? "note: "
                                                           : "";
    fprintf(stderr, "%s%s", diagnostic->file ? " " : "", mark);
    put(diagnostic->text);
    fputc('\n', stderr);
}

static void report_all(void *context, const ent_diagnostic *diagnostic) {
    (void)context;
    print_diagnostic(diagnostic);
}

static void report_errors(void *context, const ent_diagnostic *diagnostic) {
    (void)context;
    if (diagnostic->severity == ENT_ERROR) print_diagnostic(diagnostic);
}

ent_sink message_sink(bool quiet) {
    return (ent_sink){quiet ? report_errors : report_all, NULL};
}

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void message_progress(void *context, const ent_run_summary *so_far, uint64_t bytes, uint64_t bytes_total) {
    (void)context;
    static double began, last;
    if (!isatty(STDERR_FILENO)) return;
    double now = seconds_now();
    if (began == 0) began = now;
    if (now - last < 0.1 || now - began < 0.5) return;
    last = now;
    progress_shown = true;
    double rate = (double)bytes / 1e6 / (now - began);
    fprintf(stderr, "\r\033[K%zu articles, %.1f MB, %.0f MB/s", so_far->articles, (double)bytes / 1e6, rate);
    if (bytes_total > bytes && rate > 0)
        fprintf(stderr, ", %.0f s left", (double)(bytes_total - bytes) / 1e6 / rate);
    fflush(stderr);
}
