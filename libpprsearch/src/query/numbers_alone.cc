#include "query/numbers_alone.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/numbers.h"
#include "query/tree.h"

namespace pprsearch {
namespace {

constexpr auto kNumbersInLists = std::to_array<std::string_view>({"pmid", "doi", "arxiv"});
constexpr std::size_t kFewestDigitsInList = 4;

/// A number of an article as it stands in a list of them, which is said by the field of one before
/// it, or by its form.
std::vector<QueryNode> numbers_of(const QueryNode& node, bool behind_pmid) {
  const auto* word = as<tree::Word>(node);
  if (word == nullptr || word->exact || word->max_edits > 0 || node.occur != tree::Occur::plain)
    return {};
  if (is_one_of(word->field, kNumbersInLists)) return {node};
  const std::string_view digits = trim_end(word->text, ",;.");
  const bool is_pmid = behind_pmid ? are_digits(digits) && digits.size() >= kFewestDigitsInList
                                   : field_of_bare_number(digits) == "pmid";
  if (!word->field.empty() || !is_pmid || node.weight != 1) return {};
  QueryNode number = node;
  number.kind = tree::Word{{"pmid", std::string(digits), false}};
  if (behind_pmid) return {std::move(number)};
  QueryNode text = node;
  as<tree::Word>(text)->text = digits;
  return {std::move(text), std::move(number)};
}

Query in_place_of(const Query& query, tree::AnyOf either) {
  QueryNode root;
  root.offset = root_of(query).offset;
  root.length = root_of(query).length;
  root.kind = std::move(either);
  return query_of(std::move(root));
}

}  // namespace

Query with_number(Query query) {
  const tree::Word* word = plain_word(root_of(query));
  if (word == nullptr || !word->field.empty() || root_of(query).weight != 1) return query;
  const std::string_view field = field_of_bare_number(word->text);
  if (field.empty()) return query;
  QueryNode number = root_of(query);
  as<tree::Word>(number)->field = field;
  if (field == "url") return query_of(std::move(number));
  tree::AnyOf either;
  either.operands = {root_of(query), std::move(number)};
  return in_place_of(query, std::move(either));
}

Query with_list_of_numbers(Query query) {
  const QueryNode& root = root_of(query);
  const auto* list = as<tree::Words>(root);
  const auto* either = as<tree::AnyOf>(root);
  const tree::Nodes* operands = list != nullptr     ? &list->operands
                                : either != nullptr ? &either->operands
                                                    : nullptr;
  if (operands == nullptr || root.weight != 1) return query;
  tree::AnyOf numbers;
  std::size_t count = 0;
  bool behind_pmid = false;
  for (const QueryNode& node : *operands) {
    const auto* word = as<tree::Word>(node);
    const bool joins = count > 0 && word != nullptr && word->field.empty() && list != nullptr &&
                       (is_same_word(word->text, "and") || is_same_word(word->text, "or"));
    if (joins) continue;
    // In an expression, what has its field is said already.
    if (either != nullptr && (word == nullptr || !word->field.empty())) return query;
    std::vector<QueryNode> found = numbers_of(node, behind_pmid);
    if (found.empty()) return query;
    behind_pmid = behind_pmid || (word->field == "pmid");
    for (QueryNode& number : found) {
      number.follows = false;
      numbers.operands.push_back(std::move(number));
    }
    ++count;
  }
  if (count < 2) return query;
  return in_place_of(query, std::move(numbers));
}

}  // namespace pprsearch
