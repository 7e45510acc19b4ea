#include "search/answer/snippet.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "search/answer/sentences.h"
#include "search/match/near.h"
#include "search/match/rows.h"

// Fragments
// ---------
// A fragment is a sentence, or as much of a long one as kMaxFragment allows
// around its best part. It is worth the weights of the different words of the
// query in it, and a little for each repetition; the best ones are shown in the
// order in which they stand.

namespace pprsearch {

namespace {

constexpr std::size_t kMaxFragment = 320;
constexpr double kRepetition = 0.1;
/// Longer texts are searched for fragments only so far.
constexpr std::size_t kMaxText = 1 << 18;

/// Spans of tokens as spans of bytes, those of neighbouring marks not joined.
std::vector<Span> spans_of(const std::vector<Token>& tokens, const std::set<std::size_t>& marked) {
  std::vector<Span> spans;
  for (const std::size_t i : marked) {
    const Span span{tokens[i].begin, tokens[i].end};
    if (spans.empty() || span.begin >= spans.back().end) spans.push_back(span);
  }
  return spans;
}

}  // namespace

/// A field's text taken apart.
struct SnippetMaker::Text {
  SnippetField field;
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<Mark> marks;  ///< by token
};

/// Tokens [first, last) of a text, in one sentence.
struct SnippetMaker::Fragment {
  const Text* text;
  std::size_t first;
  std::size_t last;
  double value;
  bool cut_before = false;
  bool cut_after = false;

  Snippet snippet() const;
};

/// Where each word that may be asked for stands in a text.
class SnippetMaker::TokenIndex {
 public:
  TokenIndex(const std::vector<Token>& tokens, const WordSieve& asked) {
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (asked.may_have(tokens[i].text)) places_.emplace_back(tokens[i].text, i);
    }
    std::sort(places_.begin(), places_.end());
  }

  /// Where each place of a row stands, rising.
  std::vector<std::vector<std::uint32_t>> positions_of(const TermRow& row) const {
    std::vector<std::vector<std::uint32_t>> places;
    for (const std::vector<WeightedTerm>& terms : row.places) {
      std::vector<std::uint32_t>& positions = places.emplace_back();
      for (const WeightedTerm& term : terms) add(term.text, positions);
      std::sort(positions.begin(), positions.end());
      if (positions.empty()) break;  // the row stands nowhere
    }
    places.resize(row.places.size());
    return places;
  }

 private:
  void add(std::string_view word, std::vector<std::uint32_t>& positions) const {
    const auto from = std::pair(word, std::uint32_t{0});
    for (auto place = std::lower_bound(places_.begin(), places_.end(), from);
         place != places_.end() && place->first == word; ++place) {
      positions.push_back(place->second);
    }
  }

  std::vector<std::pair<std::string_view, std::uint32_t>> places_;
};

namespace {

void add_row_words(const Meaning& meaning, WordSieve& words) {
  for (const TermRow& row : meaning.rows) {
    for (const std::vector<WeightedTerm>& place : row.places) {
      for (const WeightedTerm& term : place) words.add(term.text);
    }
  }
}

void add_terms(const Meaning& meaning, WordSieve& words) {
  for (const WeightedTerm& term : meaning.terms) words.add(term.text);
}

}  // namespace

SnippetMaker::SnippetMaker(std::vector<WordToShow> words, Analyzer& analyzer,
                           const Deadline* deadline)
    : words_(std::move(words)), analyzer_(analyzer), deadline_(deadline) {
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const ExpandedQueryWord& word = *words_[w].word;
    for (const WeightedTerm& term : word.meaning.terms) terms_.emplace_back(term.text, w);
    add_terms(word.meaning, asked_);
    add_row_words(word.meaning, combined_);
    if (!word.near) continue;
    for (const Nearness::Text& text : word.near->texts) {
      add_terms(text.meaning, combined_);
      add_row_words(text.meaning, combined_);
    }
  }
  spend(terms_.size());
  std::stable_sort(terms_.begin(), terms_.end());
}

std::vector<SnippetMaker::Mark> SnippetMaker::marks(Field field,
                                                    const std::vector<Token>& tokens) const {
  std::vector<Mark> marks;
  const auto is_asked = [&](std::size_t w) {
    return (words_[w].word->fields & mask_of(field)) != 0;
  };
  spend(tokens.size());
  for (std::size_t i = 0; i < tokens.size() && !terms_.empty(); ++i) {
    const std::string_view text = tokens[i].text;
    if (!asked_.may_have(text)) continue;
    for (auto term =
             std::lower_bound(terms_.begin(), terms_.end(), std::pair(text, std::size_t{0}));
         term != terms_.end() && term->first == text; ++term) {
      if (is_asked(term->second)) marks.push_back({i, term->second});
    }
  }
  std::optional<TokenIndex> index;  // costly to make, and seldom needed
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const ExpandedQueryWord& word = *words_[w].word;
    if (!is_asked(w) || (word.meaning.rows.empty() && !word.near)) continue;
    if (!index) index.emplace(tokens, combined_);
    mark_rows(w, *index, marks);
    if (word.near) mark_near(w, *index, marks);
  }
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::pair(a.token, a.word) < std::pair(b.token, b.word);
  });
  return marks;
}

void SnippetMaker::mark_rows(std::size_t word, const TokenIndex& tokens,
                             std::vector<Mark>& marks) const {
  for (const TermRow& row : words_[word].word->meaning.rows) {
    const auto places = tokens.positions_of(row);
    const std::vector<std::uint32_t> marked = positions_in_rows(places, row.window);
    spend(1 + marked.size());
    for (const std::uint32_t i : marked) marks.push_back({i, word});
  }
}

/// What takes part in a NEAR, and no other occurrence.
void SnippetMaker::mark_near(std::size_t word, const TokenIndex& tokens,
                             std::vector<Mark>& marks) const {
  const Nearness& near = *words_[word].word->near;
  std::vector<Stretches> texts(near.texts.size());
  for (std::size_t text = 0; text < texts.size(); ++text) {
    const Meaning& meaning = near.texts[text].meaning;
    const TermRow single{{meaning.terms}, TermReason::exact, 0};
    const auto places = tokens.positions_of(single);
    for (const std::uint32_t i : places[0]) texts[text].push_back({i, i});
    for (const TermRow& row : meaning.rows) add_rows(tokens.positions_of(row), texts[text]);
    std::sort(texts[text].begin(), texts[text].end());
    texts[text].erase(std::unique(texts[text].begin(), texts[text].end()), texts[text].end());
    spend(1 + texts[text].size());
  }
  for (const std::uint32_t i : positions_in_near(near, texts, deadline_))
    marks.push_back({i, word});
}

std::size_t SnippetMaker::shortest_term() const {
  std::size_t shortest = std::size_t(-1);
  const auto look_at = [&](const Meaning& meaning) {
    for (const WeightedTerm& term : meaning.terms) shortest = std::min(shortest, term.text.size());
    for (const TermRow& row : meaning.rows) {
      for (const auto& place : row.places) {
        for (const WeightedTerm& term : place) shortest = std::min(shortest, term.text.size());
      }
    }
  };
  for (const WordToShow& word : words_) {
    look_at(word.word->meaning);
    if (!word.word->near) continue;
    for (const Nearness::Text& text : word.word->near->texts) look_at(text.meaning);
  }
  return shortest;
}

std::vector<Span> SnippetMaker::highlights(Field field, std::string_view text) {
  const std::vector<Token> tokens = analyzer_.analyze(text);
  std::set<std::size_t> marked;
  for (const Mark& mark : marks(field, tokens)) marked.insert(mark.token);
  return spans_of(tokens, marked);
}

/// Some tokens of a text side by side, which goes forward, and what they are worth.
class SnippetMaker::Window {
 public:
  Window(const SnippetMaker& maker, const Text& text)
      : maker_(maker), marks_(text.marks), counts_(maker.words_.size()) {}

  /// Neither end goes back.
  double value_of(std::size_t first, std::size_t last) {
    for (; begin_ < end_ && marks_[begin_].token < first; ++begin_) {
      const bool was_last = --counts_[marks_[begin_].word] == 0;
      value_ -= weight(begin_) * (was_last ? 1 : kRepetition);
    }
    if (begin_ == end_) {
      value_ = 0;  // not what rounding left
      while (end_ < marks_.size() && marks_[end_].token < first) begin_ = ++end_;
    }
    for (; end_ < marks_.size() && marks_[end_].token < last; ++end_) {
      const bool is_first = counts_[marks_[end_].word]++ == 0;
      value_ += weight(end_) * (is_first ? 1 : kRepetition);
    }
    return value_;
  }

 private:
  double weight(std::size_t mark) const { return maker_.words_[marks_[mark].word].weight; }

  const SnippetMaker& maker_;
  const std::vector<Mark>& marks_;
  std::vector<std::size_t> counts_;  ///< of each word
  std::size_t begin_ = 0;            ///< of the marks within
  std::size_t end_ = 0;
  double value_ = 0;
};

std::vector<SnippetMaker::Fragment> SnippetMaker::fragments_of(const Text& text) const {
  /// What rounding makes of equal values.
  constexpr double kEqual = 1e-9;
  std::vector<Fragment> found;
  Window window(*this, text);
  for (const auto& [begin, end] : sentences(text.text, text.tokens)) {
    Fragment best{&text, begin, begin, -1};
    // Of a sentence that is too long, the piece of highest value is taken.
    for (std::size_t first = begin, last = begin; first < end; ++first) {
      while (last < end && text.tokens[last].end - text.tokens[first].begin <= kMaxFragment) ++last;
      last = std::max(last, first + 1);
      const double value = window.value_of(first, last);
      if (value > best.value + kEqual)
        best = {&text, first, last, value, first > begin, last < end};
      if (last == end) break;
    }
    found.push_back(best);
  }
  return found;
}

Snippet SnippetMaker::Fragment::snippet() const {
  const auto& tokens = text->tokens;
  const std::size_t begin = first == 0 ? 0 : tokens[first].begin;
  std::size_t end = last == tokens.size() ? text->text.size() : tokens[last - 1].end;
  if (last < tokens.size() && !cut_after) {
    end = closing_punctuation_end(text->text, end, tokens[last].begin);
  }
  std::set<std::size_t> marked;
  const auto begin_mark = std::ranges::lower_bound(text->marks, first, {}, &Mark::token);
  for (auto mark = begin_mark; mark != text->marks.end() && mark->token < last; ++mark) {
    marked.insert(mark->token);
  }
  Snippet snippet{text->field, std::string(text->text.substr(begin, end - begin)),
                  spans_of(tokens, marked), cut_before, cut_after};
  for (Span& span : snippet.highlights) span = {span.begin - begin, span.end - begin};
  return snippet;
}

SnippetMaker::Text SnippetMaker::take_apart(Field field, SnippetField name,
                                            std::string_view text) const {
  std::vector<Token> tokens = analyzer_.analyze(whole_characters(text, kMaxText));
  std::vector<Mark> found = marks(field, tokens);
  return Text{name, whole_characters(text, kMaxText), std::move(tokens), std::move(found)};
}

Fragments SnippetMaker::fragments(const Entry& entry, std::size_t count) {
  if (count == 0) return {};
  const Text summary = take_apart(Field::summary, SnippetField::summary, entry.summary);
  const Text implications = take_apart(Field::implications, SnippetField::practice_implications,
                                       entry.practice_implications);
  std::vector<Fragment> all = fragments_of(summary);
  const std::vector<Fragment> behind = fragments_of(implications);
  all.insert(all.end(), behind.begin(), behind.end());
  Fragments found{best_of(all, count), std::nullopt};
  if (!behind.empty()) {
    found.implication = std::ranges::max_element(behind, {}, &Fragment::value)->snippet();
  }
  return found;
}

std::vector<Snippet> SnippetMaker::best_of(const std::vector<Fragment>& all, std::size_t count) {
  if (all.empty()) return {};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].value > 0) order.push_back(i);
  }
  if (order.empty()) return {all.front().snippet()};
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return all[a].value > all[b].value; });
  order.resize(std::min(order.size(), count));
  std::sort(order.begin(), order.end());
  std::vector<Snippet> snippets;
  for (const std::size_t i : order) snippets.push_back(all[i].snippet());
  return snippets;
}

}  // namespace pprsearch
