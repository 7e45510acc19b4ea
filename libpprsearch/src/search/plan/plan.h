#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/layout.h"
#include "index/store/columns.h"
#include "query/tree.h"

namespace pprsearch {

/// A term that stands for a word of the query.
struct WeightedTerm {
  std::string text;
  TermReason reason = TermReason::exact;

  bool operator==(const WeightedTerm&) const = default;
};

/// Words that must stand side by side (or near one another), each one of
/// several terms: "meta-analysis" is {meta} {analysis, analyses}.
struct TermRow {
  std::vector<std::vector<WeightedTerm>> places;
  TermReason reason = TermReason::exact;
  int window = 0;  ///< 0 = side by side in this order; n = within n positions, any order

  bool operator==(const TermRow&) const = default;
};

/// True if the same words stand in the same places: which of them was typed, and so comes
/// first, makes no difference. meta-analysis, meta-analyses.
bool same_row(const TermRow& a, const TermRow& b);

/// The terms, and rows of terms, that stand for something in a query.
struct Meaning {
  std::vector<WeightedTerm> terms;
  std::vector<TermRow> rows;
  std::vector<std::string> topics;  ///< slugs of the topics that its concepts are about
  bool cut = false;                 ///< there were more terms than a word may stand for

  bool empty() const { return terms.empty() && rows.empty() && topics.empty(); }
};

/// Adds those of `more` that `terms` has not: what came first keeps its reason.
void add_terms(std::vector<WeightedTerm>& terms, const std::vector<WeightedTerm>& more);

/// Adds what `more` has and `meaning` has not: what came first keeps its reason.
void add_meaning(Meaning& meaning, const Meaning& more);

/// True for fields whose values are looked up whole, not by word.
bool is_value_field(std::string_view field);

/// The text fields that a leaf of a query is asked in.
FieldMask fields_of(const tree::Text& leaf);

/// What a NEAR asks: texts, each with all it stands for, and how they are joined.
struct Nearness {
  struct Text {
    std::string label;  ///< as in the interpretation
    Meaning meaning;    ///< its rows are side by side
  };
  struct Node {
    enum class Kind { text, any_of, near };

    Kind kind = Kind::text;
    std::size_t text = 0;        ///< of a text: index into `texts`
    std::vector<Node> operands;  ///< of the others; two of a near
    std::uint32_t distance = 0;  ///< of a near, in positions
    bool ordered = false;        ///< of a near: the first operand comes first
  };

  std::vector<Text> texts;
  Node root;
};

/// One word or phrase of the query with all it stands for, or a NEAR.
struct ExpandedQueryWord {
  std::string label;  ///< as in the interpretation
  FieldMask fields = kAllTextFields;
  double weight = 1;  ///< the user's ^weight
  double times = 1;   ///< how often the query has the word, said again and again
  bool open = false;  ///< it is being typed: any word that begins so may be meant
  Meaning meaning;    ///< of a NEAR: topics alone
  std::optional<Nearness> near = {};
  /// Only these entries have what was asked, in rising order: those of one author's name. nullopt =
  /// whichever have the meaning.
  std::optional<std::vector<EntryNumber>> among = {};
};

/// A word of a plan that counts for the score, and how telling it is: what is worth showing.
struct WordToShow {
  const ExpandedQueryWord* word;
  double weight;
};

/// Two words that follow one another in the query: they are worth more if they
/// do so in the text.
struct WordPair {
  std::size_t first = 0;  ///< index into Plan::words
  std::size_t second = 0;
  double weight = 1;
  std::uint32_t gap = 1;  ///< positions between them: more than 1 if common words were left out

  auto operator<=>(const WordPair&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// What the matcher evaluates: the query with every word decided.
struct PlanNode {
  enum class Kind {
    everything,
    nothing,
    all_of,  ///< every child; `optional` children only add to the score
    any_of,
    enough_of,  ///< entries that have children of `least` points together
    none_of,    ///< entries that no child has
    word,       ///< `word` is an index into Plan::words
    value,      ///< entries with any of the keys `values` in `value_field`
    name,       ///< entries with the facet value `name`; it scores by `weight`
    range,      ///< numbers from..to in a column
    presence,
  };
  enum class Column { year, published };

  Kind kind = Kind::everything;
  std::vector<PlanNode> children;
  std::vector<PlanNode> optional;
  std::vector<std::uint32_t> points;  ///< of enough_of, by child
  std::uint32_t least = 1;            ///< of enough_of; never 0
  std::vector<WordPair> pairs;        ///< of all_of
  /// Of all_of: the plain words of a list, as indexes into Plan::words, if entries may lack some of
  /// them.
  std::vector<std::size_t> listed;
  std::size_t word = 0;
  Field value_field = Field::id;
  std::vector<std::string> values;
  Field facet = Field::topic;
  std::uint32_t name = 0;  ///< ordinal of the value
  double weight = 1;       ///< of a name
  Column column = Column::year;
  std::uint32_t from = 0;  ///< range: inclusive, as the column has them
  std::uint32_t to = 0;
  Field presence = Field::title;
};

/// What a node adds to the score of the entries that it finds.
enum class Scoring {
  nothing,
  its_own,    ///< by what it asks
  its_nodes,  ///< what those below it add
};
constexpr Scoring scoring_of(PlanNode::Kind kind) {
  switch (kind) {
    case PlanNode::Kind::all_of:
    case PlanNode::Kind::any_of:
    case PlanNode::Kind::enough_of:
      return Scoring::its_nodes;
    case PlanNode::Kind::word:
    case PlanNode::Kind::name:
      return Scoring::its_own;
    case PlanNode::Kind::everything:
    case PlanNode::Kind::nothing:
    case PlanNode::Kind::none_of:
    case PlanNode::Kind::value:
    case PlanNode::Kind::range:
    case PlanNode::Kind::presence:
      return Scoring::nothing;
  }
  return Scoring::nothing;
}

/// How the plain words of a list are combined.
enum class Combination {
  all,
  enough,  ///< as many as Match::automatic wants (plan/enough.h), and all in quotes
  quotes,  ///< all in quotes, and the others are a matter of order
  any,
};

struct Plan {
  PlanNode root;
  std::vector<ExpandedQueryWord> words;
  /// How many different words and phrases stand side by side without operators,
  /// those left out as too common not counted: what Match decides about.
  std::size_t plain_words = 0;
  /// Something beside them has a +.
  bool has_required = false;
  /// Some of them stand in quotes: under Match::automatic they hold although enough or any of the
  /// others will do.
  bool has_quotes = false;
  /// Under Combination::enough: an entry needs every one of them.
  bool needs_all = false;
  /// Under Combination::enough: those that the index lacks, as they were typed.
  std::vector<std::string> unknown;
};

/// Whether a plan finds any entry. Who is asked may keep the plan. The filters must play no part in
/// it: a facet's counts have to hold for whatever value is chosen next.
using FindsAny = std::function<bool(const std::shared_ptr<const Plan>&)>;

/// The plan of one word.
std::shared_ptr<const Plan> plan_of(ExpandedQueryWord word);

}  // namespace pprsearch
