#include "formats/notices.h"

#include <boost/test/unit_test.hpp>

#include "formats/bibtex/bibtex.h"
#include "formats/csl_json/csl_json.h"
#include "formats/endnote_xml/endnote_xml.h"
#include "formats/jats/jats.h"
#include "formats/nbib/nbib.h"
#include "formats/ovid/ovid.h"
#include "formats/pubmed_xml/pubmed_xml.h"
#include "formats/ris/ris.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(notices)

BOOST_AUTO_TEST_CASE(a_line_of_a_note_is_a_notice_if_it_begins_as_one) {
  const struct {
    const char* line;
    const char* notice;
  } kRows[] = {
      {"Retraction in: J Ex. 2020;3(1):9. doi: 10.1000/r. PMID: 123",
       "retracted: pmid:123 doi:10.1000/r J Ex. 2020;3(1):9"},
      {"Retracted in J Ex. 2020;3(1):9.", "retracted: J Ex. 2020;3(1):9"},
      {"RETRACTED", "retracted"},
      {"This article has been retracted: see the journal.", "retracted"},
      {"Retraction of: PMID: 11111111", "retraction-of: pmid:11111111"},
      {"Erratum in: J Ex. 2020;1(1):2. doi: 10.1000/other",
       "corrected: doi:10.1000/other J Ex. 2020;1(1):2"},
      {"Erratum for: J Ex. 2020", "correction-of: J Ex. 2020"},
      {"Comment in: J Ex. 2020", "commented: J Ex. 2020"},
      {"Comment on J Ex. 2020", "comment-on: J Ex. 2020"},
      {"Expression of concern in: J Ex. 2020", "concern: J Ex. 2020"},
      {"Commentary by the authors", ""},
      {"Retractions of the lung", ""},
      {"A note.", ""},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.line) { BOOST_TEST(notice_in_line(row.line) == row.notice); }
  }
}

BOOST_AUTO_TEST_CASE(a_title_tells_what_became_of_its_article) {
  const struct {
    const char* title;
    const char* notice;
  } kRows[] = {
      {"RETRACTED: Rest helps", "retracted"},
      {"Retracted article: Rest helps", "retracted"},
      {"[Retracted] Rest helps", "retracted"},
      {"WITHDRAWN: Rest helps", "retracted"},
      {"Rest helps (Retracted article. See vol. 12, pg. 3, 2019)",
       "retracted: vol. 12, pg. 3, 2019"},
      {"Rest helps [Retracted]", "retracted"},
      {"Retraction: Rest helps", "retraction-of"},
      {"Retraction notice to \"Rest helps\"", "retraction-of"},
      {"Retraction Note: Rest helps", "retraction-of"},
      {"Retraction of: Rest helps", "retraction-of"},
      {"Retraction of \u201CRest helps\u201D", "retraction-of"},
      {"Retraction of the lung", ""},
      {"Erratum to: Rest helps", "correction-of"},
      {"Correction: Rest helps", "correction-of"},
      {"Expression of concern: Rest helps", "concern-about"},
      {"Retracted paper: Rest helps", "retracted"},
      {"REMOVED: Rest helps", "retracted"},
      {"Removed: Children at rest", ""},
      {"Withdrawn: Young people at rest", ""},
      {"Corrections: Prison and rest", ""},
      {"RETRACTED \u2013 Rest helps", "retracted"},
      {"RETRACTED Rest helps", "retracted"},
      {"Rest helps - RETRACTED", "retracted"},
      {"[WITHDRAWN] Rest helps", "retracted"},
      {"Rest helps (withdrawn article)", "retracted"},
      {"Statement of Retraction: Rest helps", "retraction-of"},
      {"Retraction for Roe et al., Rest helps", "retraction-of"},
      {"Editorial retraction: Rest helps", "retraction-of"},
      {"Rest helps (Retraction)", "retraction-of"},
      {"Rest helps (retraction)", ""},
      {"Rest helps: Correction", "correction-of"},
      {"Rest helps (Correction)", "correction-of"},
      {"Rest helps (Erratum)", "correction-of"},
      {"Rest helps (vol 3, pg 1, 2010)", "correction-of: vol 3, pg 1, 2010"},
      {"Corrections", "correction-of"},
      {"Author's correction: Rest helps", "correction-of"},
      {"Notice of Retraction: Rest helps", "retraction-of"},
      {"Notice of Retraction and Replacement. Rest helps", "retraction-of"},
      {"Withdrawal notice to: Rest helps", "retraction-of"},
      {"Author Correction: Rest helps", "correction-of"},
      {"Publisher Correction: Rest helps", "correction-of"},
      {"Addendum to: Rest helps", "correction-of"},
      {"Correction.", "correction-of"},
      {"Retraction", "retraction-of"},
      {"Editorial expression of concern: Rest helps", "concern-about"},
      {"Erratum: Author Correction: Rest helps (J Ex (2024) 14 1 DOI: 10.1000/X-3)",
       "correction-of: doi:10.1000/x-3"},
      {"\"Rest helps\": Correction to Roe et al. (2019).", "correction-of"},
      {"\u201CRest helps\u201D: Correction to Roe et al. (2019).", "correction-of"},
      {"Rest helps: Retraction of Roe (2019).", "retraction-of"},
      {"Retraction of Roe and Lee (2007).", "retraction-of"},
      {"Correction to Roe et al. (2019).", "correction-of"},
      {"Rest helps: Erratum", "correction-of"},
      {"Rest helps - Corrigendum", "correction-of"},
      {"Rest helps – Erratum.", "correction-of"},
      {"Rest helps - Correction of gait", ""},
      {"Rest helps: Corrigendum.", "correction-of"},
      {"Rest helps: Expression of concern", "concern-about"},
      {"Rest helps (Retraction of Vol 12, Pg 101, 2010)", "retraction-of: Vol 12, Pg 101, 2010"},
      {"Rest in surgery: Retraction of the lung (2019)", ""},
      {"Rest in eyes: Correction to normal (2019)", ""},
      {"Rest in print: Erratum of an age", ""},
      {"Corrections officers at rest", ""},
      {"Removed teeth", ""},
      {"Why articles are retracted", ""},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.title) { BOOST_TEST(notice_in_title(row.title) == row.notice); }
  }
}

BOOST_AUTO_TEST_CASE(every_form_tells_of_retractions_and_corrections) {
  const auto xml = [](const std::string& of_article, const std::string& of_citation) {
    return "<MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Rest</ArticleTitle>" +
           of_article + "</Article>" + of_citation + "</MedlineCitation>";
  };
  const struct {
    const char* what;
    Reader read;
    std::string text;
    const char* notices;
  } kRows[] = {
      {"MEDLINE, retracted", read_nbib,
       "PMID- 1\nTI  - Rest\nPT  - Retracted Publication\n"
       "RIN - J Ex. 2020;3(1):9. doi: 10.1000/r. PMID: 123\n",
       "retracted: pmid:123 doi:10.1000/r J Ex. 2020;3(1):9"},
      {"Cochrane's outdated reviews are withdrawn, not retracted", read_nbib,
       "PMID- 1\nTI  - WITHDRAWN: Rest\nJT  - Cochrane Database Syst Rev\n", ""},
      {"MEDLINE, retracted and republished", read_nbib,
       "PMID- 1\nTI  - Rest\nRRI - J Ex. 2012;5(1):3. PMID: 222\n",
       "retracted: pmid:222 J Ex. 2012;5(1):3"},
      {"RIS, a type and a note of one line", read_ris,
       "TY  - JOUR\nTI  - Rest\nM3  - Published Erratum\nN1  - Roe, A\neng\nRetracted "
       "Publication\nEngland\nER  - \n",
       "correction-of; retracted"},
      {"Crossref, retracted in place", read_csl_json,
       R"([{"title": "Rest", "DOI": "10.1000/own",)"
       R"( "update-to": [{"DOI": "10.1000/OWN", "type": "retraction"}]}])",
       "retracted"},
      {"others are", read_nbib, "PMID- 1\nTI  - WITHDRAWN: Rest\nJT  - J Ex\n", "retracted"},
      {"MEDLINE, a type alone", read_nbib, "PMID- 1\nTI  - Rest\nPT  - Retracted Publication\n",
       "retracted"},
      {"MEDLINE, all tags", read_nbib,
       "PMID- 1\nTI  - Rest\nEIN - J A. PMID: 2\nCIN - J B. PMID: 3\nROF - J C. PMID: 4\n"
       "CON - J D. PMID: 5\nEFR - J E. PMID: 6\nECI - J F. PMID: 7\nEIN - J G. PMID: 8\n",
       "corrected: pmid:2 J A; commented: pmid:3 J B; retraction-of: pmid:4 J C; "
       "comment-on: pmid:5 J D; correction-of: pmid:6 J E; concern: pmid:7 J F; "
       "corrected: pmid:8 J G"},
      {"PubMed XML", read_pubmed_xml,
       xml("<PublicationTypeList><PublicationType>Retracted Publication</PublicationType>"
           "</PublicationTypeList>",
           "<CommentsCorrectionsList><CommentsCorrections RefType=\"RetractionIn\"><RefSource>J "
           "Ex. "
           "2020;3(1):9. doi: 10.1000/r</RefSource><PMID>123</PMID></CommentsCorrections>"
           "<CommentsCorrections RefType=\"Cites\"><RefSource>J B</RefSource></CommentsCorrections>"
           "</CommentsCorrectionsList>"),
       "retracted: pmid:123 doi:10.1000/r J Ex. 2020;3(1):9"},
      {"Crossref, of the notice", read_csl_json,
       R"([{"title": "Rest", "update-to": [{"DOI": "10.1000/X", "type": "retraction"}]}])",
       "retraction-of: doi:10.1000/x"},
      {"Crossref, of the article", read_csl_json,
       R"([{"title": "Rest", "updated-by": [{"DOI": "10.1000/x", "type": "correction"},
           {"DOI": "10.1000/y", "type": "retraction"}]}])",
       "corrected: doi:10.1000/x; retracted: doi:10.1000/y"},
      {"Crossref, relations", read_csl_json,
       R"([{"title": "Rest", "relation": {"is-comment-on": [{"id": "10.1000/x"}]}}])",
       "comment-on: doi:10.1000/x"},
      {"RIS, a note", read_ris, "TY  - JOUR\nTI  - Rest\nN1  - Retraction in: PMID: 7\nER  - \n",
       "retracted: pmid:7"},
      {"RIS, the title", read_ris, "TY  - JOUR\nTI  - RETRACTED: Rest\nER  - \n", "retracted"},
      {"RIS, the type", read_ris, "TY  - JOUR\nTI  - Rest\nM3  - Retracted\nER  - \n", "retracted"},
      {"RIS, a keyword", read_ris, "TY  - JOUR\nTI  - Rest\nKW  - Retracted Publication\nER  - \n",
       "retracted"},
      {"RIS, a keyword of surgeons", read_ris, "TY  - JOUR\nTI  - Rest\nKW  - Retraction\nER  - \n",
       ""},
      {"RIS, a tag of MEDLINE", read_ris,
       "TY  - JOUR\nTI  - Rest\nPT  - Retracted Publication\nER  - \n", "retracted"},
      {"Ovid", read_ovid,
       "<1>\nTitle\n  Rest\nComments\n  Erratum in (EIN) PMID: 7\nPublication Type\n  Journal "
       "Article. Retracted Publication.\n",
       "corrected: pmid:7 (EIN); retracted"},
      {"JATS", read_jats,
       "<article article-type='retraction'><front><article-meta><title-group><article-title>Rest"
       "</article-title></title-group><related-article related-article-type='retracted-article' "
       "ext-link-type='doi' xlink:href='10.1000/x'/><related-article related-article-type="
       "'companion' xlink:href='10.1000/y'/></article-meta></front></article>",
       "retraction-of: doi:10.1000/x"},
      {"BibTeX, a note", read_bibtex, "@article{a, title={Rest}, note={Retracted in: J Ex. 2020}}",
       "retracted: J Ex. 2020"},
      {"BibTeX, one of several types", read_bibtex,
       "@article{a, title={Rest}, type={Article; Retracted Publication}}", "retracted"},
      {"BibTeX, the type of what is not an article", read_bibtex,
       "@misc{a, title={Rest}, type={Retracted Publication}}", "retracted"},
      {"RIS, one of several types", read_ris,
       "TY  - JOUR\nTI  - Rest\nM3  - Article; Retracted Publication\nER  - \n", "retracted"},
      {"BibTeX, the type", read_bibtex, "@article{a, title={Rest}, document_type={Retracted}}",
       "retracted"},
      {"EndNote", read_endnote_xml,
       "<xml><records><record><titles><title>Rest</title></titles><notes>A note.&#xD;Erratum in: J "
       "Ex. 2020</notes></record></records></xml>",
       "corrected: J Ex. 2020"},
      {"a note of ours", read_ris,
       "TY  - JOUR\nTI  - Rest\nN1  - Notice: retracted: doi:10.1000/r\nER  - \n",
       "retracted: doi:10.1000/r"},
      {"nothing", read_ris, "TY  - JOUR\nTI  - Rest\nN1  - A note.\nER  - \n", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      const auto records = read_text(row.read, row.text);
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(joined(records[0].entry.notices) == row.notices);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
