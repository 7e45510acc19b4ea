#include "tests/support/hostile_text.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pprsearch::test {
namespace {

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> kPieces = {
      "a",
      "Mood",
      "CBT",
      "2020",
      "yes",
      "null",
      "~",
      "{",
      "}",
      "{}",
      "\\",
      "\\\\",
      "\\{",
      "$",
      "$x$",
      "%",
      "#",
      "&",
      "_",
      "^",
      "`",
      "``",
      "''",
      "'",
      "\"",
      "\"\"",
      "--",
      "---",
      "-",
      ",",
      ";",
      ":",
      ": x",
      "|",
      ">",
      "*",
      "[",
      "]",
      "!",
      "@",
      "@article{x,",
      "ER  - ",
      "TY  - BOOK",
      "AU  - Eve",
      "and",
      " and ",
      "others",
      "=",
      "(",
      ")",
      "</a>",
      "\xC2\x85",
      "\xE2\x80\xA8",
      "\xE2\x80\xA9",
      "\xEF\xBB\xBF",
      "a\xC2\xA0z",
      "\xEF\xBF\xBF",
      "é",
      "e\xCC\x81",
      "ß",
      "Ł",
      "日本",
      "😀",
      "–",
      "—",
      " ",
      "  ",
      "title = {",
      "}, title = {Eve}",
      "\\textbf{",
      "\\ss",
      "\\'e",
      "# x",
      "?`",
      "Doe, J.",
      "jr.",
      "%7B",
      "%7b",
      "## Practice Implications",
      "\\## practice implications:",
  };
  return kPieces;
}

const std::vector<std::string>& line_pieces() {
  static const std::vector<std::string> kPieces = {
      "\n",
      "\n\n",
      "\n\n\n",
      "\t",
      "\n---\n",
      "\n...\n",
      "\n## Practice Implications\n",
      "\n  \n",
      "\n\\\n",
      "\n@article{x, title={Eve}}\n",
      "\nTY  - BOOK\nER  - \n",
      "\n# h\n",
  };
  return kPieces;
}

std::string text_or_nothing(Chance& chance, bool lines) {
  return chance.one_in(4) ? std::string() : hostile_text(chance, lines);
}

std::string short_text(Chance& chance) {
  std::string text = hostile_text(chance, false);
  while (text.size() > 180) text = hostile_text(chance, false);
  return text;
}

Name hostile_name(Chance& chance) {
  Name name;
  if (chance.one_in(4)) {
    name.literal = "N" + hostile_text(chance, false);
  } else {
    name.family = "N" + hostile_text(chance, false);
    name.given = chance.one_in(4) ? "" : hostile_text(chance, false);
    name.suffix = chance.one_in(4) ? hostile_text(chance, false) : "";
  }
  return name;
}

Citation hostile_citation(Chance& chance) {
  Citation citation;
  citation.type = chance.of(std::vector<std::string>{"", "article-journal", "chapter", "x"});
  for (std::size_t i = chance.upto(3); i > 0; --i) citation.authors.push_back(hostile_name(chance));
  citation.authors_cut = chance.one_in(5);
  citation.issued =
      chance.of(std::vector<IssuedDate>{{}, {2020, 0, 0}, {2020, 11, 0}, {1876, 2, 29}});
  citation.title = chance.one_in(4) ? "" : "Title " + hostile_text(chance, true);
  citation.container_title = text_or_nothing(chance, true);
  citation.volume = text_or_nothing(chance, true);
  citation.issue = text_or_nothing(chance, true);
  citation.page = chance.of(std::vector<std::string>{"", "829-843", "e12", "S1-S9, 12", "a-b-c"});
  std::string doi = hostile_text(chance, false);
  std::erase_if(doi, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  citation.doi = bare_doi("10.1000/" + doi);
  citation.pmid = chance.one_in(2) ? "" : "32567789";
  citation.url = chance.one_in(2) ? "" : "https://example.org/a_b%20~{x}\\#$&--'";
  citation.raw = text_or_nothing(chance, true);
  return citation;
}

}  // namespace

std::string hostile_text(Chance& chance, bool lines) {
  std::string text;
  for (std::size_t i = chance.upto(7) + 1; i > 0; --i) {
    text += lines && chance.one_in(3) ? chance.of(line_pieces()) : chance.of(pieces());
  }
  return text;
}

Entry hostile_entry(Chance& chance) {
  Entry entry;
  entry.id = short_text(chance);
  entry.title = "T" + hostile_text(chance, true);
  entry.published = chance.of(std::vector<std::string>{"", "2020", "2020-11", "2020-02-29"});
  entry.url = chance.one_in(2) ? "" : "https://example.org/#'\"{}\\%: x";
  entry.url.erase(std::remove(entry.url.begin(), entry.url.end(), ' '), entry.url.end());
  if (!chance.one_in(6)) entry.citation = hostile_citation(chance);
  entry.summary = text_or_nothing(chance, true);
  entry.practice_implications = text_or_nothing(chance, true);
  entry.summary_kind = chance.of(std::vector<std::string>{"", "abstract", "summary"});
  if (chance.one_in(2)) entry.summary_source = short_text(chance);
  for (std::size_t i = chance.upto(3); i > 0; --i) entry.topics.push_back(short_text(chance));
  for (std::size_t i = chance.upto(2); i > 0; --i)
    entry.research_types.push_back(short_text(chance));
  for (std::size_t i = chance.upto(2); i > 0; --i) entry.keywords.push_back(short_text(chance));
  if (chance.one_in(4)) entry.notices.push_back("retracted: " + short_text(chance));
  return entry;
}

}  // namespace pprsearch::test
