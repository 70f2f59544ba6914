/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The matcher's idea. An alias is known by its key: its letters folded to lower case without accents, and
 * nothing of what separates them. The text is cut into fragments likewise, so that one table entry an alias
 * finds all its ways of being written, and the bytes tell afterwards which of them stands there:
 *
 *     text      ... met Côte d’Ivoire’s Alassane OUATTARA in Abidjan ...
 *     filter            ^               ^        ^           ^
 *
 *     filter            a byte that may begin an alias, behind no word, its first fragment in a Bloom filter
 *     table             cote -> d,  coted -> i,  cotedivoire = group 3,  alassane -> o, ...
 *                       8 bytes a key: tag, letters that may follow, group of spellings
 *     group 3           [Côte d'Ivoire: CIV] [Cote d'Ivoire: CIV, plain accents]
 *                       verified on the bytes, longest first; then edges, addresses, lines of capitals
 *
 *     matcher_build.c     aliases -> spellings, keys, slots, Bloom filter
 *     matcher_points.c    fragments, gaps and keys, of aliases and texts alike
 *     matcher_filter.c    text -> starts; with AVX2 in matcher_filter_avx2.c
 *     matcher_scan.c      starts -> hits
 *     matcher_verify.c    spelling against text          matcher_edges.c    word edges, lines of capitals
 *     matcher_address.c   URLs, hashtags, ...            matcher_pattern.c  PCRE2
 *
 * Cost: most of the text is passed over by the filter; a start that it leaves costs a look into the table a
 * fragment, a match the comparison of its bytes. Nothing depends on how many aliases there are, but that a
 * larger table misses the cache more often. At each start no more than the fragments of the longest alias are
 * read, so that the whole is linear in the text.
 */
#include "extract/matcher_table.h"

#include <stdlib.h>

ent_status enti_matcher_new(enti_matcher **matcher, const ent_gazetteer *gazetteer,
                            const enti_match_options *options, const ent_sink *sink) {
    enti_matcher *new = calloc(1, sizeof *new);
    if (!new) return ENT_NOMEM;
    new->gazetteer = gazetteer;
    new->ignore_case = options->ignore_case;
    enti_arena_init(&new->arena);
    ent_status status = enti_matcher_build(new, options);
    if (status == ENT_OK) status = enti_patterns_compile(new, sink);
    if (status) {
        enti_matcher_free(new);
        return status;
    }
    enti_filter_choose(new);
    *matcher = new;
    return ENT_OK;
}

void enti_matcher_free(enti_matcher *matcher) {
    if (!matcher) return;
    enti_patterns_release(matcher);
    enti_arena_release(&matcher->arena);
    free(matcher);
}

ent_status enti_match_scratch_new(enti_match_scratch **scratch, const enti_matcher *matcher) {
    enti_match_scratch *new = calloc(1, sizeof *new);
    if (!new) return ENT_NOMEM;
    new->matcher = matcher;
    new->groups = calloc(matcher->longest_key + 1, sizeof *new->groups);
    if (!new->groups || enti_pattern_scratch_new(new)) {
        enti_match_scratch_free(new);
        return ENT_NOMEM;
    }
    *scratch = new;
    return ENT_OK;
}

void enti_match_scratch_free(enti_match_scratch *scratch) {
    if (!scratch) return;
    enti_pattern_scratch_free(scratch);
    enti_rows_release(&scratch->fits);
    enti_rows_release(&scratch->addresses);
    free(scratch->groups);
    free(scratch);
}

void enti_hits_release(enti_hits *hits) {
    enti_rows_release(&hits->hits);
    enti_rows_release(&hits->readings);
}

size_t enti_matcher_bytes(const enti_matcher *matcher) {
    return sizeof *matcher + enti_arena_bytes(&matcher->arena);
}
