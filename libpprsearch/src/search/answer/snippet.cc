#include "search/answer/snippet.h"

#include <algorithm>
#include <array>
#include <optional>

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

/// Where each place of a row stands among the tokens.
std::vector<std::vector<std::uint32_t>> positions_of(const TermRow& row,
                                                     const std::vector<Token>& tokens) {
  std::vector<std::vector<std::uint32_t>> places;
  for (const std::vector<WeightedTerm>& terms : row.places) {
    std::vector<std::uint32_t>& positions = places.emplace_back();
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const bool fits = std::any_of(terms.begin(), terms.end(), [&](const WeightedTerm& term) {
        return term.text == tokens[i].text;
      });
      if (fits) positions.push_back(i);
    }
  }
  return places;
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

SnippetMaker::SnippetMaker(std::vector<WordToShow> words, Analyzer& analyzer)
    : words_(std::move(words)), analyzer_(analyzer) {
  for (const WordToShow& wanted : words_) {
    terms_.emplace_back();
    for (const WeightedTerm& term : wanted.word->meaning.terms) terms_.back().insert(term.text);
    near_terms_.emplace_back();
    if (!wanted.word->near) continue;
    for (const Nearness::Text& text : wanted.word->near->texts) {
      Terms& terms = near_terms_.back().emplace_back();
      for (const WeightedTerm& term : text.meaning.terms) terms.insert(term.text);
    }
  }
}

std::vector<SnippetMaker::Mark> SnippetMaker::marks(Field field,
                                                    const std::vector<Token>& tokens) const {
  std::vector<Mark> marks;
  for (std::size_t w = 0; w < words_.size(); ++w) {
    if ((words_[w].word->fields & mask_of(field)) == 0) continue;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (terms_[w].contains(tokens[i].text)) marks.push_back({i, w});
    }
    mark_rows(w, tokens, marks);
    if (words_[w].word->near) mark_near(w, tokens, marks);
  }
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::pair(a.token, a.word) < std::pair(b.token, b.word);
  });
  return marks;
}

void SnippetMaker::mark_rows(std::size_t word, const std::vector<Token>& tokens,
                             std::vector<Mark>& marks) const {
  for (const TermRow& row : words_[word].word->meaning.rows) {
    const auto places = positions_of(row, tokens);
    for (const std::uint32_t i : positions_in_rows(places, row.window)) marks.push_back({i, word});
  }
}

/// What takes part in a NEAR, and no other occurrence.
void SnippetMaker::mark_near(std::size_t word, const std::vector<Token>& tokens,
                             std::vector<Mark>& marks) const {
  const Nearness& near = *words_[word].word->near;
  std::vector<Stretches> texts(near.texts.size());
  for (std::size_t text = 0; text < texts.size(); ++text) {
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (near_terms_[word][text].contains(tokens[i].text)) texts[text].push_back({i, i});
    }
    for (const TermRow& row : near.texts[text].meaning.rows) {
      add_rows(positions_of(row, tokens), texts[text]);
    }
    std::sort(texts[text].begin(), texts[text].end());
    texts[text].erase(std::unique(texts[text].begin(), texts[text].end()), texts[text].end());
  }
  for (const std::uint32_t i : positions_in_near(near, texts)) marks.push_back({i, word});
}

std::vector<Span> SnippetMaker::highlights(Field field, std::string_view text) {
  const std::vector<Token> tokens = analyzer_.analyze(text);
  std::set<std::size_t> marked;
  for (const Mark& mark : marks(field, tokens)) marked.insert(mark.token);
  return spans_of(tokens, marked);
}

double SnippetMaker::value_of(const Text& text, std::size_t first, std::size_t last) const {
  std::set<std::size_t> seen;
  double value = 0;
  for (const Mark& mark : text.marks) {
    if (mark.token < first || mark.token >= last) continue;
    value += words_[mark.word].weight * (seen.insert(mark.word).second ? 1 : kRepetition);
  }
  return value;
}

std::vector<SnippetMaker::Fragment> SnippetMaker::fragments(const Text& text) const {
  std::vector<Fragment> found;
  for (const auto& [begin, end] : sentences(text.text, text.tokens)) {
    Fragment best{&text, begin, begin, -1};
    // Of a sentence that is too long, the piece of highest value is taken.
    for (std::size_t first = begin, last = begin; first < end; ++first) {
      while (last < end && text.tokens[last].end - text.tokens[first].begin <= kMaxFragment) ++last;
      last = std::max(last, first + 1);
      const double value = value_of(text, first, last);
      if (value > best.value) best = {&text, first, last, value, first > begin, last < end};
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
  for (const Mark& mark : text->marks) {
    if (mark.token >= first && mark.token < last) marked.insert(mark.token);
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

std::optional<Snippet> SnippetMaker::implication(const Entry& entry) {
  const Text text = take_apart(Field::implications, SnippetField::practice_implications,
                               entry.practice_implications);
  const std::vector<Fragment> all = fragments(text);
  if (all.empty()) return std::nullopt;
  return std::ranges::max_element(all, {}, &Fragment::value)->snippet();
}

std::vector<Snippet> SnippetMaker::snippets(const Entry& entry, std::size_t count) {
  if (count == 0) return {};
  const std::array<Text, 2> texts = {
      take_apart(Field::summary, SnippetField::summary, entry.summary),
      take_apart(Field::implications, SnippetField::practice_implications,
                 entry.practice_implications)};

  std::vector<Fragment> all;
  for (const Text& text : texts) {
    for (const Fragment& fragment : fragments(text)) all.push_back(fragment);
  }
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
