/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The names that attributes of gazetteers cannot have, since columns of a network have them. */
#ifndef ENTI_GAZETTEER_COLUMNS_H
#define ENTI_GAZETTEER_COLUMNS_H

#include "base/text.h"

/* Whatever the case of the letters: "Label" and "label" cannot both be columns of a spreadsheet. */
bool enti_is_builtin_column(ent_text name);

#endif
