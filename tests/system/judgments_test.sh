# The gate: what people's judgments say of the default ranking does not get worse.
# corpus/judgments/README.md says how they were made.
. "$(dirname "$0")/lib.sh" || exit 1
judgments=$WHOLE_CORPUS/judgments

# expect_figures SET: every figure of required.tsv for it is reached.
expect_figures() {
  local set match measure least reached
  while IFS=$'\t' read -r set match measure least; do
    [ "$set" = "$1" ] || continue
    expect_status 0 "$QUERY" --syntax lenient --match "$match" --format json \
      --evaluate "$judgments/$set.tsv" --qrels "$judgments/$set.qrels"
    reached=$(json "/mean/$measure")
    # Of a held set no figure is shown while it is good enough: nobody should tune by it.
    [[ $set = *-held ]] || echo "  $set, match $match: $measure is $reached, $least required"
    expect_that "$measure of $set under match $match is $reached, below the $least of required.tsv" \
      awk -v reached="$reached" -v least="$least" 'BEGIN { exit !(reached >= least) }'
  done < "$judgments/required.tsv"
}

scenario 'What clinicians, students and families would ask of the corpus is answered as well as recorded.'
export PPRSEARCH_INDEX=$work/index
expect_status 0 "$INDEXER" build "$WHOLE_CORPUS"
expect_figures psychotherapy
expect_figures psychotherapy-held

scenario 'What a clinician would ask of 17,927 abstracts is answered as well as recorded.'
abstracts=${SHARED_DATA:-}/scale/medical-18k.jsonl.xz
if [ -r "$abstracts" ]; then
  xz -dc "$abstracts" > medical.jsonl
  export PPRSEARCH_INDEX=$work/medical
  expect_status 0 "$INDEXER" build --from jsonl medical.jsonl
  expect_figures medical
else
  pass_over "the abstracts are not here: ${abstracts}"
fi
