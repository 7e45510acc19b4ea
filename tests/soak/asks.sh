#!/usr/bin/env bash
# asks.py over an index, beside the same queries asked in C++ (benchmarks/ask), and once more with
# few asks under valgrind:
#
#   tests/soak/asks.sh [ASKS [THREADS [BUILD [INDEX]]]]      100000, 4 and build/dev if they are not given
#
# Without an index it makes one. BUILD has the C library, pprsearch-index and the benchmarks.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
asks=${1:-100000} threads=${2:-4} build=$(cd "${3:-$top/build/dev}" && pwd) index=${4-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "$index" ]; then
  index=$work/index
  python3 "$top/tests/soak/made_entries.py" 1500 > "$work/made.jsonl"
  "$build/indexer/pprsearch-index" build "$work/made.jsonl" -i "$index" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
fi
export PYTHONPATH=$top/python PYTHONDONTWRITEBYTECODE=1 PPRSEARCH_LIBRARY=$build/libpprsearch/libpprsearch-c.so.1
queries=$top/benchmarks/queries.txt
python3 "$top/tests/soak/asks.py" "$index" "$queries" "$asks" "$threads"
for _ in {1..200}; do cat "$queries"; done > "$work/queries"
"$build/benchmarks/ask" --classes "$index" "$work/queries" | awk -F'\t' '$1 == "all" {print "Searcher::search() in C++: " $4 " µs a search"}'
if ! command -v valgrind > /dev/null; then
  echo 'passed over: valgrind is not installed'
  exit
fi
# Python's own allocator would hide what is freed; a script in the place of Python is not watched.
PYTHONMALLOC=malloc PPRSEARCH_ANSWERS_ONLY=1 valgrind -q --error-exitcode=9 --leak-check=full \
  --show-leak-kinds=definite --errors-for-leak-kinds=definite \
  "$(python3 -c 'import sys; print(sys.executable)')" "$top/tests/soak/asks.py" "$index" "$queries" 300 "$threads"
echo 'valgrind: nothing'
