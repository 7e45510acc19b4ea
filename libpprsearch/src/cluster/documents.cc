#include "cluster/documents.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cluster/query_dsl.h"
#include "entry/entry_json.h"
#include "index/damage.h"
#include "index/store/checksum.h"
#include "search/plan/ranges.h"

namespace pprsearch {
namespace {

using Json = nlohmann::json;

/// Lucene's tokenizer cuts longer ones, counted in units of UTF-16.
constexpr std::size_t kLongestWord = 255;

Json whole_number() { return {{"type", "integer"}}; }
Json keyword(bool counted) {
  return {{"type", "keyword"}, {"doc_values", counted}, {"norms", false}};
}

/// What Java takes for a space (Character.isWhitespace), and so a tokenizer cuts at.
bool parts_words(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x2028 || c == 0x2029 || c == 0x205F ||
         c == 0x3000;
}

void check_word(const std::string& word) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = character_at(word, at);
    at += c.length;
    units += c.code >= 0x10000 ? 2 : 1;
    if (!parts_words(c.code)) continue;
    throw Error("the word '" + word + "' has a space in it, at which a cluster would cut it");
  }
  if (units <= kLongestWord) return;
  throw Error("the word '" + word.substr(0, 40) +
              "…' is too long for a cluster, which would cut it");
}

/// The range of days that a date lies in, as the matcher has it.
void add_date(std::uint32_t date, Json& document) {
  if (date == 0) return;
  document["published"] = date;
  document["month"] = date / 100;
  document["first_day"] = first_day_of(date);
  document["last_day"] = last_day_of(date);
}

std::uint64_t number_of(std::string_view hex) { return std::stoull(std::string(hex), nullptr, 16); }

}  // namespace

std::string json_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json entries_mapping() {
  Json words = Json::object();
  for (const FieldRow& row : text_fields()) {
    words[std::string(row.name)] = {
        {"type", "text"}, {"analyzer", "whitespace"}, {"position_increment_gap", kPositionGap}};
  }
  Json values = Json::object();
  for (const FieldRow& row : kFields) {
    if (!row.value_prefix.empty()) values[std::string(row.name)] = keyword(false);
  }
  Json names = Json::object();
  for (const Field field : name_fields()) {
    names[std::string(row_of(field).name)] = whole_number();
  }
  Json properties = {{"words", {{"properties", words}}},
                     {"values", {{"properties", values}}},
                     {"names", {{"properties", names}}},
                     {"has", keyword(false)},
                     {"json", {{"type", "keyword"}, {"index", false}, {"doc_values", false}}}};
  for (const char* name : {"year", "published", "month", "first_day", "last_day", "newest", "title",
                           "author", "journal"}) {
    properties[name] = whole_number();
  }
  properties["check"] = {{"properties", {{"first", whole_number()}, {"second", whole_number()}}}};
  return {{"dynamic", "strict"}, {"properties", properties}};
}

DocumentMaker::DocumentMaker(const IndexReader& reader)
    : reader_(reader),
      terms_(reader.taxonomy(), *this),
      words_(kTextFields),
      values_(kFields.size()) {}

void DocumentMaker::word(Field field, const std::string& word,
                         const std::vector<std::uint32_t>& positions) {
  check_word(word);
  for (const std::uint32_t position : positions) {
    words_[static_cast<std::size_t>(field)].emplace_back(position, word);
  }
}

void DocumentMaker::value(Field field, std::string_view key) {
  values_.at(static_cast<std::size_t>(field)).insert(value_term(field, key));
}

/// The words of a field in their order; a gap between two begins a new text.
std::vector<std::string> DocumentMaker::texts_of(Field field) {
  auto& placed = words_[static_cast<std::size_t>(field)];
  std::ranges::sort(placed);
  std::vector<std::string> texts;
  std::uint32_t next = 0;
  for (const auto& [position, word] : placed) {
    if (texts.empty() || position != next) {
      if (!texts.empty() && position < next + kPositionGap) {
        throw Error("two words stand at one place, or nearer than texts do");
      }
      texts.emplace_back();
    } else {
      texts.back() += ' ';
    }
    texts.back() += word;
    next = position + 1;
  }
  placed.clear();
  return texts;
}

std::string DocumentMaker::document(const IndexReader::Session& session, EntryNumber entry) {
  const Columns& columns = reader_.columns();
  const std::string json = session.stored_json(entry);
  ColumnRow row;
  terms_.read(entry_from_stored_json(json), row);
  Json document = {{"newest", columns.newest_rank(entry)}, {"title", columns.title_rank(entry)}};
  for (const FieldRow& field : text_fields()) {
    const std::vector<std::string> texts = texts_of(field.field);
    if (!texts.empty()) document["words"][std::string(field.name)] = texts;
  }
  for (const FieldRow& field : kFields) {
    auto& values = values_[static_cast<std::size_t>(field.field)];
    if (!values.empty()) document["values"][std::string(field.name)] = values;
    values.clear();
  }
  for (const Field field : name_fields()) {
    const auto names = columns.names(field).of(entry);
    if (names.empty()) continue;
    document["names"][std::string(row_of(field).name)] =
        std::vector<std::uint32_t>(names.begin(), names.end());
    if (field == Field::journal) document["journal"] = names.front();
  }
  if (columns.first_author(entry) != 0) document["author"] = columns.first_author(entry);
  if (columns.year(entry) != 0) document["year"] = columns.year(entry);
  add_date(columns.published(entry), document);
  for (const FieldRow& field : kFields) {
    if (columns.has(field.field, entry)) document["has"].push_back(std::string(field.name));
  }
  document["json"] = json;
  constexpr std::size_t kDigitsOfSum = 6;  // so that sums of a hundred million are exact
  const std::string digest = sha256_hex(json_text(document));
  const std::uint64_t first = number_of(std::string_view(digest).substr(0, kDigitsOfSum));
  const std::uint64_t second =
      number_of(std::string_view(digest).substr(kDigitsOfSum, kDigitsOfSum));
  document["check"] = {{"first", first}, {"second", second}};
  ++sums_.count;
  sums_.first += first;
  sums_.second += second;
  return json_text(document);
}

std::vector<EntryNumber> DocumentMaker::by_newest(const Columns& columns) {
  std::vector<EntryNumber> entries(columns.size());
  std::vector<bool> is_taken(columns.size());
  for (EntryNumber entry = 0; entry < columns.size(); ++entry) {
    const std::uint32_t rank = columns.newest_rank(entry);
    if (rank >= entries.size() || is_taken[rank]) throw Damage("column 'rank.newest' is damaged");
    is_taken[rank] = true;
    entries[rank] = entry;
  }
  return entries;
}

}  // namespace pprsearch
