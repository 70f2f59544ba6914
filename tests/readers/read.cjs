// SPDX-License-Identifier: GPL-2.0-or-later
// Read the sample networks with graphology (and its readers of GraphML and GEXF, which are Gephi Lite's) and cytoscape.js; compare with
// the hybrid JSON, which is plain data. Prints "ok NAME" or "not ok NAME" lines. Needs NODE_PATH to hold graphology, graphology-graphml,
// graphology-gexf and cytoscape.
const fs = require("fs"), path = require("path");
const Graph = require("graphology"), graphml = require("graphology-graphml"), gexf = require("graphology-gexf"), cytoscape = require("cytoscape");

const folder = process.argv[2];
const read = (sample, suffix) => fs.readFileSync(path.join(folder, `${sample}.${suffix}`), "utf8");
let failed = 0;

function check(name, compare) {
  let problem;
  try { problem = compare(); } catch (error) { problem = error.stack; }
  console.log(problem ? `not ok ${name}: ${problem}` : `ok ${name}`);
  if (problem) failed = 1;
}

function truth(sample) {
  const data = JSON.parse(read(sample, "json"));
  return {
    nodes: new Map(data.nodes.map((node) => [node.key, node.attributes])),
    edges: new Map(data.edges.map((edge) => [`${edge.source} ${edge.target}`, edge.attributes])),
  };
}

// The first difference between attributes; null, absent and empty are one. The XML parser under these readers takes U+2028 for a line's end.
const plain = (value) => (typeof value === "string" && value.includes("line") ? value.replace(/[\u2028\n]/g, " ") : value ?? "");
function differs(expected, found, names, what) {
  for (const name of names) {
    const a = plain(expected[name]), b = plain(found[name]);
    if (a !== b) return `${what} ${name}: ${JSON.stringify(a)} against ${JSON.stringify(b)}`.slice(0, 300);
  }
}

function compare(sample, graph, renamed = {}) {
  const { nodes, edges } = truth(sample);
  if (graph.order !== nodes.size || graph.size !== edges.size) return `${graph.order} nodes, ${graph.size} edges`;
  if (graph.type !== "undirected" && graph.directedSize) return "directed edges";
  for (const [key, attributes] of nodes) {
    const problem = differs(attributes, graph.getNodeAttributes(key), Object.keys(attributes).filter((n) => n !== "color"), key);
    if (problem) return problem;
  }
  for (const [key, attributes] of edges) {
    const [source, target] = key.split(" ");
    const found = { ...graph.getEdgeAttributes(graph.edge(source, target)) };
    for (const [to, from] of Object.entries(renamed)) found[to] = found[from];
    const problem = differs(attributes, found, Object.keys(attributes), key);
    if (problem) return problem;
  }
}

for (const sample of ["empty", "one", "loose", "plain", "hostile", "placed"]) {
  check(`graphology imports ${sample}.json`, () => compare(sample, Graph.from(JSON.parse(read(sample, "json")))));
  check(`graphology-graphml reads ${sample}.graphml`, () => compare(sample, graphml.parse(Graph, read(sample, "graphml"))));
  check(`graphology-gexf reads ${sample}.gexf`, () => compare(sample, gexf.parse(Graph, read(sample, "gexf"))));
  check(`cytoscape.js reads ${sample}.cytoscape`, () => {
    const { nodes, edges } = truth(sample);
    const cy = cytoscape({ headless: true, elements: JSON.parse(read(sample, "cytoscape")).elements });
    if (cy.nodes().length !== nodes.size || cy.edges().length !== edges.size) return "counts";
    for (const [key, attributes] of nodes) if (cy.$id(key).data("label") !== attributes.label) return `label of ${key}`;
    for (const edge of cy.edges())
      if (edge.data("weight") !== edges.get(`${edge.data("source")} ${edge.data("target")}`).weight) return `weight of ${edge.id()}`;
  });
}
process.exit(failed);
