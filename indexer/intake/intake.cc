#include "indexer/intake/intake.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <ostream>
#include <system_error>
#include <utility>

#include "base/controls.h"
#include "base/strings.h"
#include "indexer/intake/citation_notices.h"

namespace pprsearch {
namespace {

/// As much as waits for what may be said of it.
constexpr std::size_t kMostWaiting = std::size_t{16} << 20;

std::uint64_t id_hash(std::string_view id) { return std::hash<std::string_view>()(id); }

/// A hash of the topics and types of research; 0 = it has none.
std::uint64_t hash_of_names(const Entry& entry) {
  if (entry.topics.empty() && entry.research_types.empty()) return 0;
  return id_hash(join(entry.topics, "\n") + '\f' + join(entry.research_types, "\n"));
}

/// A hash of all but the id.
std::uint64_t hash_of_content(Entry entry) {
  entry.id.clear();
  return id_hash(to_json(entry)) | 1;
}

}  // namespace

std::string first_quoted(const std::vector<std::string>& names) {
  constexpr std::size_t kMostNamed = 3;
  std::string text;
  for (std::size_t at = 0; at < std::min(names.size(), kMostNamed); ++at) {
    text += (at == 0 ? "'" : ", '") + names[at] + "'";
  }
  if (names.size() <= kMostNamed) return text;
  return text + " and " + std::to_string(names.size() - kMostNamed) + " more";
}

Intake::Intake(Store store, IntakeOptions options, std::ostream& err)
    : store_(std::move(store)),
      options_(std::move(options)),
      err_(err),
      classifier_(options_.taxonomy, options_.crosswalk),
      articles_(options_.keep_apart, options_.folder),
      places_(options_.folder) {
  if (options_.merge_duplicates) merger_ = std::make_unique<DuplicateMerger>(options_.folder);
  if (options_.report.empty()) return;
  try {
    report_ = std::make_unique<FileStream>(options_.report, Writable::anything);
  } catch (const std::system_error& error) {
    throw Error(options_.report + ": cannot be written: " + error.code().message());
  }
}

void Intake::take(Record record) {
  if (!record.passed_over.empty()) {
    taken_back_.insert(record.taken_back.begin(), record.taken_back.end());
    return note_passed_over(record);
  }
  ++counts_.read;
  if (was_taken_back(record)) {
    return note_duplicate(record, {0, SameBy::id},
                          {"a later file deletes '" + record.entry.id + "'"}, Fate::left_out);
  }
  take_slips(record);
  if (record.rejection.empty()) prepare(record);
  if (!record.rejection.empty()) return reject(record, record.rejection);
  hear_notices(record);
  const Article article = article_of(record.entry);
  Found found;
  found.content = record.made_id.empty() ? 0 : hash_of_content(record.entry);
  settle_id(record, article, found.content);
  found.matches = articles_.find(record.entry.id, article, &found.about);
  const std::optional<std::size_t> same_id = articles_.find_id(record.entry.id);
  if (!same_id) return keep(record, article, found);
  const bool merges = merger_ && !articles_.is_other_article(record.entry.id, article) &&
                      !(record.is_version && places_[*same_id].is_version);
  articles_.add(record.entry.id, article, found.matches);
  if (merges) {
    take_again(record, *same_id);
  } else {
    leave_out(record, *same_id);
  }
  note_united(record, found.matches);
}

/// A record with the id of an earlier one, of the same article: from another database, or the next
/// export.
void Intake::take_again(const Record& record, std::size_t number) {
  merger_->add_again(record, number);
  RecordPlace place = places_[number];
  place.is_version = place.is_version || record.is_version;
  places_.set(number, place);
  note_repairs(record);
  note_duplicate(
      record, {number, SameBy::id},
      {"an entry with the id '" + record.entry.id + "' came before", how_to_keep(record)},
      Fate::merged);
}

void Intake::leave_out(const Record& record, std::size_t number) {
  Reason reason = {"an entry with the id '" + record.entry.id + "' came before",
                   how_to_keep(record)};
  if (loses_names(record, number)) {
    reason.besides += "; its topics and types of research are others, and are left out with it";
  }
  note_duplicate(record, {number, SameBy::id}, reason, Fate::left_out);
}

/// What a notice says of an article marks the article's record, before or after it.
void Intake::hear_notices(const Record& record) {
  for (const NoticeMarks::Named& named : marks_.add(record)) {
    Entry entry;
    entry.citation = Citation();
    entry.citation->pmid = named.pmid;
    entry.citation->doi = named.doi;
    const std::optional<std::size_t> number = articles_.find_numbers(article_of(entry));
    if (number && *number < stored_) note_late(record, articles_.id(*number));
  }
}

void Intake::note_repairs(const Record& record) {
  if (record.repairs.empty()) return;
  ++counts_.repaired;
  note(record, {"repaired", record.code}, join(record.repairs, "; "));
}

bool Intake::was_taken_back(const Record& record) const {
  return !taken_back_.empty() && record.rejection.empty() && taken_back_.contains(record.entry.id);
}

/// All of them are told at once, whatever else is wrong.
void Intake::take_slips(Record& record) const {
  if (record.slips.empty()) return;
  const std::string slips = join(record.slips, "; ");
  if (options_.strict) {
    if (record.rejection.empty()) record.code = FaultCode::bad_value;
    record.rejection += (record.rejection.empty() ? "" : "; ") + slips;
  } else if (record.rejection.empty()) {
    record.repairs.push_back("left out: " + slips);
  }
}

/// Whether a record that is left out has topics or types of research, and not those of the one
/// that is kept.
bool Intake::loses_names(const Record& record, std::size_t kept) const {
  Entry entry = record.entry;
  if (const PlacedAssignment* by = options_.assignments.find(entry.id)) lay_over(by->what, entry);
  const std::uint64_t names = hash_of_names(entry);
  return names != 0 && names != places_[kept].names;
}

/// Finds out all that the index would refuse, and more that it need not.
void Intake::prepare(Record& record) {
  try {
    add_notices_of_citation(record.entry);
    options_.retractions.mark(record.entry);
    classify(record);
    validate(record.entry);
  } catch (const EntryError& error) {
    reject_for(record, error);
    if (error.field().empty()) record.code = FaultCode::no_text;
  }
}

void Intake::classify(Record& record) const {
  record.code = FaultCode::repaired;
  const bool is_whole = record.repairs.empty();
  const Classification names = classifier_.classify(record.entry, record.headings);
  if (is_whole && !names.giving.empty()) record.code = FaultCode::name_added;
  if (is_whole && !names.kept.empty()) record.code = FaultCode::unknown_name;
  if (!names.kept.empty()) {
    record.repairs.push_back("kept as keywords, for the taxonomy does not have them: " +
                             first_quoted(names.kept));
  }
  if (!names.giving.empty()) {
    record.repairs.push_back("topics or types were added that keywords mean: " +
                             first_quoted(names.giving));
  }
}

/// What an editor gave counts for more than what any source says.
void Intake::assign(Record& record) {
  const PlacedAssignment* by = options_.assignments.find(record.entry.id);
  if (by == nullptr) return;
  const LaidOver laid = lay_over(by->what, record.entry);
  tell_given_way(record, laid, *by);
  if (laid.not_there.empty()) return;
  note_assignment(*by, FaultCode::nothing_to_remove,
                  "there is nothing to remove: " + record.file + ':' + std::to_string(record.line) +
                      " does not have " + join(laid.not_there, ", "));
}

/// Topics and types of research of all records are united, but for those that an editor gave.
void Intake::unite(Record& first, const Record& later) {
  const Assignments& assignments = options_.assignments;
  fill_from(first.entry, later.entry);
  if (assignments.empty()) return;
  const PlacedAssignment* by = assignments.find(first.entry.id);
  if (const auto found = from_later_.find(first.entry.id);
      by == nullptr && found != from_later_.end()) {
    by = found->second;
  }
  if (by != nullptr) return tell_given_way(later, lay_over(by->what, first.entry), *by);
  by = assignments.find(later.entry.id);
  if (by == nullptr) return;
  from_later_.emplace(first.entry.id, by);
  tell_given_way(first, lay_over(by->what, first.entry), *by);
}

void Intake::keep(Record& record, const Article& article, const Found& found) {
  assign(record);
  if (options_.assignments.find(record.entry.id) != nullptr) ++counts_.assigned;
  articles_.add(record.entry.id, article, found.matches);
  remember_place(record, found.content);
  note_repairs(record);
  if (!found.matches.empty()) {
    note_same_article(record, found.matches.front());
    note_united(record, found.matches);
  } else if (found.about) {
    note_other_text(record, *found.about);
  }
  if (merger_) return merger_->add(record);
  waiting_.add(std::move(record));
  waiting_.release(kMostWaiting, [this](Record&& first) { store(first); });
}

void Intake::remember_place(const Record& record, std::uint64_t content) {
  if (files_.empty() || files_.back() != record.file) files_.push_back(record.file);
  places_.push_back(
      {files_.size() - 1, record.line, hash_of_names(record.entry), content, record.is_version});
}

/// As much of an accepted record as it takes to tell of it.
Record Intake::record_of(std::size_t number) const {
  Record record;
  const RecordPlace place = places_[number];
  record.file = files_[place.file];
  record.line = place.line;
  record.entry.id = articles_.id(number);
  return record;
}

void Intake::store(Record& record) {
  ++stored_;
  note_marks(record, marks_.mark(record.entry));
  try {
    store_(record.entry);
    ++counts_.accepted;
    if (is_retracted(record.entry)) retracted_.push_back(record.entry.id);
    hear_of_forgotten(record);
  } catch (const EntryError& error) {
    refused_.insert(record.entry.id);
    if (!record.repairs.empty()) --counts_.repaired;
    if (options_.assignments.find(record.entry.id) != nullptr) --counts_.assigned;
    record.code = FaultCode::not_indexed;
    reject(record, error.what());
  }
}

/// Whoever took an entry out of the index may not know that a source still has it.
void Intake::hear_of_forgotten(const Record& record) {
  if (!options_.forgotten) return;
  const std::string when = options_.forgotten(record.entry.id);
  if (when.empty()) return;
  come_back_.push_back("'" + record.entry.id + "', forgotten " + when + ", is in " + record.file +
                       ':' + std::to_string(record.line) + " again");
}

void Intake::reject(const Record& record, const std::string& reason) {
  ++counts_.rejected;
  note(record, {"rejected", record.code}, reason);
  const auto& limit = options_.max_rejected.count;
  if (limit && counts_.rejected > *limit) {
    throw Error("stopped: " + rejections_over(std::to_string(*limit)));
  }
}

std::string Intake::rejections_over(const std::string& limit) const {
  return std::to_string(counts_.rejected) + " of " + std::to_string(counts_.read) +
         " records were rejected, more than --max-rejected " + limit + " allows";
}

std::string Intake::too_many_rejected() const {
  const RejectionLimit& limit = options_.max_rejected;
  if (!limit.is_passed(counts_.rejected, counts_.read)) return {};
  char share[32];
  std::snprintf(share, sizeof share, "%g%%", *limit.percent);
  return rejections_over(share + std::string(limit.is_default ? " (the default)" : ""));
}

void Intake::finish() {
  if (merger_) {
    merger_->finish([this](std::size_t number) { return articles_.first_of(number); },
                    [this](Record& first, const Record& later) { unite(first, later); },
                    [this](Record&& record) { store(record); });
  }
  waiting_.release(0, [this](Record&& record) { store(record); });
  tell_unknown_ids();
  tell_unknown_assignments();
  keep_ids();
  articles_ = ArticleIndex();
  places_ = SpilledArray<RecordPlace>();
  tell_how_many_more();
  require_report();
  if (options_.strict && counts_.rejected > 0) {
    throw Error(std::to_string(counts_.rejected) +
                (counts_.rejected == 1 ? " record was" : " records were") +
                " rejected, and --strict allows none");
  }
}

void Intake::keep_ids() {
  taken_ids_.reserve(articles_.size());
  for (std::size_t number = 0; number < articles_.size(); ++number) {
    const std::string id = articles_.id(number);
    if (!refused_.contains(id)) taken_ids_.push_back(id_hash(id));
  }
  std::ranges::sort(taken_ids_);
}

bool Intake::has_taken(std::string_view id) const {
  return std::ranges::binary_search(taken_ids_, id_hash(id));
}

std::size_t Intake::bytes() const {
  return articles_.bytes() + waiting_.bytes() + marks_.bytes() + places_.bytes() +
         taken_ids_.capacity() * sizeof(taken_ids_[0]);
}

}  // namespace pprsearch
