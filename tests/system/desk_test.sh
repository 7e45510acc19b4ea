# An editor's desk: topics and types of research are proposed, corrected in a file and laid over
# the sources, whatever these say, and as often as they are read again.
. "$(dirname "$0")/lib.sh" || exit 1

# page FILE ANSWER...: a month's page of a blog, which has no topics. The first answer is the
# advice of the first post; a second one is that of a post more.
page() {
  local file=$1
  shift
  {
    printf 'Blog\nHome\n'
    [ $# -lt 2 ] || printf 'June 2021\nDoes Rest Help After Trauma?\nNovak, P. (2020). Rest after trauma: A randomized trial. Journal of Examples, 4(1), 1-9.\nClients were randomly assigned to rest or to wait. Those with PTSD rested.\n\nPractice Implications\n%s\n' "$2"
    printf 'May 2021\nRepairing the Working Alliance\nOkafor, A. (2021). Alliance ruptures: A meta-analysis. Journal of Examples, 12(3), 101-119. https://doi.org/10.5555/alliance.1\nThe therapeutic alliance was repaired in a survey of 141 therapists.\n\nPractice Implications\n%s\n' "$1"
    printf 'Archives\n- December 2020 (3)\n'
  } >"$file"
}
first=2021-05-repairing-the-working-alliance
second=2021-06-does-rest-help-after-trauma
topics_of() {
  "$QUERY" -i index --format json --show "$1" >shown
  "$JSON_GET" shown '/topics/*' | paste -sd ' '
}

scenario 'What is proposed for a page has its reasons, and can be assigned as it stands.'
page may.txt 'Talk about ruptures.'
expect_status 0 "$INDEXER" suggest-topics may.txt "$WHOLE_CORPUS/entries" --output proposed.yaml
expect_that 'the last line does not count' grep -q '^4 of 239 entries lack topics or types of research; learned from 238$' "$err"
expect_equal 'the entry proposed for' 1 "$(grep -c "^- id: $first\$" proposed.yaml)"
expect_that 'the first topic has no reason' grep -q "'working alliance' in the title" proposed.yaml
expect_that 'no entry is named that is like it' grep -q '#   like 20' proposed.yaml
first_record=$(sed -n "/^- id: $first/,/^\$/p" proposed.yaml)
expect_equal 'the first topic' '    - alliance' "$(grep -m 1 '^    - ' <<<"$first_record")"
expect_that 'meta-analysis is not proposed' grep -q '^    - meta-analysis$' <<<"$first_record"
expect_that 'survey is not proposed' grep -q '    # - survey\|    - survey' <<<"$first_record"
cp "$WHOLE_CORPUS"/*.yaml .
expect_status 0 "$INDEXER" check may.txt "$WHOLE_CORPUS/entries" --assign proposed.yaml
expect_output ', assigned 4'

scenario 'A page that is pasted again updates its entries, and keeps what the editor gave.'
cp "$WHOLE_CORPUS"/taxonomy.yaml .
page may.txt 'Talk about ruptures.'
cat >edits.yaml <<YAML
- id: $first
  topics: [Working alliance, training]   # the editor's own
  research_types: [meta-analysis]
YAML
expect_status 0 "$INDEXER" build -i index may.txt --assign edits.yaml
expect_output 'rejected 0, duplicates 0, assigned 1;'
expect_error
expect_equal 'topics' 'alliance training' "$(topics_of $first)"
page may.txt 'Talk about ruptures early.' 'Let them rest.'
expect_status 0 "$INDEXER" suggest-topics may.txt --assign edits.yaml -i index --output june.yaml
expect_equal 'entries proposed for' "- id: $second" "$(grep '^- id' june.yaml)"
expect_that 'trauma is not proposed' grep -q '^    - trauma$' june.yaml
expect_that 'randomized-trial is not proposed' grep -q '^    - randomized-trial$' june.yaml
expect_status 0 "$INDEXER" build -i index may.txt --assign edits.yaml --assign june.yaml
expect_output 'read 2, accepted 2, repaired 0, rejected 0, duplicates 0, assigned 2;'
expect_equal 'topics' 'alliance training' "$(topics_of $first)"
expect_that 'the text is the old one' grep -q 'early' <("$QUERY" -i index --show $first)
expect_that 'the new entry has no topic' grep -q trauma <<<"$(topics_of $second)"

scenario 'Of sources and edits that differ, the edits count; both places are told.'
cp "$WHOLE_CORPUS"/taxonomy.yaml .
source='{"id":"a","title":"One","topics":["sleep","alliance"],"citation":{"DOI":"10.5555/x"}}'
sed 's/"sleep"/"trauma"/' <<<"$source" >one.jsonl
sed 's/"sleep"/"empathy"/; s/"a"/"b"/' <<<"$source" >two.jsonl
printf '# of May\n- id: a\n  topics: [alliance]\n' >edits.yaml
expect_status 0 "$INDEXER" build -i index one.jsonl two.jsonl --merge-duplicates --assign edits.yaml
expect_error "^one.jsonl:1: conflict: topic 'trauma' given up for edits.yaml:2$" \
  "^two.jsonl:1: duplicate: has the DOI of 'a', in one.jsonl:1; merged into it$" \
  "^two.jsonl:1: conflict: topic 'empathy' given up for edits.yaml:2$"
expect_equal 'topics' 'alliance' "$(topics_of a)"
printf -- '- id: a\n  remove_topics: [trauma, cbt]\n- id: c\n' >edits.yaml
expect_status 0 "$INDEXER" check --format json one.jsonl --assign edits.yaml
expect_error "^edits.yaml:1: note: there is nothing to remove: one.jsonl:1 does not have topic 'cbt'$" \
  "^edits.yaml:3: note: no record has the id 'c'$"
expect_json '/assigned' 1
expect_json '/records/*/outcome' 'note note'

scenario 'Every fault in what is to be assigned is told with its place, and nothing is read.'
cp "$WHOLE_CORPUS"/taxonomy.yaml .
echo '{"id":"a","title":"One"}' >one.jsonl
printf -- '- id: a\n  topics: [aliance, survey]\n- id: a\n- id: b\n  topic: [cbt]\n' >edits.yaml
printf -- '- id: a\n' >more.yaml
expect_status 2 "$INDEXER" check one.jsonl --assign more.yaml --assign edits.yaml --format json
expect_error "^edits.yaml:1: error: the id 'a' has an assignment already, in more.yaml:1$" \
  "^edits.yaml:2: error: 'aliance' is no topic of the taxonomy; did you mean 'alliance'.$" \
  "^edits.yaml:2: error: 'survey' is no topic of the taxonomy, but a type of research$" \
  "^edits.yaml:3: error: the id 'a' comes twice, first in line 1$" \
  "^edits.yaml:5: error: unknown key 'topic'; did you mean 'topics'.$" \
  '^pprsearch-index: --assign: 5 faults in what is to be assigned; nothing was read$'
expect_json '/records/*/line' '1 2 2 3 5'
expect_status 2 "$INDEXER" check one.jsonl --assign none.yaml
expect_error '^pprsearch-index: .*none.yaml'
expect_status 2 "$INDEXER" suggest-topics one.jsonl --assign more.yaml --output more.yaml
expect_error '^pprsearch-index: --output more.yaml: would be written over a file that is read$'

scenario 'An index that is not there yet is no fault.'
echo '{"id":"a","title":"The working alliance"}' >one.jsonl
cp "$WHOLE_CORPUS"/taxonomy.yaml .
expect_status 0 "$INDEXER" suggest-topics one.jsonl -i nowhere
expect_output '    - alliance'
expect_that 'it is not told' grep -q '^pprsearch-index: note: .*: the sources alone are learned from$' "$err"
