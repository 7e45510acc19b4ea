#include "topics/value_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/stop_words.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

struct MethodWord {
  std::string_view type;
  std::string_view word;
};

/// Types of research by any of their names, and words of method that the taxonomy has no reason to
/// list: they are not names of the type.
constexpr std::array kMethodWords = {
    MethodWord{"meta-analysis", "meta-analytic"},
    MethodWord{"meta-analysis", "meta-analytically"},
    MethodWord{"meta-analysis", "pooled"},
    MethodWord{"systematic review", "systematically"},
    MethodWord{"systematic review", "PRISMA"},
    MethodWord{"literature review", "reviewed the literature"},
    MethodWord{"literature review", "overview"},
    MethodWord{"literature review", "chapter"},
    MethodWord{"randomized controlled trial", "randomized"},
    MethodWord{"randomized controlled trial", "randomised"},
    MethodWord{"randomized controlled trial", "randomly"},
    MethodWord{"controlled study", "nonrandomized"},
    MethodWord{"controlled study", "waiting list"},
    MethodWord{"controlled study", "wait list"},
    MethodWord{"qualitative study", "qualitative"},
    MethodWord{"qualitative study", "interview"},
    MethodWord{"qualitative study", "thematic analysis"},
    MethodWord{"qualitative study", "grounded theory"},
    MethodWord{"survey", "surveyed"},
    MethodWord{"survey", "questionnaire"},
    MethodWord{"survey", "respondent"},
    MethodWord{"naturalistic study", "observational"},
    MethodWord{"naturalistic study", "cohort"},
    MethodWord{"naturalistic study", "routine care"},
    MethodWord{"naturalistic study", "routine practice"},
    MethodWord{"naturalistic study", "archival"},
    MethodWord{"naturalistic study", "longitudinal"},
    MethodWord{"process-outcome study", "session by session"},
    MethodWord{"case study", "single case"},
    MethodWord{"measurement study", "psychometric"},
    MethodWord{"measurement study", "factor analysis"},
    MethodWord{"measurement study", "reliability"},
    MethodWord{"practice guideline", "guideline"},
};

/// The value of that name, or of that name and "study"; null if the list has neither.
const TaxonomyValue* value_of(const std::vector<TaxonomyValue>& values, std::string_view name) {
  const TaxonomyValue* value = find_value(values, name);
  if (value != nullptr) return value;
  return find_value(values, std::string(name) + " study");
}

bool is_grammar(const Lemmas& lemmas) {
  return std::ranges::all_of(lemmas, [](const std::string& word) { return is_stop_word(word); });
}

bool stands_at(const Lemmas& row, const Lemmas& text, std::size_t at) {
  return row.size() <= text.size() - at &&
         std::equal(row.begin(), row.end(), text.begin() + static_cast<std::ptrdiff_t>(at));
}

void note(std::vector<FoundName>& found, const std::string& name, NamePlace place) {
  for (FoundName& earlier : found) {
    if (earlier.name != name || earlier.place != place) continue;
    ++earlier.times;
    return;
  }
  found.push_back({name, place, 1});
}

}  // namespace

std::vector<ValueName> names_of_values(const std::vector<TaxonomyValue>& values) {
  std::vector<ValueName> names;
  for (std::size_t at = 0; at < values.size(); ++at) {
    const TaxonomyValue& value = values[at];
    names.push_back({at, value.label});
    names.push_back({at, value.slug});
    for (const std::string& alias : value.aliases) names.push_back({at, alias});
    const std::size_t open = value.label.find('(');
    const std::size_t close = value.label.find(')', open);
    if (open == std::string::npos || close == std::string::npos) continue;
    names.push_back({at, std::string(trim(value.label.substr(0, open)))});
    names.push_back({at, value.label.substr(open + 1, close - open - 1)});
  }
  return names;
}

std::vector<ValueName> names_of_concepts(const Thesaurus& thesaurus,
                                         const std::vector<TaxonomyValue>& topics) {
  std::vector<ValueName> names;
  for (const Concept& idea : thesaurus.concepts) {
    const auto topic = std::ranges::find(topics, idea.topic, &TaxonomyValue::slug);
    if (topic == topics.end()) continue;
    const auto at = static_cast<std::size_t>(topic - topics.begin());
    for (const std::string& word : idea.words) names.push_back({at, word});
  }
  return names;
}

std::vector<ValueName> names_of_methods(const std::vector<TaxonomyValue>& research_types) {
  std::vector<ValueName> names;
  for (const MethodWord& row : kMethodWords) {
    const TaxonomyValue* value = value_of(research_types, row.type);
    if (value == nullptr) continue;
    names.push_back(
        {static_cast<std::size_t>(value - research_types.data()), std::string(row.word)});
  }
  return names;
}

NameFinder::NameFinder(const std::vector<ValueName>& names, const Vocabulary& vocabulary) {
  for (const ValueName& name : names) {
    Lemmas lemmas = vocabulary.lemmas(name.name);
    if (lemmas.empty() || is_grammar(lemmas)) continue;
    std::vector<Row>& rows = rows_[lemmas.front()];
    const bool is_known = std::ranges::any_of(
        rows, [&](const Row& row) { return row.value == name.value && row.lemmas == lemmas; });
    if (!is_known) rows.push_back({name.value, name.name, std::move(lemmas)});
  }
  for (auto& [first, rows] : rows_) {
    std::ranges::stable_sort(rows, std::ranges::greater(),
                             [](const Row& row) { return row.lemmas.size(); });
  }
}

void NameFinder::find_in(const Lemmas& text, NamePlace place, Found& found) const {
  std::unordered_map<std::size_t, std::size_t> ends;  // of the name found last, by value
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto rows = rows_.find(text[at]);
    if (rows == rows_.end()) continue;
    for (const Row& row : rows->second) {
      std::size_t& end = ends[row.value];
      if (at < end || !stands_at(row.lemmas, text, at)) continue;
      end = at + row.lemmas.size();
      note(found[row.value], row.name, place);
    }
  }
}

NameFinder::Found NameFinder::find(const EntryLemmas& texts) const {
  Found found;
  for (std::size_t place = 0; place < kPlaces; ++place) {
    find_in(texts[place], static_cast<NamePlace>(place), found);
  }
  return found;
}

}  // namespace pprsearch
