#include "indexer/commands/gate.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <set>
#include <string>
#include <utility>

#include "base/files.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/list_faults.h"
#include "formats/listed_lines.h"

namespace pprsearch {
namespace {

constexpr std::uint64_t kMostExpectedBytes = std::uint64_t{16} << 20;

[[noreturn]] void refuse(std::string_view text) {
  throw Error("--require '" + std::string(text) + "': a measure (" + names_of_measures() +
              "), >= or >, and a number from 0 to 1 are wanted, as in 'ndcg@10>=0.60', or "
              "'ndcg@10>=published-0.02'");
}

Requirement parse_requirement(std::string_view text) {
  const std::size_t sign = text.find('>');
  if (sign == text.npos) refuse(text);
  const auto named = std::ranges::find(kMeasures, trim(text.substr(0, sign)), &NamedMeasure::name);
  if (named == kMeasures.end()) refuse(text);
  Requirement requirement{named->name, named->member, true, 0};
  std::string_view value = text.substr(sign + 1);
  if (value.starts_with('=')) {
    requirement.strictly = false;
    value.remove_prefix(1);
  }
  value = trim(value);
  constexpr std::string_view kPublished = "published";
  if (value.starts_with(kPublished)) {
    requirement.of_published = true;
    value = trim(value.substr(kPublished.size()));
    if (value.empty()) return requirement;
    if (value.front() != '-') refuse(text);
    value = trim(value.substr(1));
  }
  const char* end = value.data() + value.size();
  const auto [stop, fault] = std::from_chars(value.data(), end, requirement.least);
  const bool is_share = requirement.least >= 0 && requirement.least <= 1;
  if (fault != std::errc() || stop != end || !is_share) refuse(text);
  return requirement;
}

/// Four digits, as evaluations are told; more if those would hide the difference.
std::string figure(double value, int digits) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return text.data();
}

std::string shortfall(const Requirement& requirement, double value, double least) {
  constexpr int kUsual = 4;
  constexpr int kMost = 12;
  const double missing = least - value;
  int digits = kUsual;
  while (missing > 0 && digits < kMost && std::stod(figure(missing, digits)) == 0) ++digits;
  const std::string begin = std::string(requirement.name) + " is " + figure(value, digits) + ", ";
  const std::string required = figure(least, digits);
  if (missing <= 0) return begin + "where more than " + required + " is required";
  return begin + figure(missing, digits) + " below the required " + required;
}

/// What `load` makes of a file; a fault in a line of it is told with its place.
template <typename Load>
auto loaded(const std::string& option, const std::string& file, Load load) {
  try {
    return load(file);
  } catch (const LineError& error) {
    throw ListFaults(option, file, {{error.line(), error.reason()}});
  }
}

bool has_relevant(const Judgments::mapped_type& grades) {
  return std::ranges::any_of(grades, [](const auto& grade) { return grade.second > 0; });
}

}  // namespace

std::string names_of_measures() {
  std::vector<std::string_view> names;
  for (const NamedMeasure& measure : kMeasures) names.push_back(measure.name);
  return join(names, ", ");
}

double Requirement::required(const Measures& published) const {
  return of_published ? published.*measure - least : least;
}

std::vector<Requirement> parse_requirements(const std::string& text) {
  std::vector<Requirement> requirements;
  std::string_view rest = text;
  while (true) {
    const std::size_t comma = rest.find(',');
    requirements.push_back(parse_requirement(rest.substr(0, comma)));
    if (comma == rest.npos) return requirements;
    rest.remove_prefix(comma + 1);
  }
}

Gate::Gate(const GateFiles& files)
    : queries_(loaded("--gate", files.queries, load_queries)),
      judgments_(loaded("--qrels", files.judgments, load_judgments)),
      requirements_(files.requirements) {
  bool any = false;
  for (const NamedQuery& query : queries_) {
    try {
      parse_query(query.text, Syntax::strict, for_rankings({}).limits);
    } catch (const Error& error) {
      throw Error(files.queries + ": query '" + query.id + "': " + error.what());
    }
    const auto grades = judgments_.find(query.id);
    any = any || (grades != judgments_.end() && has_relevant(grades->second));
  }
  if (!any) {
    throw Error(files.judgments + ": names no relevant entry for any query of " + files.queries);
  }
}

bool Gate::compares() const {
  return std::ranges::any_of(requirements_, &Requirement::of_published);
}

std::vector<Objection> Gate::shortfalls(const Measures& measures,
                                        const std::optional<Measures>& published) const {
  std::vector<Objection> objections;
  for (const Requirement& requirement : requirements_) {
    if (requirement.of_published && !published) continue;
    const double value = measures.*requirement.measure;
    const double least = requirement.required(published.value_or(Measures()));
    if (requirement.strictly ? value > least : value >= least) continue;
    Objection objection{"gate", "gate: " + shortfall(requirement, value, least)};
    objection.measure = requirement.name;
    objection.value = value;
    objection.required = least;
    if (published) objection.published = (*published).*requirement.measure;
    if (requirement.of_published) {
      objection.message += " (the published generation's " + figure(*objection.published, 4) +
                           (requirement.least > 0 ? " less " + figure(requirement.least, 4) : "") +
                           ")";
    }
    objections.push_back(std::move(objection));
  }
  return objections;
}

Gate::JudgedEntries Gate::judged_entries(const Searcher& searcher) const {
  std::set<std::string_view> ids;
  for (const auto& [query, grades] : judgments_) {
    for (const auto& [id, grade] : grades) ids.insert(id);
  }
  JudgedEntries judged = {ids.size(), {}};
  for (const std::string_view id : ids) {
    if (!searcher.find(id) && !searcher.find(id_of_trec(id))) judged.missing.emplace_back(id);
  }
  return judged;
}

Measures Gate::measure(const Searcher& searcher) const {
  return mean(evaluate(searcher, queries_, judgments_), judgments_);
}

Expectations::Expectations(const std::string& path) {
  std::vector<ListFault> faults;
  const std::string text = read_file(path, kMostExpectedBytes, Readable::anything);
  for (const auto& [number, line] : listed_lines(text)) {
    std::vector<std::string_view> columns = split_at(line, '\t');
    for (std::string_view& column : columns) column = trim(column);
    if (columns.size() < 2 || is_one_of(std::string_view(), columns)) {
      faults.push_back({number, shown_value(line) +
                                    " is not a query and ids of entries, with a tab between each "
                                    "two"});
      continue;
    }
    try {
      parse_query(columns[0], Syntax::strict, for_rankings({}).limits);
    } catch (const Error& error) {
      faults.push_back({number, "the query " + shown_value(columns[0]) + ": " + error.what()});
      continue;
    }
    expected_.push_back({std::string(columns[0]), {columns.begin() + 1, columns.end()}});
  }
  if (!faults.empty()) throw ListFaults("--expect", path, std::move(faults));
  if (expected_.empty()) throw Error(path + ": names no query");
}

std::vector<Objection> Expectations::unmet(const Searcher& searcher) const {
  std::vector<Objection> objections;
  for (const auto& [query, ids] : expected_) {
    SearchOptions options = for_rankings({});
    options.limit = ids.size();
    std::vector<std::string> first;
    for (const Hit& hit : searcher.search(query, options).hits) first.push_back(hit.id);
    if (first == ids) continue;
    const std::string found = first.empty() ? "nothing" : "'" + join(first, "', '") + "'";
    objections.push_back({"expected", "expected: the first of '" + query + "' should be '" +
                                          join(ids, "', '") + "', and is " + found});
  }
  return objections;
}

std::vector<std::pair<std::string, double>> figures_of(const Measures& measures) {
  std::vector<std::pair<std::string, double>> figures;
  for (const NamedMeasure& named : kMeasures) {
    figures.emplace_back(named.name, measures.*named.member);
  }
  return figures;
}

std::string to_text(const Measures& measures) {
  std::string text;
  for (const NamedMeasure& named : kMeasures) {
    text += (text.empty() ? "" : ", ") + std::string(named.name) + ' ' +
            figure(measures.*named.member, 4);
  }
  return text;
}

}  // namespace pprsearch
