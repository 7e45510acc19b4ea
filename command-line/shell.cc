#include "command-line/shell.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

bool is_plain(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_letter_or_digit(c) || is_one_of(c, "/._-+=:,@%");
  });
}

}  // namespace

std::string quoted_for_shell(const std::string& text) {
  if (is_plain(text)) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

}  // namespace pprsearch
