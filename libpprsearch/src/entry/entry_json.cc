#include "entry/entry_json.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "base/ascii.h"
#include "entry/citation_json.h"
#include "entry/citation_members.h"
#include "entry/json_reader.h"

namespace pprsearch {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kMaxIdBytesInErrors = 200;

template <typename Value>
void put(ordered_json& object, std::string_view name, const Value& value) {
  if (!value.empty()) object[std::string(name)] = value;
}

ordered_json json_of(const Name& name) {
  ordered_json object = ordered_json::object();
  for (const auto& [member, text] : kNameMembers) put(object, member, name.*text);
  return object;
}

ordered_json json_of(const IssuedDate& date) {
  ordered_json parts = {date.year};
  if (date.month != 0) parts.push_back(date.month);
  if (date.day != 0) parts.push_back(date.day);
  return {{"date-parts", ordered_json::array({parts})}};
}

struct EntryMember {
  std::string_view name;
  std::string Entry::*text;
};

constexpr std::array<EntryMember, 6> kEntryTexts = {{
    {"id", &Entry::id},
    {"title", &Entry::title},
    {"published", &Entry::published},
    {"url", &Entry::url},
    {"summary", &Entry::summary},
    {"practice_implications", &Entry::practice_implications},
}};

/// Whether `name` is a member of an entry, which then has its value.
bool read_member(const std::string& name, const json& value, JsonReader& reader, Entry& entry) {
  const auto text = std::ranges::find(kEntryTexts, name, &EntryMember::name);
  if (text != kEntryTexts.end()) {
    entry.*text->text = reader.text(value, name);
  } else if (name == "topics") {
    entry.topics = reader.texts(value, name);
  } else if (name == "research_types") {
    entry.research_types = reader.texts(value, name);
  } else if (name == "keywords") {
    entry.keywords = reader.texts(value, name);
  } else if (name == "citation") {
    if (!value.is_null()) entry.citation = citation_from_json(value, reader);
  } else {
    return false;
  }
  return true;
}

/// The id for use in errors; empty unless it fits into one line.
std::string id_of(const json& document) {
  const auto found = document.find("id");
  if (found == document.end() || !found->is_string()) return {};
  const auto& id = found->get_ref<const std::string&>();
  const bool fits = id.size() <= kMaxIdBytesInErrors && std::ranges::none_of(id, is_control);
  return fits ? id : std::string();
}

}  // namespace

ordered_json json_of(const Citation& citation) {
  ordered_json object = ordered_json::object();
  const auto put_text = [&](const CitationMember& member) {
    put(object, member.name, citation.*member.text);
  };
  put_text(kCitationMembers.front());
  for (const Name& author : citation.authors) object["author"].push_back(json_of(author));
  if (citation.authors_cut) object["authors-cut"] = true;
  if (citation.issued.year != 0) object["issued"] = json_of(citation.issued);
  std::ranges::for_each(std::span(kCitationMembers).subspan(1), put_text);
  return object;
}

ordered_json json_of(const Entry& entry) {
  ordered_json object = {{"id", entry.id}, {"title", entry.title}};
  put(object, "published", entry.published);
  put(object, "url", entry.url);
  if (entry.citation) object["citation"] = json_of(*entry.citation);
  object["summary"] = entry.summary;
  put(object, "practice_implications", entry.practice_implications);
  put(object, "topics", entry.topics);
  put(object, "research_types", entry.research_types);
  put(object, "keywords", entry.keywords);
  return object;
}

std::string to_json(const Entry& entry) {
  return json_of(entry).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Entry entry_from_json(std::string_view text, std::vector<std::string>& repairs) {
  const json document = parse_json(text, repairs);
  if (!document.is_object()) throw EntryError("", "", "is no JSON object");
  JsonReader reader(id_of(document), repairs);
  Entry entry;
  std::vector<std::string> unknown;
  for (const auto& [name, value] : document.items()) {
    if (!read_member(name, value, reader, entry)) unknown.push_back(name);
  }
  reader.repair_unknown("entry", unknown);
  if (entry.id.empty()) {
    entry.id = make_entry_id(entry.published, entry.title);
    reader.repair("Field 'id' was made from month and title: '" + entry.id + "'.");
  }
  return entry;
}

}  // namespace pprsearch
