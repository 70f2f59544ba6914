/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a draft as the files made it. Goes out: the same with the aliases that the loader adds, and
 * without repeats. Cost: n log n in the items of one entity. */
#include "gazetteer/loader.h"

/* ---- what makes two items the same ---- */

static int compare_dates(ent_date a, ent_date b) {
    return (a > b) - (a < b);
}

static int same_alias(const enti_item *left, const enti_item *right) {
    const enti_alias *a = &((const enti_draft_alias *)left)->alias;
    const enti_alias *b = &((const enti_draft_alias *)right)->alias;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->pattern != b->pattern) return a->pattern ? 1 : -1;
    int order = enti_text_compare(a->text, b->text);
    if (!order) order = enti_text_compare(a->lang, b->lang);
    return order ? order : compare_dates(a->from, b->from);
}

static int same_office(const enti_item *left, const enti_item *right) {
    const enti_draft_office *a = (const enti_draft_office *)left, *b = (const enti_draft_office *)right;
    int order = enti_text_compare(left->key, right->key);
    if (!order) order = enti_text_compare(a->of, b->of);
    return order ? order : compare_dates(a->from, b->from);
}

static int same_link(const enti_item *left, const enti_item *right) {
    int order = enti_text_compare(left->key, right->key);
    const enti_draft_link *a = (const enti_draft_link *)left, *b = (const enti_draft_link *)right;
    return order ? order : compare_dates(a->from, b->from);
}

static int same_key(const enti_item *left, const enti_item *right) {
    return enti_text_compare(left->key, right->key);
}

/* ---- the loader's own aliases ---- */

static bool is_generation(ent_text word) {
    static const char *const words[] = {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (enti_text_is(word, words[i])) return true;
    return false;
}

/* The last word of a name that has several, but not "Jr."; else empty. */
static ent_text last_word(ent_text name) {
    while (name.len) {
        size_t begin = name.len;
        while (begin && !enti_is_space(name.at[begin - 1])) begin--;
        ent_text word = enti_text_slice(name, begin, name.len);
        if (!is_generation(word)) return begin ? word : (ent_text){NULL, 0};
        name = enti_text_trim(enti_text_slice(name, 0, begin));
        if (name.len && name.at[name.len - 1] == ',') name.len--;
    }
    return name;
}

/* What the loader itself adds: the name as an alias, and a leader's short one. */
static void add_own_aliases(enti_loader *loader, enti_draft *draft) {
    enti_line line = {loader, draft->name_at};
    enti_alias name = {.text = draft->name, .kind = ENT_NAME};
    enti_alias last = {.kind = ENT_SHORT, .implied = true};
    enti_items named = {NULL, NULL, 0};
    enti_alias_add(&line, &named, &name);
    if (!named.first) return;
    named.first->next = draft->aliases.first;
    if (!draft->aliases.last) draft->aliases.last = named.first;
    draft->aliases.first = named.first;
    draft->aliases.count++;
    if (!enti_text_is(draft->type, "leader") || draft->has_short) return;
    last.text = enti_keep(loader, last_word(draft->name));
    if (last.text.len) enti_alias_add(&line, &draft->aliases, &last);
}

void enti_draft_settle(enti_loader *loader, enti_draft *draft) {
    add_own_aliases(loader, draft);
    enti_items_unite(loader, &draft->aliases, sizeof(enti_draft_alias), same_alias);
    enti_items_unite(loader, &draft->offices, sizeof(enti_draft_office), same_office);
    enti_items_unite(loader, &draft->leader, sizeof(enti_item), same_key);
    enti_items_unite(loader, &draft->attributes, sizeof(enti_draft_attribute), same_key);
    for (int i = 0; i < ENTI_LINK_COUNT; i++)
        enti_items_unite(loader, &draft->links[i], sizeof(enti_draft_link), same_link);
}
