/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What the program says, on stderr: diagnostics of the library, its own faults, progress on a terminal. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "entente.h"

/* "entente: TEXT". */
void message_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void message_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A sink that prints to stderr; `quiet` keeps errors only. */
ent_sink message_sink(bool quiet);

/* Progress on stderr if it is a terminal; at most ten times a second. */
void message_progress(void *context, const ent_run_summary *so_far, uint64_t bytes, uint64_t bytes_total);
/* Wipe the progress line. */
void message_progress_end(void);

#endif
