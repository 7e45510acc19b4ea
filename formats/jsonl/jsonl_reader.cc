#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "formats/json_beginning.h"
#include "formats/jsonl/jsonl.h"
#include "formats/nearest_name.h"
#include "formats/record.h"
#include "formats/text_lines.h"
#include "formats/unique_ids.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxLineBytes = 64 * 1024 * 1024;

// The place after the string that begins at `open`.
std::size_t end_of_string(std::string_view json, std::size_t open) {
  std::size_t at = open + 1;
  while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
  return at + 1;
}

bool is_member_name(std::string_view json, std::size_t end) {
  const std::size_t next = json.find_first_not_of(" \t", end);
  return next != std::string_view::npos && json[next] == ':';
}

// Calls `is_last` with the name of each member of the object itself, not of one within it, as it is
// written, until that says so.
template <typename IsLast>
bool find_member_name(std::string_view json, IsLast is_last) {
  int depth = 0;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c != '"') continue;
    const std::size_t end = end_of_string(json, at);
    const bool is_name = depth == 1 && is_member_name(json, end);
    if (is_name && is_last(json.substr(at + 1, end - at - 2))) return true;
    at = end - 1;
  }
  return false;
}

// An Entry does not tell a made id from a given one, and only made ones may be changed: a given
// id that comes twice is a duplicate, for the writer to report.
bool has_id(std::string_view json) {
  return find_member_name(json, [](std::string_view name) { return name == "id"; });
}

// "; did you mean 'summary'?"
std::string nearest_members(std::string_view json) {
  const std::vector<std::string_view> known = names_of_members();
  std::vector<std::string> meant;
  find_member_name(json, [&](std::string_view name) {
    const std::string nearest = is_one_of(name, known) ? "" : nearest_name(known, name);
    if (!nearest.empty() && !is_one_of(nearest, meant)) meant.push_back(nearest);
    return false;
  });
  return meant.empty() ? "" : "; did you mean '" + join(meant, "', '") + "'?";
}

// A member that no entry has is a slip of whoever wrote the line.
void take_slips(std::string_view json, Record& record) {
  constexpr std::string_view kUnknown = "unknown members of the entry were left out: ";
  const auto is_unknown = [&](const std::string& repair) { return repair.starts_with(kUnknown); };
  const auto found = std::find_if(record.repairs.begin(), record.repairs.end(), is_unknown);
  if (found == record.repairs.end()) return;
  record.slips.push_back("unknown members of the entry: " + found->substr(kUnknown.size()) +
                         nearest_members(json));
  record.repairs.erase(found);
}

void read_entry(std::string_view json, UniqueIds& made_ids, Record& record) {
  try {
    record.entry = entry_from_json(json, record.repairs);
    take_slips(json, record);
    if (!has_id(json)) made_ids.settle(record);
  } catch (const Error& error) {
    reject_for(record, error);
  }
}

}  // namespace

Recognition recognise_jsonl(const TextBeginning& beginning) {
  return perhaps_if(json_beginning(beginning.text()) == JsonBeginning::entry_lines);
}

void read_jsonl(std::istream& in, const std::string& file, const RecordSink& sink) {
  LineReader lines(in, kMaxLineBytes);
  UniqueIds made_ids;
  while (lines.next()) {
    if (is_blank(lines.text()) && !lines.too_long()) continue;
    Record record;
    record.file = file;
    record.line = lines.number();
    if (lines.too_long()) {
      record.rejection = "the line is longer than 64 MiB";
      record.code = FaultCode::too_long;
    } else {
      read_entry(lines.text(), made_ids, record);
    }
    sink(std::move(record));
  }
}

}  // namespace pprsearch
