#pragma once

#include <pprsearch/export.h>
#include <pprsearch/searcher.h>

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// How good a ranking is, by judged queries. Any number of threads may call the functions at once.

namespace pprsearch {

/// A query, and the name under which its judgments know it.
struct PPRSEARCH_EXPORT NamedQuery {
  std::string id;
  std::string text;
};

/// How relevant people found entries to queries: query id, entry id, grade (0 = not relevant).
/// An entry without a grade counts as not relevant.
using Judgments = std::map<std::string, std::map<std::string, int>, std::less<>>;

/// One answer of a ranking.
struct PPRSEARCH_EXPORT RankedEntry {
  std::string id;
  double score = 0;
};

/// How good rankings are, as trec_eval 9 computes it. Each measure is from 0 to 1. Equal scores
/// are ordered by id, the greater first, whatever the ranking itself did.
struct PPRSEARCH_EXPORT Measures {
  double ndcg_10 = 0;     ///< linear gain, discount log2(rank + 1) (ndcg_cut_10)
  double map = 0;         ///< mean average precision
  double recall_100 = 0;  ///< share of the relevant entries among the first 100
  double p_10 = 0;        ///< relevant entries among the first ten, divided by ten
  double mrr_10 = 0;      ///< 1 / rank of the first relevant entry; 0 beyond rank ten
};

/// A measure, by its name in options and JSON.
struct PPRSEARCH_EXPORT NamedMeasure {
  std::string_view name;
  std::string_view title;  ///< as people write it
  double Measures::*member;
};
/// All of them, in their order.
inline constexpr std::array<NamedMeasure, 5> kMeasures = {{
    {"ndcg@10", "nDCG@10", &Measures::ndcg_10},
    {"map", "MAP", &Measures::map},
    {"recall@100", "Recall@100", &Measures::recall_100},
    {"p@10", "P@10", &Measures::p_10},
    {"mrr@10", "MRR@10", &Measures::mrr_10},
}};
static_assert(sizeof(Measures) == kMeasures.size() * sizeof(double), "each measure has a name");

/// Reads lines `query-id TAB text`; empty lines are passed over. Throws Error, which names the
/// line, for a line without a tab, an empty id or one with a blank, and an id that comes twice.
PPRSEARCH_EXPORT std::vector<NamedQuery> parse_queries(std::string_view text);

/// An entry's id as one word, for TREC's files, where blanks separate columns. A blank is written
/// %20, and a % that would be read as an escape (before 20 or 25) is written %25. Two ids never
/// become the same, and most stay as they are.
PPRSEARCH_EXPORT std::string trec_id(std::string_view id);
/// The id that trec_id() made the word of.
PPRSEARCH_EXPORT std::string id_of_trec(std::string_view word);

/// Reads lines `query-id iteration entry-id grade`, as TREC has them. Throws Error, which names the
/// line, for a line of another form.
PPRSEARCH_EXPORT Judgments parse_judgments(std::string_view text);

/// The same from a file. Throws Error, which names the file; also if the file is empty or cannot be
/// read.
PPRSEARCH_EXPORT std::vector<NamedQuery> load_queries(const std::string& path);
/// The same from a file. Throws as load_queries() does.
PPRSEARCH_EXPORT Judgments load_judgments(const std::string& path);

/// Measures one ranking by the grades of its query. All measures are 0 if no grade is above 0.
PPRSEARCH_EXPORT Measures measure(std::vector<RankedEntry> ranking,
                                  const std::map<std::string, int>& grades);

/// The mean of the measures over the queries of `judgments` that have a relevant entry. A query
/// that `measured` lacks counts as zero.
PPRSEARCH_EXPORT Measures mean(const std::map<std::string, Measures>& measured,
                               const Judgments& judgments);

/// `options`, changed for rankings alone: hits are ids and scores, and nothing is suggested.
/// Queries may be as long as those of collections, which may be whole abstracts: 64 KiB and 4096
/// words.
PPRSEARCH_EXPORT SearchOptions for_rankings(SearchOptions options);

/// The answer to a named query. Throws Error, which names the query, if strict reading refuses it
/// or it passes a limit; otherwise as Searcher::search() does.
PPRSEARCH_EXPORT SearchResult answer(const Searcher& searcher, const NamedQuery& query,
                                     const SearchOptions& options);

/// Asks those of `queries` that have judgments, and measures the first thousand entries of each
/// ranking. The result is by query id, for mean(). Judgments may have an entry's id as it is or as
/// trec_id() writes it. Throws as answer() does.
PPRSEARCH_EXPORT std::map<std::string, Measures> evaluate(const Searcher& searcher,
                                                          const std::vector<NamedQuery>& queries,
                                                          const Judgments& judgments,
                                                          const SearchOptions& options = {});

}  // namespace pprsearch
