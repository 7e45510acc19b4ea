#include <pprsearch/json.h>
#include <pprsearch/strategy.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/controls.h"
#include "query-cli/printers/printer.h"

namespace pprsearch {
namespace {

nlohmann::ordered_json json_of(const Measures& measures) {
  nlohmann::ordered_json json;
  for (const auto& [name, title, member] : kMeasures) json[std::string(name)] = measures.*member;
  return json;
}

/// Of one query of many an object, which a program can tell from an error.
void print_count(const std::string& query_id, std::size_t total, std::ostream& out) {
  if (query_id.empty()) {
    out << total << '\n';
    return;
  }
  const nlohmann::ordered_json json{
      {"query_id", query_id}, {"format_version", kFormatVersion}, {"total", total}};
  out << escape_controls(json.dump()) << '\n';
}

void print_new(const SearchResult& result, const NewSince& since, std::ostream& out) {
  auto json = nlohmann::ordered_json::parse(to_json(result));
  json["new_since"] = {{"generation", since.generation.number},
                       {"created", since.generation.created},
                       {"identity", since.generation.identity},
                       {"all", since.all}};
  out << escape_controls(json.dump());
}

void write_answer(const std::string& query_id, const SearchResult& result,
                  const PrintOptions& options, std::ostream& out) {
  if (options.answer != nullptr) {
    write_json(*options.answer, out, query_id);
  } else if (options.new_since != nullptr) {
    print_new(result, *options.new_since, out);
  } else {
    out << to_json(result, query_id);
  }
  out << '\n';
}

void print_measures(const Evaluation& evaluation, std::ostream& out) {
  for (const auto& [id, measures] : evaluation.queries) {
    nlohmann::ordered_json line = json_of(measures);
    line["query_id"] = id;
    out << escape_controls(line.dump()) << '\n';
  }
  out << nlohmann::ordered_json{{"format_version", kFormatVersion},
                                {"mean", json_of(evaluation.mean)}}
             .dump()
      << '\n';
}

void print_translation(const Translation& translation, std::ostream& out) {
  out << to_json(translation) << '\n';
}

}  // namespace

Printer json_printer() {
  return {
      .name = "json",
      .options = {"facets", "snippets", "explain", "hits"},
      .has_diagnostics = true,
      .has_empty_answer = true,
      .has_replies = true,
      .result = [](const SearchResult& result, const PrintOptions& options,
                   std::ostream& out) { write_answer("", result, options, out); },
      .count = print_count,
      .entries =
          [](const std::vector<Entry>& entries, const PrintOptions&, std::ostream& out) {
            for (const Entry& entry : entries) out << escape_controls(to_json(entry)) << '\n';
          },
      .completions = [](const std::vector<Completion>& completions,
                        std::ostream& out) { out << to_json(completions) << '\n'; },
      .answer = [](const NamedQuery& query, const SearchResult& result, const PrintOptions& options,
                   std::ostream& out) { write_answer(query.id, result, options, out); },
      .fault = [](const std::string& query_id, const Error& error,
                  std::ostream& out) { out << to_json(error, query_id) << '\n'; },
      .evaluation = print_measures,
      .generation = [](const Generation& generation,
                       std::ostream& out) { out << to_json(generation) << '\n'; },
      .strategy = [](const StrategyResult& result, const PrintOptions& options,
                     std::ostream& out) { out << to_json(result, options.with_hits) << '\n'; },
      .translation = print_translation,
      .replay = [](const Replay& replay, std::ostream& out) { out << to_json(replay) << '\n'; },
  };
}

}  // namespace pprsearch
