/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: which files. Goes out: a frozen gazetteer, or every fault of every file and nothing. The order of
 * files: shipped offices, shipped entities by name, seats of government, then those of the caller. */
#include "gazetteer/loader.h"
#include "gazetteer/places.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

void ent_gazetteer_options_init(ent_gazetteer_options *options) {
    *options = (ent_gazetteer_options){.size = sizeof *options};
}

void ent_gazetteer_free(ent_gazetteer *gazetteer) {
    if (!gazetteer) return;
    enti_arena_release(&gazetteer->arena);
    free(gazetteer);
}

static const enti_origin nowhere = {UINT32_MAX, 0};

/* ---- shipped files ---- */

static bool is_entity_file(ent_text name) {
    return *name.at != '.' && enti_text_ends(name, ENTI_TEXT(".jsonl")) &&
           !enti_text_is(name, "offices.jsonl") && !enti_text_is(name, "seats.jsonl");
}

static void load_shipped(enti_loader *loader, const char *path) {
    size_t index = loader->files.count;
    if (!path) return;
    enti_source_load(loader, path);
    if (loader->files.count > index) ENTI_ROWS_AT(&loader->files, enti_loaded_file, index)->shipped = true;
}

/* A shipped file that may be missing. */
static void load_if_there(enti_loader *loader, const char *folder, const char *name) {
    const char *path = enti_arena_format(&loader->work, "%s/%s", folder, name).at;
    if (path && access(path, F_OK) == 0) load_shipped(loader, path);
}

/* Names in a shipped folder; one that cannot be read is a fault. */
static void list_folder(enti_loader *loader, enti_rows *names, const char *folder, bool (*wanted)(ent_text)) {
    ent_status status = enti_folder_names(names, &loader->work, folder, wanted);
    if (status == ENT_NOMEM) loader->out_of_memory = true;
    if (status == ENT_INPUT)
        enti_fault(loader, nowhere, 0, "cannot read the folder '%s': %s", folder, strerror(errno));
}

static void load_offices(enti_loader *loader, const char *folder) {
    enti_rows codes = {NULL, 0, 0, false};
    load_if_there(loader, folder, "offices.jsonl");
    list_folder(loader, &codes, folder, enti_is_language_code);
    for (size_t i = 0; i < codes.count; i++) {
        loader->lang = enti_arena_copy(loader->kept, *ENTI_ROWS_AT(&codes, ent_text, i));
        const char *below = enti_arena_format(&loader->work, "%s/offices.jsonl", loader->lang.at).at;
        if (below) load_if_there(loader, folder, below);
    }
    loader->lang = (ent_text){NULL, 0};
    enti_rows_release(&codes);
}

static void load_entities(enti_loader *loader, const char *folder, bool seats) {
    enti_rows names = {NULL, 0, 0, false};
    list_folder(loader, &names, folder, is_entity_file);
    for (size_t i = 0; i < names.count; i++) {
        ent_text name = *ENTI_ROWS_AT(&names, ent_text, i);
        load_shipped(loader, enti_arena_format(&loader->work, "%s/%s", folder, name.at).at);
    }
    if (seats) load_if_there(loader, folder, "seats.jsonl");
    enti_rows_release(&names);
}

/* ---- all files ---- */

static void load_files(enti_loader *loader, const ent_gazetteer_options *options, const char *folder) {
    load_offices(loader, folder);
    if (!options->only_count) load_entities(loader, folder, options->seats);
    for (size_t i = 0; i < options->only_count; i++) enti_source_load(loader, options->only[i]);
    for (size_t i = 0; i < options->file_count; i++) enti_source_load(loader, options->files[i]);
}

static int by_digest(const void *left, const void *right) {
    const enti_loaded_file *a = left, *b = right;
    return memcmp(a->digest, b->digest, sizeof a->digest);
}

/* The hash of the hashes of all files. Where the caller's files may stand in any order, they are taken in one
 * that does not depend on it. */
static void hash_files(enti_loader *loader, enti_sha256 *hash) {
    enti_loaded_file *files = loader->files.at;
    size_t shipped = 0, count = loader->files.count;
    bool ordered = false;
    while (shipped < count && files[shipped].shipped) shipped++;
    for (size_t i = shipped; i < count; i++) ordered |= files[i].ordered;
    if (!ordered && count > shipped) qsort(files + shipped, count - shipped, sizeof *files, by_digest);
    for (size_t i = 0; i < count; i++)
        enti_sha256_add(hash, enti_text((const char *)files[i].digest, sizeof files[i].digest));
}

/* What decides the output: the languages and the files. */
static void finish_hash(enti_loader *loader, ent_gazetteer *gazetteer, enti_sha256 *hash) {
    uint8_t digest[32];
    hash_files(loader, hash);
    enti_sha256_finish(hash, digest);
    enti_hex(gazetteer->hash, digest);
}

static bool out_of_memory(const enti_loader *loader) {
    return loader->out_of_memory || loader->work.failed || loader->kept->failed || loader->types.failed;
}

static bool begin(enti_loader *loader) {
    loader->draft_ids = enti_ids_new(loader->kept);
    loader->class_ids = enti_ids_new(&loader->work);
    return loader->draft_ids && loader->class_ids;
}

/* All files into drafts, and the languages. */
static ent_status read_all(enti_loader *loader, ent_gazetteer *gazetteer,
                           const ent_gazetteer_options *options, enti_sha256 *hash, const ent_sink *sink) {
    const char *folder = enti_shipped_folder(&loader->work, options->shipped, options->program);
    if (!folder) {
        enti_fault(loader, nowhere, 0,
                   "the shipped gazetteers are not found: ENTENTE_GAZETTEERS can name their folder");
        return ENT_OK;
    }
    load_files(loader, options, folder);
    return enti_languages_load(&gazetteer->languages, folder, &gazetteer->arena, hash, sink);
}

static ent_status load(enti_loader *loader, ent_gazetteer *gazetteer, const ent_gazetteer_options *options,
                       const ent_sink *sink) {
    enti_frozen_origins origins = {NULL, NULL, NULL};
    enti_sha256 hash;
    enti_sha256_init(&hash);
    ent_status status = begin(loader) ? read_all(loader, gazetteer, options, &hash, sink) : ENT_NOMEM;
    if (status == ENT_NOMEM || out_of_memory(loader)) return ENT_NOMEM;
    enti_freeze(loader, gazetteer, &origins);
    if (out_of_memory(loader)) return ENT_NOMEM;
    if (!loader->fault_count && !gazetteer->entity_count)
        enti_fault(loader, nowhere, 0, "no gazetteer has an entity");
    if (!loader->fault_count && loader->check) enti_check(loader, gazetteer, &origins);
    if (out_of_memory(loader)) return ENT_NOMEM;
    enti_faults_tell(loader, sink);
    finish_hash(loader, gazetteer, &hash);
    return loader->fault_count ? ENT_GAZETTEER : status;
}

static void release(enti_loader *loader) {
    enti_rows_release(&loader->files);
    enti_rows_release(&loader->drafts);
    enti_rows_release(&loader->classes);
    enti_rows_release(&loader->faults);
    enti_rows_release(&loader->types);
    enti_arena_release(&loader->work);
}

ent_status ent_gazetteer_load(ent_gazetteer **gazetteer, const ent_gazetteer_options *options,
                              const ent_sink *sink) {
    ent_gazetteer *loaded = calloc(1, sizeof *loaded);
    if (!loaded) return ENT_NOMEM;
    enti_arena_init(&loaded->arena);
    enti_loader loader = {.kept = &loaded->arena, .check = options->check, .only = options->only_count > 0};
    ent_status status = load(&loader, loaded, options, sink);
    release(&loader);
    if (status == ENT_OK)
        *gazetteer = loaded;
    else
        ent_gazetteer_free(loaded);
    return status;
}
