/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * How much more two entities are mentioned together than each is mentioned: columns of edges, from
 *
 *     w       units that mention both        (edge column `weight`)
 *     a, b    units that mention each        (node column `units`)
 *     n       units that mention any entity  (network column `units`)
 *
 * Undefined is missing. Sources: N. J. van Eck, L. Waltman, "How to normalize cooccurrence data?" (2009) for
 * Jaccard, cosine and association strength; G. Bouma, "Normalized (pointwise) mutual information in
 * collocation extraction" (2009); M. Tumminello et al., "Statistically validated networks in bipartite
 * complex systems" (2011) for the hypergeometric test; M. A. Serrano, M. Boguna, A. Vespignani, "Extracting
 * the multiscale backbone of complex weighted networks" (2009) for disparity. */
#include "network/measure.h"

#include <math.h>
#include <stdlib.h>

typedef struct shared_units {
    double both, a, b, all;
} shared_units;

static enti_column *find_number(const ent_network *network, ent_scope scope, const char *name,
                                const enti_graph *graph) {
    enti_column *column = enti_column_find(network, scope, enti_text_of(name));
    if (column && column->type != ENTI_COLUMN_STRING) return column;
    enti_report(graph->sink, ENT_ERROR, ENTI_NOWHERE, "associations need the column '%s', which is not there",
                name);
    return NULL;
}

static ent_status fill(ent_network *network, const enti_graph *graph, const char *name, const char *summary,
                       double (*value)(const shared_units *units)) {
    const enti_column *units = find_number(network, ENT_SCOPE_NODE, "units", graph);
    const enti_column *all = units ? find_number(network, ENT_SCOPE_NETWORK, "units", graph) : NULL;
    if (!all || !find_number(network, ENT_SCOPE_EDGE, "weight", graph)) return ENT_USAGE;
    enti_column *column = enti_column_renew(network, ENT_SCOPE_EDGE, name, ENTI_COLUMN_DOUBLE, summary);
    if (!column) return ENT_NOMEM;
    const enti_column *weight = enti_column_find(network, ENT_SCOPE_EDGE, ENTI_TEXT("weight"));
    for (size_t i = 0; i < network->edge_count; i++) {
        const shared_units of_edge = {enti_column_number(weight, i),
                                      enti_column_number(units, network->from[i]),
                                      enti_column_number(units, network->to[i]), enti_column_number(all, 0)};
        double result = value(&of_edge);
        column->values.real[i] = isfinite(result) ? result : NAN;
    }
    return ENT_OK;
}

static double pmi_of(const shared_units *units) {
    return log(units->both * units->all / (units->a * units->b));
}

static double npmi_of(const shared_units *units) {
    return pmi_of(units) / -log(units->both / units->all);
}

static double jaccard_of(const shared_units *units) {
    return units->both / (units->a + units->b - units->both);
}

static double cosine_of(const shared_units *units) {
    return units->both / sqrt(units->a * units->b);
}

static double strength_of(const shared_units *units) {
    return units->both / (units->a * units->b);
}

static double log_choose(double n, double k) {
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

/* P(X = k) where b of n units are drawn, of which a mention the other. */
static double probability(const shared_units *units, double k) {
    if (k < fmax(0, units->a + units->b - units->all) || k > fmin(units->a, units->b)) return 0;
    return exp(log_choose(units->a, k) + log_choose(units->all - units->a, units->b - k) -
               log_choose(units->all, units->b));
}

/* The sum of P(X = k) from `k` away from the mean, until it adds nothing: some standard deviations. */
static double tail(const shared_units *units, double k, int step) {
    double sum = 0;
    for (double term; (term = probability(units, k)) > sum * 1e-16; k += step) sum += term;
    return sum;
}

/* P(X >= w), from the side on which the terms fall. */
static double hypergeometric_of(const shared_units *units) {
    if (!(units->both <= fmin(units->a, units->b)) || !(fmax(units->a, units->b) <= units->all)) return NAN;
    if (units->both > units->a * units->b / units->all) return fmin(1, tail(units, units->both, 1));
    return fmax(0, 1 - tail(units, units->both - 1, -1));
}

#define ASSOCIATION(measure, function, text)                                                                 \
    static ent_status measure(ent_network *network, enti_graph *graph) {                                     \
        return fill(network, graph, #measure, text, function);                                               \
    }                                                                                                        \
    const enti_measure enti_measure_##measure = {                                                            \
        .name = #measure, .summary = text, .of_edges = true, .compute = measure}

ASSOCIATION(pmi, pmi_of, "pointwise mutual information, log(w n / (a b))");
ASSOCIATION(npmi, npmi_of, "normalised pointwise mutual information, log(w n / (a b)) / -log(w / n)");
ASSOCIATION(jaccard, jaccard_of, "Jaccard index, w / (a + b - w)");
ASSOCIATION(cosine, cosine_of, "cosine, w / sqrt(a b)");
ASSOCIATION(association_strength, strength_of, "association strength, w / (a b)");
ASSOCIATION(hypergeometric, hypergeometric_of, "probability of so many shared units by chance, P(X >= w)");

/* ---- disparity: by the strengths of both ends ---- */

typedef struct end {
    double strength;
    size_t degree;
} end;

/* Probability that one of `degree` random shares of a strength is so large. */
static double chance(const end *node, double weight) {
    return node->degree > 1 ? pow(1 - weight / node->strength, (double)node->degree - 1) : 1;
}

static void fill_disparity(const ent_network *network, const enti_column *weight, end *ends, double *out) {
    for (size_t i = 0; i < network->edge_count; i++) {
        double value = enti_column_number(weight, i);
        if (!(value > 0)) continue;
        ends[network->from[i]].strength += value;
        ends[network->to[i]].strength += value;
        ends[network->from[i]].degree++;
        ends[network->to[i]].degree++;
    }
    for (size_t i = 0; i < network->edge_count; i++) {
        double value = enti_column_number(weight, i);
        if (value > 0)
            out[i] = fmin(chance(&ends[network->from[i]], value), chance(&ends[network->to[i]], value));
    }
}

static ent_status disparity(ent_network *network, enti_graph *graph) {
    if (!find_number(network, ENT_SCOPE_EDGE, "weight", graph)) return ENT_USAGE;
    enti_column *column = enti_column_renew(network, ENT_SCOPE_EDGE, "disparity", ENTI_COLUMN_DOUBLE,
                                            "probability of so large a share of an end's strength");
    end *ends = calloc(network->node_count + 1, sizeof *ends);
    if (column && ends)
        fill_disparity(network, enti_column_find(network, ENT_SCOPE_EDGE, ENTI_TEXT("weight")), ends,
                       column->values.real);
    free(ends);
    return column && ends ? ENT_OK : ENT_NOMEM;
}

const enti_measure enti_measure_disparity = {
    .name = "disparity",
    .summary = "probability that an edge has so large a share of an end's strength, (1 - w/s)^(k-1)",
    .of_edges = true,
    .compute = disparity};
