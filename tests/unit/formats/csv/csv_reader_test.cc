#include <boost/test/unit_test.hpp>
#include <map>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/csv/csv.h"
#include "formats/csv/csv_rows.h"
#include "formats/list_faults.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(csv_reader)

namespace {

/// The records, without what is told of the file.
std::vector<Record> read(const std::string& text, const ReadingOptions& options = {}) {
  std::istringstream in(text);
  std::vector<Record> records;
  read_csv_asked(in, "table.csv", options, [&](Record&& record) {
    if (record.passed_over.empty()) records.push_back(std::move(record));
  });
  return records;
}

std::string told(const std::string& text, const ReadingOptions& options = {}) {
  std::istringstream in(text);
  std::string passed_over;
  read_csv_asked(in, "table.csv", options,
                 [&](Record&& record) { passed_over += record.passed_over; });
  return passed_over;
}

}  // namespace

// The same article as programs write it.
BOOST_AUTO_TEST_CASE(every_program_says_the_same) {
  const std::string kSame =
      "Okafor, N; Roe, R S (2021-4) Hope, and care. Journal of Care 12(3) 101-119 doi:10.5555/a "
      "pmid:31245678\n";
  const struct {
    const char* program;
    std::string text;
  } kRows[] = {
      {"PubMed",
       "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,"
       "NIHMS ID,DOI\r\n31245678,\"Hope, and care.\",\"Okafor N, Roe RS.\",J Care. 2021 "
       "Apr;12(3):101-19. doi: 10.5555/a. Epub 2021 Jan 1.,Okafor N,Journal of "
       "Care,2021,2021/04/10,,"
       ",10.5555/a\r\n"},
      {"Covidence",
       "Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession "
       "Number,DOI,Ref,Covidence #,Study,Notes,Tags,PMID\n\"Hope, and care\",\"Okafor, N.; Roe, R. "
       "S.\",,2021,4,Journal of Care,12,3,101-119,,10.5555/a,1,#12,Okafor 2021,,,31245678\n"},
      {"Rayyan",
       "key,title,authors,journal,issn,volume,issue,pages,day,month,year,publisher,pmc_id,pubmed_"
       "id,"
       "url,abstract,notes,doi\nrayyan-1,\"Hope, and care\",\"Okafor, N. and Roe, R. S.\",Journal "
       "of Care,,12,3,101-119,,4,2021,,,31245678,,,,10.5555/a\n"},
      {"Zotero",
       "\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Publication "
       "Title\",\"DOI\",\"Url\",\"Date\",\"Pages\",\"Issue\",\"Volume\",\"PMID\"\n\"ABCD2345\","
       "\"journalArticle\",\"2021\",\"Okafor, N.; Roe, R. S.\",\"Hope, and care\",\"Journal of "
       "Care\",\"10.5555/a\",\"\",\"2021-04\",\"101-119\",\"3\",\"12\",\"31245678\"\n"},
      {"Scopus",
       "\"Authors\",\"Author full names\",\"Title\",\"Year\",\"Source title\",\"Volume\","
       "\"Issue\",\"Art. No.\",\"Page start\",\"Page end\",\"Page count\",\"DOI\",\"Link\","
       "\"PubMed ID\",\"Month\"\n\"Okafor N.; Roe R.S.\",\"Okafor, N (123); Roe, R S "
       "(124)\",\"Hope, "
       "and care\",2021,\"Journal of Care\",\"12\",\"3\",\"\",\"101\",\"119\",\"18\",\"10.5555/a\","
       "\"https://x.example\",\"31245678\",4\n"},
      {"Excel, by semicolons",
       "Titel;Title;Authors;Date;Journal;Volume;Issue;Pages;DOI;PMID\n;\"Hope, and care\";Okafor "
       "N, "
       "Roe RS;2021-04;Journal of Care;12;3;101-119;10.5555/a;31245678.0\n"},
      {"tabs, quotes left out",
       "TI\tAU\tPY\tPD\tSO\tVL\tIS\tBP\tEP\tDI\tPM\tUT\tMonth\nHope, and care\tOkafor, N; Roe, R "
       "S\t2021\t\tJournal of Care\t12\t3\t101\t119\t10.5555/a\t31245678\tWOS:1\tApr\n"},
      {"Embase",
       "\"Title\",\"Author Names\",\"Source\",\"Source title\",\"Publication Year\",\"Volume\","
       "\"Issue\",\"First Page\",\"Last Page\",\"Date of Publication\",\"Medline PMID\",\"DOI\"\n"
       "\"Hope, and care\",\"Okafor N., Roe R S\",\"Journal of Care (2021) 12:3 (101-119). Date "
       "of "
       "Publication: 1 Apr 2021\",\"Journal of Care\",\"2021\",\"12\",\"3\",\"101\",\"119\","
       "\"Apr 2021\",31245678,\"10.5555/a\"\n"},
      {"EBSCO",
       "Article Title,Author,Journal Title,Publication Date,Volume,Issue,First Page,Page Count,DOI,"
       "Doctype,PLink,PMID\n\"Hope, and care.\",\"Okafor, N; Roe, R S\",Journal of "
       "Care,Apr2021,12,3,101,19,10.5555/a,Article,https://x.example/,31245678\n"},
      {"RefWorks",
       "Reference Type\tReference Id\tAuthors, Primary\tTitle Primary\tPeriodical Full\tPub "
       "Year\tPub Month & Day\tVolume\tIssue\tStart Page\tOther Pages\tDOI\tPMID\n"
       "Journal Article\t7\tOkafor, N;Roe, R S\tHope, and care\tJournal of "
       "Care\t2021\tApr\t12\t3\t101\t119\t10.5555/a\t31245678\n"},
      {"OpenAlex",
       "id,title,authorships.author.display_name,publication_date,primary_location.source.display_"
       "name,biblio.volume,biblio.issue,biblio.first_page,biblio.last_page,doi,ids.pmid\n"
       "https://openalex.example/W1,\"Hope, and care\",\"Okafor, N|Roe, R S\",2021-04,Journal of "
       "Care,12,3,101,119,https://doi.org/10.5555/a,https://pubmed.ncbi.nlm.nih.gov/31245678\n"},
      {"a remark before it",
       "About the data: exported today\nTitle,Authors,Date,Journal,Volume,Issue,Pages,DOI,PMID\n"
       "\"Hope, and care\",\"Okafor, N|Roe, R S\",2021-04,Journal of Care,12,3,101-119,10.5555/a,"
       "31245678\n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.program) {
      std::string text = cited(read(row.text));
      for (const auto& [dotted, plain] :
           {std::pair<std::string, std::string>{"N.", "N"}, {"R. S.", "R S"}, {"RS", "R S"}}) {
        if (const std::size_t at = text.find(dotted); at != text.npos) {
          text.replace(at, dotted.size(), plain);
        }
      }
      BOOST_TEST(text == kSame);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_fullest_date_of_the_year_is_taken) {
  const struct {
    const char* dates;  // year, month, date
    const char* published;
    const char* told;
  } kRows[] = {
      {"2012,,15/3/2012", "2012-03-15", ""},
      {"2012,,March 2012", "2012-03", ""},
      {"2012,,15 March 2012", "2012-03-15", ""},
      {"2012,,15. März 2012", "2012-03-15", ""},
      {"2012,,March 15", "2012-03-15", ""},
      {"2012,,2012-03", "2012-03", ""},
      {"2012,,2011-12-30", "2012", ""},
      {"2012,,3/4/2012", "2012", ""},
      {"2012,März,", "2012-03", ""},
      {"2012,4,15/3/2012", "2012-04", ""},
      {",,15/3/2012", "2012-03-15", ""},
      {"2012,Dec-Jan,", "2012",
       "the date 'Dec-Jan' could not be read in full, and '2012' was taken"},
      {"2020,,8/3/2020 12:00:00 AM", "2020", ""},
      {",,8/13/20 0:00", "2020-08-13", ""},
      {",,15-Mar-20", "2020-03-15", ""},
      {",,Mar-20", "2020-03", ""},
      {"2012,,2012 Suppl 2", "2012",
       "the date '2012 Suppl 2' could not be read in full, and '2012' was taken"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.dates) {
      const auto records =
          read("Title,Year,Month,Date\nHope and care," + std::string(row.dates) + "\n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].entry.published == row.published);
      BOOST_TEST(joined(records[0].repairs) == row.told);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_row_is_an_entry) {
  const auto records = read(
      "Key,Item Type,Title,Author,Date,Publication Title,Abstract Note,Manual Tags,Automatic Tags,"
      "ISSN,Url\nABCD2345,journalArticle,Caf&eacute; <i>talk</i>,\"Roe, R.\",2020-05-01,Care,"
      "\"OBJECTIVE: See.\nRESULTS: Seen.\",alliance; hope,\"one, two\",0033-3204,"
      "https://x.example/?a=1&copy=2\n");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].line == 2U);
  BOOST_TEST(joined(records[0].repairs) == "");
  const Entry& entry = records[0].entry;
  BOOST_TEST(entry.id == "ABCD2345");
  BOOST_TEST(entry.title == "Café talk");
  BOOST_TEST(entry.published == "2020-05-01");
  BOOST_TEST(paragraphs(entry.summary) == "OBJECTIVE: See. / RESULTS: Seen.");
  BOOST_TEST(joined(entry.topics) == "alliance; hope; one; two");
  BOOST_TEST(entry.citation->issn == "0033-3204");
  BOOST_TEST(entry.citation->url == "https://x.example/?a=1&copy=2");
}

BOOST_AUTO_TEST_CASE(numbers_as_databases_write_them) {
  BOOST_TEST(
      cited(
          read("Item Title,Publication Title,Journal Volume,Journal Issue,Item DOI,Authors,"
               "Publication Year,Content Type\nHope,Care,7,2,10.5555/a,Ann Roe,2020,Article\n")) ==
      "Roe, Ann (2020) Hope. Care 7(2) doi:10.5555/a\n");
  const auto records = read(
      "Title,Authors,Source,Issue,PubMed ID,Year\nHope,\"Roe, A\",Care,\"(Roe A., roe@example.org) "
      "A university, Town 4051\",PUBMED 31245678,2020\n");
  BOOST_TEST(cited(records) == "Roe, A (2020) Hope. Care pmid:31245678\n");
  BOOST_TEST(
      joined(records.at(0).repairs) ==
      "the issue '(Roe A., roe@example.org) A university, …' is an address and was left out");
}

BOOST_AUTO_TEST_CASE(authors_in_one_field) {
  const struct {
    const char* field;
    const char* authors;
  } kRows[] = {
      {"Roe, Richard; Smith, Ann", "Roe, Richard; Smith, Ann"},
      {"Roe RS, Smith A", "Roe, RS; Smith, A"},
      {"Roe R.S., Smith A.", "Roe, R.S.; Smith, A."},
      {"Roe, Richard", "Roe, Richard"},
      {"Roe, R. and Smith, A.", "Roe, R.; Smith, A."},
      {"Roe RS, Smith A, et al.", "Roe, RS; Smith, A; …"},
      {"Roe, R.; et al", "Roe, R.; …"},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.field) {
      const auto records =
          read("Title,Authors,Year\nHope,\"" + std::string(row.field) + "\",2020\n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      const Citation& citation = *records[0].entry.citation;
      BOOST_TEST(joined(citation.authors) + (citation.authors_cut ? "; …" : "") == row.authors);
    }
  }
}

BOOST_AUTO_TEST_CASE(rows_and_their_lines) {
  const std::string kHead = "Title,Authors,Year\n";
  const struct {
    const char* what;
    std::string rows;
    const char* expected;
  } kRows[] = {
      {"blank lines", "\n\nOne,,\n\nTwo,,\n", "4: One\n6: Two\n"},
      {"a field of several lines", "\"One\n\nmore\",,\nTwo,,\n", "2: One more\n5: Two\n"},
      {"quotes in quotes", "\"The \"\"one\"\"\",,\n", "2: The \"one\"\n"},
      {"quotes within a field", "The \"one\",,\n", "2: The \"one\"\n"},
      {"no last line end", "One,,", "2: One\n"},
      {"a quote that is never closed", "One,,\n\"Two,,\nThree,,\nFour,,\n",
       "2: One\n3: rejected: a quote in it is never closed\n4: Three\n5: Four\n"},
      {"several of them", "\"One,,\nTwo \"\"x,,\nThree,,\n",
       "2: rejected: a quote in it is never closed\n3: Two \"\"x\n4: Three\n"},
      {"too many fields", "One,,,x,y\n",
       "2: One [has more fields than the heading has columns; the "
       "last 2 were left out]\n"},
      {"too few fields", "One\n", "2: One\n"},
      {"no title", ",\"Roe, R.\",2020\n", "2: rejected: has neither a title nor an abstract\n"},
      {"nothing", ",,\n", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      std::string text;
      for (const Record& record : read(kHead + row.rows)) {
        text += std::to_string(record.line) + ": " +
                (record.rejection.empty() ? record.entry.title : "rejected: " + record.rejection);
        if (!record.repairs.empty()) text += " [" + joined(record.repairs) + "]";
        text += "\n";
      }
      BOOST_TEST(text == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(text_behind_a_closing_quote_is_told_with_its_place) {
  const std::string kHeading = "Title,Authors,Year\n";
  const struct {
    const char* rows;
    const char* told;
  } kRows[] = {
      {"\"Hope\", \"Roe, R\" ,2021\n", ""},
      {"\"Hope \"\"now\"\"\",,2021\n", ""},
      {"Hope \"now\" x,,2021\n", ""},
      {"\"Hope\nand\",,2021\n", ""},
      {"\"Hope\" x\",,2021\n",
       "line 2, byte 8: text stands behind a closing quote, and the quote was taken for text"},
      {"\"Hope\nand\" y\",,2021\n",
       "line 3, byte 6: text stands behind a closing quote, and the quote was taken for text"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.rows) {
      const auto records = read(kHeading + row.rows);
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(joined(records[0].repairs) == row.told);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_address_may_have_the_numbers) {
  BOOST_TEST(cited(read("key,title,authors,url\n1,Hope,\"Jane Doe,Ann M Lee\","
                        "https://pubmed.ncbi.nlm.nih.gov/37293115/\n2,Rest,\"Roe, R\","
                        "https://doi.org/10.5555/a\n")) ==
             "Doe, Jane; Lee, Ann M (0) Hope.  pmid:37293115\n"
             "Roe, R (0) Rest.  doi:10.5555/a\n");
  BOOST_TEST(cited(read("Title,Author,Extra\nHope,\"Roe, R\",\"PMID: 37293115\nPMCID: "
                        "PMC7123456\"\n")) == "Roe, R (0) Hope.  pmid:37293115\n");
}

BOOST_AUTO_TEST_CASE(a_column_of_the_whole_source_has_journal_and_place) {
  BOOST_TEST(cited(read("Title,Authors,Source\nHope,\"Roe, R\",\"Care. 12(3):45-56, 2019 Mar.\"\n"
                        "Rest,\"Roe, R\",J Care. 2nd series\n")) ==
             "Roe, R (2019-3) Hope. Care 12(3) 45-56\n"
             "Roe, R (0) Rest. J Care. 2nd series\n");
}

BOOST_AUTO_TEST_CASE(what_databases_have_in_places_of_their_own) {
  const struct {
    const char* table;
    const char* cited;
  } kRows[] = {
      {"Authors,Title,Publication,Volume,Number,Pages,Year\n\"Roe, Paul M; Doe, Kate; \",Hope?,"
       "Care,76,3,411-447,2001\n",
       "Roe, Paul M; Doe, Kate (2001) Hope?. Care 76(3) 411-447\n"},
      {"Title,Source,Source title,Publication Year,Volume,First Page\nHope,\"Care (2024) 15:1 "
       "Article "
       "Number: 4063. Date of Publication: 1 Dec 2024\",Care,2024,15,\n",
       " (2024) Hope. Care 15 4063\n"},
      {"Title,Source,Year\nHope,Care,2024\n", " (2024) Hope. Care\n"},
      {"Title,Journal,First Page,Page Count\nHope,Care,12,1\n", " (0) Hope. Care 12\n"},
      {"Title,Journal,Pages,Article Number\nHope,Care,in press,e12\n", " (0) Hope. Care e12\n"},
      {"PT\tTI\tSO\tPS\tPY\tUT\nJ\tHope\tCare\t1484-1496\t2004\tZOOREC:1\n",
       " (2004) Hope. Care 1484-1496\n"},
      {"Title,Authors,Year\nHope,\"Roe, N.R.\n and Doe, X.\n and Lee, N.-E.\n\",2001\n",
       "Roe, N.R.; Doe, X.; Lee, N.-E. (2001) Hope. \n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.table) { BOOST_TEST(cited(read(row.table)) == row.cited); }
  }
  const auto records = read(
      "Title,Journal,Emtree Drug Index Terms,Emtree Medical Index Terms (Major Focus),Embase "
      "Link\nHope,Care,\"keratin, melanin\",feather,https://x.example/a     U2  - L1\n");
  BOOST_TEST(joined(records.at(0).entry.topics) == "keratin; melanin; feather");
  BOOST_TEST(records.at(0).entry.citation->url == "https://x.example/a");
  BOOST_TEST(joined(records.at(0).repairs) == "");
}

BOOST_AUTO_TEST_CASE(columns_that_nobody_knows_are_told) {
  BOOST_TEST(told("Title,Authors,Year,Ref,My Notes\nHope,,,1,x\n") ==
             "columns 'Ref', 'My Notes'; --columns FILE says what columns are");
  BOOST_TEST(told("Title,Authors,Year\nHope,,\n") == "");
  BOOST_TEST(told("Title,Authors,Year,Ref\nHope,,,\n", {.columns = {{"ref", "none"}}}) == "");
}

BOOST_AUTO_TEST_CASE(columns_of_other_names_are_said) {
  const auto said = columns_from_text(
      "# of the library\n\nTitel = title\nVerfasser = authors\r\nErschienen=year\nA = B = none\n",
      "x");
  std::map<std::string, std::string> columns;
  for (const SaidColumn& one : said) columns.emplace(plain_words(one.name), one.meaning);
  BOOST_TEST(columns.size() == 4U);
  const std::string kTable = "Titel;Verfasser;Erschienen\nHope;Roe, R.;2020\n";
  BOOST_TEST(cited(read(kTable, {.columns = columns})) == "Roe, R. (2020) Hope. \n");
  BOOST_TEST(cited(read(kTable)) ==
             "rejected: no line at the beginning names a title among its columns, but "
             "'Titel;Verfasser;Erschienen'; --columns FILE says what columns are\n");
}

BOOST_AUTO_TEST_CASE(every_fault_of_what_is_said_of_columns_is_told_with_its_line) {
  const struct {
    const char* text;
    std::string faults;
  } kRows[] = {
      {"Titel = title\ntitel = title\n", ""},
      {"Titel\n", "1: 'Titel' is not 'Name of the column = meaning', with one of id, title, "},
      {"#\nTitel = titel",
       "2: 'Titel = titel' is not 'Name of the column = meaning', with one of "},
      {"= title", "1: '= title' is not 'Name"},
      {"Titel = title\nJahr = year\nTITEL = journal\nx\n",
       "3: the column 'TITEL' is 'journal' here, and 'title' in line 1\n4: 'x' is not 'Name"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      std::string faults;
      try {
        columns_from_text(row.text, "x");
      } catch (const ListFaults& list) {
        BOOST_TEST(list.file() == "x");
        for (const ListFault& fault : list.faults()) {
          faults += (faults.empty() ? "" : "\n") + std::to_string(fault.line) + ": " + fault.what;
        }
      }
      BOOST_TEST(faults.substr(0, row.faults.size()) == row.faults);
      BOOST_TEST(faults.empty() == row.faults.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_names_of_a_tables_columns_are_told) {
  std::string names;
  ReadingOptions options;
  options.heading_read = [&](const std::vector<std::string>& read) { names = join(read, "|"); };
  read("Title,Authors,Year,My Notes\nHope,,,\n", options);
  BOOST_TEST(names == "Title|Authors|Year|My Notes");
}

BOOST_AUTO_TEST_CASE(kinds_of_publication) {
  const struct {
    const char* type;
    const char* csl;
    const char* research_types;
  } kRows[] = {
      {"journalArticle", "article-journal", ""},
      {"Article", "article-journal", ""},
      {"Review", "article-journal", "Review"},
      {"bookSection", "chapter", ""},
      {"thesis", "thesis", ""},
      {"", "article-journal", ""},
      {"Article; Book Chapter", "chapter", ""},
      {"Article; Randomized Controlled Trial", "article-journal", "Randomized Controlled Trial"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.type) {
      const auto records =
          read("Title,Journal,Item Type\nHope,Care," + std::string(row.type) + "\n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].entry.citation->type == row.csl);
      BOOST_TEST(joined(records[0].entry.research_types) == row.research_types);
    }
  }
}

// R, pandas and databases have words of their own for what is not known.
BOOST_AUTO_TEST_CASE(values_that_stand_for_nothing_are_left_out_and_told) {
  const struct {
    const char* row;
    const char* entry;
    const char* told;
  } kRows[] = {
      {"Hope,NA,2019,NA,NA,NA,NA,NA,NA,NA,NA", " (2019) Hope. ||",
       "9 values that stand for nothing were left out: 'NA'"},
      {"Hope,Roe,2019,None,nan,<NA>,NULL,N/A,#N/A,-,", "Roe (2019) Hope. ||",
       "7 values that stand for nothing were left out: 'None', 'nan', '<NA>', 'NULL', 'N/A', "
       "'#N/A', '-'"},
      {"Hope,&lt;NA&gt;,2019,Care,&#78;A,&lt;NA&gt;,<NA>,,Text,,", " (2019) Hope. Care|Text|",
       "4 values that stand for nothing were left out: '<NA>', 'NA'"},
      {"&lt;NA&gt;,Roe,2019,Care,,,,,Text,,", "Roe (2019) . Care|Text|",
       "a value that stands for nothing was left out: '<NA>'"},
      {"Hope,NA,2019,Care,1,2,3,,Text,NA; sodium,", " (2019) Hope. Care 1(2) 3|Text|NA; sodium",
       "a value that stands for nothing was left out: 'NA'"},
      {"Null,\"Na, Kim\",2019,Care,,,,,,Null,", "Na, Kim (2019) Null. Care||Null", ""},
      {"None,Na,2019,Care,,,,,,,", "Na (2019) None. Care||", ""},
      {"N/A,Roe,2019,Care,,,,,Text,,", "Roe (2019) . Care|Text|",
       "a value that stands for nothing was left out: 'N/A'"},
      {"nan,Roe,2019,nan,,,,,Text,,", "Roe (2019) . |Text|",
       "2 values that stand for nothing were left out: 'nan'"},
      {"Hope,[No author name available],2019,Care,,,No Pagination Specified,,[No abstract "
       "available],,",
       " (2019) Hope. Care||",
       "an abstract that only says that there is none was left out; 2 values that stand for "
       "nothing were left out: 'No Pagination Specified', '[No author name available]'"},
      {"[No title available],Roe,2019,Care,ahead-of-print,Online First,n/a,,Text,,",
       "Roe (2019) . Care|Text|",
       "4 values that stand for nothing were left out: 'ahead-of-print', 'Online First', 'n/a', "
       "'[No title available]'"},
      {"Hope,Roe,2019,Care,1,2-Jan,10-Dec,,,,", "Roe (2019) Hope. Care 1(2-Jan) 10-Dec||",
       "the issue '2-Jan' may be what a table made of another number; the pages '10-Dec' may be "
       "what a table made of another number"},
      {"Hope,Roe,2019,Care,1,2,1.05E+05,,,,", "Roe (2019) Hope. Care 1(2) 1.05E+05||",
       "the pages '1.05E+05' may be what a table made of another number"},
      {"Hope,Roe,2019,Care,1,2,1-0,,,,", "Roe (2019) Hope. Care 1(2) 1||", "a page 0 was left out"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.row) {
      const auto records =
          read("title,author,year,journal,volume,issue,pages,doi,abstract,keywords,type\n" +
               std::string(row.row) + "\n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST_REQUIRE(records[0].rejection == "");
      const Entry& entry = records[0].entry;
      BOOST_TEST(cited(*entry.citation) + "|" + entry.summary + "|" + joined(entry.topics) ==
                 row.entry);
      BOOST_TEST(joined(records[0].repairs) == row.told);
    }
  }
}

BOOST_AUTO_TEST_CASE(pubmed_has_a_column_of_the_whole_place) {
  const struct {
    const char* citation;
    const char* place;
  } kRows[] = {
      {"J Ex. 2024 Jan 5:12:e16505. doi: 10.7717/x. eCollection 2024.",
       "2024-1-5) Hope. J Ex 12 e16505"},
      {"J Ex. 2024 Feb:11:123. doi: 10.1000/x.", "2024-2) Hope. J Ex 11 123"},
      {"J Ex. 2024 Feb 3:S0165-0327(21)00123-4. doi: 10.1000/x.", "2024-2-3) Hope. J Ex"},
      {"J Ex. 2024 Feb 3. doi: 10.1000/x. Online ahead of print.", "2024-2-3) Hope. J Ex"},
      {"J Ex. 2024:2024:1234567. doi: 10.1000/x.", "2024) Hope. J Ex 2024 1234567"},
      {"J Ex. 2024 Mar-Apr;12:5-6, 9. doi: 10.1000/x.", "2024-3) Hope. J Ex 12 5-6, 9"},
      {"J Ex. 2024 Winter;1(2):123.", "2024) Hope. J Ex 1(2) 123"},
      {"J Ex. 2024(3):45-56, 2024 Mar.", "2024-3) Hope. J Ex 2024(3) 45-56"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.citation) {
      const auto records = read("PMID,Title,Citation,Journal/Book,Publication Year\n1,Hope,\"" +
                                std::string(row.citation) + "\",J Ex,2024\n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(cited(*records[0].entry.citation) == " (" + std::string(row.place) + " pmid:1");
    }
  }
}

// In words, and by the tags of its own form.
BOOST_AUTO_TEST_CASE(tables_of_web_of_science_are_read_as_its_tagged_form) {
  const struct {
    const char* row;
    const char* cited;
    const char* type;
    const char* research_types;
  } kRows[] = {
      {"J,\"Roe, R\",,Care Group,Hope,Care,Review,NOV 5,2021,12,,1,,,NOV 2020,WOS:1",
       "Roe, R; Care Group (2021-11-5) Hope. Care 12(1)", "article-journal", "Review"},
      {"B,\"Roe, R\",,,Hope,Handbook,Article; Book Chapter,,2020,,,,,10.1000/b,,WOS:2",
       "Roe, R (2020) Hope. Handbook", "chapter", ""},
      {"B,,\"Roe, R\",,Hope,Hope,Book,,2020,,,,,10.1000/b,,WOS:2",
       "Roe, R (2020) Hope.  doi:10.1000/b", "book", ""},
      {"C,\"Roe, R\",,,Hope,Proc,Proceedings Paper,,2020,,,,,,,WOS:3", "Roe, R (2020) Hope. Proc",
       "paper-conference", ""},
      {"J,\"Roe, R\",,,Hope,Care,Article; Early Access,,,,,,10.1000/a,,JAN 2022,WOS:4",
       "Roe, R (2022-1) Hope. Care doi:10.1000/a", "article-journal", ""},
  };
  for (const char* heading :
       {"Publication Type,Authors,Book Authors,Group Authors,Article Title,Source Title,Document "
        "Type,Publication Date,Publication Year,Volume,Issue,Supplement,DOI,Book DOI,Early Access "
        "Date,UT (Unique WOS ID)\n",
        "PT,AU,BA,CA,TI,SO,DT,PD,PY,VL,IS,SU,DI,D2,EA,UT\n"}) {
    for (const auto& row : kRows) {
      BOOST_TEST_CONTEXT(heading << row.row) {
        const auto records = read(std::string(heading) + row.row + "\n");
        BOOST_TEST_REQUIRE(records.size() == 1U);
        const Entry& entry = records[0].entry;
        BOOST_TEST(cited(*entry.citation) == row.cited);
        BOOST_TEST(entry.citation->type == row.type);
        BOOST_TEST(joined(entry.research_types) == row.research_types);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_table_is_recognised_by_its_heading) {
  const struct {
    const char* text;
    Certainty certainty;
  } kRows[] = {
      {"Title,Authors,Year\n", Certainty::plain},
      {"TITLE;AUTHORS;YEAR;X\n", Certainty::plain},
      {"title\tabstract\n", Certainty::plain},
      {"remark\nTitle|Author|DOI\n", Certainty::perhaps},
      {"Title,Price\n", Certainty::none},
      {"Author,Year,DOI\n", Certainty::none},
      {"Title, that is all\n", Certainty::none},
      {"\"title\": \"Hope\",\n", Certainty::none},
      {"TI  - Hope\n", Certainty::none},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST((recognise_csv(TextBeginning(row.text)).certainty == row.certainty));
    }
  }
}

BOOST_AUTO_TEST_CASE(quotes_that_are_never_closed_take_no_time) {
  std::string text = "Title,Authors,Year\n";
  while (text.size() < 4000000) text += "\"x\"\" y\n";
  BOOST_TEST(read(text).size() < 100U);
}

BOOST_AUTO_TEST_CASE(lists_in_brackets_are_taken_apart) {
  const struct {
    const char* authors;
    const char* keywords;
    const char* expected;  // authors | topics
  } kRows[] = {
      {"\"['Jane Doe', 'Bo Lee']\"", "\"['trees', 'soil water']\"",
       "Doe, Jane; Lee, Bo | trees; soil water"},
      {"\"[{'authorId': '1', 'name': 'Jane Doe'}, {'authorId': None, 'name': \"\"Bo O'Lee\"\"}]\"",
       "[]", "Doe, Jane; O'Lee, Bo | "},
      {"\"[\"\"Doe, Jane\"\", \"\"Lee, Bo\"\"]\"", "\"[None, nan]\"", "Doe, Jane; Lee, Bo | "},
      {"\"[\"\"J\\u00f6rn Doe\"\", \"\"Bo Lee\"\"]\"", "[]", "Doe, J\u00F6rn; Lee, Bo | "},
      {"\"['Doe, Jane']\"", "\"['trees' 'soil']\"", "Doe, Jane | trees; soil"},
      {"\"Doe, Jane\"", "\"[not a list\"", "Doe, Jane | [not a list"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.authors << " " << row.keywords) {
      const Entry entry = read("title,authors,keywords\n[A list],x,y\nHope," +
                               std::string(row.authors) + "," + row.keywords + "\n")
                              .at(1)
                              .entry;
      BOOST_TEST(joined(entry.citation->authors) + " | " + joined(entry.topics) == row.expected);
    }
  }
  std::string deep = "title,authors,keywords\nHope,\"" + std::string(1 << 20, '[') + "]\",x\n";
  BOOST_TEST(read(deep).size() == 1U);
}

BOOST_AUTO_TEST_CASE(names_that_nothing_parts) {
  const std::string kHeading =
      "Item Title,Publication Title,Book Series Title,Authors\nHope,Care,,";
  const struct {
    const char* authors;
    const char* expected;
  } kRows[] = {
      {"Jane RoeJohn DoeKate van der Berg", "Roe, Jane; Doe, John; van der Berg, Kate"},
      {"Ian McDonaldJosé PérezÁngel Ruiz", "McDonald, Ian; Pérez, José; Ruiz, Ángel"},
      {"Kate DeLuca", "DeLuca, Kate"},
      {"Jane Roe", "Roe, Jane"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.authors) {
      BOOST_TEST(joined(read(kHeading + row.authors + "\n").at(0).entry.citation->authors) ==
                 row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(of_several_addresses_the_article_s_own_is_taken) {
  const struct {
    const char* url;
    const char* expected;
  } kRows[] = {
      {"https://a.example/1; https://doi.org/10.5555/a", "https://a.example/1 10.5555/a"},
      {"https://doi.org/10.5555/a; https://a.example/1", "https://a.example/1 10.5555/a"},
      {"https://a.example/1|https://b.example/1", "https://a.example/1 "},
      {"https://a.example/1?a=x|y", "https://a.example/1?a=x|y "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.url) {
      const Citation citation =
          *read("title,authors,url\nHope,\"Roe, R\"," + std::string(row.url) + "\n")
               .at(0)
               .entry.citation;
      BOOST_TEST(citation.url + " " + citation.doi == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(columns_of_other_sources) {
  const struct {
    const char* table;
    const char* expected;
    const char* type;
  } kRows[] = {
      {"cord_uid,title,doi,abstract,publish_time,authors,journal,url\nu1,Hope,10.5555/"
       "a,,2001-07-04,"
       "\"Roe, R; Doe, K\",Care,https://a.example/1; https://b.example/1\n",
       "Roe, R; Doe, K (2001-7-4) Hope. Care doi:10.5555/a", "article-journal"},
      {"Document Title,Authors,Publication Title,Publication Year,Issue Date,Document "
       "Identifier,IEEE Terms\nHope,R. Roe,2019 Conference on Care,2020,March 2020,IEEE "
       "Conferences,Sensors\n",
       "Roe, R. (2020-3) Hope. 2019 Conference on Care", "paper-conference"},
      {"Title,Authors,pubtitle,pubdate,year,volume,issue,digitalObjectIdentifier,"
       "documentType\nHope,"
       "\"Roe, R\",Care,Mar 2020,2020,12,3,10.5555/a,Journal Article\n",
       "Roe, R (2020-3) Hope. Care 12(3) doi:10.5555/a", "article-journal"},
      {"Title,Authors,Source title,Anthology title,Publication Type\nHope,\"Roe, R\",Lecture Notes,"
       "Proceedings of Care,Chapter\n",
       "Roe, R (0) Hope. Proceedings of Care", "chapter"},
      {"Title,Author,Journal,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,"
       "RetractionNature\nHope,\"Roe, R\",Care,28 Feb 2020,10.5555/a,31245678,Retraction\n",
       "Roe, R (2020-2-28) Hope. Care doi:10.5555/a pmid:31245678", "article-journal"},
      {"title,authors,journal\nHope,\"Roe, R\",\"{'name': 'Care', 'volume': None}\"\n",
       "Roe, R (0) Hope. Care", "article-journal"},
      {"title,authors,venue,publicationDate,publicationTypes\nHope,\"['Jane Roe', 'Bo Lee']\",Care,"
       "2020-03-14,\"['JournalArticle', 'Review']\"\n",
       "Roe, Jane; Lee, Bo (2020-3-14) Hope. Care", "article-journal"},
      {"Title,Author,Item Type,Type,Number,Pages\nHope,\"Roe, R\",thesis,PhD Thesis,,\n",
       "Roe, R (0) Hope. ", "thesis"},
      {"Title,Author,Item Type,Number,Pages\nHope,\"Roe, R\",report,42,7-7\n",
       "Roe, R (0) Hope.  7", "report"},
      {"Title,Authors,Journal,Year,StartPage,EndPage,Type\nHope,\"Roe, R\",Care,2019,1,9,PDF\n",
       "Roe, R (2019) Hope. Care 1-9", "article-journal"},
      {"Title,Authors,Journal,Item Type\nHope,\"Roe, R\",Care,Web Page\n", "Roe, R (0) Hope. Care",
       "webpage"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.table) {
      const Entry entry = read(row.table).at(0).entry;
      BOOST_TEST(cited(*entry.citation) == row.expected);
      BOOST_TEST(entry.citation->type == row.type);
    }
  }
  BOOST_TEST(paragraphs(read("Title,Year,Abstract,Original Abstract\nHope,2020,One.,Deux.\n")
                            .at(0)
                            .entry.summary) == "One. / Deux.");
  BOOST_TEST(read("Title,Year,Accession Number,Database\nHope,2020,31245678,PubMed\n")
                 .at(0)
                 .entry.citation->pmid == "31245678");
  BOOST_TEST(read("Title,Year,Accession Number,Database\nHope,2020,31245678,CINAHL\n")
                 .at(0)
                 .entry.citation->pmid == "");
  BOOST_TEST(joined(read("Title,Journal,Type\nHope,Care,\"Journal Article|Review\"\n")
                        .at(0)
                        .entry.research_types) == "Review");
  const Entry entry =
      read("Title,Author,RetractionNature\nHope,\"Roe, R\",Retraction\n").at(0).entry;
  BOOST_TEST(joined(entry.notices) == "retracted");
}

BOOST_AUTO_TEST_CASE(tables_of_medline_at_web_of_science) {
  const Entry entry = read(
                          "PT,AU,TI,SO,MH,BD,UT\nJ,\"Roe, R\",Hope,Care,Animals. *Birds / "
                          "physiology. Models,Mammals; Birds,MEDLINE:29414989\n")
                          .at(0)
                          .entry;
  BOOST_TEST(entry.citation->pmid == "29414989");
  BOOST_TEST(joined(entry.topics) == "Mammals; Birds; Animals; Models");
}

BOOST_AUTO_TEST_SUITE_END()
