/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Names of fields in the wild: own exports, trafilatura, news-please, fundus, newspaper, NewsAPI, the
 * Guardian's API, JSON-LD. Better names stand first. A name is compared by its letters and digits alone, in
 * lower case. */
#include "corpus/record.h"

static const char *const names[ENTI_FIELD_COUNT] = {
    [ENTI_FIELD_ID] = "id guid uid uuid articleid docid documentid identifier",
    [ENTI_FIELD_TITLE] = "title headline articletitle webtitle heading subject",
    [ENTI_FIELD_DATE] =
        "date datepublish datepublished publishedat publishingdate published publishdate "
        "publicationdate pubdate webpublicationdate datetime timestamp time createdat created",
    [ENTI_FIELD_TEXT] =
        "text body maintext plaintext content articletext fulltext bodytext articlebody "
        "contenttext contenthtml article story cleanedtext rawtext description summary excerpt abstract",
    [ENTI_FIELD_URL] = "url link weburl permalink canonicalurl articleurl sourceurl href",
    [ENTI_FIELD_SOURCE] =
        "sourcehostname sourcename sourcedomain source publisher publication outlet sitename site "
        "newspaper medium hostname domain",
    [ENTI_FIELD_LANGUAGE] = "language lang locale languagecode inlanguage",
    [ENTI_FIELD_AUTHOR] = "author authors byline creator dccreator",
};

static bool is_alphanumeric(char c) {
    return enti_is_alpha(c) || enti_is_digit(c);
}

/* Whether `name` is `known`, but for case and punctuation. */
static bool is_name(ent_text name, ent_text known) {
    size_t k = 0;
    for (size_t i = 0; i < name.len; i++) {
        if (!is_alphanumeric(name.at[i])) continue;
        if (k == known.len || enti_to_lower(name.at[i]) != enti_to_lower(known.at[k])) return false;
        while (++k < known.len && !is_alphanumeric(known.at[k])) {
        }
    }
    return k == known.len && k > 0;
}

const char *enti_field_name(enum enti_field field) {
    static const char *const words[ENTI_FIELD_COUNT] = {"id",  "title",  "date",     "text",
                                                        "url", "source", "language", "author"};
    return words[field];
}

static enum enti_field field_of_word(ent_text word) {
    for (int field = 0; field < ENTI_FIELD_COUNT; field++)
        if (enti_text_is(word, enti_field_name((enum enti_field)field))) return (enum enti_field)field;
    return ENTI_FIELD_COUNT;
}

/* The user's "text=body". */
static enum enti_field field_given(const ent_corpus_options *options, ent_text name) {
    for (size_t i = 0; i < options->field_count; i++) {
        ent_text value = enti_text_of(options->fields[i]), field;
        if (enti_text_next_part(&field, &value, '=') && enti_text_equal(value, name))
            return field_of_word(field);
    }
    return ENTI_FIELD_COUNT;
}

enum enti_field enti_field_named(unsigned *rank, const enti_corpus *corpus, ent_text name) {
    enum enti_field given = field_given(&corpus->options, name);
    *rank = 0;
    if (given != ENTI_FIELD_COUNT) return given;
    for (int field = 0; field < ENTI_FIELD_COUNT; field++) {
        ent_text rest = enti_text_of(names[field]), known;
        for (unsigned i = 1; enti_text_next_part(&known, &rest, ' '); i++) {
            if (!is_name(name, known)) continue;
            *rank = i;
            return (enum enti_field)field;
        }
    }
    return ENTI_FIELD_COUNT;
}

bool enti_field_option_known(const char *option) {
    ent_text value = enti_text_of(option), field;
    return enti_text_next_part(&field, &value, '=') && value.len && field_of_word(field) != ENTI_FIELD_COUNT;
}

void enti_record_set(enti_record *record, enum enti_field field, unsigned rank, ent_text value) {
    if (field == ENTI_FIELD_COUNT || !enti_text_trim(value).len) return;
    if (record->fields[field].len && record->ranks[field] <= rank) return;
    record->fields[field] = value;
    record->ranks[field] = rank;
}
