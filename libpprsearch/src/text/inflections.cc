// Inflections
// -----------
// A form is taken apart by the rules of English spelling, backwards: each ending
// names the lemmas that may have it, and the vocabulary decides. Of "hoping" hope
// may be the lemma and hop may not, since that would double its p; of "tasted"
// taste may be and tast may be, and only one is a word. If two are words, the
// one that more entries have is it. If none is, two forms of it that are words
// bear each other out: depressed and depressing are forms of depress though no
// entry has that.
//
// What rules cannot know is in tables of closed classes (irregular_forms.cc): the
// irregular verbs and plurals, comparatives, and words that only look like forms.
// A word of grammar is not a form, and has none. No rule turns one part of speech into
// another: severity, therapist and organization are lemmas.
#include "text/inflections.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "text/irregular_forms.h"
#include "text/participles.h"

namespace pprsearch {
namespace {

constexpr std::size_t kShortestForm = 3;

/// tests, approaches.
std::string with_s(std::string_view lemma) {
  const bool hisses =
      is_one_of(lemma.back(), "sxz") || lemma.ends_with("ch") || lemma.ends_with("sh");
  return plus(lemma, hisses ? "es" : "s");
}

using Candidates = std::vector<std::string>;

class Analysis {
 public:
  Analysis(std::string_view form, const EntriesOfWord& entries) : form_(form), entries_(entries) {}

  /// None if the form is not an inflection.
  Candidates lemmas() const {
    if (is_in(WordTable::grammar, form_) || is_in(WordTable::own_words, form_)) return {};
    if (const auto listed = irregular_lemmas(form_); !listed.empty())
      return {listed.begin(), listed.end()};
    for (const auto rule : {&Analysis::compound, &Analysis::ing, &Analysis::ed, &Analysis::s,
                            &Analysis::compared, &Analysis::latin}) {
      if (Candidates found = (this->*rule)(); !found.empty()) return found;
    }
    return {};
  }

 private:
  bool ends(std::string_view ending) const { return form_.ends_with(ending); }
  std::string_view stem(std::size_t letters) const { return without_last(form_, letters); }

  std::uint32_t entries(std::string_view lemma) const {
    if (lemma.size() < 2 || is_in(WordTable::grammar, lemma)) return 0;
    return entries_(lemma);
  }

  /// Another form of an irregular verb shows that there is the verb.
  bool is_irregular(const std::string& lemma) const {
    if (is_irregular_verb(lemma)) return true;
    const std::vector<std::string> forms = compound_forms(lemma);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const std::string& form) { return entries(form) > 0; });
  }

  /// The candidate that most entries have, if any has it.
  Candidates most_frequent(const Candidates& candidates) const {
    const std::string* best = nullptr;
    std::uint32_t most = 0;
    for (const std::string& candidate : candidates) {
      const std::uint32_t count = entries(candidate);
      if (count <= most) continue;
      most = count;
      best = &candidate;
    }
    return best ? Candidates{*best} : Candidates{};
  }

  Candidates known(const Candidates& candidates) const {
    Candidates found;
    for (const std::string& candidate : candidates) {
      if (entries(candidate) > 0) found.push_back(candidate);
    }
    return found;
  }

  /// policewomen: policewoman. withheld: withhold.
  Candidates compound() const {
    const Candidates candidates = compound_lemmas(form_);
    if (Candidates best = most_frequent(candidates); !best.empty()) return best;
    for (const std::string& candidate : candidates) {
      if (entries(candidate + "ing") > 0 || entries(with_s(candidate)) > 0) return {candidate};
    }
    return {};
  }

  Candidates ing() const { return ends("ing") ? of_verb_stem(stem(3), "ed") : Candidates{}; }

  Candidates ed() const {
    if (!ends("ed")) return {};
    if (ends("eed")) {  // agreed, but not feed
      const std::string_view lemma = stem(1);
      return vowel_groups(lemma) > 1 || lemma == "free" ? known({std::string(lemma)})
                                                        : Candidates{};
    }
    if (ends("ied")) {
      if (form_.size() == 4) return known({plus(stem(3), "ie")});
      return of_y_stem(stem(3));
    }
    return of_verb_stem(stem(2), "ing");
  }

  /// studies, studied: study. movies: movie.
  Candidates of_y_stem(std::string_view stem) const {
    const std::string ie = plus(stem, "ie");
    if (is_in(WordTable::ie_verbs, ie)) return {ie};
    const std::string y = plus(stem, "y");
    if (Candidates best = most_frequent({y, ie}); !best.empty()) return best;
    return has_two_forms(stem) ? Candidates{y} : Candidates{};
  }

  bool has_two_forms(std::string_view stem) const {
    const auto forms = {plus(stem, "ies"), plus(stem, "ied"), plus(stem, "ying")};
    return std::any_of(forms.begin(), forms.end(),
                       [&](const std::string& form) { return form != form_ && entries(form) > 0; });
  }

  /// Lemmas of a participle; `other` = the ending of the other participle.
  Candidates of_verb_stem(std::string_view stem, std::string_view other) const {
    if (stem.ends_with("y") && is_in(WordTable::ie_verbs, plus(without_last(stem, 1), "ie")))
      return {plus(without_last(stem, 1), "ie")};
    const Candidates candidates = lemmas_of_participle(stem);
    if (Candidates best = most_frequent(candidates); !best.empty()) return best;
    for (const std::string& candidate : candidates) {
      if (entries(with_s(candidate)) > 0 || is_irregular(candidate)) return {candidate};
    }
    if (!candidates.empty() && entries(plus(stem, other)) > 0) return {candidates.front()};
    if (stem.size() > 2 && stem.back() == 'y' && has_two_forms(without_last(stem, 1)))
      return {std::string(stem)};
    return {};
  }

  Candidates s() const {
    if (!ends("s") || ends("ss")) return {};
    if (ends("ings")) {
      if (Candidates found = of_gerund(); !found.empty()) return found;
    }
    if (Candidates found = es(); !found.empty()) return found;
    return plain_s();
  }

  /// findings: find.
  Candidates of_gerund() const {
    const std::string_view gerund = stem(1);
    if (Candidates verb = Analysis(gerund, entries_).lemmas(); !verb.empty()) return verb;
    return known({std::string(gerund)});
  }

  Candidates es() const {
    const std::string stem3(form_.size() > 3 ? stem(3) : std::string_view());
    if (stem3.empty()) return {};
    if (ends("ies")) return form_.size() == 4 ? Candidates{} : of_y_stem(stem3);
    if (ends("ves")) return ves(stem3);
    if (ends("ses")) return ses(stem3);
    if (ends("oes")) return most_frequent({stem3 + "o", stem3 + "oe"});
    if (ends("xes")) return most_frequent_or_borne_out({stem3 + "x", stem3 + "xe"});
    if (ends("zes")) return most_frequent({stem3 + "ze", stem3 + "z"});
    if (ends("thes") && !is_in(WordTable::the_verbs, stem(1)))
      return most_frequent({std::string(stem(1)), std::string(stem(2))});
    if (ends("shes")) return most_frequent_or_borne_out({std::string(stem(2))});
    if (ends("ches")) {
      if (is_in(WordTable::che_nouns, stem(1))) return {std::string(stem(1))};
      return most_frequent_or_borne_out({std::string(stem(2))});
    }
    if (form_.size() > 5 && (ends("ices") || ends("yces")))
      return most_frequent(
          {std::string(stem(1)), std::string(stem(4)) + "ix", std::string(stem(4)) + "ex"});
    return {};
  }

  Candidates most_frequent_or_borne_out(const Candidates& candidates) const {
    if (Candidates best = most_frequent(candidates); !best.empty()) return best;
    return is_borne_out(candidates.front()) ? Candidates{candidates.front()} : Candidates{};
  }

  /// leaves: leaf, leave.
  Candidates ves(const std::string& stem3) const {
    Candidates found;
    for (const std::string& noun : {stem3 + "f", stem3 + "fe"}) {
      if (has_ending_in(WordTable::ves_nouns, noun) && entries(noun) > 0) found.push_back(noun);
    }
    if (entries(stem3 + "ve") > 0) found.push_back(stem3 + "ve");
    return found;
  }

  /// analyses: analyse, analysis. responses, biases, processes.
  Candidates ses(const std::string& stem3) const {
    Candidates candidates{stem3 + "se"};
    const std::string single = stem3 + "s";
    const bool of_sis = single.ends_with("sis") || single.ends_with("xis");
    if (single.ends_with("ss") || (vowel_groups(single) > 1 && !of_sis && single.size() > 4) ||
        is_in(WordTable::single_s_verbs, single))
      candidates.push_back(single);
    Candidates found = single.ends_with("ss") ? most_frequent_or_borne_out({single, candidates[0]})
                                              : most_frequent(candidates);
    if (stem3.size() > 2 && entries(stem3 + "sis") > 0) found.push_back(stem3 + "sis");
    return found;
  }

  Candidates plain_s() const {
    const std::string lemma(stem(1));
    if (!may_add_s(lemma)) return {};
    const std::uint32_t count = entries(lemma);
    if (count > 0) return {lemma};
    return is_borne_out(lemma) ? Candidates{lemma} : Candidates{};
  }

  bool may_add_s(std::string_view lemma) const {
    const std::size_t size = lemma.size();
    if (size < 2 || is_one_of(lemma.back(), "sxz") || lemma.ends_with("sh")) return false;
    if (size == 2 && !is_vowel(lemma, 0) && is_vowel(lemma, 1)) return false;
    if (lemma.back() == 'y' && is_vowel(lemma, size - 1) &&
        entries(plus(without_last(lemma, 1), "ies")) > 0)
      return false;
    if (lemma.back() == 'u' || lemma.back() == 'i')
      return size > 2 && (size < 5 || entries_(form_) > 0) &&
             2 * std::uint64_t{entries(lemma)} >= entries_(form_);
    if (lemma.ends_with("ic"))
      return size <= 4 || lemma.starts_with("anti") || is_in(WordTable::counted_ic, lemma) ||
             has_ending_in(WordTable::counted_ic_endings, lemma);
    return true;
  }

  /// A verb that no entry has, but for two of its forms.
  bool is_borne_out(std::string_view lemma) const {
    if (lemma.back() == 'e') {
      return entries(plus(lemma, "d")) > 0 || entries(plus(without_last(lemma, 1), "ing")) > 0;
    }
    std::string stem(lemma);
    if (ends_in_vowel_consonant(lemma) && vowel_groups(lemma) == 1) stem += lemma.back();
    return entries(stem + "ed") > 0 || entries(stem + "ing") > 0 ||
           is_irregular(std::string(lemma));
  }

  Candidates compared() const {
    const std::size_t letters = ends("er") ? 2 : ends("est") ? 3 : 0;
    if (letters == 0 || form_.size() < letters + 2) return {};
    const std::string_view base = stem(letters);
    Candidates candidates{plus(base, "e")};
    if (vowel_groups(base) > 1 || !ends_in_vowel_consonant(base)) candidates.emplace_back(base);
    if (base.back() == 'i') candidates.push_back(plus(without_last(base, 1), "y"));
    if (ends_in_doubled(base)) candidates.emplace_back(without_last(base, 1));
    for (std::string& candidate : candidates) {
      if (is_in(WordTable::adjectives, candidate)) return {std::move(candidate)};
    }
    return {};
  }

  Candidates latin() const {
    if (form_.size() < 5) return {};
    if (ends("ae")) return known({std::string(stem(1))});
    if (ends("mata")) return known({std::string(stem(2))});
    if (ends("eaux")) return known({std::string(stem(1))});
    if (ends("i")) return known({plus(stem(1), "us")});
    if (ends("a")) return neuter(plus(stem(1), "um"));
    return {};
  }

  Candidates neuter(const std::string& lemma) const {
    static constexpr std::string_view kEndings[] = {"ium",  "ulum",  "endum", "andum", "atum",
                                                    "trum", "imum",  "emum",  "ellum", "illum",
                                                    "uum",  "entum", "antum", "brum"};
    if (is_in(WordTable::elements, lemma)) return {};
    const bool usual =
        std::any_of(std::begin(kEndings), std::end(kEndings),
                    [&](std::string_view ending) { return lemma.ends_with(ending); });
    return usual ? known({lemma}) : Candidates{};
  }

  std::string_view form_;
  const EntriesOfWord& entries_;
};

/// "9s" of "PHQ-9s".
bool is_short_number_with_s(std::string_view form) {
  return form.size() > 1 && form.size() <= 3 && form.back() == 's' &&
         form[form.size() - 2] != '0' && std::all_of(form.begin(), form.end() - 1, is_digit);
}

/// Regular forms, right and wrong: lemmas_of() tells which are.
class Forms {
 public:
  explicit Forms(std::string_view lemma) : lemma_(lemma) {}

  std::vector<std::string> all() {
    for (const std::string_view form : irregular_forms(lemma_)) forms_.emplace_back(form);
    for (std::string& form : compound_forms(lemma_)) forms_.push_back(std::move(form));
    if (lemma_.size() < 2 || is_digit(lemma_.front())) {
      add(lemma_, {"s"});
      return std::move(forms_);
    }
    add(lemma_, {"s", "es", "ed", "d", "ing", "er", "est", "r", "st"});
    const std::string_view stem = without_last(lemma_, 1);
    if (lemma_.back() == 'e') add(stem, {"ing"});
    if (lemma_.back() == 'y') add(stem, {"ies", "ied", "ier", "iest"});
    if (lemma_.back() == 'f') add(stem, {"ves"});
    if (lemma_.back() == 'c') add(lemma_, {"ked", "king"});
    if (lemma_.back() == 'm') add(lemma_, {"med", "ming"});
    if (lemma_.ends_with("fe")) add(without_last(lemma_, 2), {"ves"});
    if (lemma_.ends_with("ie")) add(without_last(lemma_, 2), {"ying"});
    add(std::string(lemma_) + lemma_.back(), {"ed", "ing", "er", "est", "es"});
    add_latin();
    const std::size_t regular = forms_.size();
    for (std::size_t i = 0; i < regular; ++i) {
      if (forms_[i].ends_with("ing")) forms_.push_back(forms_[i] + 's');
    }
    return std::move(forms_);
  }

 private:
  void add(std::string_view stem, std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings) forms_.push_back(plus(stem, ending));
  }

  void add_latin() {
    if (lemma_.size() < 4) return;
    const std::string_view stem2 = without_last(lemma_, 2);
    if (lemma_.ends_with("us")) add(stem2, {"i"});
    if (lemma_.ends_with("um")) add(stem2, {"a"});
    if (lemma_.ends_with("is")) add(stem2, {"es"});
    if (lemma_.ends_with("ix") || lemma_.ends_with("ex")) add(stem2, {"ices", "yces"});
    if (lemma_.ends_with("a")) add(lemma_, {"e", "ta"});
    if (lemma_.ends_with("eau")) add(lemma_, {"x"});
  }

  std::string_view lemma_;
  std::vector<std::string> forms_;
};

}  // namespace

std::vector<std::string> possible_forms(std::string_view lemma) { return Forms(lemma).all(); }

std::vector<std::string> lemmas_of(std::string_view form, const EntriesOfWord& entries) {
  if (is_short_number_with_s(form)) return {std::string(without_last(form, 1))};
  const bool is_word =
      form.size() >= kShortestForm && std::all_of(form.begin(), form.end(), is_lower);
  std::vector<std::string> lemmas;
  if (is_word) lemmas = Analysis(form, entries).lemmas();
  if (lemmas.empty()) lemmas.emplace_back(form);
  return lemmas;
}

}  // namespace pprsearch
