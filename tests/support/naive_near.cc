// Texts near one another: all pairs of places, tried out.
#include <algorithm>
#include <memory>
#include <utility>

#include "tests/support/naive_search.h"

namespace pprsearch::test {
namespace {

using Tokens = std::vector<std::string>;
/// First and last place of something.
using Places = std::set<std::pair<std::size_t, std::size_t>>;
using Meanings = std::map<const QueryNode*, Meaning>;

Places places_of(const QueryNode& node, const Meanings& meanings, const Tokens& tokens);

Places places_of_text(const Meaning& meaning, const Tokens& tokens) {
  Places places;
  for (const Reading& reading : meaning) {
    for (std::size_t begin = 0; begin + reading.places.size() <= tokens.size(); ++begin) {
      bool stands = true;
      for (std::size_t i = 0; i < reading.places.size(); ++i) {
        stands = stands && reading.places[i].contains(tokens[begin + i]);
      }
      if (stands) places.emplace(begin, begin + reading.places.size() - 1);
    }
  }
  return places;
}

Places places_of_near(const tree::Near& near, const Meanings& meanings, const Tokens& tokens) {
  const auto distance = static_cast<std::size_t>(near.distance);
  const auto follows = [&](const auto& first, const auto& second) {
    return second.first > first.second && second.first - first.second <= distance;
  };
  Places places;
  for (const auto& left : places_of(near.operands.at(0), meanings, tokens)) {
    for (const auto& right : places_of(near.operands.at(1), meanings, tokens)) {
      if (follows(left, right)) places.emplace(left.first, right.second);
      if (follows(right, left) && !near.ordered) places.emplace(right.first, left.second);
    }
  }
  return places;
}

Places places_of(const QueryNode& node, const Meanings& meanings, const Tokens& tokens) {
  if (const auto* near = as<tree::Near>(node)) return places_of_near(*near, meanings, tokens);
  if (is<tree::Text>(node)) return places_of_text(meanings.at(&node), tokens);
  Places places;
  for (const QueryNode& operand : operands_of(node)) {
    places.merge(places_of(operand, meanings, tokens));
  }
  return places;
}

}  // namespace

Meaning NaiveSearch::near_meaning(const QueryNode& node) {
  using Begins = std::set<std::size_t>;
  const auto known = std::make_shared<std::map<Tokens, Begins>>();
  Reading reading;
  reading.window = as<tree::Near>(node)->distance;
  reading.begins = [this, &node, known](const Tokens& tokens, std::size_t begin) {
    const auto [at, is_new] = known->try_emplace(tokens);
    if (is_new) {
      for (const auto& [first, last] : places_of(node, meanings_, tokens)) at->second.insert(first);
    }
    return at->second.contains(begin);
  };
  return {reading};
}

}  // namespace pprsearch::test
