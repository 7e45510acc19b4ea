#include "tests/support/naive_meaning.h"

#include <algorithm>
#include <regex>
#include <sstream>

#include "base/stop_words.h"
#include "search/plan/greek.h"
#include "tests/support/edit_matrix.h"
#include "text/derivations.h"
#include "text/inflections.h"

namespace pprsearch::test {
namespace {

/// More words than a name has.
constexpr int kWholeName = 999;

constexpr std::size_t kShortestPart = 3;
constexpr std::size_t kMostParts = 3;

bool has_only_letters(const std::string& token) {
  return std::all_of(token.begin(), token.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whether two words may be written as one, and one as these two.
bool may_be_parts(const std::string& left, const std::string& right) {
  static const std::set<std::string> first = {"bi",  "co",  "de", "down", "e", "ex",
                                              "off", "out", "re", "up",   "x"};
  static const std::set<std::string> last = {"being", "down",    "off", "out",
                                             "over",  "through", "up"};
  const auto usual = [](const std::string& part) {
    return part.size() >= kShortestPart && !is_stop_word(part);
  };
  static const std::set<std::string> compounds = {"by pass", "by product", "mm hg", "on going",
                                                  "on line"};
  if (compounds.contains(left + ' ' + right)) return true;
  if (left == "d" || left == "l")
    return usual(right) && std::string("aeiouh").find(right.front()) != std::string::npos;
  const bool both_common = is_stop_word(left) && is_stop_word(right);
  return (usual(left) || first.contains(left)) && (usual(right) || last.contains(right)) &&
         !both_common;
}

/// Whether `pattern`, in lower case, stands for a word of ASCII.
bool fits(std::string_view word, std::string_view pattern) {
  if (pattern.empty()) return word.empty();
  if (pattern.front() == '*') {
    return fits(word, pattern.substr(1)) || (!word.empty() && fits(word.substr(1), pattern));
  }
  if (pattern.front() == '?' && fits(word, pattern.substr(1))) return true;
  const bool is_any = pattern.front() == '?' || pattern.front() == '#';
  const bool first = !word.empty() && (is_any || pattern.front() == word.front());
  return first && fits(word.substr(1), pattern.substr(1));
}

}  // namespace

void add_new(Meaning& meaning, const Meaning& more) {
  for (const Reading& reading : more) {
    const bool known = std::any_of(meaning.begin(), meaning.end(), [&](const Reading& other) {
      const bool same_row = other.reason == reading.reason && other.window == reading.window;
      return other.places == reading.places && (reading.places.size() == 1 || same_row);
    });
    if (!known) meaning.push_back(reading);
  }
}

NaiveVocabulary::NaiveVocabulary(const std::map<std::string, NaiveWord>& words, std::size_t entries,
                                 const Thesaurus& thesaurus)
    : words_(words), entries_(entries) {
  for (const auto& [word, properties] : words_) {
    lemmas_[word] = properties.is_name ? Texts{word} : lemmas_with_it(word, "");
  }
  for (const auto& [word, properties] : words_) {
    for (const std::string& lemma : lemmas_[word]) {
      if (lemma != word && !properties.is_name) lemmas_of_others_.insert(lemma);
    }
  }
  for (const Concept& idea : thesaurus.concepts) {
    add_group(idea.words, false);
    groups_.back().id = idea.id;
    groups_.back().broader = idea.broader;
  }
  for (const Texts& variants : thesaurus.variants) add_group(variants, true);
}

void NaiveVocabulary::add_group(const Texts& names, bool spellings) {
  Group group{{}, spellings};
  for (const std::string& name : names) {
    group.names.push_back(tokens(name));
    words_of_names_.insert(group.names.back().begin(), group.names.back().end());
    most_together_ = std::max(most_together_, group.names.back().size());
  }
  groups_.push_back(std::move(group));
}

Meaning NaiveVocabulary::meaning(const QueryNode& leaf, const Expand& expand) {
  if (const auto* wildcard = as<tree::Wildcard>(leaf)) return wildcard_meaning(*wildcard);
  if (const auto* phrase = as<tree::Phrase>(leaf)) return phrase_meaning(*phrase, expand);
  const auto& word = *as<tree::Word>(leaf);
  return word.exact ? phrase_meaning({word}, expand) : word_meaning(word, expand);
}

Meaning NaiveVocabulary::together(const std::vector<const QueryNode*>& words,
                                  const Expand& expand) {
  return alternatives(tokens_of(words), expand);
}

NaiveVocabulary::Texts NaiveVocabulary::tokens_of(const std::vector<const QueryNode*>& words) {
  Texts texts;
  for (const QueryNode* word : words) {
    for (std::string& text : tokens(as<tree::Word>(*word)->text)) texts.push_back(std::move(text));
  }
  return texts;
}

Meaning NaiveVocabulary::narrower(const std::vector<const QueryNode*>& words,
                                  const Expand& expand) {
  return narrower(tokens_of(words), expand);
}

bool NaiveVocabulary::are_name(const std::vector<const QueryNode*>& words) {
  const Texts texts = tokens_of(words);
  return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) {
    return !group.spellings && is_name_of(group, texts);
  });
}

bool NaiveVocabulary::is_name_of(const Group& group, const Texts& texts) const {
  return std::any_of(group.names.begin(), group.names.end(), [&](const Texts& name) {
    return group.spellings ? name == texts : same_words(name, texts);
  });
}

/// Whether a way upward from the group comes to the concept of that id.
bool NaiveVocabulary::is_below(const Group& group, const std::string& id) const {
  return std::any_of(group.broader.begin(), group.broader.end(), [&](const std::string& above) {
    return above == id || std::any_of(groups_.begin(), groups_.end(), [&](const Group& other) {
             return other.id == above && is_below(other, id);
           });
  });
}

Meaning NaiveVocabulary::narrower(const Texts& texts, const Expand& expand) const {
  Meaning meaning;
  if (!expand.narrower) return meaning;
  for (const Group& above : groups_) {
    if (above.spellings || !is_name_of(above, texts)) continue;
    for (const Group& group : groups_) {
      if (!is_below(group, above.id)) continue;
      for (const Texts& name : group.names) {
        add_new(meaning, own_meaning(name, TermReason::narrower, expand));
      }
    }
  }
  return meaning;
}

Meaning NaiveVocabulary::named_together(const std::vector<const QueryNode*>& words,
                                        const Expand& expand) {
  return synonyms(tokens_of(words), expand);
}

bool NaiveVocabulary::are_one(const std::vector<const QueryNode*>& words, const Expand& expand) {
  const Texts texts = tokens_of(words);
  const auto others =
      std::count_if(texts.begin(), texts.end(), [](const auto& t) { return !is_stop_word(t); });
  if (others != 1) return false;
  const bool closed =
      texts.size() == 2 && may_be_parts(texts[0], texts[1]) && words_.contains(texts[0] + texts[1]);
  return (closed && expand.variants) ||
         std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) {
           return is_name_of(group, texts) &&
                  (group.spellings ? expand.variants : expand.thesaurus);
         });
}

Meaning NaiveVocabulary::word_meaning(const tree::Word& word, const Expand& expand) {
  const Texts texts = tokens(word.text);
  if (texts.empty()) return {};
  Meaning meaning = typed_meaning(word.text, expand);
  add_new(meaning, alternatives(texts, expand));
  const auto hyphens = static_cast<std::size_t>(std::ranges::count(word.text, '-'));
  if (hyphens > 0 && texts.size() == hyphens + 1 && texts.size() <= kMostParts && expand.variants) {
    std::string closed;
    for (const std::string& text : texts) closed += text;
    if (!is_stop_word(closed)) {
      add_new(meaning, singles(closed, TermReason::variant, TermReason::variant, expand));
      if (expand.derivations && words_.contains(closed))
        add_new(meaning, derivations(closed, expand));
    }
  }
  add_new(meaning, units(texts, 0, expand));
  if (expand.derivations && texts.size() == 1) add_new(meaning, derivations(word.text, expand));
  const bool fuzzy = word.max_edits > 0 && texts.size() == 1;
  if (fuzzy) add_new(meaning, fuzzy_meaning(texts[0], word.max_edits));
  return meaning;
}

/// A phrase in which each word is itself or, if it has a star, every word that fits.
Meaning NaiveVocabulary::starred_meaning(const tree::Phrase& phrase) {
  Reading reading;
  reading.reason = TermReason::wildcard;
  std::istringstream words(phrase.text);
  for (std::string word; words >> word;) {
    if (word.find('*') == word.npos) {
      for (const std::string& text : tokens(word)) reading.places.push_back({text});
      continue;
    }
    std::set<std::string>& place = reading.places.emplace_back();
    for (const auto& [text, properties] : words_) {
      if (fits(text, word)) place.insert(text);
    }
    if (place.empty()) return {};
  }
  if (reading.places.size() > 1) {
    reading.window = phrase.window;
    return {reading};
  }
  Meaning meaning;
  for (const std::string& word : reading.places.at(0)) {
    meaning.push_back({{{word}}, TermReason::wildcard, 0});
  }
  return meaning;
}

Meaning NaiveVocabulary::phrase_meaning(const tree::Phrase& phrase, const Expand& expand) {
  if (phrase.exact && phrase.text.find('*') != phrase.text.npos) return starred_meaning(phrase);
  const Texts texts = tokens(phrase.text);
  const Expand asked = phrase.exact ? Expand{false, false, false, false, false, false} : expand;
  if (texts.empty()) return {};
  Meaning meaning = typed_meaning(phrase.text, asked);
  if (texts.size() > 1) meaning.at(0).window = phrase.window;
  // A name's parts may come in any order.
  const bool is_name = phrase.field == "author" && phrase.exact && phrase.window == 0;
  if (is_name && texts.size() > 1) meaning.at(0).window = kWholeName;
  add_new(meaning, alternatives(texts, asked));
  add_new(meaning, units(texts, phrase.window, asked));
  add_new(meaning, narrower(texts, asked));
  return meaning;
}

Meaning NaiveVocabulary::wildcard_meaning(const tree::Wildcard& wildcard) const {
  Meaning meaning;
  for (const auto& [word, properties] : words_) {
    if (fits(word, wildcard.text)) meaning.push_back({{{word}}, TermReason::wildcard, 0});
  }
  return meaning;
}

Meaning NaiveVocabulary::fuzzy_meaning(const std::string& token, int max_edits) const {
  Meaning meaning;
  for (const auto& [word, properties] : words_) {
    const bool near = edit_matrix(token, word) <= static_cast<std::size_t>(max_edits);
    if (near && word.front() == token.front()) meaning.push_back({{{word}}, TermReason::fuzzy, 0});
  }
  return meaning;
}

/// What else stands for these words, side by side.
Meaning NaiveVocabulary::alternatives(const Texts& texts, const Expand& expand) const {
  Meaning meaning = expand.variants ? compounds(texts, expand) : Meaning();
  if (expand.variants) add_new(meaning, decimals(texts));
  if (expand.variants) add_new(meaning, greek_writings(texts, expand));
  add_new(meaning, synonyms(texts, expand));
  return meaning;
}

Meaning NaiveVocabulary::compounds(const Texts& texts, const Expand& expand) const {
  Meaning meaning;
  if (texts.size() > kMostParts) return meaning;
  if (texts.size() > 1) {
    std::string closed;
    for (const std::string& text : texts) closed += text;
    const bool common = std::any_of(texts.begin(), texts.end(),
                                    [](const auto& text) { return is_stop_word(text); });
    if (texts.size() == 2 && common && !may_be_parts(texts[0], texts[1])) return meaning;
    meaning = singles(closed, TermReason::variant, TermReason::variant, expand);
    const auto greek = greek_in(closed);
    const std::string other = greek ? other_greek(*greek) : std::string();
    add_new(meaning, singles(other, TermReason::variant, TermReason::variant, expand));
    return meaning;
  }
  const std::string& token = texts.at(0);
  if (greek_parts(token).size() > 1) return meaning;
  static const std::regex kNumbered(
      "([a-z]{2,})([0-9][a-z0-9]*)|([0-9][0-9.]*)([a-z]{2}[a-z0-9]*)");
  if (std::smatch parts; std::regex_match(token, parts, kNumbered)) {
    const std::string left = parts.str(1) + parts.str(3);
    const std::string right = parts.str(2) + parts.str(4);
    const bool known = words_.contains(left) && words_.contains(right);
    if (known && !is_stop_word(parts.str(1) + parts.str(4)))
      add_new(meaning, {{{{left}, family(right, expand)}, TermReason::variant, 0}});
  }
  if (!has_only_letters(token) || is_stop_word(token)) return meaning;
  std::set<std::string> closed{token};
  if (expand.inflections) {
    for (const std::string& lemma : lemmas(token)) closed.insert(lemma);
  }
  for (const std::string& word : closed) {
    for (std::size_t cut = 1; cut < word.size(); ++cut) {
      const std::string left = word.substr(0, cut);
      const std::string right = word.substr(cut);
      static const std::set<std::string> closed_alone = {"overdose", "overweight", "underweight"};
      const bool apart = closed_alone.contains(word) && (left == "over" || left == "under");
      if (!may_be_parts(left, right) && !apart) continue;
      if (!words_.contains(left) || !words_.contains(right)) continue;
      add_new(meaning, {{{{left}, family(right, expand)}, TermReason::variant, 0}});
    }
  }
  return meaning;
}

/// web 2.0 and web2.0, which is web2 and 0.
Meaning NaiveVocabulary::decimals(const Texts& texts) const {
  if (texts.size() != 2) return {};
  static const std::regex kApart("([a-z]+) ([0-9]+)\\.([0-9]+)");
  static const std::regex kGlued("([a-z]+)([0-9]+) ([0-9]+)");
  const std::string both = texts[0] + ' ' + texts[1];
  std::smatch parts;
  Texts others;
  if (std::regex_match(both, parts, kApart)) {
    others = {parts.str(1) + parts.str(2), parts.str(3)};
  } else if (std::regex_match(both, parts, kGlued)) {
    others = {parts.str(1), parts.str(2) + '.' + parts.str(3)};
  }
  if (others.empty() || is_stop_word(parts.str(1))) return {};
  if (!words_.contains(others[0]) || !words_.contains(others[1])) return {};
  return {{{{others[0]}, {others[1]}}, TermReason::variant, 0}};
}

Meaning NaiveVocabulary::synonyms(const Texts& texts, const Expand& expand) const {
  Meaning meaning;
  for (const Group& group : groups_) {
    if (group.spellings ? !expand.variants : !expand.thesaurus) continue;
    if (!is_name_of(group, texts)) continue;
    const TermReason reason = group.spellings ? TermReason::variant : TermReason::thesaurus;
    for (const Texts& name : group.names) {
      if (!same_words(name, texts)) add_new(meaning, own_meaning(name, reason, expand));
    }
  }
  return meaning;
}

/// The words themselves, with inflections and spellings: one, or several in a row.
Meaning NaiveVocabulary::own_meaning(const Texts& texts, TermReason reason,
                                     const Expand& expand) const {
  if (texts.size() > 1) {
    Reading row{{}, reason, 0};
    for (const std::string& text : texts) {
      row.places.push_back(family(text, expand));
      if (reason == TermReason::exact) {
        row.typed.push_back({text});
        row.inflected.push_back(row.places.back());
      }
      row.places.back().merge(spellings(text, expand));
    }
    return {row};
  }
  const bool typed = reason == TermReason::exact;
  Meaning meaning = singles(texts.at(0), reason, typed ? TermReason::inflection : reason, expand);
  for (const std::string& word : spellings(texts.at(0), expand)) {
    add_new(meaning, {{{{word}}, typed ? TermReason::variant : reason, 0}});
  }
  return meaning;
}

std::uint32_t NaiveVocabulary::entries(std::string_view word) const {
  const auto found = words_.find(std::string(word));
  return found == words_.end() || found->second.is_name ? 0 : found->second.entries;
}

/// By the rules, where `it` counts as if an entry had it.
NaiveVocabulary::Texts NaiveVocabulary::lemmas_with_it(const std::string& word,
                                                       const std::string& it) const {
  return lemmas_of(word, [&](std::string_view other) {
    return other == it ? std::max(1u, entries(other)) : entries(other);
  });
}

NaiveVocabulary::Texts NaiveVocabulary::lemmas(const std::string& word) const {
  const auto found = lemmas_.find(word);
  return found != lemmas_.end() ? found->second : lemmas_with_it(word, "");
}

bool NaiveVocabulary::is_form_of(const std::string& word, const std::string& lemma) const {
  if (words_.at(word).is_name) return false;
  const Texts& own = lemmas_.at(word);
  return word == lemma || std::count(own.begin(), own.end(), lemma) > 0;
}

/// Of itself or of other words of the corpus.
bool NaiveVocabulary::is_lemma(const std::string& word) const {
  return (entries(word) > 0 && lemmas_.at(word) == Texts{word}) || lemmas_of_others_.contains(word);
}

bool NaiveVocabulary::are_inflections(const std::string& token, const std::string& word) const {
  const auto known = words_.find(token);
  if (word == token) return true;
  if (known != words_.end() && known->second.is_name) return false;
  const Texts own = known != words_.end() ? lemmas(token) : lemmas_with_it(token, token);
  const bool shared = std::any_of(own.begin(), own.end(),
                                  [&](const auto& lemma) { return is_form_of(word, lemma); });
  if (shared || is_form_of(word, token)) return true;
  if (known != words_.end() || words_.at(word).is_name) return false;
  const Texts others = lemmas_with_it(word, token);
  return std::any_of(others.begin(), others.end(), [&](const auto& lemma) {
    return lemma == token || std::count(own.begin(), own.end(), lemma) > 0;
  });
}

/// Of the word and its other spellings.
Meaning NaiveVocabulary::derivations(const std::string& typed, const Expand& expand) {
  Texts spelled = tokens(typed);
  for (const Reading& reading : typed_meaning(typed, expand)) {
    if (reading.reason == TermReason::variant) spelled.push_back(*reading.places[0].begin());
  }
  Meaning meaning;
  for (const auto& [word, properties] : words_) {
    if (2 * std::size_t{properties.entries} > entries_) continue;  // most entries have it
    const bool derived =
        std::any_of(spelled.begin(), spelled.end(),
                    [&, &word = word](const auto& text) { return are_derivations(text, word); });
    if (derived) meaning.push_back({{{word}}, TermReason::derivation, 0});
  }
  return meaning;
}

bool NaiveVocabulary::are_derivations(const std::string& token, const std::string& word) const {
  for (const std::string& lemma : lemmas(token)) {
    const auto known = words_.find(lemma);
    if (known != words_.end() && (known->second.is_name || !is_lemma(lemma))) continue;
    const bool is_missing = known == words_.end() && !is_lemma(lemma);
    const auto as_if_there = [&](std::string_view other) {
      return is_missing && other == token ? 1u : entries(other);
    };
    for (const PossibleDerivation& other : possible_derivations(lemma)) {
      const bool is_there = is_lemma(other.word) && is_form_of(word, other.word);
      if (is_there && holds(other, as_if_there)) return true;
    }
  }
  return false;
}

std::set<std::string> NaiveVocabulary::family(const std::string& token,
                                              const Expand& expand) const {
  std::set<std::string> found;
  for (const auto& [word, properties] : words_) {
    if (word == token || (expand.inflections && are_inflections(token, word))) found.insert(word);
  }
  return found;
}

Meaning NaiveVocabulary::singles(const std::string& token, TermReason own, TermReason others,
                                 const Expand& expand) const {
  Meaning meaning;
  for (const std::string& word : family(token, expand)) {
    meaning.push_back({{{word}}, word == token ? own : others, 0});
  }
  return meaning;
}

/// The words of the names count as words of the corpus here.
std::string NaiveVocabulary::lemma_of_name(const std::string& token) const {
  return lemmas_of(token,
                   [&](std::string_view word) {
                     const bool named =
                         word == token || words_of_names_.contains(std::string(word));
                     return named ? std::max(1u, entries(word)) : entries(word);
                   })
      .front();
}

bool NaiveVocabulary::same_words(const Texts& a, const Texts& b) const {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const auto& x, const auto& y) {
    return lemma_of_name(x) == lemma_of_name(y);
  });
}

std::vector<std::string> NaiveVocabulary::tokens(std::string_view text) {
  Texts texts;
  for (Token& token : analyzer_.analyze(text)) texts.push_back(std::move(token.text));
  return texts;
}

}  // namespace pprsearch::test
