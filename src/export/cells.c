/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rows of cells, as the commands print them: tab-separated for the eye, CSV, or JSON Lines. */
#include "base/json.h"
#include "base/output.h"
#include "export/csv.h"

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
