# The six entries that tests ask and those of the blog page they were written after have the
# same ids. Tests call each by the word that tells its id from the others:
#   harm videotherapy reciprocal diminished self-doubt multicultural

short_names() {
  sed -E 's/^2020-.*(harm|videotherapy|reciprocal|diminished|self-doubt|multicultural).*/\1/'
}
found() { "$JSON_GET" "$out" '/hits/*/id' | short_names; }

# expect_hits 'names, best first' [option…] query
expect_hits() {
  ask "$@"
  expect_equal "hits, in order, of: $last_command" "$1" "$(found | paste -sd' ' -)"
}

# expect_found 'names in any order' [option…] query
expect_found() {
  ask "$@"
  expect_equal "entries found by: $last_command" "$(tr ' ' '\n' <<<"$1" | sort | paste -sd' ' -)" \
    "$(found | sort | paste -sd' ' -)"
}

# Status 1 says that nothing was found; standard error is free of complaints.
ask() {
  local status=0
  [ -n "$1" ] || status=1
  expect_status "$status" "$QUERY" --format json "${@:2}"
  expect_error
}
