/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/command.h"
#include "cli/message.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct option gazetteer_options[] = {
    OPTION('g', "gazetteer", "FILE", OPTION_LIST, gazetteers, "add a gazetteer; may be repeated"),
    OPTION(0, "only-gazetteer", "FILE", OPTION_LIST, only_gazetteers,
           "use this one in place of the shipped entities; may be repeated"),
    OPTION(0, "seats", NULL, OPTION_FLAG, seats, "also count seats of government (Kremlin, White House)"),
    OPTIONS_END,
};

const struct option input_options[] = {
    OPTION(0, "files-from", "FILE", OPTION_STRING, files_from,
           "read names of inputs from FILE, one a line (-: standard input)"),
    OPTION('0', "null", NULL, OPTION_FLAG, nul_separated, "names in --files-from end in NUL"),
    OPTION(0, "from", "FORMAT", OPTION_STRING, from, "the inputs' format; recognised by content without it"),
    OPTION(0, "split", "PATTERN", OPTION_STRING, split,
           "begin a new article where PATTERN (PCRE2) matches in a text file"),
    OPTION(0, "encoding", "NAME", OPTION_STRING, encoding,
           "encoding of text files that do not declare theirs"),
    OPTION(0, "date", "DAY", OPTION_DATE, date, "date of articles that have none (YYYY-MM-DD)"),
    OPTION(0, "date-format", "FORMAT", OPTION_STRING, date_format,
           "order of day and month where a date leaves it open: %d/%m/%Y"),
    OPTION(0, "field", "NAME=FIELD", OPTION_LIST, fields,
           "records have NAME (id, title, date, text, url, source, language, author) in FIELD; may be "
           "repeated"),
    OPTION(0, "filename", "PATTERN", OPTION_STRING, filename,
           "take date, source, title, author, language or id from groups of that name in file names (PCRE2)"),
    OPTION(0, "metadata", "FILE.csv", OPTION_STRING, metadata,
           "a table with a column file or id, whose other columns replace what articles say of themselves"),
    OPTION(0, "lang", "CODE", OPTION_STRING, language, "language of articles that do not say theirs"),
    OPTION(0, "copies", "drop|keep", OPTION_STRING, copies,
           "count articles with the same text, id or URL once (drop) or each"),
    OPTIONS_END,
};

const struct option extract_options[] = {
    OPTION(0, "without", "RULE", OPTION_LIST, without, "switch a rule off; may be repeated"),
    OPTION(0, "ignore-case", NULL, OPTION_FLAG, ignore_case,
           "match whatever the case, for sources in lower case"),
    OPTION(0, "word-chars", "CHARS", OPTION_STRING, word_chars,
           "characters that count as letters, such as -"),
    OPTION(0, "paragraphs", "auto|blank|line", OPTION_STRING, paragraphs, "what separates paragraphs"),
    OPTION(0, "corrections", "FILE.csv", OPTION_STRING, corrections,
           "article, start, end, entity or none: applied after all rules"),
    OPTIONS_END,
};

const struct option network_options[] = {
    OPTION('u', "unit", "UNIT", OPTION_STRING, unit,
           "co-mentioned in one: sentence, paragraph, article or window:N"),
    OPTION(0, "kinds", "LIST", OPTION_STRING, kinds,
           "kinds of mention that count: name,acronym,demonym,capital,short,role"),
    OPTION(0, "nodes", "type=LIST", OPTION_STRING, nodes, "types that become nodes: type=leader,state"),
    OPTION(0, "exclude", "ID", OPTION_LIST, exclude, "leave an entity out; may be repeated"),
    OPTION(0, "min-weight", "N", OPTION_NUMBER, min_weight, "leave lighter edges out"),
    OPTION(0, "max-entities", "N", OPTION_COUNT, max_entities, "leave units out that name more entities"),
    OPTION(0, "since", "DAY", OPTION_DATE, since, "only articles from this day on"),
    OPTION(0, "until", "DAY", OPTION_DATE, until, "only articles up to this day"),
    OPTION(0, "no-isolates", NULL, OPTION_FLAG, no_isolates, "leave nodes without edges out"),
    OPTION(0, "no-affiliation", NULL, OPTION_FLAG, no_affiliation,
           "leave edges between one and its own state or party out"),
    OPTION('m', "measure", "NAME", OPTION_LIST, measures,
           "compute a measure (or all); may be repeated; `entente formats` lists them"),
    OPTION(0, "weight-by", "COLUMN", OPTION_STRING, weight_by,
           "the edge column that measures take as weight"),
    OPTION(0, "seed", "N", OPTION_COUNT, seed, "of what is random in measures"),
    OPTIONS_END,
};

const struct option part_options[] = {
    OPTION(0, "min-weight", "N", OPTION_NUMBER, min_weight, "leave lighter edges out"),
    OPTION(0, "backbone", "COLUMN", OPTION_STRING, backbone,
           "keep edges whose probability there is below alpha: disparity or hypergeometric, or a column"),
    OPTION(0, "alpha", "P", OPTION_NUMBER, alpha, "of --backbone (0.05)"),
    OPTION(0, "top", "N", OPTION_COUNT, top, "keep the N heaviest of the edges that are left"),
    OPTION(0, "around", "ID", OPTION_STRING, around, "keep the surroundings of one node"),
    OPTION(0, "depth", "N", OPTION_COUNT, depth, "steps that --around goes (1)"),
    OPTION(0, "no-isolates", NULL, OPTION_FLAG, no_isolates, "leave nodes without edges out"),
    OPTIONS_END,
};

const struct option run_options[] = {
    OPTION('j', "jobs", "N", OPTION_COUNT, jobs,
           "threads; as many as cores without it; the output does not depend on it"),
    OPTION(0, "strict", NULL, OPTION_FLAG, strict, "write nothing if some input was skipped"),
    OPTION(0, "allow-empty", NULL, OPTION_FLAG, allow_empty, "write an empty result if no article was read"),
    OPTION('q', "quiet", NULL, OPTION_FLAG, quiet, "no summary and no warnings"),
    OPTION(0, "summary", "FILE", OPTION_STRING, summary, "write the run's summary as JSON"),
    OPTIONS_END,
};

const struct option output_options[] = {
    OPTION('o', "output", "FILE", OPTION_STRING, output, "write to FILE (-: standard output, the default)"),
    OPTION('f', "format", "NAME", OPTION_STRING, format, "the output's format; `entente formats` lists them"),
    OPTIONS_END,
};

const struct option rank_options[] = {
    OPTION('n', "top", "N", OPTION_COUNT, top, "rows of a table"),
    OPTION(0, "sort", "COLUMN", OPTION_STRING, sort, "the column that ranks (strength)"),
    OPTIONS_END,
};

const struct option write_options[] = {
    OPTION(0, "json-shape", "SHAPE", OPTION_STRING, json_shape,
           "hybrid (the default), node-link or cytoscape"),
    OPTION(0, "spreadsheet", NULL, OPTION_FLAG, spreadsheet,
           "CSV for spreadsheets: with a byte order mark, and formulas disarmed by an apostrophe"),
    OPTIONS_END,
};

const struct option picture_options[] = {
    OPTION(0, "size-by", "COLUMN", OPTION_STRING, size_by, "the node column that sizes follow (strength)"),
    OPTION(0, "title", "TEXT", OPTION_STRING, title, "the title of the picture"),
    OPTIONS_END,
};

const struct option help_options[] = {
    OPTION('h', "help", NULL, OPTION_FLAG, help, "print this help"),
    OPTIONS_END,
};

bool strings_add(struct strings *strings, const char *string) {
    if (strings->count == strings->capacity) {
        size_t capacity = strings->capacity ? strings->capacity * 2 : 16;
        const char **at = realloc(strings->at, capacity * sizeof *at);
        if (!at) return false;
        strings->at = at;
        strings->capacity = capacity;
    }
    strings->at[strings->count++] = string;
    return true;
}

void settings_release(struct settings *settings) {
    struct strings *lists[] = {&settings->operands, &settings->gazetteers, &settings->only_gazetteers,
                               &settings->fields,   &settings->without,    &settings->exclude,
                               &settings->measures};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) free(lists[i]->at);
}

/* ---- parsing ---- */

static const struct option *find(const struct command *command, const char *name, size_t len, char letter) {
    for (const struct option *const *group = command->options; *group; group++)
        for (const struct option *option = *group; option->name; option++) {
            bool named = name && strlen(option->name) == len && !memcmp(option->name, name, len);
            if (named || (letter && option->letter == letter)) return option;
        }
    return NULL;
}

static bool bad_value(const struct option *option, const char *value, const char *wanted) {
    message_error("option '--%s' takes %s, not '%s'", option->name, wanted, value);
    return false;
}

static bool set_count(const struct option *option, unsigned long *field, const char *value) {
    char *end;
    errno = 0;
    unsigned long n = strtoul(value, &end, 10);
    if (*value < '0' || *value > '9' || *end || errno || n > UINT32_MAX)
        return bad_value(option, value, "a whole number");
    *field = n;
    return true;
}

static bool set_number(const struct option *option, double *field, const char *value) {
    char *end;
    double n = strtod(value, &end); /* the program never leaves the C locale */
    if (!*value || *end || !isfinite(n) || n < 0) return bad_value(option, value, "a number from 0 on");
    *field = n;
    return true;
}

static bool set_date(const struct option *option, ent_date *field, const char *value) {
    ent_date date = ent_date_parse((ent_text){value, strlen(value)}, false);
    if (!date || strlen(value) != 10) return bad_value(option, value, "a day such as 2026-02-10");
    *field = date;
    return true;
}

static bool set(struct settings *settings, const struct option *option, const char *value) {
    void *field = (char *)settings + option->offset;
    switch (option->kind) {
    case OPTION_FLAG: *(bool *)field = true; return true;
    case OPTION_STRING: *(const char **)field = value; return true;
    case OPTION_COUNT: return set_count(option, field, value);
    case OPTION_NUMBER: return set_number(option, field, value);
    case OPTION_DATE: return set_date(option, field, value);
    case OPTION_LIST: break;
    }
    if (strings_add(field, value)) return true;
    message_error("out of memory");
    return false;
}

static bool unknown(const struct settings *settings, const char *argument) {
    message_error("unknown option '%s'; see 'entente %s --help'", argument, settings->command->name);
    return false;
}

/* "--name", "--name=value" or "--name value". */
static bool parse_long(struct settings *settings, int *i, int count, char **arguments) {
    const char *name = arguments[*i] + 2, *equals = strchr(name, '=');
    const struct option *option =
        find(settings->command, name, equals ? (size_t)(equals - name) : strlen(name), 0);
    if (!option) return unknown(settings, arguments[*i]);
    if (option->kind == OPTION_FLAG && equals) {
        message_error("option '--%s' takes no value", option->name);
        return false;
    }
    if (option->kind == OPTION_FLAG || equals) return set(settings, option, equals ? equals + 1 : NULL);
    if (++*i < count) return set(settings, option, arguments[*i]);
    message_error("option '--%s' wants a value: %s", option->name, option->value);
    return false;
}

/* "-q", "-qj4", "-j 4". */
static bool parse_short(struct settings *settings, int *i, int count, char **arguments) {
    for (const char *at = arguments[*i] + 1; *at; at++) {
        const struct option *option = find(settings->command, NULL, 0, *at);
        if (!option) return unknown(settings, arguments[*i]);
        if (option->kind == OPTION_FLAG) {
            set(settings, option, NULL);
            continue;
        }
        if (at[1]) return set(settings, option, at + 1);
        if (++*i < count) return set(settings, option, arguments[*i]);
        message_error("option '-%c' wants a value: %s", option->letter, option->value);
        return false;
    }
    return true;
}

bool options_parse(struct settings *settings, int count, char **arguments) {
    bool only_operands = false;
    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        if (!only_operands && !strcmp(argument, "--"))
            only_operands = true;
        else if (only_operands || argument[0] != '-' || !argument[1]) {
            if (!strings_add(&settings->operands, argument)) return false;
        } else if (!(argument[1] == '-' ? parse_long : parse_short)(settings, &i, count, arguments))
            return false;
    }
    return true;
}

/* ---- help ---- */

static void print_option(const struct option *option) {
    char left[64];
    int used = option->letter ? snprintf(left, sizeof left, "  -%c, --%s", option->letter, option->name)
                              : snprintf(left, sizeof left, "      --%s", option->name);
    if (option->value) snprintf(left + used, sizeof left - (size_t)used, " %s", option->value);
    printf(strlen(left) < 33 ? "%-33s%s\n" : "%s\n                                 %s\n", left,
           option->summary);
}

void options_help(const struct settings *settings) {
    const struct command *command = settings->command;
    printf("usage: entente %s [OPTION...] %s\n\n%s.\n", command->name, command->operands, command->summary);
    if (command->more) printf("\n%s\n", command->more);
    if (command->formats) printf("\nFormats (-f), the default first: %s.\n", command->formats);
    printf("\n");
    for (const struct option *const *group = command->options; *group; group++)
        for (const struct option *option = *group; option->name; option++) print_option(option);
}
