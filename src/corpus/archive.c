/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "corpus/archive.h"

#include "corpus/decode.h"
#include "corpus/limits.h"

#include <archive.h>
#include <archive_entry.h>

struct unpacking {
    struct archive *archive;
    enti_stream *below;
    const enti_archive_visitor *visitor;
    size_t lent;  /* bytes of the window below that libarchive looks at */
    bool damaged; /* beyond the member that showed it */
};

static const struct magic {
    const char *bytes;
    size_t at, len;
    int (*enable)(struct archive *archive);
} magics[] = {
    {"\x1F\x8B", 0, 2, archive_read_support_filter_gzip},
    {"BZh", 0, 3, archive_read_support_filter_bzip2},
    {"\xFD\x37zXZ", 0, 5, archive_read_support_filter_xz},
    {"\x28\xB5\x2F\xFD", 0, 4, archive_read_support_filter_zstd},
    {"PK\x03\x04", 0, 4, archive_read_support_format_zip},
    {"PK\x05\x06", 0, 4, archive_read_support_format_zip},
    {"ustar", 257, 5, archive_read_support_format_tar},
};

static const struct magic *magic_of(ent_text head) {
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (head.len >= magics[i].at + magics[i].len &&
            !memcmp(head.at + magics[i].at, magics[i].bytes, magics[i].len))
            return &magics[i];
    return NULL;
}

static bool holds(ent_text text, ent_text word) {
    for (size_t at = 0; (at = enti_text_find_byte(text, at, *word.at)) < text.len; at++)
        if (enti_text_starts(enti_text_slice(text, at, text.len), word)) return true;
    return false;
}

enum enti_zip_kind enti_zip_kind(ent_text head) {
    enum { NAME_AT = 30 }; /* of a local header */
    if (!enti_text_starts(head, ENTI_TEXT("PK\x03\x04")) || head.len < NAME_AT) return ENTI_NO_ZIP;
    ent_text name = enti_text_slice(head, NAME_AT, head.len);
    bool is_office = enti_text_starts(name, ENTI_TEXT("[Content_Types].xml")) ||
                     enti_text_starts(name, ENTI_TEXT("_rels/")) ||
                     enti_text_starts(name, ENTI_TEXT("docProps/")) ||
                     enti_text_starts(name, ENTI_TEXT("word/"));
    if (is_office) return holds(head, ENTI_TEXT("word/")) ? ENTI_ZIP_DOCX : ENTI_ZIP_OTHER;
    return enti_text_starts(name, ENTI_TEXT("mimetypeapplication/")) ? ENTI_ZIP_OTHER : ENTI_ZIP_ARCHIVE;
}

bool enti_is_archive(ent_text head) {
    enum enti_zip_kind kind = enti_zip_kind(head);
    return magic_of(head) && (kind == ENTI_NO_ZIP || kind == ENTI_ZIP_ARCHIVE);
}

static la_ssize_t give_below(struct archive *archive, void *context, const void **bytes) {
    struct unpacking *unpacking = context;
    enti_stream *below = unpacking->below;
    (void)archive;
    enti_stream_take(below, unpacking->lent);
    enti_stream_need(below, 1);
    ent_text window = enti_stream_window(below);
    unpacking->lent = window.len;
    *bytes = window.at;
    return below->status == ENT_OK ? (la_ssize_t)window.len : ARCHIVE_FATAL;
}

/* What libarchive says, in the words of the stream that is read. */
static ent_status fail(struct unpacking *unpacking, enti_stream *stream) {
    if (unpacking->below->status != ENT_OK) return unpacking->below->status;
    const char *what = archive_error_string(unpacking->archive);
    enti_stream_fail(stream, ENT_INPUT, "unpacking failed: %s", what ? what : "damaged");
    return stream->status;
}

static bool grew_too_much(const enti_expansion *expansion) {
    uint64_t read = *expansion->read - expansion->read_before;
    uint64_t packed = expansion->packed && expansion->packed < read ? expansion->packed : read;
    if (expansion->unpacked > ENTI_EXPANDED_BYTES) return true;
    return expansion->unpacked > ENTI_EXPANSION_FREE && expansion->unpacked / ENTI_EXPANSION_FACTOR > packed;
}

static size_t member_pull(enti_stream *stream, char *bytes, size_t room) {
    struct unpacking *unpacking = stream->context;
    la_ssize_t count = archive_read_data(unpacking->archive, bytes, room);
    if (count < 0) {
        unpacking->damaged = count == ARCHIVE_FATAL;
        stream->status = fail(unpacking, stream);
        return 0;
    }
    enti_expansion *expansion = unpacking->visitor->expansion;
    expansion->unpacked += (uint64_t)count;
    if (!grew_too_much(expansion)) return (size_t)count;
    unpacking->damaged = true;
    enti_stream_fail(stream, ENT_INPUT,
                     "unpacking stopped: it grows to more than 200 times its size, or to 1 TiB");
    return 0;
}

/* Formats and filters for a file that begins so. A file that is only compressed is `raw` to libarchive. */
static bool enable(struct archive *archive, const struct magic *magic) {
    bool is_filter = magic < &magics[4];
    if (magic->enable(archive) != ARCHIVE_OK) return false;
    if (!is_filter) return true;
    return archive_read_support_format_tar(archive) == ARCHIVE_OK &&
           archive_read_support_format_raw(archive) == ARCHIVE_OK &&
           archive_read_support_format_empty(archive) == ARCHIVE_OK;
}

static bool is_passed_over(struct archive_entry *entry, ent_text name) {
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry)) return true;
    ent_text part;
    while (enti_text_next_part(&part, &name, '/')) {
        if (enti_text_is(part, "__MACOSX")) return true;
        if (part.len && part.at[0] == '.' && !enti_text_is(part, ".") && !enti_text_is(part, ".."))
            return true;
    }
    return false;
}

/* A name without the steps that lead nowhere or out of the archive. */
static ent_text member_name(enti_arena *arena, struct archive_entry *entry) {
    const char *name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    size_t repaired = 0;
    ent_text text = enti_decode_bytes(arena, enti_text_of(name ? name : "unnamed"), &repaired);
    text = enti_clean_line(arena, text, &repaired);
    while (enti_text_starts(text, ENTI_TEXT("./"))) text = enti_text_slice(text, 2, text.len);
    return text;
}

static ent_status visit(struct unpacking *unpacking, struct archive_entry *entry) {
    const enti_archive_visitor *visitor = unpacking->visitor;
    bool is_file = archive_format(unpacking->archive) == ARCHIVE_FORMAT_RAW;
    enti_arena arena;
    enti_arena_init(&arena);
    ent_text name = is_file ? enti_text(NULL, 0) : member_name(&arena, entry);
    ent_status status = arena.failed ? ENT_NOMEM : ENT_OK;
    if (status == ENT_OK && (is_file || !is_passed_over(entry, name))) {
        enti_stream_begin(visitor->bytes, member_pull, unpacking, unpacking->below->place.file,
                          unpacking->below->sink);
        status = visitor->member(visitor->context, visitor->bytes, name);
    }
    enti_arena_release(&arena);
    return status;
}

static ent_status walk(struct unpacking *unpacking) {
    for (;;) {
        struct archive_entry *entry;
        int result = archive_read_next_header(unpacking->archive, &entry);
        if (result == ARCHIVE_EOF) return ENT_OK;
        if (result < ARCHIVE_WARN) return fail(unpacking, unpacking->below);
        ent_status status = visit(unpacking, entry);
        if (status || unpacking->damaged) return status;
    }
}

ent_status enti_archive_walk(enti_stream *below, const enti_archive_visitor *visitor) {
    struct unpacking unpacking = {archive_read_new(), below, visitor, 0, false};
    if (!unpacking.archive) return ENT_NOMEM;
    const struct magic *magic = magic_of(enti_stream_window(below));
    ent_status status = ENT_INPUT;
    if (!magic || !enable(unpacking.archive, magic))
        enti_stream_fail(below, ENT_INPUT, "skipped: libarchive was built without this compression");
    else if (archive_read_open(unpacking.archive, &unpacking, NULL, give_below, NULL) != ARCHIVE_OK)
        status = fail(&unpacking, below);
    else
        status = walk(&unpacking);
    archive_read_free(unpacking.archive);
    return status;
}
