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
  done < <("${words[0]}" --complete "${words[@]:1}" 2> /dev/null)

  COMPREPLY=()
  for line in "${offers[@]}"; do COMPREPLY+=("$(_pprsearch_quoted "$quote" "${line#"$kept"}")"); done
  if [ -n "$paths" ]; then
    local unquoted
    unquoted=$(_pprsearch_unquoted "$last")
    compopt -o filenames
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$paths" -- "$unquoted")
  fi
  # An option that has its value in the same word wants no blank yet.
  [ ${#COMPREPLY[@]} -ne 1 ] || case ${COMPREPLY[0]} in *=) compopt -o nospace ;; esac
}

# A value as it has to stand behind that quotation mark, or behind none: nothing in it is run.
_pprsearch_quoted() {
  local value=$2
  case $1 in
    \') value=${value//\'/\'\\\'\'} ;;
    \")
      value=${value//\\/\\\\} value=${value//\"/\\\"} value=${value//\$/\\\$} value=${value//\`/\\\`}
      value=${value//!/\"\\!\"}  # within the mark its backslash would stay
      ;;
    *) value=$(printf %q "$value") ;;
  esac
  printf %s "$value"
}

# A word as the program gets it: without quotes and backslashes, with the home folder for ~/ and the
# values of variables for their names. No command in it is run.
_pprsearch_unquoted() {
  local word=$1 plain='' within='' c next i named
  case $word in '~/'*) plain=$HOME word=${word:1} ;; esac
  for ((i = 0; i < ${#word}; ++i)); do
    c=${word:i:1} next=${word:i+1:1}
    case $within$c in
      \' | \") within=$c ;;
      \'\' | \"\") within='' ;;
      \$ | \"\$)
        if [[ ${word:i+1} =~ ^(\{([A-Za-z_][A-Za-z_0-9]*)\}|([A-Za-z_][A-Za-z_0-9]*)) ]]; then
          named=${BASH_REMATCH[2]}${BASH_REMATCH[3]}
          plain+=${!named} i=$((i + ${#BASH_REMATCH[1]}))
        else
          plain+=$c
        fi
        ;;
      \\) plain+=$next i=$((i + 1)) ;;
      \"\\)
        case $next in
          [\\\"\$\`]) plain+=$next i=$((i + 1)) ;;
          *) plain+=$c ;;
        esac
        ;;
      *) plain+=$c ;;
    esac
  done
  printf %s "$plain"
}

complete -F _pprsearch_programs pprsearch pprsearch-index pprsearch-site
