/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A command is a struct in a file of its own and a row of commands.def. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/option.h"

/* Exit statuses, as the manual lists them. */
enum exit_status {
    EXIT_DONE = 0,
    EXIT_SKIPPED = 1, /* written, but some input was skipped */
    EXIT_USAGE = 2,   /* usage or gazetteer */
    EXIT_NOTHING = 3, /* no article was read, or something was skipped under --strict: nothing written */
    EXIT_OUTPUT = 4,  /* output failed: the old file stands */
    EXIT_INTERRUPTED = 130
};

struct command {
    const char *name, *operands, *summary;
    const char *more;                    /* paragraphs of help; may be NULL */
    const char *formats;                 /* names that -f takes, the default first; NULL: the library knows */
    const struct option *const *options; /* groups, ended by NULL */
    int (*run)(struct settings *settings);
};

const struct command *command_at(size_t i); /* NULL past the end */
const struct command *command_named(const char *name);

#endif
