# The same bytes for the same program and input: whatever the order of arguments, the number of threads, the locale, the run.
say() { if [ "$1" -eq 0 ]; then echo "ok same bytes: $2"; else echo "not ok same bytes: $2"; bad=1; fi; }
bad=0
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
export ENTENTE_GAZETTEERS="$PWD/gazetteers"
entente=$BUILD/entente
files=$(ls examples/articles/*.txt)
backwards=$(ls -r examples/articles/*.txt)
for format in graphml dot json gexf; do
    "$entente" formats | grep -q "^  $format " || continue
    "$entente" build -q -m all -j 1 $files -o "$work/first.$format" || exit 1
    "$entente" build -q -m all -j 1 $files -o "$work/again.$format" && cmp -s "$work/first.$format" "$work/again.$format"
    say $? "$format, a second run"
    "$entente" build -q -m all -j 8 $backwards -o "$work/again.$format" && cmp -s "$work/first.$format" "$work/again.$format"
    say $? "$format, arguments backwards and eight threads"
    LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo "$entente" build -q -m all $files -o "$work/again.$format" && cmp -s "$work/first.$format" "$work/again.$format"
    say $? "$format, another locale and time zone"
done
"$entente" mentions -q -j 1 $files >"$work/one" && "$entente" mentions -q -j 8 $backwards >"$work/eight" && cmp -s "$work/one" "$work/eight"
say $? "mentions, arguments backwards and eight threads"
awk 'BEGIN { for (i = 0; i < 4000; i++) printf "{\"id\": \"%d\", \"text\": \"China met %s on day %d.\"}\n", i, i % 3 ? "Russia" : "India", i }' >"$work/many.jsonl"
"$entente" mentions -q -j 1 "$work/many.jsonl" >"$work/one" && "$entente" mentions -q -j 8 "$work/many.jsonl" >"$work/eight" && cmp -s "$work/one" "$work/eight"
say $? "more batches than the ring has, eight threads"
"$entente" mentions -q --sentences $files -o "$work/stored.jsonl"
for command in "build -m all -f graphml" "report -f markdown" "evidence CHN RUS"; do
    set -- $command
    "$entente" "$@" -q $files >"$work/direct" && "$entente" "$@" -q "$work/stored.jsonl" >"$work/stored" && cmp -s "$work/direct" "$work/stored" && [ -s "$work/direct" ]
    say $? "$command from articles and from stored mentions"
    [ $bad -eq 0 ] || diff "$work/direct" "$work/stored" | head -10
done
exit $bad
