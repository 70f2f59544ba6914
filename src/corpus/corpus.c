/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a run shares, and the outer half of a parse: what every article gets, whatever its format. */
#include "corpus/corpus.h"

#include "corpus/decode.h"
#include "corpus/extras.h"
#include "corpus/marks.h"
#include "corpus/pattern.h"
#include "corpus/record.h"

#include <libxml/parser.h>
#include <stdlib.h>

void ent_corpus_options_init(ent_corpus_options *options) {
    *options = (ent_corpus_options){.size = sizeof *options};
}

static ent_status unknown(const ent_sink *sink, const char *kind, const char *name) {
    enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "unknown %s '%s'", kind, name);
    return ENT_USAGE;
}

static ent_status compile(enti_corpus *corpus, const ent_sink *sink) {
    const ent_corpus_options *options = &corpus->options;
    if (options->from && !(corpus->from = enti_reader_named(enti_text_of(options->from))))
        return unknown(sink, "input format", options->from);
    if (options->encoding && !enti_encoding_known(options->encoding))
        return unknown(sink, "encoding", options->encoding);
    for (size_t i = 0; i < options->field_count; i++)
        if (!enti_field_option_known(options->fields[i]))
            return unknown(sink, "field, which is given as text=NAME,", options->fields[i]);
    ent_status status = options->split ? enti_pattern_compile(&corpus->split, options->split, sink) : ENT_OK;
    if (!status && options->filename)
        status = enti_filename_compile(&corpus->filename, options->filename, sink);
    if (!status && options->metadata)
        status = enti_metadata_load(&corpus->metadata, corpus, options->metadata, sink);
    return status;
}

ent_status enti_corpus_new(enti_corpus **corpus, const ent_corpus_options *options, const ent_sink *sink) {
    enti_corpus *made = calloc(1, sizeof *made);
    if (!made) return ENT_NOMEM;
    xmlInitParser(); /* before threads use it */
    made->options = *options;
    ent_status status = compile(made, sink);
    if (!status) status = enti_files_list(&made->files, options, sink);
    if (status) {
        enti_corpus_free(made);
        return status;
    }
    *corpus = made;
    return ENT_OK;
}

void enti_corpus_free(enti_corpus *corpus) {
    if (!corpus) return;
    pcre2_code_free(corpus->split);
    pcre2_code_free(corpus->filename);
    enti_metadata_free(corpus->metadata);
    enti_files_release(&corpus->files);
    free(corpus);
}

/* A text without its marks goes the way of any other. */
static ent_status parse_marked(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    enti_marks marks;
    ent_status status = enti_marks_take(&marks, parsing);
    if (status) return status;
    enti_raw raw = *parsing->raw;
    raw.bytes = marks.text;
    enti_parsing plain = *parsing;
    plain.raw = &raw;
    status = raw.reader->parse(article, notes, &plain);
    article->marks = marks.marks;
    article->mark_count = marks.count;
    return status;
}

ent_status enti_article_parse(ent_article *article, enti_parse_notes *notes, const enti_corpus *corpus,
                              const enti_raw *raw, enti_arena *arena, const ent_sink *sink) {
    ent_article made = {.hash = {0}};
    enti_parse_notes said = {.repaired = 0};
    enti_parsing parsing = {corpus, raw, arena, sink};
    bool marked = corpus->options.marked && raw->reader == &enti_reader_text;
    ent_status status =
        marked ? parse_marked(&made, &said, &parsing) : raw->reader->parse(&made, &said, &parsing);
    if (status) return arena->failed ? ENT_NOMEM : status;
    if (!made.language.len && corpus->options.language) {
        made.language = enti_text_of(corpus->options.language);
        made.language_from = ENTI_TEXT("option");
    }
    size_t unused = 0;
    made.file = enti_clean_line(arena, enti_decode_bytes(arena, enti_text_of(raw->file), &unused), &unused);
    if (arena->failed) return ENT_NOMEM;
    *article = made;
    *notes = said;
    return ENT_OK;
}

void enti_corpus_settle(enti_corpus *corpus, const ent_article *article, const enti_parse_notes *notes,
                        const ent_sink *sink) {
    if (!notes->refused_date.len || corpus->refused_date_said) return;
    corpus->refused_date_said = true;
    enti_report(
        sink, ENT_WARNING, ENTI_NOWHERE,
        "'%.*s' in '%.*s' is no date, since the order of day and month is unknown: give --date-format "
        "(said once)",
        (int)notes->refused_date.len, notes->refused_date.at, (int)article->id.len, article->id.at);
}
