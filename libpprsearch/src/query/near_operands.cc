#include "query/near_operands.h"

#include <string_view>

#include "query/query_fields.h"

namespace pprsearch {
namespace {

bool is_of_texts(const std::string& field) {
  const QueryField* known = find_query_field(field);
  return field.empty() || (known != nullptr && known->kind == QueryField::Kind::text);
}

std::string_view fault_of_kind(const QueryNode& node) {
  constexpr std::string_view kNoText = "asks for no text";
  return std::visit(
      overloaded{[](const tree::Words&) { return std::string_view("is a list of words"); },
                 [](const tree::AllOf&) { return std::string_view("is an AND of words"); },
                 [](const tree::NoneOf&) { return std::string_view("is excluded"); },
                 [](const tree::AnyOf&) { return std::string_view(); },
                 [](const tree::Near&) { return std::string_view(); },
                 [&](const tree::Phrase& phrase) {
                   if (phrase.window > 0) return std::string_view("has a distance of its own");
                   return is_of_texts(phrase.field) ? std::string_view() : kNoText;
                 },
                 [&](const tree::Word& word) {
                   return is_of_texts(word.field) ? std::string_view() : kNoText;
                 },
                 [&](const tree::Wildcard& wildcard) {
                   return is_of_texts(wildcard.field) ? std::string_view() : kNoText;
                 },
                 [&](const tree::Everything&) { return kNoText; },
                 [&](const tree::Range&) { return kNoText; },
                 [&](const tree::Has&) { return kNoText; }},
      node.kind);
}

std::optional<NearFault> find_fault(const QueryNode& side, const std::string*& field) {
  std::optional<NearFault> fault;
  walk(side, [&](const QueryNode& node) {
    if (fault) return false;
    const auto* text = as<tree::Text>(node);
    if (field == nullptr && text != nullptr) field = &text->field;
    std::string_view why = fault_of_kind(node);
    if (why.empty() && node.weight != 1)
      why = "has a weight, which the whole may have, in brackets";
    if (why.empty() && text != nullptr && text->field != *field) why = "is of another field";
    if (!why.empty()) fault = NearFault{&node, std::string(why)};
    return !fault;
  });
  return fault;
}

}  // namespace

std::optional<NearFault> fault_beside_near(const QueryNode& left, const QueryNode& right) {
  const std::string* field = nullptr;
  std::optional<NearFault> fault = find_fault(left, field);
  return fault ? fault : find_fault(right, field);
}

const tree::Text& first_text_of(const QueryNode& side) {
  const QueryNode* node = &side;
  while (!is<tree::Text>(*node)) node = &operands_of(*node).front();
  return *as<tree::Text>(*node);
}

}  // namespace pprsearch
