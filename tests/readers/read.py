# SPDX-License-Identifier: GPL-2.0-or-later
"""Read the sample networks with NetworkX and the standard library, and compare what they say with the JSON of the hybrid shape,
which is plain data. Prints "ok NAME" or "not ok NAME" lines."""
import csv, io, json, os, re, subprocess, sys
import xml.etree.ElementTree as ElementTree
import networkx

folder = sys.argv[1]
SAMPLES = ["empty", "one", "loose", "plain", "hostile", "placed"]
PICTURE = {"x", "y", "size", "color"}
failed = 0


def check(name, problem):
    global failed
    print("ok " + name if not problem else f"not ok {name}: {problem}"[:2000])
    failed |= bool(problem)


def path(sample, suffix):
    return os.path.join(folder, f"{sample}.{suffix}")


def load(sample):
    with open(path(sample, "json"), encoding="utf-8") as file:
        return json.load(file, parse_constant=lambda word: sys.exit("not JSON: " + word))


def truth(sample):
    """Nodes and edges as {id: attributes} and {(source, target): attributes}; null is left out."""
    data = load(sample)
    keep = lambda attributes: {k: v for k, v in attributes.items() if v is not None}
    nodes = {node["key"]: keep(node["attributes"]) for node in data["nodes"]}
    edges = {(edge["source"], edge["target"]): keep(edge["attributes"]) for edge in data["edges"]}
    return nodes, edges, keep(data["graph"])


def same(expected, found, what):
    """The first difference between two dictionaries of dictionaries, types of values included."""
    if list(expected) != list(found):
        return f"{what}: {list(expected)[:5]} against {list(found)[:5]}"
    for key, attributes in expected.items():
        for name in attributes.keys() | found[key].keys():
            a, b = attributes.get(name), found[key].get(name)
            if a != b or isinstance(a, bool) != isinstance(b, bool):
                return f"{what} {key} {name}: {a!r} against {b!r}"[:300]
    return None


def without(attributes, names):
    return {k: v for k, v in attributes.items() if k not in names}


def graphml(sample):
    nodes, edges, graph = truth(sample)
    found = networkx.read_graphml(path(sample, "graphml"))
    # NetworkX takes an edge's id for an attribute of it, and leaves out what is an empty string.
    nodes = {key: {k: v for k, v in value.items() if v != ""} for key, value in nodes.items()}
    clean = {key: without(found.edges[key], {"id"}) for key in edges if found.has_edge(*key)}
    ids = [found.edges[key]["id"] for key in edges]
    return (same(nodes, dict(found.nodes(data=True)), "node") or same(edges, clean, "edge")
            or (found.number_of_edges() != len(edges) and "number of edges")
            or (len(set(ids)) != len(ids) and "edge ids repeat")
            or (found.is_directed() and "directed"))


def graphml_keys(sample):
    root = ElementTree.parse(path(sample, "graphml")).getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = root.findall(space + "key")
    ids = [key.get("id") for key in keys]
    declared = {key.get("id"): key.get("for") for key in keys}
    if len({i.lower() for i in ids}) != len(ids):
        return f"key ids repeat: {ids}"
    if not all(re.fullmatch(r"[A-Za-z0-9._:-]+", i) for i in ids):
        return f"not NMTOKENs: {ids}"
    if not all(key.get("attr.type") in ("boolean", "int", "long", "float", "double", "string") for key in keys):
        return "unknown type"
    for tag in ("node", "edge"):
        for element in root.iter(space + tag):
            if any(declared.get(data.get("key")) != tag for data in element.findall(space + "data")):
                return f"undeclared key at {element.attrib}"
    return None


def node_link(sample):
    nodes, edges, graph = truth(sample)
    with open(path(sample, "node-link"), encoding="utf-8") as file:
        data = json.load(file)
    found = networkx.node_link_graph(data)
    drawn = {"color", "size"} if sample == "placed" else set()
    nodes = {key: without(value, drawn) for key, value in nodes.items()}
    keep = lambda attributes: {k: v for k, v in attributes.items() if v is not None}
    rename = {"data_source": "source"}
    found_nodes = {key: keep(found.nodes[key]) for key in found.nodes}
    found_edges = {key: keep({rename.get(k, k): v for k, v in found.edges[key].items()}) for key in edges}
    return (same(nodes, found_nodes, "node") or same(edges, found_edges, "edge")
            or (found.number_of_edges() != len(edges) and "number of edges")
            or (keep(found.graph) != graph and "graph attributes"))


def cytoscape(sample):
    nodes, edges, graph = truth(sample)
    with open(path(sample, "cytoscape"), encoding="utf-8") as file:
        data = json.load(file)
    elements = data["elements"]
    every = [element["data"]["id"] for part in elements.values() for element in part]
    labels = {node["data"]["id"]: node["data"]["name"] for node in elements["nodes"]}
    expected = {key: value.get("label", key) for key, value in nodes.items()}
    weights = {(edge["data"]["source"], edge["data"]["target"]): edge["data"]["weight"] for edge in elements["edges"]}
    return ((len(set(every)) != len(every) and "ids repeat") or (labels != expected and "labels")
            or (weights != {key: value["weight"] for key, value in edges.items()} and "weights"))


def csv_files(sample):
    nodes, edges, graph = truth(sample)
    with open(path(sample, "csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(path(sample, "csv-nodes"), encoding="utf-8", newline="") as file:
        node_rows = list(csv.DictReader(file))
    pairs = {(row["Source"], row["Target"]): row["Weight"] for row in rows}
    return ((pairs != {key: str(value["weight"]) for key, value in edges.items()} and "edges")
            or (any(row["Type"] != "Undirected" for row in rows) and "direction")
            or ({row["Id"]: row["Label"] for row in node_rows} != {k: v.get("label", k) for k, v in nodes.items()} and "labels")
            or (any(None in row or None in row.values() for row in rows + node_rows) and "rows of unequal length"))


def gexf(sample):
    """NetworkX before 3.6 knows the namespace of 1.2 alone; the elements that we write are the same."""
    nodes, edges, graph = truth(sample)
    with open(path(sample, "gexf"), encoding="utf-8") as file:
        text = file.read()
    if tuple(int(part) for part in networkx.__version__.split(".")[:2]) < (3, 6):
        text = text.replace("http://gexf.net/1.3/viz", "http://www.gexf.net/1.2draft/viz")
        text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    found = networkx.read_gexf(io.BytesIO(text.encode()))
    extra = {"viz", "start", "end", "spells", "id"}
    nodes = {key: without(value, PICTURE) for key, value in nodes.items()}
    found_nodes = {key: without(found.nodes[key], extra) for key in found.nodes}
    rename = {"data_kind": "kind"}
    found_edges = {key: {rename.get(k, k): v for k, v in without(found.edges[key], extra).items()} for key in edges}
    spells = {key: found.edges[key].get("spells") for key in edges}
    dated = {key: value.get("first_date") and [(value["first_date"], value["last_date"])] for key, value in edges.items()}
    return (same(nodes, found_nodes, "node") or same(edges, found_edges, "edge")
            or (found.number_of_edges() != len(edges) and "number of edges")
            or (spells != dated and f"spells: {spells} against {dated}"[:300]))


def pajek(sample):
    nodes, edges, graph = truth(sample)
    found = networkx.read_pajek(path(sample, "pajek"))
    weights = [attributes["weight"] for _, _, attributes in found.edges(data=True)]
    return ((found.number_of_nodes() != len(nodes) and "number of nodes")
            or (sorted(weights) != sorted(value["weight"] for value in edges.values()) and "weights"))


def shown(label):
    """A label as SVG draws it: one text element a line, blanks as no-break spaces, no element for an empty line."""
    limit = len(label.encode()) > 15000
    return [] if limit else [line for line in label.replace("\t", " ").split("\n") if line.strip()]


def drawing(sample):
    nodes, edges, graph = truth(sample)
    picture = path(sample, "dot.svg")
    if not os.path.exists(picture):
        return None
    space = "{http://www.w3.org/2000/svg}"
    groups = [group for group in ElementTree.parse(picture).getroot().iter(space + "g") if group.get("class") == "node"]
    found = {}
    for group in groups:
        lines = [(text.text or "").replace("\u00a0", " ").replace("\t", " ") for text in group.iter(space + "text")]
        found[group.find(space + "title").text] = [line for line in lines if line.strip()]
    for key, value in nodes.items():
        expected = shown(value.get("label", key))
        if expected and found.get(key) != expected:
            return f"{key} is drawn as {found.get(key)!r} for {expected!r}"
    with open(path(sample, "dot.counts"), encoding="utf-8") as file:
        counts = file.read().split()
    return (len(found) != len(nodes) and "number of nodes drawn") or (
        counts != [str(len(nodes)), str(len(edges))] and f"gvpr counts {counts}")


def foreign():
    """Strings that no format can carry are mended, and each file is still well-formed."""
    labels = {node["key"]: node["attributes"].get("label") for node in load("foreign")["nodes"]}
    mended = "\ufffd\ufffd[31m\ufffd\ufffd cut \ufffd\ufffd"
    if labels.get("\ufffd \ufffd") != mended:
        return f"labels: {labels}"
    found = networkx.read_graphml(path("foreign", "graphml"))
    if set(found.nodes) != set(labels) or found.nodes["\ufffd \ufffd"]["label"] != mended:
        return f"GraphML: {list(found.nodes)}"
    root = ElementTree.parse(path("foreign", "gexf")).getroot()
    ids = {node.get("id") for node in root.iter("{http://gexf.net/1.3}node")}
    weights = [edge.get("weight") for edge in root.iter("{http://gexf.net/1.3}edge")]
    return (ids != set(labels) and f"GEXF: {ids}") or ("0" in weights and "GEXF: an edge of weight 0")


check("foreign ids and broken strings are mended", foreign())
for sample in SAMPLES:
    check(f"NetworkX reads {sample}.graphml: ids, attributes, types", graphml(sample))
    check(f"the keys of {sample}.graphml are unique, typed and declared", graphml_keys(sample))
    check(f"NetworkX reads {sample}.node-link: ids, attributes, types", node_link(sample))
    check(f"NetworkX reads {sample}.gexf: ids, attributes, types, spells", gexf(sample))
    check(f"NetworkX reads {sample}.pajek: nodes and weights", pajek(sample))
    check(f"{sample}.cytoscape has the same ids, labels, weights", cytoscape(sample))
    check(f"Python reads {sample}.csv and its nodes", csv_files(sample))
    check(f"Graphviz draws each label of {sample}.dot as it is", drawing(sample))
sys.exit(failed)
