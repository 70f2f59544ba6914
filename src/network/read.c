/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Reading a network back: JSON or GraphML, told apart by the first byte. Numbers are read with a point,
 * whatever the host's locale: only the calling thread's is another meanwhile. */
#include "network/load.h"

#include <errno.h>
#include <locale.h>
#include <sys/stat.h>

enum { HEAD_BYTES = 4096 };

/* The first byte that is no white space or byte order mark, which is given back to the file. */
static int first_byte(FILE *file) {
    int c = getc(file);
    if (c == 0xEF && (c = getc(file)) == 0xBB && (c = getc(file)) == 0xBF) c = getc(file);
    while (c != EOF && enti_is_space((char)c)) c = getc(file);
    if (c != EOF) ungetc(c, file);
    return c;
}

static void read_any(enti_load *load, FILE *file) {
    switch (first_byte(file)) {
    case '{': enti_read_json(load, file); break;
    case '<': enti_read_graphml(load, file); break;
    default: enti_load_fail(load, 0, "neither JSON nor GraphML");
    }
    if (ferror(file)) enti_load_fail(load, 0, "reading failed: %s", strerror(errno));
}

static void read_with_points(enti_load *load, FILE *file) {
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!plain) {
        enti_load_fail_memory(load);
        return;
    }
    locale_t hosts = uselocale(plain);
    read_any(load, file);
    uselocale(hosts);
    freelocale(plain);
}

ent_status ent_network_read(ent_network **network, const char *path, const ent_sink *sink) {
    FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    if (!file) {
        enti_report(sink, ENT_ERROR, (enti_place){path, 0, 0}, "cannot be opened: %s", strerror(errno));
        return ENT_INPUT;
    }
    enti_load load;
    enti_load_init(&load, path, sink);
    read_with_points(&load, file);
    if (file != stdin) fclose(file);
    ent_status status = enti_load_finish(network, &load);
    enti_load_release(&load);
    return status;
}

static bool holds(const char *head, size_t len, const char *word) {
    size_t word_len = strlen(word);
    for (size_t i = 0; i + word_len <= len; i++)
        if (!memcmp(head + i, word, word_len)) return true;
    return false;
}

/* Articles are JSON and markup too: a network says what it is near its beginning. A pipe is not touched. */
bool ent_network_is(const char *path) {
    struct stat status;
    if (stat(path, &status) || !S_ISREG(status.st_mode)) return false;
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    char head[HEAD_BYTES];
    int first = first_byte(file);
    size_t len = fread(head, 1, sizeof head, file);
    fclose(file);
    return (first == '{' && (holds(head, len, "\"entente-network/") || holds(head, len, "\"multigraph\""))) ||
           (first == '<' && holds(head, len, "<graphml"));
}
