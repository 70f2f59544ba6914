/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a JSON object that is an entity, or by "extends", "remove", "delete" a change to one. Goes out:
 * its draft. One row of `keys` a key. Cost: linear in the object. */
#include "gazetteer/columns.h"
#include "gazetteer/loader.h"

/* ---- links, offices, leader, attributes ---- */

static void read_link(const enti_line *line, void *target, const char *key, json_t *value) {
    enti_draft_link link = {0};
    const char *name;
    json_t *member;
    if (!json_is_object(value)) {
        if (!enti_value_id(line, key, value, &link.item.key)) return;
    } else
        json_object_foreach(value, name, member) {
            if (strcmp(name, "id") == 0)
                enti_value_id(line, key, member, &link.item.key);
            else if (strcmp(name, "from") == 0)
                enti_value_date(line, name, member, false, &link.from);
            else if (strcmp(name, "to") == 0)
                enti_value_date(line, name, member, true, &link.to);
            else
                enti_line_fault(line, "unknown key '%s' in '%s'", name, key);
        }
    if (json_is_object(value) && !json_object_get(value, "id")) enti_line_fault(line, "no 'id' in '%s'", key);
    if (!link.item.key.at || !enti_dates_in_order(line, link.item.key, link.from, link.to)) return;
    enti_draft_link *item = enti_item_add(line, target, sizeof *item, link.item.key);
    if (!item) return;
    item->from = link.from;
    item->to = link.to;
}

static void read_office_members(const enti_line *line, enti_draft_office *office, json_t *object) {
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        if (strcmp(key, "office") == 0)
            enti_value_text(line, key, value, &office->item.key);
        else if (strcmp(key, "title") == 0)
            enti_value_text(line, key, value, &office->title);
        else if (strcmp(key, "of") == 0)
            enti_value_id(line, key, value, &office->of);
        else if (strcmp(key, "from") == 0)
            enti_value_date(line, key, value, false, &office->from);
        else if (strcmp(key, "to") == 0)
            enti_value_date(line, key, value, true, &office->to);
        else if (strcmp(key, "acting") == 0)
            enti_value_bool(line, key, value, &office->acting);
        else
            enti_line_fault(line, "unknown key '%s' in 'offices'", key);
    }
}

static void read_office(const enti_line *line, void *target, const char *key, json_t *value) {
    enti_draft_office office = {0};
    if (!json_is_object(value)) {
        enti_line_fault(line, "'%s' holds something that is not an object", key);
        return;
    }
    read_office_members(line, &office, value);
    if (!json_object_get(value, "office")) enti_line_fault(line, "no 'office' in '%s'", key);
    if (!office.item.key.at || !enti_dates_in_order(line, office.item.key, office.from, office.to)) return;
    enti_draft_office *item = enti_item_add(line, target, sizeof *item, office.item.key);
    if (!item) return;
    office.item = item->item;
    *item = office;
}

static void read_word(const enti_line *line, void *target, const char *key, json_t *value) {
    ent_text text;
    if (enti_value_text(line, key, value, &text)) enti_item_add(line, target, sizeof(enti_item), text);
}

static bool read_scalar(const enti_line *line, enti_attribute *attribute, json_t *value) {
    switch (json_typeof(value)) {
    case JSON_STRING:
        attribute->type = ENTI_VALUE_STRING;
        attribute->string =
            enti_keep(line->loader, enti_text(json_string_value(value), json_string_length(value)));
        return true;
    case JSON_INTEGER:
        attribute->type = ENTI_VALUE_LONG;
        attribute->whole = json_integer_value(value);
        return true;
    case JSON_REAL:
        attribute->type = ENTI_VALUE_DOUBLE;
        attribute->real = json_real_value(value);
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        attribute->type = ENTI_VALUE_BOOL;
        attribute->whole = json_is_true(value);
        return true;
    default: return false;
    }
}

static void read_attribute(const enti_line *line, enti_items *attributes, const char *key, json_t *value) {
    enti_attribute attribute = {0};
    attribute.name = enti_keep(line->loader, enti_text_of(key));
    if (attribute.name.at && !attribute.name.len)
        enti_line_fault(line, "an attribute's name is %s", "empty");
    else if (enti_is_builtin_column(attribute.name))
        enti_line_fault(line, "attribute '%s' has the name of a built-in column", key);
    else if (!read_scalar(line, &attribute, value))
        enti_line_fault(line, "attribute '%s' must be a string, a number, true or false", key);
    else {
        enti_draft_attribute *item = enti_item_add(line, attributes, sizeof *item, attribute.name);
        if (item) item->attribute = attribute;
    }
}

static void read_attributes(const enti_line *line, enti_items *attributes, json_t *value) {
    const char *key;
    json_t *member;
    if (!json_is_object(value)) enti_line_fault(line, "'%s' must be an object", "attributes");
    json_object_foreach(value, key, member) read_attribute(line, attributes, key, member);
}

/* ---- accept ---- */

static const char *const warning_names[] = {
#define X(name, text) [ENTI_WARN_##name] = text,
    ENTI_WARNINGS(X)
#undef X
};

static void read_accept(const enti_line *line, void *target, const char *key, json_t *value) {
    enti_draft *draft = target;
    ent_text text;
    if (!enti_value_text(line, key, value, &text)) return;
    for (unsigned i = 0; i < ENTI_WARNING_COUNT; i++)
        if (enti_text_is(text, warning_names[i])) {
            draft->accepts |= 1u << i;
            return;
        }
    enti_line_fault(line, "unknown warning '%s' in 'accept'", text.at);
}

/* ---- the keys ---- */

/* What a key fills; for the lists of aliases and links, `which` tells them apart. */
typedef enum key_kind {
    KEY_HEAD, /* read before all others */
    KEY_WIKIDATA,
    KEY_ALIASES,
    KEY_PATTERNS,
    KEY_LINKS,
    KEY_OFFICES,
    KEY_LEADER,
    KEY_ATTRIBUTES,
    KEY_ACCEPT
} key_kind;

typedef struct key_row {
    const char *name;
    key_kind kind;
    int which;
} key_row;

static const key_row keys[] = {
    {"id", KEY_HEAD, 0},
    {"type", KEY_HEAD, 0},
    {"name", KEY_HEAD, 0},
    {"names", KEY_ALIASES, ENT_NAME},
    {"acronyms", KEY_ALIASES, ENT_ACRONYM},
    {"short", KEY_ALIASES, ENT_SHORT},
    {"demonyms", KEY_ALIASES, ENT_DEMONYM},
    {"capitals", KEY_ALIASES, ENT_CAPITAL},
    {"patterns", KEY_PATTERNS, ENT_NAME},
    {"state", KEY_LINKS, ENTI_LINK_STATE},
    {"party", KEY_LINKS, ENTI_LINK_PARTY},
    {"member_of", KEY_LINKS, ENTI_LINK_MEMBER},
    {"offices", KEY_OFFICES, 0},
    {"leader", KEY_LEADER, 0},
    {"attributes", KEY_ATTRIBUTES, 0},
    {"wikidata", KEY_WIKIDATA, 0},
    {"accept", KEY_ACCEPT, 0},
    {"extends", KEY_HEAD, 0},
    {"remove", KEY_HEAD, 0},
    {"delete", KEY_HEAD, 0},
};

static const key_row *key_named(const char *name) {
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i].name, name) == 0) return &keys[i];
    return NULL;
}

static void read_wikidata(const enti_line *line, enti_draft *draft, json_t *value) {
    ent_text text;
    if (!enti_value_text(line, "wikidata", value, &text)) return;
    bool good = text.len > 1 && *text.at == 'Q';
    for (size_t i = 1; i < text.len; i++) good &= enti_is_digit(text.at[i]);
    if (good)
        draft->wikidata = text;
    else
        enti_line_fault(line, "'wikidata' is '%s', not Q and digits", text.at);
}

static void read_key(const enti_line *line, enti_draft *draft, const key_row *key, json_t *value) {
    switch (key->kind) {
    case KEY_HEAD: break;
    case KEY_WIKIDATA: read_wikidata(line, draft, value); break;
    case KEY_ALIASES:
        if (key->which == ENT_SHORT) draft->has_short = true;
        enti_aliases_read(line, &draft->aliases, (ent_kind)key->which, value);
        break;
    case KEY_PATTERNS: enti_patterns_read(line, &draft->aliases, value); break;
    case KEY_LINKS: enti_value_list(line, &draft->links[key->which], key->name, value, read_link); break;
    case KEY_OFFICES: enti_value_list(line, &draft->offices, key->name, value, read_office); break;
    case KEY_LEADER: enti_value_list(line, &draft->leader, key->name, value, read_word); break;
    case KEY_ATTRIBUTES: read_attributes(line, &draft->attributes, value); break;
    case KEY_ACCEPT: enti_value_list(line, draft, key->name, value, read_accept); break;
    }
}

/* ---- remove ---- */

static bool is_plain_alias(const enti_item *item, int kind) {
    const enti_alias *alias = &((const enti_draft_alias *)item)->alias;
    return alias->kind == kind && !alias->pattern;
}

static bool is_pattern(const enti_item *item, int kind) {
    (void)kind;
    return ((const enti_draft_alias *)item)->alias.pattern;
}

static void remove_key(const enti_line *line, enti_draft *draft, const key_row *key, json_t *value) {
    switch (key->kind) {
    case KEY_ALIASES:
        if (key->which == ENT_SHORT) draft->has_short = true;
        enti_items_remove(line, &draft->aliases, key->name, value, is_plain_alias, key->which);
        break;
    case KEY_PATTERNS:
        enti_items_remove(line, &draft->aliases, key->name, value, is_pattern, key->which);
        break;
    case KEY_LINKS: enti_items_remove(line, &draft->links[key->which], key->name, value, NULL, 0); break;
    case KEY_OFFICES: enti_items_remove(line, &draft->offices, key->name, value, NULL, 0); break;
    case KEY_LEADER: enti_items_remove(line, &draft->leader, key->name, value, NULL, 0); break;
    case KEY_ATTRIBUTES: enti_items_remove(line, &draft->attributes, key->name, value, NULL, 0); break;
    default: enti_line_fault(line, "'%s' cannot be removed", key->name);
    }
}

static void read_remove(const enti_line *line, enti_draft *draft, json_t *value) {
    const char *name;
    json_t *member;
    if (!json_is_object(value)) enti_line_fault(line, "'%s' must be an object of lists", "remove");
    json_object_foreach(value, name, member) {
        const key_row *key = key_named(name);
        if (key)
            remove_key(line, draft, key, member);
        else
            enti_line_fault(line, "unknown key '%s' in 'remove'", name);
    }
}

/* ---- the entity as a whole ---- */

typedef struct entity_head {
    ent_text id, type, name;
    json_t *remove;
    bool extends, deletes;
} entity_head;

/* What decides how the rest is read. false: no draft can be found or begun. */
static bool read_head(const enti_line *line, entity_head *head, json_t *object) {
    json_t *id = json_object_get(object, "id"), *type = json_object_get(object, "type");
    json_t *name = json_object_get(object, "name"), *extends = json_object_get(object, "extends");
    json_t *deletes = json_object_get(object, "delete");
    if (!id) enti_line_fault(line, "an entity has no '%s'", "id");
    bool good = id && enti_value_id(line, "id", id, &head->id);
    if (type) enti_value_text(line, "type", type, &head->type);
    if (name && enti_value_text(line, "name", name, &head->name) && head->name.len > ENTI_MOST_ALIAS_BYTES)
        enti_line_fault(line, "the name of '%s' is too long", good ? head->id.at : "");
    if (extends) enti_value_bool(line, "extends", extends, &head->extends);
    if (deletes) enti_value_bool(line, "delete", deletes, &head->deletes);
    head->remove = json_object_get(object, "remove");
    return good;
}

static enti_draft *draft_at(enti_loader *loader, uint32_t number) {
    return ENTI_ROWS_AT(&loader->drafts, enti_draft, number);
}

/* The row comes first: no number may point past the rows. */
static enti_draft *add_draft(enti_loader *loader, ent_text id) {
    enti_draft *draft = ENTI_ROWS_ADD(&loader->drafts, enti_draft);
    bool added = draft && enti_ids_set(loader->draft_ids, id, (uint32_t)(loader->drafts.count - 1));
    return added ? draft : NULL;
}

/* Begin the entity, which then needs a type and a name. */
static enti_draft *begin(const enti_line *line, const entity_head *head, uint32_t number, json_t *object) {
    enti_loader *loader = line->loader;
    if (!json_object_get(object, "type")) enti_line_fault(line, "'%s' has no 'type'", head->id.at);
    if (!json_object_get(object, "name")) enti_line_fault(line, "'%s' has no 'name'", head->id.at);
    enti_draft *draft = NULL;
    if (number != UINT32_MAX)
        draft = draft_at(loader, number);
    else if (loader->drafts.count < UINT32_MAX - 1)
        draft = add_draft(loader, head->id);
    if (!draft) {
        loader->out_of_memory = true;
        return NULL;
    }
    *draft = (enti_draft){.id = head->id, .at = line->at};
    return draft;
}

/* The draft that the line is about: a new one, or the one that it changes. */
static enti_draft *find_draft(const enti_line *line, const entity_head *head, json_t *object, bool joins) {
    enti_loader *loader = line->loader;
    uint32_t number = enti_ids_find(loader->draft_ids, head->id);
    enti_draft *draft = number != UINT32_MAX ? draft_at(loader, number) : NULL;
    bool there = draft && !draft->deleted;
    if (!there && !head->deletes) return begin(line, head, number, object);
    if (there && !head->extends && !head->deletes && !head->remove && !joins) {
        enti_fault(loader, line->at, 0,
                   "id '%s' was defined before, in %s: \"extends\": true would add to it", head->id.at,
                   enti_origin_text(loader, draft->at));
        return NULL;
    }
    if (!there)
        enti_warn(loader, line->at, 0, ENTI_WARN_UNKNOWN_ID, "'%s' cannot be deleted: there is none",
                  head->id.at);
    return draft;
}

static void delete_draft(const enti_line *line, enti_draft *draft, json_t *object) {
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value) {
        if (strcmp(name, "id") != 0 && strcmp(name, "delete") != 0)
            enti_line_fault(line, "'%s' beside 'delete'", name);
    }
    if (draft) draft->deleted = true;
}

static void set_head(const enti_line *line, enti_draft *draft, const entity_head *head) {
    if (head->type.at) {
        draft->type = head->type;
        draft->type_at = line->at;
    }
    if (head->name.at) {
        draft->name = head->name;
        draft->name_at = line->at;
    }
    if (head->remove) read_remove(line, draft, head->remove);
}

static void read_rest(const enti_line *line, enti_draft *draft, json_t *object) {
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value) {
        const key_row *key = key_named(name);
        if (key)
            read_key(line, draft, key, value);
        else
            enti_line_fault(line, "unknown key '%s'", name);
    }
}

void enti_entity_read(const enti_line *line, json_t *object, bool joins) {
    entity_head head = {0};
    enti_draft faulty = {0}, *draft = NULL;
    bool good = read_head(line, &head, object);
    enti_loaded_file *file = ENTI_ROWS_AT(&line->loader->files, enti_loaded_file, line->at.file);
    file->lines_used++;
    file->ordered |= head.extends || head.deletes || head.remove;
    if (good) draft = find_draft(line, &head, object, joins);
    if (head.deletes) {
        delete_draft(line, draft, object);
        return;
    }
    if (!draft) draft = &faulty; /* the rest is still looked at, for its own faults */
    set_head(line, draft, &head);
    read_rest(line, draft, object);
}
