#include "search/suggest/clauses.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/stop_words.h"
#include "base/strings.h"
#include "query/characters.h"
#include "search/plan/plan.h"

namespace pprsearch {
namespace {

using tree::Occur;

/// A query that asks for an operand alone. A required word is a word; an excluded one needs its
/// list around it.
QueryNode alone(QueryNode operand) {
  operand.follows = false;
  if (operand.occur != Occur::excluded) {
    operand.occur = Occur::plain;
    return operand;
  }
  tree::Nodes operands;
  operands.push_back(std::move(operand));
  return combine<tree::Words>(std::move(operands)).value();
}

PartKind kind_of(const QueryNode& node) {
  return is_negative(node) ? PartKind::excluded : PartKind::wanted;
}

bool is_word_of_grammar(const QueryNode& node) {
  const tree::Word* word = plain_word(node);
  if (word == nullptr || !word->field.empty()) return false;
  return is_stop_word(in_lower_case(word->text));
}

/// What the match setting decides about: a word, phrase or wildcard without a sign.
bool is_plain_text(const QueryNode& node) {
  const auto* text = as<tree::Text>(node);
  return text != nullptr && node.occur == Occur::plain && !is_value_field(text->field);
}

Clause clause_of(const tree::Nodes& operands, std::size_t place) {
  return {kind_of(operands[place]), alone(operands[place]), {place}};
}

/// Operands of a kind as one clause.
template <typename Kind>
Clause clause_of_all(const tree::Nodes& operands, std::vector<std::size_t> places) {
  tree::Nodes nodes;
  for (const std::size_t place : places) nodes.push_back(operands[place]);
  nodes.front().follows = false;
  return {PartKind::wanted, combine<Kind>(std::move(nodes)).value(), std::move(places)};
}

Clauses clauses_of_all(const tree::AllOf& all_of) {
  const tree::Nodes& operands = all_of.operands;
  Clauses clauses;
  for (std::size_t begin = 0; begin < operands.size();) {
    std::vector<std::size_t> places = {begin};
    while (places.back() + 1 < operands.size() &&
           side_by_side(operands[places.back()], operands[places.back() + 1]))
      places.push_back(places.back() + 1);
    begin = places.back() + 1;
    if (is<tree::Everything>(operands[places.front()])) continue;
    const bool whole = places.size() == operands.size();
    if (!whole && places.size() > 1) {
      clauses.clauses.push_back(clause_of_all<tree::AllOf>(operands, std::move(places)));
      continue;
    }
    for (const std::size_t place : places) clauses.clauses.push_back(clause_of(operands, place));
  }
  return clauses;
}

Clauses clauses_of_list(const tree::Words& words, bool needs_all) {
  const tree::Nodes& operands = words.operands;
  Clauses clauses;
  std::vector<std::size_t> plain;
  bool has_required = false;
  const bool all_grammar = std::ranges::all_of(operands, is_word_of_grammar);
  for (std::size_t place = 0; place < operands.size(); ++place) {
    const QueryNode& operand = operands[place];
    has_required = has_required || operand.occur == Occur::required;
    const bool counts = all_grammar || !is_word_of_grammar(operand);
    if (!needs_all && is_plain_text(operand)) {
      plain.push_back(place);
    } else if (counts) {
      clauses.clauses.push_back(clause_of(operands, place));
    }
  }
  clauses.has_optional_words = has_required && !plain.empty();
  if (plain.empty() || has_required) return clauses;
  clauses.clauses.insert(clauses.clauses.begin(),
                         clause_of_all<tree::Words>(operands, std::move(plain)));
  return clauses;
}

template <typename Kind>
std::optional<QueryNode> group_of(tree::Nodes operands, double weight) {
  if (operands.size() == 1 && operands.front().occur == Occur::required)
    operands.front().occur = Occur::plain;
  std::optional<QueryNode> group = combine<Kind>(std::move(operands));
  if (group && is<Kind>(*group)) group->weight = weight;
  return group;
}

/// What takes an operand's place, with the operand's sign.
void append_loosened(const QueryNode& loosened, Occur occur, tree::Nodes& operands) {
  const auto add = [&](QueryNode node) {
    node.occur = occur;
    node.follows = false;
    operands.push_back(std::move(node));
  };
  const auto* all_of = as<tree::AllOf>(loosened);
  if (all_of == nullptr) return add(loosened);
  for (const QueryNode& operand : all_of->operands) add(operand);
}

/// The operands that are left; nullptr = an operand of no clause, which stays. Words that stood
/// side by side no longer do if one between them is gone.
tree::Nodes changed_operands(std::span<const QueryNode> operands,
                             const std::vector<const ClauseChange*>& change_of) {
  tree::Nodes left;
  bool parted = false;
  const ClauseChange* replaced = nullptr;
  for (std::size_t place = 0; place < operands.size(); ++place) {
    const QueryNode& operand = operands[place];
    const ClauseChange* change = change_of[place];
    if (change == nullptr || change->fate == PartFate::kept) {
      left.push_back(operand);
      left.back().follows = operand.follows && !parted;
      parted = false;
      continue;
    }
    parted = true;
    if (change->fate == PartFate::left_out || change == replaced) continue;
    replaced = change;
    append_loosened(*change->loosened, operand.occur, left);
  }
  return left;
}

/// AND of the words of a phrase of several.
std::optional<QueryNode> words_of_phrase(const QueryNode& node) {
  const auto* phrase = as<tree::Phrase>(node);
  if (phrase == nullptr || is_value_field(phrase->field)) return std::nullopt;
  tree::Nodes words;
  for (const std::string_view text : split_words(phrase->text)) {
    if (count_word_characters(text) == 0) continue;
    QueryNode word;
    word.kind = tree::Word{{phrase->field, std::string(text), false}};
    word.weight = node.weight;
    word.offset = node.offset;
    word.length = node.length;
    words.push_back(std::move(word));
  }
  if (words.size() < 2) return std::nullopt;
  return combine<tree::AllOf>(std::move(words));
}

/// Its sides, as far as no NEAR joins them.
void add_sides(const QueryNode& node, double weight, tree::Nodes& sides) {
  for (const QueryNode& side : operands_of(node)) {
    if (is<tree::Near>(side)) {
      add_sides(side, weight, sides);
      continue;
    }
    sides.push_back(side);
    sides.back().weight = weight;
  }
}

}  // namespace

Clauses clauses_of(const QueryNode& root, bool needs_all) {
  if (const auto* all_of = as<tree::AllOf>(root)) return clauses_of_all(*all_of);
  if (const auto* words = as<tree::Words>(root)) return clauses_of_list(*words, needs_all);
  if (is<tree::Everything>(root)) return {};
  return {{{kind_of(root), root, {}}}, false};
}

std::optional<QueryNode> with_changes(const QueryNode& root, const std::vector<Clause>& clauses,
                                      const std::vector<ClauseChange>& changes) {
  if (clauses.empty()) return root;
  if (clauses.front().operands.empty()) {
    const ClauseChange& change = changes.front();
    if (change.fate == PartFate::left_out) return std::nullopt;
    return change.fate == PartFate::kept ? root : *change.loosened;
  }
  std::vector<const ClauseChange*> change_of(operands_of(root).size(), nullptr);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    for (const std::size_t place : clauses[i].operands) change_of[place] = &changes[i];
  }
  tree::Nodes operands = changed_operands(operands_of(root), change_of);
  return is<tree::Words>(root) ? group_of<tree::Words>(std::move(operands), root.weight)
                               : group_of<tree::AllOf>(std::move(operands), root.weight);
}

std::size_t typed_words(const QueryNode& node) {
  std::size_t words = 0;
  walk(node, [&](const QueryNode& below) {
    const auto* phrase = as<tree::Phrase>(below);
    if (phrase != nullptr && !is_value_field(phrase->field)) {
      words += split_words(phrase->text).size();
    } else if (operands_of(below).empty() && !is<tree::Everything>(below)) {
      ++words;
    }
    return true;
  });
  return words;
}

std::optional<QueryNode> without_nearness(const QueryNode& node) {
  if (is<tree::Phrase>(node)) return words_of_phrase(node);
  if (!is<tree::Near>(node)) return std::nullopt;
  tree::Nodes sides;
  add_sides(node, node.weight, sides);
  return combine<tree::AllOf>(std::move(sides));
}

}  // namespace pprsearch
