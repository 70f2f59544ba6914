/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Cells of CSV. */
#ifndef ENTI_EXPORT_CSV_H
#define ENTI_EXPORT_CSV_H

#include "base/buffer.h"

/* A cell by RFC 4180, quoted where it must be; an empty string is "". `guard` puts an apostrophe before what
 * a spreadsheet would run as a formula. */
void enti_csv_write_cell(enti_buffer *out, ent_text text, bool guard);

#endif
