#include "search/rank/entry_words.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/stop_words.h"

namespace pprsearch {
namespace {

bool has_letter(const std::string& token) {
  return std::any_of(token.begin(), token.end(),
                     [](char c) { return is_lower(c) || !is_ascii(c); });
}

using Forms = std::map<std::string, double>;

/// Occurrences, each by the weight of its field.
struct Counts {
  double length = 0;                      ///< of all words
  std::map<std::string, Forms> families;  ///< by lemma
};

void add_text(IndexReader::Session& session, const std::string& text, double weight,
              Counts& counts) {
  for (const Token& token : session.analyzer().analyze(text)) {
    counts.length += weight;
    if (is_stop_word(token.text) || !has_letter(token.text)) continue;
    const std::string lemma = session.reader().dictionary().lemmas(token.text).front();
    counts.families[lemma][token.text] += weight;
  }
}

EntryWord word_of(const Forms& forms) {
  EntryWord word;
  for (const auto& [form, frequency] : forms) {
    word.frequency += frequency;
    if (frequency <= word.form_frequency) continue;
    word.form = form;
    word.form_frequency = frequency;
  }
  return word;
}

}  // namespace

EntryWords words_of(IndexReader::Session& session, const Entry& entry,
                    const RankingConstants& constants) {
  Counts counts;
  const auto add = [&](Field field, const std::string& text) {
    add_text(session, text, constants.weight_of(field), counts);
  };
  add(Field::title, entry.title);
  add(Field::summary, entry.summary);
  add(Field::implications, entry.practice_implications);
  EntryWords words;
  words.length = counts.length;
  for (const auto& [lemma, forms] : counts.families) words.families[lemma] = word_of(forms);
  return words;
}

std::size_t entries_of_family(const IndexReader::Session& session, const std::string& lemma) {
  const Dictionary& dictionary = session.reader().dictionary();
  std::size_t entries = 0;
  for (const Dictionary::Number number : dictionary.forms(lemma)) {
    entries += dictionary.properties(number).entries;
  }
  return entries;
}

ExpandedQueryWord family_word(const IndexReader::Session& session, const std::string& lemma,
                              const std::string& form, double weight) {
  ExpandedQueryWord word;
  word.label = form;
  word.weight = weight;
  const Dictionary& dictionary = session.reader().dictionary();
  for (const Dictionary::Number number : dictionary.forms(lemma)) {
    const std::string_view member = dictionary.word(number);
    word.meaning.terms.push_back(
        {std::string(member), member == form ? TermReason::exact : TermReason::inflection});
  }
  return word;
}

}  // namespace pprsearch
