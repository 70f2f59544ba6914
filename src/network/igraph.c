/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The one file that touches igraph. Every call goes through `run`, which does what graph.h promises. */
#include "network/graph.h"

#include <igraph/igraph.h>

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#if IGRAPH_VERSION_MAJOR != 0 || IGRAPH_VERSION_MINOR != 10
#error "igraph 0.10 is needed: other versions take other arguments and have not been tested"
#endif

struct enti_igraph {
    igraph_t graph;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Of the call that holds the lock: igraph's handlers take no context. */
static struct {
    const enti_graph *graph;
    char reason[256];
} current;

static void on_error(const char *reason, const char *file, int line, igraph_error_t code) {
    (void)file, (void)line, (void)code;
    if (!*current.reason) snprintf(current.reason, sizeof current.reason, "%s", reason);
    IGRAPH_FINALLY_FREE();
}

static void on_warning(const char *reason, const char *file, int line) {
    (void)file, (void)line;
    enti_report(current.graph->sink, ENT_WARNING, ENTI_NOWHERE, "igraph: %s", reason);
}

static igraph_error_t on_interruption(void *data) {
    (void)data;
    if (!current.graph->interrupt || !*current.graph->interrupt) return IGRAPH_SUCCESS;
    IGRAPH_FINALLY_FREE();
    return IGRAPH_INTERRUPTED;
}

/* The host's settings, while ours are in force. */
typedef struct host {
    igraph_error_handler_t *error;
    igraph_warning_handler_t *warning;
    igraph_interruption_handler_t *interruption;
    igraph_progress_handler_t *progress;
    igraph_status_handler_t *status;
    igraph_rng_t random;
} host;

static void enter(host *kept, const enti_graph *graph) {
    pthread_mutex_lock(&lock);
    current.graph = graph;
    current.reason[0] = '\0';
    *kept = (host){igraph_set_error_handler(on_error),
                   igraph_set_warning_handler(on_warning),
                   igraph_set_interruption_handler(on_interruption),
                   igraph_set_progress_handler(NULL),
                   igraph_set_status_handler(NULL),
                   *igraph_rng_default()};
    IGRAPH_FINALLY_ENTER();
}

static void leave(const host *kept) {
    IGRAPH_FINALLY_EXIT();
    *igraph_rng_default() = kept->random;
    igraph_set_status_handler(kept->status);
    igraph_set_progress_handler(kept->progress);
    igraph_set_interruption_handler(kept->interruption);
    igraph_set_warning_handler(kept->warning);
    igraph_set_error_handler(kept->error);
    pthread_mutex_unlock(&lock);
}

typedef igraph_error_t call(const igraph_t *graph, const enti_graph *of, void *out);

static igraph_error_t make_graph(enti_graph *graph) {
    igraph_vector_int_t edges;
    if (graph->made) return IGRAPH_SUCCESS;
    struct enti_igraph *made = malloc(sizeof *made);
    if (!made) return IGRAPH_ENOMEM;
    IGRAPH_FINALLY(free, made);
    IGRAPH_VECTOR_INT_INIT_FINALLY(&edges, 2 * (igraph_integer_t)graph->edge_count);
    for (size_t i = 0; i < graph->edge_count; i++) {
        VECTOR(edges)[2 * i] = graph->from[i];
        VECTOR(edges)[2 * i + 1] = graph->to[i];
    }
    IGRAPH_CHECK(igraph_create(&made->graph, &edges, (igraph_integer_t)graph->node_count, IGRAPH_UNDIRECTED));
    igraph_vector_int_destroy(&edges);
    IGRAPH_FINALLY_CLEAN(2);
    graph->made = made;
    return IGRAPH_SUCCESS;
}

/* Our own generator, seeded for this call, in the place of the default one. */
static igraph_error_t call_seeded(enti_graph *graph, call *function, void *out) {
    igraph_rng_t random;
    IGRAPH_CHECK(igraph_rng_init(&random, &igraph_rngtype_pcg32));
    IGRAPH_FINALLY(igraph_rng_destroy, &random);
    IGRAPH_CHECK(igraph_rng_seed(&random, (igraph_uint_t)graph->seed));
    *igraph_rng_default() = random;
    IGRAPH_CHECK(function(&graph->made->graph, graph, out));
    igraph_rng_destroy(&random);
    IGRAPH_FINALLY_CLEAN(1);
    return IGRAPH_SUCCESS;
}

static ent_status run(enti_graph *graph, call *function, void *out, const char *what) {
    if (!graph->node_count) return ENT_OK;
    host kept;
    enter(&kept, graph);
    igraph_error_t code = make_graph(graph);
    if (code == IGRAPH_SUCCESS) code = call_seeded(graph, function, out);
    char reason[sizeof current.reason];
    memcpy(reason, current.reason, sizeof reason);
    leave(&kept);
    switch (code) {
    case IGRAPH_SUCCESS: return ENT_OK;
    case IGRAPH_ENOMEM: return ENT_NOMEM;
    case IGRAPH_INTERRUPTED: return ENT_INTERRUPTED;
    default:
        enti_report(graph->sink, ENT_ERROR, ENTI_NOWHERE, "%s failed in igraph: %s", what,
                    *reason ? reason : igraph_strerror(code));
        return ENT_INTERNAL;
    }
}

void enti_graph_release(enti_graph *graph) {
    if (!graph->made) return;
    host kept;
    enter(&kept, graph);
    igraph_destroy(&graph->made->graph);
    leave(&kept);
    free(graph->made);
    graph->made = NULL;
}

const char *enti_graph_version(void) {
    const char *version;
    igraph_version(&version, NULL, NULL, NULL);
    return version;
}

/* ---- results and weights ---- */

static void copy_reals(double *out, const igraph_vector_t *from) {
    for (igraph_integer_t i = 0; i < igraph_vector_size(from); i++) out[i] = VECTOR(*from)[i];
}

static void copy_wholes(int64_t *out, const igraph_vector_int_t *from) {
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(from); i++) out[i] = VECTOR(*from)[i];
}

static igraph_error_t init_weights(igraph_vector_t *weights, const enti_graph *graph) {
    IGRAPH_CHECK(igraph_vector_init(weights, (igraph_integer_t)graph->edge_count));
    for (size_t i = 0; i < graph->edge_count; i++) VECTOR(*weights)[i] = graph->weight ? graph->weight[i] : 1;
    return IGRAPH_SUCCESS;
}

static igraph_error_t init_distances(igraph_vector_t *distances, const enti_graph *graph) {
    IGRAPH_CHECK(init_weights(distances, graph));
    for (size_t i = 0; i < graph->edge_count; i++) VECTOR(*distances)[i] = 1 / VECTOR(*distances)[i];
    return IGRAPH_SUCCESS;
}

/* ---- paths ---- */

static bool all_equal(const igraph_vector_t *values) {
    for (igraph_integer_t i = 1; i < igraph_vector_size(values); i++)
        if (VECTOR(*values)[i] < VECTOR(*values)[0] || VECTOR(*values)[i] > VECTOR(*values)[0]) return false;
    return true;
}

/* Equal lengths are as good as none, and ten times as fast. */
static igraph_error_t betweenness(const igraph_t *graph, const enti_graph *of, void *out) {
    igraph_vector_t distances, result;
    IGRAPH_CHECK(init_distances(&distances, of));
    IGRAPH_FINALLY(igraph_vector_destroy, &distances);
    IGRAPH_VECTOR_INIT_FINALLY(&result, 0);
    IGRAPH_CHECK(igraph_betweenness(graph, &result, igraph_vss_all(), IGRAPH_UNDIRECTED,
                                    all_equal(&distances) ? NULL : &distances));
    copy_reals(out, &result);
    igraph_vector_destroy(&result);
    igraph_vector_destroy(&distances);
    IGRAPH_FINALLY_CLEAN(2);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_betweenness(double *out, enti_graph *graph) {
    return run(graph, betweenness, out, "betweenness");
}

typedef struct sample_out {
    double *values;
    size_t sources;
} sample_out;

/* igraph counts a path once for each of its ends among the sources, and halves the sum. */
static igraph_error_t sample(const igraph_t *graph, const enti_graph *of, void *out) {
    const sample_out *results = out;
    igraph_vector_t distances, result;
    igraph_vector_int_t sources;
    igraph_integer_t last = (igraph_integer_t)of->node_count - 1;
    IGRAPH_CHECK(init_distances(&distances, of));
    IGRAPH_FINALLY(igraph_vector_destroy, &distances);
    IGRAPH_VECTOR_INIT_FINALLY(&result, 0);
    IGRAPH_VECTOR_INT_INIT_FINALLY(&sources, 0);
    IGRAPH_CHECK(igraph_random_sample(&sources, 0, last, (igraph_integer_t)results->sources));
    IGRAPH_CHECK(igraph_betweenness_subset(graph, &result, igraph_vss_all(), IGRAPH_UNDIRECTED,
                                           igraph_vss_vector(&sources), igraph_vss_all(), &distances));
    igraph_vector_scale(&result, (double)of->node_count / (double)results->sources);
    copy_reals(results->values, &result);
    igraph_vector_int_destroy(&sources);
    igraph_vector_destroy(&result);
    igraph_vector_destroy(&distances);
    IGRAPH_FINALLY_CLEAN(3);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_betweenness_sampled(double *out, size_t sources, enti_graph *graph) {
    return run(graph, sample, &(sample_out){out, sources}, "betweenness");
}

typedef struct closeness_out {
    double *values;
    size_t *reached;
} closeness_out;

static igraph_error_t closeness(const igraph_t *graph, const enti_graph *of, void *out) {
    const closeness_out *results = out;
    igraph_vector_t distances, values;
    igraph_vector_int_t reached;
    igraph_bool_t all;
    IGRAPH_CHECK(init_distances(&distances, of));
    IGRAPH_FINALLY(igraph_vector_destroy, &distances);
    IGRAPH_VECTOR_INIT_FINALLY(&values, 0);
    IGRAPH_VECTOR_INT_INIT_FINALLY(&reached, 0);
    IGRAPH_CHECK(igraph_closeness(graph, &values, &reached, &all, igraph_vss_all(), IGRAPH_ALL, &distances,
                                  /* normalized= */ false));
    copy_reals(results->values, &values);
    for (size_t i = 0; i < of->node_count; i++) results->reached[i] = (size_t)VECTOR(reached)[i];
    igraph_vector_int_destroy(&reached);
    igraph_vector_destroy(&values);
    igraph_vector_destroy(&distances);
    IGRAPH_FINALLY_CLEAN(3);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_closeness(double *out, size_t *reached, enti_graph *graph) {
    return run(graph, closeness, &(closeness_out){out, reached}, "closeness");
}

static igraph_error_t harmonic(const igraph_t *graph, const enti_graph *of, void *out) {
    igraph_vector_t distances, result;
    IGRAPH_CHECK(init_distances(&distances, of));
    IGRAPH_FINALLY(igraph_vector_destroy, &distances);
    IGRAPH_VECTOR_INIT_FINALLY(&result, 0);
    IGRAPH_CHECK(igraph_harmonic_centrality(graph, &result, igraph_vss_all(), IGRAPH_ALL, &distances,
                                            /* normalized= */ false));
    copy_reals(out, &result);
    igraph_vector_destroy(&result);
    igraph_vector_destroy(&distances);
    IGRAPH_FINALLY_CLEAN(2);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_harmonic(double *out, enti_graph *graph) {
    return run(graph, harmonic, out, "harmonic centrality");
}

/* ---- spectra ---- */

static void make_unit_length(igraph_vector_t *vector) {
    double squares = 0;
    for (igraph_integer_t i = 0; i < igraph_vector_size(vector); i++)
        squares += VECTOR(*vector)[i] * VECTOR(*vector)[i];
    igraph_vector_scale(vector, 1 / sqrt(squares));
}

static igraph_error_t eigenvector(const igraph_t *graph, const enti_graph *of, void *out) {
    igraph_vector_t weights, result;
    igraph_arpack_options_t options;
    igraph_real_t value;
    igraph_arpack_options_init(&options);
    IGRAPH_CHECK(init_weights(&weights, of));
    IGRAPH_FINALLY(igraph_vector_destroy, &weights);
    IGRAPH_VECTOR_INIT_FINALLY(&result, 0);
    IGRAPH_CHECK(igraph_eigenvector_centrality(graph, &result, &value, IGRAPH_UNDIRECTED, /* scale= */ true,
                                               &weights, &options));
    make_unit_length(&result);
    copy_reals(out, &result);
    igraph_vector_destroy(&result);
    igraph_vector_destroy(&weights);
    IGRAPH_FINALLY_CLEAN(2);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_eigenvector(double *out, enti_graph *graph) {
    return run(graph, eigenvector, out, "eigenvector centrality");
}

static igraph_error_t pagerank(const igraph_t *graph, const enti_graph *of, void *out) {
    igraph_vector_t weights, result;
    igraph_arpack_options_t options;
    igraph_real_t value;
    igraph_arpack_options_init(&options);
    IGRAPH_CHECK(init_weights(&weights, of));
    IGRAPH_FINALLY(igraph_vector_destroy, &weights);
    IGRAPH_VECTOR_INIT_FINALLY(&result, 0);
    IGRAPH_CHECK(igraph_pagerank(graph, IGRAPH_PAGERANK_ALGO_ARPACK, &result, &value, igraph_vss_all(),
                                 IGRAPH_UNDIRECTED, 0.85, &weights, &options));
    copy_reals(out, &result);
    igraph_vector_destroy(&result);
    igraph_vector_destroy(&weights);
    IGRAPH_FINALLY_CLEAN(2);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_pagerank(double *out, enti_graph *graph) {
    return run(graph, pagerank, out, "PageRank");
}

/* ---- cohesion and groups ---- */

static igraph_error_t coreness(const igraph_t *graph, const enti_graph *of, void *out) {
    igraph_vector_int_t result;
    (void)of;
    IGRAPH_VECTOR_INT_INIT_FINALLY(&result, 0);
    IGRAPH_CHECK(igraph_coreness(graph, &result, IGRAPH_ALL));
    copy_wholes(out, &result);
    igraph_vector_int_destroy(&result);
    IGRAPH_FINALLY_CLEAN(1);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_coreness(int64_t *out, enti_graph *graph) {
    return run(graph, coreness, out, "coreness");
}

typedef struct clustering_out {
    double *values, *overall;
} clustering_out;

static igraph_error_t clustering(const igraph_t *graph, const enti_graph *of, void *out) {
    const clustering_out *results = out;
    igraph_vector_t values;
    igraph_real_t overall;
    (void)of;
    IGRAPH_VECTOR_INIT_FINALLY(&values, 0);
    IGRAPH_CHECK(
        igraph_transitivity_local_undirected(graph, &values, igraph_vss_all(), IGRAPH_TRANSITIVITY_NAN));
    IGRAPH_CHECK(igraph_transitivity_undirected(graph, &overall, IGRAPH_TRANSITIVITY_NAN));
    copy_reals(results->values, &values);
    *results->overall = overall;
    igraph_vector_destroy(&values);
    IGRAPH_FINALLY_CLEAN(1);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_clustering(double *out, double *overall, enti_graph *graph) {
    return run(graph, clustering, &(clustering_out){out, overall}, "clustering");
}

typedef struct communities_out {
    int64_t *groups;
    double *modularity;
} communities_out;

/* Modularity is what Leiden optimises where nodes weigh their strength and the resolution is 1/(2 m). */
static igraph_error_t communities(const igraph_t *graph, const enti_graph *of, void *out) {
    const communities_out *results = out;
    enum { ROUNDS = 10 }; /* "until nothing changes" does not always end */
    igraph_vector_t weights, strength;
    igraph_vector_int_t groups;
    igraph_real_t modularity;
    IGRAPH_CHECK(init_weights(&weights, of));
    IGRAPH_FINALLY(igraph_vector_destroy, &weights);
    IGRAPH_VECTOR_INIT_FINALLY(&strength, 0);
    IGRAPH_VECTOR_INT_INIT_FINALLY(&groups, 0);
    IGRAPH_CHECK(igraph_strength(graph, &strength, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS, &weights));
    IGRAPH_CHECK(igraph_community_leiden(graph, &weights, &strength, 1 / igraph_vector_sum(&strength), 0.01,
                                         /* start= */ false, ROUNDS, &groups, NULL, NULL));
    IGRAPH_CHECK(igraph_modularity(graph, &groups, &weights, 1, IGRAPH_UNDIRECTED, &modularity));
    copy_wholes(results->groups, &groups);
    *results->modularity = modularity;
    igraph_vector_int_destroy(&groups);
    igraph_vector_destroy(&strength);
    igraph_vector_destroy(&weights);
    IGRAPH_FINALLY_CLEAN(3);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_communities(int64_t *out, double *modularity, enti_graph *graph) {
    return run(graph, communities, &(communities_out){out, modularity}, "the search for communities");
}

static igraph_error_t components(const igraph_t *graph, const enti_graph *of, void *out) {
    igraph_vector_int_t result;
    (void)of;
    IGRAPH_VECTOR_INT_INIT_FINALLY(&result, 0);
    IGRAPH_CHECK(igraph_connected_components(graph, &result, NULL, NULL, IGRAPH_WEAK));
    copy_wholes(out, &result);
    igraph_vector_int_destroy(&result);
    IGRAPH_FINALLY_CLEAN(1);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_components(int64_t *out, enti_graph *graph) {
    return run(graph, components, out, "components");
}

static void mark(bool *out, size_t count, const igraph_vector_int_t *which) {
    memset(out, 0, count);
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(which); i++) out[VECTOR(*which)[i]] = true;
}

static igraph_error_t articulation(const igraph_t *graph, const enti_graph *of, void *out) {
    igraph_vector_int_t result;
    IGRAPH_VECTOR_INT_INIT_FINALLY(&result, 0);
    IGRAPH_CHECK(igraph_articulation_points(graph, &result));
    mark(out, of->node_count, &result);
    igraph_vector_int_destroy(&result);
    IGRAPH_FINALLY_CLEAN(1);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_articulation(bool *out, enti_graph *graph) {
    return run(graph, articulation, out, "articulation points");
}

static igraph_error_t bridges(const igraph_t *graph, const enti_graph *of, void *out) {
    igraph_vector_int_t result;
    IGRAPH_VECTOR_INT_INIT_FINALLY(&result, 0);
    IGRAPH_CHECK(igraph_bridges(graph, &result));
    mark(out, of->edge_count, &result);
    igraph_vector_int_destroy(&result);
    IGRAPH_FINALLY_CLEAN(1);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_bridges(bool *out, enti_graph *graph) {
    return run(graph, bridges, out, "bridges");
}

/* ---- drawing ---- */

enum { LAYOUT_ROUNDS = 500 };

typedef struct layout_out {
    double *x, *y;
} layout_out;

static igraph_error_t layout(const igraph_t *graph, const enti_graph *of, void *out) {
    const layout_out *results = out;
    igraph_vector_t pull;
    igraph_matrix_t places;
    IGRAPH_CHECK(init_weights(&pull, of));
    IGRAPH_FINALLY(igraph_vector_destroy, &pull);
    for (size_t i = 0; i < of->edge_count; i++) VECTOR(pull)[i] = sqrt(VECTOR(pull)[i]);
    IGRAPH_MATRIX_INIT_FINALLY(&places, 0, 0);
    IGRAPH_CHECK(igraph_layout_fruchterman_reingold(graph, &places, /* use_seed= */ false, LAYOUT_ROUNDS,
                                                    sqrt((double)of->node_count), IGRAPH_LAYOUT_AUTOGRID,
                                                    &pull, NULL, NULL, NULL, NULL));
    for (size_t i = 0; i < of->node_count; i++) {
        results->x[i] = MATRIX(places, (igraph_integer_t)i, 0);
        results->y[i] = MATRIX(places, (igraph_integer_t)i, 1);
    }
    igraph_matrix_destroy(&places);
    igraph_vector_destroy(&pull);
    IGRAPH_FINALLY_CLEAN(2);
    return IGRAPH_SUCCESS;
}

ent_status enti_graph_layout(double *x, double *y, enti_graph *graph) {
    return run(graph, layout, &(layout_out){x, y}, "layout");
}
