/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: the JSON values of names, acronyms, short, demonyms, capitals and patterns. Goes out: aliases in
 * a draft's list. */
#include "base/fold.h"
#include "base/utf8.h"
#include "gazetteer/loader.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

void enti_alias_add(const enti_line *line, enti_items *aliases, const enti_alias *alias) {
    enti_draft_alias *item = enti_item_add(line, aliases, sizeof *item, alias->text);
    if (item) item->alias = *alias;
}

static bool has_word(ent_text text) {
    for (size_t at = 0; at < text.len;)
        if (enti_is_word(enti_utf8_next(text, &at))) return true;
    return false;
}

static bool is_alias_text(const enti_line *line, ent_text text) {
    if (text.len > ENTI_MOST_ALIAS_BYTES)
        enti_line_fault(line, "alias '%.40s...' is longer than %d bytes", text.at, ENTI_MOST_ALIAS_BYTES);
    else if (!has_word(text))
        enti_line_fault(line, "alias '%s' has neither letter nor digit", text.at);
    else
        return true;
    return false;
}

static void read_case(const enti_line *line, json_t *value, uint8_t *letter_case) {
    static const char *const names[] = {
        [ENTI_CASE_CAPITALS] = "capitals", [ENTI_CASE_EXACT] = "exact", [ENTI_CASE_ANY] = "any"};
    ent_text text;
    if (!enti_value_text(line, "case", value, &text)) return;
    for (uint8_t i = 0; i < sizeof names / sizeof *names; i++)
        if (enti_text_is(text, names[i])) {
            *letter_case = i;
            return;
        }
    enti_line_fault(line, "'case' is '%s': one of 'exact', 'capitals', 'any'", text.at);
}

/* The members of an alias's object form. `text_key` is "text" or "pattern". */
static bool read_object(const enti_line *line, enti_alias *alias, const char *where, const char *text_key,
                        json_t *object) {
    const char *key;
    json_t *value;
    bool good = true;
    json_object_foreach(object, key, value) {
        if (strcmp(key, text_key) == 0)
            good &= enti_value_text(line, key, value, &alias->text);
        else if (strcmp(key, "weak") == 0)
            enti_value_bool(line, key, value, &alias->weak);
        else if (strcmp(key, "case") == 0)
            read_case(line, value, &alias->letter_case);
        else if (strcmp(key, "lang") == 0)
            enti_value_text(line, key, value, &alias->lang);
        else if (strcmp(key, "from") == 0)
            enti_value_date(line, key, value, false, &alias->from);
        else if (strcmp(key, "to") == 0)
            enti_value_date(line, key, value, true, &alias->to);
        else if (alias->pattern && strcmp(key, "anchor") == 0)
            enti_value_text(line, key, value, &alias->anchor);
        else
            enti_line_fault(line, "unknown key '%s' in '%s'", key, where);
    }
    if (good && !alias->text.at) enti_line_fault(line, "no '%s' in '%s'", text_key, where);
    return good && alias->text.at && enti_dates_in_order(line, alias->text, alias->from, alias->to);
}

static bool read_any_form(const enti_line *line, enti_alias *alias, const char *where, const char *text_key,
                          json_t *value) {
    if (json_is_object(value)) return read_object(line, alias, where, text_key, value);
    if (json_is_string(value)) return enti_value_text(line, where, value, &alias->text);
    enti_line_fault(line, "'%s' holds something that is neither a string nor an object", where);
    return false;
}

typedef struct alias_target {
    enti_items *aliases;
    ent_kind kind;
} alias_target;

static void read_alias(const enti_line *line, void *target, const char *key, json_t *value) {
    alias_target *into = target;
    enti_alias alias = {.kind = (uint8_t)into->kind};
    if (read_any_form(line, &alias, key, "text", value) && is_alias_text(line, alias.text))
        enti_alias_add(line, into->aliases, &alias);
}

void enti_aliases_read(const enti_line *line, enti_items *aliases, ent_kind kind, json_t *value) {
    static const char *const keys[] = {[ENT_NAME] = "names",
                                       [ENT_ACRONYM] = "acronyms",
                                       [ENT_DEMONYM] = "demonyms",
                                       [ENT_CAPITAL] = "capitals",
                                       [ENT_SHORT] = "short"};
    alias_target target = {aliases, kind};
    enti_value_list(line, &target, keys[kind], value, read_alias);
}

/* ---- patterns ---- */

/* Whether an alternative stands outside all brackets: then the beginning is not the only one. */
static bool has_outer_alternative(ent_text pattern) {
    size_t depth = 0;
    bool in_class = false;
    for (size_t i = 0; i < pattern.len; i++) {
        char c = pattern.at[i];
        if (c == '\\')
            i++;
        else if (in_class)
            in_class = c != ']';
        else if (c == '[') {
            in_class = true;
            if (i + 1 < pattern.len && pattern.at[i + 1] == '^') i++;
            if (i + 1 < pattern.len && pattern.at[i + 1] == ']') i++;
        } else if (c == '(')
            depth++;
        else if (c == ')')
            depth -= depth > 0;
        else if (c == '|' && depth == 0)
            return true;
    }
    return false;
}

/* The literal characters at the beginning of a pattern; without the last one if it may be absent. */
static ent_text literal_beginning(enti_arena *arena, ent_text pattern) {
    char *literal = ENTI_ARENA_ARRAY(arena, char, pattern.len + 1);
    size_t len = 0, last = 0, i = 0;
    if (!literal) return (ent_text){NULL, 0};
    while (i < pattern.len && !strchr("^$.[|()?*+{", pattern.at[i])) {
        if (pattern.at[i] == '\\') {
            if (i + 1 == pattern.len || enti_is_alpha(pattern.at[i + 1]) || enti_is_digit(pattern.at[i + 1]))
                break;
            i++;
        }
        last = len;
        do literal[len++] = pattern.at[i++];
        while (i < pattern.len && enti_utf8_is_continuation(pattern.at[i]));
    }
    if (i < pattern.len && strchr("?*{", pattern.at[i])) len = last;
    return enti_text(literal, len);
}

/* How PCRE2 sees the pattern: whether it compiles, and whether it can match nothing. */
static bool compiles(const enti_line *line, ent_text pattern, bool *matches_empty) {
    int error;
    size_t offset;
    uint32_t empty = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern.at, pattern.len,
                                     PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &error, &offset, NULL);
    if (!code && error == PCRE2_ERROR_HEAP_FAILED) {
        line->loader->out_of_memory = true;
        return false;
    }
    if (!code) {
        PCRE2_UCHAR text[200] = {0};
        pcre2_get_error_message(error, text, sizeof text);
        enti_line_fault(line, "pattern '%s': %s, after its character %zu", pattern.at, (const char *)text,
                        enti_utf8_count(enti_text(pattern.at, offset)));
        return false;
    }
    pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &empty);
    pcre2_code_free(code);
    *matches_empty = empty != 0;
    return true;
}

static void read_pattern(const enti_line *line, void *target, const char *key, json_t *value) {
    enti_items *aliases = target;
    enti_alias alias = {.kind = ENT_NAME, .pattern = true};
    bool matches_empty;
    if (!read_any_form(line, &alias, key, "pattern", value)) return;
    if (!compiles(line, alias.text, &matches_empty)) return;
    if (!alias.anchor.len && !has_outer_alternative(alias.text))
        alias.anchor = enti_keep(line->loader, literal_beginning(&line->loader->work, alias.text));
    if (!has_word(alias.anchor)) {
        enti_line_fault(line, "pattern '%s' does not begin with a literal word: name its 'anchor'",
                        alias.text.at);
        return;
    }
    enti_draft_alias *item = enti_item_add(line, aliases, sizeof *item, alias.text);
    if (!item) return;
    item->alias = alias;
    item->matches_empty = matches_empty;
}

void enti_patterns_read(const enti_line *line, enti_items *aliases, json_t *value) {
    enti_value_list(line, aliases, "patterns", value, read_pattern);
}
