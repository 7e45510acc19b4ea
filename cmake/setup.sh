# Sourced by ./quickstart, ./check and the benchmarks, from the folder they are in: installs what
# is missing, by name.

# is_there PACKAGE KIND NAME: whether Debian's package is installed, or what it is wanted for is
# there without it.
is_there() {
  [[ $(dpkg-query -W -f '${Status}' "$1" 2> /dev/null) != *'ok installed' ]] || return 0
  case $2 in
    command) command -v "$3" > /dev/null ;;
    module) pkg-config --exists "$3" 2> /dev/null ;;
    library) c++ -x c++ - -o /dev/null "-l$3" <<< 'int main() {}' > /dev/null 2>&1 ;;
    header) c++ -E -x c++ - <<< "#include <$3>" > /dev/null 2>&1 ;;
    sanitizers) clang++ -fsanitize=address -x c++ - -o /dev/null <<< 'int main() {}' > /dev/null 2>&1 ;;
    *) false ;;
  esac
}

# install_missing both|check: packages for that use, and those for both.
install_missing() {
  local missing=() package use kind name
  while read -r package use kind name; do
    case $package in '' | '#'*) continue ;; esac
    [ "$use" = both ] || [ "$use" = "$1" ] || continue
    is_there "$package" "$kind" "$name" || missing+=("$package")
  done < cmake/debian-packages.txt
  [ ${#missing[@]} -gt 0 ] || return 0
  if ! command -v apt-get > /dev/null; then
    echo "$0: there is no apt-get here. Install what does for these packages of Debian: ${missing[*]}" >&2
    exit 2
  fi
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || {
      echo "$0: needs these packages, and neither root nor sudo is here: ${missing[*]}" >&2
      exit 2
    }
    root=(sudo)
  fi
  echo "$0: installing ${missing[*]}" >&2
  "${root[@]}" apt-get update -qq &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null || {
    echo "$0: could not install these packages: ${missing[*]}" >&2
    exit 2
  }
}

# Compiling again what was compiled before is quick where ccache is there, and may write.
launcher=()
if cache=$(ccache --get-config cache_dir 2> /dev/null) && mkdir -p "$cache" 2> /dev/null && [ -w "$cache" ]; then
  launcher=(-D CMAKE_CXX_COMPILER_LAUNCHER=ccache)
fi
