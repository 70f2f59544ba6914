/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The k-th allocation fails, for every k: then nothing is written and the status tells, or the bytes are the
 * right ones (the C library has a way out). */
#include "sample.h"

#include "export/report.h"

#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif

static long allocations_left = -1; /* -1: none fails */

#if !defined(SANITIZED) && defined(__GLIBC__)
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static bool is_denied(void) {
    return allocations_left >= 0 && allocations_left-- == 0;
}
void *malloc(size_t size) {
    return is_denied() ? NULL : __libc_malloc(size);
}
void *calloc(size_t count, size_t size) {
    return is_denied() ? NULL : __libc_calloc(count, size);
}
void *realloc(void *old, size_t size) {
    return is_denied() ? NULL : __libc_realloc(old, size);
}
#endif

static char folder[] = "/tmp/entente-memory-XXXXXX";
static char path[64];

typedef ent_status writing(const ent_network *network, const char *form);

static ent_status write_network(const ent_network *network, const char *form) {
    ent_write_options options;
    ent_write_options_init(&options);
    options.format = form;
    return ent_network_write_path(network, &options, path, NULL);
}

static ent_status write_report(const ent_network *network, const char *form) {
    ent_report_options options;
    ent_output *output;
    ent_report_options_init(&options);
    options.format = form;
    ent_status status = ent_output_open(&output, path, NULL);
    if (status != ENT_OK) return status;
    status = ent_report_write(network, &options, output, NULL);
    if (status == ENT_OK) return ent_output_commit(output);
    ent_output_discard(output);
    return status;
}

static ent_status write_comparison(const ent_network *network, const char *form) {
    static ent_network *other;
    ent_report_options options;
    ent_output *output;
    if (!other) other = plain_network(20, 30);
    ent_report_options_init(&options);
    options.format = form;
    ent_status status = ent_output_open(&output, path, NULL);
    if (status != ENT_OK) return status;
    status = ent_compare_write(network, other, &options, output, NULL);
    if (status == ENT_OK) return ent_output_commit(output);
    ent_output_discard(output);
    return status;
}

static uint64_t hash_of_file(void) {
    FILE *file = fopen(path, "rb");
    uint64_t hash = 1469598103934665603u;
    assert_non_null(file);
    for (int byte; (byte = getc(file)) != EOF;) hash = (hash ^ (uint64_t)byte) * 1099511628211u;
    fclose(file);
    return hash;
}

static void fail_each_allocation(writing *write, const ent_network *network, const char *form) {
    assert_int_equal(write(network, form), ENT_OK);
    uint64_t right = hash_of_file();
    bool reached = true;
    for (long k = 0; reached; k++) {
        remove(path);
        allocations_left = k;
        ent_status status = write(network, form);
        reached = allocations_left < 0 && k < 10000;
        allocations_left = -1;
        if (status == ENT_OK) {
            assert_int_equal(hash_of_file(), right);
            continue;
        }
        assert_true(status == ENT_NOMEM || status == ENT_OUTPUT);
        assert_int_not_equal(access(path, F_OK), 0);
    }
}

static void writers_survive_a_lack_of_memory(void **state) {
    (void)state;
    ent_network *networks[] = {hostile_network(true), foreign_network(), plain_network(300, 2000)};
    for (size_t n = 0; n < 3; n++)
        for (size_t i = 0; enti_writer_at(i); i++)
            fail_each_allocation(write_network, networks[n], enti_writer_at(i)->name);
    for (size_t n = 0; n < 3; n++) ent_network_free(networks[n]);
}

static void reports_survive_a_lack_of_memory(void **state) {
    (void)state;
    ent_network *network = hostile_network(true);
    for (size_t i = 0; enti_report_writer_at(i); i++) {
        fail_each_allocation(write_report, network, enti_report_writer_at(i)->name);
        fail_each_allocation(write_comparison, network, enti_report_writer_at(i)->name);
    }
    ent_network_free(network);
}

static int make_folder(void **state) {
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/out", folder);
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writers_survive_a_lack_of_memory),
        cmocka_unit_test(reports_survive_a_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
