/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Options as rows: parsing, help and the man page are made from them. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "cli/settings.h"

enum option_kind { OPTION_FLAG, OPTION_STRING, OPTION_LIST, OPTION_COUNT, OPTION_NUMBER, OPTION_DATE };

struct option {
    char letter;         /* 0: none */
    const char *name;    /* without the dashes; NULL ends the rows */
    const char *value;   /* what help calls its value; NULL for a flag */
    const char *summary; /* one line */
    enum option_kind kind;
    size_t offset; /* in struct settings */
};

#define OPTION(letter, name, value, kind, field, summary)                                                    \
    { letter, name, value, summary, kind, offsetof(struct settings, field) }
#define OPTIONS_END                                                                                          \
    { 0, NULL, NULL, NULL, OPTION_FLAG, 0 }

/* Groups that commands share. */
extern const struct option gazetteer_options[], input_options[], extract_options[], network_options[],
    part_options[], run_options[], output_options[], rank_options[], write_options[], picture_options[],
    help_options[];

/* Fill `settings` from the arguments after the command's name. false: a fault, already said on stderr. */
bool options_parse(struct settings *settings, int count, char **arguments);

/* Print the help of the command in `settings` to stdout. */
void options_help(const struct settings *settings);

#endif
