# What whoever runs a nightly build has to be told, and what a build must not call a good night.
. "$(dirname "$0")/lib.sh" || exit 1

entry() { echo "{\"id\":\"$1\",\"title\":\"${2:-Title of $1}\",\"summary\":\"A summary.\"}"; }
published() { "$INDEXER" info -i index --format json >"$work/info" && "$JSON_GET" "$work/info" /generation; }
overwrite() { printf 'zz' | dd of="$1" bs=1 seek=$(($(stat -c %s "$1") / 2)) conv=notrunc status=none; }

scenario 'A damaged generation is not unchanged: it is told, and built anew, whichever file is damaged.'
for file in columns.ppr dictionary.ppr positions.ppr taxonomy.json docdata.glass postlist.glass; do
  rm -rf index
  expect_status 0 "$INDEXER" build -i index "$CORPUS"
  overwrite "$(folder_of 1)/$file"
  expect_status 2 "$INDEXER" verify -i index
  expect_status 0 "$INDEXER" build -i index --format json "$CORPUS"
  expect_error "^pprsearch-index: note: generation 1, which is published, is damaged: $file has another content .*; it is built anew$"
  expect_json /unchanged false
  expect_json /generation 2
  expect_json /lost 0
  expect_json /notes/0 "generation 1, which is published, is damaged: $file has another content than was written (SHA-256); it is built anew"
  expect_status 0 "$INDEXER" verify -i index
  expect_status 0 "$INDEXER" build -i index "$CORPUS"
  expect_output 'unchanged: generation 2'
done

scenario 'A damaged generation is not asked for what a gate compares.'
printf 'q\tvideotherapy\n' >queries.tsv && echo 'q 0 2020-11-videotherapy-and-the-therapeutic-alliance 1' >qrels
gated() { "$INDEXER" build -i index --gate queries.tsv --qrels qrels --require 'map>=published-0.02' "$@" "$CORPUS"; }
id=$(basename "$CORPUS"/entries/2020-11-video*.md .md) && echo "q 0 $id 1" >qrels
expect_status 0 gated
overwrite "$(folder_of 1)/postlist.glass"
expect_status 0 gated
expect_error 'generation 1, which is published, is damaged: ' \
  'note: gate: there is no published generation to compare with: generation 1, which is published, is damaged: '
expect_equal 'what is published' 2 "$(published)"

scenario 'To publish what is published already has the last word, too, while a build runs.'
for name in a b; do entry $name >$name.jsonl; done
expect_status 0 "$INDEXER" build -i index a.jsonl
expect_status 0 "$INDEXER" publish 1 -i index
expect_error
expect_equal 'lines of history' 1 "$(wc -l <index/history)"
mkfifo pipe
"$INDEXER" build -i index --from jsonl --allow-shrink pipe >build.out 2>build.err &
writer=$!
exec 7>pipe
for _ in {1..100}; do ls -d index/build-* >/dev/null 2>&1 && break; sleep .1; done
expect_status 0 "$INDEXER" publish 1 -i index
expect_error '^pprsearch-index: note: a build is at work \(process [0-9]+\): what it makes will be kept, and not published$'
cat b.jsonl >&7
exec 7>&-
expect_status 2 wait $writer
expect_that 'the build does not say who published' grep -q 'generation 1 was published while this build was at work (publish by ' build.err
expect_equal 'what is published' 1 "$(published)"
expect_status 0 "$INDEXER" list -i index
expect_output 'publish '

scenario 'An entry that was forgotten and is in a source again is told, with its place, each time.'
{ entry a; entry secret; entry c; } >all.jsonl
expect_status 0 "$INDEXER" build -i index all.jsonl
expect_status 0 "$INDEXER" forget secret -i index --reason 'asked by its author'
expect_status 0 "$INDEXER" build -i index --format json all.jsonl
expect_error "^pprsearch-index: note: 'secret', forgotten 20[-0-9]*T[:0-9]*Z \(asked by its author\), is in all.jsonl:2 again$"
expect_that 'no note in JSON' grep -q "is in all.jsonl:2 again" <(json /notes/0)
expect_status 0 "$INDEXER" build -i index all.jsonl
expect_output 'unchanged: '
expect_error "'secret', forgotten .* is in all.jsonl:2 again$"
grep -v secret all.jsonl >without.jsonl
expect_status 0 "$INDEXER" build -i index --allow-shrink without.jsonl
expect_error

scenario 'Nothing has changed comes before the gates, also where many records are rejected.'
{ entry a; entry b; entry c; for _ in 1 2 3 4; do echo '{}'; done; } >a.jsonl
expect_status 1 "$INDEXER" build -i index --max-rejected 100% a.jsonl
expect_status 1 "$INDEXER" build -i index --format json a.jsonl
expect_json /unchanged true
expect_json /objections '[]'
expect_json /rejected 4
expect_status 2 "$INDEXER" build -i index --rebuild a.jsonl
expect_status 2 "$INDEXER" build -i index --max-rejected 2 a.jsonl

scenario 'Standard output is one line, which ends with the figures of a gate and the vocabularies.'
{ entry a Sleep; } >a.jsonl
printf 'q\tsleep\n' >queries.tsv && echo 'q 0 a 1' >qrels
expect_status 0 "$INDEXER" build -i index --gate queries.tsv --qrels qrels --require 'map>0' a.jsonl
expect_equal 'lines' 1 "$(wc -l <"$out")"
expect_that 'the line is another' grep -qE '^read 1, .* generation 1, digest [0-9a-f]{64}, identity [0-9a-f]{64}; gate passed: ndcg@10 1.0000, .*; vocabularies: no taxonomy' "$out"
expect_status 0 "$INDEXER" check a.jsonl
expect_equal 'lines of check' 1 "$(wc -l <"$out")"

scenario 'A build whose answer is lost is no good night: it ends with 1, published or unchanged.'
entry a >a.jsonl
to_nobody() { "$@" >&-; }
to_full_disk() { "$@" >/dev/full; }
expect_status 1 to_nobody "$INDEXER" build -i index a.jsonl --format json
expect_error '^pprsearch-index: cannot write the summary; the generation is published$'
expect_status 1 to_nobody "$INDEXER" build -i index a.jsonl
expect_error '^pprsearch-index: cannot write the summary; nothing has changed$'
if [ -c /dev/full ]; then
  for form in text json; do
    expect_status 1 to_full_disk "$INDEXER" build -i index a.jsonl --format $form
    expect_error '^pprsearch-index: cannot write the summary; nothing has changed$'
  done
fi
expect_status 2 to_nobody "$INDEXER" info -i index
expect_status 2 to_nobody "$QUERY" -i index title
expect_status 0 "$INDEXER" verify -i index

scenario 'Judged entries that a new index lacks are told with its gate, passed or not.'
{ entry a Sleep; entry 'b c' Mood; } >a.jsonl
printf 'q\tsleep\n' >queries.tsv
printf 'q 0 a 1\nq 0 b%%20c 1\nq 0 yy 1\nq 0 zz 0\n' >qrels
expect_status 0 "$INDEXER" build -i index --gate queries.tsv --qrels qrels --require 'map>0' a.jsonl
expect_error "^pprsearch-index: note: gate: 2 of 4 judged entries are not in the index \('yy', 'zz'\)$"
echo 'q 0 zz 1' >qrels
expect_status 2 "$INDEXER" build -i index --rebuild --gate queries.tsv --qrels qrels --require 'map>=0.1' --format json a.jsonl
expect_json /notes/0 "gate: 1 of 1 judged entries are not in the index ('zz')"

scenario 'A pattern to exclude that can fit nothing is refused, and one that fits nothing is told.'
mkdir corpus && entry a >corpus/a.jsonl && entry b >corpus/draft-b.jsonl
while IFS='|' read -r pattern message; do
  expect_status 2 "$INDEXER" check corpus --exclude "$pattern"
  expect_error "^pprsearch-index: --exclude '.*': $message"
done <<'END'
|a pattern is wanted
/|a pattern is wanted
[|a \[ has no \]
draft[a-|a \[ has no \]
[[:alpha:]|a \[ has no \]
draft\|nothing stands behind
END
for pattern in 'draft*' '[d]raft*' '[!a]*' '*[[:alpha:]]-b*' '[]d]raft*'; do
  expect_status 0 "$INDEXER" check corpus --exclude "$pattern"
  expect_output 'read 1, '
  expect_error
done
expect_status 0 "$INDEXER" check corpus --exclude 'drafts*' --exclude 'draft*' --format json
expect_error "^pprsearch-index: note: --exclude 'drafts\*' leaves out nothing$"
expect_json /notes/0 "--exclude 'drafts*' leaves out nothing"
expect_status 0 "$INDEXER" build -i index corpus --exclude '\[*'
expect_error "^pprsearch-index: note: --exclude '.*' leaves out nothing$"

scenario 'An archive that comes through a pipe is called one, and a record that a limit cuts is no fault.'
if command -v python3 >/dev/null; then
  python3 -c '
import zipfile
record = "TY  - JOUR\nTI  - Sleep\nAB  - " + "x" * 30 + "\nER  - \n"
with zipfile.ZipFile("one.zip", "w") as one: one.writestr("a.ris", record)
with zipfile.ZipFile("large.zip", "w", zipfile.ZIP_DEFLATED) as large: large.writestr("a.ris", record + "TY  - JOUR\nTI  - Long\nAB  - " + "x" * (40 << 20) + "\nER  - \n")
'
  from_pipe() { cat "$1" | "$INDEXER" check - --from ris; }
  expect_status 2 from_pipe one.zip
  expect_error '^pprsearch-index: cannot read: this is an archive \(zip\), which is read by its name and not from a pipe: '
  expect_status 0 "$INDEXER" check one.zip
  expect_status 2 "$INDEXER" check large.zip
  expect_error 'the archive unpacks to more than 200 times its size'
else
  pass_over 'there is no Python to make archives with'
fi

scenario 'Messages say the reason, the number and what is counted.'
entry a >a.jsonl && entry b >b.jsonl
expect_status 2 "$INDEXER" check a.jsonl --report nodir/x
expect_error '^pprsearch-index: nodir/x: cannot be written: No such file or directory$'
expect_status 0 "$INDEXER" build -i index a.jsonl
expect_status 0 "$INDEXER" build -i index b.jsonl
expect_status 0 "$INDEXER" prune 1 -i index
expect_output '1 generation was removed, 1 is left'
expect_status 2 "$INDEXER" publish -i index -- -1
expect_error "^pprsearch-index: publish '-1': is no number of a generation, nor the name of its folder$"
expect_status 2 "$INDEXER" publish -- 1 -i index
expect_error "^pprsearch-index: publish: name one generation by its number; these are 3: '1', '-i', 'index'$"
expect_status 0 "$INDEXER" prune --help
expect_output 'the published one counted'
