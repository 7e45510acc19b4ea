#include <pprsearch/citation_formats.h>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/full_entry.h"
#include "tests/support/hostile_text.h"
#include "tests/support/seed.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(citation_formats)

namespace {

Entry whole_entry() {
  Entry entry;
  entry.id = "2020-11-alliance";
  entry.title = "Alliance & Outcomes";
  entry.published = "2021-02";
  entry.url = "https://example.org/summary";
  entry.summary = "Alliance led.\n\nOutcome followed in 61%.";
  entry.practice_implications = "Ask early.";
  entry.summary_source = "The Blog";
  entry.topics = {"alliance", "Depression, Postpartum"};
  entry.research_types = {"meta-analysis"};
  entry.keywords = {"Humans", "alliance"};
  Citation& citation = entry.citation.emplace();
  citation.type = "article-journal";
  citation.authors = {{"Flückiger", "Christoph", "", ""},
                      {"Davis", "Sam", "", "Jr."},
                      {"", "", "World Health Organization", ""}};
  citation.issued = {2020, 9, 5};
  citation.title = "The reciprocal relationship of CBT_1";
  citation.container_title = "Journal of Rest";
  citation.volume = "88";
  citation.issue = "9";
  citation.page = "829-843";
  citation.doi = "10.1037/ccp_1";
  citation.pmid = "32567789";
  citation.issn = "0033-3204, 1939-1536";
  return entry;
}

Entry titled(const std::string& title) {
  Entry entry;
  entry.id = "id";
  entry.title = title;
  return entry;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_ris_record_has_a_tag_a_line) {
  BOOST_TEST(to_ris(whole_entry()) ==
             "TY  - JOUR\r\n"
             "ID  - 2020-11-alliance\r\n"
             "AU  - Flückiger, Christoph\r\n"
             "AU  - Davis, Sam, Jr.\r\n"
             "AU  - World Health Organization,\r\n"
             "TI  - The reciprocal relationship of CBT_1\r\n"
             "T2  - Journal of Rest\r\n"
             "PY  - 2020\r\n"
             "DA  - 2020/09/05/\r\n"
             "VL  - 88\r\n"
             "IS  - 9\r\n"
             "SP  - 829\r\n"
             "EP  - 843\r\n"
             "DO  - 10.1037/ccp_1\r\n"
             "AN  - 32567789\r\n"
             "DB  - PubMed\r\n"
             "SN  - 0033-3204\r\n"
             "SN  - 1939-1536\r\n"
             "UR  - https://example.org/summary\r\n"
             "KW  - alliance\r\n"
             "KW  - Depression, Postpartum\r\n"
             "KW  - Humans\r\n"
             "N1  - Title of the summary: Alliance & Outcomes\r\n"
             "N1  - Summary published: 2021-02\r\n"
             "N1  - Address of the summary: https://example.org/summary\r\n"
             "N1  - Type of research: meta-analysis\r\n"
             "N1  - Source of the summary: The Blog\r\n"
             "N1  - Summary of the article: Alliance led. Outcome followed in 61%. Practice "
             "Implications: Ask early.\r\n"
             "ER  - \r\n"
             "\r\n");
}

BOOST_AUTO_TEST_CASE(a_bibtex_entry_escapes_what_tex_would_read) {
  BOOST_TEST(
      to_bibtex(whole_entry(), "fluckiger2020") ==
      "@article{fluckiger2020,\n"
      "  author = {Flückiger, Christoph and Davis, Jr., Sam and {World Health Organization}},\n"
      "  title = {The reciprocal relationship of {CBT\\_1}},\n"
      "  journal = {Journal of Rest},\n"
      "  year = {2020},\n"
      "  month = sep,\n"
      "  date = {2020-09-05},\n"
      "  volume = {88},\n"
      "  number = {9},\n"
      "  pages = {829--843},\n"
      "  doi = {10.1037/ccp_1},\n"
      "  pmid = {32567789},\n"
      "  issn = {0033-3204, 1939-1536},\n"
      "  url = {https://example.org/summary},\n"
      "  keywords = {alliance, {Depression, Postpartum}, Humans},\n"
      "  annote = {Title of the summary: Alliance \\& Outcomes\n\n"
      "    Summary published: 2021-02\n\n"
      "    Address of the summary: https://example.org/summary\n\n"
      "    Type of research: meta-analysis\n\n"
      "    Source of the summary: The Blog\n\n"
      "    Summary of the article: Alliance led.\n\n"
      "    Outcome followed in 61\\%.\n\n"
      "    Practice Implications: Ask early.}\n"
      "}\n");
}

BOOST_AUTO_TEST_CASE(a_csl_item_has_the_members_of_the_schema) {
  BOOST_TEST(
      to_csl_json(whole_entry()) ==
      R"({"id":"2020-11-alliance","type":"article-journal","author":[)"
      R"({"family":"Flückiger","given":"Christoph"},{"family":"Davis","given":"Sam","suffix":"Jr."},)"
      R"({"literal":"World Health Organization"}],"issued":{"date-parts":[[2020,9,5]]},)"
      R"("title":"The reciprocal relationship of CBT_1","container-title":"Journal of Rest",)"
      R"("volume":"88","issue":"9","page":"829-843","DOI":"10.1037/ccp_1","PMID":"32567789",)"
      R"("ISSN":"0033-3204, 1939-1536",)"
      R"("URL":"https://example.org/summary",)"
      R"("keyword":"alliance; Depression, Postpartum; Humans",)"
      R"("note":"Title of the summary: Alliance & Outcomes\nSummary published: 2021-02\n)"
      R"(Address of the summary: https://example.org/summary\nType of research: meta-analysis\n)"
      R"(Source of the summary: The Blog\nSummary of the article: Alliance led.\n\n)"
      R"(Outcome followed in 61%.\n\nPractice Implications: Ask early."})");
}

/// Where the summary "Text" goes in RIS, BibTeX and CSL-JSON: "abstract" or "note", each.
std::string places_of_text(const Entry& entry) {
  const auto place = [](const std::string& record, const char* as_abstract) {
    const bool is_abstract = record.find(as_abstract) != std::string::npos;
    const bool is_note = record.find("Summary of the article: Text") != std::string::npos;
    return std::string(is_abstract ? "abstract " : "") + (is_note ? "note " : "");
  };
  return place(to_ris(entry), "\nAB  - Text") + place(to_bibtex(entry, "k"), "abstract = {Text}") +
         place(to_csl_json(entry), R"("abstract":"Text")");
}

// Nobody may cite a blog's words as those of the article's authors.
BOOST_AUTO_TEST_CASE(the_articles_own_abstract_is_its_abstract_and_a_summary_is_a_note) {
  const struct {
    const char* kind;
    const char* title;  // of the article; that of the entry is "T", and its date 2020-03
    IssuedDate issued;
    const char* raw;
    const char* place;
  } kRows[] = {
      {"abstract", "Another", {2019, 0, 0}, "Printed.", "abstract abstract abstract "},
      {"summary", "T", {2020, 3, 0}, "", "note note note "},
      {"", "Another", {2020, 3, 0}, "", "note note note "},
      {"", "T", {2020, 0, 0}, "", "note note note "},
      {"", "T", {2020, 3, 0}, "Printed.", "note note note "},
      // records of the article itself
      {"", "T", {2020, 3, 0}, "", "abstract abstract abstract "},
      {"", "", {2020, 3, 0}, "", "abstract abstract abstract "},
  };
  for (const auto& row : kRows) {
    Entry entry = titled("T");
    entry.published = "2020-03";
    entry.summary = "Text";
    entry.summary_kind = row.kind;
    entry.citation.emplace().title = row.title;
    entry.citation->issued = row.issued;
    entry.citation->raw = row.raw;
    BOOST_TEST(places_of_text(entry) == row.place, row.kind << ", " << row.title);
  }
}

BOOST_AUTO_TEST_CASE(an_entry_without_citation_is_the_post_that_it_is) {
  Entry entry = titled("Sleep");
  entry.published = "2021-03";
  entry.url = "https://example.org/sleep";
  entry.summary = "Sleep more.";
  entry.summary_source = "The Blog";
  BOOST_TEST(to_ris(entry) ==
             "TY  - BLOG\r\nID  - id\r\nTI  - Sleep\r\nT2  - The Blog\r\nPY  - 2021\r\n"
             "DA  - 2021/03//\r\nUR  - https://example.org/sleep\r\nAB  - Sleep more.\r\n"
             "ER  - \r\n\r\n");
  BOOST_TEST(to_bibtex(entry, "sleep") ==
             "@misc{sleep,\n  title = {Sleep},\n  howpublished = {Blog post},\n"
             "  organization = {The Blog},\n  year = {2021},\n  month = mar,\n"
             "  url = {https://example.org/sleep},\n  abstract = {Sleep more.}\n}\n");
  BOOST_TEST(to_csl_json(entry) ==
             R"({"id":"id","type":"post-weblog","issued":{"date-parts":[[2021,3]]},)"
             R"("title":"Sleep","container-title":"The Blog","URL":"https://example.org/sleep",)"
             R"("abstract":"Sleep more."})");
  BOOST_TEST(to_ris(titled("Bare")) == "TY  - BLOG\r\nID  - id\r\nTI  - Bare\r\nER  - \r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_line_that_could_not_be_read_is_kept_as_a_note) {
  Entry entry = titled("Sleep");
  entry.citation = parse_citation("An unreadable line");
  entry.citation->title.clear();
  BOOST_TEST(to_ris(entry).find("N1  - Cited as: An unreadable line\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(types_are_those_of_each_form) {
  const struct {
    const char* csl;
    const char* ris;
    const char* bibtex;
    const char* written;  // in CSL-JSON
  } kRows[] = {
      {"", "JOUR", "article", "article-journal"},
      {"article-magazine", "MGZN", "article", "article-magazine"},
      {"book", "BOOK", "book", "book"},
      {"chapter", "CHAP", "incollection", "chapter"},
      {"paper-conference", "CPAPER", "inproceedings", "paper-conference"},
      {"thesis", "THES", "phdthesis", "thesis"},
      {"report", "RPRT", "techreport", "report"},
      {"webpage", "ELEC", "misc", "webpage"},
      {"post-weblog", "BLOG", "misc", "post-weblog"},
      {"nonesuch", "GEN", "misc", "document"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.csl) {
      Entry entry = titled("T");
      entry.citation.emplace().type = row.csl;
      BOOST_TEST(to_ris(entry).starts_with("TY  - " + std::string(row.ris) + "\r\n"));
      BOOST_TEST(to_bibtex(entry, "k").starts_with("@" + std::string(row.bibtex) + "{k,\n"));
      BOOST_TEST(nlohmann::json::parse(to_csl_json(entry))["type"] == row.written);
    }
  }
}

BOOST_AUTO_TEST_CASE(pages_are_parted_where_they_can_be_joined_again) {
  const struct {
    const char* page;
    const char* lines;
  } kRows[] = {
      {"829-843", "SP  - 829\r\nEP  - 843\r\n"},
      {"e12", "SP  - e12\r\n"},
      {"S1-S9, 12", "SP  - S1-S9, 12\r\n"},
      {"a-b-c", "SP  - a-b-c\r\n"},
      {"829-", "SP  - 829-\r\n"},
  };
  for (const auto& row : kRows) {
    Entry entry = titled("T");
    entry.citation.emplace().page = row.page;
    BOOST_TEST(to_ris(entry).find(row.lines) != std::string::npos, row.page);
  }
}

BOOST_AUTO_TEST_CASE(keys_are_ascii_stable_and_never_given_twice) {
  CitationKeys keys;
  BOOST_TEST(keys.key_of(whole_entry()) == "fluckiger2020reciprocal");
  BOOST_TEST(keys.key_of(whole_entry()) == "fluckiger2020reciprocala");
  BOOST_TEST(keys.key_of(whole_entry()) == "fluckiger2020reciprocalb");
  BOOST_TEST(keys.key_of(titled("Is the?")) == "is");
  BOOST_TEST(keys.key_of(titled("2020")) == "entry2020");
  BOOST_TEST(keys.key_of(titled("日本")) == "entry");
  BOOST_TEST(to_bibtex(titled("T"), "a b,{}\"=#%\\é").starts_with("@misc{ab,"));
  BOOST_TEST(to_bibtex(titled("T"), "é").starts_with("@misc{entry,"));
}

// As many letters as it takes, and in no more time than it takes to read them.
BOOST_AUTO_TEST_CASE(thousands_of_entries_of_one_name_have_keys_of_their_own) {
  CitationKeys keys;
  std::set<std::string> given;
  for (int i = 0; i < 5000; ++i) given.insert(keys.key_of(titled("Sleep")));
  BOOST_TEST(given.size() == 5000U);
  BOOST_TEST(given.contains("sleepzz"));
}

BOOST_AUTO_TEST_CASE(control_characters_of_both_sets_are_blanks) {
  Entry entry = full_entry();
  entry.citation->title =
      "one\u009Btwo\u0085three\x7F"
      "four";
  entry.summary =
      "five\u009B"
      "six\n\nseven";
  entry.citation->authors = {
      {"Do\u0080"
       "e",
       "J.", "", ""}};
  for (const std::string& text : {to_ris(entry), to_bibtex(entry, "key"), to_csl_json(entry)}) {
    BOOST_TEST(text.find("one two three four") != std::string::npos, text);
    BOOST_TEST(text.find("five six") != std::string::npos, text);
    for (const char* control : {"\u009B", "\u0085", "\u0080", "\x7F"}) {
      BOOST_TEST(text.find(control) == std::string::npos, text);
    }
  }
}

// Whatever the texts are, a RIS record is made of tagged lines of which each stands where it may,
// and braces of a BibTeX entry close at its end and not before.
BOOST_AUTO_TEST_CASE(no_text_breaks_out_of_its_field) {
  const unsigned first = test_seed(1);
  for (unsigned seed = first; seed < first + rounds(2000); ++seed) {
    Chance chance(seed);
    const Entry entry = hostile_entry(chance);
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
      const std::string ris = to_ris(entry);
      std::size_t lines = 0;
      std::size_t ends = 0;
      for (std::size_t at = 0; at < ris.size(); ++lines) {
        const std::size_t end = ris.find("\r\n", at);
        BOOST_TEST_REQUIRE(end != std::string::npos);
        const std::string line = ris.substr(at, end - at);
        BOOST_TEST((line.empty() || line.substr(2, 4) == "  - "), line);
        BOOST_TEST(line.find_first_of("\r\n\v\f") == std::string::npos);
        BOOST_TEST((line.starts_with("TY") == (lines == 0)), line);
        ends += line.starts_with("ER  - ");
        at = end + 2;
      }
      BOOST_TEST(ends == 1U);
      const std::string bibtex = to_bibtex(entry, "key");
      int depth = 0;
      for (std::size_t at = 0; at < bibtex.size(); ++at) {
        depth += (bibtex[at] == '{') - (bibtex[at] == '}');
        BOOST_TEST((depth > 0 || at < 20 || at + 2 >= bibtex.size()), bibtex);
      }
      BOOST_TEST(depth == 0);
      BOOST_TEST(nlohmann::json::parse(to_csl_json(entry)).is_object());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
