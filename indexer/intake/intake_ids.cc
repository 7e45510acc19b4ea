#include <optional>
#include <string>

#include "formats/unique_ids.h"
#include "indexer/intake/intake.h"

// Which id a record gets whose own another entry has.

namespace pprsearch {
namespace {

/// More entries with one made id than anybody compares.
constexpr unsigned kMostOfOneId = 16;

}  // namespace

/// Keys of other programs' records ("smith2020") are unique in their file at most, and an
/// article must not be lost for having another one's.
void Intake::settle_id(Record& record, const Article& article, std::uint64_t content) {
  if (record.is_own_form || !articles_.has_id(record.entry.id)) return;
  if (!record.made_id.empty()) return settle_made_id(record, article, content);
  if (articles_.is_other_article(record.entry.id, article)) give_own_id(record);
}

/// An id that was made of month and title proves nothing. So a record gets that of an entry which
/// is the same article by all else, or says the same word for word; the others are numbered.
void Intake::settle_made_id(Record& record, const Article& article, std::uint64_t content) {
  for (unsigned at = 1; at <= kMostOfOneId; ++at) {
    const std::string id = at == 1 ? record.made_id : numbered_id(record.made_id, at);
    const std::optional<std::size_t> number = articles_.find_id(id);
    const bool is_same = number && (articles_.is_of_article(*number, article) ||
                                    (article.telling_title && places_[*number].content == content));
    if (!is_same) continue;
    const std::string apart = id_kept_apart(id, record.made_id);
    if (!apart.empty()) return give_own_id(record, apart);
    if (id != record.entry.id) std::erase(record.repairs, made_again(record));
    record.entry.id = id;
    return;
  }
  give_own_id(record);
}

/// A pair of --keep-apart may name a record by the id that it would have if it were another
/// article; empty if none does.
std::string Intake::id_kept_apart(const std::string& id, const std::string& made_id) const {
  for (const auto& [one, other] : options_.keep_apart) {
    const std::string& apart = one == id ? other : one;
    if (one != id && other != id) continue;
    for (unsigned at = 2; at <= kMostOfOneId; ++at) {
      if (apart == numbered_id(made_id, at) && !articles_.has_id(apart)) return apart;
    }
  }
  return {};
}

/// What is told of a record with a made id that is taken for an entry's article.
std::string Intake::how_to_keep(const Record& record) const {
  if (record.made_id.empty() || record.is_own_form) return {};
  for (unsigned at = 2; at <= kMostOfOneId; ++at) {
    const std::string id = numbered_id(record.made_id, at);
    if (articles_.has_id(id)) continue;
    return " (to keep it, put '" + record.entry.id + "' and '" + id + "' into --keep-apart)";
  }
  return {};
}

void Intake::give_own_id(Record& record, const std::string& own) {
  const std::string taken = record.entry.id;
  if (record.repairs.empty()) record.code = FaultCode::id_changed;
  const std::string& stem = record.made_id.empty() ? taken : record.made_id;
  const auto is_taken = [this](const std::string& id) { return articles_.has_id(id); };
  record.entry.id = own.empty() ? numbering_.next(stem, is_taken) : own;
  record.repairs.push_back("another article has the id '" + taken + "'; this one became '" +
                           record.entry.id + "'");
}

}  // namespace pprsearch
