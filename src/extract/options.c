/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "extract/options.h"
#include "base/date.h"
#include "base/json.h"
#include "base/sanitise.h"

/* A string of the caller's, which need not be valid UTF-8. */
static void add_string(enti_buffer *out, const char *string) {
    enti_buffer clean;
    enti_buffer_init(&clean);
    enti_sanitise(&clean, enti_text_of(string));
    enti_json_string_or_null(out, enti_buffer_text(&clean));
    out->failed |= clean.failed;
    enti_buffer_release(&clean);
}

static void add_field(enti_buffer *out, const char *key, const char *string) {
    enti_json_key(out, key);
    add_string(out, string);
}

static void add_flag(enti_buffer *out, const char *key, bool value) {
    enti_json_key(out, key);
    enti_buffer_add_string(out, value ? "true" : "false");
}

static void add_list(enti_buffer *out, const char *key, const char *const list[], size_t count) {
    enti_json_key(out, key);
    enti_buffer_add_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i) enti_buffer_add_string(out, ", ");
        add_string(out, list[i]);
    }
    enti_buffer_add_byte(out, ']');
}

static void add_corpus(enti_buffer *out, const ent_corpus_options *corpus) {
    add_field(out, "from", corpus->from);
    add_field(out, "split", corpus->split);
    add_field(out, "encoding", corpus->encoding);
    add_field(out, "language", corpus->language);
    add_field(out, "date_format", corpus->date_format);
    add_field(out, "filename", corpus->filename);
    add_list(out, "fields", corpus->fields, corpus->field_count);
    add_flag(out, "metadata", corpus->metadata != NULL);
    add_field(out, "copies", corpus->keep_copies ? "keep" : "drop");
}

static void add_extract(enti_buffer *out, const ent_extract_options *extract) {
    static const char *const paragraphs[] = {"auto", "blank", "line"};
    char day[11] = "";
    if (extract->date) enti_date_write(day, extract->date);
    add_field(out, "date", day);
    add_field(out, "paragraphs", paragraphs[extract->paragraphs]);
    add_field(out, "word_chars", extract->word_chars);
    add_flag(out, "ignore_case", extract->ignore_case);
    add_list(out, "without", extract->without, extract->without_count);
    add_flag(out, "corrections", extract->corrections != NULL);
}

void enti_options_add(enti_buffer *out, const ent_run_options *run) {
    enti_buffer_add_byte(out, '{');
    add_corpus(out, &run->corpus);
    add_extract(out, &run->extract);
    enti_buffer_add_byte(out, '}');
}
