#include "indexer/offers.h"

#include <pprsearch/generation.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <string>
#include <vector>

namespace pprsearch {
namespace {

/// Whether the number of a generation may stand there: behind an option for one, or as a word of a
/// command that takes them.
bool takes_generation(const TypedLine& line) {
  if (line.option() != nullptr) {
    const bool is_push = !line.words().empty() && line.words().front() == "push";
    return line.option()->name == "generation" || (line.option()->name == "to" && !is_push);
  }
  if (line.words().empty()) return false;
  const auto& tasks = line.table().tasks;
  const auto task = std::ranges::find(tasks, line.words().front(), &TaskRow::name);
  if (task == tasks.end() || line.words().size() > task->most_words) return false;
  // Of `prune` N says how many stay.
  return (task->words == " N" && task->name != "prune") || task->words == " A B";
}

/// Whether an entry's id may stand there.
bool takes_id(const TypedLine& line) {
  return line.option() == nullptr && line.words() == std::vector<std::string>{"forget"} &&
         !line.index().empty();
}

bool is_possible(const TypedLine& line, const GenerationStatus& status) {
  if (!status.fault.empty()) return false;
  return line.option() == nullptr || line.option()->name != "to" || !status.published;
}

std::string help_of(const GenerationStatus& status) {
  const Generation& generation = status.generation;
  return std::to_string(generation.entries) + " entries, " + generation.created +
         (status.published ? ", published" : "");
}

}  // namespace

Offers indexer_offers(const TypedLine& line) {
  Offers offers;
  if (takes_id(line)) {
    constexpr std::size_t kMost = 100;
    for (const std::string& id : Searcher(line.index()).ids(line.beginning(), kMost)) {
      if (!id.starts_with('-')) offers.values.push_back({id, ""});
    }
    return offers;
  }
  if (!takes_generation(line) || line.index().empty()) return offers;
  for (const GenerationStatus& status : list_generations(line.index())) {
    if (!is_possible(line, status)) continue;
    offers.values.push_back({std::to_string(status.generation.number), help_of(status)});
    if (line.option() != nullptr && line.option()->name == "to" && status.published) break;
  }
  return offers;
}

}  // namespace pprsearch
