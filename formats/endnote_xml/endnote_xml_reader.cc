#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"
#include "formats/endnote_types.h"
#include "formats/endnote_xml/endnote_xml.h"
#include "formats/keyword_names.h"
#include "formats/placeholders.h"
#include "formats/plain_text.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/research_types.h"
#include "formats/summary_notes.h"
#include "formats/unique_ids.h"
#include "formats/xml/xml_form.h"
#include "formats/xml/xml_node.h"

// <xml><records><record>… : every text is one or more <style> elements, or stands there by
// itself where another program wrote the file. The type of a record has a name and a number; the
// numbers differ between programs, the names do not. What EndNote's user put into one field on
// several lines is parted by carriage returns.

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 1> kRoots = {"xml"};
constexpr std::array<const char*, 7> kCustomFields = {"custom1", "custom2", "custom3", "custom4",
                                                      "custom5", "custom6", "custom7"};

/// The lines of all fields of a path, each of which may have several.
std::vector<std::string> all_lines(const XmlNode& record, std::string_view path) {
  std::vector<std::string> lines;
  for (const XmlNode* field : find_all(record, path)) {
    const std::string text = raw_text(*field);
    for (const std::string_view line : split_words(text, "\r\n")) {
      if (!is_blank(line, kBlanks)) lines.emplace_back(trim(line, kBlanks));
    }
  }
  return lines;
}

/// EndNote's filter of Scopus has papers as parts of a serial: what its kind says, or an article if
/// it stands in a volume on pages.
const char* type_of_serial(const XmlNode& record) {
  for (const std::string& kind : all_lines(record, "work-type")) {
    if (const char* known = csl_type(kEndNoteTypes, plain_words(kind))) return known;
  }
  const bool is_part = !text_at(record, "volume").empty() && !text_at(record, "pages").empty();
  return is_part ? "article-journal" : "document";
}

std::string type_of(const XmlNode& record) {
  const XmlNode* type = find_first(record, "ref-type");
  const std::string name = plain_words(type == nullptr ? "" : type->attribute("name"));
  if (name == "serial") return type_of_serial(record);
  const char* known = csl_type(kEndNoteTypes, name);
  if (known != nullptr) return known;
  const bool is_paper = plain_words(text_at(record, "work-type")) == "conference paper";
  return is_paper ? "paper-conference" : "document";
}

void add_authors(const XmlNode& record, Reference& reference) {
  for (const XmlNode* author : find_all(record, "contributors/authors/author")) {
    std::string names = raw_text(*author);
    std::ranges::replace(names, '\r', '\n');
    add_author_field(names, reference);
  }
}

/// A book's second title is that of its series, a thesis' that of a department.
std::string container_of(const XmlNode& record, std::string_view type) {
  if (type == "book") return {};
  if (type == "thesis") {
    return container_of_thesis(first_text(record, {"periodical/full-title", "periodical/abbr-1"}),
                               text_at(record, "titles/secondary-title"));
  }
  if (type == "chapter") return text_at(record, "titles/secondary-title");
  return first_text(record, {"periodical/full-title", "titles/secondary-title",
                             "alt-periodical/full-title", "periodical/abbr-1"});
}

/// "1937 Jan" for the year 1937 and the date "Jan 1937" or "Jan".
std::string date_of(const XmlNode& record, std::vector<std::string>& repairs) {
  std::vector<std::string> dates = {date_of_slashes(text_at(record, "dates/year"))};
  for (const std::string& date : all_texts(record, "dates/pub-dates/date")) {
    dates.push_back(date_of_slashes(date));
  }
  return fullest_date(dates, repairs);
}

std::vector<std::string> urls_of(const XmlNode& record) {
  std::vector<std::string> urls = all_texts(record, "urls/related-urls/url");
  for (std::string& url : all_texts(record, "urls/web-urls/url")) urls.push_back(std::move(url));
  return urls;
}

/// An address of the article, or that of its full text by its number at PubMed Central.
std::string url_of(const XmlNode& record, const std::vector<std::string>& urls) {
  const auto url = std::ranges::find_if(urls, [](std::string_view address) {
    return address.starts_with("http") && !is_address_of_doi(address);
  });
  if (url != urls.end()) return *url;
  std::vector<std::string> fields;
  for (const char* path : kCustomFields) fields.push_back(text_at(record, path));
  return address_in(fields);
}

/// The notes, a line each.
std::string notes_of(const XmlNode& record) {
  const XmlNode* notes = find_first(record, "notes");
  std::string text = notes == nullptr ? std::string() : raw_text(*notes);
  std::ranges::replace(text, '\r', '\n');
  return text;
}

std::string doi_of(const XmlNode& record, const std::vector<std::string>& urls,
                   const std::string& notes) {
  const std::string given = text_at(record, "electronic-resource-num");
  if (!bare_doi(given).empty()) return given;
  std::string doi = doi_of_addresses(urls);
  if (doi.empty()) doi = doi_of_note(notes);
  return doi.empty() ? given : doi;
}

/// EndNote's fields are those of RIS under other names.
std::string pmid_of(const XmlNode& record, const std::vector<std::string>& urls,
                    const std::string& notes) {
  DatabaseFields fields;
  for (const char* path : {"remote-database-name", "remote-database-provider"}) {
    for (std::string& name : all_texts(record, path)) fields.databases.push_back(std::move(name));
  }
  fields.accession = text_at(record, "accession-num");
  fields.custom2 = text_at(record, "custom2");
  fields.custom5 = text_at(record, "custom5");
  for (const char* path : kCustomFields) {
    if (path != kCustomFields.back()) fields.identifiers.push_back(text_at(record, path));
  }
  fields.addresses = urls;
  fields.notes = {notes};
  return pmid_of(fields);
}

std::string pages_of(const XmlNode& record, const std::vector<std::string>& notes) {
  std::string pages = text_at(record, "pages");
  if (tells_no_place(pages)) pages.clear();
  if (pages.empty()) pages = article_number_of(text_at(record, "custom7"));
  for (const std::string& note : notes) {
    if (pages.empty()) pages = labelled_article_number(note);
  }
  return pages;
}

/// The number of an article that has no pages, which EndNote's filters put where it has the first
/// page; others have an address of authors there.
std::string number_in_section(const XmlNode& record) {
  return article_number_of_publisher(text_at(record, "section"));
}

std::vector<AbstractSection> abstract_of(const XmlNode& record) {
  std::vector<AbstractSection> sections;
  for (const std::string& text : all_texts(record, "abstract")) add_abstract(text, sections);
  return sections;
}

/// What an article is, by its journal or database; of other works the kind of thesis or report.
std::vector<std::string> research_types_of(const XmlNode& record, std::string_view type) {
  std::vector<std::string> types;
  for (const std::string& text : all_lines(record, "work-type")) {
    for (std::string& kind : split_types(text)) types.push_back(std::move(kind));
  }
  std::erase_if(types, [&](const std::string& kind) {
    return !type.starts_with("article") || !is_research_type(kind);
  });
  return types;
}

/// A line that is set in goes on with the words before it: programs break long texts in XML so.
std::string without_indents(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text.find_first_not_of("\n ", at);
    const bool is_indent = text[at] == '\n' && end != at + 1;
    line += is_indent ? ' ' : text[at];
    if (is_indent) at = std::min(end, text.size()) - 1;
  }
  return line;
}

void add_topics(const XmlNode& record, Reference& reference) {
  for (const XmlNode* keyword : find_all(record, "keywords/keyword")) {
    for (std::string& word :
         split_keywords(without_indents(raw_text(*keyword)), KeywordCommas::belong_to_keywords)) {
      reference.topics.push_back(std::move(word));
    }
  }
}

Reference reference_of(const XmlNode& record) {
  const std::vector<std::string> urls = urls_of(record);
  Reference reference;
  const std::string notes = notes_of(record);
  reference.notes = split_notes(trim(notes, kBlanks), "\n");
  reference.key = text_at(record, "label");
  reference.type = type_of(record);
  add_authors(record, reference);
  reference.date = date_of(record, reference.repairs);
  reference.title = text_at(record, "titles/title");
  if (tells_no_title(reference.title)) reference.title = text_at(record, "titles/translated-title");
  reference.container_title = container_of(record, reference.type);
  reference.volume = text_at(record, "volume");
  if (reference.type != "report") reference.issue = text_at(record, "number");
  reference.page = pages_of(record, reference.notes);
  leave_out_number_of_pages(reference);
  reference.doi = doi_of(record, urls, notes);
  if (reference.page.empty() && reference.type == "article-journal") {
    reference.page = number_in_section(record);
  }
  reference.pmid = pmid_of(record, urls, notes);
  reference.serial_numbers = {text_at(record, "isbn"), text_at(record, "issn")};
  reference.url = url_of(record, urls);
  reference.abstract = abstract_of(record);
  add_topics(record, reference);
  reference.research_types = research_types_of(record, reference.type);
  return reference;
}

}  // namespace

Recognition recognise_endnote_xml(const TextBeginning& beginning) {
  return plain_if(beginning.begins_with_element(kRoots));
}

void read_endnote_xml(std::istream& in, const std::string& file, const RecordSink& sink) {
  UniqueIds made_ids;
  XmlForm form{{{"record"}, {}}, kRoots, "no XML of EndNote: its first element is not 'xml'", {}};
  form.read = [&](const XmlNode& element, Record& record) {
    set_entry(record, reference_of(element), made_ids);
    return true;
  };
  read_xml_form(in, file, form, sink);
}

}  // namespace pprsearch
