#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "query/attachments.h"
#include "query/characters.h"
#include "query/leaf.h"
#include "query/near_operands.h"
#include "query/print.h"
#include "query/query_fields.h"
#include "query/tree.h"

// A query that is built is held to what text can say: each leaf is printed and read, and has to
// come back as it was. So lexer and leaf reader, which know what a word, a wildcard or a date is,
// decide here, too, and canonical text of what was built means the same when it is read.

namespace pprsearch {
namespace {

[[noreturn]] void refuse(DiagnosticCode code, const std::string& message) {
  throw QuerySyntaxError(code, message, 0, 0);
}

[[noreturn]] void refuse_unsayable(const std::string& text) {
  throw Error("no query can ask for this: " + text, ErrorKind::bad_query);
}

double checked_weight(double weight) {
  if (weight >= kMinWeight && weight <= kMaxWeight) return weight;
  refuse(DiagnosticCode::bad_weight, "a weight is a number from 0.01 to 100");
}

std::string canonical_field(const std::string& name) {
  if (name.empty()) return name;
  if (const QueryField* field = find_query_field(name)) return std::string(field->name);
  const std::string nearest(nearest_query_field(name));
  refuse(DiagnosticCode::unknown_field,
         "there is no field \"" + name + '"' +
             (nearest.empty() ? "" : "; did you mean " + nearest + '?'));
}

// The field of a word, phrase or wildcard.
std::string field_of_text(const std::string& name) {
  const std::string canonical = canonical_field(name);
  const QueryField* field = find_query_field(canonical);
  const bool takes_text = field == nullptr || (field->kind != QueryField::Kind::range &&
                                               field->kind != QueryField::Kind::presence);
  if (takes_text) return canonical;
  throw Error(canonical + ": takes no words: ask for a range, or what an entry has",
              ErrorKind::bad_query);
}

// Text without the blanks around it.
std::string plain_text(std::string_view given) {
  std::string text = to_plain(given).text;
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  text.erase(text.find_last_not_of(' ') + 1);
  if (text.find('"') != text.npos) refuse_unsayable(text);
  if (count_word_characters(text) > 0) return text;
  refuse(DiagnosticCode::no_words, "there is neither a letter nor a digit to look for");
}

std::string one_word(std::string_view given) {
  std::string text = plain_text(given);
  if (text.find(' ') == text.npos) return text;
  throw Error("'" + text + "' is more than one word: ask for a phrase, or for each of them",
              ErrorKind::bad_query);
}

// Whether two leaves ask for the same. A phrase of one word may be that word.
bool same_leaf(const QueryNode& a, const QueryNode& b) {
  if (is<tree::Has>(a)) return is<tree::Has>(b);
  if (const auto* range = as<tree::Range>(a)) {
    return is<tree::Range>(b) && *range == *as<tree::Range>(b);
  }
  const auto text = [](const QueryNode& node) { return as<tree::Text>(node); };
  const auto edits = [](const QueryNode& node) {
    return is<tree::Word>(node) ? as<tree::Word>(node)->max_edits : 0;
  };
  const auto window = [](const QueryNode& node) {
    return is<tree::Phrase>(node) ? as<tree::Phrase>(node)->window : 0;
  };
  return text(a) != nullptr && text(b) != nullptr && *text(a) == *text(b) && edits(a) == edits(b) &&
         window(a) == window(b) && is<tree::Wildcard>(a) == is<tree::Wildcard>(b);
}

Query checked(QueryNode::Kind kind, double weight = 1) {
  QueryNode asked;
  asked.kind = std::move(kind);
  const std::string text = print(asked);
  std::vector<Diagnostic> faults;
  std::optional<QueryNode> read = read_one_leaf(text, faults);
  if (!faults.empty()) refuse(faults.front().code, faults.front().message);
  const bool plain = read && read->occur == tree::Occur::plain && read->weight == 1;
  if (!plain || !same_leaf(asked, *read)) refuse_unsayable(text);
  read->weight = checked_weight(weight);
  read->offset = 0;
  read->length = 0;
  return query_of(std::move(*read));
}

// ---- Groups ----

std::size_t depth_of(const QueryNode& node) {
  std::size_t deepest = 0;
  for (const QueryNode& operand : operands_of(node)) {
    deepest = std::max(deepest, depth_of(operand));
  }
  return deepest + 1;
}

Query checked(QueryNode node) {
  if (depth_of(node) <= kDeepestNesting + 1) return query_of(std::move(node));
  throw LimitError("nesting", "the query has queries nested more than " +
                                  std::to_string(kDeepestNesting) + " deep");
}

// A list of words as it is read between brackets of an expression.
QueryNode as_expression(QueryNode root) {
  auto* words = as<tree::Words>(root);
  if (words == nullptr) return root;
  tree::Nodes operands;
  for (QueryNode& word : words->operands) {
    const tree::Occur occur = std::exchange(word.occur, tree::Occur::plain);
    const bool excluded = occur == tree::Occur::excluded;
    append<tree::AllOf>(operands, excluded ? negation_of(std::move(word)) : std::move(word));
  }
  return combine<tree::AllOf>(std::move(operands)).value();
}

template <typename Kind>
QueryNode group_of(const std::vector<Query>& queries) {
  tree::Nodes operands;
  for (const Query& query : queries) append<Kind>(operands, as_expression(root_of(query)));
  std::optional<QueryNode> group = combine<Kind>(std::move(operands));
  if (!group) refuse(DiagnosticCode::missing_operand, "there is no query to combine");
  return std::move(*group);
}

QueryNode near_of(QueryNode left, QueryNode right, const NearOptions& options) {
  if (const std::optional<NearFault> fault = fault_beside_near(left, right)) {
    refuse(DiagnosticCode::near_operand,
           "near() joins words, phrases and wildcards of one field, "
           "any_of() and near() of them: " +
               print(*fault->node) + ' ' + fault->why);
  }
  tree::Near near;
  near.operands.push_back(std::move(left));
  near.operands.push_back(std::move(right));
  near.distance = options.distance;
  near.ordered = options.ordered;
  QueryNode node;
  node.kind = std::move(near);
  return node;
}

}  // namespace

Query::Query() : Query(QueryNode()) {}

Query::Query(QueryNode root) : root_(std::make_shared<const QueryNode>(std::move(root))) {}

Query Query::word(std::string_view text, const WordOptions& options) {
  if (options.max_edits < 0 || options.max_edits > kMaxEdits) {
    refuse(DiagnosticCode::bad_fuzzy, "a word may differ in at most 2 letters");
  }
  return checked(
      tree::Word{{field_of_text(options.field), one_word(text), options.exact}, options.max_edits},
      options.weight);
}

Query Query::phrase(std::string_view text, const PhraseOptions& options) {
  if (options.window < 0 || options.window > kMaxWindow) {
    refuse(DiagnosticCode::bad_window, "a window is of 1 to 1000 positions");
  }
  return checked(tree::Phrase{{field_of_text(options.field), plain_text(text), !options.expanded},
                              options.window},
                 options.weight);
}

Query Query::wildcard(std::string_view pattern, const WildcardOptions& options) {
  return checked(tree::Wildcard{{field_of_text(options.field), one_word(pattern), false}},
                 options.weight);
}

Query Query::range(std::string_view field, std::string_view from, std::string_view to) {
  if (from.empty() && to.empty()) {
    refuse(DiagnosticCode::bad_range, "a range has at least one end");
  }
  return checked(
      tree::Range{canonical_field(std::string(field)), std::string(from), std::string(to)});
}

Query Query::has(std::string_view what) { return checked(tree::Has{std::string(what)}); }

Query Query::all_of(const std::vector<Query>& queries) {
  return checked(group_of<tree::AllOf>(queries));
}

Query Query::any_of(const std::vector<Query>& queries) {
  return checked(group_of<tree::AnyOf>(queries));
}

Query Query::none_of(const std::vector<Query>& queries) {
  return checked(negation_of(group_of<tree::AnyOf>(queries)));
}

Query Query::near(const std::vector<Query>& queries, const NearOptions& options) {
  if (options.distance < 1 || options.distance > kMaxWindow) {
    refuse(DiagnosticCode::bad_window, "a distance is of 1 to 1000 positions");
  }
  if (queries.size() < 2) {
    refuse(DiagnosticCode::missing_operand, "near() needs two queries");
  }
  QueryNode node = as_expression(root_of(queries.front()));
  for (const Query& query : std::span(queries).subspan(1)) {
    node = near_of(std::move(node), as_expression(root_of(query)), options);
  }
  node.weight = checked_weight(options.weight);
  return checked(std::move(node));
}

Query Query::weighted(double weight) const {
  QueryNode root = as_expression(*root_);
  root.weight = std::clamp(root.weight * checked_weight(weight), kMinWeight, kMaxWeight);
  return query_of(std::move(root));
}

std::string Query::to_string() const { return print_query(*root_); }

const QueryNode& root_of(const Query& query) { return *query.root_; }

Query query_of(QueryNode root) { return Query(std::move(root)); }

}  // namespace pprsearch
