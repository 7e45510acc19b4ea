#pragma once

#include <string>
#include <vector>

#include "tests/support/small_index.h"

namespace pprsearch::test {

inline Entry entry(const std::string& id, const std::string& month, const std::string& topic) {
  Entry entry = summary_entry(id, "The alliance was measured in therapy.\n\nA second paragraph.");
  entry.title = "Title of " + id;
  entry.published = month;
  entry.topics = {topic};
  return entry;
}

/// 25 about the alliance, one with all that a citation has, one with a difficult id, one undated.
inline std::vector<Entry> some_entries() {
  std::vector<Entry> entries;
  for (int i = 0; i < 25; ++i) {
    entries.push_back(
        entry("e" + std::to_string(10 + i), i < 3 ? "2020-07" : "2021-03", "alliance"));
  }
  entries.push_back(entry("cited", "2020-08", "dropout"));
  entries.back().practice_implications = "Ask about the alliance.";
  entries.back().research_types = {"survey"};
  entries.back().citation = parse_citation(
      "Doe, J. (2019). Homework in therapy. Journal of Examples, 1(2), 3-4. "
      "https://doi.org/10.1000/ex.1");
  entries.push_back(entry("a/b c", "2019", "dropout"));
  entries.push_back(entry("undated", "", "dropout"));
  return entries;
}

inline WriterOptions with_taxonomy() {
  WriterOptions options;
  options.taxonomy.topics = {{"alliance", "Alliance & Relationship", {}},
                             {"dropout", "Drop-Out", {}},
                             {"empty", "Nothing Yet", {}}};
  return options;
}

}  // namespace pprsearch::test
