#include "index/store/dictionary.h"

#include <algorithm>

#include "index/damage.h"
#include "index/store/word_families.h"
#include "text/derivations.h"
#include "text/inflections.h"

namespace pprsearch {
namespace {

void sort_out(std::vector<Dictionary::Number>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// The values beside the keys that equal `key`; `keys` are sorted.
std::span<const std::uint32_t> beside(std::span<const std::uint32_t> keys,
                                      std::span<const std::uint32_t> values, std::uint32_t key) {
  const auto [first, last] = std::equal_range(keys.begin(), keys.end(), key);
  return values.subspan(static_cast<std::size_t>(first - keys.begin()),
                        static_cast<std::size_t>(last - first));
}

}  // namespace

DictionaryBuilder::DictionaryBuilder(StringsBuilder words, std::vector<FieldMask> fields,
                                     std::vector<std::uint32_t> entries)
    : words_(std::move(words)), fields_(std::move(fields)), entries_(std::move(entries)) {}

void DictionaryBuilder::add(std::string_view word, DictionaryWord properties) {
  words_.add(word);
  fields_.push_back(properties.fields);
  entries_.push_back(properties.entries);
}

void DictionaryBuilder::add_spelled_out(const SpelledOutWord& word) {
  const auto number = place_of(words_, word.word);
  if (!number) throw Damage("a word with an umlaut is not among the words");
  spelled_out_.add(word.spelled_out);
  spelled_out_words_.push_back(*number);
}

void DictionaryBuilder::write(const std::string& path) const {
  WordFamilies families = families_of({words_, fields_, entries_});
  ArrayFileWriter file;
  file.add_strings("word", words_);
  file.add("fields", fields_);
  file.add("entries", entries_);
  file.add_strings("lemma", std::move(families.lemmas));
  file.add("family", std::move(families.begins));
  file.add("family.word", std::move(families.forms));
  file.add("form.word", std::move(families.form_words));
  file.add("form.lemma", std::move(families.form_lemmas));
  file.add("derived.from", std::move(families.derived_from));
  file.add("derived.to", std::move(families.derived_to));
  file.add_strings("umlaut", spelled_out_);
  file.add("umlaut.word", spelled_out_words_);
  file.write(path);
}

Dictionary::Dictionary(const std::string& path)
    : file_(path),
      words_(file_.strings("word")),
      fields_(file_.array<FieldMask>("fields")),
      entries_(file_.array<std::uint32_t>("entries")),
      lemmas_(file_.strings("lemma")),
      lemma_begins_(file_.array<std::uint32_t>("family")),
      lemma_words_(file_.array<Number>("family.word")),
      form_words_(file_.array<Number>("form.word")),
      form_lemmas_(file_.array<std::uint32_t>("form.lemma")),
      derived_from_(file_.array<std::uint32_t>("derived.from")),
      derived_to_(file_.array<std::uint32_t>("derived.to")),
      spelled_out_(file_.strings("umlaut")),
      spelled_out_words_(file_.array<Number>("umlaut.word")) {
  if (fields_.size() != words_.size() || entries_.size() != words_.size() ||
      lemma_begins_.size() != lemmas_.size() + 1 || form_words_.size() != form_lemmas_.size() ||
      derived_from_.size() != derived_to_.size() ||
      spelled_out_.size() != spelled_out_words_.size()) {
    throw Damage("dictionary is damaged");
  }
}

std::optional<Dictionary::Number> Dictionary::find(std::string_view word) const {
  return place_of(words_, word);
}

std::optional<Dictionary::Number> Dictionary::find_in_vocabulary(std::string_view word) const {
  const auto number = find(word);
  return number && !is_name(fields_[*number]) ? number : std::nullopt;
}

std::uint32_t Dictionary::entries(std::string_view word, FieldMask fields) const {
  const auto number = find(word);
  return number && (fields_[*number] & fields) != 0 ? entries_[*number] : 0;
}

FieldMask Dictionary::fields(std::string_view word) const {
  const auto number = find(word);
  return number ? fields_[*number] : FieldMask{0};
}

std::pair<Dictionary::Number, Dictionary::Number> Dictionary::with_prefix(
    std::string_view prefix) const {
  const auto first = static_cast<Number>(words_.lower_bound(prefix));
  // No UTF-8 text has the byte FF, so this is past every word with the prefix.
  const auto last = static_cast<Number>(words_.lower_bound(std::string(prefix) + '\xff'));
  return {first, last};
}

std::uint32_t Dictionary::vocabulary_entries(std::string_view word) const {
  const auto number = find_in_vocabulary(word);
  return number ? entries_[*number] : 0;
}

std::vector<std::string> Dictionary::lemmas(std::string_view word) const {
  const auto number = find(word);
  if (!number) {
    return lemmas_of(word, [&](std::string_view other) { return vocabulary_entries(other); });
  }
  std::vector<std::string> found;
  for (const std::uint32_t lemma : beside(form_words_, form_lemmas_, *number)) {
    found.emplace_back(lemmas_[lemma]);
  }
  if (found.empty()) found.emplace_back(word);
  return found;
}

std::vector<Dictionary::Number> Dictionary::forms(std::string_view lemma) const {
  std::vector<Number> numbers;
  add_forms(lemma, numbers);
  return numbers;
}

void Dictionary::add_forms(std::string_view lemma, std::vector<Number>& numbers) const {
  const auto place = place_of(lemmas_, lemma);
  if (!place) {
    if (const auto number = find_in_vocabulary(lemma)) numbers.push_back(*number);
    return;
  }
  const std::uint32_t begin = lemma_begins_[*place];
  const std::uint32_t end = lemma_begins_[*place + 1];
  if (begin > end || end > lemma_words_.size()) throw Damage("dictionary is damaged");
  for (const Number number : lemma_words_.subspan(begin, end - begin)) {
    if (number >= words_.size()) throw Damage("dictionary is damaged");
    numbers.push_back(number);
  }
}

std::vector<Dictionary::Number> Dictionary::inflections(std::string_view word) const {
  std::vector<Number> numbers;
  if (const auto number = find(word)) {
    if (is_name(fields_[*number])) return {*number};
    for (const std::string& lemma : lemmas(word)) add_forms(lemma, numbers);
    add_forms(word, numbers);
  } else {
    add_forms_of_missing(word, numbers);
  }
  sort_out(numbers);
  return numbers;
}

void Dictionary::add_forms_of_missing(std::string_view word, std::vector<Number>& numbers) const {
  const EntriesOfWord with_it = [&](std::string_view other) {
    return other == word ? 1u : vocabulary_entries(other);
  };
  std::vector<std::string> own = lemmas_of(word, with_it);
  own.emplace_back(word);
  for (const std::string& lemma : own) {
    add_forms(lemma, numbers);
    for (const std::string& form : possible_forms(lemma)) {
      const auto number = find_in_vocabulary(form);
      if (!number) continue;
      const std::vector<std::string> lemmas = lemmas_of(form, with_it);
      if (std::find(lemmas.begin(), lemmas.end(), lemma) != lemmas.end())
        numbers.push_back(*number);
    }
  }
}

bool Dictionary::is_lemma(std::string_view word) const {
  if (place_of(lemmas_, word)) return true;
  const auto number = find_in_vocabulary(word);
  return number && !std::binary_search(form_words_.begin(), form_words_.end(), *number);
}

std::vector<Dictionary::Number> Dictionary::derivations(std::string_view word) const {
  std::vector<Number> numbers;
  const EntriesOfWord with_it = [&](std::string_view other) {
    return other == word ? 1u : vocabulary_entries(other);
  };
  for (const std::string& lemma : lemmas(word)) {
    if (const auto place = place_of(lemmas_, lemma)) {
      for (const std::uint32_t other : beside(derived_from_, derived_to_, *place)) {
        add_forms(lemmas_[other], numbers);
      }
    } else if (!find(lemma)) {
      const auto is_known = [&](std::string_view other) { return is_lemma(other); };
      for (const PossibleDerivation& other : possible_derivations(lemma, is_known)) {
        if (holds(other, with_it)) add_forms(other.word, numbers);
      }
    }
  }
  sort_out(numbers);
  return numbers;
}

std::vector<Dictionary::Number> Dictionary::with_umlaut(std::string_view spelled_out) const {
  std::vector<Number> numbers;
  for (std::size_t i = spelled_out_.lower_bound(spelled_out);
       i < spelled_out_.size() && spelled_out_[i] == spelled_out; ++i) {
    if (spelled_out_words_[i] >= words_.size()) throw Damage("dictionary is damaged");
    numbers.push_back(spelled_out_words_[i]);
  }
  return numbers;
}

}  // namespace pprsearch
