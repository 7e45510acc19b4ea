#include "search/suggest/askable.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <algorithm>
#include <limits>

#include "base/strings.h"
#include "query/characters.h"
#include "query/leaf.h"
#include "query/query_fields.h"
#include "query/tree.h"

namespace pprsearch {
namespace {

/// The lenient reading; nullopt past a limit.
std::optional<ParsedQuery> read(const std::string& text) {
  try {
    return parse_query(text, Syntax::lenient);
  } catch (const LimitError&) {
    return std::nullopt;
  }
}

bool is_faultless(const std::string& text) {
  const auto parsed = read(text);
  return parsed && parsed->diagnostics.empty();
}

/// Quote and brackets that are open at the end of the text.
std::string closing(const ParsedQuery& parsed) {
  const auto count = [&](DiagnosticCode code) {
    return static_cast<std::size_t>(
        std::count_if(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                      [&](const Diagnostic& diagnostic) { return diagnostic.code == code; }));
  };
  return std::string(count(DiagnosticCode::unbalanced_quote), '"') +
         std::string(count(DiagnosticCode::unbalanced_bracket), ')');
}

bool is_past_a_limit(const std::string& text) {
  const QueryLimits limits;
  const auto blanks = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
  return text.size() > limits.query_bytes || blanks >= limits.words;
}

/// The text as a query, if it is read as just that value.
std::optional<ValueQuery> value_query(const std::string& text, std::string_view field,
                                      const std::string& value) {
  std::optional<QueryNode> node = read_one_leaf(text);
  if (!node || node->weight != 1 || is_past_a_limit(text)) return std::nullopt;
  const std::string name(field);
  const auto* word = as<tree::Word>(*node);
  const auto* phrase = as<tree::Phrase>(*node);
  const bool same = (word != nullptr && *word == tree::Word{{name, value, false}}) ||
                    (phrase != nullptr && *phrase == tree::Phrase{{name, value, true}});
  if (!same) return std::nullopt;
  return ValueQuery{text, query_of(std::move(*node))};
}

}  // namespace

std::optional<std::string> askable(const std::string& text) {
  const auto parsed = read(text);
  if (!parsed) return std::nullopt;
  for (std::string candidate : {text, text + closing(*parsed), parsed->query.to_string()}) {
    if (is_faultless(candidate)) return candidate;
  }
  return std::nullopt;
}

Query as_read_again(const std::string& canonical) {
  constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max();
  const QueryLimits limits{.query_bytes = kMost, .words = kMost, .nesting = kDeepestNesting};
  return parse_query(canonical, Syntax::strict, limits).query;
}

std::optional<ValueQuery> query_of_value(std::string_view field, const std::string& value) {
  const std::string start = std::string(field) + ':';
  if (auto bare = value_query(start + value, field, value)) return bare;
  const QueryField* known = find_query_field(field);
  const bool whole = known != nullptr && known->kind == QueryField::Kind::identifier;
  // What is looked up by its words may lose signs, for words have none; an id may not.
  std::string text = value;
  if (!whole) {
    std::string plain = to_plain(value).text;
    std::replace(plain.begin(), plain.end(), '"', ' ');
    text = trim(plain);
  }
  return value_query(start + '"' + text + '"', field, text);
}

}  // namespace pprsearch
