#include "indexer/intake/assignments.h"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "command-line/nearest.h"

namespace pprsearch {
namespace {

using Names = std::vector<std::string>;

/// The two lists of a taxonomy, of which one is meant.
struct MeantList {
  const char* one;  ///< "topic"
  const std::vector<TaxonomyValue>& values;
  const char* other;
  const std::vector<TaxonomyValue>& other_values;
};

Names all_names(const std::vector<TaxonomyValue>& values) {
  Names names;
  for (const TaxonomyValue& value : values) {
    names.push_back(value.slug);
    names.push_back(value.label);
    names.insert(names.end(), value.aliases.begin(), value.aliases.end());
  }
  return names;
}

/// Most names are slugs already, and are found without folding all the others.
bool is_one_of_slugs(const std::string& name, const std::vector<TaxonomyValue>& values) {
  return std::ranges::find(values, name, &TaxonomyValue::slug) != values.end();
}

std::string unknown_name(const std::string& name, const MeantList& meant) {
  std::string text = "'" + name + "' is no " + meant.one + " of the taxonomy";
  if (find_value(meant.other_values, name) != nullptr) return text + ", but a " + meant.other;
  const std::string near = nearest(name, all_names(meant.values));
  return near.empty() ? text : text + "; did you mean '" + near + "'?";
}

/// Makes slugs of names, and collects what is wrong with them.
class NameCheck {
 public:
  NameCheck(const std::string& file, std::vector<Assignments::Fault>& faults)
      : file_(file), faults_(faults) {}

  void check(AssignedList& list, const MeantList& meant) {
    if (list.whole) use_slugs_in(*list.whole, meant);
    use_slugs_in(list.added, meant);
    use_slugs_in(list.removed, meant);
    for (const AssignedName& removed : list.removed) {
      if (std::ranges::find(list.added, removed.name, &AssignedName::name) != list.added.end()) {
        fault(removed.line, "'" + removed.name + "' is added and removed");
      }
    }
  }

 private:
  /// A name that comes again is taken once; one that is unknown is told once, in whatever case.
  void use_slugs_in(std::vector<AssignedName>& names, const MeantList& meant) {
    std::unordered_set<std::string> seen;
    std::vector<AssignedName> kept;
    for (AssignedName& name : names) {
      const bool is_known = meant.values.empty() || use_slug(name.name, meant);
      if (!seen.insert(is_known ? name.name : in_lower_case(name.name)).second) continue;
      if (!is_known) fault(name.line, unknown_name(name.name, meant));
      kept.push_back(std::move(name));
    }
    names = std::move(kept);
  }

  static bool use_slug(std::string& name, const MeantList& meant) {
    if (is_one_of_slugs(name, meant.values)) return true;
    const TaxonomyValue* value = find_value(meant.values, name);
    if (value != nullptr) name = value->slug;
    return value != nullptr;
  }

  void fault(std::size_t line, std::string what) {
    faults_.push_back({file_, line, std::move(what)});
  }

  const std::string& file_;
  std::vector<Assignments::Fault>& faults_;
};

void add_name(Names& names, const std::string& name) {
  if (!is_one_of(name, names)) names.push_back(name);
}

void lay(const AssignedList& list, const char* one, Names& names, LaidOver& laid) {
  const auto told = [&](const std::string& name) { return std::string(one) + " '" + name + "'"; };
  Names result = list.whole ? Names() : names;
  if (list.whole) {
    for (const AssignedName& name : *list.whole) add_name(result, name.name);
  }
  for (const AssignedName& name : list.added) add_name(result, name.name);
  for (const AssignedName& name : list.removed) {
    if (std::erase(result, name.name) == 0) laid.not_there.push_back(told(name.name));
  }
  const auto is_removed = [&](const std::string& name) {
    return std::ranges::find(list.removed, name, &AssignedName::name) != list.removed.end();
  };
  for (const std::string& name : names) {
    if (!is_one_of(name, result) && !is_removed(name)) laid.given_way.push_back(told(name));
  }
  names = std::move(result);
}

}  // namespace

void Assignments::add(std::string_view text, const std::string& file, const Taxonomy& taxonomy) {
  AssignmentFile read = assignments_from_yaml(text);
  const auto before = static_cast<std::ptrdiff_t>(faults_.size());
  for (AssignmentFault& fault : read.faults) {
    faults_.push_back({file, fault.line, std::move(fault.what)});
  }
  for (Assignment& assignment : read.assignments) take({std::move(assignment), file}, taxonomy);
  for (Assignment& assignment : read.faulty) {
    PlacedAssignment placed{std::move(assignment), file};
    check_names(placed, taxonomy);
  }
  std::ranges::stable_sort(faults_.begin() + before, faults_.end(), {}, &Fault::line);
}

void Assignments::check_names(PlacedAssignment& assignment, const Taxonomy& taxonomy) {
  NameCheck names(assignment.file, faults_);
  names.check(assignment.what.topics,
              {"topic", taxonomy.topics, "type of research", taxonomy.research_types});
  names.check(assignment.what.research_types,
              {"type of research", taxonomy.research_types, "topic", taxonomy.topics});
}

void Assignments::take(PlacedAssignment assignment, const Taxonomy& taxonomy) {
  check_names(assignment, taxonomy);
  const auto [place, is_new] = by_id_.emplace(assignment.what.id, assignments_.size());
  if (is_new) {
    assignments_.push_back(std::move(assignment));
    return;
  }
  const PlacedAssignment& earlier = assignments_[place->second];
  faults_.push_back({assignment.file, assignment.what.line,
                     "the id '" + assignment.what.id + "' has an assignment already, in " +
                         earlier.file + ':' + std::to_string(earlier.what.line)});
}

const PlacedAssignment* Assignments::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &assignments_[found->second];
}

LaidOver lay_over(const Assignment& assignment, Entry& entry) {
  LaidOver laid;
  lay(assignment.topics, "topic", entry.topics, laid);
  lay(assignment.research_types, "type of research", entry.research_types, laid);
  return laid;
}

}  // namespace pprsearch
