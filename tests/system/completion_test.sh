# What shells offer and what the manual says: all of it comes from the tables of options.
. "$(dirname "$0")/lib.sh" || exit 1
: "${SITE:?the path of pprsearch-site}" "${MANUAL:?the folder of the pages}"
tests=$(cd "$(dirname "$0")" && pwd)
completions=$tests/../../manual/completions
# COMPLETIONS=installed: those that the shells find by themselves (tests/packages).
setup_bash=". '$completions/pprsearch.bash'" setup_zsh="fpath=('$completions' \$fpath)" setup_fish="source '$completions/pprsearch.fish'"
fish=(fish -N)
if [ "${COMPLETIONS-}" = installed ]; then
  setup_bash='. /usr/share/bash-completion/bash_completion' setup_zsh=true setup_fish=true
  fish=(fish)  # with -N it looks for none
fi
index=$work/index
"$INDEXER" build "$CORPUS" --index "$index" >/dev/null || fail 'the corpus could not be indexed'
"$INDEXER" build --rebuild --thesaurus none "$CORPUS" --index "$index" >/dev/null || fail 'the corpus could not be indexed again'
export PATH=$(dirname "$QUERY"):$(dirname "$INDEXER"):$(dirname "$SITE"):$PATH

# offered PROGRAM WORD…: what may stand in place of the last word.
offered() { "$1" --complete "${@:2}" | grep -v $'^\t' | cut -f1; }

scenario 'The program offers what may come next, and begins as what is there.'
expect_equal 'one option' '--similar' "$(offered "$QUERY" --simi)"
expect_equal 'options beside a task' '--qrels --per-query' \
  "$(offered "$QUERY" --evaluate q.tsv -- | grep -E '^--(evaluate|qrels|per-query|batch)$' | paste -sd' ' -)"
expect_equal 'an option that is there' '' "$(offered "$QUERY" --limit 3 --limi)"
expect_equal 'an option that may come again' '--topic' "$(offered "$QUERY" --topic alliance --topi)"
expect_equal 'choices' 'strict' "$(offered "$QUERY" --syntax str)"
expect_equal 'choices in the same word' '--syntax=lenient' "$(offered "$QUERY" --syntax=l)"
expect_equal 'formats of a task' 'json' "$(offered "$QUERY" --info --format j)"
expect_equal 'formats of another' 'trec' "$(offered "$QUERY" --batch q --format tr)"
expect_equal 'a list' 'id,title,year' "$(offered "$QUERY" --fields id,title,yea)"
expect_equal 'what a list has' '' "$(offered "$QUERY" --expand variants,varia)"
expect_equal 'commands' 'rollback' "$(offered "$INDEXER" rollb)"
expect_equal 'options of a command' '--to' "$(offered "$INDEXER" rollback --t)"
expect_equal 'nothing of another command' '' "$(offered "$INDEXER" rollback --taxo)"
expect_equal 'files' $'\tfiles' "$("$INDEXER" --complete build '')"
expect_equal 'folders' $'\tfolders' "$("$QUERY" --complete -i '')"
expect_equal 'nothing behind the dashes but words' '' "$(offered "$QUERY" -- --lim)"

scenario 'Values are those of the index that the line names.'
expect_equal 'a topic' 'alliance' "$(offered "$QUERY" -i "$index" --topic alli)"
expect_equal 'with its label and count' 'Alliance and Therapeutic Relationship (6)' \
  "$("$QUERY" --complete -i "$index" --topic alliance | cut -f2)"
expect_equal 'by the environment' 'alliance' "$(PPRSEARCH_INDEX=$index offered "$QUERY" --topic alli)"
expect_equal 'an id' '2020-12-how-does-therapy-harm' "$(offered "$QUERY" -i "$index" --show 2020-12)"
expect_equal 'a second id' '2020-12-how-does-therapy-harm' "$(offered "$QUERY" -i "$index" --show a 2020-12)"
expect_equal 'a word' 'alliance' "$(offered "$QUERY" -i "$index" -- allia)"
expect_equal 'a field' 'topic:alliance' "$(offered "$QUERY" -i "$index" topic:alli)"
expect_equal 'generations' '1 2' "$(offered "$INDEXER" -i "$index" publish '' | paste -sd' ' -)"
expect_equal 'older ones' '1' "$(offered "$INDEXER" -i "$index" rollback --to '' | paste -sd' ' -)"

scenario 'Nothing is said about a fault.'
for words in '-i /nowhere --topic a' '--nonsense --topic a' '--topic' '-i' '--show' '' '-- --' '--= a' '- -x'; do
  # shellcheck disable=SC2086
  expect_status 0 "$QUERY" --complete $words
  expect_error
done
expect_status 0 "$INDEXER" --complete -i /nowhere publish ''
expect_error
expect_that 'something is offered of no index' [ ! -s "$out" ]

scenario 'Every value that is offered can be asked.'
asked=0
for option in $("$QUERY" --generate options); do
  more=()
  case $option in index) continue ;; fields) more=(--format csv) ;; esac
  while IFS= read -r value; do
    asked=$((asked + 1))
    status=0
    "$QUERY" -i "$index" "${more[@]}" "--$option" "$value" >"$out" 2>"$err" || status=$?
    expect_that "--$option '$value': $(cat "$err")" [ "$status" -le 1 ]
  done < <(offered "$QUERY" -i "$index" "--$option" '' | head -n 20)
done
for beginning in a alli top 2020 'author:'; do
  while IFS= read -r value; do
    asked=$((asked + 1))
    expect_status 0 "$QUERY" -i "$index" "$value"
  done < <(offered "$QUERY" -i "$index" "$beginning")
done
expect_that "only $asked values were offered" [ "$asked" -gt 100 ]
for number in $(offered "$INDEXER" -i "$index" export --generation ''); do
  expect_status 0 "$INDEXER" -i "$index" export --generation "$number"
done

# expect_all_options 'where' PROGRAM: each of its options is in $out, with its dashes.
expect_all_options() {
  local option missing=''
  for option in $("$2" --generate options); do
    grep -qE -- "--$option([^a-z-]|$)" "$out" || missing+=" --$option"
  done
  expect_equal "options of $(basename "$2") that $1 lacks" '' "$missing"
}

scenario 'The manual has every option, and is sound roff.'
if [ ! -f "$MANUAL/pprsearch.1" ]; then
  pass_over "no pages in $MANUAL"
else
  for program in "$QUERY" "$INDEXER" "$SITE"; do
    sed 's/\\-/-/g' "$MANUAL/$(basename "$program").1" >"$out"
    expect_all_options 'its page' "$program"
  done
  if ! command -v mandoc >/dev/null; then
    pass_over 'mandoc is not installed'
  else
    for page in pprsearch.1 pprsearch-index.1 pprsearch-site.1 pprsearch-query.7 pprsearch-index-format.5; do
      expect_equal "what mandoc says of $page" '' "$(mandoc -T lint "$MANUAL/$page" 2>&1 | head -n 5)"
    done
    mandoc -T utf8 "$MANUAL/pprsearch.1" | col -b >"$out"
    expect_output 'pprsearch [OPTIONS] [QUERY...]'
    expect_no_output '\'
    mandoc -T utf8 "$MANUAL/pprsearch-query.7" | col -b >"$out"
    expect_output '(alliance OR bond) NEAR/5 outcome*'
  fi
fi

scenario 'Bash runs nothing that stands in a value, whatever quotation mark is open.'
while IFS= read -r value; do
  for mark in "'" '"' ''; do
    # shellcheck disable=SC2016
    expect_equal "behind ${mark:-no mark}" "$value" "$(bash -c '. "$1"; word=$2$(_pprsearch_quoted "$2" "$3")$2
      _pprsearch_unquoted "$word" >unquoted; eval "printf %s $word"' - "$completions/pprsearch.bash" "$mark" "$value")"
    [ "$mark" = '"' ] && [[ $value == *'!'* ]] || expect_equal "unquoted" "$value" "$(cat unquoted)"
  done
done <<'VALUES'
dq $(touch run1)
O`touch run2`, B.
sq'; touch run3; '
Cost $HOME \ "all" 100% *
so! what
VALUES
expect_that 'a value was run' [ ! -e run1 ] && expect_that 'a value was run' [ ! -e run2 ] &&
  expect_that 'a value was run' [ ! -e run3 ]
expect_equal 'no generation for prune' '' "$(offered "$INDEXER" -i "$index" prune '')"
expect_equal 'an id to forget' '2020-12-how-does-therapy-harm' "$(offered "$INDEXER" -i "$index" forget 2020-12)"

# press SHELL LINE: what the shell shows of the line and behind it.
press() {
  case $1 in
    bash) set -- "$2" bash --norc --noprofile -i -- "bind 'set completion-query-items 0'; bind 'set page-completions off'; $setup_bash" ;;
    zsh) set -- "$2" zsh -f -i -- "LISTMAX=100000; $setup_zsh; autoload -U compinit; compinit -D -u" ;;
    fish) set -- "$2" "${fish[@]}" -C "$setup_fish" -- true ;;
  esac
  python3 "$tests/press_tab.py" "${@:2}" "$1" >"$out"
}
listed() { # SHELL LINE: all that the shell would offer
  if [ "$1" = fish ]; then
    "${fish[@]}" -c "$setup_fish; complete -C '$2'" >"$out"
  else
    press "$1" "$2"
  fi
}

for shell in bash zsh fish; do
  scenario "$shell completes options and values."
  if ! command -v "$shell" >/dev/null; then
    pass_over "$shell is not installed"
    continue
  fi
  can_make_terminal || continue
  for program in "$QUERY" "$INDEXER" "$SITE"; do
    listed "$shell" "$(basename "$program") --"
    expect_all_options "$shell" "$program"
  done
  press "$shell" "pprsearch -i $index --topic alli"
  expect_output '--topic alliance'
  # shellcheck disable=SC2016
  MY_INDEX=$index press "$shell" 'pprsearch -i $MY_INDEX --topic alli'
  expect_output '--topic alliance'
  HOME=$work press "$shell" 'pprsearch -i ~/index --topic alli'
  expect_output '--topic alliance'
  press "$shell" "pprsearch -i $index --show 2020-12"
  expect_output '2020-12-how-does-therapy-harm'
  press "$shell" "pprsearch-index -i $index rollb"
  expect_output 'rollback'
  press "$shell" "pprsearch -i /nowhere --topic alli"
  expect_no_output 'index'
done

scenario 'What is offered in a terminal behind an open quotation mark can be asked.'
printf '{"id": "-n", "title": "A", "summary": "Text.", "topics": ["dq $(touch run)"]}\n' >hostile.jsonl
"$INDEXER" build hostile.jsonl --taxonomy none -i hostile >/dev/null || fail 'the entry could not be indexed'
expect_equal 'an id like an option' '--show=-n' "$(offered "$QUERY" -i hostile --show '')"
expect_status 0 "$QUERY" -i hostile --show=-n
if can_make_terminal; then
  press bash 'pprsearch -i hostile --topic "d'
  expect_output '--topic "dq \$(touch run)"'
fi
