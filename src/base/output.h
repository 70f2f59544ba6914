/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The implementation of ent_output; writers and commands use the public functions. */
#ifndef ENTI_BASE_OUTPUT_H
#define ENTI_BASE_OUTPUT_H

#include "base/text.h"

static inline ent_status enti_output_string(ent_output *output, const char *string) {
    return ent_output_write(output, enti_text_of(string));
}

#endif
