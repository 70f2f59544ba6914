/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "gazetteer/places.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef ENT_DATADIR
#define ENT_DATADIR "/usr/local/share/entente"
#endif

static const char *folder_or_null(const char *path) {
    struct stat info;
    return path && stat(path, &info) == 0 && S_ISDIR(info.st_mode) ? path : NULL;
}

/* The path of the file `name` in the first folder of PATH that has it; a new string, or NULL. */
static char *search_path(enti_arena *arena, const char *name) {
    ent_text rest = enti_text_of(getenv("PATH")), folder;
    while (enti_text_next_part(&folder, &rest, ':')) {
        const char *path = enti_arena_format(arena, "%.*s/%s", (int)folder.len, folder.at, name).at;
        if (path && folder.len < PATH_MAX && access(path, X_OK) == 0) return realpath(path, NULL);
    }
    return NULL;
}

/* The program's own file, links followed; the caller frees it. */
static char *program_file(enti_arena *arena, const char *program) {
    if (!program || !*program) return NULL;
    if (strchr(program, '/')) return realpath(program, NULL);
    char *running = realpath("/proc/self/exe", NULL);
    const char *name = running ? strrchr(running, '/') : NULL;
    if (name && strcmp(name + 1, program) == 0) return running;
    free(running);
    return search_path(arena, program);
}

static const char *beside(enti_arena *arena, const char *program) {
    char *file = program_file(arena, program);
    char *slash = file ? strrchr(file, '/') : NULL;
    const char *folder = NULL;
    if (slash) {
        *slash = '\0';
        folder = enti_arena_format(arena, "%s/../gazetteers", file).at;
    }
    free(file);
    return folder_or_null(folder);
}

const char *enti_shipped_folder(enti_arena *arena, const char *given, const char *program) {
    const char *named = getenv("ENTENTE_GAZETTEERS");
    if (given) return given;
    if (named && *named) return enti_arena_copy(arena, enti_text_of(named)).at;
    const char *near = beside(arena, program);
    return near ? near : folder_or_null(ENT_DATADIR "/gazetteers");
}

static int by_text(const void *left, const void *right) {
    return enti_text_compare(*(const ent_text *)left, *(const ent_text *)right);
}

ent_status enti_folder_names(enti_rows *names, enti_arena *arena, const char *folder,
                             bool (*wanted)(ent_text name)) {
    DIR *open_folder = opendir(folder);
    if (!open_folder) return errno == ENOMEM ? ENT_NOMEM : ENT_INPUT;
    for (struct dirent *entry; (entry = readdir(open_folder)) != NULL;) {
        ent_text name = enti_text_of(entry->d_name);
        if (!wanted(name)) continue;
        ent_text copy = enti_arena_copy(arena, name), *row = ENTI_ROWS_ADD(names, ent_text);
        if (row) *row = copy;
    }
    closedir(open_folder);
    if (arena->failed || names->failed) return ENT_NOMEM;
    if (names->count) qsort(names->at, names->count, sizeof(ent_text), by_text);
    return ENT_OK;
}

bool enti_is_language_code(ent_text name) {
    if (name.len != 2 && name.len != 3) return false;
    for (size_t i = 0; i < name.len; i++)
        if (!enti_is_lower(name.at[i])) return false;
    return true;
}
