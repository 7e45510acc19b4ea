#pragma once

#include <pprsearch/strategy.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/platform/platform_table.h"
#include "query/tree.h"

namespace pprsearch::platform {

/// Writes a query in the language of a platform, by its table. What cannot be said there is noted,
/// and left out: of an AND the rest remains, and of an OR. Each group has brackets of its own, so
/// that no rank of operators matters.
class Writer {
 public:
  explicit Writer(const PlatformTable& table) : table_(table) {}

  Translation write(const QueryNode& root);

 private:
  using Text = std::optional<std::string>;  ///< nullopt: it cannot be said

  /// What is written inside of a field that is said of a bracket.
  struct Side {
    std::string text;
    bool is_group = false;
  };

  Text write_node(const QueryNode& node);
  Text write_operand(const QueryNode& node);
  Text write_all(const tree::Nodes& operands, const QueryNode& node);
  Text write_any(const tree::AnyOf& any);
  Text write_text(const QueryNode& node, const tree::Text& text);
  Text write_near(const QueryNode& node);
  Text write_window(const QueryNode& node, const tree::Phrase& phrase);
  Text write_value(const QueryNode& node, const tree::Text& value);
  Text write_has(const QueryNode& node, const tree::Has& has);
  Text write_heading(std::string_view label) const;
  Text write_years(const QueryNode& node, const tree::Range& range);
  static std::string scopus_years(const tree::Range& range);
  std::string write_lines(const QueryNode& root);

  Text side(const QueryNode& node);
  Text near_of(const tree::Near& near, const std::string& left, const std::string& right,
               const QueryNode& node);
  std::string term(const QueryNode& node, const tree::Text& text);
  std::string signs(std::string_view text, const QueryNode& node);
  std::string phrase_of(const std::string& text) const;
  Text in_fields(Fields fields, const std::string& inside, bool is_group, const QueryNode& node);
  std::string tagged(std::string_view tag, const std::string& inside, bool is_group) const;
  std::vector<std::vector<const Tag*>> tags_of(Fields fields) const;
  void note(const QueryNode& node, DiagnosticCode code, const std::string& message);
  Text refuse(const QueryNode& node, const std::string& message);

  const PlatformTable& table_;
  std::vector<Diagnostic> diagnostics_;
  std::set<std::string> told_;
};

}  // namespace pprsearch::platform
