// How often a text has what a word of a query stands for.
#include <algorithm>
#include <set>
#include <tuple>

#include "tests/support/naive_meaning.h"

namespace pprsearch::test {
namespace {

using Tokens = std::vector<std::string>;

bool stands_at(const Reading& reading, const Tokens& tokens, std::size_t begin) {
  if (begin + reading.places.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < reading.places.size(); ++i) {
    if (!reading.places[i].contains(tokens[begin + i])) return false;
  }
  return true;
}

/// Whether each place from `place` on can take a token of its own, [begin, end), that is not
/// `taken`.
bool can_be_taken(const Reading& reading, const Tokens& tokens, std::size_t place,
                  std::set<std::size_t>& taken, std::size_t begin, std::size_t end) {
  if (place == reading.places.size()) return true;
  for (std::size_t i = begin; i < end; ++i) {
    if (!reading.places[place].contains(tokens[i]) || !taken.insert(i).second) continue;
    if (can_be_taken(reading, tokens, place + 1, taken, begin, end)) return true;
    taken.erase(i);
  }
  return false;
}

bool stands_within(const Reading& reading, const Tokens& tokens, std::size_t begin) {
  const auto is_in = [&](std::size_t i) {
    return [&, i](const auto& place) { return place.contains(tokens[i]); };
  };
  const auto& places = reading.places;
  if (std::none_of(places.begin(), places.end(), is_in(begin))) return false;
  const std::size_t end =
      std::min(tokens.size(), begin + static_cast<std::size_t>(reading.window) + 1);
  std::set<std::size_t> taken;
  return can_be_taken(reading, tokens, 0, taken, begin, end);
}

bool stands(const Reading& reading, const Tokens& tokens, std::size_t begin) {
  if (reading.begins) return reading.begins(tokens, begin);
  return reading.window == 0 ? stands_at(reading, tokens, begin)
                             : stands_within(reading, tokens, begin);
}

/// Whether a reading that is told before this one stands in its occurrence.
bool counts_already(const Meaning& meaning, const Reading& reading, const Tokens& tokens,
                    std::size_t begin) {
  const auto rank = [&](const Reading& other) {
    return std::tuple(other.reason, other.places.size(), &other);
  };
  return std::any_of(meaning.begin(), meaning.end(), [&](const Reading& other) {
    if (other.window != 0 || other.places.size() > reading.places.size()) return false;
    if (!(rank(other) < rank(reading))) return false;
    const bool is_shorter = other.places.size() < reading.places.size();
    if (is_shorter && reading.reason == TermReason::narrower) return false;
    bool found = false;
    for (std::size_t i = 0; i + other.places.size() <= reading.places.size(); ++i) {
      found = found || stands_at(other, tokens, begin + i);
    }
    return found;
  });
}

}  // namespace

std::size_t count(const Reading& reading, const Tokens& tokens) {
  std::size_t found = 0;
  for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
    found += stands(reading, tokens, begin);
  }
  return found;
}

Meaning by_reason(const Meaning& meaning) {
  Meaning parted;
  for (const Reading& reading : meaning) {
    if (reading.typed.empty() || reading.window != 0) {
      parted.push_back(reading);
      continue;
    }
    parted.push_back({reading.typed, TermReason::exact, 0});
    parted.push_back({reading.inflected, TermReason::inflection, 0});
    parted.push_back({reading.places, TermReason::variant, 0});
  }
  return parted;
}

std::size_t count_best(const Meaning& meaning, const Reading& reading, const Tokens& tokens) {
  std::size_t found = 0;
  for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
    if (!stands(reading, tokens, begin)) continue;
    found += reading.window != 0 || !counts_already(meaning, reading, tokens, begin);
  }
  return found;
}

}  // namespace pprsearch::test
