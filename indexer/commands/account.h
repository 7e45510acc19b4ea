#pragma once

#include <pprsearch/evaluation.h>
#include <pprsearch/generation.h>

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "indexer/commands/objection.h"
#include "indexer/intake/intake.h"

namespace pprsearch {

/// Tells a note of a command. Gives back the text as it was told.
std::string tell_note(const std::string& text, std::ostream& err);

/// What build and check come to, for a program that reads it.
struct Account {
  std::string command;
  IntakeCounts counts = {};
  std::vector<std::string> records = {};  ///< the report's lines, of JSON
  std::size_t records_left_out = 0;       ///< past kMostRecords
  std::string vocabularies = {};          ///< which were used, in a line
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
  std::optional<Generation> generation = {};  ///< of build, once it is finished
  bool published = false;
  std::size_t lost = 0;      ///< published entries that the generation lacks
  std::string changes = {};  ///< what it changes in the published one, in words; empty = nothing
  std::string gate = {};     ///< the measures that passed it; empty = no gate
  std::optional<Measures> measures = {};            ///< of the finished generation, with a gate
  std::optional<Measures> published_measures = {};  ///< of the published one, if it is compared
  bool unchanged = false;                  ///< nothing was built: `generation` is the published one
  std::vector<std::string> notes = {};     ///< as they were told
  std::vector<Objection> objections = {};  ///< why it was not published
  std::string error = {};                  ///< why the command stopped; empty = it did not

  static constexpr std::size_t kMostRecords = 100'000;

  /// Since it was begun.
  double seconds() const;

  /// Tells a note, and keeps it.
  void note(const std::string& text, std::ostream& err);

  /// Keeps a line of the report, of the first so many.
  void add_record(const std::string& line);
};

/// One JSON object over several lines, a record a line. docs/source-formats.md names its members.
std::string to_json(const Account& account);

}  // namespace pprsearch
