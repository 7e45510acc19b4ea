#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <deque>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/answer/matched_names.h"
#include "search/answer/snippet.h"
#include "search/backend.h"
#include "search/counts.h"
#include "search/engine.h"
#include "search/plan/plan.h"
#include "search/rank/ranking_constants.h"
#include "search/reading/reference_reader.h"

namespace pprsearch {

/// "alliance (12 entries)".
std::string with_total(const std::string& query, std::size_t total);

/// One search, from one generation. At most one of the three runs is called, once. If the time is
/// up, the result says `cut_short`. For one thread.
class Search {
 public:
  /// What it is given must live longer.
  Search(const Answering& answering, std::string_view text, const SearchOptions& options,
         const RankingConstants& constants);
  Search(const Search&) = delete;  // the engine knows where its parts are
  Search& operator=(const Search&) = delete;

  /// Before a run: the hits are not part of the result, but are given by next_hit(). If the time is
  /// limited, they are read before all that comes later, as those of a result are.
  void leave_hits() { hits_in_result_ = false; }

  /// Of a text and what it was parsed as; it may refer to certain entries.
  void run(std::string_view text, const ParsedQuery& parsed);
  /// Of a query that was built.
  void run(const ParsedQuery& parsed);

  /// Of entries like that one.
  void run_similar(EntryNumber source);

  /// How many entries a corrected query finds; nullopt if it cannot be told.
  std::optional<std::size_t> total_of(const std::string& corrected);

  SearchResult& result() { return result_; }
  /// The next hit of the page; nullopt behind the last one, and behind the last one that the time
  /// was enough for.
  std::optional<Hit> next_hit();

 private:
  /// Whether the plan finds any entry before the filters.
  bool find(const std::shared_ptr<const Plan>& plan);

  /// Takes a step, unless the time is up before it is done.
  template <typename Step>
  void in_time(Step step);

  PageRequest page_request();
  void add_answers();
  void read_hits();
  std::optional<Hit> read_hit();
  Hit hit(EntryNumber number);
  void add_suggestions(const Query& query, const Plan& plan);
  void add_reading(const std::string& corrected);
  void explain_nothing(const Query& query);

  IndexReader::Session session_;
  Counts counts_;
  const SearchOptions& options_;
  Deadline deadline_;
  bool hits_in_result_ = true;
  std::unique_ptr<Engine> engine_;
  std::shared_ptr<const Plan> plan_;
  std::unique_ptr<Findings> found_;
  std::unique_ptr<ReferenceReader> references_;  ///< of a text
  std::optional<SnippetMaker> snippets_;
  std::optional<NameMarker> names_;
  Page page_;
  std::size_t read_ = 0;     ///< hits of the page
  std::deque<Hit> waiting_;  ///< for next_hit()
  SearchResult result_;
};

}  // namespace pprsearch
