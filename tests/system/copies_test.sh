# Copies of an index, made with the commands of docs/scaling.md as they stand there, while a reader
# asks the copy.
. "$(dirname "$0")/lib.sh" || exit 1
: "${STEADY_READER:?the path of steady_reader}" "${DOCS:?the folder of the documentation}"

command -v rsync >/dev/null || skip 'there is no rsync'

# The recipe, for a copy on this machine.
mkdir -p "$work/copy"
recipe=$work/recipe.sh
sed -n '/^```sh$/,/^```$/p' "$DOCS/scaling.md" | grep '^rsync' | sed "s#replica:/srv/ppr/index/#$work/copy/#" > "$recipe"
scenario 'The recipe is there.'
expect_equal 'commands of the recipe' 2 "$(grep -c "$work/copy/" "$recipe")"
cd "$work" || exit 1

# build NUMBER: publishes the first NUMBER entries.
entries=("$CORPUS"/entries/*)
build() {
  mkdir -p some && rm -f some/* && cp "${entries[@]:0:$1}" some/
  expect_status 0 "$INDEXER" build some --index index --max-removed 100%
}
copy() { expect_status 0 bash -e "$recipe"; }
published_entries() { "$QUERY" --index copy --count '*'; }

scenario 'A copy answers as the index does.'
cd "$work" || exit 1
build 2
copy
expect_equal 'entries of the copy' 2 "$(published_entries)"

scenario 'While it is copied to, a reader has one generation or another, and never a part.'
cd "$work" || exit 1
"$STEADY_READER" copy stop >reader.out 2>reader.err &
reader=$!
at_exit='kill "$reader" 2>/dev/null'
for number in 4 6; do
  build "$number"
  copy
  expect_equal 'entries of the copy' "$number" "$(published_entries)"
  sleep 1.2  # a reader looks once a second
done
touch stop
expect_that "the reader failed: $(cat reader.err)" wait "$reader"
expect_that "the reader saw no change: $(cat reader.out)" grep -qE '[23] generations' reader.out

scenario 'A stub of the same size and second is copied, too: a rollback comes to the copy.'
cd "$work" || exit 1
expect_status 0 "$INDEXER" rollback --index index
touch -r copy/XAPIANDB index/XAPIANDB
expect_equal 'sizes of both stubs' "$(stat -c %s copy/XAPIANDB)" "$(stat -c %s index/XAPIANDB)"
copy
expect_equal 'entries of the copy' 4 "$(published_entries)"

scenario 'The copy is an index: it is whole, and knows its past.'
cd "$work" || exit 1
expect_status 0 "$INDEXER" verify --index copy
expect_status 0 "$INDEXER" list --index copy
