// Which words are spellings of one another.
#include <algorithm>
#include <regex>

#include "base/stop_words.h"
#include "search/plan/greek.h"
#include "search/plan/spelling.h"
#include "tests/support/naive_meaning.h"
#include "text/umlauts.h"

namespace pprsearch::test {
namespace {

/// Whether a Greek letter beside the word may be glued to it or not.
bool may_be_glued(const std::string& word) {
  const bool is_digit = word >= "0" && word <= "9";
  return !is_stop_word(word) && (word.size() > 1 || is_digit);
}

/// Whether people write both parts as one word or as two.
bool may_be_either(const std::string& before, const std::string& part) {
  if (is_greek_letter(part) == is_greek_letter(before)) return false;
  return may_be_glued(is_greek_letter(part) ? before : part);
}

}  // namespace

/// Of another spelling: its family, but for the forms of what is not in `own`.
std::set<std::string> NaiveVocabulary::respelled_family(const std::string& spelling,
                                                        const std::set<std::string>& own,
                                                        const Expand& expand) const {
  Texts shared = lemmas(spelling);
  const std::size_t all = shared.size();
  std::erase_if(shared, [&](const std::string& lemma) { return !own.contains(lemma); });
  if (!expand.inflections || shared.size() == all) return family(spelling, expand);
  std::set<std::string> found;
  for (const auto& [word, properties] : words_) {
    const bool is_form = std::any_of(
        shared.begin(), shared.end(),
        [&, &word = word](const std::string& lemma) { return is_form_of(word, lemma); });
    if (is_form || (word == spelling && own.contains(spelling))) found.insert(word);
  }
  return found;
}

/// Words as they were typed: with an umlaut also as other people write it.
Meaning NaiveVocabulary::typed_meaning(const std::string& text, const Expand& expand) {
  Meaning meaning = own_meaning(tokens(text), TermReason::exact, expand);
  if (!expand.variants) return meaning;
  const std::vector<Token> typed = analyzer_.analyze(text);
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::string original = text.substr(typed[i].begin, typed[i].end - typed[i].begin);
    const std::string spelled = spelled_out(analyzer_, original);
    if (spelled.empty()) continue;
    for (const std::string& word : family(spelled, expand)) {
      if (typed.size() > 1)
        meaning.at(0).places.at(i).insert(word);
      else
        add_new(meaning, {{{{word}}, TermReason::variant, 0}});
    }
  }
  return meaning;
}

/// By rule, and as an entry has the word with an umlaut.
NaiveVocabulary::Texts NaiveVocabulary::other_spellings(const std::string& word) const {
  Texts others = spelling_variants(word);
  for (const auto& [other, properties] : words_) {
    if (properties.spelled_out.contains(word)) others.push_back(other);
  }
  return others;
}

/// The families of other spellings, of the word and its forms: by rule where the corpus
/// has them, and by the thesaurus.
std::set<std::string> NaiveVocabulary::spellings(const std::string& token,
                                                 const Expand& expand) const {
  std::set<std::string> found;
  if (!expand.variants) return found;
  std::set<std::string> own_lemmas{token};
  if (expand.inflections) {
    for (const std::string& lemma : lemmas(token)) own_lemmas.insert(lemma);
    if (token.ends_with("yses")) own_lemmas.insert(token.substr(0, token.size() - 1));
  }
  std::set<std::string> own = own_lemmas;
  for (const std::string& form : family(token, expand)) {
    const Texts of = lemmas(form);
    const bool no_others = std::all_of(
        of.begin(), of.end(), [&](const std::string& lemma) { return own_lemmas.contains(lemma); });
    if (no_others) own.insert(form);
  }
  std::set<std::string> respelled = own_lemmas;
  for (const std::string& lemma : own_lemmas) {
    for (const std::string& other : other_spellings(lemma)) respelled.insert(other);
  }
  if (lemmas(token) == Texts{token}) {
    for (const std::string& other : other_spellings(token)) {
      for (const std::string& lemma : lemmas(other)) respelled.insert(lemma);
    }
  }
  for (const std::string& form : own) {
    for (const std::string& spelling : other_spellings(form)) {
      found.merge(respelled_family(spelling, respelled, expand));
    }
  }
  for (const Group& group : groups_) {
    const bool named = std::count(group.names.begin(), group.names.end(), Texts{token}) > 0;
    if (!group.spellings || !named) continue;
    for (const Texts& name : group.names) {
      if (name.size() == 1) found.merge(family(name[0], expand));
    }
  }
  return found;
}

/// The words with each border of a Greek letter closed, and with each open, but not as they are.
Meaning NaiveVocabulary::greek_writings(const Texts& texts, const Expand& expand) const {
  struct Writing {
    Texts words;
    bool as_typed = true;
  };
  std::vector<Writing> writings(1);
  std::string before;
  std::size_t borders = 0;
  for (const std::string& text : texts) {
    bool is_glued = false;
    for (const std::string& part : greek_parts(text)) {
      const bool either = may_be_either(before, part);
      borders += either ? 1 : 0;
      std::vector<Writing> longer;
      for (const Writing& writing : writings) {
        for (const bool glue : {true, false}) {
          if (!either && glue != is_glued) continue;
          Writing more = writing;
          if (glue)
            more.words.back() += part;
          else
            more.words.push_back(part);
          more.as_typed = more.as_typed && glue == is_glued;
          longer.push_back(std::move(more));
        }
      }
      writings = std::move(longer);
      before = part;
      is_glued = true;
    }
  }
  Meaning meaning;
  if (texts.size() > 3 || borders > 3) return meaning;
  for (const Writing& writing : writings) {
    if (!writing.as_typed)
      add_new(meaning, own_meaning(writing.words, TermReason::variant, expand));
  }
  return meaning;
}

/// The words with each number apart from its unit, and with each glued to it: "100mg/day" and
/// "100 mg/day".
Meaning NaiveVocabulary::units(const Texts& texts, int window, const Expand& expand) const {
  static const std::regex kUnit("([a-z]{2,})([0-9][a-z0-9]*)|([0-9][0-9.]*)([a-z]{2}[a-z0-9]*)");
  if (!expand.variants || texts.size() < 2) return {};
  if (!decimals(texts).empty()) return {};
  const auto parted = [&](const std::string& text) -> Texts {
    std::smatch parts;
    if (!std::regex_match(text, parts, kUnit) || is_stop_word(parts.str(1) + parts.str(4)) ||
        greek_parts(text).size() > 1)
      return {};
    return {parts.str(1) + parts.str(3), parts.str(2) + parts.str(4)};
  };
  const auto own = [&](const std::string& text) {
    std::set<std::string> place = family(text, expand);
    place.merge(spellings(text, expand));
    return place;
  };
  Reading apart{{}, TermReason::variant, window};
  Reading glued = apart;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Texts parts = parted(texts[i]);
    if (!parts.empty() && words_.contains(parts[0]) && words_.contains(parts[1])) {
      apart.places.push_back({parts[0]});
      apart.places.push_back(family(parts[1], expand));
      if (window > 0) ++apart.window;
    } else {
      apart.places.push_back(own(texts[i]));
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string both = i + 1 < texts.size() ? texts[i] + texts[i + 1] : "";
    const Texts parts = parted(both);
    const bool is_one = words_.contains(both) && !parts.empty() && parts[0] == texts[i];
    glued.places.push_back(is_one ? family(both, expand) : own(texts[i]));
    i += is_one ? 1 : 0;
  }
  Meaning meaning;
  for (Reading& reading : Meaning{apart, glued}) {
    if (reading.places.size() == texts.size()) continue;
    if (reading.places.size() > 1) {
      add_new(meaning, {reading});
      continue;
    }
    for (const std::string& word : reading.places[0]) {
      add_new(meaning, {{{{word}}, TermReason::variant, 0}});
    }
  }
  return meaning;
}

}  // namespace pprsearch::test
