#include <pprsearch/error.h>
#include <pprsearch/evaluation.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "search/trial_searcher.h"

// The tables of docs/ranking.md: what each constant of the ranking is worth.
//
//   ablation words|feedback|similar NAME=INDEX=QUERIES=QRELS...
//
// One constant is changed at a time, and each collection is measured again: nDCG@10 / MAP of the
// first thousand entries, plain reading, any of the words. The last two columns have the change of
// the mean over all queries of all collections, with p of a paired sign-flip test (2,000 draws,
// the same ones every time). Bold differs from the first row by .005 or more.
// `similar` takes each relevant entry of a query as source, at most twenty of a query, and counts
// how many of the first ten (or of all others that are relevant, if they are fewer) are relevant
// to the same query.

using namespace pprsearch;

namespace {

constexpr std::size_t kDraws = 2000;
constexpr double kBold = 0.005;
constexpr std::size_t kSources = 20;
constexpr std::size_t kTopTen = 10;

struct Collection {
  std::string name;
  std::string index;
  std::vector<NamedQuery> queries;
  Judgments judgments;
};

/// A ranking to be measured: what differs from the usual one.
struct Row {
  std::string label;
  std::function<void(RankingConstants&, SearchOptions&)> change;
};

double& weight_of(RankingConstants& by, Field field) {
  return by.field_weights[static_cast<std::size_t>(field)];
}
double& weight_of(RankingConstants& by, TermReason reason) {
  return by.*RankingConstants::constant_of(reason);
}

/// A row that sets one number of the constants.
template <typename Number>
Row set(std::string label, Number RankingConstants::*constant, Number value) {
  return {std::move(label),
          [constant, value](RankingConstants& by, SearchOptions&) { by.*constant = value; }};
}
Row set(std::string label, Field field, double weight) {
  return {std::move(label),
          [field, weight](RankingConstants& by, SearchOptions&) { weight_of(by, field) = weight; }};
}
Row set(std::string label, TermReason reason, double weight) {
  return {std::move(label), [reason, weight](RankingConstants& by, SearchOptions&) {
            weight_of(by, reason) = weight;
          }};
}
Row with(std::string label, std::function<void(Expand&)> change) {
  return {std::move(label), [change = std::move(change)](RankingConstants&, SearchOptions& search) {
            change(search.expand);
          }};
}

/// The shares of the exact form and of all that a word stands for make one whole.
Row exact_share(std::string label, double share) {
  return {std::move(label), [share](RankingConstants& by, SearchOptions&) {
            by.exact_share = share;
            by.words_share = 1 - share;
          }};
}

// NOLINTNEXTLINE(readability-function-size): a table
std::vector<Row> rows_of_words() {
  using C = RankingConstants;
  // Repetitions count each if k3 is beyond all bounds, and once if it is 0.
  constexpr double kBoundless = 1e9;
  return {
      {"as it is", [](C&, SearchOptions&) {}},
      set("title weight 1", Field::title, 1.0),
      set("title weight 2", Field::title, 2.0),
      set("title weight 5", Field::title, 5.0),
      set("no share for the title", &C::title_share, 0.0),
      set("`title_share` .1", &C::title_share, 0.1),
      exact_share("no share for the exact form", 0),
      exact_share("`exact_share` .3", 0.3),
      set("no pairs", &C::pair_share, 0.0),
      set("`pair_share` .2", &C::pair_share, 0.2),
      set("no coverage", &C::coverage_share, 0.0),
      set("`coverage_share` .15", &C::coverage_share, 0.15),
      set("`coverage_share` .6", &C::coverage_share, 0.6),
      set("coverage in queries of any length", &C::coverage_words, kBoundless),
      set("`coverage_words` 3", &C::coverage_words, 3.0),
      set("`coverage_most_idf` 4", &C::coverage_most_idf, 4.0),
      set("repeated words counted each", &C::k3, kBoundless),
      set("repeated words counted once", &C::k3, 0.0),
      set("`b` .65", &C::b, 0.65),
      set("`b` .75", &C::b, 0.75),
      set("`k1` 1.2", &C::k1, 1.2),
      set("`k1` 1.6", &C::k1, 1.6),
      set("author weight 0", Field::author, 0.0),
      set("names count fully", &C::mentions, kBoundless),
      set("topic weight 0", Field::topic, 0.0),
      set("topic weight 2", Field::topic, 2.0),
      set("inflections weigh 1", TermReason::inflection, 1.0),
      set("variants weigh .9", TermReason::variant, 0.9),
      with("no inflections", [](Expand& expand) { expand.inflections = false; }),
      set("derivations weigh .4", TermReason::derivation, 0.4),
      set("derivations weigh .8", TermReason::derivation, 0.8),
      with("no narrower words", [](Expand& expand) { expand.narrower = false; }),
      set("narrower words weigh .15", TermReason::narrower, 0.15),
      set("narrower words weigh .5", TermReason::narrower, 0.5),
      with("no derivations", [](Expand& expand) { expand.derivations = false; }),
      with("no variants", [](Expand& expand) { expand.variants = false; }),
      with("`--expand none`",
           [](Expand& expand) {
             expand.inflections = expand.derivations = expand.variants = expand.thesaurus = false;
             expand.narrower = false;
           }),
  };
}

std::vector<Row> rows_of_feedback() {
  using C = RankingConstants;
  return {
      {"with feedback, as it is", [](C&, SearchOptions&) {}},
      set("10 words", &C::feedback_words, std::size_t{10}),
      set("40 words", &C::feedback_words, std::size_t{40}),
      set("share .2", &C::feedback_share, 0.2),
      set("share .4", &C::feedback_share, 0.4),
      set("sharpness 0: all answers alike", &C::feedback_sharpness, 0.0),
      set("sharpness 5", &C::feedback_sharpness, 5.0),
      set("sharpness 20", &C::feedback_sharpness, 20.0),
      set("words of at most .1 of the entries", &C::feedback_common, 0.1),
      set("of at most .3", &C::feedback_common, 0.3),
      set("one answer is enough", &C::feedback_least, std::size_t{1}),
      set("three answers needed", &C::feedback_least, std::size_t{3}),
      set("5 answers", &C::feedback_entries, std::size_t{5}),
      set("20 answers", &C::feedback_entries, std::size_t{20}),
      {"as usually configured: 10 words, share .5, sharpness 0, no conditions",
       [](C& by, SearchOptions&) {
         by.feedback_words = 10;
         by.feedback_share = 0.5;
         by.feedback_sharpness = 0;
         by.feedback_common = 1;
         by.feedback_least = 1;
       }},
  };
}

std::vector<Row> rows_of_similar() {
  const auto names = [](double topic, double author) {
    return [=](RankingConstants& by, SearchOptions&) {
      by.similar_topic = topic;
      by.similar_author = author;
    };
  };
  const auto words = [&](std::size_t count) {
    return [=](RankingConstants& by, SearchOptions&) {
      by.similar_words = count;
      by.similar_topic = by.similar_author = 0.1;
    };
  };
  return {{"as it is", [](RankingConstants&, SearchOptions&) {}},
          {"15 words, topic and author .1", words(15)},
          {"25", words(25)},
          {"40", words(40)},
          {"60", words(60)},
          {"topic / author 0 / 0", names(0, 0)},
          {".02 / .02", names(0.02, 0.02)},
          {".03 / .1", names(0.03, 0.1)},
          {".1 / .1", names(0.1, 0.1)}};
}

/// What one query of one collection came to; the second number is not used by `similar`.
struct Measured {
  double first = 0;
  double second = 0;
};

std::vector<Measured> measure_queries(const Searcher& searcher, const Collection& collection,
                                      const SearchOptions& options) {
  const auto measured = evaluate(searcher, collection.queries, collection.judgments, options);
  std::vector<Measured> values;
  for (const auto& [query, grades] : collection.judgments) {
    if (std::ranges::none_of(grades, [](const auto& grade) { return grade.second > 0; })) continue;
    const auto found = measured.find(query);
    values.push_back(found == measured.end() ? Measured{}
                                             : Measured{found->second.ndcg_10, found->second.map});
  }
  return values;
}

double share_of_relevant(const Searcher& searcher, const std::string& source,
                         const std::vector<std::string>& relevant) {
  SearchOptions options;
  options.limit = kTopTen;
  options.entries = false;
  std::size_t found = 0;
  for (const Hit& hit : searcher.similar(source, options).hits) {
    found += std::ranges::find(relevant, hit.id) != relevant.end() ? 1 : 0;
  }
  return static_cast<double>(found) / static_cast<double>(std::min(kTopTen, relevant.size() - 1));
}

std::vector<Measured> measure_similar(const Searcher& searcher, const Collection& collection) {
  std::vector<Measured> values;
  for (const auto& [query, grades] : collection.judgments) {
    std::vector<std::string> relevant;
    for (const auto& [entry, grade] : grades) {
      if (grade > 0 && searcher.find(entry)) relevant.push_back(entry);
    }
    if (relevant.size() < 2) continue;
    const std::size_t sources = std::min(kSources, relevant.size());
    double sum = 0;
    for (std::size_t i = 0; i < sources; ++i) {
      sum += share_of_relevant(searcher, relevant[i], relevant);
    }
    values.push_back({sum / static_cast<double>(sources), 0});
  }
  return values;
}

double mean_of(const std::vector<Measured>& values, double Measured::*which) {
  double sum = 0;
  for (const Measured& value : values) sum += value.*which;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

/// How often chance alone, turning each query's change over or not, moves the mean as far.
double p_of(const std::vector<double>& changes) {
  std::mt19937 random(1);
  double sum = 0;
  for (const double change : changes) sum += change;
  std::size_t as_far = 0;
  for (std::size_t draw = 0; draw < kDraws; ++draw) {
    double turned = 0;
    for (const double change : changes) turned += random() % 2 == 0 ? change : -change;
    as_far += std::abs(turned) >= std::abs(sum) - 1e-12 ? 1 : 0;
  }
  return static_cast<double>(as_far) / kDraws;
}

std::string number(const char* format, double value) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  std::string shown = text;
  const std::size_t zero = shown.find("0.");  // .5404, as the tables have it
  if (zero != shown.npos && (zero == 0 || !std::isdigit(shown[zero - 1]))) shown.erase(zero, 1);
  if (shown.front() == '-') shown.replace(0, 1, "\u2212");
  return shown;
}

class Table {
 public:
  Table(std::string_view kind, std::vector<Collection> collections)
      : similar_(kind == "similar"),
        feedback_(kind == "feedback"),
        collections_(std::move(collections)) {}

  void print(const std::vector<Row>& rows) {
    std::cout << (similar_ ? "| share of the first ten" : "| nDCG@10 / MAP") << " |";
    for (const Collection& collection : collections_) std::cout << ' ' << collection.name << " |";
    std::cout << (similar_ ? " of all (p) |" : " nDCG@10 of all (p) | MAP of all (p) |")
              << "\n|---|";
    for (std::size_t i = 0; i < collections_.size() + (similar_ ? 1 : 2); ++i) std::cout << "---:|";
    std::cout << '\n';
    for (const Row& row : rows) print_row(row);
  }

 private:
  std::vector<std::vector<Measured>> measure(const Row& row) const {
    RankingConstants constants;
    SearchOptions options;
    options.syntax = Syntax::plain;
    options.match = Match::any;
    options.expand.feedback = feedback_;
    row.change(constants, options);
    std::vector<std::vector<Measured>> values;
    for (const Collection& collection : collections_) {
      const Searcher searcher = TrialSearcher::open(collection.index, constants);
      values.push_back(similar_ ? measure_similar(searcher, collection)
                                : measure_queries(searcher, collection, options));
    }
    return values;
  }

  void print_row(const Row& row) {
    const auto values = measure(row);
    const bool is_first = usual_.empty();
    if (is_first) usual_ = values;
    std::cout << "| " << row.label << " |";
    for (std::size_t i = 0; i < values.size(); ++i) print_cell(values[i], usual_[i]);
    print_change(values, &Measured::first, is_first);
    if (!similar_) print_change(values, &Measured::second, is_first);
    std::cout << std::endl;
  }

  void print_cell(const std::vector<Measured>& values, const std::vector<Measured>& usual) const {
    const double first = mean_of(values, &Measured::first);
    const double second = mean_of(values, &Measured::second);
    const bool differs = std::abs(first - mean_of(usual, &Measured::first)) >= kBold ||
                         std::abs(second - mean_of(usual, &Measured::second)) >= kBold;
    const std::string shown =
        similar_ ? number("%.3f", first) : number("%.4f", first) + " / " + number("%.4f", second);
    std::cout << ' ' << (differs ? "**" + shown + "**" : shown) << " |";
  }

  void print_change(const std::vector<std::vector<Measured>>& values, double Measured::*which,
                    bool is_first) const {
    if (is_first) {
      std::cout << " |";
      return;
    }
    std::vector<double> changes;
    double sum = 0;
    for (std::size_t c = 0; c < values.size(); ++c) {
      for (std::size_t q = 0; q < values[c].size(); ++q) {
        changes.push_back(values[c][q].*which - usual_[c][q].*which);
        sum += changes.back();
      }
    }
    std::cout << ' ' << number("%+.4f", sum / static_cast<double>(changes.size())) << " ("
              << number("%.3f", p_of(changes)) << ") |";
  }

  bool similar_;
  bool feedback_;
  std::vector<Collection> collections_;
  std::vector<std::vector<Measured>> usual_;  ///< what the first row came to
};

/// "cranfield=INDEX=QUERIES=QRELS".
Collection collection_of(std::string_view argument) {
  std::vector<std::string> parts(1);
  for (const char c : argument) {
    if (c == '=') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  if (parts.size() != 4)
    throw Error("NAME=INDEX=QUERIES=QRELS was expected: " + std::string(argument));
  return {parts[0], parts[1], load_queries(parts[2]), load_judgments(parts[3])};
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::string_view kind = argc > 2 ? argv[1] : "";
    std::vector<Collection> collections;
    for (int i = 2; i < argc; ++i) collections.push_back(collection_of(argv[i]));
    if (kind == "words") {
      Table(kind, std::move(collections)).print(rows_of_words());
    } else if (kind == "feedback") {
      Table(kind, std::move(collections)).print(rows_of_feedback());
    } else if (kind == "similar") {
      Table(kind, std::move(collections)).print(rows_of_similar());
    } else {
      throw Error("usage: ablation words|feedback|similar NAME=INDEX=QUERIES=QRELS...");
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "ablation: " << error.what() << '\n';
    return 2;
  }
}
