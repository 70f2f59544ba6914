/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus.h"

#include <sys/socket.h>
#include <sys/un.h>

static void folders_are_walked_in_byte_order(void **state) {
    struct reading *reading = *state;
    mkdir("in", 0755);
    mkdir("in/b", 0755);
    put("in/c.txt", "three");
    put("in/b/x.txt", "two");
    put("in/a.txt", "one");
    put("in/.hidden.txt", "never");
    add_input(reading, "in/");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_string_equal(reading->text, "a.txt|0||one\nb/x.txt|0||two\nc.txt|0||three\n");
    assert_int_equal(reading->counts.files, 3);
    assert_int_equal(reading->counts.bytes, 11);
    assert_int_equal(reading->counts.bytes_total, 11);
    assert_int_equal(reading->kept.count, 0);
}

static void order_of_arguments_does_not_count(void **state) {
    struct reading *reading = *state;
    put("a.txt", "one");
    put("b.txt", "two");
    add_input(reading, "b.txt");
    add_input(reading, "a.txt");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_string_equal(reading->text, "a.txt|0||one\nb.txt|0||two\n");
}

static void clashing_ids_get_their_argument(void **state) {
    struct reading *reading = *state;
    mkdir("x", 0755);
    mkdir("y", 0755);
    put("x/1.txt", "one");
    put("y/1.txt", "two");
    put("y/2.txt", "three");
    add_input(reading, "y");
    add_input(reading, "x/1.txt");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_string_equal(reading->text, "x/1.txt|0||one\ny/1.txt|0||two\n2.txt|0||three\n");
}

static void the_same_file_is_read_once(void **state) {
    struct reading *reading = *state;
    mkdir("x", 0755);
    put("x/1.txt", "one");
    assert_int_equal(symlink("x/1.txt", "again.txt"), 0);
    add_input(reading, "x");
    add_input(reading, "./x/1.txt");
    add_input(reading, "again.txt");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_int_equal(reading->articles, 1);
    assert_int_equal(reading->counts.files_repeated, 2);
}

static void loops_and_special_files_are_skipped(void **state) {
    struct reading *reading = *state;
    mkdir("in", 0755);
    mkdir("in/deep", 0755);
    put("in/deep/a.txt", "one");
    assert_int_equal(symlink("..", "in/deep/up"), 0);
    assert_int_equal(symlink("nowhere", "in/dangling"), 0);
    assert_int_equal(mkfifo("in/pipe", 0644), 0);
    int number = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "in/socket"};
    assert_int_equal(bind(number, (struct sockaddr *)&address, sizeof address), 0);
    close(number);
    add_input(reading, "in");
    add_input(reading, "absent.txt");
    add_input(reading, "/dev/null");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_string_equal(reading->text, "deep/a.txt|0||one\n");
    assert_int_equal(reading->counts.files_skipped, 6);
    assert_string_equal(reading->kept.text, "/dev/null:0:0: skipped: a device is not an input\n"
                                            "absent.txt:0:0: skipped: No such file or directory\n"
                                            "in/dangling:0:0: skipped: No such file or directory\n"
                                            "in/deep/up:0:0: skipped: a folder that leads back to itself\n"
                                            "in/pipe:0:0: skipped: a named pipe is not opened (use '-' and a "
                                            "redirection)\n"
                                            "in/socket:0:0: skipped: a socket is not an input\n");
}

static void unreadable_files_are_skipped(void **state) {
    struct reading *reading = *state;
    put("a.txt", "one");
    put("b.txt", "two");
    chmod("a.txt", 0);
    chmod(".", 0755);
    add_input(reading, ".");
    bool is_root = geteuid() == 0; /* who may read anything */
    if (is_root) assert_int_equal(seteuid(65534), 0);
    ent_status status = read_all(reading);
    if (is_root) assert_int_equal(seteuid(0), 0);
    assert_int_equal(status, ENT_OK);
    assert_string_equal(reading->text, "b.txt|0||two\n");
    assert_string_equal(reading->kept.text, "./a.txt:0:0: skipped: Permission denied\n");
    assert_int_equal(reading->counts.files_skipped, 1);
}

static void deep_folders_end(void **state) {
    struct reading *reading = *state;
    char path[512] = "d";
    for (size_t i = 0; i < 110; i++) {
        assert_int_equal(mkdir(path, 0755), 0);
        snprintf(path + strlen(path), sizeof path - strlen(path), "/d");
    }
    put("d/a.txt", "one");
    add_input(reading, "d");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_int_equal(reading->articles, 1);
    assert_true(said(reading, "nested more than 100 deep"));
}

static void symbolic_links_do_not_multiply(void **state) {
    struct reading *reading = *state;
    char path[64], target[64];
    for (int i = 0; i < 12; i++) {
        snprintf(path, sizeof path, "%c", 'a' + i);
        mkdir(path, 0755);
        snprintf(target, sizeof target, "../%c", 'a' + i + 1);
        for (int k = 0; k < 2 && i < 11; k++) {
            snprintf(path, sizeof path, "%c/%d", 'a' + i, k);
            assert_int_equal(symlink(target, path), 0);
        }
    }
    add_input(reading, "a");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_int_equal(reading->counts.files_skipped, 32);
    assert_true(said(reading, "reached through more than 4 symbolic links"));
}

/* B56 */
static void empty_inputs_give_no_articles(void **state) {
    struct reading *reading = *state;
    mkdir("in", 0755);
    add_input(reading, "in");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_int_equal(reading->articles + reading->counts.files + reading->counts.files_skipped, 0);
    put("in/empty.txt", "");
    put("in/blank.txt", " \n\n");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_int_equal(reading->articles, 0);
    assert_int_equal(reading->counts.files, 2);
    assert_int_equal(reading->counts.files_skipped, 0);
}

static void standard_input_is_read_on_request(void **state) {
    struct reading *reading = *state;
    put("in.txt", "from a pipe");
    int number = dup(STDIN_FILENO);
    assert_non_null(freopen("in.txt", "r", stdin));
    add_input(reading, "-");
    assert_int_equal(read_all(reading), ENT_OK);
    assert_string_equal(reading->text, "-|0||from a pipe\n");
    dup2(number, STDIN_FILENO);
    close(number);
}

static void bad_options_are_usage_errors(void **state) {
    struct reading *reading = *state;
    reading->options.from = "klingon";
    assert_int_equal(read_all(reading), ENT_USAGE);
    assert_string_equal(reading->kept.text, ":0:0: unknown input format 'klingon'\n");
    reading->options.from = NULL;
    reading->options.encoding = "klingon";
    assert_int_equal(read_all(reading), ENT_USAGE);
    reading->options.encoding = NULL;
    reading->options.split = "(";
    assert_int_equal(read_all(reading), ENT_USAGE);
    assert_true(said(reading, "bad pattern '(' at offset 1"));
}

static ent_status stop(void *context, const enti_raw *raw) {
    (void)raw;
    ++*(size_t *)context;
    return ENT_OUTPUT;
}

static void a_handler_ends_the_run(void **state) {
    struct reading *reading = *state;
    put("a.txt", "one");
    put("b.txt", "two");
    add_input(reading, ".");
    size_t calls = 0;
    enti_record_handler handler = {stop, &calls, NULL};
    assert_int_equal(enti_corpus_new(&reading->corpus, &reading->options, NULL), ENT_OK);
    assert_int_equal(enti_corpus_read(&reading->counts, reading->corpus, &handler, NULL), ENT_OUTPUT);
    assert_int_equal(calls, 1);
    volatile int interrupt = 1;
    handler.interrupt = &interrupt;
    assert_int_equal(enti_corpus_read(&reading->counts, reading->corpus, &handler, NULL), ENT_INTERRUPTED);
    assert_int_equal(calls, 1);
    enti_corpus_free(reading->corpus);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        READING_TEST(folders_are_walked_in_byte_order),
        READING_TEST(order_of_arguments_does_not_count),
        READING_TEST(clashing_ids_get_their_argument),
        READING_TEST(the_same_file_is_read_once),
        READING_TEST(loops_and_special_files_are_skipped),
        READING_TEST(unreadable_files_are_skipped),
        READING_TEST(deep_folders_end),
        READING_TEST(symbolic_links_do_not_multiply),
        READING_TEST(empty_inputs_give_no_articles),
        READING_TEST(standard_input_is_read_on_request),
        READING_TEST(bad_options_are_usage_errors),
        READING_TEST(a_handler_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
