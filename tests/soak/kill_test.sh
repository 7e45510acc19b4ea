#!/usr/bin/env bash
# The long form of tests/system/kill_test.sh:
#
#   tests/soak/kill_test.sh KILLS ENTRIES.jsonl
#
# kills so many builds of a file of entries at random moments, while a reader asks without
# pause. The programs are those of build/dev, unless the environment names others, as for the
# system tests.
[ $# -eq 2 ] && [ -r "$2" ] || { echo "usage: $0 KILLS ENTRIES.jsonl" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..
kills=$1 source=$(realpath "$2")
export INDEXER=${INDEXER:-$top/build/dev/indexer/pprsearch-index} QUERY=${QUERY:-$top/build/dev/query-cli/pprsearch}
export JSON_GET=${JSON_GET:-$top/build/dev/tests/json_get} CORPUS=${CORPUS:-$top/corpus}
export STEADY_READER=${STEADY_READER:-$top/build/dev/tests/steady_reader}
. "$here/../system/lib.sh" || exit 1
. "$here/../system/kills.sh" || exit 1

scenario "$kills builds of $(basename "$source") are killed at random moments; every query is answered."
ln -s "$source" 1.jsonl
sed -E 's/"title": ?"/&Second edition: /' "$source" >2.jsonl
begin_reading
kill_at_random "$kills" 25
expect_cleaned_up
end_reading
