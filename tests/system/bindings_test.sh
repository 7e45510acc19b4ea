# Other languages ask: the examples for Node and PHP, of a site and of a program that is kept running.
. "$(dirname "$0")/lib.sh" || exit 1
: "${SITE:?the path of pprsearch-site}"
examples=$(cd "$(dirname "$0")/../../examples" && pwd)

"$INDEXER" build "$CORPUS" --index "$work/index" >/dev/null || fail 'the corpus could not be indexed'
"$SITE" serve --index "$work/index" --listen 127.0.0.1:0 >"$work/served" 2>&1 &
server=$!
at_exit='kill "$server" 2>/dev/null'
for _ in {1..100}; do
  address=$(sed -n 's/^pprsearch-site: //p' "$work/served")
  [ -z "$address" ] || break
  sleep 0.05
done
export PPRSEARCH=$QUERY
titles=$("$QUERY" -i "$work/index" -n 5 --format tsv --fields title alliance | sed 1d | awk '{print NR ". " $0}')

# ask_both PROGRAM FILE: the example gives what the command line gives, by either way.
ask_both() {
  if ! command -v "$1" >/dev/null; then
    pass_over "$1 is not installed: $(basename "$2")"
    return
  fi
  for place in "$address" "$work/index"; do
    scenario "$1 asks $place."
    expect_status 0 "$1" "$2" "$place" alliance
    expect_equal 'the answer' "6 found"$'\n'"$titles" "$(cat "$out")"
    expect_status 0 "$1" "$2" "$place" 'größe "x'
    expect_output '0 found'
  done
  scenario "$1 says that there is no index."
  expect_status 2 "$1" "$2" "$work/nowhere" alliance
}
ask_both node "$examples/search.mjs"
ask_both php "$examples/search.php"
scenario 'The program of each language was looked for.'
expect_equal 'passed over' "$passed_over" "$((2 - $(command -v node >/dev/null && echo 1 || echo 0) - $(command -v php >/dev/null && echo 1 || echo 0)))"
