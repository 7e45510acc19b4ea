#include <boost/test/unit_test.hpp>

#include "formats/pubmed_xml/pubmed_xml.h"
#include "tests/unit/formats/read_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(pubmed_reader)

namespace {

std::vector<Record> read(const std::string& xml) {
  return read_text(read_pubmed_xml, xml, "pubmed.xml");
}

/// The entry of an article whose <Article> has that in it, and <MedlineCitation> what follows.
Entry read_article(const std::string& article, const std::string& citation = "") {
  const auto records = read(
      "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID>"
      "<Article>" +
      article + "</Article>" + citation + "</MedlineCitation></PubmedArticle></PubmedArticleSet>");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].rejection == "");
  return records[0].entry;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " | ") + word;
  return text;
}

std::string authors(const Entry& entry) {
  std::vector<std::string> names;
  for (const Name& name : entry.citation->authors) {
    names.push_back(name.literal.empty() ? name.family + ", " + name.given +
                                               (name.suffix.empty() ? "" : ", " + name.suffix)
                                         : name.literal);
  }
  return joined(names) + (entry.citation->authors_cut ? " | …" : "");
}

const std::string kRecord = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2023//EN" "http://dtd.example/pubmed.dtd">
<PubmedArticleSet>
<PubmedArticle>
  <MedlineCitation Status="MEDLINE">
    <PMID Version="1">12345678</PMID>
    <DateRevised><Year>2024</Year><Month>01</Month></DateRevised>
    <Article PubModel="Print">
      <Journal>
        <JournalIssue><Volume>12</Volume><Issue>3</Issue>
          <PubDate><Year>2019</Year><Month>Mar</Month><Day>05</Day></PubDate></JournalIssue>
        <Title>Journal of tasks</Title><ISOAbbreviation>J Tasks</ISOAbbreviation>
      </Journal>
      <ArticleTitle>Homework and <i>rest</i> in therapy.</ArticleTitle>
      <Pagination><MedlinePgn>145-58</MedlinePgn></Pagination>
      <ELocationID EIdType="doi" ValidYN="N">10.1000/wrong</ELocationID>
      <ELocationID EIdType="doi" ValidYN="Y">10.1000/Tasks.7</ELocationID>
      <Abstract>
        <AbstractText Label="OBJECTIVE" NlmCategory="OBJECTIVE">Is homework done?</AbstractText>
        <AbstractText Label="CONCLUSIONS" NlmCategory="CONCLUSIONS">It is.</AbstractText>
        <AbstractText Label="PRACTICE IMPLICATIONS" NlmCategory="CONCLUSIONS">Agree on it.</AbstractText>
      </Abstract>
      <AuthorList CompleteYN="Y">
        <Author><LastName>Adeyemi</LastName><ForeName>Tola B</ForeName><Initials>TB</Initials></Author>
        <Author><LastName>Ortiz</LastName><ForeName>Rosa</ForeName><Suffix>Jr</Suffix></Author>
        <Author><CollectiveName>The Homework Group</CollectiveName></Author>
      </AuthorList>
      <PublicationTypeList><PublicationType>Journal Article</PublicationType><PublicationType>Randomized Controlled Trial</PublicationType></PublicationTypeList>
    </Article>
    <MeshHeadingList>
      <MeshHeading><DescriptorName>Psychotherapy</DescriptorName><QualifierName>methods</QualifierName></MeshHeading>
    </MeshHeadingList>
    <KeywordList><Keyword>homework</Keyword><Keyword>Psychotherapy</Keyword></KeywordList>
  </MedlineCitation>
  <PubmedData>
    <ArticleIdList><ArticleId IdType="pubmed">12345678</ArticleId><ArticleId IdType="pmc">PMC99</ArticleId></ArticleIdList>
    <ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList>
  </PubmedData>
</PubmedArticle>
<DeleteCitation><PMID>1</PMID></DeleteCitation>
</PubmedArticleSet>
)";

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_becomes_an_entry) {
  const auto records = read(kRecord);
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[1].passed_over == "1 deleted by PubMed");
  BOOST_TEST(records[1].taken_back == std::vector<std::string>{"pmid1"},
             boost::test_tools::per_element());
  BOOST_TEST(records[0].file == "pubmed.xml");
  BOOST_TEST(records[0].line == 4U);
  BOOST_TEST(records[0].rejection == "");
  BOOST_TEST(records[0].repairs.empty());
  const Entry& entry = records[0].entry;
  BOOST_TEST(entry.id == "pmid12345678");
  BOOST_TEST(entry.title == "Homework and rest in therapy");
  BOOST_TEST(entry.published == "2019-03-05");
  BOOST_TEST(entry.summary == "OBJECTIVE: Is homework done?\n\nCONCLUSIONS: It is.");
  BOOST_TEST(entry.practice_implications == "Agree on it.");
  BOOST_TEST(joined(entry.topics) == "homework | Psychotherapy");
  BOOST_TEST(joined(entry.research_types) == "Randomized Controlled Trial");
  BOOST_TEST(joined(entry.keywords) == "Journal Article");
  BOOST_TEST(joined(records[0].headings) == "Psychotherapy/methods");
  BOOST_TEST_REQUIRE(entry.citation.has_value());
  const Citation& citation = *entry.citation;
  BOOST_TEST(citation.type == "article-journal");
  BOOST_TEST(authors(entry) == "Adeyemi, Tola B | Ortiz, Rosa, Jr | The Homework Group");
  BOOST_TEST((citation.issued == IssuedDate{2019, 3, 5}));
  BOOST_TEST(citation.container_title == "Journal of tasks");
  BOOST_TEST(citation.volume == "12");
  BOOST_TEST(citation.issue == "3");
  BOOST_TEST(citation.page == "145-158");
  BOOST_TEST(citation.doi == "10.1000/tasks.7");
  BOOST_TEST(citation.pmid == "12345678");
  BOOST_TEST(citation.url == "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC99/");
}

BOOST_AUTO_TEST_CASE(titles) {
  const struct {
    const char* article;
    const char* title;
  } kRows[] = {
      {"<ArticleTitle>Rest.</ArticleTitle>", "Rest"},
      {"<ArticleTitle>Does rest help?</ArticleTitle>", "Does rest help?"},
      {"<ArticleTitle>[Rest in therapy].</ArticleTitle><VernacularTitle>Repos</VernacularTitle>",
       "Rest in therapy"},
      {"<ArticleTitle>[Rest] and [work].</ArticleTitle>", "[Rest] and [work]"},
      {"<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Repos.</VernacularTitle>",
       "Repos"},
      {"<ArticleTitle/><VernacularTitle>Repos.</VernacularTitle>", "Repos"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.article) {
      const Entry entry = read_article(row.article);
      BOOST_TEST(entry.title == row.title);
      BOOST_TEST(entry.citation->title == row.title);
    }
  }
}

BOOST_AUTO_TEST_CASE(dates) {
  const struct {
    const char* date;
    const char* published;
  } kRows[] = {
      {"<Year>2018</Year>", "2018"},
      {"<Year>2018</Year><Month>11</Month>", "2018-11"},
      {"<Year>2018</Year><Month>Nov</Month><Day>9</Day>", "2018-11-09"},
      {"<Year>2018</Year><Month>November</Month>", "2018-11"},
      {"<Year>2018</Year><Month>Nov-Dec</Month>", "2018-11"},
      {"<Year>2018</Year><Season>Spring</Season>", "2018"},
      {"<MedlineDate>2000 Spring</MedlineDate>", "2000"},
      {"<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998-12"},
      {"<MedlineDate>2000 Nov-Dec</MedlineDate>", "2000-11"},
      {"<MedlineDate>2000 Oct 15-31</MedlineDate>", "2000-10-15"},
      {"<MedlineDate>1998-1999</MedlineDate>", "1998"},
      {"<MedlineDate>2011 1st Quarter</MedlineDate>", "2011"},
      {"<MedlineDate>Spring 2012</MedlineDate>", "2012"},
      {"<MedlineDate>undated</MedlineDate>", ""},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.date) {
      const std::string date = "<PubDate>" + std::string(row.date) + "</PubDate>";
      const Entry entry = read_article("<ArticleTitle>Rest</ArticleTitle><Journal><JournalIssue>" +
                                       date + "</JournalIssue></Journal>");
      BOOST_TEST(entry.published == row.published);
    }
  }
  const std::string kOnline =
      "<ArticleDate><Year>2019</Year><Month>02</Month><Day>05</Day></ArticleDate>";
  for (const auto& [print, published] : {std::pair<const char*, const char*>{"", "2019-02-05"},
                                         {"<Year>2019</Year>", "2019-02-05"},
                                         {"<Year>2019</Year><Month>Feb</Month>", "2019-02-05"},
                                         {"<Year>2019</Year><Month>Mar</Month>", "2019-03"},
                                         {"<Year>2020</Year>", "2020"}}) {
    BOOST_TEST_CONTEXT(print) {
      BOOST_TEST(read_article("<ArticleTitle>Rest</ArticleTitle><Journal><JournalIssue><PubDate>" +
                              std::string(print) + "</PubDate></JournalIssue></Journal>" + kOnline)
                     .published == published);
    }
  }
}

BOOST_AUTO_TEST_CASE(author_lists) {
  const struct {
    const char* list;
    const char* authors;
  } kRows[] = {
      {"<AuthorList><Author><LastName>Ng</LastName><Initials>PQ</Initials></Author></AuthorList>",
       "Ng, PQ"},
      {"<AuthorList><Author ValidYN='N'><LastName>Nq</LastName></Author>"
       "<Author ValidYN='Y'><LastName>Ng</LastName><ForeName>P</ForeName></Author></AuthorList>",
       "Ng, P"},
      {"<AuthorList CompleteYN='N'><Author><LastName>Ng</LastName><ForeName>P</ForeName></Author>"
       "</AuthorList>",
       "Ng, P | …"},
      {"<AuthorList><Author><ForeName>Plato</ForeName></Author></AuthorList>", "Plato"},
      {"<AuthorList><Author/></AuthorList>", ""},
      {"<AuthorList Type='editors'><Author><LastName>Ed</LastName></Author></AuthorList>", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.list) {
      BOOST_TEST(authors(read_article("<ArticleTitle>Rest</ArticleTitle>" +
                                      std::string(row.list))) == row.authors);
    }
  }
}

BOOST_AUTO_TEST_CASE(abstracts) {
  const struct {
    const char* what;
    const char* article;
    const char* citation;
    const char* summary;
    const char* implications;
  } kRows[] = {
      {"one text", "<Abstract><AbstractText>Rest <b>helps</b>.</AbstractText></Abstract>", "",
       "Rest helps.", ""},
      {"conclusions are no implications",
       "<Abstract><AbstractText Label='CONCLUSION' NlmCategory='CONCLUSIONS'>Rest.</AbstractText>"
       "</Abstract>",
       "", "CONCLUSION: Rest.", ""},
      {"without labels",
       "<Abstract><AbstractText Label='UNLABELLED'>One.</AbstractText><AbstractText>Two."
       "</AbstractText></Abstract>",
       "", "One.\n\nTwo.", ""},
      {"labels within the text",
       "<Abstract><AbstractText>METHODS: We rested. PRACTICE IMPLICATIONS: Rest."
       "</AbstractText></Abstract>",
       "", "METHODS: We rested.", "Rest."},
      {"other abstracts, the English one first", "",
       "<OtherAbstract Language='fre'><AbstractText>Repos.</AbstractText></OtherAbstract>"
       "<OtherAbstract Language='eng'><AbstractText>Rest.</AbstractText></OtherAbstract>",
       "Rest.\n\nRepos.", ""},
      {"the abstract before all others", "<Abstract><AbstractText>Rest.</AbstractText></Abstract>",
       "<OtherAbstract Language='eng'><AbstractText>Plain words.</AbstractText></OtherAbstract>",
       "Rest.\n\nPlain words.", ""},
      {"what says that there is none here",
       "<Abstract><AbstractText>Rest.</AbstractText></Abstract>",
       "<OtherAbstract Language='spa'><AbstractText>Publisher: Abstract available from the "
       "publisher.</AbstractText></OtherAbstract>",
       "Rest.", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      const Entry entry = read_article(
          "<ArticleTitle>Rest</ArticleTitle>" + std::string(row.article), row.citation);
      BOOST_TEST(entry.summary == row.summary);
      BOOST_TEST(entry.practice_implications == row.implications);
    }
  }
}

BOOST_AUTO_TEST_CASE(ids_of_other_articles_are_not_taken) {
  const auto records = read(
      "<PubmedArticle><MedlineCitation><Article><ArticleTitle>Rest</ArticleTitle></Article>"
      "</MedlineCitation><PubmedData><ReferenceList><Reference><ArticleIdList>"
      "<ArticleId IdType='pubmed'>99</ArticleId><ArticleId IdType='doi'>10.1000/x</ArticleId>"
      "</ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].entry.id == "rest");
  BOOST_TEST(records[0].entry.citation->pmid == "");
  BOOST_TEST(records[0].entry.citation->doi == "");
}

BOOST_AUTO_TEST_CASE(books_and_chapters) {
  const std::string book =
      "<Book><BookTitle>Handbook of rest</BookTitle><PubDate><Year>2009</Year></PubDate>"
      "<AuthorList Type='authors'><Author><LastName>Ng</LastName></Author></AuthorList></Book>";
  const auto records =
      read("<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>1</PMID>" + book +
           "<Abstract><AbstractText>All of it.</AbstractText></Abstract></BookDocument>"
           "</PubmedBookArticle>\n<PubmedBookArticle><BookDocument><PMID>2</PMID>" +
           book +
           "<ArticleTitle>Sleep</ArticleTitle><AuthorList><Author><LastName>Wu</LastName></Author>"
           "</AuthorList><PublicationType>Review</PublicationType></BookDocument>"
           "</PubmedBookArticle></PubmedArticleSet>");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  const Entry& whole = records[0].entry;
  BOOST_TEST(whole.title == "Handbook of rest");
  BOOST_TEST(whole.citation->type == "book");
  BOOST_TEST(whole.citation->container_title == "");
  BOOST_TEST(whole.summary == "All of it.");
  BOOST_TEST(whole.published == "2009");
  const Entry& chapter = records[1].entry;
  BOOST_TEST(chapter.title == "Sleep");
  BOOST_TEST(chapter.citation->type == "chapter");
  BOOST_TEST(chapter.citation->container_title == "Handbook of rest");
  BOOST_TEST(chapter.citation->authors.at(0).family == "Wu");
  BOOST_TEST(joined(chapter.research_types) == "Review");
}

BOOST_AUTO_TEST_CASE(a_set_of_citations_alone_is_read) {
  const auto records = read(
      "<MedlineCitationSet><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>One"
      "</ArticleTitle></Article></MedlineCitation>\n<MedlineCitation><PMID>2</PMID><Article>"
      "<ArticleTitle>Two</ArticleTitle></Article></MedlineCitation></MedlineCitationSet>");
  BOOST_TEST(described(records) == "One |  |  |  | \nTwo |  |  |  | \n");
}

BOOST_AUTO_TEST_CASE(what_is_no_entry_is_told) {
  const struct {
    const char* xml;
    const char* expected;
  } kRows[] = {
      {"<svg/>", "rejected: no PubMed XML: it has none of its elements\n"},
      {"PMID- 1\n",
       "rejected: cannot be read from line 1 on: the file does not begin as XML does\n"},
      {"<PubmedArticleSet></PubmedArticleSet>", ""},
      {"<PubmedArticleSet><DeleteCitation><PMID>1</PMID></DeleteCitation></PubmedArticleSet>",
       " |  |  |  | \n"},
      {"<PubmedArticle><PubmedData/></PubmedArticle>",
       "rejected: has no MedlineCitation or BookDocument\n"},
      {"<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>",
       "rejected: has neither a title nor an abstract\n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.xml) { BOOST_TEST(described(read(row.xml)) == row.expected); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
