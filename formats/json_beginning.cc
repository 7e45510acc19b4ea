#include "formats/json_beginning.h"

#include <pprsearch/entry.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "base/strings.h"
#include "formats/text_beginning.h"

// Two forms are objects of JSON one after the other: an entry a line (JSON Lines), and items of
// CSL-JSON, which mostly go over several lines. Other programs have objects in files of the same
// names, too (package.json, maps, settings): their members tell. So they do of an item of CSL-JSON
// on one line.

namespace pprsearch {
namespace {

using nlohmann::json;

/// What the beginning of a text shows of the object that stands first in it.
struct JsonMembers {
  std::vector<std::string> names;   ///< of the object itself, not of those within it
  bool has_author_objects = false;  ///< its member "author" is a list of objects
  bool is_whole = false;            ///< it was read to its end
  std::size_t fault = 0;            ///< where not: how many bytes it could be read

  bool has_any(std::span<const std::string_view> wanted) const {
    return std::ranges::find_first_of(names, wanted) != names.end();
  }
};

/// Notes the names of the outermost object's members, and passes over all else.
class NameCollector : public nlohmann::json_sax<json> {
 public:
  explicit NameCollector(JsonMembers& members) : members_(members) {}

  bool key(string_t& name) override {
    if (depth_ == 1) members_.names.push_back(name);
    return true;
  }
  bool start_object(std::size_t /*size*/) override {
    const bool is_in_member = depth_ == 2 && !members_.names.empty();
    if (is_in_member && members_.names.back() == "author") members_.has_author_objects = true;
    return enter();
  }
  bool start_array(std::size_t /*size*/) override { return enter(); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    members_.fault = position;
    return false;
  }

 private:
  bool enter() {
    ++depth_;
    return true;
  }
  bool leave() {
    --depth_;
    return true;
  }

  JsonMembers& members_;
  std::size_t depth_ = 0;
};

JsonMembers read_members(std::string_view text) {
  JsonMembers members;
  NameCollector collector(members);
  members.is_whole = json::sax_parse(text.begin(), text.end(), &collector,
                                     json::input_format_t::json, /*strict=*/false);
  return members;
}

/// Whether there is a member of an entry of our own.
bool has_entry_members(const JsonMembers& members) {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for_each_member([&](std::string_view name, auto) { all.push_back(name); });
    return all;
  }();
  return members.has_any(names);
}

/// Members of a CSL-JSON item, or of a frame around items, that other JSON seldom has: a package
/// has an author and a type, too.
constexpr std::array<std::string_view, 8> kCslMembers = {
    "items", "message", "issued", "container-title", "DOI", "PMID", "abstract", "title-short"};

/// Whether an object is of neither kind: the settings of a program, a map.
bool is_no_source(const JsonMembers& members) {
  constexpr std::array<std::string_view, 1> kNever = {"$schema"};
  return members.has_any(kNever) || !(has_entry_members(members) || members.has_any(kCslMembers));
}

/// Whether the object has a fault within its first `bytes`, and does not just go on after them.
bool is_broken(const JsonMembers& members, std::size_t bytes) {
  return !members.is_whole && members.fault <= bytes;
}

/// Whether there is a member that no entry of our own has, but an item of CSL-JSON.
bool has_members_of_csl_alone(const JsonMembers& members) {
  constexpr std::array<std::string_view, 8> kCslAlone = {
      "message", "issued", "container-title", "DOI", "PMID", "ISSN", "URL", "title-short"};
  constexpr std::array<std::string_view, 7> kOwnAlone = {
      "citation",       "summary", "practice_implications", "summary_kind",
      "summary_source", "topics",  "research_types"};
  return !members.has_any(kOwnAlone) && (members.has_any(kCslAlone) || members.has_author_objects);
}

/// One that is faulty is for its reader to complain about, so that the file is not passed over
/// without a word.
JsonBeginning object_in_line(const JsonMembers& members, std::size_t bytes) {
  if (is_broken(members, bytes)) return JsonBeginning::entry_lines;
  if (is_no_source(members)) return JsonBeginning::other;
  if (has_members_of_csl_alone(members)) return JsonBeginning::sure_items;
  return has_entry_members(members) ? JsonBeginning::entry_lines : JsonBeginning::items;
}

JsonBeginning object_in_lines(std::string_view text, std::string_view line) {
  const JsonMembers members = read_members(text);
  const bool is_line_broken = is_broken(members, line.size() + 1);  // with its end
  if (is_line_broken && line.ends_with('}')) return JsonBeginning::entry_lines;
  const bool may_be_item = is_broken(members, text.size()) && has_csl_members(text);
  if (is_no_source(members) && !is_line_broken && !may_be_item) return JsonBeginning::other;
  return JsonBeginning::items;
}

/// An object of CSL-JSON begins `{"items": [` or goes over several lines; one of JSON Lines
/// is a line.
JsonBeginning first_object(std::string_view text) {
  if (trim_begin(text.substr(1), kBlanks).starts_with("\"items\"")) return JsonBeginning::items;
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const JsonMembers members = read_members(line);
  if (members.is_whole || line.size() == text.size()) {
    return object_in_line(members, line.size());
  }
  return object_in_lines(text, line);
}

}  // namespace

JsonBeginning json_beginning(std::string_view text) {
  for (text = trim_begin(text, kBlanks); text.starts_with('{');) {
    const JsonBeginning found = first_object(text);
    if (found != JsonBeginning::other) return found;
    text = trim_begin(text.substr(std::min(text.find('\n'), text.size())), kBlanks);
  }
  return JsonBeginning::other;
}

bool has_csl_members(std::string_view text) {
  return text.find("\"type\"") != text.npos || text.find("\"title\"") != text.npos;
}

}  // namespace pprsearch
