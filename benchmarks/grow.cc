#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

// Makes a corpus of any size of a smaller one, to measure how costs grow.
//
//   grow ENTRIES.jsonl NUMBER [SEED]
//
// Prints NUMBER entries. Each has three parents, drawn from the corpus; its summary is as long as
// that of the first, and is made of stretches of theirs. In one of twelve words a stretch ends: the
// next one begins at some word of a parent or, as often, behind the same word in any entry, which
// is a step of a Markov chain over words. So phrases, words that stand together and their
// frequencies are those of the corpus. New words come by Heaps' law: how many different words there
// are to be, after so many, is fitted to the corpus. Where there are fewer, a seldom word gives way
// to a new one, half of one seldom word and half of another; of the other seldom words one in two
// gives way to a new word that was there already, the more often the more it is there (Simon's
// process). Title and authors are taken of the parents; date and topics of the first one. The first
// entries are the same, however many are made; the same seed gives the same ones on any machine.

namespace {

using nlohmann::json;

constexpr std::uint64_t kSeed = 17;
constexpr std::size_t kParents = 3;
constexpr std::size_t kStretch = 12;
constexpr std::size_t kSeldom = 20;
constexpr std::size_t kShortestHalf = 3;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The piece of text without signs around it, in small letters.
std::string word_of(std::string_view piece) {
  while (!piece.empty() && !is_letter(piece.front())) piece.remove_prefix(1);
  while (!piece.empty() && !is_letter(piece.back())) piece.remove_suffix(1);
  std::string word(piece);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return word;
}

bool is_plain(const std::string& word) {
  return word.size() >= 2 * kShortestHalf && std::all_of(word.begin(), word.end(), is_letter);
}

std::vector<std::string> pieces_of(const std::string& text) {
  std::vector<std::string> pieces;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n\t", i), text.size());
    if (end > i) pieces.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return pieces;
}

using Number = std::uint32_t;

/// The corpus as a row of numbers of pieces, entry after entry.
class Source {
 public:
  explicit Source(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(path + ": cannot be read");
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) add(json::parse(line));
    }
    if (entries_.empty()) throw std::runtime_error(path + ": has no entry with a summary");
    begins_.push_back(row_.size());
    index_places();
    fit();
  }

  std::size_t size() const { return entries_.size(); }
  const json& entry(std::size_t number) const { return entries_[number]; }
  std::size_t begin(std::size_t entry) const { return begins_[entry]; }
  std::size_t length(std::size_t entry) const { return begins_[entry + 1] - begins_[entry]; }
  Number at(std::size_t place) const { return row_[place]; }
  std::size_t end() const { return row_.size(); }
  const std::string& piece(Number number) const { return pieces_[number]; }
  Number word(Number piece) const { return words_of_pieces_[piece]; }
  std::size_t words() const { return word_counts_.size(); }
  bool is_known(const std::string& word) const { return words_.contains(word); }
  bool is_seldom(Number piece) const { return seldom_[piece]; }
  const std::vector<std::string>& seldom_words() const { return seldom_words_; }
  /// Number `n` of the places of a piece; all of them come round.
  std::size_t place(Number piece, std::size_t n) const {
    const std::size_t number = firsts_[piece + 1] - firsts_[piece];
    return places_[firsts_[piece] + n % number];
  }
  /// How many different words so many words have.
  double different(double words) const { return factor_ * std::pow(words, exponent_); }
  double exponent() const { return exponent_; }

 private:
  void add(json entry) {
    const std::vector<std::string> pieces = pieces_of(entry.value("summary", std::string()));
    if (pieces.empty()) return;
    begins_.push_back(row_.size());
    for (const std::string& piece : pieces) {
      const auto [known, is_new] = numbers_.try_emplace(piece, static_cast<Number>(pieces_.size()));
      if (is_new) add_piece(piece);
      row_.push_back(known->second);
      ++word_counts_[words_of_pieces_[known->second]];
    }
    entry.erase("summary");
    entries_.push_back(std::move(entry));
    growth_.emplace_back(static_cast<double>(row_.size()), static_cast<double>(words_.size()));
  }

  void add_piece(const std::string& piece) {
    pieces_.push_back(piece);
    const auto number = static_cast<Number>(words_.size());
    const auto [word, is_new] = words_.try_emplace(word_of(piece), number);
    if (is_new) word_counts_.push_back(0);
    words_of_pieces_.push_back(word->second);
  }

  void index_places() {
    if (row_.size() > std::numeric_limits<Number>::max()) throw std::runtime_error("too long");
    firsts_.assign(pieces_.size() + 1, 0);
    for (const Number piece : row_) ++firsts_[piece + 1];
    for (std::size_t i = 1; i < firsts_.size(); ++i) firsts_[i] += firsts_[i - 1];
    places_.resize(row_.size());
    std::vector<std::size_t> next(firsts_.begin(), firsts_.end() - 1);
    for (std::size_t i = 0; i < row_.size(); ++i) {
      places_[next[row_[i]]++] = static_cast<Number>(i);
    }
    for (Number piece = 0; piece < pieces_.size(); ++piece) {
      const std::string word = word_of(pieces_[piece]);
      seldom_.push_back(word_counts_[words_of_pieces_[piece]] <= kSeldom && is_plain(word));
      if (seldom_.back()) seldom_words_.push_back(word);
    }
    if (seldom_words_.empty()) throw std::runtime_error("the corpus has no seldom word");
  }

  /// Heaps' law through half of the corpus and all of it.
  void fit() {
    const auto [half_words, half] = growth_[growth_.size() / 2];
    const auto [all_words, all] = growth_.back();
    exponent_ = std::log(all / half) / std::log(all_words / half_words);
    factor_ = all / std::pow(all_words, exponent_);
  }

  std::vector<json> entries_;
  std::vector<std::size_t> begins_;
  std::vector<Number> row_;
  std::vector<std::string> pieces_;
  std::unordered_map<std::string, Number> numbers_;
  std::unordered_map<std::string, Number> words_;
  std::vector<Number> words_of_pieces_;
  std::vector<std::size_t> word_counts_;
  std::vector<bool> seldom_;  // by piece
  std::vector<std::string> seldom_words_;
  std::vector<std::size_t> firsts_;  // of a piece, in `places_`
  std::vector<Number> places_;
  std::vector<std::pair<double, double>> growth_;  // words, and different ones, after each entry
  double exponent_ = 0;
  double factor_ = 0;
};

class Grower {
 public:
  Grower(const Source& source, std::uint64_t seed)
      : source_(source), random_(seed), seen_(source.words()) {}

  json entry(std::size_t number) {
    std::vector<std::size_t> parents;
    for (std::size_t i = 0; i < kParents; ++i) parents.push_back(below(source_.size()));
    json entry = source_.entry(parents.front());
    const std::string digits = std::to_string(number);
    entry["id"] = "grown-" + std::string(8 - std::min<std::size_t>(8, digits.size()), '0') + digits;
    const std::string title = mixed_title(parents);
    entry["title"] = title;
    entry["summary"] = summary(parents);
    json& citation = entry["citation"];
    if (!citation.is_object()) citation = json::object();
    citation.erase("DOI");
    citation["title"] = title;
    if (citation.contains("author")) mix_authors(parents, citation["author"]);
    return entry;
  }

  double words() const { return words_; }
  double different() const { return different_; }

 private:
  // By remainder: the distributions of the standard library differ between its makers.
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string summary(const std::vector<std::size_t>& parents) {
    const std::size_t length = source_.length(parents.front());
    std::size_t place = source_.begin(parents.front());
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
      if (!text.empty()) text += ' ';
      const Number piece = source_.at(place);
      text += piece_like(piece);
      ++place;
      if (below(kStretch) == 0 || place == source_.end()) place = next_stretch(parents, piece);
    }
    return text;
  }

  std::size_t next_stretch(const std::vector<std::size_t>& parents, Number piece) {
    if (below(2) == 0) {
      const std::size_t behind = source_.place(piece, below(source_.end())) + 1;
      if (behind < source_.end()) return behind;
    }
    const std::size_t parent = parents[below(parents.size())];
    return source_.begin(parent) + below(source_.length(parent));
  }

  std::string piece_like(Number piece) {
    ++words_;
    if (source_.is_seldom(piece)) {
      if (different_ < source_.different(words_)) return new_word();
      if (!made_.empty() && below(2) == 0) {
        made_.push_back(made_[below(made_.size())]);
        return made_.back();
      }
    }
    const Number word = source_.word(piece);
    if (!seen_[word]) {
      seen_[word] = true;
      ++different_;
    }
    return source_.piece(piece);
  }

  std::string new_word() {
    const std::vector<std::string>& words = source_.seldom_words();
    for (;;) {
      const std::string& first = words[below(words.size())];
      const std::string& last = words[below(words.size())];
      std::string word =
          first.substr(0, kShortestHalf + below(first.size() - 2 * kShortestHalf + 1));
      word += last.substr(last.size() - kShortestHalf - below(last.size() - 2 * kShortestHalf + 1));
      if (source_.is_known(word) || !made_words_.insert(word).second) continue;
      ++different_;
      made_.push_back(word);
      return word;
    }
  }

  std::string mixed_title(const std::vector<std::size_t>& parents) {
    const auto half = [&](std::size_t parent, bool first) {
      const std::vector<std::string> pieces =
          pieces_of(source_.entry(parent).value("title", std::string()));
      const std::size_t middle = pieces.size() / 2;
      std::string text;
      for (std::size_t i = first ? 0 : middle; i < (first ? middle : pieces.size()); ++i) {
        text += (text.empty() ? "" : " ") + pieces[i];
      }
      return text;
    };
    return half(parents[0], true) + ' ' + half(parents[1], false);
  }

  /// As many as there were; each one is of one of the parents.
  void mix_authors(const std::vector<std::size_t>& parents, json& authors) {
    for (json& author : authors) {
      const json& citation =
          source_.entry(parents[below(parents.size())]).value("citation", json());
      if (!citation.is_object() || !citation.contains("author")) continue;
      const json& others = citation["author"];
      if (!others.is_array() || others.empty()) continue;
      const json& other = others[below(others.size())];
      if (std::find(authors.begin(), authors.end(), other) == authors.end()) author = other;
    }
  }

  const Source& source_;
  std::mt19937_64 random_;
  std::vector<bool> seen_;
  std::vector<std::string> made_;  // as often as they stand
  std::unordered_set<std::string> made_words_;
  double words_ = 0;
  double different_ = 0;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3 && argc != 4) throw std::runtime_error("usage: grow ENTRIES.jsonl NUMBER [SEED]");
  const std::size_t number = std::stoul(argv[2]);
  const Source source(argv[1]);
  Grower grower(source, argc == 4 ? std::stoull(argv[3]) : kSeed);
  std::ios::sync_with_stdio(false);
  for (std::size_t i = 1; i <= number; ++i) std::cout << grower.entry(i).dump() << '\n';
  if (!std::cout.flush()) throw std::runtime_error("standard output cannot be written");
  std::cerr << grower.words() << " words in summaries, " << grower.different()
            << " different; Heaps' exponent " << source.exponent() << '\n';
} catch (const std::exception& error) {
  std::cerr << "grow: " << error.what() << '\n';
  return 2;
}
