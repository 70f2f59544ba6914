/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a plain text, as
 *
 *     {{Xi Jinping|leader:xi-jinping|name}} met {{Canadian|state:CAN|demonym}} officials
 *
 * or with brat's standoff beside it, of which these lines are read:
 *
 *     T1 <tab> leader 0 10 <tab> Xi Jinping        a stretch; offsets in code points of the file
 *     N1 <tab> Reference T1 entente:xi-jinping     its entity, by whatever name of the resource;
 *     #1 <tab> AnnotatorNotes T1 <tab> xi-jinping  or so
 *     A1 <tab> kind T1 name                        its kind
 *
 * Goes out: the text as it was before it was marked, and the marks. */
#include "corpus/marks.h"

#include "base/file.h"
#include "base/utf8.h"
#include "corpus/decode.h"
#include "corpus/limits.h"
#include "corpus/record.h"

#include <errno.h>
#include <stdlib.h>

struct taking {
    const enti_parsing *parsing;
    enti_arena *arena;
    const char *file;
    ent_text text;
    ent_mark *marks;
    size_t count;
};

static ent_text type_of(ent_text name) {
    return enti_text_is(name, "org") ? ENTI_TEXT("organisation") : name;
}

static void warn(const struct taking *t, size_t line, const char *what) {
    enti_report(t->parsing->sink, ENT_WARNING, (enti_place){t->file, line, 0}, "%s", what);
}

static int by_place(const void *a, const void *b) {
    const ent_mark *left = a, *right = b;
    if (left->start != right->start) return left->start < right->start ? -1 : 1;
    return (left->stop > right->stop) - (left->stop < right->stop);
}

/* ---- in the text ---- */

static bool is_small_word(ent_text text) {
    for (size_t i = 0; i < text.len; i++)
        if (!enti_is_lower(text.at[i])) return false;
    return text.len > 0;
}

/* The mark at `at`, where "{{" stands: its surface, what it means, and where it ends. */
static bool read_inline(ent_text *surface, ent_mark *mark, size_t *end, ent_text text, size_t at) {
    size_t bars[2], count = 0, stop = at + 2, colon;
    for (; stop < text.len && text.at[stop] != '}' && text.at[stop] != '{'; stop++) {
        if (text.at[stop] != '|') continue;
        if (count == 2) return false;
        bars[count++] = stop;
    }
    if (count != 2 || stop + 1 >= text.len || text.at[stop] != '}' || text.at[stop + 1] != '}') return false;
    ent_text meaning = enti_text_slice(text, bars[0] + 1, bars[1]);
    colon = enti_text_find_byte(meaning, 0, ':');
    if (colon + 1 >= meaning.len) return false;
    *surface = enti_text_slice(text, at + 2, bars[0]);
    mark->type = type_of(enti_text_slice(meaning, 0, colon));
    mark->entity = enti_text_slice(meaning, colon + 1, meaning.len);
    mark->kind = enti_text_slice(text, bars[1] + 1, stop);
    *end = stop + 2;
    return surface->len && is_small_word(mark->type) && is_small_word(mark->kind);
}

static size_t count_openings(ent_text text) {
    size_t count = 0;
    for (size_t i = 0; i + 1 < text.len; i++) count += text.at[i] == '{' && text.at[i + 1] == '{';
    return count;
}

static size_t line_of(ent_text text, size_t at) {
    size_t line = 1;
    for (size_t i = 0; i < at; i++) line += text.at[i] == '\n';
    return line;
}

static void add(ent_text *out, size_t *points, char *room, ent_text part) {
    if (part.len) memcpy(room + out->len, part.at, part.len);
    out->len += part.len;
    *points += enti_utf8_count(part);
}

static ent_status take_inline(struct taking *t) {
    ent_text marked = t->text, out = {NULL, 0};
    size_t openings = count_openings(marked), points = 0, from = 0;
    char *room = enti_arena_take(t->arena, marked.len + 1, 1);
    t->marks = ENTI_ARENA_ARRAY(t->arena, ent_mark, openings);
    if (!room || !t->marks) return ENT_NOMEM;
    for (size_t at = 0; openings && at + 1 < marked.len; at++) {
        ent_text surface;
        ent_mark mark = {0};
        size_t end;
        if (marked.at[at] != '{' || marked.at[at + 1] != '{') continue;
        if (!read_inline(&surface, &mark, &end, marked, at)) {
            warn(t, line_of(marked, at), "'{{' begins no mark of the form {{text|type:id|kind}}");
            continue;
        }
        add(&out, &points, room, enti_text_slice(marked, from, at));
        mark.start = (uint32_t)points;
        add(&out, &points, room, surface);
        mark.stop = (uint32_t)points;
        t->marks[t->count++] = mark;
        from = end;
        at = end - 1;
    }
    add(&out, &points, room, enti_text_slice(marked, from, marked.len));
    t->text = enti_text(room, out.len);
    return ENT_OK;
}

/* ---- beside the text ---- */

/* "T12" as a number; 0: none. */
static size_t label_number(ent_text label) {
    size_t number = 0;
    if (label.len < 2 || label.len > 10 || label.at[0] != 'T') return 0;
    for (size_t i = 1; i < label.len; i++) {
        if (!enti_is_digit(label.at[i])) return 0;
        number = number * 10 + (size_t)(label.at[i] - '0');
    }
    return number;
}

static bool read_offset(uint32_t *offset, ent_text digits) {
    uint64_t value = 0;
    if (!digits.len || digits.len > 10) return false;
    for (size_t i = 0; i < digits.len; i++) {
        if (!enti_is_digit(digits.at[i])) return false;
        value = value * 10 + (uint64_t)(digits.at[i] - '0');
    }
    *offset = (uint32_t)value;
    return value < UINT32_MAX;
}

/* A stretch, with its number among the T lines while the others are looked for. */
struct stretch {
    ent_mark mark;
    size_t number;
    ent_text surface;
};

static bool read_stretch(struct stretch *stretch, ent_text label, ent_text place, ent_text surface) {
    ent_text type, start, stop;
    stretch->number = label_number(label);
    stretch->surface = surface;
    if (!stretch->number || !enti_text_next_part(&type, &place, ' ') ||
        !enti_text_next_part(&start, &place, ' ') || !enti_text_next_part(&stop, &place, ' '))
        return false;
    stretch->mark.type = type;
    return !place.len && read_offset(&stretch->mark.start, start) && read_offset(&stretch->mark.stop, stop) &&
           stretch->mark.start < stretch->mark.stop;
}

static struct stretch *stretch_of(const enti_rows *stretches, ent_text label) {
    size_t number = label_number(label);
    for (size_t i = stretches->count; number && i > 0; i--) {
        struct stretch *stretch = ENTI_ROWS_AT(stretches, struct stretch, i - 1);
        if (stretch->number == number) return stretch;
    }
    return NULL;
}

static ent_text after_colon(ent_text reference) {
    size_t colon = enti_text_find_byte(reference, 0, ':');
    return colon < reference.len ? enti_text_slice(reference, colon + 1, reference.len) : reference;
}

/* What an N, A or # line says of the stretch that it names. */
static void read_about(const enti_rows *stretches, char letter, ent_text what, ent_text rest) {
    ent_text name = {NULL, 0}, label = {NULL, 0};
    enti_text_next_part(&name, &what, ' ');
    enti_text_next_part(&label, &what, ' ');
    struct stretch *stretch = stretch_of(stretches, label);
    if (!stretch) return;
    if (letter == 'N')
        stretch->mark.entity = after_colon(enti_text_trim(what));
    else if (letter == '#' && !stretch->mark.entity.len)
        stretch->mark.entity = enti_text_trim(rest);
    else if (letter == 'A' && (enti_text_is(name, "kind") || enti_text_is(name, "Kind")))
        stretch->mark.kind = enti_text_trim(what);
}

static void read_standoff(const struct taking *t, enti_rows *stretches, ent_text bytes) {
    ent_text line;
    for (size_t number = 1; enti_text_next_line(&line, &bytes); number++) {
        ent_text label = {NULL, 0}, what = {NULL, 0}, rest = line;
        enti_text_next_part(&label, &rest, '\t');
        enti_text_next_part(&what, &rest, '\t');
        if (!label.len) continue;
        if (*label.at == 'N' || *label.at == 'A' || *label.at == '#') {
            read_about(stretches, *label.at, what, rest);
        } else if (*label.at == 'T') {
            struct stretch stretch = {.number = 0};
            if (!read_stretch(&stretch, label, what, rest)) {
                warn(t, number, "a stretch that is not whole is passed over, in the .ann file");
                continue;
            }
            struct stretch *kept = ENTI_ROWS_ADD(stretches, struct stretch);
            if (kept) *kept = stretch;
        }
    }
}

/* Type names are lower case here. */
static ent_text lowered(enti_arena *arena, ent_text text) {
    ent_text copy = enti_arena_copy(arena, text);
    char *bytes = (char *)copy.at;
    for (size_t i = 0; i < copy.len; i++) bytes[i] = enti_to_lower(bytes[i]);
    return type_of(copy);
}

/* Whether the stretch, from byte `at` on, is the surface; a line break stands as a blank there. */
static bool is_surface(ent_text text, size_t at, ent_text surface) {
    if (surface.len > text.len - at) return false;
    for (size_t i = 0; i < surface.len; i++)
        if (text.at[at + i] != surface.at[i] && !(text.at[at + i] == '\n' && surface.at[i] == ' '))
            return false;
    return true;
}

static int by_start(const void *a, const void *b) {
    return by_place(&((const struct stretch *)a)->mark, &((const struct stretch *)b)->mark);
}

static ent_status keep_stretches(struct taking *t, const enti_rows *stretches) {
    size_t byte = 0;
    uint32_t point = 0;
    t->marks = ENTI_ARENA_ARRAY(t->arena, ent_mark, stretches->count);
    if (!t->marks || stretches->failed) return ENT_NOMEM;
    if (stretches->count) qsort(stretches->at, stretches->count, sizeof(struct stretch), by_start);
    for (size_t i = 0; i < stretches->count; i++) {
        const struct stretch *stretch = ENTI_ROWS_AT(stretches, struct stretch, i);
        for (; point < stretch->mark.start && byte < t->text.len; point++) enti_utf8_next(t->text, &byte);
        if (point < stretch->mark.start || !is_surface(t->text, byte, stretch->surface))
            return enti_record_refuse(t->parsing, "its .ann file marks other text than stands in it");
        ent_mark *mark = &t->marks[t->count++];
        *mark = stretch->mark;
        mark->type = lowered(t->arena, mark->type);
        mark->entity = enti_arena_copy(t->arena, mark->entity);
        mark->kind = enti_arena_copy(t->arena, mark->kind);
    }
    return ENT_OK;
}

static ent_status take_standoff(struct taking *t, ent_text bytes) {
    enti_rows stretches = {0};
    size_t repaired = 0;
    bytes = enti_clean_text(t->arena, enti_decode_bytes(t->arena, bytes, &repaired), &repaired);
    read_standoff(t, &stretches, bytes);
    ent_status status = keep_stretches(t, &stretches);
    enti_rows_release(&stretches);
    return status;
}

/* NAME.ann of NAME.txt; NULL: the file has no such name. */
static const char *standoff_path(enti_arena *arena, const char *file) {
    ent_text name = enti_text_of(file);
    if (!enti_text_ends(name, ENTI_TEXT(".txt"))) return NULL;
    return enti_arena_format(arena, "%.*s.ann", (int)(name.len - 4), file).at;
}

ent_status enti_marks_take(enti_marks *marks, const enti_parsing *parsing) {
    struct taking t = {.parsing = parsing, .arena = parsing->arena, .file = parsing->raw->file};
    const char *path = standoff_path(t.arena, t.file);
    size_t repaired = 0;
    enti_buffer bytes = {0};
    t.text = enti_clean_text(t.arena, parsing->raw->bytes, &repaired);
    if (t.arena->failed) return ENT_NOMEM;
    ent_status status = path ? enti_file_read(&bytes, path, ENTI_ARTICLE_BYTES) : ENT_NOT_FOUND;
    if (status == ENT_OK)
        status = take_standoff(&t, enti_buffer_text(&bytes));
    else if (status == ENT_INPUT && errno != ENOENT && errno != ENOTDIR)
        status = enti_record_refuse(parsing, "its .ann file cannot be read");
    else if (status != ENT_NOMEM)
        status = take_inline(&t);
    enti_buffer_release(&bytes);
    if (!status) *marks = (enti_marks){t.text, t.marks, t.count};
    return status;
}
