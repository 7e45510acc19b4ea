#include "indexer/commands/entry_files.h"

#include <algorithm>

#include "base/ascii.h"

namespace pprsearch {
namespace {

bool may_stand(char c) {
  return !is_ascii(c) || is_letter_or_digit(c) || c == '-' || c == '_' || c == '.';
}

std::string safe_name(std::string_view id) {
  std::string name(id);
  std::ranges::replace_if(
      name, [](char c) { return !may_stand(c); }, '_');
  // A hidden file would be passed over when the folder is read, and a hyphen be an option.
  if (name.empty() || name.front() == '.' || name.front() == '-') name.insert(0, 1, '_');
  return name;
}

}  // namespace

std::string EntryFileNames::name_of(std::string_view id) {
  const std::string name = safe_name(id);
  std::string tried = name;
  // A README is not read as an entry.
  for (unsigned number = 2;
       in_lower_case(tried) == "readme" || !given_.insert(in_lower_case(tried)).second; ++number) {
    tried = name + '~' + std::to_string(number);
  }
  return tried + ".md";
}

}  // namespace pprsearch
