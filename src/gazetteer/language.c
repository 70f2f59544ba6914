/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a folder with a folder a language. Goes out: sorted word lists and cues. Cost: n log n. */
#include "gazetteer/language.h"
#include "base/file.h"
#include "base/utf8.h"
#include "gazetteer/places.h"

#include <errno.h>
#include <stdlib.h>

enum { MOST_BYTES = 16 * 1024 * 1024 };

/* What one load shares. */
typedef struct list_reading {
    enti_arena *arena;
    enti_sha256 *hash;
    const ent_sink *sink;
    ent_status status; /* of the worst that happened; reading goes on after a fault */
} list_reading;

static const char *const list_files[] = {
#define X(name, file) [ENTI_WORDS_##name] = file,
    ENTI_WORD_LISTS(X)
#undef X
};

static void fault(list_reading *reading, const char *path, size_t line, const char *text) {
    enti_report(reading->sink, ENT_ERROR, (enti_place){path, line, 0}, "%s", text);
    if (reading->status == ENT_OK) reading->status = ENT_GAZETTEER;
}

/* The bytes of a file without a byte order mark, in the arena; empty if there is no such file. */
static ent_text read_file(list_reading *reading, const char *path) {
    enti_buffer bytes;
    ent_text text = {NULL, 0};
    enti_buffer_init(&bytes);
    ent_status status = path ? enti_file_read(&bytes, path, MOST_BYTES) : ENT_NOMEM;
    if (status == ENT_OK) {
        enti_sha256_add(reading->hash, enti_buffer_text(&bytes));
        text = enti_arena_copy(reading->arena, enti_buffer_text(&bytes));
    } else if (status == ENT_NOMEM)
        reading->status = ENT_NOMEM;
    else if (errno != ENOENT)
        fault(reading, path, 0, strerror(errno));
    enti_buffer_release(&bytes);
    return enti_text_starts(text, ENTI_TEXT("\xEF\xBB\xBF")) ? enti_text_slice(text, 3, text.len) : text;
}

/* Take the next entry off `*rest`: no comment, not empty, UTF-8. */
static bool next_entry(list_reading *reading, ent_text *entry, ent_text *rest, size_t *line,
                       const char *path) {
    while (enti_text_next_line(entry, rest)) {
        *line += 1;
        if (entry->len && *entry->at == '#') continue;
        *entry = enti_text_trim(*entry);
        if (!entry->len) continue;
        if (enti_utf8_valid(*entry) == entry->len) return true;
        fault(reading, path, *line, "bytes that are not UTF-8");
    }
    return false;
}

/* ---- words ---- */

/* The words of an entry with single spaces between; counts them. */
static ent_text single_spaced(enti_arena *arena, ent_text entry, size_t *words) {
    char *out = ENTI_ARENA_ARRAY(arena, char, entry.len + 1);
    size_t len = 0;
    *words = 1;
    for (size_t i = 0; out && i < entry.len; i++) {
        if (!enti_is_space(entry.at[i]))
            out[len++] = entry.at[i];
        else if (out[len - 1] != ' ') {
            out[len++] = ' ';
            *words += 1;
        }
    }
    return enti_text(out, len);
}

static int by_text(const void *left, const void *right) {
    return enti_text_compare(*(const ent_text *)left, *(const ent_text *)right);
}

static int compare_folded(ent_text a, ent_text b) {
    size_t n = a.len < b.len ? a.len : b.len;
    for (size_t i = 0; i < n; i++) {
        unsigned char x = (unsigned char)enti_to_lower(a.at[i]), y = (unsigned char)enti_to_lower(b.at[i]);
        if (x != y) return x < y ? -1 : 1;
    }
    return (a.len > b.len) - (a.len < b.len);
}

static int by_folded_text(const void *left, const void *right) {
    return compare_folded(*(const ent_text *)left, *(const ent_text *)right);
}

static size_t without_repeats(ent_text *sorted, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!kept || !enti_text_equal(sorted[kept - 1], sorted[i])) sorted[kept++] = sorted[i];
    return kept;
}

/* A frozen copy of the rows (ent_text). */
static void freeze_words(list_reading *reading, enti_words *words, enti_rows *rows) {
    ent_text *sorted = ENTI_ARENA_ARRAY(reading->arena, ent_text, rows->count);
    ent_text *folded = ENTI_ARENA_ARRAY(reading->arena, ent_text, rows->count);
    if (!sorted || !folded || !rows->count) return;
    memcpy(sorted, rows->at, rows->count * sizeof *sorted);
    qsort(sorted, rows->count, sizeof *sorted, by_text);
    words->count = without_repeats(sorted, rows->count);
    memcpy(folded, sorted, words->count * sizeof *folded);
    qsort(folded, words->count, sizeof *folded, by_folded_text);
    words->sorted = sorted;
    words->folded = folded;
}

static void read_words(list_reading *reading, enti_words *words, const char *path) {
    ent_text rest = read_file(reading, path), entry;
    size_t line = 0;
    enti_rows rows = {NULL, 0, 0, false};
    while (next_entry(reading, &entry, &rest, &line, path)) {
        size_t parts;
        ent_text word = single_spaced(reading->arena, entry, &parts), *row = ENTI_ROWS_ADD(&rows, ent_text);
        if (row) *row = word;
        if (parts > words->most_words) words->most_words = parts;
    }
    if (rows.failed)
        reading->status = ENT_NOMEM;
    else if (!reading->arena->failed)
        freeze_words(reading, words, &rows);
    enti_rows_release(&rows);
}

bool enti_words_have(const enti_words *words, ent_text text) {
    return words->count && bsearch(&text, words->sorted, words->count, sizeof text, by_text);
}

bool enti_words_have_folded(const enti_words *words, ent_text text) {
    return words->count && bsearch(&text, words->folded, words->count, sizeof text, by_folded_text);
}

/* ---- cues ---- */

/* "TYPE: pattern" or a pattern alone. */
static enti_cue cue_of(ent_text entry) {
    size_t end = 0;
    while (end < entry.len && (enti_is_lower(entry.at[end]) || entry.at[end] == '-')) end++;
    bool typed = end > 0 && end + 1 < entry.len && entry.at[end] == ':' && entry.at[end + 1] == ' ';
    enti_cue cue = {.pattern = entry};
    if (typed) {
        cue.type = enti_text_slice(entry, 0, end);
        cue.pattern = enti_text_trim(enti_text_slice(entry, end + 1, entry.len));
    }
    return cue;
}

static void read_cues(list_reading *reading, enti_rows *cues, const char *path, bool counter) {
    ent_text rest = read_file(reading, path), entry;
    size_t line = 0;
    while (next_entry(reading, &entry, &rest, &line, path)) {
        enti_cue *cue = ENTI_ROWS_ADD(cues, enti_cue);
        if (!cue) continue;
        *cue = cue_of(entry);
        cue->counter = counter;
        cue->file = path;
        cue->line = line;
    }
}

static void read_all_cues(list_reading *reading, enti_language *language, const char *folder) {
    const char *for_it = enti_arena_format(reading->arena, "%s/cues.txt", folder).at;
    const char *against = enti_arena_format(reading->arena, "%s/counter-cues.txt", folder).at;
    enti_rows rows = {NULL, 0, 0, false};
    read_cues(reading, &rows, for_it, false);
    read_cues(reading, &rows, against, true);
    enti_cue *cues = rows.failed ? NULL : ENTI_ARENA_ARRAY(reading->arena, enti_cue, rows.count);
    if (!cues)
        reading->status = ENT_NOMEM;
    else if (rows.count) {
        memcpy(cues, rows.at, rows.count * sizeof *cues);
        language->cues = cues;
        language->cue_count = rows.count;
    }
    enti_rows_release(&rows);
}

/* ---- languages ---- */

static void read_language(list_reading *reading, enti_language *language, const char *folder) {
    for (size_t i = 0; i < ENTI_WORD_LIST_COUNT; i++)
        read_words(reading, &language->words[i],
                   enti_arena_format(reading->arena, "%s/%s.txt", folder, list_files[i]).at);
    read_all_cues(reading, language, folder);
}

static void read_languages(list_reading *reading, enti_languages *languages, const char *folder,
                           const enti_rows *codes) {
    enti_language *at = ENTI_ARENA_ARRAY(reading->arena, enti_language, codes->count);
    for (size_t i = 0; at && i < codes->count; i++) {
        at[i].code = *ENTI_ROWS_AT(codes, ent_text, i);
        const char *path = enti_arena_format(reading->arena, "%s/%s", folder, at[i].code.at).at;
        if (path) read_language(reading, &at[i], path);
    }
    languages->at = at;
    languages->count = codes->count;
}

ent_status enti_languages_load(enti_languages *languages, const char *folder, enti_arena *arena,
                               enti_sha256 *hash, const ent_sink *sink) {
    list_reading reading = {arena, hash, sink, ENT_OK};
    enti_languages loaded = {NULL, 0};
    enti_rows codes = {NULL, 0, 0, false};
    ent_status status = enti_folder_names(&codes, arena, folder, enti_is_language_code);
    if (status == ENT_INPUT)
        fault(&reading, folder, 0, strerror(errno));
    else if (status == ENT_OK)
        read_languages(&reading, &loaded, folder, &codes);
    enti_rows_release(&codes);
    if (status == ENT_NOMEM || arena->failed) return ENT_NOMEM;
    if (reading.status == ENT_OK) *languages = loaded;
    return reading.status;
}

const enti_language *enti_language_find(const enti_languages *languages, ent_text code) {
    ent_text base = enti_text_slice(code, 0, enti_text_find_byte(code, 0, '-'));
    for (size_t i = 0; i < languages->count; i++)
        if (enti_text_equal(languages->at[i].code, base)) return &languages->at[i];
    return NULL;
}
