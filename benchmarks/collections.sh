# Sourced by the commands that measure judged collections: what they have in common.

# need FILE...: each can be read.
need() {
  local file
  for file in "$@"; do
    if [ ! -f "$file" ] || [ ! -r "$file" ]; then
      echo "$command: cannot be read: $file" >&2
      exit 2
    fi
  done
}

# read_arguments [--name NAME] [--medical FILE] [FOLDER...]: into $name, $medical and $folders.
read_arguments() {
  name=$(uname -m)-$(nproc)core
  medical=
  folders=()
  while [ $# -gt 0 ]; do
    case $1 in
      --name | --medical)
        [ $# -ge 2 ] || usage
        if [ "$1" = --name ]; then name=$2; else medical=$2; fi
        shift 2
        ;;
      -*) usage ;;
      *)
        need "$1/corpus.jsonl" "$1/queries.tsv" "$1/qrels.txt"
        folders+=("$(realpath "$1")")
        shift
        ;;
    esac
  done
  [ ${#folders[@]} -gt 0 ] || [ -n "$medical" ] || usage
  if [ -n "$medical" ]; then
    need "$medical"
    medical=$(realpath "$medical")
  fi
}

build_programs() {
  install_missing both
  cmake --preset benchmark "${launcher[@]}" > /dev/null
  cmake --build --preset benchmark -- --quiet >&2
  mkdir -p "$work" "$out"
}

# An index of $corpus; what the program says of a rejected record is no reason to stop.
build_index() {
  local status=0
  rm -rf "$index"
  "$bin/indexer/pprsearch-index" build --index "$index" "$corpus" > "$work/build.log" 2>&1 || status=$?
  [ "$status" -le 1 ] || {
    cat "$work/build.log" >&2
    exit 2
  }
}

# each_collection CALL: calls CALL NAME with $corpus, $queries and $qrels of each collection.
each_collection() {
  local folder
  for folder in ${folders[@]+"${folders[@]}"}; do
    corpus=$folder/corpus.jsonl queries=$folder/queries.tsv qrels=$folder/qrels.txt
    "$1" "$(basename "$folder")"
  done
  [ -n "$medical" ] || return 0
  corpus=$medical queries=corpus/judgments/medical.tsv qrels=corpus/judgments/medical.qrels
  "$1" clinical
}

# What says where and of what state a report was made.
report_head() {
  echo "* machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores;" \
    "load when it began $load"
  echo "* commit: $(git describe --always --dirty), Release"
}
