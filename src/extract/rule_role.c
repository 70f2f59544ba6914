/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rule role. Comes in: candidates that are states and organisations. Goes out: roles, from left to right,
 * each decided or in the ledger: first the leader of that state whom the article names in the office, else
 * its holder on the date; one in another's place only where the text says so or nobody else holds it. A role
 * that counts covers the candidates inside its span. Cost: linear in candidates, times the offices of one
 * state.
 */
#include "extract/roles.h"

enum { MOST_ATTEMPTS = 16, MOST_POSSIBLE = 8, NEARBY = 16 };

/* The offices to try, in order. */
typedef struct attempts {
    uint32_t classes[MOST_ATTEMPTS];
    size_t count;
} attempts;

typedef struct decision {
    enti_frame *frame;
    const enti_shape *shape;
    enti_role *role;
} decision;

static void attempt(attempts *list, uint32_t class) {
    for (size_t i = 0; i < list->count; i++)
        if (list->classes[i] == class) return;
    if (list->count < MOST_ATTEMPTS) list->classes[list->count++] = class;
}

static void attempt_list(attempts *list, const ent_gazetteer *g, enti_range classes) {
    for (uint32_t i = 0; i < classes.count; i++) attempt(list, g->class_lists[classes.first + i]);
}

static bool in_list(const ent_gazetteer *g, enti_range classes, uint32_t class) {
    for (uint32_t i = 0; i < classes.count; i++)
        if (g->class_lists[classes.first + i] == class) return true;
    return false;
}

/* ---- who it could be ---- */

typedef enum tenure { IN_FORCE, ENDED, EVER } tenure;

static bool fits_tenure(const enti_frame *frame, const enti_office *office, tenure when) {
    if (when == EVER) return true;
    if (!frame->date) return false;
    if (when == ENDED) return office->to && office->to <= frame->date;
    return enti_date_within(frame->date, office->from, office->to);
}

static void add_possible(decision *d, uint32_t leader) {
    enti_rows *possible = &d->frame->possible;
    enti_role *role = d->role;
    for (uint32_t i = 0; i < role->count; i++)
        if (*ENTI_ROWS_AT(possible, uint32_t, role->first + i) == leader) return;
    uint32_t *row = role->count < MOST_POSSIBLE ? ENTI_ROWS_ADD(possible, uint32_t) : NULL;
    if (!row) return;
    *row = leader;
    role->count++;
}

static bool fits(const decision *d, uint32_t office, uint32_t class, tenure when, bool acting) {
    const enti_office *held = &d->frame->gazetteer->offices[office];
    return (when != IN_FORCE || held->acting == acting) &&
           enti_class_means(d->frame->gazetteer, class, held->class) && fits_tenure(d->frame, held, when);
}

/* Leaders whom the article names, in such an office of the state. */
static bool named(decision *d, uint32_t class, tenure when, bool acting) {
    const enti_frame *frame = d->frame;
    const enti_chain *chain = &frame->chains[d->shape->state];
    uint32_t next = chain->epoch == frame->epoch ? chain->first : 0;
    while (next) {
        const enti_named_office *row = ENTI_ROWS_AT(&frame->named_offices, enti_named_office, next - 1);
        if (fits(d, row->office, class, when, acting)) add_possible(d, row->leader);
        next = row->next;
    }
    return d->role->count > 0;
}

static bool holders(decision *d, uint32_t class, bool acting) {
    const enti_offices *offices = d->frame->offices;
    for (uint32_t i = offices->first[d->shape->state]; i < offices->first[d->shape->state + 1]; i++) {
        uint32_t office = offices->order[i];
        if (fits(d, office, class, IN_FORCE, acting)) add_possible(d, offices->holders[office]);
    }
    return d->role->count > 0;
}

static bool try_named(decision *d, uint32_t class) {
    if (d->shape->former) return named(d, class, ENDED, false) || named(d, class, EVER, false);
    if (d->shape->acting) return named(d, class, IN_FORCE, true);
    return named(d, class, IN_FORCE, false);
}

/* One class: whom the article names, else the holder on the date, else whom it names in it at any time. */
static bool try_class(decision *d, uint32_t class) {
    bool standing = d->frame->gazetteer->classes[class].standing && d->frame->date;
    if (try_named(d, class)) return true;
    if (d->shape->former) return false;
    if (d->shape->acting) return standing && holders(d, class, true);
    if (standing && holders(d, class, false)) return true;
    if (named(d, class, IN_FORCE, true) || (standing && holders(d, class, true))) return true;
    return named(d, class, EVER, false);
}

/* ---- which offices it means ---- */

static void attempt_word(attempts *list, const decision *d) {
    const enti_frame *frame = d->frame;
    for (const enti_sense *sense = d->shape->office->senses; sense; sense = sense->next)
        if (sense->word != ENTI_NONE && !sense->plural && enti_sense_fits(frame, sense, d->shape->state))
            attempt(list, sense->class);
    if (!list->count && enti_means_leader(frame, d->shape->office, d->shape->state))
        attempt_list(list, frame->gazetteer, frame->gazetteer->entities[d->shape->state].leader);
}

static uint32_t state_of(const enti_frame *frame, uint32_t leader) {
    const ent_gazetteer *g = frame->gazetteer;
    const enti_entity *entity = &g->entities[leader];
    uint32_t state = enti_link_on(g, entity->states, frame->date);
    if (state == ENTI_NONE && entity->offices.count)
        state = enti_office_home(g, &g->offices[entity->offices.first]);
    return state == ENTI_NONE ? leader : state;
}

/* The sentence's other person: the nearest before the role, named or by role, else the nearest after it. */
typedef struct other {
    uint32_t person, state;
    size_t candidate;        /* SIZE_MAX: by role */
    const enti_lexeme *role; /* its word */
} other;

static bool is_other(const decision *d, uint32_t person) {
    return enti_type_of(d->frame, person) == ENTI_LEADER && state_of(d->frame, person) != d->shape->state;
}

static bool counts_as_other(other *found, const decision *d, size_t i) {
    const enti_candidate *candidate = enti_candidate_at(d->frame, i);
    if (candidate->verdict != ENTI_COUNTS || candidate->covered || !is_other(d, candidate->entity))
        return false;
    *found = (other){.person = candidate->entity, .candidate = i};
    return true;
}

static bool person_before(other *found, const decision *d) {
    const enti_rows *roles = &d->frame->roles;
    const enti_role *last = roles->count > 1 ? ENTI_ROWS_AT(roles, enti_role, roles->count - 2) : NULL;
    bool by_role = last && last->sentence == d->role->sentence && last->verdict == ENTI_COUNTS &&
                   is_other(d, last->entity);
    for (size_t i = d->role->candidate, n = 0; i-- > 0 && n < NEARBY; n++) {
        const enti_candidate *candidate = enti_candidate_at(d->frame, i);
        if (candidate->sentence != d->role->sentence) break;
        if (by_role && candidate->begin < last->at.end) break;
        if (counts_as_other(found, d, i)) return true;
    }
    if (by_role) *found = (other){.person = last->entity, .candidate = SIZE_MAX, .role = last->office};
    return by_role;
}

static bool person_after(other *found, const decision *d) {
    for (size_t i = d->role->candidate + 1, n = 0; i < enti_candidate_count(d->frame) && n < NEARBY;
         i++, n++) {
        if (enti_candidate_at(d->frame, i)->sentence != d->role->sentence) break;
        if (counts_as_other(found, d, i)) return true;
    }
    return false;
}

/* The office whose title stands before the other person. */
static void attempt_title(attempts *list, const decision *d, const other *person) {
    const ent_gazetteer *g = d->frame->gazetteer;
    enti_title title = {.lexeme = person->role};
    if (person->candidate != SIZE_MAX && !enti_title_before(&title, d->frame, person->candidate))
        title.lexeme = NULL;
    for (const enti_sense *sense = title.lexeme ? title.lexeme->senses : NULL; sense; sense = sense->next)
        if (sense->word != ENTI_NONE &&
            enti_holds(g, person->person, sense->class, ENTI_NONE, d->frame->date))
            attempt(list, sense->class);
}

/* The offices of the other person, those first that the person's state counts among its leaders. */
static void attempt_offices(attempts *list, const decision *d, const other *person) {
    const ent_gazetteer *g = d->frame->gazetteer;
    enti_range order = g->entities[person->state].leader, offices = g->entities[person->person].offices;
    for (uint32_t i = 0; i < order.count; i++) {
        uint32_t class = g->class_lists[order.first + i];
        if (enti_holds(g, person->person, class, ENTI_NONE, d->frame->date)) attempt(list, class);
    }
    for (uint32_t i = 0; i < offices.count; i++) {
        const enti_office *office = &g->offices[offices.first + i];
        if (fits_tenure(d->frame, office, d->frame->date ? IN_FORCE : EVER)) attempt(list, office->class);
    }
}

/* A rank that only the other person's state counts among its leaders: a president's counterpart in a kingdom
 * is its prime minister. */
static bool is_foreign_rank(const decision *d, const other *person, uint32_t class) {
    const ent_gazetteer *g = d->frame->gazetteer;
    enti_range ours = g->entities[d->shape->state].leader, theirs = g->entities[person->state].leader;
    return in_list(g, theirs, class) && !in_list(g, ours, class);
}

/* The other person's office decides; our state's leaders only where the person has none, or one of a rank
 * that is not ours. */
static void decide_counterpart(decision *d) {
    const ent_gazetteer *g = d->frame->gazetteer;
    attempts list = {.count = 0}, own = {.count = 0};
    other person;
    if (person_before(&person, d) || person_after(&person, d)) {
        person.state = state_of(d->frame, person.person);
        attempt_title(&list, d, &person);
        attempt_offices(&list, d, &person);
    }
    bool foreign = list.count > 0 && is_foreign_rank(d, &person, list.classes[0]);
    for (size_t i = 0; i < list.count && !foreign; i++)
        if (try_class(d, list.classes[i]) || g->classes[list.classes[i]].standing) return;
    if (list.count && !foreign) return;
    attempt_list(&own, g, g->entities[d->shape->state].leader);
    for (size_t i = 0; i < own.count; i++)
        if (try_class(d, own.classes[i])) return;
}

static void decide_office(decision *d) {
    attempts list = {.count = 0};
    attempt_word(&list, d);
    for (size_t i = 0; i < list.count; i++)
        if (try_class(d, list.classes[i])) return;
}

/* ---- all of it ---- */

static void cover(enti_frame *frame, const enti_role *role) {
    for (size_t i = role->candidate; i > 0 && enti_candidate_at(frame, i - 1)->end > role->at.begin; i--)
        enti_candidate_at(frame, i - 1)->covered = true;
    for (size_t i = role->candidate; i < enti_candidate_count(frame); i++) {
        enti_candidate *candidate = enti_candidate_at(frame, i);
        if (candidate->begin >= role->at.end) break;
        candidate->covered = true;
    }
}

static void finish(decision *d) {
    enti_role *role = d->role;
    role->verdict = role->count == 1 ? ENTI_COUNTS : ENTI_LISTED;
    role->reason = role->count > 1 ? "ambiguous" : !d->frame->date ? "no date" : "no holder is known";
    if (role->count != 1) return;
    role->reason = "holder of the office";
    role->entity = *ENTI_ROWS_AT(&d->frame->possible, uint32_t, role->first);
    enti_known(d->frame, role->entity)->mentioned = true;
    cover(d->frame, role);
}

/* Whether the word has a holder of its own at any time: leader, prime minister; not diplomat, envoy. */
static bool is_standing(const decision *d) {
    const enti_lexeme *office = d->shape->office;
    if (enti_means_leader(d->frame, office, d->shape->state) || office->marks & ENTI_MARK(COUNTERPARTS))
        return true;
    for (const enti_sense *sense = office->senses; sense; sense = sense->next)
        if (sense->word != ENTI_NONE && enti_sense_fits(d->frame, sense, d->shape->state) &&
            d->frame->gazetteer->classes[sense->class].standing)
            return true;
    return false;
}

/* A wider word for nobody whom the article names is no candidate: nobody could be meant that we know. */
static ent_status decide(enti_frame *frame, size_t i, const enti_shape *shape) {
    enti_role *role = ENTI_ROWS_ADD(&frame->roles, enti_role);
    if (!role) return ENT_NOMEM;
    *role = (enti_role){.at = shape->at, .candidate = (uint32_t)i, .office = shape->office};
    role->sentence = enti_candidate_at(frame, i)->sentence;
    role->first = (uint32_t)frame->possible.count;
    decision d = {frame, shape, role};
    if (shape->office->marks & ENTI_MARK(COUNTERPARTS))
        decide_counterpart(&d);
    else
        decide_office(&d);
    if (!role->count && !is_standing(&d))
        frame->roles.count--;
    else
        finish(&d);
    return frame->possible.failed ? ENT_NOMEM : ENT_OK;
}

ent_status enti_rule_role(enti_frame *frame) {
    uint32_t end = 0; /* of the role before: none overlap */
    for (size_t i = 0; i < enti_candidate_count(frame); i++) {
        enti_shape shape;
        if (!enti_role_shape(&shape, frame, i) || shape.at.begin < end) continue;
        ent_status status = decide(frame, i, &shape);
        if (status) return status;
        end = shape.at.end;
    }
    return ENT_OK;
}
