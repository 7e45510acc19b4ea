# Every file of other programs that there is for tests goes through check: whatever is in it,
# the program ends by itself and says what became of each record.
. "$(dirname "$0")/lib.sh" || exit 1

formats=${SHARED_DATA:-}/formats
[ -d "$formats" ] || skip "there is no $formats"

# The status is 0 or 1 with a summary, or 2 with one line of reason; never a signal's.
expect_sensible_check() {
  local status=0
  last_command="check $*"
  "$INDEXER" check "$@" >"$out" 2>"$err" || status=$?
  expect_that "status $status of: $last_command [$(tail -1 "$err")]" [ "$status" -le 2 ]
  if [ "$status" -eq 2 ]; then
    expect_error '^pprsearch-index: cannot tell the form '
  else
    expect_output 'read '
  fi
}

scenario 'Each file is read in the form that its name or beginning tells, or is refused with a reason.'
while IFS= read -r file; do
  expect_sensible_check "$file"
done < <(find "$formats" -type f ! -name '*.expected*' ! -name SOURCES.tsv | sort)

# As the program lists them itself: a form that is added is tried here, too.
forms=$("$INDEXER" check --from none . 2>&1 | sed -n "s/.*'none': known are auto, //p" | tr -d ,)
expect_that 'check --from none lists the forms' [ -n "$forms" ]

scenario 'Each file is read in the form of its folder, when that is named.'
for form in $forms; do
  folder=$formats/$form
  [ -d "$folder" ] || continue
  while IFS= read -r file; do
    expect_sensible_check --from "$form" "$file"
  done < <(find "$folder" -type f ! -name '*.expected*' | sort)
done

scenario 'A file in a form that is not its own costs nothing but its records.'
for form in $forms; do
  while IFS= read -r file; do
    expect_sensible_check --from $form "$file"
  done < <(find "$formats" -type f ! -name '*.expected*' -size -20k | sort | awk 'NR % 5 == 0')
done
