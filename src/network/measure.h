/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What the files of measures share. */
#ifndef ENTI_NETWORK_MEASURE_H
#define ENTI_NETWORK_MEASURE_H

#include "network/graph.h"
#include "network/network.h"

/* Number groups from 1, the largest first, among equals the one whose first node comes first. `groups`
 * [count] holds numbers below `count`; gives how many groups there are. Errors: NOMEM. */
ent_status enti_groups_renumber(size_t *group_count, int64_t *groups, size_t count);

#endif
