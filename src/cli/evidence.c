/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/message.h"
#include "cli/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const heads[] = {"a",   "b",    "article", "date",     "source",
                                    "url", "unit", "named",   "distance", "text"};
enum { CELLS = sizeof heads / sizeof *heads };

struct printing {
    struct session *session;
    ent_network_builder *builder; /* holds the unit and what counts; nothing is counted in it */
    size_t a, b;
    size_t rows;
    const ent_document *document;
    char *text; /* of the row that is being made */
    size_t len, capacity;
    bool failed;
};

/* ---- the text of a row: one sentence with both marked, or the nearest sentence of each ---- */

static void add(struct printing *printing, const char *bytes, size_t len) {
    if (printing->failed || !len) return;
    if (printing->capacity - printing->len < len) {
        size_t capacity = (printing->len + len) * 2;
        char *text = realloc(printing->text, capacity);
        if (!text) {
            printing->failed = true;
            return;
        }
        printing->text = text;
        printing->capacity = capacity;
    }
    memcpy(printing->text + printing->len, bytes, len);
    printing->len += len;
}

/* Bytes from `begin` to `end` of the article's text, white space as single blanks. */
static void add_span(struct printing *printing, uint32_t begin, uint32_t end) {
    const char *text = printing->document->article->text.at;
    for (uint32_t i = begin; i < end; i++) {
        bool blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t';
        if (!blank)
            add(printing, text + i, 1);
        else if (printing->len && printing->text[printing->len - 1] != ' ')
            add(printing, " ", 1);
    }
}

static void add_marked(struct printing *printing, const ent_mention *mention) {
    add(printing, "[", 1);
    add_span(printing, mention->at.begin, mention->at.end);
    add(printing, "]", 1);
}

/* The sentence of `first`, with it and, if it stands there too, `second` in brackets. */
static void add_sentence(struct printing *printing, const ent_mention *first, const ent_mention *second) {
    ent_span at = printing->document->sentences[first->sentence];
    bool both = second && second->sentence == first->sentence;
    const ent_mention *left = both && second->at.begin < first->at.begin ? second : first;
    const ent_mention *right = left == first ? second : first;
    add_span(printing, at.begin, left->at.begin);
    add_marked(printing, left);
    if (both) {
        add_span(printing, left->at.end, right->at.begin);
        add_marked(printing, right);
        left = right;
    }
    add_span(printing, left->at.end, at.end);
}

static void add_offsets(struct printing *printing, const ent_mention *mention) {
    char text[64];
    add(printing, text, (size_t)snprintf(text, sizeof text, "%u-%u", mention->start, mention->stop));
}

static ent_text row_text(struct printing *printing, const ent_evidence *evidence) {
    const ent_mention *a = evidence->a_at, *b = evidence->b_at;
    printing->len = 0;
    if (!printing->document->article->text.len) {
        add_offsets(printing, a);
        add(printing, " ", 1);
        add_offsets(printing, b);
    } else {
        const ent_mention *first = a->at.begin < b->at.begin ? a : b, *second = first == a ? b : a;
        add_sentence(printing, first, second);
        if (first->sentence != second->sentence) {
            add(printing, " … ", strlen(" … "));
            add_sentence(printing, second, NULL);
        }
    }
    return (ent_text){printing->text, printing->len};
}

/* ---- rows ---- */

static ent_status print_row(void *context, const ent_evidence *evidence) {
    struct printing *printing = context;
    struct session *session = printing->session;
    const ent_article *article = printing->document->article;
    uint32_t a = evidence->a_at->sentence, b = evidence->b_at->sentence;
    char day[16], unit[24], distance[24];
    ent_text text = row_text(printing, evidence);
    if (printing->failed) return ENT_NOMEM;
    const ent_text cells[CELLS] = {
        ent_gazetteer_entity(session->gazetteer, evidence->a).id,
        ent_gazetteer_entity(session->gazetteer, evidence->b).id,
        article->id,
        session_date(day, article->date),
        article->source,
        article->url,
        {unit, (size_t)snprintf(unit, sizeof unit, "%zu", evidence->unit)},
        {evidence->named ? "yes" : "no", evidence->named ? 3 : 2},
        {distance, (size_t)snprintf(distance, sizeof distance, "%u", a > b ? a - b : b - a)},
        text,
    };
    printing->rows++;
    return session_more(session,
                        ent_cells_write(session->output, session->settings->format, heads, cells, CELLS));
}

static ent_status print_document(void *context, const ent_document *document) {
    struct printing *printing = context;
    printing->document = document;
    return ent_evidence_find(printing->builder, document, printing->a, printing->b, print_row, printing);
}

/* ---- the command ---- */

static bool is_file(const char *name) {
    return !strcmp(name, "-") || access(name, F_OK) == 0;
}

/* Take A, and B if there is one, off the front of the operands. */
static bool take_names(const char **a, const char **b, struct strings *operands) {
    size_t taken = 1;
    if (!operands->count) {
        message_error("name an entity; see 'entente evidence --help'");
        return false;
    }
    *a = operands->at[0];
    *b = NULL;
    if (operands->count > 1 && !is_file(operands->at[1])) *b = operands->at[taken++];
    operands->count -= taken;
    memmove(operands->at, operands->at + taken, operands->count * sizeof *operands->at);
    return true;
}

static int print_all(struct session *session, struct printing *printing) {
    ent_status status =
        ent_network_builder_new(&printing->builder, session->gazetteer, &session->network, &session->sink);
    if (!status) status = ent_cells_write_heads(session->output, session->settings->format, heads, CELLS);
    if (status) return session_status(status);
    session->run.each = print_document;
    session->run.context = printing;
    int result = session_run(session);
    bool counted = result == EXIT_DONE || result == EXIT_SKIPPED;
    if (counted && !session->settings->quiet)
        message_note("%zu unit%s", printing->rows, printing->rows == 1 ? "" : "s");
    return session_close_output(session, result);
}

static int run(struct settings *settings) {
    const char *a, *b;
    if (!take_names(&a, &b, &settings->operands)) return EXIT_USAGE;
    struct session session;
    struct printing printing = {.session = &session, .b = ENT_ANY_ENTITY};
    int status = session_begin(&session, settings);
    if (!status &&
        !(session_entity(&printing.a, &session, a) && (!b || session_entity(&printing.b, &session, b))))
        status = EXIT_USAGE;
    if (!status) status = session_open_output(&session);
    if (!status) status = print_all(&session, &printing);
    ent_network_builder_free(printing.builder);
    free(printing.text);
    session_end(&session);
    return status;
}

static const struct option *const options[] = {
    output_options,  network_options, input_options, gazetteer_options,
    extract_options, run_options,     help_options,  NULL};

const struct command evidence_command = {
    .name = "evidence",
    .operands = "A [B] INPUT...",
    .summary = "The units behind one edge, or behind all edges of one entity",
    .more = "A and B are ids, or names that mean one entity; the second argument is B unless a file of that "
            "name exists.\n"
            "One row a unit, as many as the edge's weight under the same options.",
    .formats = "table csv jsonl",
    .options = options,
    .run = run,
};
