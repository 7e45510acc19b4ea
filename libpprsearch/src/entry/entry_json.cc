#include "entry/entry_json.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "entry/citation_json.h"
#include "entry/entry_as_written.h"
#include "entry/json_reader.h"
#include "entry/summary_kind.h"

namespace pprsearch {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

template <typename Value>
void put(ordered_json& object, std::string_view name, const Value& value) {
  if (!value.empty()) object[std::string(name)] = value;
}

void put(ordered_json& object, std::string_view name, const std::optional<Citation>& citation) {
  if (citation) object[std::string(name)] = json_of(*citation);
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

/// Members that are written even if they are empty.
constexpr std::array<std::string_view, 3> kAlwaysWritten = {"id", "title", "summary"};

/// A value of JSON and the member that it is for.
struct MemberReader {
  const std::string& name;
  const json& value;
  JsonReader& reader;

  void into(std::string& text) const { text = reader.text(value, name); }
  void into(std::vector<std::string>& texts) const { texts = reader.texts(value, name); }
  void into(std::optional<Citation>& citation) const {
    if (!value.is_null()) citation = citation_from_json(value, reader);
  }
};

/// Whether the name is that of a member of an entry, which then has the value.
bool read_member(const MemberReader& from, Entry& entry) {
  bool is_member = false;
  for_each_member([&](std::string_view name, auto member) {
    if (name != from.name) return;
    is_member = true;
    from.into(entry.*member);
  });
  return is_member;
}

/// The id for use in errors; empty unless it fits into one line.
std::string id_of(const json& document) {
  const auto found = document.find("id");
  if (found == document.end() || !found->is_string()) return {};
  const auto& id = found->get_ref<const std::string&>();
  const bool fits =
      id.size() <= kMaxIdBytes && std::ranges::none_of(id, [](char c) { return is_control(c); });
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
  ordered_json object = ordered_json::object();
  for_each_member([&](std::string_view name, auto member) {
    if (std::ranges::find(kAlwaysWritten, name) != kAlwaysWritten.end())
      object[std::string(name)] = "";
    put(object, name, entry.*member);
  });
  return object;
}

std::string to_json(const Entry& entry) {
  return json_of(entry).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

namespace {

/// Puts right what no single member tells.
void settle(Entry& entry, JsonReader& reader) {
  if (!entry.summary_kind.empty() && !is_one_of(entry.summary_kind, kSummaryKinds)) {
    reader.repair_value("field 'summary_kind' is neither 'abstract' nor 'summary' and was left out",
                        entry.summary_kind);
    entry.summary_kind.clear();
  }
  const auto is_none = [](const std::string& notice) { return notice_kind(notice).empty(); };
  for (const std::string& notice : entry.notices) {
    if (!is_none(notice)) continue;
    reader.repair_value("field 'notices': a value that begins with no kind of notice was left out",
                        notice);
  }
  std::erase_if(entry.notices, is_none);
  if (entry.id.empty()) {
    entry.id = make_entry_id(entry.published, entry.title);
    reader.repair("field 'id' was made from month and title: '" + entry.id + "'");
  }
}

Entry entry_of(const json& document, std::vector<std::string>& repairs) {
  if (!document.is_object()) throw EntryError("", "", "is no JSON object");
  JsonReader reader(id_of(document), repairs);
  Entry entry;
  std::vector<std::string> unknown;
  for (const auto& [name, value] : document.items()) {
    if (!read_member({name, value, reader}, entry)) unknown.push_back(name);
  }
  reader.repair_unknown("entry", unknown);
  settle(entry, reader);
  return entry;
}

}  // namespace

Entry entry_from_json(std::string_view text, std::vector<std::string>& repairs) {
  return entry_of(parse_json(text, repairs), repairs);
}

Entry entry_from_stored_json(std::string_view text) {
  std::vector<std::string> repairs;
  std::optional<Entry> entry = entry_as_written(text);
  if (!entry) return entry_of(parse_stored_json(text), repairs);
  JsonReader reader(entry->id, repairs);
  if (entry->citation) normalise(*entry->citation, reader);
  settle(*entry, reader);
  return std::move(*entry);
}

}  // namespace pprsearch
