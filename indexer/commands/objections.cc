#include "indexer/commands/objections.h"

#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <iterator>
#include <ostream>
#include <utility>

#include "indexer/commands/commands.h"

namespace pprsearch {
namespace {

/// What the published generation reaches; none if there is none that can be asked, and then why.
std::optional<Measures> measures_of_published(const Gate& gate, const std::string& folder,
                                              const std::string& damage, Account& account,
                                              std::ostream& err) {
  std::string reason = damage;
  try {
    if (damage.empty()) return gate.measure(Searcher(folder));
  } catch (const Error& error) {
    reason = error.what();
  }
  account.note("gate: there is no published generation to compare with: " + reason, err);
  return std::nullopt;
}

/// Judgments of entries that are gone, or of another index, look like bad answers.
void note_missing(const Gate& gate, const Searcher& searcher, Account& account, std::ostream& err) {
  const auto [all, missing] = gate.judged_entries(searcher);
  if (missing.empty()) return;
  account.note("gate: " + std::to_string(missing.size()) + " of " + std::to_string(all) +
                   " judged entries are not in the index (" + first_quoted(missing) + ")",
               err);
}

void append(std::vector<Objection> more, std::vector<Objection>& objections) {
  std::move(more.begin(), more.end(), std::back_inserter(objections));
}

}  // namespace

Gates gates_of(const IndexerOptions& options) {
  Gates gates;
  if (options.gate) gates.judged.emplace(*options.gate);
  if (!options.expectations.empty()) gates.expected.emplace(options.expectations);
  return gates;
}

std::vector<Objection> gate_objections(const Gates& gates, const GenerationName& finished,
                                       const std::string& damage, Account& account,
                                       std::ostream& err) try {
  std::vector<Objection> objections;
  if (!gates.judged && !gates.expected) return objections;
  const Searcher searcher(finished.folder, *finished.number);
  if (gates.judged) {
    note_missing(*gates.judged, searcher, account, err);
    account.measures = gates.judged->measure(searcher);
    if (gates.judged->compares()) {
      account.published_measures =
          measures_of_published(*gates.judged, finished.folder, damage, account, err);
    }
    append(gates.judged->shortfalls(*account.measures, account.published_measures), objections);
    if (objections.empty()) account.gate = to_text(*account.measures);
  }
  if (gates.expected) append(gates.expected->unmet(searcher), objections);
  return objections;
} catch (const Error& error) {
  throw Error("gate: " + std::string(error.what()) + "; " + kept(finished));
}

Objection too_many_rejected(const IndexerOptions& options, const Intake& intake) {
  Objection objection{"rejected", intake.too_many_rejected()};
  if (objection.message.empty()) return objection;
  objection.measure = "rejected";
  objection.value = static_cast<double>(intake.counts().rejected);
  objection.required = options.max_rejected.most_of(intake.counts().read);
  return objection;
}

std::string kept(const GenerationName& finished) {
  return "generation " + std::to_string(*finished.number) + " is kept, and not published";
}

void require_none(const std::vector<Objection>& objections, const GenerationName& finished,
                  std::ostream& err) {
  if (objections.empty()) return;
  for (const Objection& objection : objections) {
    err << "pprsearch-index: " << Error(objection.message).what() << '\n';
  }
  throw Error(kept(finished) + "; to publish it all the same: " +
              publish_command(*finished.number, finished.folder));
}

}  // namespace pprsearch
