# Options of pprsearch beside one another: no option is read and then passed over. Each
# pair does what it says, or is refused by a line that names both.
. "$(dirname "$0")/lib.sh" || exit 1

# judged_queries: two files in the working folder; every entry is relevant to the query.
judged_queries() {
  printf 'q1\talliance\n' >queries.tsv
  "$QUERY" --format ids | sed 's/.*/q1 0 & 1/' >qrels.txt
}

scenario 'An option that would do nothing beside a task or a format is refused, both named.'
export PPRSEARCH_INDEX=$work/index
"$INDEXER" build "$CORPUS" >/dev/null || fail 'the corpus could not be indexed'
video=2020-11-videotherapy-and-the-therapeutic-alliance
judged_queries

# The tasks, each with what it needs; the columns of the table below.
declare -A task=(
  [search]='' [similar]="--similar $video" [count]='--count' [show]="--show $video"
  [suggest]='--suggest alli' [batch]='--batch queries.tsv --format json'
  [evaluate]='--evaluate queries.tsv --qrels qrels.txt' [info]='--info')
tasks=(search similar count show suggest batch evaluate info)

# A row an option: x where the task takes it.
while read -r arguments cells; do
  read -ra takes <<<"$cells"
  expect_equal "cells of $arguments" ${#tasks[@]} ${#takes[@]}
  read -ra option <<<"${arguments//=/ }"
  for i in "${!tasks[@]}"; do
    read -ra asked <<<"${task[${tasks[i]}]}"
    # Options come first: what stands behind --show would be an id more.
    command=("$QUERY" "${option[@]}" "${asked[@]}")
    if [ "${takes[i]}" = x ]; then
      expect_status 0 "${command[@]}"
    else
      expect_status 2 "${command[@]}"
      other=${asked[0]:---[a-z]+}
      expect_error "^pprsearch: (${option[0]}|a query) (does not go with $other|is for $other)$"
      expect_that "there is output of: $last_command" [ ! -s "$out" ]
    fi
  done
done <<'END'
alliance                 x - x - - - - -
--syntax=lenient         x - x - - x x -
--match=any              x - x - - x x -
--expand=none            x - x - - x x -
--topic=alliance         x x x - - x x -
--type=survey            x x x - - x x -
--author=none            x x x - - x x -
--journal=none           x x x - - x x -
--year=none              x x x - - x x -
--published=2020         x x x - - x x -
--limit=3                x x x - - x - -
--offset=0               x x x - - x - -
--sort=newest            x x x - - x - -
--prefer-recent          x x - - - x x -
--facets=topic           x x - - - x - -
--snippets=1             x x - - - x - -
--explain                x x - - - x - -
--per-query              - - - - - - x -
END

# A row an option: x where it does something for a hit in that format.
formats=(text json jsonl tsv csv ids ris bibtex csl-json)
while read -r arguments cells; do
  read -ra takes <<<"$cells"
  expect_equal "cells of $arguments" ${#formats[@]} ${#takes[@]}
  read -ra option <<<"${arguments//=/ }"
  for i in "${!formats[@]}"; do
    command=("$QUERY" "${option[@]}" --format "${formats[i]}" alliance)
    if [ "${takes[i]}" = x ]; then
      expect_status 0 "${command[@]}"
    else
      expect_status 2 "${command[@]}"
      expect_error "^pprsearch: ${option[0]} is for --format .*, not ${formats[i]}$"
    fi
  done
done <<'END'
--facets=topic   x x - - - - - - -
--snippets=1     x x x - - - - - -
--snippets=0     x x x x x x x x x
--explain        x x x - - - - - -
--null           - - - - - x - - -
--color=always   x - - - - - - - -
--color=never    x x x x x x x x x
--limit=2        x x x x x x x x x
--sort=title     x x x x x x x x x
END

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
--qrels qrels.txt alliance|--qrels is for --evaluate
--evaluate queries.tsv|--evaluate QUERIES needs --qrels FILE
--batch queries.tsv|--batch needs a --format: json, ids or trec
--batch queries.tsv --format csv|--format csv does not go with --batch, which takes ids, json, trec
--batch queries.tsv --format text|--format text does not go with --batch, which takes ids, json, trec
--batch queries.tsv --format trec --facets topic|--facets is for --format json, text, not trec
--count --format csv alliance|--format csv does not go with --count, which takes json, text
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
