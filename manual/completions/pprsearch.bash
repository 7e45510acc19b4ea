# Completion for bash: the program itself says what may come next.

_pprsearch_programs() {
  # Bash takes words apart at = and : as well; here they are whole again.
  local words=() rest=$COMP_LINE piece last='' i
  for ((i = 0; i <= COMP_CWORD; ++i)); do
    piece=${COMP_WORDS[i]}
    local trimmed=${rest#"${rest%%[![:space:]]*}"}
    if ((i == 0)) || [ "$trimmed" != "$rest" ]; then words+=("$piece"); else words[-1]+=$piece; fi
    rest=${trimmed#"$piece"}
    last=$piece
  done
  case $last in [=:] | == | ::) last='' ;; esac
  local whole=${words[-1]} quote=''
  local kept=${whole%"$last"}  # what bash leaves as it is
  case $last in [\"\']*) quote=${last:0:1} ;; esac
  for i in "${!words[@]}"; do words[i]=$(_pprsearch_unquoted "${words[i]}"); done

  local offers=() paths='' line
  while IFS= read -r line; do
    case $line in
      $'\tfiles') paths=-f ;;
      $'\tfolders') paths=-d ;;
      *) offers+=("${line%%$'\t'*}") ;;
    esac
  done < <("${words[0]/#\~\//$HOME/}" --complete "${words[@]:1}" 2> /dev/null)

  COMPREPLY=()
  for line in "${offers[@]}"; do
    line=${line#"$kept"}
    if [ -n "$quote" ]; then COMPREPLY+=("$line"); else COMPREPLY+=("$(printf %q "$line")"); fi
  done
  if [ -n "$paths" ]; then
    local unquoted
    unquoted=$(_pprsearch_unquoted "$last")
    compopt -o filenames
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$paths" -- "$unquoted")
  fi
  # An option that has its value in the same word wants no blank yet.
  [ ${#COMPREPLY[@]} -ne 1 ] || case ${COMPREPLY[0]} in *=) compopt -o nospace ;; esac
}

# A word as the program gets it: without quotes and backslashes.
_pprsearch_unquoted() {
  local word=$1
  case $word in
    \'*) word=${word#\'} word=${word%\'} ;;
    \"*) word=${word#\"} word=${word%\"} ;;
    *) word=${word//\\/} ;;
  esac
  printf %s "$word"
}

complete -F _pprsearch_programs pprsearch pprsearch-index pprsearch-site
