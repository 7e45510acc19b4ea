# The nightly job of docs/ci.md, run as it stands there: a good night, bad ones, and going back.
. "$(dirname "$0")/lib.sh" || exit 1
: "${DOCS:?the folder of the documents}"

entry() { echo "{\"id\":\"$1\",\"title\":\"$2\",\"summary\":\"A summary.\"}"; }
published() { "$INDEXER" info -i index --format json >"$out" && json /generation; }

# The job is the block of docs/ci.md that begins as a script does; it runs with the programs
# in its path, as installed ones are.
nightly() { PATH=$PWD/bin:$PATH LOGS=logs sh nightly.sh index queries.tsv qrels "$@"; }
install_job() {
  awk '/^```/ {inside = 0} inside; /^```sh$/ {getline; inside = /^#!/; if (inside) print}' "$DOCS/ci.md" >nightly.sh
  mkdir bin && ln -s "$INDEXER" bin/pprsearch-index
  printf 'q1\tsleep\nq2\tworking alliance\n' >queries.tsv
  printf 'q1 0 a 1\nq2 0 b 1\n' >qrels
  { entry a Sleep; entry b 'Working Alliance'; } >good.jsonl
}

scenario 'A good night publishes; the next one tells what changed.'
install_job
expect_equal 'first line of the job' '#!/bin/sh' "$(head -1 nightly.sh)"
expect_status 0 nightly good.jsonl
expect_output 'generation 1, digest '
expect_error
expect_equal 'what is published' 1 "$(published)"
{ cat good.jsonl; entry c Mood; } >more.jsonl
expect_status 0 nightly more.jsonl
expect_equal 'what is published' 2 "$(published)"
expect_equal 'changes' '+ c' "$(head -1 logs/*/changes.txt)"

scenario 'A night whose sources are bad publishes nothing, says why, and the index answers as before.'
install_job
expect_status 0 nightly good.jsonl
entry a Sleep >half.jsonl
REQUIRE='ndcg@10>=0.90' expect_status 1 nightly half.jsonl
expect_output 'nothing was published:'
expect_output 'gate: ndcg@10 is 0.5000, 0.4000 below the required 0.9000'
expect_status 1 nightly nowhere
expect_output 'cannot open: No such file or directory: nowhere'
gzip -c good.jsonl | head -c 40 >cut.jsonl.gz
expect_status 1 nightly cut.jsonl.gz
expect_output 'cannot unpack: what gzip packed is damaged or cut short: cut.jsonl.gz'
for number in {1..20}; do echo 'no JSON'; done | cat good.jsonl - >broken.jsonl
expect_status 1 nightly broken.jsonl
expect_output 'more than --max-rejected 5% allows'
expect_equal 'what is published' 1 "$(published)"

scenario 'A night with a few rejected records publishes the others, and names the report.'
install_job
for number in {1..30}; do entry "e$number" "Entry $number"; done >some.jsonl
echo 'no JSON' | cat good.jsonl some.jsonl - >nearly.jsonl
expect_status 0 nightly nearly.jsonl
expect_output 'some records were rejected; logs/'
expect_equal 'lines of the report' 1 "$(wc -l <logs/*/records.jsonl)"

scenario 'Where the new generation turns out to be damaged, the job goes back to the one before.'
install_job
expect_status 0 nightly good.jsonl
# A disk that loses a byte between writing and reading: a verify that comes upon it.
rm bin/pprsearch-index
cat >bin/pprsearch-index <<END
#!/bin/sh
[ "\$1" != verify ] || truncate --size -1 index/generations/000002/columns.ppr
exec "$INDEXER" "\$@"
END
chmod +x bin/pprsearch-index
expect_status 1 nightly good.jsonl
expect_output 'the new generation is damaged:'
expect_output 'generation 1 is published'
expect_equal 'what is published' 1 "$(published)"

scenario 'A copy that is made as docs/ci.md says, generations first and the stub last, is an index.'
install_job
expect_status 0 nightly good.jsonl
mkdir copy && cp -r index/generations copy/ && cp index/XAPIANDB copy/
expect_status 0 "$INDEXER" diff index copy
expect_status 0 "$INDEXER" verify -i copy
tar -czf index.tar.gz -C index XAPIANDB generations && mkdir unpacked && tar -xzf index.tar.gz -C unpacked
expect_status 0 "$INDEXER" verify -i unpacked
expect_status 0 "$INDEXER" build -i unpacked good.jsonl
expect_output 'generation 2, '
