#pragma once

#include <pprsearch/classifier.h>
#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/file_stream.h"
#include "formats/record.h"
#include "formats/unique_ids.h"
#include "indexer/intake/assignments.h"
#include "indexer/intake/duplicate_merger.h"
#include "indexer/intake/duplicates.h"
#include "indexer/intake/notice_marks.h"
#include "indexer/intake/rejection_limit.h"
#include "indexer/intake/retractions.h"
#include "indexer/intake/waiting_records.h"

namespace pprsearch {

struct IntakeOptions {
  Taxonomy taxonomy = {};
  Crosswalk crosswalk = {};
  RetractionList retractions = {};
  Assignments assignments = {};  ///< of editors, without faults
  std::string report = {};  ///< file for a line of JSON a record not simply accepted; empty = none
  /// Gets the same lines as the report, without their ends; empty = nobody does.
  std::function<void(const std::string&)> listener = {};
  bool strict = false;  ///< a rejected record is a fault of the whole, once all are read
  RejectionLimit max_rejected = {};
  bool merge_duplicates = false;  ///< make one entry of all those of an article
  std::vector<IdPair> keep_apart =
      {};  ///< entries that are of different articles, whatever they share
  /// When and why an entry of that id was forgotten, "2026-11-24T05:28:54Z (retracted)"; empty if
  /// it was not.
  std::function<std::string(std::string_view id)> forgotten = {};
  /// Where files without names are made, of what need not be in memory; empty = where those for
  /// temporary files are (TMPDIR).
  std::string folder = {};
};

/// What became of the records.
struct IntakeCounts {
  std::size_t read = 0;
  std::size_t accepted = 0;
  std::size_t repaired = 0;  ///< of those that were accepted
  std::size_t rejected = 0;
  std::size_t duplicates = 0;
  std::size_t kept = 0;      ///< duplicates that are entries all the same
  std::size_t assigned = 0;  ///< of those that were accepted, those that an editor gave something
};

/// The first three, in quotes: "'Humans', 'Adult', 'Male' and 1 more".
std::string first_quoted(const std::vector<std::string>& names);

/// Takes in the records of the sources, sorts their topics, types and keywords by taxonomy and
/// crosswalk, and keeps account of them: each is accepted,
/// repaired and accepted, rejected, or a duplicate. A duplicate by id is left out; one by
/// DOI, PMID, title or place is reported and kept, or merged into the first. Where a record shows
/// that two articles are one, the first record of the later one is told of then, as the duplicate
/// it is.
class Intake {
 public:
  /// Gives an entry to the index. Throws EntryError.
  using Store = std::function<void(const Entry&)>;

  /// Throws Error where the report cannot be written.
  Intake(Store store, IntakeOptions options, std::ostream& err);

  /// Throws Error at a rejected record that is one too many, if a number of them was set.
  void take(Record record);
  /// To be called after the last record. Throws Error if the report could not be written, and if
  /// any record was rejected though none may be.
  void finish();

  /// A sentence if a larger share of the records was rejected than may be, otherwise empty. To be
  /// asked after finish().
  std::string too_many_rejected() const;
  /// Whether a record of that id was accepted or merged into another. To be asked after finish().
  bool has_taken(std::string_view id) const;
  /// Adds a line to the report for each entry of `generation`, the published one, that has none
  /// of the ids taken. Throws Error if the report could not be written.
  void report_lost(const std::vector<std::string>& ids, std::uint64_t generation);

  /// The ids of accepted entries whose articles were retracted. To be asked after finish().
  const std::vector<std::string>& retracted() const { return retracted_; }
  /// Says of each of these ids that its article was retracted since `generation`, the published
  /// one. Throws Error if the report could not be written.
  void report_retracted(const std::vector<std::string>& ids, std::uint64_t generation);

  /// A sentence for each accepted entry that was forgotten once. To be asked after finish().
  const std::vector<std::string>& come_back() const { return come_back_; }

  /// Memory in use, which grows with the number of records until finish() gives it back.
  std::size_t bytes() const;

  const IntakeCounts& counts() const { return counts_; }
  /// "read 6, accepted 6, repaired 0, rejected 0, duplicates 1 (1 kept)"
  std::string summary() const;

  /// Tells, without counting a record, what is to be said of a line of a file that a user wrote.
  void note_line(const std::string& file, std::size_t line, const std::string& what);

 private:
  using Match = ArticleIndex::Match;

  /// What other records a record is one with, or shares its article with.
  struct Found {
    std::vector<Match> matches;
    std::optional<Match> about;
    std::uint64_t content = 0;  ///< RecordPlace::content
  };

  /// What becomes of a duplicate.
  enum class Fate { left_out, kept, merged };

  /// Where an accepted record stands, and hashes of its topics and types of research, and of all
  /// but its id if that was made.
  struct RecordPlace {
    std::size_t file = 0;
    std::size_t line = 0;
    std::uint64_t names = 0;
    std::uint64_t content = 0;
    bool is_version = false;
  };

  void take_slips(Record& record) const;
  bool was_taken_back(const Record& record) const;
  void prepare(Record& record);
  void classify(Record& record) const;
  void settle_id(Record& record, const Article& article, std::uint64_t content);
  void settle_made_id(Record& record, const Article& article, std::uint64_t content);
  void give_own_id(Record& record, const std::string& own = {});
  std::string id_kept_apart(const std::string& id, const std::string& made_id) const;
  std::string how_to_keep(const Record& record) const;
  bool loses_names(const Record& record, std::size_t kept) const;
  void assign(Record& record);
  void unite(Record& first, const Record& later);
  void tell_given_way(const Record& record, const LaidOver& laid, const PlacedAssignment& by);
  void take_again(const Record& record, std::size_t number);
  void leave_out(const Record& record, std::size_t number);
  void hear_notices(const Record& record);
  void note_repairs(const Record& record);
  void keep(Record& record, const Article& article, const Found& found);
  void remember_place(const Record& record, std::uint64_t content);
  Record record_of(std::size_t number) const;
  std::string place_of(std::size_t number) const;
  void store(Record& record);
  void hear_of_forgotten(const Record& record);
  void reject(const Record& record, const std::string& reason);
  void note_united(const Record& record, const std::vector<Match>& matches);
  Fate fate_of_same() const { return merger_ ? Fate::merged : Fate::kept; }
  /// Why a record is a duplicate, and what is told behind the place of the other one.
  struct Reason {
    std::string what;
    std::string besides = {};
  };
  void note_duplicate(const Record& record, const Match& match, const Reason& reason, Fate fate);
  void note_same_article(const Record& record, const Match& first);
  void note_other_text(const Record& record, const Match& about);
  void note_marks(const Record& record, const std::vector<NoticeMarks::Mark>& marks);
  void note_late(const Record& record, const std::string& id);
  /// The line in which something is wrong, or else that of the record.
  static std::size_t line_told(const Record& record) {
    return record.fault_line == 0 ? record.line : record.fault_line;
  }
  /// What is told of a record, and why, in the words and codes of the report.
  struct Outcome {
    const char* name;
    FaultCode code;
  };
  void note(const Record& record, const Outcome& outcome, const std::string& reason);
  void note_assignment(const PlacedAssignment& assignment, FaultCode code,
                       const std::string& reason);
  bool is_reported() const { return report_ != nullptr || options_.listener; }
  void report(const std::string& line);
  void note_passed_over(const Record& record);
  void tell(const Record& record, const char* outcome, const std::string& reason);
  std::string rejections_over(const std::string& limit) const;
  void keep_ids();
  void tell_how_many_more();
  void tell_unknown_ids();
  void tell_unknown_assignments();
  void require_report();

  Store store_;
  IntakeOptions options_;
  std::ostream& err_;
  std::unique_ptr<FileStream> report_;  ///< null = none
  Classifier classifier_;
  ArticleIndex articles_;
  SpilledArray<RecordPlace> places_;  ///< by the numbers of articles_
  std::vector<std::string> files_;    ///< in the order in which they were read
  std::vector<std::string> retracted_;
  std::vector<std::string> come_back_;
  std::unordered_set<std::string> taken_back_;  ///< ids that a later file deletes
  std::vector<std::uint64_t> taken_ids_;        ///< hashes, sorted, for there may be millions
  IdNumbering numbering_;
  std::unique_ptr<DuplicateMerger> merger_;  ///< where duplicates are merged
  WaitingRecords waiting_;                   ///< where they are not
  NoticeMarks marks_;
  std::size_t stored_ = 0;                   ///< records that nothing can be added to
  std::unordered_set<std::string> refused_;  ///< ids of entries that the index did not take
  /// The assignments of merged entries that have it from a later record, by the first one's id.
  std::unordered_map<std::string, const PlacedAssignment*> from_later_;
  IntakeCounts counts_;  ///< those read that wait for their duplicates, too
  std::size_t told_ = 0;
};

}  // namespace pprsearch
