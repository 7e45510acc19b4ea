#include <algorithm>
#include <istream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/csl_json/csl_json.h"
#include "formats/json_beginning.h"
#include "formats/json_items.h"
#include "formats/plain_text.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/summary_notes.h"

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

std::string date_of(const json& item) {
  for (const char* name : {"issued", "published-print", "published", "published-online"}) {
    const json* value = member(item, name);
    if (value == nullptr) continue;
    if (!value->is_object()) return text_of(*value);
    const json* parts = member(*value, "date-parts");
    std::string date = parts == nullptr ? std::string() : date_of_parts(*parts);
    if (date.empty()) date = text_of(*value, {"raw", "literal"});
    if (!date.empty()) return date;
  }
  return {};
}

ReferenceAuthor author_of_json(const json& author) {
  if (!author.is_object()) return author_of(text_of(author));
  ReferenceAuthor result;
  for (const char* particle : {"dropping-particle", "non-dropping-particle"}) {
    const std::string text = text_of(author, {particle});
    if (!text.empty()) result.name.family += text + ' ';
  }
  result.name.family += text_of(author, {"family"});
  result.name.given = text_of(author, {"given"});
  result.name.suffix = text_of(author, {"suffix"});
  result.name.literal = text_of(author, {"literal", "name"});
  return result;
}

void add_authors(const json& item, Reference& reference) {
  const json* authors = member(item, "author");
  if (authors == nullptr) return;
  if (!authors->is_array()) return reference.authors.push_back(author_of_json(*authors));
  for (const json& author : *authors) reference.authors.push_back(author_of_json(author));
}

/// Crossref's abstracts have headings as elements of their own.
std::vector<AbstractSection> abstract_of(const json& item) {
  constexpr std::string_view kHeadingEnd = "</jats:title>";
  std::string text = text_of(item, {"abstract"});
  for (std::size_t at = text.find(kHeadingEnd); at != text.npos; at = text.find(kHeadingEnd, at)) {
    text.replace(at, kHeadingEnd.size(), ": ");
  }
  bool had_controls = false;
  return split_abstract(plain_text(text, Paragraphs::keep, had_controls));
}

void add_keywords(const std::string& text, std::vector<std::string>& keywords) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(",;\n"), rest.size());
    keywords.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

std::vector<std::string> keywords_of(const json& item) {
  std::vector<std::string> keywords;
  for (const char* name : {"keyword", "categories"}) {
    const json* value = member(item, name);
    if (value == nullptr) continue;
    if (!value->is_array()) add_keywords(text_of(*value), keywords);
    if (!value->is_array()) continue;
    for (const json& word : *value) keywords.push_back(text_of(word));
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
std::string pmid_of(const json& item, const std::vector<std::string>& notes) {
  std::string number = number_of(item, "PMID");
  if (!number.empty()) return number;
  for (const std::string& note : notes) {
    const std::size_t at = is_summary_note(note) ? note.npos : note.find("PMID:");
    if (at == note.npos) continue;
    const std::string_view rest = trim(std::string_view(note).substr(at + 5), kBlanks);
    return {rest.begin(), std::ranges::find_if_not(rest, is_digit)};
  }
  return {};
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

Reference reference_of(const json& item) {
  Reference reference;
  reference.key = text_of(item, {"id"});
  reference.type = text_of(item, {"type"});
  if (reference.type == "journal-article") reference.type = "article-journal";
  add_authors(item, reference);
  reference.date = date_of(item);
  reference.title = text_of(item, {"title"});
  reference.container_title = text_of(item, {"container-title"});
  reference.volume = text_of(item, {"volume"});
  reference.issue = text_of(item, {"issue"});
  reference.page = text_of(item, {"page", "number"});
  reference.doi = number_of(item, "DOI");
  reference.notes = split_notes(text_of(item, {"note"}), "\n");
  reference.pmid = pmid_of(item, reference.notes);
  reference.serial_numbers = serial_numbers_of(item);
  reference.url = text_of(item, {"URL"});
  reference.abstract = abstract_of(item);
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
    const json* frame = member(object, "message");
    const json* items = member(frame != nullptr && frame->is_object() ? *frame : object, "items");
    if (items == nullptr || !items->is_array()) return take_item(object, place);
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
  return perhaps_if(json_beginning(beginning.text()) == JsonBeginning::items);
}

void read_csl_json(std::istream& in, const std::string& file, const RecordSink& sink) {
  JsonItems items(in);
  CslReader reader(file, sink);
  while (items.next()) reader.take(items);
}

}  // namespace pprsearch
