#include "tests/support/naive_entry.h"

#include <algorithm>
#include <string_view>

#include "text/analyzer.h"
#include "text/umlauts.h"

namespace pprsearch::test {
namespace {

std::string folded(std::string_view text) {
  static Analyzer analyzer;
  return analyzer.fold(text);
}

std::vector<std::string> words(std::string_view text) {
  static Analyzer analyzer;
  std::vector<std::string> texts;
  for (Token& token : analyzer.analyze(text)) texts.push_back(std::move(token.text));
  return texts;
}

void note_umlauts(std::string_view text, NaiveEntry& entry) {
  static Analyzer analyzer;
  for (const Token& token : analyzer.analyze(text)) {
    const std::string original(text.substr(token.begin, token.end - token.begin));
    const std::string spelled = spelled_out(analyzer, original);
    if (!spelled.empty()) entry.spelled_out[token.text].insert(spelled);
  }
}

std::string label_of(const std::string& topic, const Taxonomy& taxonomy) {
  for (const TaxonomyValue& value : taxonomy.topics) {
    if (value.slug == topic) return value.label;
  }
  return topic;
}

std::string padded(const std::string& date, std::string_view whole) {
  return date + std::string(whole.substr(std::min(date.size(), whole.size())));
}

std::string year_of(const Entry& entry) {
  const int year = entry.citation ? entry.citation->issued.year : 0;
  return year > 0 ? std::to_string(year) : std::string();
}

void add_value(std::map<std::string, std::string>& values, const std::string& name) {
  if (!folded(name).empty()) values.emplace(folded(name), name);
}

}  // namespace

std::size_t NaiveEntry::length(Field field) const {
  std::size_t tokens = 0;
  for (const auto& text : texts_of(field)) tokens += text.size();
  return tokens;
}

NaiveEntry take_apart(const Entry& entry, const Taxonomy& taxonomy) {
  NaiveEntry naive{entry, {}};
  const auto add = [&](Field field, std::string_view text) {
    naive.texts[static_cast<std::size_t>(field)].push_back(words(text));
    note_umlauts(text, naive);
  };
  add(Field::title, entry.title);
  add(Field::summary, entry.summary);
  add(Field::implications, entry.practice_implications);
  for (const std::string& topic : entry.topics) add(Field::topic, label_of(topic, taxonomy));
  for (const std::string& keyword : entry.keywords) add(Field::keyword, keyword);
  if (!entry.citation) return naive;
  const Citation& citation = *entry.citation;
  if (!citation.raw.empty()) {
    add(Field::citation, citation.raw);
  } else if (citation.title != entry.title) {
    add(Field::citation, citation.title);
  }
  for (const Name& name : citation.authors) {
    add(Field::author, name.family + ' ' + name.given + ' ' + name.suffix + ' ' + name.literal);
  }
  add(Field::journal, citation.container_title);
  return naive;
}

std::string first_day(const std::string& date) { return padded(date, "0000-01-01"); }
std::string last_day(const std::string& date) { return padded(date, "0000-12-31"); }

/// Whether one of the texts is `word`, or begins with it and a colon.
bool says_first(const std::vector<std::string>& texts, const std::string& word) {
  return std::ranges::any_of(
      texts, [&](const std::string& text) { return text == word || text.starts_with(word + ":"); });
}

bool has(const Entry& entry, const std::string& name) {
  const Citation citation = entry.citation.value_or(Citation());
  const std::map<std::string, bool> present = {
      {"title", !entry.title.empty()},
      {"summary", !entry.summary.empty()},
      {"implications", !entry.practice_implications.empty()},
      {"citation", entry.citation.has_value()},
      {"author", !citation.authors.empty()},
      {"journal", !citation.container_title.empty()},
      {"topic", !entry.topics.empty()},
      {"type", !entry.research_types.empty()},
      {"keyword", !entry.keywords.empty()},
      {"year", citation.issued.year != 0},
      {"published", !entry.published.empty()},
      {"doi", !citation.doi.empty()},
      {"pmid", !citation.pmid.empty()},
      {"issn", !citation.issn.empty()},
      {"url", !entry.url.empty()},
      {"retracted", says_first(entry.notices, "retracted")},
      {"correction", says_first(entry.notices, "corrected")},
  };
  return present.at(name);
}

std::string journal_key(const std::string& name) {
  std::string bare = name.substr(0, name.find_last_not_of(' ') + 1);
  if (bare.ends_with(')') && bare.find('(') != bare.npos) bare.resize(bare.rfind('('));
  const std::string whole = folded(bare).empty() ? folded(name) : folded(bare);
  if (folded(bare).empty()) return whole;
  std::string key = ' ' + whole + ' ';
  if (key.starts_with(" the ") && key.size() > 5) key.erase(0, 4);
  for (const std::string word : {" and ", " und "}) {
    for (std::size_t at = key.find(word); at != key.npos; at = key.find(word, at)) {
      key.erase(at, word.size() - 1);
    }
  }
  const std::size_t begin = key.find_first_not_of(' ');
  return begin == key.npos ? whole : key.substr(begin, key.find_last_not_of(' ') + 1 - begin);
}

std::map<std::string, std::string> facet_values(const Entry& entry, FacetField field) {
  const Citation citation = entry.citation.value_or(Citation());
  std::map<std::string, std::string> values;
  switch (field) {
    case FacetField::topic:
      for (const std::string& topic : entry.topics) add_value(values, topic);
      break;
    case FacetField::type:
      for (const std::string& type : entry.research_types) add_value(values, type);
      break;
    case FacetField::keyword:
      for (const std::string& keyword : entry.keywords) add_value(values, keyword);
      break;
    case FacetField::journal:
      if (!folded(citation.container_title).empty()) {
        values.emplace(journal_key(citation.container_title), citation.container_title);
      }
      break;
    case FacetField::author:
      for (const Name& name : citation.authors) add_value(values, display_name(name));
      break;
    case FacetField::year:
      if (!year_of(entry).empty()) values[year_of(entry)] = year_of(entry);
      break;
    case FacetField::published:
      if (!entry.published.empty()) {
        values[entry.published.substr(0, 7)] = entry.published.substr(0, 7);
      }
      break;
  }
  return values;
}

bool passes(const Entry& entry, FacetField field, const std::optional<std::string>& value) {
  if (!value) return facet_values(entry, field).empty();
  if (field == FacetField::year) return year_of(entry) == *value;
  if (field == FacetField::published) {
    // A month is a range: "2020" holds all of its months.
    return !entry.published.empty() && first_day(entry.published) >= first_day(*value) &&
           last_day(entry.published) <= last_day(*value);
  }
  const std::string key = field == FacetField::journal ? journal_key(*value) : folded(*value);
  return facet_values(entry, field).contains(key);
}

bool passes(const Entry& entry, const std::vector<FacetFilter>& filters,
            std::optional<FacetField> aside) {
  return std::all_of(filters.begin(), filters.end(), [&](const FacetFilter& filter) {
    return filter.field == aside ||
           std::any_of(filter.values.begin(), filter.values.end(),
                       [&](const auto& value) { return passes(entry, filter.field, value); });
  });
}

}  // namespace pprsearch::test
