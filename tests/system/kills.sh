# Builds that are killed while a reader asks without pause; shared by the short test of
# ./check and the long one of tests/soak. The index is `index`; editions of its entries are in
# 1.jsonl and 2.jsonl, so that a new generation never has the digest of the one before.

: "${STEADY_READER:?the path of steady_reader}"

digest() { "$INDEXER" info -i index --format json >"$out" 2>"$err" && json /digest; }

# begin_reading: the first edition is published, and a reader started
begin_reading() {
  edition=1
  expect_status 0 "$INDEXER" build -i index 1.jsonl
  digests[1]=$(digest)
  local begin=$EPOCHREALTIME
  expect_status 0 "$INDEXER" build -i index 2.jsonl
  build_milliseconds=$(((${EPOCHREALTIME/./} - ${begin/./}) / 1000))
  digests[2]=$(digest)
  "$STEADY_READER" index stop >reader.out 2>reader.err &
  reader=$!
}

end_reading() {
  touch stop
  expect_status 0 wait $reader
  expect_equal 'what the reader complains of' '' "$(cat reader.err)"
  echo "  the reader asked $(cat reader.out)"
}

# What a killed build may have left: one of the two editions, whole.
expect_one_edition() {
  local published
  published=$(digest)
  expect_that "after a kill $1: published is '$published' [$(cat "$err")]" \
    [ "$published" = "${digests[1]}" -o "$published" = "${digests[2]}" ]
}

# After a build that is let live, all is sound and nothing is left over.
expect_cleaned_up() {
  expect_status 0 "$INDEXER" build -i index "$edition.jsonl"
  expect_equal 'the edition that was built last' "${digests[$edition]}" "$(digest)"
  expect_equal 'left over in the index' '' "$(find index -name 'build-*' -o -name '*.new')"
  expect_status 0 "$INDEXER" verify -i index
  expect_status 0 "$INDEXER" list -i index --format json
  expect_json /faults '[]'
  expect_that 'the history does not end with what is published' \
    eval '[ "$("$JSON_GET" "$out" "/history/*/name" | tail -1)" = "$(sed "s|.*/||" index/XAPIANDB)" ]'
  expect_equal 'generations that cannot be used' '' \
    "$("$INDEXER" list -i index --format json | "$JSON_GET" /dev/stdin '/generations/*/fault')"
}

# kill_at_random KILLS SOUND-EVERY: at moments spread over the time that a build takes
kill_at_random() {
  local kills=0 late=0 moment builder status
  while [ $kills -lt "$1" ]; do
    edition=$((3 - edition))
    moment=$((RANDOM * 32768 + RANDOM))
    moment=$((moment % (build_milliseconds * 11 / 10 + 1)))
    "$INDEXER" build -i index --rebuild "$edition.jsonl" >/dev/null 2>&1 &
    builder=$!
    sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
    kill -KILL $builder 2>/dev/null
    status=0
    wait $builder 2>/dev/null || status=$?
    if [ $status -eq 137 ]; then kills=$((kills + 1)); else late=$((late + 1)); fi
    expect_one_edition "after $moment ms"
    expect_that 'the reader has ended' kill -0 $reader
    [ $status -eq 137 ] && [ $((kills % $2)) -eq 0 ] || continue
    expect_cleaned_up
    echo "  $kills killed, $failures failures"
  done
  echo "  killed $kills builds of $build_milliseconds ms; $late more were done before their moment"
}

# kill_at_each CALL: a build is killed at its first such system call, the next one at its
# second, until one comes through
kill_at_each() {
  local nth=0 status=137
  while [ $status -ne 0 ]; do
    nth=$((nth + 1))
    edition=$((3 - edition))
    status=0
    strace -f -qqq -o /dev/null -e trace="$1" -e inject="$1:signal=KILL:when=$nth" \
      "$INDEXER" build -i index --rebuild --jobs 1 "$edition.jsonl" >/dev/null 2>&1 &
    wait $! 2>/dev/null || status=$?
    expect_that "status $status of a build killed at $1 number $nth" [ $status -eq 0 -o $status -eq 137 ]
    [ $status -eq 0 -o $status -eq 137 ] || return
    expect_one_edition "at $1 number $nth"
    expect_that 'the reader has ended' kill -0 $reader
  done
  echo "  killed at each of $((nth - 1)) calls of $1"
}

can_trace() {
  strace -f -qqq -o /dev/null -e trace=fsync "$INDEXER" --version >/dev/null 2>&1 && return
  pass_over 'builds cannot be killed at chosen system calls: strace is missing or may not trace'
  false
}
