#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"
#include "formats/no_abstract.h"
#include "formats/notices.h"
#include "formats/placeholders.h"
#include "formats/pubmed_xml/pubmed_xml.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/unique_ids.h"
#include "formats/xml/xml_form.h"
#include "formats/xml/xml_node.h"

// Articles: PubmedArticle = MedlineCitation (what is known of the article) + PubmedData
// (its history, its ids elsewhere, its references: the ids there are of other articles).
// Books: PubmedBookArticle = BookDocument + PubmedBookData; the document is a chapter
// where it has a title of its own, or else the whole book.

namespace pprsearch {
namespace {

// ---- Titles ----

std::string title_of(const XmlNode& article) {
  const std::string title = text_at(article, "ArticleTitle");
  return tells_no_title(title) ? text_at(article, "VernacularTitle") : title;
}

// ---- Authors ----

bool is_valid(const XmlNode& node) { return node.attribute("ValidYN") != "N"; }

void add_author(const XmlNode& author, Reference& reference) {
  if (!is_valid(author)) return;
  ReferenceAuthor read;
  read.name.family = text_at(author, "LastName");
  read.name.given = first_text(author, {"ForeName", "FirstName", "Initials"});
  read.name.suffix = text_at(author, "Suffix");
  if (read.name.family.empty()) {
    const std::string given = std::exchange(read.name, {}).given;
    if (const std::string bodies = text_at(author, "CollectiveName"); !bodies.empty()) {
      return add_bodies(bodies, reference);
    }
    read.name.literal = given;
  }
  if (read.name != Name()) reference.authors.push_back(std::move(read));
}

void add_authors(const XmlNode& owner, Reference& reference) {
  for (const XmlNode* list : find_all(owner, "AuthorList")) {
    if (list->attribute("Type") == "editors") continue;
    if (list->attribute("CompleteYN") == "N") reference.authors_cut = true;
    for (const XmlNode* author : find_all(*list, "Author")) add_author(*author, reference);
  }
}

// ---- Dates ----

std::string date_of(const XmlNode* date) {
  if (!date) return {};
  const std::string year = text_at(*date, "Year");
  if (year.empty()) return text_at(*date, "MedlineDate");
  std::string text = year;
  for (const std::string_view part : {"Month", "Day"}) {
    const std::string value = text_at(*date, part);
    if (value.empty()) break;
    text += ' ' + value.substr(0, value.find('-'));
  }
  return text;
}

std::string first_date(const XmlNode& node, std::initializer_list<std::string_view> paths) {
  for (const std::string_view path : paths) {
    if (std::string date = date_of(find_first(node, path)); !date.empty()) return date;
  }
  return {};
}

// ---- Abstracts and keywords ----

std::vector<AbstractSection> sections_of(const XmlNode& abstract) {
  std::vector<AbstractSection> sections;
  for (const XmlNode* text : find_all(abstract, "AbstractText")) {
    std::string label(text->attribute("Label"));
    if (label.empty()) label = text->attribute("NlmCategory");
    if (label == "UNLABELLED" || label == "UNASSIGNED") label.clear();
    sections.push_back({std::move(label), one_line(*text)});
  }
  // Some are one text, with its labels in capitals within it.
  if (sections.size() == 1 && sections[0].label.empty()) return split_abstract(sections[0].text);
  return sections;
}

/// The abstracts in other languages, or in plain words; the English ones first.
std::vector<const XmlNode*> other_abstracts(const XmlNode& citation) {
  std::vector<const XmlNode*> others = find_all(citation, "OtherAbstract");
  std::stable_partition(others.begin(), others.end(), [](const XmlNode* abstract) {
    return abstract->attribute("Language") == "eng";
  });
  return others;
}

std::vector<AbstractSection> abstract_of(const XmlNode& node, const XmlNode& citation) {
  std::vector<const XmlNode*> abstracts = other_abstracts(citation);
  if (const XmlNode* own = find_first(node, "Abstract")) abstracts.insert(abstracts.begin(), own);
  std::vector<AbstractSection> all;
  for (const XmlNode* abstract : abstracts) {
    std::vector<AbstractSection> sections = sections_of(*abstract);
    if (sections.size() == 1 && tells_no_abstract(sections[0].text)) continue;
    std::ranges::move(sections, std::back_inserter(all));
  }
  return all;
}

/// "Depression/drug therapy", with the qualifiers of a heading that has any.
std::vector<std::string> qualified_headings(const XmlNode& node) {
  std::vector<std::string> headings;
  for (const XmlNode* heading : find_all(node, "MeshHeadingList/MeshHeading")) {
    std::string name = text_at(*heading, "DescriptorName");
    const std::vector<std::string> qualifiers = all_texts(*heading, "QualifierName");
    for (const std::string& qualifier : qualifiers) name += '/' + qualifier;
    if (!qualifiers.empty()) headings.push_back(std::move(name));
  }
  return headings;
}

void add_topics(const XmlNode& node, Reference& reference) {
  reference.headings = qualified_headings(node);
  for (const std::string_view path :
       {"KeywordList/Keyword", "MeshHeadingList/MeshHeading/DescriptorName"}) {
    for (std::string& topic : all_texts(node, path)) reference.topics.push_back(std::move(topic));
  }
}

// ---- Ids ----

std::string id_of_type(const XmlNode& record, std::string_view lists, std::string_view type) {
  for (const XmlNode* id : find_all(record, lists)) {
    if (id->attribute("IdType") == type) return one_line(*id);
  }
  return {};
}

std::string doi_of(const XmlNode& article, const XmlNode& record) {
  for (const XmlNode* id : find_all(article, "ELocationID")) {
    if (id->attribute("EIdType") == "doi" && is_valid(*id)) return one_line(*id);
  }
  return id_of_type(record, "PubmedData/ArticleIdList/ArticleId", "doi");
}

std::string pages_in(const XmlNode& pagination) {
  std::string pages = text_at(pagination, "MedlinePgn");
  if (!pages.empty()) return pages;
  pages = text_at(pagination, "StartPage");
  const std::string last = text_at(pagination, "EndPage");
  return last.empty() ? pages : pages + "-" + last;
}

/// The number that an article has instead of pages stands among its publisher's.
std::string pages_of(const XmlNode& article) {
  const XmlNode* pagination = find_first(article, "Pagination");
  std::string pages = pagination ? pages_in(*pagination) : std::string();
  for (const XmlNode* id : find_all(article, "ELocationID")) {
    const bool is_publishers = id->attribute("EIdType") == "pii" && is_valid(*id);
    if (pages.empty() && is_publishers) pages = article_number_of_publisher(one_line(*id));
  }
  return pages;
}

/// The texts that were published about the article, and those that it is about.
std::vector<std::string> notices_of(const XmlNode& citation) {
  std::vector<std::string> notices;
  for (const XmlNode* text : find_all(citation, "CommentsCorrectionsList/CommentsCorrections")) {
    const std::string_view kind = kind_of_relation(text->attribute("RefType"));
    if (kind.empty()) continue;
    add_notice(notices, notice_of(kind, text_at(*text, "RefSource"), text_at(*text, "PMID")));
  }
  return notices;
}

// ---- Records ----

Reference read_article(const XmlNode& record, const XmlNode& citation) {
  static const XmlNode kNothing;
  const XmlNode* found = find_first(citation, "Article");
  const XmlNode& article = found ? *found : kNothing;
  Reference reference;
  reference.type = "article-journal";
  reference.title = title_of(article);
  add_authors(article, reference);
  reference.container_title = first_text(article, {"Journal/Title", "Journal/ISOAbbreviation"});
  if (reference.container_title.empty()) {
    reference.container_title = text_at(citation, "MedlineJournalInfo/MedlineTA");
  }
  reference.volume = text_at(article, "Journal/JournalIssue/Volume");
  reference.issue = text_at(article, "Journal/JournalIssue/Issue");
  reference.page = pages_of(article);
  reference.date = fullest_date({date_of(find_first(article, "Journal/JournalIssue/PubDate")),
                                 date_of(find_first(article, "ArticleDate"))},
                                reference.repairs);
  reference.pmid = text_at(citation, "PMID");
  if (reference.pmid.empty()) {
    reference.pmid = id_of_type(record, "PubmedData/ArticleIdList/ArticleId", "pubmed");
  }
  reference.serial_numbers = all_texts(article, "Journal/ISSN");
  reference.serial_numbers.push_back(text_at(citation, "MedlineJournalInfo/ISSNLinking"));
  reference.doi = doi_of(article, record);
  reference.url =
      address_of_full_text(id_of_type(record, "PubmedData/ArticleIdList/ArticleId", "pmc"));
  reference.abstract = abstract_of(article, citation);
  reference.research_types = all_texts(article, "PublicationTypeList/PublicationType");
  reference.notices = notices_of(citation);
  add_topics(citation, reference);
  return reference;
}

Reference read_book(const XmlNode& record, const XmlNode& document) {
  Reference reference;
  const std::string chapter = title_of(document);
  const std::string book = text_at(document, "Book/BookTitle");
  const bool is_chapter = !chapter.empty() && chapter != book;
  reference.type = is_chapter ? "chapter" : "book";
  reference.title = is_chapter ? chapter : book;
  if (is_chapter) reference.container_title = book;
  add_authors(document, reference);
  if (reference.authors.empty()) {
    for (const XmlNode* owner : find_all(document, "Book")) add_authors(*owner, reference);
  }
  reference.volume = text_at(document, "Book/Volume");
  if (const XmlNode* pages = find_first(document, "Pagination")) reference.page = pages_in(*pages);
  reference.date = first_date(document, {"Book/PubDate", "ContributionDate", "Book/BeginningDate"});
  reference.pmid = text_at(document, "PMID");
  if (reference.pmid.empty()) {
    reference.pmid = id_of_type(record, "PubmedBookData/ArticleIdList/ArticleId", "pubmed");
  }
  reference.key = id_of_type(document, "ArticleIdList/ArticleId", "bookaccession");
  reference.doi = id_of_type(document, "ArticleIdList/ArticleId", "doi");
  reference.abstract = abstract_of(document, document);
  reference.research_types = all_texts(document, "PublicationType");
  add_topics(document, reference);
  return reference;
}

/// The part of a record, or the record itself, that has the name.
const XmlNode* part_of(const XmlNode& record, std::string_view name) {
  return record.name == name ? &record : find_first(record, name);
}

void read_record(const XmlNode& node, Record& record, UniqueIds& made_ids) {
  if (const XmlNode* citation = part_of(node, "MedlineCitation")) {
    set_entry(record, read_article(node, *citation), made_ids);
  } else if (const XmlNode* document = part_of(node, "BookDocument")) {
    set_entry(record, read_book(node, *document), made_ids);
  } else {
    record.rejection = "has no MedlineCitation or BookDocument";
    record.code = FaultCode::wrong_form;
  }
}

/// What a file may begin with: a record, or a set of records.
constexpr std::array<std::string_view, 9> kRoots = {
    "PubmedArticleSet", "PubmedArticle",        "MedlineCitationSet",
    "MedlineCitation",  "PubmedBookArticleSet", "PubmedBookArticle",
    "BookDocumentSet",  "BookDocument",         "DeleteCitation"};

}  // namespace

Recognition recognise_pubmed_xml(const TextBeginning& beginning) {
  return plain_if(beginning.begins_with_element(kRoots));
}

void read_pubmed_xml(std::istream& in, const std::string& file, const RecordSink& sink) {
  UniqueIds made_ids;
  std::vector<std::string> taken_back;
  XmlForm form{{{"PubmedArticle", "PubmedBookArticle", "DeleteCitation"},
                {"MedlineCitation", "BookDocument"}},
               kRoots,
               "no PubMed XML: it has none of its elements",
               {}};
  form.read = [&](const XmlNode& node, Record& record) {
    if (node.name == "DeleteCitation") {
      for (const std::string& pmid : all_texts(node, "PMID")) taken_back.push_back("pmid" + pmid);
      return false;
    }
    read_record(node, record, made_ids);
    return true;
  };
  read_xml_form(in, file, form, sink);
  if (taken_back.empty()) return;
  Record deletion =
      passed_over_in(file, 1, std::to_string(taken_back.size()) + " deleted by PubMed");
  deletion.taken_back = std::move(taken_back);
  sink(std::move(deletion));
}

}  // namespace pprsearch
