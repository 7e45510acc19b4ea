#include "index/store/word_families.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "text/derivations.h"
#include "text/inflections.h"

namespace pprsearch {
namespace {

using Number = std::uint32_t;

struct Membership {
  std::string lemma;
  Number word;
  std::uint32_t rank;  ///< among the word's lemmas

  friend bool operator<(const Membership& a, const Membership& b) {
    return std::tie(a.lemma, a.word, a.rank) < std::tie(b.lemma, b.word, b.rank);
  }
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
      for (std::string& lemma : lemmas_of(words_[number], entries)) {
        if (lemma == words_[number]) continue;
        is_form_[number] = true;
        members_.push_back({std::move(lemma), number, rank++});
      }
    }
    std::sort(members_.begin(), members_.end());
    add_lemmas_that_are_words();
  }

  void add_lemmas_that_are_words() {
    const std::size_t forms = members_.size();
    for (std::size_t i = 0; i < forms; ++i) {
      if (i > 0 && members_[i].lemma == members_[i - 1].lemma) continue;
      if (const auto number = find(members_[i].lemma)) add_itself(*number);
    }
    std::sort(members_.begin(), members_.end());
  }

  /// A lemma is one of its forms.
  void add_itself(Number number) {
    members_.push_back({std::string(words_[number]), number, kItself});
  }

  /// The lemmas of forms, and the words that are their own lemma. Views of members and words.
  std::unordered_set<std::string_view> all_lemmas() const {
    std::unordered_set<std::string_view> lemmas;
    for (const Membership& member : members_) lemmas.insert(member.lemma);
    for (Number number = 0; number < words_.size(); ++number) {
      if (!is_form_[number] && !is_name(fields_[number])) lemmas.insert(words_[number]);
    }
    return lemmas;
  }

  bool has_forms(std::string_view lemma) const {
    const auto at = std::lower_bound(
        members_.begin(), members_.end(), lemma,
        [](const Membership& member, std::string_view text) { return member.lemma < text; });
    return at != members_.end() && at->lemma == lemma;
  }

  /// Of the words that are lemmas, and of the lemmas that are no words.
  void find_derivations() {
    std::vector<Number> alone;
    const EntriesOfWord entries = entries_of_word();
    const std::unordered_set<std::string_view> lemmas = all_lemmas();
    const auto is_lemma = [&](std::string_view word) { return lemmas.contains(word); };
    const auto add = [&](const std::string& lemma) {
      bool found = false;
      for (const PossibleDerivation& other : possible_derivations(lemma, is_lemma)) {
        if (!holds(other, entries)) continue;
        derivations_.emplace_back(lemma, other.word);
        found = true;
      }
      return found;
    };
    for (Number number = 0; number < words_.size(); ++number) {
      const std::string word(words_[number]);
      if (is_name(fields_[number]) || (is_form_[number] && !has_forms(word))) continue;
      if (add(word) && !has_forms(word)) alone.push_back(number);
    }
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const std::string& lemma = members_[i].lemma;
      if ((i == 0 || members_[i - 1].lemma != lemma) && !find(lemma)) add(lemma);
    }
    for (const Number number : alone) add_itself(number);
    std::sort(members_.begin(), members_.end());
    std::sort(derivations_.begin(), derivations_.end());
  }

  void write_families() {
    std::vector<std::pair<std::pair<Number, std::uint32_t>, std::uint32_t>> forms;
    for (const Membership& member : members_) {
      if (families_.lemmas.size() == 0 || families_.lemmas.back() != member.lemma) {
        families_.lemmas.add(member.lemma);
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

  std::uint32_t number_of(const std::string& lemma) const {
    return static_cast<std::uint32_t>(lower_bound_of(families_.lemmas, lemma));
  }

  void write_derivations() {
    for (const auto& [from, to] : derivations_) {
      families_.derived_from.push_back(number_of(from));
      families_.derived_to.push_back(number_of(to));
    }
  }

  static constexpr std::uint32_t kItself = ~std::uint32_t{0};

  const StringsBuilder& words_;
  const std::vector<FieldMask>& fields_;
  const std::vector<std::uint32_t>& entries_;
  std::vector<bool> is_form_;
  std::vector<Membership> members_;
  std::vector<std::pair<std::string, std::string>> derivations_;
  WordFamilies families_;
};

}  // namespace

WordFamilies families_of(const VocabularyWords& vocabulary) {
  return FamilyBuilder(vocabulary).build();
}

}  // namespace pprsearch
