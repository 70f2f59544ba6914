# Whole-program cases: each folder of tests/cases holds `command` (run by sh in a copy of the folder, with `entente` on the PATH) and what it must
# give: `out`, `err` (without it, stderr is not compared) and `status` (0 without it). UPDATE=1 rewrites the expectations; read the diff before you commit it.
top=$PWD
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$top/$BUILD/entente" "$work/bin/entente"
export ENTENTE_GAZETTEERS="$top/gazetteers" EXAMPLES="$top/examples" PATH="$work/bin:$PATH" LC_ALL=C.UTF-8
failed=0
for folder in tests/cases/*/; do
    name=$(basename "$folder")
    rm -rf "$work/case" && cp -r "$folder" "$work/case"
    (cd "$work/case" && rm -f out err status && timeout 60 sh ./command) >"$work/out" 2>"$work/err" </dev/null
    echo $? >"$work/status"
    if [ -n "${UPDATE:-}" ]; then
        cp "$work/out" "$folder/out"
        [ -e "$folder/err" ] && cp "$work/err" "$folder/err"
        if [ "$(cat "$work/status")" = 0 ]; then rm -f "$folder/status"; else cp "$work/status" "$folder/status"; fi
    fi
    want=0; [ -e "$folder/status" ] && want=$(cat "$folder/status")
    if [ "$(cat "$work/status")" = "$want" ] && cmp -s "$folder/out" "$work/out" && { [ ! -e "$folder/err" ] || cmp -s "$folder/err" "$work/err"; }; then
        echo "ok case $name"
    else
        echo "not ok case $name (status $(cat "$work/status"), want $want)"
        diff -u "$folder/out" "$work/out" | head -20
        [ -e "$folder/err" ] && diff -u "$folder/err" "$work/err" | head -20 || head -5 "$work/err"
        failed=1
    fi
done
exit $failed
