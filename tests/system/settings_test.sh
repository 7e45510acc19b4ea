# What somebody always wants, from a file of their own; and what is new for a question.
. "$(dirname "$0")/lib.sh" || exit 1
tests=$(cd "$(dirname "$0")" && pwd)

"$INDEXER" build "$CORPUS" --index "$work/index" >/dev/null || fail 'the corpus could not be indexed'
settings=$XDG_CONFIG_HOME/pprsearch/config
mkdir -p "$(dirname "$settings")"

scenario 'Settings stand for options that are not given.'
expect_status 2 "$QUERY" alliance
expect_error '^pprsearch: no index: '
printf '# what I always want\n\n index = %s \nsyntax=lenient\nfacets = topic:2\n' "$work/index" >"$settings"
expect_status 0 "$QUERY" alliance
expect_output $'\ntopic\n'
expect_status 0 "$QUERY" 'alliance AND (' # lenient
expect_status 2 "$QUERY" --syntax strict 'alliance AND ('
expect_status 2 "$QUERY" -i elsewhere alliance
expect_status 2 env PPRSEARCH_INDEX=elsewhere "$QUERY" alliance
expect_status 0 "$QUERY" --facets type alliance
expect_no_output $'\ntopic\n'
expect_equal 'what shells offer' alliance "$("$QUERY" --complete --topic allia | cut -f1)"
printf 'index = ~/index\n' >"$settings"
expect_status 0 env HOME="$work" "$QUERY" alliance
printf '\357\273\277index = %s\r\nsyntax = ovid\r\n' "$work/index" >"$settings"
expect_status 0 "$QUERY" 'alliance.ti.'
printf '%s\n' 'outcomes' >lines.txt
expect_equal 'the language of a strategy' "$("$QUERY" --syntax ovid --strategy lines.txt)" "$("$QUERY" --strategy lines.txt)"

scenario 'Programs get what they asked for and no facets.'
printf 'index = %s\nfacets = topic:2\n' "$work/index" >"$settings"
for format in json jsonl tsv csv ids ris; do
  "$QUERY" --format $format alliance >with
  PPRSEARCH_CONFIG='' "$QUERY" -i "$work/index" --format $format alliance >without
  expect_that "$format is another" cmp -s with without
done
expect_status 0 "$QUERY" --count alliance
expect_status 0 "$QUERY" --show 1
expect_status 0 "$QUERY" --info
expect_status 0 "$QUERY" --suggest alli

scenario 'Colours and the pager are as they were set.'
printf 'index = %s\ncolor = always\npager = sed s/^/PAGED:/\n' "$work/index" >"$settings"
"$QUERY" alliance | grep -q $'\x1b\[' || fail 'no colours'
expect_status 0 "$QUERY" --color never alliance
expect_no_output $'\x1b'
if can_make_terminal; then
  env TERM=xterm script -qec "'$QUERY' alliance" /dev/null >"$out" </dev/null
  expect_output 'PAGED:'
  printf 'index = %s\npager =\n' "$work/index" >"$settings"
  env TERM=xterm PAGER='sed s/^/OTHER:/' script -qec "'$QUERY' alliance" /dev/null >"$out" </dev/null
  expect_no_output 'OTHER:'
fi

scenario 'A fault of the file is told with its line.'
while IFS='|' read -r line message; do
  printf '# first\n%s\n' "$line" >"$settings"
  expect_status 2 "$QUERY" -i "$work/index" alliance
  expect_error "^pprsearch: .*/config:2: $message"
done <<'ROWS'
syntaks = strict|there is no setting 'syntaks'; did you mean syntax\?
limit = 5|there is no setting 'limit': known are index, syntax, facets, color, pager
syntax = loose|syntax 'loose': known are ppr, .*strict, lenient, plain
color = red|color 'red': known are
facets = colour|.*'colour'.*known are topic
strict|a line is NAME = VALUE
ROWS
expect_status 0 env PPRSEARCH_CONFIG= "$QUERY" -i "$work/index" alliance
expect_status 2 env PPRSEARCH_CONFIG="$work/nosuch" "$QUERY" -i "$work/index" alliance
expect_error "^pprsearch: $work/nosuch: cannot be read: No such file or directory$"
expect_status 0 "$QUERY" --help # it says how to mend the file
expect_status 0 "$QUERY" --version
expect_status 0 "$QUERY" --complete --topi # whoever types is not to blame
expect_error
rm "$settings"
mkdir "$settings"
expect_status 2 "$QUERY" -i "$work/index" alliance
rmdir "$settings"

scenario 'What is new for a question is what an older generation did not find.'
cat >first.jsonl <<'END'
{"id": "a", "title": "Rupture one", "published": "2020-01", "summary": "A rupture."}
{"id": "b", "title": "Sleep", "published": "2020-02", "summary": "Nothing of it."}
{"id": "c", "title": "Rupture two", "published": "2020-03", "summary": "A rupture."}
END
sed 's/Nothing of it/A rupture now/' first.jsonl >second.jsonl
echo '{"id": "d", "title": "Rupture three", "published": "2019-01", "summary": "A rupture."}' >>second.jsonl
"$INDEXER" build -i new first.jsonl >/dev/null && "$INDEXER" build -i new second.jsonl >/dev/null ||
  fail 'the entries cannot be built'
new() { expect_status "$1" "$QUERY" -i new "${@:2}"; }
new 0 --new-since 1 --sort newest --format ids rupture
expect_equal 'new hits' 'b d' "$(paste -sd' ' "$out")"
new 0 --new-since 1 --sort newest --format json --offset 1 rupture
expect_json /total 2
expect_json '/hits/*/rank' 2
expect_json '/hits/*/id' d
expect_json /new_since/generation 1
expect_json /new_since/all 4
for day in 2026-13-01 2026-02-30; do
  new 2 --new-since "$day" rupture
  expect_error "^pprsearch: --new-since '$day': the number of a generation or a day like 2026-11-30 is wanted$"
done
new 0 --new-since 1 --count rupture
expect_equal 'their number' 2 "$(cat "$out")"
new 0 --new-since 1 rupture
expect_error '^pprsearch: 2 of 4 entries new since generation 1 \(20[0-9T:Z-]*\)$'
new 1 --new-since 2 rupture
expect_error '^pprsearch: 0 of 4 entries new since generation 2 '
new 0 --new-since 1 --similar a --format ids
expect_that 'what is like it' grep -qx d "$out"
new 1 --new-since "$(date -u +%F)" --count rupture
new 2 --new-since 2001-01-01 rupture
expect_error "^pprsearch: --new-since '2001-01-01': no such generation is kept; the oldest one is 1, of "
new 2 --new-since 9 rupture
expect_error "^pprsearch: --new-since '9': no such generation is kept; the oldest one is 1, of .*, the newest 2, of "
new 2 --new-since 1 --receipt new.json rupture
expect_error '^pprsearch: --receipt does not go with --new-since: '
new 2 --new-since soon rupture
expect_error "^pprsearch: --new-since 'soon': the number of a generation or a day like 2026-11-30 is wanted"
new 2 --new-since 1 --facets topic rupture
new 2 --new-since 1 --batch -
expect_equal 'what shells offer' 1 "$("$QUERY" --complete -i new --new-since '' | cut -f1)"
