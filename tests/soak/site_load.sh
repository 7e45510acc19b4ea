#!/usr/bin/env bash
# A site under load while its index changes:
#
#   tests/soak/site_load.sh MINUTES [BUILD [PAUSE]]   BUILD is a build folder (default build/dev)
#
# wrk asks a mixture of addresses by 16 clients, each PAUSE milliseconds after its last answer
# (default 0). Meanwhile a generation of the corpus is published, then taken back, every few seconds.
# No request may fail, and the memory may not grow by more than 32 MiB from the middle to the end:
# by then the kept answers are as many as may be.
set -euo pipefail
[ $# -ge 1 ] || { echo "usage: $0 MINUTES [BUILD [PAUSE]]" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
seconds=$(($1 * 60)) build=$(cd "${2:-$here/../../build/dev}" && pwd)
command -v wrk > /dev/null || { echo '===== LEFT OUT: there is no wrk (Debian: wrk) =====' >&2; exit 77; }

work=$(mktemp -d)
server='' load=''
trap 'for one in $load $server; do kill "$one" 2> /dev/null || true; done; rm -rf "$work"' EXIT
cp -r "$here/../../corpus" "$work/corpus"
publish() { "$build/indexer/pprsearch-index" build "$work/corpus" --index "$work/index" > "$work/build.log" 2>&1; }
publish
"$build/site/pprsearch-site" serve --index "$work/index" --listen 127.0.0.1:0 --url https://example.org/ \
  --query-log "$work/queries.log" > "$work/address" 2> "$work/errors" &
server=$!
for _ in {1..100}; do
  [ -s "$work/address" ] && break
  sleep 0.05
done
address=$(sed -n 's/^pprsearch-site: //p' "$work/address")
memory() { sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$server/status"; }

PAUSE=${3:-0} wrk -t1 -c16 -d"${seconds}s" --timeout 10s --latency -s "$here/site_load.lua" "$address" > "$work/wrk" 2>&1 &
load=$!
begun=$SECONDS changes=0 at_start='' at_middle=''
while kill -0 "$load" 2> /dev/null; do
  # Another text, so that each generation is a new one.
  sed -i "1,/^title: /s/^title: .*/title: Edition $changes/" "$(find "$work/corpus/entries" -name '*.md' | sort | head -n 1)"
  publish
  sleep 3
  "$build/indexer/pprsearch-index" rollback --index "$work/index" > /dev/null
  sleep 3
  changes=$((changes + 2))
  now=$((SECONDS - begun))
  [ -n "$at_start" ] || at_start=$(memory)
  [ -n "$at_middle" ] || [ "$now" -lt $((seconds / 2)) ] || at_middle=$(memory)
done
wait "$load"
load=''
at_end=$(memory)
kill -TERM "$server"
status=0
wait "$server" || status=$?
server=''

cat "$work/wrk"
echo "generations published or taken back: $changes"
echo "memory in KiB: $at_start at the start, ${at_middle:-$at_end} in the middle, $at_end at the end"
failed=0
grep -q '^as expected: all$' "$work/wrk" || { echo 'FAILED: some requests'; failed=1; }
[ "$status" -eq 0 ] || { echo "FAILED: the exit status is $status"; failed=1; }
[ ! -s "$work/errors" ] || { echo "FAILED: $(head -n 3 "$work/errors")"; failed=1; }
[ $((at_end - ${at_middle:-$at_end})) -le 32768 ] || { echo 'FAILED: memory grows'; failed=1; }
exit $failed
