#include <pprsearch/entry.h>
#include <pprsearch/error.h>
#include <pprsearch/vocabulary.h>

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/stop_words.h"
#include "text/analyzer.h"

namespace pprsearch {
namespace {

struct NamedList {
  const char* field;
  std::vector<std::string>& names;
  const std::vector<TaxonomyValue>& known;
};

/// Looks for what is wrong with the concepts of a thesaurus, one after the other.
class ConceptCheck {
 public:
  explicit ConceptCheck(const std::vector<Concept>& concepts) : concepts_(concepts) {}

  std::optional<ThesaurusFault> first_fault() {
    for (std::size_t place = 0; place < concepts_.size(); ++place) {
      const std::string& id = concepts_[place].id;
      if (!places_.emplace(id, place).second) return {{place, "concept '" + id + "' comes twice"}};
    }
    for (std::size_t place = 0; place < concepts_.size(); ++place) {
      std::string what = fault_of_words(place);
      if (what.empty()) what = fault_of_relations(place);
      if (!what.empty()) return {{place, std::move(what)}};
    }
    for (std::size_t place = 0; place < concepts_.size(); ++place) {
      if (is_in_circle(place)) {
        return {{place, "'broader' of '" + concepts_[place].id + "' leads back to it"}};
      }
    }
    return std::nullopt;
  }

 private:
  std::string fault_of_words(std::size_t place) {
    const Concept& idea = concepts_[place];
    if (idea.words.empty()) return "concept '" + idea.id + "' has no words";
    for (const std::string& word : idea.words) {
      const std::string key = fold(word);
      if (key.empty()) return "'" + word + "' has neither a letter nor a digit";
      if (is_stop_word(key)) return "'" + word + "' is a word of grammar, which queries leave out";
      const auto [known, is_new] = words_.emplace(key, place);
      if (is_new) continue;
      if (known->second == place) return "'" + word + "' comes twice";
      return "'" + word + "' is a word of '" + concepts_[known->second].id + "' already";
    }
    return {};
  }

  std::string fault_of_relations(std::size_t place) const {
    const Concept& idea = concepts_[place];
    std::unordered_set<std::string> seen{idea.id};
    for (const auto* relation : {&idea.broader, &idea.related}) {
      for (const std::string& id : *relation) {
        if (!places_.contains(id)) return "there is no concept '" + id + "'";
        if (id == idea.id) return "concept '" + id + "' is related to itself";
        if (!seen.insert(id).second) return "'" + id + "' is related twice";
      }
    }
    return {};
  }

  /// Whether the way upward from a concept comes by it again.
  bool is_in_circle(std::size_t place) const {
    std::unordered_set<std::size_t> seen;
    std::vector<std::size_t> open{place};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::string& id : concepts_[at].broader) {
        const std::size_t next = places_.at(id);
        if (next == place) return true;
        if (seen.insert(next).second) open.push_back(next);
      }
    }
    return false;
  }

  const std::vector<Concept>& concepts_;
  std::unordered_map<std::string, std::size_t> places_;  ///< of concepts, by id
  std::unordered_map<std::string, std::size_t> words_;   ///< folded: which concept has it
};

}  // namespace

std::string key_of_name(std::string_view name) { return fold(name); }

const TaxonomyValue* find_value(const std::vector<TaxonomyValue>& values, std::string_view name) {
  const auto exact = std::ranges::find(values, name, &TaxonomyValue::slug);
  if (exact != values.end()) return &*exact;
  const std::string folded = fold(name);
  if (folded.empty()) return nullptr;
  const auto is_name = [&](const std::string& other) { return fold(other) == folded; };
  const auto found = std::ranges::find_if(values, [&](const TaxonomyValue& value) {
    return is_name(value.slug) || is_name(value.label) ||
           std::ranges::any_of(value.aliases, is_name);
  });
  return found == values.end() ? nullptr : &*found;
}

void use_slugs(Entry& entry, const Taxonomy& taxonomy) {
  for (const NamedList& list :
       {NamedList{"topics", entry.topics, taxonomy.topics},
        NamedList{"research_types", entry.research_types, taxonomy.research_types}}) {
    if (list.known.empty()) continue;
    for (std::string& name : list.names) {
      const TaxonomyValue* value = find_value(list.known, name);
      if (value == nullptr) {
        throw EntryError(entry.id, list.field, "'" + name + "' is not in the taxonomy");
      }
      name = value->slug;
    }
  }
}

std::optional<ThesaurusFault> find_fault(const Thesaurus& thesaurus) {
  return ConceptCheck(thesaurus.concepts).first_fault();
}

}  // namespace pprsearch
