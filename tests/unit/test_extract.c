/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What an extractor does around its rules: dates, languages, corrections, stored mentions, reasons, look-ups,
 * and its pace on hostile texts. */
#include "unit.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "extract/completion.h"
#include "extract/extract.h"

#include <time.h>

static ent_gazetteer *world;

/* One article and all that is made of it. */
struct run {
    struct kept kept;
    ent_sink sink;
    ent_extract_options options;
    ent_article article;
    ent_document document;
    enti_arena arena;
    ent_status status; /* of the extractor, or of the extraction */
};

static void start(struct run *run, const char *text) {
    *run = (struct run){0};
    run->sink = keep_in(&run->kept);
    ent_extract_options_init(&run->options);
    enti_arena_init(&run->arena);
    run->article = (ent_article){.id = ENTI_TEXT("a.txt"), .text = enti_text_of(text)};
}

static void go(struct run *run) {
    enti_extractor *extractor = NULL;
    enti_workspace *workspace = NULL;
    run->status = enti_extractor_new(&extractor, world, &run->options, &run->sink);
    if (run->status) return;
    assert_int_equal(enti_workspace_new(&workspace, extractor), ENT_OK);
    run->status = enti_extract(&run->document, extractor, workspace, &run->article, &run->arena, &run->sink);
    enti_workspace_free(workspace);
    enti_extractor_free(extractor);
}

static void end(struct run *run) {
    enti_arena_release(&run->arena);
}

static size_t entity(const char *id) {
    size_t found = SIZE_MAX;
    assert_int_equal(ent_gazetteer_find(&found, world, enti_text_of(id)), ENT_OK);
    return found;
}

/* ---- dates and languages ---- */

static void dates_come_from_record_dateline_or_option(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ent_date own, option, date;
        const char *own_from, *from;
    } rows[] = {
        {"BEIJING, Jan. 23 (Xinhua) -- Xi spoke.", 0, 20260210, 20260123, "", "dateline"},
        {"BEIJING, March 3 (Xinhua) -- Xi spoke.", 0, 20260210, 20250303, "", "dateline"},
        {"BEIJING, Feb. 29 (Xinhua) -- Xi spoke.", 0, 20260210, 20240229, "", "dateline"},
        {"BEIJING, Jan. 23 (Xinhua) -- Xi spoke.", 0, 0, 0, "", ""},
        {"BEIJING, Jan. 23, 2019 (Xinhua) -- Xi spoke.", 0, 0, 20190123, "", "dateline"},
        {"BEIJING, Jan. 23 (Xinhua) -- Xi spoke.", 20200101, 20260210, 20200101, "metadata", "metadata"},
        {"BEIJING, Jan. 23 (Xinhua) -- Xi spoke.", 20260210, 0, 20260123, "option", "dateline"},
        {"Xi spoke.", 0, 20260210, 20260210, "", "option"},
        {"Xi spoke.", 0, 0, 0, "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct run run;
        start(&run, rows[i].text);
        run.options.date = rows[i].option;
        run.article.date = rows[i].own;
        run.article.date_from = enti_text_of(rows[i].own_from);
        go(&run);
        assert_int_equal(run.status, ENT_OK);
        assert_int_equal(run.article.date, rows[i].date);
        assert_true(enti_text_is(run.article.date_from, rows[i].from));
        end(&run);
    }
}

static void languages_are_told_by_frequent_words(void **state) {
    (void)state;
    static const struct {
        const char *text, *own, *language, *from;
    } rows[] = {
        {"The president said that it was not the end of the talks.", "", "en", "text"},
        {"El presidente dijo que el acuerdo no fue para los pobres.", "", "es", "text"},
        {"Le président a dit que les accords ne sont pas pour les pauvres.", "", "fr", "text"},
        {"Xi Jinping.", "", "", ""},
        {"The president said that it was not the end.", "fr-CA", "fr-CA", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct run run;
        start(&run, rows[i].text);
        run.article.language = enti_text_of(rows[i].own);
        go(&run);
        assert_true(enti_text_is(run.article.language, rows[i].language));
        assert_true(enti_text_is(run.article.language_from, rows[i].from));
        end(&run);
    }
}

static void words_are_counted_as_one_by_one(void **state) {
    (void)state;
    static const char letters[] = "a \n\t.\xC3\xA9-x";
    uint64_t seed = 3;
    for (int round = 0; round < 500; round++) {
        char text[64];
        size_t len = random_below(&seed, sizeof text), words = 0;
        for (size_t i = 0; i < len; i++) text[i] = letters[random_below(&seed, sizeof letters - 1)];
        for (size_t i = 0; i < len; i++)
            words += (unsigned char)text[i] > ' ' && (i == 0 || (unsigned char)text[i - 1] <= ' ');
        assert_int_equal(enti_count_words(enti_text(text, len)), words);
    }
}

/* ---- mentions ---- */

static void offsets_are_code_points_and_ignored_are_counted(void **state) {
    (void)state;
    struct run run;
    start(&run, "«Été» Xi Jinping sailed the South China Sea. Then China spoke.");
    go(&run);
    assert_int_equal(run.document.mention_count, 2);
    assert_int_equal(run.document.mentions[0].start, 6);
    assert_int_equal(run.document.mentions[0].stop, 16);
    assert_int_equal(run.document.mentions[0].at.begin, 10);
    assert_int_equal(run.document.mentions[0].sentence, 0);
    assert_int_equal(run.document.mentions[1].sentence, 1);
    assert_string_equal(run.document.mentions[1].rule, "alias");
    assert_int_equal(run.document.ignored, 1);
    assert_int_equal(run.document.sentence_count, 2);
    assert_int_equal(run.article.words, 11);
    end(&run);
}

static void reasons_are_told_when_asked_for(void **state) {
    (void)state;
    struct run run;
    start(&run, "President Putin and the Chinese leader met.");
    run.options.explain = true;
    run.options.date = 20260210;
    go(&run);
    assert_int_equal(run.document.mention_count, 2);
    assert_true(enti_text_is(run.document.mentions[0].why,
                             "{\"candidates\": [\"vladimir-putin\"], \"because\": \"titled\", "
                             "\"evidence\": \"President\"}"));
    assert_true(enti_text_is(run.document.mentions[1].why,
                             "{\"office\": \"leader\", \"candidates\": [\"xi-jinping\"], \"because\": "
                             "\"holder of the office\"}"));
    end(&run);
    start(&run, "President Putin left.");
    go(&run);
    assert_int_equal(run.document.mentions[0].why.len, 0);
    end(&run);
}

static void the_ledger_names_the_candidates(void **state) {
    (void)state;
    struct run run;
    start(&run, "Nobody knows what Lee said. The Labour Party was silent.");
    go(&run);
    assert_int_equal(run.document.mention_count, 0);
    assert_int_equal(run.document.unresolved_count, 2);
    const ent_unresolved *lee = &run.document.unresolved[0];
    assert_string_equal(lee->rule, "shared");
    assert_string_equal(lee->reason, "ambiguous");
    assert_int_equal(lee->kind, ENT_SHORT);
    assert_int_equal(lee->start, 18);
    assert_int_equal(lee->stop, 21);
    assert_int_equal(lee->entity_count, 2);
    assert_true(lee->entities[0] == entity("lee-jae-myung") || lee->entities[1] == entity("lee-jae-myung"));
    end(&run);
}

static void an_unknown_rule_is_a_usage_error(void **state) {
    (void)state;
    struct run run;
    const char *const without[] = {"weak", "guessing"};
    start(&run, "");
    run.options.without = without;
    run.options.without_count = 2;
    go(&run);
    assert_int_equal(run.status, ENT_USAGE);
    assert_string_equal(run.kept.text, ":0:0: no rule is called 'guessing'\n");
    ent_listed row;
    assert_true(enti_rule_listed(&row, 0));
    assert_string_equal(row.name, "alias");
    assert_false(enti_rule_listed(&row, 5));
    end(&run);
}

static void an_empty_text_has_nothing(void **state) {
    (void)state;
    struct run run;
    start(&run, "");
    go(&run);
    assert_int_equal(run.status, ENT_OK);
    assert_int_equal(run.document.mention_count + run.document.unresolved_count, 0);
    assert_int_equal(run.article.words, 0);
    end(&run);
}

/* ---- corrections ---- */

static const char *correct(const char *csv) {
    static char path[] = "/tmp/entente-corrections-XXXXXX";
    strcpy(path + sizeof path - 7, "XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    FILE *stream = fdopen(file, "w");
    fputs(csv, stream);
    fclose(stream);
    return path;
}

static void corrections_take_the_place_of_what_they_overlap(void **state) {
    (void)state;
    struct run run;
    start(&run, "China and Russia met. Comrade W. spoke in Beijing.");
    run.options.corrections = correct("article,start,end,entity\n"
                                      "b.txt,0,5,none\n"
                                      "a.txt,22,32,wang-yi\n"
                                      "a.txt,10,16,none\n"
                                      "a.txt,42,49,RUS\n");
    go(&run);
    remove(run.options.corrections);
    assert_int_equal(run.status, ENT_OK);
    assert_int_equal(run.document.corrections, 3);
    assert_int_equal(run.document.mention_count, 3);
    assert_int_equal(run.document.mentions[0].entity, entity("CHN"));
    assert_int_equal(run.document.mentions[1].entity, entity("wang-yi"));
    assert_int_equal(run.document.mentions[1].at.begin, 22);
    assert_int_equal(run.document.mentions[1].sentence, 1);
    assert_string_equal(run.document.mentions[1].rule, "corrections");
    assert_int_equal(run.document.mentions[2].entity, entity("RUS"));
    assert_int_equal(run.document.mentions[2].kind, ENT_CAPITAL);
    end(&run);
}

static void faulty_corrections_are_all_reported(void **state) {
    (void)state;
    struct run run;
    start(&run, "China");
    run.options.corrections = correct("a.txt,0,5,nobody\na.txt,x,5,CHN\na.txt,5,5,CHN\n");
    go(&run);
    remove(run.options.corrections);
    assert_int_equal(run.status, ENT_USAGE);
    assert_int_equal(run.kept.count, 3);
    assert_non_null(strstr(run.kept.text, ":1:0: no entity has the id 'nobody'"));
    assert_non_null(strstr(run.kept.text, ":2:0: not an offset: 'x'"));
    end(&run);
}

/* ---- stored mentions ---- */

#define ARTICLE                                                                                              \
    "{\"article\": \"a\", \"text_hash\": \"00\", \"sentences\": 2, \"paragraphs\": 1, \"ambiguous\": 1}\n"
#define MENTION                                                                                              \
    "{\"article\": \"a\", \"start\": 9, \"end\": 11, \"text\": \"Xi\", \"entity\": \"xi-jinping\", "         \
    "\"type\": \"leader\", \"kind\": \"short\", \"rule\": \"short\", \"zone\": \"body\", \"paragraph\": 0, " \
    "\"sentence\": 1}\n"
#define SENTENCES                                                                                            \
    "{\"article\": \"a\", \"sentence\": 0, \"zone\": \"title\", \"sentence_start\": 0, \"sentence_text\": "  \
    "\"Été.\"}\n"                                                                                          \
    "{\"article\": \"a\", \"sentence\": 1, \"zone\": \"body\", \"sentence_start\": 5, \"sentence_text\": "   \
    "\"Now Xi.\"}\n"

static void read_stored(struct run *run, const char *lines) {
    start(run, "");
    run->article.stored = enti_text_of(lines);
    go(run);
}

static void stored_mentions_come_back(void **state) {
    (void)state;
    struct run run;
    read_stored(&run, ARTICLE MENTION);
    assert_int_equal(run.status, ENT_OK);
    assert_int_equal(run.document.mention_count, 1);
    const ent_mention *mention = run.document.mentions;
    assert_int_equal(mention->entity, entity("xi-jinping"));
    assert_int_equal(mention->kind, ENT_SHORT);
    assert_int_equal(mention->start, 9);
    assert_int_equal(mention->zone, ENT_BODY);
    assert_string_equal(mention->rule, "short");
    assert_int_equal(run.document.sentence_count, 2);
    assert_int_equal(run.article.text.len, 0);
    assert_int_equal(run.document.unresolved_count, 1);
    end(&run);
}

static void stored_sentences_show_their_mentions(void **state) {
    (void)state;
    struct run run;
    read_stored(&run, ARTICLE SENTENCES MENTION);
    assert_int_equal(run.status, ENT_OK);
    const ent_mention *mention = run.document.mentions;
    ent_span sentence = run.document.sentences[1];
    assert_true(enti_text_is(enti_text_slice(run.article.text, sentence.begin, sentence.end), "Now Xi."));
    assert_int_equal(run.document.sentence_zones[0], ENT_TITLE);
    assert_int_equal(mention->at.begin - sentence.begin, 4);
    assert_int_equal(mention->at.end - sentence.begin, 6);
    end(&run);
}

static void wrong_stored_lines_are_refused(void **state) {
    (void)state;
    static const char *const lines[] = {
        ARTICLE "{\"article\": \"a\"",
        ARTICLE "[1]",
        "{\"article\": \"a\", \"text_hash\": \"00\", \"sentences\": -1, \"paragraphs\": 1}",
        ARTICLE "{\"article\": \"a\", \"start\": 9, \"end\": 11, \"entity\": \"CHN\", \"kind\": \"name\", "
                "\"paragraph\": 0, \"sentence\": 2}",
        ARTICLE MENTION MENTION,
        ARTICLE "{\"article\": \"a\", \"sentence\": 7, \"sentence_start\": 0, \"sentence_text\": \"x\"}",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct run run;
        read_stored(&run, lines[i]);
        assert_int_equal(run.status, ENT_INPUT);
        assert_int_equal(run.kept.count, 1);
        end(&run);
    }
}

static void strangers_in_stored_mentions_are_left_out(void **state) {
    (void)state;
    struct run run;
    read_stored(&run, ARTICLE "{\"article\": \"a\", \"start\": 0, \"end\": 1, \"entity\": \"ZZZ\", \"kind\": "
                              "\"name\", \"rule\": \"alias\", \"paragraph\": 0, \"sentence\": 0}\n" MENTION);
    assert_int_equal(run.status, ENT_OK);
    assert_int_equal(run.document.mention_count, 1);
    assert_int_equal(run.kept.count, 1);
    end(&run);
}

/* ---- look-ups ---- */

struct meanings {
    size_t count;
    ent_meaning first;
    char offices[256], variant[64];
};

static void keep_meaning(void *context, const ent_meaning *meaning) {
    struct meanings *meanings = context;
    if (meanings->count++) return;
    meanings->first = *meaning;
    snprintf(meanings->offices, sizeof meanings->offices, "%.*s", (int)meaning->offices.len,
             meaning->offices.at);
    snprintf(meanings->variant, sizeof meanings->variant, "%.*s", (int)meaning->variant.len,
             meaning->variant.at);
}

static void look_ups_tell_what_a_name_can_mean(void **state) {
    (void)state;
    struct meanings meanings = {0};
    assert_int_equal(ent_lookup(world, ENTI_TEXT("Nicolas Maduro"), 20260210, keep_meaning, &meanings),
                     ENT_OK);
    assert_int_equal(meanings.count, 1);
    assert_int_equal(meanings.first.entity, entity("nicolas-maduro"));
    assert_int_equal(meanings.first.kind, ENT_NAME);
    assert_string_equal(meanings.variant, "accents off");
    assert_string_equal(meanings.offices, "President, VEN");
    meanings = (struct meanings){0};
    assert_int_equal(ent_lookup(world, ENTI_TEXT("Lee"), 0, keep_meaning, &meanings), ENT_OK);
    assert_int_equal(meanings.count, 2);
    assert_int_equal(meanings.first.owners, 2);
    assert_int_equal(ent_lookup(world, ENTI_TEXT("Nobody"), 0, keep_meaning, &meanings), ENT_NOT_FOUND);
}

/* ---- invariants on random texts ---- */

static void check_document(const ent_document *document) {
    ent_text text = document->article->text;
    uint32_t end = 0, sentence = 0, begin = 0;
    for (size_t i = 0; i < document->mention_count; i++) {
        const ent_mention *m = &document->mentions[i];
        assert_true(m->at.begin >= end && m->at.begin < m->at.end && m->at.end <= text.len);
        assert_int_equal(m->start, enti_utf8_count(enti_text_slice(text, 0, m->at.begin)));
        assert_int_equal(m->stop, enti_utf8_count(enti_text_slice(text, 0, m->at.end)));
        assert_true(m->sentence >= sentence && m->sentence < document->sentence_count);
        assert_true(m->paragraph < document->paragraph_count);
        end = m->at.end;
        sentence = m->sentence;
    }
    for (size_t i = 0; i < document->unresolved_count; i++) {
        const ent_unresolved *u = &document->unresolved[i];
        assert_true(u->at.begin >= begin && u->at.begin < u->at.end && u->at.end <= text.len);
        assert_int_equal(u->start, enti_utf8_count(enti_text_slice(text, 0, u->at.begin)));
        assert_non_null(u->rule);
        assert_non_null(u->reason);
        begin = u->at.begin;
    }
}

static void same_documents(const ent_document *a, const ent_document *b) {
    assert_int_equal(a->mention_count, b->mention_count);
    assert_int_equal(a->unresolved_count, b->unresolved_count);
    for (size_t i = 0; i < a->mention_count; i++) {
        assert_int_equal(a->mentions[i].at.begin, b->mentions[i].at.begin);
        assert_int_equal(a->mentions[i].at.end, b->mentions[i].at.end);
        assert_int_equal(a->mentions[i].entity, b->mentions[i].entity);
    }
}

/* Any words in any order: mentions stand in order and apart, offsets agree, and a workspace that has seen
 * other texts finds the same as a new one. */
static void random_texts_keep_the_invariants(void **state) {
    (void)state;
    static const char *const words[] = {"Xi",
                                        "Xi Jinping",
                                        "Putin",
                                        "Vladimir",
                                        "V.",
                                        "Trump",
                                        "Tower",
                                        "Lee",
                                        "China",
                                        "Chinese",
                                        "Jordan",
                                        "Georgia",
                                        "UK",
                                        "president",
                                        "prime",
                                        "minister",
                                        "Prime Minister",
                                        "leader",
                                        "the",
                                        "a",
                                        "his",
                                        "of",
                                        "and",
                                        "former",
                                        "acting",
                                        "visiting",
                                        "counterpart",
                                        ",",
                                        ".",
                                        "\n",
                                        "\n\n",
                                        "(",
                                        ")",
                                        "'s",
                                        "\xE2\x80\x99s",
                                        "-",
                                        "\xE2\x80\x94",
                                        "Bank",
                                        "University",
                                        "May",
                                        "in",
                                        "9",
                                        "Mr",
                                        "Jr.",
                                        "Labour Party",
                                        "SCO",
                                        "UN",
                                        "said",
                                        "became",
                                        "\xC3\x89t\xC3\xA9",
                                        "Li",
                                        "Qiang",
                                        "Haidong",
                                        "BEIJING,",
                                        "Jan. 23",
                                        "(Xinhua)",
                                        "Lao",
                                        "Continue reading"};
    uint64_t seed = 11;
    ent_extract_options options;
    enti_extractor *extractor;
    enti_workspace *used, *fresh;
    ent_extract_options_init(&options);
    options.date = 20260210;
    assert_int_equal(enti_extractor_new(&extractor, world, &options, NULL), ENT_OK);
    assert_int_equal(enti_workspace_new(&used, extractor), ENT_OK);
    for (int round = 0; round < 3000; round++) {
        enti_buffer text = {0};
        enti_arena arena;
        ent_document first, second;
        enti_arena_init(&arena);
        for (size_t n = random_below(&seed, 40); n > 0; n--) {
            enti_buffer_add_string(&text, words[random_below(&seed, sizeof words / sizeof *words)]);
            if (random_below(&seed, 8)) enti_buffer_add_byte(&text, ' ');
        }
        ent_article article = {.id = ENTI_TEXT("r"), .text = enti_buffer_text(&text)}, again = article;
        assert_int_equal(enti_extract(&first, extractor, used, &article, &arena, NULL), ENT_OK);
        check_document(&first);
        if (round % 50 == 0) {
            assert_int_equal(enti_workspace_new(&fresh, extractor), ENT_OK);
            assert_int_equal(enti_extract(&second, extractor, fresh, &again, &arena, NULL), ENT_OK);
            same_documents(&first, &second);
            enti_workspace_free(fresh);
        }
        enti_arena_release(&arena);
        enti_buffer_release(&text);
    }
    enti_workspace_free(used);
    enti_extractor_free(extractor);
}

/* ---- a page without leaders, with the shipped gazetteers ---- */

static void a_small_town_has_no_leader(void **state) {
    (void)state;
    static const char text[] =
        "Friday market returns to Milford\n\n"
        "Residents flocked to Main Street on Friday, May 3, as the farmers' market reopened. Tom Brown, who "
        "has run a stall since May 1998, sold out by noon. Brown said he had never seen such a crowd. \"Man, "
        "it was busy,\" said Jordan Williams, 17, whose sister Georgia sang with the Milford High School "
        "choir. "
        "Williams and Georgia Brown raised $400 for the library. Mayor Chad Young cut the ribbon; Young "
        "thanked the Lions Club. Police Chief Karen May reported no incidents.\n\n"
        "Coach Paris Hill of the Milford Eagles signed shirts. Hill was born in Lebanon, Ohio, and taught in "
        "Peru, Indiana. The president of the chamber of commerce, Mr. King, said the Washington Bank had "
        "given "
        "$1,000. Mrs. Price and Dr. Major judged the pies. Friday's winner was Ms. Church, from Cuba, New "
        "York. "
        "Jordan said he would be back next Friday. Mr. Wood, a former union leader, played Turkey in the "
        "Straw. Rice, beans and bush tomatoes were on offer. Grant money paid for the tents. Man and dog "
        "alike went home happy. Long may it last.\n";
    struct run run;
    ent_gazetteer_options options;
    ent_gazetteer *kept = world;
    ent_gazetteer_options_init(&options);
    options.shipped = "gazetteers";
    assert_int_equal(ent_gazetteer_load(&world, &options, NULL), ENT_OK);
    start(&run, text);
    run.options.date = 20240504;
    go(&run);
    assert_int_equal(run.status, ENT_OK);
    for (size_t i = 0; i < run.document.mention_count; i++) {
        const ent_mention *mention = &run.document.mentions[i];
        ent_entity_view entity = ent_gazetteer_entity(world, mention->entity);
        if (enti_text_is(entity.type, "leader"))
            fail_msg("%.*s at %u", (int)entity.id.len, entity.id.at, (unsigned)mention->start);
    }
    end(&run);
    ent_gazetteer_free(world);
    world = kept;
}

/* ---- hostile texts ---- */

static double seconds_for(const char *piece, size_t times) {
    enti_buffer text = {0};
    struct run run;
    struct timespec before, after;
    for (size_t i = 0; i < times; i++) enti_buffer_add_string(&text, piece);
    start(&run, "");
    run.article.text = enti_buffer_text(&text);
    run.options.date = 20260210;
    clock_gettime(CLOCK_MONOTONIC, &before);
    go(&run);
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert_int_equal(run.status, ENT_OK);
    end(&run);
    enti_buffer_release(&text);
    return (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) * 1e-9;
}

/* Sixteen times the text takes about sixteen times as long, never sixteen squared. */
static void time_grows_with_the_text_alone(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "president ",
        "Lee ",
        "China ",
        "Xi, ",
        "China's president and ",
        "the Chinese ",
        "Jordan ",
        "in Jordan. ",
        "President Xi ",
        "of China ",
        "Mr ",
        "Jordan and ",
        "China, the ",
        "University of ",
        "his Lao counterpart ",
        "(China) (",
        "U.S.-China-",
        "Labour Party ",
        "'s ",
        "Keir Starmer, the ",
        "Chinese leader and China ",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        double once = seconds_for(pieces[i], 4000), more = seconds_for(pieces[i], 64000);
        if (more > 80 * (once + 0.002)) fail_msg("'%s': %.4f s, then %.4f s", pieces[i], once, more);
    }
}

static int load_world(void **state) {
    (void)state;
    static const char *const only[] = {"tests/passages/world.jsonl"};
    ent_gazetteer_options options;
    ent_gazetteer_options_init(&options);
    options.shipped = "gazetteers";
    options.only = only;
    options.only_count = 1;
    return (int)ent_gazetteer_load(&world, &options, NULL);
}

static int free_world(void **state) {
    (void)state;
    ent_gazetteer_free(world);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_come_from_record_dateline_or_option),
        cmocka_unit_test(languages_are_told_by_frequent_words),
        cmocka_unit_test(words_are_counted_as_one_by_one),
        cmocka_unit_test(offsets_are_code_points_and_ignored_are_counted),
        cmocka_unit_test(reasons_are_told_when_asked_for),
        cmocka_unit_test(the_ledger_names_the_candidates),
        cmocka_unit_test(an_unknown_rule_is_a_usage_error),
        cmocka_unit_test(an_empty_text_has_nothing),
        cmocka_unit_test(corrections_take_the_place_of_what_they_overlap),
        cmocka_unit_test(faulty_corrections_are_all_reported),
        cmocka_unit_test(stored_mentions_come_back),
        cmocka_unit_test(stored_sentences_show_their_mentions),
        cmocka_unit_test(wrong_stored_lines_are_refused),
        cmocka_unit_test(strangers_in_stored_mentions_are_left_out),
        cmocka_unit_test(look_ups_tell_what_a_name_can_mean),
        cmocka_unit_test(random_texts_keep_the_invariants),
        cmocka_unit_test(a_small_town_has_no_leader),
        cmocka_unit_test(time_grows_with_the_text_alone),
    };
    return cmocka_run_group_tests(tests, load_world, free_world);
}
