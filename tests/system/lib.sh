# The harness of the system tests: they run the real programs as a user does.
#
#   scenario 'what is shown'      prints the sentence; a fresh folder is the working folder
#   expect_status N command…      runs it, keeping what it wrote in $out and $err
#   expect_output / expect_no_output 'text'   the last command's standard output has it, or not
#   expect_error 'regex'…         its standard error is exactly these lines, in order; none = silent
#   expect_equal 'what' 'expected' 'got'      also expect_json POINTER 'values', expect_hits …
#   skip 'why' leaves out what follows in the file; pass_over 'why' only one check.
# A failure prints file, line and what was expected; the file goes on, and ends with their number.
# From outside: INDEXER and QUERY (the programs), JSON_GET (json_get.cc), STEADY_READER
# (steady_reader.cc), OPTION_TABLE (option_table.cc), CORPUS, DOCS, SHARED_DATA. What tests ask has to have answers that are known: $CORPUS
# becomes a folder of six of its entries with its vocabularies; $WHOLE_CORPUS is all of it.

set -u
: "${INDEXER:?the path of pprsearch-index}" "${QUERY:?the path of pprsearch}"
: "${JSON_GET:?the path of json_get}" "${CORPUS:?the folder of the entries}"
unset PPRSEARCH_INDEX PPRSEARCH_CONFIG CI
export LC_ALL=C.UTF-8 NO_COLOR=1 PAGER=cat

work=$(mktemp -d) && chmod 711 "$work"
out=$work/standard-output err=$work/standard-error
export XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config
WHOLE_CORPUS=$CORPUS CORPUS=$work/six
mkdir -p "$CORPUS/entries"
for six in 07-is-the-therapeutic 07-psychotherapist-prof 07-psychotherapists-multi 09-the-recip 11-video 12-how-does; do
  cp "$WHOLE_CORPUS/entries/2020-$six"*.md "$CORPUS/entries/"
done
cp "$WHOLE_CORPUS"/*.yaml "$CORPUS/"
chmod -R a+rX "$CORPUS"

scenarios=0 checks=0 failures=0 passed_over=0 last_command='' at_exit=''

finish() {
  local status=$?
  eval "$at_exit"
  rm -rf "$work"
  [ "$status" -eq 77 ] && [ "$failures" -eq 0 ] && exit 77
  echo "$scenarios scenarios, $checks checks, $failures failed, $passed_over passed over"
  [ "$failures" -eq 0 ] && [ "$checks" -gt 0 ] && exit "$status"
  exit 1
}
trap finish EXIT

skip() { echo "skipped: $1"; exit 77; }
pass_over() {
  passed_over=$((passed_over + 1))
  echo "  PASSED OVER: $1"
}

scenario() {
  scenarios=$((scenarios + 1))
  echo "- $1"
  mkdir "$work/$scenarios" && chmod 777 "$work/$scenarios" && cd "$work/$scenarios" || exit 1
}

# Names the line of the test file, however deep in helpers the check was made.
fail() {
  echo "${BASH_SOURCE[-1]}:${BASH_LINENO[-2]}: FAILED: $1"
  failures=$((failures + 1))
}

# expect_that 'what is wrong otherwise' command…
expect_that() {
  checks=$((checks + 1))
  "${@:2}" || fail "$1"
}

expect_equal() {
  expect_that "$1: expected '$2', got '$3'" [ "$2" = "$3" ]
}

expect_status() {
  local wanted=$1 status=0
  shift
  last_command=$(head -c 200 <<<"$*")
  "$@" >"$out" 2>"$err" || status=$?
  expect_that "status $status and not $wanted of: $last_command [$(head -c 300 "$err")]" [ "$status" -eq "$wanted" ]
}

expect_output() {
  expect_that "no '$1' in the output of: $last_command [$(head -c 300 "$out")]" grep -qF -- "$1" "$out"
}
expect_no_output() {
  expect_that "'$1' is in the output of: $last_command" eval '! grep -qF -- "$1" "$out"'
}

expect_error() {
  local line=0 regex
  expect_equal "lines on standard error of: $last_command [$(head -c 300 "$err")]" $# "$(wc -l <"$err")"
  for regex; do
    line=$((line + 1))
    expect_that "line $line on standard error of: $last_command: '$(sed -n "${line}p" "$err")' is not /$regex/" \
      grep -qE -- "$regex" <(sed -n "${line}p" "$err")
  done
}

# The folder of a generation: folder_of NUMBER [INDEX]
folder_of() { echo "${2:-index}/generations/$(printf %06d "$1")"-*; }

# The values at a place of the last output, with a blank between them.
json() { "$JSON_GET" "$out" "$1" | paste -sd' ' -; }
expect_json() { expect_equal "$1 of: $last_command" "$2" "$(json "$1")"; }

# As somebody who is not root, to whom permissions mean something.
as_nobody() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
  as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"; }
fi
can_be_nobody() {
  as_nobody "$INDEXER" --version >/dev/null 2>&1 && as_nobody "$QUERY" --version >/dev/null 2>&1 &&
    as_nobody ls "$CORPUS/entries" >/dev/null 2>&1 && return
  pass_over "cannot run the programs as another user than root"
  false
}

# A chroot or a container may have no pseudo-terminals.
can_make_terminal() {
  script -qec true /dev/null >/dev/null 2>&1 </dev/null && return
  pass_over 'no pseudo-terminal can be made here; what is shown on a terminal is not tested'
  false
}

# What is published in an index; a build that fails must leave it as it was.
remember() { index_before=$("$INDEXER" info --index "$1" --format json); }
expect_unchanged() {
  expect_equal "what $1 has published" "$index_before" "$("$INDEXER" info --index "$1" --format json)"
  expect_equal "left over in $1" '' "$(find "$1" -name 'build-*')"
}
