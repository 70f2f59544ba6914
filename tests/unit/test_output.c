/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Files are written whole or not at all, under the name and with the mode that one expects. */
#include "unit.h"

#include "base/output.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char folder[] = "/tmp/entente-output-XXXXXX";

static const char *in_folder(const char *name) {
    static char paths[4][512];
    static unsigned next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void assert_holds(const char *path, const char *text) {
    char bytes[64] = "";
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(bytes, text);
}

static void put(const char *path, const char *text) {
    ent_output *output;
    assert_int_equal(ent_output_open(&output, path, NULL), ENT_OK);
    assert_int_equal(enti_output_string(output, text), ENT_OK);
    assert_int_equal(ent_output_commit(output), ENT_OK);
}

static mode_t mode_of(const char *path) {
    struct stat what;
    assert_int_equal(stat(path, &what), 0);
    return what.st_mode & 0777;
}

static size_t files_in_folder(void) {
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(entries));)
        count += strspn(entry->d_name, ".") < strlen(entry->d_name);
    closedir(entries);
    return count;
}

static void modes_are_those_of_a_plain_creation_or_kept(void **state) {
    (void)state;
    mode_t mask = umask(027);
    put(in_folder("new"), "a");
    assert_int_equal(mode_of(in_folder("new")), 0640);
    assert_int_equal(chmod(in_folder("new"), 0604), 0);
    put(in_folder("new"), "b");
    assert_int_equal(mode_of(in_folder("new")), 0604);
    umask(mask);
    assert_holds(in_folder("new"), "b");
    unlink(in_folder("new"));
}

static void a_link_stays_a_link(void **state) {
    (void)state;
    put(in_folder("target"), "old");
    assert_int_equal(symlink("target", in_folder("link")), 0);
    put(in_folder("link"), "new");
    struct stat what;
    assert_int_equal(lstat(in_folder("link"), &what), 0);
    assert_true(S_ISLNK(what.st_mode));
    assert_holds(in_folder("target"), "new");
    unlink(in_folder("link"));
    unlink(in_folder("target"));
}

static void the_old_file_stands_until_commit(void **state) {
    (void)state;
    put(in_folder("kept"), "old");
    ent_output *output;
    assert_int_equal(ent_output_open(&output, in_folder("kept"), NULL), ENT_OK);
    assert_int_equal(enti_output_string(output, "new"), ENT_OK);
    assert_holds(in_folder("kept"), "old");
    assert_int_equal(files_in_folder(), 2);
    ent_output_discard(output);
    assert_holds(in_folder("kept"), "old");
    assert_int_equal(files_in_folder(), 1);
    unlink(in_folder("kept"));
}

static void what_cannot_be_written_is_refused_at_once(void **state) {
    (void)state;
    char no_folder[600];
    snprintf(no_folder, sizeof no_folder, "%s/none/file", folder);
    const char *paths[] = {"", folder, no_folder, in_folder("file/")};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct kept kept;
        ent_sink sink = keep_in(&kept);
        ent_output *output = NULL;
        assert_int_equal(ent_output_open(&output, paths[i], &sink), ENT_OUTPUT);
        assert_null(output);
        assert_int_equal(kept.count, 1);
        assert_non_null(strstr(kept.text, paths[i]));
    }
    assert_int_equal(files_in_folder(), 0);
}

/* In a process that is not root's, to whom nothing is read-only. */
static void a_file_that_is_read_only_is_not_replaced(void **state) {
    (void)state;
    put(in_folder("precious"), "old");
    assert_int_equal(chmod(in_folder("precious"), 0444), 0);
    assert_int_equal(chmod(folder, 0777), 0);
    pid_t writer = fork();
    if (writer == 0) {
        ent_output *output;
        if (geteuid() == 0 && setuid(65534)) _exit(100);
        _exit((int)ent_output_open(&output, in_folder("precious"), NULL));
    }
    int status;
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), ENT_OUTPUT);
    unlink(in_folder("precious"));
}

static void the_longest_name_is_written(void **state) {
    (void)state;
    char name[256];
    memset(name, 'n', 255);
    name[255] = '\0';
    put(in_folder(name), "long");
    assert_holds(in_folder(name), "long");
    unlink(in_folder(name));
}

/* Blocks of all sizes around the buffer's come out in order. */
static void large_and_small_blocks_keep_their_order(void **state) {
    (void)state;
    enum { TOTAL = 1000 * 1000 };
    char *bytes = malloc(TOTAL), *found = malloc(TOTAL);
    assert_true(bytes && found);
    uint64_t seed = 7;
    for (size_t i = 0; i < TOTAL; i++) bytes[i] = (char)random_next(&seed);
    ent_output *output;
    assert_int_equal(ent_output_open(&output, in_folder("blocks"), NULL), ENT_OK);
    for (size_t at = 0, n; at < TOTAL; at += n) {
        n = random_below(&seed, random_below(&seed, 2) ? 100 : 150000);
        if (n > TOTAL - at) n = TOTAL - at;
        assert_int_equal(ent_output_write(output, enti_text(bytes + at, n)), ENT_OK);
    }
    assert_int_equal(ent_output_commit(output), ENT_OK);
    FILE *file = fopen(in_folder("blocks"), "rb");
    assert_non_null(file);
    assert_int_equal(fread(found, 1, TOTAL, file), TOTAL);
    fclose(file);
    assert_memory_equal(bytes, found, TOTAL);
    unlink(in_folder("blocks"));
    free(bytes);
    free(found);
}

static void b58_a_full_device_fails_at_commit_at_the_latest(void **state) {
    (void)state;
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    ent_output *output;
    assert_int_equal(ent_output_open(&output, "/dev/full", &sink), ENT_OK);
    assert_int_equal(enti_output_string(output, "small"), ENT_OK);
    assert_int_equal(ent_output_commit(output), ENT_OUTPUT);
    assert_non_null(strstr(kept.text, "cannot write '/dev/full'"));
    assert_int_equal(kept.count, 1);
}

/* Write 300,000 bytes to standard output, which is a pipe that does not block. 0: all went well. */
static int write_to_full_pipe(int fd) {
    char zeros[1000] = {0};
    ent_output *output;
    if (dup2(fd, STDOUT_FILENO) < 0 || fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK) < 0) return 1;
    if (ent_output_open(&output, "-", NULL) != ENT_OK) return 2;
    for (int i = 0; i < 300; i++)
        if (ent_output_write(output, enti_text(zeros, sizeof zeros)) != ENT_OK) return 3;
    return ent_output_commit(output) == ENT_OK ? 0 : 4;
}

static void a_pipe_that_is_full_is_waited_for(void **state) {
    (void)state;
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t writer = fork();
    if (writer == 0) _exit(write_to_full_pipe(ends[1]));
    close(ends[1]);
    nanosleep(&(struct timespec){.tv_nsec = 50 * 1000 * 1000}, NULL);
    char block[1000];
    size_t total = 0;
    for (ssize_t n; (n = read(ends[0], block, sizeof block)) > 0;) total += (size_t)n;
    close(ends[0]);
    assert_int_equal(total, 300000);
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_int_equal(status, 0);
}

static void b57_a_reader_that_went_away_is_no_fault(void **state) {
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    struct kept kept;
    ent_sink sink = keep_in(&kept);
    assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
    int reader = open(in_folder("pipe"), O_RDONLY | O_NONBLOCK);
    ent_output *output;
    assert_int_equal(ent_output_open(&output, in_folder("pipe"), &sink), ENT_OK);
    close(reader);
    assert_false(ent_output_closed(output));
    char zeros[1000] = {0};
    for (int i = 0; i < 300; i++) assert_int_equal(ent_output_write(output, enti_text(zeros, 1000)), ENT_OK);
    assert_true(ent_output_closed(output));
    assert_int_equal(ent_output_commit(output), ENT_OK);
    assert_int_equal(kept.count, 0);
    unlink(in_folder("pipe"));
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
        cmocka_unit_test(modes_are_those_of_a_plain_creation_or_kept),
        cmocka_unit_test(a_link_stays_a_link),
        cmocka_unit_test(the_old_file_stands_until_commit),
        cmocka_unit_test(what_cannot_be_written_is_refused_at_once),
        cmocka_unit_test(a_file_that_is_read_only_is_not_replaced),
        cmocka_unit_test(the_longest_name_is_written),
        cmocka_unit_test(large_and_small_blocks_keep_their_order),
        cmocka_unit_test(b58_a_full_device_fails_at_commit_at_the_latest),
        cmocka_unit_test(a_pipe_that_is_full_is_waited_for),
        cmocka_unit_test(b57_a_reader_that_went_away_is_no_fault),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
