#include <boost/test/unit_test.hpp>

#include "formats/wos/wos.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(wos_reader)

namespace {

std::vector<Record> read(const std::string& text) {
  return read_text(read_wos, text, "savedrecs.txt");
}

/// A record of those lines.
Record record(const std::string& lines) {
  const auto records = read("FN ISI Export Format\nVR 1.0\nPT J\nTI Hope\n" + lines + "ER\n\nEF");
  BOOST_REQUIRE(records.size() == 1U);
  BOOST_REQUIRE(records[0].rejection.empty());
  return records[0];
}

Entry entry(const std::string& lines) { return record(lines).entry; }

Recognition recognised(const std::string& text) { return recognise_wos(TextBeginning(text)); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_is_an_entry) {
  const auto records = read(
      "\xEF\xBB\xBF"
      "FN Clarivate Analytics Web of Science\r\nVR 1.0\r\nPT J\r\nAU Okafor, N\r\n"
      "   Garcia, M\r\nAF Okafor, Ngozi\r\n   Garcia, Maria\r\nTI Repairing ruptures in\r\n"
      "   online therapy\r\nSO JOURNAL OF CARE\r\nDE alliance; video\r\n   therapy\r\n"
      "ID DROPOUT\r\nDT Review\r\nAB Ruptures were\r\n   repaired.\r\nSN 0033-3204\r\n"
      "PD APR 9\r\nPY 2021\r\nVL 12\r\nIS 3\r\nBP 101\r\nEP 119\r\nDI 10.5555/jip\r\n"
      "PM 31245678\r\nUT WOS:000123456700001\r\nER\r\n\r\nEF\r\n");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].line == 3U);
  BOOST_TEST(joined(records[0].repairs) == "");
  const Entry& entry = records[0].entry;
  BOOST_TEST(entry.id == "pmid31245678");
  BOOST_TEST(entry.published == "2021-04-09");
  BOOST_TEST(entry.summary == "Ruptures were repaired.");
  BOOST_TEST(entry.summary_kind == "abstract");
  BOOST_TEST(entry.citation->type == "article-journal");
  BOOST_TEST(entry.citation->issn == "0033-3204");
  BOOST_TEST(joined(entry.topics) == "alliance; video therapy; DROPOUT");
  BOOST_TEST(joined(entry.research_types) == "Review");
  BOOST_TEST(
      cited(records) ==
      "Okafor, Ngozi; Garcia, Maria (2021-4-9) Repairing ruptures in online therapy. JOURNAL "
      "OF CARE 12(3) 101-119 doi:10.5555/jip pmid:31245678\n");
}

BOOST_AUTO_TEST_CASE(dates_of_all_its_databases) {
  const struct {
    const char* lines;
    const char* published;
  } kRows[] = {
      {"PY 2006\nPD JUN 14\n", "2006-06-14"},
      {"PY 2011\nPD FEB 2011\n", "2011-02"},
      {"PY 2006\nPD 2006 May-Jun\n", "2006-05"},
      {"PY 2006\nPD MAY-JUN\n", "2006-05"},
      {"PY 2006\nPD 20060514\n", "2006-05-14"},
      {"PY 2006\nPD 2006  \n", "2006"},
      {"PY 2006\n", "2006"},
      {"PY 1998\nPD 1998, thesis publ. 1997\n", "1998"},
      {"PY 2006\nPD JUN 14, 2006\n", "2006-06-14"},
      {"PY 2011\nPD SPR 2011\n", "2011"},
      {"PD 2011\n", "2011"},
      {"PY 2020\nEA MAY 2020\n", "2020-05"},
      {"PY 2021\nEA DEC 2020\n", "2021"},
      {"PY 2021\nPD DEC 2020\n", "2021"},
      {"PY 2021\nPD MAR 15\nEA DEC 2020\n", "2021-03-15"},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) { BOOST_TEST(entry(row.lines).published == row.published); }
  }
}

BOOST_AUTO_TEST_CASE(pages_and_numbers) {
  const struct {
    const char* lines;
    const char* page;
  } kRows[] = {
      {"BP 732\nEP 738\n", "732-738"},
      {"BP 82\nEP 82\n", "82"},
      {"BP 82\n", "82"},
      {"AR 2346573\n", "2346573"},
      {"PS 2457-71\n", "2457-2471"},
      {"BP 41103-1\nEP 41103-3\n", "41103"},
      {"BP BRD\n", "BRD"},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) { BOOST_TEST(entry(row.lines).citation->page == row.page); }
  }
  BOOST_TEST(entry("UT MEDLINE:16735938\n").citation->pmid == "16735938");
  BOOST_TEST(entry("UT WOS:000238592600006\n").id == "WOS:000238592600006");
  BOOST_TEST(entry("SU S\n").citation->issue == "S");
}

BOOST_AUTO_TEST_CASE(authors_as_its_databases_write_them) {
  const struct {
    const char* lines;
    const char* authors;
  } kRows[] = {
      {"AU Roe, RS\n   Smith, A\n", "Roe, RS; Smith, A"},
      {"AU Roe, Richard; Smith, Ann\n", "Roe, Richard; Smith, Ann"},
      {"AU Roe, RS\nAF Roe, Richard S.\nCA Care Study Grp\n", "Roe, Richard S.; Care Study Grp"},
      {"AU [Anonymous]\n", ""},
      {"AU Garc&iacute;a, M\n", "García, M"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) {
      BOOST_TEST(joined(entry(row.lines).citation->authors) == row.authors);
    }
  }
}

BOOST_AUTO_TEST_CASE(kinds_of_publication) {
  const KindRow kRows[] = {
      {"PT J\nTI Hope\nSO Care\n", "article-journal", "Care"},
      {"PT B\nTI Hope\nSO Hope\n", "book", ""},
      {"PT B\nTI Hope\nSO A Handbook\nDT Book Chapter\n", "chapter", "A Handbook"},
      {"PT S\nTI Hope\nSO A Series\nDT Proceedings Paper\n", "paper-conference", "A Series"},
      {"PT P\nTI Hope\n", "patent", ""},
  };
  for (const KindRow& row : kRows) check_kind(read(std::string(row.lines) + "ER\n"), row);
}

BOOST_AUTO_TEST_CASE(a_record_that_nobody_ended_is_repaired) {
  const auto records = read("PT J\nTI One\nPT J\nTI Two\nER\nPT J\nTI Three\n");
  BOOST_TEST_REQUIRE(records.size() == 3U);
  BOOST_TEST(joined(records[0].repairs) == "has no line 'ER' at its end");
  BOOST_TEST(joined(records[1].repairs) == "");
  BOOST_TEST(joined(records[2].repairs) == "has no line 'ER' at its end");
  BOOST_TEST(records[1].line == 3U);
  BOOST_TEST(cited(read("TI One\nPT J\nER\nAU Roe, R\nPT J\nTI Two\nER\n")) ==
             " (0) One. \nRoe, R (0) Two. \n");
  BOOST_TEST(paragraphs(entry("AB One.\nAB Deux.\n").summary) == "One. / Deux.");
  BOOST_TEST(read("FN ISI Export Format\nVR 1.0\nEF\n").empty());
  BOOST_TEST(cited(read("PT J\nAU Roe, R\nER\n")) ==
             "rejected: has neither a title nor an abstract\n");
}

BOOST_AUTO_TEST_CASE(an_export_is_recognised_by_its_heading_or_first_record) {
  const struct {
    const char* text;
    Certainty certainty;
  } kRows[] = {
      {"FN Clarivate Analytics Web of Science\nVR 1.0\n", Certainty::plain},
      {"FN ISI Export Format\n", Certainty::plain},
      {"PT J\nAU Roe, R\n", Certainty::plain},
      {"My records\nPT J\n", Certainty::perhaps},
      {"FN is a tag\n", Certainty::none},
      {"PT Journal\n", Certainty::none},
      {"PMID- 1\n", Certainty::none},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST((recognised(row.text).certainty == row.certainty)); }
  }
}

BOOST_AUTO_TEST_CASE(headings_of_medline_are_parted_at_full_stops) {
  const struct {
    const char* lines;
    const char* topics;
  } kRows[] = {
      {"MH Animals. Birds. *Climate Change. *Birds / growth & development;\n   physiology. Models, "
       "Theoretical\n",
       "Animals; Birds; Climate Change; Models, Theoretical"},
      {"MH *Hope / psychology\n", "Hope"},
      {"MH Animals; Birds\n", "Animals; Birds"},
      {"MH Animals.\n", "Animals"},
      {"DE hope; care\nBD Mammals; Birds\n", "hope; care; Mammals; Birds"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) { BOOST_TEST(joined(entry(row.lines).topics) == row.topics); }
  }
  const auto headings = record("MH *Birds / growth & development; physiology. Trees\n").headings;
  BOOST_TEST(joined(headings) == "Birds/growth & development/physiology");
}

BOOST_AUTO_TEST_SUITE_END()
