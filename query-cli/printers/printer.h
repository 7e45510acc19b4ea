#pragma once

#include <pprsearch/error.h>
#include <pprsearch/evaluation.h>
#include <pprsearch/generation.h>
#include <pprsearch/receipt.h>
#include <pprsearch/searcher.h>
#include <pprsearch/strategy.h>

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query-cli/task.h"

// The output formats
// ------------------
// A format is a file here and a row of the table in printers.cc. The file says how the answer of
// each task is printed; a task that it has no function for does not take the format, which help,
// refusals and tests derive from that. Nobody else knows a format by name.

namespace pprsearch {

/// What an answer shows of what was found. Tables have other columns for each.
enum class Shown : std::uint8_t { hits, facets, totals };

/// What tells of hits that an older generation did not find.
struct NewSince {
  Generation generation;  ///< the older one
  std::size_t all = 0;    ///< entries that the question finds now, old ones as well
};

struct PrintOptions {
  bool color = false;     ///< with terminal colours
  bool null = false;      ///< ids end with NUL
  std::size_t width = 0;  ///< columns of the terminal; 0 = there is none
  std::map<std::string, std::string> topic_labels = {};  ///< by slug
  std::vector<std::string> fields = {};                  ///< of --fields; empty = what is usual
  Shown shown = Shown::hits;
  bool with_hits = false;  ///< of a strategy: what its last line found, too
  bool batch = false;      ///< many queries are answered: tables have their ids in front
  AnswerReader* answer =
      nullptr;  ///< has the hits of the result; nullptr = the result has them itself
  const NewSince* new_since = nullptr;            ///< the hits are the new ones; nullptr = all are
  std::vector<std::string>* shown_ids = nullptr;  ///< gets the id of each hit as it is shown
};

/// What PrintOptions has of an index: the topics' labels by slug.
std::map<std::string, std::string> topic_labels_of(const Searcher& searcher);

/// Shows `visit` the hits of an answer in their order, one at a time.
template <typename Visit>
void for_each_hit(const SearchResult& result, const PrintOptions& options, Visit visit) {
  const auto show = [&](const Hit& hit) {
    visit(hit);
    if (options.shown_ids != nullptr) options.shown_ids->push_back(hit.id);
  };
  for (const Hit& hit : result.hits) show(hit);
  if (options.answer == nullptr) return;
  while (const std::optional<Hit> hit = options.answer->next()) show(*hit);
}

/// How well queries of a file are answered.
struct Evaluation {
  std::map<std::string, Measures> queries;  ///< those to be listed, by id
  Measures mean;                            ///< of all of them
};

/// A format, and how it prints the answer of each task.
struct Printer {
  std::string name;
  std::string help = {};  ///< what the help says behind the name
  /// Of the options that not every format shows something of, those that this one does.
  std::vector<std::string> options = {};
  bool needs_entries = true;      ///< of hits it prints more than ids and scores
  bool has_diagnostics = false;   ///< of the query; else they are said beside the answer
  bool has_facets_alone = false;  ///< if facets are asked for, it prints them in place of hits
  bool makes_visible = false;     ///< it shows by name itself what would command a terminal
  bool has_empty_answer = false;  ///< why nothing was found; else that is said beside the answer

  bool has_replies = false;  ///< in a batch, it answers requests that are not searches

  /// What comes before an answer, or the first of a batch: the names of columns. Most have none.
  std::function<void(const PrintOptions&, std::ostream&)> head = nullptr;
  /// Of a search, and of what is similar.
  std::function<void(const SearchResult&, const PrintOptions&, std::ostream&)> result = nullptr;
  /// `query_id` is empty if one query alone is asked.
  std::function<void(const std::string& query_id, std::size_t total, std::ostream&)> count =
      nullptr;
  std::function<void(const std::vector<Entry>&, const PrintOptions&, std::ostream&)> entries =
      nullptr;
  std::function<void(const std::vector<Completion>&, std::ostream&)> completions = nullptr;
  /// Of one query of many.
  std::function<void(const NamedQuery&, const SearchResult&, const PrintOptions&, std::ostream&)>
      answer = nullptr;
  /// What is wrong with one query of many; of nullptr, it is said on standard error.
  std::function<void(const std::string& query_id, const Error&, std::ostream&)> fault = nullptr;
  std::function<void(const Evaluation&, std::ostream&)> evaluation = nullptr;
  std::function<void(const Generation&, std::ostream&)> generation = nullptr;
  std::function<void(const StrategyResult&, const PrintOptions&, std::ostream&)> strategy = nullptr;
  std::function<void(const Translation&, std::ostream&)> translation = nullptr;
  std::function<void(const Replay&, std::ostream&)> replay = nullptr;
};

/// Every format, in the order of the help; the first that prints a task's answer is its default.
const std::vector<Printer>& printers();

/// The format of that name, which must be one.
const Printer& printer_named(std::string_view name);

/// Whether a format prints the answer of a task.
bool prints(const Printer& printer, Task task);

}  // namespace pprsearch
