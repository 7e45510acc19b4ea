# Asking the six entries of the corpus: what each option of pprsearch does.
. "$(dirname "$0")/lib.sh" || exit 1
. "$(dirname "$0")/six_entries.sh" || exit 1

export PPRSEARCH_INDEX=$work/index
"$INDEXER" build "$CORPUS" >/dev/null || fail 'the corpus could not be indexed'
newest_first='harm videotherapy reciprocal diminished self-doubt multicultural'
video=2020-11-videotherapy-and-the-therapeutic-alliance

expect_count() {
  local status=0
  [ "$1" -gt 0 ] || status=1
  expect_status "$status" "$QUERY" --count "${@:2}"
  expect_equal "output of: $last_command" "$1" "$(cat "$out")"
}

scenario 'For people: how the query was read and how many entries there are, then each hit.'
expect_status 0 "$QUERY" --expand none title:alliance videotherapy
expect_equal 'first line' 'title:alliance videotherapy  1 entry' "$(head -1 "$out")"
expect_output '  1  Videotherapy and the Therapeutic Alliance'
expect_output '2020-11 | Simpson, S. et al. (2020). Clinical Psychology and Psychotherapy | Alliance and Therapeutic Relationship, '
expect_output "$video"
expect_output '     https://doi.org/10.1002/cpp.2521'
expect_output '     Implications: '
expect_no_output $'\e'
expect_error

scenario 'The exit status is 0 with hits, 1 without.'
expect_status 0 "$QUERY" alliance
expect_status 1 "$QUERY" zebra
expect_output 'zebra  0 entries'
expect_status 1 "$QUERY" --format json zebra
expect_json /total 0

scenario 'An expression that finds nothing says which part is to blame, and offers the nearest that finds something.'
expect_status 1 "$QUERY" 'alliance AND videoconferencing AND zebra'
expect_output '  alliance           6 entries'
expect_output '  zebra              0 entries; without it 3'
expect_output 'Without zebra: alliance AND videoconferencing  3 entries'
expect_error
expect_status 1 "$QUERY" --year 1950 --topic alliance alliance
expect_output '  alliance          6 entries, 0 with the filters'
expect_output '  --year 1950       0 entries; without it 6'
expect_output 'Without --year 1950: alliance  6 entries'
expect_status 1 "$QUERY" --format json 'alliance AND zebra'
expect_json /empty_answer/nearest/text alliance
expect_json /empty_answer/parts/1/fate left_out
expect_error
for options in '--format tsv' '--format csv' '--format jsonl' '--format ids' '--format bibtex' --count; do
  # shellcheck disable=SC2086
  expect_status 1 "$QUERY" $options 'alliance AND zebra'
  expect_error '^pprsearch: No entry has all of this:$' '^pprsearch:   alliance  6 entries$' \
    '^pprsearch:   zebra     0 entries; without it 6$' \
    '^pprsearch: Without zebra: alliance  6 entries$'
done

scenario 'No query, an empty one and a star all stand for everything, newest first.'
expect_hits "$newest_first"
expect_hits "$newest_first" ''
expect_hits "$newest_first" '*'
expect_json /query/sort newest
expect_json /query/interpretation '*'

scenario 'Signs alone ask for nothing: an error to strict reading, nothing found to the others.'
for query in '!!!' '"?"' '- -' '…' $'\x01' $'\xff' $'\u200b'; do
  expect_status 2 "$QUERY" -- "$query"
  expect_that "no word of what is wrong with: $query" grep -q '^pprsearch: there is neither a letter nor a digit to look for$' "$err"
  for syntax in lenient plain; do
    expect_status 1 "$QUERY" --syntax $syntax -- "$query"
    expect_output '  0 entries'
    expect_that "no word of what is wrong with: $last_command" grep -q '^pprsearch: there is neither' "$err"
  done
done
expect_count 1 --topic training ''

scenario 'A query may be of excluded words alone, with or without -- before it.'
expect_hits 'harm reciprocal multicultural' -videoconferencing
expect_hits 'harm reciprocal multicultural' -- -videoconferencing
expect_hits 'harm reciprocal' -- -videoconferencing -microaggressions
expect_hits '' -- -alliance
expect_count 3 -- -videoconferencing

scenario 'A dash alone reads the query from standard input, its line end apart.'
expect_hits 'harm' - <<<'title:harm'
expect_json /query/text 'title:harm'
expect_hits "$newest_first" - </dev/null

scenario 'A facet filter keeps the entries with the value, given by slug, label or alias.'
expect_found 'self-doubt' --topic training
expect_found 'self-doubt' --topic Training
expect_found 'multicultural' --topic 'Attendance, Attrition, and Drop-Out'
expect_found 'reciprocal diminished' --type meta-analysis
expect_found 'reciprocal' --author 'Flückiger, C.'
expect_found 'reciprocal' --author 'fluckiger, c.'
expect_found 'harm' --journal 'Frontiers in Psychology'

scenario 'The same filter again means any of the values; different filters must all hold.'
expect_found 'self-doubt multicultural' --topic training --topic dropout
expect_found 'self-doubt multicultural harm' --topic therapist-factors
expect_found 'harm' --topic therapist-factors --journal 'Frontiers in Psychology'
expect_found '' --topic training --journal 'Frontiers in Psychology'
expect_found 'harm' rigidly --topic therapist-factors

scenario 'none stands for the entries without a value, alone or beside others.'
expect_found 'diminished self-doubt multicultural' --journal none
expect_found 'diminished self-doubt multicultural' --author none
expect_found 'diminished self-doubt multicultural' --year none
expect_found 'harm diminished self-doubt multicultural' --year none --year 2019
expect_found '' --topic none

scenario 'A value that is itself called none is chosen in quotes, and shown so beside the bucket.'
printf '%s\n' '{"id":"called","summary":"Mood.","topics":["none"]}' '{"id":"without","summary":"Mood."}' \
  '{"id":"other","summary":"Mood.","topics":["sleep"]}' >none.jsonl
"$INDEXER" build -i none none.jsonl >"$out" 2>"$err" || fail 'the entries cannot be built'
while IFS='|' read -r filter ids; do
  expect_status 0 "$QUERY" -i none --format ids --topic "$filter"
  expect_equal "entries of --topic $filter" "$ids" "$(sort "$out" | paste -sd' ' -)"
done <<'END'
none|without
"none"|called
sleep|other
END
expect_status 0 "$QUERY" -i none --format ids topic:none
expect_equal 'in a query none is a name: missing:topic asks for those without' called "$(cat "$out")"
expect_status 0 "$QUERY" -i none --facets topic
expect_output '      1    none  "none"'

scenario 'Years and months are filtered by value or by range, either end open.'
expect_found 'harm' --year 2019
expect_found 'harm reciprocal videotherapy' --year 2015..2020
expect_found 'reciprocal videotherapy' --year 2020..
expect_found 'harm' --year ..2019
expect_found 'diminished self-doubt multicultural' --published 2020-07
expect_found 'reciprocal videotherapy' --published 2020-08..2020-11
expect_found 'harm videotherapy reciprocal' --published 2020-09..
expect_found "$newest_first" --published 2020

scenario 'The beginning of one value alone stands for it.'
expect_found 'reciprocal' --author fluckiger
expect_found "$newest_first" --topic allian

expect_said() {
  expect_that "$last_command says '$1' on standard error" grep -qF -- "$1" "$err"
}

scenario 'What is no value of the facet is asked as the field asks it, a name in any order.'
expect_found 'reciprocal' --author 'C. Flückiger'
expect_found 'reciprocal' --author 'flückiger c'
expect_found 'reciprocal' 'author:"C. Flückiger"'
expect_found 'harm' --journal frontiers
expect_found '' 'author:"D. Flückiger"'
expect_status 0 "$QUERY" --format json --author 'C. Flückiger' --facets author
expect_json '/filters/0/values/0/value' 'C. Flückiger'

scenario 'Lenient reading takes a value that does not exist: it finds nothing, and the nearest is named.'
expect_status 1 "$QUERY" --syntax lenient --author 'flukiger c'
expect_said "there is no author 'flukiger c'; the nearest: 'Flückiger, C.'"
expect_status 1 "$QUERY" --syntax lenient --format json --topic aliance
expect_json '/query/diagnostics/0/code' unknown-topic
expect_json '/query/diagnostics/0/suggestion' alliance

scenario 'The number or address of an article finds its entry; one that is not there is named.'
for number in 10.1002/cpp.2521 https://doi.org/10.1002/cpp.2521 'DOI: 10.1002/CPP.2521.'; do
  for syntax in strict lenient plain; do
    expect_found 'videotherapy' --syntax $syntax "$number"
  done
done
expect_status 1 "$QUERY" 'PMID: 99999999'
expect_said 'no entry has the PMID 99999999'
expect_status 1 "$QUERY" https://example.org/none
expect_said 'no entry has the address https://example.org/none'

scenario 'Authors and a year are read as such, unless the text is read strictly; this is said.'
expect_status 0 "$QUERY" --format json --syntax lenient 'Flückiger et al. (2020)'
expect_json /query/interpretation 'author:Flückiger AND year:2020'
expect_json '/query/diagnostics/*/code' name-and-year
expect_equal 'entries' reciprocal "$(found)"
expect_status 0 "$QUERY" 'Flückiger et al. (2020)'
expect_said 'for author and year write author:Flückiger AND year:2020; did you mean author:Flückiger AND year:2020 (1 entry)?'
expect_said 'these are authors and year of the first hit'

scenario 'A date may be relative; a request says to which day.'
echo '{"query":"published:3m..","today":"2021-01-15","limit":0}' >request
expect_status 0 "$QUERY" --batch request --format json
expect_json /query/interpretation 'published:2020-10-15..'
expect_json '/query/diagnostics/0/code' relative-date
expect_json /total 2
expect_status 1 "$QUERY" --published 1d..

scenario 'A value that the index does not have is an error that names the nearest.'
while IFS='|' read -r option value message; do
  expect_status 2 "$QUERY" "$option" "$value"
  expect_error "^pprsearch: $message$"
done <<'END'
--topic|aliance|there is no topic 'aliance': did you mean 'alliance'\?
--topic|zebra crossing|there is no topic 'zebra crossing'
--type|meta-analisis|there is no type 'meta-analisis': did you mean 'meta-analysis'\?
--author|flukiger c|there is no author 'flukiger c': did you mean 'Flückiger, C.'\?
--journal|Frontiers in Psycology|there is no journal 'Frontiers in Psycology': did you mean 'Frontiers in Psychology'\?
--year|2020..2019|year '2020..2019': the range "2020..2019" ends before it begins
--year|recent|year 'recent': "recent" is not a year or a range of them
--published|2020-13|published '2020-13': "2020-13" is not a date .*
END

scenario 'Pages of two, one after the other, are the whole list: nothing twice, nothing left out.'
for order in relevance newest oldest title year author journal; do
  expect_status 0 "$QUERY" --format json --sort $order therapy
  whole=$(json '/hits/*/id')
  pages=''
  for offset in 0 2 4 6; do
    expect_status 0 "$QUERY" --format json --sort $order --limit 2 --offset $offset therapy
    expect_json /total 6
    pages+=" $(json '/hits/*/id')"
  done
  expect_equal "pages, by $order" "$whole" "$(xargs <<<"$pages")"
done
expect_status 0 "$QUERY" --format json -n 2 --offset 2 therapy
expect_json '/hits/*/rank' '3 4'
expect_status 0 "$QUERY" -n 2 --offset 2 alliance
expect_output 'alliance  6 entries, 3 to 4'
expect_status 0 "$QUERY" --offset 6 alliance
expect_output 'alliance  6 entries, none on this page'

scenario '--sort orders by date or title, whatever the query; relevance puts the best first.'
expect_hits "$newest_first" --sort newest alliance
expect_hits 'diminished self-doubt multicultural reciprocal videotherapy harm' --sort oldest alliance
expect_hits 'harm diminished self-doubt multicultural reciprocal videotherapy' --sort title alliance
expect_hits 'diminished videotherapy self-doubt' --sort relevance alliance videoconferencing
expect_equal 'scores, best first' "$(json '/hits/*/score')" \
  "$("$JSON_GET" "$out" '/hits/*/score' | sort -gr | paste -sd' ' -)"

scenario '--count prints the exact total and nothing else, whatever the page.'
expect_count 6 alliance
expect_count 3 --limit 1 alliance AND videoconferencing
expect_count 0 zebra

scenario '--show prints entries whole, as text or as a line of JSON each.'
expect_status 0 "$QUERY" --show $video
expect_equal 'first line' 'Videotherapy and the Therapeutic Alliance' "$(head -1 "$out")"
expect_output 'doi        10.1002/cpp.2521'
expect_output 'Practice Implications'
expect_status 0 "$QUERY" --format json --show $video 2020-12-how-does-therapy-harm
expect_json /id "$video 2020-12-how-does-therapy-harm"
expect_equal 'lines' 2 "$(wc -l <"$out")"

scenario '--show of an unknown id says so, with status 1, and still prints the others.'
expect_status 1 "$QUERY" --format json --show no-such-entry $video
expect_json /id $video
expect_error "^pprsearch: there is no entry 'no-such-entry'$"

scenario '--info tells which index is asked; a result carries the same generation, digest and identity.'
expect_status 0 "$QUERY" --info
expect_output 'generation  1'
expect_output 'entries     6'
expect_status 0 "$QUERY" --info --format json
digest=$(json /digest) identity=$(json /identity)
expect_that 'there is no identity' [ -n "$identity" ]
expect_status 0 "$QUERY" --format json alliance
expect_json /index/generation 1
expect_json /index/digest "$digest"
expect_json /index/identity "$identity"

scenario '--explain: the parts of each hit, added from first to last, are its score.'
for query in 'alliance videoconferencing' 'title:alliance^3 OR "face to face" OR rigid*' 'therap~ -harm'; do
  expect_status 0 "$QUERY" --format json --explain "$query"
  count=$(json '/hits/*/rank' | wc -w)
  expect_that "nothing to explain in: $last_command" [ "$count" -gt 0 ]
  for ((hit = 0; hit < count; ++hit)); do
    sum=$("$JSON_GET" "$out" "/hits/$hit/explanation/*/score" | awk '{s += $1} END {printf "%.17g", s}')
    expect_equal "score of hit $hit of: $last_command" "$(json /hits/$hit/score | awk '{printf "%.17g", $1}')" "$sum"
  done
done
expect_status 0 "$QUERY" --explain videoconferencing
expect_output 'videoconferencing stands for "videoconferencing" (exact, weight 1.0000, 1 entry)'
expect_output '"videoconferenced" (inflection, '
expect_output '"video conferencing" (variant, '
expect_output 'score '

scenario '--expand says what a word stands for besides itself.'
expect_found 'diminished' --expand none videoconferencing
expect_found 'diminished videotherapy' --expand inflections videoconferencing
expect_found 'diminished self-doubt' --expand variants videoconferencing
expect_found 'diminished videotherapy self-doubt' --expand inflections,variants videoconferencing
expect_found 'diminished videotherapy self-doubt' videoconferencing
expect_found 'diminished' =videoconferencing

scenario '--match says how plain words are combined: all, any, or enough, and any where no entry has so many.'
expect_found 'self-doubt' --match all webinar supervision
expect_found '' --match all webinar shaming
expect_found 'self-doubt harm' --match any webinar shaming
expect_json /query/match any
expect_found 'self-doubt harm' webinar shaming
expect_json /query/match any
expect_found 'self-doubt' webinar supervision
expect_json /query/match all
expect_status 0 "$QUERY" webinar shaming
expect_output 'webinar shaming  2 entries, with any of the words'
expect_found '' webinar AND shaming
for format in text csv tsv ids jsonl ris bibtex csl-json; do
  expect_status 0 "$QUERY" --format "$format" webinar shaming
  expect_error 'no entry has enough of the words: these have any'
done
expect_status 0 "$QUERY" --format json webinar shaming
expect_output '"code":"too-few-words"'
expect_found 'self-doubt' webinar nowhere
expect_json /query/match auto
expect_json /query/diagnostics/0/code unknown-words

scenario '--syntax says how a query is read; what lenient reading repairs, it tells.'
expect_status 2 "$QUERY" --syntax strict 'title:(alliance'
expect_found 'videotherapy diminished reciprocal' --syntax lenient 'title:(alliance'
expect_json '/query/diagnostics/*/code' 'unbalanced-bracket'
expect_status 0 "$QUERY" --syntax lenient 'title:(alliance'
expect_error '^pprsearch: this bracket is never closed$' '^  title:\(alliance$' '^        \^$'
expect_found '' --syntax plain --match all 'webinar NOT shaming'

scenario '--snippets says how many fragments of its text a hit shows; highlights mark the words.'
for number in 0 1 3; do
  expect_status 0 "$QUERY" --format json --snippets $number -n 1 title:videotherapy alliance
  expect_equal "snippets of: $last_command" $number "$(json '/hits/0/snippets/*/field' | wc -w)"
done
expect_status 0 "$QUERY" --format json --snippets 1 -n 1 --sort title agoraphobia
expect_json /hits/0/snippets/0/field summary
begin=$(json /hits/0/snippets/0/highlights/0/0) end=$(json /hits/0/snippets/0/highlights/0/1)
expect_equal 'the highlighted bytes' agoraphobia \
  "$(json /hits/0/snippets/0/text | head -c "$end" | tail -c +$((begin + 1)))"

scenario 'Words that were asked for are coloured on a terminal: not in a file, nor with NO_COLOR.'
expect_status 0 "$QUERY" --color always title:videotherapy
expect_output $'\e[1;31mVideotherapy\e[0m'
expect_status 0 "$QUERY" --color never title:videotherapy
expect_no_output $'\e'
NO_COLOR='' expect_status 0 "$QUERY" title:videotherapy
expect_no_output $'\e'
if can_make_terminal; then
  NO_COLOR='' expect_status 0 script -qec "'$QUERY' title:videotherapy" /dev/null
  expect_output $'\e[1;31mVideotherapy\e[0m'
  NO_COLOR=1 expect_status 0 script -qec "'$QUERY' title:videotherapy" /dev/null
  expect_no_output $'\e'
fi

scenario '--facets counts the values of the fields named, each up to a number of them, or all.'
expect_status 0 "$QUERY" --format json --facets type,topic:2,author:1 alliance
expect_json '/facets/topic/*/value' 'alliance miscellaneous'
expect_json '/facets/topic/*/count' '6 3'
expect_json '/facets/type/*/value' "meta-analysis literature-review practice-review\
 process-outcome-study qualitative-synthesis survey systematic-review"
expect_json '/facets/author/*/value' 'Atzil-Slonim, D. null'
expect_json '/facets/author/*/label' 'Atzil-Slonim, D. none'
expect_json /facets/year ''
expect_status 0 "$QUERY" --format json --facets all alliance
for field in topic type keyword year published journal author; do
  expect_that "no facet $field with --facets all" [ -n "$(json "/facets/$field/*/count")" ]
done
expect_status 0 "$QUERY" --facets year,topic:1 alliance
expect_output '      2    2020'
expect_output '      3    none'
expect_output '      6    Alliance and Therapeutic Relationship  alliance'
expect_output '         … 8 more'

scenario 'A chosen facet value is marked, and its facet still counts the others beside it.'
expect_status 0 "$QUERY" --format json --facets year --year 2019
expect_json '/facets/year/*/value' '2020 2019 null'
expect_json '/facets/year/*/count' '2 1 3'
expect_json '/facets/year/*/selected' 'false true false'
expect_json /total 1

# Chooses each facet value that a query's result shows.
expect_facets_to_hold() {
  local field value count status
  expect_status 0 "$QUERY" --format json --facets topic,type,keyword:all,year:0,published:0,journal:0,author:0 "$@"
  cp "$out" shown.json
  expect_that "no facet values in the result of: $last_command" grep -q '"count":[1-9]' shown.json
  for field in topic type year published journal author; do
    while IFS=$'\t' read -r value count; do
      [ "$value" != null ] || value=none
      expect_count "$count" --$field "$value" "$@"
    done < <(paste <("$JSON_GET" shown.json "/facets/$field/*/value") \
      <("$JSON_GET" shown.json "/facets/$field/*/count"))
  done
}

scenario 'Choosing a facet value gives exactly the number shown beside it.'
expect_facets_to_hold
expect_facets_to_hold videoconferencing
expect_facets_to_hold webinar shaming
expect_facets_to_hold --match all 'outcome OR NOT alliance'

scenario 'JSON is one object on one line, its version first, with the query as understood.'
expect_status 0 "$QUERY" --format json -n 1 --facets year '“working alliance”   bond'
expect_equal 'lines' 1 "$(wc -l <"$out")"
expect_that 'the version does not come first' grep -q '^{"format_version":1,"query":{"text":' "$out"
expect_json /query/text '“working alliance”   bond'
expect_json /query/interpretation '"working alliance" bond'
expect_json /query/diagnostics '[]'
expect_json /offset 0
expect_json /limit 1
for place in /total /hits/0/rank /hits/0/id /hits/0/score /hits/0/entry/title /hits/0/snippets/0/text \
  /hits/0/snippets/0/highlights/0/0 /hits/0/title_highlights /facets/year/0/label /index/digest; do
  expect_that "nothing at $place of: $last_command" [ -n "$(json $place)" ]
done

scenario 'An option may be cut off from its value or joined to it, and stand behind the query.'
expect_found 'self-doubt' --topic=training
expect_status 0 "$QUERY" alliance -n1 --format=json
expect_json '/hits/*/rank' 1

scenario '--help and --version need no index and answer on standard output.'
unset PPRSEARCH_INDEX
expect_status 0 "$QUERY" --help
expect_output 'Usage: pprsearch [OPTIONS] [QUERY...]'
for word in index info show syntax match expand topic type author journal year published limit offset \
  sort facets snippets explain count format color; do
  expect_output "--$word"
done
expect_status 0 "$QUERY" --version
expect_output 'pprsearch '

scenario 'A word that may be misspelt: what it may stand for, and how much that finds.'
"$INDEXER" build -i index "$CORPUS" >"$out" 2>"$err" || fail "the corpus cannot be built"
expect_status 1 "$QUERY" -i index aliance AND microaggressions
expect_output 'Did you mean alliance AND microaggressions  1 entry'
expect_status 0 "$QUERY" -i index aliance microaggressions
expect_output 'aliance microaggressions  1 entry, with enough of the words'
expect_error 'in no entry, and so not required: aliance'
expect_output 'Did you mean alliance microaggressions  1 entry'

scenario 'Every example of the documented query language is answered as it stands.'
"$INDEXER" build -i index "$CORPUS" >"$out" 2>"$err" || fail "the corpus cannot be built"
examples=0
while IFS= read -r query; do
  examples=$((examples + 1))
  status=0
  "$QUERY" -i index --format ids -- "$query" >"$out" 2>"$err" || status=$?
  expect_that "cannot be asked: $query: $(head -1 "$err")" [ "$status" -le 1 ]
done < <(awk '/^```query/ { inside = 1; next } /^```/ { inside = 0 } inside' "$DOCS/query-syntax.md")
expect_that "only $examples examples found" [ "$examples" -gt 40 ]

scenario 'Hits go to other programs: tables, lines of JSON, ids, and the forms of reference managers.'
export PPRSEARCH_INDEX=$work/index
expect_status 0 "$QUERY" --format tsv -n 2 'alliance'
expect_equal 'lines: the names of the columns and two hits' 3 "$(wc -l <"$out")"
expect_equal 'tabs in each line' '11 11 11' "$(awk -F'\t' '{ print NF - 1 }' "$out" | paste -sd' ' -)"
expect_status 0 "$QUERY" --format csv -n 1 'author:simpson'
expect_output ',"Simpson, S.; Richardson, L.; Pietrabissa, G.; Castelnuovo, G.; Reid, C.",Clinical Psychology'
expect_status 0 "$QUERY" --format jsonl -n 2 'alliance'
expect_json /rank '1 2'
expect_status 0 "$QUERY" --format ids --null -n 3 'alliance'
expect_equal 'NULs after three ids' 3 "$(tr -cd '\0' <"$out" | wc -c)"
expect_status 0 "$QUERY" --format ris 'author:simpson'
expect_output 'TY  - JOUR'
expect_output 'DO  - 10.1002/cpp.2521'
expect_status 0 "$QUERY" --format bibtex 'author:simpson'
expect_output '@article{simpson2020videotherapy,'
expect_status 0 "$QUERY" --format csl-json 'author:simpson'
expect_json /0/DOI '10.1002/cpp.2521'
expect_status 1 "$QUERY" --format csl-json 'zebra'
expect_equal 'an empty array' '[]' "$(cat "$out")"
expect_status 0 "$QUERY" --show 2020-12-how-does-therapy-harm --format ris
expect_output 'ER  - '
expect_status 0 "$QUERY" --count --format csv alliance
expect_equal 'a count as a table' 'total 6' "$(tr -d '\r' <"$out" | paste -sd' ' -)"
expect_status 2 "$QUERY" --count --format ris alliance
expect_error '^pprsearch: --format ris does not go with --count, which takes csv, json, text, tsv$'

scenario 'Entries like another are listed with what they share; filters and formats hold.'
source=2020-07-is-the-therapeutic-alliance-diminished-by-videoconferencing-psychotherapy
expect_status 0 "$QUERY" --similar "$source" --snippets 0
expect_output "Like $source"
expect_output 'shares topic: Alliance and Therapeutic Relationship'
expect_status 0 "$QUERY" --similar "$source" --format json -n 1
expect_json /similar_to "$source"
expect_json /hits/0/shared/0/kind topic
expect_status 0 "$QUERY" --similar "$source" --format ids --topic training
expect_no_output "$source"
expect_status 1 "$QUERY" --similar "$source" --year 1999
expect_status 2 "$QUERY" --similar nowhere
expect_error "^pprsearch: there is no entry with the id 'nowhere'$"
expect_status 2 "$QUERY" --similar "$source" alliance
expect_error '^pprsearch: a query does not go with --similar$'
expect_status 2 "$QUERY" --similar ''
expect_error "^pprsearch: --similar '': there is no entry with an empty id$"

scenario 'Feedback and dates change the order, are told, and find nothing else.'
expect_status 0 "$QUERY" --explain --prefer-recent -n 1 alliance
expect_output ' recency'
expect_status 0 "$QUERY" --count --expand feedback alliance
expect_equal 'as many as without' "$("$QUERY" --count alliance)" "$(cat "$out")"

scenario 'Tables and lines of JSON have the fields that are asked for; counts of facets are tables.'
expect_status 0 "$QUERY" --format tsv --fields pmid,id,article_title,year author:simpson
expect_equal 'names of the columns' $'pmid\tid\tarticle_title\tyear' "$(head -1 "$out")"
expect_equal 'a row' $'\t'"$video"$'\tVideotherapy and therapeutic alliance in the age of COVID-19\t2020' "$(sed -n 2p "$out")"
expect_status 0 "$QUERY" --format jsonl --fields id,authors,year,summary -n 1 author:simpson
expect_equal 'members' '{"id","authors","year","summary"' "$(grep -oE '^.|"(id|authors|year|summary)"' "$out" | paste -sd, - | sed 's/^{,/{/')"
expect_json /authors/0 'Simpson, S.'
expect_json /year 2020
expect_status 0 "$QUERY" --format csv --fields snippet -n 1 videotherapy
expect_output 'The review covers 24 studies of video therapy'
expect_status 2 "$QUERY" --format csv --fields id,autors alliance
expect_error "^pprsearch: --fields 'autors': did you mean authors[?] Known are rank, score, id, "
expect_status 0 "$QUERY" --format tsv --facets year,topic:1 --year 2020 alliance
expect_equal 'the counts' $'field\tvalue\tlabel\tcount\tselected
year\t2020\t2020\t2\ttrue
year\t2019\t2019\t1\tfalse
year\tnone\tnone\t3\tfalse
topic\talliance\tAlliance and Therapeutic Relationship\t2\tfalse' "$(cat "$out")"

scenario 'Facets: years in their order, the whole taxonomy, and values found by the beginning of a word.'
expect_status 0 "$QUERY" --format json --facets topic:all,type:all
expect_equal 'topics' 36 "$("$JSON_GET" "$out" '/facets/topic/*/value' | grep -vc null)"
expect_equal 'a topic that no entry has' 0 "$("$JSON_GET" "$out" '/facets/topic/*/count' | tail -1)"
expect_count 0 --topic "$(json '/facets/topic/35/value')"
expect_status 0 "$QUERY" --format json --facets author=flü
expect_json '/facets/author/*/label' 'Flückiger, C.'
expect_json /distinct/author 1
expect_status 0 "$QUERY" --format json --facets topic=rel:1
expect_json '/facets/topic/*/value' alliance
expect_status 2 "$QUERY" --facets author=
expect_error "^pprsearch: --facets 'author=': the beginning of a word is wanted after =$"

scenario 'A batch: each line is answered, a faulty one stops no other, and the status says that there was one.'
printf 'q1\talliance\nq2\ttitel:x\nzebra\n\n{"query_id":"q4","query":"alliance","limit":1}\nq1\tagain\n' >queries.tsv
expect_status 2 "$QUERY" --batch queries.tsv --format ids -n 2
expect_equal 'ids' 3 "$(wc -l <"$out")"
expect_error '^pprsearch: queries.tsv: line 2: query .q2.: there is no field "titel"' \
  '^pprsearch: queries.tsv: line 6: query .q1.: a query of that id came before$'
expect_status 2 "$QUERY" --batch queries.tsv --count
expect_equal 'totals' $'q1\t6 3\t0 q4\t6' "$(paste -sd' ' "$out")"
expect_status 2 "$QUERY" --batch queries.tsv --format json
expect_json /query_id 'q1 q2 3 q4 q1'
expect_json /error/kind 'bad-query bad-value'
expect_error
printf 'q1\talliance\n' >one.tsv
expect_status 0 "$QUERY" --batch one.tsv --format csv --fields id -n 1
expect_equal 'a table' 'query_id,id' "$(head -1 "$out" | tr -d '\r')"
expect_status 0 "$QUERY" --batch one.tsv --format tsv --facets year
expect_output $'q1\tyear\t2020\t2020\t2\tfalse'
expect_status 0 "$QUERY" --batch one.tsv --format jsonl -n 2
expect_json /query_id 'q1 q1'
expect_status 0 "$QUERY" --batch one.tsv
expect_output '[q1] alliance  6 entries'
: >none.tsv
expect_status 2 "$QUERY" --batch none.tsv
expect_error '^pprsearch: none.tsv: is empty$'
expect_status 2 "$QUERY" --batch nowhere.tsv
expect_error '^pprsearch: nowhere.tsv: cannot be read: No such file or directory$'

scenario 'A co-process gets the answer to each line before it writes the next, to a faulty one as well.'
coproc PPRSEARCH { exec "$QUERY" --batch - --format json --limit 1 2>"$err"; }
pid=$PPRSEARCH_PID
answer() {
  local line
  printf '%s\n' "$1" >&"${PPRSEARCH[1]}"
  IFS= read -r -t 30 line <&"${PPRSEARCH[0]}" || line='"no answer"'
  printf '%s\n' "$line" >"$out"
}
answer $'a\talliance'
expect_json /query_id a
expect_json /total 6
answer 'titel:x'
expect_json /query_id 2
expect_json /error/code unknown-field
answer '{"query_id":"c","query":"title:harm","limit":5,"facets":["year"]}'
expect_json /query_id c
expect_json /limit 5
expect_json /facets/year/0/value 2019
answer ''
expect_json /query_id 4
expect_json /total 6
eval "exec ${PPRSEARCH[1]}>&-"
status=0
wait "$pid" || status=$?
expect_equal 'status of the co-process' 2 "$status"
expect_equal 'its standard error' '' "$(cat "$err")"

scenario 'After -- a dash is a query of one sign, and standard input is not read.'
expect_status 2 timeout 10 "$QUERY" -- - < <(sleep 20)
expect_that 'no word of what is wrong' grep -q '^pprsearch: there is neither a letter nor a digit to look for$' "$err"
expect_status 1 timeout 10 "$QUERY" --syntax plain --count -- - < <(sleep 20)

scenario 'What would command a terminal is shown by name, and JSON says the same text.'
printf '%s\n' '{"id":"hostile","title":"Red \u009b31m \u202eback","summary":"Mood \u009b2J and \u2066mood."}' >hostile.jsonl
"$INDEXER" build -i hostile hostile.jsonl >"$out" 2>"$err" || fail 'the entry cannot be built'
expect_status 0 "$QUERY" -i hostile --color always mood
expect_output 'Red <U+009B>31m <U+202E>back'
expect_output '<U+009B>2J and <U+2066>'
expect_status 0 "$QUERY" -i hostile --show hostile
expect_output 'Red <U+009B>31m <U+202E>back'
for arguments in '--format json' '--format jsonl' '--show hostile --format json' '--format jsonl --fields title'; do
  # shellcheck disable=SC2086
  expect_status 0 "$QUERY" -i hostile $arguments
  expect_output 'Red \u009b31m \u202eback'
done
expect_status 0 "$QUERY" -i hostile --format json
expect_json /hits/0/entry/title $'Red \u009b31m \u202eback'
expect_status 2 "$QUERY" -i hostile --show $'\u009b31m' --topic $'\u202ex'
expect_status 2 "$QUERY" -i hostile --topic $'\u202ex'
expect_error "there is no topic '<U[+]202E>x'"
expect_status 0 "$QUERY" -i hostile --format tsv --fields title
expect_output $'Red \u009b31m'
if can_make_terminal; then
  for format in tsv csv ids; do
    script -qec "'$QUERY' -i hostile --format $format" /dev/null </dev/null >"$out"
    expect_no_output $'\u009b'
    expect_no_output $'\u202e'
    expect_output hostile
  done
fi
