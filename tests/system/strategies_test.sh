# Strategies of other platforms over the six entries of the corpus: languages, lines, receipts.
. "$(dirname "$0")/lib.sh" || exit 1
. "$(dirname "$0")/six_entries.sh" || exit 1

export PPRSEARCH_INDEX=$work/index
"$INDEXER" build "$CORPUS" >/dev/null || fail 'the corpus could not be indexed'

scenario 'A query is read in the language that is asked for, and shown as one of ours.'
expect_status 0 "$QUERY" --syntax ovid --format json 'alliance.ti. and (allianc* adj3 outcome*).ti,ab.'
expect_json /query/platform ovid
expect_json /query/interpretation 'title:=alliance AND text:allianc* NEAR/3 text:outcome*'
expect_status 0 "$QUERY" --format json 'title:=alliance'
expect_json /query/platform ''

scenario 'auto says which language it took the text for.'
expect_status 0 "$QUERY" --syntax auto --count 'alliance[ti]'
expect_error '^pprsearch: the text was read as the language of PubMed$'
expect_status 0 "$QUERY" --syntax auto --count 'alliance'
expect_error '^pprsearch: the text was read as a query of this language: it looks like no other platform.s$'

scenario 'Strict reading refuses with a mark below the place; lenient reading says what it did.'
expect_status 2 "$QUERY" --syntax ovid '(alliance.ti.'
expect_error "^pprsearch: '\\(': this bracket is not closed\$" '^  \(alliance\.ti\.$' '^  \^$'
expect_status 0 "$QUERY" --syntax ovid --reading lenient --count '(alliance.ti.'
expect_error "^pprsearch: '\\(': this bracket is not closed\$" '^  \(alliance\.ti\.$' '^  \^$'
expect_status 2 "$QUERY" --syntax lenient --reading strict alliance
expect_error '^pprsearch: --reading: --syntax lenient says how the query is read already$'

scenario 'Words stand for what they stand for on the platform, unless --expand says otherwise.'
expect_status 0 "$QUERY" --syntax pubmed --format json 'alliances[tiab] OR alliance[tiab]'
expect_json /query/interpretation 'text:=alliances OR text:=alliance'
expect_status 0 "$QUERY" --syntax wos --format json 'TI=alliances'
expect_json /query/interpretation 'title:alliances'
expect_status 0 "$QUERY" --syntax pubmed --expand inflections --format json 'alliances[ti]'
expect_json /query/interpretation 'title:alliances'

cat > "$work/strategy.txt" <<'LINES'
1. alliance.ti. (345)
2. (videoconferenc* or
   videotherap*).ti,ab.
3. 1 and 2
LINES

scenario 'A strategy is a table: a row for each line with its number of entries.'
expect_status 0 "$QUERY" --strategy "$work/strategy.txt"
expect_equal 'the lines' '1  2  3' "$(awk '{print $1}' "$out" | paste -sd' ' | sed 's/ /  /g')"
expect_output 'alliance.ti.'
expect_error '^pprsearch: the text was read as the language of Ovid$' \
  "^pprsearch: '\\(345\\)': printed beside a line: it is read as the line's count, and not as a word\$" \
  '^  1. alliance.ti. \(345\)$' '^ {18}\^~~~~$'
expect_status 0 "$QUERY" --strategy "$work/strategy.txt" --format tsv
expect_equal 'the head' $'line\tentries\tprinted\tquery\tinterpretation' "$(head -1 "$out")"
expect_status 0 "$QUERY" --strategy - --syntax ovid --format json < "$work/strategy.txt"
expect_json /platform ovid
expect_json /lines/1/text '(videoconferenc* or videotherap*).ti,ab.'
expect_json /lines/0/printed 345
total=$("$JSON_GET" "$out" /total)
expect_equal 'the last line is the answer' "$total" "$("$JSON_GET" "$out" /lines/2/total)"
expect_status 0 "$QUERY" --strategy "$work/strategy.txt" --syntax ovid --format json --hits
expect_json /answer/total "$total"
expect_status 0 "$QUERY" --syntax ovid --count - < "$work/strategy.txt"
expect_equal 'the text as a query' "$total" "$(cat "$out")"
expect_status 2 "$QUERY" --strategy "$work/missing.txt"

scenario 'A line that is not there is refused with the number of the line that names it.'
printf '1. alliance.ti.\n2. 1 or bond.ti.\n3. or/1-9\n' > lines.txt
expect_status 2 "$QUERY" --strategy lines.txt --syntax ovid
expect_error "^pprsearch: line 3: 'or/1-9': there is no line 3 before this one\$" '^  3. or/1-9$' '^     \^~~~~~$'

scenario 'A receipt says what was asked and found, and is never written over.'
expect_status 0 "$QUERY" --strategy "$work/strategy.txt" --receipt r.json --receipt-entries
expect_that 'a page of Markdown stands beside it' [ -s r.md ]
expect_equal 'its total' "$total" "$("$JSON_GET" r.json /total)"
expect_equal 'its lines' 3 "$("$JSON_GET" r.json '/lines/*/number' | wc -l)"
expect_status 2 "$QUERY" --strategy "$work/strategy.txt" --receipt r.json
expect_status 0 "$QUERY" --replay r.json
expect_output 'Nothing has changed.'
expect_status 2 "$QUERY" --receipt-entries alliance
expect_error '^pprsearch: --receipt-entries needs --receipt FILE$'
printf '{}' > none.json
expect_status 2 "$QUERY" --replay none.json
expect_error '^pprsearch: this is no receipt of pprsearch$'

scenario 'A replay names the entries that changed, came and went.'
"$QUERY" --syntax ovid --receipt "$work/all.json" --receipt-entries 'alliance.mp.' >/dev/null 2>&1
"$QUERY" --syntax ovid --receipt "$work/bare.md" 'alliance.mp.' >/dev/null 2>&1
expect_that 'the JSON of a page stands beside it' [ -s "$work/bare.json" ]
mkdir changed && cp -r "$CORPUS"/. changed/
video=2020-11-videotherapy-and-the-therapeutic-alliance
harm=$("$QUERY" --format ids 'title:harm')
sed -i '$ s/$/ Again./' changed/entries/$video.md
rm changed/entries/"$harm".md
"$INDEXER" build changed --allow-shrink >/dev/null 2>&1 || fail 'the changed corpus could not be indexed'
expect_status 1 "$QUERY" --replay "$work/all.json" --format json
expect_json '/changed/*' "$video"
expect_json '/removed/*' "$harm"
expect_json '/added/*' ''
expect_status 1 "$QUERY" --replay "$work/bare.json"
expect_output "  $video"

scenario 'A query is printed in the language of another platform, with what cannot be said there.'
expect_status 0 "$QUERY" --translate ovid 'title:alliance NEAR/3 title:outcome*'
expect_output '(alliance adj3 outcome*).ti.'
expect_status 0 "$QUERY" --translate pubmed --format json 'title:=alliance AND has:doi'
expect_json /text 'alliance[ti]'
expect_json '/diagnostics/*/code' no-counterpart
