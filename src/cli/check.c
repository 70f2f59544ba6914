/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/message.h"
#include "cli/session.h"

#include <sys/stat.h>

/* Counts what passes on its way to stderr. */
struct tally {
    ent_sink to;
    size_t count;
};

static void tally_report(void *context, const ent_diagnostic *diagnostic) {
    struct tally *tally = context;
    tally->count++;
    tally->to.report(tally->to.context, diagnostic);
}

static bool is_folder(const char *path) {
    struct stat what;
    return !stat(path, &what) && S_ISDIR(what.st_mode);
}

/* The arguments are files that replace the shipped entities, or one folder that stands for the shipped one,
 * seats and all. */
static void choose_files(ent_gazetteer_options *options, const struct settings *settings) {
    const struct strings *operands = &settings->operands;
    ent_gazetteer_options_init(options);
    options->program = settings->program;
    options->files = settings->gazetteers.at;
    options->file_count = settings->gazetteers.count;
    options->seats = settings->seats;
    options->check = true;
    if (operands->count == 1 && is_folder(operands->at[0])) {
        options->shipped = operands->at[0];
        options->seats = true;
        return;
    }
    options->only = operands->at;
    options->only_count = operands->count;
}

static int check(struct settings *settings) {
    ent_gazetteer_options options;
    choose_files(&options, settings);
    struct tally tally = {message_sink(settings->quiet), 0};
    const ent_sink sink = {tally_report, &tally};
    ent_gazetteer *gazetteer;
    ent_status status = ent_gazetteer_load(&gazetteer, &options, &sink);
    if (status) return session_status(status);
    size_t entities = ent_gazetteer_entity_count(gazetteer);
    if (!settings->quiet)
        message_note("%zu entities, %zu warning%s", entities, tally.count, tally.count == 1 ? "" : "s");
    ent_gazetteer_free(gazetteer);
    return tally.count && settings->strict ? EXIT_USAGE : EXIT_DONE;
}

static const struct option own_options[] = {
    OPTION('g', "gazetteer", "FILE", OPTION_LIST, gazetteers,
           "a gazetteer that is loaded after the arguments; may be repeated"),
    OPTION(0, "seats", NULL, OPTION_FLAG, seats, "also the seats of government"),
    OPTION(0, "strict", NULL, OPTION_FLAG, strict, "warnings count as faults (exit status 2)"),
    OPTION('q', "quiet", NULL, OPTION_FLAG, quiet, "faults only"),
    OPTIONS_END,
};

static const struct option *const options[] = {own_options, help_options, NULL};

const struct command check_command = {
    .name = "check",
    .operands = "[GAZETTEER...]",
    .summary = "Faults and traps in gazetteers; without an argument, in those that ship",
    .options = options,
    .run = check,
};
