#include <pprsearch/error.h>
#include <pprsearch/searcher.h>
#include <pprsearch/topic_suggester.h>

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include "base/controls.h"
#include "formats/proposals_yaml.h"
#include "indexer/commands/account.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/reading.h"
#include "indexer/commands/replacement_file.h"
#include "indexer/intake/intake.h"

namespace pprsearch {
namespace {

constexpr char kHead[] =
    "# Topics and types of research that pprsearch-index suggest-topics proposes.\n"
    "# Correct them, and give this file to build and check: --assign FILE.\n"
    "# What stands behind '#' is not read: reasons, and weak proposals. An entry that is not here\n"
    "# keeps what its source says; 'topics: []' gives it none.\n";

/// Entries of the sources, and those of the index besides, which are judged ones.
struct Collected {
  std::vector<Entry> entries;
  std::size_t of_sources = 0;
};

/// Adds the published entries of the index, if one is named. One that is not there yet is not a
/// fault: somebody who starts has none.
void add_published(const std::string& index, std::vector<Entry>& entries, std::ostream& err) {
  if (index.empty()) return;
  try {
    Searcher(index).each([&](const Entry& entry) {
      entries.push_back(entry);
      return true;
    });
  } catch (const IndexError& error) {
    if (error.kind() != ErrorKind::no_index) throw;
    tell_note(std::string(error.what()) + ": the sources alone are learned from", err);
  }
}

bool wants_topics(const Entry& entry) { return entry.topics.empty(); }
bool wants_types(const Entry& entry) { return entry.research_types.empty(); }

/// What each entry of the sources lacks; how many lack something.
std::size_t write_proposals(const Collected& collected, const TopicSuggester& suggester,
                            std::size_t most, std::ostream& out) {
  std::size_t lacking = 0;
  out << kHead;
  for (std::size_t at = 0; at < collected.of_sources && out; ++at) {
    const Entry& entry = collected.entries[at];
    if (!wants_topics(entry) && !wants_types(entry)) continue;
    Proposals proposals = suggester.suggest(entry, most);
    if (!wants_topics(entry)) proposals.topics.clear();
    if (!wants_types(entry)) proposals.research_types.clear();
    out << '\n' << to_yaml(entry, proposals);
    ++lacking;
  }
  out.flush();
  return lacking;
}

Collected collect(Reading& reading, const WriterOptions& vocabulary, std::ostream& err,
                  IntakeCounts& counts) {
  const IndexerOptions& options = reading.options();
  Collected collected;
  Account account;
  IntakeOptions wanted;
  wanted.taxonomy = vocabulary.taxonomy;
  wanted.crosswalk = vocabulary.crosswalk;
  wanted.assignments = load_assignments(options, vocabulary.taxonomy, account, err);
  Intake intake([&](const Entry& entry) { collected.entries.push_back(entry); }, std::move(wanted),
                reading.messages());
  reading.read_into(intake);
  reading.progress().clear();
  counts = intake.counts();
  collected.of_sources = collected.entries.size();
  add_published(options.index, collected.entries, err);
  return collected;
}

}  // namespace

int suggest_topics(const IndexerOptions& given, std::ostream& out, std::ostream& err) {
  Reading reading(given, err);
  const IndexerOptions& options = reading.options();
  const WriterOptions vocabulary = writer_options(options);
  IntakeCounts counts;
  const Collected collected = collect(reading, vocabulary, err, counts);
  const TopicSuggester suggester(collected.entries, vocabulary.taxonomy, vocabulary.thesaurus);
  std::size_t lacking = 0;
  const auto write = [&](std::ostream& file) {
    lacking = write_proposals(collected, suggester, options.proposals, file);
  };
  if (options.output.empty()) {
    write(out);
  } else {
    write_whole(options.output, write);
  }
  const auto judged = std::ranges::count_if(collected.entries, [](const Entry& entry) {
    return !wants_topics(entry) || !wants_types(entry);
  });
  err << visible_line(told_vocabularies(options.vocabularies, vocabulary)) << '\n'
      << lacking << " of " << collected.of_sources
      << " entries lack topics or types of research; learned from " << judged << '\n';
  return counts.rejected > 0 ? kRejected : kAllWell;
}

}  // namespace pprsearch
