/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Comes in: a frame whose rules have run. Goes out: mentions and ledger, each sorted by place, with code
 * points, paragraph and zone; layout as plain spans. Invariant: a candidate or role is in exactly one of
 * them, or was decided to be nobody's. */
#include "extract/document.h"
#include "base/json.h"
#include "base/utf8.h"

const char *ent_zone_name(ent_zone zone) {
    static const char *const names[] = {"title", "body", "dateline", "teaser"};
    return (size_t)zone < sizeof names / sizeof *names ? names[zone] : "";
}

typedef struct making {
    const enti_frame *frame;
    enti_arena *arena;
    bool explain;
    enti_buffer why;
    ent_mention *mentions;
    ent_unresolved *unresolved;
    size_t mention_count, unresolved_count;
    size_t byte, point; /* a place in the text, as bytes and as code points */
} making;

/* Code points before byte `at`, which grows from call to call. */
static uint32_t points_before(making *m, uint32_t at) {
    m->point += enti_utf8_count(enti_text_slice(m->frame->text, m->byte, at));
    m->byte = at;
    return (uint32_t)m->point;
}

static uint32_t paragraph_of(const making *m, uint32_t sentence) {
    const enti_rows *sentences = &m->frame->layout->sentences;
    return sentence < sentences->count ? ENTI_ROWS_AT(sentences, enti_sentence, sentence)->paragraph : 0;
}

static ent_zone zone_of(const making *m, uint32_t sentence, uint32_t at) {
    const enti_layout *layout = m->frame->layout;
    if (sentence >= layout->sentences.count) return ENT_BODY;
    const enti_sentence *row = ENTI_ROWS_AT(&layout->sentences, enti_sentence, sentence);
    ent_span dateline = ENTI_ROWS_AT(&layout->paragraphs, enti_paragraph, row->paragraph)->dateline;
    return at >= dateline.begin && at < dateline.end ? ENT_DATELINE : row->zone;
}

/* ---- why ---- */

static void add_reason(making *m, const char *reason, ent_span evidence) {
    enti_buffer_add_string(&m->why, "], \"because\": ");
    enti_json_string(&m->why, enti_text_of(reason));
    if (evidence.end > evidence.begin) {
        enti_buffer_add_string(&m->why, ", \"evidence\": ");
        enti_json_string(&m->why, enti_text_slice(m->frame->text, evidence.begin, evidence.end));
    }
    enti_buffer_add_byte(&m->why, '}');
}

static void add_id(making *m, uint32_t entity, bool first) {
    if (!first) enti_buffer_add_string(&m->why, ", ");
    enti_json_string(&m->why, m->frame->gazetteer->entities[entity].id);
}

static ent_text why_candidate(making *m, const enti_candidate *candidate) {
    if (!m->explain) return enti_text(NULL, 0);
    enti_buffer_clear(&m->why);
    enti_buffer_add_string(&m->why, "{\"candidates\": [");
    for (uint32_t r = 0; r < candidate->count; r++)
        add_id(m, enti_reading_alias(m->frame, candidate->first + r)->entity, r == 0);
    add_reason(m, candidate->reason, candidate->because_of);
    return enti_arena_copy(m->arena, enti_buffer_text(&m->why));
}

static ent_text why_role(making *m, const enti_role *role) {
    if (!m->explain) return enti_text(NULL, 0);
    enti_buffer_clear(&m->why);
    enti_buffer_add_string(&m->why, "{\"office\": ");
    enti_json_string(&m->why, role->office->key);
    enti_buffer_add_string(&m->why, ", \"candidates\": [");
    for (uint32_t i = 0; i < role->count; i++)
        add_id(m, *ENTI_ROWS_AT(&m->frame->possible, uint32_t, role->first + i), i == 0);
    add_reason(m, role->reason, (ent_span){0, 0});
    return enti_arena_copy(m->arena, enti_buffer_text(&m->why));
}

/* ---- mentions and ledger ---- */

static ent_mention *add_mention(making *m, ent_span at, uint32_t sentence) {
    ent_mention *mention = &m->mentions[m->mention_count++];
    mention->at = at;
    mention->start = points_before(m, at.begin);
    mention->stop = points_before(m, at.end);
    mention->sentence = sentence;
    mention->paragraph = paragraph_of(m, sentence);
    mention->zone = zone_of(m, sentence, at.begin);
    return mention;
}

static ent_unresolved *add_unresolved(making *m, ent_span at, uint32_t sentence, size_t most) {
    ent_unresolved *row = &m->unresolved[m->unresolved_count++];
    row->at = at;
    row->sentence = sentence;
    row->paragraph = paragraph_of(m, sentence);
    row->entities = ENTI_ARENA_ARRAY(m->arena, uint32_t, most);
    return row;
}

/* The rule that should have decided, and why it did not. */
static void name_reason(ent_unresolved *row, const making *m, const enti_candidate *candidate) {
    const enti_alias *alias = enti_reading_alias(m->frame, candidate->first);
    row->rule = candidate->rule;
    row->reason = candidate->reason;
    if (candidate->verdict == ENTI_LISTED) return;
    row->rule = candidate->count > 1   ? "shared"
                : candidate->all_short ? "short"
                : alias->weak          ? "weak"
                                       : "alias";
    row->reason = candidate->count > 1   ? "ambiguous"
                  : candidate->all_short ? "not named in full"
                  : alias->weak          ? "no cue"
                                         : "the rule is off";
}

static void list_candidate(making *m, const enti_candidate *candidate) {
    ent_span at = {candidate->begin, candidate->end};
    ent_unresolved *row = add_unresolved(m, at, candidate->sentence, candidate->count);
    uint32_t *entities = (uint32_t *)row->entities;
    for (uint32_t r = 0; entities && r < candidate->count; r++)
        entities[row->entity_count++] = enti_reading_alias(m->frame, candidate->first + r)->entity;
    row->kind = (ent_kind)enti_reading_alias(m->frame, candidate->first)->kind;
    name_reason(row, m, candidate);
}

static void put_candidate(making *m, const enti_candidate *candidate) {
    if (candidate->covered) return;
    if (candidate->verdict == ENTI_OPEN || candidate->verdict == ENTI_LISTED) list_candidate(m, candidate);
    if (candidate->verdict != ENTI_COUNTS) return;
    ent_mention *mention = add_mention(m, (ent_span){candidate->begin, candidate->end}, candidate->sentence);
    mention->entity = candidate->entity;
    mention->kind = (ent_kind)candidate->kind;
    mention->rule = candidate->rule;
    mention->why = why_candidate(m, candidate);
}

static void put_role(making *m, const enti_role *role) {
    if (role->verdict == ENTI_COUNTS) {
        ent_mention *mention = add_mention(m, role->at, role->sentence);
        mention->entity = role->entity;
        mention->kind = ENT_ROLE;
        mention->rule = "role";
        mention->why = why_role(m, role);
        return;
    }
    ent_unresolved *row = add_unresolved(m, role->at, role->sentence, role->count);
    uint32_t *entities = (uint32_t *)row->entities;
    for (uint32_t i = 0; entities && i < role->count; i++)
        entities[row->entity_count++] = *ENTI_ROWS_AT(&m->frame->possible, uint32_t, role->first + i);
    row->kind = ENT_ROLE;
    row->rule = "role";
    row->reason = role->reason;
}

/* Candidates and roles in the order of the text; a role stands before what is inside it. */
static void put_all(making *m) {
    const enti_rows *roles = &m->frame->roles;
    size_t next = 0, count = enti_candidate_count(m->frame);
    for (size_t i = 0; i < count; i++) {
        const enti_candidate *candidate = enti_candidate_at(m->frame, i);
        while (next < roles->count && ENTI_ROWS_AT(roles, enti_role, next)->at.begin <= candidate->begin)
            put_role(m, ENTI_ROWS_AT(roles, enti_role, next++));
        put_candidate(m, candidate);
    }
    while (next < roles->count) put_role(m, ENTI_ROWS_AT(roles, enti_role, next++));
}

/* The ledger's code points: its rows may lie inside each other, so that their ends do not grow. */
static void count_unresolved(making *m) {
    m->byte = m->point = 0;
    for (size_t i = 0; i < m->unresolved_count; i++) {
        ent_unresolved *row = &m->unresolved[i];
        row->start = points_before(m, row->at.begin);
        row->stop = row->start +
                    (uint32_t)enti_utf8_count(enti_text_slice(m->frame->text, row->at.begin, row->at.end));
    }
}

/* ---- layout ---- */

static void put_layout(ent_document *document, const enti_layout *layout, enti_arena *arena) {
    size_t sentences = layout->sentences.count, paragraphs = layout->paragraphs.count;
    ent_span *spans = ENTI_ARENA_ARRAY(arena, ent_span, sentences);
    ent_zone *zones = ENTI_ARENA_ARRAY(arena, ent_zone, sentences);
    ent_span *blocks = ENTI_ARENA_ARRAY(arena, ent_span, paragraphs);
    if (arena->failed) return;
    for (size_t i = 0; i < sentences; i++) {
        const enti_sentence *sentence = ENTI_ROWS_AT(&layout->sentences, enti_sentence, i);
        spans[i] = sentence->at;
        zones[i] = sentence->zone;
    }
    for (size_t i = 0; i < paragraphs; i++)
        blocks[i] = ENTI_ROWS_AT(&layout->paragraphs, enti_paragraph, i)->at;
    document->sentences = spans;
    document->sentence_zones = zones;
    document->sentence_count = sentences;
    document->paragraphs = blocks;
    document->paragraph_count = paragraphs;
}

ent_status enti_document_make(ent_document *document, const enti_frame *frame, const ent_article *article,
                              bool explain, enti_arena *arena) {
    ent_document made = {.article = article};
    making m = {.frame = frame, .arena = arena, .explain = explain};
    size_t most = enti_candidate_count(frame) + frame->roles.count;
    m.mentions = ENTI_ARENA_ARRAY(arena, ent_mention, most);
    m.unresolved = ENTI_ARENA_ARRAY(arena, ent_unresolved, most);
    if (m.mentions && m.unresolved) {
        put_all(&m);
        count_unresolved(&m);
    }
    for (size_t i = 0; i < enti_candidate_count(frame); i++)
        made.ignored += enti_candidate_at(frame, i)->verdict == ENTI_IGNORED;
    put_layout(&made, frame->layout, arena);
    bool failed = m.why.failed || arena->failed;
    enti_buffer_release(&m.why);
    if (failed) return ENT_NOMEM;
    made.mentions = m.mentions;
    made.mention_count = m.mention_count;
    made.unresolved = m.unresolved;
    made.unresolved_count = m.unresolved_count;
    *document = made;
    return ENT_OK;
}
