#pragma once

#include <pprsearch/citation.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch {

inline std::string shown(const Name& name) {
  if (!name.literal.empty()) return "{" + name.literal + "}";
  const std::string given = name.given.empty() ? "" : ", " + name.given;
  return name.family + given + (name.suffix.empty() ? "" : ", " + name.suffix);
}

inline std::string shown(const IssuedDate& date) {
  std::string text = date.year == 0 ? "" : std::to_string(date.year);
  if (date.month != 0) text += "-" + std::to_string(date.month);
  if (date.day != 0) text += "-" + std::to_string(date.day);
  return "(" + text + ")";
}

/// "Safran, J. D.|Kraus, J. (2014) title=… journal=… vol=51 page=381-387": parts
/// that are empty are left out, and so is the type of a journal's article.
inline std::string shown(const Citation& citation) {
  std::string text;
  for (const Name& author : citation.authors) text += (text.empty() ? "" : "|") + shown(author);
  if (citation.authors_cut) text += "|…";
  text += (text.empty() ? "" : " ") + shown(citation.issued);
  const auto add = [&](const std::string& name, const std::string& part) {
    if (!part.empty()) text += " " + name + "=" + part;
  };
  add("type", citation.type == "article-journal" ? "" : citation.type);
  add("title", citation.title);
  add("journal", citation.container_title);
  add("vol", citation.volume);
  add("issue", citation.issue);
  add("page", citation.page);
  add("doi", citation.doi);
  add("pmid", citation.pmid);
  add("url", citation.url);
  return text;
}

struct CitationRow {
  std::string line;
  std::string expected;
};

inline void check_citations(const std::vector<CitationRow>& rows) {
  for (const auto& [line, expected] : rows) {
    BOOST_TEST_CONTEXT("line: " << line) {
      const Citation citation = parse_citation(line);
      BOOST_TEST(shown(citation) == expected);
      BOOST_TEST(citation.raw == line);
    }
  }
}

}  // namespace pprsearch
