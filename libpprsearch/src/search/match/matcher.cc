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
  SourceCollector(WordMatch& match, FieldMask fields) : match_(match), fields_(fields) {}

  /// Those of the next term, row or NEAR, which stands in no other fields than `fields`.
  template <typename PostingsIn>
  void add(TermReason reason, FieldMask fields, PostingsIn postings_in) {
    found_in_.push_back(0);
    for (const FieldRow& layout : text_fields()) {
      if ((fields_ & fields & mask_of(layout.field)) == 0) continue;
      TermPostings source{layout.field, reason, found_in_.size() - 1, postings_in(layout.field)};
      if (source.postings->empty()) continue;
      found_in_.back() |= mask_of(layout.field);
      match_.entries.insert_all(source.postings->entries);
      match_.sources.push_back(std::move(source));
    }
  }

  std::vector<FieldMask> found_in() && { return std::move(found_in_); }

 private:
  WordMatch& match_;
  FieldMask fields_;
  std::vector<FieldMask> found_in_;
};

void keep_among(const ExpandedQueryWord& word, std::size_t size, EntrySet& entries) {
  if (word.among) entries &= set_of(*word.among, size);
}

}  // namespace

Matcher::Matcher(IndexReader::Session& session, const Plan& plan, const Deadline& deadline)
    : session_(session),
      columns_(session.reader().columns()),
      deadline_(deadline),
      root_{nullptr, EntrySet(0), {}, {}} {
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
  key.insert(0, "entries ");
  const auto known = std::dynamic_pointer_cast<const WordEntries>(session.reader().kept(key));
  if (known == nullptr) {
    WordMatch match = match_word(session, word, deadline);
    session.reader().keep(key, match.found);
    return match;
  }
  deadline.spend(1 + known->size() / kEntriesAStep);
  WordMatch match{&word, {}, known->set(), known, false};
  keep_among(word, session.reader().columns().size(), match.entries);
  return match;
}

WordMatch Matcher::match_word(IndexReader::Session& session, const ExpandedQueryWord& word,
                              const Deadline& deadline) {
  const std::size_t size = session.reader().columns().size();
  WordMatch match{&word, {}, EntrySet(size)};
  SourceCollector sources(match, word.fields);
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
  match.found =
      std::make_shared<const WordEntries>(match.entries, size, std::move(sources).found_in());
  keep_among(word, size, match.entries);
  return match;
}

NodeMatch Matcher::match_node(const PlanNode& plan) {
  NodeMatch node{&plan, EntrySet(columns_.size()), {}, {}};
  for (const PlanNode& child : plan.children) node.children.push_back(match_node(child));
  for (const PlanNode& child : plan.optional) node.optional.push_back(match_node(child));
  deadline_.spend(kStepsOfNode + columns_.size() / kEntriesAStep);
  node.entries = entries_of(plan, node.children);
  return node;
}

EntrySet Matcher::entries_of(const PlanNode& plan, const std::vector<NodeMatch>& children) {
  EntrySet set(columns_.size());
  const auto insert_if = [&](auto test) {
    deadline_.spend(columns_.size() / kTestsAStep);
    insert_where(set, columns_.size(), test);
  };
  switch (plan.kind) {
    case Kind::nothing:
      break;
    case Kind::everything:
      set.complement();
      break;
    case Kind::all_of:
      set.complement();
      for (const NodeMatch& child : children) set &= child.entries;
      break;
    case Kind::any_of:
      for (const NodeMatch& child : children) set |= child.entries;
      break;
    case Kind::enough_of:
      return entries_with_enough(plan, children);
    case Kind::none_of:
      set.complement();
      for (const NodeMatch& child : children) set -= child.entries;
      break;
    case Kind::word:
      return words_[plan.word].entries;
    case Kind::value:
      return entries_with_value(plan);
    case Kind::name:
      return entries_with_name(plan);
    case Kind::range:
      insert_if([&](EntryNumber e) { return in_range(plan, columns_, e); });
      break;
    case Kind::presence:
      insert_if([&](EntryNumber e) { return columns_.has(plan.presence, e); });
      break;
  }
  return set;
}

EntrySet Matcher::entries_with_enough(const PlanNode& plan,
                                      const std::vector<NodeMatch>& children) const {
  std::vector<std::uint32_t> points(columns_.size());
  for (std::size_t i = 0; i < children.size(); ++i) {
    const std::uint32_t own = plan.points[i];
    if (own == 0) continue;
    deadline_.spend(columns_.size() / kTestsAStep);
    children[i].entries.for_each([&](EntryNumber entry) { points[entry] += own; });
  }
  EntrySet set(columns_.size());
  insert_where(set, columns_.size(),
               [&](EntryNumber entry) { return points[entry] >= plan.least; });
  return set;
}

EntrySet Matcher::entries_with_value(const PlanNode& plan) {
  EntrySet set(columns_.size());
  for (const std::string& key : plan.values) {
    set.insert_all(session_.postings_of_value(plan.value_field, key).entries);
  }
  return set;
}

EntrySet Matcher::entries_with_name(const PlanNode& plan) const {
  EntrySet set(columns_.size());
  insert_where(set, columns_.size(), [&](EntryNumber entry) {
    const auto names = columns_.names(plan.facet).of(entry);
    return std::find(names.begin(), names.end(), plan.name) != names.end();
  });
  return set;
}

}  // namespace pprsearch
