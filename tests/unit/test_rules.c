/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Passages in the gold marks are input and expectation in one: the marks are taken off, the text is
 * extracted, what was found is marked again, and the two are compared. The files of tests/passages hold them:
 *
 *     == name of the passage
 *     = date 2026-02-10            settings: date, without RULE, language CODE
 *     {{Xi|leader:xi-jinping|short}} met [[Sol|ambiguous]].
 *
 * `{{surface|type:id|kind}}` is a mention, `[[surface|reason]]` stands in the ledger. The gazetteer is
 * STEM.jsonl where there is one, the shipped ones for shipped-NAME.txt, else world.jsonl; words and cues are
 * the shipped ones. */
#include "unit.h"

#include "base/buffer.h"
#include "base/file.h"
#include "extract/extract.h"

#include <glob.h>

enum { MOST_BYTES = 1 << 24, MOST_WITHOUT = 4 };

/* ---- one passage ---- */

struct passage {
    ent_text name, marked;
    ent_date date;
    ent_text language;
    const char *without[MOST_WITHOUT];
    size_t without_count;
    char rules[MOST_WITHOUT][16];
};

static void take_setting(struct passage *passage, ent_text line) {
    ent_text key, rest = enti_text_trim(enti_text_slice(line, 2, line.len));
    enti_text_next_part(&key, &rest, ' ');
    if (enti_text_is(key, "date"))
        passage->date = ent_date_parse(rest, false);
    else if (enti_text_is(key, "language"))
        passage->language = rest;
    else if (enti_text_is(key, "without") && passage->without_count < MOST_WITHOUT) {
        char *rule = passage->rules[passage->without_count];
        snprintf(rule, sizeof passage->rules[0], "%.*s", (int)rest.len, rest.at);
        passage->without[passage->without_count++] = rule;
    } else
        fail_msg("unknown setting '%.*s'", (int)line.len, line.at);
}

/* The next passage of a file. */
static bool next_passage(struct passage *passage, ent_text *rest) {
    ent_text line;
    *passage = (struct passage){0};
    do {
        if (!enti_text_next_line(&line, rest)) return false;
    } while (!enti_text_starts(line, ENTI_TEXT("== ")));
    passage->name = enti_text_slice(line, 3, line.len);
    while (enti_text_starts(*rest, ENTI_TEXT("= "))) {
        enti_text_next_line(&line, rest);
        take_setting(passage, line);
    }
    const char *begin = rest->at;
    while (rest->len && !enti_text_starts(*rest, ENTI_TEXT("== "))) enti_text_next_line(&line, rest);
    passage->marked = enti_text_trim(enti_text(begin, (size_t)(rest->at - begin)));
    return true;
}

/* The text without its marks. */
static void strip(enti_buffer *plain, ent_text marked) {
    for (size_t i = 0; i < marked.len; i++) {
        ent_text here = enti_text_slice(marked, i, marked.len);
        bool opens = enti_text_starts(here, ENTI_TEXT("{{")) || enti_text_starts(here, ENTI_TEXT("[["));
        if (!opens) {
            enti_buffer_add_byte(plain, marked.at[i]);
            continue;
        }
        size_t bar = enti_text_find_byte(here, 0, '|');
        enti_buffer_add(plain, enti_text_slice(here, 2, bar));
        i += enti_text_find_byte(here, bar, *here.at == '{' ? '}' : ']') + 1;
    }
}

/* Mentions and ledger by where they begin; a ledger row that covers a mention is marked by its end alone. */
static void mark(enti_buffer *out, const ent_document *document, const ent_gazetteer *gazetteer) {
    ent_text text = document->article->text;
    size_t m = 0, u = 0, at = 0;
    while (m < document->mention_count || u < document->unresolved_count) {
        const ent_mention *mention = m < document->mention_count ? &document->mentions[m] : NULL;
        const ent_unresolved *row = u < document->unresolved_count ? &document->unresolved[u] : NULL;
        bool first = mention && (!row || mention->at.begin < row->at.begin);
        ent_span span = first ? mention->at : row->at;
        if (!first && mention && mention->at.begin < row->at.end) span.end = span.begin;
        if (span.begin < at) span.begin = span.end = (uint32_t)at;
        enti_buffer_add(out, enti_text_slice(text, at, span.begin));
        enti_buffer_add_string(out, first ? "{{" : "[[");
        enti_buffer_add(out, enti_text_slice(text, span.begin, span.end));
        if (first) {
            ent_entity_view entity = ent_gazetteer_entity(gazetteer, mention->entity);
            bool organisation = enti_text_is(entity.type, "organisation");
            enti_buffer_add_format(out, "|%s:%.*s|%s}}", organisation ? "org" : entity.type.at,
                                   (int)entity.id.len, entity.id.at, ent_kind_name(mention->kind));
            m++;
        } else {
            enti_buffer_add_format(out, "|%s]]", row->reason);
            u++;
        }
        at = span.end;
    }
    enti_buffer_add(out, enti_text_slice(text, at, text.len));
}

static ent_span title_of(ent_text text) {
    size_t line = enti_text_find_byte(text, 0, '\n');
    bool blank = line + 1 < text.len && text.at[line + 1] == '\n';
    return (ent_span){0, blank ? (uint32_t)line : 0};
}

static void extract(ent_document *document, const ent_gazetteer *gazetteer, const struct passage *passage,
                    ent_article *article, enti_arena *arena) {
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_extract_options options;
    ent_extract_options_init(&options);
    options.date = passage->date;
    options.without = passage->without;
    options.without_count = passage->without_count;
    enti_extractor *extractor;
    enti_workspace *workspace;
    if (enti_extractor_new(&extractor, gazetteer, &options, &sink)) fail_msg("%s", kept.text);
    assert_int_equal(enti_workspace_new(&workspace, extractor), ENT_OK);
    assert_int_equal(enti_extract(document, extractor, workspace, article, arena, &sink), ENT_OK);
    assert_string_equal(kept.text, "");
    enti_workspace_free(workspace);
    enti_extractor_free(extractor);
}

/* false: what was found differs, and is shown. */
static bool check_passage(const ent_gazetteer *gazetteer, const struct passage *passage, const char *path) {
    enti_buffer plain = {0}, again = {0};
    strip(&plain, passage->marked);
    ent_article article = {
        .id = passage->name, .text = enti_buffer_text(&plain), .language = passage->language};
    article.title_at = title_of(article.text);
    ent_document document;
    enti_arena arena;
    enti_arena_init(&arena);
    extract(&document, gazetteer, passage, &article, &arena);
    mark(&again, &document, gazetteer);
    bool same = enti_text_equal(enti_buffer_text(&again), passage->marked);
    if (!same)
        print_error("%s: %.*s\n  expected: %.*s\n  found:    %.*s\n", path, (int)passage->name.len,
                    passage->name.at, (int)passage->marked.len, passage->marked.at, (int)again.len,
                    again.bytes);
    enti_arena_release(&arena);
    enti_buffer_release(&plain);
    enti_buffer_release(&again);
    return same;
}

/* ---- a file of passages ---- */

static ent_gazetteer *gazetteer_beside(const char *path) {
    char beside[512];
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_gazetteer_options options;
    ent_gazetteer_options_init(&options);
    options.shipped = "gazetteers";
    snprintf(beside, sizeof beside, "%.*s.jsonl", (int)(strlen(path) - 4), path);
    FILE *own = fopen(beside, "r");
    if (own)
        fclose(own);
    else
        snprintf(beside, sizeof beside, "tests/passages/world.jsonl");
    const char *only[] = {beside};
    options.only = only;
    options.only_count = strstr(path, "/shipped") ? 0 : 1;
    ent_gazetteer *gazetteer = NULL;
    if (ent_gazetteer_load(&gazetteer, &options, &sink)) fail_msg("%s", kept.text);
    return gazetteer;
}

static void check_file(const char *path, size_t *passages, size_t *failed) {
    enti_buffer bytes = {0};
    struct passage passage;
    ent_gazetteer *gazetteer = gazetteer_beside(path);
    assert_int_equal(enti_file_read(&bytes, path, MOST_BYTES), ENT_OK);
    ent_text rest = enti_buffer_text(&bytes);
    while (next_passage(&passage, &rest)) {
        *passages += 1;
        *failed += !check_passage(gazetteer, &passage, path);
    }
    enti_buffer_release(&bytes);
    ent_gazetteer_free(gazetteer);
}

static void passages_come_out_as_they_are_marked(void **state) {
    (void)state;
    glob_t files;
    size_t passages = 0, failed = 0;
    assert_int_equal(glob("tests/passages/*.txt", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) check_file(files.gl_pathv[i], &passages, &failed);
    globfree(&files);
    assert_true(passages > 0);
    if (failed) fail_msg("%zu of %zu passages differ", failed, passages);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passages_come_out_as_they_are_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
