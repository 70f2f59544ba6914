/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * GraphML, ours and others', read as a stream: one graph of nodes and edges with typed data. Nothing is
 * fetched and no entity expanded; nested graphs are refused; ports and hyperedges are not read. */
#include "network/load.h"

#include <libxml/xmlreader.h>

#include <errno.h>
#include <math.h>
#include <stdlib.h>

/* A declared <key>: data with this id, in this scope, are values of a column. */
typedef struct key {
    ent_text id;
    ent_scope scope;
    size_t column;
    enti_column_type type;
} key;

typedef struct reading {
    enti_load *load;
    xmlTextReaderPtr xml;
    enti_rows keys;
    size_t hint;      /* data come in the order of their keys: the one after the last is tried first */
    ent_scope scope;  /* of what is open */
    const key *data;  /* of the <data> that is open; NULL: of no key */
    size_t open_keys; /* how many keys, from the end, the open <key> made */
    bool in_key, in_default, in_data, in_graph, had_graph;
    enti_buffer text; /* of the <data> or <default> that is open */
    bool directed;
    enti_arena strings; /* of one element */
} reading;

static size_t line_of(reading *state) {
    int line = xmlTextReaderGetParserLineNumber(state->xml);
    return line > 0 ? (size_t)line : 0;
}

/* The value of an attribute, for as long as the element; empty if there is none. */
static ent_text attribute(reading *state, const char *name) {
    xmlChar *value = xmlTextReaderGetAttribute(state->xml, (const xmlChar *)name);
    ent_text copy =
        value ? enti_arena_copy(&state->strings, enti_text_of((const char *)value)) : (ent_text){NULL, 0};
    xmlFree(value);
    return copy;
}

static key *key_at(reading *state, size_t i) {
    return ENTI_ROWS_AT(&state->keys, key, i);
}

/* ---- values ---- */

static bool parse_whole(enti_value *value, const char *text) {
    char *end;
    errno = 0;
    long long whole = strtoll(text, &end, 10);
    *value = (enti_value){ENTI_COLUMN_LONG, .is.whole = whole};
    return end != text && !*end && !errno;
}

static bool parse_real(enti_value *value, const char *text) {
    char *end;
    *value = (enti_value){ENTI_COLUMN_DOUBLE, .is.real = strtod(text, &end)};
    return end != text && !*end;
}

static bool parse_bool(enti_value *value, ent_text text) {
    bool yes = enti_text_is(text, "true") || enti_text_is(text, "1");
    *value = (enti_value){ENTI_COLUMN_BOOL, .is.whole = yes};
    return yes || enti_text_is(text, "false") || enti_text_is(text, "0");
}

/* The gathered text as a value of that type. */
static bool parse(enti_value *value, reading *state, enti_column_type type) {
    *value = (enti_value){ENTI_COLUMN_STRING, .is.string = enti_buffer_text(&state->text)};
    if (type == ENTI_COLUMN_STRING) return true;
    ent_text trimmed = enti_arena_copy(&state->strings, enti_text_trim(value->is.string));
    if (!trimmed.at) return false;
    switch (type) {
    case ENTI_COLUMN_LONG: return parse_whole(value, trimmed.at);
    case ENTI_COLUMN_DOUBLE: return parse_real(value, trimmed.at);
    default: return parse_bool(value, trimmed);
    }
}

static void refuse_value(reading *state, const key *of) {
    enti_load_fail(state->load, line_of(state), "a value of '%.*s' is not of its declared type",
                   (int)of->id.len, of->id.at);
}

/* ---- elements ---- */

static const struct {
    const char *name;
    ent_scope scope;
} scopes[] = {{"node", ENT_SCOPE_NODE}, {"edge", ENT_SCOPE_EDGE}, {"graph", ENT_SCOPE_NETWORK}};

static void add_key(reading *state, ent_text id, ent_text name, enti_column_type type, ent_scope scope) {
    size_t column = enti_load_column(state->load, scope, name);
    enti_load_declare(state->load, scope, column, type, (ent_text){NULL, 0});
    key *added = ENTI_ROWS_ADD(&state->keys, key);
    id = enti_arena_copy(&state->load->arena, id);
    if (!added || !id.at) {
        enti_load_fail_memory(state->load);
        return;
    }
    *added = (key){id, scope, column, type};
    state->open_keys++;
}

/* A key without `for`, or for "all", is one of each scope; without a name it is called by its id. */
static void begin_key(reading *state) {
    ent_text id = attribute(state, "id"), of = attribute(state, "for"), name = attribute(state, "attr.name");
    enti_column_type type;
    if (!enti_column_type_named(&type, attribute(state, "attr.type"))) type = ENTI_COLUMN_STRING;
    bool all = !of.len || enti_text_is(of, "all");
    state->in_key = true;
    state->open_keys = 0;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (all || enti_text_is(of, scopes[i].name))
            add_key(state, id, name.len ? name : id, type, scopes[i].scope);
}

static void end_default(reading *state) {
    state->in_default = false;
    for (size_t i = state->keys.count - state->open_keys; i < state->keys.count; i++) {
        const key *of = key_at(state, i);
        enti_value value;
        if (parse(&value, state, of->type))
            enti_load_default(state->load, of->scope, of->column, value);
        else
            refuse_value(state, of);
    }
}

static void begin_graph(reading *state) {
    if (state->in_graph || state->had_graph) {
        enti_load_fail(state->load, line_of(state), "more than one graph");
        return;
    }
    state->in_graph = state->had_graph = true;
    state->scope = ENT_SCOPE_NETWORK;
    state->directed = enti_text_is(attribute(state, "edgedefault"), "directed");
}

static void begin_node(reading *state) {
    ent_text id = attribute(state, "id");
    if (!id.len) enti_load_fail(state->load, line_of(state), "a node without an id");
    enti_load_node(state->load, id);
    state->scope = ENT_SCOPE_NODE;
}

static void begin_edge(reading *state) {
    ent_text from = attribute(state, "source"), to = attribute(state, "target");
    if (!from.len || !to.len) enti_load_fail(state->load, line_of(state), "an edge without both ends");
    enti_load_edge(state->load, from, to);
    state->directed |= enti_text_is(attribute(state, "directed"), "true");
    state->scope = ENT_SCOPE_EDGE;
}

static void begin_data(reading *state) {
    ent_text id = attribute(state, "key");
    state->in_data = true;
    state->data = NULL;
    enti_buffer_clear(&state->text);
    for (size_t i = 0; i < state->keys.count; i++) {
        const key *of = key_at(state, (state->hint + i) % state->keys.count);
        if (of->scope != state->scope || !enti_text_equal(of->id, id)) continue;
        state->data = of;
        state->hint = (size_t)(of - key_at(state, 0)) + 1;
        return;
    }
}

static void end_data(reading *state) {
    const key *of = state->data;
    enti_value value;
    state->in_data = false;
    if (!of) return;
    if (parse(&value, state, of->type))
        enti_load_set(state->load, of->scope, of->column, value);
    else
        refuse_value(state, of);
}

static void end_node_or_edge(reading *state) {
    state->scope = ENT_SCOPE_NETWORK;
}

static void end_graph(reading *state) {
    state->in_graph = false;
}

static void end_key(reading *state) {
    state->in_key = false;
}

static void begin_default(reading *state) {
    state->in_default = state->in_key;
    enti_buffer_clear(&state->text);
}

static const struct element {
    const char *name;
    void (*begin)(reading *), (*end)(reading *);
} elements[] = {
    {"key", begin_key, end_key},
    {"default", begin_default, end_default},
    {"graph", begin_graph, end_graph},
    {"node", begin_node, end_node_or_edge},
    {"edge", begin_edge, end_node_or_edge},
    {"data", begin_data, end_data},
};

static void step_element(reading *state, bool begins, bool ends) {
    const char *name = (const char *)xmlTextReaderConstLocalName(state->xml);
    enti_arena_reset(&state->strings);
    for (size_t i = 0; name && i < sizeof elements / sizeof *elements; i++) {
        if (strcmp(name, elements[i].name)) continue;
        if (begins) elements[i].begin(state);
        if (ends) elements[i].end(state);
        return;
    }
}

static void step(reading *state) {
    switch (xmlTextReaderNodeType(state->xml)) {
    case XML_READER_TYPE_ELEMENT: step_element(state, true, xmlTextReaderIsEmptyElement(state->xml)); break;
    case XML_READER_TYPE_END_ELEMENT: step_element(state, false, true); break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (state->in_data || state->in_default)
            enti_buffer_add_string(&state->text, (const char *)xmlTextReaderConstValue(state->xml));
        break;
    default: break;
    }
    if (state->text.failed || state->strings.failed || state->load->arena.failed)
        enti_load_fail_memory(state->load);
}

/* ---- the stream ---- */

static int read_bytes(void *context, char *buffer, int len) {
    size_t got = fread(buffer, 1, (size_t)len, context);
    return got || !ferror((FILE *)context) ? (int)got : -1;
}

static void on_error(void *context, xmlErrorPtr error) {
    reading *state = context;
    size_t len = error->message ? strlen(error->message) : 0;
    while (len && enti_is_space(error->message[len - 1])) len--;
    if (error->code == XML_ERR_NO_MEMORY)
        enti_load_fail_memory(state->load);
    else if (error->level > XML_ERR_WARNING)
        enti_load_fail(state->load, error->line > 0 ? (size_t)error->line : 0, "%.*s", (int)len,
                       error->message ? error->message : "");
}

static void read_all(reading *state) {
    int more = 1;
    xmlTextReaderSetStructuredErrorHandler(state->xml, on_error, state);
    while (state->load->status == ENT_OK && (more = xmlTextReaderRead(state->xml)) == 1) step(state);
    if (more < 0) enti_load_fail(state->load, 0, "not well-formed");
    if (!state->had_graph) enti_load_fail(state->load, 0, "no graph in it");
    if (state->directed && state->load->status == ENT_OK)
        enti_report(state->load->sink, ENT_WARNING, (enti_place){state->load->file, 0, 0},
                    "directed edges are taken as undirected");
}

void enti_read_graphml(enti_load *load, FILE *file) {
    reading state = {.load = load, .scope = ENT_SCOPE_NETWORK};
    state.xml = xmlReaderForIO(read_bytes, NULL, file, NULL, NULL, XML_PARSE_NONET);
    if (state.xml)
        read_all(&state);
    else
        enti_load_fail_memory(load);
    xmlFreeTextReader(state.xml);
    enti_rows_release(&state.keys);
    enti_buffer_release(&state.text);
    enti_arena_release(&state.strings);
}
