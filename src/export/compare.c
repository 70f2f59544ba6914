/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Two networks side by side, as a report. Nodes are matched by id in one merge of the two sorted lists; edges
 * then in another, since the order of edges follows that of ids. Cost: linear, and sorting what is shown. */
#include "export/report.h"

#include <math.h>

static const double Z95 = 1.959963984540054;

typedef struct side {
    const ent_network *network;
    const enti_column *weights, *sort;
    const uint32_t *ranks;
    uint32_t *joint; /* [node_count] number of the node in the union of both */
    double articles; /* NaN: not known */
} side;

/* A node or an edge of the union; ABSENT where a side has none. */
typedef struct pair {
    size_t older, newer;
} pair;

static const size_t ABSENT = SIZE_MAX;

typedef struct comparison {
    enti_findings findings;
    side older, newer;
    pair *nodes, *edges;
    size_t node_count, edge_count; /* of the unions */
    size_t common_nodes, common_edges;
} comparison;

/* ---- matching ---- */

static bool make_side(side *of, enti_arena *arena, const ent_network *network, const char *sort) {
    const enti_column *articles = enti_column_find(network, ENT_SCOPE_NETWORK, ENTI_TEXT("articles"));
    of->network = network;
    of->weights = enti_column_find(network, ENT_SCOPE_EDGE, ENTI_TEXT("weight"));
    of->sort = enti_sort_column(network, sort);
    of->ranks = enti_ranks_of(arena, of->sort, network->node_count);
    of->joint = ENTI_ARENA_ARRAY(arena, uint32_t, network->node_count);
    of->articles = enti_value_number(articles, 0, NAN);
    return of->ranks && of->joint;
}

static void match_nodes(comparison *all) {
    const ent_network *a = all->older.network, *b = all->newer.network;
    all->nodes = ENTI_ARENA_ARRAY(&all->findings.arena, pair, a->node_count + b->node_count);
    for (size_t i = 0, j = 0; all->nodes && (i < a->node_count || j < b->node_count);) {
        int order = i == a->node_count   ? 1
                    : j == b->node_count ? -1
                                         : enti_text_compare(a->ids[i], b->ids[j]);
        pair *node = &all->nodes[all->node_count];
        *node = (pair){order <= 0 ? i : ABSENT, order >= 0 ? j : ABSENT};
        if (order <= 0) all->older.joint[i++] = (uint32_t)all->node_count;
        if (order >= 0) all->newer.joint[j++] = (uint32_t)all->node_count;
        all->node_count++;
        all->common_nodes += order == 0;
    }
}

/* The two ends of an edge in the union, as one number to compare by; the largest past the end. */
static uint64_t edge_key(const side *of, size_t edge) {
    const ent_network *network = of->network;
    if (edge == network->edge_count) return UINT64_MAX;
    return (uint64_t)of->joint[network->from[edge]] << 32 | of->joint[network->to[edge]];
}

static void match_edges(comparison *all) {
    size_t a = all->older.network->edge_count, b = all->newer.network->edge_count;
    all->edges = ENTI_ARENA_ARRAY(&all->findings.arena, pair, a + b);
    for (size_t i = 0, j = 0; all->edges && (i < a || j < b);) {
        uint64_t left = edge_key(&all->older, i), right = edge_key(&all->newer, j);
        all->edges[all->edge_count++] = (pair){left <= right ? i : ABSENT, right <= left ? j : ABSENT};
        all->common_edges += left == right;
        i += left <= right;
        j += right <= left;
    }
}

/* ---- summary ---- */

static enti_cell real_cell(double value) {
    if (!isfinite(value)) return (enti_cell){.kind = ENTI_CELL_ABSENT};
    return (enti_cell){.kind = ENTI_CELL_REAL, .value.real = value};
}

static void set_heads(enti_table *table, const char *heads) {
    ent_text rest = enti_text_of(heads), head;
    for (size_t i = 0; enti_text_next_part(&head, &rest, ' '); i++) {
        bool number = *head.at == '#';
        enti_table_head(table, i, enti_text_slice(head, number, head.len), number);
    }
}

static void add_counts(comparison *all) {
    const size_t rows[][3] = {
        {all->older.network->node_count, all->newer.network->node_count, all->common_nodes},
        {all->older.network->edge_count, all->newer.network->edge_count, all->common_edges}};
    enti_table *table = enti_findings_add_whole(&all->findings, "counts", "Counts", 4, 3);
    if (!table) return;
    set_heads(table, "name #older #newer #both");
    for (size_t row = 0; row < 2; row++) {
        *enti_table_cell(table, row, 0) = enti_cell_text(row ? ENTI_TEXT("ties") : ENTI_TEXT("nodes"));
        for (size_t i = 0; i < 3; i++)
            *enti_table_cell(table, row, i + 1) = enti_cell_whole((int64_t)rows[row][i]);
    }
    *enti_table_cell(table, 2, 0) = enti_cell_text(ENTI_TEXT("articles"));
    *enti_table_cell(table, 2, 1) = real_cell(all->older.articles);
    *enti_table_cell(table, 2, 2) = real_cell(all->newer.articles);
}

/* Ranks among the common nodes, ties sharing their mean: Spearman's coefficient is the correlation of those.
 */
static double *mean_ranks(comparison *all, bool newer) {
    enti_arena *arena = &all->findings.arena;
    const side *of = newer ? &all->newer : &all->older;
    double *values = ENTI_ARENA_ARRAY(arena, double, all->common_nodes);
    double *ranks = ENTI_ARENA_ARRAY(arena, double, all->common_nodes);
    size_t count = 0;
    for (size_t i = 0; values && i < all->node_count; i++) {
        const pair *node = &all->nodes[i];
        if (node->older == ABSENT || node->newer == ABSENT) continue;
        values[count++] = enti_value_number(of->sort, newer ? node->newer : node->older, 0);
    }
    const uint32_t *order = values && ranks ? enti_falling_order(arena, values, count) : NULL;
    for (size_t i = 0, end; order && i < count; i = end) {
        for (end = i + 1; end < count && values[order[end]] == values[order[i]];) end++;
        for (size_t k = i; k < end; k++) ranks[order[k]] = (double)(i + end + 1) / 2;
    }
    return order ? ranks : NULL;
}

static double rank_correlation(comparison *all) {
    const double *x = mean_ranks(all, false), *y = mean_ranks(all, true);
    double mean = ((double)all->common_nodes + 1) / 2, xy = 0, xx = 0, yy = 0;
    for (size_t i = 0; x && y && i < all->common_nodes; i++) {
        xy += (x[i] - mean) * (y[i] - mean);
        xx += (x[i] - mean) * (x[i] - mean);
        yy += (y[i] - mean) * (y[i] - mean);
    }
    return xy / sqrt(xx * yy);
}

static void add_overlap(comparison *all) {
    enti_table *table = enti_findings_add_whole(&all->findings, "overlap", "Overlap", 3, 2);
    if (!table) return;
    set_heads(table, "name #value meaning");
    *enti_table_cell(table, 0, 0) = enti_cell_text(ENTI_TEXT("jaccard"));
    *enti_table_cell(table, 0, 1) = real_cell((double)all->common_edges / (double)all->edge_count);
    *enti_table_cell(table, 0, 2) = enti_cell_text(ENTI_TEXT("ties in both, of the ties in either"));
    *enti_table_cell(table, 1, 0) = enti_cell_text(ENTI_TEXT("spearman"));
    *enti_table_cell(table, 1, 1) = real_cell(rank_correlation(all));
    *enti_table_cell(table, 1, 2) = enti_cell_text(
        all->newer.sort
            ? enti_arena_format(&all->findings.arena, "correlation of the common nodes' ranks by %.*s",
                                (int)all->newer.sort->name.len, all->newer.sort->name.at)
            : ENTI_TEXT("no measure to rank by"));
}

/* ---- nodes ---- */

static const char *change_of(const pair *one) {
    return one->older == ABSENT ? "new" : one->newer == ABSENT ? "lost" : "changed";
}

static ent_text name_of(const comparison *all, const pair *node) {
    bool newer = node->newer != ABSENT;
    const ent_network *network = newer ? all->newer.network : all->older.network;
    size_t i = newer ? node->newer : node->older;
    return all->findings.full ? network->ids[i] : enti_findings_label(network, i);
}

/* How much a node moved; what came or went stands above all, what stayed is NaN. */
static double movement(const comparison *all, const pair *node) {
    if (node->older == ABSENT || node->newer == ABSENT) return INFINITY;
    double before = all->older.ranks[node->older], after = all->newer.ranks[node->newer];
    return before == after ? NAN : fabs(before - after);
}

/* The rows that have a value, greatest first. */
static uint32_t *chosen_rows(comparison *all, size_t *chosen, const pair *pairs, size_t count,
                             double (*value)(const comparison *, const pair *)) {
    double *values = ENTI_ARENA_ARRAY(&all->findings.arena, double, count);
    *chosen = 0;
    for (size_t i = 0; values && i < count; i++) {
        values[i] = value(all, &pairs[i]);
        *chosen += isnan(values[i]) ? 0 : 1;
    }
    return values ? enti_falling_order(&all->findings.arena, values, count) : NULL;
}

static void set_rank(enti_table *table, size_t row, size_t column, const side *of, size_t node) {
    if (node == ABSENT) return;
    *enti_table_cell(table, row, column) = enti_cell_of(of->sort, node);
    if (of->ranks[node]) *enti_table_cell(table, row, column + 2) = enti_cell_whole(of->ranks[node]);
}

static void add_nodes(comparison *all) {
    size_t count;
    const uint32_t *order = chosen_rows(all, &count, all->nodes, all->node_count, movement);
    enti_table *table = order ? enti_findings_add(&all->findings, "nodes", "Nodes", 6, count) : NULL;
    if (!table) return;
    set_heads(table, "node change #older #newer #rank_older #rank_newer");
    for (size_t row = 0; row < table->row_count; row++) {
        const pair *node = &all->nodes[order[row]];
        *enti_table_cell(table, row, 0) = enti_cell_text(name_of(all, node));
        *enti_table_cell(table, row, 1) = enti_cell_text(enti_text_of(change_of(node)));
        set_rank(table, row, 2, &all->older, node->older);
        set_rank(table, row, 3, &all->newer, node->newer);
    }
}

/* ---- ties ---- */

static double weight_in(const side *of, size_t edge) {
    return edge == ABSENT ? 0 : enti_value_number(of->weights, edge, 1);
}

/* Logarithm of the ratio of the rates per article, and its standard error. */
static double log_ratio(const comparison *all, const pair *edge, double *error) {
    double before = weight_in(&all->older, edge->older) + 0.5,
           after = weight_in(&all->newer, edge->newer) + 0.5;
    *error = sqrt(1 / before + 1 / after);
    return log(after / all->newer.articles) - log(before / all->older.articles);
}

/* How surely a tie changed; without numbers of articles, how much. NaN: as it was. */
static double change_in_tie(const comparison *all, const pair *edge) {
    double error, before = weight_in(&all->older, edge->older), after = weight_in(&all->newer, edge->newer);
    double ratio = log_ratio(all, edge, &error);
    if (isfinite(ratio)) return ratio == 0 ? NAN : fabs(ratio) / error;
    return before == after ? NAN : fabs(after - before);
}

static void set_tie(const comparison *all, enti_table *table, size_t row, const pair *edge) {
    bool newer = edge->newer != ABSENT;
    const side *of = newer ? &all->newer : &all->older;
    size_t i = newer ? edge->newer : edge->older;
    double before = weight_in(&all->older, edge->older), after = weight_in(&all->newer, edge->newer), error;
    double ratio = log_ratio(all, edge, &error);
    const enti_cell cells[] = {
        enti_cell_text(name_of(all, &all->nodes[of->joint[of->network->from[i]]])),
        enti_cell_text(name_of(all, &all->nodes[of->joint[of->network->to[i]]])),
        enti_cell_text(enti_text_of(change_of(edge))),
        real_cell(before),
        real_cell(after),
        real_cell(1000 * before / all->older.articles),
        real_cell(1000 * after / all->newer.articles),
        real_cell(ratio),
        real_cell(ratio - Z95 * error),
        real_cell(ratio + Z95 * error),
    };
    memcpy(enti_table_cell(table, row, 0), cells, sizeof cells);
}

static void add_ties(comparison *all) {
    size_t count;
    const uint32_t *order = chosen_rows(all, &count, all->edges, all->edge_count, change_in_tie);
    enti_table *table = order ? enti_findings_add(&all->findings, "ties", "Ties", 10, count) : NULL;
    if (!table) return;
    table->note = ENTI_TEXT("rates per 1,000 articles; logarithm of their ratio with its 95 % interval");
    table->repeated = 2;
    set_heads(table, "a b change #older #newer #rate_older #rate_newer #log_ratio #low #high");
    for (size_t row = 0; row < table->row_count; row++) set_tie(all, table, row, &all->edges[order[row]]);
}

/* ---- the whole ---- */

static ent_status compare(comparison *all, const ent_network *older, const ent_network *newer,
                          const ent_sink *sink) {
    enti_arena *arena = &all->findings.arena;
    const char *sort = all->findings.options->sort;
    if (!make_side(&all->older, arena, older, sort) || !make_side(&all->newer, arena, newer, sort))
        return ENT_NOMEM;
    if (sort && (!all->older.sort || !all->newer.sort)) {
        enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "no column of numbers '%s' in both networks", sort);
        return ENT_USAGE;
    }
    match_nodes(all);
    match_edges(all);
    if (!arena->failed) add_counts(all);
    if (!arena->failed) add_overlap(all);
    if (!arena->failed) add_nodes(all);
    if (!arena->failed) add_ties(all);
    return arena->failed ? ENT_NOMEM : ENT_OK;
}

ent_status ent_compare_write(const ent_network *older, const ent_network *newer,
                             const ent_report_options *options, ent_output *output, const ent_sink *sink) {
    const enti_report_writer *writer = enti_report_writer_named(options->format, sink);
    if (!writer) return ENT_USAGE;
    comparison all = {
        .findings = {.main = "ties", .network = newer, .options = options, .full = writer->full}};
    ent_status status = compare(&all, older, newer, sink);
    if (status == ENT_OK) status = enti_findings_write(&all.findings, writer, output);
    enti_arena_release(&all.findings.arena);
    return status;
}
