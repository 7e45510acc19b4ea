#include "indexer/commands/loss.h"

#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>

#include "indexer/intake/intake.h"

namespace pprsearch {

// An entry is lost if no record has its id any longer. Entries of new ids do not make up for it:
// the id is what links, judgments and exports name it by. A record that became part of another,
// as duplicates do when they are merged, was there and is not lost.
//
// A source that goes bad loses many entries at once; whoever edits a small collection deletes one.
// So one entry may always go, and it takes more than one and more than a tenth to be too many.

std::string Loss::to_text() const {
  if (ids.empty()) return {};
  return "lost " + std::to_string(ids.size()) + " of " + std::to_string(published->entries) +
         " published entries";
}

Objection Loss::objection(const RejectionLimit& limit) const {
  if (ids.empty()) return {};
  const std::uint64_t all = published->entries;
  const bool is_too_many = limit.count && ids.size() > *limit.count;
  if (!is_too_many && !limit.is_passed(ids.size(), all)) return {};
  Objection objection{"lost", to_text() + " (" + first_quoted(ids) + "), more than "};
  objection.message +=
      limit.is_default ? "a tenth" : "--max-removed " + limit.to_text() + " allows";
  objection.message += "; --allow-shrink publishes all the same";
  objection.measure = "lost";
  objection.value = static_cast<double>(ids.size());
  objection.required = limit.most_of(all);
  return objection;
}

std::string Loss::note() const {
  if (fault.empty()) return {};
  return "what is lost is not known, for the published generation " +
         (published ? std::to_string(published->number) + " " : "") + "cannot be read: " + fault;
}

namespace {

/// Why the generation that the folder names as published is not among those there are; empty if
/// it names none.
std::string fault_of_published(const std::string& folder) {
  try {
    const Searcher searcher(folder);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::no_index) return error.what();
  }
  return {};
}

}  // namespace

Loss find_loss(const std::string& folder, const IndexWriter& writer, const IsTaken& is_taken) {
  Loss loss;
  const std::vector<GenerationStatus> list = list_generations(folder);
  const auto status = std::ranges::find_if(list, &GenerationStatus::published);
  if (status == list.end()) {
    loss.fault = fault_of_published(folder);
    return loss;
  }
  loss.published = status->generation;
  loss.fault = status->fault;
  if (!loss.fault.empty()) return loss;
  try {
    loss.ids = writer.lost_ids();
    std::erase_if(loss.ids, is_taken);
  } catch (const Error& error) {  // a damaged index must not stop the build that replaces it
    loss.fault = error.what();
  }
  return loss;
}

}  // namespace pprsearch
