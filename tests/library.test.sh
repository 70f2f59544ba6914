# The promises of the library: exported names, no calls that print, exit or abort, a host's locale and igraph settings, the C example.
say() { if [ "$1" -eq 0 ]; then echo "ok library: $2"; else echo "not ok library: $2"; bad=1; fi; }
bad=0
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
export ENTENTE_GAZETTEERS="$PWD/gazetteers"
: "${CC:=cc}"
flags="-std=c11 -Wall -Wextra -Werror -Iinclude ${SANITIZE:-}"
libs="$BUILD/libentente.a $(pkg-config --libs igraph libpcre2-8 jansson libxml-2.0 libarchive libutf8proc nettle) -lm -pthread"

nm -D --defined-only "$BUILD/libentente.so" | awk '$2 ~ /[A-Z]/ {print $3}' | grep -v '^ent_' >"$work/names"
[ ! -s "$work/names" ] && nm -D --defined-only "$BUILD/libentente.so" | grep -q ' ent_run$'
say $? "only ent_* is exported"

nm "$BUILD/libentente.a" 2>/dev/null | awk '$1 == "U" {print $2}' | grep -xE 'exit|_exit|abort|printf|puts|putchar|vprintf|fprintf|perror|setlocale|strcpy|strcat|sprintf|gets|strtok' >"$work/calls"
[ ! -s "$work/calls" ]
say $? "nothing in it prints, exits, aborts, sets the locale or copies without a length ($(tr '\n' ' ' <"$work/calls"))"

$CC $flags examples/ties.c $libs -o "$work/ties" 2>"$work/cc" && "$work/ties" examples/articles >"$work/ties.out" && [ "$(wc -l <"$work/ties.out")" -eq 10 ]
say $? "the C example builds without warnings and prints ten ties"

for locale in tr_TR de_DE; do localedef -i $locale -f UTF-8 "$work/$locale.UTF-8" >/dev/null 2>&1; done
export LOCPATH="$work"
$CC $flags $(pkg-config --cflags igraph | sed 's/-I/-isystem /') tests/hosts/host.c $libs -o "$work/host" 2>>"$work/cc"
"$work/host" C examples/articles "$work/C.json" && [ -s "$work/C.json" ]
say $? "a host with its own igraph handlers and random numbers keeps them"
for locale in tr_TR.UTF-8 de_DE.UTF-8; do
    "$work/host" $locale examples/articles "$work/$locale.json" && cmp -s "$work/C.json" "$work/$locale.json"
    say $? "the same bytes for a host in $locale"
done
[ -s "$work/cc" ] && cat "$work/cc"
exit $bad
