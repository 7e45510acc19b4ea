#include "search/plan/facet_names.h"

#include <algorithm>
#include <set>

#include "base/edit_distance.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// Shorter beginnings of a name are nobody's in particular.
constexpr std::size_t kMinBeginning = 3;

}  // namespace

FacetNames::FacetNames(IndexReader::Session& session, Field facet)
    : session_(session),
      names_(session.reader().columns().names(facet)),
      taxonomy_(session.reader().taxonomy(facet)) {}

std::optional<std::string> FacetNames::key_of(std::string_view text) const {
  std::string key = session_.analyzer().fold(text);
  const TaxonomyTable::Value* value = taxonomy_ == nullptr ? nullptr : taxonomy_->find(key);
  if (value != nullptr) return value->key;
  if (names_.find(key)) return key;
  return key_beginning_with(key);
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
  // Only where a look at the sorted keys' beginnings gave too little, all are read.
  if (found.size() < most && beginning.size() >= kMinBeginning) {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (has_word_beginning(names_.key(i), beginning)) found.insert(i);
    }
  }
  return {found.begin(), found.end()};
}

std::set<std::string> FacetNames::keys_with_word(std::string_view beginning) const {
  const std::string wanted = session_.analyzer().fold(beginning);
  std::set<std::string> keys;
  if (wanted.empty()) return keys;
  for_each_taxonomy_name([&](const TaxonomyTable::Value& value, const std::string& name) {
    if (has_word_beginning(name, wanted)) keys.insert(value.key);
  });
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (has_word_beginning(names_.key(i), wanted)) keys.emplace(names_.key(i));
  }
  return keys;
}

std::set<std::string> FacetNames::slugs() const {
  std::set<std::string> slugs;
  for_each_taxonomy_name(
      [&](const TaxonomyTable::Value& value, const std::string&) { slugs.insert(value.slug); });
  return slugs;
}

std::string FacetNames::nearest(std::string_view text) const {
  const std::string wanted = session_.analyzer().fold(text);
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, wanted.size() / 3) + 1;
  const auto offer = [&](std::string_view name, const std::string& key) {
    // A beginning is as good as one slip: `cogn` for Cognitive Therapy.
    const std::size_t distance =
        !wanted.empty() && key.starts_with(wanted) ? 1 : edit_distance(wanted, key, best_distance);
    if (distance < best_distance) {
      best_distance = distance;
      best = name;
    }
  };
  for_each_taxonomy_name(
      [&](const TaxonomyTable::Value& value, const std::string& name) { offer(value.slug, name); });
  for (std::size_t i = 0; i < names_.size(); ++i) offer(names_.name(i), std::string(names_.key(i)));
  return best;
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
