#include "index/generation/retention.h"

#include <algorithm>

#include "base/strings.h"

namespace pprsearch {
namespace {

/// Counts different identities, up to a bound. Of generations that are damaged, each counts as
/// another.
class Identities {
 public:
  explicit Identities(unsigned most) : most_(most) {}

  /// Whether a generation of this identity stays: the first of each, of as many as may.
  bool take(const std::string& identity, const std::string& name) {
    const std::string& key = identity.empty() ? name : identity;
    if (is_one_of(key, taken_) || taken_.size() >= most_) return false;
    taken_.push_back(key);
    return true;
  }

 private:
  unsigned most_;
  std::vector<std::string> taken_;
};

std::vector<std::string> to_remove(const IndexFolder& folder, unsigned keep) {
  const std::vector<std::string> names = folder.generations();
  if (folder.published_if_known().empty() && folder.stub()) return {};  // nobody knows what is old
  std::vector<std::string> replaced;
  for (const Publication& line : folder.history().publications) {
    for (const auto& [old, fresh] : line.replaced) replaced.push_back(old);
  }
  const std::vector<std::string> pile = folder.standing();
  std::vector<std::string> staying;
  const auto choose = [&](auto name, auto end, bool of_pile) {
    Identities identities(keep);
    for (; name != end; ++name) {
      if (is_one_of(*name, replaced) || is_one_of(*name, pile) != of_pile) continue;
      if (!is_one_of(*name, names) || is_one_of(*name, staying)) continue;
      if (keep == 0 || identities.take(folder.identity_of(*name), *name)) staying.push_back(*name);
    }
  };
  choose(pile.rbegin(), pile.rend(), true);
  choose(names.rbegin(), names.rend(), false);
  std::vector<std::string> rest = names;
  std::erase_if(rest, [&](const std::string& name) { return is_one_of(name, staying); });
  return rest;
}

}  // namespace

std::vector<std::string> remove_beyond(const IndexFolder& folder, unsigned keep) {
  return folder.remove(to_remove(folder, keep));
}

}  // namespace pprsearch
