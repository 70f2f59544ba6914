/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/session.h"
#include "cli/message.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static volatile int interrupt_flag;

static void on_interrupt(int signal_number) {
    (void)signal_number;
    interrupt_flag = 1;
}

int session_status(ent_status status) {
    switch (status) {
    case ENT_OK: return EXIT_DONE;
    case ENT_OUTPUT: return EXIT_OUTPUT;
    case ENT_INTERRUPTED: return EXIT_INTERRUPTED;
    case ENT_INPUT: return EXIT_NOTHING;
    case ENT_NOMEM: message_error("out of memory"); return EXIT_NOTHING;
    default: return EXIT_USAGE;
    }
}

/* ---- settings to options ---- */

static bool choose(unsigned *choice, const char *option, const char *value, const char *const names[]) {
    for (unsigned i = 0; names[i]; i++)
        if (!strcmp(names[i], value)) {
            *choice = i;
            return true;
        }
    char known[256] = "";
    for (unsigned i = 0; names[i]; i++) {
        size_t used = strlen(known);
        snprintf(known + used, sizeof known - used, "%s%s", i ? ", " : "", names[i]);
    }
    message_error("option '--%s' takes one of %s, not '%s'", option, known, value);
    return false;
}

static bool set_unit(ent_network_options *network, const char *value) {
    static const char *const names[] = {"sentence", "paragraph", "article", "window:N", NULL};
    if (!strncmp(value, "window:", 7)) {
        char *end;
        unsigned long n = strtoul(value + 7, &end, 10);
        if (value[7] < '1' || value[7] > '9' || *end || n > 1000) {
            message_error("option '--unit' takes window:N with N from 1 to 1000, not '%s'", value);
            return false;
        }
        network->unit = ENT_UNIT_WINDOW;
        network->window = (unsigned)n;
        return true;
    }
    unsigned unit;
    if (!choose(&unit, "unit", value, names)) return false;
    network->unit = (ent_unit)unit;
    return true;
}

static bool set_kinds(unsigned *kinds, const char *list) {
    const char *names[ENT_KIND_COUNT + 1] = {NULL};
    for (unsigned i = 0; i < ENT_KIND_COUNT; i++) names[i] = ent_kind_name((ent_kind)i);
    for (const char *at = list; *at;) {
        size_t len = strcspn(at, ",");
        char name[32];
        unsigned kind;
        snprintf(name, sizeof name, "%.*s", (int)(len < sizeof name ? len : sizeof name - 1), at);
        if (!choose(&kind, "kinds", name, names)) return false;
        *kinds |= 1u << kind;
        at += len + (at[len] == ',');
    }
    return true;
}

/* "type=leader,state": the list is cut in place, in a copy that lives as long as the program. */
static bool set_types(ent_network_options *network, const char *value) {
    if (strncmp(value, "type=", 5)) {
        message_error("option '--nodes' takes type=LIST, not '%s'", value);
        return false;
    }
    static const char *types[32];
    static char copy[1024];
    snprintf(copy, sizeof copy, "%s", value + 5);
    for (char *rest = copy, *type; (type = strtok_r(rest, ",", &rest)) && network->type_count < 32;)
        types[network->type_count++] = type;
    network->types = types;
    return true;
}

static bool set_copies(bool *keep, const char *value) {
    static const char *const names[] = {"drop", "keep", NULL};
    unsigned choice;
    if (!choose(&choice, "copies", value, names)) return false;
    *keep = choice == 1;
    return true;
}

static bool set_paragraphs(ent_paragraphs *paragraphs, const char *value) {
    static const char *const names[] = {"auto", "blank", "line", NULL};
    unsigned choice;
    if (!choose(&choice, "paragraphs", value, names)) return false;
    *paragraphs = (ent_paragraphs)choice;
    return true;
}

static bool translate_run(struct session *session) {
    const struct settings *settings = session->settings;
    ent_run_options *run = &session->run;
    ent_run_options_init(run);
    run->jobs = (unsigned)settings->jobs;
    run->interrupt = &interrupt_flag;
    run->progress = settings->quiet ? NULL : message_progress;
    run->corpus.from = settings->from;
    run->corpus.split = settings->split;
    run->corpus.encoding = settings->encoding;
    run->corpus.language = settings->language;
    run->corpus.date_format = settings->date_format;
    run->corpus.fields = settings->fields.at;
    run->corpus.field_count = settings->fields.count;
    run->corpus.filename = settings->filename;
    run->corpus.metadata = settings->metadata;
    run->extract.date = settings->date;
    run->extract.without = settings->without.at;
    run->extract.without_count = settings->without.count;
    run->extract.ignore_case = settings->ignore_case;
    run->extract.word_chars = settings->word_chars;
    run->extract.corrections = settings->corrections;
    run->extract.explain = settings->explain;
    return (!settings->copies || set_copies(&run->corpus.keep_copies, settings->copies)) &&
           (!settings->paragraphs || set_paragraphs(&run->extract.paragraphs, settings->paragraphs));
}

bool session_is_listed(ent_list_kind kind, const char *what, const char *name) {
    ent_listed row;
    if (!name) return true;
    for (size_t i = 0; !ent_list(&row, kind, i); i++)
        if (!strcmp(row.name, name)) return true;
    message_error("unknown %s '%s'; 'entente formats' lists them", what, name);
    return false;
}

static bool are_measures(const struct strings *measures) {
    for (size_t i = 0; i < measures->count; i++)
        if (strcmp(measures->at[i], "all") &&
            !session_is_listed(ENT_LIST_MEASURES, "measure", measures->at[i]))
            return false;
    return true;
}

static bool translate_network(struct session *session) {
    const struct settings *settings = session->settings;
    ent_network_options *network = &session->network;
    ent_network_options_init(network);
    network->exclude = settings->exclude.at;
    network->exclude_count = settings->exclude.count;
    network->measures = settings->measures.at;
    network->measure_count = settings->measures.count;
    network->min_weight = settings->min_weight;
    network->max_entities = (unsigned)settings->max_entities;
    network->since = settings->since;
    network->until = settings->until;
    network->no_isolates = settings->no_isolates;
    network->no_affiliation = settings->no_affiliation;
    network->weight_by = settings->weight_by;
    network->interrupt = &interrupt_flag;
    if (settings->seed) network->seed = settings->seed;
    return are_measures(&settings->measures) && (!settings->unit || set_unit(network, settings->unit)) &&
           (!settings->kinds || set_kinds(&network->kinds, settings->kinds)) &&
           (!settings->nodes || set_types(network, settings->nodes));
}

/* ---- inputs ---- */

/* All bytes of a file of names ("-": standard input), with a NUL after them. */
static char *read_names(size_t *len, const char *path) {
    FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    if (!file) return NULL;
    char *bytes = NULL;
    size_t used = 0, capacity = 0, n = 1;
    while (n) {
        if (capacity - used < 2) {
            char *more = realloc(bytes, capacity = capacity ? capacity * 2 : 4096);
            if (!more) break;
            bytes = more;
        }
        n = fread(bytes + used, 1, capacity - used - 1, file);
        used += n;
    }
    bool failed = n || ferror(file);
    if (file != stdin) fclose(file);
    if (failed) {
        free(bytes);
        return NULL;
    }
    bytes[used] = '\0';
    *len = used;
    return bytes;
}

static bool add_names(struct session *session, size_t len) {
    char end = session->settings->nul_separated ? '\0' : '\n';
    for (char *at = session->names, *last = at + len; at < last;) {
        char *stop = memchr(at, end, (size_t)(last - at));
        if (!stop) stop = last;
        *stop = '\0';
        if (*at && !strings_add(&session->inputs, at)) return false;
        at = stop + 1;
    }
    return true;
}

static int list_inputs(struct session *session) {
    const struct settings *settings = session->settings;
    for (size_t i = 0; i < settings->operands.count; i++)
        if (!strings_add(&session->inputs, settings->operands.at[i])) return session_status(ENT_NOMEM);
    if (!settings->files_from && session->inputs.count) return EXIT_DONE;
    if (!settings->files_from) {
        message_error("no input is named ('-' is standard input); see 'entente %s --help'",
                      settings->command->name);
        return EXIT_USAGE;
    }
    size_t len;
    session->names = read_names(&len, settings->files_from);
    if (!session->names) {
        message_error("cannot read '%s': %s", settings->files_from, strerror(errno ? errno : ENOMEM));
        return EXIT_NOTHING;
    }
    return add_names(session, len) ? EXIT_DONE : session_status(ENT_NOMEM);
}

/* ---- the session ---- */

static ent_status load_gazetteer(struct session *session) {
    const struct settings *settings = session->settings;
    ent_gazetteer_options options;
    ent_gazetteer_options_init(&options);
    options.program = settings->program;
    options.files = settings->gazetteers.at;
    options.file_count = settings->gazetteers.count;
    options.only = settings->only_gazetteers.at;
    options.only_count = settings->only_gazetteers.count;
    options.seats = settings->seats;
    return ent_gazetteer_load(&session->gazetteer, &options, &session->sink);
}

static void catch_signals(void) {
    struct sigaction action = {.sa_handler = on_interrupt,
                               .sa_flags = (int)SA_RESETHAND}; /* a second one kills */
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

/* Whether -f names one of the command's formats, where these are known. */
static bool check_format(const struct settings *settings) {
    const char *known = settings->command->formats, *wanted = settings->format;
    if (!known || !wanted) return true;
    for (const char *at = known; *at; at += strcspn(at, " "), at += *at == ' ')
        if (strcspn(at, " ") == strlen(wanted) && !strncmp(at, wanted, strlen(wanted))) return true;
    message_error("unknown format '%s': %s", wanted, known);
    return false;
}

int session_begin(struct session *session, struct settings *settings) {
    *session = (struct session){.settings = settings, .sink = message_sink(settings->quiet)};
    if (!check_format(settings) || !translate_run(session) || !translate_network(session)) return EXIT_USAGE;
    int status = list_inputs(session);
    if (status) return status;
    catch_signals();
    return session_status(load_gazetteer(session));
}

void session_end(struct session *session) {
    ent_output_discard(session->output);
    ent_gazetteer_free(session->gazetteer);
    free(session->inputs.at);
    free(session->names);
}

static void add_count(char *line, size_t size, size_t n, const char *what) {
    size_t used = strlen(line);
    if (n) snprintf(line + used, size - used, ", %zu %s", n, what);
}

static void print_summary(const ent_run_summary *sum) {
    char line[512];
    snprintf(line, sizeof line, "%zu article%s from %zu file%s", sum->articles, sum->articles == 1 ? "" : "s",
             sum->files, sum->files == 1 ? "" : "s");
    add_count(line, sizeof line, sum->files_skipped, "files skipped");
    add_count(line, sizeof line, sum->articles_skipped, "records skipped");
    add_count(line, sizeof line, sum->copies, "copies");
    add_count(line, sizeof line, sum->undated, "undated");
    add_count(line, sizeof line, sum->repaired, "repaired");
    add_count(line, sizeof line, sum->mentions, "mentions");
    add_count(line, sizeof line, sum->ambiguous, "unresolved");
    add_count(line, sizeof line, sum->corrections, "corrected");
    message_note("%s", line);
}

static int write_summary(const struct session *session) {
    const ent_run_summary *sum = &session->summary;
    char text[1024];
    int len = snprintf(text, sizeof text,
                       "{\"files\": %zu, \"files_skipped\": %zu, \"articles\": %zu, \"articles_skipped\": "
                       "%zu, \"copies\": %zu, "
                       "\"undated\": %zu, \"repaired\": %zu, \"words\": %zu, \"mentions\": %zu, "
                       "\"ambiguous\": %zu, \"ignored\": %zu, "
                       "\"corrections\": %zu}\n",
                       sum->files, sum->files_skipped, sum->articles, sum->articles_skipped, sum->copies,
                       sum->undated, sum->repaired, sum->words, sum->mentions, sum->ambiguous, sum->ignored,
                       sum->corrections);
    ent_output *output;
    ent_status status = ent_output_open(&output, session->settings->summary, &session->sink);
    if (status) return session_status(status);
    ent_output_write(output, (ent_text){text, (size_t)len});
    return session_status(ent_output_commit(output));
}

/* What the summary means for the exit status. */
static int judge(const struct session *session) {
    const struct settings *settings = session->settings;
    const ent_run_summary *sum = &session->summary;
    bool skipped = sum->files_skipped || sum->articles_skipped;
    if (!sum->articles && !settings->allow_empty) {
        message_error("no article was read");
        return EXIT_NOTHING;
    }
    if (skipped && settings->strict) {
        message_error("some input was skipped: nothing is written under --strict");
        return EXIT_NOTHING;
    }
    return skipped ? EXIT_SKIPPED : EXIT_DONE;
}

int session_run(struct session *session) {
    const struct settings *settings = session->settings;
    session->run.corpus.inputs = session->inputs.at;
    session->run.corpus.input_count = session->inputs.count;
    ent_status status = ent_run(&session->summary, session->gazetteer, &session->run, &session->sink);
    message_progress_end();
    bool closed = session->output && ent_output_closed(session->output);
    if (status && !(status == ENT_INTERRUPTED && closed)) return session_status(status);
    if (closed) return EXIT_DONE;
    if (!settings->quiet) print_summary(&session->summary);
    int exit_status = settings->summary ? write_summary(session) : EXIT_DONE;
    return exit_status ? exit_status : judge(session);
}

int session_open_output(struct session *session) {
    const char *path = session->settings->output ? session->settings->output : "-";
    return session_status(ent_output_open(&session->output, path, &session->sink));
}

int session_close_output(struct session *session, int status) {
    ent_output *output = session->output;
    session->output = NULL;
    if (status != EXIT_DONE && status != EXIT_SKIPPED) {
        ent_output_discard(output);
        return status;
    }
    int written = session_status(ent_output_commit(output));
    return written ? written : status;
}

ent_report_options session_report_options(const struct session *session) {
    ent_report_options options;
    ent_report_options_init(&options);
    options.format = session->settings->format;
    options.top = session->settings->top;
    options.sort = session->settings->sort;
    return options;
}

ent_status session_more(const struct session *session, ent_status status) {
    return !status && ent_output_closed(session->output) ? ENT_INTERRUPTED : status;
}

ent_text session_date(char out[16], ent_date date) {
    if (!date) return (ent_text){NULL, 0};
    int len = snprintf(out, 16, "%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
    return (ent_text){out, (size_t)len};
}

struct meanings {
    size_t entity, count;
};

static void count_meaning(void *context, const ent_meaning *meaning) {
    struct meanings *meanings = context;
    if (!meanings->count || meaning->entity != meanings->entity) meanings->count++;
    meanings->entity = meaning->entity;
}

bool session_entity(size_t *entity, const struct session *session, const char *name) {
    ent_text text = {name, strlen(name)};
    if (!ent_gazetteer_find(entity, session->gazetteer, text)) return true;
    struct meanings meanings = {0, 0};
    ent_lookup(session->gazetteer, text, 0, count_meaning, &meanings);
    *entity = meanings.entity;
    if (meanings.count == 1) return true;
    if (meanings.count)
        message_error("'%s' can mean %zu entities: give an id; 'entente lookup' lists them", name,
                      meanings.count);
    else
        message_error("no entity has the id or name '%s'", name);
    return false;
}
