/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Entente: from news articles and gazetteers to a network of who is mentioned with whom.
 *
 * The sections follow the data: diagnostics, text, gazetteers, corpus, extraction, the run over many
 * articles, network, output. In short:
 *
 *     ent_gazetteer_load(&gazetteer, &gazetteer_options, &sink);
 *     ent_network_builder_new(&builder, gazetteer, &network_options, &sink);
 *     run_options.builder = builder;
 *     ent_run(&summary, gazetteer, &run_options, &sink);
 *     ent_network_builder_finish(&network, builder, &sink);
 *     ent_output_open(&output, "contacts.graphml", &sink);
 *     ent_network_write(network, &write_options, output, &sink);
 *     ent_output_commit(output);
 *
 * Rules that hold for every function:
 *   - Outputs come first and are untouched on failure. A status tells success; what went wrong, and where,
 * goes to the sink.
 *   - Handles are opaque and freed by their own function, which takes NULL too.
 *   - Option structs are filled by their `_init`, which sets `size`, and are only read.
 *   - The library never prints, exits, aborts, or changes the locale, and keeps none of the host's igraph
 * settings changed.
 *   - Pointers inside views (ent_text and what holds them) live as long as the handle or the callback they
 * came from.
 */
#ifndef ENTENTE_H
#define ENTENTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ENT_VERSION "0.1.0"

#if defined(__GNUC__)
#define ENT_API __attribute__((visibility("default")))
#else
#define ENT_API
#endif

/* ---- 1. Status and diagnostics ---- */

typedef enum ent_status {
    ENT_OK = 0,
    ENT_NOT_FOUND, /* nothing of that name */
    ENT_USAGE,     /* an option or argument that makes no sense */
    ENT_GAZETTEER, /* a faulty gazetteer; nothing was built from it */
    ENT_INPUT,     /* an input that cannot be read or is not what it should be */
    ENT_OUTPUT,    /* writing failed; an older file of the name still stands */
    ENT_NOMEM,
    ENT_INTERRUPTED, /* the caller's interrupt flag was set */
    ENT_INTERNAL     /* a library underneath failed in a way that has no better name */
} ent_status;

/* A short English name of a status ("out of memory"). */
ENT_API const char *ent_status_text(ent_status status);

typedef enum ent_severity { ENT_NOTE, ENT_WARNING, ENT_ERROR } ent_severity;

typedef struct ent_diagnostic {
    ent_severity severity;
    const char *file; /* NULL if it concerns no file */
    size_t line;      /* from 1; 0 unknown */
    size_t column;    /* in code points from 1; 0 unknown */
    const char *text; /* lower case, no full stop, the subject in single quotes */
} ent_diagnostic;

/* Where diagnostics go: called in input order, from the thread that called the library. A NULL sink, or one
 * without `report`, is silent. */
typedef struct ent_sink {
    void (*report)(void *context, const ent_diagnostic *diagnostic);
    void *context;
} ent_sink;

/* ---- 2. Text and dates ---- */

/* Bytes that are borrowed: never assumed to end in NUL. */
typedef struct ent_text {
    const char *at;
    size_t len;
} ent_text;

/* Half-open byte offsets in a text. */
typedef struct ent_span {
    uint32_t begin, end;
} ent_span;

/* A day as year * 10000 + month * 100 + day; 0 is no date. Dates compare as numbers. */
typedef int32_t ent_date;

/* Read `YYYY-MM-DD`, `YYYY-MM` or `YYYY` as the first day, or (`last`) the last day that it covers. 0: not
 * such a date. */
ENT_API ent_date ent_date_parse(ent_text text, bool last);

/* ---- 3. Gazetteers ---- */

typedef struct ent_gazetteer ent_gazetteer; /* frozen once loaded; may be shared by threads */

/* Kinds of alias, in the order in which equal spans of one entity prefer them; a role is no alias but a kind
 * of mention. */
typedef enum ent_kind {
    ENT_NAME,
    ENT_ACRONYM,
    ENT_DEMONYM,
    ENT_CAPITAL,
    ENT_SHORT,
    ENT_ROLE,
    ENT_KIND_COUNT
} ent_kind;

ENT_API const char *ent_kind_name(ent_kind kind); /* "name", "acronym", ... */

typedef struct ent_gazetteer_options {
    size_t size;
    const char
        *shipped; /* folder of the shipped files; NULL: looked for as the manual says, from `program` */
    const char
        *program; /* path of the running program (argv[0]), to find ../gazetteers beside it; may be NULL */
    const char *const
        *files; /* [file_count] further gazetteers, in the order in which extends, remove and delete act */
    size_t file_count;
    const char *const
        *only; /* [only_count] these replace the shipped entities; office classes and cues stay */
    size_t only_count;
    bool seats; /* also the seats of government (Kremlin, White House) */
    bool check; /* also report the warnings of `entente check` */
} ent_gazetteer_options;

ENT_API void ent_gazetteer_options_init(ent_gazetteer_options *options);

/* Load, join and freeze. Every fault of every file is reported; with one, nothing is built. Errors:
 * GAZETTEER, NOMEM. */
ENT_API ent_status ent_gazetteer_load(ent_gazetteer **gazetteer, const ent_gazetteer_options *options,
                                      const ent_sink *sink);
ENT_API void ent_gazetteer_free(ent_gazetteer *gazetteer);

typedef struct ent_entity_view {
    ent_text id, type, label, file;
    size_t line;
    size_t alias_count, office_count;
} ent_entity_view;

ENT_API size_t ent_gazetteer_entity_count(const ent_gazetteer *gazetteer);
ENT_API ent_entity_view ent_gazetteer_entity(const ent_gazetteer *gazetteer, size_t entity);
/* The entity of an id. Errors: NOT_FOUND. */
ENT_API ent_status ent_gazetteer_find(size_t *entity, const ent_gazetteer *gazetteer, ent_text id);
/* SHA-256 over what decides the output: the languages' lists and every file's own SHA-256, without names. The
 * order of the caller's files counts only if one of them extends, removes or deletes. Lower-case hexadecimal,
 * NUL-terminated. */
ENT_API const char *ent_gazetteer_hash(const ent_gazetteer *gazetteer);

typedef struct ent_meaning {
    size_t entity;
    ent_text alias; /* as the gazetteer has it */
    ent_kind kind;
    ent_text variant;  /* how the name differs from it: empty, "accents off", "capitals", ... */
    ent_date from, to; /* the alias's own dates */
    bool weak, in_date;
    size_t owners;    /* how many entities own the same alias */
    ent_text offices; /* held on the date, joined by "; " */
} ent_meaning;

/* What `name` can mean on `date` (0: any): calls `each` for every meaning, best first. Errors: NOT_FOUND,
 * NOMEM. */
ENT_API ent_status ent_lookup(const ent_gazetteer *gazetteer, ent_text name, ent_date date,
                              void (*each)(void *context, const ent_meaning *meaning), void *context);

/* ---- 4. Corpus ---- */

/* What a reader marked in an annotated article. */
typedef struct ent_mark {
    uint32_t start, stop; /* code points in the article's text, end exclusive */
    ent_text entity, type, kind;
} ent_mark;

typedef struct ent_article {
    ent_text id;
    ent_text title;    /* as the record gave it; empty if it had none */
    ent_span title_at; /* where it stands in `text`; empty span if nowhere */
    ent_text text;     /* UTF-8, repaired, LF line ends */
    ent_text source, url, language, author;
    ent_date date;      /* 0: none */
    ent_text date_from; /* "metadata", "dateline", "option", "filename", ...; empty without a date */
    ent_text language_from;
    ent_text file;    /* the file it was read from */
    ent_text stored;  /* lines of an `entente mentions` file in place of a text; empty for an article that was
                         read */
    ent_text options; /* with which its mentions were found, as JSON; empty if a store does not say */
    uint8_t hash[32]; /* SHA-256 of the normalised text */
    const ent_mark *marks; /* [mark_count] sorted; none unless the corpus is `marked` */
    size_t mark_count;
    bool is_copy;
    ent_text copy_of; /* id of the first */
    size_t words;
} ent_article;

typedef struct ent_corpus_options {
    size_t size;
    const char *const *inputs; /* [input_count] files, folders, "-"; read in byte order of their names */
    size_t input_count;
    const char *from;          /* name of an input format; NULL: by content */
    const char *split;         /* PCRE2: begins a new article in a text file */
    const char *encoding;      /* of text files; NULL: guessed */
    const char *language;      /* of articles that do not say theirs */
    ent_date date;             /* of articles that do not say theirs */
    const char *date_format;   /* of dates whose order of day and month is not known: "%d/%m/%Y" */
    const char *const *fields; /* [field_count] "text=body": the name that a field has in the records */
    size_t field_count;
    const char *filename; /* PCRE2 with groups named date, source, title, author, language, id */
    const char *metadata; /* CSV keyed by file or id, with columns as the fields */
    bool keep_copies;     /* copies count as articles */
    bool marked; /* plain text is annotated, as {{text|type:id|kind}} or by a brat file NAME.ann beside
                    NAME.txt: the marks are taken out; of folders only .txt files are read */
} ent_corpus_options;

ENT_API void ent_corpus_options_init(ent_corpus_options *options);

/* ---- 5. Extraction ---- */

typedef enum ent_zone { ENT_TITLE, ENT_BODY, ENT_DATELINE, ENT_TEASER } ent_zone;
ENT_API const char *ent_zone_name(ent_zone zone);

typedef enum ent_paragraphs { ENT_PARAGRAPHS_AUTO, ENT_PARAGRAPHS_BLANK, ENT_PARAGRAPHS_LINE } ent_paragraphs;

typedef struct ent_extract_options {
    size_t size;
    const char *const *without; /* [without_count] names of rules that are off */
    size_t without_count;
    bool ignore_case;       /* for sources in lower case */
    const char *word_chars; /* characters that are letters too, such as "-" */
    ent_paragraphs paragraphs;
    ent_date date;           /* of articles that have none of their own (--date) */
    const char *corrections; /* CSV of article, start, end, entity or "none" */
    bool explain;            /* fill `why` of mentions */
} ent_extract_options;

ENT_API void ent_extract_options_init(ent_extract_options *options);

typedef struct ent_mention {
    ent_span at;          /* bytes in the article's text */
    uint32_t start, stop; /* the same in code points, end exclusive */
    uint32_t entity;      /* index in the gazetteer */
    ent_kind kind;
    ent_zone zone;
    const char *rule;             /* name of the rule that decided */
    uint32_t paragraph, sentence; /* from 0 */
    ent_text why;                 /* with `explain`: the candidates and what decided, as JSON; else empty */
} ent_mention;

/* A candidate that stayed undecided: what the ledger shows. */
typedef struct ent_unresolved {
    ent_span at;
    uint32_t start, stop;
    ent_kind kind;
    const char *rule;         /* the rule that could not decide */
    const char *reason;       /* "ambiguous", "out of date", "no date", ... */
    const uint32_t *entities; /* [entity_count] candidates; none for a role that nobody holds */
    size_t entity_count;
    uint32_t paragraph, sentence;
} ent_unresolved;

/* One article and what was found in it. */
typedef struct ent_document {
    const ent_article *article;
    const ent_mention *mentions; /* [mention_count] sorted by begin, none overlap */
    size_t mention_count;
    const ent_unresolved *unresolved; /* [unresolved_count] sorted by begin */
    size_t unresolved_count;
    const ent_span *sentences; /* [sentence_count] sorted; empty for stored mentions without sentences */
    const ent_zone *sentence_zones;
    size_t sentence_count;
    const ent_span *paragraphs; /* [paragraph_count] */
    size_t paragraph_count;
    size_t corrections; /* how many were applied here */
    size_t ignored;     /* matches of `ignore` rows */
} ent_document;

/* Names that no gazetteer has: capitalised sequences in the bodies of articles, gathered over many. */
typedef struct ent_suggester ent_suggester;

/* Borrows the gazetteer until it is freed. */
ENT_API ent_status ent_suggester_new(ent_suggester **suggester, const ent_gazetteer *gazetteer,
                                     const ent_sink *sink);
/* Gather from one document; copies and stored mentions give nothing. Errors: NOMEM. */
ENT_API ent_status ent_suggester_add(ent_suggester *suggester, const ent_document *document);
ENT_API void ent_suggester_free(ent_suggester *suggester);

#define ENT_NO_STATE SIZE_MAX

typedef struct ent_suggestion {
    ent_text text;    /* as it stood first */
    const char *type; /* a guess; empty: nothing tells */
    const char *why;  /* what the guess rests on */
    size_t count, articles;
    size_t state; /* entity that stands beside it most often, or ENT_NO_STATE */
} ent_suggestion;

/* Call `each` for every sequence that stands `min` times or more, the most frequent first. A sequence that
 * begins a sentence counts only if it stands inside one elsewhere; a part of a leader's name not beside the
 * whole. A status other than OK ends it and is returned. Errors: NOMEM. */
ENT_API ent_status ent_suggester_each(ent_suggester *suggester, size_t min,
                                      ent_status (*each)(void *context, const ent_suggestion *suggestion),
                                      void *context);

/* ---- 6. The run over many articles ---- */

typedef struct ent_network_builder ent_network_builder;

typedef struct ent_run_summary {
    size_t files, files_skipped;
    size_t articles, articles_skipped; /* read; skipped each with its reason in the sink */
    size_t copies, undated, repaired;
    size_t words, mentions, ambiguous, ignored, corrections;
} ent_run_summary;

typedef struct ent_run_options {
    size_t size;
    ent_corpus_options corpus;
    ent_extract_options extract;
    unsigned jobs; /* worker threads; 0: as many as cores; output does not depend on it */
    /* Called once an article, in input order, from the calling thread; copies that do not count come with
     * `is_copy` and no mentions. A status other than OK ends the run and is returned. May be NULL. */
    ent_status (*each)(void *context, const ent_document *document);
    void *context;
    ent_network_builder *builder;  /* counts pairs; NULL: none */
    const volatile int *interrupt; /* non-zero ends the run with INTERRUPTED; may be NULL */
    void (*progress)(void *context, const ent_run_summary *so_far, uint64_t bytes,
                     uint64_t bytes_total); /* may be NULL */
} ent_run_options;

ENT_API void ent_run_options_init(ent_run_options *options);

/* Read, extract and hand over every article. ENT_OK also if some input was skipped: the summary tells.
 * Errors: USAGE, INPUT (an input that does not exist is skipped, not an error), NOMEM, INTERRUPTED, what
 * `each` returned. */
ENT_API ent_status ent_run(ent_run_summary *summary, const ent_gazetteer *gazetteer,
                           const ent_run_options *options, const ent_sink *sink);

/* ---- 7. The network ---- */

typedef struct ent_network ent_network;

typedef enum ent_unit { ENT_UNIT_SENTENCE, ENT_UNIT_PARAGRAPH, ENT_UNIT_ARTICLE, ENT_UNIT_WINDOW } ent_unit;

typedef struct ent_network_options {
    size_t size;
    ent_unit unit;
    unsigned window;          /* sentences, with ENT_UNIT_WINDOW */
    unsigned kinds;           /* bit set of (1u << ent_kind); 0: all */
    const char *const *types; /* [type_count] types that become nodes; none: all */
    size_t type_count;
    const char *const *exclude; /* [exclude_count] ids that never become nodes */
    size_t exclude_count;
    double min_weight;
    bool no_isolates, no_affiliation;
    unsigned max_entities;       /* units that name more are left out, and counted; 0: off */
    ent_date since, until;       /* articles outside are left out, undated ones too; 0: open */
    const char *const *measures; /* [measure_count] names of measures (ENT_LIST_MEASURES), or "all", which
                                    means all but associations; NULL: the usual ones, of which those that
                                    would take over a minute are left out with a note */
    size_t measure_count;
    const char *weight_by; /* column that measures use; NULL: "weight" */
    uint64_t seed;
    const volatile int *interrupt;
} ent_network_options;

ENT_API void ent_network_options_init(ent_network_options *options);

/* The builder borrows the gazetteer until it is freed. */
ENT_API ent_status ent_network_builder_new(ent_network_builder **builder, const ent_gazetteer *gazetteer,
                                           const ent_network_options *options, const ent_sink *sink);
/* Count one document; ent_run does it for its builder. The order of documents does not change the network. */
ENT_API ent_status ent_network_builder_add(ent_network_builder *builder, const ent_document *document);
/* The network of all documents so far, with its columns and measures. */
ENT_API ent_status ent_network_builder_finish(ent_network **network, ent_network_builder *builder,
                                              const ent_sink *sink);
ENT_API void ent_network_builder_free(ent_network_builder *builder);
ENT_API void ent_network_free(ent_network *network);

/* Compute measures on a network that was read, by `measures`, `measure_count`, `weight_by`, `seed` and
 * `interrupt` of the options; columns of the same names are replaced. On failure the columns that were
 * finished stay. Errors: USAGE (no such measure or weight), NOMEM, INTERRUPTED, INTERNAL. */
ENT_API ent_status ent_network_measure(ent_network *network, const ent_network_options *options,
                                       const ent_sink *sink);
/* Set a text attribute of the network itself, such as an option of the run. Errors: NOMEM. */
ENT_API ent_status ent_network_annotate(ent_network *network, const char *name, const char *value);

/* A part of a network: what is kept must pass all that is set. */
typedef struct ent_select_options {
    size_t size;
    double min_weight;
    const char *backbone; /* column of edges that holds probabilities, such as "disparity"; NULL: none */
    double alpha;         /* with `backbone`: an edge stays where its probability is below */
    size_t top;           /* the heaviest edges; 0: all */
    const char *around;   /* id of the node whose surroundings are kept; NULL: all */
    unsigned depth;       /* with `around`: steps from it */
    bool no_isolates;     /* nodes left without an edge go too */
} ent_select_options;

ENT_API void ent_select_options_init(ent_select_options *options);

/* A new network of the chosen nodes and edges, with their columns as they were: measures of the part are to
 * be computed afterwards. Errors: USAGE (no such node or column; reported), NOMEM. */
ENT_API ent_status ent_network_select(ent_network **selected, const ent_network *network,
                                      const ent_select_options *options, const ent_sink *sink);

/* One unit of a document in which two entities are co-mentioned. */
typedef struct ent_evidence {
    size_t a, b; /* entities; `a` is the one that was asked for */
    size_t unit; /* number of the sentence or paragraph, the sentence that ends the window, or 0 */
    const ent_mention *a_at, *b_at; /* the two mentions in the unit that stand nearest */
    bool named;                     /* both stand in the unit by name or acronym */
} ent_evidence;

#define ENT_ANY_ENTITY SIZE_MAX

/* The units of `document` in which `a` and `b` (or ENT_ANY_ENTITY: any other) are co-mentioned, in order: as
 * many calls as the builder's options add to the weight of the edge. Nothing is counted. A status other than
 * OK ends it and is returned. Thread-safe. Errors: NOMEM. */
ENT_API ent_status ent_evidence_find(const ent_network_builder *builder, const ent_document *document,
                                     size_t a, size_t b,
                                     ent_status (*each)(void *context, const ent_evidence *evidence),
                                     void *context);

/* Whether the file begins as a network does that ent_network_read can read. */
ENT_API bool ent_network_is(const char *path);
/* Read a network that ent_network_write wrote (JSON, GraphML), or other GraphML ("-": standard input).
 * Errors: INPUT, NOMEM. */
ENT_API ent_status ent_network_read(ent_network **network, const char *path, const ent_sink *sink);

ENT_API size_t ent_network_node_count(const ent_network *network);
ENT_API size_t ent_network_edge_count(const ent_network *network);
ENT_API ent_text ent_network_node_id(const ent_network *network, size_t node);
/* Ends of an edge: node indices, `from` < `to`. */
ENT_API void ent_network_edge(size_t *from, size_t *to, const ent_network *network, size_t edge);

typedef enum ent_scope { ENT_SCOPE_NODE, ENT_SCOPE_EDGE, ENT_SCOPE_NETWORK } ent_scope;

/* The value of a column at a node or edge (row 0 for the network), as a number. false: no such column, not a
 * number, or missing. */
ENT_API bool ent_network_number(double *value, const ent_network *network, ent_scope scope,
                                const char *column, size_t row);
/* The same as text. */
ENT_API bool ent_network_string(ent_text *value, const ent_network *network, ent_scope scope,
                                const char *column, size_t row);

/* ---- 8. Output ---- */

typedef struct ent_output ent_output;

/* Begin to write to `path`: beside it, renamed by commit ("-": standard output; special files directly).
 * Errors: OUTPUT, NOMEM. */
ENT_API ent_status ent_output_open(ent_output **output, const char *path, const ent_sink *sink);
ENT_API ent_status ent_output_write(ent_output *output, ent_text bytes);
/* Whether the reader of a pipe went away, which is no fault: writes then do nothing, and a long run may stop.
 */
ENT_API bool ent_output_closed(const ent_output *output);
/* Flush, check, rename, free. Errors: OUTPUT, after which the old file stands. */
ENT_API ent_status ent_output_commit(ent_output *output);
/* Forget what was written, and free. */
ENT_API void ent_output_discard(ent_output *output);

typedef struct ent_write_options {
    size_t size;
    const char *format; /* name of an output format; NULL: by the suffix of ent_network_write_path's path */
    const char *json_shape; /* "hybrid" (NULL), "node-link", "cytoscape" */
    const char *size_by;    /* numeric node column that sizes follow; NULL: strength, else degree */
    const char *title;      /* of pictures; NULL: none */
    bool
        spreadsheet; /* CSV: a byte order mark in front, and an apostrophe before what looks like a formula */
} ent_write_options;

ENT_API void ent_write_options_init(ent_write_options *options);
/* The name of the output format that a path's suffix means. Errors: NOT_FOUND. */
ENT_API ent_status ent_format_of_path(const char **format, const char *path);
/* Write one file of a format; the caller commits. Of CSV it is the edges; "csv-nodes" gives the nodes.
 * Errors: USAGE for an unknown format, shape or `size_by`, OUTPUT, NOMEM. */
ENT_API ent_status ent_network_write(const ent_network *network, const ent_write_options *options,
                                     ent_output *output, const ent_sink *sink);
/* Write all files of a format, whole or not at all: `path`, and for CSV also NAME-nodes.csv beside NAME.csv.
 * Errors: as ent_output_open and ent_network_write. */
ENT_API ent_status ent_network_write_path(const ent_network *network, const ent_write_options *options,
                                          const char *path, const ent_sink *sink);

typedef struct ent_report_options {
    size_t size;
    const char *format; /* "table" (NULL), "markdown", "latex", "csv" (nodes alone), "json" */
    size_t top;         /* rows of a table; 0: 20 for readers, all in csv and json; SIZE_MAX: all */
    const char *sort;   /* numeric node column; NULL: strength, else mentions */
} ent_report_options;

ENT_API void ent_report_options_init(ent_report_options *options);
/* Errors: USAGE for an unknown format or column, OUTPUT, NOMEM. */
ENT_API ent_status ent_report_write(const ent_network *network, const ent_report_options *options,
                                    ent_output *output, const ent_sink *sink);

/* What is new, lost and changed from one network to a later one, whose nodes are the same where their ids
 * are: counts, overlap and rank correlation; nodes that came, went and moved in rank by the column `sort`;
 * ties that came, went and changed, with their rates per 1,000 articles, the natural logarithm of the ratio
 * of rates and its 95 % interval (a half is added to each count). CSV holds the ties. Errors: as
 * ent_report_write. */
ENT_API ent_status ent_compare_write(const ent_network *older, const ent_network *newer,
                                     const ent_report_options *options, ent_output *output,
                                     const ent_sink *sink);

/* Rows of cells: "table" (NULL; separated by tabs), "csv" or "jsonl", where an empty cell is null. Errors:
 * USAGE for another format, OUTPUT, NOMEM. */
ENT_API ent_status ent_cells_write_heads(ent_output *output, const char *format, const char *const heads[],
                                         size_t count);
ENT_API ent_status ent_cells_write(ent_output *output, const char *format, const char *const heads[],
                                   const ent_text cells[], size_t count);

/* Read the rows of a CSV or TSV file: `each` is called with the cells, which it borrows, and the line of
 * every row; a status other than OK ends it and is returned. Errors: INPUT (reported), NOMEM. */
ENT_API ent_status ent_cells_read(const char *path,
                                  ent_status (*each)(void *context, const ent_text cells[], size_t count,
                                                     size_t line),
                                  void *context, const ent_sink *sink);

/* One suggestion as a line of a gazetteer under a note (NULL, "gazetteer"), commented out if its type is not
 * known; or as cells. Errors: USAGE for another format, OUTPUT, NOMEM. */
ENT_API ent_status ent_suggestion_write_head(ent_output *output, const char *format);
ENT_API ent_status ent_suggestion_write(ent_output *output, const ent_gazetteer *gazetteer,
                                        const ent_suggestion *suggestion, const char *format);

typedef struct ent_mentions_options {
    size_t size;
    const char *format; /* "jsonl" (NULL), which ent_run reads back; "csv", "table" */
    bool unresolved;    /* the ledger in place of the mentions */
    bool sentences;     /* also the sentences, so that evidence can be printed from what is stored */
} ent_mentions_options;

ENT_API void ent_mentions_options_init(ent_mentions_options *options);
/* The first line: version, the options of `run` and the hash of the gazetteers, or the heads of columns.
 * Errors: USAGE, OUTPUT, NOMEM. */
ENT_API ent_status ent_mentions_write_head(ent_output *output, const ent_gazetteer *gazetteer,
                                           const ent_run_options *run, const ent_mentions_options *options);
/* One document: a line for the article, then one a mention (or candidate). */
ENT_API ent_status ent_mentions_write(ent_output *output, const ent_gazetteer *gazetteer,
                                      const ent_document *document, const ent_mentions_options *options);

/* ---- 9. What there is ---- */

typedef enum ent_list_kind {
    ENT_LIST_INPUTS,
    ENT_LIST_RULES,
    ENT_LIST_MEASURES,
    ENT_LIST_OUTPUTS,
    ENT_LIST_REPORTS
} ent_list_kind;

typedef struct ent_listed {
    const char *name, *summary;
    const char *suffixes; /* ".graphml .xml"; empty if none */
} ent_listed;

/* The i-th row of a table of the library. Errors: NOT_FOUND past its end. */
ENT_API ent_status ent_list(ent_listed *row, ent_list_kind kind, size_t i);

#ifdef __cplusplus
}
#endif
#endif
