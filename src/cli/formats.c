/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/command.h"
#include "cli/message.h"

#include <stdio.h>
#include <string.h>

static void print_table(const char *head, ent_list_kind kind) {
    ent_listed row;
    int name = 0, suffixes = 0;
    for (size_t i = 0; !ent_list(&row, kind, i); i++) {
        if ((int)strlen(row.name) > name) name = (int)strlen(row.name);
        if ((int)strlen(row.suffixes) > suffixes) suffixes = (int)strlen(row.suffixes);
    }
    printf("%s\n", head);
    for (size_t i = 0; !ent_list(&row, kind, i); i++)
        printf("  %-*s  %-*s%s%s\n", name, row.name, suffixes, row.suffixes, suffixes ? "  " : "",
               row.summary);
}

static int run(struct settings *settings) {
    if (settings->operands.count) {
        message_error("'%s' is one argument too many; see 'entente formats --help'",
                      settings->operands.at[0]);
        return EXIT_USAGE;
    }
    print_table("Inputs (--from):", ENT_LIST_INPUTS);
    print_table("\nOutputs of build and convert (-f):", ENT_LIST_OUTPUTS);
    print_table("\nFormats of report and compare (-f):", ENT_LIST_REPORTS);
    print_table("\nMeasures (-m):", ENT_LIST_MEASURES);
    print_table("\nRules (--without):", ENT_LIST_RULES);
    return EXIT_DONE;
}

static const struct option *const options[] = {help_options, NULL};

const struct command formats_command = {
    .name = "formats",
    .operands = "",
    .summary = "Inputs, outputs, measures and rules there are",
    .options = options,
    .run = run,
};
