# Each format is read back by the programs that it is for. A reader that is not installed is skipped, and said so.
: "${BUILD:=build}"
samples=$(mktemp -d) && trap 'rm -r "$samples"' EXIT
readers=$(dirname "$0")/readers
ENTENTE_SAMPLES=$samples "$BUILD/tests/test_export_files" >"$samples/log" 2>&1 || { echo "not ok samples are written"; cat "$samples/log"; exit 1; }
failed=0
result() { # status, name
    if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; failed=1; fi
}
skipped() { echo "skipped: $1 is not installed"; }

if command -v xmllint >/dev/null; then
    for file in "$samples"/*.graphml "$samples"/*.gexf "$samples"/*.svg; do
        xmllint --noout "$file"
        result $? "xmllint reads $(basename "$file")"
    done
else skipped xmllint; fi

if command -v dot >/dev/null; then
    for file in "$samples"/*.dot; do
        timeout 60 dot -Tsvg "$file" -o "$file.svg" 2>"$samples/errors" && [ ! -s "$samples/errors" ]
        result $? "dot draws $(basename "$file") without a warning"
        cat "$samples/errors"
        xmllint --noout "$file.svg"
        result $? "the drawing of $(basename "$file") is well-formed"
        gvpr 'BEG_G {print(nNodes($G), " ", nEdges($G))}' "$file" >"$file.counts"
    done
else skipped dot; fi

python=/usr/bin/python3
if $python -c 'import networkx' 2>/dev/null; then $python "$readers/read.py" "$samples" || failed=1; else skipped networkx; fi
# With NODE_PATH=FOLDER/node_modules of: npm install graphology graphology-graphml graphology-gexf cytoscape
packages='require("graphology-graphml"), require("graphology-gexf"), require("cytoscape")'
if node -e "$packages" 2>/dev/null; then node "$readers/read.cjs" "$samples" || failed=1; else skipped 'graphology or cytoscape.js'; fi
exit $failed
