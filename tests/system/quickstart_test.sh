# ./quickstart as somebody uses it who has just got the sources. The compiler is played by a
# stand-in that puts the built programs in place, so that this takes seconds.
. "$(dirname "$0")/lib.sh" || exit 1
sources=$(cd "$DOCS/.." && pwd)

# tools FOLDER COMMAND…: a folder for PATH with these commands, and stand-ins for those that build.
tools() {
  local command
  mkdir -p "$1"
  for command in bash cat cksum cmp cp dirname env find grep id mkdir rm sleep sort tail touch "${@:2}"; do
    ln -s "$(command -v "$command")" "$1/$command"
  done
  cat >"$1/cmake" <<'END'
#!/usr/bin/env bash
# Configures with --preset release -B FOLDER, builds with --build FOLDER.
echo "$*" >>"$CALLS"
if [ "$1" = --preset ]; then
  touch "$4/build.ninja"
elif [ -e "$2/indexer/pprsearch-index" ]; then
  echo 'ninja: no work to do.'
else
  [ -z "${BROKEN-}" ] || { echo "[1/40] Building"; echo 'error: no such thing'; exit 1; }
  for step in {1..40}; do echo "[$step/40] Building CXX object"; done
  mkdir -p "$2/indexer" "$2/query-cli" "$2/site"
  cp "$INDEXER" "$2/indexer/pprsearch-index"
  cp "$QUERY" "$2/query-cli/pprsearch"
  cp "$SITE" "$2/site/pprsearch-site"
fi
END
  for command in c++ ninja pkg-config; do printf '#!/bin/sh\nexit 0\n' >"$1/$command"; done
  chmod +x "$1"/*
}

# fresh FOLDER: what quickstart reads, there.
fresh() {
  mkdir -p "$1/cmake"
  cp "$sources/quickstart" "$1"
  cp "$sources"/cmake/{setup.sh,debian-packages.txt} "$1/cmake"
  cp -r "$CORPUS" "$1/corpus"
}

export CALLS=$work/calls INDEXER QUERY SITE
tools "$work/tools"
quickstart() { PATH=$work/tools "$@"; }

scenario 'It builds and shows how far it is, indexes, answers, and says what to do next; a blank in the path is none of its business.'
fresh 'a b'
cd 'a b' || exit 1
expect_status 0 quickstart ./quickstart
expect_output 'alliance AND videoconferencing  '
expect_that 'no step of the build is shown' grep -qx '\[20/40\] building' "$err"
expect_equal 'lines of steps where there is no terminal' 10 "$(grep -c '^\[[0-9]*/40\]' "$err")"
expect_that 'it is not told what to do next' grep -q '^What to do next:$' "$err"
command=$(sed -n "s/   ask again.*//p" "$err")
expect_status 0 bash -c "$command"
expect_output 'entr'

scenario 'What is built and unchanged is not built again; what has changed is.'
fresh sources
cd sources || exit 1
generation() { "$QUERY" -i build/index --info --format json | grep -o '"generation":[0-9]*'; }
expect_status 0 quickstart ./quickstart alliance
first=$(generation)
: >"$CALLS"
expect_status 0 quickstart ./quickstart alliance
expect_equal 'the generation after a second time' "$first" "$(generation)"
expect_equal 'what was asked of cmake' '--build build/release' "$(cat "$CALLS")"
expect_that 'a build is shown' eval '! grep -q building "$err"'
entry=$(find corpus/entries -type f | head -n 1)
cp -p "$entry" kept && rm "$entry"
expect_status 0 quickstart ./quickstart alliance
expect_that 'an entry was taken away, and the index is the same' [ "$first" != "$(generation)" ]
second=$(generation)
cp -p kept "$entry"
expect_status 0 quickstart ./quickstart alliance
expect_that 'an entry came back, and the index is the same' [ "$second" != "$(generation)" ]

scenario 'Several words are one query, --help asks for help, and another option is refused.'
fresh sources
expect_status 0 quickstart sources/quickstart alliance OR therapy
expect_output 'alliance OR therapy  '
expect_status 0 quickstart sources/quickstart -- --alliance
for option in --help -h; do
  expect_status 0 quickstart sources/quickstart $option
  expect_output 'Usage: sources/quickstart [QUERY...] | --serve'
  expect_output 'PPRSEARCH_BUILD_DIR'
  expect_error
done
expect_status 2 quickstart sources/quickstart --facets topic
expect_error '^sources/quickstart: no such option: --facets '
expect_status 2 quickstart sources/quickstart 'titel:alliance'

scenario 'The pages are one command away, and --serve serves them.'
fresh sources
expect_status 0 quickstart sources/quickstart alliance
expect_that 'the address of the pages is not told' grep -q 'pprsearch-site serve -i .*http://127.0.0.1:8080/ (sources/quickstart --serve opens them)$' "$err"
expect_status 2 quickstart sources/quickstart --serve alliance
expect_error '^sources/quickstart: --serve takes no query$'
# A stand-in, since the port may be taken here.
printf '#!/bin/sh\necho "pprsearch-site: http://127.0.0.1:1/ $*"\n' >sources/build/release/site/pprsearch-site
chmod +x sources/build/release/site/pprsearch-site
expect_status 0 env DISPLAY= WAYLAND_DISPLAY= PATH="$work/tools" sources/quickstart --serve
expect_output 'pprsearch-site: http://127.0.0.1:1/ serve --index '

scenario 'A folder that it may not write is told, with the variable that names another one.'
fresh sources
chmod a-w sources
chmod 711 "$work/tools"
if can_be_nobody; then
  as_user() { PATH=$work/tools:$PATH as_nobody env HOME=/nonexistent PATH="$work/tools" CALLS="$PWD/calls" "$@"; }
  : >calls && chmod 666 calls
  expect_status 2 as_user sources/quickstart
  expect_error 'quickstart: cannot write to .*/sources/build; name another folder: PPRSEARCH_BUILD_DIR=DIR sources/quickstart$'
  expect_status 0 as_user PPRSEARCH_BUILD_DIR=elsewhere sources/quickstart alliance
  expect_that 'nothing was built elsewhere' [ -e elsewhere/index/XAPIANDB ]
  expect_that 'something was written to the sources' [ ! -e sources/build ]
fi

scenario 'Without apt it says what is missing, and goes on if nothing is.'
fresh sources
expect_status 0 quickstart sources/quickstart alliance
rm "$work/tools/ninja"
printf '#!/bin/sh\n[ "$2" != libgcrypt ]\n' >"$work/tools/pkg-config"
expect_status 2 quickstart sources/quickstart alliance
expect_error '^sources/quickstart: there is no apt-get here\. Install what does for these packages of Debian: ninja-build libgcrypt20-dev$'
rm "$work/tools/pkg-config"
tools "$work/all" && rm "$work/tools/cmake" && cp "$work/all"/{cmake,ninja,pkg-config} "$work/tools"

scenario 'Records that are rejected are told each time; the others are answered from.'
fresh sources
echo '{"title": 1}' >sources/corpus/entries/bad.jsonl
for round in 1 2; do
  expect_status 0 quickstart sources/quickstart alliance
  expect_that 'the rejected record is not told' grep -q 'bad.jsonl:1: rejected' "$err"
done

scenario 'A build that fails is told with its last lines.'
fresh sources
export BROKEN=1
expect_status 2 quickstart sources/quickstart
expect_that 'no reason is told' grep -q '^error: no such thing$' "$err"
expect_that 'no log is named' grep -q 'the build failed; all of it is in .*/build/quickstart.log$' "$err"
unset BROKEN

scenario 'On a terminal the steps are shown in one line.'
fresh sources
if can_make_terminal; then
  on_terminal() { TERM=xterm script -qec "PATH='$work/tools' sources/quickstart alliance" /dev/null </dev/null; }
  expect_status 0 on_terminal
  expect_output $'\r[20/40] building\e[K'
fi
