#include <algorithm>
#include <array>

#include "query/platform/platform_reader.h"
#include "query/platform/told.h"

// Headings as old versions of the Cochrane Library and reviews print them: "MeSH" stands in
// brackets behind the name.

namespace pprsearch::platform {

/// `explode DEPRESSION (MeSH)`, `DEPRESSION explode all trees (MeSH)`, `exp Depression [MeSH]`
PlatformReader::Part PlatformReader::printed_mesh() {
  constexpr std::size_t kLongest = 120;
  constexpr auto kBehind = std::to_array<std::string_view>(
      {" explode all trees", " explode tree", " single term", " this term only"});
  const std::size_t begin = here_.at();
  if (!is_letter(here_.peek())) return std::nullopt;
  bool exploded = here_.take_word("explode") || here_.take_word("exp");
  here_.skip_blanks();
  const std::size_t first = here_.at();
  while (here_.at() < here_.end() && here_.at() - first < kLongest &&
         !is_one_of(here_.peek(), "()[]#:/\".")) {
    if (here_.at() > first && here_.before() == ' ' && operation()) break;
    here_.skip(1);
  }
  std::string_view label = trim(here_.between(first, here_.at()), " ,");
  const bool is_one = here_.take("(mesh)") || here_.take("[mesh]");
  const std::string lower = in_lower_case(label);
  for (const std::string_view words : kBehind) {
    const std::size_t at = lower.find(words);
    if (at == lower.npos) continue;
    exploded = exploded || words.find("explode") != words.npos;
    label = trim(label.substr(0, std::min(at, label.size())), " ,");
  }
  if (!is_one || label.empty()) {
    here_.go_to(begin);
    return std::nullopt;
  }
  if (exploded) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kNoNarrower);
  }
  return heading(label, begin);
}

}  // namespace pprsearch::platform
