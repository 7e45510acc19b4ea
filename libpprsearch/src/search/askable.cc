#include "search/askable.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <algorithm>

#include "query/characters.h"
#include "query/query_fields.h"
#include "query/query_node.h"

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

/// Whether the text is read as that one value, all of it.
bool reads_as_value(const std::string& text, std::string_view field, const std::string& value) {
  const auto parsed = read(text);
  if (!parsed || !parsed->diagnostics.empty()) return false;
  const QueryNode& node = parsed->query.root();
  return (node.kind == QueryNode::Kind::word || node.kind == QueryNode::Kind::phrase) &&
         node.form == (node.kind == QueryNode::Kind::word ? QueryNode::Form::expanded
                                                          : QueryNode::Form::exact) &&
         node.field == field && node.text == value && node.max_edits == 0 && node.weight == 1;
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

std::optional<std::string> query_of_value(std::string_view field, const std::string& value) {
  const std::string start = std::string(field) + ':';
  if (reads_as_value(start + value, field, value)) return start + value;
  const QueryField* known = find_query_field(field);
  const bool whole = known != nullptr && known->kind == QueryField::Kind::identifier;
  // What is looked up by its words may lose signs, for words have none; an id may not.
  std::string text = value;
  if (!whole) {
    text = to_plain(value).text;
    std::replace(text.begin(), text.end(), '"', ' ');
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
  }
  const std::string quoted = start + '"' + text + '"';
  if (!reads_as_value(quoted, field, text)) return std::nullopt;
  return quoted;
}

}  // namespace pprsearch
