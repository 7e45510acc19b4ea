// The Searcher's side of benchmarks/run: how long an answer takes in a process
// that has the index open, as a site's backend has.
//
//   ask [--snippets] [--facets] INDEX QUERIES
//
// One query a line. Prints, parted by tabs: total, median microseconds, query.
// The first answer of each query is not counted: it fills the caches.
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

using namespace pprsearch;

namespace {

constexpr int kRepeats = 101;
constexpr std::size_t kTopTen = 10;
constexpr std::size_t kFacetValues = 10;

struct Arguments {
  SearchOptions search;
  std::vector<std::string> files;
};

Arguments parse_arguments(int argc, char** argv) {
  Arguments arguments;
  arguments.search.limit = kTopTen;
  arguments.search.snippets = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--snippets") {
      arguments.search.snippets = SearchOptions().snippets;
    } else if (argument == "--facets") {
      arguments.search.facets = {{FacetField::topic, kFacetValues},
                                 {FacetField::type, kFacetValues},
                                 {FacetField::year, kFacetValues}};
    } else {
      arguments.files.emplace_back(argument);
    }
  }
  if (arguments.files.size() != 2) throw Error("usage: ask [--snippets] [--facets] INDEX QUERIES");
  return arguments;
}

double microseconds_of(const Searcher& searcher, const std::string& query,
                       const SearchOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  searcher.search(query, options);
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
      .count();
}

void ask(const Searcher& searcher, const std::string& query, const SearchOptions& options) {
  const std::size_t total = searcher.search(query, options).total;
  std::vector<double> times(kRepeats);
  for (double& time : times) time = microseconds_of(searcher, query, options);
  const auto middle = times.begin() + kRepeats / 2;
  std::nth_element(times.begin(), middle, times.end());
  std::printf("%zu\t%.1f\t%s\n", total, *middle, query.c_str());
}

}  // namespace

int main(int argc, char** argv) try {
  const Arguments arguments = parse_arguments(argc, argv);
  const Searcher searcher(arguments.files[0]);
  std::ifstream queries(arguments.files[1]);
  if (!queries) throw Error(arguments.files[1] + ": cannot be read");
  for (std::string query; std::getline(queries, query);) {
    ask(searcher, query, arguments.search);
  }
} catch (const std::exception& error) {
  std::cerr << "ask: " << error.what() << '\n';
  return 2;
}
