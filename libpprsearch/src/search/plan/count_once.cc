#include "search/plan/count_once.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <tuple>
#include <utility>

// What a word stands for overlaps: "depressive disorder" has a derivation of `depression` in it,
// and "drop out" is a spelling and a synonym of `dropout`. If each counted, an entry would get more
// for a synonym than for the word itself. So each row gives up what a term, or a row before it,
// already counts. What is left of a row with several terms at its places is several rows: of {a, b}
// {c, d} without {a} {c} these are {b} {c, d} and {a} {d}.
//
// A row as it was typed is taken for several reasons as well: "meta analysis" is exact, and "meta
// analyses" an inflection. The worst of the reasons of its words is the row's.
//
// The name of a narrower concept gives up nothing to shorter ones, as "social anxiety" to
// `anxiety`: judged questions rank better so (D118).
//
// Nothing is lost: an entry with an occurrence that a row gives up has what it was given up for.

namespace pprsearch {
namespace {

using Place = std::vector<WeightedTerm>;

bool has_term(const Place& place, const WeightedTerm& term) {
  return std::ranges::find(place, term.text, &WeightedTerm::text) != place.end();
}

/// The terms of a place that another one has, or those that it has not.
Place selected(const Place& place, const Place& other, bool shared) {
  Place terms;
  std::ranges::copy_if(place, std::back_inserter(terms),
                       [&](const WeightedTerm& term) { return has_term(other, term) == shared; });
  return terms;
}

/// Adds what `row` has at `offset` and `other` has not, as rows that have nothing in common.
void subtract_at(std::size_t offset, TermRow row, const TermRow& other,
                 std::vector<TermRow>& rest) {
  std::vector<Place> shared;
  for (std::size_t i = 0; i < other.places.size(); ++i) {
    shared.push_back(selected(row.places[offset + i], other.places[i], true));
  }
  if (std::ranges::any_of(shared, &Place::empty)) {
    rest.push_back(std::move(row));
    return;
  }
  for (std::size_t i = 0; i < other.places.size(); ++i) {
    TermRow piece = row;
    piece.places[offset + i] = selected(row.places[offset + i], other.places[i], false);
    if (!piece.places[offset + i].empty()) rest.push_back(std::move(piece));
    row.places[offset + i] = std::move(shared[i]);
  }
}

/// Of rows of one length, what `other` has nowhere.
void subtract(std::vector<TermRow>& rows, const TermRow& other) {
  if (rows.empty() || other.places.size() > rows.front().places.size()) return;
  for (std::size_t offset = 0; offset + other.places.size() <= rows.front().places.size();
       ++offset) {
    std::vector<TermRow> rest;
    for (TermRow& row : rows) subtract_at(offset, std::move(row), other, rest);
    rows = std::move(rest);
    if (rows.empty()) return;
  }
}

/// The terms that are taken for that reason or a better one, as a row of one place.
TermRow terms_before(const std::vector<WeightedTerm>& terms, TermReason reason) {
  TermRow row{{{}}, reason, 0};
  std::ranges::copy_if(terms, std::back_inserter(row.places[0]),
                       [&](const WeightedTerm& term) { return term.reason <= reason; });
  return row;
}

/// What of a row counts for no other reason: neither for a term nor for a row before it.
std::vector<TermRow> rest_of(const TermRow& row, std::span<const TermRow> before,
                             const std::vector<WeightedTerm>& terms) {
  std::vector<TermRow> rest{row};
  if (row.window != 0) return rest;
  const bool is_narrower = row.reason == TermReason::narrower;
  if (!is_narrower) subtract(rest, terms_before(terms, row.reason));
  // The last first: it has all that those it was made with have, and so parts into fewer.
  for (auto other = before.rbegin(); other != before.rend(); ++other) {
    const bool counts = !is_narrower || other->places.size() == row.places.size();
    if (counts && other->window == 0) subtract(rest, *other);
  }
  return rest;
}

/// A row as it was typed, by what its words are: the words typed; with their inflections; with all
/// that they stand for. Each has the ones before it.
std::vector<TermRow> by_reason(const TermRow& row) {
  if (row.reason != TermReason::exact || row.window != 0) return {row};
  std::set<TermReason> reasons;
  for (const Place& place : row.places) {
    for (const WeightedTerm& term : place) reasons.insert(term.reason);
  }
  std::vector<TermRow> rows;
  for (const TermReason reason : reasons) {
    rows.push_back({{}, reason, 0});
    for (const Place& place : row.places) {
      rows.back().places.push_back(terms_before(place, reason).places[0]);
    }
  }
  return rows;
}

}  // namespace

void count_once(Meaning& meaning) {
  std::vector<TermRow> rows;
  for (const TermRow& row : std::exchange(meaning.rows, {})) {
    std::ranges::move(by_reason(row), std::back_inserter(rows));
  }
  std::ranges::stable_sort(
      rows, {}, [](const TermRow& row) { return std::tuple(row.reason, row.places.size()); });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::ranges::move(rest_of(rows[i], std::span(rows).first(i), meaning.terms),
                      std::back_inserter(meaning.rows));
  }
}

}  // namespace pprsearch
