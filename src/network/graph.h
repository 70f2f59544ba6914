/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What is asked of igraph, without its types. igraph is global state and not safe for threads: each call here
 * takes one process-wide lock, sets handlers and a generator of random numbers of our own, and restores the
 * host's. Its errors become a status and a diagnostic. Results are written to arrays of the caller, which are
 * untouched on failure. A graph without nodes gives OK and writes nothing.
 *
 * Errors of all calls: NOMEM, INTERRUPTED, INTERNAL. */
#ifndef ENTI_NETWORK_GRAPH_H
#define ENTI_NETWORK_GRAPH_H

#include "base/diagnostic.h"

struct enti_igraph;

/* A simple undirected graph. The arrays are borrowed, and so are interrupt and sink. */
typedef struct enti_graph {
    size_t node_count, edge_count;
    const uint32_t *from, *to; /* [edge_count] sorted by (from, to) */
    const double *weight;      /* [edge_count] similarities, all positive; NULL: all 1 */
    uint64_t seed;
    const volatile int *interrupt; /* may be NULL */
    const ent_sink *sink;
    struct enti_igraph *made; /* igraph's form of it, once needed; begin with NULL */
} enti_graph;

void enti_graph_release(enti_graph *graph);

const char *enti_graph_version(void);

/* Number of shortest paths through each node, each pair once; the length of an edge is 1/weight. U. Brandes,
 * "A faster algorithm for betweenness centrality" (2001). */
ent_status enti_graph_betweenness(double *out, enti_graph *graph);
/* The same, estimated from the paths that begin at `sources` nodes, fewer than there are, drawn by the seed.
 */
ent_status enti_graph_betweenness_sampled(double *out, size_t sources, enti_graph *graph);
/* 1 / sum of distances within the component, and how many others are in it. An isolate gives NaN and 0. */
ent_status enti_graph_closeness(double *out, size_t *reached, enti_graph *graph);
/* Sum of 1/distance; what cannot be reached adds 0. */
ent_status enti_graph_harmonic(double *out, enti_graph *graph);
/* Of a connected graph with an edge: the leading eigenvector of the weights, of length 1. */
ent_status enti_graph_eigenvector(double *out, enti_graph *graph);
/* Damping 0.85, by weights; sums to 1. By ARPACK, whose result repeats bit for bit. */
ent_status enti_graph_pagerank(double *out, enti_graph *graph);
ent_status enti_graph_coreness(int64_t *out, enti_graph *graph);
/* Share of a node's pairs of neighbours that are joined, NaN below two neighbours; of all such pairs. */
ent_status enti_graph_clustering(double *out, double *overall, enti_graph *graph);
/* Groups, numbered from 0 in no order, by the Leiden algorithm for modularity. Needs an edge. V. Traag, L.
 * Waltman, N. J. van Eck, "From Louvain to Leiden" (2019). */
ent_status enti_graph_communities(int64_t *out, double *modularity, enti_graph *graph);
/* Connected components, numbered from 0 in no order. */
ent_status enti_graph_components(int64_t *out, enti_graph *graph);
/* Nodes, and edges, without which a component falls apart. */
ent_status enti_graph_articulation(bool *out, enti_graph *graph);
ent_status enti_graph_bridges(bool *out, enti_graph *graph);

/* Positions for a drawing, where an edge is about 1 long: the force-directed layout of T. Fruchterman and E.
 * Reingold, "Graph drawing by force-directed placement" (1991), in which the square root of the weight pulls.
 */
ent_status enti_graph_layout(double *x, double *y, enti_graph *graph);

#endif
