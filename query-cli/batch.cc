#include "query-cli/batch.h"

#include <pprsearch/evaluation.h>
#include <pprsearch/json.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>

#include "query-cli/printers.h"

namespace pprsearch {
namespace {

using Format = QueryCliOptions::Format;

void print_hits(const NamedQuery& query, const SearchResult& result, const QueryCliOptions& options,
                std::ostream& out) {
  if (options.format == Format::json) {
    out << to_json(result, query.id) << '\n';
    return;
  }
  if (options.format == Format::ids) {
    print_records(result, options, out);
    return;
  }
  for (const Hit& hit : result.hits) {
    std::array<char, 40> score{};
    std::snprintf(score.data(), score.size(), "%.17g", hit.score);
    out << query.id << " Q0 " << trec_id(hit.id) << ' ' << hit.rank << ' ' << score.data()
        << " pprsearch\n";
  }
}

std::string figures(const Measures& m) {
  std::array<char, 120> line{};
  std::snprintf(line.data(), line.size(), "%8.4f %8.4f %10.4f %8.4f %8.4f", m.ndcg_10, m.map,
                m.recall_100, m.p_10, m.mrr_10);
  return line.data();
}

nlohmann::ordered_json json_of(const Measures& m) {
  return {{"ndcg@10", m.ndcg_10},
          {"map", m.map},
          {"recall@100", m.recall_100},
          {"p@10", m.p_10},
          {"mrr@10", m.mrr_10}};
}

void print_table(const std::map<std::string, Measures>& queries, const Measures& all,
                 std::ostream& out) {
  out << "query     nDCG@10      MAP Recall@100     P@10   MRR@10\n";
  for (const auto& [id, measures] : queries) {
    out << id << std::string(id.size() < 9 ? 9 - id.size() : 1, ' ') << figures(measures) << '\n';
  }
  out << "mean     " << figures(all) << '\n';
}

void print_json(const std::map<std::string, Measures>& queries, const Measures& all,
                std::ostream& out) {
  for (const auto& [id, measures] : queries) {
    nlohmann::ordered_json line = json_of(measures);
    line["query_id"] = id;
    out << line.dump() << '\n';
  }
  out << nlohmann::ordered_json{{"format_version", 1}, {"mean", json_of(all)}}.dump() << '\n';
}

}  // namespace

bool run_batch(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out) {
  const SearchOptions asked =
      options.format == Format::json ? options.search : for_rankings(options.search);
  bool found = false;
  for (const NamedQuery& query : load_queries(options.queries)) {
    const SearchResult result = answer(searcher, query, asked);
    print_hits(query, result, options, out);
    found = found || result.total > 0;
  }
  return found;
}

bool run_evaluation(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out) {
  const Judgments judgments = load_judgments(options.judgments);
  const auto measured =
      evaluate(searcher, load_queries(options.queries), judgments, options.search);
  const Measures all = mean(measured, judgments);
  const auto shown = options.per_query ? measured : std::map<std::string, Measures>();
  if (options.format == Format::json) {
    print_json(shown, all, out);
  } else {
    print_table(shown, all, out);
  }
  return all.map > 0;
}

}  // namespace pprsearch
