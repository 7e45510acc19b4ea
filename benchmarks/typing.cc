#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

// How long an answer takes at each key press, in a process that has the index open.
//
//   typing INDEX QUERIES
//
// One query a line, as people type them. It is typed letter by letter: each beginning is asked as a
// site does, with SearchOptions::last_word_open, ten hits with snippets, the facets topic and year,
// lenient, and each is completed. Prints a line each for searches, completions, and the searches
// of the first two words when they are whole: how many, median, 95th and 99th of a hundred and the
// longest, in milliseconds of the processor, then the ratio of their 95ths to that of two words.
// All are asked twice, and the second time counts: the caches are warm.

using namespace pprsearch;

namespace {

using Times = std::vector<double>;

double processor_now() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

double milliseconds(auto ask) {
  const double begin = processor_now();
  ask();
  return processor_now() - begin;
}

double share(const Times& sorted, double of) {
  return sorted.at(static_cast<std::size_t>(of * static_cast<double>(sorted.size() - 1)));
}

void print(const char* name, Times times, double two_words) {
  std::sort(times.begin(), times.end());
  std::printf("%-20s %6zu  median %7.2f  p95 %7.2f  p99 %7.2f  longest %7.2f  ratio %5.2f\n", name,
              times.size(), share(times, 0.5), share(times, 0.95), share(times, 0.99), times.back(),
              share(times, 0.95) / two_words);
}

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw Error(file + ": cannot be read");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  if (lines.empty()) throw Error(file + ": has no query");
  return lines;
}

/// The first two words; empty if there are fewer.
std::string first_two(const std::string& query) {
  const std::size_t one = query.find(' ');
  if (one == query.npos) return {};
  return query.substr(0, query.find(' ', one + 1));
}

bool ends_within_letter(const std::string& text, std::size_t size) {
  return size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80;
}

struct Measured {
  Times searches;
  Times completions;
  Times two_words;
};

Measured type_all(const Searcher& searcher, const std::vector<std::string>& queries) {
  SearchOptions whole;
  whole.syntax = Syntax::lenient;
  whole.facets = {{FacetField::topic, 10}, {FacetField::year}};
  SearchOptions open = whole;
  open.last_word_open = true;
  Measured measured;
  for (const std::string& query : queries) {
    for (std::size_t size = 1; size <= query.size(); ++size) {
      if (ends_within_letter(query, size)) continue;
      const std::string typed = query.substr(0, size);
      measured.searches.push_back(milliseconds([&] { searcher.search(typed, open); }));
      measured.completions.push_back(milliseconds([&] { searcher.complete(typed); }));
    }
    const std::string two = first_two(query);
    if (!two.empty())
      measured.two_words.push_back(milliseconds([&] { searcher.search(two, whole); }));
  }
  return measured;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw Error("usage: typing INDEX QUERIES");
  const Searcher searcher(argv[1]);
  const std::vector<std::string> queries = lines_of(argv[2]);
  type_all(searcher, queries);
  Measured measured = type_all(searcher, queries);
  if (measured.two_words.empty()) throw Error("no query has two words");
  std::sort(measured.two_words.begin(), measured.two_words.end());
  const double two_words = share(measured.two_words, 0.95);
  print("key press, search", measured.searches, two_words);
  print("key press, complete", measured.completions, two_words);
  print("two words, search", measured.two_words, two_words);
} catch (const std::exception& error) {
  std::cerr << "typing: " << error.what() << '\n';
  return 2;
}
