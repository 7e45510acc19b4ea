#include "formats/assignments_yaml.h"

#include <pprsearch/error.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/strings.h"
#include "formats/nearest_name.h"
#include "formats/text_lines.h"
#include "formats/yaml_text.h"

namespace pprsearch {
namespace {

constexpr std::size_t kFirstOfFile = 1;

std::size_t number_of(const YAML::Node& node) { return number_of_line(node, kFirstOfFile); }

/// A fault that ends the reading of a member.
struct RecordFault {
  AssignmentFault fault;
};

[[noreturn]] void refuse_assignment(const YAML::Node& at, const std::string& what) {
  throw RecordFault{{number_of(at), what}};
}

std::string assigned_text(const YAML::Node& node, const std::string& key) {
  if (!node.IsScalar() || is_blank(node.Scalar()))
    refuse_assignment(node, "'" + key + "' must be text");
  return std::string(trim(node.Scalar()));
}

std::vector<AssignedName> assigned_names(const YAML::Node& node, const std::string& key) {
  if (node.IsNull()) return {};
  if (!node.IsSequence()) refuse_assignment(node, "'" + key + "' must be a list: [a, b]");
  std::vector<AssignedName> names;
  for (const YAML::Node& item : node) {
    if (!item.IsScalar() || is_blank(item.Scalar())) {
      refuse_assignment(item, "'" + key + "': each must be text");
    }
    names.push_back({std::string(trim(item.Scalar())), number_of(item)});
  }
  return names;
}

/// The lists of a record by their keys.
struct ListKey {
  const char* key;
  AssignedList Assignment::*list;
  std::vector<AssignedName> AssignedList::*names;  ///< null: the whole list
};

constexpr std::array kListKeys = {
    ListKey{"topics", &Assignment::topics, nullptr},
    ListKey{"add_topics", &Assignment::topics, &AssignedList::added},
    ListKey{"remove_topics", &Assignment::topics, &AssignedList::removed},
    ListKey{"research_types", &Assignment::research_types, nullptr},
    ListKey{"add_research_types", &Assignment::research_types, &AssignedList::added},
    ListKey{"remove_research_types", &Assignment::research_types, &AssignedList::removed},
};

/// "'topic'; did you mean 'topics'?"
std::string unknown_key(const std::string& key) {
  std::vector<std::string_view> known = {"id"};
  for (const ListKey& row : kListKeys) known.emplace_back(row.key);
  const std::string nearest = nearest_name(known, key);
  return "unknown key '" + key + "'" + (nearest.empty() ? "" : "; did you mean '" + nearest + "'?");
}

void read_member(const YAML::Node& key_node, const YAML::Node& value, Assignment& assignment) {
  const std::string key = assigned_text(key_node, "a key");
  if (key == "id") {
    assignment.id = assigned_text(value, key);
    return;
  }
  const auto row = std::ranges::find(kListKeys, key, &ListKey::key);
  if (row == kListKeys.end()) refuse_assignment(key_node, unknown_key(key));
  AssignedList& list = assignment.*row->list;
  std::vector<AssignedName> names = assigned_names(value, key);
  if (row->names == nullptr) {
    list.whole = std::move(names);
  } else {
    list.*row->names = std::move(names);
  }
}

/// Tells every fault of a record.
class AssignmentReader {
 public:
  explicit AssignmentReader(std::vector<AssignmentFault>& faults) : faults_(faults) {}

  Assignment read(const YAML::Node& node) {
    Assignment assignment;
    assignment.line = number_of(node);
    if (node.IsMap()) {
      read_members(node, assignment);
    } else {
      fault(node, "'id: …' was expected");
    }
    return assignment;
  }

 private:
  void read_members(const YAML::Node& node, Assignment& assignment) {
    std::unordered_set<std::string> seen;
    for (const auto& member : node) {
      try {
        const std::string key = assigned_text(member.first, "a key");
        if (!seen.insert(key).second) {
          fault(member.first, "key '" + key + "' comes twice");
        } else {
          read_member(member.first, member.second, assignment);
        }
      } catch (const RecordFault& found) {
        faults_.push_back(found.fault);
      }
    }
    if (assignment.id.empty() && !seen.contains("id")) fault(node, "'id' is missing");
    for (const AssignedList* list : {&assignment.topics, &assignment.research_types}) {
      if (!list->whole || (list->added.empty() && list->removed.empty())) continue;
      fault(node,
            "'" + assignment.id + "' has a whole list, and something to add to it or to remove");
    }
  }

  void fault(const YAML::Node& at, std::string what) {
    faults_.push_back({number_of(at), std::move(what)});
  }

  std::vector<AssignmentFault>& faults_;
};

/// "line 4: broken YAML: …" as the fault of line 4.
AssignmentFault fault_of(const std::string& message) {
  constexpr std::string_view kBeginning = "line ";
  AssignmentFault fault{kFirstOfFile, message};
  if (!message.starts_with(kBeginning)) return fault;
  const char* begin = message.data() + kBeginning.size();
  const auto [end, error] = std::from_chars(begin, message.data() + message.size(), fault.line);
  const auto place = static_cast<std::size_t>(end - message.data());
  if (error == std::errc() && message.compare(place, 2, ": ") == 0) {
    fault.what = message.substr(place + 2);
  }
  return fault;
}

void read_records(const YAML::Node& root, AssignmentFile& file) {
  if (!root.IsDefined() || root.IsNull()) return;
  if (!root.IsSequence()) {
    file.faults.push_back({number_of(root), "a list was expected: '- id: …'"});
    return;
  }
  std::unordered_map<std::string, std::size_t> lines;
  for (const YAML::Node& node : root) {
    const std::size_t before = file.faults.size();
    Assignment assignment = AssignmentReader(file.faults).read(node);
    if (!assignment.id.empty()) {
      const auto [earlier, is_new] = lines.emplace(assignment.id, assignment.line);
      if (!is_new) {
        file.faults.push_back({assignment.line, "the id '" + assignment.id +
                                                    "' comes twice, first in line " +
                                                    std::to_string(earlier->second)});
      }
    }
    const bool is_sound = file.faults.size() == before;
    (is_sound ? file.assignments : file.faulty).push_back(std::move(assignment));
  }
  std::ranges::stable_sort(file.faults, {}, &AssignmentFault::line);
}

}  // namespace

AssignmentFile assignments_from_yaml(std::string_view text) {
  AssignmentFile file;
  try {
    std::istringstream in{std::string(text)};
    const auto lines = read_lines(in, kMostAssignmentBytes);
    if (!lines) throw Error("the file is larger than 64 MiB");
    read_records(parse_yaml(*lines, kFirstOfFile), file);
  } catch (const Error& error) {
    file.assignments.clear();
    file.faulty.clear();
    file.faults = {fault_of(error.what())};
  }
  return file;
}

}  // namespace pprsearch
