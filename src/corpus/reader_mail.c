/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * E-mail, such as newsletters and alerts: one message a file, or a mailbox whose messages begin with "From "
 * lines.
 */
#include "corpus/headers.h"
#include "corpus/html.h"
#include "corpus/limits.h"
#include "corpus/mime.h"
#include "corpus/record.h"

static bool begins_message(ent_text line) {
    return enti_text_starts(line, ENTI_TEXT("From ")) && line.len > 10 &&
           enti_text_find_byte(line, 5, ':') < line.len;
}

/* A head of fields alone, among them one that people do not write, and another. */
static int sniff(const enti_head *head) {
    static const char *const names[] = {
        "Date:", "Message-ID:", "MIME-Version:", "Received:", "From:", "To:", "Subject:"};
    enum { STRONG = 4 };
    ent_text top, body, line;
    enti_headers_cut(&top, &body, head->text);
    size_t known = 0, strong = 0;
    for (bool first = true; enti_text_next_line(&line, &top); first = false) {
        bool is_field = enti_text_find_byte(line, 0, ':') < enti_text_find_byte(line, 0, ' ');
        bool is_folded = !first && line.len && (*line.at == ' ' || *line.at == '\t');
        bool is_begin = first && begins_message(line);
        if (!is_field && !is_folded && !is_begin) return 0;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            bool is_known = enti_starts_caseless(line, names[i]);
            known += is_known;
            strong += is_known && i < STRONG;
        }
        strong += is_begin;
    }
    return strong && known >= 2 ? 65 : 0;
}

struct mailbox {
    enti_source *source;
    enti_buffer message;
    size_t begin; /* line of the message */
    bool too_long;
};

static ent_status end_message(struct mailbox *box) {
    ent_text message = enti_buffer_text(&box->message);
    ent_status status = box->message.failed ? ENT_NOMEM : ENT_OK;
    if (box->too_long)
        enti_source_skip(box->source, box->begin, 0, "the message is longer than 256 MiB");
    else if (status == ENT_OK && enti_text_trim(message).len)
        status = enti_source_emit(box->source, message, enti_text(NULL, 0), box->begin);
    enti_buffer_clear(&box->message);
    box->too_long = false;
    return status;
}

static void add_line(struct mailbox *box, ent_text line) {
    if (!box->message.len) box->begin = box->source->line;
    box->too_long = box->too_long || box->message.len + line.len > ENTI_RECORD_BYTES;
    if (box->too_long) return;
    enti_buffer_add(&box->message, line);
    enti_buffer_add_byte(&box->message, '\n');
}

static ent_status read(enti_source *source) {
    struct mailbox box = {.source = source};
    bool after_blank = true;
    ent_status status = ENT_OK;
    ent_text line;
    while (status == ENT_OK && enti_source_line(source, &line)) {
        if (line.len && line.at[line.len - 1] == '\r') line.len--;
        if (after_blank && begins_message(line))
            status = end_message(&box);
        else
            add_line(&box, line);
        after_blank = !line.len;
    }
    if (status == ENT_OK) status = end_message(&box);
    enti_buffer_release(&box.message);
    return status;
}

/* The name of a sender without the address, or the address. */
static ent_text name_of(ent_text from) {
    size_t bracket = enti_text_find_byte(from, 0, '<');
    ent_text name = enti_text_trim(enti_text(from.at, bracket));
    if (name.len >= 2 && *name.at == '"' && name.at[name.len - 1] == '"')
        name = enti_text_slice(name, 1, name.len - 1);
    return name.len ? name : from;
}

static ent_status parse(ent_article *article, enti_parse_notes *notes, const enti_parsing *parsing) {
    enti_arena *arena = parsing->arena;
    enti_record record = {.is_plain = false};
    ent_text head, body;
    bool is_html;
    enti_headers_cut(&head, &body, parsing->raw->bytes);
    ent_text text = enti_mime_text(arena, parsing->raw->bytes, &is_html, &record.repaired);
    if (is_html) text = enti_html_fragment(arena, text, (enti_html_view){.is_page = false});
    ent_text from = enti_mime_words(arena, enti_header(arena, head, "From"));
    enti_record_set(&record, ENTI_FIELD_TEXT, 0, text);
    enti_record_set(&record, ENTI_FIELD_TITLE, 0,
                    enti_mime_words(arena, enti_header(arena, head, "Subject")));
    enti_record_set(&record, ENTI_FIELD_DATE, 0, enti_header(arena, head, "Date"));
    enti_record_set(&record, ENTI_FIELD_ID, 0, enti_header(arena, head, "Message-ID"));
    enti_record_set(&record, ENTI_FIELD_SOURCE, 0, name_of(from));
    return enti_record_article(article, notes, &record, parsing);
}

const enti_reader enti_reader_mail = {
    .name = "mail",
    .summary = "e-mail: a message, or a mailbox",
    .suffixes = ".eml .mbox",
    .is_binary = true,
    .sniff = sniff,
    .read = read,
    .parse = parse,
};
