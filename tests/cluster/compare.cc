// Asks an index in a folder and one in a cluster the same, and counts where the answers differ:
//   compare FOLDER ADDRESS FILE...
// A file is one query, in any of the languages that are known; of "*.tsv", each line is one, behind
// a number and a tab. It prints each difference, then the times of both.
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cluster/comparable.h"

using namespace pprsearch;
using namespace pprsearch::test;

namespace {

std::vector<std::string> queries_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> queries;
  if (!path.ends_with(".tsv")) {
    queries.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    return queries;
  }
  for (std::string line; std::getline(file, line);) {
    queries.push_back(line.substr(line.find('\t') + 1));
  }
  return queries;
}

/// The times of some questions, in ms.
class Times {
 public:
  template <typename Ask>
  std::string measured(const Ask& ask) {
    const auto begin = std::chrono::steady_clock::now();
    std::string answer = described_answer(ask);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    times_.push_back(took.count());
    return answer;
  }

  std::string text() {
    std::ranges::sort(times_);
    std::ostringstream text;
    text << "p50 " << times_[times_.size() / 2] << " ms, p95 " << times_[times_.size() * 95 / 100]
         << " ms, most " << times_.back() << " ms";
    return text.str();
  }

 private:
  std::vector<double> times_;
};

struct Comparison {
  Searcher here;
  Searcher there;
  Times here_times = {};
  Times there_times = {};
  std::size_t asked = 0;
  std::size_t refused = 0;
  std::size_t differ = 0;

  void compare(const std::string& query, const SearchOptions& options, const std::string& name) {
    ++asked;
    const std::string ours = here_times.measured([&] { return here.search(query, options); });
    const std::string theirs = there_times.measured([&] { return there.search(query, options); });
    const std::string difference = first_difference(ours, theirs);
    if (difference.empty()) return;
    const bool is_refusal = theirs.starts_with("error: ") && !ours.starts_with("error: ");
    ++(is_refusal ? refused : differ);
    std::cout << (is_refusal ? "REFUSED " : "DIFFERS ") << name << " by " << to_string(options.sort)
              << ": " << difference.substr(0, 600) << std::endl;
  }
};

int run(int argc, char** argv) {
  Comparison comparison{Searcher(argv[1]), Searcher(argv[2])};
  SearchOptions options{.syntax = Syntax::lenient};
  options.platform = Platform::automatic;
  const bool whole = std::getenv("PAGE_OF_TEN") == nullptr;
  options.limit = whole ? 100000 : 10;
  options.entries = !whole;
  if (whole) options.facets = every_facet();
  options.suggest = std::getenv("NO_SUGGESTIONS") == nullptr;
  const std::vector<Sort> sorts =
      whole ? std::vector{Sort::relevance, Sort::newest, Sort::title} : std::vector{Sort::newest};
  for (int i = 3; i < argc; ++i) {
    for (const std::string& query : queries_of(argv[i])) {
      for (const Sort sort : sorts) {
        options.sort = sort;
        comparison.compare(query, options, std::string(argv[i]) + " [" + query.substr(0, 60) + "]");
      }
    }
  }
  std::cout << comparison.asked << " asked, " << comparison.differ << " differ, "
            << comparison.refused << " refused\nhere: " << comparison.here_times.text()
            << "\nthere: " << comparison.there_times.text() << '\n';
  return comparison.differ == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: compare FOLDER ADDRESS FILE...\n";
    return 2;
  }
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
