#include "index/store/word_families.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "base/hashed_numbers.h"
#include "text/derivations.h"
#include "text/inflections.h"

namespace pprsearch {
namespace {

using Number = std::uint32_t;

/// A text by a number, for there may be millions: that of a word, or of a lemma that is not a word.
using Text = std::uint32_t;

struct Membership {
  Text lemma;
  Number word;
  std::uint32_t rank;  ///< among the word's lemmas
};

class FamilyBuilder {
 public:
  explicit FamilyBuilder(const VocabularyWords& vocabulary)
      : words_(vocabulary.words), fields_(vocabulary.fields), entries_(vocabulary.entries) {}

  WordFamilies build() {
    find_forms();
    find_derivations();
    write_families();
    write_derivations();
    return std::move(families_);
  }

 private:
  std::optional<Number> find(std::string_view word) const {
    const auto number = place_of(words_, word);
    return number && !is_name(fields_[*number]) ? number : std::nullopt;
  }

  EntriesOfWord entries_of_word() const {
    return [this](std::string_view word) {
      const auto number = find(word);
      return number ? entries_[*number] : 0;
    };
  }

  void find_forms() {
    const EntriesOfWord entries = entries_of_word();
    is_form_.resize(words_.size());
    for (Number number = 0; number < words_.size(); ++number) {
      if (is_name(fields_[number])) continue;
      std::uint32_t rank = 0;
      for (const std::string& lemma : lemmas_of(words_[number], entries)) {
        if (lemma == words_[number]) continue;
        is_form_[number] = true;
        members_.push_back({kept(lemma), number, rank++});
      }
    }
    sort_members();
    add_lemmas_that_are_words();
  }

  Text kept(const std::string& text) {
    if (const auto number = place_of(words_, text)) return *number;
    no_words_.add(text);
    return kNoWord | static_cast<Text>(no_words_.size() - 1);
  }
  std::string_view text(Text text) const {
    return (text & kNoWord) == 0 ? words_[text] : no_words_[text & ~kNoWord];
  }
  std::string_view lemma(std::size_t member) const { return text(members_[member].lemma); }
  /// Whether it is the first of its lemma.
  bool begins_lemma(std::size_t member) const {
    return member == 0 || lemma(member) != lemma(member - 1);
  }

  void sort_members() {
    std::sort(members_.begin(), members_.end(), [this](const Membership& a, const Membership& b) {
      const int order = text(a.lemma).compare(text(b.lemma));
      return order != 0 ? order < 0 : std::tie(a.word, a.rank) < std::tie(b.word, b.rank);
    });
  }

  void add_lemmas_that_are_words() {
    const std::size_t forms = members_.size();
    for (std::size_t i = 0; i < forms; ++i) {
      if (!begins_lemma(i)) continue;
      if (const auto number = find(lemma(i))) add_itself(*number);
    }
    sort_members();
  }

  /// A lemma is one of its forms.
  void add_itself(Number number) { members_.push_back({number, number, kItself}); }

  /// The lemmas of forms, and the words that are their own lemma; by hash.
  HashedNumbers all_lemmas() const {
    HashedNumbers lemmas;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (begins_lemma(i)) lemmas.add(hash_of(lemma(i)), members_[i].lemma);
    }
    for (Number number = 0; number < words_.size(); ++number) {
      if (is_form_[number] || is_name(fields_[number])) continue;
      if (!has_forms(words_[number])) lemmas.add(hash_of(words_[number]), number);
    }
    return lemmas;
  }

  static std::uint64_t hash_of(std::string_view text) {
    return std::hash<std::string_view>()(text);
  }

  std::optional<Text> find_in(const HashedNumbers& lemmas, std::string_view word) const {
    std::optional<Text> found;
    lemmas.each(hash_of(word), [&](Text lemma) {
      if (text(lemma) == word) found = lemma;
    });
    return found;
  }

  bool has_forms(std::string_view lemma) const {
    const auto at = std::lower_bound(members_.begin(), members_.end(), lemma,
                                     [this](const Membership& member, std::string_view other) {
                                       return text(member.lemma) < other;
                                     });
    return at != members_.end() && text(at->lemma) == lemma;
  }

  /// Of the words that are lemmas, and of the lemmas that are not words.
  void find_derivations() {
    std::vector<Number> alone;
    const EntriesOfWord entries = entries_of_word();
    const HashedNumbers lemmas = all_lemmas();
    const auto is_lemma = [&](std::string_view word) { return find_in(lemmas, word).has_value(); };
    const auto add = [&](Text lemma) {
      bool found = false;
      for (const PossibleDerivation& other :
           possible_derivations(std::string(text(lemma)), is_lemma)) {
        if (!holds(other, entries)) continue;
        derivations_.emplace_back(lemma, find_in(lemmas, other.word).value());
        found = true;
      }
      return found;
    };
    for (Number number = 0; number < words_.size(); ++number) {
      const std::string_view word = words_[number];
      if (is_name(fields_[number]) || (is_form_[number] && !has_forms(word))) continue;
      if (add(number) && !has_forms(word)) alone.push_back(number);
    }
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (begins_lemma(i) && !find(lemma(i))) add(members_[i].lemma);
    }
    for (const Number number : alone) add_itself(number);
    sort_members();
    std::sort(derivations_.begin(), derivations_.end(), [this](const auto& a, const auto& b) {
      const int order = text(a.first).compare(text(b.first));
      return order != 0 ? order < 0 : text(a.second) < text(b.second);
    });
  }

  void write_families() {
    std::vector<std::pair<std::pair<Number, std::uint32_t>, std::uint32_t>> forms;
    for (const Membership& member : members_) {
      if (families_.lemmas.size() == 0 || families_.lemmas.back() != text(member.lemma)) {
        families_.lemmas.add(text(member.lemma));
        families_.begins.push_back(static_cast<std::uint32_t>(families_.forms.size()));
      }
      families_.forms.push_back(member.word);
      const auto lemma = static_cast<std::uint32_t>(families_.lemmas.size() - 1);
      if (member.rank != kItself) forms.push_back({{member.word, member.rank}, lemma});
    }
    families_.begins.push_back(static_cast<std::uint32_t>(families_.forms.size()));
    std::sort(forms.begin(), forms.end());
    for (const auto& [form, lemma] : forms) {
      families_.form_words.push_back(form.first);
      families_.form_lemmas.push_back(lemma);
    }
  }

  std::uint32_t number_of(std::string_view lemma) const {
    return static_cast<std::uint32_t>(lower_bound_of(families_.lemmas, lemma));
  }

  void write_derivations() {
    for (const auto& [from, to] : derivations_) {
      families_.derived_from.push_back(number_of(text(from)));
      families_.derived_to.push_back(number_of(text(to)));
    }
  }

  static constexpr std::uint32_t kItself = ~std::uint32_t{0};
  static constexpr Text kNoWord = Text{1} << 31;

  const StringsBuilder& words_;
  const std::vector<FieldMask>& fields_;
  const std::vector<std::uint32_t>& entries_;
  std::vector<bool> is_form_;
  std::vector<Membership> members_;
  StringsBuilder no_words_;  ///< lemmas that are not words
  std::vector<std::pair<Text, Text>> derivations_;
  WordFamilies families_;
};

}  // namespace

WordFamilies families_of(const VocabularyWords& vocabulary) {
  return FamilyBuilder(vocabulary).build();
}

}  // namespace pprsearch
