#include "search/match/matcher.h"

#include <algorithm>

#include "search/match/near.h"
#include "search/match/rows.h"
#include "search/plan/ranges.h"

// Every node of the plan gets its set of entries, one bit per entry, from the leaves upward. The
// postings of a word's terms become a set; AND, OR and NOT are operations on such sets. So totals
// and facets are exact, and one pass serves both.
//
// Scores are left out: they come afterwards, for the hits alone (rank/scorer.cc), from the
// postings that are kept here with each word. Optional nodes get sets as well, but change no other
// set.
//
// What must hold: there are all sets or none. Once the deadline has passed, TimeUp leaves the
// constructor.

namespace pprsearch {
namespace {

using Kind = PlanNode::Kind;

/// What a node of the plan costs beside its words.
constexpr std::size_t kStepsOfNode = 16;
/// Entries of a set that are worked on, or tested, in the time of a step.
constexpr std::size_t kEntriesAStep = 256;
constexpr std::size_t kTestsAStep = 8;

/// Collects the postings of what a word stands for.
class SourceCollector {
 public:
  SourceCollector(WordMatch& match, std::size_t size)
      : match_(match), fields_(match.word->fields), entries_(size) {}

  /// Those of the next term, row or NEAR, which stands in no other fields than `fields`.
  template <typename PostingsIn>
  void add(TermReason reason, FieldMask fields, PostingsIn postings_in) {
    found_in_.push_back(0);
    for (const FieldRow& layout : text_fields()) {
      if ((fields_ & fields & mask_of(layout.field)) == 0) continue;
      TermPostings source{layout.field, reason, found_in_.size() - 1, postings_in(layout.field)};
      if (source.postings->empty()) continue;
      found_in_.back() |= mask_of(layout.field);
      entries_.insert_all(source.postings->entries);
      match_.sources.push_back(std::move(source));
    }
  }

  std::shared_ptr<const WordEntries> merged() && {
    return std::make_shared<const WordEntries>(std::move(entries_), std::move(found_in_));
  }

 private:
  WordMatch& match_;
  FieldMask fields_;
  EntrySet entries_;
  std::vector<FieldMask> found_in_;
};

/// Those that a word finds and that may be meant.
std::shared_ptr<const EntrySet> meant(const ExpandedQueryWord& word, std::size_t size,
                                      const std::shared_ptr<const WordEntries>& found) {
  if (!word.among) return {found, &found->set()};
  return std::make_shared<const EntrySet>(found->set() & set_of(*word.among, size));
}

}  // namespace

Matcher::Matcher(IndexReader::Session& session, const Plan& plan, const Deadline& deadline)
    : session_(session),
      columns_(session.reader().columns()),
      deadline_(deadline),
      root_{nullptr, nullptr, {}, {}} {
  deadline.check();
  words_.reserve(plan.words.size());
  for (const ExpandedQueryWord& word : plan.words) {
    words_.push_back(known_word(session, word, deadline));
  }
  root_ = match_node(plan.root);
}

/// From an earlier query, or else as match_word().
WordMatch Matcher::known_word(IndexReader::Session& session, const ExpandedQueryWord& word,
                              const Deadline& deadline) {
  std::string key = key_of(word);
  if (key.empty()) return match_word(session, word, deadline);
  const std::string own = "entries " + key;
  const auto known = std::dynamic_pointer_cast<const WordEntries>(session.reader().kept(own));
  if (known == nullptr) {
    WordMatch match = match_word(session, word, deadline);
    session.reader().keep(own, match.found);
    match.key = std::move(key);
    return match;
  }
  deadline.spend(1 + known->size() / kEntriesAStep);
  return {&word,         {}, known, meant(word, session.reader().columns().size(), known), false,
          std::move(key)};
}

WordMatch Matcher::match_word(IndexReader::Session& session, const ExpandedQueryWord& word,
                              const Deadline& deadline) {
  const std::size_t size = session.reader().columns().size();
  WordMatch match{&word, {}};
  SourceCollector sources(match, size);
  for (const WeightedTerm& term : word.meaning.terms) {
    sources.add(term.reason, session.reader().dictionary().fields(term.text),
                [&](Field field) { return session.postings(field, term.text); });
  }
  for (const TermRow& row : word.meaning.rows) {
    sources.add(row.reason, kAllTextFields, [&](Field field) {
      return std::make_shared<const PostingList>(match_row(session, field, row, deadline));
    });
  }
  if (word.near) {
    sources.add(TermReason::exact, kAllTextFields, [&](Field field) {
      return std::make_shared<const PostingList>(match_near(session, field, *word.near, deadline));
    });
  }
  match.found = std::move(sources).merged();
  match.entries = meant(word, size, match.found);
  return match;
}

NodeMatch Matcher::match_node(const PlanNode& plan) {
  NodeMatch node{&plan, nullptr, {}, {}};
  for (const PlanNode& child : plan.children) node.children.push_back(match_node(child));
  for (const PlanNode& child : plan.optional) node.optional.push_back(match_node(child));
  deadline_.spend(kStepsOfNode + columns_.size() / kEntriesAStep);
  node.entries = plan.kind == Kind::word
                     ? words_[plan.word].entries
                     : std::make_shared<const EntrySet>(entries_of(plan, node.children));
  return node;
}

EntrySet Matcher::entries_of(const PlanNode& plan, const std::vector<NodeMatch>& children) {
  const auto entries_where = [&](auto test) {
    deadline_.spend(columns_.size() / kTestsAStep);
    return EntrySet::where(columns_.size(), test);
  };
  switch (plan.kind) {
    case Kind::word:
      return *words_[plan.word].entries;
    case Kind::everything:
      return EntrySet::all(columns_.size());
    case Kind::all_of:
      return entries_with_all(children);
    case Kind::any_of:
      return entries_with_any(children);
    case Kind::enough_of:
      return entries_with_enough(plan, children);
    case Kind::none_of: {
      EntrySet others = entries_with_any(children);
      others.complement();
      return others;
    }
    case Kind::value:
      return entries_with_value(plan);
    case Kind::name:
      return entries_where([&](EntryNumber e) {
        const auto names = columns_.names(plan.facet).of(e);
        return std::find(names.begin(), names.end(), plan.name) != names.end();
      });
    case Kind::range:
      return entries_where([&](EntryNumber e) { return in_range(plan, columns_, e); });
    case Kind::presence:
      return entries_where([&](EntryNumber e) { return columns_.has(plan.presence, e); });
    case Kind::nothing:
      break;
  }
  return EntrySet(columns_.size());
}

EntrySet Matcher::entries_with_all(const std::vector<NodeMatch>& children) const {
  if (children.empty()) return EntrySet::all(columns_.size());
  const auto fewest = std::ranges::min_element(
      children, {}, [](const NodeMatch& child) { return child.entries->count(); });
  EntrySet all = *fewest->entries;
  for (const NodeMatch& child : children) {
    if (&child != &*fewest) all &= *child.entries;
  }
  return all;
}

EntrySet Matcher::entries_with_any(const std::vector<NodeMatch>& children) const {
  EntrySet any(columns_.size());
  for (const NodeMatch& child : children) any |= *child.entries;
  return any;
}

EntrySet Matcher::entries_with_enough(const PlanNode& plan,
                                      const std::vector<NodeMatch>& children) const {
  std::vector<const EntrySet*> sets;
  for (const NodeMatch& child : children) sets.push_back(child.entries.get());
  deadline_.spend(sets.size() * columns_.size() / kEntriesAStep);
  return EntrySet::with_points(sets, plan.points, plan.least, columns_.size());
}

EntrySet Matcher::entries_with_value(const PlanNode& plan) {
  EntrySet set(columns_.size());
  for (const std::string& key : plan.values) {
    set.insert_all(session_.postings_of_value(plan.value_field, key).entries);
  }
  return set;
}

}  // namespace pprsearch
