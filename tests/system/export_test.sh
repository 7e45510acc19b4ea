# Taking entries out of an index, and comparing two states of it.
. "$(dirname "$0")/lib.sh" || exit 1

entry() { echo "{\"id\":\"$1\",\"title\":\"${2:-Entry $1}\",\"summary\":\"A summary of $1.\"}"; }
digest() { "$INDEXER" info -i "$1" | sed -n 's/^digest *//p'; }
build() { expect_status 0 "$INDEXER" build -i "$@"; }

scenario 'build, export, build gives the same entries: the digest is the same, by JSON Lines and by Markdown.'
build index "$CORPUS"
expect_status 0 "$INDEXER" export -i index
expect_error
cp "$out" entries.jsonl
build again --taxonomy "$CORPUS/taxonomy.yaml" entries.jsonl
expect_equal 'digest after JSON Lines' "$(digest index)" "$(digest again)"
expect_status 0 "$INDEXER" export -i index --format markdown --output entries
build again --taxonomy "$CORPUS/taxonomy.yaml" entries
expect_equal 'digest after Markdown' "$(digest index)" "$(digest again)"
expect_equal 'names of the files' "$(cd "$CORPUS/entries" && echo *)" "$(cd entries && echo *)"

scenario 'An export of the corpus, laid over it, is the corpus: people go on editing it.'
build index "$CORPUS"
expect_status 0 "$INDEXER" export -i index --format markdown --output entries
cp -r "$CORPUS" edited && cp entries/*.md edited/entries/
build again edited
expect_equal 'digest' "$(digest index)" "$(digest again)"

scenario 'Reference managers get RIS, BibTeX or CSL-JSON, which build reads as well.'
build index "$CORPUS"
for format in ris bibtex csl-json; do
  expect_status 0 "$INDEXER" export -i index --format $format --output references
  expect_status 0 "$INDEXER" check --from $format references
  expect_output 'read 6, accepted 6, '
done
expect_status 0 "$INDEXER" export -i index --format csl-json
expect_equal 'items of the array' 6 "$("$JSON_GET" "$out" '/*/id' | wc -l)"

scenario 'Whose words a summary is goes through reference managers and back.'
printf 'TY  - JOUR\nID  - berg2020\nAU  - Berg, A.\nTI  - Rest\nPY  - 2020\nAB  - We rested.\nER  - \n' >article.ris
cat >posts.xml <<'END'
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Blog</title>
<item><title>Does Sleep Help?</title><link>https://blog.example/sleep</link><content:encoded><![CDATA[Okafor, A. (2019). Sleep. Journal of Rest, 12(3), 45-58.

Sleep helped.

<b>Practice Implications</b>
Ask.]]></content:encoded><wp:post_name>sleep</wp:post_name><wp:post_date>2021-05-18 07:40:14</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Our Summer</title><content:encoded>We are back.</content:encoded><wp:post_name>summer</wp:post_name><wp:post_date>2021-09-01 07:40:14</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>
END
kinds() {
  "$QUERY" -i "$1" --sort title --format tsv --fields title,summary_kind,summary_source,published,article_title,summary,practice_implications
}
build index article.ris posts.xml
expect_equal 'what was read' "title	summary_kind	summary_source	published	article_title	summary	practice_implications
Does Sleep Help?		The Blog	2021-05-18	Sleep	Sleep helped.	Ask.
Our Summer		The Blog	2021-09-01		We are back.	
Rest	abstract		2020	Rest	We rested.	" "$(kinds index)"
expect_status 0 "$QUERY" -i index --show berg2020
expect_output Abstract
expect_status 0 "$QUERY" -i index --show sleep
expect_output 'source     The Blog'
for format in ris bibtex csl-json; do
  expect_status 0 "$INDEXER" export -i index --format $format --output references
  build again --allow-shrink --from $format references
  expect_equal "what came back from $format" "$(kinds index | sed 's/^Does Sleep Help?\t/&summary/')" "$(kinds again)"
done
expect_status 0 "$INDEXER" export -i index --format ris
expect_equal abstracts 2 "$(grep -c '^AB  - We ' "$out")"
expect_output 'N1  - Summary of the article: Sleep helped. Practice Implications: Ask.'
expect_output 'TY  - BLOG'
for form in jsonl markdown; do
  expect_status 0 "$INDEXER" export -i index --format $form --output "whole-$form"
  build again --allow-shrink --from $form "whole-$form"
  expect_equal "digest after $form" "$(digest index)" "$(digest again)"
done

scenario 'Any generation can be exported, published or not.'
entry a >a.jsonl && build index a.jsonl
entry b >b.jsonl && build index b.jsonl --no-publish
expect_status 0 "$INDEXER" export -i index
expect_json /id a
expect_status 0 "$INDEXER" export -i index --generation 2
expect_json /id b
expect_status 2 "$INDEXER" export -i index --generation 3
expect_error '^pprsearch-index: index: '

scenario 'Where an export cannot be written whole, status 2 says so, and an older file stays.'
entry a "$(printf 'A long title. %.0s' {1..99})" >a.jsonl && build index a.jsonl
echo 'the old one' >entries.jsonl
few_blocks() { (trap '' XFSZ && ulimit -f 1 && "$@"); }
expect_status 2 few_blocks "$INDEXER" export -i index --output entries.jsonl
expect_error '^pprsearch-index: entries.jsonl: cannot be written: File too large$'
expect_equal 'the old file' 'the old one' "$(cat entries.jsonl)"
expect_equal 'files' 'a.jsonl entries.jsonl index' "$(echo *)"
expect_status 2 few_blocks "$INDEXER" export -i index --format markdown --output entries
expect_error '^pprsearch-index: entries/a.md: cannot be written: File too large$'
expect_status 2 "$INDEXER" export -i index --output nowhere/entries.jsonl
expect_error '^pprsearch-index: nowhere/entries.jsonl: cannot be written: No such file or directory$'
if [ -c /dev/full ]; then
  to_full_disk() { "$@" >/dev/full; }
  expect_status 2 to_full_disk "$INDEXER" export -i index
  expect_error '^pprsearch-index: cannot write to standard output$'
  expect_status 2 "$INDEXER" export -i index --output /dev/full
  expect_error '^pprsearch-index: /dev/full: cannot be written: No space left on device$'
fi

scenario 'A reader that has seen enough ends an export quietly.'
for number in {1..2000}; do entry "e$number"; done >many.jsonl
build index many.jsonl
"$INDEXER" export -i index 2>"$err" | head -1 >"$out"
status=${PIPESTATUS[0]}
expect_that "status $status, where 0 and 141 (closed pipe) are quiet ends" [ "$status" -eq 0 -o "$status" -eq 141 ]
expect_json /id e1
expect_error

scenario 'diff tells what was added, removed and changed between two folders; 0 says equal, 1 different.'
{ entry a && entry b && entry c; } >before.jsonl && { entry b 'Another Title' && entry c && entry d; } >after.jsonl
build before before.jsonl && build after after.jsonl
expect_status 1 "$INDEXER" diff before after
expect_equal 'what is told' '+ d
- a
~ b: title
added 1, removed 1, changed 1, unchanged 1' "$(cat "$out")"
expect_status 1 "$INDEXER" diff before after --format json
expect_json '/added/*' d
expect_json '/removed/*' a
expect_json '/changed/*/fields/*' title
expect_json /before/identity "$("$INDEXER" info -i before | sed -n 's/^identity *//p')"
expect_json /after/identity "$("$INDEXER" info -i after | sed -n 's/^identity *//p')"
expect_json /unchanged 1
expect_status 0 "$INDEXER" diff before before
expect_output 'added 0, removed 0, changed 0, unchanged 3'

scenario 'diff compares generations of one index, and the first ten entries of queries.'
entry a 'Sleep' >1.jsonl && build index 1.jsonl
{ entry a 'Sleep' && entry b 'Sleep and more'; } >2.jsonl && build index 2.jsonl
printf 'q1\tsleep\nq2\t"entry a"\n' >queries.tsv
expect_status 1 "$INDEXER" diff 1 2 -i index --queries queries.tsv
expect_equal 'what is told' '+ b
? q1: b entered at 2
added 1, removed 0, changed 0, unchanged 1; queries changed 1 of 2' "$(cat "$out")"
expect_status 1 "$INDEXER" diff 1 2 -i index --queries queries.tsv --format json
expect_json '/changed_queries/*/query_id' q1
expect_json '/changed_queries/*/ranks/*/after' 2
expect_status 2 "$INDEXER" diff 1 2
expect_error '^pprsearch-index: no index: name one with --index DIR or PPRSEARCH_INDEX$'
expect_status 2 "$INDEXER" diff 1 3 -i index
expect_error '^pprsearch-index: index: '
expect_status 2 "$INDEXER" diff index nowhere
expect_error '^pprsearch-index: nowhere: no index there$'

scenario 'Nothing is exported into an index.'
entry a 'Sleep' >1.jsonl && build index 1.jsonl
for file in index/XAPIANDB "$(folder_of 1)/manifest.json" ./index/../index/new; do
  expect_status 2 "$INDEXER" export -i index --output "$file"
  expect_error '^pprsearch-index: .*: lies within the index$'
done
expect_status 0 "$INDEXER" verify -i index
