#pragma once

#include <pprsearch/query.h>

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "query/platform/node.h"
#include "query/platform/platform_table.h"
#include "query/tree.h"

namespace pprsearch::platform {

/// What a node becomes here: a query, or what is known without one.
struct Lowered {
  enum class Kind { query, nothing, everything };
  Kind kind = Kind::nothing;
  QueryNode query = {};
};

/// A place beside an operator of proximity that has nothing to do there.
struct NearComplaint {
  std::size_t offset = 0;  ///< in the text as given
  std::size_t length = 0;
  std::string message;
};

/// What NOT would exclude, and does not, because it is a limit that was left out.
struct LeftOut {
  std::size_t offset = 0;  ///< in the text as given
  std::size_t length = 0;
  bool is_whole = false;  ///< nothing else is excluded there, and so NOT is left out
};

/// Makes queries of lines. Fields are carried down to the terms: what a platform says of a bracket
/// is said here of each word, and of several fields each is asked.
class Lowering {
 public:
  Lowering(const PlatformTable& table, bool exact_words, std::size_t most_leaves)
      : table_(table), exact_words_(exact_words), most_leaves_(most_leaves) {}

  /// Makes a query of a line, which later lines may name by its number. Throws LimitError "words"
  /// for a query that lines within lines make too large, and "nesting" for one too deep.
  Query add(std::size_t number, Node line);

  /// What was wrong with the last line beside operators of proximity.
  std::vector<NearComplaint> take_complaints();
  /// What NOT does not exclude in the last line.
  std::vector<LeftOut> take_left_out();

 private:
  struct Line {
    Node node;
    Lowered lowered;
    std::optional<Lowered> excluded;  ///< what it is behind NOT, if a limit in it was left out
    std::size_t leaves = 0;
  };
  /// A field here, and the fields of an entry that it stands for.
  struct Target {
    std::string_view field;
    Fields fields;
  };

  static std::vector<Target> targets(Fields fields);
  Lowered lower(const Node& node, Fields fields);
  Lowered named(const Node& node, std::string_view of);
  Lowered lower_group(const Node& node, Fields fields);
  Lowered without(const Node& node, Fields fields);
  Lowered behind_not(const Node& node, Fields fields);
  bool has_limit_left_out(const Node& node) const;
  Lowered in_each(const Node& node, Fields fields);
  Lowered of_line(const Node& node);
  Lowered leaf(QueryNode::Kind kind, const Node& node);

  std::optional<QueryNode> text_of(const Node& node, const Target& target, Fields fields);
  QueryNode term(const Node& node, std::string_view field);
  QueryNode one_word(std::string_view word, const Node& node, std::string_view field) const;
  QueryNode words_in_row(const Node& node, std::string_view field) const;
  QueryNode window(const Node& node, std::string_view field) const;
  std::optional<QueryNode> near(const Node& node, const Target& target, Fields fields);
  bool may_stand_near(const Node& node, const Node& near);
  static Fields fields_within(const Node& node, Fields fields);
  bool fields_differ(const Node& node, Fields fields, Fields all) const;
  bool needs_named_field(const Node& node) const;
  const Node* line_of(const Node& node) const;
  void count_leaf();

  const PlatformTable& table_;
  bool exact_words_;
  std::size_t most_leaves_;
  std::size_t leaves_ = 0;    ///< of the line at hand
  bool is_excluded_ = false;  ///< what is at hand stands behind NOT
  std::map<std::size_t, Line> lines_;
  std::vector<NearComplaint> complaints_;
  std::vector<LeftOut> left_out_;
};

}  // namespace pprsearch::platform
