#!/usr/bin/env bash
# site_crawl.py over a made corpus with all six facets:
#
#   tests/soak/site_crawl.sh [STATES [SEED [BUILD]]]      500, 1 and build/dev if they are not given
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
states=${1:-500} seed=${2:-1} build=$(cd "${3:-$here/../../build/dev}" && pwd)
work=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
python3 "$here/made_entries.py" 1500 "$seed" > "$work/made.jsonl"
"$build/indexer/pprsearch-index" build "$work/made.jsonl" --index "$work/index" > "$work/build.log" 2>&1 ||
  { cat "$work/build.log"; exit 1; }
"$build/site/pprsearch-site" serve --index "$work/index" --listen 127.0.0.1:0 > "$work/address" &
server=$!
for _ in {1..100}; do
  [ -s "$work/address" ] && break
  sleep 0.05
done
python3 "$here/site_crawl.py" "$(sed -n 's/^pprsearch-site: //p' "$work/address")" "$states" "$seed"
