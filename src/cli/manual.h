/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

/* The manual page (roff), and bash's completions, to stdout. */
void manual_print(void);
void manual_print_completions(void);

#endif
