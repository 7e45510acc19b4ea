#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The Searcher's side of benchmarks/run: how long an answer takes in a process
// that has the index open, as a site's backend has.
//
//   ask [OPTIONS] INDEX QUERIES
//
// One query a line. Prints, parted by tabs: total, median microseconds, query.
// The first answer of each query is not counted: it fills the caches. With --sum two
// numbers instead, the milliseconds that all queries took, asked once after a first time:
// of a clock, and of the processor, which says more where other programs run beside.
// With --classes a line begins with the class of its query, parted by a tab, as `workload`
// prints them; for each class, and for all, their number, the mean microseconds of the processor
// (of the first asking, which fills the caches, and of one more) and their hits, all told. With
// --answers instead the answers as JSON, in which two states of the program can be compared to the
// bit. The other options switch a part of the answer on (--snippets --facets --feedback
// --explain --prefer-recent) or off (--ids --no-suggest --no-inflections --no-variants
// --no-thesaurus --no-narrower); --topics counts that facet alone. --page asks for what a page of
// the site shows: twenty entries, their snippets, six facets. --cache=MIB bounds what is kept.

using namespace pprsearch;

namespace {

constexpr int kRepeats = 101;
constexpr std::size_t kTopTen = 10;
constexpr std::size_t kFacetValues = 10;
constexpr std::size_t kOnPage = 20;
constexpr std::string_view kCache = "--cache=";

struct Arguments {
  SearchOptions search;
  bool sum = false;
  bool classes = false;
  bool answers = false;
  SearcherOptions searcher;
  std::vector<std::string> files;
};

/// False where the argument is no option.
bool take_option(std::string_view argument, Arguments& arguments) {
  SearchOptions& search = arguments.search;
  if (argument == "--snippets") {
    search.snippets = SearchOptions().snippets;
  } else if (argument == "--facets") {
    search.facets = {{FacetField::topic, kFacetValues},
                     {FacetField::type, kFacetValues},
                     {FacetField::year, kFacetValues}};
  } else if (argument == "--page") {
    search.limit = kOnPage;
    search.snippets = SearchOptions().snippets;
    search.facets = {{FacetField::topic, 40},  {FacetField::type, 20},
                     {FacetField::year, 30},   {FacetField::journal, 10},
                     {FacetField::author, 10}, {FacetField::keyword, 10}};
  } else if (argument == "--feedback") {
    search.expand.feedback = true;
  } else if (argument == "--explain") {
    search.explain = true;
  } else if (argument == "--prefer-recent") {
    search.prefer_recent = true;
  } else if (argument == "--no-inflections") {
    search.expand.inflections = false;
  } else if (argument == "--no-variants") {
    search.expand.variants = false;
  } else if (argument == "--no-thesaurus") {
    search.expand.thesaurus = false;
  } else if (argument == "--no-narrower") {
    search.expand.narrower = false;
  } else if (argument == "--sum") {
    arguments.sum = true;
  } else if (argument == "--classes") {
    arguments.classes = true;
  } else if (argument == "--answers") {
    arguments.answers = true;
  } else if (argument == "--ids") {
    search.entries = false;
  } else if (argument == "--no-suggest") {
    search.suggest = false;
  } else if (argument == "--topics") {
    search.facets = {{FacetField::topic, kFacetValues}};
  } else if (argument.starts_with(kCache)) {
    arguments.searcher.cache_mib = std::stoul(std::string(argument.substr(kCache.size())));
  } else {
    return false;
  }
  return true;
}

Arguments parse_arguments(int argc, char** argv) {
  Arguments arguments;
  arguments.search.limit = kTopTen;
  arguments.search.snippets = 0;
  for (int i = 1; i < argc; ++i) {
    if (!take_option(argv[i], arguments)) arguments.files.emplace_back(argv[i]);
  }
  if (arguments.files.size() != 2) throw Error("usage: ask [OPTIONS] INDEX QUERIES");
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

void ask_all(const Searcher& searcher, const std::vector<std::string>& queries,
             const SearchOptions& options) {
  for (const std::string& query : queries) searcher.search(query, options);
  const std::clock_t processor = std::clock();
  double sum = 0;
  for (const std::string& query : queries) sum += microseconds_of(searcher, query, options);
  std::printf("%.1f\t%.1f\n", sum / 1000,
              1000.0 * static_cast<double>((std::clock() - processor)) / CLOCKS_PER_SEC);
}

/// A query and its class.
struct Question {
  std::string type;
  std::string text;
};

std::vector<Question> questions_of(const std::vector<std::string>& lines, bool classes) {
  std::vector<Question> questions;
  for (const std::string& line : lines) {
    const std::size_t tab = classes ? line.find('\t') : line.npos;
    questions.push_back(tab == line.npos ? Question{"all", line}
                                         : Question{line.substr(0, tab), line.substr(tab + 1)});
  }
  return questions;
}

double processor_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e6 * static_cast<double>(now.tv_sec) + 1e-3 * static_cast<double>(now.tv_nsec);
}

/// What questions took together when they were asked first, and once more.
struct Sums {
  std::size_t questions = 0;
  double first = 0;
  double again = 0;
  std::size_t hits = 0;
};

void ask_classes(const Searcher& searcher, const std::vector<Question>& questions,
                 const SearchOptions& options) {
  std::map<std::string, Sums> sums;
  for (const bool first : {true, false}) {
    for (const Question& question : questions) {
      const double begin = processor_microseconds();
      const std::size_t hits = searcher.search(question.text, options).total;
      const double taken = processor_microseconds() - begin;
      for (Sums* sum : {&sums[question.type], &sums["all questions"]}) {
        sum->questions += first ? 1 : 0;
        sum->hits += first ? hits : 0;
        (first ? sum->first : sum->again) += taken;
      }
    }
  }
  for (const auto& [type, sum] : sums) {
    const auto number = static_cast<double>(sum.questions);
    std::printf("%s\t%zu\t%.1f\t%.1f\t%zu\n", type.c_str(), sum.questions, sum.first / number,
                sum.again / number, sum.hits);
  }
}

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw Error(file + ": cannot be read");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

int main(int argc, char** argv) try {
  const Arguments arguments = parse_arguments(argc, argv);
  const Searcher searcher(arguments.files[0], arguments.searcher);
  const std::vector<std::string> queries = lines_of(arguments.files[1]);
  if (arguments.sum) {
    ask_all(searcher, queries, arguments.search);
    return 0;
  }
  const std::vector<Question> questions = questions_of(queries, arguments.classes);
  if (arguments.answers) {
    for (const Question& question : questions) {
      std::cout << to_json(searcher.search(question.text, arguments.search)) << '\n';
    }
    return 0;
  }
  if (arguments.classes) {
    ask_classes(searcher, questions, arguments.search);
    return 0;
  }
  for (const std::string& query : queries) ask(searcher, query, arguments.search);
} catch (const std::exception& error) {
  std::cerr << "ask: " << error.what() << '\n';
  return 2;
}
