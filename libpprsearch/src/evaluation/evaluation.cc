#include <pprsearch/error.h>
#include <pprsearch/evaluation.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

constexpr std::size_t kPage = 10;
constexpr std::size_t kRecallDepth = 100;

/// Calls `visit(number, line)` with each line that is not empty.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) visit(number, line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

double discount(std::size_t rank) { return 1 / std::log2(static_cast<double>(rank) + 1); }

/// Discounted gain of the first grades.
double gain(const std::vector<int>& grades) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(grades.size(), kPage); ++i) {
    sum += std::max(grades[i], 0) * discount(i + 1);
  }
  return sum;
}

std::vector<int> ideal_grades(const std::map<std::string, int>& grades) {
  std::vector<int> ideal;
  for (const auto& [id, grade] : grades) ideal.push_back(grade);
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  return ideal;
}

}  // namespace

std::vector<NamedQuery> parse_queries(std::string_view text) {
  std::vector<NamedQuery> queries;
  std::set<std::string> ids;
  for_each_line(text, [&](std::size_t number, std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos)
      throw LineError(number, shown_value(line) + " has no tab between id and query");
    queries.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
    if (queries.back().id.empty() || queries.back().id.find(' ') != std::string::npos) {
      throw LineError(number, "the query's id '" + queries.back().id + "' is empty or has a blank");
    }
    if (!ids.insert(queries.back().id).second) {
      throw LineError(number, "query '" + queries.back().id + "' came before");
    }
  });
  return queries;
}

std::string trec_id(std::string_view id) {
  std::string word;
  for (std::size_t at = 0; at < id.size(); ++at) {
    const std::string_view rest = id.substr(at);
    if (rest.front() == ' ') {
      word += "%20";
    } else if (rest.starts_with("%20") || rest.starts_with("%25")) {
      word += "%25";
    } else {
      word += rest.front();
    }
  }
  return word;
}

std::string id_of_trec(std::string_view word) {
  std::string id;
  while (!word.empty()) {
    const bool is_blank = word.starts_with("%20");
    const bool is_escape = is_blank || word.starts_with("%25");
    id += is_blank ? ' ' : word.front();
    word.remove_prefix(is_escape ? 3 : 1);
  }
  return id;
}

Judgments parse_judgments(std::string_view text) {
  Judgments judgments;
  for_each_line(text, [&](std::size_t number, std::string_view line) {
    const std::vector<std::string_view> words = split_words(line, " \t");
    if (words.size() != 4) {
      throw LineError(number,
                      shown_value(line) +
                          " is not 'query-id iteration entry-id grade' (a blank within an id is "
                          "%20)");
    }
    int grade = 0;
    const char* end = words[3].data() + words[3].size();
    const auto [stop, fault] = std::from_chars(words[3].data(), end, grade);
    if (fault != std::errc() || stop != end)
      throw LineError(number, shown_value(words[3]) + " is no grade");
    judgments[std::string(words[0])][std::string(words[2])] = grade;
  });
  return judgments;
}

Measures measure(std::vector<RankedEntry> ranking, const std::map<std::string, int>& grades) {
  std::sort(ranking.begin(), ranking.end(), [](const RankedEntry& a, const RankedEntry& b) {
    return a.score != b.score ? a.score > b.score : a.id > b.id;
  });
  const std::vector<int> ideal = ideal_grades(grades);
  const auto relevant = std::count_if(ideal.begin(), ideal.end(), [](int g) { return g > 0; });
  Measures measures;
  if (relevant == 0) return measures;

  std::vector<int> found;
  double precisions = 0;
  std::size_t hits = 0;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const auto grade = grades.find(ranking[i].id);
    found.push_back(grade == grades.end() ? 0 : grade->second);
    if (found.back() <= 0) continue;
    ++hits;
    precisions += static_cast<double>(hits) / static_cast<double>(i + 1);
    if (i < kRecallDepth) measures.recall_100 += 1;
    if (i < kPage) measures.p_10 += 1;
    if (hits == 1 && i < kPage) measures.mrr_10 = 1 / static_cast<double>(i + 1);
  }
  measures.ndcg_10 = gain(found) / gain(ideal);
  measures.map = precisions / static_cast<double>(relevant);
  measures.recall_100 /= static_cast<double>(relevant);
  measures.p_10 /= static_cast<double>(kPage);
  return measures;
}

Measures mean(const std::map<std::string, Measures>& measured, const Judgments& judgments) {
  Measures sum;
  double queries = 0;
  for (const auto& [id, grades] : judgments) {
    const bool judged = std::any_of(grades.begin(), grades.end(),
                                    [](const auto& grade) { return grade.second > 0; });
    if (!judged) continue;
    queries += 1;
    const auto found = measured.find(id);
    if (found == measured.end()) continue;
    for (const NamedMeasure& measure : kMeasures) {
      sum.*measure.member += found->second.*measure.member;
    }
  }
  if (queries == 0) return sum;
  for (const NamedMeasure& measure : kMeasures) sum.*measure.member /= queries;
  return sum;
}

}  // namespace pprsearch
