#include "index/thesaurus_table.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "index/damage.h"

// To fold a thesaurus and find the lemmas of its words takes longer than most answers. So it is
// done when the index is built, and what comes out is mapped; a group becomes a value when it is
// first asked for.

namespace pprsearch {
namespace {

using Tokens = ThesaurusTable::Tokens;
using Synonyms = ThesaurusTable::Synonyms;

/// Spellings and concepts are told apart by a sign that no token has.
std::string spelling_key(const Tokens& tokens) { return '=' + join(tokens, " "); }

template <typename Lemma>
std::string key_by_lemmas(const Tokens& tokens, Lemma lemma) {
  std::string text;
  for (const std::string& token : tokens) text += lemma(token) + ' ';
  return text;
}

template <typename HasWord>
std::string lemma_of(const std::string& token, const EntriesOfWord& entries, HasWord has_word) {
  return lemmas_of(token,
                   [&](std::string_view word) {
                     const std::uint32_t least = word == token || has_word(word) ? 1 : 0;
                     return std::max(least, entries(word));
                   })
      .front();
}

/// The groups of a thesaurus.
class Groups {
 public:
  Groups(const Thesaurus& thesaurus, Analyzer& analyzer) : analyzer_(analyzer) {
    for (const Concept& idea : thesaurus.concepts) {
      add(idea.words, {{}, false, idea.topic, idea.words.empty() ? "" : idea.words.front()});
    }
    add_relations(thesaurus.concepts);
    for (const std::vector<std::string>& spellings : thesaurus.variants) {
      add(spellings, {{}, true, {}});
    }
  }

  void write(const EntriesOfWord& entries, const std::string& path) const;

 private:
  void add(const std::vector<std::string>& names, Synonyms group);
  void add_relations(const std::vector<Concept>& concepts);
  void add_keys(const EntriesOfWord& entries, ArrayFileWriter& file) const;
  template <typename NumbersOf>
  void add_lists(const std::string& name, NumbersOf numbers_of, ArrayFileWriter& file) const;

  Analyzer& analyzer_;
  std::set<std::string, std::less<>> words_;  ///< of all names
  std::vector<Synonyms> groups_;
  std::size_t longest_ = 0;
};

void Groups::add(const std::vector<std::string>& names, Synonyms group) {
  for (const std::string& name : names) {
    Tokens tokens;
    for (Token& token : analyzer_.analyze(name)) tokens.push_back(std::move(token.text));
    if (tokens.empty()) continue;
    longest_ = std::max(longest_, tokens.size());
    words_.insert(tokens.begin(), tokens.end());
    group.names.push_back(std::move(tokens));
  }
  groups_.push_back(std::move(group));
}

/// The group of a concept has its number. An id that no concept has is passed over.
void Groups::add_relations(const std::vector<Concept>& concepts) {
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
void Groups::add_keys(const EntriesOfWord& entries, ArrayFileWriter& file) const {
  std::vector<std::pair<std::string, std::uint32_t>> keys;
  const auto lemma = [&](const std::string& token) {
    return lemma_of(token, entries, [&](std::string_view word) { return words_.contains(word); });
  };
  for (std::uint32_t group = 0; group < groups_.size(); ++group) {
    for (const Tokens& name : groups_[group].names) {
      keys.emplace_back(groups_[group].spelling ? spelling_key(name) : key_by_lemmas(name, lemma),
                        group);
    }
  }
  std::stable_sort(keys.begin(), keys.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  StringsBuilder texts;
  std::vector<std::uint32_t> numbers;
  for (const auto& [key, group] : keys) {
    texts.add(key);
    numbers.push_back(group);
  }
  file.add_strings("key", std::move(texts));
  file.add("key.group", std::move(numbers));
}

template <typename NumbersOf>
void Groups::add_lists(const std::string& name, NumbersOf numbers_of, ArrayFileWriter& file) const {
  std::vector<std::uint32_t> begins{0};
  std::vector<std::uint32_t> numbers;
  for (const Synonyms& group : groups_) {
    for (const std::size_t number : numbers_of(group)) {
      numbers.push_back(static_cast<std::uint32_t>(number));
    }
    begins.push_back(static_cast<std::uint32_t>(numbers.size()));
  }
  file.add("group." + name, std::move(begins));
  file.add("group." + name + ".number", std::move(numbers));
}

void Groups::write(const EntriesOfWord& entries, const std::string& path) const {
  StringsBuilder words;
  for (const std::string& word : words_) words.add(word);
  StringsBuilder names;
  StringsBuilder topics;
  StringsBuilder labels;
  std::vector<std::uint8_t> spellings;
  for (const Synonyms& group : groups_) {
    for (const Tokens& name : group.names) names.add(join(name, " "));
    topics.add(group.topic);
    labels.add(group.label);
    spellings.push_back(group.spelling ? 1 : 0);
  }
  ArrayFileWriter file;
  file.add("longest", std::vector<std::uint32_t>{static_cast<std::uint32_t>(longest_)});
  file.add_strings("word", std::move(words));
  add_keys(entries, file);
  file.add("group.spelling", std::move(spellings));
  file.add_strings("group.topic", std::move(topics));
  file.add_strings("group.label", std::move(labels));
  file.add_strings("name", std::move(names));
  std::size_t next = 0;
  const auto own_names = [&](const Synonyms& group) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < group.names.size(); ++i) numbers.push_back(next++);
    return numbers;
  };
  add_lists("name", own_names, file);
  add_lists(
      "narrower", [](const Synonyms& group) { return group.narrower; }, file);
  add_lists(
      "related", [](const Synonyms& group) { return group.related; }, file);
  file.write(path);
}

}  // namespace

void ThesaurusTable::write(const Thesaurus& thesaurus, Analyzer& analyzer,
                           const EntriesOfWord& entries, const std::string& path) {
  Groups(thesaurus, analyzer).write(entries, path);
}

/// Of the words of questions: each is asked for with each of its neighbours.
struct ThesaurusTable::KnownLemmas {
  static constexpr std::size_t kMost = 8192;
  static constexpr std::size_t kLongest = 64;  ///< bytes of a token

  std::mutex mutex;
  std::unordered_map<std::string, std::string> by_token;  ///< guarded by `mutex`
};

ThesaurusTable::ThesaurusTable(const std::string& path, EntriesOfWord entries)
    : entries_(std::move(entries)),
      file_(path),
      longest_(file_.array<std::uint32_t>("longest")),
      words_(file_.strings("word")),
      keys_(file_.strings("key")),
      groups_(file_.array<std::uint32_t>("key.group")),
      spellings_(file_.array<std::uint8_t>("group.spelling")),
      topics_(file_.strings("group.topic")),
      labels_(file_.strings("group.label")),
      names_(file_.strings("name")),
      names_of_(lists("name")),
      narrower_(lists("narrower")),
      related_(lists("related")),
      made_(std::make_unique<Made[]>(spellings_.size())),
      known_lemmas_(std::make_unique<KnownLemmas>()) {
  if (longest_.size() != 1 || groups_.size() != keys_.size() ||
      topics_.size() != spellings_.size() || labels_.size() != spellings_.size()) {
    throw Damage("the thesaurus is damaged");
  }
}

ThesaurusTable::~ThesaurusTable() = default;

ThesaurusTable::Lists ThesaurusTable::lists(const std::string& name) const {
  const Lists found{file_.array<std::uint32_t>("group." + name),
                    file_.array<std::uint32_t>("group." + name + ".number")};
  if (found.begins.size() != spellings_.size() + 1) throw Damage("the thesaurus is damaged");
  return found;
}

std::span<const std::uint32_t> ThesaurusTable::Lists::of(std::size_t group) const {
  const std::size_t begin = begins[group];
  const std::size_t end = begins[group + 1];
  if (begin > end || end > numbers.size()) throw Damage("the thesaurus is damaged");
  return numbers.subspan(begin, end - begin);
}

ThesaurusTable::Synonyms ThesaurusTable::read(std::size_t number) const {
  Synonyms group;
  for (const std::uint32_t name : names_of_.of(number)) {
    const std::vector<std::string_view> tokens = split_words(names_[name]);
    if (tokens.empty() || !is_utf8(names_[name])) throw Damage("the thesaurus is damaged");
    group.names.emplace_back(tokens.begin(), tokens.end());
  }
  group.spelling = spellings_[number] != 0;
  group.topic = topics_[number];
  group.label = labels_[number];
  if (!is_utf8(group.topic) || !is_utf8(group.label)) throw Damage("the thesaurus is damaged");
  const auto narrower = narrower_.of(number);
  const auto related = related_.of(number);
  group.narrower.assign(narrower.begin(), narrower.end());
  group.related.assign(related.begin(), related.end());
  return group;
}

const ThesaurusTable::Synonyms& ThesaurusTable::group(std::size_t number) const {
  if (number >= spellings_.size()) throw Damage("the thesaurus is damaged");
  Made& made = made_[number];
  std::call_once(made.once, [&] { made.group = read(number); });
  return made.group;
}

std::string ThesaurusTable::concept_key(const Tokens& tokens) const {
  return key_by_lemmas(tokens, [&](const std::string& token) { return lemma(token); });
}

std::string ThesaurusTable::lemma(const std::string& token) const {
  {
    const std::lock_guard guard(known_lemmas_->mutex);
    const auto known = known_lemmas_->by_token.find(token);
    if (known != known_lemmas_->by_token.end()) return known->second;
  }
  std::string found = lemma_of(
      token, entries_, [&](std::string_view word) { return place_of(words_, word).has_value(); });
  if (token.size() > KnownLemmas::kLongest) return found;
  const std::lock_guard guard(known_lemmas_->mutex);
  if (known_lemmas_->by_token.size() == KnownLemmas::kMost) known_lemmas_->by_token.clear();
  known_lemmas_->by_token.emplace(token, found);
  return found;
}

bool ThesaurusTable::may_begin_name(const Tokens& tokens) const {
  if (tokens.size() > longest_name()) return false;
  const auto begins = [&](const std::string& beginning) {
    const std::size_t first = keys_.lower_bound(beginning);
    return first < keys_.size() && keys_[first].starts_with(beginning);
  };
  return begins(spelling_key(tokens)) || begins(concept_key(tokens));
}

std::vector<std::size_t> ThesaurusTable::numbers_of(const Tokens& tokens) const {
  std::vector<std::size_t> found;
  if (tokens.size() > longest_name()) return found;
  for (const std::string& key : {spelling_key(tokens), concept_key(tokens)}) {
    for (std::size_t i = keys_.lower_bound(key); i < keys_.size() && keys_[i] == key; ++i) {
      const std::size_t group = groups_[i];
      if (group >= spellings_.size()) throw Damage("the thesaurus is damaged");
      if (std::ranges::find(found, group) == found.end()) found.push_back(group);
    }
  }
  return found;
}

std::vector<const ThesaurusTable::Synonyms*> ThesaurusTable::groups_of(const Tokens& tokens) const {
  std::vector<const Synonyms*> found;
  for (const std::size_t number : numbers_of(tokens)) found.push_back(&group(number));
  return found;
}

bool ThesaurusTable::names_concept(const Tokens& tokens) const {
  return std::ranges::any_of(numbers_of(tokens),
                             [&](std::size_t number) { return spellings_[number] == 0; });
}

bool ThesaurusTable::same_words(const Tokens& a, const Tokens& b) const {
  return a.size() == b.size() && concept_key(a) == concept_key(b);
}

}  // namespace pprsearch
