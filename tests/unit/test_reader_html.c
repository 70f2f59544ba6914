/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

#include "corpus/html.h"

static void expect_text(struct reading *reading, const char *html, const char *text) {
    char page[4096];
    snprintf(page, sizeof page, "<html><body>%s</body></html>", html);
    read_string(reading, "a.html", page);
    assert_int_equal(reading->articles, 1);
    assert_int_equal(reading->last.text.len, strlen(text));
    assert_memory_equal(reading->last.text.at, text, strlen(text));
}

/* B12 */
static void blocks_part_words_and_inline_tags_do_not(void **state) {
    struct reading *reading = *state;
    expect_text(reading,
                "<p>Mali</p><p>Chad</p><p><b>So</b>uth&nbsp;Sudan, C&ocirc;te d&#8217;Ivoire, C&ocirc;te "
                "d&amp;#39;Ivoire</p>",
                "Mali\n\nChad\n\nSouth\u00A0Sudan, C\u00F4te d\u2019Ivoire, C\u00F4te d'Ivoire");
    expect_text(reading, "<div>Mali<div>Chad</div>Niger</div>", "Mali\n\nChad\n\nNiger");
    expect_text(reading, "Mali<br>Chad <br> \n<br/>Niger", "Mali\nChad\n\nNiger");
    expect_text(reading, "<table><tr><td>Mali</td><td>Chad</td></tr><tr><td>Niger</td></tr></table>",
                "Mali Chad\n\nNiger");
    expect_text(reading, "<ul><li>Mali<li>Chad</ul>", "Mali\n\nChad");
    expect_text(reading, "<p> Mali \n <i> and </i>  Chad </p>", "Mali and Chad");
    expect_text(reading, "<pre>Mali\n  Chad</pre>", "Mali\n  Chad");
    expect_text(reading, "<p>A &amp;amp; B &lt;b&gt; &amp;nosuch; R&amp;D</p>", "A & B <b> &nosuch; R&D");
}

static const char page[] =
    "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><title>Talks in Bamako | The Paper</title>\n"
    "<meta property=\"og:title\" content=\"Talks in Bamako\">\n"
    "<meta property=\"og:site_name\" content=\"The Paper\">\n"
    "<meta property=\"article:published_time\" content=\"2024-03-01T23:10:00+01:00\">\n"
    "<meta name=\"author\" content=\"A. Writer\">\n"
    "<link rel=\"canonical\" href=\"https://paper.example/talks\">\n"
    "<style>p { color: red }</style><script>var x = '<p>Togo</p>';</script></head>\n"
    "<body class=\"single has-sidebar\"><nav><a href=\"/\">Benin</a></nav><header>The Paper</header>\n"
    "<article><h1>Talks in Bamako</h1><time datetime=\"2024-03-02\">2 March</time>\n"
    "<p>Mali met Chad.</p><figure><img alt=\"\"><figcaption>Ghana</figcaption></figure>\n"
    "<aside>Kenya</aside><p>Niger stayed.</p><div class=\"share-buttons\">Sudan</div>\n"
    "<section id=\"comments\"><p>Angola!</p></section></article>\n"
    "<div class=\"related-posts\"><article><p>Gabon</p></article></div><footer>Egypt</footer></body></html>";

static void a_page_gives_its_article_alone(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.html", page);
    assert_string_equal(reading->text, "https://paper.example/talks|20240301|Talks in Bamako|Talks in "
                                       "Bamako\n\n2 March\n\nMali met Chad.\n\nNiger stayed.\n");
    const ent_article *article = &reading->last;
    assert_true(enti_text_is(article->source, "The Paper"));
    assert_true(enti_text_is(article->author, "A. Writer"));
    assert_true(enti_text_is(article->language, "en-GB"));
    assert_int_equal(reading->kept.count, 0);
}

static void json_ld_serves_where_markup_does_not(void **state) {
    struct reading *reading = *state;
    read_string(
        reading, "a.html",
        "<html><head><script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"WebSite\", \"name\": "
        "\"x\"}, {\"@type\": [\"NewsArticle\"], \"headline\": \"Talks\", \"datePublished\": "
        "\"2024-03-01\", \"articleBody\": \"Mali met Chad.\", \"author\": [{\"name\": \"A\"}], "
        "\"publisher\": {\"name\": \"P\"}}]}</script></head><body><div>Log in</div></body></html>");
    assert_string_equal(reading->text, "a.html|20240301|Talks|Talks\n\nMali met Chad.\n");
    assert_true(enti_text_is(reading->last.source, "P"));
    read_string(reading, "a.html",
                "<html><script type=\"application/ld+json\">{\"@graph\": [1, {</script><body>Mali");
    assert_string_equal(reading->text, "a.html|0||Mali\n");
}

static void a_page_of_many_articles_is_read_whole(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.html",
                "<html><title>News</title><body><main><article><p>Mali met Chad.</p></article>"
                "<article><p>Niger and Togo.</p></article><article><p>Benin.</p></article>"
                "</main></body></html>");
    assert_string_equal(reading->text, "a.html|0|News|News\n\nMali met Chad.\n\nNiger and Togo.\n\nBenin.\n");
}

static void pages_say_their_encoding(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.html", "<html><meta charset=\"windows-1251\"><p>\xCC\xE0\xEB\xE8</p>");
    assert_string_equal(reading->text, "a.html|0||\xD0\x9C\xD0\xB0\xD0\xBB\xD0\xB8\n");
    read_string(
        reading, "a.html",
        "<html><meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'><p>d\x92Ivoire</p>");
    assert_string_equal(reading->text, "a.html|0||d\u2019Ivoire\n");
    assert_int_equal(reading->kept.count, 0);
    read_string(reading, "a.html", "<html><meta charset=klingon><p>C\xC3\xB4te</p>");
    assert_string_equal(reading->text, "a.html|0||C\u00F4te\n");
    assert_int_equal(reading->kept.count, 0);
    reading->options.encoding = "windows-1251";
    read_string(reading, "a.html", "<html><meta charset=utf-8><p>\xCC\xE0\xEB\xE8</p>");
    assert_string_equal(reading->text, "a.html|0||\xD0\x9C\xD0\xB0\xD0\xBB\xD0\xB8\n");
}

static void pages_without_text_are_refused(void **state) {
    struct reading *reading = *state;
    read_string(reading, "a.html", "<html><body><script>1</script></body></html>");
    assert_int_equal(reading->refused, 1);
    assert_string_equal(reading->kept.text, "a.html:1:0: skipped: it has no text\n");
}

static void bottomless_pages_end(void **state) {
    struct reading *reading = *state;
    enti_buffer html;
    enti_buffer_init(&html);
    enti_buffer_add_string(&html, "<html>");
    for (int i = 0; i < 100000; i++) enti_buffer_add_string(&html, "<div><article>");
    enti_buffer_add_string(&html, "Mali");
    assert_int_equal(read_bytes(reading, "a.html", enti_buffer_text(&html)), ENT_OK);
    assert_int_equal(reading->articles + reading->refused, 1);
    enti_buffer_release(&html);
}

static void fragments_are_taken_only_where_there_is_markup(void **state) {
    struct reading *reading = *state;
    static const char *const rows[][2] = {{"a < b & c", "a < b & c"},
                                          {"AT&amp;T", "AT&T"},
                                          {"<p>Mali</p>\n<p>Chad&#8230;</p>", "Mali\n\nChad\u2026"},
                                          {"", ""}};
    for (size_t i = 0; i < 4; i++) {
        ent_text text =
            enti_html_fragment(&reading->arena, enti_text_of(rows[i][0]), (enti_html_view){false});
        assert_true(enti_text_is(text, rows[i][1]));
    }
}

static void pages_of_more_than_ten_megabytes_come_whole(void **state) {
    struct reading *reading = *state;
    enti_buffer html;
    enti_buffer_init(&html);
    enti_buffer_add_string(&html, "<html><body><p>");
    while (html.len < 11 * 1024 * 1024) enti_buffer_add_string(&html, "Mali met Chad and went home again. ");
    enti_buffer_add_string(&html, "Niger.</p></body></html>");
    assert_false(html.failed);
    read_bytes(reading, "a.html", enti_buffer_text(&html));
    assert_int_equal(reading->articles, 1);
    ent_text text = reading->last.text;
    assert_true(text.len > 11 * 1024 * 1024 && enti_text_ends(text, ENTI_TEXT("Niger.")));
    enti_buffer_release(&html);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(blocks_part_words_and_inline_tags_do_not),
        READING_TEST(a_page_gives_its_article_alone),
        READING_TEST(json_ld_serves_where_markup_does_not),
        READING_TEST(a_page_of_many_articles_is_read_whole),
        READING_TEST(pages_say_their_encoding),
        READING_TEST(pages_without_text_are_refused),
        READING_TEST(bottomless_pages_end),
        READING_TEST(pages_of_more_than_ten_megabytes_come_whole),
        READING_TEST(fragments_are_taken_only_where_there_is_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
