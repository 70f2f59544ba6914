/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The table of measures, and the run over those that are asked for. Nodes and edges are sorted by id, so what
 * a measure gives does not depend on the order of files. */
#include "network/measure.h"

#include <math.h>
#include <stdlib.h>

#define ENTI_MEASURE(name) extern const enti_measure enti_measure_##name;
#include "network/measures.def"
#undef ENTI_MEASURE

static const enti_measure *const measures[] = {
#define ENTI_MEASURE(name) &enti_measure_##name,
#include "network/measures.def"
#undef ENTI_MEASURE
};

enum { MEASURES = sizeof measures / sizeof *measures, LONG_RUN = 60 /* seconds */ };

const enti_measure *enti_measure_at(size_t i) {
    return i < MEASURES ? measures[i] : NULL;
}

const enti_measure *enti_measure_named(ent_text name) {
    for (size_t i = 0; i < MEASURES; i++)
        if (enti_text_is(name, measures[i]->name)) return measures[i];
    return NULL;
}

typedef struct measuring {
    ent_network *network;
    const ent_network_options *options;
    const ent_sink *sink;
    enti_graph all, positive;
    uint32_t *from, *to; /* of the positive graph */
    double *weight;
    bool chosen[MEASURES];
} measuring;

static ent_status choose(measuring *run) {
    const ent_network_options *options = run->options;
    for (size_t i = 0; i < MEASURES; i++) run->chosen[i] = !options->measures && measures[i]->usual;
    for (size_t k = 0; options->measures && k < options->measure_count; k++) {
        ent_text name = enti_text_of(options->measures[k]);
        bool all = enti_text_is(name, "all"), known = all;
        for (size_t i = 0; i < MEASURES; i++) {
            if (all ? measures[i]->of_edges : !enti_text_is(name, measures[i]->name)) continue;
            run->chosen[i] = known = true;
        }
        if (known) continue;
        enti_report(run->sink, ENT_ERROR, ENTI_NOWHERE, "no measure '%s'", options->measures[k]);
        return ENT_USAGE;
    }
    return ENT_OK;
}

static ent_status find_weights(const enti_column **column, const measuring *run) {
    const char *name = run->options->weight_by ? run->options->weight_by : "weight";
    *column = enti_column_find(run->network, ENT_SCOPE_EDGE, enti_text_of(name));
    bool fits = *column ? (*column)->type != ENTI_COLUMN_STRING : !run->options->weight_by;
    if (fits) return ENT_OK;
    enti_report(run->sink, ENT_ERROR, ENTI_NOWHERE, "edges have no number '%s' to weigh them by", name);
    return ENT_USAGE;
}

/* The edges whose weight is positive; edges of a network without weights weigh 1. */
static ent_status make_positive_graph(measuring *run) {
    const ent_network *network = run->network;
    const enti_column *column;
    ent_status status = find_weights(&column, run);
    if (status != ENT_OK) return status;
    run->from = malloc((network->edge_count + 1) * sizeof *run->from);
    run->to = malloc((network->edge_count + 1) * sizeof *run->to);
    run->weight = malloc((network->edge_count + 1) * sizeof *run->weight);
    if (!run->from || !run->to || !run->weight) return ENT_NOMEM;
    size_t kept = 0;
    for (size_t i = 0; i < network->edge_count; i++) {
        double weight = column ? enti_column_number(column, i) : 1;
        if (!(weight > 0) || isinf(weight)) continue;
        run->from[kept] = network->from[i];
        run->to[kept] = network->to[i];
        run->weight[kept++] = weight;
    }
    run->positive = run->all;
    run->positive.made = NULL;
    run->positive.edge_count = kept;
    run->positive.from = run->from;
    run->positive.to = run->to;
    run->positive.weight = run->weight;
    return ENT_OK;
}

static ent_status note_left_out(const measuring *run) {
    size_t left_out = run->all.edge_count - run->positive.edge_count;
    const char *name = run->options->weight_by ? run->options->weight_by : "weight";
    if (left_out)
        enti_report(run->sink, ENT_WARNING, ENTI_NOWHERE,
                    "%zu edges whose '%s' is not positive are left out of the measures that take weights",
                    left_out, name);
    ent_status status = enti_network_set_text(run->network, "weight_by", enti_text_of(name),
                                              "column of edges that measures take as weight");
    if (status != ENT_OK) return status;
    return enti_network_set_long(run->network, "edges_left_out", (int64_t)left_out,
                                 "edges not positive there, left out of measures that take weights");
}

/* Whether to compute it, after a word about a long wait. */
static bool is_worth_it(const measuring *run, const enti_measure *measure) {
    double seconds = measure->cost * (double)run->all.node_count * (double)run->all.edge_count;
    if (seconds < LONG_RUN) return true;
    bool asked = run->options->measures;
    enti_report(run->sink, ENT_NOTE, ENTI_NOWHERE,
                asked
                    ? "'%s' of %zu nodes and %zu edges may take %.0f minutes"
                    : "'%s' of %zu nodes and %zu edges would take some %.0f minutes and is left out; ask for "
                      "it by name",
                measure->name, run->all.node_count, run->all.edge_count, ceil(seconds / 60));
    return asked;
}

static ent_status compute(measuring *run, bool of_edges) {
    ent_status status = ENT_OK;
    for (size_t i = 0; i < MEASURES && status == ENT_OK; i++) {
        if (measures[i]->of_edges != of_edges || !run->chosen[i]) continue;
        run->chosen[i] = is_worth_it(run, measures[i]);
        if (run->options->interrupt && *run->options->interrupt) return ENT_INTERRUPTED;
        if (run->chosen[i])
            status = measures[i]->compute(run->network, measures[i]->weighted ? &run->positive : &run->all);
    }
    return status;
}

static ent_status note_measures(const measuring *run) {
    enti_buffer names;
    enti_buffer_init(&names);
    for (size_t i = 0; i < MEASURES; i++) {
        if (!run->chosen[i]) continue;
        if (names.len) enti_buffer_add_byte(&names, ' ');
        enti_buffer_add_string(&names, measures[i]->name);
    }
    ent_status status = names.failed
                            ? ENT_NOMEM
                            : enti_network_set_text(run->network, "measures", enti_buffer_text(&names),
                                                    "measures that were computed");
    enti_buffer_release(&names);
    return status;
}

static bool takes_weights(const measuring *run) {
    for (size_t i = 0; i < MEASURES; i++)
        if (run->chosen[i] && measures[i]->weighted) return true;
    return false;
}

ent_status enti_measure_all(ent_network *network, const ent_network_options *options, const ent_sink *sink) {
    measuring run = {.network = network,
                     .options = options,
                     .sink = sink,
                     .all = {.node_count = network->node_count,
                             .edge_count = network->edge_count,
                             .from = network->from,
                             .to = network->to,
                             .seed = options->seed,
                             .interrupt = options->interrupt,
                             .sink = sink}};
    ent_status status = choose(&run);
    if (status == ENT_OK) status = compute(&run, true);
    if (status == ENT_OK) status = make_positive_graph(&run);
    if (status == ENT_OK && takes_weights(&run)) status = note_left_out(&run);
    if (status == ENT_OK) status = compute(&run, false);
    if (status == ENT_OK) status = note_measures(&run);
    enti_graph_release(&run.all);
    enti_graph_release(&run.positive);
    free(run.from);
    free(run.to);
    free(run.weight);
    return status;
}

ent_status ent_network_measure(ent_network *network, const ent_network_options *options,
                               const ent_sink *sink) {
    return enti_measure_all(network, options, sink);
}
