# Options of pprsearch beside one another: no option is read and then passed over. Each
# pair does what it says, or is refused by a line that names both.
. "$(dirname "$0")/lib.sh" || exit 1

# judged_queries: two files in the working folder; every entry is relevant to the query.
judged_queries() {
  printf 'q1\talliance\n' >queries.tsv
  "$QUERY" --format ids | sed 's/.*/q1 0 & 1/' >qrels.txt
}

scenario 'An option that would do nothing beside a task or in a format is refused, both named.'
export PPRSEARCH_INDEX=$work/index
# An older generation has one entry alone, so that the others are new since then.
"$INDEXER" build "$CORPUS"/entries/*harm*.md >/dev/null && "$INDEXER" build "$CORPUS" >/dev/null ||
  fail 'the corpus could not be indexed'
video=2020-11-videotherapy-and-the-therapeutic-alliance
judged_queries

# The program's own table says what each task, format and option takes: see option_table.cc.
tasks=() options=() formats=()
declare -A formats_of_task=() kind=() choices=() tasks_of=() formats_of=()
while IFS=$'\t' read -r what name first second third fourth; do
  case $what in
    task) tasks+=("$name") ;;
    format)
      formats+=("$name")
      for task in ${first//,/ }; do formats_of_task[$task]+=" $name"; done
      ;;
    option)
      options+=("$name")
      kind[$name]=$first choices[$name]=$second tasks_of[$name]=" ${third//,/ } " formats_of[$name]=" ${fourth//,/ } "
      ;;
  esac
done < <("$OPTION_TABLE")
expect_that 'the table is too short' [ ${#tasks[@]} -ge 8 -a ${#formats[@]} -ge 10 -a ${#options[@]} -ge 30 ]

# Each task, with what it needs.
declare -A task=(
  [search]='' [similar]="--similar $video" [count]='--count' [show]="--show $video"
  [suggest]='--suggest alli' [batch]='--batch queries.tsv'
  [evaluate]='--evaluate queries.tsv --qrels qrels.txt' [info]='--info'
  [strategy]='--strategy strategy.txt' [translate]='--translate pubmed alliance' [replay]='--replay receipt.json')
printf '1. alliance\n2. therapy OR alliance\n' >strategy.txt
expect_status 0 "$QUERY" --receipt receipt.json alliance

# frequent FACET: the value that most entries have.
frequent() {
  "$QUERY" --format json --facets "$1:1" >facet.json
  local value
  value=$("$JSON_GET" facet.json "/facets/$1/0/value")
  [ "$value" = null ] && echo none || echo "$value"
}

declare -A value=()
# given NAME: the option as it is written, into `option`.
given() {
  option=("--$1")
  case ${kind[$1]}-${choices[$1]} in
    flag-*) ;;
    number-*) option+=(1) ;;
    values-*)
      [ -n "${value[$1]+known}" ] || value[$1]=$(frequent "$1")
      option+=("${value[$1]}" "--$1" none)
      ;;
    value--)
      case $1 in
        facets) option+=(topic) ;;
        expand) option+=(none) ;;
        fields) option+=(id) ;;
        new-since) option+=(1) ;;
        receipt) option+=(another.json) ;;
        *) fail "what to give --$1 with, this test does not know" ;;
      esac
      ;;
    *) option+=("${choices[$1]%%,*}") ;;
  esac
}

# first_of 'A LIST' 'ANOTHER': the first of the one that is in the other.
first_of() {
  local each
  for each in $1; do
    [[ " $2 " == *" $each "* ]] && { echo "$each"; return; }
  done
}

# An option beside each task. What is a task, or goes with everything, has rows further down.
for name in "${options[@]}"; do
  [[ " ${tasks[*]} index qrels receipt-entries format help version " != *" $name "* ]] || continue
  given "$name"
  for each in "${tasks[@]}"; do
    expect_that "how to ask for the task $each, this test does not know" [ -n "${task[$each]+known}" ]
    read -ra asked <<<"${task[$each]}"
    takes=false
    [[ ${tasks_of[$name]} != *" $each "* ]] || takes=true
    read -r format _ <<<"${formats_of_task[$each]}"
    $takes && format=$(first_of "${formats_of_task[$each]}" "${formats_of[$name]}")
    # Options come first: what stands behind --show would be an id more.
    command=("$QUERY" "${option[@]}" --format "$format" "${asked[@]}")
    rm -f another.*  # a receipt is never written over
    if $takes; then
      expect_status 0 "${command[@]}"
    else
      expect_status 2 "${command[@]}"
      other=${asked[0]:---[a-z]+}
      expect_error "^pprsearch: --$name (does not go with $other|is for $other)$"
      expect_that "there is output of: $last_command" [ ! -s "$out" ]
    fi
  done
done

# A format beside each task, and an option in each format.
for format in "${formats[@]}"; do
  for each in "${tasks[@]}"; do
    read -ra asked <<<"${task[$each]}"
    if [[ "${formats_of_task[$each]} " == *" $format "* ]]; then
      expect_status 0 "$QUERY" --format "$format" "${asked[@]}"
    else
      expect_status 2 "$QUERY" --format "$format" "${asked[@]}"
      expect_error "^pprsearch: --format $format (is for --[a-z]+|does not go with ${asked[0]:-}, which takes .*)$"
    fi
  done
  each=search
  [[ "${formats_of_task[search]} " == *" $format "* ]] || each=batch
  read -ra asked <<<"${task[$each]}"
  for name in "${options[@]}"; do
    [[ " ${tasks[*]} index qrels receipt-entries format help version " != *" $name "* ]] || continue
    [[ ${tasks_of[$name]} == *" $each "* ]] || continue
    given "$name"
    rm -f another.*
    if [[ ${formats_of[$name]} == *" $format "* ]]; then
      expect_status 0 "$QUERY" "${option[@]}" --format "$format" "${asked[@]}"
    else
      expect_status 2 "$QUERY" "${option[@]}" --format "$format" "${asked[@]}"
      expect_error "^pprsearch: --$name is for --format .*, not $format$"
    fi
  done
done

scenario 'What asks for nothing goes with every task and format.'
judged_queries
while read -r arguments; do
  # shellcheck disable=SC2086
  expect_status 0 "$QUERY" $arguments
done <<END
--snippets 0 --format ris alliance
--snippets 0 --format ids alliance
--color never --format csv alliance
--color never --count
--color auto --info
END
expect_status 2 "$QUERY" --color always --format csv alliance
expect_error '^pprsearch: --color is for --format text, not csv$'

scenario 'Two tasks at once, and what one task lacks, are refused by name.'
judged_queries
while IFS='|' read -r arguments message; do
  # shellcheck disable=SC2086
  expect_status 2 "$QUERY" $arguments
  expect_error "^pprsearch: $message$"
done <<END
--info --count|--count does not go with --info
--show $video --info|--show does not go with --info
--batch queries.tsv --evaluate queries.tsv --qrels qrels.txt --format json|--batch does not go with --evaluate
--similar $video --suggest a|--similar does not go with --suggest
--info alliance|a query does not go with --info
--batch queries.tsv --format json alliance|a query does not go with --batch
--suggest alli alliance|a query does not go with --suggest
--qrels qrels.txt alliance|--qrels is for --evaluate
--evaluate queries.tsv|--evaluate QUERIES needs --qrels FILE
--batch queries.tsv --format ris|--format ris does not go with --batch, which takes csv, ids, json, jsonl, text, trec, tsv
--batch queries.tsv --format trec --facets topic|--facets is for --format csv, json, text, tsv, not trec
--batch queries.tsv --count --format trec|--format trec does not go with --count, which takes csv, json, text, tsv
--batch queries.tsv --count --limit 3 --facets topic|--facets does not go with --count
--batch - --info|--batch does not go with --info
--count --format ris alliance|--format ris does not go with --count, which takes csv, json, text, tsv
--fields id alliance|--fields is for --format csv, jsonl, tsv, not text
--fields id --facets topic --format tsv|--fields does not go with --facets in tsv, which prints the counts
--fields id --format jsonl --explain|--explain does not go with --fields
--fields id --format jsonl --snippets 1|--snippets does not go with --fields without snippet
--suggest alli --format ids|--format ids does not go with --suggest, which takes json, text
--show $video --format csv|--format csv does not go with --show, which takes bibtex, csl-json, json, jsonl, ris, text
--format trec alliance|--format trec is for --batch
--null alliance|--null is for --format ids, not text
--count --color always alliance|--color does not go with --count
--prefer-recent --sort newest alliance|--prefer-recent is for --sort relevance, not --sort newest
END

scenario 'What does go together does what each says.'
judged_queries
expect_status 0 "$QUERY" --similar $video --count
expect_equal 'others like it' 5 "$(cat "$out")"
expect_status 0 "$QUERY" --batch queries.tsv --format ids --null --limit 2
expect_equal 'NULs after two ids' 2 "$(tr -cd '\0' <"$out" | wc -c)"
expect_equal 'newlines' 0 "$(wc -l <"$out")"
expect_status 0 "$QUERY" --prefer-recent --sort relevance alliance
expect_status 0 "$QUERY" --help --facets topic --count
expect_output 'Usage: pprsearch'
expect_status 0 "$QUERY" --version --per-query
