/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

#include <archive.h>
#include <archive_entry.h>

static const char old_layout[] =
    "Terms: (mali)\n\n"
    "                       1 of 2 DOCUMENTS\r\n\r\n\r\n"
    "                    The Bamako Courier (Bamako)\r\n\r\n"
    "                      January 11, 2010 Monday\r\n"
    "                           Edition 1;\r\n\r\n"
    "Guests arrive\r\nfor talks\r\n\r\n"
    "BYLINE: A. Writer\r\n\r\nSECTION: NEWS; Pg. 6\r\n\r\nLENGTH: 9 words\r\n\r\n"
    "Mali received\r\nguests.\r\n\r\nThey came from Chad.\r\n\r\n"
    "LOAD-DATE: January 12, 2010\r\n\r\nLANGUAGE: ENGLISH\r\n\r\n"
    "                    Copyright 2010 The Courier\r\n\r\n"
    "                       2 of 2 DOCUMENTS\r\n\r\n"
    "The Niamey Sun\r\n\r\nMarch 1, 2011\r\n\r\nLENGTH: 2 words\r\n\r\nNiger spoke.\r\n";

static void the_old_layout_is_read(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.TXT", old_layout);
    assert_string_equal(reading->text,
                        "a.TXT#1|20100111|Guests arrive for talks|Guests arrive for talks\n\nMali "
                        "received\nguests.\n\nThey came from Chad.\na.TXT#2|20110301||Niger spoke.\n");
    assert_true(enti_text_is(reading->last.source, "The Niamey Sun"));
    assert_int_equal(reading->kept.count, 0);
}

static void html_of_the_old_layout_is_read(void **state) {
    struct reading *reading = *state;
    read_string(
        reading, "a.html",
        "<HTML><BODY><DIV>1 of 1 DOCUMENTS</DIV><DIV>The Courier</DIV><DIV><P><SPAN>January</SPAN> 11, "
        "2010</P></DIV><DIV>Guests<BR>arrive</DIV><DIV>LENGTH: 9 words</DIV><P>Mali.</P><P>Chad.</P>"
        "<DIV>LANGUAGE: FRENCH</DIV></BODY></HTML>");
    assert_string_equal(reading->text, "a.html|20100111|Guests arrive|Guests arrive\n\nMali.\n\nChad.\n");
    assert_true(enti_text_is(reading->last.language, "fr"));
}

#define NEW_LAYOUT(title, text)                                                                              \
    title "\n\nThe Courier\n\nJanuary 11, 2010 Monday\n\nCopyright 2010 X All Rights Reserved\n\nSection: "  \
          "NEWS; Pg. 3\n\nLength: 4 words\n\nByline: A. Writer\n\nBody\n\n" text                             \
          "\n\nClassification\n\nLanguage: ENGLISH\n\nLoad-Date: January 12, 2010\n\nEnd of Document\n\n"

static void the_new_layout_is_read(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.txt",
                NEW_LAYOUT("Guests arrive", "Mali.\n\nChad.") NEW_LAYOUT("They leave", "Niger."));
    assert_string_equal(reading->text, "a.txt#1|20100111|Guests arrive|Guests arrive\n\nMali.\n\nChad.\n"
                                       "a.txt#2|20100111|They leave|They leave\n\nNiger.\n");
    const ent_article *article = &reading->last;
    assert_true(enti_text_is(article->source, "The Courier"));
    assert_true(enti_text_is(article->author, "A. Writer"));
    assert_true(enti_text_is(article->language, "en"));
}

static void factiva_is_read(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.txt",
                "HD \nGuests arrive\nBY By A. Writer\nWC 4 words\nPD 11 January 2010\nSN The Courier\n"
                "SC COUR\nLA English\nCY (c) 2010\nLP \nMali.\n\nTD\nChad.\n\nIT too.\nAN\n"
                "Document COUR000020100111e61b0001\n\n"
                "They leave\n\nBy B. Writer\n1,204 words\n12 January 2010\n03:15\nThe Sun\nSUN\n7\n"
                "French\n(c) 2010 The Sun\n\nNiger.\n\nDocument SUN0000020100112e61c0002\n");
    assert_string_equal(reading->text,
                        "a.txt#1|20100111|Guests arrive|Guests arrive\n\nMali.\n\nChad.\n\nIT too.\n"
                        "a.txt#2|20100112|They leave|They leave\n\nNiger.\n");
    assert_true(enti_text_is(reading->last.source, "The Sun"));
    assert_true(enti_text_is(reading->last.language, "fr"));
    assert_true(enti_text_is(reading->last.author, "By B. Writer"));
}

static void add_member(struct archive *archive, const char *name, const char *text) {
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t)strlen(text));
    archive_entry_set_filetype(entry, AE_IFREG);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    assert_int_equal(archive_write_data(archive, text, strlen(text)), strlen(text));
    archive_entry_free(entry);
}

/* A DOCX whose paragraphs are parted by '|' in `text`; the first is a title. */
static void put_docx(const char *path, const char *text) {
    char xml[4096] = "<w:document xmlns:w=\"http://x/w\"><w:body><w:p><w:pPr><w:pStyle "
                     "w:val=\"Title\"/></w:pPr><w:r><w:t>";
    for (; *text; text++) {
        char one[2] = {*text, '\0'};
        strcat(xml, *text == '|' ? "</w:t></w:r></w:p><w:p><w:r><w:t>" : one);
    }
    strcat(xml, "</w:t></w:r></w:p></w:body></w:document>");
    struct archive *archive = archive_write_new();
    assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
    add_member(archive, "[Content_Types].xml", "<Types/>");
    add_member(archive, strstr(path, ".xlsx") ? "xl/book.xml" : "word/document.xml", xml);
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
}

static void word_documents_are_read(void **state) {
    struct reading *reading = *state;
    put_docx("a.docx", "Guests arrive|Mali &amp; Chad.|Ni</w:t></w:r><w:r><w:t>ger.");
    add_input(reading, "a.docx");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_string_equal(reading->text, "a.docx|0|Guests arrive|Guests arrive\n\nMali & Chad.\n\nNiger.\n");
    put_docx("a.docx", " ");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_int_equal(reading->refused, 1);
    assert_true(said(reading, "skipped: it has no text"));
    put_docx(
        "a.docx",
        "Guests arrive|The Courier|January 11, 2010|Copyright 2010|Length: 4 words|Body|Mali.|"
        "Load-Date: January 12, 2010|End of Document|They leave|The Courier|January 12, 2010|Body|Niger.|"
        "Load-Date: x|End of Document");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_string_equal(reading->text, "a.docx#1|20100111|Guests arrive|Guests arrive\n\nMali.\n"
                                       "a.docx#2|20100112|They leave|They leave\n\nNiger.\n");
    put_docx("a.xlsx", "1");
    reading->inputs[0] = "a.xlsx";
    assert_int_equal(read_all(reading), ENT_OK);
    assert_true(said(reading, "a.xlsx:0:0: skipped: spreadsheets"));
}

static void mail_is_read(void **state) {
    struct reading *reading = *state;
    read_string(
        reading, "a.eml",
        "From: =?iso-8859-1?q?C=F4te?= =?utf-8?B?IFByZXNz?= <a@b.example>\r\nSubject: =?utf-8?q?Talks_in\r\n "
        "=?= Bamako\r\nDate: Mon, 19 Aug 24 17:42:08 +0200\r\nMessage-ID: <1@b>\r\nContent-Type: "
        "multipart/alternative; boundary=\"x y\"\r\n\r\npreamble\r\n--x y\r\nContent-Type: text/html\r\n\r\n"
        "<p>no</p>\r\n--x y\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
        "quoted-printable\r\n\r\nC=F4te d'Ivoire met =\r\nMali.\r\n--x y--\r\n");
    assert_true(strstr(reading->text, "<1@b>|20240819|") == reading->text);
    assert_true(strstr(reading->text, "\n\nC\u00F4te d'Ivoire met Mali.\n") != NULL);
    assert_true(enti_text_is(reading->last.source, "C\u00F4te Press"));
    read_string(reading, "a.mbox",
                "From a@b Mon Aug 19 17:42:08 2024\nFrom: a@b\nSubject: One\n\nMali.\n\n"
                "From a@b Mon Aug 19 17:43:08 2024\nFrom: a@b\nSubject: Two\nContent-Type: text/html\n"
                "Content-Transfer-Encoding: base64\n\nPHA+Q2hhZDwvcD48cD5OaWdlcjwvcD4=\n");
    assert_string_equal(reading->text, "a.mbox#1|0|One|One\n\nMali.\na.mbox#2|0|Two|Two\n\nChad\n\nNiger\n");
    read_string(reading, "a.txt", "From: the desk\nTo: whom it may concern, a letter\n");
    assert_int_equal(reading->articles, 1);
}

static void damaged_documents_do_no_harm(void **state) {
    struct reading *reading = *state;
    static const char *const files[] = {
        old_layout, NEW_LAYOUT("Guests arrive", "Mali."),
        "From: a\nSubject: =?utf-8?q?x?=\nContent-Type: multipart/x; boundary=b\n\n--b\n"
        "Content-Type: multipart/x; boundary=b\n\n--b\n\nMali\n--b--\n",
        "HD x\nPD 1 May 2010\nLP Mali\nDocument COUR000020100111e61b0001\n"};
    uint64_t seed = 9;
    for (size_t f = 0; f < 4; f++)
        for (int i = 0; i < 500; i++) {
            size_t len = strlen(files[f]);
            char *copy = enti_arena_take(&reading->arena, len, 1);
            memcpy(copy, files[f], len);
            for (int k = 0; k < 4; k++)
                copy[random_below(&seed, len)] = "\n:=?- \0D1"[random_below(&seed, 9)];
            assert_int_equal(read_bytes(reading, "a", enti_text(copy, len - random_below(&seed, len / 2))),
                             ENT_OK);
            enti_arena_reset(&reading->arena);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(the_old_layout_is_read),       READING_TEST(html_of_the_old_layout_is_read),
        READING_TEST(the_new_layout_is_read),       READING_TEST(factiva_is_read),
        READING_TEST(word_documents_are_read),      READING_TEST(mail_is_read),
        READING_TEST(damaged_documents_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
