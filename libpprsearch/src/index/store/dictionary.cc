#include "index/store/dictionary.h"

#include <algorithm>
#include <numeric>

#include "index/damage.h"
#include "text/stemmer.h"

namespace pprsearch {

void DictionaryBuilder::add(std::string_view word, DictionaryWord properties) {
  words_.add(word);
  fields_.push_back(properties.fields);
  entries_.push_back(properties.entries);
}

void DictionaryBuilder::write(const std::string& path, const Stemmer& stemmer) const {
  StringsBuilder stem_of;
  for (std::uint32_t number = 0; number < words_.size(); ++number) {
    stem_of.add(stemmer.stem(words_[number]));
  }
  std::vector<std::uint32_t> members(words_.size());
  std::iota(members.begin(), members.end(), 0u);
  std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int order = stem_of[a].compare(stem_of[b]);
    return order != 0 ? order < 0 : a < b;
  });
  StringsBuilder stems;
  std::vector<std::uint64_t> begins{0};
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i + 1 < members.size() && stem_of[members[i + 1]] == stem_of[members[i]]) continue;
    stems.add(stem_of[members[i]]);
    begins.push_back(i + 1);
  }
  ArrayFileWriter file;
  file.add_strings("word", words_);
  file.add("fields", fields_);
  file.add("entries", entries_);
  file.add_strings("stem", stems);
  file.add("family", begins);
  file.add("family.word", members);
  file.write(path);
}

Dictionary::Dictionary(const std::string& path)
    : file_(path),
      words_(file_.strings("word")),
      stems_(file_.strings("stem")),
      fields_(file_.array<FieldMask>("fields")),
      entries_(file_.array<std::uint32_t>("entries")),
      family_begins_(file_.array<std::uint64_t>("family")),
      family_words_(file_.array<Number>("family.word")) {
  if (fields_.size() != words_.size() || entries_.size() != words_.size() ||
      family_begins_.size() != stems_.size() + 1) {
    throw Damage("dictionary is damaged");
  }
}

std::uint32_t Dictionary::entries(std::string_view word, FieldMask fields) const {
  const std::size_t place = words_.lower_bound(word);
  if (place == words_.size() || words_[place] != word) return 0;
  return (fields_[place] & fields) != 0 ? entries_[place] : 0;
}

FieldMask Dictionary::fields(std::string_view word) const {
  const std::size_t place = words_.lower_bound(word);
  return place < words_.size() && words_[place] == word ? fields_[place] : FieldMask{0};
}

std::pair<Dictionary::Number, Dictionary::Number> Dictionary::with_prefix(
    std::string_view prefix) const {
  const auto first = static_cast<Number>(words_.lower_bound(prefix));
  // No UTF-8 text has the byte FF, so this is past every word with the prefix.
  const auto last = static_cast<Number>(words_.lower_bound(std::string(prefix) + '\xff'));
  return {first, last};
}

std::span<const Dictionary::Number> Dictionary::family(std::string_view stem) const {
  const std::size_t place = stems_.lower_bound(stem);
  if (place == stems_.size() || stems_[place] != stem) return {};
  const std::uint64_t begin = family_begins_[place];
  const std::uint64_t end = family_begins_[place + 1];
  if (begin > end || end > family_words_.size()) throw Damage("dictionary is damaged");
  const std::span<const Number> words = family_words_.subspan(begin, end - begin);
  for (const Number number : words) {
    if (number >= words_.size()) throw Damage("dictionary is damaged");
  }
  return words;
}

}  // namespace pprsearch
