/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The writers by themselves: numbers, choice of format, sizes and failures. What other programs make of the
 * files is the business of tests/readers.test.sh. */
#include "sample.h"

#include "export/export.h"

#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/entente-export-XXXXXX";

static const char *in_folder(const char *name) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static char *contents(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    *len = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*len + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *len, file), *len);
    bytes[*len] = '\0';
    fclose(file);
    return bytes;
}

static void remove_files(void) {
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s/*", folder);
    assert_int_equal(system(command), 0);
}

static void numbers_are_short_and_exact(void **state) {
    (void)state;
    const struct {
        double value;
        int digits;
        const char *text;
    } rows[] = {{0.1 + 0.2, 12, "0.3"},
                {1e-9, 12, "1e-9"},
                {1e15, 12, "1000000000000000"},
                {1234567, 6, "1234567"},
                {1234567.5, 6, "1234570"},
                {-0.0, 12, "0"},
                {-2.5, 12, "-2.5"},
                {1.0 / 3, 12, "0.333333333333"},
                {2.0 / 3, 6, "0.666667"},
                {0.00012345, 12, "0.00012345"},
                {0.000012345, 12, "1.2345e-5"},
                {-1e20, 12, "-1e20"},
                {1.5e300, 12, "1.5e300"},
                {999999.5, 6, "1000000"},
                {0.9999999, 6, "1"},
                {5e-324, 12, "4.94065645841e-324"},
                {NAN, 12, ""},
                {INFINITY, 12, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enti_buffer out;
        enti_buffer_init(&out);
        enti_write_number(&out, rows[i].value, rows[i].digits);
        enti_buffer_add_byte(&out, '\0');
        assert_string_equal(out.bytes, rows[i].text);
        enti_buffer_release(&out);
    }
}

static void a_suffix_names_its_format(void **state) {
    (void)state;
    const char *format = "untouched";
    assert_int_equal(ent_format_of_path(&format, "a.b/net.graphml"), ENT_OK);
    assert_string_equal(format, "graphml");
    assert_int_equal(ent_format_of_path(&format, "net.gv"), ENT_OK);
    assert_string_equal(format, "dot");
    assert_int_equal(ent_format_of_path(&format, "net.csv"), ENT_OK);
    assert_string_equal(format, "csv");
    assert_int_equal(ent_format_of_path(&format, "net-nodes.csv"), ENT_OK);
    assert_string_equal(format, "csv-nodes");
    assert_int_equal(ent_format_of_path(&format, "net.docx"), ENT_NOT_FOUND);
    assert_string_equal(format, "csv-nodes");
}

static void unknown_formats_and_shapes_are_usage_errors(void **state) {
    (void)state;
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_network *network = plain_network(2, 1);
    ent_write_options options;
    const struct {
        const char *format, *shape, *path;
    } rows[] = {{"docx", NULL, "x.json"},
                {NULL, NULL, "x.docx"},
                {"json", "round", "x.json"},
                {NULL, "node-link", "x.graphml"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ent_write_options_init(&options);
        options.format = rows[i].format;
        options.json_shape = rows[i].shape;
        assert_int_equal(ent_network_write_path(network, &options, in_folder(rows[i].path), &sink),
                         ENT_USAGE);
        assert_int_equal(kept.count, i + 1);
        assert_int_not_equal(access(in_folder(rows[i].path), F_OK), 0);
    }
    ent_network_free(network);
}

static ent_status write_as(const ent_network *network, const enti_writer *writer, const char *path,
                           const ent_sink *sink) {
    ent_write_options options;
    ent_write_options_init(&options);
    options.format = writer->name;
    return ent_network_write_path(network, &options, path, sink);
}

static void the_same_bytes_twice(void **state) {
    (void)state;
    ent_network *network = hostile_network(true);
    for (size_t i = 0; enti_writer_at(i); i++) {
        size_t a_len, b_len;
        assert_int_equal(write_as(network, enti_writer_at(i), in_folder("twice"), NULL), ENT_OK);
        char *a = contents(in_folder("twice"), &a_len);
        assert_int_equal(write_as(network, enti_writer_at(i), in_folder("twice"), NULL), ENT_OK);
        char *b = contents(in_folder("twice"), &b_len);
        assert_int_equal(a_len, b_len);
        assert_memory_equal(a, b, a_len);
        free(a);
        free(b);
    }
    ent_network_free(network);
    remove_files();
}

static void b32_no_nan_no_infinity(void **state) {
    (void)state;
    ent_network *network = plain_network(3, 2);
    enti_column *column = sample_column(network, ENT_SCOPE_NODE, "undefined", ENTI_COLUMN_DOUBLE);
    column->values.real[1] = INFINITY;
    for (size_t i = 0; enti_writer_at(i); i++) {
        size_t len;
        assert_int_equal(write_as(network, enti_writer_at(i), in_folder("nan"), NULL), ENT_OK);
        char *bytes = contents(in_folder("nan"), &len);
        assert_null(strstr(bytes, "nan"));
        assert_null(strstr(bytes, "NaN"));
        assert_null(strstr(bytes, "inf"));
        if (enti_writer_at(i)->shape) assert_non_null(strstr(bytes, "\"undefined\": null"));
        free(bytes);
    }
    ent_network_free(network);
    remove_files();
}

static void b58_a_full_disk_is_an_output_error(void **state) {
    (void)state;
    ent_network *networks[] = {plain_network(0, 0), plain_network(1, 0), plain_network(1000, 20000)};
    for (size_t n = 0; n < 3; n++) {
        for (size_t i = 0; enti_writer_at(i); i++) {
            struct kept kept;
            ent_sink sink = keep_in(&kept);
            assert_int_equal(write_as(networks[n], enti_writer_at(i), "/dev/full", &sink), ENT_OUTPUT);
            assert_int_equal(kept.count, 1);
            assert_non_null(strstr(kept.text, "/dev/full"));
        }
        ent_network_free(networks[n]);
    }
    assert_int_not_equal(access("/dev/full-nodes.csv", F_OK), 0);
}

static void a_failed_write_leaves_the_old_file(void **state) {
    (void)state;
    ent_network *small = plain_network(2, 1), *large = plain_network(100, 2000);
    size_t before, after;
    assert_int_equal(write_as(small, enti_writer_at(0), in_folder("old.graphml"), NULL), ENT_OK);
    char *old = contents(in_folder("old.graphml"), &before);
    ent_write_options options;
    ent_write_options_init(&options);
    options.format = "graphml";
    ent_output *output;
    assert_int_equal(ent_output_open(&output, in_folder("old.graphml"), NULL), ENT_OK);
    assert_int_equal(ent_network_write(large, &options, output, NULL), ENT_OK);
    ent_output_discard(output);
    char *now = contents(in_folder("old.graphml"), &after);
    assert_int_equal(before, after);
    assert_memory_equal(old, now, before);
    free(old);
    free(now);
    ent_network_free(small);
    ent_network_free(large);
    remove_files();
}

/* Under a locale with a decimal comma, built for the test: fractional weights give the same bytes. */
static void b33_a_decimal_comma_changes_nothing(void **state) {
    (void)state;
    char command[256];
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 2>/dev/null", folder);
    if (system(command)) print_message("no localedef: the test is empty\n");
    setenv("LOCPATH", folder, 1);
    ent_network *network = hostile_network(true);
    for (size_t i = 0; enti_writer_at(i); i++) {
        size_t a_len, b_len;
        setlocale(LC_ALL, "C");
        assert_int_equal(write_as(network, enti_writer_at(i), in_folder("locale"), NULL), ENT_OK);
        char *a = contents(in_folder("locale"), &a_len);
        bool comma = setlocale(LC_ALL, "de_DE.UTF-8") && localeconv()->decimal_point[0] == ',';
        if (!comma) print_message("no locale with a comma: the test is empty\n");
        assert_int_equal(write_as(network, enti_writer_at(i), in_folder("locale"), NULL), ENT_OK);
        char *b = contents(in_folder("locale"), &b_len);
        assert_int_equal(a_len, b_len);
        assert_memory_equal(a, b, a_len);
        free(a);
        free(b);
    }
    setlocale(LC_ALL, "C");
    unsetenv("LOCPATH");
    ent_network_free(network);
    remove_files();
}

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_short_and_exact),
        cmocka_unit_test(a_suffix_names_its_format),
        cmocka_unit_test(unknown_formats_and_shapes_are_usage_errors),
        cmocka_unit_test(the_same_bytes_twice),
        cmocka_unit_test(b32_no_nan_no_infinity),
        cmocka_unit_test(b33_a_decimal_comma_changes_nothing),
        cmocka_unit_test(b58_a_full_disk_is_an_output_error),
        cmocka_unit_test(a_failed_write_leaves_the_old_file),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
