#include "query/platform/lowering.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "query/attachments.h"
#include "query/characters.h"
#include "query/platform/signs.h"
#include "query/query_fields.h"

namespace pprsearch::platform {
namespace {

using Kind = Node::Kind;
using What = Lowered::Kind;

void set_place(QueryNode& query, const Node& node) {
  query.offset = node.offset;
  query.length = node.length;
}

QueryNode query_node(QueryNode::Kind kind, const Node& node) {
  QueryNode query;
  query.kind = std::move(kind);
  set_place(query, node);
  return query;
}

template <typename Group>
Lowered group_of(tree::Nodes operands, const Node& node, What otherwise) {
  std::optional<QueryNode> group = combine<Group>(std::move(operands));
  if (!group) return {otherwise, {}};
  set_place(*group, node);
  return {What::query, std::move(*group)};
}

std::size_t depth_of(const QueryNode& node) {
  std::size_t deepest = 0;
  for (const QueryNode& operand : operands_of(node)) {
    deepest = std::max(deepest, depth_of(operand));
  }
  return operands_of(node).empty() ? 0 : deepest + 1;
}

/// A name in which a quotation mark of a slip would end it when the query is printed.
std::string without_quotes(std::string name) {
  std::ranges::replace(name, '"', ' ');
  return join(split_words(name), " ");
}

QueryNode nothing_at_all() { return negation_of(QueryNode()); }

/// In four digits, as this language has years.
std::string year_of(int year, int open) {
  constexpr std::size_t kDigits = 4;
  if (year == open) return {};
  const std::string digits = std::to_string(year);
  return std::string(kDigits - std::min(digits.size(), kDigits), '0') + digits;
}

}  // namespace

Query Lowering::add(std::size_t number, Node line) {
  leaves_ = 0;
  is_excluded_ = false;
  Lowered lowered = lower(line, table_.otherwise);
  const std::size_t leaves = leaves_;
  std::optional<Lowered> excluded;
  if (has_limit_left_out(line)) {
    // What is wrong in it is told already, and what is left out where NOT stands.
    leaves_ = 0;
    const std::size_t complaints = complaints_.size();
    const std::size_t told = left_out_.size();
    excluded = behind_not(line, table_.otherwise);
    complaints_.resize(complaints);
    left_out_.resize(told);
  }
  QueryNode root;
  if (lowered.kind == What::query) root = lowered.query;
  if (lowered.kind == What::nothing) root = nothing_at_all();
  if (depth_of(root) > kDeepestNesting) {
    throw LimitError("nesting", "the query has lines and brackets nested more than " +
                                    std::to_string(kDeepestNesting) + " deep");
  }
  lines_[number] = {std::move(line), std::move(lowered), std::move(excluded), leaves};
  return query_of(std::move(root));
}

std::vector<NearComplaint> Lowering::take_complaints() { return std::exchange(complaints_, {}); }

std::vector<LeftOut> Lowering::take_left_out() { return std::exchange(left_out_, {}); }

void Lowering::count_leaf() {
  if (++leaves_ <= most_leaves_) return;
  throw LimitError("words", "the lines within this one have more than " +
                                std::to_string(most_leaves_) + " words together");
}

const Node* Lowering::line_of(const Node& node) const {
  const auto line = lines_.find(node.number);
  return line == lines_.end() ? nullptr : &line->second.node;
}

/// Fields here that together are these fields of an entry.
std::vector<Lowering::Target> Lowering::targets(Fields fields) {
  if (fields == kEverywhere) return {{"", kEverywhere}};
  std::vector<Target> found;
  const auto add = [&](std::string_view field, Fields what) {
    if ((fields & what) != what) return;
    found.push_back({field, what});
  };
  if ((fields & kWords) == kWords) {
    add(kWordsField, kWords);
  } else if ((fields & kText) == kText) {
    add(kTextField, kText);
  } else {
    add("title", kTitle);
    if ((fields & kAbstract) != 0) {
      found.push_back({"summary", kAbstract});
      found.push_back({"implications", kAbstract});
    }
    add(kSubjectField, kSubject);
  }
  add("author", kAuthor);
  add("journal", kJournal);
  return found;
}

Lowered Lowering::leaf(QueryNode::Kind kind, const Node& node) {
  count_leaf();
  return {What::query, query_node(std::move(kind), node)};
}

Lowered Lowering::lower(const Node& node, Fields fields) {
  switch (node.kind) {
    case Kind::term:
    case Kind::window:
    case Kind::near:
      return in_each(node, fields);
    case Kind::heading:
      return named(node, kHeadingField);
    case Kind::years:
      return leaf(
          tree::Range{"year", node.text.empty() ? year_of(node.first, kOpenFirst) : node.text,
                      year_of(node.last, kOpenLast)},
          node);
    case Kind::value:
      if (node.field == kKindField) return named(node, kKindField);
      if (count_word_characters(node.text) == 0) return {What::nothing, {}};
      return leaf(tree::Word{{node.field, node.text}}, node);
    case Kind::has:
      return leaf(tree::Has{node.text}, node);
    case Kind::all_of:
    case Kind::any_of:
      return lower_group(node, fields);
    case Kind::without:
      return without(node, fields);
    case Kind::fielded:
      return lower(node.operands.front(), node.fields);
    case Kind::line:
      return of_line(node);
    case Kind::nothing:
      return {What::nothing, {}};
    case Kind::everything:
      break;
  }
  return {What::everything, {}};
}

/// A heading or a type by its name, or by the beginning of it.
Lowered Lowering::named(const Node& node, std::string_view of) {
  if (count_word_characters(node.text) == 0) return {What::nothing, {}};
  const std::string field(of);
  const bool is_pattern =
      node.text.find('*') != std::string::npos && node.text.find(' ') == std::string::npos;
  if (!is_pattern) {
    return leaf(tree::Phrase{{field, without_quotes(node.text), true}}, node);
  }
  if (is_bare(node.text) && form_of(node.text) == WordForm::in_phrase) {
    return leaf(tree::Wildcard{{field, node.text}}, node);
  }
  std::string name = node.text;
  std::erase(name, '*');
  return leaf(tree::Phrase{{field, without_quotes(name), true}}, node);
}

/// What nothing and everything are in a group is known. A limit that was left out excludes nothing
/// beside what an OR behind NOT has else.
Lowered Lowering::lower_group(const Node& node, Fields fields) {
  const bool is_or = node.kind == Kind::any_of;
  tree::Nodes operands;
  std::vector<LeftOut> limits;
  for (const Node& operand : node.operands) {
    Lowered part = lower(operand, fields);
    if (is_or && is_excluded_ && part.kind == What::everything) {
      limits.push_back({operand.offset, operand.length, false});
      continue;
    }
    if (part.kind == (is_or ? What::everything : What::nothing)) return part;
    if (part.kind != What::query) continue;
    if (is_or) {
      append<tree::AnyOf>(operands, std::move(part.query));
    } else {
      append<tree::AllOf>(operands, std::move(part.query));
    }
  }
  if (!is_or) return group_of<tree::AllOf>(std::move(operands), node, What::everything);
  if (operands.empty() && !limits.empty()) return {What::everything, {}};
  left_out_.insert(left_out_.end(), limits.begin(), limits.end());
  return group_of<tree::AnyOf>(std::move(operands), node, What::nothing);
}

Lowered Lowering::without(const Node& node, Fields fields) {
  tree::Nodes operands;
  Lowered kept = lower(node.operands.front(), fields);
  if (kept.kind == What::nothing) return kept;
  // Without its limit it would be all that is not behind its own NOT.
  if (kept.kind == What::everything && is_excluded_) return kept;
  if (kept.kind == What::query) append<tree::AllOf>(operands, std::move(kept.query));
  for (std::size_t i = 1; i < node.operands.size(); ++i) {
    const Node& operand = node.operands[i];
    Lowered excluded = behind_not(operand, fields);
    if (excluded.kind == What::everything) {
      left_out_.push_back({operand.offset, operand.length, true});
    }
    if (excluded.kind != What::query) continue;
    QueryNode negation = negation_of(std::move(excluded.query));
    set_place(negation, operand);
    operands.push_back(std::move(negation));
  }
  return group_of<tree::AllOf>(std::move(operands), node, What::everything);
}

Lowered Lowering::behind_not(const Node& node, Fields fields) {
  const bool was_excluded = std::exchange(is_excluded_, true);
  Lowered excluded = lower(node, fields);
  is_excluded_ = was_excluded;
  return excluded;
}

bool Lowering::has_limit_left_out(const Node& node) const {
  if (node.kind == Kind::everything) return true;
  if (node.kind == Kind::line) {
    const auto line = lines_.find(node.number);
    return line != lines_.end() && line->second.excluded;
  }
  return std::ranges::any_of(node.operands,
                             [&](const Node& operand) { return has_limit_left_out(operand); });
}

Lowered Lowering::of_line(const Node& node) {
  const auto line = lines_.find(node.number);
  if (line == lines_.end()) return {What::nothing, {}};
  leaves_ += line->second.leaves;
  if (leaves_ > most_leaves_) count_leaf();
  const std::optional<Lowered>& excluded = line->second.excluded;
  if (!is_excluded_ || !excluded) return line->second.lowered;
  // An OR of the line with a limit; what is nothing but limits is told by NOT.
  const bool is_partial =
      line->second.lowered.kind == What::everything && excluded->kind == What::query;
  if (is_partial) left_out_.push_back({node.offset, node.length, false});
  return *excluded;
}

// ---- Texts: terms, windows, and what stands near one another ----

/// A text in each of its fields, any of which will do.
Lowered Lowering::in_each(const Node& node, Fields fields) {
  if (node.kind == Kind::near &&
      !(may_stand_near(node.operands[0], node) && may_stand_near(node.operands[1], node))) {
    Node all = node;
    all.kind = Kind::all_of;
    return lower_group(all, fields);
  }
  const Fields all = fields_within(node, fields);
  std::vector<Target> asked = targets(all);
  if (fields_differ(node, fields, all)) {
    asked.clear();
    for (const Fields one : {kTitle, kAbstract, kSubject, kAuthor, kJournal}) {
      if ((all & one) != 0) std::ranges::copy(targets(one), std::back_inserter(asked));
    }
  }
  tree::Nodes operands;
  for (Target& target : asked) {
    if (target.field.empty() && needs_named_field(node)) target.field = kAllField;
    if (std::optional<QueryNode> text = text_of(node, target, fields)) {
      append<tree::AnyOf>(operands, std::move(*text));
    }
  }
  return group_of<tree::AnyOf>(std::move(operands), node, What::nothing);
}

/// All fields that any term of the node is asked in.
Fields Lowering::fields_within(const Node& node, Fields fields) {
  if (node.kind == Kind::fielded) return fields_within(node.operands.front(), node.fields);
  if (node.operands.empty()) return fields;
  Fields all = 0;
  for (const Node& operand : node.operands) {
    all = static_cast<Fields>(all | fields_within(operand, fields));
  }
  return all;
}

/// Whether a term of the node is not asked in all of these.
bool Lowering::fields_differ(const Node& node, Fields fields, Fields all) const {
  if (node.kind == Kind::fielded) return fields_differ(node.operands.front(), node.fields, all);
  if (node.kind == Kind::line) {
    const Node* line = line_of(node);
    return line != nullptr && fields_differ(*line, fields, all);
  }
  if (node.operands.empty()) return fields != all;
  return std::ranges::any_of(
      node.operands, [&](const Node& operand) { return fields_differ(operand, fields, all); });
}

/// A `?` at the end of a word is a wildcard in the value of a field alone.
bool Lowering::needs_named_field(const Node& node) const {
  if (const Node* line = node.kind == Kind::line ? line_of(node) : nullptr) {
    return needs_named_field(*line);
  }
  const auto words = split_words(node.text);
  return std::ranges::any_of(
             words, [](std::string_view word) { return form_of(word) == WordForm::in_field; }) ||
         std::ranges::any_of(node.operands,
                             [&](const Node& operand) { return needs_named_field(operand); });
}

bool Lowering::may_stand_near(const Node& node, const Node& near) {
  std::string_view why;
  switch (node.kind) {
    case Kind::term:
    case Kind::nothing:
      return true;
    case Kind::any_of:
    case Kind::near:
    case Kind::fielded:
      return std::ranges::all_of(
          node.operands, [&](const Node& operand) { return may_stand_near(operand, near); });
    case Kind::line: {
      const Node* line = line_of(node);
      return line == nullptr || may_stand_near(*line, near);
    }
    case Kind::all_of:
      why = "AND";
      break;
    case Kind::without:
      why = "NOT";
      break;
    case Kind::heading:
      why = "a heading";
      break;
    case Kind::window:
    case Kind::years:
    case Kind::value:
    case Kind::has:
    case Kind::everything:
      why = "what is no text";
      break;
  }
  complaints_.push_back({node.offset, node.length,
                         std::string(why) + " beside the proximity operator '" + near.written +
                             "', where words, phrases and ORs of them may stand"});
  return false;
}

std::optional<QueryNode> Lowering::text_of(const Node& node, const Target& target, Fields fields) {
  switch (node.kind) {
    case Kind::term:
    case Kind::window: {
      if ((fields & target.fields) == 0) return std::nullopt;
      count_leaf();
      return node.kind == Kind::term ? term(node, target.field) : window(node, target.field);
    }
    case Kind::fielded:
      return text_of(node.operands.front(), target, node.fields);
    case Kind::near:
      return near(node, target, fields);
    case Kind::any_of: {
      tree::Nodes operands;
      for (const Node& operand : node.operands) {
        if (auto text = text_of(operand, target, fields)) {
          append<tree::AnyOf>(operands, std::move(*text));
        }
      }
      return combine<tree::AnyOf>(std::move(operands));
    }
    case Kind::line: {
      const Node* line = line_of(node);
      return line == nullptr ? std::nullopt : text_of(*line, target, table_.otherwise);
    }
    case Kind::heading:
    case Kind::years:
    case Kind::value:
    case Kind::has:
    case Kind::all_of:
    case Kind::without:
    case Kind::nothing:
    case Kind::everything:
      break;
  }
  return std::nullopt;
}

std::optional<QueryNode> Lowering::near(const Node& node, const Target& target, Fields fields) {
  std::optional<QueryNode> left = text_of(node.operands[0], target, fields);
  std::optional<QueryNode> right = text_of(node.operands[1], target, fields);
  if (!left || !right) return std::nullopt;
  tree::Near near;
  near.operands.push_back(std::move(*left));
  near.operands.push_back(std::move(*right));
  near.distance = std::clamp(node.gap + 1, 1, kMaxWindow);
  near.ordered = node.ordered;
  return query_node(std::move(near), node);
}

QueryNode Lowering::term(const Node& node, std::string_view field) {
  const auto words = split_words(node.text);
  return words.size() == 1 ? one_word(words.front(), node, field) : words_in_row(node, field);
}

QueryNode Lowering::one_word(std::string_view word, const Node& node,
                             std::string_view field) const {
  const std::string name(field);
  const std::string text(word);
  if (form_of(word) != WordForm::plain) {
    // Punctuation at its ends goes, as it does when the query is read again; a hyphen is some.
    const std::string pattern(trim_end(trim_punctuation(word, kWildcards), "-"));
    if (is_bare(word)) return query_node(tree::Wildcard{{name, pattern}}, node);
    return query_node(tree::Phrase{{name, text, true}}, node);
  }
  const bool exact = exact_words_ || node.quoted;
  if (!exact) return query_node(tree::Word{{name, text, false}}, node);
  const bool is_one = is_bare(word) && word.find('-') == word.npos;
  if (is_one) return query_node(tree::Word{{name, text, true}}, node);
  return query_node(tree::Phrase{{name, text, true}}, node);
}

/// Words side by side: a phrase, unless one of them has a wildcard that cannot stand in a phrase.
QueryNode Lowering::words_in_row(const Node& node, std::string_view field) const {
  const auto words = split_words(node.text);
  const auto is_of = [](WordForm form) {
    return [form](std::string_view word) { return form_of(word) == form; };
  };
  if (std::ranges::any_of(words, is_of(WordForm::in_field))) {
    QueryNode row = one_word(words.front(), node, field);
    for (std::size_t i = 1; i < words.size(); ++i) {
      tree::Near near;
      near.operands.push_back(std::move(row));
      near.operands.push_back(one_word(words[i], node, field));
      near.ordered = true;
      row = query_node(std::move(near), node);
    }
    return row;
  }
  const bool has_wildcards = std::ranges::any_of(words, is_of(WordForm::in_phrase));
  const bool exact = exact_words_ || node.quoted || has_wildcards;
  return query_node(tree::Phrase{{std::string(field), node.text, exact}}, node);
}

/// Words in any order with at most so many others between.
QueryNode Lowering::window(const Node& node, std::string_view field) const {
  std::string text = node.text;
  std::ranges::replace(text, '-', ' ');
  const auto words = static_cast<int>(split_words(text).size());
  if (words < 2) return one_word(trim(text), node, field);
  tree::Phrase phrase{{std::string(field), join(split_words(text), " "), true}};
  phrase.window = std::clamp(node.gap + words - 1, 1, kMaxWindow);
  return query_node(std::move(phrase), node);
}

}  // namespace pprsearch::platform
