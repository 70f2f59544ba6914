/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The options of a run that can change a mention, for whoever has to repeat it. */
#ifndef ENTI_EXTRACT_OPTIONS_H
#define ENTI_EXTRACT_OPTIONS_H

#include "base/buffer.h"

/* Append them as a JSON object on one line. Of files (corrections, metadata) it says only whether there were
 * any: a path would differ from machine to machine. */
void enti_options_add(enti_buffer *out, const ent_run_options *run);

#endif
