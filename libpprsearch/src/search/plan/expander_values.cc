#include <pprsearch/citation.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/web_address.h"
#include "query/numbers.h"
#include "query/query_fields.h"
#include "search/plan/expander.h"
#include "search/plan/facet_names.h"

// Fields that are asked by a whole value: topics, types and keywords by the key that the index has
// for them; numbers and addresses of articles by what all ways to write one have in common.

namespace pprsearch {
namespace {

using tree::Occur;

/// Names that do not exist for which the nearest is looked for.
constexpr std::size_t kMostNearest = 16;

PlanNode node_of_values(PlanNode::Kind kind) {
  PlanNode node;
  node.kind = kind;
  return node;
}

/// "2005.14165v3" without the version: an entry is about whichever is the last.
std::string_view without_version(std::string_view arxiv) {
  const std::size_t mark = arxiv.rfind('v');
  return mark != arxiv.npos && are_digits(arxiv.substr(mark + 1)) ? arxiv.substr(0, mark) : arxiv;
}

/// The keys of a field's values that a heading, or its pattern, is the whole name of.
std::vector<std::string> keys_of_heading(IndexReader::Session& session, const tree::Text& heading,
                                         Field field) {
  if (heading.text.find('*') == std::string::npos) {
    const auto key = FacetNames(session, field).exact_key_of(heading.text);
    return key ? std::vector{*key} : std::vector<std::string>();
  }
  return FacetNames(session, field).keys_fitting(heading.text);
}

}  // namespace

PlanNode Expander::value_node(const QueryNode& node, const tree::Text& value) {
  const auto field = field_named(value.field);
  if (field && row_of(*field).asked == AskedAs::keyword) return keyword_node(node, value, *field);
  if (value.field == kHeadingField) {
    return named_node(value, {Field::topic, Field::keyword}, unknown_headings_);
  }
  if (value.field == kKindField) return named_node(value, {Field::type}, unknown_kinds_);
  PlanNode planned = number_node(value);
  if (field == Field::issn && bare_issn(planned.values[0]).empty()) {
    complain(node, DiagnosticCode::bad_issn,
             "'" + planned.values[0] +
                 "' is not an ISSN: it has eight digits, the last of which checks the others");
    return planned;
  }
  const std::string_view name = name_of_number(value.field);
  if (!name.empty() && !is_known(planned)) {
    const std::string number(trim_end(value.text, ".,;]"));
    diagnostics_.push_back({DiagnosticCode::unknown_words,
                            "no entry has the " + std::string(name) + ' ' + number, node.offset,
                            node.length, ""});
  }
  return planned;
}

/// An identifier as the index has it.
PlanNode Expander::number_node(const tree::Text& value) const {
  PlanNode planned = node_of_values(PlanNode::Kind::value);
  if (value.field == kArxivField) {
    const std::string number(without_version(value.text));
    planned.kind = PlanNode::Kind::any_of;
    planned.children = {number_node({"id", number}), number_node({"id", "arxiv:" + number}),
                        number_node({"doi", "10.48550/arxiv." + number})};
    return planned;
  }
  planned.value_field = field_named(value.field).value();
  planned.values = {value.text};
  if (planned.value_field == Field::doi) {
    const std::string doi = bare_doi(value.text);
    if (!doi.empty()) planned.values = {doi};
  } else if (planned.value_field == Field::pmid) {
    planned.values = {std::string(trim_end(value.text, ".,;]"))};
  } else if (planned.value_field == Field::issn) {
    // As the index has it; as it was typed if it is none, which no entry has.
    planned.values = {std::string(trim_end(value.text, ".,;]"))};
    const std::string issn = bare_issn(planned.values[0]);
    if (!issn.empty()) planned.values = {issn};
  } else if (planned.value_field == Field::url) {
    planned.values = {address_key(value.text)};
  }
  return planned;
}

/// Whether any entry has one of the node's values.
bool Expander::is_known(const PlanNode& number) const {
  const auto has_entries = [&](const std::string& value) {
    return !session_.postings_of_value(number.value_field, value).empty();
  };
  return std::ranges::any_of(number.values, has_entries) ||
         std::ranges::any_of(number.children,
                             [&](const PlanNode& child) { return is_known(child); });
}

/// A pasted reference may have a number that the index does not know: its words find the entry.
void Expander::leave_out_unknown_numbers(std::vector<Operand>& operands) {
  for (Operand& operand : operands) {
    const auto* value = as<tree::Text>(*operand.node);
    const bool is_number = value != nullptr && !name_of_number(value->field).empty() &&
                           operand.node->occur == Occur::plain;
    if (!is_number || !operand.planned || is_known(*operand.planned)) continue;
    operand.planned.reset();
    for (Diagnostic& told : diagnostics_) {
      if (told.code != DiagnosticCode::unknown_words || told.offset != operand.node->offset)
        continue;
      told.code = DiagnosticCode::unknown_number;
      told.message += ": it was left out";
    }
  }
}

/// A subject heading is a topic or keyword of just that name, a kind a type. That no entry has it
/// is said, and is not a fault: other platforms have more of them than any index.
PlanNode Expander::named_node(const tree::Text& value, std::initializer_list<Field> fields,
                              std::vector<std::string>& unknown) {
  PlanNode any = node_of_values(PlanNode::Kind::any_of);
  for (const Field field : fields) {
    PlanNode planned = node_of_values(PlanNode::Kind::value);
    planned.value_field = field;
    planned.values = keys_of_heading(session_, value, field);
    if (!planned.values.empty()) any.children.push_back(std::move(planned));
  }
  if (!any.children.empty()) return any;
  if (!is_one_of(value.text, unknown)) unknown.push_back(value.text);
  return node_of_values(PlanNode::Kind::nothing);
}

void Expander::note_names() {
  const auto note = [&](std::string_view what, const std::vector<std::string>& unknown) {
    if (unknown.empty()) return;
    diagnostics_.push_back({DiagnosticCode::unknown_heading,
                            "no entry has the " + std::string(what) + ": " + join(unknown, "; "), 0,
                            0, ""});
  };
  note("heading", unknown_headings_);
  note("type", unknown_kinds_);
}

PlanNode Expander::keyword_node(const QueryNode& node, const tree::Text& value, Field field) {
  PlanNode planned = node_of_values(PlanNode::Kind::value);
  planned.value_field = field;
  if (is<tree::Wildcard>(node)) {
    planned.values = FacetNames(session_, field).keys_fitting(value.text);
    return planned;
  }
  const FacetNames names(session_, field);
  const auto key = names.key_of(value.text);
  if (!key) {
    const bool looked_for = ++complaints_ <= kMostNearest;
    complain(node, row_of(field).unknown_value,
             "there is no " + value.field + " '" + value.text + "'",
             looked_for ? names.nearest(value.text) : "");
    return node_of_values(PlanNode::Kind::nothing);
  }
  planned.values = {*key};
  return planned;
}

}  // namespace pprsearch
