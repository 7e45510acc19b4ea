// The journal's ISSNs, as each form has them.
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>

#include "base/strings.h"
#include "formats/registry.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(issn)

namespace {

struct Row {
  const char* form;
  const char* text;
  const char* issn;
  const char* repairs;
};

/// ISSNs and repairs of the first record.
std::string reading_of(const Row& row) {
  std::istringstream in(row.text);
  std::string reading;
  find_form(row.form)->read(in, "file", [&](Record&& record) {
    BOOST_TEST(record.rejection == "");
    if (reading.empty()) reading = record.entry.citation->issn + " | " + join(record.repairs, " ");
  });
  return reading;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_form_of_references_has_the_journals_numbers) {
  for (const Row& row :
       {Row{"ris", "TY  - JOUR\nTI  - A\nSN  - 0033-3204 (Print) 19391536\nER  - \n",
            "0033-3204, 1939-1536", ""},
        {"ris", "TY  - JOUR\nTI  - A\nSN  - 0033-3204\nSN  - 1939-1536\nER  - \n",
         "0033-3204, 1939-1536", ""},
        {"ris", "TY  - JOUR\nTI  - A\nSN  - 978-0-306-40615-7\nER  - \n", "", ""},  // a book's
        {"ris", "TY  - JOUR\nTI  - A\nSN  - 0033-3205\nER  - \n", "",
         "the ISSN: a value is not an ISSN and was left out: '0033-3205'"},
        {"nbib", "PMID- 1\nIS  - 1939-1536 (Electronic)\nIS  - 0033-3204 (Linking)\nTI  - A\n",
         "1939-1536, 0033-3204", ""},
        {"nbib", "OWN - ERIC\nTI  - A\nISSN - ISSN-0033-3204\n", "0033-3204", ""},
        {"csv",
         "title,authors,year,issn\nA,Roe K,2020,\"[\"\"0033-3204\"\", \"\"1939-1536\"\"]\"\n",
         "0033-3204, 1939-1536", ""},
        {"pubmed-xml",
         "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal>"
         "<ISSN IssnType=\"Electronic\">1939-1536</ISSN></Journal><ArticleTitle>A</ArticleTitle>"
         "</Article><MedlineJournalInfo><ISSNLinking>0033-3204</ISSNLinking></MedlineJournalInfo>"
         "</MedlineCitation></PubmedArticle></PubmedArticleSet>",
         "1939-1536, 0033-3204", ""},
        {"csl-json", R"([{"title": "A", "type": "article", "ISSN": ["0033-3204", "1939-1536"]}])",
         "0033-3204, 1939-1536", ""},
        {"csl-json", R"([{"title": "A", "type": "article", "ISSN": "0033-3204, 0000-006x"}])",
         "0033-3204, 0000-006X", ""},
        {"bibtex", "@article{a1, title = {A}, issn = {0033-3204}, eissn = {19391536}}",
         "0033-3204, 1939-1536", ""},
        {"endnote-xml",
         "<xml><records><record><titles><title>A</title></titles><isbn>0033-3204 (Print)\r"
         "1939-1536 (Electronic)</isbn></record></records></xml>",
         "0033-3204, 1939-1536", ""},
        {"jsonl", R"({"id": "a", "title": "A", "citation": {"ISSN": "00333204"}})", "0033-3204",
         ""},
        {"markdown", "---\nid: a\ntitle: A\ncitation:\n  ISSN: 0033-3204, 1939-1536\n---\nText.\n",
         "0033-3204, 1939-1536", ""}}) {
    BOOST_TEST_CONTEXT(row.form << ": " << row.text) {
      BOOST_TEST(reading_of(row) == std::string(row.issn) + " | " + row.repairs);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
