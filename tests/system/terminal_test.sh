# What people at a terminal get: hits that can be named by their number, a pager, marks.
. "$(dirname "$0")/lib.sh" || exit 1

export PPRSEARCH_INDEX=$work/index
"$INDEXER" build "$CORPUS" >/dev/null || fail 'the corpus could not be indexed'
video=2020-11-videotherapy-and-the-therapeutic-alliance

scenario 'A hit of the last answer is shown by its number, of the index that it was asked of.'
expect_status 0 "$QUERY" --sort title alliance
mapfile -t ids < <("$QUERY" --sort title --format ids alliance)
expect_status 0 "$QUERY" --show 2 --format json
expect_json /id "${ids[1]}"
expect_status 0 "$QUERY" --offset 3 --limit 2 --sort title alliance
expect_status 0 "$QUERY" --show 5 4 --format json
expect_equal ids "${ids[4]} ${ids[3]}" "$(sed 's/^{"id":"\([^"]*\)".*/\1/' "$out" | paste -sd' ' -)"
expect_status 1 "$QUERY" --show 3
expect_error "^pprsearch: there is no entry '3'; the last answer showed the hits 4 to 5$"
expect_status 0 "$QUERY" --similar 4 --count
expect_equal 'others like it' 5 "$(cat "$out")"
expect_status 0 "$QUERY" --similar 4 --format ids
expect_equal 'of the fourth' "$("$QUERY" --similar "${ids[3]}" --format ids)" "$(cat "$out")"
expect_status 1 "$QUERY" zebra
expect_status 1 "$QUERY" --show 1
expect_error "^pprsearch: there is no entry '1'; the last answer showed no hits$"
expect_status 0 "$QUERY" --sort title alliance
printf '{"id":"1","title":"Mood"}\n{"id":"a","title":"Sleep"}\n' >other.jsonl
"$INDEXER" build -i other other.jsonl >/dev/null || fail 'the entries cannot be built'
expect_status 1 "$QUERY" -i other --show 2
expect_error "^pprsearch: there is no entry '2'; no answer of this index is remembered$"
expect_status 0 "$QUERY" -i other --sort title sleep
expect_status 0 "$QUERY" -i other --show 1 # an id comes first
expect_output Mood
expect_status 0 "$QUERY" -i "$work/../$(basename "$work")/index" --show 2 --format json
expect_json /id "${ids[1]}"

scenario 'What is kept of an answer is no secret, and nothing depends on it.'
expect_status 0 "$QUERY" videotherapy
expect_equal 'files' 2 "$(find "$XDG_STATE_HOME/pprsearch" -type f | wc -l)"
expect_equal 'others may not look' 700 "$(stat -c %a "$XDG_STATE_HOME/pprsearch")"
expect_that 'the query is kept' eval '! grep -rq videotherapy$ "$XDG_STATE_HOME/pprsearch"'
expect_status 0 "$QUERY" --format json alliance
expect_status 0 "$QUERY" --show 1 --format json
expect_json /id "$video"
for place in "$work/index/XAPIANDB" /dev/null relative ''; do
  XDG_STATE_HOME=$place HOME=$place expect_status 0 "$QUERY" alliance
  expect_error
  XDG_STATE_HOME=$place HOME=$place expect_status 1 "$QUERY" --show 1
  expect_error "^pprsearch: there is no entry '1'; no answer of this index is remembered$"
done
echo damaged >"$(find "$XDG_STATE_HOME/pprsearch" -type f | xargs grep -l "^$work/index$")"
expect_status 1 "$QUERY" --show 1
expect_error "^pprsearch: there is no entry '1'; no answer of this index is remembered$"

scenario 'An entry is shown by the beginning of its id, if only one begins so.'
expect_status 0 "$QUERY" --show 2020-11 --format json
expect_json /id "$video"
expect_status 2 "$QUERY" --show 2020-07
expect_error "^pprsearch: '2020-07' is the beginning of several ids: 2020-07-is-[^ ]*, 2020-07-psych[^ ]*, 2020-07-psych[^ ]*$"
expect_status 2 "$QUERY" --show 2020-07 2020-11 1999 --format json
expect_json /id "$video"
expect_status 1 "$QUERY" --show 1999-
expect_error "^pprsearch: there is no entry '1999-'$"
expect_status 1 "$QUERY" --show ''
expect_error "^pprsearch: there is no entry ''$"

scenario 'Authors and topics that the query asked for are named, and marked in colours.'
expect_status 0 "$QUERY" --color always 'author:castelnuovo topic:alliance'
expect_output $'Simpson, S., … \e[0m\e[1;31mCastelnuovo\e[0m\e[2m, G. et al. (2020)'
expect_output $'\e[1;31mAlliance and Therapeutic Relationship\e[0m'
expect_status 0 "$QUERY" 'author:castelnuovo'
expect_output 'Simpson, S., … Castelnuovo, G. et al. (2020). Clinical Psychology and Psychotherapy | '
expect_status 0 "$QUERY" --format json 'author:castelnuovo topic:alliance'
expect_json /hits/0/matched_authors/0/place 3
expect_json '/hits/0/matched_authors/0/highlights/0/*' '0 11'
expect_json /hits/0/matched_topics/0/text 'Alliance and Therapeutic Relationship'

scenario 'On a terminal, a pager shows answers for people, and their status stays theirs.'
if can_make_terminal; then
  printf 'echo "paged with $LESS"\ncat\n' >pager
  on_terminal() { TERM=xterm PAGER=$1 script -qec "$2" /dev/null </dev/null; }
  expect_status 0 on_terminal 'sh pager' "'$QUERY' alliance"
  expect_output 'paged with FRX'
  expect_output "$video"
  expect_status 1 on_terminal 'sh pager' "'$QUERY' zebra"
  expect_output 'paged with'
  expect_status 0 on_terminal 'sh pager' "'$QUERY' --show $video"
  expect_output 'paged with'
  expect_status 0 on_terminal 'sh pager' "'$QUERY' alliance zebra" # with what is said about the answer
  expect_output 'in no entry, and so not required: zebra'
  expect_status 2 on_terminal 'sh pager' "'$QUERY' '(alliance'"
  expect_no_output 'paged with'
  for command in "--no-pager alliance" "--format json alliance" "--format ids alliance" "--count alliance" --info "--suggest alli" "alliance | cat"; do
    expect_status 0 on_terminal 'sh pager' "'$QUERY' $command"
    expect_no_output 'paged with'
  done
  for pager in cat '' ' '; do
    expect_status 0 on_terminal "$pager" "'$QUERY' alliance"
    expect_output "$video"
  done
  expect_status 0 on_terminal 'sh pager' "TERM=dumb '$QUERY' alliance"
  expect_no_output 'paged with'
  expect_status 0 on_terminal 'exit 3' "'$QUERY' alliance" # somebody who leaves at once
  expect_no_output pprsearch:
  expect_status 0 on_terminal 'kill -INT $PPID; cat' "'$QUERY' alliance"
  expect_output "$video"
  expect_status 0 on_terminal nosuchpager "'$QUERY' alliance"
  expect_output "the pager 'nosuchpager' (\$PAGER) cannot be run"
  expect_output "$video"
fi

scenario 'Somebody who reads no further ends the program without a word.'
for options in '' '--format json' '--format ris' '--format csv'; do
  # shellcheck disable=SC2086
  { "$QUERY" -n 6 $options alliance 2>"$err"; true; } | head -c 1 >"$out"
  expect_error
done

scenario 'What pprsearch-index says of the files and entries of others commands no terminal.'
raw=$'\e31m\u009b\u202e'
printf '{"id":"a","title":"Red \u009b31m","topics":["\u202et"]}\n{"id":"b\u009b","title":"Sleep","published":"x"}\n' >"$raw.jsonl"
printf garbage >"$raw.ris"
commands_nothing() {
  "$@" >"$out" 2>"$err" </dev/null
  last_command=${*:2:1}
  expect_that "$last_command says nothing" [ -s "$out" -o -s "$err" ]
  for command in $'\e' $'\u009b' $'\u202e'; do
    expect_that "'$(printf %q "$command")' from: $last_command" eval '! grep -qF -- "$command" "$out" "$err"'
  done
}
commands_nothing "$INDEXER" check "$raw.jsonl" "$raw.ris"
commands_nothing "$INDEXER" build "$raw.jsonl" -i "$raw" --report "$raw.report" --max-rejected 100%
commands_nothing "$INDEXER" check --taxonomy "$raw.yaml" "$raw.jsonl"
commands_nothing "$INDEXER" "$raw"
commands_nothing "$INDEXER" build "--$raw"
for command in list info verify; do commands_nothing "$INDEXER" "$command" -i "$raw"; done
printf '{"id":"c\u009b","title":"Rest"}\n' >c.jsonl
"$INDEXER" build -i other c.jsonl >"$out" || fail 'the entry cannot be built'
commands_nothing "$INDEXER" diff "$raw" other
expect_output '+ c<U+009B>'
if can_make_terminal; then
  commands_nothing script -qec "'$INDEXER' export -i '$raw'" /dev/null
  expect_output 'Red <U+009B>31m'
fi
"$INDEXER" export -i "$raw" >"$out"
expect_output $'Red \u009b31m'
