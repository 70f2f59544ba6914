/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

#include "corpus/shortcodes.h"

static void rss_items_are_articles(void **state) {
    struct reading *reading = *state;
    read_string(reading, "f.xml",
                "<?xml version=\"1.0\"?>\n<!-- <item> -->\n<rss version=\"2.0\" "
                "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n<channel><title>The "
                "Paper</title><language>en</language><image><title>x</title></image>\n"
                "<item><title>Talks &amp;amp; tea</title><link>http://p.example/1</link>"
                "<pubDate>Mon, 19 Aug 24 23:42:08 -0900</pubDate><description>short</description>"
                "<content:encoded><![CDATA[<p>Mali "
                "&lt;</item>&gt;</p><p>Chad&nbsp;too</p>]]></content:encoded></item>\n"
                "<item><guid>g2</guid><description>C&ocirc;te "
                "&lt;b&gt;d&amp;#8217;Ivoire&lt;/b&gt;</description></item>\n"
                "</channel></rss>");
    assert_string_equal(reading->text,
                        "http://p.example/1|20240819|Talks & tea|Talks & tea\n\nMali <>\n\nChad\u00A0too\n"
                        "g2|0||C\u00F4te d\u2019Ivoire\n");
    assert_true(enti_text_is(reading->last.source, "The Paper"));
    assert_true(enti_text_is(reading->last.language, "en"));
}

static void atom_entries_are_articles(void **state) {
    struct reading *reading = *state;
    read_string(
        reading, "f.xml",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\"><title>Le Journal</title><id>feed</id>"
        "<entry><id>e1</id><title type=\"html\">Mali &amp;amp; Chad</title><link rel=\"self\" "
        "href=\"http://x/self\"/><link href=\"http://x/1\"/><updated>2024-03-05T00:00:00Z</updated>"
        "<published>2024-03-01T23:30:00-05:00</published><author><name>A</name><email>e</email></author>"
        "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Mali</p><p>Ch<b>a</b>d</p>"
        "</div></content></entry>"
        "<entry><id>e2</id><summary type=\"text\">a &lt;b&gt; c</summary></entry></feed>");
    assert_string_equal(reading->text,
                        "e1|20240301|Mali & Chad|Mali & Chad\n\nMali\n\nChad\ne2|0||a <b> c\n");
    assert_true(enti_text_is(reading->last.source, "Le Journal"));
    assert_true(enti_text_is(reading->last.language, "fr"));
}

static void a_bad_item_costs_itself_alone(void **state) {
    struct reading *reading = *state;
    read_string(reading, "f.xml",
                "<rss><channel><item><title>Mali</title><b></item>\n<item><title>Chad\n<item><title>Niger</"
                "title></item>"
                "<item><foo/></item>\n<item><title>Togo &bogus; &amp;</titel></item><item>");
    assert_int_equal(reading->counts.records_skipped, 2);
    assert_int_equal(reading->refused, 1);
    assert_string_equal(
        reading->text,
        "f.xml#1|0|Mali|Mali\nf.xml#2|0|Niger|Niger\nf.xml#4|0|Togo &bogus; &|Togo &bogus; &\n");
    assert_true(said(reading, "f.xml:2:0: skipped: an item that does not end"));
}

static void feeds_say_their_encoding(void **state) {
    struct reading *reading = *state;
    read_string(reading, "f.xml",
                "<?xml version='1.0' encoding='windows-1251'?><rss><item><title>\xCC\xE0\xEB\xE8</title>"
                "</item></rss>");
    assert_string_equal(reading->text, "f.xml|0|\u041C\u0430\u043B\u0438|\u041C\u0430\u043B\u0438\n");
    assert_int_equal(reading->kept.count, 0);
}

static void a_million_laughs_are_not_laughed(void **state) {
    struct reading *reading = *state;
    read_string(reading, "f.xml",
                "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY x SYSTEM "
                "\"/etc/passwd\">]><rss><item><title>Mali &b;&x;</title></item></rss>");
    assert_int_equal(reading->articles, 1);
    assert_true(reading->last.text.len < 30);
}

static const char export[] =
    "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" "
    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
    "<channel><title>Blog</title><wp:wxr_version>1.2</wp:wxr_version>"
    "<item><title>One</title><wp:post_date>2024-03-01 23:00:00</wp:post_date><pubDate>Sat, 02 Mar 2024 "
    "05:00:00 "
    "+0000</pubDate><wp:status><![CDATA[publish]]></wp:status><wp:post_type>post</"
    "wp:post_type><content:encoded>"
    "<![CDATA[<!-- wp:paragraph -->Mali [sic].\n\n[caption id=\"x\"]<img/> Ghana[/caption]\n\n[box "
    "a=\"b\"]Chad "
    "[...][/box][gallery]]]></content:encoded></item>"
    "<item><title>Two</title><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>"
    "<item><title>Three</title><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item>"
    "</channel></rss>";

static void exports_give_what_was_published(void **state) {
    struct reading *reading = *state;
    read_string(reading, "w.xml", export);
    assert_string_equal(reading->text, "w.xml|20240301|One|One\n\nMali [sic].\n\nChad [...]\n");
    assert_true(said(reading, "passed over: 2 items"));
    assert_int_equal(reading->counts.records_skipped, 0);
}

static void shortcodes_of_any_shape_end(void **state) {
    struct reading *reading = *state;
    static const char *const rows[][2] = {
        {"[caption]Mali", "Mali"}, {"[", "["}, {"[/x]", ""}, {"[a b]", "[a b]"}, {"[[gallery]]", "[]"}};
    for (size_t i = 0; i < 5; i++)
        assert_true(
            enti_text_is(enti_without_shortcodes(&reading->arena, enti_text_of(rows[i][0])), rows[i][1]));
}

static void damaged_feeds_do_no_harm(void **state) {
    struct reading *reading = *state;
    uint64_t seed = 5;
    char copy[sizeof export];
    for (int i = 0; i < 2000; i++) {
        memcpy(copy, export, sizeof export);
        for (int k = 0; k < 4; k++)
            copy[random_below(&seed, sizeof export)] = "<>&;[]!-/\"\0x"[random_below(&seed, 12)];
        size_t begin = random_below(&seed, 50);
        assert_int_equal(
            read_bytes(reading, "w.xml", enti_text(copy + begin, random_below(&seed, sizeof copy - begin))),
            ENT_OK);
        enti_arena_reset(&reading->arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(rss_items_are_articles),           READING_TEST(atom_entries_are_articles),
        READING_TEST(a_bad_item_costs_itself_alone),    READING_TEST(feeds_say_their_encoding),
        READING_TEST(a_million_laughs_are_not_laughed), READING_TEST(exports_give_what_was_published),
        READING_TEST(shortcodes_of_any_shape_end),      READING_TEST(damaged_feeds_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
