#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pprsearch {

/// The tree of a query. What the user typed stays as typed: which terms a word
/// stands for is decided by the expander, not here.
struct QueryNode {
  enum class Kind {
    everything,  ///< `*`, or no text at all
    words,       ///< plain words side by side; SearchOptions::match decides (see Occur)
    all_of,      ///< AND
    any_of,      ///< OR
    none_of,     ///< NOT: one child
    word,        ///< text, with `form` and `max_edits`
    phrase,      ///< text between quotes, with `form` and `window`
    wildcard,    ///< text with * and ?
    range,       ///< field year or published; from/to, either may be empty
    has,         ///< text names what must be there: has:doi
  };
  /// What a child of `words` asks.
  enum class Occur { plain, required, excluded };
  enum class Form {
    expanded,  ///< with inflections, variants and all that is switched on
    exact,     ///< this form only: =word, "a phrase"
  };

  Kind kind = Kind::everything;
  Occur occur = Occur::plain;
  bool follows = false;  ///< a leaf that no operator parts from what stands before it
  Form form = Form::expanded;
  std::string field;  ///< canonical name of the field asked; empty = all text fields
  std::string text;
  std::string from;  ///< range, inclusive, as typed: "2015", "2020-07"
  std::string to;
  int window = 0;     ///< phrase: 0 = in this order side by side, n = within n positions, any order
  int max_edits = 0;  ///< word: 0 = as spelled, 1 or 2 = fuzzy
  double weight = 1;
  std::vector<QueryNode> children;
  std::size_t offset = 0;  ///< place in the user's text, in bytes
  std::size_t length = 0;
};

/// A word whose meaning may be widened, neither =word nor fuzzy.
inline bool is_plain_word(const QueryNode& node) {
  return node.kind == QueryNode::Kind::word && node.form == QueryNode::Form::expanded &&
         node.max_edits == 0 && node.occur == QueryNode::Occur::plain;
}

/// Whether two neighbours are plain words that the user wrote as a sequence, so that they
/// may mean something together: `video conferencing`, not `video AND conferencing`.
inline bool side_by_side(const QueryNode& left, const QueryNode& right) {
  return right.follows && is_plain_word(left) && is_plain_word(right) && left.field == right.field;
}

}  // namespace pprsearch
