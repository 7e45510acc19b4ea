// What every form tells of alike: a date that no calendar has, a DOI that is none, and the id of a
// record that is rejected.
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>

#include "base/strings.h"
#include "formats/registry.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(told_alike)

namespace {

struct Row {
  const char* form;
  std::string text;
  std::string expected;
};

Record first_record(const Row& row) {
  std::istringstream in(row.text);
  std::vector<Record> records;
  find_form(row.form)->read(in, "file", [&](Record&& record) {
    if (record.passed_over.empty()) records.push_back(std::move(record));
  });
  BOOST_TEST_REQUIRE(records.size() == 1U);
  return std::move(records.front());
}

std::string of_ris(const std::string& lines) {
  return "TY  - JOUR\nTI  - A\n" + lines + "ER  - \n";
}
std::string of_page(const std::string& line) { return "---\ntitle: A\n" + line + "\n---\nText.\n"; }
std::string of_feed(const std::string& date) {
  return "<rss version=\"2.0\"><channel><title>B</title><item><title>A</title><description>Some "
         "text.</description>" +
         date + "</item></channel></rss>";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_month_or_day_that_no_calendar_has_is_told) {
  const std::string kTold = "the date: a month or day that no calendar has was left out: ";
  const Row kRows[] = {
      {"markdown", of_page("date: 2020-02-30"), "2020-02 " + kTold + "'2020-02-30'"},
      {"markdown", of_page("date: 2020-02-30 10:00"), "2020-02 " + kTold + "'2020-02-30'"},
      {"markdown", of_page("published: 2020-13"), "2020 " + kTold + "'2020-13'"},
      {"markdown", of_page("date: 2020-13-45"), "2020 " + kTold + "'2020-13-45'"},
      {"markdown", of_page("publishDate: 2020-13-45\ndoi: 10.1000/x"),
       "2020 " + kTold + "'2020-13-45'"},
      {"markdown", of_page("date: 2020-02-29"), "2020-02-29 "},
      {"feed", of_feed("<pubDate>Tue, 30 Feb 2020 07:40:14 +0000</pubDate>"),
       "2020-02 " + kTold + "'30 Feb 2020'"},
      {"feed", of_feed("<pubDate>Fri, 28 Feb 2020 07:40:14 +0000</pubDate>"), "2020-02-28 "},
      {"ris", of_ris("PY  - 2020/13/45\n"), "2020 " + kTold + "'2020-13-45'"},
      {"nbib", "PMID- 1\nTI  - A\nDP  - 2020 Feb 30\n", "2020-02 " + kTold + "'2020 Feb 30'"},
      {"csv", "Title,Authors,Date\nA,Roe K,2020-02-30\n", "2020-02 " + kTold + "'2020-02-30'"},
      {"csv", "Title,Authors,Year,Month,Day\nA,Roe K,2020,2,30\n",
       "2020-02 " + kTold + "'2020-2-30'"},
      {"refer", "%0 Journal Article\n%T A\n%D 2020-02-30\n", "2020-02 " + kTold + "'2020-02-30'"},
      {"bibtex", "@article{k, title={A}, date={2020-02-30}}",
       "2020-02 field 'date' has a month or day that no calendar has; it was left out: "
       "'2020-02-30'"},
      {"csl-json",
       R"([{"id":"k1","type":"book","title":"A","issued":{"date-parts":[[2020,2,30]]}}])",
       "2020-02 " + kTold + "'2020-2-30'"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.form << ": " << row.text) {
      const Record record = first_record(row);
      BOOST_TEST(record.entry.published + ' ' + join(record.repairs, "; ") == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_called_a_doi_and_is_none_is_told) {
  const std::string kTold = "the DOI 'zzz' is none and was left out";
  const Row kRows[] = {
      {"ris", of_ris("DO  - zzz\n"), kTold},
      {"refer", "%0 Journal Article\n%T A\n%R zzz\n", kTold},
      {"refer", "%0 Journal Article\n%T A\n%R zzz\n%U https://doi.org/10.1000/x\n", ""},
      {"nbib", "PMID- 1\nTI  - A\nLID - zzz [doi]\n", kTold},
      {"nbib", "PMID- 1\nTI  - A\nAID - zzz [doi]\nAID - S1 [pii]\n", kTold},
      {"nbib", "PMID- 1\nTI  - A\nLID - zzz [doi]\nAID - 10.1000/x [doi]\n", ""},
      {"nbib", "PMID- 1\nTI  - A\nLID - S1 [pii]\n", ""},
      {"bibtex", "@article{k, title={A}, doi={zzz}}",
       "field 'doi' holds no DOI and was left out: 'zzz'"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.form << ": " << row.text) {
      BOOST_TEST(join(first_record(row).repairs, "; ") == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_rejected_record_has_the_id_that_its_entry_would_have_or_its_key) {
  const Row kRows[] = {
      {"ris", "TY  - JOUR\nID  - smith2019\nER  - \n", "smith2019"},
      {"ris", "TY  - JOUR\nID  - 7\nER  - \n", "7"},
      {"ris", "TY  - JOUR\nPY  - 2020\nER  - \n", ""},
      {"nbib", "PMID- 12\nDP  - 2020\n", "pmid12"},
      {"pubmed-xml",
       "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>2</PMID><Article/>"
       "</MedlineCitation></PubmedArticle></PubmedArticleSet>",
       "pmid2"},
      {"bibtex", "@article{roe, year={2020}}", "roe"},
      {"csl-json", R"([{"id":"k1","type":"book","issued":{"raw":"2020"}}])", "k1"},
      {"ovid", "<1>\nAccession Number\n  2020-12345-001\nYear of Publication\n  2020\n",
       "2020-12345-001"},
      {"jats",
       "<article><front><article-meta><article-id pub-id-type=\"pmid\">3</article-id>"
       "</article-meta></front></article>",
       "pmid3"},
      {"csv", "ID,Title,Authors,Year\nroe2020,,Roe K,2020\n", "roe2020"},
      {"jsonl", R"({"id":"a","title":5})", "a"},
      {"jsonl", R"({"title":5})", ""},
      {"markdown", "---\nid: a\ntitle: [1]\n---\nText.\n", "a"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.form << ": " << row.text) {
      const Record record = first_record(row);
      BOOST_TEST(record.rejection != "");
      BOOST_TEST(record.entry.id == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_value_in_a_message_is_cut) {
  const Record record = first_record(
      {"jsonl", R"({"id":"a","title":"T","citation":{"DOI":")" + std::string(200, 'x') + R"("}})",
       ""});
  BOOST_TEST(join(record.repairs, "; ") ==
             "field 'citation.DOI' is no DOI and was left out: '" + std::string(100, 'x') + "…'");
}

BOOST_AUTO_TEST_SUITE_END()
