#include "formats/reference_id.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <array>
#include <boost/crc.hpp>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// Numbers and names that count through one file ("12", "ITEM-3") say nothing in another.
bool may_be_unique(std::string_view key) {
  constexpr std::size_t kShortest = 4;
  const auto is_plain = [](char c) { return c > ' ' && c < 0x7F; };
  return key.size() >= kShortest && key.size() <= kMaxIdBytes &&
         std::ranges::all_of(key, is_plain) && key.find("://") == key.npos &&
         !plain_words(key).starts_with("item ") &&
         std::ranges::any_of(key, [](char c) { return is_letter(c); }) &&
         std::ranges::any_of(key, is_digit);
}

/// Keys that people type: letters of any script, figures, marks; no blanks.
bool is_key(std::string_view key) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; };
  const auto is_letter = [](char c) { return is_letter_or_digit(c) || c < 0; };
  return key.size() <= kMaxIdBytes && std::ranges::none_of(key, is_blank) &&
         std::ranges::any_of(key, is_letter);
}

/// Whether anything of `text` can be in an id that is made of it.
bool has_words_for_id(std::string_view text) {
  try {
    return !make_entry_id({}, text).empty();
  } catch (const EntryError&) {
    return false;
  }
}

/// "title-9d42ae12cd0b26f7": what stands for a title of another script in an id. It is the same
/// in every run and on every machine.
std::string checksum_words(std::string_view title) {
  constexpr std::uint64_t kEcma = 0x42F0E1EBA9EA3693;
  boost::crc_optimal<64, kEcma, ~std::uint64_t{0}, ~std::uint64_t{0}, true, true> checksum;
  checksum.process_bytes(title.data(), title.size());
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx",
                static_cast<unsigned long long>(checksum.checksum()));
  return std::string("title-") + digits.data();
}

std::string made_id(const Entry& entry) {
  constexpr std::size_t kSummaryBytes = 80;
  const std::string& abstract = entry.summary.empty() ? entry.practice_implications : entry.summary;
  const std::string text = entry.title.empty() ? abstract.substr(0, kSummaryBytes) : entry.title;
  return make_entry_id(entry.published, has_words_for_id(text) ? text : checksum_words(text));
}

}  // namespace

std::string id_of_rejected(const Entry& entry, const Reference& reference) {
  const bool is_id = reference.key_is_id && is_key(reference.key);
  const bool has_pmid = entry.citation && !entry.citation->pmid.empty();
  if (!is_id && has_pmid) return "pmid" + entry.citation->pmid;
  return reference.key.size() <= kMaxIdBytes ? reference.key : std::string();
}

void settle_id(Record& record, const Reference& reference, UniqueIds& made_ids) {
  Entry& entry = record.entry;
  if (reference.key_is_id && is_key(reference.key)) {
    entry.id = reference.key;
  } else if (entry.citation && !entry.citation->pmid.empty()) {
    entry.id = "pmid" + entry.citation->pmid;
  } else if (!reference.key_is_id && may_be_unique(reference.key)) {
    entry.id = reference.key;
  } else {
    entry.id = made_id(entry);
    made_ids.settle(record);
  }
}

}  // namespace pprsearch
