#include "search/suggest/suggestions.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/deadline.h"
#include "base/stop_words.h"
#include "base/strings.h"
#include "query/tree.h"
#include "search/match/rows.h"
#include "search/plan/facet_names.h"
#include "search/plan/word_expander.h"
#include "search/suggest/askable.h"
#include "search/suggest/run_together.h"

namespace pprsearch {

/// Where a query may name a concept: a word or phrase, or words side by side.
struct NamedPlace {
  std::vector<std::size_t> path;  ///< from the root to the first word, operand by operand
  std::size_t words = 1;
  std::string text;
  std::size_t offset = 0;
  std::size_t length = 0;
};

namespace {

constexpr std::size_t kMostAWord = 3;
/// Corrections of a part of a word that are tried: many are words, and few stand beside the others.
constexpr std::size_t kMostOfPart = 12;
/// Misspelt words of a query that are put right, and words that are looked at for them: of a pasted
/// text, those of its beginning.
constexpr std::size_t kMostMisspelt = 16;
constexpr std::size_t kMostLookedAt = 256;
/// A phrase of more words is a quotation, and its words are not put right.
constexpr std::size_t kMostTokens = 8;
constexpr std::size_t kMost = 5;
constexpr std::size_t kMostRelated = 3;
/// Related concepts are worth a look if the query found fewer.
constexpr std::size_t kLittle = 3;
/// Queries with a related concept that are counted: of a pasted text, those of its beginning.
constexpr std::size_t kMostCounted = 24;
/// Corrected queries that are counted at once: the first of them usually do.
constexpr std::size_t kCorrectedAtOnce = 10;

/// The words and phrases of a query that are looked for, in order of place.
template <typename Node>
std::vector<Node*> wanted_texts(Node& root) {
  std::vector<Node*> texts;
  walk(root, [&](Node& node) {
    if (is_negative(node)) return false;
    const auto* word = as<tree::Word>(node);
    const bool is_as_spelled = word != nullptr && word->max_edits == 0;
    if (is_as_spelled || is<tree::Phrase>(node)) texts.push_back(&node);
    return true;
  });
  return texts;
}

/// A phrase is put right as a word of several parts is.
tree::Word word_of(const QueryNode& node) { return {*as<tree::Text>(node)}; }

/// A word with what it may have been meant for.
struct Misspelling {
  std::size_t word;  ///< among the words of the query
  bool is_absent;    ///< the index has it in no entry
  std::vector<Correction> corrections;
};

/// A suggestion without its total, and the number of entries that it has to find more than.
struct Offered {
  Suggestion suggestion;
  std::size_t beyond;
  BegunCount count;
};

/// Begins the counts of the next ones.
void begin_some(std::vector<Offered>& offered, std::size_t at, const BeginCount& begin) {
  const std::size_t end = std::min(offered.size(), at + kCorrectedAtOnce);
  for (; at < end; ++at) offered[at].count = begin(offered[at].suggestion.text);
}

/// Counts it, and keeps it if it finds enough.
void keep_if_more(Offered& offered, std::vector<Suggestion>& suggestions) {
  offered.suggestion.total = offered.count();
  if (offered.suggestion.total > offered.beyond) {
    suggestions.push_back(std::move(offered.suggestion));
  }
}

Suggestion suggestion_for(const QueryNode& node, const Correction& correction) {
  Suggestion suggestion;
  suggestion.kind = SuggestionKind::spelling;
  suggestion.word = word_of(node).text;
  suggestion.replacement = correction.word;
  suggestion.offset = node.offset;
  suggestion.length = node.length;
  suggestion.distance = correction.distance;
  return suggestion;
}

/// The query with word `at` replaced.
Query with_word(const Query& query, std::size_t at, const std::string& text) {
  QueryNode root = root_of(query);
  as<tree::Text>(*wanted_texts(root).at(at))->text = text;
  return query_of(std::move(root));
}

/// More words side by side are not a name that a reader would type.
constexpr std::size_t kMostWordsOfName = 6;

void add_places(const QueryNode& node, std::vector<std::size_t>& path,
                std::vector<NamedPlace>& places) {
  if (is_negative(node)) return;
  const auto* leaf = as<tree::Text>(node);
  if (leaf != nullptr && !is<tree::Wildcard>(node) && !is_value_field(leaf->field)) {
    places.push_back({path, 1, leaf->text, node.offset, node.length});
  }
  const auto operands = operands_of(node);
  for (std::size_t first = 0; first < operands.size(); ++first) {
    path.push_back(first);
    add_places(operands[first], path, places);
    std::string text = is_plain_word(operands[first]) ? plain_word(operands[first])->text : "";
    for (std::size_t last = first + 1; last < operands.size(); ++last) {
      const std::size_t words = last - first + 1;
      if (words > kMostWordsOfName || !side_by_side(operands[last - 1], operands[last])) break;
      text += ' ' + plain_word(operands[last])->text;
      const std::size_t begin = operands[first].offset;
      const std::size_t end = operands[last].offset + operands[last].length;
      places.push_back({path, words, text, begin, end - begin});
    }
    path.pop_back();
  }
}

std::vector<NamedPlace> places_of(const QueryNode& root) {
  std::vector<NamedPlace> places;
  std::vector<std::size_t> path;
  add_places(root, path, places);
  return places;
}

QueryNode::Kind asking_for(const std::string& name, const std::string& field) {
  if (name.find(' ') == name.npos) return tree::Word{{field, name, false}};
  return tree::Phrase{{field, name, false}};
}

/// The canonical text that asks for a concept alone.
std::string text_of(const std::string& name) {
  QueryNode node;
  node.kind = asking_for(name, "");
  return query_of(std::move(node)).to_string();
}

/// The query with what stands in a place exchanged for a name of a concept.
Query with_concept(const Query& query, const NamedPlace& place, const std::string& name) {
  QueryNode root = root_of(query);
  QueryNode* node = &root;
  QueryNode* around = nullptr;
  for (const std::size_t at : place.path) {
    around = node;
    node = &operands_of(*node)[at];
  }
  node->kind = asking_for(name, as<tree::Text>(*node)->field);
  if (place.words > 1) {
    tree::Nodes& nodes = as<tree::Group>(*around)->operands;
    const auto next = nodes.begin() + static_cast<std::ptrdiff_t>(place.path.back()) + 1;
    nodes.erase(next, next + static_cast<std::ptrdiff_t>(place.words) - 1);
    if (nodes.size() == 1 && around->weight == 1) {
      QueryNode only = std::move(nodes.front());
      *around = std::move(only);
    }
  }
  return query_of(std::move(root));
}

/// Words that people type before a number. None of them is meant for another word.
constexpr std::string_view kNumberNames[] = {"pmid", "pmcid", "doi", "issn", "isbn", "arxiv"};

/// PMT is not a slip for "pt": so few capitals are the name of something.
bool is_acronym(const std::string& text) {
  constexpr std::size_t kMostLetters = 4;
  return text.size() <= kMostLetters && std::ranges::all_of(text, is_upper);
}

void add_words_looked_for(const PlanNode& node, std::set<std::size_t>& words) {
  if (node.kind == PlanNode::Kind::none_of) return;
  if (node.kind == PlanNode::Kind::word) words.insert(node.word);
  for (const PlanNode& child : node.children) add_words_looked_for(child, words);
  for (const PlanNode& child : node.optional) add_words_looked_for(child, words);
}

}  // namespace

/// Whether something but the token itself stands for the word: its other forms and spellings. That
/// there are words derived from it says nothing: "existance" is not a word, though "exist" is one.
bool Suggester::is_met(const Speller& speller, const tree::Word& word,
                       const std::string& token) const {
  const Meaning meaning =
      WordExpander(session_, options_.expand, options_.max_expansion).word(word);
  if (std::any_of(meaning.terms.begin(), meaning.terms.end(), [&](const WeightedTerm& term) {
        return term.text != token && term.reason != TermReason::derivation &&
               speller.knows(term.text);
      }))
    return true;
  return std::any_of(meaning.rows.begin(), meaning.rows.end(),
                     [&](const TermRow& row) { return stands_somewhere(row, fields_of(word)); });
}

/// A row of words of the index that no entry has tells nothing: "depresion" is not a compound of
/// "depres" and "ion".
bool Suggester::stands_somewhere(const TermRow& row, FieldMask fields) const {
  return std::any_of(text_fields().begin(), text_fields().end(), [&](const FieldRow& field) {
    return (fields & mask_of(field.field)) != 0 &&
           !match_row(session_, field.field, row, session_.deadline()).empty();
  });
}

std::vector<Correction> Suggester::corrections_of(const Speller& speller,
                                                  const tree::Word& word) const {
  const std::vector<Token> tokens = session_.analyzer().analyze(word.text);
  if (tokens.size() > 1) return corrections_of_parts(speller, word);
  if (tokens.empty() || is_acronym(word.text)) return {};
  const std::string& token = tokens[0].text;
  if (is_one_of(token, kNumberNames)) return {};
  if (speller.is_beyond_doubt(token) || is_met(speller, word, token)) return {};
  std::vector<Correction> corrections = speller.corrections(token, 2 * kMostAWord);
  // A word of grammar asks for nothing beside other words.
  std::erase_if(corrections, [](const Correction& c) { return is_stop_word(c.word); });
  if (corrections.size() > kMostAWord) corrections.resize(kMostAWord);
  add_run_together(speller, word, token, corrections);
  return corrections;
}

/// Of "meta-analyis" and of a phrase: one part put right, if an entry has the parts so side by
/// side.
std::vector<Correction> Suggester::corrections_of_parts(const Speller& speller,
                                                        const tree::Word& word) const {
  if (session_.analyzer().analyze(word.text).size() > kMostTokens) return {};
  if (is_met(speller, word, {})) return {};
  std::vector<Correction> found;
  for (const Token& token : session_.analyzer().analyze(word.text)) {
    if (speller.is_beyond_doubt(token.text)) continue;
    for (Correction& part : speller.corrections(token.text, kMostOfPart)) {
      part.word = std::string(word.text).replace(token.begin, token.end - token.begin, part.word);
      if (is_met(speller, {{word.field, part.word, word.exact}}, {}))
        found.push_back(std::move(part));
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Correction::score);
  if (found.size() > kMostAWord) found.resize(kMostAWord);
  return found;
}

/// Of "qualityoflife": what it is with hyphens, which stand in the query for one word; before all
/// others.
void Suggester::add_run_together(const Speller& speller, const tree::Word& word,
                                 const std::string& token,
                                 std::vector<Correction>& corrections) const {
  if (!speller.is_absent(token)) return;
  for (const std::vector<std::string>& words : words_run_together(speller, token)) {
    std::string hyphenated;
    for (const std::string& part : words) hyphenated += (hyphenated.empty() ? "" : "-") + part;
    if (!is_met(speller, {{word.field, hyphenated, word.exact}}, {})) continue;
    corrections.insert(corrections.begin(), {std::move(hyphenated), words.size() - 1});
    if (corrections.size() > kMostAWord) corrections.resize(kMostAWord);
    return;
  }
}

BegunSuggestions Suggester::spelling(const Query& query, std::size_t total) const {
  const std::vector<const QueryNode*> words = wanted_texts(root_of(query));
  std::vector<Misspelling> misspellings;
  for (std::size_t i = 0; i < std::min(words.size(), kMostLookedAt); ++i) {
    if (misspellings.size() == kMostMisspelt) break;
    session_.deadline().check();
    const tree::Word word = word_of(*words[i]);
    if (is_value_field(word.field)) continue;
    const Speller speller(session_.reader().dictionary(), fields_of(word),
                          session_.reader().columns().size(), session_.deadline());
    std::vector<Correction> corrections = corrections_of(speller, word);
    if (!corrections.empty())
      misspellings.push_back(
          {i, speller.is_absent(session_.analyzer().fold(word.text)), std::move(corrections)});
  }

  // Instead of a word that no entry has, any that finds something is offered; what the word's
  // relatives found does not count. Instead of one that the index has, only what finds more.
  std::vector<Offered> offered;
  const auto offer = [&](Suggestion suggestion, const Query& corrected, bool is_absent) {
    suggestion.text = corrected.to_string();
    offered.push_back({std::move(suggestion), is_absent ? 0 : total, nullptr});
  };
  if (misspellings.size() > 1) {
    Query all = query;
    for (const Misspelling& m : misspellings) all = with_word(all, m.word, m.corrections[0].word);
    const Misspelling& first = misspellings[0];
    offer(suggestion_for(*words[first.word], first.corrections[0]), all,
          std::ranges::any_of(misspellings, &Misspelling::is_absent));
  }
  for (const Misspelling& misspelling : misspellings) {
    for (const Correction& correction : misspelling.corrections) {
      offer(suggestion_for(*words[misspelling.word], correction),
            with_word(query, misspelling.word, correction.word), misspelling.is_absent);
    }
  }
  begin_some(offered, 0, begin_);
  return [offered = std::move(offered), begin = begin_]() mutable {
    std::vector<Suggestion> suggestions;
    for (std::size_t i = 0; i < offered.size() && suggestions.size() < kMost; ++i) {
      if (offered[i].count == nullptr) begin_some(offered, i, begin);
      keep_if_more(offered[i], suggestions);
    }
    return suggestions;
  };
}

std::vector<Suggester::Related> Suggester::related_concepts(
    const std::vector<NamedPlace>& places) const {
  const ThesaurusTable& thesaurus = session_.reader().thesaurus_table();
  const WordExpander words(session_, options_.expand, options_.max_expansion);
  std::set<std::string> named;
  std::vector<Related> related;
  for (const NamedPlace& place : places) {
    for (const auto* group : thesaurus.groups_of(words.tokens_of(place.text))) {
      named.insert(group->label);
      for (const std::size_t number : group->related)
        related.push_back({&place, thesaurus.group(number).label});
    }
  }
  std::erase_if(related, [&](const Related& other) { return named.contains(other.label); });
  return related;
}

BegunSuggestions Suggester::related(const Query& query, std::size_t total,
                                    const std::vector<std::string>& unknown) const {
  const std::vector<NamedPlace> places = places_of(root_of(query));
  struct Other {
    Offered offered;
    BegunCount named;  ///< of the concept alone
  };
  std::vector<Other> others;
  std::set<std::string> counted;
  for (const auto& [place, label] : related_concepts(places)) {
    const bool found_nothing = is_one_of(place->text, unknown);
    if (total >= kLittle && !found_nothing) continue;
    std::string text = with_concept(query, *place, label).to_string();
    if (counted.size() == kMostCounted || !counted.insert(text).second) continue;
    BegunCount count = begin_(text);
    Suggestion suggestion{SuggestionKind::related, std::move(text), 0, place->text, label,
                          place->offset,           place->length,   0};
    others.push_back({{std::move(suggestion), found_nothing ? 0 : total, std::move(count)},
                      begin_(text_of(label))});
  }
  return [others = std::move(others)]() mutable {
    std::vector<Suggestion> suggestions;
    for (auto& [offered, named] : others) {
      // A concept that no entry names would not be required.
      if (named() > 0) keep_if_more(offered, suggestions);
    }
    std::ranges::stable_sort(suggestions, std::ranges::greater(), &Suggestion::total);
    if (suggestions.size() > kMostRelated) suggestions.resize(kMostRelated);
    return suggestions;
  };
}

BegunSuggestions Suggester::topics(const Plan& plan) const {
  std::set<std::string> slugs;
  std::set<std::size_t> words;
  add_words_looked_for(plan.root, words);
  for (const std::size_t word : words) {
    const std::vector<std::string>& topics = plan.words[word].meaning.topics;
    slugs.insert(topics.begin(), topics.end());
  }
  std::vector<Offered> offered;
  for (const std::string& slug : slugs) {
    const auto query = query_of_value("topic", slug);
    if (!query) continue;
    Suggestion suggestion;
    suggestion.kind = SuggestionKind::topic;
    suggestion.text = query->text;
    suggestion.replacement = FacetNames(session_, Field::topic).label(slug);
    BegunCount count = begin_(suggestion.text);
    offered.push_back({std::move(suggestion), 0, std::move(count)});
  }
  return [offered = std::move(offered)]() mutable {
    std::vector<Suggestion> suggestions;
    for (Offered& topic : offered) keep_if_more(topic, suggestions);
    return suggestions;
  };
}

}  // namespace pprsearch
