#include "search/plan/expander.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "base/stop_words.h"
#include "base/strings.h"
#include "query/print.h"
#include "search/plan/author_phrase.h"
#include "search/plan/count_once.h"
#include "search/plan/enough.h"
#include "search/plan/journal_phrase.h"
#include "search/plan/ranges.h"
#include "search/plan/relative_dates.h"
#include "search/plan/word_forms.h"

// The tree of a query says what was typed; a plan says what is looked for. The expander walks the
// tree once and makes a node of the plan for each node of the tree. It asks WordExpander what a
// single word stands for. What concerns several words together is decided here:
//
// - an operand of a list is required, excluded, a condition or plain; `how` combines only the
//   plain ones (role_of, combine);
// - words of grammar beside other words are left out, and a diagnostic names them (common_words);
// - what adjacent words mean together is added to each of them, and some are read as one word
//   (expander_together.cc);
// - under a NOT, a word stands for its forms, spellings and synonyms alone (words);
// - adjacent words are noted as pairs, and a repeated word becomes one of more weight;
// - in the end, what a word stands for is told apart so that no occurrence counts twice
//   (count_once.cc).
//
// The expander reads no postings, so it does not know whether an entry has all the words. That is
// why query_plan.cc may expand one query several times, once for each way of combining words. A
// word's number in the plan must not change once it is given: nodes and pairs refer to it. Faults
// of meaning, such as a topic that does not exist, follow the syntax that was asked for: strict
// throws, lenient notes a diagnostic.

namespace pprsearch {
namespace {

using tree::Occur;

/// Beside more plain words than so many, what stands in quotes is text as they are: somebody has
/// pasted an abstract, and the quotes are its author's.
constexpr std::ptrdiff_t kMostBesideQuotes = 20;

/// Beside so many plain words, a number of an article is part of a reference that was pasted.
constexpr std::ptrdiff_t kFewestOfReference = 5;

/// Of a longer text, the pairs of its beginning count.
constexpr std::size_t kMostPairs = 256;

/// A plain word, or one that is being typed.
const tree::Text* word_of_sequence(const QueryNode& node) {
  const auto* wildcard = as<tree::Wildcard>(node);
  const bool open = wildcard != nullptr && wildcard->open && !wildcard->exact;
  return open && node.occur == Occur::plain ? wildcard
                                            : static_cast<const tree::Text*>(plain_word(node));
}

/// A phrase among plain words: `auto` has it hold though not all of the words have to.
bool is_quote(const QueryNode& node) {
  const auto* phrase = as<tree::Phrase>(node);
  return phrase != nullptr && node.occur == Occur::plain && !is_value_field(phrase->field);
}

PlanNode node_of(PlanNode::Kind kind, std::vector<PlanNode> children) {
  PlanNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

/// Two words of a query that ask for just the same.
bool same_word(const ExpandedQueryWord& a, const ExpandedQueryWord& b) {
  return a.fields == b.fields && a.weight == b.weight && a.among == b.among &&
         a.meaning.terms == b.meaning.terms &&
         std::equal(a.meaning.rows.begin(), a.meaning.rows.end(), b.meaning.rows.begin(),
                    b.meaning.rows.end(), same_row);
}

PlanNode presence_node(const tree::Has& has) {
  PlanNode planned = node_of(PlanNode::Kind::presence, {});
  planned.presence = field_named(has.name).value();
  return planned;
}

}  // namespace

Plan Expander::expand(const Query& query, Combination how) {
  how_ = how;
  weight_ = 1;
  words_.clear();
  shared_words_.clear();
  diagnostics_.clear();
  complaints_ = 0;
  closed_.clear();
  unknown_headings_.clear();
  unknown_kinds_.clear();
  plan_ = {};
  plan_.root = expand_node(root_of(query));
  note_names();
  note_closed();
  // Not before: what words stand for in common decides which of them are one.
  for (ExpandedQueryWord& word : words_) {
    session_.deadline().spend(1 + word.meaning.rows.size() * word.meaning.rows.size());
    count_once(word.meaning);
  }
  plan_.words = std::move(words_);
  return std::move(plan_);
}

PlanNode Expander::expand_node(const QueryNode& node) {
  const double around = std::exchange(weight_, weight_ * node.weight);
  PlanNode planned = expand_kind(node);
  weight_ = around;
  return planned;
}

PlanNode Expander::expand_kind(const QueryNode& node) {
  const auto* text = as<tree::Text>(node);
  if (text != nullptr && is_value_field(text->field)) return value_node(node, *text);
  return std::visit(
      overloaded{
          [](const tree::Everything&) { return PlanNode(); },
          [this](const tree::Words& words) { return expand_words(words); },
          [this](const tree::AllOf& all_of) { return expand_all_of(all_of); },
          [this](const tree::AnyOf& any_of) { return expand_each(any_of, PlanNode::Kind::any_of); },
          [this](const tree::NoneOf& none_of) {
            return expand_each(none_of, PlanNode::Kind::none_of);
          },
          [&](const tree::Near&) { return shared_node(node, [&] { return near_node(node); }); },
          [&](const tree::Phrase& phrase) {
            return shared_node(node, [&] { return phrase_node(node, phrase); });
          },
          [&](const tree::Word& word) {
            return shared_node(node, [&] { return text_node(node, word); });
          },
          [&](const tree::Wildcard& wildcard) {
            return shared_node(node, [&] { return text_node(node, wildcard); });
          },
          [this](const tree::Range& range) {
            return range_node(resolved(range, today_of(options_)));
          },
          [](const tree::Has& has) { return presence_node(has); }},
      node.kind);
}

/// What a word, phrase or wildcard stands for alone.
Meaning Expander::meaning_of(const QueryNode& leaf) {
  return std::visit(
      overloaded{[this](const tree::Phrase& phrase) {
                   std::optional<Meaning> journal = journal_phrase(session_, phrase);
                   return journal ? std::move(*journal) : words().phrase(phrase);
                 },
                 [this](const tree::Wildcard& wildcard) { return words().wildcard(wildcard); },
                 [this](const tree::Word& word) {
                   Meaning meaning = meaning_of(word);
                   if (word.exact) return meaning;
                   add_meaning(meaning, *words().known_narrower(words().tokens_of(word.text)));
                   return meaning;
                 },
                 // What is not text stands for no words.
                 [](const tree::Group&) { return Meaning(); },
                 [](const tree::Everything&) { return Meaning(); },
                 [](const tree::Range&) { return Meaning(); },
                 [](const tree::Has&) { return Meaning(); }},
      leaf.kind);
}

PlanNode Expander::text_node(const QueryNode& node, const tree::Text& asked) {
  PlanNode planned = word_node(node, asked, meaning_of(node));
  words_[planned.word].open = is_open(node);
  return planned;
}

PlanNode Expander::expand_each(const tree::Group& group, PlanNode::Kind kind) {
  const bool around = std::exchange(excluded_, excluded_ != (kind == PlanNode::Kind::none_of));
  PlanNode planned = node_of(kind, {});
  for (const QueryNode& operand : group.operands) planned.children.push_back(expand_node(operand));
  excluded_ = around;
  return planned;
}

PlanNode Expander::expand_all_of(const tree::AllOf& all_of) {
  PlanNode all = node_of(PlanNode::Kind::all_of, {});
  const tree::Nodes nodes = read_together(all_of.operands);
  std::vector<Operand> operands = expand_operands(nodes, false);
  all.pairs = pairs_of(operands);
  merge_repeated(operands, all.pairs);
  for (Operand& operand : operands) {
    if (operand.planned) all.children.push_back(std::move(*operand.planned));
  }
  return all;
}

PlanNode Expander::expand_words(const tree::Words& words) {
  PlanNode all = node_of(PlanNode::Kind::all_of, {});
  std::map<std::size_t, std::vector<PlanNode>> plain;  // by the first form
  const tree::Nodes nodes = read_together(words.operands);
  std::vector<Operand> operands = expand_operands(nodes, true);
  const auto words_beside = std::ranges::count_if(operands, [](const Operand& operand) {
    return !operand.left_out && is_plain_word(*operand.node);
  });
  const auto words_of_text = std::ranges::count_if(operands, [](const Operand& operand) {
    return operand.word && is_plain_word(*operand.node);
  });
  if (words_of_text >= kFewestOfReference && options_.match == Match::automatic) {
    leave_out_unknown_numbers(operands);
  }
  plan_.has_quotes = words_beside <= kMostBesideQuotes && std::ranges::any_of(nodes, is_quote);
  all.pairs = pairs_of(operands);
  merge_repeated(operands, all.pairs);
  for (Operand& operand : operands) {
    if (!operand.planned) continue;
    const Role role = role_of(operand);
    plan_.plain_words += role == Role::plain || is_quote(*operand.node) ? 1 : 0;
    plan_.has_required = plan_.has_required || operand.node->occur == Occur::required;
    if (role == Role::excluded) {
      all.children.push_back(node_of(PlanNode::Kind::none_of, {std::move(*operand.planned)}));
    } else if (role == Role::plain) {
      plain[operand.first_form].push_back(std::move(*operand.planned));
    } else {
      all.children.push_back(std::move(*operand.planned));
    }
  }
  PlainWords forms;
  for (auto& [first, words_of_one] : plain) forms.push_back(std::move(words_of_one));
  combine(std::move(forms), all);
  return all;
}

/// Adds the plain words of a list as they are combined.
void Expander::combine(PlainWords plain, PlanNode& list) {
  if (how_ != Combination::all) {
    for (const std::vector<PlanNode>& forms : plain) {
      for (const PlanNode& form : forms) list.listed.push_back(form.word);
    }
  }
  if (how_ == Combination::enough) {
    plan_.needs_all = plain.empty();
    if (!plain.empty()) add_enough(std::move(plain), list);
    if (plan_.needs_all) list.listed.clear();
    return;
  }
  std::vector<PlanNode> words;
  for (std::vector<PlanNode>& forms : plain) std::ranges::move(forms, std::back_inserter(words));
  if (how_ == Combination::all) {
    std::ranges::move(words, std::back_inserter(list.children));
  } else if (has_required()) {
    list.optional = std::move(words);
  } else if (!words.empty()) {
    list.children.push_back(node_of(PlanNode::Kind::any_of, std::move(words)));
  }
}

/// How many entries have a word in one of its forms. None: they are noted as unknown.
std::size_t Expander::entries_of_forms(const std::vector<PlanNode>& forms) {
  const RowStands stands = [this](const TermRow& row, FieldMask fields) {
    ExpandedQueryWord word;
    word.fields = fields;
    word.meaning.rows = {row};
    return finds_any_(plan_of(std::move(word)));
  };
  std::size_t most = 0;
  for (const PlanNode& form : forms) {
    most = std::max(most, entries_of(words_[form.word], session_.reader().dictionary(), stands));
  }
  if (most > 0) return most;
  for (const PlanNode& form : forms) plan_.unknown.push_back(words_[form.word].label);
  return 0;
}

/// If the index has none of the words, what is required beside them is all that can be found.
void Expander::add_enough(PlainWords plain, PlanNode& list) {
  std::vector<std::size_t> entries;
  std::vector<PlanNode> words;
  for (std::vector<PlanNode>& forms : plain) {
    entries.push_back(entries_of_forms(forms));
    words.push_back(forms.size() == 1 ? std::move(forms[0])
                                      : node_of(PlanNode::Kind::any_of, std::move(forms)));
  }
  const bool none_known = std::ranges::count(entries, 0u) == std::ssize(entries);
  if (none_known && has_required()) {
    list.optional = std::move(words);
    return;
  }
  Enough enough = enough_of(entries, session_.reader().columns().size());
  plan_.needs_all = enough.needs_all || none_known;
  const auto kind = enough.needs_all ? PlanNode::Kind::all_of : PlanNode::Kind::enough_of;
  PlanNode node = node_of(kind, std::move(words));
  node.points = std::move(enough.points);
  node.least = enough.least;
  list.children.push_back(std::move(node));
}

bool Expander::quotes_hold() const {
  return plan_.has_quotes && (how_ == Combination::enough || how_ == Combination::quotes);
}

/// Whether an entry can be found for something else than plain words and conditions.
bool Expander::has_required() const { return plan_.has_required || quotes_hold(); }

Expander::Role Expander::role_of(const Operand& operand) const {
  const QueryNode& node = *operand.node;
  if (node.occur == Occur::excluded) return Role::excluded;
  if (node.occur == Occur::required || (quotes_hold() && is_quote(node))) return Role::required;
  // A condition such as year:2015.. holds however words are combined.
  return operand.word ? Role::plain : Role::condition;
}

std::vector<Expander::Operand> Expander::expand_operands(const tree::Nodes& nodes, bool is_list) {
  const std::vector<bool> left_out = common_words(nodes, is_list);
  std::vector<Operand> operands;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Operand operand{&nodes[i], left_out[i], {}, {}, {}, i};
    const auto* word = as<tree::Word>(nodes[i]);
    if (word != nullptr && !word->exact) operand.tokens = words().tokens_of(word->text);
    const bool around = std::exchange(excluded_, is_excluded(nodes[i]));
    if (!left_out[i]) operand.planned = expand_operand(nodes[i]);
    excluded_ = around;
    if (operand.planned && operand.planned->kind == PlanNode::Kind::word) {
      operand.word = operand.planned->word;
    }
    operands.push_back(std::move(operand));
  }
  note_left_out(operands);
  note_forms(operands);
  const std::vector<Span> spans = spans_of(operands);
  add_joint_meanings(spans);
  if (options_.expand.narrower) add_narrower(spans);
  return operands;
}

/// Whether an entry that an operand finds is not wanted.
bool Expander::is_excluded(const QueryNode& operand) const {
  return excluded_ != (operand.occur == Occur::excluded);
}

/// A word among others has narrower words only as far as it is not a part of a longer name.
PlanNode Expander::expand_operand(const QueryNode& node) {
  const auto* word = as<tree::Word>(node);
  if (word == nullptr || is_value_field(word->field)) return expand_node(node);
  const double around = std::exchange(weight_, weight_ * node.weight);
  PlanNode planned = word_node(node, *word, meaning_of(*word));
  weight_ = around;
  return planned;
}

/// A word that is being typed may be the second of a pair.
std::vector<WordPair> Expander::pairs_of(const std::vector<Operand>& operands) const {
  std::vector<WordPair> pairs;
  const Operand* before = nullptr;  // a plain word
  std::uint32_t gap = 0;
  for (const Operand& operand : operands) {
    ++gap;
    if (operand.left_out) continue;
    if (pairs.size() == kMostPairs) break;
    const tree::Text* word = operand.word ? word_of_sequence(*operand.node) : nullptr;
    if (word != nullptr && before != nullptr &&
        word_of_sequence(*before->node)->field == word->field) {
      const double weight = std::min(before->node->weight, operand.node->weight) * weight_;
      pairs.push_back({*before->word, *operand.word, weight, gap});
    }
    before = word == nullptr ? nullptr : &operand;
    gap = 0;
  }
  return pairs;
}

/// A word that is there several times counts for more, but not as many times more.
void Expander::merge_repeated(std::vector<Operand>& operands, std::vector<WordPair>& pairs) {
  std::map<std::size_t, double> times;
  std::map<std::size_t, std::size_t> merged;  // into which
  // Words that ask for the same have the same first term.
  std::multimap<std::string_view, std::size_t> different;
  for (Operand& operand : operands) {
    if (!operand.word || !is_plain_word(*operand.node)) continue;
    const ExpandedQueryWord& word = words_[*operand.word];
    const auto& terms = word.meaning.terms;
    const std::string_view first = terms.empty() ? std::string_view() : terms.front().text;
    const auto [begin, end] = different.equal_range(first);
    const auto same = std::find_if(
        begin, end, [&](const auto& other) { return same_word(words_[other.second], word); });
    const bool is_new = same == end;
    times[is_new ? *operand.word : same->second] += 1;
    if (is_new) {
      different.emplace(first, *operand.word);
      continue;
    }
    merged[*operand.word] = same->second;
    operand.planned.reset();
  }
  for (const auto& [word, count] : times) words_[word].times = count;
  if (options_.explain) return;  // which shows each word as it was typed
  for (WordPair& pair : pairs) {
    if (const auto into = merged.find(pair.first); into != merged.end()) pair.first = into->second;
    if (const auto into = merged.find(pair.second); into != merged.end())
      pair.second = into->second;
  }
  for (const auto& [word, into] : merged) words_[word].meaning = {};
}

/// Words of grammar beside other words, if anything else is asked for. In a list without operators
/// every word is beside the others, in an expression a plain word directly beside another one.
std::vector<bool> Expander::common_words(const tree::Nodes& nodes, bool is_list) const {
  std::vector<bool> common(nodes.size());
  bool others = false;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool beside = is_list || (i > 0 && side_by_side(nodes[i - 1], nodes[i])) ||
                        (i + 1 < nodes.size() && side_by_side(nodes[i], nodes[i + 1]));
    const tree::Word* word = beside ? plain_word(nodes[i]) : nullptr;
    common[i] = word != nullptr && word->field.empty() &&
                (is_stop_word(session_.analyzer().fold(word->text)) ||
                 are_stop_words_with_slash(word->text));
    others = others || (!common[i] && nodes[i].occur != Occur::excluded);
  }
  if (!others) common.assign(nodes.size(), false);
  return common;
}

/// What words mean together, such as a compound of both, makes them no forms of one another.
void Expander::note_forms(std::vector<Operand>& operands) const {
  std::vector<const ExpandedQueryWord*> words;
  for (const Operand& operand : operands) {
    const bool counts = operand.word && is_plain_word(*operand.node);
    words.push_back(counts ? &words_[*operand.word] : nullptr);
  }
  const std::vector<std::size_t> first = first_forms(words);
  for (std::size_t i = 0; i < operands.size(); ++i) operands[i].first_form = first[i];
}

void Expander::note_left_out(const std::vector<Operand>& operands) {
  std::vector<std::string> words;
  for (const Operand& operand : operands) {
    if (operand.left_out) words.push_back(plain_word(*operand.node)->text);
  }
  if (!words.empty())
    diagnostics_.push_back(
        {DiagnosticCode::common_words, "left out as too common: " + join(words, ", "), 0, 0, {}});
}

/// The plan of a node that asks for a text of that meaning.
PlanNode Expander::word_node(const QueryNode& node, const tree::Text& text, Meaning meaning) {
  ExpandedQueryWord word;
  word.meaning = std::move(meaning);
  word.label = print(node);
  word.fields = fields_of(text);
  word.weight = weight_;
  complain_if_cut(node, text, word.meaning);
  PlanNode planned = node_of(PlanNode::Kind::word, {});
  planned.word = words_.size();
  words_.push_back(std::move(word));
  return planned;
}

/// Throws in strict reading, else adds to the diagnostics.
void Expander::complain_if_cut(const QueryNode& leaf, const tree::Text& text,
                               const Meaning& meaning) {
  if (!meaning.cut) return;
  const std::string most = std::to_string(options_.max_expansion);
  const std::string message = "'" + text.text + "' stands for more than " + most + " words";
  if (options_.syntax == Syntax::strict) throw LimitError("expansion", message);
  diagnostics_.push_back({DiagnosticCode::expansion_cut,
                          message + ": the most frequent ones were taken",
                          leaf.offset,
                          leaf.length,
                          {}});
}

PlanNode Expander::phrase_node(const QueryNode& node, const tree::Phrase& phrase) {
  std::optional<AuthorPhrase> name = author_phrase(session_, phrase);
  if (!name) return word_node(node, phrase, meaning_of(node));
  PlanNode planned = word_node(node, phrase, std::move(name->meaning));
  words_[planned.word].among = std::move(name->among);
  return planned;
}

void Expander::complain(const QueryNode& node, DiagnosticCode code, std::string message,
                        std::string suggestion) {
  if (options_.syntax == Syntax::strict) {
    if (!suggestion.empty()) message += ": did you mean '" + suggestion + "'?";
    throw QuerySyntaxError(code, message, node.offset, node.length);
  }
  diagnostics_.push_back(
      {code, std::move(message), node.offset, node.length, std::move(suggestion)});
}

}  // namespace pprsearch
