/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What the command line can say, in one struct that the option rows point into. Strings are argv's own. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "entente.h"

/* Strings in the order of the command line. */
struct strings {
    const char **at;
    size_t count, capacity;
};

struct settings {
    const char *program;
    const struct command *command;
    struct strings operands;

    /* gazetteers */
    struct strings gazetteers, only_gazetteers;
    bool seats;

    /* inputs */
    const char *files_from, *from, *split, *encoding, *language, *copies;
    const char *date_format, *filename, *metadata;
    struct strings fields;
    ent_date date;
    bool nul_separated;

    /* extraction */
    struct strings without;
    const char *paragraphs, *word_chars, *corrections;
    bool ignore_case;

    /* network */
    const char *unit, *kinds, *nodes, *weight_by;
    struct strings exclude, measures;
    double min_weight;
    unsigned long max_entities, seed;
    ent_date since, until;
    bool no_isolates, no_affiliation;

    /* a part of a network */
    const char *backbone, *around;
    double alpha;
    unsigned long depth;

    /* output */
    const char *output, *format, *json_shape, *sort, *size_by, *title;
    bool spreadsheet;
    unsigned long top;

    /* the run */
    unsigned long jobs;
    const char *summary;
    bool strict, allow_empty, quiet, help;

    /* of one command each */
    unsigned long sample, min;
    bool unresolved, sentences, explain, csv, errors;
};

/* false: out of memory. */
bool strings_add(struct strings *strings, const char *string);
void settings_release(struct settings *settings);

#endif
