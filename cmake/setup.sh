# Sourced by ./quickstart and ./check: installs what is missing, by name.

# install_missing both|check: packages for that use, and those for both.
install_missing() {
  local missing=() package use
  while read -r package use _; do
    case $package in '' | '#'*) continue ;; esac
    [ "$use" = both ] || [ "$use" = "$1" ] || continue
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done < cmake/debian-packages.txt
  [ ${#missing[@]} -gt 0 ] || return 0
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || {
      echo "$0: needs these packages, and neither root nor sudo is here: ${missing[*]}" >&2
      exit 2
    }
    root=(sudo)
  fi
  echo "$0: installing ${missing[*]}" >&2
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
}

# Compiling again what was compiled before is quick where ccache is there.
launcher=()
if command -v ccache > /dev/null; then launcher=(-D CMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
