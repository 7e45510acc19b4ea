#include "cluster/span_dsl.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cluster/query_dsl.h"

// Lucene's ordered spans take, for each stretch of the first operand, the next one of the second
// and look no further. That is right as long as all stretches of an operand have one length: then
// the nearest is the best, and what lies before it is of no use to a later one. A word may stand
// for phrases of several lengths, so operands are parted by length, and each pair of lengths is
// asked by itself.
//
// A NEAR within another one joins two stretches at any distance up to its own, and the outer one
// may need any of them. So an inner NEAR is made of as many queries as there are distances, with
// the gap between its sides said exactly.
//
// A window in any order takes a position of its own for each word. Words that stand for different
// terms cannot share one. If they have terms in common, every order is asked by itself, which takes
// a position of its own for each word, too.

namespace pprsearch {
namespace {

using Json = nlohmann::json;
using NearNode = Nearness::Node;
using NearKind = Nearness::Node::Kind;

/// Words of a window that have terms in common: their orders are 1, 2, 6, 24, 120.
constexpr std::size_t kMostInAnyOrder = 5;
/// Of a query, all told.
constexpr std::size_t kMostSpans = 60000;

/// The terms of a place that the field has, each once.
using Place = std::set<std::string>;

Place place_of(const std::vector<WeightedTerm>& terms, Field field, const Dictionary& dictionary) {
  Place place;
  for (const WeightedTerm& term : terms) {
    if ((dictionary.fields(term.text) & mask_of(field)) != 0) place.insert(term.text);
  }
  return place;
}

Json any_of(std::vector<Json> spans) {
  if (spans.size() == 1) return std::move(spans.front());
  return {{"span_or", {{"clauses", std::move(spans)}}}};
}

Json side_by_side(std::vector<Json> spans, std::size_t slop, bool in_order) {
  if (spans.size() == 1) return std::move(spans.front());
  return {{"span_near", {{"clauses", std::move(spans)}, {"slop", slop}, {"in_order", in_order}}}};
}

Json span_of(const Place& place, const std::string& field) {
  std::vector<Json> terms;
  for (const std::string& term : place) terms.push_back({{"span_term", {{field, term}}}});
  return any_of(std::move(terms));
}

bool have_common(const Place& a, const Place& b) {
  return std::ranges::any_of(a, [&](const std::string& term) { return b.contains(term); });
}

bool any_common(const std::vector<Place>& places) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (have_common(places[i], places[j])) return true;
    }
  }
  return false;
}

std::size_t terms_in(const std::vector<Place>& places) {
  std::size_t count = 0;
  for (const Place& place : places) count += place.size();
  return count;
}

Json adjacent(const std::vector<Place>& places, const std::string& field) {
  std::vector<Json> spans;
  for (const Place& place : places) spans.push_back(span_of(place, field));
  return side_by_side(std::move(spans), 0, true);
}

/// Every order of the places, each within the window.
Json in_every_order(std::vector<Place> places, const std::string& field, std::size_t slop) {
  std::ranges::sort(places);
  std::vector<Json> orders;
  do {
    std::vector<Json> spans;
    for (const Place& place : places) spans.push_back(span_of(place, field));
    orders.push_back(side_by_side(std::move(spans), slop, true));
  } while (std::ranges::next_permutation(places).found);
  return any_of(std::move(orders));
}

}  // namespace

void SpanMaker::count(std::size_t spans) {
  spans_ += spans;
  if (spans_ <= kMostSpans) return;
  throw LimitError("clauses", "a cluster cannot be asked for phrases and NEARs of so many words: " +
                                  std::to_string(kMostSpans) + " are the most");
}

std::optional<Json> SpanMaker::row(Field field, const TermRow& row) {
  const std::string name = words_field(field);
  std::vector<Place> places;
  for (const std::vector<WeightedTerm>& terms : row.places) {
    places.push_back(place_of(terms, field, reader_.dictionary()));
    if (places.back().empty()) return std::nullopt;
  }
  if (row.window == 0 || places.size() == 1) {
    count(terms_in(places));
    return adjacent(places, name);
  }
  // From the first to the last are at most `window` positions, so window + 1 with both.
  const auto room = static_cast<std::size_t>(row.window) + 1;
  if (room < places.size()) return std::nullopt;
  const std::size_t slop = room - places.size();
  if (!any_common(places)) {
    count(terms_in(places));
    std::vector<Json> spans;
    for (const Place& place : places) spans.push_back(span_of(place, name));
    return side_by_side(std::move(spans), slop, false);
  }
  if (places.size() > kMostInAnyOrder) {
    throw Error("a cluster cannot be asked for more than " + std::to_string(kMostInAnyOrder) +
                    " words near one another that stand for the same",
                ErrorKind::bad_query);
  }
  std::size_t orders = 1;
  for (std::size_t i = 2; i <= places.size(); ++i) orders *= i;
  count(orders * terms_in(places));
  return in_every_order(std::move(places), name, slop);
}

/// One NEAR in one field.
class SpanMaker::NearMaker {
 public:
  NearMaker(SpanMaker& maker, Field field, const Nearness& near)
      : maker_(maker), field_(field), name_(words_field(field)), near_(near) {}

  std::optional<Json> whole() {
    const ByLength left = of(near_.root.operands.at(0));
    const ByLength right = of(near_.root.operands.at(1));
    std::vector<Json> all;
    for (const auto& [left_length, left_spans] : left) {
      for (const auto& [right_length, right_spans] : right) {
        add_pair(left_spans, right_spans, all);
        if (!near_.root.ordered) add_pair(right_spans, left_spans, all);
      }
    }
    if (all.empty()) return std::nullopt;
    return any_of(std::move(all));
  }

 private:
  /// Spans with what they cost, by the number of positions that each of them has.
  struct Alternatives {
    std::vector<Json> spans;
    std::size_t cost = 0;
  };
  using ByLength = std::map<std::size_t, Alternatives>;

  /// One beside the other, as the outermost NEAR has it.
  void add_pair(const Alternatives& first, const Alternatives& second, std::vector<Json>& all) {
    if (near_.root.distance == 0) return;
    maker_.count(first.cost + second.cost);
    all.push_back(
        side_by_side({any_of(first.spans), any_of(second.spans)}, near_.root.distance - 1, true));
  }

  ByLength of(const NearNode& node) {
    switch (node.kind) {
      case NearKind::text:
        return of_text(near_.texts.at(node.text).meaning);
      case NearKind::any_of: {
        ByLength all;
        for (const NearNode& operand : node.operands) {
          for (auto& [length, more] : of(operand)) add(more, all[length]);
        }
        return all;
      }
      case NearKind::near:
        return of_inner(node);
    }
    return {};
  }

  static void add(const Alternatives& more, Alternatives& all) {
    all.spans.insert(all.spans.end(), more.spans.begin(), more.spans.end());
    all.cost += more.cost;
  }

  ByLength of_text(const Meaning& meaning) {
    ByLength all;
    const Place words = place_of(meaning.terms, field_, maker_.reader_.dictionary());
    if (!words.empty()) add({{span_of(words, name_)}, words.size()}, all[1]);
    for (const TermRow& row : meaning.rows) {
      std::vector<Place> places;
      for (const auto& terms : row.places) {
        places.push_back(place_of(terms, field_, maker_.reader_.dictionary()));
      }
      if (std::ranges::any_of(places, [](const Place& place) { return place.empty(); })) continue;
      add({{adjacent(places, name_)}, terms_in(places)}, all[places.size()]);
    }
    return all;
  }

  /// A NEAR within one: each distance by itself.
  ByLength of_inner(const NearNode& near) {
    const ByLength left = of(near.operands.at(0));
    const ByLength right = of(near.operands.at(1));
    ByLength all;
    for (const auto& [left_length, left_spans] : left) {
      for (const auto& [right_length, right_spans] : right) {
        for (std::size_t gap = 0; gap < near.distance; ++gap) {
          Alternatives& same = all[left_length + gap + right_length];
          add_at(left_spans, right_spans, gap, same);
          if (!near.ordered) add_at(right_spans, left_spans, gap, same);
        }
      }
    }
    return all;
  }

  void add_at(const Alternatives& first, const Alternatives& second, std::size_t gap,
              Alternatives& all) {
    std::vector<Json> clauses = {any_of(first.spans)};
    if (gap > 0) clauses.push_back({{"span_gap", {{name_, gap}}}});
    clauses.push_back(any_of(second.spans));
    maker_.count(first.cost + second.cost);
    add({{side_by_side(std::move(clauses), 0, true)}, first.cost + second.cost}, all);
  }

  SpanMaker& maker_;
  Field field_;
  std::string name_;
  const Nearness& near_;
};

std::optional<Json> SpanMaker::near(Field field, const Nearness& near) {
  return NearMaker(*this, field, near).whole();
}

}  // namespace pprsearch
