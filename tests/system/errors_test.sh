# What the programs say when something is wrong: a query, an option, the index, the
# sources, the disk. Nothing here may end by a signal or change what is published.
. "$(dirname "$0")/lib.sh" || exit 1

entry() { echo "{\"id\":\"$1\",\"title\":\"Entry $1\",\"summary\":\"A summary of $1.\"}"; }
build() { "$INDEXER" build --index "${1:-index}" "$CORPUS" >/dev/null && remember "${1:-index}"; }

# expect_refused 'regex' arguments of pprsearch-index… : one line, status 2, index unchanged
expect_refused() {
  expect_status 2 "$INDEXER" "${@:2}"
  expect_error "^pprsearch-index: $1"
  expect_unchanged index
}

# expect_unanswered 'regex' arguments of pprsearch… : one line, status 2, no output
expect_unanswered() {
  expect_status 2 "$QUERY" "${@:2}"
  expect_error "^pprsearch: $1"
  expect_that "there is output of: $last_command" [ ! -s "$out" ]
}

# -- Queries

scenario 'A faulty query is refused: what is wrong, the query, and a mark under the place.'
build
export PPRSEARCH_INDEX=index
while IFS='|' read -r query message mark; do
  expect_status 2 "$QUERY" "$query"
  expect_equal "standard error of: $last_command" "pprsearch: $message
  $query
  $mark" "$(cat "$err")"
  expect_that "there is output of: $last_command" [ ! -s "$out" ]
done <<'END'
titel:alliance|there is no field "titel"; did you mean title:?|^~~~~~
alliance titel:cbt|there is no field "titel"; did you mean title:?|         ^~~~~~
"working alliance|this quotation mark is never closed|^
therapy "working|this quotation mark is never closed|        ^
(alliance OR bond|this bracket is never closed|^
bond) alliance|this bracket was never opened|    ^
Flückiger titel:cbt|there is no field "titel"; did you mean title:?|          ^~~~~~
“café” "naïve|this quotation mark is never closed|       ^
year:2020..2015|the range "2020..2015" ends before it begins; did you mean 2015..2020?|     ^~~~~~~~~~
alliance AND|AND needs something on both sides|         ^~~
END

scenario 'A query past a limit is refused by the name of the limit.'
build
expect_unanswered '.*65536' "$(printf 'word%.0s ' {1..14000})"
expect_unanswered '.*2048' "$(printf 'w%.0s ' {1..2100})"
expect_unanswered '.*32' "$(printf '(%.0s' {1..40})a$(printf ')%.0s' {1..40})"

scenario 'Escape sequences that come in from outside never reach the terminal.'
build
expect_no_escapes() {
  last_command=$(printf '%q ' "$@")
  "$@" >"$out" 2>"$err"
  expect_that "raw control characters in the output of: $last_command" \
    eval '! grep -qP "[\x00-\x08\x0b-\x1f\x7f-\x9f]" "$out" "$err"'
  expect_that "nothing was said by: $last_command" [ -s "$out" -o -s "$err" ]
}
expect_no_escapes "$QUERY" $'title\e[31m:alliance'
expect_no_escapes "$QUERY" $'titel:\e[31mred'
expect_no_escapes "$QUERY" $'\e]0;window\atitel:a'
expect_no_escapes "$QUERY" $'"\e[2J'
expect_no_escapes "$QUERY" --syntax plain $'alliance \e[31mred'
expect_no_escapes "$QUERY" --topic $'\e[31mred'
expect_no_escapes "$QUERY" --topic $'\u009b31mred'
expect_no_escapes "$QUERY" --year $'\e[31mred'
expect_no_escapes "$QUERY" --show $'\e[31mred'
expect_no_escapes "$QUERY" --format $'\e[31mred'
expect_no_escapes "$QUERY" --facets $'\e[31mred'
expect_no_escapes "$QUERY" --$'\e[31mred'
expect_no_escapes "$QUERY" --index $'\e[31mred'
expect_no_escapes "$QUERY" --format json $'"\e[2J" alliance'
expect_no_escapes "$INDEXER" info --index $'\e[31mred'
expect_no_escapes "$INDEXER" check $'\e[31mred'
expect_no_escapes "$INDEXER" $'\e[31mred'
echo '{"id":"a\u001b[31m","title":"\u001b[31m","summary":"a","topics":["\u001b[31m"],"\u001b[31m":1}' >hostile.jsonl
expect_no_escapes "$INDEXER" check --taxonomy "$CORPUS/taxonomy.yaml" hostile.jsonl
echo $'{"id":"a","\e[31m' >hostile.jsonl
expect_no_escapes "$INDEXER" check hostile.jsonl

scenario 'Bytes that are no UTF-8 part words; the JSON that comes back is valid.'
build
expect_status 0 "$QUERY" --format json $'alliance\xff\xfe therapy'
expect_json /total 6
expect_status 2 "$QUERY" $'\xff\xc3 titel:cbt'
expect_equal 'first line on standard error' 'pprsearch: there is no field "titel"; did you mean title:?' "$(head -1 "$err")"

# -- Options

scenario 'An option that is unknown, or has a bad value, is named; nothing is done.'
build
while IFS='|' read -r arguments message; do
  # shellcheck disable=SC2086
  expect_unanswered "$message" $arguments
done <<'END'
--bogus|unrecognised option '--bogus'
--lim 3|unrecognised option '--lim'; did you mean --limit[?]
--fasets topic|unrecognised option '--fasets'; did you mean --facets[?] [(]--help lists the options;
--limit x|--limit 'x': a whole number from 0 to 999999999 is wanted
--limit|.*'--limit' is missing
--limit -1|--limit '-1': a whole number
--offset -1|--offset '-1': a whole number
--limit 99999999|offset and limit together are over 1000000
--snippets many|--snippets 'many': a whole number
--limit 3 --limit 4|.*'--limit' cannot be specified more than once
--facets colour|--facets 'colour': known are topic, type, keyword, year, published, journal, author
--facets all:8|--facets 'all:8': all stands alone, without a number
--facets topic,all|--facets 'all': all stands alone, without a number
--facets topic,year,topic:3|--facets 'topic,year,topic:3': topic is asked for twice
--facets topic:x|--facets topic 'x': a whole number
--facets author:all|--facets author 'all': a whole number
--fields colour --format csv|--fields 'colour': known are rank, score, id,
--index a --index b|--index is given twice: scores and counts of several indexes cannot be compared; build one index
-i a -i b alliance|--index is given twice: scores and counts of several indexes
--facets topic:|--facets topic '': a whole number
--sort random|--sort 'random': known are relevance, newest, oldest, title, year, author, journal
--match some|--match 'some': known are auto, all, any
--syntax loose|--syntax 'loose': known are ppr, pubmed, ovid, ebsco, cochrane, embase, wos, scopus, proquest, auto, strict, lenient, plain
--reading loose|--reading 'loose': known are strict, lenient, plain
--expand none,thesaurus|--expand: 'none,thesaurus' is not known: none stands alone
--expand colour|--expand: 'colour' is not known: known are inflections, derivations, variants, thesaurus, narrower, feedback, none
--format xml|--format 'xml': known are bibtex, csl-json, csv, ids, json, jsonl, ris, text, trec, tsv
--color red|--color 'red': known are always, auto, never
--show|.*'--show' is missing
END
while IFS='|' read -r arguments message; do
  # shellcheck disable=SC2086
  expect_refused "$message" $arguments
done <<'END'
|no command: build, check, info or another
repair|unknown command 'repair': known are build, check, suggest-topics, verify, list, rollback, publish, prune, push, forget, export, diff, info
build|build: name the files or folders to read
check|check: name the files or folders to read
info index|info takes nothing but options: 'index'
list --strict|list takes no option --strict
check --index index entries|check takes no option --index
rollback --generation 1|rollback takes no option --generation
rollback 1|rollback takes nothing but options: '1'
rollback --to|.*'--to' is missing
rollback --to one|--to 'one': a whole number is wanted
push|push: --to ADDRESS says where to: https://host:9200/NAME
push --to a:9200/ppr|'a:9200/ppr' is no address of an index in a cluster: there is no https:// in it
push --to https://user:secret@a/ppr|the address of a cluster may not have a user or password in it
push --to https://a|'https://a' names no index: add /NAME
push --to https://a/Ppr|'https://a/Ppr' is no address of an index in a cluster: a name has small letters
build entries --index opensearch:https://a/ppr|opensearch:https://a/ppr: an index in a cluster is a copy: change the index in its folder
publish|publish: name one generation by its number
prune|prune: say how many generations are to stay
prune 0|prune '0': a whole number from 1
forget|forget: name one entry by its id
build --max-removed many index|--max-removed 'many': a number such as 20, or a share
publish 1 2|publish: name one generation by its number
publish one|publish 'one': is no number of a generation, nor the name of its folder
publish 1 --wait -1|--wait '-1': a whole number from 0 to 999999999 is wanted
diff 1|diff: name two index folders, or two generations
export --generation newest|--generation 'newest': a whole number is wanted
export --format markdown|export: --format markdown writes a file an entry: name a folder with --output
export --format text|--format 'text': known are jsonl, markdown, ris, bibtex, csl-json
build --jobs 0 index|--jobs '0': a whole number from 1 to 1024 is wanted
build --memory much index|--memory 'much': a whole number from 1 to 1073741824 is wanted
build --progress loud index|--progress 'loud': known are auto, always, never
biuld index|unknown command 'biuld'; did you mean build[?] Known are build, check,
build --taxnomy x index|unrecognised option '--taxnomy'; did you mean --taxonomy[?] [(]--help lists the options[)]$
build --bogus index|unrecognised option '--bogus'
build --from pdf index|--from 'pdf': known are auto, markdown, jsonl, blog
build --keep few index|--keep 'few': a whole number from 0 to 999999999 is wanted
build --keep -1 index|.*--keep
info --format xml|--format 'xml': known are text, json
END

scenario 'Without an index the programs say how to name one.'
unset PPRSEARCH_INDEX
expect_unanswered 'no index: name one with --index DIR or PPRSEARCH_INDEX$' alliance
for command in info "build $CORPUS"; do
  # shellcheck disable=SC2086
  expect_status 2 "$INDEXER" $command
  expect_error '^pprsearch-index: no index: name one with --index DIR or PPRSEARCH_INDEX$'
done

# -- The index

scenario 'A folder that is missing or holds something else is no index; a build leaves it alone.'
expect_unanswered 'nowhere: no index there$' -i nowhere alliance
mkdir letters && echo 'Dear Anna' >letters/anna.txt
expect_unanswered 'letters: no index there$' -i letters alliance
expect_status 2 "$INDEXER" build -i letters "$CORPUS"
expect_error "^pprsearch-index: letters: is not empty and holds no index \(it has 'anna.txt'\)$"
expect_equal 'files in letters' 'letters letters/anna.txt' "$(find letters | sort | xargs)"
echo text >file
expect_unanswered 'file: ' -i file alliance
expect_status 2 "$INDEXER" build -i file "$CORPUS"
expect_error '^pprsearch-index: file: '
expect_equal 'the file that is no folder' text "$(cat file)"

scenario 'An index of another version is not read but has to be built anew.'
for version in schema analyzer; do
  build $version
  sed -i "s/\"$version\": [0-9]*/\"$version\": 99/" "$(folder_of 1 $version)/manifest.json"
  expect_unanswered "$version: made by another version \(.*$version 99.*\): build it anew" -i $version alliance
  expect_status 0 "$INDEXER" build -i $version "$CORPUS"
  expect_status 0 "$QUERY" -i $version alliance
done

empty() { truncate --size 0 "$1"; }
halve() { truncate --size $(($(stat --format %s "$1") / 2)) "$1"; }
shorten() { truncate --size -8 "$1"; }
overwrite() { dd status=none if=/dev/zero bs=64 count=1 seek=1 conv=notrunc of="$1"; }

# expect_damage_told FILE HOW [ARGUMENT…]: in a fresh index, HOW is done to one file of
# the published generation; the folder's name says so in the messages.
expect_damage_told() {
  local index=$1-$2
  build "$index"
  "${@:2}" "$(folder_of 1 "$index")/$1" || fail "could not do: ${*:2} $1"
  expect_unanswered "$index: " -i "$index" --explain 'alliance OR "working alliance" OR rupt*'
}

scenario 'A damaged file is an error that names the index, never a crash and never a wrong answer.'
for file in manifest.json columns.ppr dictionary.ppr positions.ppr thesaurus.ppr postlist.glass docdata.glass taxonomy.json thesaurus.json crosswalk.json; do
  expect_damage_told $file rm
  expect_damage_told $file empty
  expect_damage_told $file halve
done
for file in manifest.json columns.ppr dictionary.ppr positions.ppr thesaurus.ppr; do
  expect_damage_told $file shorten
done
expect_damage_told manifest.json sed -i 's/"entries": 6/"entries": "six"/'
expect_damage_told columns.ppr overwrite

scenario 'A build puts a generation in the place of one that is gone, and a stub over one that is damaged.'
build
rm -r "$(folder_of 1)"
expect_unanswered 'index: the published generation is missing$' -i index
expect_status 0 "$INDEXER" build -i index "$CORPUS"
expect_status 0 "$QUERY" -i index alliance
echo 'auto somewhere/else' >index/XAPIANDB
expect_unanswered 'index: XAPIANDB is not of pprsearch.s making$' -i index
expect_status 0 "$INDEXER" build -i index "$CORPUS"
expect_status 0 "$QUERY" -i index alliance

scenario 'A stub that another program made, where no generation is, is left alone.'
mkdir index && echo 'auto somewhere/else' >index/XAPIANDB
expect_status 2 "$INDEXER" build -i index "$CORPUS"
expect_error '^pprsearch-index: index: XAPIANDB is not of pprsearch.s making$'
expect_equal 'the stub' 'auto somewhere/else' "$(cat index/XAPIANDB)"

scenario 'An index that may only be read is searched, and not built.'
if can_be_nobody; then
  build
  chmod -R a+rX,a-w index
  expect_status 0 as_nobody "$QUERY" -i index alliance
  for command in info list verify export 'diff 1 1'; do
    # shellcheck disable=SC2086
    expect_status 0 as_nobody "$INDEXER" $command -i index
  done
  for command in rollback 'publish 1'; do
    # shellcheck disable=SC2086
    expect_status 2 as_nobody "$INDEXER" $command -i index
    expect_error '^pprsearch-index: index: .*Permission denied'
  done
  expect_status 2 as_nobody "$INDEXER" build -i index "$CORPUS"
  expect_error '^pprsearch-index: index: .*Permission denied'
  expect_unchanged index
  mkdir -m 755 closed
  expect_status 2 as_nobody "$INDEXER" build -i closed/index "$CORPUS"
  expect_error '^pprsearch-index: closed/index: Permission denied'
  chmod -R u+w index
fi

# -- Sources

scenario 'A source that is missing, unreadable or no entry stops the build before anything is published.'
build
expect_refused 'cannot open: No such file or directory: nowhere$' build -i index nowhere
expect_refused 'cannot open: No such file or directory: nowhere$' build -i index "$CORPUS" nowhere
echo 'Dear Anna' >letter.txt
expect_refused 'cannot tell the form \(markdown, jsonl, .*\) of: letter.txt$' build -i index letter.txt
head -c 3000 /dev/urandom >noise.bin
expect_refused 'cannot tell the form .* of: noise.bin$' build -i index noise.bin
if can_be_nobody; then
  chmod -R a+rwX index && entry a >secret.jsonl && chmod 0 secret.jsonl
  expect_status 2 as_nobody "$INDEXER" build -i index secret.jsonl
  expect_error '^pprsearch-index: .*Permission denied.*secret.jsonl'
  expect_unchanged index
  mkdir -m 0 closed
  expect_status 2 as_nobody "$INDEXER" build -i index closed
  expect_error '^pprsearch-index: .*Permission denied.*closed'
  expect_unchanged index
fi

# -- Writers

# A build that waits in the midst: it reads a FIFO whose other end the test holds. The
# test's own opening of it waits until the build has the index's lock and reads.
begin_build() {
  mkfifo pipe
  "$INDEXER" build -i index --allow-shrink --from jsonl pipe >first.out 2>first.err &
  writer=$!
  exec 3>pipe
  entry a >&3
}

scenario 'A second writer is told which process holds the index; the first one is not disturbed.'
build
begin_build
expect_refused_meanwhile() {
  expect_status 2 "$INDEXER" build -i index "$CORPUS"
  expect_error "^pprsearch-index: index: another writer is at work \(process $writer\)$"
}
expect_refused_meanwhile
expect_refused_meanwhile
expect_status 0 "$QUERY" -i index alliance
expect_equal 'what is published meanwhile' "$index_before" "$("$INDEXER" info -i index --format json)"
exec 3>&-
expect_status 0 wait "$writer"
expect_equal 'standard error of the first writer' '' "$(cat first.err)"
expect_that 'the first writer did not publish' grep -q 'accepted 1, .*; generation 2,' first.out

scenario 'A build that is killed leaves the index as it was; the next one clears up after it.'
build
begin_build
kill -KILL "$writer"
wait "$writer" 2>/dev/null
exec 3>&-
expect_equal 'what is published after the kill' "$index_before" "$("$INDEXER" info -i index --format json)"
expect_equal 'what the killed build left' "index/build-$writer" "$(echo index/build-*)"
expect_status 0 "$QUERY" -i index alliance
expect_status 0 "$INDEXER" build -i index --rebuild "$CORPUS"
expect_output 'generation 2,'
expect_equal 'build folders afterwards' '' "$(find index -name 'build-*')"

# -- Output and disk

scenario 'A reader that has seen enough ends a program quietly.'
build
mapfile -t ids < <("$QUERY" -i index --format json >"$out"; "$JSON_GET" "$out" '/hits/*/id')
for round in {1..5}; do ids+=("${ids[@]}"); done
"$QUERY" -i index --show "${ids[@]}" 2>"$err" | head -1 >"$out"
status=${PIPESTATUS[0]}
expect_that "status $status, where 0 and 141 (closed pipe) are quiet ends" [ "$status" -eq 0 -o "$status" -eq 141 ]
expect_output 'How Does Therapy Harm?'
expect_equal 'standard error' '' "$(cat "$err")"

scenario 'A build goes on when nobody listens any more to what it tells of records.'
for number in {1..2000}; do echo '{"title":'; done >faulty.jsonl
entry good >>faulty.jsonl
(set +o pipefail; "$INDEXER" build -i index --max-rejected 2000 faulty.jsonl 2> >(head -1 >"$err") >"$out"; echo $? >status)
expect_equal 'status of the build' 1 "$(cat status)"
expect_output 'accepted 1, repaired 0, rejected 2000,'
expect_status 0 "$QUERY" -i index --count

scenario 'A build that may not write files so large says so, and the index stays as it was.'
build
for number in {1..3000}; do entry "$number"; done >many.jsonl
with_small_files() { (ulimit -f 100 && "$@"); }
expect_status 2 with_small_files "$INDEXER" build -i index many.jsonl
expect_error 'File too large'
expect_equal 'what is published' "$index_before" "$("$INDEXER" info -i index --format json)"
expect_equal 'build folders afterwards' '' "$(find index -name 'build-*')"

scenario 'Output that cannot be written is an error.'
build
to_full_disk() { "$@" >/dev/full; }
if [ -c /dev/full ]; then
  for arguments in alliance '--format json alliance' '--count alliance' --info --help \
    '--show 2020-12-how-does-therapy-harm'; do
    # shellcheck disable=SC2086
    expect_status 2 to_full_disk "$QUERY" -i index $arguments
    expect_error '^pprsearch: cannot write to standard output$'
  done
  expect_status 3 to_full_disk "$INDEXER" -i index verify
  for arguments in '-i index info' '-i index list' --help "check $CORPUS"; do
    # shellcheck disable=SC2086
    expect_status 2 to_full_disk "$INDEXER" $arguments
    expect_error '^pprsearch-index: cannot write to standard output$'
  done
  # What changed an index is done, and the status says so.
  echo '{"id": "k1", "title": "To be forgotten"}' >forgotten.jsonl
  "$INDEXER" build -i other forgotten.jsonl "$CORPUS"/entries >/dev/null || fail 'it cannot be built'
  for arguments in 'forget k1 -i other --reason retracted' 'prune 1 -i other'; do
    # shellcheck disable=SC2086
    expect_status 0 to_full_disk "$INDEXER" $arguments
    expect_error '^pprsearch-index: standard output cannot be written; what was asked for is done$'
  done
else
  pass_over 'there is no /dev/full'
fi

scenario 'A build that ends with status 2 has published nothing: not where its report fails either.'
if [ -c /dev/full ]; then
  build
  entry same >twice.jsonl && entry same >>twice.jsonl
  expect_status 2 "$INDEXER" build -i index --report /dev/full twice.jsonl
  expect_error 'twice.jsonl:2: duplicate: ' '^pprsearch-index: /dev/full: cannot be written to its end: No space left on device$'
  expect_unchanged index
  expect_refused 'nowhere/report: cannot be written: No such file or directory$' build -i index --report nowhere/report "$CORPUS"
fi

scenario 'A build whose summary cannot be written has published all the same, and says both.'
if [ -c /dev/full ]; then
  build
  expect_status 1 to_full_disk "$INDEXER" build -i index --rebuild "$CORPUS"
  expect_error '^pprsearch-index: cannot write the summary; the generation is published$'
  expect_status 0 "$INDEXER" info -i index --format json
  expect_json /generation 2
fi

scenario 'A full disk under the temporary files is told in JSON, with their folder.'
# is_told FOLDER: the error names the folder and the reason, once on each stream
is_told() {
  expect_that 'no JSON says so' grep -q "\"error\": \"a temporary file in $1: [FN]" "$out"
  expect_error "^pprsearch-index: a temporary file in $1: [FN]"
}
few_blocks() { (trap '' XFSZ && ulimit -f 16 && "$@"); }
build
awk 'BEGIN { while (++n <= 9000) printf "{\"id\":\"a-long-name-of-entry-%d\",\"title\":\"T %d\",\"summary\":\"S\"}\n", n, n }' >many.jsonl
mkdir temporary
export TMPDIR=$PWD/temporary
for merged in '' --merge-duplicates; do
  expect_status 2 few_blocks "$INDEXER" build -i index --format json $merged many.jsonl
  is_told index
  expect_unchanged index
  expect_status 2 few_blocks "$INDEXER" check --format json $merged many.jsonl
  is_told "$TMPDIR"
done
if mount -t tmpfs -o size=16k none temporary 2>/dev/null; then
  expect_status 2 "$INDEXER" check --format json many.jsonl
  umount temporary
  is_told "$TMPDIR"
fi
rmdir temporary
expect_status 2 "$INDEXER" check --format json --merge-duplicates many.jsonl
expect_that 'no JSON says so' grep -q '"error": ".*(TMPDIR)' "$out"
expect_error 'TMPDIR'
unset TMPDIR

scenario 'A disk that takes no more leaves the index as it was.'
build
expect_status 2 few_blocks "$INDEXER" build -i index --rebuild "$CORPUS"
expect_error '^pprsearch-index: index: .*File too large'
expect_unchanged index
mkdir small
if mount -t tmpfs -o size=1m none small 2>/dev/null; then
  at_exit="umount '$PWD/small'"
  mkdir small/index && ln -s small/index disk
  build disk
  dd if=/dev/zero of=small/ballast bs=1k status=none 2>/dev/null
  truncate --size -40k small/ballast
  expect_status 2 "$INDEXER" build -i disk --rebuild "$CORPUS"
  expect_error '^pprsearch-index: disk: .*No space left on device'
  expect_unchanged disk
  expect_status 0 "$QUERY" -i disk alliance
  rm small/ballast
  expect_status 0 "$INDEXER" build -i disk "$CORPUS"
else
  pass_over 'a small file system cannot be mounted here'
fi
