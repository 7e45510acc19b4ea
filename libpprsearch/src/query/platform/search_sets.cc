#include "query/platform/search_sets.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch::platform {
namespace {

constexpr std::string_view kSet = "set#:";
/// What begins a line of a block and is not a part of the query.
constexpr auto kLabels = std::to_array<std::string_view>(
    {kSet, "set #:", "searched for:", "search for:", "databases:", "database:", "results:"});

constexpr bool is_place(std::string_view label) { return label.starts_with("database"); }

}  // namespace

std::vector<Remark> take_search_sets(PlainText& plain, std::string_view original) {
  std::vector<Remark> places;
  const std::string_view text = trim_begin(plain.text);
  if (!begins_with(text, kSet) && !begins_with(text, "set #:")) return places;
  const auto is_break = [&](std::size_t at) {
    const char c = original[plain.origins[at]];
    return c == '\n' || c == '\r';
  };
  PlainText made;
  const auto add = [&](char c, std::size_t at) {
    made.text += c;
    made.origins.push_back(plain.origins[at]);
  };
  bool is_kept = true;
  for (std::size_t at = 0; at < plain.text.size();) {
    std::size_t end = at;
    while (end < plain.text.size() && !is_break(end)) ++end;
    const std::string_view line = std::string_view(plain.text).substr(at, end - at);
    const std::size_t blanks = line.size() - trim_begin(line).size();
    const auto label = std::ranges::find_if(
        kLabels, [&](std::string_view one) { return begins_with(line.substr(blanks), one); });
    const bool has_label = label != kLabels.end();
    if (has_label) is_kept = !is_place(*label);
    // A set is one line: of all breaks those before sets stay.
    if (at > 0) add(' ', has_label && label->starts_with("set") ? at - 1 : at);
    // Blanks stand for the label, and for what is left out.
    const std::size_t first = has_label ? blanks + label->size() : 0;
    const std::size_t begin = made.text.size();
    for (std::size_t i = 0; i < line.size(); ++i) {
      add(i < first || !is_kept ? ' ' : line[i], at + i);
    }
    if (!is_kept && !is_blank(line)) {
      places.push_back({{begin, made.text.size()}, std::string(trim(line))});
    }
    at = end + 1;
  }
  made.origins.push_back(plain.origins.back());
  plain = std::move(made);
  return places;
}

}  // namespace pprsearch::platform
