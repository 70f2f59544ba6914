/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Suggestions as gazetteer lines that can be pasted, or as cells. */
#include "base/buffer.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/output.h"

#include <stdio.h>

static const char *const heads[] = {"name", "count", "articles", "type", "why", "state"};
enum { CELLS = sizeof heads / sizeof *heads };

static bool is_gazetteer(const char *format) {
    return !format || !strcmp(format, "gazetteer");
}

static ent_text state_of(const ent_gazetteer *gazetteer, const ent_suggestion *suggestion) {
    return suggestion->state == ENT_NO_STATE ? enti_text(NULL, 0)
                                             : ent_gazetteer_entity(gazetteer, suggestion->state).id;
}

/* "Ada Rue" as ada-rue, an acronym as it is; a number where no letter of it is in ASCII. */
static void add_id(enti_buffer *id, ent_text name, bool acronym) {
    enti_buffer key = {0};
    if (!acronym) enti_fold_key(&key, name);
    ent_text from = acronym ? name : enti_buffer_text(&key);
    bool gap = false;
    for (size_t i = 0; i < from.len && id->len < 100; i++) {
        bool plain = enti_is_alpha(from.at[i]) || enti_is_digit(from.at[i]);
        if (plain && gap && id->len) enti_buffer_add_byte(id, '-');
        if (plain) enti_buffer_add_byte(id, from.at[i]);
        gap = !plain;
    }
    if (!id->len) enti_buffer_add_format(id, "name-%08x", (unsigned)enti_hash64(name, 0));
    id->failed |= key.failed;
    enti_buffer_release(&key);
}

/* An id that some entity has is given a number. */
static void add_free_id(enti_buffer *id, const ent_gazetteer *gazetteer, const ent_suggestion *suggestion) {
    size_t entity;
    add_id(id, suggestion->text, !strcmp(suggestion->why, "acronym"));
    size_t len = id->len;
    for (unsigned n = 2; !id->failed && !ent_gazetteer_find(&entity, gazetteer, enti_buffer_text(id)); n++) {
        id->len = len;
        enti_buffer_add_format(id, "-%u", n);
    }
}

static void add_note(enti_buffer *out, const ent_suggestion *suggestion) {
    enti_buffer_add_format(out, "# %zu in %zu article%s, %s%s\n", suggestion->count, suggestion->articles,
                           suggestion->articles == 1 ? "" : "s",
                           *suggestion->why ? "by its " : "nothing tells its type", suggestion->why);
}

static void add_line(enti_buffer *out, const ent_gazetteer *gazetteer, const ent_suggestion *suggestion) {
    enti_buffer id = {0};
    ent_text state = state_of(gazetteer, suggestion);
    bool has_state = !strcmp(suggestion->type, "leader") || !strcmp(suggestion->type, "party");
    add_free_id(&id, gazetteer, suggestion);
    out->failed |= id.failed;
    enti_buffer_add_string(out, *suggestion->type ? "{" : "# {");
    enti_json_key(out, "id");
    enti_json_string(out, enti_buffer_text(&id));
    enti_json_key(out, "type");
    enti_json_string(out, enti_text_of(suggestion->type));
    enti_json_key(out, "name");
    enti_json_string(out, suggestion->text);
    if (state.len && has_state) {
        enti_json_key(out, "state");
        enti_json_string(out, state);
    }
    enti_buffer_add_string(out, "}\n");
    enti_buffer_release(&id);
}

ent_status ent_suggestion_write_head(ent_output *output, const char *format) {
    return is_gazetteer(format) ? ENT_OK : ent_cells_write_heads(output, format, heads, CELLS);
}

ent_status ent_suggestion_write(ent_output *output, const ent_gazetteer *gazetteer,
                                const ent_suggestion *suggestion, const char *format) {
    if (is_gazetteer(format)) {
        enti_buffer out = {0};
        add_note(&out, suggestion);
        add_line(&out, gazetteer, suggestion);
        ent_status status = out.failed ? ENT_NOMEM : ent_output_write(output, enti_buffer_text(&out));
        enti_buffer_release(&out);
        return status;
    }
    char count[24], articles[24];
    snprintf(count, sizeof count, "%zu", suggestion->count);
    snprintf(articles, sizeof articles, "%zu", suggestion->articles);
    const ent_text cells[CELLS] = {suggestion->text,
                                   enti_text_of(count),
                                   enti_text_of(articles),
                                   enti_text_of(suggestion->type),
                                   enti_text_of(suggestion->why),
                                   state_of(gazetteer, suggestion)};
    return ent_cells_write(output, format, heads, cells, CELLS);
}
