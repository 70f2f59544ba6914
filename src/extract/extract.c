/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: an article. Goes out: its document, by way of layout, hits, candidates and rules. An extractor
 * holds what no article changes: the matcher, the offices by state, and for each language its words and
 * cues. Cost: linear in the text. */
#include "extract/extract.h"
#include "extract/completion.h"
#include "extract/corrections.h"
#include "extract/document.h"
#include "extract/stored.h"

#include <stdlib.h>

#define DEFAULT_LANGUAGE "en" /* of texts whose language cannot be told */

#define PARTICLES (ENTI_MARK(FUNCTION) | ENTI_MARK(ARTICLES) | ENTI_MARK(FREQUENT))

/* What one language says of words and aliases. */
typedef struct speech {
    enti_cues *cues;
    uint8_t *alias_traits; /* [alias_count] */
} speech;

struct enti_extractor {
    const ent_gazetteer *gazetteer;
    enti_arena arena;
    enti_matcher *matcher;
    enti_offices offices;
    enti_lexicon *lexicons; /* [language_count + 1]: one a language, then one without any */
    speech *speeches;       /* [language_count + 1] */
    size_t language_count;
    enti_corrections corrections;
    uint32_t off; /* bit set of rules that do not run */
    ent_paragraphs paragraphs;
    ent_date date;
    bool explain;
};

struct enti_workspace {
    enti_frame frame;
    enti_layout layout;
    enti_hits hits;
    enti_match_scratch *match;
    enti_cue_scratch *cue;
};

bool enti_rule_listed(ent_listed *row, size_t i) {
    const enti_rule *rule = enti_rule_at(i);
    if (rule) *row = (ent_listed){rule->name, rule->summary, ""};
    return rule != NULL;
}

void ent_extract_options_init(ent_extract_options *options) {
    *options = (ent_extract_options){.size = sizeof *options};
}

/* ---- building ---- */

static ent_status switch_off(enti_extractor *extractor, const ent_extract_options *options,
                             const ent_sink *sink) {
    for (size_t i = 0; i < options->without_count; i++) {
        ent_text name = enti_text_of(options->without[i]);
        size_t rule = 0;
        while (enti_rule_at(rule) && !enti_text_is(name, enti_rule_at(rule)->name)) rule++;
        if (!enti_rule_at(rule)) {
            enti_report(sink, ENT_ERROR, ENTI_NOWHERE, "no rule is called '%s'", options->without[i]);
            return ENT_USAGE;
        }
        extractor->off |= UINT32_C(1) << rule;
    }
    return ENT_OK;
}

static uint8_t traits_of(const ent_gazetteer *g, const enti_alias *alias, const enti_lexicon *lexicon) {
    const enti_word whole = {.end = (uint32_t)alias->text.len};
    const enti_lexeme *lexeme = enti_word_means(lexicon, alias->text, &whole);
    ent_text name = g->entities[alias->entity].name;
    bool leads = alias->kind == ENT_SHORT && enti_text_starts(name, alias->text) &&
                 name.len > alias->text.len && name.at[alias->text.len] == ' ';
    uint32_t marks = lexeme ? lexeme->marks : 0;
    return (uint8_t)((leads ? ENTI_LEADS : 0) | (marks & ENTI_MARK(CALENDAR) ? ENTI_CALENDAR : 0) |
                     (marks & ENTI_MARK(COMMON) ? ENTI_COMMON : 0) | (marks & PARTICLES ? ENTI_PARTICLE : 0) |
                     (marks & ENTI_MARK(TITLES) ? ENTI_TITLE : 0));
}

static ent_status learn_language(enti_extractor *extractor, size_t i, const ent_sink *sink) {
    const ent_gazetteer *g = extractor->gazetteer;
    const enti_language *language = i < extractor->language_count ? &g->languages.at[i] : NULL;
    enti_lexicon *lexicon = &extractor->lexicons[i];
    speech *learned = &extractor->speeches[i];
    ent_status status = enti_lexicon_build(lexicon, g, language, &extractor->arena);
    if (!status) status = enti_cues_new(&learned->cues, language, sink);
    if (status) return status;
    learned->alias_traits = ENTI_ARENA_ARRAY(&extractor->arena, uint8_t, g->alias_count);
    if (!learned->alias_traits) return ENT_NOMEM;
    for (size_t a = 0; a < g->alias_count; a++)
        if (g->aliases[a].kind == ENT_SHORT || g->aliases[a].weak)
            learned->alias_traits[a] = traits_of(g, &g->aliases[a], lexicon);
    return ENT_OK;
}

static ent_status learn_languages(enti_extractor *extractor, const ent_sink *sink) {
    size_t count = extractor->gazetteer->languages.count;
    extractor->language_count = count;
    extractor->lexicons = ENTI_ARENA_ARRAY(&extractor->arena, enti_lexicon, count + 1);
    extractor->speeches = ENTI_ARENA_ARRAY(&extractor->arena, speech, count + 1);
    if (extractor->arena.failed) return ENT_NOMEM;
    ent_status status = ENT_OK;
    for (size_t i = 0; i <= count && !status; i++) status = learn_language(extractor, i, sink);
    return status;
}

static ent_status build(enti_extractor *extractor, const ent_extract_options *options, const ent_sink *sink) {
    const enti_match_options match = {options->ignore_case, enti_text_of(options->word_chars)};
    const ent_gazetteer *g = extractor->gazetteer;
    ent_status status = switch_off(extractor, options, sink);
    if (!status) status = enti_matcher_new(&extractor->matcher, g, &match, sink);
    if (!status) status = enti_offices_build(&extractor->offices, g, &extractor->arena);
    if (!status) status = learn_languages(extractor, sink);
    if (!status && options->corrections)
        status =
            enti_corrections_load(&extractor->corrections, options->corrections, g, &extractor->arena, sink);
    return status;
}

ent_status enti_extractor_new(enti_extractor **out, const ent_gazetteer *gazetteer,
                              const ent_extract_options *options, const ent_sink *sink) {
    enti_extractor *extractor = calloc(1, sizeof *extractor);
    if (!extractor) return ENT_NOMEM;
    extractor->gazetteer = gazetteer;
    extractor->paragraphs = options->paragraphs;
    extractor->date = options->date;
    extractor->explain = options->explain;
    ent_status status = build(extractor, options, sink);
    if (status)
        enti_extractor_free(extractor);
    else
        *out = extractor;
    return status;
}

void enti_extractor_free(enti_extractor *extractor) {
    if (!extractor) return;
    for (size_t i = 0; extractor->speeches && i <= extractor->language_count; i++)
        enti_cues_free(extractor->speeches[i].cues);
    enti_matcher_free(extractor->matcher);
    enti_arena_release(&extractor->arena);
    free(extractor);
}

ent_status enti_workspace_new(enti_workspace **out, const enti_extractor *extractor) {
    enti_workspace *workspace = calloc(1, sizeof *workspace);
    if (!workspace) return ENT_NOMEM;
    ent_status status = enti_frame_init(&workspace->frame, extractor->gazetteer);
    if (!status) status = enti_match_scratch_new(&workspace->match, extractor->matcher);
    if (!status) status = enti_cue_scratch_new(&workspace->cue);
    if (status)
        enti_workspace_free(workspace);
    else
        *out = workspace;
    return status;
}

void enti_workspace_free(enti_workspace *workspace) {
    if (!workspace) return;
    enti_frame_release(&workspace->frame);
    enti_layout_release(&workspace->layout);
    enti_hits_release(&workspace->hits);
    enti_match_scratch_free(workspace->match);
    enti_cue_scratch_free(workspace->cue);
    free(workspace);
}

/* ---- one article ---- */

/* The lexicon by which the article is read: its language's, the default's, or the one without any. */
static size_t language_of(const enti_extractor *extractor, ent_article *article) {
    size_t count = extractor->language_count;
    const enti_lexicon *lexicon = enti_complete_language(article, extractor->lexicons, count);
    if (lexicon) return (size_t)(lexicon - extractor->lexicons);
    for (size_t i = 0; i < count && !article->language.len; i++)
        if (enti_text_is(extractor->lexicons[i].language->code, DEFAULT_LANGUAGE)) return i;
    return count;
}

static void set_up(enti_workspace *workspace, const enti_extractor *extractor, size_t language) {
    enti_frame *frame = &workspace->frame;
    frame->offices = &extractor->offices;
    frame->lexicon = &extractor->lexicons[language];
    frame->cues = extractor->speeches[language].cues;
    frame->alias_traits = extractor->speeches[language].alias_traits;
    frame->cue_scratch = workspace->cue;
    frame->layout = &workspace->layout;
    frame->hits = &workspace->hits;
}

static ent_status run_rules(enti_frame *frame, uint32_t off) {
    ent_status status = enti_frame_begin(frame);
    for (size_t i = 0; enti_rule_at(i) && !status; i++)
        if (!(off >> i & 1)) status = enti_rule_at(i)->run(frame);
    return frame->inner_words.failed ? ENT_NOMEM : status;
}

static ent_status read_text(enti_workspace *workspace, const enti_extractor *extractor, ent_article *article,
                            const ent_sink *sink) {
    enti_layout *layout = &workspace->layout;
    size_t language = language_of(extractor, article);
    set_up(workspace, extractor, language);
    ent_status status = enti_layout_find(layout, article->text, article->title_at, extractor->paragraphs,
                                         extractor->lexicons[language].language);
    if (status) return status;
    enti_complete_date(article, layout, extractor->date);
    workspace->frame.text = article->text;
    workspace->frame.date = article->date;
    return enti_matcher_scan(&workspace->hits, extractor->matcher, workspace->match, article->text,
                             layout->line_paragraphs, sink);
}

ent_status enti_extract(ent_document *document, const enti_extractor *extractor, enti_workspace *workspace,
                        ent_article *article, enti_arena *arena, const ent_sink *sink) {
    if (article->stored.len) return enti_stored_read(document, extractor->gazetteer, article, arena, sink);
    ent_document made;
    article->words = enti_count_words(article->text);
    ent_status status = read_text(workspace, extractor, article, sink);
    if (!status) status = run_rules(&workspace->frame, extractor->off);
    if (!status) status = enti_document_make(&made, &workspace->frame, article, extractor->explain, arena);
    if (!status) status = enti_corrections_apply(&made, &extractor->corrections, arena);
    if (!status) *document = made;
    return status;
}
