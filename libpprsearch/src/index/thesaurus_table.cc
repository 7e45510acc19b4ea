#include "index/thesaurus_table.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/strings.h"

namespace pprsearch {
namespace {

using Tokens = ThesaurusTable::Tokens;

/// Spellings and concepts are told apart by a sign that no token has.
std::string spelling_key(const Tokens& tokens) { return '=' + join(tokens, " "); }

}  // namespace

ThesaurusTable::ThesaurusTable(const Thesaurus& thesaurus, Analyzer& analyzer,
                               EntriesOfWord entries)
    : entries_(std::move(entries)) {
  for (const Concept& idea : thesaurus.concepts) {
    add(idea.words, {{}, false, idea.topic, idea.words.empty() ? "" : idea.words.front()},
        analyzer);
  }
  add_relations(thesaurus.concepts);
  for (const std::vector<std::string>& spellings : thesaurus.variants) {
    add(spellings, {{}, true, {}}, analyzer);
  }
  add_keys();
}

void ThesaurusTable::add(const std::vector<std::string>& names, Synonyms group,
                         Analyzer& analyzer) {
  for (const std::string& name : names) {
    Tokens tokens;
    for (Token& token : analyzer.analyze(name)) tokens.push_back(std::move(token.text));
    if (tokens.empty()) continue;
    longest_ = std::max(longest_, tokens.size());
    words_.insert(tokens.begin(), tokens.end());
    group.names.push_back(std::move(tokens));
  }
  groups_.push_back(std::move(group));
}

/// The group of a concept has its number. An id that no concept has is passed over.
void ThesaurusTable::add_relations(const std::vector<Concept>& concepts) {
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; i < concepts.size(); ++i) numbers.emplace(concepts[i].id, i);
  const auto each = [&](const std::vector<std::string>& ids, auto visit) {
    for (const std::string& id : ids) {
      const auto found = numbers.find(id);
      if (found != numbers.end()) visit(found->second);
    }
  };
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    each(concepts[i].related, [&](std::size_t other) {
      groups_[i].related.push_back(other);
      groups_[other].related.push_back(i);
    });
    std::set<std::size_t> above{i};  // so that a circle ends
    std::vector<std::size_t> open{i};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      each(concepts[at].broader, [&](std::size_t other) {
        if (!above.insert(other).second) return;
        groups_[other].narrower.push_back(i);
        open.push_back(other);
      });
    }
  }
  for (Synonyms& group : groups_) {
    std::ranges::sort(group.related);
    group.related.erase(std::unique(group.related.begin(), group.related.end()),
                        group.related.end());
  }
}

/// When all names are there: what a word is a form of depends on them.
void ThesaurusTable::add_keys() {
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    for (const Tokens& name : groups_[group].names) {
      by_name_.emplace(groups_[group].spelling ? spelling_key(name) : concept_key(name), group);
    }
  }
}

std::string ThesaurusTable::lemma(const std::string& token) const {
  return lemmas_of(token,
                   [&](std::string_view word) {
                     const std::uint32_t least = word == token || words_.contains(word) ? 1 : 0;
                     return std::max(least, entries_(word));
                   })
      .front();
}

std::string ThesaurusTable::concept_key(const Tokens& tokens) const {
  std::string text;
  for (const std::string& token : tokens) text += lemma(token) + ' ';
  return text;
}

std::vector<const ThesaurusTable::Synonyms*> ThesaurusTable::groups_of(const Tokens& tokens) const {
  std::vector<const Synonyms*> found;
  if (tokens.size() > longest_) return found;
  for (const std::string& key : {spelling_key(tokens), concept_key(tokens)}) {
    const auto [first, last] = by_name_.equal_range(key);
    for (auto group = first; group != last; ++group) {
      const Synonyms* synonyms = &groups_[group->second];
      if (std::ranges::find(found, synonyms) == found.end()) found.push_back(synonyms);
    }
  }
  return found;
}

bool ThesaurusTable::names_concept(const Tokens& tokens) const {
  return std::ranges::any_of(groups_of(tokens),
                             [](const Synonyms* group) { return !group->spelling; });
}

bool ThesaurusTable::same_words(const Tokens& a, const Tokens& b) const {
  return a.size() == b.size() && concept_key(a) == concept_key(b);
}

}  // namespace pprsearch
