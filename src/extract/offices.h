/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Who holds which office: the gazetteer's offices in the order of the state or organisation they are of. */
#ifndef ENTI_EXTRACT_OFFICES_H
#define ENTI_EXTRACT_OFFICES_H

#include "base/buffer.h"
#include "gazetteer/gazetteer.h"

typedef struct enti_offices {
    const uint32_t *first;   /* [entity_count + 1]: where the offices whose home it is begin in `order` */
    const uint32_t *order;   /* [office_count]: offices by their home; those without one are left out */
    const uint32_t *holders; /* [office_count]: the leader of each office */
} enti_offices;

/* The state or organisation whose office it is: for an office of a party, the party's state;
 * ENTI_NONE: of nobody that is known. */
uint32_t enti_office_home(const ent_gazetteer *gazetteer, const enti_office *office);

/* Lives in `arena`. Errors: NOMEM. Cost: linear in the offices. */
ent_status enti_offices_build(enti_offices *offices, const ent_gazetteer *gazetteer, enti_arena *arena);

/* Whether `class` is `wanted` or one of the narrower classes that it includes. */
bool enti_class_means(const ent_gazetteer *gazetteer, uint32_t wanted, uint32_t class);

/* Whether the leader holds (date 0: ever held) an office meant by `class` of `of` (ENTI_NONE: of any). */
bool enti_holds(const ent_gazetteer *gazetteer, uint32_t leader, uint32_t class, uint32_t of, ent_date date);
/* Whether the leader holds any office on `date` (0: ever). */
bool enti_holds_any(const ent_gazetteer *gazetteer, uint32_t leader, ent_date date);

#endif
