// Every form has the sections of abstracts alike, whatever markup stands between them.
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>

#include "base/strings.h"
#include "formats/registry.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(sections_alike)

namespace {

/// A record of a form whose abstract is "%", in which XML has it escaped.
struct Form {
  const char* name;
  const char* text;
  bool is_xml = false;
};

constexpr Form kForms[] = {
    {"ris", "TY  - JOUR\nTI  - A\nAB  - %\nER  - \n"},
    {"csv", "Title,Authors,Abstract\nA,Roe K,\"%\"\n"},
    {"refer", "%0 Journal Article\n%T A\n%X %\n"},
    {"wos", "FN ISI\nPT J\nTI A\nAB %\nER\n"},
    {"nbib", "PMID- 1\nTI  - A\nAB  - %\n"},
    {"ovid", "<1. >\nVN  - Ovid Technologies\nTI  - A\nAB  - %\n"},
    {"bibtex", "@article{k, title={A}, abstract={%}}"},
    {"csl-json", "[{\"id\":\"k\",\"type\":\"book\",\"title\":\"A\",\"abstract\":\"%\"}]"},
    {"endnote-xml",
     "<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title>A"
     "</title></titles><abstract><style>%</style></abstract></record></records></xml>",
     true},
    {"mods", "<mods><titleInfo><title>A</title></titleInfo><abstract>%</abstract></mods>", true},
    {"jats",
     "<article><front><article-meta><title-group><article-title>A</article-title></title-group>"
     "<abstract><p>%</p></abstract></article-meta></front></article>",
     true},
    {"pubmed-xml",
     "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>A</ArticleTitle>"
     "<Abstract><AbstractText>%</AbstractText></Abstract></Article></MedlineCitation>"
     "</PubmedArticle>",
     true},
};

std::string escaped(std::string_view text) {
  std::string xml;
  for (const char c : text) xml += c == '<' ? std::string("&lt;") : std::string(1, c);
  return xml;
}

Record read(const Form& form, const std::string& abstract) {
  std::string text = form.text;
  const std::size_t place = text.rfind('%');
  if (place != text.npos) text.replace(place, 1, form.is_xml ? escaped(abstract) : abstract);
  std::istringstream in(text);
  std::vector<Record> records;
  find_form(form.name)->read(in, "file", [&](Record&& record) {
    if (record.passed_over.empty()) records.push_back(std::move(record));
  });
  BOOST_TEST_REQUIRE(records.size() == 1U);
  return std::move(records.front());
}

std::string sections_of(const Entry& entry) {
  std::string summary = entry.summary;
  for (std::size_t at = summary.find("\n\n"); at != summary.npos; at = summary.find("\n\n")) {
    summary.replace(at, 2, " / ");
  }
  return summary + " | " + entry.practice_implications;
}

}  // namespace

BOOST_AUTO_TEST_CASE(markup_parts_sections) {
  const std::string kBoth = "Background: One. | Do it.";
  const std::pair<const char*, std::string> kRows[] = {
      {"Background: One. Implications for practice: Do it.", kBoth},
      {"Background: One.<br/>Implications for practice: Do it.", kBoth},
      {"Background: One.<br><br>Implications for practice: Do it.", kBoth},
      {"<p>Background: One.</p><p>Implications for practice: Do it.</p>", kBoth},
      {"<b>Background:</b> One.<br><b>Implications for practice:</b> Do it.", kBoth},
      {"<b>Background</b>: One. <strong>Implications for practice</strong>: Do it.", kBoth},
      {"<p><b>Background</b> One.</p><p><b>Implications for practice</b> Do it.</p>", kBoth},
      {"<h3>Background</h3><p>One.</p><h3>Implications for practice</h3><p>Do it.</p>", kBoth},
      {"<jats:title>Background:</jats:title><jats:p>One.</jats:p><jats:title>Implications for "
       "practice.</jats:title><jats:p>Do it.</jats:p>",
       kBoth},
      {"<jats:title>Abstract:</jats:title><jats:p>One.</jats:p>", "One. | "},
      {"<jats:sec><jats:title>What is new?</jats:title><jats:p>This.</jats:p></jats:sec>",
       "What is new? This. | "},
      {"<p>Background<br/>One.</p><p>Implications for practice<br/>Do it.</p>", kBoth},
      {"<ul><li>One.</li><li>Two.</li></ul>", "One. / Two. | "},
      {"<b>One</b> of <b>two</b>.", "One of two. | "},
      // A notice is nobody's advice.
      {"Background: One. Clinical implications: Do it. (PsycINFO Database Record (c) 2016 APA, all "
       "rights reserved)",
       "Background: One. / (PsycINFO Database Record (c) 2016 APA, all rights reserved) | Do it."},
      {"Background: One. Clinical implications: Do it. Copyright (c) 2025 Press B.V. All rights "
       "reserved.",
       "Background: One. / Copyright (c) 2025 Press B.V. All rights reserved. | Do it."},
      {"Background: One. Clinical implications: Copyright law (2016) helps. Do it.",
       "Background: One. | Copyright law (2016) helps. Do it."},
  };
  for (const auto& [abstract, expected] : kRows) {
    for (const Form& form : kForms) {
      BOOST_TEST_CONTEXT(form.name << ": " << abstract) {
        BOOST_TEST(sections_of(read(form, abstract).entry) == expected);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(labels_of_their_own_have_no_marks) {
  for (const char* label : {"BACKGROUND", "BACKGROUND:", "BACKGROUND."}) {
    const std::string title(label);
    const std::pair<const char*, std::string> kRows[] = {
        {"pubmed-xml",
         "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>A</ArticleTitle>"
         "<Abstract><AbstractText Label=\"" +
             title +
             "\">One.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>"},
        {"jats",
         "<article><front><article-meta><title-group><article-title>A</article-title>"
         "</title-group><abstract><sec><title>" +
             title + "</title><p>One.</p></sec></abstract></article-meta></front></article>"},
    };
    for (const auto& [form, text] : kRows) {
      BOOST_TEST_CONTEXT(form << ": " << text) {
        BOOST_TEST(sections_of(read({form, text.c_str()}, "").entry) == "BACKGROUND: One. | ");
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
