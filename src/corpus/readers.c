/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The table of input formats, the choice among them by content, and formats that are known but not read. */
#include "corpus/archive.h"
#include "corpus/source.h"
#include "corpus/xml.h"

#include <string.h>

static const enti_reader *const readers[] = {
#define ENTI_READER(name) &enti_reader_##name,
#include "corpus/readers.def"
#undef ENTI_READER
};

enum { READER_COUNT = sizeof readers / sizeof *readers };

const enti_reader *enti_reader_at(size_t i) {
    return i < READER_COUNT ? readers[i] : NULL;
}

const enti_reader *enti_reader_named(ent_text name) {
    for (size_t i = 0; i < READER_COUNT; i++)
        if (enti_text_is(name, readers[i]->name)) return readers[i];
    return NULL;
}

bool enti_reader_listed(ent_listed *row, size_t i) {
    if (i >= READER_COUNT) return false;
    *row = (ent_listed){readers[i]->name, readers[i]->summary, readers[i]->suffixes};
    return true;
}

ent_status enti_reader_for(const enti_reader **reader, const enti_corpus *corpus, const enti_head *head) {
    const enti_reader *best = corpus->from;
    int best_score = 0;
    for (size_t i = 0; !corpus->from && i < READER_COUNT; i++) {
        int score = readers[i]->sniff(head);
        if (score == ENTI_SNIFF_NOMEM) return ENT_NOMEM;
        if (score <= best_score) continue;
        best = readers[i];
        best_score = score;
    }
    if (!best) return ENT_NOT_FOUND;
    /* The user's pattern is stronger than a digest's own lines. */
    *reader = best == &enti_reader_digest && corpus->split ? &enti_reader_text : best;
    return ENT_OK;
}

/* Suffixes of compression say nothing of what is inside. */
static ent_text without_packing(ent_text path) {
    static const char *const packings[] = {".gz", ".bz2", ".xz", ".zst"};
    for (size_t i = 0; i < sizeof packings / sizeof *packings; i++)
        if (enti_text_ends(path, enti_text_of(packings[i])))
            return enti_text(path.at, path.len - strlen(packings[i]));
    return path;
}

bool enti_has_suffix(ent_text path, const char *suffixes) {
    ent_text rest = enti_text_of(suffixes), suffix;
    path = without_packing(path);
    while (enti_text_next_part(&suffix, &rest, ' ')) {
        if (suffix.len > path.len) continue;
        ent_text end = enti_text(path.at + path.len - suffix.len, suffix.len);
        if (enti_text_equal_any_case(end, suffix)) return true;
    }
    return false;
}

/* What lies beside articles after a run must not become one of them. */
static bool is_network(const enti_head *head) {
    ent_text root = enti_xml_root_name(head->text);
    return enti_text_is(root, "graphml") || enti_text_is(root, "gexf") || enti_text_is(root, "svg") ||
           enti_text_starts(head->text, ENTI_TEXT("graph \"")) ||
           enti_text_starts(head->text, ENTI_TEXT("*Vertices "));
}

const char *enti_refusal(const enti_head *head) {
    static const struct {
        const char *begins;
        size_t len;
        const char *why;
    } rows[] = {
        {"%PDF-", 5, "PDF is not read; convert it first, e.g. with pdftotext"},
        {"{\\rtf", 5, "RTF is not read; save it as text or DOCX"},
        {"\xD0\xCF\x11\xE0", 4, "old Word and Excel files are not read; save it as DOCX, CSV or text"},
        {"7z\xBC\xAF\x27\x1C", 6, "7z archives are not read; unpack it first"},
        {"Rar!", 4, "RAR archives are not read; unpack it first"},
        {"SQLite format 3", 15, "SQLite databases are not read; export a table as CSV"},
        {"\x89PNG", 4, "a picture"},
        {"\xFF\xD8\xFF", 3, "a picture"},
        {"GIF8", 4, "a picture"},
        {"\x7F"
         "ELF",
         4, "a program"},
    };
    if (enti_zip_kind(head->bytes) == ENTI_ZIP_OTHER)
        return "spreadsheets, slides, OpenDocument and EPUB are not read; save it as DOCX, CSV or text";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (enti_text_starts(head->bytes, enti_text(rows[i].begins, rows[i].len))) return rows[i].why;
    return is_network(head) ? "a network or a drawing of one holds no articles" : NULL;
}
