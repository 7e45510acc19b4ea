#include "query/platform/writer.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/near_operands.h"
#include "query/platform/cursor.h"
#include "query/print.h"
#include "query/query_fields.h"

namespace pprsearch::platform {
namespace {

/// The fields of an entry that a field here stands for; 0 if a platform has no like.
Fields fields_named(std::string_view field) {
  struct Row {
    std::string_view name;
    Fields fields;
  };
  constexpr auto kRows = std::to_array<Row>({{"", kEverywhere},
                                             {kAllField, kEverywhere},
                                             {"title", kTitle},
                                             {"summary", kAbstract},
                                             {"implications", kAbstract},
                                             {kTextField, kText},
                                             {kWordsField, kWords},
                                             {kSubjectField, kSubject},
                                             {"author", kAuthor},
                                             {"journal", kJournal}});
  const auto row = std::ranges::find(kRows, field, &Row::name);
  return row == kRows.end() ? Fields{0} : row->fields;
}

std::string in_brackets(const std::string& text) { return '(' + text + ')'; }
std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// `summary:x` and `implications:x` are one abstract elsewhere.
bool is_twin(const QueryNode& summary, const QueryNode& implications) {
  std::string first = print(summary);
  const std::string second = print(implications);
  for (std::size_t at = first.find("summary:"); at != first.npos; at = first.find("summary:", at)) {
    first.replace(at, 8, "implications:");
    at += 13;
  }
  return first == second && print(summary) != second;
}

}  // namespace

// ---- What is said ----

void Writer::note(const QueryNode& node, DiagnosticCode code, const std::string& message) {
  if (!told_.insert(message).second) return;
  diagnostics_.push_back({code, message, node.offset, node.length, ""});
}

Writer::Text Writer::refuse(const QueryNode& node, const std::string& message) {
  note(node, DiagnosticCode::no_counterpart,
       print(node) + ' ' + message + " on " + std::string(table_.name) + ", and is left out");
  return std::nullopt;
}

Translation Writer::write(const QueryNode& root) {
  Translation translation;
  translation.platform = table_.platform;
  translation.text = write_lines(root);
  translation.diagnostics = std::move(diagnostics_);
  return translation;
}

/// Ovid and the Cochrane Library say the years of a whole line behind it.
std::string Writer::write_lines(const QueryNode& root) {
  const bool behind = table_.platform == Platform::ovid || table_.platform == Platform::cochrane;
  const auto* all = as<tree::AllOf>(root);
  if (!behind || all == nullptr) return write_node(root).value_or("");
  tree::Nodes rest;
  const tree::Range* years = nullptr;
  for (const QueryNode& operand : all->operands) {
    const auto* range = as<tree::Range>(operand);
    if (years == nullptr && range != nullptr && range->field == "year") {
      years = range;
    } else {
      rest.push_back(operand);
    }
  }
  const std::optional<QueryNode> others = combine<tree::AllOf>(std::move(rest));
  if (years == nullptr || !others) return write_node(root).value_or("");
  const Text text = write_node(*others);
  if (!text) return {};
  if (table_.platform == Platform::cochrane) {
    return in_brackets(*text) + " with Publication Year from " +
           (years->from.empty() ? "1000" : years->from) + " to " +
           (years->to.empty() ? "3000" : years->to);
  }
  return "1. " + *text + "\n2. limit 1 to yr=\"" + (years->from.empty() ? "1000" : years->from) +
         " -" + (years->to.empty() ? "Current" : years->to) + '"';
}

// ---- Groups ----

Writer::Text Writer::write_operand(const QueryNode& node) {
  Text text = write_node(node);
  const bool is_group = is<tree::AllOf>(node) || is<tree::AnyOf>(node) || is<tree::Words>(node) ||
                        is<tree::Near>(node);
  return text && is_group ? in_brackets(*text) : text;
}

Writer::Text Writer::write_node(const QueryNode& node) {
  if (node.weight != 1) {
    note(node, DiagnosticCode::no_counterpart,
         "weights (^2) order the hits, and are left out on " + std::string(table_.name));
  }
  return std::visit(
      overloaded{[&](const tree::Everything&) {
                   return refuse(node, "asks for every entry, which cannot be said");
                 },
                 [&](const tree::Words& words) {
                   note(node, DiagnosticCode::platform_reading,
                        "a list of words is written with AND: here enough of them may do");
                   return write_all(words.operands, node);
                 },
                 [&](const tree::AllOf& all) { return write_all(all.operands, node); },
                 [&](const tree::AnyOf& any) { return write_any(any); },
                 [&](const tree::NoneOf&) {
                   return refuse(node, "has nothing before its NOT, which cannot be said");
                 },
                 [&](const tree::Near&) { return write_near(node); },
                 [&](const tree::Phrase& phrase) {
                   const QueryField* field = find_query_field(phrase.field);
                   const bool is_text = field == nullptr || field->kind == QueryField::Kind::text;
                   if (is_text && phrase.window > 0) return write_window(node, phrase);
                   return write_text(node, phrase);
                 },
                 [&](const tree::Word& word) { return write_text(node, word); },
                 [&](const tree::Wildcard& wildcard) { return write_text(node, wildcard); },
                 [&](const tree::Range& range) { return write_years(node, range); },
                 [&](const tree::Has& has) { return write_has(node, has); }},
      node.kind);
}

/// What is wanted, then NOT and what is not.
Writer::Text Writer::write_all(const tree::Nodes& operands, const QueryNode& node) {
  std::vector<std::string> wanted;
  std::vector<std::string> excluded;
  for (const QueryNode& operand : operands) {
    const auto* none = as<tree::NoneOf>(operand);
    const bool is_excluded = none != nullptr || operand.occur == tree::Occur::excluded;
    const Text text = write_operand(none == nullptr ? operand : none->operands.front());
    if (text) (is_excluded ? excluded : wanted).push_back(*text);
  }
  if (wanted.empty()) {
    return excluded.empty() ? Text()
                            : refuse(node, "has nothing before its NOT, which cannot be said");
  }
  std::string text = join(wanted, " AND ");
  if (excluded.empty()) return text;
  if (wanted.size() > 1) text = in_brackets(text);
  const std::string_view negation = table_.platform == Platform::scopus ? " AND NOT " : " NOT ";
  return text + std::string(negation) +
         (excluded.size() > 1 ? in_brackets(join(excluded, " OR ")) : excluded.front());
}

Writer::Text Writer::write_any(const tree::AnyOf& any) {
  std::vector<std::string> texts;
  std::vector<bool> done(any.operands.size());
  for (std::size_t i = 0; i < any.operands.size(); ++i) {
    if (done[i]) continue;
    for (std::size_t j = i + 1; j < any.operands.size() && j < i + 3; ++j) {
      if (!done[j] && is_twin(any.operands[i], any.operands[j])) done[j] = true;
    }
    if (const Text text = write_operand(any.operands[i])) texts.push_back(*text);
  }
  if (texts.empty()) return std::nullopt;
  return join(texts, " OR ");
}

// ---- Terms ----

/// A text with our signs for letters as the platform has them; * for what it does not have.
std::string Writer::signs(std::string_view text, const QueryNode& node) {
  std::string written;
  const bool has_signs = is<tree::Wildcard>(node) || is<tree::Phrase>(node);
  const auto begins_with_sign = [](std::string_view word) {
    return is_one_of(word.front(), "*?#");
  };
  if (has_signs && !table_.signs_may_begin &&
      std::ranges::any_of(split_words(text), begins_with_sign)) {
    note(node, DiagnosticCode::no_counterpart,
         "a sign at the beginning of a word, as in '" + std::string(text) + "', means nothing on " +
             std::string(table_.name) + ", which finds less");
  }
  for (const char c : text) {
    if (!has_signs || !is_one_of(c, "*?#")) {
      written += c;
      continue;
    }
    const Letters wanted = c == '*' ? Letters::any : c == '?' ? Letters::none_or_one : Letters::one;
    const auto row = std::ranges::find(table_.signs, wanted, &Sign::letters);
    written += row == table_.signs.end() ? '*' : row->sign;
    if (row != table_.signs.end()) continue;
    note(node, DiagnosticCode::no_counterpart,
         std::string("'") + c + "' in '" + std::string(text) + "' cannot be said on " +
             std::string(table_.name) + ", and * stands for it, which finds more");
  }
  return written;
}

/// A phrase as it is written within a field.
std::string Writer::phrase_of(const std::string& text) const {
  const bool has_signs = text.find_first_of("*?#$") != text.npos;
  const bool parts = has_signs && table_.platform == Platform::cochrane;
  if (!parts) return in_quotes(text);
  return join(split_words(text), " NEXT ");
}

/// A word, phrase or wildcard without its field.
std::string Writer::term(const QueryNode& node, const tree::Text& text) {
  const std::string written = signs(text.text, node);
  const bool has_forms_there = table_.expand.inflections;
  const bool is_plain = !text.exact && !is<tree::Wildcard>(node);
  if (is_plain) {
    note(node, DiagnosticCode::platform_reading,
         "words here stand for their forms and synonyms; on " + std::string(table_.name) +
             (has_forms_there ? " for some of their forms" : " for themselves alone"));
  }
  if (const auto* word = as<tree::Word>(node); word != nullptr && word->max_edits > 0) {
    note(node, DiagnosticCode::no_counterpart,
         print(node) + ": words like it cannot be said on " + std::string(table_.name) +
             ", and the word stands alone");
  }
  const bool one_word = written.find_first_of(" -/'") == written.npos;
  if (one_word && (is<tree::Wildcard>(node) || is_plain || !has_forms_there)) return written;
  return phrase_of(written);
}

/// Lists of tags that together are these fields: all of one list are said at once, of several lists
/// each is said for itself.
std::vector<std::vector<const Tag*>> Writer::tags_of(Fields fields) const {
  const auto of = [&](Fields wanted) {
    const auto tag = std::ranges::find_if(table_.tags, [&](const Tag& row) {
      return row.asks == Asks::words && row.fields == wanted;
    });
    return tag == table_.tags.end() ? nullptr : &*tag;
  };
  if (const Tag* whole = of(fields)) return {{whole}};
  std::vector<const Tag*> single;
  for (const Fields one : {kTitle, kAbstract, kSubject, kAuthor, kJournal}) {
    if ((fields & one) == 0) continue;
    if (const Tag* tag = of(one)) single.push_back(tag);
  }
  const bool at_once = table_.place == TagPlace::behind_point ||
                       table_.place == TagPlace::behind_colon ||
                       table_.platform == Platform::proquest;
  if (at_once && !single.empty()) return {single};
  std::vector<std::vector<const Tag*>> each;
  for (const Tag* tag : single) each.push_back({tag});
  return each;
}

std::string Writer::tagged(std::string_view tag, const std::string& inside, bool is_group) const {
  const std::string capitals = in_upper_case(tag);
  switch (table_.place) {
    case TagPlace::brackets:
      return inside + '[' + std::string(tag) + ']';
    case TagPlace::behind_point:
      return (is_group ? in_brackets(inside) : inside) + '.' + std::string(tag) + '.';
    case TagPlace::behind_colon:
      return (is_group ? in_brackets(inside) : inside) + ':' + std::string(tag);
    case TagPlace::before:
      return capitals + ' ' + (is_group ? in_brackets(inside) : inside);
    case TagPlace::before_equals:
      return capitals + '=' + (is_group ? in_brackets(inside) : inside);
    case TagPlace::before_bracket:
      break;
  }
  return (table_.platform == Platform::scopus ? capitals : std::string(tag)) + in_brackets(inside);
}

Writer::Text Writer::in_fields(Fields fields, const std::string& inside, bool is_group,
                               const QueryNode& node) {
  if (fields == table_.otherwise) return is_group ? in_brackets(inside) : inside;
  std::vector<std::string> texts;
  for (const auto& tags : tags_of(fields)) {
    std::vector<std::string_view> names;
    for (const Tag* tag : tags) names.push_back(tag->name);
    texts.push_back(tagged(join(names, ","), inside, is_group));
  }
  if (texts.empty()) return refuse(node, "is of a field that is not there");
  return texts.size() == 1 ? texts.front() : in_brackets(join(texts, " OR "));
}

Writer::Text Writer::write_text(const QueryNode& node, const tree::Text& text) {
  const QueryField* field = find_query_field(text.field);
  if (field != nullptr && field->kind != QueryField::Kind::text) return write_value(node, text);
  const Fields fields = fields_named(text.field);
  if (fields == 0) return refuse(node, "is of a field that is not there");
  const std::string inside = term(node, text);
  const bool is_group = inside.find(" NEXT ") != inside.npos;
  return in_fields(fields, inside, is_group, node);
}

// ---- Nearness ----

/// A side of an operator of proximity, without its field.
Writer::Text Writer::side(const QueryNode& node) {
  if (const auto* text = as<tree::Text>(node)) {
    std::string written = term(node, *text);
    return written.find(" NEXT ") == written.npos ? written : in_brackets(written);
  }
  if (const auto* near = as<tree::Near>(node)) {
    const Text left = side(near->operands.front());
    const Text right = side(near->operands.back());
    Text text = left && right ? near_of(*near, *left, *right, node) : Text();
    return text ? in_brackets(*text) : text;
  }
  std::vector<std::string> texts;
  for (const QueryNode& operand : operands_of(node)) {
    if (const Text text = side(operand)) texts.push_back(*text);
  }
  if (texts.empty()) return std::nullopt;
  return in_brackets(join(texts, " OR "));
}

Writer::Text Writer::near_of(const tree::Near& near, const std::string& left,
                             const std::string& right, const QueryNode& node) {
  const int between = near.distance - 1;
  if (table_.platform == Platform::ovid && near.ordered && between == 0) {
    return left + " adj " + right;
  }
  const auto row = std::ranges::find(table_.nears, near.ordered, &NearRow::ordered);
  const auto other = table_.nears.begin();
  const bool has_order = row != table_.nears.end();
  if (!has_order && other == table_.nears.end()) return std::nullopt;
  if (!has_order) {
    note(node, DiagnosticCode::no_counterpart,
         "the order of PRE/" + std::to_string(near.distance) + " cannot be said on " +
             std::string(table_.name) + ": either side may stand first");
  }
  const NearRow& used = has_order ? *row : *other;
  const bool has_capitals = table_.platform != Platform::ovid;
  const std::string name = has_capitals ? in_upper_case(used.name) : std::string(used.name);
  return left + ' ' + name + std::string(used.joint) + std::to_string(between - used.between) +
         ' ' + right;
}

Writer::Text Writer::write_near(const QueryNode& node) {
  const auto& near = *as<tree::Near>(node);
  const Fields fields = fields_named(first_text_of(node).field);
  if (fields == 0) return refuse(node, "is of a field that is not there");
  const Text left = side(near.operands.front());
  const Text right = side(near.operands.back());
  if (!left || !right) return std::nullopt;
  if (const Text text = near_of(near, *left, *right, node)) {
    return in_fields(fields, *text, true, node);
  }
  const auto* first = as<tree::Word>(near.operands.front());
  const auto* last = as<tree::Word>(near.operands.back());
  if (first != nullptr && last != nullptr) {
    QueryNode window = node;
    tree::Phrase phrase{{first->field, first->text + ' ' + last->text, true}};
    phrase.window = near.distance;
    window.kind = phrase;
    return write_window(window, phrase);
  }
  note(node, DiagnosticCode::no_counterpart,
       print(node) + " cannot be said on " + std::string(table_.name) +
           ", and AND stands for it, which finds more");
  const Text first_text = write_operand(near.operands.front());
  const Text last_text = write_operand(near.operands.back());
  if (!first_text || !last_text) return std::nullopt;
  return *first_text + " AND " + *last_text;
}

/// "a b"~3
Writer::Text Writer::write_window(const QueryNode& node, const tree::Phrase& phrase) {
  const auto words = split_words(phrase.text);
  const Fields fields = fields_named(phrase.field);
  const int between = std::max(0, phrase.window + 1 - static_cast<int>(words.size()));
  const bool is_there = fields == kTitle || fields == kText;
  if (table_.platform == Platform::pubmed && is_there) {
    return in_quotes(phrase.text) + (fields == kTitle ? "[ti:~" : "[tiab:~") +
           std::to_string(between) + ']';
  }
  if (table_.platform == Platform::pubmed || words.size() != 2 || fields == 0) {
    note(node, DiagnosticCode::no_counterpart,
         print(node) + " cannot be said on " + std::string(table_.name) +
             ", and AND stands for it, which finds more");
    std::vector<std::string> texts;
    for (const std::string_view word : words) {
      if (Text text = in_fields(fields, std::string(word), false, node)) texts.push_back(*text);
    }
    return texts.empty() ? Text() : Text(join(texts, " AND "));
  }
  tree::Near near;
  near.distance = phrase.window;
  const Text text = near_of(near, std::string(words[0]), std::string(words[1]), node);
  return text ? in_fields(fields, *text, true, node) : text;
}

}  // namespace pprsearch::platform

namespace pprsearch {

Translation translate(const Query& query, Platform platform) {
  if (platform == Platform::automatic) {
    throw Error("a query is translated for one platform", ErrorKind::bad_value);
  }
  if (platform == Platform::ppr) return {platform, query.to_string(), {}};
  return platform::Writer(platform::table_of(platform)).write(root_of(query));
}

}  // namespace pprsearch
