#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/endnote_xml/endnote_xml.h"
#include "formats/plain_text.h"
#include "formats/reference.h"
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

struct TypeName {
  std::string_view endnote;
  const char* csl;
};

constexpr std::array<TypeName, 23> kTypes = {{
    {"journal article", "article-journal"},
    {"electronic article", "article-journal"},
    {"magazine article", "article-magazine"},
    {"newspaper article", "article-newspaper"},
    {"book", "book"},
    {"edited book", "book"},
    {"electronic book", "book"},
    {"classical work", "book"},
    {"book section", "chapter"},
    {"electronic book section", "chapter"},
    {"encyclopedia", "entry-encyclopedia"},
    {"dictionary", "entry-dictionary"},
    {"conference paper", "paper-conference"},
    {"conference proceedings", "paper-conference"},
    {"thesis", "thesis"},
    {"report", "report"},
    {"government document", "report"},
    {"patent", "patent"},
    {"web page", "webpage"},
    {"blog", "post-weblog"},
    {"dataset", "dataset"},
    {"manuscript", "manuscript"},
    {"unpublished work", "manuscript"},
}};

std::string type_of(const XmlNode& record) {
  const XmlNode* type = find_first(record, "ref-type");
  const std::string name = plain_words(type == nullptr ? "" : type->attribute("name"));
  const auto found = std::ranges::find(kTypes, name, &TypeName::endnote);
  return found == kTypes.end() ? "document" : found->csl;
}

/// A body has a comma behind its name: "World Health Organization,".
ReferenceAuthor author_named(std::string_view name) {
  if (!name.ends_with(',')) return author_of(name);
  ReferenceAuthor body;
  body.name.literal = trim(name.substr(0, name.size() - 1), kBlanks);
  return body;
}

void add_authors(const XmlNode& record, Reference& reference) {
  for (const std::string& name : all_texts(record, "contributors/authors/author")) {
    if (plain_words(name) == "et al") {
      reference.authors_cut = true;
    } else if (!name.empty()) {
      reference.authors.push_back(author_named(name));
    }
  }
}

/// A book's second title is that of its series.
std::string container_of(const XmlNode& record, std::string_view type) {
  if (type == "book" || type == "thesis") return {};
  if (type == "chapter") return text_at(record, "titles/secondary-title");
  return first_text(record, {"periodical/full-title", "titles/secondary-title",
                             "alt-periodical/full-title", "periodical/abbr-1"});
}

bool is_year(std::string_view word) {
  return word.size() == 4 && std::ranges::all_of(word, is_digit);
}

/// "April 9" for "9 April"; anything else as it is.
std::string month_first(std::string_view date) {
  const std::size_t space = std::min(date.find(' '), date.size());
  const std::string_view day = date.substr(0, space);
  const std::string_view month = trim(date.substr(space), kBlanks);
  const bool is_day_of_month = !day.empty() && std::ranges::all_of(day, is_digit) &&
                               !month.empty() && is_letter(month.front());
  return is_day_of_month ? std::string(month) + ' ' + std::string(day) : std::string(date);
}

/// "1937 Jan" for the year 1937 and the date "Jan 1937" or "Jan".
std::string date_of(const XmlNode& record) {
  std::string date = text_at(record, "dates/year");
  std::string rest = text_at(record, "dates/pub-dates/date");
  if (!is_year(date)) return date.empty() ? rest : date;
  if (rest.starts_with(date)) return rest;
  if (rest.ends_with(date)) rest.resize(rest.size() - date.size());
  const std::string more = month_first(trim(rest, kBlanks));
  return more.empty() ? date : date + ' ' + more;
}

std::vector<std::string> urls_of(const XmlNode& record) {
  std::vector<std::string> urls = all_texts(record, "urls/related-urls/url");
  for (std::string& url : all_texts(record, "urls/web-urls/url")) urls.push_back(std::move(url));
  return urls;
}

std::string url_of(const std::vector<std::string>& urls) {
  const auto url = std::ranges::find_if(urls, [](std::string_view address) {
    return address.starts_with("http") && address.find("doi.org/") == address.npos;
  });
  return url == urls.end() ? std::string() : *url;
}

std::string doi_of(const XmlNode& record, const std::vector<std::string>& urls) {
  std::string doi = text_at(record, "electronic-resource-num");
  if (!doi.empty()) return doi;
  for (const std::string& url : urls) {
    if (url.find("doi.org/") != url.npos) return url;
  }
  return {};
}

/// Every database has accession numbers; those of PubMed have its name or its address beside
/// them.
std::string pmid_of(const XmlNode& record, const std::vector<std::string>& urls) {
  std::string number = text_at(record, "accession-num");
  if (plain_words(number).starts_with("pmid")) return number;
  if (!are_digits(number)) return {};
  const std::string source = plain_words(text_at(record, "remote-database-name") + " " +
                                         text_at(record, "remote-database-provider"));
  for (const char* name : {"pubmed", "medline", "nlm"}) {
    if (source.find(name) != source.npos) return number;
  }
  const bool has_address = std::ranges::any_of(urls, [&](std::string_view url) {
    if (url.ends_with('/')) url.remove_suffix(1);
    return url.find("pubmed") != url.npos && url.ends_with('/' + number);
  });
  return has_address ? number : std::string();
}

void add_topics(const XmlNode& record, Reference& reference) {
  for (const XmlNode* keyword : find_all(record, "keywords/keyword")) {
    const std::string text = raw_text(*keyword);
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = std::min(rest.find_first_of("\r;"), rest.size());
      reference.topics.emplace_back(trim(rest.substr(0, end), kBlanks));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

Reference reference_of(const XmlNode& record) {
  const std::vector<std::string> urls = urls_of(record);
  Reference reference;
  reference.key = text_at(record, "label");
  reference.type = type_of(record);
  add_authors(record, reference);
  reference.date = date_of(record);
  reference.title = text_at(record, "titles/title");
  reference.container_title = container_of(record, reference.type);
  reference.volume = text_at(record, "volume");
  reference.issue = text_at(record, "number");
  reference.page = text_at(record, "pages");
  reference.doi = doi_of(record, urls);
  reference.pmid = pmid_of(record, urls);
  reference.serial_numbers = {text_at(record, "isbn"), text_at(record, "issn")};
  reference.url = url_of(urls);
  reference.abstract = split_abstract(text_at(record, "abstract"));
  add_topics(record, reference);
  if (const XmlNode* notes = find_first(record, "notes")) {
    reference.notes = split_notes(trim(raw_text(*notes), kBlanks), "\r");
  }
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
