/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The walk: a stack of folders that are still to be opened, each with a link to the folder it lies in, so
 * that a circle shows as an ancestor with the same device and inode. What is found goes to one list, faults
 * too: a folder gives its names in no order, so nothing is reported before the list is sorted. */
#include "corpus/files.h"

#include "base/diagnostic.h"
#include "corpus/limits.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

struct folder {
    const char *path, *key;
    const struct folder *parent;
    size_t depth, links;
    dev_t device;
    ino_t inode;
};

struct walk {
    enti_files *files;
    enti_rows pending; /* struct folder * */
    bool only_txt;     /* of files in folders */
    size_t id_at;      /* where the path below the argument begins in a path */
};

const char *enti_errno_text(enti_arena *arena, int error) {
    char text[256];
    if (strerror_r(error, text, sizeof text)) return "unknown error";
    const char *copy = enti_arena_copy(arena, enti_text_of(text)).at;
    return copy ? copy : "out of memory";
}

static void add_file(struct walk *walk, const char *path, const char *key, const char *problem,
                     uint64_t bytes) {
    enti_file *file = ENTI_ROWS_ADD(&walk->files->rows, enti_file);
    if (!file) return;
    ent_text whole = enti_text_of(path);
    size_t id_at = walk->id_at < whole.len ? walk->id_at : 0;
    *file = (enti_file){path, key, problem, enti_text_slice(whole, id_at, whole.len), bytes};
}

static bool is_own_ancestor(const struct folder *folder) {
    for (const struct folder *above = folder->parent; above; above = above->parent)
        if (above->device == folder->device && above->inode == folder->inode) return true;
    return false;
}

static void add_folder(struct walk *walk, const struct stat *info, const char *path, const char *key,
                       const struct folder *parent) {
    struct folder *folder = ENTI_ARENA_NEW(&walk->files->arena, struct folder);
    if (!folder) return;
    struct stat link;
    bool is_link = parent && !lstat(path, &link) && S_ISLNK(link.st_mode);
    *folder = (struct folder){path, key, parent, 0, is_link, info->st_dev, info->st_ino};
    if (parent) folder->depth = parent->depth + 1;
    if (parent) folder->links += parent->links;
    if (is_own_ancestor(folder)) {
        add_file(walk, path, key, "a folder that leads back to itself", 0);
    } else if (folder->depth >= ENTI_FOLDER_DEPTH) {
        add_file(walk, path, key, "folders are nested more than 100 deep", 0);
    } else if (folder->links > ENTI_FOLDER_LINKS) {
        add_file(walk, path, key, "reached through more than 4 symbolic links to folders", 0);
    } else {
        struct folder **pending = ENTI_ROWS_ADD(&walk->pending, struct folder *);
        if (pending) *pending = folder;
    }
}

/* Process substitution and redirection come under these names; opening them blocks no longer than reading. */
static bool is_descriptor(const char *path) {
    return enti_text_starts(enti_text_of(path), ENTI_TEXT("/dev/fd/")) || !strcmp(path, "/dev/stdin");
}

static const char *what_special(const struct stat *info) {
    if (S_ISFIFO(info->st_mode)) return "a named pipe is not opened (use '-' and a redirection)";
    if (S_ISSOCK(info->st_mode)) return "a socket is not an input";
    return "a device is not an input";
}

static void add_path(struct walk *walk, const char *path, const char *key, const struct folder *parent) {
    struct stat info;
    if (stat(path, &info)) {
        add_file(walk, path, key, enti_errno_text(&walk->files->arena, errno), 0);
    } else if (S_ISDIR(info.st_mode)) {
        add_folder(walk, &info, path, key, parent);
    } else if (parent && walk->only_txt && !enti_text_ends(enti_text_of(path), ENTI_TEXT(".txt"))) {
        return;
    } else if (S_ISREG(info.st_mode)) {
        add_file(walk, path, key, NULL, (uint64_t)info.st_size);
    } else {
        add_file(walk, path, key, is_descriptor(path) ? NULL : what_special(&info), 0);
    }
}

static const char *joined(enti_arena *arena, const char *folder, const char *name) {
    const char *slash = enti_text_ends(enti_text_of(folder), ENTI_TEXT("/")) ? "" : "/";
    return enti_arena_format(arena, "%s%s%s", folder, slash, name).at;
}

static void open_folder(struct walk *walk, const struct folder *folder) {
    enti_arena *arena = &walk->files->arena;
    DIR *entries = opendir(folder->path);
    if (!entries) {
        add_file(walk, folder->path, folder->key, enti_errno_text(arena, errno), 0);
        return;
    }
    const struct dirent *entry;
    while (!arena->failed && (errno = 0, entry = readdir(entries))) {
        if (entry->d_name[0] == '.') continue;
        const char *path = joined(arena, folder->path, entry->d_name);
        const char *key = folder->key == folder->path ? path : joined(arena, folder->key, entry->d_name);
        if (!path || !key) break;
        if (strlen(path) > ENTI_PATH_BYTES)
            add_file(walk, path, key, "the path is longer than 4,096 bytes", 0);
        else
            add_path(walk, path, key, folder);
    }
    if (errno && !arena->failed) add_file(walk, folder->path, folder->key, enti_errno_text(arena, errno), 0);
    closedir(entries);
}

/* Keys matter only where a file can be reached by two arguments; alone, the path is its own key. */
static const char *real_key(enti_arena *arena, const char *path, bool alone) {
    char *real = alone ? NULL : realpath(path, NULL);
    if (!real) return path;
    const char *key = enti_arena_copy(arena, enti_text_of(real)).at;
    free(real);
    return key;
}

static void add_argument(struct walk *walk, const char *argument, bool alone) {
    enti_arena *arena = &walk->files->arena;
    ent_text name = enti_text_of(argument);
    while (name.len > 1 && name.at[name.len - 1] == '/') name.len--;
    const char *path = enti_arena_copy(arena, name).at;
    if (!path) return;
    if (!strcmp(path, "-")) {
        walk->id_at = 0;
        add_file(walk, path, path, NULL, 0);
        return;
    }
    const char *key = real_key(arena, path, alone), *slash = strrchr(path, '/');
    struct stat info;
    bool is_folder = !stat(path, &info) && S_ISDIR(info.st_mode);
    walk->id_at = is_folder ? name.len + (name.at[name.len - 1] != '/')
                  : slash   ? (size_t)(slash + 1 - path)
                            : 0;
    if (key) add_path(walk, path, key, NULL);
    while (walk->pending.count && !arena->failed)
        open_folder(walk, *ENTI_ROWS_AT(&walk->pending, struct folder *, --walk->pending.count));
}

static int by_key(const void *a, const void *b) {
    const enti_file *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order ? order : strcmp(left->path, right->path);
}

static int by_path(const void *a, const void *b) {
    return strcmp(((const enti_file *)a)->path, ((const enti_file *)b)->path);
}

static int by_id(const void *a, const void *b) {
    const enti_file *left = a, *right = b;
    int order = enti_text_compare(left->id, right->id);
    return order ? order : by_path(a, b);
}

static void sort(enti_files *files, int (*order)(const void *, const void *)) {
    if (files->rows.count) qsort(files->rows.at, files->rows.count, sizeof(enti_file), order);
}

static void drop_repeated(enti_files *files) {
    sort(files, by_key);
    enti_file *rows = files->rows.at;
    size_t kept = 0;
    for (size_t i = 0; i < files->rows.count; i++) {
        if (kept && !strcmp(rows[kept - 1].key, rows[i].key))
            files->repeated++;
        else
            rows[kept++] = rows[i];
    }
    files->rows.count = kept;
}

/* Whole names differ, but one may equal the short id of a third file: repeated until nothing clashes. */
static void part_clashing_ids(enti_files *files) {
    for (bool clashed = true; clashed;) {
        clashed = false;
        sort(files, by_id);
        enti_file *rows = files->rows.at;
        for (size_t i = 0, end; i < files->rows.count; i = end) {
            for (end = i + 1; end < files->rows.count && enti_text_equal(rows[i].id, rows[end].id);) end++;
            for (size_t k = i; end - i > 1 && k < end; k++) {
                clashed = clashed || rows[k].id.at != rows[k].path;
                rows[k].id = enti_text_of(rows[k].path);
            }
        }
    }
}

static void report_problems(enti_files *files, const ent_sink *sink) {
    enti_file *rows = files->rows.at;
    size_t kept = 0;
    for (size_t i = 0; i < files->rows.count; i++) {
        if (!rows[i].problem) {
            files->bytes_total += rows[i].bytes;
            rows[kept++] = rows[i];
            continue;
        }
        files->skipped++;
        enti_report(sink, ENT_ERROR, (enti_place){rows[i].path, 0, 0}, "skipped: %s", rows[i].problem);
    }
    files->rows.count = kept;
}

ent_status enti_files_list(enti_files *files, const ent_corpus_options *options, const ent_sink *sink) {
    struct walk walk = {.files = files, .only_txt = options->marked};
    size_t count = options->input_count;
    *files = (enti_files){.bytes_total = 0};
    enti_arena_init(&files->arena);
    for (size_t i = 0; i < count; i++) add_argument(&walk, options->inputs[i], count == 1);
    bool failed = files->arena.failed || files->rows.failed || walk.pending.failed;
    enti_rows_release(&walk.pending);
    if (failed) {
        enti_files_release(files);
        return ENT_NOMEM;
    }
    if (count > 1) drop_repeated(files);
    if (count > 1) part_clashing_ids(files);
    sort(files, by_path);
    report_problems(files, sink);
    return ENT_OK;
}

void enti_files_release(enti_files *files) {
    enti_rows_release(&files->rows);
    enti_arena_release(&files->arena);
}
