#include "search/expander.h"

#include <algorithm>
#include <limits>
#include <optional>

#include <pprsearch/citation.h>
#include <pprsearch/error.h>
#include <pprsearch/vocabulary.h>

#include "query/edit_distance.h"
#include "search/facets.h"
#include "search/glob.h"
#include "search/ranges.h"
#include "search/stop_words.h"

namespace pprsearch {
namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t kMaxTerms = 256;
/// Parts of a closed compound have at least so many letters.
constexpr std::size_t kMinPart = 3;

bool is_ascii_letters(std::string_view token) {
  return std::all_of(token.begin(), token.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// A word whose meaning may be widened, neither =word nor fuzzy.
bool is_plain_word(const QueryNode& node) {
  return node.kind == Kind::word && node.form == QueryNode::Form::expanded && node.max_edits == 0;
}

/// True where only a space parts the two in the user's text.
bool side_by_side(const QueryNode& left, const QueryNode& right) {
  return left.offset + left.length + 1 == right.offset;
}

void add_new(std::vector<WeightedTerm>& terms, const std::vector<WeightedTerm>& more) {
  for (const WeightedTerm& term : more) {
    const bool known = std::any_of(terms.begin(), terms.end(),
                                   [&](const WeightedTerm& t) { return t.text == term.text; });
    if (!known) terms.push_back(term);
  }
}

FieldMask mask_of_name(const std::string& field) {
  const auto text = text_field(field);
  return text ? mask_of(*text) : kAllTextFields;
}

PlanNode node_of(PlanNode::Kind kind, std::vector<PlanNode> children) {
  PlanNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

PlanNode nothing() { return node_of(PlanNode::Kind::nothing, {}); }

PlanNode presence_node(const QueryNode& node) {
  PlanNode planned;
  planned.kind = PlanNode::Kind::presence;
  const auto name = std::find(kPresenceNames.begin(), kPresenceNames.end(), node.text);
  planned.presence = static_cast<Presence>(name - kPresenceNames.begin());
  return planned;
}

}  // namespace

Plan Expander::expand(const Query& query, Match match) {
  match_ = match;
  words_.clear();
  diagnostics_.clear();
  Plan plan;
  plan.root = expand_node(query.root());
  plan.words = std::move(words_);
  return plan;
}

PlanNode Expander::expand_node(const QueryNode& node) {
  switch (node.kind) {
    case Kind::everything: return {};
    case Kind::words: return expand_words(node);
    case Kind::all_of: return expand_children(node, PlanNode::Kind::all_of);
    case Kind::any_of: return expand_children(node, PlanNode::Kind::any_of);
    case Kind::none_of: return expand_children(node, PlanNode::Kind::none_of);
    case Kind::range: return range_node(node);
    case Kind::has: return presence_node(node);
    case Kind::word:
    case Kind::phrase:
    case Kind::wildcard: break;
  }
  return node.field == "topic" || node.field == "type" || node.field == "doi" || node.field == "id"
             ? value_node(node)
             : expand_leaf(node);
}

PlanNode Expander::expand_children(const QueryNode& node, PlanNode::Kind kind) {
  PlanNode planned = node_of(kind, {});
  for (const QueryNode& child : node.children) planned.children.push_back(expand_node(child));
  if (node.kind == Kind::all_of) {
    std::vector<PlanNode*> pointers;
    for (PlanNode& child : planned.children) pointers.push_back(&child);
    add_joined(node.children, pointers);
  }
  return planned;
}

PlanNode Expander::expand_words(const QueryNode& node) {
  const auto is_common = [this](const QueryNode& child) {
    return is_plain_word(child) && child.field.empty() &&
           child.occur == QueryNode::Occur::plain &&
           is_stop_word(session_.analyzer().fold(child.text));
  };
  const bool all_common = std::all_of(node.children.begin(), node.children.end(), [&](const auto& c) {
    return is_common(c) || c.occur == QueryNode::Occur::excluded;
  });
  std::vector<QueryNode> kept;
  std::string left_out;
  for (const QueryNode& child : node.children) {
    if (all_common || !is_common(child)) {
      kept.push_back(child);
    } else {
      left_out += (left_out.empty() ? "" : ", ") + child.text;
    }
  }
  if (!left_out.empty()) {
    diagnostics_.push_back({"common-words", "left out as too common: " + left_out, 0, 0, {}});
  }

  std::vector<PlanNode> planned;
  std::vector<PlanNode*> pointers;
  planned.reserve(kept.size());
  for (const QueryNode& child : kept) pointers.push_back(&planned.emplace_back(expand_node(child)));
  add_joined(kept, pointers);

  PlanNode all = node_of(PlanNode::Kind::all_of, {});
  std::vector<PlanNode> plain;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    switch (kept[i].occur) {
      case QueryNode::Occur::plain: plain.push_back(std::move(planned[i])); break;
      case QueryNode::Occur::required: all.children.push_back(std::move(planned[i])); break;
      case QueryNode::Occur::excluded:
        all.children.push_back(node_of(PlanNode::Kind::none_of, {std::move(planned[i])}));
        break;
    }
  }
  const bool has_required = std::any_of(kept.begin(), kept.end(), [](const QueryNode& child) {
    return child.occur == QueryNode::Occur::required;
  });
  if (match_ == Match::all) {
    std::move(plain.begin(), plain.end(), std::back_inserter(all.children));
  } else if (has_required) {
    all.optional = std::move(plain);
  } else if (!plain.empty()) {
    all.children.push_back(node_of(PlanNode::Kind::any_of, std::move(plain)));
  }
  return all;
}

PlanNode Expander::expand_leaf(const QueryNode& node) {
  ExpandedQueryWord word = node.kind == Kind::phrase     ? expand_phrase(node)
                           : node.kind == Kind::wildcard ? expand_wildcard(node)
                                                         : expand_word(node);
  word.label = Query(node).to_string();
  word.fields = mask_of_name(node.field);
  word.weight = node.weight;
  PlanNode planned = node_of(PlanNode::Kind::word, {});
  planned.word = words_.size();
  words_.push_back(std::move(word));
  return planned;
}

std::vector<std::string> Expander::tokens_of(std::string_view text) const {
  std::vector<std::string> texts;
  for (Token& token : session_.analyzer().analyze(text)) texts.push_back(std::move(token.text));
  return texts;
}

std::vector<WeightedTerm> Expander::family(const std::string& token, Reason exact,
                                           Reason inflected) const {
  std::vector<WeightedTerm> terms{{token, exact}};
  if (!options_.expand.inflections) return terms;
  const Dictionary& dictionary = session_.reader().dictionary();
  for (const Dictionary::Number number : dictionary.family(session_.stemmer().stem(token))) {
    add_new(terms, {{std::string(dictionary.word(number)), inflected}});
  }
  return terms;
}

ExpandedQueryWord Expander::expand_word(const QueryNode& node) {
  if (node.form == QueryNode::Form::exact) return expand_phrase(node);
  const std::vector<std::string> tokens = tokens_of(node.text);
  ExpandedQueryWord word;
  if (tokens.size() == 1) {
    word.terms = family(tokens[0], Reason::exact, Reason::inflection);
    if (options_.expand.variants) add_compounds(word, tokens[0]);
    if (node.max_edits > 0) {
      add_fuzzy(word, tokens[0], node.max_edits);
      keep_most_frequent(word.terms, node);
    }
  } else if (!tokens.empty()) {
    TermRow row;
    std::string joined;
    for (const std::string& token : tokens) {
      row.places.push_back(family(token, Reason::exact, Reason::inflection));
      joined += token;
    }
    word.rows.push_back(std::move(row));
    if (options_.expand.variants) word.terms = family(joined, Reason::variant, Reason::variant);
  }
  return word;
}

ExpandedQueryWord Expander::expand_phrase(const QueryNode& node) {
  const bool expanded = node.form == QueryNode::Form::expanded;
  TermRow row;
  row.window = node.window;
  for (const std::string& token : tokens_of(node.text)) {
    row.places.push_back(expanded ? family(token, Reason::exact, Reason::inflection)
                                  : std::vector<WeightedTerm>{{token, Reason::exact}});
  }
  ExpandedQueryWord word;
  if (row.places.size() == 1) {
    word.terms = std::move(row.places[0]);
    if (expanded && options_.expand.variants) add_compounds(word, word.terms[0].text);
  } else if (!row.places.empty()) {
    word.rows.push_back(std::move(row));
  }
  return word;
}

ExpandedQueryWord Expander::expand_wildcard(const QueryNode& node) {
  const std::string pattern = fold_glob(node.text, session_.analyzer());
  const Dictionary& dictionary = session_.reader().dictionary();
  const auto [first, last] = dictionary.with_prefix(pattern.substr(0, pattern.find_first_of("*?")));
  ExpandedQueryWord word;
  for (Dictionary::Number number = first; number < last; ++number) {
    const std::string_view text = dictionary.word(number);
    if (matches_glob(text, pattern)) word.terms.push_back({std::string(text), Reason::wildcard});
  }
  keep_most_frequent(word.terms, node);
  return word;
}

void Expander::add_fuzzy(ExpandedQueryWord& word, const std::string& token, int max_edits) {
  // The first letter is taken as right: people seldom miss it, and it spares
  // nearly all of the dictionary.
  const Dictionary& dictionary = session_.reader().dictionary();
  const auto edits = static_cast<std::size_t>(max_edits);
  const auto [first, last] = dictionary.with_prefix(token.substr(0, 1));
  for (Dictionary::Number number = first; number < last; ++number) {
    const std::string_view text = dictionary.word(number);
    if (edit_distance(token, text, edits) <= edits) {
      add_new(word.terms, {{std::string(text), Reason::fuzzy}});
    }
  }
}

void Expander::keep_most_frequent(std::vector<WeightedTerm>& terms, const QueryNode& node) {
  if (terms.size() <= kMaxTerms) return;
  const std::string message = "'" + node.text + "' stands for " + std::to_string(terms.size()) +
                              " words, more than " + std::to_string(kMaxTerms);
  if (options_.syntax == Syntax::strict) throw LimitError("expansion", message);
  diagnostics_.push_back({"expansion-cut", message + ": the most frequent ones were taken",
                          node.offset, node.length, {}});
  const Dictionary& dictionary = session_.reader().dictionary();
  const auto occurrences = [&](const WeightedTerm& term) {
    return dictionary.properties(dictionary.with_prefix(term.text).first).occurrences;
  };
  std::stable_sort(terms.begin(), terms.end(), [&](const auto& a, const auto& b) {
    return occurrences(a) > occurrences(b);
  });
  terms.resize(kMaxTerms);
}

void Expander::add_compounds(ExpandedQueryWord& word, const std::string& token) {
  // "videoconferencing" may be written "video conferencing" or "video-conferencing".
  if (!is_ascii_letters(token) || is_stop_word(token)) return;
  const Dictionary& dictionary = session_.reader().dictionary();
  for (std::size_t cut = kMinPart; cut + kMinPart <= token.size(); ++cut) {
    const std::string left = token.substr(0, cut);
    const std::string right = token.substr(cut);
    if (is_stop_word(left) || is_stop_word(right)) continue;
    if (!dictionary.contains(left) || !dictionary.contains(right)) continue;
    TermRow row;
    row.reason = Reason::variant;
    row.places = {family(left, Reason::variant, Reason::variant),
                  family(right, Reason::variant, Reason::variant)};
    word.rows.push_back(std::move(row));
  }
}

void Expander::add_joined(const std::vector<QueryNode>& nodes,
                          const std::vector<PlanNode*>& planned) {
  // The other way round: both words of `video conferencing` are in "videoconferencing".
  if (!options_.expand.variants) return;
  const Dictionary& dictionary = session_.reader().dictionary();
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    if (!is_plain_word(nodes[i]) || !is_plain_word(nodes[i + 1])) continue;
    if (nodes[i].field != nodes[i + 1].field || !side_by_side(nodes[i], nodes[i + 1])) continue;
    if (planned[i]->kind != PlanNode::Kind::word || planned[i + 1]->kind != PlanNode::Kind::word) continue;
    const std::vector<std::string> left = tokens_of(nodes[i].text);
    const std::vector<std::string> right = tokens_of(nodes[i + 1].text);
    if (left.size() != 1 || right.size() != 1) continue;
    if (is_stop_word(left[0]) || is_stop_word(right[0])) continue;
    const std::string joined = left[0] + right[0];
    if (!is_ascii_letters(joined)) continue;
    std::vector<WeightedTerm> terms = family(joined, Reason::variant, Reason::variant);
    std::erase_if(terms, [&](const WeightedTerm& term) { return !dictionary.contains(term.text); });
    add_new(words_[planned[i]->word].terms, terms);
    add_new(words_[planned[i + 1]->word].terms, terms);
  }
}

PlanNode Expander::value_node(const QueryNode& node) {
  if (node.field == "topic" || node.field == "type") return keyword_node(node);
  PlanNode planned = node_of(PlanNode::Kind::value, {});
  planned.value_field = node.field == "doi" ? ValueField::doi : ValueField::id;
  const std::string doi = bare_doi(node.text);
  planned.values = {node.field == "doi" && !doi.empty() ? doi : node.text};
  return planned;
}

PlanNode Expander::keyword_node(const QueryNode& node) {
  const NameFacet facet = node.field == "topic" ? NameFacet::topic : NameFacet::type;
  PlanNode planned = node_of(PlanNode::Kind::value, {});
  planned.value_field = node.field == "topic" ? ValueField::topic : ValueField::type;
  if (node.kind == Kind::wildcard) {
    const Columns::Names& names = session_.reader().columns().names(facet);
    const std::string pattern = fold_glob(node.text, session_.analyzer());
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (matches_glob(names.key(i), pattern)) planned.values.emplace_back(names.key(i));
    }
    return planned;
  }
  const FacetNames names(session_, facet);
  const auto key = names.key_of(node.text);
  if (!key) {
    const std::string nearest = names.nearest(node.text);
    complain(node, "unknown-" + node.field, "there is no " + node.field + " '" + node.text + "'",
             nearest);
    return nothing();
  }
  planned.values = {*key};
  return planned;
}

void Expander::complain(const QueryNode& node, std::string code, std::string message,
                        std::string suggestion) {
  if (options_.syntax == Syntax::strict) {
    if (!suggestion.empty()) message += ": did you mean '" + suggestion + "'?";
    throw QuerySyntaxError(message, node.offset, node.length);
  }
  diagnostics_.push_back(
      {std::move(code), std::move(message), node.offset, node.length, std::move(suggestion)});
}

}  // namespace pprsearch
