/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What the shapes of JSON share: columns as members of an object. */
#ifndef ENTI_EXPORT_JSON_H
#define ENTI_EXPORT_JSON_H

#include "export/export.h"

/* Fill `before` with `"name": `. */
enti_fields enti_json_fields_of(enti_writing *writing, ent_scope scope, const enti_field_rules *rules);
/* Members separated by ", "; `*first` says whether none stands before. A DOUBLE that is not finite is null,
 * other missing values are left out. */
void enti_json_members(enti_writing *writing, const enti_fields *fields, size_t row, bool *first);
/* `"name": "text"`, for a name of ours. */
void enti_json_member(enti_writing *writing, const char *name, ent_text text, bool *first);
void enti_json_id(enti_writing *writing, const char *name, size_t node, bool *first);

#endif
