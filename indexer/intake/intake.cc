#include "indexer/intake/intake.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "base/controls.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// More than so many lines on a terminal help nobody; the report has them all.
constexpr std::size_t kMostTold = 20;

std::uint64_t id_hash(std::string_view id) { return std::hash<std::string_view>()(id); }

/// A hash of the topics and types of research; 0 = it has none.
std::uint64_t hash_of_names(const Entry& entry) {
  if (entry.topics.empty() && entry.research_types.empty()) return 0;
  return id_hash(join(entry.topics, "\n") + '\f' + join(entry.research_types, "\n"));
}

std::string line_of(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// What two records have in common: "DOI", "title, year and journal".
std::string told(const ArticleIndex::Match& match) {
  std::vector<std::string> names = names_of(match.agreement);
  switch (match.by) {
    case SameBy::id:
      return "id";
    case SameBy::doi:
      return "DOI";
    case SameBy::pmid:
      return "PMID";
    case SameBy::title:
      names.insert(names.begin(), "title");
      break;
    case SameBy::place:
      names.emplace_back("words of the title");
      break;
  }
  const std::string last = names.back();
  names.pop_back();
  return names.empty() ? last : join(names, ", ") + " and " + last;
}

FaultCode code_of(SameBy by) {
  switch (by) {
    case SameBy::id:
      return FaultCode::same_id;
    case SameBy::doi:
      return FaultCode::same_doi;
    case SameBy::pmid:
      return FaultCode::same_pmid;
    case SameBy::title:
      return FaultCode::same_title;
    case SameBy::place:
      return FaultCode::same_place;
  }
  return FaultCode::same_id;
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
      articles_(options_.keep_apart) {
  if (options_.merge_duplicates) merger_ = std::make_unique<DuplicateMerger>();
  if (options_.report.empty()) return;
  report_.open(options_.report, std::ios::binary);
  if (!report_) throw Error(options_.report + ": cannot be written");
}

void Intake::take(Record record) {
  if (!record.passed_over.empty()) {
    taken_back_.insert(record.taken_back.begin(), record.taken_back.end());
    return note_passed_over(record);
  }
  ++counts_.read;
  if (was_taken_back(record)) {
    return note_duplicate(record, {0, SameBy::id},
                          "a later file deletes '" + record.entry.id + "'");
  }
  take_slips(record);
  if (record.rejection.empty()) prepare(record);
  if (!record.rejection.empty()) return reject(record, record.rejection);
  const Article article = article_of(record.entry);
  if (!record.is_own_form && articles_.is_other_article(record.entry.id, article)) {
    give_own_id(record);
  }
  const std::vector<Match> matches = articles_.find(record.entry.id, article);
  const std::optional<std::size_t> same_id = articles_.find_id(record.entry.id);
  if (!same_id) return keep(record, article, matches);
  articles_.add(record.entry.id, article, matches);
  note_duplicate(record, {*same_id, SameBy::id},
                 "an entry with the id '" + record.entry.id + "' came before",
                 loses_names(record, *same_id)
                     ? "; its topics and types of research are others, and are left out with it"
                     : "");
  note_united(record, matches);
}

bool Intake::was_taken_back(const Record& record) const {
  return !taken_back_.empty() && record.rejection.empty() && taken_back_.contains(record.entry.id);
}

/// All of them are told at once, whatever else is wrong.
void Intake::take_slips(Record& record) const {
  if (record.slips.empty()) return;
  const std::string slips = join(record.slips, "; ");
  if (options_.strict) {
    record.rejection += (record.rejection.empty() ? "" : "; ") + slips;
  } else if (record.rejection.empty()) {
    record.repairs.push_back(slips);
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

/// Keys of other programs' records ("smith2020") are unique in their file at most, and an
/// article must not be lost for having another one's.
void Intake::give_own_id(Record& record) {
  const std::string taken = record.entry.id;
  if (record.repairs.empty()) record.code = FaultCode::id_changed;
  record.entry.id =
      numbering_.next(taken, [this](const std::string& id) { return articles_.has_id(id); });
  record.repairs.push_back("another article has the id '" + taken + "'; this one became '" +
                           record.entry.id + "'");
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

void Intake::note_assignment(const PlacedAssignment& assignment, FaultCode code,
                             const std::string& reason) {
  Record place;
  place.file = assignment.file;
  place.line = assignment.what.line;
  place.entry.id = assignment.what.id;
  note(place, {"note", code}, reason);
}

void Intake::tell_given_way(const Record& record, const LaidOver& laid,
                            const PlacedAssignment& by) {
  if (laid.given_way.empty()) return;
  const std::string reason =
      join(laid.given_way, ", ") + " given up for " + by.file + ':' + std::to_string(by.what.line);
  tell(record, "conflict", reason);
  if (!is_reported()) return;
  report(line_of({{"outcome", "conflict"},
                  {"code", to_string(FaultCode::given_up)},
                  {"file", record.file},
                  {"line", record.line},
                  {"id", record.entry.id},
                  {"of_file", by.file},
                  {"of_line", by.what.line},
                  {"reason", reason}}));
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

void Intake::keep(Record& record, const Article& article, const std::vector<Match>& matches) {
  assign(record);
  if (merger_) {
    merger_->add(record);
  } else {
    store(record);
    if (!record.rejection.empty()) return;
  }
  if (options_.assignments.find(record.entry.id) != nullptr) ++counts_.assigned;
  articles_.add(record.entry.id, article, matches);
  remember_place(record);
  if (!record.repairs.empty()) {
    ++counts_.repaired;
    note(record, {"repaired", record.code}, join(record.repairs, "; "));
  }
  if (matches.empty()) return;
  const Match& first = matches.front();
  note_duplicate(record, first,
                 "has the " + told(first) + " of '" + articles_.id(first.first) + "'");
  note_united(record, matches);
}

void Intake::remember_place(const Record& record) {
  if (files_.empty() || files_.back() != record.file) files_.push_back(record.file);
  places_.push_back({files_.size() - 1, record.line, hash_of_names(record.entry)});
}

std::string Intake::place_of(std::size_t number) const {
  return files_[places_[number].file] + ':' + std::to_string(places_[number].line);
}

/// As much of an accepted record as it takes to tell of it.
Record Intake::record_of(std::size_t number) const {
  Record record;
  record.file = files_[places_[number].file];
  record.line = places_[number].line;
  record.entry.id = articles_.id(number);
  return record;
}

void Intake::store(Record& record) {
  try {
    store_(record.entry);
    ++counts_.accepted;
    if (is_retracted(record.entry)) retracted_.push_back(record.entry.id);
  } catch (const EntryError& error) {
    record.rejection = error.what();
    record.code = FaultCode::not_indexed;
    reject(record, record.rejection);
  }
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

/// Of articles that the record shows to be one, all but the first began with records that were
/// taken for new ones.
void Intake::note_united(const Record& record, const std::vector<Match>& matches) {
  const Match& first = matches.front();
  for (auto match = matches.begin() + 1; match != matches.end(); ++match) {
    const SameBy by = match->by == SameBy::id ? first.by : match->by;
    note_duplicate(record_of(match->first), {first.first, by},
                   "is the same article as '" + articles_.id(first.first) + "': " + record.file +
                       ':' + std::to_string(record.line) + " has the " + told(*match) +
                       " of this and the " + told(first) + " of that");
  }
}

void Intake::note_duplicate(const Record& record, const Match& match, const std::string& reason,
                            const std::string& besides) {
  const bool by_id = match.by == SameBy::id;
  const bool kept = !by_id && !merger_;
  ++counts_.duplicates;
  if (kept) ++counts_.kept;
  const std::string told = reason + ", in " + place_of(match.first) + besides;
  tell(record, "duplicate", by_id ? told : told + (kept ? "; kept" : "; merged into it"));
  if (!is_reported()) return;
  const nlohmann::ordered_json line = {{"outcome", "duplicate"},
                                       {"code", to_string(code_of(match.by))},
                                       {"file", record.file},
                                       {"line", record.line},
                                       {"id", record.entry.id},
                                       {"of", by_id ? record.entry.id : articles_.id(match.first)},
                                       {"of_file", files_[places_[match.first].file]},
                                       {"of_line", places_[match.first].line},
                                       {"by", name_of(match.by)},
                                       {"kept", kept},
                                       {"reason", reason + besides}};
  report(line_of(line));
}

void Intake::note(const Record& record, const Outcome& outcome, const std::string& reason) {
  tell(record, outcome.name, reason);
  if (!is_reported()) return;
  const nlohmann::ordered_json line = {{"outcome", outcome.name}, {"code", to_string(outcome.code)},
                                       {"file", record.file},     {"line", record.line},
                                       {"id", record.entry.id},   {"reason", reason}};
  report(line_of(line));
}

/// Once for a file: it is told however much else there was to tell.
void Intake::note_passed_over(const Record& record) {
  err_ << visible_line(record.file + ": passed over: " + record.passed_over) << '\n';
  report(line_of({{"outcome", "passed over"},
                  {"code", to_string(FaultCode::passed_over)},
                  {"file", record.file},
                  {"reason", record.passed_over}}));
}

void Intake::report(const std::string& line) {
  if (report_.is_open()) report_ << line << '\n';
  if (options_.listener) options_.listener(line);
}

/// As compilers do, so that an editor leads to the place.
void Intake::tell(const Record& record, const char* outcome, const std::string& reason) {
  if (++told_ > kMostTold && !options_.strict) return;
  err_ << visible_line(record.file + ':' + std::to_string(record.line) + ": " + outcome + ": " +
                       reason)
       << '\n';
}

void Intake::finish() {
  if (merger_) {
    merger_->finish([this](std::size_t number) { return articles_.first_of(number); },
                    [this](Record& first, const Record& later) { unite(first, later); },
                    [this](Record&& record) { store(record); });
  }
  tell_unknown_ids();
  tell_unknown_assignments();
  keep_ids();
  articles_ = ArticleIndex();
  places_ = {};
  if (told_ > kMostTold && !options_.strict) {
    err_ << "pprsearch-index: and " << told_ - kMostTold << " more records"
         << (options_.report.empty() ? "; --report FILE lists them all"
                                     : ", all in " + visible_line(options_.report))
         << '\n';
  }
  require_report();
  if (options_.strict && counts_.rejected > 0) {
    throw Error(std::to_string(counts_.rejected) +
                (counts_.rejected == 1 ? " record was" : " records were") +
                " rejected, and --strict allows none");
  }
}

/// A slip in --keep-apart would unite what somebody wants apart.
void Intake::tell_unknown_ids() {
  std::vector<std::string> unknown;
  for (const auto& [one, other] : options_.keep_apart) {
    for (const std::string& id : {one, other}) {
      if (!articles_.has_id(id) && !is_one_of(id, unknown)) unknown.push_back(id);
    }
  }
  if (unknown.empty()) return;
  err_ << "pprsearch-index: note: --keep-apart: no record has the id "
       << visible_line(first_quoted(unknown)) << '\n';
}

/// Titles get corrected, and ids that are made of them change.
void Intake::tell_unknown_assignments() {
  for (const PlacedAssignment& one : options_.assignments.all()) {
    if (articles_.has_id(one.what.id)) continue;
    note_assignment(one, FaultCode::unknown_id, "no record has the id '" + one.what.id + "'");
  }
}

void Intake::keep_ids() {
  taken_ids_.reserve(articles_.size());
  for (std::size_t number = 0; number < articles_.size(); ++number) {
    taken_ids_.push_back(id_hash(articles_.id(number)));
  }
  std::ranges::sort(taken_ids_);
}

bool Intake::has_taken(std::string_view id) const {
  return std::ranges::binary_search(taken_ids_, id_hash(id));
}

void Intake::report_lost(const std::vector<std::string>& ids, std::uint64_t generation) {
  for (const std::string& id : ids) {
    report(line_of({{"outcome", "lost"},
                    {"code", to_string(FaultCode::lost)},
                    {"id", id},
                    {"generation", generation},
                    {"reason", "is published, and no record has its id any longer"}}));
  }
  require_report();
}

void Intake::report_retracted(const std::vector<std::string>& ids, std::uint64_t generation) {
  const std::string reason =
      "the article was retracted since generation " + std::to_string(generation);
  for (const std::string& id : ids) {
    err_ << "pprsearch-index: " << visible_line(id + ": retracted: " + reason) << '\n';
    report(line_of({{"outcome", "retracted"},
                    {"code", to_string(FaultCode::retracted)},
                    {"id", id},
                    {"generation", generation},
                    {"reason", reason}}));
  }
  require_report();
}

/// Lines that are read while the build goes on have to be there.
void Intake::require_report() {
  if (!report_.is_open()) return;
  report_.flush();
  if (!report_) throw Error(options_.report + ": cannot be written to its end");
}

std::size_t Intake::bytes() const {
  return articles_.bytes() + places_.capacity() * sizeof(RecordPlace) +
         taken_ids_.capacity() * sizeof(taken_ids_[0]);
}

std::string Intake::summary() const {
  return "read " + std::to_string(counts_.read) + ", accepted " + std::to_string(counts_.accepted) +
         ", repaired " + std::to_string(counts_.repaired) + ", rejected " +
         std::to_string(counts_.rejected) + ", duplicates " + std::to_string(counts_.duplicates) +
         (counts_.kept > 0 ? " (" + std::to_string(counts_.kept) + " kept)" : "") +
         (options_.assignments.empty() ? "" : ", assigned " + std::to_string(counts_.assigned));
}

}  // namespace pprsearch
