/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/message.h"
#include "cli/session.h"

#include <stdio.h>
#include <string.h>

static const char *const heads[] = {"name",    "entity", "type", "label", "alias",  "kind",
                                    "variant", "from",   "to",   "notes", "offices"};
enum { CELLS = sizeof heads / sizeof *heads };

struct asking {
    struct session *session;
    const char *name;
    ent_status status;
};

static void print_meaning(void *context, const ent_meaning *meaning) {
    struct asking *asking = context;
    struct session *session = asking->session;
    ent_entity_view entity = ent_gazetteer_entity(session->gazetteer, meaning->entity);
    const char *kind = ent_kind_name(meaning->kind);
    char from[16], to[16], notes[64];
    int len = snprintf(notes, sizeof notes, "%s%s%s", meaning->weak ? "weak " : "",
                       meaning->owners > 1 ? "shared " : "", meaning->in_date ? "" : "out of date ");
    if (len > 0) len--;
    const ent_text cells[CELLS] = {
        {asking->name, strlen(asking->name)},
        entity.id,
        entity.type,
        entity.label,
        meaning->alias,
        {kind, strlen(kind)},
        meaning->variant,
        session_date(from, meaning->from),
        session_date(to, meaning->to),
        {notes, (size_t)len},
        meaning->offices,
    };
    if (!asking->status)
        asking->status = ent_cells_write(session->output, session->settings->format, heads, cells, CELLS);
}

static int look_up(struct session *session) {
    const struct settings *settings = session->settings;
    struct asking asking = {.session = session};
    for (size_t i = 0; i < settings->operands.count && !asking.status; i++) {
        asking.name = settings->operands.at[i];
        ent_status status = ent_lookup(session->gazetteer, (ent_text){asking.name, strlen(asking.name)},
                                       settings->date, print_meaning, &asking);
        if (status == ENT_NOT_FOUND)
            message_note("no entity is called '%s'", asking.name);
        else if (status)
            asking.status = status;
    }
    return session_status(asking.status);
}

static int run(struct settings *settings) {
    if (!settings->operands.count) {
        message_error("name what is to be looked up; see 'entente lookup --help'");
        return EXIT_USAGE;
    }
    struct session session;
    int status = session_begin(&session, settings);
    if (!status) status = session_open_output(&session);
    if (!status)
        status = session_status(ent_cells_write_heads(session.output, settings->format, heads, CELLS));
    if (!status) status = session_close_output(&session, look_up(&session));
    session_end(&session);
    return status;
}

static const struct option own_options[] = {
    OPTION(0, "date", "DAY", OPTION_DATE, date, "what it can mean on this day (YYYY-MM-DD)"),
    OPTION('q', "quiet", NULL, OPTION_FLAG, quiet, "no notes"),
    OPTIONS_END,
};

static const struct option *const options[] = {own_options, output_options, gazetteer_options, help_options,
                                               NULL};

const struct command lookup_command = {
    .name = "lookup",
    .operands = "NAME...",
    .summary = "Which entities a name can mean, by which alias or variant, and why",
    .formats = "table csv jsonl",
    .options = options,
    .run = run,
};
