/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

static void add_record(enti_buffer *out, const char *type, const char *content_type, const char *block) {
    enti_buffer_add_format(
        out,
        "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://x.example/%zu\r\nWARC-Date: "
        "2024-03-09T01:02:03Z\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n%s\r\n\r\n",
        type, out->len, content_type, strlen(block), block);
}

static void pages_and_texts_are_articles(void **state) {
    struct reading *reading = *state;
    enti_buffer warc;
    enti_buffer_init(&warc);
    static const char http[] = "application/http; msgtype=response";
    add_record(&warc, "warcinfo", "application/warc-fields", "a: b");
    add_record(&warc, "request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n");
    add_record(
        &warc, "response", http,
        "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=windows-1251\r\n\r\n<html><title>T</title>"
        "<p>\xCC\xE0\xEB\xE8</p></html>");
    add_record(&warc, "response", http,
               "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html><p>no</p>");
    add_record(&warc, "response", http, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
    add_record(&warc, "response", http,
               "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n<p>Mali "
               "m\r\nA;x\r\net "
               "Chad.</\r\n2\r\np>\r\n0\r\n\r\n");
    add_record(&warc, "conversion", "text/plain", "Talks\nNiger.\n");
    assert_int_equal(read_bytes(reading, "a.warc", enti_buffer_text(&warc)), ENT_OK);
    assert_int_equal(reading->articles, 3);
    assert_true(strstr(reading->text, "|20240309|T|T\n\n\u041C\u0430\u043B\u0438\n") != NULL);
    assert_true(strstr(reading->text, "|20240309||Mali met Chad.\n") != NULL);
    assert_true(strstr(reading->text, "|20240309|Talks|Talks\nNiger.\n") != NULL);
    assert_true(enti_text_is(reading->last.date_from, "crawl"));
    assert_true(enti_text_is(reading->last.source, "x.example"));
    assert_true(said(reading, "passed over: 4 records"));
    enti_buffer_release(&warc);
}

static void arc_is_read_too(void **state) {
    struct reading *reading = *state;
    static const char page[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Mali</p>";
    char arc[512];
    snprintf(arc, sizeof arc,
             "filedesc://a.arc 127.0.0.1 20240309050221 text/plain 6\n1 0 X\n\nhttp://x.example/ 1.2.3.4 "
             "20240309050221 text/html %zu\n%s\n",
             strlen(page), page);
    read_string(reading, "a.arc", arc);
    assert_string_equal(reading->text, "http://x.example/|20240309||Mali\n");
}

static void damage_costs_a_record(void **state) {
    struct reading *reading = *state;
    enti_buffer warc;
    enti_buffer_init(&warc);
    add_record(&warc, "conversion", "text/plain", "Mali\n\nChad.");
    enti_buffer_add_string(&warc, "garbage\r\nmore\r\n");
    enti_buffer_add_string(&warc,
                           "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: x\r\n\r\nlost\r\n\r\n");
    add_record(&warc, "conversion", "text/plain", "Niger.");
    enti_buffer_add_string(&warc,
                           "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: "
                           "999999\r\n\r\ncut");
    assert_int_equal(read_bytes(reading, "a.warc", enti_buffer_text(&warc)), ENT_OK);
    assert_int_equal(reading->articles, 2);
    assert_true(said(reading, "a record without a length"));
    assert_true(said(reading, "3 lines that belong to no record"));
    assert_true(said(reading, "the record is cut off"));
    uint64_t seed = 11;
    for (int i = 0; i < 2000; i++) {
        char *copy = enti_arena_take(&reading->arena, warc.len, 1);
        memcpy(copy, warc.bytes, warc.len);
        for (int k = 0; k < 5; k++) copy[random_below(&seed, warc.len)] = (char)random_next(&seed);
        assert_int_equal(read_bytes(reading, "a.warc", enti_text(copy, warc.len)), ENT_OK);
        enti_arena_reset(&reading->arena);
    }
    enti_buffer_release(&warc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(pages_and_texts_are_articles),
        READING_TEST(arc_is_read_too),
        READING_TEST(damage_costs_a_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
