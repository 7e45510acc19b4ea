#include "search/plan/facet_names.h"

#include <algorithm>
#include <set>

#include "base/edit_distance.h"
#include "base/strings.h"
#include "index/facet_key.h"
#include "query/characters.h"
#include "search/plan/glob.h"

namespace pprsearch {
namespace {

/// Shorter beginnings of a name are nobody's in particular.
constexpr std::size_t kMinBeginning = 3;

/// What it costs to look for a word in a name, and to compare it with another.
constexpr std::size_t kStepsOfLook = 1;
constexpr std::size_t kStepsOfLikeness = 8;

}  // namespace

FacetNames::FacetNames(IndexReader::Session& session, Field facet)
    : session_(session),
      facet_(facet),
      names_(session.reader().columns().names(facet)),
      taxonomy_(session.reader().taxonomy(facet)) {}

std::optional<std::string> FacetNames::key_of(std::string_view text) const {
  const auto exact = exact_key_of(text);
  return exact ? exact : key_beginning_with(key(text));
}

std::optional<std::string> FacetNames::exact_key_of(std::string_view text) const {
  std::string wanted = key(text);
  const TaxonomyTable::Value* value = taxonomy_ == nullptr ? nullptr : taxonomy_->find(wanted);
  if (value != nullptr) return value->key;
  return names_.find(wanted) ? std::optional(std::move(wanted)) : std::nullopt;
}

std::string FacetNames::key(std::string_view text) const {
  return facet_key(facet_, text,
                   [this](std::string_view name) { return session_.analyzer().fold(name); });
}

std::optional<std::string> FacetNames::key_beginning_with(const std::string& beginning) const {
  if (beginning.size() < kMinBeginning) return std::nullopt;
  std::set<std::string> keys;
  for_each_taxonomy_name([&](const TaxonomyTable::Value& value, const std::string& name) {
    if (name.starts_with(beginning)) keys.insert(value.key);
  });
  for (std::size_t i = names_.lower_bound(beginning);
       i < names_.size() && names_.key(i).starts_with(beginning) && keys.size() < 2; ++i) {
    keys.emplace(names_.key(i));
  }
  if (keys.size() != 1) return std::nullopt;
  return *keys.begin();
}

template <typename Visit>
void FacetNames::for_each_taxonomy_name(Visit visit) const {
  if (taxonomy_ == nullptr) return;
  for (const auto& [name, value] : taxonomy_->names()) visit(value, name);
}

std::vector<std::uint32_t> FacetNames::with_word(const std::string& beginning,
                                                 std::size_t most) const {
  std::set<std::uint32_t> found;
  for_each_taxonomy_name([&](const TaxonomyTable::Value& value, const std::string& name) {
    if (!has_word_beginning(name, beginning)) return;
    if (const auto ordinal = names_.find(value.key)) found.insert(*ordinal);
  });
  for (auto i = static_cast<std::uint32_t>(names_.lower_bound(beginning));
       i < names_.size() && names_.key(i).starts_with(beginning); ++i) {
    found.insert(i);
  }
  // All are read only if a look at the sorted keys' beginnings gave too little.
  if (found.size() < most && beginning.size() >= kMinBeginning) {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      session_.deadline().spend(kStepsOfLook);
      if (has_word_beginning(names_.key(i), beginning)) found.insert(i);
    }
  }
  return {found.begin(), found.end()};
}

std::set<std::string> FacetNames::keys_with_word(std::string_view beginning) const {
  const std::string wanted = key(beginning);
  std::set<std::string> keys;
  if (wanted.empty()) return keys;
  for_each_taxonomy_name([&](const TaxonomyTable::Value& value, const std::string& name) {
    if (has_word_beginning(name, wanted)) keys.insert(value.key);
  });
  for (std::size_t i = 0; i < names_.size(); ++i) {
    session_.deadline().spend(kStepsOfLook);
    if (has_word_beginning(names_.key(i), wanted)) keys.emplace(names_.key(i));
  }
  return keys;
}

std::vector<std::string> FacetNames::keys_fitting(const std::string& pattern) const {
  const std::string folded = fold_glob(pattern, session_.analyzer());
  const std::string literal = folded.substr(0, folded.find_first_of(kWildcards));
  std::set<std::string> keys;
  for_each_taxonomy_name([&](const TaxonomyTable::Value& value, const std::string& name) {
    if (matches_glob(name, folded)) keys.insert(value.key);
  });
  for (std::size_t i = names_.lower_bound(literal);
       i < names_.size() && names_.key(i).starts_with(literal); ++i) {
    session_.deadline().spend(kStepsOfLook);
    if (matches_glob(names_.key(i), folded)) keys.emplace(names_.key(i));
  }
  return {keys.begin(), keys.end()};
}

std::set<std::string> FacetNames::slugs() const {
  std::set<std::string> slugs;
  for_each_taxonomy_name(
      [&](const TaxonomyTable::Value& value, const std::string&) { slugs.insert(value.slug); });
  return slugs;
}

std::string FacetNames::nearest(std::string_view text) const {
  const std::vector<std::string> names = nearest(text, 1);
  return names.empty() ? std::string() : names.front();
}

namespace {

/// Names in the order of how far they are from a text, the best few of them.
class NearestNames {
 public:
  NearestNames(std::string wanted, std::size_t most)
      : wanted_(std::move(wanted)),
        edits_(wanted_),
        most_(most),
        limit_(std::max<std::size_t>(2, wanted_.size() / 3) + 1) {}

  void offer(std::string_view name, std::string_view key) {
    const std::size_t distance = distance_to(key);
    if (distance >= limit_ || is_one_of(name, names_)) return;
    const auto place = std::ranges::upper_bound(distances_, distance) - distances_.begin();
    distances_.insert(distances_.begin() + place, distance);
    names_.insert(names_.begin() + place, std::string(name));
    if (names_.size() <= most_) return;
    names_.pop_back();
    distances_.pop_back();
    limit_ = distances_.back();
  }

  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::size_t distance_to(std::string_view key) {
    // A beginning is as good as one slip: `cogn` for Cognitive Therapy.
    if (!wanted_.empty() && key.starts_with(wanted_)) return 1;
    const std::size_t whole = edits_.to(key, limit_);
    if (whole < limit_ || wanted_.find(' ') != wanted_.npos) return whole;
    return distance_to_word(key);
  }

  /// A word of a name has room for fewer slips, and comes behind whole names.
  std::size_t distance_to_word(std::string_view key) {
    const std::size_t slips = std::min(wanted_.size() / 4, limit_ - 1);
    std::size_t best = limit_;
    for (const std::string_view word : split_words(key)) {
      const std::size_t distance = edits_.to(word, slips);
      if (distance <= slips) best = std::min(best, distance + kBehindNames);
    }
    return best;
  }

  static constexpr std::size_t kBehindNames = 1;

  std::string wanted_;
  EditDistance edits_;
  std::size_t most_;
  std::size_t limit_;  ///< what is as far is not offered
  std::vector<std::string> names_;
  std::vector<std::size_t> distances_;
};

}  // namespace

std::vector<std::string> FacetNames::nearest(std::string_view text, std::size_t most) const {
  NearestNames names(key(text), most);
  for_each_taxonomy_name([&](const TaxonomyTable::Value& value, const std::string& name) {
    names.offer(value.slug, name);
  });
  for (std::size_t i = 0; i < names_.size(); ++i) {
    session_.deadline().spend(kStepsOfLikeness);
    names.offer(names_.name(i), names_.key(i));
  }
  return names.take();
}

std::string FacetNames::name_of(const std::string& key) const {
  if (const auto ordinal = names_.find(key)) return std::string(names_.name(*ordinal));
  const TaxonomyTable::Value* value = taxonomy_ == nullptr ? nullptr : taxonomy_->find(key);
  return value == nullptr ? key : value->slug;
}

std::string FacetNames::label(std::string_view name) const {
  if (taxonomy_ == nullptr) return std::string(name);
  const TaxonomyTable::Value* value = taxonomy_->find(session_.analyzer().fold(name));
  return value == nullptr ? std::string(name) : value->label;
}

}  // namespace pprsearch
