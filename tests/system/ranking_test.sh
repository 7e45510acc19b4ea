# Ranked as a reader would have it, and measured: run by ctest, see lib.sh.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/six_entries.sh"

build() { "$INDEXER" build -i index "$CORPUS" >"$out" 2>"$err" || fail 'the corpus cannot be built'; }

scenario 'For what a reader would ask of six summaries, the one a reader would want comes first.'
build
export PPRSEARCH_INDEX=$PWD/index
id_of() { "$QUERY" --format ids '*' | grep -- "$1"; }
harm=$(id_of harm) videotherapy=$(id_of videotherapy) reciprocal=$(id_of reciprocal)
diminished=$(id_of diminished) doubt=$(id_of self-doubt) multicultural=$(id_of multicultural)
while IFS='|' read -r query id; do
  expect_status 0 "$QUERY" --format ids --limit 1 -- "$query"
  expect_equal "first for: $query" "$id" "$(cat "$out")"
done <<END
videoconferencing alliance|$diminished
VCP meta-analysis|$diminished
working alliance in videoconferencing psychotherapy|$diminished
comparison of VCP with face to face therapy|$diminished
Norwood|$diminished
SMD effect size|$diminished
videotherapy|$videotherapy
Simpson 2020|$videotherapy
videotherapy agoraphobia PTSD|$videotherapy
younger patients video screen|$videotherapy
doi:10.1002/cpp.2521|$videotherapy
privacy and stigma|$videotherapy
professional self-doubt|$doubt
therapists' confidence in video therapy|$doubt
technical difficulties and distraction|$doubt
survey of therapists|$doubt
webinar|$doubt
therapist training supervision video recording|$doubt
alliance and outcome|$reciprocal
does alliance come before symptom reduction|$reciprocal
Flückiger|$reciprocal
individual participant data|$reciprocal
within-person effects session by session|$reciprocal
microaggressions|$multicultural
cultural humility|$multicultural
racial and ethnic minority clients|$multicultural
repairing ruptures after microaggressions|$multicultural
negative effects of therapy|$harm
what harms patients in psychotherapy|$harm
deterioration|$harm
qualitative meta-synthesis|$harm
boundary violations|$harm
END

judged_queries() {
  printf '1\tmicroaggressions\n2\tzebra\n3\tcultural humility\n' >queries.tsv
  printf '1 0 %s 1\n2 0 %s 1\n' "$multicultural" "$harm" >qrels.txt
}

scenario 'Judged queries give figures; a query that finds nothing counts as nothing.'
judged_queries
expect_status 0 "$QUERY" --evaluate queries.tsv --qrels qrels.txt --per-query
expect_output 'query     nDCG@10      MAP Recall@100     P@10   MRR@10'
expect_output '1          1.0000   1.0000     1.0000   0.1000   1.0000'
expect_output 'mean       0.5000   0.5000     0.5000   0.0500   0.5000'
expect_status 0 "$QUERY" --evaluate queries.tsv --qrels qrels.txt --format json
expect_json /mean/map 0.5
expect_status 0 "$QUERY" --evaluate queries.tsv --qrels qrels.txt --format json --per-query
expect_equal 'lines, one a query and the mean' 3 "$(wc -l <"$out")"

scenario 'A file of queries is answered as a run for trec_eval, as ids, or as JSON.'
judged_queries
expect_status 0 "$QUERY" --batch queries.tsv --format trec --limit 1
expect_output "1 Q0 $multicultural 1 "
expect_output ' pprsearch'
expect_status 0 "$QUERY" --batch queries.tsv --format ids --limit 1
expect_output "$multicultural"
expect_status 0 "$QUERY" --batch queries.tsv --format json --limit 1
expect_json /query_id '1 2 3'

scenario 'An id with a blank is one word in a run for trec_eval, and judgments may name it so.'
echo '{"id":"my entry","summary":"Mood."}' >blank.jsonl
"$INDEXER" build -i blank blank.jsonl >"$out" 2>"$err" || fail 'the entry cannot be built'
printf '1\tmood\n' >mood.tsv
expect_status 0 "$QUERY" -i blank --batch mood.tsv --format trec
expect_output '1 Q0 my%20entry 1 '
awk '{ print $1, 0, $3, 1 }' "$out" >mood.txt
expect_status 0 "$QUERY" -i blank --evaluate mood.tsv --qrels mood.txt --format json
expect_json /mean/map 1.0

scenario 'What cannot be measured is told with file and line.'
judged_queries
printf '1 microaggressions\n' >no-tab.tsv
expect_status 2 "$QUERY" --evaluate no-tab.tsv --qrels qrels.txt
expect_error "^pprsearch: no-tab.tsv: line 1: '1 microaggressions' has no tab between id and query$"
printf 'one two\tmicroaggressions\n' >blank.tsv
expect_status 2 "$QUERY" --batch blank.tsv --format trec
expect_error "^pprsearch: blank.tsv: line 1: query 'one two': its id is empty or has a blank$"
printf '7\ttitel:x\n' >faulty.tsv
expect_status 2 "$QUERY" --batch faulty.tsv --format trec
expect_error "^pprsearch: faulty.tsv: line 1: query '7': there is no field \"titel\""
expect_status 2 "$QUERY" --evaluate queries.tsv
expect_error '^pprsearch: --evaluate QUERIES needs --qrels FILE$'
expect_status 2 "$QUERY" --evaluate nowhere.tsv --qrels qrels.txt
expect_error '^pprsearch: nowhere.tsv: cannot be read: No such file or directory$'
expect_status 2 "$QUERY" --format trec alliance
expect_error "^pprsearch: --format trec is for --batch"
