#include "search/plan/word_expander.h"

#include <algorithm>

#include "base/edit_distance.h"
#include "base/strings.h"
#include "query/attachments.h"
#include "query/characters.h"
#include "search/plan/glob.h"
#include "search/plan/spelling.h"
#include "text/umlauts.h"

// One mechanism serves inflections, spellings, compounds, synonyms, wildcards and slips of the pen:
// a word stands for a set of terms of this index, each with the reason why, and for rows of terms
// if several words say the same. What the dictionary lacks is left out, but for the word itself.

namespace pprsearch {
namespace {

bool are_among(const std::vector<std::string>& some, const std::vector<std::string>& words) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& word) { return is_one_of(word, words); });
}

/// What it costs to compare a word with a pattern, and with another word.
constexpr std::size_t kStepsOfGlob = 16;
constexpr std::size_t kStepsOfComparison = 4;

/// Whether names stand there, whose d' is part of them.
bool is_name_field(std::string_view field) { return field == "author" || field == "journal"; }

/// What a text of that row means: words in a row, or the terms of a single one.
Meaning meaning_of(TermRow row) {
  Meaning meaning;
  if (row.places.size() == 1) {
    meaning.terms = std::move(row.places[0]);
  } else if (!row.places.empty()) {
    meaning.rows.push_back(std::move(row));
  }
  return meaning;
}

}  // namespace

std::vector<std::string> WordExpander::tokens_of(std::string_view text) const {
  std::vector<std::string> texts;
  for (Token& token : session_.analyzer().analyze(text)) texts.push_back(std::move(token.text));
  return texts;
}

/// The token and, if inflections are on, its other forms.
std::vector<WeightedTerm> WordExpander::family(const std::string& token, TermReason exact,
                                               TermReason inflected) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  std::vector<WeightedTerm> terms;
  if (exact == TermReason::exact || dictionary.contains(token)) terms.push_back({token, exact});
  if (!expand_.inflections) return terms;
  std::vector<WeightedTerm> others;
  for (const Dictionary::Number number : dictionary.inflections(token)) {
    others.push_back({std::string(dictionary.word(number)), inflected});
  }
  add_terms(terms, others);
  return terms;
}

/// A family with its other spellings: behaviour, behaviours, behavior, behaviors.
std::vector<WeightedTerm> WordExpander::forms(const std::string& token, TermReason exact,
                                              TermReason inflected) const {
  std::vector<WeightedTerm> terms = family(token, exact, inflected);
  if (expand_.variants) {
    add_spellings(token, exact == TermReason::exact ? TermReason::variant : exact, terms);
  }
  return terms;
}

/// By rule, and as entries have it with an umlaut that is spelled out here.
std::vector<std::string> WordExpander::spellings_of(const std::string& word) const {
  std::vector<std::string> spellings = spelling_variants(word);
  const Dictionary& dictionary = session_.reader().dictionary();
  for (const Dictionary::Number number : dictionary.with_umlaut(word)) {
    spellings.emplace_back(dictionary.word(number));
  }
  return spellings;
}

/// The forms of the word that are not another word's, and what their spellings may be forms of.
/// One in -yses may be of a verb, whatever the dictionary has. If it lacks the lemma of
/// "globalised", that of "globalized" is taken.
WordExpander::OwnWord WordExpander::own_word(const std::string& token,
                                             const std::vector<WeightedTerm>& terms) const {
  OwnWord own{{token}, {token}};
  if (!expand_.inflections) return own;
  const Dictionary& dictionary = session_.reader().dictionary();
  const std::vector<std::string> lemmas = dictionary.lemmas(token);
  own.lemmas.insert(own.lemmas.end(), lemmas.begin(), lemmas.end());
  if (token.ends_with("yses")) own.lemmas.emplace_back(without_last(token, 1));
  own.forms = own.lemmas;
  for (const WeightedTerm& term : terms) {
    if (are_among(dictionary.lemmas(term.text), own.lemmas)) own.forms.push_back(term.text);
  }
  for (std::size_t i = own.lemmas.size(); i-- > 0;) {
    for (std::string& other : spellings_of(own.lemmas[i])) {
      own.lemmas.push_back(std::move(other));
    }
  }
  if (!are_among(lemmas, {token})) return own;
  for (const std::string& spelling : spellings_of(token)) {
    for (std::string& lemma : dictionary.lemmas(spelling)) own.lemmas.push_back(std::move(lemma));
  }
  return own;
}

/// The forms of another spelling, as far as they are of this word: "analyses" is another
/// spelling of "analyzes", and "analysis" is another word.
std::vector<WeightedTerm> WordExpander::spelling_family(const std::string& spelling,
                                                        TermReason reason,
                                                        const OwnWord& own) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  const std::vector<std::string> lemmas = dictionary.lemmas(spelling);
  if (!expand_.inflections || are_among(lemmas, own.lemmas))
    return family(spelling, reason, reason);
  std::vector<WeightedTerm> terms;
  if (dictionary.contains(spelling) && is_one_of(spelling, own.lemmas))
    terms.push_back({spelling, reason});
  for (const std::string& lemma : lemmas) {
    if (!is_one_of(lemma, own.lemmas)) continue;
    for (const Dictionary::Number number : dictionary.forms(lemma)) {
      add_terms(terms, {{std::string(dictionary.word(number)), reason}});
    }
  }
  return terms;
}

void WordExpander::add_spellings(const std::string& token, TermReason reason,
                                 std::vector<WeightedTerm>& terms) const {
  const OwnWord own = own_word(token, terms);
  for (const std::string& form : own.forms) {
    for (const std::string& spelling : spellings_of(form)) {
      add_terms(terms, spelling_family(spelling, reason, own));
    }
  }
  for (const auto* group : session_.reader().thesaurus_table().groups_of({token})) {
    if (!group->spelling) continue;
    for (const auto& name : group->names) {
      if (name.size() == 1) add_terms(terms, family(name[0], reason, reason));
    }
  }
}

/// A derived word that most entries have would drown the word typed. That most are more than
/// half was chosen by judged questions: D93.
void WordExpander::add_derivations(const std::string& token,
                                   std::vector<WeightedTerm>& terms) const {
  std::vector<std::string> spellings{token};
  for (const WeightedTerm& term : terms) {
    if (term.reason == TermReason::variant) spellings.push_back(term.text);
  }
  const Dictionary& dictionary = session_.reader().dictionary();
  const std::size_t all_entries = session_.reader().columns().size();
  for (const std::string& spelling : spellings) {
    for (const Dictionary::Number number : dictionary.derivations(spelling)) {
      if (2 * std::size_t{dictionary.properties(number).entries} > all_entries) continue;
      add_terms(terms, {{std::string(dictionary.word(number)), TermReason::derivation}});
    }
  }
}

/// Of words as they are typed, whose umlauts entries may have spelled out. Very many in a row are
/// a quotation, and stand for themselves.
TermRow WordExpander::row_of_typed(std::string_view text) const {
  TermRow row{{}, TermReason::exact, 0};
  const std::vector<std::string> words = tokens_of(text);
  const bool have_forms = words.size() <= kMostWithForms;
  for (const std::string& word : words) {
    row.places.push_back(have_forms ? forms(word, TermReason::exact, TermReason::inflection)
                                    : std::vector{WeightedTerm{word, TermReason::exact}});
  }
  if (!have_forms || !expand_.variants || !has_umlaut(text)) return row;
  const std::vector<Token> tokens = session_.analyzer().analyze(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string spelled = spelled_out(
        session_.analyzer(), text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin));
    if (!spelled.empty())
      add_terms(row.places[i], family(spelled, TermReason::variant, TermReason::variant));
  }
  return row;
}

Meaning WordExpander::word(const tree::Word& word) const {
  if (word.exact) return phrase({word});
  if (const std::string closed = closed_of(word); !closed.empty()) {
    return this->word({{word.field, closed, false}});
  }
  const std::vector<std::string> tokens = tokens_of(word.text);
  Meaning meaning = meaning_of(row_of_typed(word.text));
  add_meaning(meaning, alternatives(tokens));
  add_hyphened(word.text, tokens, meaning);
  add_units(tokens, 0, meaning);
  if (expand_.variants && !is_name_field(word.field)) add_without_article(word.text, meaning);
  if (expand_.derivations && tokens.size() == 1) add_derivations(tokens[0], meaning.terms);
  if (word.max_edits > 0 && tokens.size() == 1) add_fuzzy(tokens[0], word.max_edits, meaning);
  return meaning;
}

Meaning WordExpander::phrase(const tree::Phrase& phrase) const {
  if (phrase.exact && has_wildcards(phrase.text)) return phrase_of_wildcards(phrase);
  const std::vector<std::string> tokens = tokens_of(phrase.text);
  TermRow row;
  if (phrase.exact) {
    for (const std::string& token : tokens) row.places.push_back({{token, TermReason::exact}});
  } else {
    row = row_of_typed(phrase.text);
  }
  row.window = phrase.window;
  Meaning meaning = meaning_of(std::move(row));
  if (phrase.exact) return meaning;
  add_meaning(meaning, alternatives(tokens));
  add_units(tokens, phrase.window, meaning);
  add_meaning(meaning, narrower(tokens));
  return meaning;
}

Meaning WordExpander::wildcard(const tree::Wildcard& wildcard) const {
  TermRow row;
  add_patterns(wildcard.text, row);
  Meaning meaning = meaning_of_patterns(std::move(row));
  if (!wildcard.open) return meaning;
  Meaning open = of_open_word(wildcard);
  add_meaning(open, meaning);
  return open;
}

/// What the word stands for if nothing is missing of it.
Meaning WordExpander::of_open_word(const tree::Wildcard& wildcard) const {
  const tree::Word typed{
      {wildcard.field, std::string(without_last(wildcard.text, 1)), wildcard.exact}};
  Meaning meaning = word(typed);
  if (!typed.exact) add_meaning(meaning, narrower(tokens_of(typed.text)));
  return meaning;
}

/// "cognitive behavio* therap*": each word as it stands, or what its wildcard stands for.
Meaning WordExpander::phrase_of_wildcards(const tree::Phrase& phrase) const {
  TermRow row;
  row.window = phrase.window;
  for (const std::string_view word : split_words(phrase.text)) {
    if (has_wildcards(word)) {
      add_patterns(trim_punctuation(word, "*"), row);
      continue;
    }
    for (const std::string& token : tokens_of(word)) {
      row.places.push_back({{token, TermReason::exact}});
    }
  }
  return meaning_of_patterns(std::move(row));
}

/// Adds a place for each word of a text with wildcards.
void WordExpander::add_patterns(std::string_view text, TermRow& row) const {
  const std::string patterns = fold_glob(text, session_.analyzer());
  for (const std::string_view pattern : split_words(patterns)) {
    row.places.push_back(matching(std::string(pattern)));
  }
}

Meaning WordExpander::meaning_of_patterns(TermRow row) const {
  row.reason = TermReason::wildcard;
  bool cut = false;
  for (std::vector<WeightedTerm>& place : row.places) {
    if (place.empty()) {
      row.places.clear();
      break;
    }
    keep_most_frequent(place, cut);
  }
  Meaning meaning = meaning_of(std::move(row));
  meaning.cut = cut;
  return meaning;
}

/// The words of the dictionary that a pattern stands for.
std::vector<WeightedTerm> WordExpander::matching(const std::string& pattern) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  const std::size_t begin = pattern.find_first_of(kWildcards);
  const auto [first, last] = dictionary.with_prefix(pattern.substr(0, begin));
  const bool is_beginning = begin + 1 == pattern.size() && pattern.back() == '*';
  const std::string_view literal = longest_literal(pattern);
  std::vector<WeightedTerm> terms;
  for (Dictionary::Number number = first; number < last; ++number) {
    session_.deadline().spend(is_beginning ? 1 : kStepsOfGlob);
    const std::string_view text = dictionary.word(number);
    if (!is_beginning && text.find(literal) == text.npos)
      continue;  // far cheaper, and true of nearly all
    if (is_beginning || matches_glob(text, pattern))
      terms.push_back({std::string(text), TermReason::wildcard});
  }
  return terms;
}

Meaning WordExpander::synonyms(const std::vector<std::string>& tokens) const {
  Meaning meaning;
  add_synonyms(tokens, meaning);
  return meaning;
}

Meaning WordExpander::alternatives(const std::vector<std::string>& tokens) const {
  Meaning meaning;
  if (expand_.variants) {
    if (tokens.size() == 1) add_open(tokens[0], meaning);
    add_closed(tokens, meaning);
    add_decimal(tokens, meaning);
    add_greek(tokens, meaning);
  }
  add_synonyms(tokens, meaning);
  return meaning;
}

void WordExpander::add_synonyms(const std::vector<std::string>& tokens, Meaning& meaning) const {
  const ThesaurusTable& thesaurus = session_.reader().thesaurus_table();
  for (const auto* group : thesaurus.groups_of(tokens)) {
    if (group->spelling ? !expand_.variants : !expand_.thesaurus) continue;
    const TermReason reason = group->spelling ? TermReason::variant : TermReason::thesaurus;
    if (!group->topic.empty()) meaning.topics.push_back(group->topic);
    add_names(*group, tokens, reason, meaning);
  }
}

/// The names of a group but for the one that `tokens` are.
void WordExpander::add_names(const ThesaurusTable::Synonyms& group,
                             const std::vector<std::string>& tokens, TermReason reason,
                             Meaning& meaning) const {
  for (const auto& name : group.names) {
    if (!session_.reader().thesaurus_table().same_words(name, tokens))
      add_written(name, reason, meaning);
  }
}

/// The forms of a word as long as this lives: the hundred names of what is narrower than
/// psychotherapy share their words, and each is looked for once.
const std::vector<WeightedTerm>& WordExpander::known_forms(const std::string& word,
                                                           TermReason reason) const {
  const auto [known, is_new] = known_forms_.try_emplace({reason, word});
  if (is_new) known->second = forms(word, reason, reason);
  return known->second;
}

/// Words that stand for the same, side by side, if the index has each in some form.
void WordExpander::add_written(const std::vector<std::string>& words, TermReason reason,
                               Meaning& meaning) const {
  if (words.size() == 1) {
    add_terms(meaning.terms, known_forms(words[0], reason));
    return;
  }
  TermRow row{{}, reason, 0};
  for (const std::string& word : words) {
    row.places.push_back(known_forms(word, reason));
    if (row.places.back().empty()) return;
  }
  meaning.rows.push_back(std::move(row));
}

Meaning WordExpander::narrower(const std::vector<std::string>& tokens) const {
  Meaning meaning;
  if (!expand_.narrower) return meaning;
  const ThesaurusTable& thesaurus = session_.reader().thesaurus_table();
  for (const auto* group : thesaurus.groups_of(tokens)) {
    for (const std::size_t number : group->narrower) {
      add_names(thesaurus.group(number), tokens, TermReason::narrower, meaning);
    }
  }
  return meaning;
}

void WordExpander::add_fuzzy(const std::string& token, int max_edits, Meaning& meaning) const {
  // The first letter is taken as right: people seldom miss it, and it spares
  // nearly all of the dictionary.
  const Dictionary& dictionary = session_.reader().dictionary();
  const auto edits = static_cast<std::size_t>(max_edits);
  EditDistance distance(token);
  std::vector<WeightedTerm> near;
  const auto [first, last] = dictionary.with_prefix(token.substr(0, 1));
  for (Dictionary::Number number = first; number < last; ++number) {
    session_.deadline().spend(kStepsOfComparison);
    const std::string_view text = dictionary.word(number);
    if (distance.to(text, edits) <= edits) near.push_back({std::string(text), TermReason::fuzzy});
  }
  add_terms(meaning.terms, near);
  keep_most_frequent(meaning.terms, meaning.cut);
}

void WordExpander::keep_most_frequent(std::vector<WeightedTerm>& terms, bool& cut) const {
  if (terms.size() <= most_) return;
  cut = true;
  const Dictionary& dictionary = session_.reader().dictionary();
  std::stable_sort(terms.begin(), terms.end(), [&](const auto& a, const auto& b) {
    return dictionary.entries(a.text) > dictionary.entries(b.text);
  });
  terms.resize(most_);
}

}  // namespace pprsearch
