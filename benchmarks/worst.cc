#include <pprsearch/error.h>
#include <pprsearch/searcher.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/stop_words.h"
#include "index/index_reader.h"

// How long the worst queries take that are accepted, and how much memory.
//
//   worst INDEX [LIMIT_MS] [KIND...]
//
// The queries are made of the index's own words. Each is asked with six facets in a process of its
// own: without a limit, with the limit of a search, and as a beginning that is completed with a
// tenth of it. Prints, parted by tabs: kind, bytes of the query, the three times in milliseconds,
// and the peak memory in MiB without a limit. Without a limit the time is the processor's, which
// says more where other programs run beside; with one it is a clock's. Caches are cold but for the
// files. Without LIMIT_MS it is 1000, that of a site. If kinds are named, only they are asked.

using namespace pprsearch;

namespace {

using Clock = std::chrono::steady_clock;

struct Kind {
  std::string name;
  std::string text;
  Match match = Match::automatic;
};

/// Words of the index to make queries of.
class Words {
 public:
  explicit Words(const std::string& folder) {
    const auto reader = IndexReader::open(folder);
    const Dictionary& dictionary = reader->dictionary();
    std::vector<std::pair<std::uint32_t, std::string>> words;
    for (Dictionary::Number i = 0; i < dictionary.size(); ++i) {
      const std::string word(dictionary.word(i));
      const bool plain =
          std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (plain && word.size() > 3 && !is_stop_word(word))
        words.emplace_back(dictionary.properties(i).entries, word);
    }
    std::sort(words.rbegin(), words.rend());
    for (auto& [entries, word] : words) by_frequency_.push_back(std::move(word));
    const Columns::Names& authors = reader->columns().names(Field::author);
    const std::size_t step = std::max<std::size_t>(authors.size() / 4000, 1);
    for (std::size_t i = 0; i < authors.size(); i += step)
      authors_.emplace_back(authors.key(i).substr(authors.key(i).rfind(' ') + 1));
  }

  const std::string& frequent(std::size_t i) const {
    return by_frequency_[i % by_frequency_.size()];
  }
  const std::string& author(std::size_t i) const { return authors_[i % authors_.size()]; }

 private:
  std::vector<std::string> by_frequency_;
  std::vector<std::string> authors_;
};

/// `count` pieces with `between` between them.
std::string joined(std::size_t count, const std::string& between,
                   const std::function<std::string(std::size_t)>& piece) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : between) + piece(i);
  return text;
}

std::string swapped(std::string word) {
  std::swap(word[1], word[2]);
  return word;
}

std::string beginning(std::size_t i, std::size_t letters) {
  std::string text;
  for (std::size_t l = 0; l < letters; ++l, i /= 26) text += static_cast<char>('a' + i % 26);
  return text;
}

/// One word again and again.
std::vector<Kind> repeated_words(const Words& words) {
  const auto same = [](const std::string& text) { return [text](std::size_t) { return text; }; };
  const std::string common = words.frequent(0);
  return {
      {"one word, the most frequent", common},
      {"a word 250 times", joined(250, " ", same("psychotherapy"))},
      {"a frequent word 250 times", joined(250, " ", same(common))},
      {"a word 2,000 times", joined(2000, " ", same("psychotherapy"))},
  };
}

/// Wildcards and words with slips.
std::vector<Kind> patterns(const Words& words) {
  const auto frequent = [&](std::size_t i) { return words.frequent(i); };
  const auto slip = [&](std::size_t i) { return swapped(words.frequent(i)); };
  const auto same = [](const std::string& text) { return [text](std::size_t) { return text; }; };
  return {
      {"256 wildcards", joined(256, " ", [](std::size_t i) { return beginning(i, 2) + '*'; })},
      {"256 wildcards OR",
       joined(256, " OR ", [](std::size_t i) { return beginning(i, 2) + '*'; })},
      {"2,000 wildcards", joined(2000, " ", [](std::size_t i) { return beginning(i, 3) + '*'; })},
      {"2,000 wildcards OR",
       joined(2000, " OR ", [](std::size_t i) { return beginning(i, 3) + '*'; })},
      {"2,000 wildcards with ?",
       joined(2000, " OR ", [](std::size_t i) { return beginning(i, 2) + "?e*"; })},
      {"250 frequent words ~2",
       joined(250, " ", [&](std::size_t i) { return frequent(i) + "~2"; })},
      {"250 slips ~2", joined(250, " ", [&](std::size_t i) { return slip(i) + "~2"; })},
      {"200 author:~2",
       joined(200, " ", [&](std::size_t i) { return "author:" + words.author(i) + "~2"; })},
      {"256 misspelt words", joined(256, " ", [&](std::size_t i) { return slip(i) + "q"; })},
      {"250 swapped letters", joined(250, " ", slip)},
      {"2,000 swapped letters", joined(2000, " ", slip)},
      {"phrases of wildcards", joined(60, " OR ",
                                      [](std::size_t i) {
                                        return '"' + beginning(i, 2) + "* " + beginning(i + 7, 2) +
                                               "*\"";
                                      })},
      {"2,000 leading wildcards", joined(2000, " ", same("*a*b"))},
  };
}

/// Many words.
std::vector<Kind> lists_of_words(const Words& words) {
  const auto frequent = [&](std::size_t i) { return words.frequent(i); };
  return {
      {"256 words OR", joined(256, " OR ", frequent)},
      {"256 words", joined(256, " ", frequent)},
      {"256 words, any", joined(256, " ", frequent), Match::any},
      {"2,000 words, any", joined(2000, " ", frequent), Match::any},
      {"2,000 words", joined(2000, " ", frequent)},
      {"60 words x 4 fields", joined(60, " ",
                                     [&](std::size_t i) {
                                       const std::string& word = words.frequent(i);
                                       return "title:" + word + " summary:" + word +
                                              " author:" + word + " journal:" + word;
                                     })},
      {"31 brackets x 200 OR",
       std::string(31, '(') + joined(200, " OR ", frequent) + std::string(31, ')')},
      {"* and 250 exclusions",
       "* " + joined(250, " ", [&](std::size_t i) { return '-' + frequent(i); })},
      {"weights", joined(250, " ", [&](std::size_t i) { return frequent(i) + "^100"; })},
  };
}

/// Phrases and windows.
std::vector<Kind> phrases(const Words& words) {
  const auto frequent = [&](std::size_t i) { return words.frequent(i); };
  const auto either = [](std::size_t i) { return std::string(i % 2 == 0 ? "the" : "of"); };
  return {
      {"window of 240 stop words", '"' + joined(240, " ", either) + "\"~1000"},
      {"phrase of 240 stop words", '"' + joined(240, " ", either) + '"'},
      {"window of 20", '"' + joined(20, " ", frequent) + "\"~1000"},
      {"100 phrases OR",
       joined(100, " OR ",
              [&](std::size_t i) { return '"' + frequent(i) + ' ' + frequent(i + 1) + '"'; })},
      {"80 loose phrases OR",
       joined(80, " OR ",
              [&](std::size_t i) { return "~\"" + frequent(i) + ' ' + frequent(i + 1) + '"'; })},
      {"40 windows of 6",
       joined(40, " OR ",
              [&](std::size_t i) {
                return '"' + joined(6, " ", [&](std::size_t j) { return frequent(i + j); }) +
                       "\"~50";
              })},
  };
}

/// What nobody types.
std::vector<Kind> odd_texts(const Words& words) {
  const auto frequent = [&](std::size_t i) { return words.frequent(i); };
  const auto same = [](const std::string& text) { return [text](std::size_t) { return text; }; };
  const std::string common = words.frequent(0);
  return {
      {"4,000 brackets", std::string(4000, '(') + common},
      {"4,000 quotes", std::string(4000, '"') + common},
      {"4,000 minus signs", std::string(4000, '-') + common},
      {"4,000 letters", std::string(4000, 'a')},
      {"60,000 letters", std::string(60000, 'a')},
      {"1,900 marks", "a" + joined(1900, "", same("\xcc\x81"))},
      {"30,000 marks", "a" + joined(30000, "", same("\xcc\x81"))},
      {"200 hyphens", joined(200, "-", frequent)},
      {"2,000 hyphens", joined(2000, "-", frequent)},
      {"1,000 times a.b.", joined(1000, "", same("a.b."))},
      {"one letter", "a"},
      {"two letters", "co"},
  };
}

/// Values and ranges.
std::vector<Kind> values(const Words&) {
  return {
      {"200 year:A..B OR",
       joined(200, " OR ",
              [](std::size_t i) { return "year:" + std::to_string(1900 + i % 100) + "..2020"; })},
      {"200 has: and missing:",
       joined(200, " ", [](std::size_t i) { return i % 2 == 0 ? "has:doi" : "missing:citation"; })},
      {"250 ids", joined(250, " OR ", [](std::size_t i) { return "id:x" + std::to_string(i); })},
      {"2,000 topics",
       joined(2000, " OR ", [](std::size_t i) { return "topic:nothing" + std::to_string(i); })},
      {"2,000 topics with *",
       joined(2000, " OR ", [](std::size_t i) { return "topic:" + beginning(i, 3) + '*'; })},
  };
}

std::vector<Kind> kinds(const Words& words) {
  std::vector<Kind> all;
  for (const auto some : {repeated_words, patterns, lists_of_words, phrases, values, odd_texts}) {
    std::ranges::move(some(words), std::back_inserter(all));
  }
  return all;
}

SearchOptions options_of(const Kind& kind, std::chrono::milliseconds limit) {
  SearchOptions options;
  options.syntax = Syntax::lenient;
  options.match = kind.match;
  options.time_limit = limit;
  for (const FacetField field : all_values<FacetField>()) options.facets.push_back({field, 10});
  return options;
}

struct Measured {
  double milliseconds = 0;  ///< of a clock
  double processor = 0;     ///< milliseconds
  double mib = 0;
};

/// In a process of its own.
Measured measured(const std::string& folder, const std::function<void(const Searcher&)>& ask) {
  int ends[2];
  if (::pipe(ends) != 0) throw Error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    double times[2] = {-1, -1};
    try {
      const Searcher searcher(folder);
      searcher.search("", {.limit = 1});
      const auto begin = Clock::now();
      const std::clock_t processor = std::clock();
      ask(searcher);
      times[0] = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
      times[1] = 1000.0 * static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    } catch (const std::exception& error) {
      std::cerr << error.what() << '\n';
    }
    if (::write(ends[1], times, sizeof times) != sizeof times) ::_exit(1);
    ::_exit(0);
  }
  ::close(ends[1]);
  Measured result;
  double times[2] = {-1, -1};
  if (::read(ends[0], times, sizeof times) == sizeof times) {
    result.milliseconds = times[0];
    result.processor = times[1];
  }
  ::close(ends[0]);
  rusage usage{};
  int status = 0;
  ::wait4(child, &status, 0, &usage);
  result.mib = static_cast<double>(usage.ru_maxrss) / 1024;
  return result;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) throw Error("usage: worst INDEX [LIMIT_MS] [KIND...]");
  const std::string folder = argv[1];
  const std::chrono::milliseconds limit(argc > 2 ? std::atoi(argv[2]) : 1000);
  const std::vector<std::string> wanted(argv + std::min(argc, 3), argv + argc);
  // The index is closed again before it is asked: a child has its own.
  const std::vector<Kind> all = kinds(*std::make_unique<Words>(folder));
  std::printf("kind\tbytes\tno limit\t%d ms\tcompletion\tMiB\n", static_cast<int>(limit.count()));
  for (const Kind& kind : all) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), kind.name) == wanted.end())
      continue;
    const Measured free = measured(folder, [&](const Searcher& searcher) {
      searcher.search(kind.text, options_of(kind, std::chrono::milliseconds(0)));
    });
    const Measured limited = measured(folder, [&](const Searcher& searcher) {
      searcher.search(kind.text, options_of(kind, limit));
    });
    const Measured completed = measured(folder, [&](const Searcher& searcher) {
      searcher.complete(kind.text, {.time_limit = limit / 10});
    });
    std::printf("%s\t%zu\t%.0f\t%.0f\t%.0f\t%.0f\n", kind.name.c_str(), kind.text.size(),
                free.processor, limited.milliseconds, completed.milliseconds, free.mib);
    std::fflush(stdout);
  }
} catch (const std::exception& error) {
  std::cerr << "worst: " << error.what() << '\n';
  return 2;
}
