# The gate of a build: judged queries that a new generation has to answer well enough before
# anybody sees it.
. "$(dirname "$0")/lib.sh" || exit 1

entry() { echo "{\"id\":\"$1\",\"title\":\"$2\",\"summary\":\"${3:-A summary.}\"}"; }
published() { "$INDEXER" info -i index --format json >"$out" && json /generation; }

# Two queries; of the judged entries, the build finds as many as it is given.
questions() {
  printf 'q1\tsleep\nq2\tworking alliance\n' >queries.tsv
  printf 'q1 0 a 1\nq2 0 b 1\n' >qrels
}
gated() { "$INDEXER" build -i index --gate queries.tsv --qrels qrels "$@"; }

scenario 'A generation that answers well enough is published, and the figures are shown.'
questions
{ entry a Sleep; entry b 'Working Alliance'; } >good.jsonl
expect_status 0 gated --require 'ndcg@10>=0.9, map>0.9' --require 'recall@100>=1' good.jsonl
expect_error
expect_output '; gate passed: ndcg@10 1.0000, map 1.0000, recall@100 1.0000, p@10 0.1000, mrr@10 1.0000; vocabularies: '
expect_output 'generation 1, digest '

scenario 'One that does not is kept and not published; each shortfall is told with its size.'
questions
{ entry a Sleep; entry b 'Working Alliance'; } >good.jsonl
entry a Sleep >poor.jsonl
expect_status 0 gated --require 'map>=0.9' good.jsonl
expect_status 2 gated --require 'ndcg@10>=0.60,map>=0.1,mrr@10>0.5' poor.jsonl
expect_error "^pprsearch-index: note: gate: 1 of 2 judged entries are not in the index \('b'\)$" \
  '^pprsearch-index: gate: ndcg@10 is 0.5000, 0.1000 below the required 0.6000$' \
  '^pprsearch-index: gate: mrr@10 is 0.5000, where more than 0.5000 is required$' \
  '^pprsearch-index: generation 2 is kept, and not published; to publish it all the same: pprsearch-index publish 2 --index index$'
expect_that 'there is a summary of a build that was refused' [ ! -s "$out" ]
expect_equal 'what is published' 1 "$(published)"
expect_status 1 "$INDEXER" diff 1 2 -i index
expect_output '- b'
expect_status 0 "$INDEXER" publish 2 -i index

scenario 'Whatever else speaks against publishing is told with the shortfalls.'
questions
{ entry a Sleep; entry b 'Working Alliance'; entry c Mood; } >good.jsonl
{ entry a Sleep; echo '{}'; echo '{}'; } >poor.jsonl
expect_status 0 gated --require 'map>=0.9' good.jsonl
expect_status 2 gated --require 'map>=0.9' poor.jsonl
tail -4 "$err" >told && mv told "$err"
expect_error 'gate: map is 0.5000, 0.4000 below the required 0.9000$' '2 of 3 records were rejected, more than ' \
  "lost 2 of 3 published entries \('b', 'c'\), more than a tenth; " 'generation 2 is kept, and not published; '

scenario 'Refused generations do not fill the disk: as many stay as --keep says.'
questions
{ entry a Sleep; entry b 'Working Alliance'; } >good.jsonl
entry a Sleep >poor.jsonl
expect_status 0 gated --require 'map>=0.9' good.jsonl
for night in {1..5}; do expect_status 2 gated --keep 1 --require 'map>=0.9' poor.jsonl; done
expect_equal 'generations' '000001 000006' "$(cd index/generations && echo * | sed 's/-[0-9a-f]*//g')"

scenario 'A gate against the published generation refuses what is worse by more than was said.'
questions
{ entry a Sleep; entry b 'Working Alliance'; } >good.jsonl
{ entry a Sleep; entry b 'Something Else'; } >worse.jsonl
expect_status 0 gated --require 'ndcg@10>=published-0.02' good.jsonl
expect_error '^pprsearch-index: note: gate: there is no published generation to compare with: index: no index there$'
expect_status 2 gated --require 'ndcg@10>=published-0.02,map>=0.1' --format json worse.jsonl
expect_json /refusals/0/code gate
expect_json /refusals/0/measure ndcg@10
expect_json /refusals/0/value 0.5
expect_json /refusals/0/required 0.98
expect_json /refusals/0/published 1.0
expect_json /published_measures/map 1.0
expect_json /measures/map 0.5
expect_that 'the reason' grep -q "gate: ndcg@10 is 0.5000, 0.4800 below the required 0.9800 (the published generation's 1.0000 less 0.0200)" "$err"
expect_status 0 gated --require 'ndcg@10>=published - 0.5' worse.jsonl
expect_status 0 gated --require 'ndcg@10>=published' good.jsonl

scenario 'Queries that have to have certain entries first keep a generation from being published.'
{ entry a Sleep; entry b 'Working Alliance'; } >good.jsonl
printf '# what visitors ask\nsleep\ta\n"working alliance"\tb\n' >expected.tsv
expect_status 0 "$INDEXER" build -i index --expect expected.tsv good.jsonl
{ entry a Sleep; entry b 'Working together'; entry c 'Sleep, sleep'; } >other.jsonl
expect_status 2 "$INDEXER" build -i index --expect expected.tsv --format json other.jsonl
expect_json '/refusals/*/code' 'expected expected'
expect_that 'what is said' grep -q "expected: the first of 'sleep' should be 'a', and is 'c'" "$err"
expect_that 'what is said' grep -q "expected: the first of '\"working alliance\"' should be 'b', and is nothing" "$err"
while IFS='|' read -r line message; do
  printf '%b' "$line" >expected.tsv
  expect_status 2 "$INDEXER" build -i index --expect expected.tsv nowhere
  expect_that "$message" grep -q "^$message" "$err"
done <<'END'
\n|pprsearch-index: expected.tsv: names no query
sleep\n|expected.tsv:1: error: 'sleep' is not a query and ids of entries
sleep\t\n|expected.tsv:1: error: 'sleep
sleep\ta\n"sleep\ta\nx\n|expected.tsv:2: error: the query '"sleep': this quotation mark is never closed
sleep\ta\n"sleep\ta\nx\n|expected.tsv:3: error: 'x' is not a query
END

scenario '--max-removed says how many of the published entries may be lost.'
for number in {1..20}; do entry "e$number" "Entry $number"; done >20.jsonl
expect_status 0 "$INDEXER" build -i index 20.jsonl
head -19 20.jsonl >19.jsonl
expect_status 2 "$INDEXER" build -i index --max-removed 0 --format json 19.jsonl
expect_json /refusals/0/code lost
expect_json /refusals/0/value 1.0
expect_json /refusals/0/required 0.0
expect_status 2 "$INDEXER" build -i index --max-removed 4% 19.jsonl
expect_error "lost 1 of 20 published entries \('e9'|'e20'\), more than --max-removed 4% allows; --allow-shrink publishes all the same$" 'generation 3 is kept'
expect_status 0 "$INDEXER" build -i index --max-removed 60% <(head -10 20.jsonl) --from jsonl
entry e1 'Entry 1' >1.jsonl
expect_status 2 "$INDEXER" build -i index 1.jsonl
expect_error 'lost 9 of 10' 'generation 5 is kept'

scenario 'The gate measures what pprsearch --evaluate measures.'
questions
{ entry a Sleep; entry b 'Alliance'; entry c 'Working Alliance' 'A working alliance.'; } >some.jsonl
expect_status 0 gated --require 'map>0' some.jsonl
of_the_gate=$(sed -n 's/.*; gate passed: \([^;]*\);.*/\1/p' "$out")
expect_status 0 "$QUERY" -i index --evaluate queries.tsv --qrels qrels
expect_equal 'figures' "$(awk '/^mean/ {printf "ndcg@10 %s, map %s, recall@100 %s, p@10 %s, mrr@10 %s", $2, $3, $4, $5, $6}' "$out")" \
  "$of_the_gate"

scenario 'What is wrong with the gate itself is told before anything is read or built.'
questions
while IFS='|' read -r arguments message; do
  # shellcheck disable=SC2086
  expect_status 2 "$INDEXER" build -i index nowhere $arguments
  expect_that "$message" grep -q "^pprsearch-index: $message" "$err"
done <<'END'
--gate queries.tsv|--gate QUERIES, --qrels FILE and --require 'MEASURE>=X' go together
--require map>0|--gate QUERIES, --qrels FILE and --require 'MEASURE>=X' go together
--gate queries.tsv --qrels qrels --require map|--require 'map': a measure
--gate queries.tsv --qrels qrels --require map>=2|--require 'map>=2': a measure
--gate none.tsv --qrels qrels --require map>0|none.tsv: cannot be read: No such file or directory
--gate qrels --qrels qrels --require map>0|--gate: 1 fault in qrels; nothing was read
--gate queries.tsv --qrels queries.tsv --require map>0|--qrels: 1 fault in queries.tsv; nothing was read
END
expect_status 2 "$INDEXER" build -i index nowhere --gate qrels --qrels qrels --require 'map>0'
expect_that 'the place' grep -q "^qrels:1: error: '.*' has no tab between id and query$" "$err"
printf 'q1\t"sleep\n' >faulty.tsv
expect_status 2 "$INDEXER" build -i index nowhere --gate faulty.tsv --qrels qrels --require 'map>0'
expect_error "^pprsearch-index: faulty.tsv: query 'q1': this quotation mark is never closed$"
expect_that 'there is an index' [ ! -e index ]
