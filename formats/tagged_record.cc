#include "formats/tagged_record.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/strings.h"
#include "formats/entities.h"
#include "formats/placeholders.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxRecordBytes = 32 * 1024 * 1024;

}  // namespace

void TaggedRecord::begin_field(std::size_t line, std::string_view tag, std::string_view value) {
  if (line_ == 0) line_ = line;
  if (has_room(tag.size() + value.size())) {
    fields_.push_back({std::string(tag), std::string(value)});
  } else if (fields_.empty()) {
    fields_.emplace_back();
  }
}

void TaggedRecord::continue_field(std::string_view value) {
  if (fields_.empty() || !has_room(value.size() + 1)) return;
  fields_.back().value += '\n';
  fields_.back().value += value;
}

void TaggedRecord::note_long_line(std::size_t line) {
  begin_field(line, "", "");
  rejection_ = "line " + std::to_string(line) + " is longer than 16 MiB";
}

std::string TaggedRecord::first(std::initializer_list<std::string_view> tags) const {
  for (const std::string_view tag : tags) {
    for (const Field& field : fields_) {
      if (field.tag == tag && !trim(field.value, kBlanks).empty()) return field.value;
    }
  }
  return {};
}

bool TaggedRecord::has(std::string_view tag) const {
  return std::ranges::any_of(fields_, [&](const Field& field) { return field.tag == tag; });
}

std::vector<std::string> TaggedRecord::all(std::string_view tag) const {
  std::vector<std::string> values;
  for (const Field& field : fields_) {
    if (field.tag == tag) values.push_back(field.value);
  }
  return values;
}

void TaggedRecord::resolve_entities() {
  for (Field& field : fields_) {
    const bool is_address = trim_begin(field.value, kBlanks).starts_with("http");
    field.value = without_entities(
        field.value, is_address ? EntityEnds::in_semicolon : EntityEnds::as_in_browsers);
  }
}

std::vector<std::string> TaggedRecord::leave_out_placeholders() {
  constexpr auto kStay = std::to_array<std::string_view>(
      {"TY", "TI",  "T1", "T",  "A",  "K",  "CT", "BT", "ST",    "TT",     "AU",
       "A1", "FAU", "AF", "KW", "DE", "ID", "OT", "MH", "title", "author", "authors"});
  constexpr auto kPlace =
      std::to_array<std::string_view>({"SP", "EP", "BP", "PS", "PG", "VL", "VO", "VI", "IS", "IP",
                                       "P", "V", "N", "pages", "volume", "issue"});
  std::vector<std::string> left_out;
  std::erase_if(fields_, [&](const Field& field) {
    const bool stays = is_one_of(std::string_view(field.tag), kStay);
    const bool is_of_place = is_one_of(std::string_view(field.tag), kPlace);
    const bool is_nothing =
        is_placeholder(field.value) || (is_of_place && tells_no_place(field.value));
    if (stays || !is_nothing) return false;
    left_out.emplace_back(trim(field.value, kBlanks));
    return true;
  });
  return left_out;
}

bool TaggedRecord::has_room(std::size_t bytes) {
  if (!rejection_.empty()) return false;
  bytes_ += bytes + sizeof(Field);
  if (bytes_ <= kMaxRecordBytes) return true;
  rejection_ = "the record is longer than 32 MiB";
  return false;
}

void TaggedRecords::finish(std::vector<std::string> repairs) {
  if (fields_.empty()) return;
  Record record;
  record.file = file_;
  record.line = fields_.line();
  record.rejection = fields_.rejection();
  record.code = FaultCode::too_long;  // nothing else rejects a record before it is read
  if (record.rejection.empty()) {
    fields_.resolve_entities();
    std::vector<std::string> left_out = fields_.leave_out_placeholders();
    Reference reference = read_(fields_);
    std::ranges::move(left_out, std::back_inserter(reference.left_out));
    set_entry(record, std::move(reference), made_ids_);
    std::ranges::move(repairs, std::back_inserter(record.repairs));
  }
  fields_ = TaggedRecord();
  sink_(std::move(record));
}

}  // namespace pprsearch
