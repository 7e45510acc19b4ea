# Calls of the system fail one by one, and files of an index are what they should not be. Whatever
# happens, a build publishes what it was given, or nothing; and it says which.
. "$(dirname "$0")/lib.sh" || exit 1
: "${FAULTY_CALLS:?the library that lets calls fail}"

# ---- Every call of a kind, one by one ----

mkdir "$work/given"
for id in a b c; do
  echo "{\"id\":\"$id\",\"title\":\"Entry $id\",\"published\":\"2020-0${#id}\",\"summary\":\"The alliance of $id.\",\"topics\":[\"alliance\"],\"citation\":\"Doe, J. (2020). Title of $id. Journal of Tests, 1(2), 3-4.\"}"
done >"$work/given/entries.jsonl"
printf 'topics:\n  - slug: alliance\n    label: Alliance\n' >"$work/given/taxonomy.yaml"
printf 'concepts:\n  - id: cbt\n    words: [CBT, cognitive therapy]\n' >"$work/given/thesaurus.yaml"
for number in 1 2; do
  head -"$number" "$work/given/entries.jsonl" >"$work/$number.jsonl"
  "$INDEXER" build "$work/$number.jsonl" -i "$work/before" >/dev/null 2>&1 || fail 'the index before cannot be built'
done
cp -a "$work/before" "$work/after"
"$INDEXER" build "$work/given" -i "$work/after" >/dev/null 2>&1 || fail 'the index after cannot be built'

# What a manifest says of the files that the library writes.
ours() { sed -n '/"[a-z]*\.\(ppr\|json\)": {/,/}/p' "$(folder_of 3 "$1")/manifest.json"; }

# The line of history that a build adds is the last and only one, and names what is published.
expect_history() {
  local name
  name=$(sed 's|auto generations/||' index/XAPIANDB)
  cmp -s <(head -n -1 index/history) "$work/before/history" &&
    tail -1 index/history | grep -q "\"command\":\"build\".*\"name\":\"$name\"" || echo 'the history is another'
}

# What is wrong with the index after a build that ended with status $1.
fault_after() {
  local file
  [ -z "$(find index -name '*.new')" ] || echo 'a .new file is left'
  if [ "$1" -eq 0 ]; then
    grep -q '^auto generations/000003-' index/XAPIANDB || echo 'status 0, and nothing was published'
    expect_history
    for file in columns dictionary positions; do
      cmp -s "$(folder_of 3)/$file.ppr" "$(folder_of 3 "$work/after")/$file.ppr" || echo "$file.ppr is another"
    done
    [ "$(ours index)" = "$(ours "$work/after")" ] || echo 'the manifest is another'
  else
    [ "$1" -eq 2 ] || [ "$1" = "${may_end_with:-2}" ] || echo "status $1"
    cmp -s index/XAPIANDB "$work/before/XAPIANDB" || echo "status $1, and something was published"
    cmp -s index/history "$work/before/history" || echo "status $1, and the history is another"
    diff -rq "$work/before/generations" index/generations | grep -v 'Only in index/generations: 000003-' && echo 'an old generation is another'
    [ -s "$err" ] || echo "status $1, and nothing was said"
  fi
}

# with_fault CALL KIND PATH AT command…
with_fault() {
  FAULT_CALL=$1 FAULT_KIND=$2 FAULT_PATH=$3 FAULT_AT=$4 LD_PRELOAD=$FAULTY_CALLS "${@:5}"
}

# sweep CALL KIND PATH [STEP]: the fault at each such call, or at every STEP-th, unless all are
# wanted (tests/soak/faults.sh).
every() { if [ "$1" = malloc ]; then echo "$2"; else echo "${FAULTS_EVERY:-$2}"; fi; }
sweep() {
  local at status calls wrong=''
  cp -a "$work/before" index
  FAULT_COUNT=$work/count with_fault "$1" "$2" "$3" 0 "$INDEXER" build "$work/given" -i index --jobs 1 >"$out" 2>"$err"
  calls=$(cat "$work/count")
  expect_that "calls of $1 for '$3': $calls" [ "$calls" -gt 0 ]
  for ((at = 1; at <= calls; at += $(every "$1" "${4:-1}"))); do
    rm -rf index && cp -a "$work/before" index
    status=0
    with_fault "$1" "$2" "$3" "$at" timeout 60 "$INDEXER" build "$work/given" -i index --jobs 1 >"$out" 2>"$err" || status=$?
    wrong+=$(fault_after "$status" | sed "s/^/ call $at: /; s/\$/ [$(head -c 150 "$err" | tr '\n/&' '   ')];/")
  done
  rm -rf index
  expect_equal "$1 $2 '$3', of $calls calls" '' "$wrong"
}

scenario 'A read error, or a file that ends before its end, is never taken for the end.'
for file in .positions .ppr /history /taxonomy.json /thesaurus.json /crosswalk.json /XAPIANDB; do
  sweep read EIO "$file"
  sweep read end "$file"
  sweep read EINTR "$file"
done
sweep read short .positions
sweep read EIO /index/ 29
sweep read EIO taxonomy.yaml
sweep read EIO entries.jsonl

scenario 'Nothing is lost where files cannot be opened or folders be listed.'
sweep open EMFILE index 2
sweep open EINTR index 5
sweep opendir EMFILE index
sweep readdir EIO index 2

scenario 'What cannot be written is not published, and nothing of it is left over.'
sweep write ENOSPC /index/ 2
sweep write short /index/ 5
sweep fsync EIO ''
sweep rename EIO ''
sweep close EIO /index/ 5
sweep unlink EIO '' 2

scenario 'A lack of memory ends a build, and changes nothing.'
# It may end it by a signal: JSON that is being made when memory is out cannot be unmade (docs/security.md).
may_end_with=134 sweep malloc ENOMEM '' "${FAULTS_MALLOC_EVERY:-2500}"

scenario 'So it is with rollback, publish and forget: what they did not do, they did not write down.'
# sweep_command KEPT COMMAND…: each fault of the calls that matter; KEPT: the generation published before
sweep_command() {
  local call kind at calls status wrong='' published
  for call in 'read EIO' 'open EMFILE' 'write ENOSPC' 'fsync EIO' 'rename EIO' 'readdir EIO'; do
    kind=${call#* } call=${call% *}
    rm -rf index && cp -a "$work/before" index
    FAULT_COUNT=$work/count with_fault "$call" "$kind" /index 0 "$INDEXER" "$@" -i index >"$out" 2>"$err"
    calls=$(cat "$work/count")
    # The last calls are made when all is done already.
    for at in $(seq 1 "${FAULTS_EVERY:-$((calls / 12 + 1))}" "$calls") $((calls > 1 ? calls - 1 : 1)) "$calls"; do
      rm -rf index && cp -a "$work/before" index
      status=0
      with_fault "$call" "$kind" /index "$at" timeout 60 "$INDEXER" "$@" -i index >"$out" 2>"$err" || status=$?
      published=$(sed 's|auto generations/||' index/XAPIANDB)
      [ "$status" -le 2 ] || wrong+=" $call $at: status $status;"
      [ "$published" = "$("$JSON_GET" index/history /name | tail -1)" ] || wrong+=" $call $at: the history does not end with $published;"
      [ "$status" -ne 2 ] || cmp -s index/XAPIANDB "$work/before/XAPIANDB" || wrong+=" $call $at: status 2, and another is published;"
      [ "$status" -ne 0 ] || [ "$published" != "$(sed 's|auto generations/||' "$work/before/XAPIANDB")" ] || wrong+=" $call $at: status 0, and nothing is another;"
      "$QUERY" -i index alliance >/dev/null 2>&1 || wrong+=" $call $at: no answer;"
    done
  done
  rm -rf index
  expect_equal "$*" '' "$wrong"
}
sweep_command rollback
sweep_command publish 1
sweep_command forget a --reason 'asked for'

# ---- What is said of it ----

scenario 'Whatever fails after the generation is published is a note, and the status is 0.'
cp -a "$work/before" index
FAULT_COUNT=$work/count with_fault fsync EIO '' 0 "$INDEXER" build "$work/given" -i index >"$out" 2>"$err"
rm -rf index && cp -a "$work/before" index
expect_status 0 with_fault fsync EIO '' "$(cat "$work/count")" "$INDEXER" build "$work/given" -i index
expect_error '^pprsearch-index: note: generation 3 is published, but .*Input/output error'
FAULT_COUNT=$work/count with_fault fsync EIO '' 0 "$INDEXER" rollback -i index >"$out" 2>"$err"
"$INDEXER" publish 3 -i index >"$out" 2>"$err"
expect_status 0 with_fault fsync EIO '' "$(cat "$work/count")" "$INDEXER" rollback -i index
expect_error '^pprsearch-index: note: generation 2 is published, but .*Input/output error'

scenario 'Judgments that are cut by a read error let no gate pass.'
mkdir given && cp "$work/given/entries.jsonl" given
printf 'q\talliance\n' >q.tsv
{
  printf 'q 0 a 1                       \n'
  for ((i = 0; i < 2000; i++)); do printf 'q 0 none-%04d 1\n' "$i"; done
} >judgments
asked=(--gate q.tsv --qrels judgments --require 'recall@100>=0.001')
for at in 1 2; do
  expect_status 2 with_fault read EIO /judgments "$at" "$INDEXER" build given -i index "${asked[@]}"
  expect_error 'judgments: cannot be read: Input/output error$'
  expect_status 2 with_fault read EIO /q.tsv "$at" "$INDEXER" build given -i index "${asked[@]}"
  expect_error 'q.tsv: cannot be read: Input/output error$'
  [ "$at" -eq 1 ] || continue
  expect_status 2 with_fault open EACCES judgments 1 "$INDEXER" build given -i index "${asked[@]}"
  expect_error 'judgments: cannot be read: Permission denied$'
done
expect_status 0 "$INDEXER" build given -i index --gate <(cat q.tsv) --qrels <(cat judgments) --require 'recall@100>=0'

scenario 'What cannot be read is named with the reason.'
cp -a "$work/before" index
expect_status 2 with_fault open EACCES /XAPIANDB 2 "$QUERY" -i index alliance
expect_error 'index: index/XAPIANDB: Permission denied$'
expect_status 2 with_fault open EACCES /XAPIANDB 1 "$INDEXER" list -i index
expect_error 'index: index/XAPIANDB: Permission denied$'
expect_status 2 with_fault opendir EACCES /generations 1 "$INDEXER" list -i index
expect_error 'index: Permission denied: index/generations$'
expect_status 2 with_fault read EIO /manifest.json 1 "$QUERY" -i index alliance
expect_error 'index: index/generations/000002-.*/manifest.json: Input/output error$'
expect_status 2 with_fault read EIO entries.jsonl 1 "$INDEXER" build "$work/given/entries.jsonl" -i index
expect_error 'cannot read: Input/output error: .*entries.jsonl$'
mkdir two && cp "$work/given/taxonomy.yaml" two
expect_status 2 with_fault read EIO /two/taxonomy.yaml 1 "$INDEXER" check "$work/given" two
expect_error 'cannot read: Input/output error: .*two/taxonomy.yaml$'
gzip -k <"$work/given/entries.jsonl" >packed.jsonl.gz
expect_status 2 with_fault read EIO packed 1 "$INDEXER" check packed.jsonl.gz
expect_error 'cannot read: Input/output error: packed.jsonl.gz$'
expect_status 3 env TMPDIR="$PWD/nowhere" "$INDEXER" verify -i index
expect_error 'TMPDIR'

# ---- What stands in the place of a file ----

# in_its_place FILE KIND: another thing than a regular file
in_its_place() {
  rm -f "$1"
  case $2 in
    pipe) mkfifo "$1" ;;
    link) ln -s /dev/zero "$1" ;;
    folder) mkdir "$1" ;;
  esac
}

scenario 'A pipe, a link or a folder in the place of a file of the index is an error at once.'
second=generations/$(basename "$(folder_of 2 "$work/before")")
for kind in pipe link folder; do
  for file in XAPIANDB "$second"/{manifest.json,columns.ppr,dictionary.ppr,positions.ppr,thesaurus.ppr,taxonomy.json,thesaurus.json,crosswalk.json,postlist.glass,docdata.glass}; do
    rm -rf index && cp -a "$work/before" index && in_its_place "index/$file" "$kind"
    expect_status 2 timeout 20 "$QUERY" -i index alliance
    expect_error "index: .*${file##*/}.*(is no regular file)\$"
    expect_that "verify of a $kind at $file finds a fault" \
      eval '! timeout 20 "$INDEXER" verify -i index >"$out" 2>"$err"'
    expect_that "what verify says of a $kind at $file: $(cat "$out" "$err")" grep -q "${file##*/}" "$out" "$err"
  done
  rm -rf index && cp -a "$work/before" index && in_its_place index/XAPIANDB "$kind"
  for command in list rollback info "build $work/given"; do
    # shellcheck disable=SC2086
    expect_status 2 timeout 20 "$INDEXER" $command -i index
    expect_error 'XAPIANDB: is no regular file$'
  done
  for file in history lock lock-publish; do
    rm -rf index && cp -a "$work/before" index && in_its_place "index/$file" "$kind"
    expect_status 2 timeout 20 "$INDEXER" build "$work/given" -i index
    expect_error "index: index/$file: (is no regular file|Is a directory)\$"
  done
done

scenario 'Nothing is written through a link in the place of the lock, or to a second name of it.'
echo precious >victim
for kind in 'ln -sf ../victim' 'ln -f victim'; do
  rm -rf index && cp -a "$work/before" index
  rm -f index/lock-publish index/history
  for file in lock lock-publish history; do $kind "index/$file"; done
  for command in "build $work/given" rollback 'publish 1' 'prune 1'; do
    # shellcheck disable=SC2086
    expect_status 2 timeout 20 "$INDEXER" $command -i index
    expect_error 'index: index/lock(-publish)?: (is no regular file|has a second name)'
  done
  rm index/lock index/lock-publish
  expect_status 2 timeout 20 "$INDEXER" publish 1 -i index
  expect_error 'index: index/history: (is no regular file|has a second name)'
done
expect_equal 'what the link leads to' precious "$(cat victim)"
rm -rf index && cp -a "$work/before" index && ln -sf ../nowhere index/lock-publish
expect_status 2 "$INDEXER" rollback -i index
expect_that 'a file was made through a link' [ ! -e nowhere ]

scenario 'The folder of a generation follows the umask.'
for mask in 002 022 077; do
  (umask "$mask" && "$INDEXER" build "$work/given" -i "index-$mask" >/dev/null 2>&1)
  expect_equal "mode with umask $mask" "$(printf '%o' $((0777 & ~mask)))" \
    "$(stat -c %a "$(folder_of 1 "index-$mask")")"
done
