/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A folder of gazetteers for a test: files written from strings, loaded, and removed at the end. Diagnostics
 * and paths show names relative to the folder, which is the working folder meanwhile. */
#ifndef TESTS_GAZETTEER_FIXTURE_H
#define TESTS_GAZETTEER_FIXTURE_H

#include "unit.h"

#include "base/buffer.h"
#include "gazetteer/gazetteer.h"

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    char folder[64];
    struct kept kept;
    ent_gazetteer_options options;
    ent_gazetteer *gazetteer;
    ent_status status;
    enti_buffer dump;
};

static inline void fixture_write(const char *name, ent_text bytes) {
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static inline void fixture_file(const char *name, const char *text) {
    fixture_write(name, enti_text_of(text));
}

/* Offices that most tests need. */
#define FIXTURE_OFFICES                                                                                      \
    "{\"office\": \"head-of-state\", \"words\": [\"president\"]}\n"                                          \
    "{\"office\": \"head-of-government\", \"words\": [\"prime minister\"]}\n"

static inline int fixture_setup(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/entente-test-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    assert_int_equal(chdir(fixture->folder), 0);
    assert_int_equal(mkdir("shipped", 0777), 0);
    fixture_file("shipped/offices.jsonl", FIXTURE_OFFICES);
    ent_gazetteer_options_init(&fixture->options);
    fixture->options.shipped = "shipped";
    *state = fixture;
    return 0;
}

static inline int fixture_remove(const char *path, const struct stat *info, int type, struct FTW *walk) {
    (void)info, (void)type, (void)walk;
    return remove(path);
}

static inline int fixture_teardown(void **state) {
    struct fixture *fixture = *state;
    ent_gazetteer_free(fixture->gazetteer);
    enti_buffer_release(&fixture->dump);
    assert_int_equal(chdir("/"), 0);
    nftw(fixture->folder, fixture_remove, 8, FTW_DEPTH | FTW_PHYS);
    free(fixture);
    return 0;
}

/* Load the files of a list that ends in NULL, after the shipped ones. */
static inline ent_status fixture_load(struct fixture *fixture, const char *const *files) {
    ent_sink sink = keep_in(&fixture->kept);
    size_t count = 0;
    while (files[count]) count++;
    ent_gazetteer_free(fixture->gazetteer);
    fixture->gazetteer = NULL;
    fixture->options.files = files;
    fixture->options.file_count = count;
    fixture->status = ent_gazetteer_load(&fixture->gazetteer, &fixture->options, &sink);
    assert_true((fixture->status == ENT_OK) == (fixture->gazetteer != NULL));
    return fixture->status;
}

/* Load one file of this text. */
static inline ent_status fixture_load_text(struct fixture *fixture, const char *text) {
    static const char *const files[] = {"g.jsonl", NULL};
    fixture_file(files[0], text);
    return fixture_load(fixture, files);
}

static inline void dump_dates(enti_buffer *out, ent_date from, ent_date to) {
    if (from || to) enti_buffer_add_format(out, " %d..%d", (int)from, (int)to);
}

static inline void dump_links(enti_buffer *out, const ent_gazetteer *gazetteer, const char *key,
                              enti_range links) {
    for (uint32_t i = 0; i < links.count; i++) {
        const enti_link *link = &gazetteer->links[links.first + i];
        enti_buffer_add_format(out, "  %s %s", key, gazetteer->entities[link->entity].id.at);
        dump_dates(out, link->from, link->to);
        enti_buffer_add_byte(out, '\n');
    }
}

static inline void dump_alias(enti_buffer *out, const enti_alias *alias) {
    static const char *const cases[] = {"", " exact", " any"};
    enti_buffer_add_format(out, "  %s%s '%s'%s%s%s", alias->pattern ? "pattern " : "",
                           ent_kind_name((ent_kind)alias->kind), alias->text.at, cases[alias->letter_case],
                           alias->weak ? " weak" : "", alias->implied ? " implied" : "");
    if (alias->lang.len) enti_buffer_add_format(out, " lang=%s", alias->lang.at);
    if (alias->anchor.len) enti_buffer_add_format(out, " anchor='%s'", alias->anchor.at);
    dump_dates(out, alias->from, alias->to);
    enti_buffer_add_byte(out, '\n');
}

static inline void dump_attribute(enti_buffer *out, const enti_attribute *attribute) {
    enti_buffer_add_format(out, "  attribute %s = ", attribute->name.at);
    if (attribute->type == ENTI_VALUE_STRING)
        enti_buffer_add_format(out, "'%s'\n", attribute->string.at);
    else if (attribute->type == ENTI_VALUE_DOUBLE)
        enti_buffer_add_format(out, "%g\n", attribute->real);
    else
        enti_buffer_add_format(out, "%lld%s\n", (long long)attribute->whole,
                               attribute->type == ENTI_VALUE_BOOL ? " bool" : "");
}

static inline void dump_office(enti_buffer *out, const ent_gazetteer *gazetteer, const enti_office *office) {
    enti_buffer_add_format(out, "  office %s of %s", gazetteer->classes[office->class].name.at,
                           office->of == ENTI_NONE ? "-" : gazetteer->entities[office->of].id.at);
    if (office->title.len) enti_buffer_add_format(out, " '%s'", office->title.at);
    dump_dates(out, office->from, office->to);
    enti_buffer_add_string(out, office->acting ? " acting\n" : "\n");
}

static inline void dump_entity(enti_buffer *out, const ent_gazetteer *gazetteer, const enti_entity *entity) {
    enti_buffer_add_format(out, "%s %s %s\n", entity->id.at, gazetteer->types[entity->type].at,
                           entity->wikidata.len ? entity->wikidata.at : "-");
    for (uint32_t i = 0; i < entity->aliases.count; i++)
        dump_alias(out, &gazetteer->aliases[entity->aliases.first + i]);
    for (uint32_t i = 0; i < entity->offices.count; i++)
        dump_office(out, gazetteer, &gazetteer->offices[entity->offices.first + i]);
    dump_links(out, gazetteer, "state", entity->states);
    dump_links(out, gazetteer, "party", entity->parties);
    dump_links(out, gazetteer, "member_of", entity->members);
    for (uint32_t i = 0; i < entity->leader.count; i++)
        enti_buffer_add_format(out, "  leader %s\n",
                               gazetteer->classes[gazetteer->class_lists[entity->leader.first + i]].name.at);
    for (uint32_t i = 0; i < entity->attributes.count; i++)
        dump_attribute(out, &gazetteer->attributes[entity->attributes.first + i]);
}

/* The entities as text. */
static inline const char *fixture_dump(struct fixture *fixture) {
    const ent_gazetteer *gazetteer = fixture->gazetteer;
    enti_buffer_clear(&fixture->dump);
    for (size_t i = 0; gazetteer && i < gazetteer->entity_count; i++)
        dump_entity(&fixture->dump, gazetteer, &gazetteer->entities[i]);
    enti_buffer_add_byte(&fixture->dump, '\0');
    return fixture->dump.bytes;
}

/* The classes of office as text. */
static inline const char *fixture_dump_classes(struct fixture *fixture) {
    const ent_gazetteer *gazetteer = fixture->gazetteer;
    enti_buffer *out = &fixture->dump;
    enti_buffer_clear(out);
    for (size_t i = 0; gazetteer && i < gazetteer->class_count; i++) {
        const enti_office_class *class = &gazetteer->classes[i];
        enti_buffer_add_format(out, "%s%s\n", class->name.at, class->standing ? "" : " not standing");
        for (uint32_t k = 0; k < class->includes.count; k++)
            enti_buffer_add_format(
                out, "  includes %s\n",
                gazetteer->classes[gazetteer->class_lists[class->includes.first + k]].name.at);
        for (uint32_t k = 0; k < class->words.count; k++) {
            const enti_office_word *word = &gazetteer->office_words[class->words.first + k];
            enti_buffer_add_format(out, "  '%s'", word->text.at);
            if (word->lang.len) enti_buffer_add_format(out, " lang=%s", word->lang.at);
            for (uint32_t m = 0; m < word->of.count; m++)
                enti_buffer_add_format(
                    out, " of %s", gazetteer->entities[gazetteer->entity_lists[word->of.first + m]].id.at);
            for (uint32_t m = 0; m < word->not .count; m++)
                enti_buffer_add_format(
                    out, " not %s", gazetteer->entities[gazetteer->entity_lists[word->not .first + m]].id.at);
            enti_buffer_add_byte(out, '\n');
        }
    }
    enti_buffer_add_byte(out, '\0');
    return out->bytes;
}

#define fixture_test(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

#endif
