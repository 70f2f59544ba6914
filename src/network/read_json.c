/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Our JSON (src/export/json.c), graphology's, and node-link: attributes stand in `attributes` or, without it,
 * beside the keys that give nodes and edges their form. `columns` declares types; without, values do. */
#include "network/load.h"

#include <jansson.h>

static const char *const form_keys[] = {"id", "key", "source", "target", "undirected", "attributes", NULL};

static bool is_form(const char *key) {
    for (size_t i = 0; form_keys[i]; i++)
        if (!strcmp(key, form_keys[i])) return true;
    return false;
}

static ent_text text_of(const json_t *string) {
    return enti_text(json_string_value(string), json_string_length(string));
}

/* null is a missing value; lists and objects are no attributes. */
static void set_value(enti_load *load, ent_scope scope, const char *name, const json_t *value) {
    enti_value kept;
    switch (json_typeof(value)) {
    case JSON_STRING: kept = (enti_value){ENTI_COLUMN_STRING, .is.string = text_of(value)}; break;
    case JSON_INTEGER: kept = (enti_value){ENTI_COLUMN_LONG, .is.whole = json_integer_value(value)}; break;
    case JSON_REAL: kept = (enti_value){ENTI_COLUMN_DOUBLE, .is.real = json_real_value(value)}; break;
    case JSON_TRUE:
    case JSON_FALSE: kept = (enti_value){ENTI_COLUMN_BOOL, .is.whole = json_is_true(value)}; break;
    default: return;
    }
    enti_load_set(load, scope, enti_load_column(load, scope, enti_text_of(name)), kept);
}

static void set_members(enti_load *load, ent_scope scope, json_t *object, bool beside_form) {
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value) if (!beside_form || !is_form(name))
        set_value(load, scope, name, value);
}

/* Of a node or edge. */
static void set_attributes(enti_load *load, ent_scope scope, json_t *object) {
    json_t *attributes = json_object_get(object, "attributes");
    if (json_is_object(attributes))
        set_members(load, scope, attributes, false);
    else
        set_members(load, scope, object, true);
}

/* The id of a node or of an edge's end: a text, or a number as text. */
static ent_text id_of(enti_load *load, const json_t *object, const char *key, const char *otherwise) {
    const json_t *id = json_object_get(object, key);
    if (!id && otherwise) id = json_object_get(object, otherwise);
    if (json_is_string(id)) return text_of(id);
    if (json_is_integer(id))
        return enti_arena_format(&load->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    enti_load_fail(load, 0, "a node or edge without '%s'", key);
    return (ent_text){NULL, 0};
}

static void read_nodes(enti_load *load, const json_t *nodes) {
    size_t i;
    json_t *node;
    if (!json_is_array(nodes)) enti_load_fail(load, 0, "no list of 'nodes'");
    json_array_foreach(nodes, i, node) {
        if (load->status != ENT_OK) return;
        enti_load_node(load, id_of(load, node, "id", "key"));
        set_attributes(load, ENT_SCOPE_NODE, node);
    }
}

static void read_edges(enti_load *load, const json_t *edges) {
    size_t i;
    json_t *edge;
    if (!json_is_array(edges)) enti_load_fail(load, 0, "no list of 'edges'");
    json_array_foreach(edges, i, edge) {
        if (load->status != ENT_OK) return;
        enti_load_edge(load, id_of(load, edge, "source", NULL), id_of(load, edge, "target", NULL));
        set_attributes(load, ENT_SCOPE_EDGE, edge);
    }
}

static void declare(enti_load *load, ent_scope scope, const json_t *columns) {
    size_t i;
    json_t *column;
    json_array_foreach(columns, i, column) {
        const json_t *name = json_object_get(column, "name"), *type = json_object_get(column, "type");
        const json_t *summary = json_object_get(column, "summary");
        enti_column_type declared;
        if (!json_is_string(name) || !json_is_string(type) ||
            !enti_column_type_named(&declared, text_of(type))) {
            enti_load_fail(load, 0, "a column without a name or a known type");
            return;
        }
        enti_load_declare(load, scope, enti_load_column(load, scope, text_of(name)), declared,
                          json_is_string(summary) ? text_of(summary) : (ent_text){NULL, 0});
    }
}

static void read_network(enti_load *load, const json_t *root) {
    const json_t *columns = json_object_get(root, "columns"), *edges = json_object_get(root, "edges");
    declare(load, ENT_SCOPE_NODE, json_object_get(columns, "node"));
    declare(load, ENT_SCOPE_EDGE, json_object_get(columns, "edge"));
    declare(load, ENT_SCOPE_NETWORK, json_object_get(columns, "graph"));
    set_members(load, ENT_SCOPE_NETWORK, json_object_get(root, "graph"), false);
    set_members(load, ENT_SCOPE_NETWORK, json_object_get(root, "attributes"), false);
    read_nodes(load, json_object_get(root, "nodes"));
    read_edges(load, edges ? edges : json_object_get(root, "links"));
}

void enti_read_json(enti_load *load, FILE *file) {
    json_error_t error;
    json_t *root = json_loadf(file, JSON_REJECT_DUPLICATES, &error);
    if (!root) {
        if (json_error_code(&error) == json_error_out_of_memory)
            enti_load_fail_memory(load);
        else
            enti_load_fail(load, error.line > 0 ? (size_t)error.line : 0, "%s", error.text);
        return;
    }
    read_network(load, root);
    json_decref(root);
}
