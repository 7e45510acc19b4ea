#pragma once

#include <pprsearch/index_writer.h>

#include <iosfwd>
#include <string>
#include <vector>

#include "formats/list_faults.h"
#include "formats/reading_options.h"
#include "indexer/commands/account.h"
#include "indexer/input/progress.h"
#include "indexer/input/sources.h"
#include "indexer/intake/assignments.h"
#include "indexer/intake/intake.h"
#include "indexer/options.h"
#include "indexer/vocabulary/vocabulary_files.h"

namespace pprsearch {

// What the commands that read sources do alike.

/// Reads all sources into an intake, and shows how far it is.
class Reading {
 public:
  /// Finds the files and chooses the vocabularies. Throws Error for what cannot be read so.
  Reading(const IndexerOptions& given, std::ostream& err);

  /// As given, with the vocabularies that suit the sources.
  const IndexerOptions& options() const { return options_; }

  /// What was told of the options, a sentence each.
  const std::vector<std::string>& notes() const { return notes_; }

  std::ostream& messages() { return progress_.messages(); }
  Progress& progress() { return progress_; }

  void read_into(Intake& intake);

 private:
  std::vector<std::string> notes_;
  std::vector<SourceFile> files_;
  IndexerOptions options_;
  Progress progress_;
  std::vector<SaidColumn> columns_;
};

/// What the options say about writing, with the vocabularies that they name.
WriterOptions writer_options(const IndexerOptions& options);

/// One line: which vocabularies are used, and what is in them.
std::string told_vocabularies(const VocabularyFiles& files, const WriterOptions& vocabulary);

/// The faults of a file that a user wrote, as lines of a report.
void add_faults(const ListFaults& list, Account& account);

/// The text of a file that a user wrote. Throws Error if it cannot be read.
std::string text_of_list(const std::string& path);

/// What the files of --assign say. If there is a fault in them, tells all of them, and throws
/// Error.
Assignments load_assignments(const IndexerOptions& options, const Taxonomy& taxonomy,
                             Account& account, std::ostream& err);

}  // namespace pprsearch
