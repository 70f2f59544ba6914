/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * JSON-LD as news sites embed it: one object, a list of them, or a list under "@graph"; the one that is an
 * article counts. https://schema.org/Article */
#include "corpus/page.h"

#include <jansson.h>

enum { RANK = 1 };

static ent_text string_of(enti_arena *arena, const json_t *value) {
    if (json_is_array(value)) value = json_array_get(value, 0);
    if (json_is_object(value)) value = json_object_get(value, "name");
    if (!json_is_string(value)) return enti_text(NULL, 0);
    return enti_arena_copy(arena, enti_text(json_string_value(value), json_string_length(value)));
}

static bool is_article_type(const json_t *type) {
    if (json_is_array(type)) type = json_array_get(type, 0);
    const char *name = json_string_value(type);
    return name && (strstr(name, "Article") || strstr(name, "BlogPosting") || !strcmp(name, "Report"));
}

static void take(enti_record *record, enti_arena *arena, const json_t *article) {
    static const struct {
        const char *key;
        enum enti_field field;
    } rows[] = {{"headline", ENTI_FIELD_TITLE},   {"datePublished", ENTI_FIELD_DATE},
                {"articleBody", ENTI_FIELD_TEXT}, {"author", ENTI_FIELD_AUTHOR},
                {"publisher", ENTI_FIELD_SOURCE}, {"inLanguage", ENTI_FIELD_LANGUAGE}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        enti_record_set(record, rows[i].field, RANK, string_of(arena, json_object_get(article, rows[i].key)));
}

/* The article among the items of a list, if `value` is one. */
static const json_t *find_article(const json_t *value) {
    if (json_is_object(value) && is_article_type(json_object_get(value, "@type"))) return value;
    const json_t *list = json_is_object(value) ? json_object_get(value, "@graph") : value, *item;
    size_t i;
    json_array_foreach(list, i, item) {
        if (json_is_object(item) && is_article_type(json_object_get(item, "@type"))) return item;
    }
    return NULL;
}

void enti_json_ld_read(enti_record *record, ent_text script, enti_arena *arena) {
    json_t *root = json_loadb(script.at, script.len, JSON_ALLOW_NUL, NULL);
    const json_t *article = root ? find_article(root) : NULL;
    if (article) take(record, arena, article);
    json_decref(root);
}
