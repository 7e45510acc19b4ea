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
#include "formats/mods/mods.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/reference_names.h"
#include "formats/reference_title.h"
#include "formats/type_names.h"
#include "formats/unique_ids.h"
#include "formats/xml/xml_form.h"
#include "formats/xml/xml_node.h"

// A record describes a work, and in <relatedItem type="host"> the journal or book that it is in.
// What stands below other related items is of other works. Where in the host it is, says <part>,
// which some programs put into the record itself.

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 4> kRoots = {"mods", "modsCollection", "mods:mods",
                                                    "mods:modsCollection"};

/// Genres in plain words.
constexpr auto kTypes = std::to_array<TypeName>({
    {"academic journal", "article-journal"},
    {"article", "article-journal"},
    {"journal", "article-journal"},
    {"journal article", "article-journal"},
    {"journalarticle", "article-journal"},
    {"preprint", "article"},
    {"working paper", "article"},
    {"workingpaper", "article"},
    {"periodical", "article-journal"},
    {"magazine", "article-magazine"},
    {"magazine article", "article-magazine"},
    {"newspaper", "article-newspaper"},
    {"newspaper article", "article-newspaper"},
    {"book", "book"},
    {"book chapter", "chapter"},
    {"book section", "chapter"},
    {"booksection", "chapter"},
    {"book part", "chapter"},
    {"bookpart", "chapter"},
    {"conference paper", "paper-conference"},
    {"conference publication", "paper-conference"},
    {"conferenceobject", "paper-conference"},
    {"conference object", "paper-conference"},
    {"report", "report"},
    {"technical report", "report"},
    {"patent", "patent"},
    {"web page", "webpage"},
    {"web site", "webpage"},
    {"blog post", "post-weblog"},
    {"dataset", "dataset"},
    {"software", "software"},
    {"unpublished", "manuscript"},
});

/// The type that a genre means, also by OpenAIRE's names ("info:eu-repo/semantics/doctoralThesis");
/// null if it is none.
const char* type_of_genre(const std::string& genre) {
  constexpr std::string_view kOpenAire = "info eu repo semantics ";
  const std::string words = plain_words(genre);
  for (const std::string_view thesis : {"thesis", "theses", "dissertation"}) {
    if (words.find(thesis) != words.npos) return "thesis";
  }
  if (const char* known = csl_type(kTypes, words)) return known;
  const bool is_of_openaire = words.starts_with(kOpenAire);
  return is_of_openaire ? csl_type(kTypes, std::string_view(words).substr(kOpenAire.size()))
                        : nullptr;
}

/// Whether a genre says how a work is made or judged, and not what it is.
bool is_no_genre(const std::string& genre) {
  constexpr std::array<std::string_view, 6> kOthers = {"text",         "peer reviewed",
                                                       "peerreviewed", "non peer reviewed",
                                                       "online",       "electronic resource"};
  return is_one_of(std::string_view(plain_words(genre)), kOthers);
}

/// The record without the prefix of its names, if it has one.
XmlNode without_prefix(XmlNode node) {
  constexpr std::string_view kPrefix = "mods:";
  if (node.name.starts_with(kPrefix)) node.name.erase(0, kPrefix.size());
  for (XmlNode& child : node.children) child = without_prefix(std::move(child));
  return node;
}

/// Whether a host has a uniform title alone, and nothing of a journal or book.
bool has_only_uniform_title(const XmlNode& host) {
  const std::vector<const XmlNode*> titles = find_all(host, "titleInfo");
  const auto is_uniform = [](const XmlNode* info) { return info->attribute("type") == "uniform"; };
  return !titles.empty() && std::ranges::all_of(titles, is_uniform) &&
         find_first(host, "part") == nullptr && find_first(host, "identifier") == nullptr &&
         find_first(host, "genre") == nullptr;
}

/// Whether a host is the collection of a library in which it has the work, and no journal or book:
/// it says so, or its title is that of a list of collections.
bool is_collection(const XmlNode& host) {
  const XmlNode* kind = find_first(host, "typeOfResource");
  const XmlNode* title = find_first(host, "titleInfo");
  const std::string_view authority = title == nullptr ? "" : title->attribute("authority");
  return (kind != nullptr && kind->attribute("collection") == "yes") ||
         has_word_beginning(plain_words(host.attribute("displayLabel")), "collection") ||
         authority.ends_with("coll") || has_only_uniform_title(host);
}

const XmlNode& host_of(const XmlNode& record) {
  static const XmlNode kNothing;
  for (const XmlNode* item : find_all(record, "relatedItem")) {
    if (item->attribute("type") == "host" && !is_collection(*item)) return *item;
  }
  return kNothing;
}

/// The title proper: not a translated, abbreviated or uniform one, unless there is no other.
std::string title_of(const XmlNode& node) {
  const XmlNode* chosen = nullptr;
  for (const XmlNode* info : find_all(node, "titleInfo")) {
    const bool is_proper = info->attribute("type").empty();
    if (chosen == nullptr || (is_proper && !chosen->attribute("type").empty())) chosen = info;
  }
  if (chosen == nullptr) return {};
  std::string title = text_at(*chosen, "title");
  const std::string article = text_at(*chosen, "nonSort");
  if (!article.empty()) title.insert(0, article + (article.ends_with('\'') ? "" : " "));
  return with_subtitle(title, text_at(*chosen, "subTitle"));
}

// ---- Authors ----

bool is_role_of_author(const std::string& role) {
  return is_one_of(plain_words(role),
                   std::array<std::string, 5>{"author", "aut", "creator", "cre", "dissertant"});
}

/// Nobody has to say what the only kind of person is.
bool is_author(const XmlNode& name) {
  const std::vector<std::string> roles = all_texts(name, "role/roleTerm");
  return roles.empty() || std::ranges::any_of(roles, is_role_of_author);
}

/// "Okafor, Ngozi" of "Okafor, Ngozi, 1950-2010" and "Okafor, Ngozi [1950-2010]".
std::string without_years(std::string name) {
  const std::size_t bracket = name.find_last_of("[(");
  const bool has_bracket = bracket != name.npos && bracket > 0 && is_one_of(name.back(), "])");
  if (has_bracket && is_blank(std::string_view(name).substr(bracket), "[(0123456789-–?. )]")) {
    return std::string(trim_end(std::string_view(name).substr(0, bracket)));
  }
  const std::size_t comma = name.rfind(',');
  const std::string_view last =
      comma == name.npos ? "" : trim(std::string_view(name).substr(comma + 1));
  if (!last.empty() && is_digit(last.front()) && is_blank(last, "0123456789-–. "))
    name.resize(comma);
  return name;
}

/// The parts of a name. Of one that is given in several scripts, those of the first.
std::vector<const XmlNode*> parts_of_name(const XmlNode& name) {
  std::vector<const XmlNode*> parts = find_all(name, "namePart");
  const auto in_script = std::ranges::find_if(
      parts, [](const XmlNode* part) { return !part->attribute("script").empty(); });
  if (in_script == parts.end()) return parts;
  const std::string_view script = (*in_script)->attribute("script");
  std::erase_if(parts, [&](const XmlNode* part) {
    const std::string_view own = part->attribute("script");
    return !own.empty() && own != script;
  });
  return parts;
}

ReferenceAuthor author_in(const XmlNode& name) {
  ReferenceAuthor author;
  std::vector<std::string> given;
  std::vector<std::string> others;
  for (const XmlNode* part : parts_of_name(name)) {
    const std::string_view type = part->attribute("type");
    const std::string text = one_line(*part);
    if (type == "family") author.name.family = text;
    if (type == "given") given.push_back(text);
    if (type == "termsOfAddress") author.name.suffix = text;
    if (type.empty()) others.push_back(text);
  }
  author.name.given = join(given, " ");
  if (!author.name.family.empty()) return author;
  std::string whole = others.empty() ? text_at(name, "displayForm") : join(others, ". ");
  if (name.attribute("type") == "corporate" || name.attribute("type") == "conference") {
    ReferenceAuthor body;
    body.name.literal = std::move(whole);
    return body;
  }
  return author_of(without_years(std::move(whole)));
}

void add_authors_of(const XmlNode& record, Reference& reference) {
  for (const XmlNode* name : find_all(record, "name")) {
    if (!is_author(*name)) continue;
    ReferenceAuthor author = author_in(*name);
    const Name& read = author.name;
    const bool is_named = !read.family.empty() || !read.literal.empty() || !author.printed.empty();
    if (is_named) reference.authors.push_back(std::move(author));
  }
}

// ---- Where and when ----

const XmlNode& part_of(const XmlNode& record) {
  static const XmlNode kNothing;
  for (const XmlNode* node : {&host_of(record), &record}) {
    if (const XmlNode* part = find_first(*node, "part")) return *part;
  }
  return kNothing;
}

std::string detail_of(const XmlNode& part, std::string_view type) {
  for (const XmlNode* detail : find_all(part, "detail")) {
    if (detail->attribute("type") == type) return first_text(*detail, {"number", "caption"});
  }
  return {};
}

std::string pages_of_part(const XmlNode& part) {
  for (const XmlNode* extent : find_all(part, "extent")) {
    if (!plain_words(extent->attribute("unit")).starts_with("page")) continue;
    const std::string first = text_at(*extent, "start");
    const std::string last = text_at(*extent, "end");
    if (first.empty()) return text_at(*extent, "list");
    return last.empty() || last == first ? first : first + '-' + last;
  }
  return detail_of(part, "article number");
}

std::string date_of_record(const XmlNode& record, std::vector<std::string>& repairs) {
  std::vector<std::string> dates;
  const auto add = [&](const XmlNode& node, std::string_view path) {
    for (const XmlNode* date : find_all(node, path)) {
      const std::string_view point = date->attribute("point");
      if (point == "end") continue;
      dates.insert(point == "start" ? dates.begin() : dates.end(), one_line(*date));
    }
  };
  add(host_of(record), "part/date");
  add(record, "part/date");
  add(record, "originInfo/dateIssued");
  add(host_of(record), "originInfo/dateIssued");
  for (const char* path : {"originInfo/copyrightDate", "originInfo/dateCreated"}) {
    if (dates.empty()) add(record, path);
  }
  return fullest_date(dates, repairs);
}

std::string identifier_of(const XmlNode& node, std::initializer_list<std::string_view> types) {
  for (const XmlNode* identifier : find_all(node, "identifier")) {
    const bool is_valid = identifier->attribute("invalid") != "yes";
    if (is_valid && is_one_of(in_lower_case(identifier->attribute("type")), types))
      return one_line(*identifier);
  }
  return {};
}

// ---- What it is ----

const char* type_in(const XmlNode& node) {
  for (const std::string& genre : all_texts(node, "genre")) {
    if (const char* type = type_of_genre(genre)) return type;
  }
  return nullptr;
}

std::string type_of_record(const XmlNode& record) {
  const XmlNode& host = host_of(record);
  const char* own = type_in(record);
  const std::string type = own == nullptr ? "" : own;
  const char* of_host = type_in(host);
  const bool is_in_book = of_host != nullptr && std::string_view(of_host) == "book";
  if (type == "book" && !title_of(host).empty()) return "chapter";
  if (!type.empty()) return type;
  if (is_in_book) return "chapter";
  if (of_host != nullptr) return of_host;
  if (title_of(host).empty())
    return text_at(record, "originInfo/publisher").empty() ? "document" : "book";
  return identifier_of(host, {"isbn"}).empty() ? "article-journal" : "chapter";
}

void add_subjects(const XmlNode& record, Reference& reference) {
  reference.topics = all_texts(record, "subject/topic");
  for (const std::string& genre : all_texts(record, "genre")) {
    const bool is_other = type_of_genre(genre) != nullptr || is_no_genre(genre);
    if (!is_other) reference.research_types.push_back(genre);
  }
}

std::vector<AbstractSection> abstracts_of(const XmlNode& record) {
  std::vector<AbstractSection> sections;
  for (const std::string& abstract : all_texts(record, "abstract"))
    add_abstract(abstract, sections);
  return sections;
}

/// A DOI that is called so by a label, or stands as an address at doi.org under another type.
std::string labelled_doi(const XmlNode& record) {
  for (const XmlNode* identifier : find_all(record, "identifier")) {
    const std::string number = one_line(*identifier);
    const bool is_called_so = plain_words(identifier->attribute("displayLabel")) == "doi";
    const bool is_own = is_called_so || is_address_of_doi(number);
    if (is_own && identifier->attribute("invalid") != "yes") return bare_doi(number);
  }
  return {};
}

void add_numbers(const XmlNode& record, Reference& reference) {
  const std::vector<std::string> addresses = all_texts(record, "location/url");
  reference.doi = identifier_of(record, {"doi"});
  if (reference.doi.empty()) reference.doi = labelled_doi(record);
  if (reference.doi.empty()) reference.doi = doi_of_addresses(addresses);
  reference.pmid = identifier_of(record, {"pmid", "pubmed", "medline"});
  for (const XmlNode* node : {&host_of(record), &record}) {
    for (const char* type : {"issn", "eissn", "issn-l"}) {
      const std::string number = identifier_of(*node, {type});
      if (!number.empty()) reference.serial_numbers.push_back(number);
    }
  }
  for (const std::string& address : addresses) {
    if (reference.url.empty() && !is_address_of_doi(address)) reference.url = address;
  }
  if (reference.url.empty()) reference.url = identifier_of(record, {"uri"});
  const bool is_address = reference.url.starts_with("http") && !is_address_of_doi(reference.url);
  if (!is_address) reference.url.clear();
}

Reference reference_in(const XmlNode& record) {
  const XmlNode& host = host_of(record);
  const XmlNode& part = part_of(record);
  Reference reference;
  reference.key = std::string(record.attribute("ID"));
  if (reference.key.empty()) reference.key = identifier_of(record, {"citekey"});
  reference.type = type_of_record(record);
  reference.title = title_of(record);
  reference.container_title = title_of(host);
  add_authors_of(record, reference);
  reference.date = date_of_record(record, reference.repairs);
  reference.volume = detail_of(part, "volume");
  reference.issue = detail_of(part, "issue");
  if (reference.issue.empty()) reference.issue = detail_of(part, "number");
  reference.page = pages_of_part(part);
  add_numbers(record, reference);
  reference.abstract = abstracts_of(record);
  reference.notes = all_texts(record, "note");
  add_subjects(record, reference);
  return reference;
}

}  // namespace

Recognition recognise_mods(const TextBeginning& beginning) {
  return plain_if(beginning.begins_with_element(kRoots));
}

void read_mods(std::istream& in, const std::string& file, const RecordSink& sink) {
  UniqueIds made_ids;
  XmlForm form{{{"mods", "mods:mods"}, {}}, kRoots, "no MODS: it has no element 'mods'", {}};
  form.read = [&](const XmlNode& node, Record& record) {
    set_entry(record, reference_in(without_prefix(node)), made_ids);
    return true;
  };
  read_xml_form(in, file, form, sink);
}

}  // namespace pprsearch
