#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <istream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"
#include "formats/csl_json/csl_json.h"
#include "formats/json_beginning.h"
#include "formats/json_items.h"
#include "formats/keyword_names.h"
#include "formats/notices.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/reference_title.h"
#include "formats/summary_notes.h"
#include "formats/type_names.h"

// CSL-JSON, as Zotero, Mendeley and Pandoc write it and as Crossref answers. Items
// are read one at a time. A member of another type than it should have is read for what it
// shows: a number as text, a list by its first text (Crossref's titles are lists).

namespace pprsearch {
namespace {

using nlohmann::json;

const json* member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  return value.is_array() && !value.empty() && !value.front().is_array() ? text_of(value.front())
                                                                         : std::string();
}

std::string text_of(const json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const json* value = member(object, name);
    if (value == nullptr) continue;
    if (std::string text = text_of(*value); !text.empty()) return text;
  }
  return {};
}

/// "2020-11-3" of [[2020, 11, "3"]], and of the first date where there are two.
std::string date_of_parts(const json& parts) {
  const json& first =
      parts.is_array() && !parts.empty() && parts.front().is_array() ? parts.front() : parts;
  std::string date;
  if (!first.is_array()) return date;
  for (const json& part : first) {
    const std::string text = text_of(part);
    if (text.empty()) break;
    date += (date.empty() ? "" : "-") + text;
  }
  return date;
}

/// "2020-11-3" of {"year": 2020, "month": 11, "day": 3}, as some programs write it.
std::string date_of_members(const json& value) {
  std::string date;
  for (const char* part : {"year", "month", "day"}) {
    const std::string text = text_of(value, {part});
    if (text.empty()) break;
    date += (date.empty() ? "" : "-") + text;
  }
  return date;
}

std::string date_of_value(const json& value) {
  if (!value.is_object()) return text_of(value);
  const json* parts = member(value, "date-parts");
  const std::string date = parts == nullptr ? date_of_members(value) : date_of_parts(*parts);
  return date.empty() ? text_of(value, {"raw", "literal"}) : date;
}

/// Crossref has the day of print or of the page on the web beside the year alone.
std::string date_of(const json& item, std::vector<std::string>& repairs) {
  std::vector<std::string> dates;
  for (const char* name : {"issued", "published-print", "published", "published-online"}) {
    if (const json* value = member(item, name)) dates.push_back(date_of_value(*value));
  }
  return fullest_date(dates, repairs);
}

void add_author(const json& author, Reference& reference) {
  if (!author.is_object()) return add_author_field(text_of(author), reference);
  ReferenceAuthor result;
  for (const char* particle : {"dropping-particle", "non-dropping-particle"}) {
    const std::string text = text_of(author, {particle});
    if (!text.empty()) result.name.family += text + ' ';
  }
  Name& name = result.name;
  name.family += text_of(author, {"family"});
  name.given = text_of(author, {"given"});
  name.suffix = text_of(author, {"suffix"});
  name.literal = text_of(author, {"literal", "name"});
  if (plain_words(name.family + name.literal) == "et al" && name.given.empty()) {
    reference.authors_cut = true;
    return;
  }
  if (!names_several(name)) return reference.authors.push_back(std::move(result));
  add_author_field(name.literal.empty() ? name.family + ", " + name.given : name.literal,
                   reference);
}

void add_authors(const json& item, Reference& reference) {
  const json* authors = member(item, "author");
  if (authors == nullptr) return;
  if (!authors->is_array()) return add_author(*authors, reference);
  for (const json& author : *authors) add_author(author, reference);
}

/// A text, or those of a list as its paragraphs.
std::string all_texts(const json& item, const char* name) {
  const json* value = member(item, name);
  if (value == nullptr) return {};
  if (!value->is_array()) return text_of(*value);
  std::string all;
  for (const json& text : *value) all += (all.empty() ? "" : "\n\n") + text_of(text);
  return all;
}

std::vector<std::string> keywords_of(const json& item) {
  std::vector<std::string> keywords;
  for (const char* name : {"keyword", "categories"}) {
    const json* value = member(item, name);
    if (value == nullptr) continue;
    if (value->is_array()) {
      for (const json& word : *value) keywords.push_back(text_of(word));
    } else {
      keywords = split_keywords(text_of(*value), KeywordCommas::part_keywords);
    }
  }
  return keywords;
}

/// The member as it stands, so that one which is no text at all can be told of.
std::string number_of(const json& item, const char* name) {
  const json* value = member(item, name);
  if (value == nullptr) return {};
  const std::string text = text_of(*value);
  const bool is_empty = value->empty() || value->is_string();
  return text.empty() && !is_empty ? value->dump() : text;
}

/// The number itself, or a line of the note that says it: Zotero keeps there what CSL had no
/// member for.
std::string pmid_of(const json& item) {
  std::string number = number_of(item, "PMID");
  if (number.empty()) number = text_of(item, {"pmid"});
  if (number.empty()) number = pmid_of_note(text_of(item, {"note"}));
  return number.empty() ? pmid_of_address(text_of(item, {"URL"})) : number;
}

std::string doi_of(const json& item) {
  std::string doi = number_of(item, "DOI");
  if (doi.empty()) doi = text_of(item, {"doi"});
  if (doi.empty()) doi = doi_of_note(text_of(item, {"note"}));
  const std::string url = text_of(item, {"URL"});
  return doi.empty() && is_address_of_doi(url) ? bare_doi(url) : doi;
}

/// Crossref has its own names of types.
constexpr std::array<TypeName, 19> kTypes = {{
    {"journal-article", "article-journal"},
    {"book-chapter", "chapter"},
    {"book-section", "chapter"},
    {"book-part", "chapter"},
    {"book-track", "chapter"},
    {"monograph", "book"},
    {"edited-book", "book"},
    {"reference-book", "book"},
    {"book-set", "book"},
    {"proceedings", "book"},
    {"reference-entry", "entry-encyclopedia"},
    {"proceedings-article", "paper-conference"},
    {"dissertation", "thesis"},
    {"report-component", "report"},
    {"posted-content", "article"},
    {"peer-review", "review"},
    {"database", "dataset"},
    {"journal-issue", "periodical"},
    {"other", "document"},
}};

std::string type_of(const json& item) {
  const std::string type = text_of(item, {"type"});
  const char* known = csl_type(kTypes, type);
  return known == nullptr ? type : known;
}

/// A number is an article's within its journal; elsewhere it is that of a report or a patent.
std::string page_of(const json& item, std::string_view type) {
  std::string page = text_of(item, {"page"});
  if (page.empty()) {
    page = article_number_of(text_of(item, {"article-number", "elocation-id", "eid"}));
  }
  const std::string number = text_of(item, {"number"});  // of a preprint that of its archive
  const bool is_of_article = type.starts_with("article-") && number != text_of(item, {"issue"});
  return page.empty() && is_of_article ? number : page;
}

/// A text of one or several, or an array of such, as Crossref has it.
std::vector<std::string> serial_numbers_of(const json& item) {
  const json* value = member(item, "ISSN");
  if (value == nullptr) return {};
  if (!value->is_array()) return {text_of(*value)};
  std::vector<std::string> numbers;
  for (const json& number : *value) numbers.push_back(text_of(number));
  return numbers;
}

/// Of an update, the work that it updates, and the other way round.
void add_updates(const json& item, const char* name, std::vector<std::string>& notices) {
  const json* updates = member(item, name);
  if (updates == nullptr || !updates->is_array()) return;
  for (const json& update : *updates) {
    if (!update.is_object()) continue;
    std::string_view kind = kind_of_type(text_of(update, {"type"}));
    if (std::string_view(name) == "updated-by") kind = kind_of_other_side(kind);
    const std::string doi = bare_doi(text_of(update, {"DOI"}));
    const bool is_itself = !doi.empty() && doi == bare_doi(text_of(item, {"DOI"}));
    if (is_itself && !kind_of_other_side(kind).empty()) {  // retracted in place
      add_notice(notices, std::string(kind_of_other_side(kind)));
    } else if (!kind.empty()) {
      add_notice(notices, notice_of(kind, "", "", text_of(update, {"DOI"})));
    }
  }
}

/// Crossref's updates, and its relations ("is-retracted-by").
std::vector<std::string> notices_of(const json& item) {
  std::vector<std::string> notices;
  add_updates(item, "update-to", notices);
  add_updates(item, "updated-by", notices);
  const json* relations = member(item, "relation");
  if (relations == nullptr || !relations->is_object()) return notices;
  for (const auto& [name, works] : relations->items()) {
    const std::string_view kind = kind_of_relation(name);
    if (kind.empty() || !works.is_array()) continue;
    for (const json& work : works) {
      if (work.is_object()) add_notice(notices, notice_of(kind, "", "", text_of(work, {"id"})));
    }
  }
  return notices;
}

/// A chapter's series stands before its book.
std::string container_of(const json& item, std::string_view type) {
  const json* containers = member(item, "container-title");
  const bool has_series = type == "chapter" && containers != nullptr && containers->is_array() &&
                          containers->size() > 1;
  if (has_series) return text_of(containers->back());
  return text_of(item, {"container-title", "short-container-title", "container-title-short"});
}

/// All subtitles below the title.
std::string title_of(const json& item) {
  std::string title = text_of(item, {"title", "original-title"});
  const json* subtitles = member(item, "subtitle");
  if (subtitles == nullptr || !subtitles->is_array()) {
    return with_subtitle(title, text_of(item, {"subtitle"}));
  }
  for (const json& subtitle : *subtitles) {
    title = with_subtitle(std::move(title), text_of(subtitle));
  }
  return title;
}

/// Its number, or that of the issue that Crossref describes.
std::string issue_of(const json& item) {
  const std::string issue = text_of(item, {"issue"});
  const json* described = member(item, "journal-issue");
  const bool has_other = issue.empty() && described != nullptr && described->is_object();
  return has_other ? text_of(*described, {"issue"}) : issue;
}

Reference reference_of(const json& item) {
  Reference reference;
  reference.notices = notices_of(item);
  reference.key = text_of(item, {"id"});
  reference.type = type_of(item);
  add_authors(item, reference);
  reference.date = date_of(item, reference.repairs);
  reference.title = title_of(item);
  reference.container_title = container_of(item, reference.type);
  reference.volume = text_of(item, {"volume"});
  reference.issue = issue_of(item);
  reference.page = page_of(item, reference.type);
  reference.notes = split_notes(text_of(item, {"note"}), "\n");
  reference.doi = doi_of(item);
  reference.pmid = pmid_of(item);
  reference.serial_numbers = serial_numbers_of(item);
  reference.url = text_of(item, {"URL"});
  if (reference.url.empty()) reference.url = address_in({text_of(item, {"PMCID"})});
  reference.abstract = split_abstract(all_texts(item, "abstract"));
  reference.topics = keywords_of(item);
  return reference;
}

class CslReader {
 public:
  CslReader(const std::string& file, const RecordSink& sink) : file_(file), sink_(sink) {}

  void take(const JsonItems& item) {
    Record record;
    record.file = file_;
    record.line = item.line();
    record.rejection = item.fault();
    if (!record.rejection.empty()) return sink_(std::move(record));
    try {
      take_object(json::parse(item.text()), record);
    } catch (const json::exception& error) {
      record.rejection = "is no JSON: " + reason_of(error);
      sink_(std::move(record));
    }
  }

 private:
  /// An object may be a frame whose list was not its first member.
  void take_object(const json& object, const Record& place) {
    const json* message = member(object, "message");
    const json& frame = message != nullptr && message->is_object() ? *message : object;
    const bool is_list = message != nullptr && message->is_array();
    const json* items = is_list ? message : member(frame, "items");
    if (items == nullptr || !items->is_array()) return take_item(frame, place);
    for (const json& item : *items) take_item(item, place);
  }

  void take_item(const json& item, Record record) {
    if (item.is_object()) {
      set_entry(record, reference_of(item), made_ids_);
    } else {
      record.rejection = "is no JSON object";
    }
    sink_(std::move(record));
  }

  /// The library's message without its own names, and without a place within the item.
  static std::string reason_of(const json::exception& error) {
    const std::string_view what = error.what();
    const std::size_t place = what.find("column");
    return std::string(what.substr(what.find(place == what.npos ? "] " : ": ", place + 1) + 2));
  }

  const std::string& file_;
  const RecordSink& sink_;
  UniqueIds made_ids_;
};

bool is_array_of_items(std::string_view text) {
  if (!text.starts_with('[')) return false;
  const std::string_view within = trim_begin(text.substr(1), kBlanks);
  return within.starts_with(']') || (within.starts_with('{') && has_csl_members(within));
}

}  // namespace

Recognition recognise_csl_json(const TextBeginning& beginning) {
  if (is_array_of_items(beginning.text())) return plain_if(true);
  const JsonBeginning found = json_beginning(beginning.text());
  if (found == JsonBeginning::sure_items) return plain_if(true);
  return perhaps_if(found == JsonBeginning::items);
}

void read_csl_json(std::istream& in, const std::string& file, const RecordSink& sink) {
  JsonItems items(in);
  CslReader reader(file, sink);
  while (items.next()) reader.take(items);
}

}  // namespace pprsearch
