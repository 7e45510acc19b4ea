#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <system_error>
#include <utility>

#include "base/controls.h"
#include "base/strings.h"
#include "indexer/intake/intake.h"

// What the intake says of records: a line each on standard error, for people, and a line of JSON in
// the report, for programs.

namespace pprsearch {
namespace {

/// More than so many lines on a terminal help nobody; the report has them all.
constexpr std::size_t kMostTold = 20;

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

void Intake::note_assignment(const PlacedAssignment& assignment, FaultCode code,
                             const std::string& reason) {
  Record place;
  place.file = assignment.file;
  place.line = assignment.what.line;
  place.entry.id = assignment.what.id;
  note(place, {"note", code}, reason);
}

void Intake::note_line(const std::string& file, std::size_t line, const std::string& what) {
  Record place;
  place.file = file;
  place.line = line;
  note(place, {"note", FaultCode::passed_over}, what);
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

/// Of articles that the record shows to be one, all but the first began with records that were
/// taken for new ones.
void Intake::note_united(const Record& record, const std::vector<Match>& matches) {
  const Match& first = matches.front();
  for (auto match = matches.begin() + 1; match != matches.end(); ++match) {
    const SameBy by = match->by == SameBy::id ? first.by : match->by;
    note_duplicate(record_of(match->first), {first.first, by},
                   {"is the same article as '" + articles_.id(first.first) + "': " + record.file +
                    ':' + std::to_string(record.line) + " has the " + told(*match) +
                    " of this and the " + told(first) + " of that"},
                   fate_of_same());
  }
}

void Intake::note_duplicate(const Record& record, const Match& match, const Reason& reason,
                            Fate fate) {
  const bool by_id = match.by == SameBy::id;
  const bool kept = fate == Fate::kept;
  ++counts_.duplicates;
  if (kept) ++counts_.kept;
  const auto end = [&]() -> std::string {
    switch (fate) {
      case Fate::left_out:
        return "";
      case Fate::kept:
        return "; kept";
      case Fate::merged:
        return "; merged into it";
    }
    return "";
  };
  tell(record, "duplicate", reason.what + ", in " + place_of(match.first) + reason.besides + end());
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
                                       {"reason", reason.what + reason.besides}};
  report(line_of(line));
}

void Intake::note(const Record& record, const Outcome& outcome, const std::string& reason) {
  tell(record, outcome.name, reason);
  if (!is_reported()) return;
  const nlohmann::ordered_json line = {{"outcome", outcome.name}, {"code", to_string(outcome.code)},
                                       {"file", record.file},     {"line", line_told(record)},
                                       {"id", record.entry.id},   {"reason", reason}};
  report(line_of(line));
}

/// The record has the DOI of a post, or another mark of its article.
void Intake::note_same_article(const Record& record, const Match& first) {
  note_duplicate(record, first,
                 {"has the " + told(first) + " of '" + articles_.id(first.first) + "'"},
                 fate_of_same());
}

/// Nobody can unite two texts about an article.
void Intake::note_other_text(const Record& record, const Match& about) {
  note_duplicate(record, about,
                 {"is about the same article as '" + articles_.id(about.first) +
                  "', with the same " + told(about) + " and a text of its own"},
                 Fate::kept);
}

/// What a notice elsewhere said of the article of a record.
void Intake::note_marks(const Record& record, const std::vector<NoticeMarks::Mark>& marks) {
  for (const NoticeMarks::Mark& mark : marks) {
    note(record, {"note", FaultCode::marked},
         "the article is marked '" + mark.notice + "', as " + mark.by + " says");
  }
}

/// Its place stands for that of the notice: the article's record is gone.
void Intake::note_late(const Record& record, const std::string& id) {
  note(record, {"note", FaultCode::marked},
       "this notice is about '" + id +
           "', which was read too long before it and is not marked; name this source first");
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
  if (report_ != nullptr) *report_ << line << '\n';
  if (options_.listener) options_.listener(line);
}

/// As compilers do, so that an editor leads to the place.
void Intake::tell(const Record& record, const char* outcome, const std::string& reason) {
  if (++told_ > kMostTold && !options_.strict) return;
  err_ << visible_line(record.file + ':' + std::to_string(line_told(record)) + ": " + outcome +
                       ": " + reason)
       << '\n';
}

void Intake::tell_how_many_more() {
  if (told_ > kMostTold && !options_.strict) {
    err_ << "pprsearch-index: and " << told_ - kMostTold << " more records"
         << (options_.report.empty() ? "; --report FILE lists them all"
                                     : ", all in " + visible_line(options_.report))
         << '\n';
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
  if (report_ == nullptr) return;
  try {
    report_->flush_all();
  } catch (const std::system_error& error) {
    throw Error(options_.report + ": cannot be written to its end: " + error.code().message());
  }
}

std::string Intake::place_of(std::size_t number) const {
  return files_[places_[number].file] + ':' + std::to_string(places_[number].line);
}

std::string Intake::summary() const {
  return "read " + std::to_string(counts_.read) + ", accepted " + std::to_string(counts_.accepted) +
         ", repaired " + std::to_string(counts_.repaired) + ", rejected " +
         std::to_string(counts_.rejected) + ", duplicates " + std::to_string(counts_.duplicates) +
         (counts_.kept > 0 ? " (" + std::to_string(counts_.kept) + " kept)" : "") +
         (options_.assignments.empty() ? "" : ", assigned " + std::to_string(counts_.assigned));
}

}  // namespace pprsearch
