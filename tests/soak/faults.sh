#!/usr/bin/env bash
# The long form of tests/system/faults_test.sh:
#
#   tests/soak/faults.sh [BUILD]      BUILD is a build folder (default build/dev)
#
# lets every call of each kind fail that a small build makes, one by one, and each hundredth of its
# askings for memory. It takes the better part of an hour.
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:-$here/../../build/dev}" && pwd) || exit 2
export INDEXER=$build/indexer/pprsearch-index QUERY=$build/query-cli/pprsearch JSON_GET=$build/tests/json_get
export FAULTY_CALLS=$build/tests/libfaulty_calls.so CORPUS=$here/../../corpus
export FAULTS_EVERY=1 FAULTS_MALLOC_EVERY=100
exec bash "$here/../system/faults_test.sh"
