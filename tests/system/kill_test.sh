# Builds that are killed while the index is asked: no query fails, nothing is mixed, what is
# published is whole, and the next build clears up. tests/soak/kill_test.sh is the long form.
. "$(dirname "$0")/lib.sh" || exit 1
. "$(dirname "$0")/kills.sh" || exit 1

# entries EDITION NUMBER
entries() {
  local number
  for ((number = 1; number <= $2; number++)); do
    echo "{\"id\":\"e$number\",\"title\":\"Therapy $number of edition $1\",\"published\":\"20$((number % 20 + 10))\",\"summary\":\"Edition $1 of the patients' summary, number $number.\"}"
  done
}

scenario 'Builds that are killed at random moments leave an index that is whole and answers.'
for edition in 1 2; do entries $edition 3000 >$edition.jsonl; done
begin_reading
kill_at_random 20 10
end_reading

scenario 'So do builds that are killed at each step to the disk and each step of publishing.'
if can_trace; then
  for edition in 1 2; do entries $edition 20 >$edition.jsonl; done
  begin_reading
  for call in rename fsync unlinkat flock; do kill_at_each $call; done
  expect_cleaned_up
  end_reading
fi
