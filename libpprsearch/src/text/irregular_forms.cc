#include "text/irregular_forms.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/irregular_words.h"

// The tables of irregular_words.h as sorted lists, made once, when they are first asked.

namespace pprsearch {
namespace {

using namespace irregular_words;

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \n", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    at = end;
  }
  return words;
}

/// A class of words, sorted.
class WordClass {
 public:
  explicit WordClass(std::string_view text) : words_(words_in(text)) {
    std::sort(words_.begin(), words_.end());
  }
  bool has(std::string_view word) const {
    return std::binary_search(words_.begin(), words_.end(), word);
  }
  bool has_ending_of(std::string_view word) const {
    return std::any_of(words_.begin(), words_.end(),
                       [&](std::string_view ending) { return word.ends_with(ending); });
  }
  const std::vector<std::string_view>& words() const { return words_; }

 private:
  std::vector<std::string_view> words_;
};

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

/// Lines of a lemma and its forms, as pairs sorted by form or by lemma.
class Paradigms {
 public:
  explicit Paradigms(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::vector<std::string_view> line = words_in(text.substr(at, end - at));
      for (std::size_t i = 1; i < line.size(); ++i) {
        by_form_.emplace_back(line[i], line[0]);
        by_lemma_.emplace_back(line[0], line[i]);
      }
      at = end + 1;
    }
    std::sort(by_form_.begin(), by_form_.end());
    std::sort(by_lemma_.begin(), by_lemma_.end());
  }
  std::vector<std::string_view> lemmas(std::string_view form) const { return of(by_form_, form); }
  std::vector<std::string_view> forms(std::string_view lemma) const { return of(by_lemma_, lemma); }

 private:
  static std::vector<std::string_view> of(const Pairs& pairs, std::string_view key) {
    std::vector<std::string_view> found;
    auto pair = std::lower_bound(pairs.begin(), pairs.end(), std::pair(key, std::string_view()));
    for (; pair != pairs.end() && pair->first == key; ++pair) found.push_back(pair->second);
    return found;
  }

  Pairs by_form_;
  Pairs by_lemma_;
};

const Paradigms& verbs() {
  static const Paradigms paradigms(kVerbs);
  return paradigms;
}

const Paradigms& nouns() {
  static const Paradigms paradigms(kNouns);
  return paradigms;
}

const WordClass& class_of(WordTable table) {
  static const std::array<WordClass, 13> classes = {
      WordClass(kVerbPrefixes), WordClass(kVesNouns),         WordClass(kTheVerbs),
      WordClass(kDoubledVerbs), WordClass(kSingleSVerbs),     WordClass(kDoublingMonosyllables),
      WordClass(kVerbsInC),     WordClass(kIeVerbs),          WordClass(kCheNouns),
      WordClass(kCountedIc),    WordClass(kCountedIcEndings), WordClass(kAdjectives),
      WordClass(kSilentE)};
  static const std::array<WordClass, 4> more = {WordClass(kOwnWords), WordClass(kGrammar),
                                                WordClass(kElements), WordClass(kShortVerbs)};
  const auto number = static_cast<std::size_t>(table);
  return number < classes.size() ? classes[number] : more[number - classes.size()];
}

}  // namespace

bool is_in(WordTable table, std::string_view word) { return class_of(table).has(word); }

bool has_ending_in(WordTable table, std::string_view word) {
  return class_of(table).has_ending_of(word);
}

std::vector<std::string_view> words_of(WordTable table) { return class_of(table).words(); }

std::vector<std::string_view> irregular_lemmas(std::string_view form) {
  std::vector<std::string_view> lemmas = verbs().lemmas(form);
  for (const std::string_view lemma : nouns().lemmas(form)) lemmas.push_back(lemma);
  return lemmas;
}

std::vector<std::string_view> irregular_forms(std::string_view lemma) {
  std::vector<std::string_view> forms = verbs().forms(lemma);
  for (const std::string_view form : nouns().forms(lemma)) forms.push_back(form);
  return forms;
}

bool is_irregular_verb(std::string_view lemma) { return !verbs().forms(lemma).empty(); }

std::vector<std::string> compound_lemmas(std::string_view form) {
  std::vector<std::string> lemmas;
  for (std::size_t cut = 1; cut + 3 <= form.size(); ++cut) {
    const std::string before(form.substr(0, cut));
    const std::string_view rest = form.substr(cut);
    if (is_in(WordTable::verb_prefixes, before)) {
      for (const std::string_view lemma : verbs().lemmas(rest))
        lemmas.push_back(before + std::string(lemma));
    }
    if (rest.back() == 's') continue;  // "databases" is not a form of "databasis"
    for (const std::string_view lemma : nouns().lemmas(rest))
      lemmas.push_back(before + std::string(lemma));
  }
  return lemmas;
}

std::vector<std::string> compound_forms(std::string_view lemma) {
  std::vector<std::string> forms;
  for (std::size_t cut = 1; cut + 2 <= lemma.size(); ++cut) {
    const std::string before(lemma.substr(0, cut));
    const std::string_view rest = lemma.substr(cut);
    if (is_in(WordTable::verb_prefixes, before)) {
      for (const std::string_view form : verbs().forms(rest))
        forms.push_back(before + std::string(form));
    }
    for (const std::string_view form : nouns().forms(rest))
      forms.push_back(before + std::string(form));
  }
  return forms;
}

}  // namespace pprsearch
