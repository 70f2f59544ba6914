/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The manual page and the shells' completions, made from the tables of commands and options. */
#include "cli/manual.h"
#include "cli/command.h"

#include <stdio.h>

/* Text of a manual page: a hyphen is a minus, and a dot or quote at a line's beginning is text. */
static void print_roff(const char *text) {
    bool line_start = true;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\'')) fputs("\\&", stdout);
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
        line_start = *text == '\n';
    }
}

static void print_option(const struct option *option) {
    fputs(".TP\n", stdout);
    if (option->letter) printf("\\fB\\-%c\\fR, ", option->letter);
    fputs("\\fB\\-\\-", stdout);
    print_roff(option->name);
    fputs("\\fR", stdout);
    if (option->value) {
        fputs(" \\fI", stdout);
        print_roff(option->value);
        fputs("\\fR", stdout);
    }
    putchar('\n');
    print_roff(option->summary);
    putchar('\n');
}

static void print_command(const struct command *command) {
    printf(".SS entente %s ", command->name);
    print_roff(command->operands);
    putchar('\n');
    print_roff(command->summary);
    fputs(".\n", stdout);
    if (command->more) {
        fputs(".PP\n", stdout);
        print_roff(command->more);
        putchar('\n');
    }
    if (command->formats) printf(".PP\nFormats (\\-f), the default first: %s.\n", command->formats);
    for (const struct option *const *group = command->options; *group; group++)
        for (const struct option *option = *group; option->name; option++) print_option(option);
}

static void print_listed(const char *title, ent_list_kind kind) {
    ent_listed row;
    printf(".SS %s\n", title);
    for (size_t i = 0; !ent_list(&row, kind, i); i++) {
        printf(".TP\n\\fB%s\\fR", row.name);
        if (row.suffixes && *row.suffixes) printf(" (%s)", row.suffixes);
        putchar('\n');
        print_roff(row.summary);
        putchar('\n');
    }
}

static const char statuses[] =
    ".TP\n0\ndone (also: nothing found, text repaired, the reader of a pipe went away)\n"
    ".TP\n1\nwritten, but some input was skipped, each with its reason\n"
    ".TP\n2\na fault in the usage or in a gazetteer\n"
    ".TP\n3\nno article was read, or something was skipped under \\-\\-strict: nothing is written\n"
    ".TP\n4\noutput failed: the old file stands\n"
    ".TP\n130\ninterrupted\n";

void manual_print(void) {
    puts(".TH ENTENTE 1 \"\" \"entente " ENT_VERSION "\" \"User Commands\"");
    puts(".SH NAME\nentente \\- who is mentioned with whom in news articles\n.SH SYNOPSIS");
    puts("\\fBentente\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n.SH DESCRIPTION");
    puts("Reads news articles, finds the leaders, parties, states and organisations that gazetteers name, "
         "joins those that are\n"
         "mentioned together into a weighted network, and writes it with reports of who is central.");
    puts(".SH COMMANDS");
    const struct command *command;
    for (size_t i = 0; (command = command_at(i)); i++) print_command(command);
    puts(".SH FORMATS AND MEASURES");
    print_listed("Inputs", ENT_LIST_INPUTS);
    print_listed("Outputs", ENT_LIST_OUTPUTS);
    print_listed("Reports", ENT_LIST_REPORTS);
    print_listed("Measures", ENT_LIST_MEASURES);
    print_listed("Rules", ENT_LIST_RULES);
    printf(".SH EXIT STATUS\n%s", statuses);
    puts(".SH ENVIRONMENT\n.TP\nENTENTE_GAZETTEERS\nthe folder of the gazetteers that are loaded by default\n"
         ".TP\nNO_COLOR\nis honoured: the program writes no colours");
}

void manual_print_completions(void) {
    puts("# bash completion for entente\n_entente() {\n    local command=${COMP_WORDS[1]} "
         "word=${COMP_WORDS[COMP_CWORD]} words=");
    puts("    if [ \"$COMP_CWORD\" -eq 1 ]; then");
    fputs("        words=\"", stdout);
    const struct command *command;
    for (size_t i = 0; (command = command_at(i)); i++) printf("%s%s", i ? " " : "", command->name);
    puts("\"\n    else\n        case $command in");
    for (size_t i = 0; (command = command_at(i)); i++) {
        printf("        %s) words=\"", command->name);
        for (const struct option *const *group = command->options; *group; group++)
            for (const struct option *option = *group; option->name; option++) printf("--%s ", option->name);
        puts("\" ;;");
    }
    puts("        esac\n        case $word in -*) ;; *) words= ;; esac\n    fi");
    puts("    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\ncomplete -o default -F _entente entente");
}
