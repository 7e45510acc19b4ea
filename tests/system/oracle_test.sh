# What queries find, worked out a second time by tests/oracle from the documents and the entries'
# JSON alone, and held against the program: run by ctest, see lib.sh.
. "$(dirname "$0")/lib.sh"
oracle=$(cd "$(dirname "$0")/../oracle" && pwd)
[ -n "$(command -v python3)" ] || skip 'python3 is not there; nothing was held against the second oracle'
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || skip 'python3 is older than 3.10'
export PYTHONDONTWRITEBYTECODE=1
seed=${PPRSEARCH_TEST_SEED:-1}

build() {
  expect_status 0 "$INDEXER" build -i index "$@"
  expect_status 0 "$INDEXER" export -i index --output entries.jsonl
}

ask_oracle() {
  expect_status 0 "$oracle/check" "$QUERY" index entries.jsonl "$(folder_of 1)" \
    "$DOCS/words.md" "$seed" "$DOCS/query-syntax.md" "$oracle/queries.txt"
  cat "$out"
}

scenario 'Every query finds in the corpus what the documents say.'
build "$WHOLE_CORPUS"
ask_oracle

scenario 'So it does among entries of odd characters, signs and scripts.'
build "$oracle/hostile.jsonl"
ask_oracle

scenario 'The oracle notices a rule that is broken.'
cp "$oracle"/* .
sed -i 's/"æ": "ae", //' words.py
oracle=$PWD
expect_status 1 "$oracle/check" "$QUERY" ../2/index ../2/entries.jsonl \
  "$(folder_of 1 ../2/index)" "$DOCS/words.md" "$seed"
expect_output 'aether'
