# Looking after the generations of an index: which there are, whether they are sound, going
# back to an older one and forth to a newer one.
. "$(dirname "$0")/lib.sh" || exit 1

entry() { echo "{\"id\":\"$1\",\"title\":\"Entry $1\",\"summary\":\"A summary of $1.\"}"; }

# build ID [option…]: a generation of one entry
build() {
  entry "$1" >"$1.jsonl"
  expect_status 0 "$INDEXER" build -i index "$1.jsonl" "${@:2}"
}
published() { "$INDEXER" info -i index --format json >"$out" && json /generation; }
expect_published() { expect_equal "the published generation" "$1" "$(published)"; }
numbers() { "$INDEXER" list -i index --format json >"$out" && json '/generations/*/generation'; }

# expect_unchecked 'regex' arguments… : status 3 and one line
expect_unchecked() {
  expect_status 3 "$INDEXER" "${@:2}"
  expect_error "^pprsearch-index: $1"
}

# expect_stopped 'regex' arguments… : status 2 and one line
expect_stopped() {
  expect_status 2 "$INDEXER" "${@:2}"
  expect_error "^pprsearch-index: $1"
}

scenario 'list shows each generation in a line, as text or as JSON, with a star at the published one.'
build a && build b
expect_status 0 "$INDEXER" list -i index
expect_error
expect_equal 'lines about generations: a heading and two' 3 "$(sed '/^$/,$d' "$out" | wc -l)"
expect_output 'rollback goes to generation 1'
expect_equal 'the line with the star' "2 * 1" "$(awk '/\*/ {print $1, $2, $3}' "$out")"
expect_status 0 "$INDEXER" list -i index --format json
expect_json '/generations/*/generation' '1 2'
expect_json '/generations/*/published' 'false true'
expect_json '/generations/*/entries' '1 1'
expect_json '/history/*/generation' '1 2'
expect_json '/history/*/command' 'build build'
expect_json '/history/*/user' "$(id -un) $(id -un)"
expect_json '/way_back/*' 1
expect_equal 'names' "$(cd index/generations && echo *)" "$(json '/generations/*/name')"
digest=$("$INDEXER" info -i index | sed -n 's/^digest *//p')
expect_json /generations/1/digest "$digest"

scenario 'A damaged generation is listed with its fault, and is not what one can go back to.'
build a && build b && build c
truncate --size -1 "$(folder_of 2)/columns.ppr"
expect_status 0 "$INDEXER" list -i index
expect_output 'unusable: columns.ppr has another size than was written'
expect_status 0 "$INDEXER" list -i index --format json
expect_json '/generations/*/fault' 'columns.ppr has another size than was written'
expect_stopped 'index: generation 2 cannot be published: columns.ppr ' publish 2 -i index
expect_status 0 "$INDEXER" rollback -i index
expect_output 'generation 1 is published: 1 entries, digest '
expect_output ', identity '
expect_published 1

scenario 'rollback goes to the generation before, then to the one before that, and says where it is.'
build a && build b && build c
expect_status 0 "$INDEXER" rollback -i index
expect_output 'generation 2 is published'
expect_status 0 "$INDEXER" rollback -i index
expect_output 'generation 1 is published'
expect_stopped 'index: there is no usable generation before 1 to go back to$' rollback -i index
expect_published 1
expect_status 0 "$QUERY" -i index --show a

scenario 'What is published is published, whether standard output takes it or not.'
build one
build two
to_full_disk() { "$@" >/dev/full; }
if [ -c /dev/full ]; then
  expect_status 0 to_full_disk "$INDEXER" rollback -i index
  expect_error 'generation 1 is published$'
  expect_published 1
  expect_status 0 to_full_disk "$INDEXER" publish 2 -i index
  expect_published 2
fi

scenario 'rollback --to goes back only; publish goes to any generation.'
build a && build b && build c
expect_status 0 "$INDEXER" rollback -i index --to 1
expect_published 1
expect_stopped 'rollback --to 2: generation 1 is published, which is not newer' rollback -i index --to 2
expect_stopped 'rollback --to 1: generation 1 is published, which is not newer' rollback -i index --to 1
expect_published 1
expect_status 0 "$INDEXER" publish 3 -i index
expect_output 'generation 3 is published'
expect_published 3
expect_stopped 'index: there is no generation 9$' publish 9 -i index
expect_stopped 'index: there is no generation 0$' rollback -i index --to 0
expect_published 3

scenario '--no-publish builds a generation that nobody sees, and says how to publish it.'
build a
build b --no-publish
expect_output 'generation 2, digest '
expect_error '^pprsearch-index: generation 2 is not published; to publish it: pprsearch-index publish 2 --index index$'
expect_published 1
expect_status 0 "$INDEXER" verify --generation 2 -i index
expect_status 0 "$INDEXER" publish 2 -i index
expect_published 2
mkdir 'an index' && entry a >a.jsonl
expect_status 0 "$INDEXER" build -i "an index" a.jsonl --no-publish
expect_error "publish 1 --index 'an index'$"
expect_stopped 'an index: ' info -i "an index"

scenario 'Generations that are never published neither pile up nor push out those to go back to.'
build a && build b
for id in c d e f g; do build $id --no-publish --keep 2; done
expect_equal 'generations' '1 2 6 7' "$(numbers)"

scenario 'verify reads all of the published generation, or of another one, and tells what it holds.'
build a && build b
expect_status 0 "$INDEXER" verify -i index
expect_output 'generation 2 is sound: 1 entries, digest '
expect_output ', identity '
expect_error
expect_status 0 "$INDEXER" verify --generation 1 -i index
expect_output 'generation 1 is sound'
expect_unchecked 'index: there is no generation 7$' verify --generation 7 -i index
expect_unchecked 'nowhere: no index there$' verify -i nowhere
expect_unchecked 'verify takes no option --keep .*$' verify -i index --keep 3

scenario 'verify finds a changed byte in any file, and any file that is missing, cut or too many.'
build a
cp -r index sound
first=$(folder_of 1)
for file in $(cd "$first" && echo *); do
  for damage in flip cut remove; do
    rm -r index && cp -r sound index
    path=$first/$file
    size=$(stat --format %s "$path")
    [ "$size" -gt 0 ] || [ $damage = remove ] || continue
    case $damage in
    flip) # the byte in the middle, by one bit
      byte=$(od -An -tu1 -j$((size / 2)) -N1 "$path")
      printf "\\x$(printf %x $((byte ^ 1)))" | dd of="$path" bs=1 seek=$((size / 2)) conv=notrunc status=none
      ;;
    cut) truncate --size $((size / 2)) "$path" ;;
    remove) rm "$path" ;;
    esac
    expect_status 2 "$INDEXER" verify -i index
    expect_that "$file: $damage: no fault is told" [ -s "$err" ]
    expect_equal "$file: $damage: lines of another form" 0 "$(grep -cv '^pprsearch-index: index: ' "$err")"
    expect_that "$file: $damage: something is said to be sound" [ ! -s "$out" ]
  done
done
rm -r index && cp -r sound index && touch "$first/stray"
expect_stopped 'index: stray is not of this generation' verify -i index

scenario 'Where reading a generation ends the process that reads it, verify lives on and says how.'
for number in {1..500}; do entry "$number"; done >many.jsonl
expect_status 0 "$INDEXER" build -i index many.jsonl
mkdir temporary
ended_by_a_signal() { (ulimit -f 16 && TMPDIR=$PWD/temporary "$INDEXER" verify -i index); }
expect_status 3 ended_by_a_signal
expect_error '^pprsearch-index: reading generation 1 ended with signal [0-9]+ \(File size limit exceeded\)$'
expect_equal 'what is left in the folder for temporary files' '' "$(ls -A temporary)"
expect_status 0 "$INDEXER" verify -i index

scenario 'verify leaves nothing behind in the folder for temporary files.'
build a
mkdir temporary
TMPDIR=$PWD/temporary expect_status 0 "$INDEXER" verify -i index
expect_equal 'what is in it' '' "$(ls -A temporary)"
TMPDIR=$PWD/nowhere expect_status 3 "$INDEXER" verify -i index
TMPDIR=$PWD/nowhere expect_status 3 "$INDEXER" verify -i index --format json
expect_that 'the error is not in the JSON' grep -q '"error":".*TMPDIR' "$out"

scenario 'A verify that is asked to end leaves nothing behind either.'
for number in {1..4000}; do entry "$number"; done >many.jsonl
expect_status 0 "$INDEXER" build -i index many.jsonl
mkdir temporary
for signal in TERM INT HUP; do
  # A shell starts what is in the background with SIGINT ignored; env gives it back.
  TMPDIR=$PWD/temporary env --default-signal=INT "$INDEXER" verify -i index >/dev/null 2>&1 &
  verifier=$!
  until [ -n "$(find temporary -name shards)" ] || ! kill -0 $verifier 2>/dev/null; do sleep .01; done
  kill -$signal $verifier
  status=0
  wait $verifier 2>/dev/null || status=$?
  expect_equal "status of a verify that SIG$signal ended" $((128 + $(kill -l $signal))) $status
  expect_equal "left in the folder for temporary files after SIG$signal" '' "$(ls -A temporary)"
  expect_equal 'children that live on' '' "$(pgrep -P $verifier)"
done

# begin_build ID: a build that waits in the midst for entries of a pipe
begin_build() {
  mkfifo pipe
  "$INDEXER" build -i index --from jsonl pipe >first.out 2>first.err &
  writer=$!
  exec 3>pipe
  entry "$1" >&3
}

scenario 'A second build is told which process builds; --wait waits for its end.'
build a && build b
begin_build c
busy="index: another writer is at work \(process $writer\)$"
entry d >d.jsonl
expect_stopped "$busy" build -i index d.jsonl
expect_stopped "$busy" build -i index --wait 1 d.jsonl
expect_stopped "$busy" prune 1 -i index
expect_stopped "$busy" forget a -i index
expect_published 2
"$INDEXER" build -i index --wait 60 d.jsonl >second.out 2>second.err 3>&- &
second=$!
exec 3>&-
expect_status 0 wait $writer
expect_status 0 wait $second
expect_that 'the first writer did not publish' grep -q 'generation 3,' first.out
expect_that 'the second writer did not publish after it' grep -q 'generation 4,' second.out

scenario 'Going back takes no build long, and the build that it overtook leaves the index so (A3).'
build a && build b && build c
begin_build d
began=${EPOCHREALTIME/./}
expect_status 0 "$INDEXER" rollback -i index
expect_that "rollback took $((${EPOCHREALTIME/./} - began)) microseconds" [ $((${EPOCHREALTIME/./} - began)) -lt 3000000 ]
expect_error "note: a build is at work \(process $writer\): what it makes will be kept, and not published$"
expect_published 2
exec 3>&-
expect_status 2 wait $writer
expect_that "what the build says: $(cat first.err)" \
  grep -q "^pprsearch-index: generation 2 was published while this build was at work (rollback by $(id -un), 20" first.err
expect_that 'how to publish it is not said' grep -q 'publish 4 --index index$' first.err
expect_published 2
expect_status 0 "$INDEXER" publish 4 -i index
expect_published 4

scenario 'Going back never goes to what was gone back from (A1); twice goes two steps back.'
build good1 && build good2 && build bad1
expect_status 0 "$INDEXER" rollback -i index
build bad2
expect_status 0 "$INDEXER" rollback -i index
expect_output 'generation 2 is published'
expect_status 0 "$INDEXER" rollback -i index
expect_output 'generation 1 is published'
expect_stopped 'index: there is no usable generation before 1 to go back to$' rollback -i index
expect_status 0 "$INDEXER" list -i index --format json
expect_json '/history/*/generation' '1 2 3 2 4 2 1'
expect_json '/way_back' '[]'

scenario 'Nights without change build nothing and throw nothing away (A2).'
build good --keep 2 && build better --keep 2
for night in 1 2 3; do
  expect_status 0 "$INDEXER" build -i index --keep 2 better.jsonl
  expect_output '; unchanged: generation 2, digest '
done
expect_equal 'generations' '1 2' "$(numbers)"
expect_status 0 "$INDEXER" build -i index better.jsonl --format json --no-publish
expect_json /unchanged true
expect_json /generation 2
expect_error
expect_status 0 "$INDEXER" build -i index --rebuild --keep 2 better.jsonl
expect_equal 'one of a content stays' '1 3' "$(numbers)"
expect_status 0 "$INDEXER" rollback -i index
expect_output 'generation 1 is published'

scenario 'prune leaves so many to go back to, and the published one.'
for id in a b c d; do build $id --keep 0; done
build e --no-publish --keep 0
expect_status 0 "$INDEXER" prune 2 -i index
expect_output '2 generations were removed, 3 are left'
expect_equal 'generations' '3 4 5' "$(numbers)"
expect_stopped "prune 'few': a whole number from 1" prune few -i index

scenario 'A retracted entry is taken out of every generation; the history says when and why, not which.'
{ entry a; entry secret; } >two.jsonl
expect_status 0 "$INDEXER" build -i index two.jsonl
build a
expect_status 0 "$INDEXER" rollback -i index
expect_status 0 "$INDEXER" forget secret -i index --reason 'asked for by the author'
expect_output 'generation 3 takes the place of 1'
expect_published 3
expect_status 1 "$QUERY" -i index --show secret
expect_equal 'files that have the entry' '' "$(grep -rlaF secret index)"
expect_status 0 "$INDEXER" verify -i index
expect_status 0 "$INDEXER" list -i index --format json
expect_json /history/3/command forget
expect_json /history/3/reason 'asked for by the author'
expect_json /history/3/id_sha256 "$(printf secret | sha256sum | cut -d' ' -f1)"
expect_stopped "index: no generation has an entry 'secret'$" forget secret -i index
expect_equal 'generations' '2 3' "$(numbers)"

scenario 'The index of an older program is opened, and its record carried over by the next build.'
for id in a b c; do build $id --keep 0; done
# As it was: folders with numbers alone, and the numbers of those that were published.
for number in 1 2 3; do mv "$(folder_of $number)" "index/generations/00000$number"; done
rm index/history index/lock-publish && echo 'auto generations/000003' >index/XAPIANDB
printf '1\n3\n' >index/published
expect_status 0 "$QUERY" -i index --show c
expect_status 0 "$INDEXER" verify -i index
expect_status 0 "$INDEXER" list -i index --format json
expect_json '/history/*/command' 'carried-over carried-over'
expect_json '/way_back/*' 1
cp -r index second
expect_status 0 "$INDEXER" rollback -i second
expect_output 'generation 1 is published'
build d
expect_published 4
expect_that 'the old record is still there' [ ! -e index/published ]
expect_status 0 "$INDEXER" rollback -i index
expect_output 'generation 3 is published'
expect_status 0 "$INDEXER" rollback -i index
expect_output 'generation 1 is published'
expect_status 0 "$INDEXER" verify -i index

scenario 'Two builders that give one number do not meet; a name says which generation is meant.'
entry a >a.jsonl && entry b >b.jsonl && entry c >c.jsonl
expect_status 0 "$INDEXER" build -i index a.jsonl && cp -r index elsewhere
build b
expect_status 0 "$INDEXER" build -i elsewhere c.jsonl
cp -rn elsewhere/generations index/
expect_published 2
expect_status 0 "$QUERY" -i index --show b
expect_status 0 "$INDEXER" verify -i index
other=$(basename "$(folder_of 2 elsewhere)")
expect_status 0 "$INDEXER" publish "$other" -i index
expect_status 0 "$QUERY" -i index --show c
expect_status 0 "$INDEXER" rollback -i index
expect_status 0 "$QUERY" -i index --show b
expect_status 0 "$INDEXER" rollback -i index
expect_stopped 'index: there are several with the name generation 2: 000002-.*, 000002-.*; ' publish 2 -i index
entry d >d.jsonl
expect_status 0 "$INDEXER" build -i index d.jsonl
expect_output 'generation 3, '

scenario 'A torn line of the history, as a full disk or a kill leaves it, costs nothing but itself.'
build a && build b
printf '{"time":"2026-11-24T' >>index/history
expect_status 0 "$INDEXER" list -i index
expect_error 'note: history: line 3 is cut short$'
expect_status 0 "$INDEXER" rollback -i index
expect_output 'generation 1 is published'
expect_status 0 "$INDEXER" list -i index --format json
expect_error
expect_json '/history/*/generation' '1 2 1'
printf '{"time":"\x1b]0;title\x07"}\n\x1b[31m\n' >>index/history
expect_status 0 "$INDEXER" list -i index
expect_error 'note: history: line 4 cannot be read$' 'note: history: line 5 cannot be read$'

scenario 'A line that did not come true is put right by the next build, though that finds nothing changed.'
build a
sed 's/000001-[0-9a-f]*/000002-0123456789ab/' index/history >>index/history.kept
cat index/history.kept >>index/history && rm index/history.kept
expect_status 0 "$INDEXER" build -i index a.jsonl
expect_output unchanged
expect_status 0 "$INDEXER" list -i index --format json
expect_json '/history/*/command' 'build build found'
expect_json '/history/*/generation' '1 2 1'

scenario 'A clock that was set back changes nothing: numbers decide, not times.'
build a && build b
touch -d 2001-01-01 index/XAPIANDB index/generations/* index/generations/*/*
expect_status 0 "$INDEXER" verify -i index
build c
expect_published 3
touch -d 2031-01-01 index/XAPIANDB index/generations/*/*
expect_status 0 "$INDEXER" rollback -i index
expect_published 2
build d
expect_published 4
expect_status 0 "$QUERY" -i index --show d
expect_equal 'generations, of which one was gone back from' '1 2 3 4' "$(numbers)"

scenario 'An index of another version is told as such by every command, with what to do.'
build a && build b
sed -i 's/"schema": [0-9]*/"schema": 99/' "$(folder_of 2)/manifest.json"
for command in info export 'diff 1 2'; do
  # shellcheck disable=SC2086
  expect_status 2 "$INDEXER" $command -i index
  expect_error '^pprsearch-index: index: .*(schema 99|manifest.json)'
done
expect_status 2 "$INDEXER" verify -i index
expect_error '^pprsearch-index: index: .*(schema 99|manifest.json)'
expect_status 0 "$INDEXER" list -i index
expect_output 'unusable: '
expect_status 0 "$INDEXER" rollback -i index
expect_published 1
