/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: JSON objects that have "office" and no "id", from offices.jsonl or any other gazetteer. Goes out:
 * drafts of office classes. A class may be spread over many lines and files: its words join. */
#include "gazetteer/loader.h"

static void read_id(const enti_line *line, void *target, const char *key, json_t *value) {
    ent_text id;
    if (enti_value_id(line, key, value, &id)) enti_item_add(line, target, sizeof(enti_item), id);
}

static void read_word_object(const enti_line *line, enti_draft_word *word, json_t *object) {
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        if (strcmp(key, "text") == 0)
            enti_value_text(line, key, value, &word->item.key);
        else if (strcmp(key, "lang") == 0)
            enti_value_text(line, key, value, &word->lang);
        else if (strcmp(key, "of") == 0)
            enti_value_list(line, &word->of, key, value, read_id);
        else if (strcmp(key, "not") == 0)
            enti_value_list(line, &word->not_of, key, value, read_id);
        else
            enti_line_fault(line, "unknown key '%s' in 'words'", key);
    }
    if (!json_object_get(object, "text")) enti_line_fault(line, "no 'text' in 'words'");
}

static void read_word(const enti_line *line, void *target, const char *key, json_t *value) {
    enti_draft_word word = {.lang = line->loader->lang};
    if (json_is_object(value))
        read_word_object(line, &word, value);
    else
        enti_value_text(line, key, value, &word.item.key);
    if (!word.item.key.at) return;
    enti_draft_word *item = enti_item_add(line, target, sizeof *item, word.item.key);
    if (!item) return;
    word.item = item->item;
    *item = word;
}

static void read_included(const enti_line *line, void *target, const char *key, json_t *value) {
    ent_text name;
    if (enti_value_id(line, key, value, &name)) enti_item_add(line, target, sizeof(enti_item), name);
}

static enti_draft_class *find_class(enti_loader *loader, ent_text name) {
    uint32_t number = enti_ids_find(loader->class_ids, name);
    if (number != UINT32_MAX) return ENTI_ROWS_AT(&loader->classes, enti_draft_class, number);
    enti_draft_class *class =
        loader->classes.count < UINT32_MAX - 1 ? ENTI_ROWS_ADD(&loader->classes, enti_draft_class) : NULL;
    if (class && !enti_ids_set(loader->class_ids, name, (uint32_t)(loader->classes.count - 1))) class = NULL;
    if (class)
        *class = (enti_draft_class){.name = name, .standing = true};
    else
        loader->out_of_memory = true;
    return class;
}

static void read_key(const enti_line *line, enti_draft_class *class, const char *key, json_t *value) {
    bool extends;
    if (strcmp(key, "words") == 0)
        enti_value_list(line, &class->words, key, value, read_word);
    else if (strcmp(key, "includes") == 0)
        enti_value_list(line, &class->includes, key, value, read_included);
    else if (strcmp(key, "standing") == 0)
        enti_value_bool(line, key, value, &class->standing);
    else if (strcmp(key, "extends") == 0)
        enti_value_bool(line, key, value, &extends);
    else if (strcmp(key, "office") != 0)
        enti_line_fault(line, "unknown key '%s' in a class of office", key);
}

void enti_class_read(const enti_line *line, json_t *object) {
    enti_draft_class faulty = {0}, *class = NULL;
    ent_text name;
    const char *key;
    json_t *value;
    ENTI_ROWS_AT(&line->loader->files, enti_loaded_file, line->at.file)->lines_used++;
    if (enti_value_id(line, "office", json_object_get(object, "office"), &name))
        class = find_class(line->loader, name);
    if (!class) class = &faulty;
    json_object_foreach(object, key, value) read_key(line, class, key, value);
}
