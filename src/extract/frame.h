/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The frame in which one article is decided: candidates in the order of the text, and what is known of each
 * entity so far. Rules run over it in the order of rules.def; each sees what earlier ones decided anywhere in
 * the article.
 *
 *     hits -> candidates: OPEN --alias--> COUNTS | NOBODY | LISTED
 *                              --short--> ...            --weak--> ...    --shared--> ...
 *             roles, found around states:  --role--> COUNTS (and cover the candidates inside) | LISTED
 *     what is still OPEN at the end goes to the ledger
 */
#ifndef ENTI_EXTRACT_FRAME_H
#define ENTI_EXTRACT_FRAME_H

#include "extract/cues.h"
#include "extract/extract.h"
#include "extract/layout.h"
#include "extract/matcher.h"
#include "extract/offices.h"
#include "extract/words.h"

typedef enum enti_verdict {
    ENTI_OPEN,    /* undecided so far */
    ENTI_COUNTS,  /* a mention of `entity` */
    ENTI_NOBODY,  /* certainly none: inside another name, or a stranger's */
    ENTI_IGNORED, /* an `ignore` row */
    ENTI_LISTED   /* in the ledger, for `reason` */
} enti_verdict;

/* Capitalised words that touch a candidate, so that it is a part of a longer name; bits. */
enum {
    ENTI_RUN_LEFT = 1,
    ENTI_RUN_RIGHT = 2,
    ENTI_RUN_KNOWN = 4 /* the bits above are valid */
};

typedef struct enti_candidate {
    uint32_t begin, end;
    uint32_t first, count; /* readings */
    uint32_t sentence;
    uint32_t entity;     /* once it counts */
    uint8_t verdict;     /* enti_verdict */
    uint8_t kind;        /* ent_kind, once it counts */
    uint8_t run;         /* bits above */
    bool covered;        /* by a role that counts */
    bool all_short;      /* every reading is a leader's short alias */
    const char *rule;    /* that decided, or that could not */
    const char *reason;  /* why */
    ent_span because_of; /* the text that decided, if any */
} enti_candidate;

/* A description by office and state, decided or in the ledger. */
typedef struct enti_role {
    ent_span at;
    uint32_t candidate; /* its state's */
    uint32_t sentence;
    uint32_t entity;           /* once it counts */
    uint32_t first, count;     /* in `possible`: who it could be */
    const enti_lexeme *office; /* its word for the office */
    uint8_t verdict;           /* COUNTS or LISTED */
    const char *reason;
} enti_role;

/* What the article says of one entity; valid if `epoch` is the frame's. */
typedef struct enti_knowledge {
    uint32_t epoch;
    uint32_t named_from; /* the article names it in full, or by title from here on; UINT32_MAX: never */
    uint32_t last_full;  /* where it was last so named, as the short rule walks; 0: nowhere yet */
    bool mentioned;      /* it counts somewhere */
    bool strong;         /* by a strong alias */
    bool chained;        /* its offices are in the chains below */
} enti_knowledge;

/* What the article does with one short alias. */
typedef struct enti_usage {
    uint32_t epoch;
    uint32_t last_stranger; /* where it last stood in a stranger's name, plus 1; 0: nowhere */
    bool in_run;            /* it stands in some longer name */
} enti_usage;

/* An office of a leader whom the article names, linked by the state or organisation it is of. */
typedef struct enti_named_office {
    uint32_t office, leader;
    uint32_t next; /* the next of the same state, plus 1 */
} enti_named_office;

typedef struct enti_chain {
    uint32_t epoch, first; /* in named_offices, plus 1 */
} enti_chain;

typedef struct enti_frame {
    /* of the extractor */
    const ent_gazetteer *gazetteer;
    const enti_offices *offices;
    const enti_lexicon *lexicon;
    const enti_cues *cues;
    const uint8_t *alias_traits; /* [alias_count] */
    enti_cue_scratch *cue_scratch;
    /* of the article */
    ent_text text;
    ent_date date;
    enti_layout *layout;
    enti_hits *hits;
    uint32_t epoch;
    enti_rows candidates;    /* enti_candidate */
    enti_rows roles;         /* enti_role, in the order of the text, none overlap */
    enti_rows possible;      /* uint32_t: entities */
    enti_rows named_offices; /* enti_named_office */
    enti_knowledge *known;   /* [entity_count] */
    enti_usage *usage;       /* [alias_count] */
    enti_chain *chains;      /* [entity_count] */
    enti_buffer inner_words; /* a set of bits: words capitalised inside a sentence */
    bool inner_words_known;
    ent_span line; /* the line last asked for */
    bool line_is_title_case;
    bool has_line;
} enti_frame;

/* Traits of an alias that no article changes; bits. */
enum {
    ENTI_LEADS = 1,    /* a short alias that begins its leader's name: Xi, Li */
    ENTI_CALENDAR = 2, /* also the name of a month or day */
    ENTI_COMMON = 4,   /* also a common word */
    ENTI_PARTICLE = 8, /* also a pronoun, an article or another word that often begins a sentence */
    ENTI_TITLE = 16    /* also a title: King */
};

/* A rule is a file of its own and a row of rules.def. */
typedef struct enti_rule {
    const char *name, *summary;
    ent_status (*run)(enti_frame *frame);
} enti_rule;

const enti_rule *enti_rule_at(size_t i); /* NULL past the end */

ent_status enti_rule_alias(enti_frame *frame);
ent_status enti_rule_short(enti_frame *frame);
ent_status enti_rule_role(enti_frame *frame);
ent_status enti_rule_weak(enti_frame *frame);
ent_status enti_rule_shared(enti_frame *frame);

/* ---- what rules ask and say ---- */

/* Memory for the entities and aliases of a gazetteer. Errors: NOMEM. */
ent_status enti_frame_init(enti_frame *frame, const ent_gazetteer *gazetteer);
void enti_frame_release(enti_frame *frame);
/* Begin an article whose hits and layout stand: make its candidates. Errors: NOMEM. Cost: linear in hits. */
ent_status enti_frame_begin(enti_frame *frame);

static inline size_t enti_candidate_count(const enti_frame *frame) {
    return frame->candidates.count;
}
static inline enti_candidate *enti_candidate_at(const enti_frame *frame, size_t i) {
    return ENTI_ROWS_AT(&frame->candidates, enti_candidate, i);
}
static inline const enti_alias *enti_reading_alias(const enti_frame *frame, uint32_t reading) {
    return &frame->gazetteer->aliases[ENTI_ROWS_AT(&frame->hits->readings, enti_reading, reading)->alias];
}
static inline uint32_t enti_reading_alias_index(const enti_frame *frame, uint32_t reading) {
    return ENTI_ROWS_AT(&frame->hits->readings, enti_reading, reading)->alias;
}
static inline uint32_t enti_type_of(const enti_frame *frame, uint32_t entity) {
    return frame->gazetteer->entities[entity].type;
}
/* Whether an alias is within its own dates; always in an article without a date. */
static inline bool enti_in_date(const enti_frame *frame, const enti_alias *alias) {
    return !frame->date || enti_date_within(frame->date, alias->from, alias->to);
}
static inline bool enti_is_strong(const enti_alias *alias) {
    return alias->kind != ENT_SHORT && !alias->weak;
}

/* The sentence of a candidate, as the stretch that rules may read. */
enti_window enti_sentence_window(const enti_frame *frame, uint32_t sentence);

/* Decide. `reason` and `rule` are static strings. */
void enti_count_as(enti_frame *frame, enti_candidate *candidate, uint32_t reading, const char *rule,
                   const char *reason);
void enti_settle(enti_candidate *candidate, enti_verdict verdict, const char *rule, const char *reason);

/* Whether the evidence that the weak rule asks for is there. */
bool enti_weak_counts(enti_frame *frame, size_t candidate, uint32_t reading);

/* What is known of an entity or alias, begun afresh in each article. */
enti_knowledge *enti_known(const enti_frame *frame, uint32_t entity);
enti_usage *enti_usage_of(const enti_frame *frame, uint32_t alias);
bool enti_mentioned(const enti_frame *frame, uint32_t entity);
/* From `from` on the article counts as naming the leader. Errors are kept in `named_offices`. */
void enti_name_leader(enti_frame *frame, uint32_t leader, uint32_t from);
/* Whether the article mentions a state or party of the leader. */
bool enti_home_mentioned(const enti_frame *frame, uint32_t leader);

/* ---- runs (runs.c) ---- */

/* Which sides of the candidate a capitalised word touches that is no title, calendar word or mention. */
unsigned enti_run_around(enti_frame *frame, size_t candidate);
/* Whether the candidate, an alias of a state, stands in the name of an institution. */
bool enti_in_institution(enti_frame *frame, size_t candidate);
bool enti_in_title_case(enti_frame *frame, uint32_t at);
/* Whether a short alias may be an ordinary word here: a month, or a common word whose capital is due to its
 * place in the sentence or line and that stands capitalised nowhere else. */
bool enti_may_be_word(enti_frame *frame, size_t candidate, uint32_t alias);
/* Whether it is a pronoun or the like where a sentence begins: never a name ("He spoke", beside He Lifeng).
 */
bool enti_is_particle(enti_frame *frame, size_t candidate, uint32_t alias);

/* ---- titles before names (titles.c) ---- */

typedef struct enti_title {
    ent_span at;
    const enti_lexeme *lexeme; /* with senses */
    uint32_t of;               /* the state or organisation before it, or ENTI_NONE */
    bool plural;
    bool former;
} enti_title;

/* The title of office before a candidate; one plural title serves each name of a list. */
bool enti_title_before(enti_title *title, const enti_frame *frame, size_t candidate);
/* Whether the leader holds or held an office that the title means. `held`: on the date. */
bool enti_bears_title(const enti_frame *frame, uint32_t leader, const enti_title *title, bool *held);
/* Whether a sense may mean an office of `of` (ENTI_NONE: of any). */
bool enti_sense_fits(const enti_frame *frame, const enti_sense *sense, uint32_t of);
/* Whether the word means whoever leads `of`: "leader", and "head" of what is no state. */
bool enti_means_leader(const enti_frame *frame, const enti_lexeme *word, uint32_t of);

#endif
