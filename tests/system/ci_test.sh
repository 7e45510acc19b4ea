# The jobs of docs/ci.md, taken out of the page and run as they stand there, in the environment that
# cron gives: a good night, bad ones, and going back.
. "$(dirname "$0")/lib.sh" || exit 1
: "${DOCS:?the folder of the documents}"

entry() { echo "{\"id\":\"$1\",\"title\":\"$2\",\"summary\":\"A summary.\"}"; }
published() { "$INDEXER" info -i "${1:-index}" --format json >"$out" && json /generation; }

# block FORM LINE: the block of code of that form of which a line is LINE
block() {
  awk -v begin="\`\`\`$1" -v line="$2" '
    /^```/ { if (inside && found) { printf "%s", text; exit } inside = $0 == begin; text = ""; found = 0; next }
    inside { text = text $0 "\n"; if (index($0, line) == 1) found = 1 }' "$DOCS/ci.md"
}

# step NAME: the commands of a step of the GitHub job; of a line "- run" of GitLab's `job NAME`
step() {
  block yaml 'name: index' | awk -v name="- name: $1" '
    index($0, name) { found = 1; next }
    found && /^ *- / { exit }
    found && /run: \|/ { inside = 1; next }
    found && /run: / { sub(/.*run: /, ""); print; exit }
    inside { sub(/^          /, ""); print }'
}

install_job() {
  block sh '# nightly.sh' >nightly.sh && block sh '# deploy.sh' >deploy.sh && block sh '# copy.sh' >copy.sh
  mkdir bin home && ln -s "$INDEXER" bin/pprsearch-index
  printf 'q1\tsleep\nq2\tworking alliance\n' >queries.tsv
  printf 'q1 0 a 1\nq2 0 b 1\n' >qrels
  { entry a Sleep; entry b 'Working Alliance'; } >good.jsonl
}

# As cron runs it: few variables, no terminal, another folder; the programs are where PATH has them.
nightly() {
  (cd / && env -i HOME="$here/home" LOGNAME=deploy SHELL=/bin/sh PATH="$here/bin:/usr/bin:/bin" \
    ${REQUIRE:+REQUIRE="$REQUIRE"} ${TMPDIR:+TMPDIR="$TMPDIR"} LOGS="$here/logs" METRICS="$here/job.prom" \
    setsid sh "$here/nightly.sh" "$here/index" "$here/queries.tsv" "$here/qrels" "$@" </dev/null)
}
metric() { sed -n "s/^pprsearch_$1 //p" job.prom; }

scenario 'A good night publishes and says nothing; the next one keeps what changed, with its own logs.'
here=$PWD && install_job
expect_equal 'first line of the job' '#!/bin/sh' "$(head -1 nightly.sh)"
expect_status 0 nightly "$here/good.jsonl"
expect_error
expect_equal 'what a good night prints' '' "$(cat "$out")"
expect_equal 'what is published' 1 "$(published)"
expect_equal 'metrics' '1 1 2 0' "$(metric build_success) $(metric index_generation) $(metric index_entries) $(metric build_unchanged)"
{ cat good.jsonl; entry c Mood; } >more.jsonl
expect_status 0 nightly "$here/more.jsonl"
expect_equal 'what is published' 2 "$(published)"
expect_equal 'folders of logs of one day' 2 "$(ls -d logs/* | wc -l)"
expect_equal 'changes' '+ c' "$(cat logs/*/changes.txt | head -1)"
expect_equal 'lines of the logs without time and level' '' "$(grep -hvE '^20[0-9-]+T[0-9:]+Z (info|warning|error) ' logs/*/job.log)"

scenario 'A night without change publishes nothing, and says so in its log.'
here=$PWD && install_job
for night in 1 2 3; do expect_status 0 nightly "$here/good.jsonl"; done
expect_equal 'what is published' 1 "$(published)"
expect_equal 'generations' 1 "$(ls index/generations | wc -l)"
expect_equal 'nights without change' 2 "$(grep -h 'nothing has changed since generation 1' logs/*/job.log | wc -l)"
expect_equal 'metric' 1 "$(metric build_unchanged)"

scenario 'A night whose sources are bad publishes nothing, says why, and the index answers as before.'
here=$PWD && install_job
for number in {1..20}; do entry "e$number" "Entry $number"; done >>good.jsonl
expect_status 0 nightly "$here/good.jsonl"
success=$(metric build_last_success_timestamp_seconds)
grep -v '"b"' good.jsonl >half.jsonl
expect_status 1 nightly "$here/half.jsonl"
expect_output 'nothing was published:'
expect_output 'gate: ndcg@10 is 0.5000, 0.1000 below the required 0.6000'
expect_output "gate: ndcg@10 is 0.5000, 0.4800 below the required 0.9800 (the published generation's 1.0000 less 0.0200)"
expect_equal 'metrics' "0 $success 1" "$(metric build_success) $(metric build_last_success_timestamp_seconds) $(metric index_generation)"
mkdir empty && cp good.jsonl empty/
expect_status 1 nightly "$here/nowhere"
expect_output "cannot open: No such file or directory: $here/nowhere"
gzip -c good.jsonl | head -c 40 >cut.jsonl.gz
expect_status 1 nightly "$here/cut.jsonl.gz"
expect_output "cannot unpack: what gzip packed is damaged or cut short: $here/cut.jsonl.gz"
for number in {1..20}; do echo 'no JSON'; done | cat good.jsonl - >broken.jsonl
expect_status 0 nightly "$here/broken.jsonl"
expect_output 'some records were rejected'
entry c Mood >>broken.jsonl
expect_status 1 nightly "$here/broken.jsonl"
expect_output 'more than --max-rejected 5% allows'
expect_equal 'what is published' 1 "$(published)"

scenario 'An empty checkout, or one with a single entry, does not take the place of an index.'
here=$PWD && install_job
for number in {1..290}; do entry "e$number" "Entry $number"; done >>good.jsonl
expect_status 0 nightly "$here/good.jsonl"
mkdir checkout
expect_status 1 nightly "$here/checkout"
expect_output 'no entry was accepted'
entry a Sleep >checkout/one.jsonl
REQUIRE='ndcg@10>=0.1' expect_status 1 nightly "$here/checkout"
expect_output "lost 291 of 292 published entries"
expect_equal 'what is published' 1 "$(published)"

scenario 'A night with a few rejected records publishes the others, and names the report.'
here=$PWD && install_job
for number in {1..30}; do entry "e$number" "Entry $number"; done >some.jsonl
echo 'no JSON' | cat good.jsonl some.jsonl - >nearly.jsonl
expect_status 0 nightly "$here/nearly.jsonl"
expect_output 'some records were rejected; '
expect_equal 'records of the report' rejected "$("$JSON_GET" "$(echo logs/*/build.json)" '/records/*/outcome')"

# verify_comes_upon DAMAGE: a disk that loses a byte between writing and reading
verify_comes_upon() {
  rm bin/pprsearch-index
  printf '#!/bin/sh\n[ "$1" != verify ] || %s\nexec "%s" "$@"\n' "$1" "$INDEXER" >bin/pprsearch-index
  chmod +x bin/pprsearch-index
}

scenario 'If the new generation turns out to be damaged, the job goes back to the one before.'
here=$PWD && install_job
expect_status 0 nightly "$here/good.jsonl"
verify_comes_upon "truncate --size -1 $here/index/generations/000002-*/columns.ppr"
{ cat good.jsonl; entry c Mood; } >more.jsonl
expect_status 1 nightly "$here/more.jsonl"
expect_output 'generation 2 is damaged:'
expect_equal 'what is published' 1 "$(published)"

scenario 'If the disk damages what is published, a night without change builds it once more, and says so.'
here=$PWD && install_job
expect_status 0 nightly "$here/good.jsonl"
printf 'x' | dd of="$(folder_of 1)/docdata.glass" bs=1 seek=5000 conv=notrunc status=none
expect_status 0 nightly "$here/good.jsonl"
expect_equal 'what is printed' \
  'generation 1, which is published, is damaged: docdata.glass has another content than was written (SHA-256); it is built anew' "$(cat "$out")"
expect_equal 'what is published' 2 "$(published)"
expect_status 0 "$INDEXER" verify -i index
verify_comes_upon "{ printf x | dd of=$here/index/generations/000002-*/docdata.glass bs=1 seek=5000 conv=notrunc status=none; }"
sed -i 's/of=\([^ ]*\)/of="$(echo \1)"/' bin/pprsearch-index
expect_status 1 nightly "$here/good.jsonl"
expect_output 'generation 2 is damaged:'
expect_output 'built once more: generation 3 is published'
expect_status 0 "$INDEXER" verify -i index

scenario 'A night whose answer is lost is no good one, and a forgotten entry that comes back is told.'
here=$PWD && install_job
rm bin/pprsearch-index
printf '#!/bin/sh\n[ "$1" != build ] || exec "%s" "$@" >/dev/full\nexec "%s" "$@"\n' "$INDEXER" "$INDEXER" >bin/pprsearch-index
chmod +x bin/pprsearch-index
if [ -c /dev/full ]; then
  expect_status 1 nightly "$here/good.jsonl"
  expect_output 'the build ended with status 1, and its answer is lost:'
  expect_output 'cannot write the summary; the generation is published'
fi
ln -sf "$INDEXER" bin/pprsearch-index
{ cat good.jsonl; entry c Mood; entry d Hope; } >more.jsonl
expect_status 0 nightly "$here/more.jsonl"
expect_status 0 "$INDEXER" forget c -i index --reason retracted
expect_status 0 nightly "$here/more.jsonl"
expect_output "'c', forgotten "

scenario 'A full folder for temporary files leads nobody back from a sound generation (A5).'
here=$PWD && install_job
for number in {1..2000}; do entry "e$number" "Entry $number"; done >>good.jsonl
expect_status 0 nightly "$here/good.jsonl"
{ cat good.jsonl; entry c Mood; } >more.jsonl
mkdir tmp
if mount -t tmpfs -o size=200k none tmp 2>/dev/null; then
  at_exit="umount '$here/tmp' 2>/dev/null"
  TMPDIR=$here/tmp expect_status 1 nightly "$here/more.jsonl"
  expect_output 'generation 2 could not be checked, and stays published:'
  expect_output 'No space left on device'
  expect_equal 'what is published' 2 "$(published)"
  umount tmp
else
  pass_over 'no small file system can be mounted here: one that is missing is tried alone'
fi
TMPDIR=$here/nowhere expect_status 1 nightly "$here/good.jsonl"
expect_output 'generation 3 could not be checked, and stays published:'
expect_equal 'what is published' 3 "$(published)"

scenario 'What is copied as docs/ci.md says can be gone back from; a lost cache overwrites nothing.'
here=$PWD && install_job
{ cat good.jsonl; entry c Mood; } >more.jsonl
{ cat good.jsonl; entry d Hope; } >other.jsonl
# Where there is no rsync, a small one that does what these recipes ask of it: a file of the same size and second is left as it is unless --ignore-times says otherwise,
# and files are put in their places in one step.
if ! command -v rsync >/dev/null; then
  pass_over 'there is no rsync: a small one stands in for it'
  cat >bin/rsync <<'END'
#!/bin/sh
# rsync -a [--ignore-times] FROM TO
shift && every= && if [ "$1" = --ignore-times ]; then every=1 && shift; fi
set -- "$1" "${2#there:}"
case $1 in
  */) mkdir "$2" 2>/dev/null || [ -d "$2" ] || exit 11;  cp -rp "$1." "$2" ;;
  *) case $2 in
       */) cp -rp "$1" "$2" ;;
       *) if [ -n "$every" ] || [ "$(stat -c '%s %Y' "$1" 2>/dev/null)" != "$(stat -c '%s %Y' "$2" 2>/dev/null)" ]; then cp -p "$1" "$2.new" && mv "$2.new" "$2"; fi ;;
     esac ;;
esac
END
  chmod +x bin/rsync
fi
# Two nights within a second, as seen by what compares sizes and seconds.
same_second() { touch -d @1700000000 index/XAPIANDB; }
with_path() { PATH=$here/bin:$PATH "$@"; }
expect_status 0 nightly "$here/good.jsonl" && same_second
expect_status 0 with_path sh deploy.sh index '' "$here/server"
# On first use there is no such folder: here, two levels deep, and on a server.
printf '#!/bin/sh\nshift\nexec "$@"\n' >bin/ssh && chmod +x bin/ssh
expect_status 0 with_path sh copy.sh index copy
expect_status 0 with_path sh copy.sh index "$here/far/away"
expect_status 0 with_path sh copy.sh index "there:$here/remote/copy"
for copied in far/away remote/copy; do
  expect_status 0 "$INDEXER" verify -i $copied
  expect_equal "what $copied has published" 1 "$(published $copied)"
done
expect_status 0 nightly "$here/more.jsonl" && same_second
expect_status 0 with_path sh deploy.sh index '' "$here/server"
expect_status 0 with_path sh copy.sh index copy
for copied in server copy; do
  expect_status 0 "$INDEXER" verify -i $copied
  expect_equal "what $copied has published" 2 "$(published $copied)"
done
rm -r index
expect_status 0 nightly "$here/other.jsonl"
expect_status 0 with_path sh deploy.sh index '' "$here/server"
expect_status 0 "$QUERY" -i server --show d
expect_status 0 "$INDEXER" verify -i server
for copied in server copy; do expect_status 0 "$INDEXER" rollback -i $copied; done
expect_equal 'what the copy went back to' 1 "$(published copy)"
expect_status 0 "$QUERY" -i server --show c
expect_status 0 "$INDEXER" rollback -i server
expect_status 1 "$QUERY" -i server --show c

scenario 'The steps of the GitHub job do what they say: rebuild, annotate, pack, roll back.'
here=$PWD && install_job
mkdir corpus && cp good.jsonl corpus/
# As the runner does: bash, which stops at the first error.
run_step() { step "$1" >step.sh && [ -s step.sh ] && PATH=$here/bin:$PATH bash -e -o pipefail step.sh; }
expect_status 0 run_step 'Rebuild and gate'
expect_status 0 run_step Verify
for number in {1..30}; do entry "e$number" "Entry $number"; done >corpus/some.jsonl
echo 'no: JSON, 100%' >corpus/bad.jsonl
expect_status 0 run_step 'Rebuild and gate'
if command -v jq >/dev/null; then
  GITHUB_STEP_SUMMARY=$here/summary.md expect_status 0 run_step Annotate
  expect_output '::warning file=corpus/bad.jsonl,line=1,title=rejected::'
  expect_that 'the summary has no generation' grep -qx '| generation | 2 |' summary.md
  entry b Nothing >corpus/good.jsonl
  expect_status 1 run_step 'Rebuild and gate'
  GITHUB_STEP_SUMMARY=$here/summary.md expect_status 0 run_step Annotate
  expect_output '::error title=not published::gate: ndcg@10 is '
else
  pass_over 'there is no jq: annotations are not tried'
fi
expect_status 0 run_step Pack
mkdir unpacked && tar -xzf index.tar.gz -C unpacked
expect_status 0 "$INDEXER" rollback -i unpacked
TO=previous expect_status 0 run_step 'Roll back'
expect_equal 'what is published' 1 "$(published)"

scenario 'The pages of YAML and the units of systemd can be read by those who read them.'
here=$PWD && install_job
block yaml 'name: index' >github.yaml && block yaml 'image: pprsearch' >gitlab.yaml
if python3 -c 'import yaml' 2>/dev/null; then
  for file in github gitlab; do
    expect_status 0 python3 -c "import yaml; print(sorted(map(str, yaml.safe_load(open('$file.yaml')))))"
  done
  expect_output 'nightly'
  # The script of GitLab's job is a list of commands, each run by a shell that stops at an error.
  mkdir corpus && cp good.jsonl corpus/
  gitlab() {
    python3 -c "import yaml; print('set -e'); [print(c) for c in yaml.safe_load(open('gitlab.yaml'))['$1']['script']]" >job.sh
    PATH=$here/bin:$PATH bash job.sh
  }
  if command -v jq >/dev/null; then
    expect_status 0 gitlab nightly
    echo 'no JSON' >corpus/bad.jsonl && for number in {1..30}; do entry "e$number" "Entry $number"; done >corpus/some.jsonl
    expect_status 0 gitlab nightly
    expect_equal 'the report of code quality' 'corpus/bad.jsonl' "$("$JSON_GET" quality.json '/*/location/path')"
    expect_status 0 gitlab rollback
    expect_equal 'what is published' 1 "$(published)"
  fi
else
  pass_over 'Python has no YAML: the files are not read'
fi
block ini '# /etc/systemd/system/pprsearch-nightly.service' >pprsearch-nightly.service
block ini '# /etc/systemd/system/pprsearch-nightly.timer' >pprsearch-nightly.timer
if command -v systemd-analyze >/dev/null; then
  ln -s "$here/nightly.sh" nightly && chmod +x nightly.sh
  sed -i "s|/usr/local/bin/nightly.sh|$here/nightly.sh|; /^User=/d" pprsearch-nightly.service
  expect_status 0 systemd-analyze verify --man=no ./pprsearch-nightly.service ./pprsearch-nightly.timer
  expect_status 0 systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' pprsearch-nightly.timer)"
else
  pass_over 'there is no systemd-analyze: the units are not read'
fi
expect_that 'the line of cron has not five times, a user and a command' \
  grep -qE '^15 3 \* \* \* deploy LOGS=/var/log/pprsearch nightly.sh ' <(block crontab '15 3')
