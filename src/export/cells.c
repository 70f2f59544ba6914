/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rows of cells, as the commands print them: tab-separated for the eye, CSV, or JSON Lines; and as people
 * hand them back. */
#include "base/csv.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/json.h"
#include "base/output.h"
#include "export/csv.h"

#include <errno.h>

enum { MOST_BYTES = 256 * 1024 * 1024 };

/* Control characters would break the row or steer a terminal. */
static void add_plain(enti_buffer *out, ent_text cell) {
    for (size_t i = 0; i < cell.len; i++) {
        unsigned char byte = (unsigned char)cell.at[i];
        enti_buffer_add_byte(out, byte < 0x20 || byte == 0x7F ? ' ' : cell.at[i]);
    }
}

static void add_separated(enti_buffer *out, bool csv, const ent_text cells[], size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i) enti_buffer_add_byte(out, csv ? ',' : '\t');
        if (!csv)
            add_plain(out, cells[i]);
        else if (cells[i].len)
            enti_csv_write_cell(out, cells[i], false);
    }
    enti_buffer_add_byte(out, '\n');
}

static void add_object(enti_buffer *out, const char *const heads[], const ent_text cells[], size_t count) {
    enti_buffer_add_byte(out, '{');
    for (size_t i = 0; i < count; i++) {
        enti_json_key(out, heads[i]);
        enti_json_string_or_null(out, cells[i]);
    }
    enti_buffer_add_string(out, "}\n");
}

ent_status ent_cells_write(ent_output *output, const char *format, const char *const heads[],
                           const ent_text cells[], size_t count) {
    ent_text name = enti_text_of(format ? format : "table");
    enti_buffer out;
    enti_buffer_init(&out);
    if (enti_text_is(name, "jsonl"))
        add_object(&out, heads, cells, count);
    else if (enti_text_is(name, "csv") || enti_text_is(name, "table"))
        add_separated(&out, enti_text_is(name, "csv"), cells, count);
    else
        return ENT_USAGE;
    ent_status status = out.failed ? ENT_NOMEM : ent_output_write(output, enti_buffer_text(&out));
    enti_buffer_release(&out);
    return status;
}

ent_status ent_cells_write_heads(ent_output *output, const char *format, const char *const heads[],
                                 size_t count) {
    ent_text cells[32];
    if (count > sizeof cells / sizeof *cells) return ENT_USAGE;
    if (format && !strcmp(format, "jsonl")) return ENT_OK;
    for (size_t i = 0; i < count; i++) cells[i] = enti_text_of(heads[i]);
    return ent_cells_write(output, format, heads, cells, count);
}

static ent_status
read_rows(enti_csv *csv, ent_status (*each)(void *context, const ent_text cells[], size_t count, size_t line),
          void *context) {
    ent_status status = ENT_OK;
    while (!status && enti_csv_next(csv))
        status = each(context, csv->cells.at, enti_csv_count(csv), csv->line);
    return status ? status : csv->cells.failed || csv->unquoted.failed ? ENT_NOMEM : ENT_OK;
}

ent_status ent_cells_read(const char *path,
                          ent_status (*each)(void *context, const ent_text cells[], size_t count,
                                             size_t line),
                          void *context, const ent_sink *sink) {
    enti_buffer bytes;
    enti_buffer_init(&bytes);
    ent_status status = enti_file_read(&bytes, path, MOST_BYTES);
    if (status == ENT_INPUT) enti_report(sink, ENT_ERROR, (enti_place){path, 0, 0}, "%s", strerror(errno));
    if (status == ENT_OK) {
        ent_text text = enti_buffer_text(&bytes), mark = ENTI_TEXT("\xEF\xBB\xBF");
        if (enti_text_starts(text, mark)) text = enti_text_slice(text, mark.len, text.len);
        enti_csv csv;
        enti_csv_init(&csv, text, 0);
        status = read_rows(&csv, each, context);
        if (csv.fault) {
            enti_report(sink, ENT_ERROR, (enti_place){path, csv.line, 0}, "%s", csv.fault);
            status = ENT_INPUT;
        }
        enti_csv_release(&csv);
    }
    enti_buffer_release(&bytes);
    return status;
}
