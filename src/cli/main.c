/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/command.h"
#include "cli/manual.h"
#include "cli/message.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COMMAND(name) extern const struct command name##_command;
#include "cli/commands.def"
#undef COMMAND

static const struct command *const commands[] = {
#define COMMAND(name) &name##_command,
#include "cli/commands.def"
#undef COMMAND
    NULL};

const struct command *command_at(size_t i) {
    return i < sizeof commands / sizeof *commands ? commands[i] : NULL;
}

const struct command *command_named(const char *name) {
    for (size_t i = 0; commands[i]; i++)
        if (!strcmp(commands[i]->name, name)) return commands[i];
    return NULL;
}

static void print_help(FILE *to) {
    fputs("usage: entente COMMAND [OPTION...] [ARGUMENT...]\n\n"
          "Who is mentioned with whom: reads news articles, finds leaders, parties, states and\n"
          "organisations by gazetteers, and writes their network.\n\n",
          to);
    for (size_t i = 0; commands[i]; i++) fprintf(to, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n'entente COMMAND --help' tells more.\n", to);
}

static int usage_fault(const char *name) {
    if (name) message_error("unknown command '%s'", name);
    print_help(stderr);
    return EXIT_USAGE;
}

/* Data that went to stdout may fail as late as here. */
static int flush_stdout(int status) {
    if (!fflush(stdout) && !ferror(stdout)) return status;
    message_error("cannot write to standard output");
    return EXIT_OUTPUT;
}

static int run_command(struct settings *settings, int count, char **arguments) {
    if (!options_parse(settings, count, arguments)) return EXIT_USAGE;
    if (!settings->help) return flush_stdout(settings->command->run(settings));
    options_help(settings);
    return flush_stdout(EXIT_DONE);
}

/* What the program tells of itself. */
static bool print_about(const char *name) {
    if (!strcmp(name, "--help") || !strcmp(name, "-h") || !strcmp(name, "help"))
        print_help(stdout);
    else if (!strcmp(name, "--version"))
        puts("entente " ENT_VERSION);
    else if (!strcmp(name, "--manual"))
        manual_print();
    else if (!strcmp(name, "--completions"))
        manual_print_completions();
    else
        return false;
    return true;
}

/* A standard stream that is closed would be the next file that is opened, and messages would go into it: its
 * place is taken by one that fails as a closed one does. */
static bool occupy_standard_streams(void) {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0 &&
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) != stream)
            return false;
    return true;
}

int main(int count, char **arguments) {
    if (!occupy_standard_streams()) return EXIT_OUTPUT;
    signal(SIGPIPE, SIG_IGN);
    const char *name = count > 1 ? arguments[1] : NULL;
    if (name && print_about(name)) return flush_stdout(EXIT_DONE);
    const struct command *command = name ? command_named(name) : NULL;
    if (!command) return usage_fault(name);
    struct settings settings = {.program = arguments[0], .command = command};
    int status = run_command(&settings, count - 2, arguments + 2);
    settings_release(&settings);
    return status;
}
