#pragma once

#include <pprsearch/export.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// A query with the name its judgments know it by.
struct PPRSEARCH_EXPORT NamedQuery {
  std::string id;
  std::string text;
};

/// How relevant people found entries to queries: query id, entry id, grade
/// (0 = not relevant). Entries without a grade count as not relevant.
using Judgments = std::map<std::string, std::map<std::string, int>, std::less<>>;

/// One answer of a ranking.
struct PPRSEARCH_EXPORT RankedEntry {
  std::string id;
  double score = 0;
};

/// How good rankings are, as trec_eval 9 computes it: ties of score are broken by
/// id, the greater first, whatever the ranking itself did.
struct PPRSEARCH_EXPORT Measures {
  double ndcg_10 = 0;     ///< linear gain, discount log2(rank + 1) (ndcg_cut_10)
  double map = 0;         ///< mean average precision
  double recall_100 = 0;  ///< share of the relevant entries among the first 100
  double p_10 = 0;        ///< share of the first ten that is relevant
  double mrr_10 = 0;      ///< 1 / rank of the first relevant one, 0 beyond ten
};

/// Lines `query-id TAB text`; empty lines are passed over. Throws Error, naming
/// the line, for one without a tab, for an id with a blank, and for one that comes twice.
PPRSEARCH_EXPORT std::vector<NamedQuery> parse_queries(std::string_view text);

/// An entry's id as one word, for TREC's files, whose lines are parted at blanks: a blank is
/// written %20, and a % that would read as such (before 20 or 25) is written %25. No two ids
/// become the same, and most stay as they are.
PPRSEARCH_EXPORT std::string trec_id(std::string_view id);

/// Lines `query-id iteration entry-id grade`, as TREC has them. Throws Error, naming the line.
PPRSEARCH_EXPORT Judgments parse_judgments(std::string_view text);

/// The same of a file. Throws Error that names the file, also where it cannot be read or is empty.
PPRSEARCH_EXPORT std::vector<NamedQuery> load_queries(const std::string& path);
PPRSEARCH_EXPORT Judgments load_judgments(const std::string& path);

/// Measures of one ranking against the grades of its query.
PPRSEARCH_EXPORT Measures measure(std::vector<RankedEntry> ranking,
                                  const std::map<std::string, int>& grades);

/// Their mean over the queries of `judgments` that have a relevant entry; one
/// that `measured` lacks counts as zero.
PPRSEARCH_EXPORT Measures mean(const std::map<std::string, Measures>& measured,
                               const Judgments& judgments);

/// `options` for rankings alone: hits are ids and scores, nothing is suggested, and queries
/// may be as long as those of collections, which are whole abstracts.
PPRSEARCH_EXPORT SearchOptions for_rankings(SearchOptions options);

/// The answer to a named query. Throws Error that names the query where it cannot be asked.
PPRSEARCH_EXPORT SearchResult answer(const Searcher& searcher, const NamedQuery& query,
                                     const SearchOptions& options);

/// Asks those of `queries` that have judgments, and measures the first thousand entries of
/// each ranking: by query id, for mean(). Judgments may have an entry's id as it is or as
/// trec_id() writes it. Throws as answer() does.
PPRSEARCH_EXPORT std::map<std::string, Measures> evaluate(const Searcher& searcher,
                                                          const std::vector<NamedQuery>& queries,
                                                          const Judgments& judgments,
                                                          const SearchOptions& options = {});

}  // namespace pprsearch
