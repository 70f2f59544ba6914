/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

#include <archive.h>
#include <archive_entry.h>

struct member {
    const char *name, *text;
};

static void add_member(struct archive *archive, const char *name, ent_text bytes) {
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t)bytes.len);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    assert_int_equal(archive_write_data(archive, bytes.at, bytes.len), bytes.len);
    archive_entry_free(entry);
}

typedef int enable(struct archive *archive);

static struct archive *begin_archive(const char *path, enable *format, enable *filter) {
    struct archive *archive = archive_write_new();
    assert_int_equal(format(archive), ARCHIVE_OK);
    if (filter) assert_int_equal(filter(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
    return archive;
}

static void end_archive(struct archive *archive) {
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
}

static void put_packed(const char *path, enable *format, enable *filter, ent_text bytes) {
    struct archive *archive = begin_archive(path, format, filter);
    add_member(archive, "inner", bytes);
    end_archive(archive);
}

static void compressed_files_are_read_as_what_they_hold(void **state) {
    struct reading *reading = *state;
    static enable *const filters[] = {archive_write_add_filter_gzip, archive_write_add_filter_bzip2,
                                      archive_write_add_filter_xz, archive_write_add_filter_zstd};
    add_input(reading, "a.jsonl.z");
    for (size_t i = 0; i < 4; i++) {
        put_packed("a.jsonl.z", archive_write_set_format_raw, filters[i],
                   ENTI_TEXT("{\"text\": \"Mali\"}\n{\"text\": \"Chad\"}\n"));
        assert_int_equal(read_all(reading), ENT_OK);
        assert_string_equal(reading->text, "a.jsonl.z#1|0||Mali\na.jsonl.z#2|0||Chad\n");
        put_packed("a.jsonl.z", archive_write_set_format_raw, filters[i], ENTI_TEXT(""));
        assert_int_equal(read_all(reading), ENT_OK);
        assert_int_equal(reading->articles + reading->kept.count, 0);
    }
}

static void members_are_files_of_their_own(void **state) {
    struct reading *reading = *state;
    static enable *const formats[][2] = {{archive_write_set_format_zip, NULL},
                                         {archive_write_set_format_pax, NULL},
                                         {archive_write_set_format_ustar, archive_write_add_filter_gzip},
                                         {archive_write_set_format_gnutar, archive_write_add_filter_zstd}};
    add_input(reading, "all.pack");
    for (size_t i = 0; i < 4; i++) {
        struct archive *archive = begin_archive("all.pack", formats[i][0], formats[i][1]);
        add_member(archive, "./in/a.txt", ENTI_TEXT("Mali"));
        add_member(archive, "__MACOSX/in/a.txt", ENTI_TEXT("never"));
        add_member(archive, "in/._a.txt", ENTI_TEXT("never"));
        add_member(archive, "in/p.pdf", ENTI_TEXT("%PDF-1.4"));
        add_member(archive, "in/b.jsonl", ENTI_TEXT("{\"text\": \"Chad\"}\n{\"text\": \"Niger\"}\n"));
        end_archive(archive);
        assert_int_equal(read_all(reading), ENT_OK);
        assert_string_equal(
            reading->text,
            "all.pack/in/a.txt|0||Mali\nall.pack/in/b.jsonl#1|0||Chad\nall.pack/in/b.jsonl#2|0||Niger\n");
        assert_int_equal(reading->counts.files, 2);
        assert_int_equal(reading->counts.files_skipped, 1);
        assert_true(said(reading, "all.pack/in/p.pdf:0:0: skipped: PDF is not read"));
    }
}

static ent_text slurp(struct reading *reading, const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = enti_arena_take(&reading->arena, 1 << 20, 1);
    size_t len = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return enti_text(bytes, len);
}

static void archives_nest_two_deep(void **state) {
    struct reading *reading = *state;
    put_packed("1.zip", archive_write_set_format_zip, NULL, ENTI_TEXT("Mali"));
    put_packed("2.zip", archive_write_set_format_zip, NULL, slurp(reading, "1.zip"));
    put_packed("3.zip", archive_write_set_format_zip, NULL, slurp(reading, "2.zip"));
    add_input(reading, "2.zip");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_string_equal(reading->text, "2.zip/inner/inner|0||Mali\n");
    reading->inputs[0] = "3.zip";
    assert_int_equal(read_all(reading), ENT_OK);
    assert_int_equal(reading->articles, 0);
    assert_string_equal(reading->kept.text,
                        "3.zip/inner/inner:0:0: skipped: archives are nested more than two deep\n");
    assert_int_equal(reading->counts.files_skipped, 1);
}

static void what_grows_without_end_is_stopped(void **state) {
    struct reading *reading = *state;
    struct archive *archive =
        begin_archive("bomb.gz", archive_write_set_format_raw, archive_write_add_filter_gzip);
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    static char blanks[1 << 20];
    memset(blanks, ' ', sizeof blanks);
    for (int i = 0; i < 100; i++) assert_true(archive_write_data(archive, blanks, sizeof blanks) > 0);
    archive_entry_free(entry);
    end_archive(archive);
    add_input(reading, "bomb.gz");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_int_equal(reading->articles, 0);
    assert_int_equal(reading->counts.files_skipped, 1);
    assert_int_equal(reading->kept.count, 1);
    assert_true(said(reading, "unpacking stopped"));
}

static void damage_is_said_once_and_what_came_before_is_kept(void **state) {
    struct reading *reading = *state;
    enti_buffer lines;
    enti_buffer_init(&lines);
    uint64_t seed = 7;
    for (int i = 0; i < 20000; i++)
        enti_buffer_add_format(&lines, "{\"text\": \"Mali %llu\"}\n", (unsigned long long)random_next(&seed));
    put_packed("a.gz", archive_write_set_format_raw, archive_write_add_filter_gzip, enti_buffer_text(&lines));
    enti_buffer_release(&lines);
    ent_text whole = slurp(reading, "a.gz");
    put_bytes("a.gz", whole.at, whole.len / 2);
    add_input(reading, "a.gz");
    put("b.txt", "Chad");
    add_input(reading, "b.txt");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_true(reading->articles > 5000 && reading->articles < 15000);
    assert_int_equal(reading->counts.files_skipped, 1);
    assert_int_equal(reading->counts.files, 1);
    assert_int_equal(reading->kept.count, 1);
    assert_true(said(reading, "a.gz:0:0: unpacking failed: "));
}

static void damaged_archives_do_no_harm(void **state) {
    struct reading *reading = *state;
    struct archive *archive = begin_archive("all.zip", archive_write_set_format_zip, NULL);
    for (int i = 0; i < 3; i++)
        add_member(archive, "a.txt", ENTI_TEXT("Mali met Chad in Bamako, in Bamako."));
    end_archive(archive);
    ent_text whole = slurp(reading, "all.zip");
    uint64_t seed = 3;
    for (int i = 0; i < 300; i++) {
        char *copy = enti_arena_take(&reading->arena, whole.len, 1);
        memcpy(copy, whole.at, whole.len);
        for (int k = 0; k < 3; k++) copy[random_below(&seed, whole.len)] = (char)random_next(&seed);
        assert_int_equal(
            read_bytes(reading, "all.zip", enti_text(copy, whole.len - random_below(&seed, 2) * 100)),
            ENT_OK);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(compressed_files_are_read_as_what_they_hold),
        READING_TEST(members_are_files_of_their_own),
        READING_TEST(archives_nest_two_deep),
        READING_TEST(what_grows_without_end_is_stopped),
        READING_TEST(damage_is_said_once_and_what_came_before_is_kept),
        READING_TEST(damaged_archives_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
