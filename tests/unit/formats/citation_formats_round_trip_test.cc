#include <pprsearch/citation_formats.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "formats/bibtex/bibtex.h"
#include "formats/csl_json/csl_json.h"
#include "formats/placeholders.h"
#include "formats/ris/ris.h"
#include "tests/support/hostile_text.h"
#include "tests/support/seed.h"
#include "tests/unit/formats/written_and_read.h"

// What to_ris(), to_bibtex() and to_csl_json() write of any entry, our readers read as the
// same article.

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(citation_formats_round_trip)

namespace {

using Writer = std::string (*)(const Entry&);

std::string bibtex(const Entry& entry) { return to_bibtex(entry, "key"); }
std::string csl_json(const Entry& entry) { return "[" + to_csl_json(entry) + "]"; }

/// In RIS a name without a comma is a person's or a body's, and one with a comma as well. Marks of
/// notes behind a name are left out.
std::string name_in_ris(const Name& name) {
  std::string characters = characters_of(plain_name(name));
  std::erase(characters, '*');
  return characters;
}

std::string on_line(const std::string& text) { return with_single_spaces(text); }

std::string text_of(const IssuedDate& date) {
  std::string text = date.year == 0 ? "" : std::to_string(date.year);
  for (const int part : {date.month, date.day}) {
    if (part != 0) text += (part < 10 ? "-0" : "-") + std::to_string(part);
  }
  return text;
}

/// An address as BibTeX has it.
std::string with_codes(std::string address) {
  for (const auto& [letter, code] : {std::pair{"{", "%7B"}, {"}", "%7D"}, {"\\", "%5C"}}) {
    for (std::size_t at = address.find(letter); at != address.npos; at = address.find(letter)) {
      address.replace(at, 1, code);
    }
  }
  return address;
}

/// Whether the texts are taken for the article's own: docs/export-formats.md.
bool is_abstract(const Entry& entry) {
  if (!entry.citation) return false;
  const Citation& citation = *entry.citation;
  const bool is_record =
      citation.raw.empty() && citation.title.empty() && entry.published == text_of(citation.issued);
  return entry.summary_kind.empty() ? is_record : entry.summary_kind == "abstract";
}

/// What every form keeps of the summary beside its article. `written` is what the entry was before;
/// the address stands in for that of an article that has none, and is then the article's.
std::string summary_in(const Entry& entry, const Entry& written) {
  const bool is_read = &entry != &written;
  const bool has_kind = written.citation && !abstract_in(written).empty();
  std::string text;
  if (has_kind) text = is_read ? entry.summary_kind : is_abstract(written) ? "abstract" : "summary";
  text += "\ntitle: " + without_closing_stop(on_line(entry.title));
  text += "\nsource: " + on_line(entry.summary_source);
  if (!written.published.empty()) text += "\npublished: " + entry.published;
  if (!is_abstract(written)) text += "\nurl: " + with_codes(entry.url);
  for (const std::string& type : entry.research_types) {
    const std::string line = "\ntype: " + on_line(type);
    const bool is_new = (text + '\n').find(line + '\n') == std::string::npos;
    if (!on_line(type).empty() && is_new) text += line;
  }
  return text;
}

/// The entry with names in which no semicolon and no bar stands: they would part them.
Entry without_lists(Entry entry) {
  if (!entry.citation) return entry;
  for (Name& name : entry.citation->authors) {
    for (std::string* part : {&name.family, &name.given, &name.literal, &name.suffix}) {
      std::ranges::replace_if(
          *part, [](char c) { return is_one_of(c, ";|\t"); }, ':');
    }
  }
  return entry;
}

/// The entry without values that other programs write for nothing: they are left out.
Entry without_nothings(Entry entry) {
  std::vector<std::string*> texts = {&entry.summary, &entry.practice_implications};
  if (entry.citation) {
    Citation& citation = *entry.citation;
    texts.insert(texts.end(),
                 {&citation.container_title, &citation.volume, &citation.issue, &citation.page});
  }
  for (std::string* text : texts) {
    const std::string line = on_line(*text);
    if (is_placeholder(line) || tells_no_place(line)) text->clear();
  }
  return entry;
}

using NameForm = std::string (*)(const Name&);

void check_round_trips(Writer write, Reader read, NameForm name_form = plain_name) {
  const unsigned first = test_seed(1);
  for (unsigned seed = first; seed < first + rounds(3000); ++seed) {
    Chance chance(seed);
    const Entry entry = without_nothings(without_lists(hostile_entry(chance)));
    const std::string file = write(entry);
    const auto records = read_text(read, file);
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << "\n" << file) {
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].rejection == "");
      BOOST_TEST(article_in(records[0].entry, name_form) == article_in(entry, name_form));
      BOOST_TEST(abstract_in(records[0].entry) == abstract_in(entry));
      BOOST_TEST(summary_in(records[0].entry, entry) == summary_in(entry, entry));
      BOOST_TEST(records[0].entry.citation.has_value() == entry.citation.has_value());
    }
  }
}

// The records of a file with many entries, as the entries themselves.
void check_file(const std::vector<Entry>& entries, const std::string& file, Reader read) {
  const NameForm form = read == read_ris ? name_in_ris : plain_name;
  std::vector<std::string> written;
  std::vector<std::string> found;
  for (const Entry& entry : entries) written.push_back(article_in(entry, form));
  for (const Record& record : read_text(read, file))
    found.push_back(article_in(record.entry, form));
  BOOST_TEST(found == written, boost::test_tools::per_element());
}

std::string written(const std::vector<Entry>& entries, CitationFormat format) {
  std::ostringstream out;
  CitationWriter writer(out, format);
  for (const Entry& entry : entries) writer.write(entry);
  writer.finish();
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_article_of_any_text_comes_back_from_bibtex) {
  check_round_trips(bibtex, read_bibtex);
}

BOOST_AUTO_TEST_CASE(an_article_of_any_text_comes_back_from_ris) {
  check_round_trips(to_ris, read_ris, name_in_ris);
}

BOOST_AUTO_TEST_CASE(an_article_of_any_text_comes_back_from_csl_json) {
  check_round_trips(csl_json, read_csl_json);
}

// Paragraphs, implications and all, where a form keeps paragraphs.
BOOST_AUTO_TEST_CASE(a_summary_an_abstract_and_a_post_come_back_as_what_they_were) {
  Entry entry;
  entry.id = "2020-11-alliance";
  entry.title = "Alliance by video";
  entry.published = "2020-11";
  entry.url = "https://blog.example/alliance";
  entry.summary = "Alliance led (PMID: 99).\n\nOutcome led in 61%, doi:10.1000/other.";
  entry.practice_implications = "Ask early.\n\nAsk again.";
  entry.summary_source = "Mind: The Blog";
  entry.research_types = {"Meta-analysis"};
  Citation article;
  article.type = "article-journal";
  article.authors = {{"Berg", "Ada", "", ""}};
  article.issued = {2019, 0, 0};
  article.title = "Videotherapy";
  article.container_title = "Journal of Rest";
  const auto back = [](Writer write, Reader read, const Entry& given) {
    const auto records = read_text(read, write(given));
    BOOST_TEST_REQUIRE(records.size() == 1U);
    BOOST_TEST(records[0].repairs == std::vector<std::string>(), boost::test_tools::per_element());
    Entry read_entry = records[0].entry;
    read_entry.id = given.id;
    return read_entry;
  };
  for (const bool is_about_article : {true, false}) {
    for (const char* kind : {"summary", "abstract", ""}) {
      entry.citation.reset();
      entry.summary_kind = is_about_article ? kind : "";
      if (is_about_article) entry.citation = article;
      Entry expected = entry;
      if (is_about_article && *kind == '\0') expected.summary_kind = "summary";
      if (expected.summary_kind == "abstract") std::swap(expected.citation->url, expected.url);
      BOOST_TEST(to_json(back(bibtex, read_bibtex, entry)) == to_json(expected));
      BOOST_TEST(to_json(back(csl_json, read_csl_json, entry)) == to_json(expected));
      expected.summary = on_line(expected.summary);
      expected.practice_implications = on_line(expected.practice_implications);
      BOOST_TEST(to_json(back(to_ris, read_ris, entry)) == to_json(expected));
    }
  }
}

BOOST_AUTO_TEST_CASE(keywords_of_any_text_come_back_from_bibtex) {
  for (unsigned seed = test_seed(1); seed < test_seed(1) + 500; ++seed) {
    Chance chance(seed);
    const Entry entry = hostile_entry(chance);
    const auto records = read_text(read_bibtex, bibtex(entry));
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
      BOOST_TEST(plain_topics(records.at(0).entry) == plain_topics(entry),
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(many_entries_in_one_file_stay_apart) {
  Chance chance(test_seed(7));
  for (const std::size_t size : {0, 1, 300}) {
    std::vector<Entry> entries;
    while (entries.size() < size)
      entries.push_back(without_nothings(without_lists(hostile_entry(chance))));
    check_file(entries, written(entries, CitationFormat::bibtex), read_bibtex);
    check_file(entries, written(entries, CitationFormat::ris), read_ris);
    check_file(entries, written(entries, CitationFormat::csl_json), read_csl_json);
  }
}

BOOST_AUTO_TEST_SUITE_END()
