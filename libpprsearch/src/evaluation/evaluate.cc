#include <pprsearch/error.h>
#include <pprsearch/evaluation.h>

#include <cstdint>
#include <system_error>
#include <utility>

#include "base/files.h"

namespace pprsearch {
namespace {

/// What trec_eval takes, and what there are figures of other programs for.
constexpr std::size_t kEvaluationDepth = 1000;

/// Queries and judgments are read whole.
constexpr std::uint64_t kMostFileBytes = std::uint64_t{1} << 30;

std::string text_of(const std::string& path) {
  try {
    std::string text = read_file(path, kMostFileBytes, Readable::anything);
    if (text.empty()) throw Error(path + ": is empty");
    return text;
  } catch (const std::system_error& error) {
    const bool missing = error.code() == std::errc::no_such_file_or_directory;
    throw Error(path + ": cannot be read: " + error.code().message(),
                missing ? ErrorKind::not_found : ErrorKind::system);
  }
}

/// `parse` of a file's text; what it refuses is told with the file's name.
template <typename Parse>
auto parse_file(const std::string& path, Parse parse) {
  const std::string text = text_of(path);
  try {
    return parse(text);
  } catch (const LineError& error) {
    throw LineError(error.line(), error.reason(), path);
  }
}

}  // namespace

std::vector<NamedQuery> load_queries(const std::string& path) {
  return parse_file(path, parse_queries);
}

Judgments load_judgments(const std::string& path) { return parse_file(path, parse_judgments); }

SearchOptions for_rankings(SearchOptions options) {
  options.entries = false;
  options.suggest = false;
  options.limits.query_bytes = std::size_t{1} << 16;
  options.limits.words = 4096;
  return options;
}

SearchResult answer(const Searcher& searcher, const NamedQuery& query,
                    const SearchOptions& options) {
  try {
    return searcher.search(query.text, options);
  } catch (const QuerySyntaxError& error) {
    throw Error("query '" + query.id + "': " + error.what(), error.kind());
  } catch (const LimitError& error) {
    throw Error("query '" + query.id + "': " + error.what(), error.kind());
  }
}

std::map<std::string, Measures> evaluate(const Searcher& searcher,
                                         const std::vector<NamedQuery>& queries,
                                         const Judgments& judgments, const SearchOptions& options) {
  SearchOptions asked = for_rankings(options);
  asked.limit = kEvaluationDepth;
  std::map<std::string, Measures> measured;
  for (const NamedQuery& query : queries) {
    const auto grades = judgments.find(query.id);
    if (grades == judgments.end()) continue;
    std::vector<RankedEntry> ranking;
    for (const Hit& hit : answer(searcher, query, asked).hits) {
      const bool as_it_is = grades->second.contains(hit.id);
      ranking.push_back({as_it_is ? hit.id : trec_id(hit.id), hit.score});
    }
    measured[query.id] = measure(std::move(ranking), grades->second);
  }
  return measured;
}

}  // namespace pprsearch
