/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Write the sample networks in every format: into a temporary folder to see that it works, or into the folder
 * that ENTENTE_SAMPLES names, where tests/readers.test.sh lets other programs read them. */
#include "sample.h"

#include "export/export.h"

#include <sys/stat.h>
#include <unistd.h>

static char temporary[] = "/tmp/entente-samples-XXXXXX";
static const char *folder;

static void write_all(const char *name, ent_network *network) {
    for (size_t i = 0; enti_writer_at(i); i++) {
        const enti_writer *writer = enti_writer_at(i);
        ent_write_options options;
        ent_write_options_init(&options);
        options.format = writer->name;
        options.title = "A \"title\" & <more>";
        char path[256];
        snprintf(path, sizeof path, "%s/%s.%s", folder, name, writer->name);
        assert_int_equal(ent_network_write_path(network, &options, path, NULL), ENT_OK);
        struct stat what;
        assert_int_equal(stat(path, &what), 0);
        if (strcmp(writer->name, "csv") == 0) {
            snprintf(path, sizeof path, "%s/%s.csv-nodes.csv", folder, name);
            remove(path);
        }
    }
    ent_network_free(network);
}

static void every_sample_in_every_format(void **state) {
    (void)state;
    write_all("empty", plain_network(0, 0));
    write_all("one", plain_network(1, 0));
    write_all("loose", plain_network(3, 0));
    write_all("plain", plain_network(30, 60));
    write_all("hostile", hostile_network(false));
    write_all("foreign", foreign_network());
    write_all("placed", hostile_network(true));
}

static int choose_folder(void **state) {
    (void)state;
    folder = getenv("ENTENTE_SAMPLES");
    if (!folder) folder = mkdtemp(temporary);
    return folder ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", temporary);
    return getenv("ENTENTE_SAMPLES") ? 0 : system(command);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_sample_in_every_format)};
    return cmocka_run_group_tests(tests, choose_folder, remove_folder);
}
