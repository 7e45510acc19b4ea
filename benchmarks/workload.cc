#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

// Draws the questions that the cost of ranking is measured with from what an index
// holds, so that the same questions can be asked again by whoever has the index.
//
//   workload INDEX
//
// Prints 500, one a line, as `ask --classes` reads them, the class first and a tab behind it: 150
// of two words joined by AND, 100 of three joined by OR, 100 phrases of two, 50 rare words, 50 very
// common ones, 50 beginnings of sentences. None is a word that the library leaves out of questions,
// but for those of sentences. Words of an AND stand in one entry, so that each finds something. The
// same index gives the same questions, on any machine.

using namespace pprsearch;

namespace {

constexpr std::uint64_t kSeed = 20201101;
constexpr std::size_t kSampledEntries = 3000;
constexpr std::size_t kShortest = 3;
constexpr std::size_t kRareEntries = 5;
constexpr std::size_t kCommonShare = 20;  // in one of so many entries, or more
constexpr std::size_t kSentenceWords = 9;
constexpr std::size_t kTries = 100000;

struct Word {
  std::string text;
  bool follows = false;  // nothing but a space between it and the word before
};

using Words = std::vector<Word>;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Lower-case words of plain letters, as they stand; others only part their neighbours.
Words words_of(const std::string& text) {
  Words words;
  std::size_t end = std::string::npos;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t last = i;
    while (last < text.size() && text[last] != ' ' && text[last] != '\n') ++last;
    const bool plain = std::all_of(text.begin() + i, text.begin() + last, is_letter);
    if (plain && last - i >= kShortest) {
      words.push_back({text.substr(i, last - i), end == i});
      end = last + 1;
    }
    i = last + 1;
  }
  return words;
}

class Drawer {
 public:
  explicit Drawer(const Searcher& searcher) : searcher_(searcher), random_(kSeed) {
    SearchOptions all = ids_alone();
    all.limit = searcher.generation().entries;
    all.max_window = all.limit;
    std::vector<std::string> ids;
    for (const Hit& hit : searcher.search("*", all).hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 0; i < std::min(kSampledEntries, ids.size()); ++i) {
      std::swap(ids[i], ids[i + below(ids.size() - i)]);
      sample(ids[i]);
    }
    if (texts_.empty()) throw Error("the index has no text to draw words from");
  }

  // Prints `number` different questions of a class.
  void print(const std::string& type, std::size_t number,
             const std::function<std::string()>& draw) {
    std::set<std::string> drawn;
    for (std::size_t i = 0; i < kTries && drawn.size() < number; ++i) {
      const std::string question = draw();
      if (!question.empty() && drawn.insert(question).second) {
        std::cout << type << '\t' << question << '\n';
      }
    }
    if (drawn.size() < number) throw Error("the index has too few words to draw from");
  }

  std::string both() {
    const Words& text = some_text();
    const std::string first = some_word(text);
    const std::string second = some_word(text);
    return asked({first, second}) ? first + " AND " + second : "";
  }

  std::string any_of_three() {
    const std::vector<std::string> three = {some_word(some_text()), some_word(some_text()),
                                            some_word(some_text())};
    return asked(three) ? three[0] + " OR " + three[1] + " OR " + three[2] : "";
  }

  std::string phrase() {
    const Words& text = some_text();
    const std::size_t at = below(text.size());
    if (at == 0 || !text[at].follows || !asked({text[at - 1].text, text[at].text})) return "";
    return '"' + text[at - 1].text + ' ' + text[at].text + '"';
  }

  std::string rare_word() {
    const std::string word = some_word(some_text());
    return sampled_.at(word) == 1 && asked({word}) && found(word) <= kRareEntries ? word : "";
  }

  std::string common_word() {
    const std::string word = some_word(some_text());
    return sampled_.at(word) * kCommonShare >= texts_.size() && asked({word}) ? word : "";
  }

  // Words that stand side by side, of which some tell something.
  std::string sentence() {
    const Words& text = some_text();
    const std::size_t begin = below(text.size());
    std::string question = text[begin].text;
    for (std::size_t i = 1; i < kSentenceWords; ++i) {
      if (begin + i >= text.size()) return "";
      question += ' ' + text[begin + i].text;
    }
    return question;
  }

 private:
  static SearchOptions ids_alone() {
    SearchOptions options;
    options.entries = false;
    options.suggest = false;
    options.snippets = 0;
    return options;
  }

  // By remainder: the distributions of the standard library differ between its makers.
  std::size_t below(std::size_t limit) { return random_() % limit; }

  void sample(const std::string& id) {
    const Entry entry = searcher_.find(id).value();
    Words words = words_of(entry.summary);
    if (words.empty()) return;
    std::set<std::string> distinct;
    for (const Word& word : words) distinct.insert(word.text);
    for (const std::string& word : distinct) ++sampled_[word];
    texts_.push_back(std::move(words));
  }

  const Words& some_text() { return texts_[below(texts_.size())]; }

  std::string some_word(const Words& text) { return text[below(text.size())].text; }

  std::size_t found(const std::string& word) { return searcher_.search(word, ids_alone()).total; }

  // The library itself says which words it leaves out where they stand beside others.
  bool is_left_out(const std::string& word) {
    const auto [known, is_new] = left_out_.try_emplace(word);
    if (is_new) {
      const auto diagnostics = searcher_.search("word " + word, ids_alone()).diagnostics;
      known->second = std::any_of(
          diagnostics.begin(), diagnostics.end(),
          [](const Diagnostic& told) { return told.code == DiagnosticCode::common_words; });
    }
    return known->second;
  }

  // Different words, none of which is left out.
  bool asked(const std::vector<std::string>& words) {
    return std::set<std::string>(words.begin(), words.end()).size() == words.size() &&
           std::none_of(words.begin(), words.end(),
                        [this](const std::string& word) { return is_left_out(word); });
  }

  const Searcher& searcher_;
  std::mt19937_64 random_;
  std::vector<Words> texts_;
  std::map<std::string, std::size_t> sampled_;
  std::map<std::string, bool> left_out_;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw Error("usage: workload INDEX");
  const Searcher searcher(argv[1]);
  Drawer drawer(searcher);
  drawer.print("and", 150, [&] { return drawer.both(); });
  drawer.print("or", 100, [&] { return drawer.any_of_three(); });
  drawer.print("phrase", 100, [&] { return drawer.phrase(); });
  drawer.print("rare", 50, [&] { return drawer.rare_word(); });
  drawer.print("common", 50, [&] { return drawer.common_word(); });
  drawer.print("sentence", 50, [&] { return drawer.sentence(); });
} catch (const std::exception& error) {
  std::cerr << "workload: " << error.what() << '\n';
  return 2;
}
