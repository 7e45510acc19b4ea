#include "search/match/near.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "search/match/rows.h"

// Each text of a NEAR stands in an entry at some stretches of positions: a word at one position, a
// phrase at as many as it has words. An OR has the stretches of all its operands. A NEAR joins a
// stretch of its left side and one of its right side if they do not overlap and the second begins
// at most `distance` positions behind the end of the first. What it joins is a stretch again, from
// the beginning of the first to the end of the second, and may be a side of another NEAR.
//
// To know whether and where a NEAR begins takes a step for each stretch of its sides. Only a NEAR
// within another one has to know all pairs, of which a long text may have very many: of each order,
// the first million of one text are joined.

namespace pprsearch {
namespace {

using NearNode = Nearness::Node;
using NearKind = Nearness::Node::Kind;

/// A NEAR within another one joins no more pairs of one text in one order.
constexpr std::size_t kMostPairs = std::size_t{1} << 20;

void spend(const Deadline* deadline, std::size_t steps) {
  if (deadline != nullptr) deadline->spend(steps);
}

/// The stretches of each text, and the time there is.
struct TextStretches {
  const std::vector<Stretches>& of;
  const Deadline* deadline;
};

void sort_out(Stretches& stretches) {
  std::sort(stretches.begin(), stretches.end());
  stretches.erase(std::unique(stretches.begin(), stretches.end()), stretches.end());
}

/// The stretches of `second` that begin close enough behind one, from the first on.
Stretches::const_iterator first_behind(const Stretches& second, const Stretch& one) {
  return std::upper_bound(second.begin(), second.end(), one.end,
                          [](std::uint32_t end, const Stretch& s) { return end < s.begin; });
}

bool has_one_behind(const Stretches& second, const Stretch& one, std::uint32_t distance) {
  const auto next = first_behind(second, one);
  return next != second.end() && next->begin - one.end <= distance;
}

/// Shows `visit` each pair that a NEAR joins, the one that begins first as the first.
template <typename Visit>
void visit_pairs(const NearNode& near, const Stretches& left, const Stretches& right, Visit visit) {
  const auto visit_in_order = [&](const Stretches& first, const Stretches& second,
                                  bool left_first) {
    std::size_t pairs = 0;
    for (const Stretch& one : first) {
      for (auto other = first_behind(second, one);
           other != second.end() && other->begin - one.end <= near.distance; ++other) {
        if (++pairs > kMostPairs) return;
        left_first ? visit(one, *other) : visit(*other, one);
      }
    }
  };
  visit_in_order(left, right, true);
  if (!near.ordered) visit_in_order(right, left, false);
}

Stretch joined(const Stretch& left, const Stretch& right) {
  return {std::min(left.begin, right.begin), std::max(left.end, right.end)};
}

Stretches stretches_of(const NearNode& node, const TextStretches& texts) {
  Stretches stretches;
  switch (node.kind) {
    case NearKind::text:
      return texts.of[node.text];
    case NearKind::any_of:
      for (const NearNode& operand : node.operands) {
        const Stretches own = stretches_of(operand, texts);
        stretches.insert(stretches.end(), own.begin(), own.end());
      }
      break;
    case NearKind::near:
      visit_pairs(node, stretches_of(node.operands[0], texts),
                  stretches_of(node.operands[1], texts),
                  [&](const Stretch& left, const Stretch& right) {
                    spend(texts.deadline, 1);
                    stretches.push_back(joined(left, right));
                  });
      break;
  }
  sort_out(stretches);
  return stretches;
}

// ---- What is to be marked ----

/// The stretches that have one of the other side near them.
struct TakingPart {
  Stretches left;
  Stretches right;
};

/// Those before which, within the distance, one of `first` ends.
void add_seconds(const Stretches& first, const Stretches& second, std::uint32_t distance,
                 Stretches& taking_part) {
  std::vector<std::uint32_t> ends;
  for (const Stretch& one : first) ends.push_back(one.end);
  std::sort(ends.begin(), ends.end());
  for (const Stretch& other : second) {
    const auto next = std::lower_bound(ends.begin(), ends.end(), other.begin);
    if (next != ends.begin() && other.begin - *std::prev(next) <= distance) {
      taking_part.push_back(other);
    }
  }
}

void add_firsts(const Stretches& first, const Stretches& second, std::uint32_t distance,
                Stretches& taking_part) {
  std::copy_if(first.begin(), first.end(), std::back_inserter(taking_part),
               [&](const Stretch& one) { return has_one_behind(second, one, distance); });
}

/// `wanted`: the joined stretches that count; null = all.
TakingPart taking_part(const NearNode& near, const TextStretches& texts, const Stretches* wanted) {
  const Stretches left = stretches_of(near.operands[0], texts);
  const Stretches right = stretches_of(near.operands[1], texts);
  TakingPart parts;
  if (wanted == nullptr) {
    add_firsts(left, right, near.distance, parts.left);
    add_seconds(left, right, near.distance, parts.right);
    if (!near.ordered) {
      add_firsts(right, left, near.distance, parts.right);
      add_seconds(right, left, near.distance, parts.left);
    }
  } else {
    visit_pairs(near, left, right, [&](const Stretch& one, const Stretch& other) {
      spend(texts.deadline, 1);
      if (!std::binary_search(wanted->begin(), wanted->end(), joined(one, other))) return;
      parts.left.push_back(one);
      parts.right.push_back(other);
    });
  }
  sort_out(parts.left);
  sort_out(parts.right);
  return parts;
}

void mark(const NearNode& node, const TextStretches& texts, const Stretches* wanted,
          std::vector<std::uint32_t>& marked) {
  switch (node.kind) {
    case NearKind::text:
      for (const Stretch& stretch : texts.of[node.text]) {
        if (!std::binary_search(wanted->begin(), wanted->end(), stretch)) continue;
        for (std::uint32_t at = stretch.begin; at <= stretch.end; ++at) marked.push_back(at);
      }
      break;
    case NearKind::any_of:
      for (const NearNode& operand : node.operands) mark(operand, texts, wanted, marked);
      break;
    case NearKind::near: {
      const TakingPart parts = taking_part(node, texts, wanted);
      mark(node.operands[0], texts, &parts.left, marked);
      mark(node.operands[1], texts, &parts.right, marked);
      break;
    }
  }
}

// ---- In an index ----

/// A text in one field.
class TextPlaces {
 public:
  TextPlaces(const IndexReader::Session& session, Field field, const Meaning& meaning)
      : terms_(session, field, meaning.terms), entries_(terms_.entries()) {
    for (const TermRow& row : meaning.rows) {
      EntrySet entries = EntrySet::all(session.reader().columns().size());
      std::vector<RowPlace>& places = rows_.emplace_back();
      for (const std::vector<WeightedTerm>& terms : row.places) {
        entries &= places.emplace_back(session, field, terms).entries();
      }
      entries_ |= entries;
    }
  }

  /// The entries that may have it.
  const EntrySet& entries() const { return entries_; }

  void decode_positions(const IndexReader::Session& session, Field field,
                        const EntrySet& candidates) {
    terms_.decode_positions(session, field, candidates);
    for (std::vector<RowPlace>& row : rows_) {
      for (RowPlace& place : row) place.decode_positions(session, field, candidates);
    }
  }

  void stretches(EntryNumber entry, Stretches& stretches) {
    stretches.clear();
    terms_.positions(entry, positions_);
    for (const std::uint32_t position : positions_) stretches.push_back({position, position});
    for (std::vector<RowPlace>& row : rows_) {
      places_.resize(row.size());
      for (std::size_t i = 0; i < row.size(); ++i) row[i].positions(entry, places_[i]);
      add_rows(places_, stretches);
    }
    if (!rows_.empty()) sort_out(stretches);
  }

 private:
  RowPlace terms_;
  std::vector<std::vector<RowPlace>> rows_;
  EntrySet entries_;
  std::vector<std::uint32_t> positions_;  // of the entry at hand
  std::vector<std::vector<std::uint32_t>> places_;
};

/// The entries that may have a node.
EntrySet candidates_of(const NearNode& node, const std::vector<TextPlaces>& texts) {
  if (node.kind == NearKind::text) return texts[node.text].entries();
  EntrySet entries = candidates_of(node.operands.front(), texts);
  for (std::size_t i = 1; i < node.operands.size(); ++i) {
    const EntrySet more = candidates_of(node.operands[i], texts);
    if (node.kind == NearKind::near) {
      entries &= more;
    } else {
      entries |= more;
    }
  }
  return entries;
}

}  // namespace

void add_rows(const std::vector<std::vector<std::uint32_t>>& places, Stretches& stretches) {
  const auto behind_first = static_cast<std::uint32_t>(places.size() - 1);
  for (const std::uint32_t begin : row_begins(places, 0)) {
    stretches.push_back({begin, begin + behind_first});
  }
}

std::uint32_t count_near(const Nearness& near, const std::vector<Stretches>& texts,
                         const Deadline* deadline) {
  const NearNode& root = near.root;
  const Stretches left = stretches_of(root.operands[0], {texts, deadline});
  const Stretches right = stretches_of(root.operands[1], {texts, deadline});
  Stretches firsts;
  add_firsts(left, right, root.distance, firsts);
  if (!root.ordered) add_firsts(right, left, root.distance, firsts);
  std::sort(firsts.begin(), firsts.end());
  const auto same_begin = [](const Stretch& a, const Stretch& b) { return a.begin == b.begin; };
  const auto end = std::unique(firsts.begin(), firsts.end(), same_begin);
  return static_cast<std::uint32_t>(end - firsts.begin());
}

std::vector<std::uint32_t> positions_in_near(const Nearness& near,
                                             const std::vector<Stretches>& texts,
                                             const Deadline* deadline) {
  std::vector<std::uint32_t> marked;
  mark(near.root, {texts, deadline}, nullptr, marked);
  std::sort(marked.begin(), marked.end());
  marked.erase(std::unique(marked.begin(), marked.end()), marked.end());
  return marked;
}

PostingList match_near(const IndexReader::Session& session, Field field, const Nearness& near,
                       const Deadline& deadline) {
  std::vector<TextPlaces> places;
  for (const Nearness::Text& text : near.texts) {
    places.emplace_back(session, field, text.meaning);
  }
  const EntrySet candidates = candidates_of(near.root, places);
  PostingList found;
  if (candidates.empty()) return found;
  for (TextPlaces& place : places) {
    deadline.check();
    place.decode_positions(session, field, candidates);
  }
  std::vector<Stretches> texts(places.size());
  candidates.for_each([&](EntryNumber entry) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      places[i].stretches(entry, texts[i]);
      deadline.spend(1 + texts[i].size());
    }
    const std::uint32_t count = count_near(near, texts, &deadline);
    if (count == 0) return;
    found.entries.push_back(entry);
    found.frequencies.push_back(count);
  });
  return found;
}

}  // namespace pprsearch
