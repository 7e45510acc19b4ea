#include "formats/proposals_yaml.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/ascii.h"
#include "base/controls.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// A proposal with a smaller score is a comment, unless it is the first.
constexpr double kSure = .3;

/// Letters, digits, hyphens and lines under them read as text, but for one word. All else is
/// written as JSON, which YAML reads as well.
std::string yaml_name(const std::string& text) {
  const auto is_plain = [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; };
  const bool is_safe = !text.empty() && is_letter_or_digit(text.front()) &&
                       std::ranges::all_of(text, is_plain) && in_lower_case(text) != "null";
  if (is_safe) return text;
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string with_two_places(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string found_as(const FoundName& found) {
  const std::string name = "'" + found.name + "'";
  switch (found.place) {
    case NamePlace::title:
      return name + " in the title";
    case NamePlace::article_title:
      return name + " in the article's title";
    case NamePlace::text:
      return name + " in the text" +
             (found.times > 1 ? ", " + std::to_string(found.times) + " times" : "");
  }
  return name;
}

std::string yaml_comment(const std::string& text) { return "    # " + visible_line(text) + '\n'; }

std::string yaml_reasons(const Proposal& proposal) {
  std::vector<std::string> found;
  for (const FoundName& name : proposal.found) found.push_back(found_as(name));
  std::string text = yaml_comment(with_two_places(proposal.score) +
                                  (found.empty() ? std::string() : ": " + join(found, "; ")));
  for (const LikeEntry& like : proposal.like) {
    text += yaml_comment("  like " + like.id + ", " + with_two_places(like.likeness) + " (" +
                         join(like.words, ", ") + ")");
  }
  return text;
}

std::string yaml_list(const char* key, const std::vector<Proposal>& proposals) {
  if (proposals.empty()) return {};
  std::string text = std::string("  ") + key + ":\n";
  for (const Proposal& proposal : proposals) {
    const bool is_sure = &proposal == proposals.data() || proposal.score >= kSure;
    text += yaml_reasons(proposal);
    text += (is_sure ? "    - " : "    # - ") + yaml_name(proposal.name) + '\n';
  }
  return text;
}

}  // namespace

std::string to_yaml(const Entry& entry, const Proposals& proposals) {
  const std::string title = "  # " + visible_line(entry.title) + '\n';
  const std::string lists =
      yaml_list("topics", proposals.topics) + yaml_list("research_types", proposals.research_types);
  const std::string id = "- id: " + yaml_name(entry.id) + '\n';
  if (lists.empty()) return "# " + id + '#' + title + "#   nothing is proposed\n";
  return id + title + lists;
}

}  // namespace pprsearch
