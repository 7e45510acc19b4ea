# What docs/security.md promises: bounds, and what reaches a terminal or a message.
. "$(dirname "$0")/lib.sh" || exit 1
: "${DOCS:?the folder of the documents}"

entry() { echo "{\"id\":\"$1\",\"title\":\"Entry $1\",\"summary\":\"A summary of $1.\"}"; }
repeat() { local text; printf -v text "%$1s"; echo "${text// /$2}"; }
entry a >"$work/a.jsonl"
"$INDEXER" build -i "$work/index" "$work/a.jsonl" >/dev/null 2>&1 || fail 'the index cannot be built'

# The numbers that the page names are those of the program.
expect_page() { expect_that "docs/security.md does not say: $1" grep -qF -- "$1" "$DOCS/security.md"; }

scenario 'A query has bounds; strict reading refuses what is longer, and lenient reading says so.'
expect_page '64 KiB, 2,048 words, 32 levels of brackets'
repeat 2049 'a ' >words && repeat 65537 'a' >bytes && { repeat 33 '(' && echo a && repeat 33 ')'; } | tr -d '\n' >levels
for query in words bytes levels; do
  expect_status 2 "$QUERY" -i "$work/index" - <$query
  "$QUERY" -i "$work/index" --syntax lenient - <$query >"$out" 2>"$err"
  expect_that "lenient reading of too many $query: status $?" [ $? -le 1 ]
done

scenario 'So has a page of hits.'
expect_page '1,000,000 (`max_window`)'
expect_status 2 "$QUERY" -i "$work/index" -n 999999 --offset 2 '*'
expect_status 0 "$QUERY" -i "$work/index" -n 1000000 '*'

scenario 'JSON of any origin is read to 32 levels.'
expect_page '32 levels'
{ echo "{\"id\":\"deep\",\"title\":\"T\",\"summary\":\"S\",\"x\":$(repeat 40 '[')$(repeat 40 ']')}"; entry b; } >deep.jsonl
expect_status 1 "$INDEXER" build -i index deep.jsonl
expect_error 'deep.jsonl:1: rejected: .*deeper than 32 levels'
manifest=$(folder_of 1)/manifest.json
sed -i "s/^{/{\"x\": $(repeat 5000 '[')$(repeat 5000 ']'),/" "$manifest"
for program in "$QUERY" "$INDEXER info" "$INDEXER export"; do
  # shellcheck disable=SC2086
  expect_status 2 timeout 20 $program -i index
  expect_error 'is damaged: .*deeper than 32 levels'
done
expect_status 0 timeout 20 "$INDEXER" list -i index
expect_output 'unusable: '
expect_status 2 timeout 20 "$INDEXER" verify -i index

scenario 'What an index keeps of itself has a size.'
expect_page '1 MiB; 4 KiB; 32 MiB'
cp -r "$work/index" index
truncate --size 2M "$(folder_of 1)/manifest.json"
expect_status 2 "$QUERY" -i index a
expect_error 'manifest.json'
rm -r index && cp -r "$work/index" index && truncate --size 33M index/history
expect_status 0 "$QUERY" -i index --show a
expect_status 2 "$INDEXER" list -i index
expect_error 'history'
rm -r index && cp -r "$work/index" index && truncate --size 5000 index/XAPIANDB
expect_status 2 "$QUERY" -i index a
expect_error 'XAPIANDB'

scenario 'Raw bytes of an index, a history or a name reach no message.'
printf '{"id":"a","title":"\\u001b]0;x\\u0007 \\u009b31m \\u202e","summary":"S"}\n' >hostile.jsonl
expect_status 0 "$INDEXER" build -i index hostile.jsonl
printf '{"time":"\x1b[31m","command":"\xc2\x9b31m","user":"\xff","name":"000001","identity":"\xe2\x80\xae"}\n' >>index/history
printf '{"time":"\\u001b[31m","command":"\\u009b","user":"\\u202e","name":"000001","identity":""}\n' >>index/history
sed -i 's/"created": "20/"created": "\x1b]20/' "$(folder_of 1)/manifest.json"
bad=$'no\x1b[31m\n\xc2\x9b'
for command in list verify info 'list --format json' 'verify --format json' 'publish 1' rollback; do
  # shellcheck disable=SC2086
  "$INDEXER" $command -i index >"$out" 2>"$err"
  expect_equal "control characters in what '$command' says" '' "$(cat "$out" "$err" | LC_ALL=C grep -aP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80\xae|\xff')"
done
expect_status 2 "$INDEXER" info -i "$bad"
expect_equal 'control characters in the name of a folder' '' "$(LC_ALL=C grep -aP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' "$err")"
expect_equal 'lines' 1 "$(wc -l <"$err")"

scenario 'Who may only read an index can search, list and verify it; verify leaves nothing in a folder of its own.'
if can_be_nobody; then
  cp -r "$work/index" index && chmod -R a+rX,a-w index && mkdir -m 1777 temporary
  expect_status 0 as_nobody "$QUERY" -i index entry
  expect_status 0 as_nobody "$INDEXER" list -i index
  TMPDIR=$PWD/temporary expect_status 0 as_nobody "$INDEXER" verify -i index
  expect_equal 'left over' '' "$(ls -A temporary)"
  chmod -R u+w index
fi
