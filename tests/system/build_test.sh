# Building an index and looking at it: what pprsearch-index does when all goes
# well, and what it says about sources that are not quite as they should be.
. "$(dirname "$0")/lib.sh" || exit 1
. "$(dirname "$0")/six_entries.sh" || exit 1

counts() { echo "read $1, accepted $2, repaired $3, rejected $4, duplicates $5"; }
entry() { echo "{\"id\":\"$1\",\"title\":\"$2\",\"published\":\"2024-01\",\"summary\":\"A summary.\"${3:-}}"; }
published() { sed -n "s/^$1 *//p" <("$INDEXER" info --index index); }
generations() { (cd index/generations && echo * | sed 's,-[0-9a-f]*,,g'); }
as_jsonl() {
  expect_status 0 "$QUERY" --format json
  mapfile -t ids < <("$JSON_GET" "$out" '/hits/*/id')
  "$QUERY" --format json --show "${ids[@]}"
}

scenario 'The corpus becomes an index of six entries, and one line sums up how.'
expect_status 0 "$INDEXER" build --index index "$CORPUS"
expect_error
expect_equal 'lines of output' 1 "$(wc -l <"$out")"
expect_output "$(counts 6 6 0 0 0); "
expect_output " entries/s; generation 1, digest $(published digest)"
expect_equal 'entries' 6 "$(published entries)"

scenario 'An index serves any Xapian tool: delve counts its documents and finds a term.'
expect_status 0 "$INDEXER" build --index index "$CORPUS"
if command -v xapian-delve >/dev/null; then
  expect_status 0 xapian-delve index
  expect_output 'number of documents = 6'
  expect_status 0 xapian-delve -t Salliance index
  expect_output '(termfreq 3,'
  expect_status 1 xapian-delve -r 1 index
  expect_error '^$' 'Database has no termlist$'
else
  pass_over 'xapian-delve is not installed'
fi

scenario 'Xapian finds words by their prefixes, and no phrases: docs/index-format.md says so.'
expect_status 0 "$INDEXER" build --index index "$CORPUS"
if command -v quest >/dev/null; then
  matches() { quest -s none -m 10 -c 10 -p title:S -p summary:XS -b topic:K -d index "$1" 2>&1 | sed -n 's/^Exactly \([0-9]*\) matches$/\1/p'; }
  expect_equal 'without a prefix' 0 "$(matches '"working alliance"')"
  expect_equal 'words of fields' "$("$QUERY" -i index --count --expand none title:alliance)" "$(matches title:alliance)"
  expect_equal 'a topic' "$("$QUERY" -i index --count topic:alliance)" "$(matches topic:alliance)"
  both=$("$QUERY" -i index --count --expand none 'summary:working AND summary:alliance')
  expect_equal 'a phrase, taken for AND' "$both" "$(matches 'summary:"alliance working"')"
else
  pass_over 'quest is not installed'
fi

scenario 'PPRSEARCH_INDEX names the index where no option does; the option goes before it.'
PPRSEARCH_INDEX=from-environment expect_status 0 "$INDEXER" build "$CORPUS"
expect_that 'no index in from-environment' [ -f from-environment/XAPIANDB ]
PPRSEARCH_INDEX=from-environment expect_status 0 "$INDEXER" build -i from-option "$CORPUS"
expect_that 'no index in from-option' [ -f from-option/XAPIANDB ]

scenario 'Entries as Markdown and as JSON Lines are the same entries: the digest says so.'
expect_status 0 "$INDEXER" build --index index "$CORPUS/entries"
markdown=$(published digest)
PPRSEARCH_INDEX=index as_jsonl >entries.jsonl
expect_equal 'lines of JSON' 6 "$(wc -l <entries.jsonl)"
expect_status 0 "$INDEXER" build --index index --taxonomy "$CORPUS/taxonomy.yaml" entries.jsonl
expect_equal 'digest' "$markdown" "$(published digest)"

scenario 'The digest belongs to the entries: their order does not matter, their text does.'
entry a First >forth.jsonl && entry b Second >>forth.jsonl && tac forth.jsonl >back.jsonl
expect_status 0 "$INDEXER" build -i index forth.jsonl
forth=$(published digest)
expect_status 0 "$INDEXER" build -i index back.jsonl
expect_equal 'digest of the entries the other way round' "$forth" "$(published digest)"
expect_status 0 "$INDEXER" build -i index <(true) forth.jsonl --from jsonl
expect_equal 'digest with an empty file before them' "$forth" "$(published digest)"
sed 's/summary\./Summary./' forth.jsonl >changed.jsonl
expect_status 0 "$INDEXER" build -i index changed.jsonl
expect_that 'a changed summary left the digest as it was' [ "$forth" != "$(published digest)" ]

scenario 'Sources without vocabularies get the thesaurus that came with the program, and keep their topics.'
entry a 'A trial of CBT' ',"topics":["My Own"]' >entries.jsonl
expect_status 0 "$INDEXER" build -i index entries.jsonl
expect_output 'no taxonomy, topics are free; '
expect_output ' concepts of a thesaurus ('
expect_equal 'entries that a synonym finds' 1 "$("$QUERY" -i index --count 'cognitive behavioural therapy')"
expect_equal 'entries that a broader concept finds' 1 "$("$QUERY" -i index --count psychotherapy)"
expect_equal 'what info says of the taxonomy' 'taxonomy    none' "$("$QUERY" -i index --info | grep taxonomy)"
digest=$(published digest)
expect_status 0 "$INDEXER" build -i index --thesaurus none entries.jsonl
expect_output 'no thesaurus, words have no synonyms'
expect_equal 'what info says of the thesaurus' 'thesaurus   none' "$("$QUERY" -i index --info | grep thesaurus)"
expect_equal 'digest without the thesaurus' "$digest" "$(published digest)"

scenario 'Other vocabularies make another index of the same entries: the identity changes, the digest does not.'
printf 'variants:\n  - [bond, tie]\n' >thesaurus.yaml
printf 'topics:\n  - {slug: alliance, label: Alliance}\n' >taxonomy.yaml
printf 'rules:\n  - topics: [alliance]\n    same: [Bonding]\n' >crosswalk.yaml
entry a 'A tie' >entries.jsonl
expect_status 0 "$INDEXER" build -i index entries.jsonl
digest=$(published digest) identity=$(published identity)
expect_that 'the identity is not 64 hexadecimal digits' grep -qxE '[0-9a-f]{64}' <<<"$identity"
expect_output "digest $digest, identity $identity"
expect_status 0 "$INDEXER" build -i index entries.jsonl
expect_output '; unchanged: generation 1, '
expect_equal 'identity of the same sources' "$identity" "$(published identity)"
sed -i 's/tie/tie, knot/' thesaurus.yaml
expect_status 0 "$INDEXER" build -i index entries.jsonl
expect_output 'generation 2, '
expect_equal 'entries that the new synonym finds' 1 "$("$QUERY" -i index --count knot)"
with_knot=$(published identity)
expect_that 'another thesaurus left the identity as it was' [ "$identity" != "$with_knot" ]
sed -i 's/label: Alliance/label: Working Alliance/' taxonomy.yaml
expect_status 0 "$INDEXER" build -i index entries.jsonl
relabelled=$(published identity)
expect_that 'another taxonomy left the identity as it was' [ "$with_knot" != "$relabelled" ]
sed -i 's/Bonding/Bonding, Attachment/' crosswalk.yaml
expect_status 0 "$INDEXER" build -i index entries.jsonl
expect_that 'another crosswalk left the identity as it was' [ "$relabelled" != "$(published identity)" ]
expect_equal 'digest' "$digest" "$(published digest)"

scenario 'A source of no telling name is read in the form that --from names.'
entry a Title >entries.data
expect_status 0 "$INDEXER" build -i index --from jsonl entries.data
expect_output "$(counts 1 1 0 0 0)"
expect_status 0 "$INDEXER" build -i index --from markdown "$CORPUS/entries"
expect_output "$(counts 6 6 0 0 0)"

scenario 'A Markdown file is an entry whose id is the name of the file, unless its head says another.'
printf '%s\n' '---' 'title: A New Way' 'published: 2024-05' '---' 'It works.' \
  '' '## Practice Implications' '' 'Use it.' >a-new-way.md
expect_status 0 "$INDEXER" build -i index a-new-way.md
expect_status 0 "$QUERY" -i index --format json --show a-new-way
expect_json /summary 'It works.'
expect_json /practice_implications 'Use it.'

scenario 'Each build of something new makes the next generation and leaves those before it, up to --keep.'
# of_edition NUMBER [option…]: a build of entries that were not there before
of_edition() { entry edition "Edition $1" >edition.jsonl && expect_status 0 "$INDEXER" build -i index "${@:2}" edition.jsonl; }
for number in 1 2 3 4; do
  of_edition $number
  expect_output "generation $number, "
done
expect_equal 'generations, of which three are kept' '000002 000003 000004' "$(generations)"
of_edition 5 --keep 1
expect_equal 'generations with --keep 1' '000005' "$(generations)"
for number in 6 7 8; do of_edition $number --keep 0; done
expect_equal 'generations with --keep 0, all' '000005 000006 000007 000008' "$(generations)"

scenario 'Queries asked while builds publish, and remove what was before, are all answered.'
expect_status 0 "$INDEXER" build -i index "$CORPUS"
for number in {1..6}; do "$INDEXER" build -i index --keep 1 "$CORPUS"; done >builds.out 2>builds.err &
builds=$!
while kill -0 $builds 2>/dev/null; do
  expect_status 0 "$QUERY" -i index --count alliance
  expect_equal 'entries found meanwhile' 6 "$(cat "$out")"
done
expect_equal 'builds that published' 6 "$(grep -c 'accepted 6' builds.out)"
expect_equal 'complaints of the builds' '' "$(cat builds.err)"

scenario 'A rejected record costs nothing but itself: the rest is published, with exit status 1.'
entry good Good >mixed.jsonl
entry bad Bad ',"url":"not a url"' >>mixed.jsonl
echo 'no JSON' >>mixed.jsonl
entry other Other >>mixed.jsonl
expect_status 1 "$INDEXER" build -i index --max-rejected 50% mixed.jsonl
expect_output "$(counts 4 2 0 2 0)"
expect_error "^mixed.jsonl:2: rejected: .*'bad'.*url" \
  '^mixed.jsonl:3: rejected: '
expect_equal 'entries' 2 "$(published entries)"

scenario 'Of two entries with one id the first stays; the other is reported, not rejected.'
entry same First >twice.jsonl && entry same Second >>twice.jsonl
expect_status 0 "$INDEXER" build -i index twice.jsonl
expect_output "$(counts 2 1 0 0 1)"
expect_error "^twice.jsonl:2: duplicate: an entry with the id 'same' came before, in twice.jsonl:1$"
expect_status 0 "$QUERY" -i index --show same
expect_output 'First'

scenario 'References come as databases export them: RIS, MEDLINE, CSL-JSON, packed or not, whatever their names.'
ris() { printf 'TY  - JOUR\nTI  - %s\nPY  - 2021\nDO  - %s\nAB  - Hope helps.\nER  - \n' "$1" "$2"; }
mkdir exports
ris 'Hope in therapy' 10.5555/a | gzip >exports/a.ris.gz
ris 'Trust in therapy' 10.5555/b | xz >exports/b.ris.txt
printf 'PMID- 77\nTI  - Care in therapy.\nDP  - 2021 May\n' >exports/c.txt
printf '[{"type": "book", "title": "Zeal in therapy", "issued": {"date-parts": [[2021]]}}]' >exports/d.json
expect_status 0 "$INDEXER" build -i index exports
expect_output "$(counts 4 4 0 0 0)"
for id in 2021-hope-in-therapy 2021-trust-in-therapy pmid77 2021-zeal-in-therapy; do
  expect_status 0 "$QUERY" -i index --show $id
done
ris 'Awe in therapy' 10.5555/e | "$INDEXER" build -i piped --from ris - >piped.out
expect_equal 'what was read from a pipe' 1 "$(grep -c 'read 1, accepted 1' piped.out)"

scenario 'A packed file that is cut short stops the build, and is named.'
ris 'Hope in therapy' 10.5555/a | gzip | head -c 60 >cut.ris.gz
expect_status 2 "$INDEXER" build -i index cut.ris.gz
expect_error '^pprsearch-index: cannot unpack: what gzip packed is damaged or cut short: cut.ris.gz$'

scenario 'The same article from two sources is reported and kept, or made one entry of with --merge-duplicates.'
ris 'Hope in therapy' 10.5555/a >one.ris
ris 'Hope in psychotherapy' 10.5555/A >two.ris
expect_status 0 "$INDEXER" build -i index one.ris two.ris
expect_output "$(counts 2 2 0 0 '1 (1 kept)')"
expect_status 0 "$INDEXER" build -i index --merge-duplicates one.ris two.ris
expect_output "$(counts 2 1 0 0 1)"
expect_equal 'entries' 1 "$(published entries)"

scenario 'Two entries are one article when a third has the DOI of one and the PMID of the other.'
{ echo '{"title": "Hope", "DOI": "https://doi.org/10.5555/%28a%29"}'; echo '{"title": "Trust", "PMID": 77}'; } >two.csljson
echo '[{"title": "Care", "DOI": "10.5555/(A)", "PMID": "77"}]' >third.csljson
expect_status 0 "$INDEXER" build -i index --merge-duplicates --report report two.csljson third.csljson
expect_output "$(counts 3 1 0 0 2)"
expect_equal 'records reported' 'pmid77 pmid77' "$(sed 's/.*"id":"\([^"]*\)".*/\1/' report | paste -sd ' ')"

scenario 'What a user keeps apart is not one article, and a slip in the ids is told.'
{ echo '{"title": "Alliance and outcome of group therapy", "DOI": "10.5555/a", "id": "one2020"}'
  echo '{"title": "Another title", "DOI": "10.5555/a", "id": "two2020"}'; } >same.csljson
printf '# of two databases\n\none2020\ttwo2020\nthree2020 one2020\n' >apart
expect_status 0 "$INDEXER" build -i index --merge-duplicates --keep-apart apart same.csljson
expect_output "$(counts 2 2 0 0 0)"
expect_error "^pprsearch-index: note: --keep-apart: no record has the id 'three2020'$"
expect_status 0 "$INDEXER" build -i index --allow-shrink --merge-duplicates same.csljson
expect_output "$(counts 2 1 0 0 1)"
expect_error "duplicate: has the DOI of 'one2020', in same.csljson:1; merged into it$"
printf 'one2020\n' >apart
expect_status 2 "$INDEXER" check --keep-apart apart same.csljson
expect_error "^apart:1: error: '.*' is not two different ids with a tab between them$" '^pprsearch-index: --keep-apart: 1 fault in apart; nothing was read$'

scenario 'Of WordPress exports, other types of post are told, and taken if they are asked for.'
cat >site.xml <<'XML'
<rss><channel><title>The blog</title>
<item><title>One</title><wp:post_type>summary</wp:post_type><wp:status>publish</wp:status></item>
<item><title>Two</title><wp:post_type>summary</wp:post_type><wp:status>draft</wp:status></item>
</channel></rss>
XML
expect_status 0 "$INDEXER" check --report report site.xml
expect_output 'read 0, accepted 0'
expect_error "^site.xml: passed over: 2 of type 'summary' \(1 draft, 1 publish\); --post-type NAME"
expect_equal 'outcomes reported' 'passed over' "$(sed 's/.*"outcome":"\([^"]*\)".*/\1/' report)"
expect_status 0 "$INDEXER" check --post-type summary site.xml
expect_output 'read 1, accepted 1'
ris 'Hope in therapy' 10.5555/a >one.ris
expect_status 2 "$INDEXER" check --post-type summary one.ris
expect_error '^pprsearch-index: --post-type: no source is an export of WordPress$'

scenario 'In a folder, JSON that is no source is passed over; named itself, it stops the build.'
mkdir site
entry a A >site/entries.json
printf '{\n  "name": "site",\n  "type": "module"\n}\n' >site/package.json
expect_status 0 "$INDEXER" check site
expect_output 'read 1, accepted 1,'
expect_status 2 "$INDEXER" check site/package.json
expect_error 'cannot tell the form .* of: site/package.json$'

scenario '--max-rejected stops a build of which too many records, or too large a share, were rejected.'
{ entry a A; entry b B; entry c C; echo '{}'; } >quarter.jsonl
expect_status 1 "$INDEXER" build -i index --max-rejected 25% quarter.jsonl
expect_status 1 "$INDEXER" build -i index --max-rejected 1 quarter.jsonl
expect_status 1 "$INDEXER" check --max-rejected 25% quarter.jsonl
expect_status 2 "$INDEXER" check --max-rejected 24.9% quarter.jsonl
expect_status 2 "$INDEXER" build -i index --rebuild --max-rejected 24.9% quarter.jsonl
expect_status 2 "$INDEXER" build -i index --max-rejected 0 quarter.jsonl
expect_status 2 "$INDEXER" build -i index --max-rejected many quarter.jsonl

scenario 'A build of which more than a tenth of the records was rejected is kept and not published, unless told.'
for number in {1..18}; do entry "e$number" "Entry $number"; done >good.jsonl
for number in {1..2}; do echo '{}'; done | cat good.jsonl - >tenth.jsonl
{ echo '{}' | cat tenth.jsonl - && entry new New; } >more.jsonl
expect_status 1 "$INDEXER" build -i index tenth.jsonl
expect_status 2 "$INDEXER" build -i index more.jsonl
tail -2 "$err" >told && mv told "$err"
expect_error '^pprsearch-index: 3 of 22 records were rejected, more than --max-rejected 10% \(the default\) allows$' \
  '^pprsearch-index: generation 2 is kept, and not published; to publish it all the same: pprsearch-index publish 2 --index index$'
expect_that 'there is a summary of a build that was refused' [ ! -s "$out" ]
expect_equal 'what is published' 1 "$(published generation)"
expect_status 0 "$INDEXER" publish 2 -i index
expect_status 0 "$INDEXER" publish 1 -i index
expect_status 1 "$INDEXER" build -i index --max-rejected 20% more.jsonl
expect_equal 'what is published' 3 "$(published generation)"
expect_status 1 "$INDEXER" check more.jsonl
{ head -1 good.jsonl; echo '{}'; } >one-of-two.jsonl
expect_status 1 "$INDEXER" build -i new one-of-two.jsonl
expect_status 2 "$INDEXER" build -i new --rebuild --max-rejected 10% one-of-two.jsonl
tail -2 "$err" | head -1 >told && mv told "$err"
expect_error '^pprsearch-index: 1 of 2 records were rejected, more than --max-rejected 10% allows$'
{ head -1 good.jsonl; echo '{}'; echo '{}'; } >two-of-three.jsonl
expect_status 2 "$INDEXER" build -i first two-of-three.jsonl
expect_status 2 "$INDEXER" info -i first

scenario 'A build that has lost more than a tenth of the published entries is kept and not published, unless told.'
for number in {1..20}; do entry "e$number" "Entry $number"; done >20.jsonl
head -18 20.jsonl >18.jsonl && head -16 18.jsonl >16.jsonl
expect_status 0 "$INDEXER" build -i index 20.jsonl
expect_no_output 'lost'
expect_status 0 "$INDEXER" build -i index 18.jsonl
expect_output '; lost 2 of 20 published entries; generation 2, '
expect_status 2 "$INDEXER" build -i index --report report.jsonl 16.jsonl
expect_status 2 "$INDEXER" build -i index --report report.jsonl <(head -14 16.jsonl) --from jsonl
expect_error "^pprsearch-index: lost 4 of 18 published entries \('e15', 'e16', 'e17' and 1 more\), more than a tenth; --allow-shrink publishes all the same\$" \
  '^pprsearch-index: generation 4 is kept, and not published; to publish it all the same: pprsearch-index publish 4 --index index$'
expect_that 'there is a summary of a build that was refused' [ ! -s "$out" ]
expect_equal 'outcomes reported' 'lost lost lost lost' "$("$JSON_GET" report.jsonl /outcome | paste -sd' ')"
expect_equal 'ids reported' 'e15 e16 e17 e18' "$("$JSON_GET" report.jsonl /id | paste -sd' ')"
expect_equal 'what is published' 2 "$(published generation)"
expect_status 0 "$INDEXER" build -i index --allow-shrink 16.jsonl
expect_error
expect_output '; lost 2 of 18 published entries; generation 5, '
expect_status 2 "$INDEXER" build -i index --no-publish <(head -2 20.jsonl) --from jsonl
expect_status 0 "$INDEXER" publish 6 -i index
expect_equal 'entries' 2 "$(published entries)"

scenario 'Entries are lost by their ids: others in their place do not make up for them.'
for number in {1..20}; do entry "e$number" "Entry $number"; done >before.jsonl
{ head -10 before.jsonl; for number in {1..15}; do entry "n$number" "New $number"; done; } >after.jsonl
expect_status 0 "$INDEXER" build -i index before.jsonl
expect_status 2 "$INDEXER" build -i index after.jsonl
expect_error "lost 10 of 20 published entries \('e11', 'e12', 'e13' and 7 more\)" 'generation 2 is kept'

scenario 'A single entry may always go, and a record that was merged into another is not lost.'
for number in {1..6}; do entry "e$number" "Entry $number"; done >6.jsonl
expect_status 0 "$INDEXER" build -i index 6.jsonl
expect_status 0 "$INDEXER" build -i index <(head -5 6.jsonl) --from jsonl
expect_output '; lost 1 of 6 published entries; '
expect_status 2 "$INDEXER" build -i index <(head -3 6.jsonl) --from jsonl
for number in {1..6}; do entry "e$number" 'A Title of Many Words'; done >same.jsonl
expect_status 0 "$INDEXER" build -i merged same.jsonl
expect_status 0 "$INDEXER" build -i merged --merge-duplicates same.jsonl
expect_output 'read 6, accepted 1, '
expect_no_output 'lost'

scenario 'Articles that a list says are retracted are marked, and a build tells of those that are published.'
printf 'TY  - JOUR\nID  - berg2020\nTI  - Rest\nDO  - 10.1000/rest\nER  - \nTY  - JOUR\nID  - ito2020\nTI  - Sleep\nER  - \n' >two.ris
printf '# known\nhttps://doi.org/10.1000/REST\n' >retracted.txt
expect_status 0 "$INDEXER" build -i index two.ris
expect_no_output 'retracted'
expect_status 0 "$INDEXER" build -i index --retractions retracted.txt --report report.jsonl two.ris
expect_error '^pprsearch-index: berg2020: retracted: the article was retracted since generation 1$'
expect_output '; 1 newly retracted; generation 2, '
expect_equal 'outcomes reported' 'retracted' "$("$JSON_GET" report.jsonl /outcome)"
expect_status 0 "$QUERY" -i index --format ids is:retracted
expect_output berg2020
expect_status 0 "$QUERY" -i index rest
expect_output 'RETRACTED'
expect_status 0 "$QUERY" -i index --format ris rest
expect_output 'N1  - Notice: retracted'
expect_status 0 "$INDEXER" build -i index --retractions retracted.txt two.ris
expect_error
expect_no_output 'newly'
echo 'Rest' >>retracted.txt
expect_status 2 "$INDEXER" check --retractions retracted.txt two.ris
expect_error "^retracted.txt:3: error: 'Rest' is neither a DOI nor a number of PubMed$" '^pprsearch-index: --retractions: 1 fault in retracted.txt; nothing was read$'
expect_status 2 "$INDEXER" check --retractions none.txt two.ris
expect_error 'none.txt'

scenario 'Where the published generation cannot be read, nobody knows what is lost, and the build says so.'
for number in {1..6}; do entry "e$number" "Entry $number"; done >6.jsonl
expect_status 0 "$INDEXER" build -i index 6.jsonl
truncate --size -1 "$(folder_of 1)/columns.ppr"
expect_status 0 "$INDEXER" build -i index <(head -1 6.jsonl) --from jsonl
expect_error '^pprsearch-index: note: what is lost is not known, for the published generation 1 cannot be read: columns.ppr has another size than was written$'
expect_equal 'what is published' 2 "$(published generation)"
echo 'auto nowhere' >index/XAPIANDB
expect_status 0 "$INDEXER" build -i index <(head -1 6.jsonl) --from jsonl
expect_error '^pprsearch-index: note: what is lost is not known, for the published generation cannot be read: index: XAPIANDB is not of pprsearch.s making$'
rm -r "$(folder_of 3)"
expect_status 0 "$INDEXER" build -i index <(head -1 6.jsonl) --from jsonl
expect_error '^pprsearch-index: note: what is lost is not known, for the published generation cannot be read: index: the published generation is missing$'

scenario 'If the report cannot be written to its end, the build stops, and says that the generation is kept.'
for number in {1..6}; do entry "e$number" "Entry $number"; done >6.jsonl
expect_status 0 "$INDEXER" build -i index 6.jsonl
expect_status 2 "$INDEXER" build -i index --report /dev/full <(head -1 6.jsonl) --from jsonl
expect_error '^pprsearch-index: /dev/full: cannot be written to its end: No space left on device; generation 2 is kept, and not published$'

scenario '--report writes a line of JSON for each record that was not simply accepted.'
entry same First >twice.jsonl && entry same Second >>twice.jsonl && echo '[]' >>twice.jsonl
entry fixed Fixed ',"mood":"cheerful"' >>twice.jsonl
expect_status 1 "$INDEXER" build -i index --report report.jsonl twice.jsonl
report=$(for field in outcome file line id; do "$JSON_GET" report.jsonl /$field | paste -sd' ' -; done)
expect_equal 'outcomes, files, lines and ids reported' 'duplicate rejected repaired
twice.jsonl twice.jsonl twice.jsonl
2 3 4
same  fixed' "$report"
expect_equal 'reasons reported' 3 "$("$JSON_GET" report.jsonl /reason | grep -c .)"

scenario 'The terminal is spared the hundredth fault; the report has it.'
for number in {1..25}; do echo 'no JSON'; done >bad.jsonl && entry good Good >>bad.jsonl
expect_status 1 "$INDEXER" build -i index --max-rejected 100% --report report.jsonl bad.jsonl
expect_equal 'lines on standard error, 20 faults and the count of the others' 21 "$(wc -l <"$err")"
expect_that 'the last line does not name the report' grep -q 'and 5 more records, all in report.jsonl' "$err"
expect_equal 'lines of the report' 25 "$(wc -l <report.jsonl)"

scenario '--strict tells all rejected records and publishes nothing.'
entry good Good >mixed.jsonl && echo 'no JSON' >>mixed.jsonl && echo 'no JSON' >>mixed.jsonl
expect_status 2 "$INDEXER" build -i index --strict mixed.jsonl
expect_error '^mixed.jsonl:2: rejected: ' '^mixed.jsonl:3: rejected: ' \
  '^pprsearch-index: 2 records were rejected, and --strict allows none$'
expect_status 2 "$INDEXER" info -i index
expect_error '^pprsearch-index: index: no index there$'
expect_status 0 "$INDEXER" build -i index "$CORPUS"
remember index
expect_status 2 "$INDEXER" build -i index --strict mixed.jsonl
expect_unchanged index

scenario 'An index with nothing in it is never published in the place of one with entries.'
mkdir empty
echo 'no JSON' >bad.jsonl
expect_status 0 "$INDEXER" build -i index "$CORPUS"
remember index
expect_status 2 "$INDEXER" build -i index empty
expect_error "no entry was accepted \($(counts 0 0 0 0 0)\): nothing is published$"
expect_unchanged index
expect_status 2 "$INDEXER" build -i index bad.jsonl
expect_error 'bad.jsonl:1: rejected: ' 'no entry was accepted'
expect_unchanged index

scenario 'check reads and reports as build does, needs no index and makes none.'
entry same First >mixed.jsonl && entry same Second >>mixed.jsonl && echo 'no JSON' >>mixed.jsonl
expect_status 0 "$INDEXER" check "$CORPUS"
expect_output "$(counts 6 6 0 0 0)"
expect_status 1 "$INDEXER" check --report report.jsonl mixed.jsonl
expect_output "$(counts 3 1 0 1 1)"
expect_error 'mixed.jsonl:2: duplicate: ' 'mixed.jsonl:3: rejected: '
expect_equal 'lines of the report' 2 "$(wc -l <report.jsonl)"
expect_status 2 "$INDEXER" check --strict mixed.jsonl
expect_equal 'what is in the folder afterwards' 'mixed.jsonl report.jsonl' "$(echo *)"

scenario 'build and check tell a program what became of each record, and of the whole.'
entry same First >mixed.jsonl && entry same Second >>mixed.jsonl && echo 'no JSON' >>mixed.jsonl
expect_status 1 "$INDEXER" check --format json mixed.jsonl
expect_json /command check
expect_json /read 3
expect_json /rejected 1
expect_json /records/0/outcome duplicate
expect_json /records/1/outcome rejected
expect_json /records/1/file mixed.jsonl
expect_json /records/1/line 3
expect_status 1 "$INDEXER" build -i index --format json mixed.jsonl
expect_json /accepted 1
expect_json /generation 1
expect_json /published true
expect_status 2 "$INDEXER" build -i index --format json --strict mixed.jsonl
expect_json /error '1 record was rejected, and --strict allows none'
expect_json /rejected 1
expect_status 2 "$INDEXER" build -i index --format json absent.jsonl
expect_json /records '[]'

scenario 'info says the same of an index as text and as JSON, and as pprsearch --info does.'
expect_status 0 "$INDEXER" build -i index "$CORPUS"
expect_status 0 "$INDEXER" info -i index --format json
expect_json /generation 1
expect_json /entries 6
for fact in generation entries created bytes digest identity format; do
  expect_json "/$fact" "$(published $fact)"
done
expect_status 0 cmp <("$INDEXER" info -i index) <("$QUERY" -i index --info)
expect_status 0 cmp <("$INDEXER" info -i index --format json) <("$QUERY" -i index --info --format json)

scenario 'taxonomy.yaml is found beside the sources, and up to three folders above them.'
mkdir -p beside above/1/2/3 too-high/1/2/3/4
topics() { printf 'topics:\n  - {slug: sleep, label: Sleep and Dreams, aliases: [insomnia]}\n'; }
for folder in beside above too-high; do topics >$folder/taxonomy.yaml; done
for folder in beside above/1/2/3 too-high/1/2/3/4; do
  entry a Title ',"topics":["Insomnia"]' >$folder/entries.jsonl
done
for source in beside beside/entries.jsonl above/1/2/3; do
  expect_status 0 "$INDEXER" build -i index $source
  expect_status 0 "$QUERY" -i index --format json --facets topic
  expect_json '/facets/topic/*/label' 'Sleep and Dreams'
done
expect_status 0 "$INDEXER" build -i index too-high/1/2/3/4
expect_status 0 "$QUERY" -i index --format json --facets topic
expect_json '/facets/topic/*/label' 'Insomnia'

scenario 'A topic that the taxonomy does not know is kept as a keyword, and told.'
entry a Title ',"topics":["Sleep"]' >entries.jsonl
entry b Title ',"topics":["alliance"]' >>entries.jsonl
expect_status 0 "$INDEXER" build -i index --taxonomy "$CORPUS/taxonomy.yaml" entries.jsonl
expect_output "$(counts 2 2 1 0 0)"
expect_error "entries.jsonl:1: repaired: kept as keywords, for the taxonomy does not have them: 'Sleep'$"
expect_status 0 "$QUERY" -i index --format json --keyword sleep
expect_json '/hits/0/entry/keywords/*' 'Sleep'

scenario 'With taxonomy and crosswalk, headings give topics and types; general ones stay out of the facet.'
rm -rf sources && mkdir -p sources/more && cp "$CORPUS"/{taxonomy,crosswalk}.yaml sources
entry a 'Group or single' ',"topics":["*Psychotherapy, Group/methods","Humans","Panic Disorder/drug therapy"],"research_types":["Case Reports"]' >sources/more/a.jsonl
entry b 'Who stays away' ',"topics":["Patient Dropouts","Humans","Rain"],"keywords":["Meta-Analysis"]' >>sources/more/a.jsonl
expect_status 0 "$INDEXER" check sources
expect_output "$(counts 2 2 1 0 0)"
expect_error "a.jsonl:2: repaired: kept as keywords, for the taxonomy does not have them: 'Rain'; topics or types were added that keywords mean: 'Meta-Analysis'$"
expect_status 0 "$INDEXER" build -i index sources
expect_status 0 "$QUERY" -i index --format json --facets topic,type,keyword
expect_json '/facets/topic/*/value' 'anxiety dropout group-psychotherapy medication'
expect_json '/facets/type/*/value' 'case-study meta-analysis'
expect_json '/facets/keyword/*/value' 'Meta-Analysis Panic Disorder Rain'
expect_status 0 "$QUERY" -i index --format json --facets keyword:all --keyword 'panic disorder'
expect_json '/facets/keyword/*/value' 'Humans Case Reports Meta-Analysis Panic Disorder Patient Dropouts Psychotherapy, Group Rain'
expect_json '/facets/keyword/*/count' '2 1 1 1 1 1 1'
expect_status 0 "$QUERY" -i index --show a
expect_output 'keywords   Psychotherapy, Group; Humans; Panic Disorder; Case Reports'
export PPRSEARCH_INDEX=index
expect_hits 'a' 'keyword:"psychotherapy group"'
expect_hits 'b' dropouts
expect_hits 'a b' --keyword humans
unset PPRSEARCH_INDEX

# What an index exports is classified anew by another crosswalk.
expect_status 0 "$INDEXER" export -i index --output exported.jsonl
cp "$CORPUS"/taxonomy.yaml . && printf 'rules:\n  - {topics: [miscellaneous], same: [Rain]}\n' >crosswalk.yaml
expect_status 0 "$INDEXER" build -i again --taxonomy taxonomy.yaml --crosswalk crosswalk.yaml exported.jsonl
expect_error "exported.jsonl:2: repaired: topics or types were added that keywords mean: 'Rain'$"
expect_status 0 "$QUERY" -i again --format json 'keyword:rain'
expect_json '/hits/0/entry/topics/*' 'dropout miscellaneous'
expect_status 1 "$INDEXER" diff index again
expect_output 'the crosswalk is another one'
expect_output '~ b: topics'


scenario 'A faulty taxonomy, thesaurus or crosswalk stops the build, with the line of the fault.'
expect_status 0 "$INDEXER" build -i index "$CORPUS"
remember index
printf 'topics:\n  - label: no slug\n' >taxonomy.yaml
printf 'concepts:\n  - {id: cbt, words: []}\n' >thesaurus.yaml
expect_status 2 "$INDEXER" build -i index --taxonomy taxonomy.yaml "$CORPUS"
expect_error "^pprsearch-index: taxonomy.yaml: line 2.*'slug' is missing$"
expect_status 2 "$INDEXER" build -i index --thesaurus thesaurus.yaml "$CORPUS"
expect_error "^pprsearch-index: thesaurus.yaml: line 2.*'words' is empty$"
printf 'rules:\n  - topics: [hope]\n    same: [Hope]\n' >crosswalk.yaml
expect_status 2 "$INDEXER" build -i index --crosswalk crosswalk.yaml "$CORPUS"
expect_error "^pprsearch-index: crosswalk.yaml: line 2.*the taxonomy has no topic 'hope'$"
expect_status 2 "$INDEXER" build -i index --taxonomy nowhere.yaml "$CORPUS"
expect_error '^pprsearch-index: .*nowhere.yaml'
expect_unchanged index

scenario 'The thesaurus of a build decides what the words of a query stand for.'
printf 'variants:\n  - [bond, tie]\n' >thesaurus.yaml
entry a 'A tie' >entries.jsonl
expect_status 0 "$INDEXER" build -i index entries.jsonl
PPRSEARCH_INDEX=index expect_hits 'a' bond
PPRSEARCH_INDEX=index expect_hits '' bond --expand none

scenario '--help tells of every command, COMMAND --help of its options alone, --version the version.'
expect_status 0 "$INDEXER" --help
expect_output 'Usage: pprsearch-index COMMAND'
for word in build check verify list rollback publish prune forget export diff info --index --from --taxonomy --thesaurus --crosswalk \
  --post-type --columns --strict --max-rejected --allow-shrink --merge-duplicates --keep-apart --report --jobs --memory --progress --keep --no-publish --gate --qrels \
  --require --expect --max-removed --rebuild --reason --metrics --wait --generation --to --format --output --queries; do
  expect_output "$word"
done
expect_status 0 "$INDEXER" rollback --help
expect_output 'Usage: pprsearch-index rollback [OPTIONS]'
expect_output '--to N'
expect_no_output '--strict'
expect_status 0 "$INDEXER" build --help
expect_output 'the form of all sources: auto, markdown, '
expect_status 2 "$INDEXER" check --from none .
forms=$(sed -n "s/.*'none': known are auto, //p" "$err")
expect_status 0 "$INDEXER" --version
expect_output 'pprsearch-index '

scenario 'Each form that the help lists can be named; another one is answered with the list.'
: >nothing
for form in ${forms//,/}; do
  status=0
  "$INDEXER" check --from "$form" nothing >"$out" 2>"$err" || status=$?
  expect_that "status $status of: check --from $form" [ "$status" -le 1 ]
done
expect_status 2 "$INDEXER" check --from nonsense nothing
expect_error "^pprsearch-index: --from 'nonsense': known are auto, $forms\$"

scenario 'The number of threads and the memory change nothing in what is built.'
# More batches of a thousand than one merge takes in.
seq 33500 | sed "s/.*/$(entry 'e&' 'Entry number &')/" >many.jsonl
for options in '--jobs 1' '--jobs 4' '--jobs 2 --memory 64'; do
  # shellcheck disable=SC2086
  expect_status 0 "$INDEXER" build -i index $options many.jsonl
  (cd index/generations && sha256sum "$(ls | tail -1)"/*.ppr | sed 's/  .*//') >>sums
done
files=$(cd index/generations && ls "$(ls | tail -1)"/*.ppr | wc -l)
expect_equal "checksums, one a file" "$files" "$(sort -u sums | wc -l)"
expect_status 2 "$INDEXER" build -i index --memory 63 many.jsonl
expect_error 'building takes at least 64 MiB'

scenario 'An entry that takes more memory than --memory is built, and this is said.'
{
  printf '{"id":"large","title":"Large","published":"2020-01","summary":"'
  head -c 6000000 /dev/zero | tr '\0' 'a' | sed 's/aaaaaaaaa/aaaaaaaa /g' | tr -d '\n'
  printf '"}\n'
} >large.jsonl
expect_status 0 "$INDEXER" build -i large-index --memory 64 large.jsonl
expect_error "^pprsearch-index: note: entry 'large' has 5 MiB of text and takes some 80 MiB of memory, more than --memory 64\$"
expect_status 0 "$INDEXER" build -i large-index large.jsonl
expect_that 'nothing is said of memory that is there' [ "$(grep -c 'more than --memory' "$err")" -eq 0 ]

scenario 'Progress goes to standard error: lines in a log that asks for them, a bar on a terminal, nothing in pipes.'
entry a Title >entries.jsonl
expect_status 0 "$INDEXER" build -i index entries.jsonl
expect_error
expect_status 0 "$INDEXER" build -i index --rebuild --progress always entries.jsonl
expect_error '^pprsearch-index: writing and checking the generation \(100 %, 1 records, [0-9]+/s\)$'
CI=true expect_status 0 "$INDEXER" build -i index --rebuild entries.jsonl
expect_error '^pprsearch-index: writing '
CI=true expect_status 0 "$INDEXER" build -i index --rebuild --progress never entries.jsonl
expect_error
if can_make_terminal; then
  on_terminal() { TERM=xterm script -qec "'$INDEXER' build -i index --rebuild entries.jsonl $1" /dev/null </dev/null; }
  expect_status 0 on_terminal ''
  expect_output $'\e[K'
  expect_output 'accepted 1'
  expect_status 0 on_terminal '--progress never'
  expect_no_output $'\e[K'
fi

scenario 'A file in which nothing of its form can be read is told, and no list of nothing is.'
printf 'TY  - JOUR\nTI  - Homework\nPY  - 2020\nAB  - It helps.\nER  - \n' >good.ris
printf 'price,year\nHomework,2020\n' >table.ris
expect_status 1 "$INDEXER" check good.ris table.ris
expect_error '^table.ris:1: rejected: the file has no record of the form ris$'
expect_output 'read 2, accepted 1, repaired 0, rejected 1'
expect_status 2 "$INDEXER" check good.ris table.ris --strict
echo '[]' >none.json
expect_status 0 "$INDEXER" check good.ris --from ris
expect_status 0 "$INDEXER" check none.json --from csl-json

scenario 'Works without a year that share a key are kept, each under an id of its own.'
for title in 'Hope in Therapy' 'Trust in Therapists' 'Care for Carers'; do
  printf '@article{smith, title = {%s}, abstract = {A summary.}}\n' "$title"
done >keys.bib
expect_status 0 "$INDEXER" check --strict keys.bib
expect_output 'read 3, accepted 3, repaired 2, rejected 0, duplicates 0;'

scenario 'No report is written into the index.'
entry a Title >one.jsonl
expect_status 0 "$INDEXER" build -i index one.jsonl
for report in index/XAPIANDB index/report; do
  expect_status 2 "$INDEXER" build -i index one.jsonl --report $report
  expect_error "^pprsearch-index: $report: lies within the index$"
done
expect_status 0 "$QUERY" -i index --count

scenario 'No report is written over what is read.'
cp "$CORPUS"/taxonomy.yaml . && echo '{"title": "Homework", "published": "2020"}' >one.jsonl
for file in one.jsonl taxonomy.yaml ./one.jsonl; do
  expect_status 2 "$INDEXER" check one.jsonl --report "$file"
  expect_error '^pprsearch-index: --report .*: would be written over a file that is read$'
  expect_status 2 "$INDEXER" build -i index one.jsonl --metrics "$file"
  expect_error 'note: --metrics: .* is no file of metrics, and is not written over$' \
    '^pprsearch-index: --metrics .*: would be written over a file that is read$'
done
expect_equal 'the source' '{"title": "Homework", "published": "2020"}' "$(cat one.jsonl)"
printf 'homework\tx\n' >expected.tsv && cp expected.tsv expected
expect_status 2 "$INDEXER" build -i index one.jsonl --expect expected.tsv --report ./expected.tsv
expect_error '^pprsearch-index: --report ./expected.tsv: would be written over a file that is read$'
expect_status 2 "$INDEXER" build -i index one.jsonl --expect expected.tsv --metrics ./expected.tsv
expect_error 'note: --metrics: .* is no file of metrics, and is not written over$' \
  '^pprsearch-index: --metrics ./expected.tsv: would be written over a file that is read$'
expect_equal 'what is expected' "$(cat expected)" "$(cat expected.tsv)"
echo 'a letter' >letter
expect_status 0 "$INDEXER" build -i metered one.jsonl --metrics letter
expect_error "field 'id' was made" '^pprsearch-index: note: --metrics: letter: is no file of metrics, and is not written over$'
expect_equal 'what is no metrics' 'a letter' "$(cat letter)"

scenario 'An index within the sources is not read.'
mkdir nest && echo '{"title": "Homework", "published": "2020"}' >nest/one.jsonl
for round in 1 2; do
  expect_status 0 "$INDEXER" build nest -i nest/index
  expect_output 'read 1, accepted 1,'
done
