// A participle drops the e of its lemma, doubles its last letter, changes y to i or adds a
// k, and what is left does not always tell which. Spelling says much all the same: a verb of one
// syllable that ends in one vowel and one consonant doubles that, so "car" of caring
// is care; v, c, u and a lone s or z end no verb; -er, -en and -it seldom have an e behind
// them, and the verbs that do are listed. What is left open, the vocabulary decides.
#include "text/participles.h"

#include "base/strings.h"
#include "text/irregular_forms.h"

namespace pprsearch {
namespace {

using Candidates = std::vector<std::string>;

class VerbStem {
 public:
  explicit VerbStem(std::string_view stem) : stem_(stem) {}

  Candidates lemmas() const {
    if (vowel_groups(stem_) == 0) return {};
    const std::string with_e = plus(stem_, "e");
    if (is_in(WordTable::silent_e, with_e) || is_in(WordTable::the_verbs, with_e) ||
        is_in(WordTable::che_nouns, with_e))
      return {with_e};
    if (ends_in_doubled(stem_)) return doubled();
    if (stem_.ends_with("ck")) return with_k();
    if (is_in(WordTable::single_s_verbs, stem_) || is_in(WordTable::verbs_in_c, stem_))
      return {std::string(stem_)};
    if (stem_.size() <= 2)
      return is_in(WordTable::short_verbs, with_e) ? Candidates{with_e} : Candidates{};
    if (needs_e()) return {with_e};
    if (is_bare()) return {std::string(stem_)};
    if (stem_.ends_with("at")) return {with_e, std::string(stem_)};
    return {std::string(stem_), with_e};
  }

 private:
  /// planned: plan. telling: tell. focussed: focus. adding: add.
  Candidates doubled() const {
    const std::string_view single = without_last(stem_, 1);
    const bool may_be_whole = is_one_of(stem_.back(), "fslz");
    if (is_in(WordTable::doubled_verbs, stem_)) return {std::string(stem_)};
    Candidates lemmas;
    if (may_be_whole && stem_.back() != 'l') lemmas.emplace_back(stem_);
    if (single.ends_with("uel") || single.ends_with("ial")) lemmas.emplace_back(single);  // fuelled
    if (ends_in_vowel_consonant(single)) {
      const bool short_word = vowel_groups(single) == 1;
      if (!short_word || !may_be_whole || is_in(WordTable::doubling_monosyllables, single))
        lemmas.emplace_back(single);
    }
    if (stem_.back() == 'l') lemmas.emplace_back(stem_);
    if (stem_.ends_with("mm")) lemmas.push_back(plus(stem_, "e"));
    return lemmas;
  }

  /// panicked: panic. checked: check.
  Candidates with_k() const {
    const std::string_view single = without_last(stem_, 1);
    Candidates lemmas{std::string(stem_)};
    if ((vowel_groups(single) > 1 && single.ends_with("ic")) ||
        is_in(WordTable::verbs_in_c, single))
      lemmas.emplace_back(single);
    return lemmas;
  }

  /// Without the e the lemma would not be an English word, or would double its last letter.
  bool needs_e() const {
    const char last = stem_.back();
    const char before = stem_[stem_.size() - 2];
    const bool behind_vowel = is_vowel(stem_, stem_.size() - 2);
    if (vowel_groups(stem_) == 1 && ends_in_vowel_consonant(stem_)) return true;
    switch (last) {
      case 'v':
      case 'c':
        return true;
      case 'u':
        return before != 'o' && before != 'a';
      case 'l':
        return !behind_vowel && !is_one_of(before, "rlw");
      case 'r':
        return !behind_vowel && is_one_of(before, "bcdfgpt");
      case 'z':
        return before != 't';
      case 's':
        return true;
      case 'g':
        return is_one_of(before, "dlr");
      default:
        return false;
    }
  }

  bool is_bare() const {
    const std::size_t size = stem_.size();
    if (is_vowel(stem_, size - 1)) return !is_one_of(stem_.back(), "oe");
    if (is_one_of(stem_.back(), "wxyh")) return true;
    if (!is_vowel(stem_, size - 2)) return true;
    if (is_vowel(stem_, size - 3)) return stem_.ends_with("uit");
    return stem_.ends_with("er") || stem_.ends_with("en") || stem_.ends_with("it");
  }

  std::string_view stem_;
};

}  // namespace

bool is_vowel(std::string_view word, std::size_t at) {
  switch (word[at]) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
      return true;
    case 'u':
      return at == 0 || word[at - 1] != 'q';
    case 'y':
      return at > 0 && !is_vowel(word, at - 1);
    default:
      return false;
  }
}

std::size_t vowel_groups(std::string_view word) {
  std::size_t groups = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (is_vowel(word, i) && (i == 0 || !is_vowel(word, i - 1))) ++groups;
  }
  return groups;
}

bool ends_in_vowel_consonant(std::string_view word) {
  const std::size_t size = word.size();
  if (size < 2 || is_vowel(word, size - 1) || !is_vowel(word, size - 2)) return false;
  if (std::string_view("wxy").find(word.back()) != std::string_view::npos) return false;
  return size == 2 || !is_vowel(word, size - 3);
}

bool ends_in_doubled(std::string_view word) {
  return word.size() > 2 && word.back() == word[word.size() - 2] &&
         !is_vowel(word, word.size() - 1);
}

std::vector<std::string> lemmas_of_participle(std::string_view stem) {
  return VerbStem(stem).lemmas();
}

}  // namespace pprsearch
