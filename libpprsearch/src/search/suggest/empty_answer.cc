#include "search/suggest/empty_answer.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "query/print.h"
#include "query/tree.h"
#include "search/suggest/clauses.h"
#include "search/suggest/expected_counts.h"

// Why nothing was found. The parts of a query are its clauses and its filters: what all has to
// hold. Each is counted alone, and the query without it. Then the nearest query that finds
// something is looked for: a part is kept, or loosened (a phrase
// to its words, a NEAR to an AND of its sides), or left out. Each
// change has a cost, and the queries are tried in the order of their costs. So what is found first
// is nearest. If too many would have to be tried, parts are added one by one to the most
// telling one, as long as something is found.
//
// What must hold:
// - Every number that is told was counted. If no more may be counted, what is not known is not
//   told.
// - A nearest query asks for something: it keeps a part that is wanted, if there is one.
// - If a wanted part finds something alone, there is a nearest query. Whatever filters there are,
//   that part without them is one.

namespace pprsearch {
namespace {

/// Parts of one group that are looked at.
constexpr std::size_t kMostParts = 16;
/// More parts are not left out one after another.
constexpr std::size_t kMostLeftOut = 12;
/// Counts that may have been made when parts of parts are looked at. The rest is for the query.
constexpr std::size_t kMostCountsOfParts = 48;
/// Queries tried in the order of their costs, and how many of them are begun at once.
constexpr std::size_t kMostTries = 16;
constexpr std::size_t kTriesAtOnce = 8;

// What a change costs. Of two queries that keep as many words, the one is nearer that keeps what
// is in fewer entries.
constexpr std::size_t kCostOfLoosening = 1;
constexpr std::size_t kCostOfFilter = 3;
constexpr std::size_t kCostOfExclusion = 3;
constexpr std::size_t kCostOfWord = 4;

using Fates = std::vector<PartFate>;

/// A weaker query in place of one that finds nothing.
struct Loosened {
  QueryNode node;
  std::size_t cost;
};

/// A clause or a filter, and what may become of it.
struct Unit {
  QueryPart part;
  std::size_t cost_of_leaving;
  std::optional<Loosened> loosened;
  PartFate least = PartFate::kept;  ///< the least change with which it finds something alone
};

/// A query under some of the filters.
struct Relaxed {
  QueryNode root;
  FiltersInForce filters;
  Fates fates;
  std::size_t cost = 0;
  std::size_t total = 0;
};

/// Parts that all have to hold, and the ways of relaxing them. The root must live longer.
class Conjunction {
 public:
  /// The whole query, with the filters.
  Conjunction(const QueryNode& root, bool needs_all, ExpectedCounts& counter)
      : Conjunction(root, needs_all, counter, kMostEmptyAnswerCounts) {
    add_filters();
    add_parts_of_parts();
  }
  /// A part of it, whatever the filters.
  Conjunction(const QueryNode& root, ExpectedCounts& counter)
      : Conjunction(root, true, counter, kMostCountsOfParts) {
    add_parts_of_parts();
  }

  std::vector<QueryPart> parts() const;
  /// Counts the query without each part.
  void count_without();
  /// The nearest that finds something; what becomes of each part is noted. nullopt = nothing does.
  std::optional<Relaxed> nearest();

 private:
  Conjunction(const QueryNode& root, bool needs_all, ExpectedCounts& counter,
              std::size_t most_counts);
  void expect_parts();
  std::optional<Unit> unit_of(const Clause& clause);
  void add_filters();
  void add_parts_of_parts();
  Fates least() const;
  std::optional<Relaxed> relaxed(Fates fates) const;
  std::optional<Relaxed> without(std::size_t unit) const;
  bool finds(const Relaxed& relaxed);
  bool asks_for_something(const Fates& fates) const;
  PartFate next_fate(std::size_t unit, PartFate fate) const;
  using Step = std::tuple<std::size_t, std::ptrdiff_t, Fates>;  // cost, entries changed, fates
  std::vector<Relaxed> next_tries(std::set<Step>& steps, std::size_t most);
  std::optional<Relaxed> cheapest(const Fates& least);
  std::optional<Relaxed> grown();

  const QueryNode& root_;
  ExpectedCounts& counter_;
  std::size_t most_counts_;
  Clauses clauses_;
  std::vector<Unit> units_;  ///< the first clauses, then the filters
  std::size_t clauses_told_ = 0;
};

// ---- What finds more than a part that finds nothing ----

std::optional<Loosened> loosened(const QueryNode& node, ExpectedCounts& counter,
                                 std::vector<QueryPart>& parts);

std::optional<Loosened> loosened_all(const QueryNode& all, ExpectedCounts& counter,
                                     std::vector<QueryPart>& parts) {
  Conjunction inner(all, counter);
  std::optional<Relaxed> nearest = inner.nearest();
  parts = inner.parts();
  if (!nearest) return std::nullopt;
  return Loosened{std::move(nearest->root), nearest->cost};
}

/// One branch that finds something is enough.
std::optional<Loosened> loosened_any(const QueryNode& any, ExpectedCounts& counter,
                                     std::vector<QueryPart>& parts) {
  std::optional<Loosened> best;
  const auto branches = operands_of(any);
  for (std::size_t i = 0; i < std::min(branches.size(), kMostParts); ++i) {
    QueryPart part;
    part.kind = is_negative(branches[i]) ? PartKind::excluded : PartKind::wanted;
    part.text = print_query(branches[i]);
    part.offset = branches[i].offset;
    part.length = branches[i].length;
    part.fate = PartFate::left_out;
    std::optional<Loosened> loose = loosened(branches[i], counter, part.parts);
    if (loose) part.fate = PartFate::loosened;
    parts.push_back(std::move(part));
    if (!loose || (best && best->cost <= loose->cost)) continue;
    QueryNode other = any;
    operands_of(other)[i] = std::move(loose->node);
    best = Loosened{std::move(other), loose->cost};
  }
  return best;
}

/// nullopt if nothing like the node finds anything. `parts` become those of the node.
std::optional<Loosened> loosened(const QueryNode& node, ExpectedCounts& counter,
                                 std::vector<QueryPart>& parts) {
  if (const std::optional<QueryNode> words = without_nearness(node)) {
    std::optional<Loosened> loose = loosened_all(*words, counter, parts);
    if (loose) loose->cost += kCostOfLoosening;
    return loose;
  }
  if (is<tree::AnyOf>(node)) return loosened_any(node, counter, parts);
  if (is<tree::AllOf>(node)) return loosened_all(node, counter, parts);
  return std::nullopt;
}

// ---- The parts ----

Conjunction::Conjunction(const QueryNode& root, bool needs_all, ExpectedCounts& counter,
                         std::size_t most_counts)
    : root_(root),
      counter_(counter),
      most_counts_(most_counts),
      clauses_(clauses_of(root, needs_all)) {
  expect_parts();
  for (const Clause& clause : clauses_.clauses) {
    if (units_.size() == kMostParts) break;
    std::optional<Unit> unit = unit_of(clause);
    if (!unit) break;
    units_.push_back(std::move(*unit));
  }
  clauses_told_ = units_.size();
}

/// All of them are counted alone, and those that find something with the filters.
void Conjunction::expect_parts() {
  const std::size_t parts = std::min(clauses_.clauses.size(), kMostParts);
  for (std::size_t i = 0; i < parts; ++i) {
    counter_.expect(clauses_.clauses[i].node, counter_.no_filter());
    counter_.expect(clauses_.clauses[i].node, counter_.every_filter());
  }
}

std::optional<Unit> Conjunction::unit_of(const Clause& clause) {
  const auto alone = counter_.count(clause.node, counter_.no_filter(), most_counts_);
  if (!alone) return std::nullopt;
  const auto with_filters =
      *alone == 0 ? 0 : counter_.count(clause.node, counter_.every_filter(), most_counts_);
  if (!with_filters) return std::nullopt;
  Unit unit;
  unit.part.kind = clause.kind;
  unit.part.text = print_query(clause.node);
  unit.part.offset = clause.node.offset;
  unit.part.length = clause.node.length;
  unit.part.alone = *alone;
  unit.part.with_filters = *with_filters;
  unit.cost_of_leaving =
      clause.kind == PartKind::excluded ? kCostOfExclusion : kCostOfWord * typed_words(clause.node);
  return unit;
}

void Conjunction::add_filters() {
  const QueryNode everything;
  const auto count = [&](const FiltersInForce& filters) {
    return counter_.count(everything, filters, most_counts_);
  };
  for (std::size_t filter = 0; filter < counter_.filters(); ++filter) {
    const auto alone = count(counter_.one_filter(filter));
    const auto with_filters = count(counter_.every_filter());
    if (!alone || !with_filters) return;
    Unit unit;
    unit.part.kind = PartKind::filter;
    unit.part.filter = filter;
    unit.part.alone = *alone;
    unit.part.with_filters = *with_filters;
    unit.cost_of_leaving = kCostOfFilter;
    units_.push_back(std::move(unit));
  }
}

/// What takes the place of a part, and what a part that finds nothing consists of.
void Conjunction::add_parts_of_parts() {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    Unit& unit = units_[i];
    const bool is_wanted = unit.part.kind == PartKind::wanted;
    if (unit.part.alone > 0) {
      auto words = is_wanted ? without_nearness(clauses_.clauses[i].node) : std::nullopt;
      if (words) unit.loosened = Loosened{std::move(*words), kCostOfLoosening};
      continue;
    }
    if (is_wanted) unit.loosened = loosened(clauses_.clauses[i].node, counter_, unit.part.parts);
    unit.least = unit.loosened ? PartFate::loosened : PartFate::left_out;
    unit.part.fate = unit.least;
  }
}

std::vector<QueryPart> Conjunction::parts() const {
  std::vector<QueryPart> parts;
  for (const Unit& unit : units_) parts.push_back(unit.part);
  return parts;
}

void Conjunction::count_without() {
  if (units_.size() > kMostLeftOut || clauses_told_ < clauses_.clauses.size()) return;
  std::vector<std::optional<Relaxed>> others;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    others.push_back(without(i));
    if (others.back()) counter_.expect(others.back()->root, others.back()->filters);
  }
  std::set<Step> steps = {{0, 0, least()}};
  next_tries(steps, kTriesAtOnce);
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (!others[i]) continue;
    units_[i].part.without = counter_.count(others[i]->root, others[i]->filters, most_counts_);
  }
}

/// The query without a part.
std::optional<Relaxed> Conjunction::without(std::size_t unit) const {
  Fates fates(units_.size(), PartFate::kept);
  fates[unit] = PartFate::left_out;
  return relaxed(std::move(fates));
}

// ---- The nearest ----

/// The query with its parts changed. Clauses that are not told are left out.
std::optional<Relaxed> Conjunction::relaxed(Fates fates) const {
  std::vector<ClauseChange> changes(clauses_.clauses.size(), {PartFate::left_out, nullptr});
  Relaxed relaxed{{}, counter_.no_filter(), {}, 0, 0};
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const Unit& unit = units_[i];
    if (fates[i] == PartFate::left_out) relaxed.cost += unit.cost_of_leaving;
    if (fates[i] == PartFate::loosened) relaxed.cost += unit.loosened->cost;
    if (unit.part.kind == PartKind::filter) {
      relaxed.filters[unit.part.filter] = fates[i] == PartFate::kept;
    } else {
      changes[i] = {fates[i], unit.loosened ? &unit.loosened->node : nullptr};
    }
  }
  std::optional<QueryNode> root = with_changes(root_, clauses_.clauses, changes);
  if (!root) return std::nullopt;
  relaxed.root = std::move(*root);
  relaxed.fates = std::move(fates);
  return relaxed;
}

bool Conjunction::finds(const Relaxed& relaxed) {
  return counter_.count(relaxed.root, relaxed.filters, most_counts_).value_or(0) > 0;
}

/// A part that is wanted is kept. If there is none, any part.
bool Conjunction::asks_for_something(const Fates& fates) const {
  const bool wants = std::ranges::any_of(
      clauses_.clauses, [](const Clause& clause) { return clause.kind == PartKind::wanted; });
  if (clauses_.has_optional_words) return true;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const bool counts = !wants || units_[i].part.kind == PartKind::wanted;
    if (counts && fates[i] != PartFate::left_out) return true;
  }
  return false;
}

PartFate Conjunction::next_fate(std::size_t unit, PartFate fate) const {
  return fate == PartFate::kept && units_[unit].loosened ? PartFate::loosened : PartFate::left_out;
}

/// The next queries in the order of cost, which are expected to be counted. Whatever asks for
/// nothing can only be changed into what does so as well.
std::vector<Relaxed> Conjunction::next_tries(std::set<Step>& steps, std::size_t most) {
  std::vector<Relaxed> tries;
  while (tries.size() < most && !steps.empty()) {
    const auto [cost, entries, fates] = *steps.begin();
    steps.erase(steps.begin());
    if (!asks_for_something(fates)) continue;
    if (std::optional<Relaxed> next = relaxed(fates)) {
      counter_.expect(next->root, next->filters);
      tries.push_back(std::move(*next));
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (fates[i] == PartFate::left_out) continue;
      const Unit& unit = units_[i];
      const bool was_loosened = fates[i] == PartFate::loosened;
      Fates changed = fates;
      changed[i] = next_fate(i, fates[i]);
      const std::size_t before = was_loosened ? unit.loosened->cost : 0;
      const std::size_t after =
          changed[i] == PartFate::loosened ? unit.loosened->cost : unit.cost_of_leaving;
      const auto more = was_loosened ? 0 : static_cast<std::ptrdiff_t>(unit.part.alone);
      steps.insert({cost - before + after, entries - more, std::move(changed)});
    }
  }
  return tries;
}

/// The first that finds something in the order of cost.
std::optional<Relaxed> Conjunction::cheapest(const Fates& least) {
  std::set<Step> steps = {{0, 0, least}};
  for (std::size_t tried = 0; tried < kMostTries && !steps.empty(); tried += kTriesAtOnce) {
    for (Relaxed& next : next_tries(steps, kTriesAtOnce)) {
      if (finds(next)) return std::move(next);
    }
  }
  return std::nullopt;
}

/// Parts added one by one as long as something is found: those that are wanted first, the most
/// telling first, and filters last.
std::optional<Relaxed> Conjunction::grown() {
  std::vector<std::size_t> order(units_.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const auto key = [&](const Unit& unit) {
      return std::tuple(unit.part.kind, unit.least, unit.part.alone);
    };
    return key(units_[a]) < key(units_[b]);
  });
  std::optional<Relaxed> best;
  Fates fates(units_.size(), PartFate::left_out);
  for (const std::size_t i : order) {
    Fates more = fates;
    more[i] = units_[i].least;
    if (more[i] == PartFate::left_out || !asks_for_something(more)) continue;
    std::optional<Relaxed> next = relaxed(more);
    if (!next || !finds(*next)) continue;
    best = std::move(next);
    fates = std::move(more);
  }
  return best;
}

/// The least change of each part with which it finds something alone.
Fates Conjunction::least() const {
  Fates least;
  for (const Unit& unit : units_) least.push_back(unit.least);
  return least;
}

std::optional<Relaxed> Conjunction::nearest() {
  const Fates least = this->least();
  if (!asks_for_something(least)) return std::nullopt;
  std::optional<Relaxed> nearest = cheapest(least);
  if (!nearest) nearest = grown();
  if (!nearest) return std::nullopt;
  for (std::size_t i = 0; i < units_.size(); ++i) units_[i].part.fate = nearest->fates[i];
  nearest->total = counter_.count(nearest->root, nearest->filters, most_counts_).value_or(0);
  return nearest;
}

/// Signs alone, which ask for nothing: NOT *
bool is_nothing(const QueryNode& root) {
  return is<tree::NoneOf>(root) && is<tree::Everything>(operands_of(root).front());
}

}  // namespace

std::optional<EmptyAnswer> explain_empty(const Query& query, bool needs_all, std::size_t filters,
                                         const BeginCountUnder& begin) {
  const QueryNode& root = root_of(query);
  if (is_nothing(root)) return std::nullopt;
  ExpectedCounts counter(begin, filters);
  for (std::size_t filter = 0; filter < filters; ++filter) {
    counter.expect(QueryNode(), counter.one_filter(filter));
    counter.expect(QueryNode(), counter.every_filter());
  }
  Conjunction whole(root, needs_all, counter);
  whole.count_without();
  const std::optional<Relaxed> nearest = whole.nearest();
  EmptyAnswer answer{whole.parts(), std::nullopt};
  const bool is_one_part = answer.parts.size() == 1 && answer.parts.front().parts.empty();
  if (!nearest && (answer.parts.empty() || is_one_part)) return std::nullopt;
  if (!nearest) return answer;
  answer.nearest = NearestQuery{print_query(nearest->root), {}, nearest->total};
  for (std::size_t i = 0; i < filters; ++i) {
    if (nearest->filters[i]) answer.nearest->filters.push_back(i);
  }
  return answer;
}

}  // namespace pprsearch
