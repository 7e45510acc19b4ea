#include "indexer/commands/gate.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "base/strings.h"

namespace pprsearch {
namespace {

struct NamedMeasure {
  std::string_view name;
  double Measures::*measure;
};

constexpr std::array kMeasures = {
    NamedMeasure{"ndcg@10", &Measures::ndcg_10}, NamedMeasure{"map", &Measures::map},
    NamedMeasure{"recall@100", &Measures::recall_100}, NamedMeasure{"p@10", &Measures::p_10},
    NamedMeasure{"mrr@10", &Measures::mrr_10}};

[[noreturn]] void refuse(std::string_view text) {
  throw Error("--require '" + std::string(text) +
              "': a measure (ndcg@10, map, recall@100, p@10, mrr@10), >= or >, and a number from "
              "0 to 1 are wanted, as in 'ndcg@10>=0.60'");
}

Requirement parse_requirement(std::string_view text) {
  const std::size_t sign = text.find('>');
  if (sign == text.npos) refuse(text);
  const auto named = std::ranges::find(kMeasures, trim(text.substr(0, sign)), &NamedMeasure::name);
  if (named == kMeasures.end()) refuse(text);
  Requirement requirement{named->name, named->measure, true, 0};
  std::string_view value = text.substr(sign + 1);
  if (value.starts_with('=')) {
    requirement.strictly = false;
    value.remove_prefix(1);
  }
  value = trim(value);
  const char* end = value.data() + value.size();
  const auto [stop, fault] = std::from_chars(value.data(), end, requirement.least);
  const bool is_share = requirement.least >= 0 && requirement.least <= 1;
  if (fault != std::errc() || stop != end || !is_share) refuse(text);
  return requirement;
}

/// Four digits, as evaluations are told; more where those would hide the difference.
std::string figure(double value, int digits) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return text.data();
}

std::string shortfall(const Requirement& requirement, double value) {
  constexpr int kUsual = 4;
  constexpr int kMost = 12;
  const double missing = requirement.least - value;
  int digits = kUsual;
  while (missing > 0 && digits < kMost && std::stod(figure(missing, digits)) == 0) ++digits;
  const std::string begin = std::string(requirement.name) + " is " + figure(value, digits) + ", ";
  const std::string required = figure(requirement.least, digits);
  if (missing <= 0) return begin + "where more than " + required + " is required";
  return begin + figure(missing, digits) + " below the required " + required;
}

bool has_relevant(const Judgments::mapped_type& grades) {
  return std::ranges::any_of(grades, [](const auto& grade) { return grade.second > 0; });
}

}  // namespace

bool Requirement::holds(const Measures& measures) const {
  const double value = measures.*measure;
  return strictly ? value > least : value >= least;
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
    : queries_(load_queries(files.queries)),
      judgments_(load_judgments(files.judgments)),
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

std::vector<std::string> Gate::shortfalls(const Measures& measures) const {
  std::vector<std::string> sentences;
  for (const Requirement& requirement : requirements_) {
    if (requirement.holds(measures)) continue;
    sentences.push_back(shortfall(requirement, measures.*requirement.measure));
  }
  return sentences;
}

Measures Gate::measure(const Searcher& searcher) const {
  return mean(evaluate(searcher, queries_, judgments_), judgments_);
}

std::string to_text(const Measures& measures) {
  std::string text;
  for (const NamedMeasure& named : kMeasures) {
    text += (text.empty() ? "" : ", ") + std::string(named.name) + ' ' +
            figure(measures.*named.measure, 4);
  }
  return text;
}

}  // namespace pprsearch
