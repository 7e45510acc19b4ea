#include "index/thesaurus_table.h"

#include <algorithm>

#include "base/strings.h"

namespace pprsearch {
namespace {

using Tokens = ThesaurusTable::Tokens;

/// Spellings and concepts are told apart by a sign that no token has.
std::string spelling_key(const Tokens& tokens) { return '=' + join(tokens, " "); }

std::string concept_key(const Tokens& tokens, const Stemmer& stemmer) {
  std::string text;
  for (const std::string& token : tokens) text += stemmer.stem(token) + ' ';
  return text;
}

}  // namespace

ThesaurusTable::ThesaurusTable(const Thesaurus& thesaurus, Analyzer& analyzer,
                               const Stemmer& stemmer) {
  for (const Concept& idea : thesaurus.concepts) {
    add(idea.words, {{}, false, idea.topic}, analyzer, stemmer);
  }
  for (const std::vector<std::string>& spellings : thesaurus.variants) {
    add(spellings, {{}, true, {}}, analyzer, stemmer);
  }
}

void ThesaurusTable::add(const std::vector<std::string>& names, Synonyms group, Analyzer& analyzer,
                         const Stemmer& stemmer) {
  for (const std::string& name : names) {
    Tokens tokens;
    for (Token& token : analyzer.analyze(name)) tokens.push_back(std::move(token.text));
    if (tokens.empty()) continue;
    longest_ = std::max(longest_, tokens.size());
    by_name_.emplace(group.spelling ? spelling_key(tokens) : concept_key(tokens, stemmer),
                     groups_.size());
    group.names.push_back(std::move(tokens));
  }
  groups_.push_back(std::move(group));
}

std::vector<const ThesaurusTable::Synonyms*> ThesaurusTable::groups_of(
    const Tokens& tokens, const Stemmer& stemmer) const {
  std::vector<const Synonyms*> found;
  if (tokens.size() > longest_) return found;
  for (const std::string& key : {spelling_key(tokens), concept_key(tokens, stemmer)}) {
    const auto [first, last] = by_name_.equal_range(key);
    for (auto group = first; group != last; ++group) {
      const Synonyms* synonyms = &groups_[group->second];
      if (std::ranges::find(found, synonyms) == found.end()) found.push_back(synonyms);
    }
  }
  return found;
}

bool same_stems(const Tokens& a, const Tokens& b, const Stemmer& stemmer) {
  return a.size() == b.size() && concept_key(a, stemmer) == concept_key(b, stemmer);
}

}  // namespace pprsearch
