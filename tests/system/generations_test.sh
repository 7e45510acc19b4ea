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

# expect_stopped 'regex' arguments… : status 2 and one line
expect_stopped() {
  expect_status 2 "$INDEXER" "${@:2}"
  expect_error "^pprsearch-index: $1"
}

scenario 'list shows each generation in a line, as text or as JSON, with a star at the published one.'
build a && build b
expect_status 0 "$INDEXER" list -i index
expect_error
expect_equal 'lines: a heading and two generations' 3 "$(wc -l <"$out")"
expect_equal 'the line with the star' "2 * 1" "$(awk '/\*/ {print $1, $2, $3}' "$out")"
expect_status 0 "$INDEXER" list -i index --format json
expect_json '/generations/*/generation' '1 2'
expect_json '/generations/*/published' 'false true'
expect_json '/generations/*/entries' '1 1'
digest=$("$INDEXER" info -i index | sed -n 's/^digest *//p')
expect_json /generations/1/digest "$digest"

scenario 'A damaged generation is listed with its fault, and is not what one can go back to.'
build a && build b && build c
truncate --size -1 index/generations/000002/columns.ppr
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
expect_stopped 'index: there is no generation 7$' verify --generation 7 -i index
expect_stopped 'nowhere: no index there$' verify -i nowhere

scenario 'verify finds a changed byte in any file, and any file that is missing, cut or too many.'
build a
cp -r index sound
for file in $(cd index/generations/000001 && echo *); do
  for damage in flip cut remove; do
    rm -r index && cp -r sound index
    path=index/generations/000001/$file
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
rm -r index && cp -r sound index && touch index/generations/000001/stray
expect_stopped 'index: stray is not of this generation' verify -i index

scenario 'Where reading a generation ends the process that reads it, verify lives on and says how.'
for number in {1..500}; do entry "$number"; done >many.jsonl
expect_status 0 "$INDEXER" build -i index many.jsonl
mkdir temporary
ended_by_a_signal() { (ulimit -f 16 && TMPDIR=$PWD/temporary "$INDEXER" verify -i index); }
expect_status 2 ended_by_a_signal
expect_error '^pprsearch-index: index: reading generation 1 ended with signal [0-9]+ \(File size limit exceeded\)$'
expect_equal 'what is left in the folder for temporary files' '' "$(ls -A temporary)"
expect_status 0 "$INDEXER" verify -i index

scenario 'verify leaves nothing behind in the folder for temporary files.'
build a
mkdir temporary
TMPDIR=$PWD/temporary expect_status 0 "$INDEXER" verify -i index
expect_equal 'what is in it' '' "$(ls -A temporary)"
TMPDIR=$PWD/nowhere expect_status 2 "$INDEXER" verify -i index

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

scenario 'A writer that is at work is named by rollback and publish too; --wait waits for its end.'
build a && build b
mkfifo pipe
"$INDEXER" build -i index --from jsonl pipe >first.out 2>first.err &
writer=$!
exec 3>pipe
entry c >&3
busy="index: another writer is at work \(process $writer\)$"
expect_stopped "$busy" rollback -i index
expect_stopped "$busy" publish 1 -i index
entry d >d.jsonl
expect_stopped "$busy" build -i index d.jsonl
expect_stopped "$busy" build -i index --wait 1 d.jsonl
expect_published 2
"$INDEXER" build -i index --wait 60 d.jsonl >second.out 2>second.err 3>&- &
second=$!
exec 3>&-
expect_status 0 wait $writer
expect_status 0 wait $second
expect_that 'the first writer did not publish' grep -q 'generation 3,' first.out
expect_that 'the second writer did not publish after it' grep -q 'generation 4,' second.out

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
expect_equal 'generations' '2 3 4' "$(numbers)"

scenario 'An index of another version is told as such by every command, with what to do.'
build a && build b
sed -i 's/"schema": [0-9]*/"schema": 99/' index/generations/000002/manifest.json
for command in info export verify 'diff 1 2'; do
  # shellcheck disable=SC2086
  expect_status 2 "$INDEXER" $command -i index
  expect_error '^pprsearch-index: index: .*(schema 99|manifest.json)'
done
expect_status 0 "$INDEXER" list -i index
expect_output 'unusable: '
expect_status 0 "$INDEXER" rollback -i index
expect_published 1
