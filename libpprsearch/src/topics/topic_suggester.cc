#include <pprsearch/topic_suggester.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>
#include <utility>

#include "topics/entry_text.h"
#include "topics/likeness.h"
#include "topics/value_names.h"

// Two things speak for a topic. The judged entries that are most like the entry: each votes for
// its topics with its likeness, and the share of the votes is part of the score. And names of the
// topic in the entry's own texts, most in its title, which is written to say what it is about.
// Both sums are so simple that each proposal can say what it was made of. What speaks against a
// topic is left out: an entry that names something only to set it aside is proposed for it, and
// an editor sees why.
//
// The weights were chosen by leaving out one entry of the corpus at a time (benchmarks/topics).
// Figures change little if they are a third more or less.

namespace pprsearch {

std::string_view to_string(NamePlace value) {
  switch (value) {
    case NamePlace::title:
      return "title";
    case NamePlace::article_title:
      return "article-title";
    case NamePlace::text:
      return "text";
  }
  return {};
}

namespace {

constexpr std::size_t kVoters = 15;       ///< judged entries that are asked
constexpr std::size_t kEnoughVoters = 5;  ///< fewer have a smaller share of the score
constexpr double kInTitle = .6;           ///< for a name in the entry's title
constexpr double kInArticleTitle = .4;
constexpr double kInText = .15;        ///< for each e-fold of times in the text
constexpr std::size_t kMostTimes = 4;  ///< that count in the text
constexpr double kLeastScore = .1;     ///< of a proposal
constexpr std::size_t kMostShown = 3;  ///< judged entries that are named, and words of each
constexpr std::size_t kMostWords = 4;

using List = std::vector<std::string> Entry::*;

/// One of the two lists that an entry has, and how its values are known.
struct KnownList {
  List list = nullptr;
  std::vector<TaxonomyValue> values = {};
  NameFinder finder = {};
  std::vector<std::vector<std::size_t>> judged = {};  ///< what each entry has: places in `values`
};

struct Voter {
  std::size_t entry = 0;
  double likeness = 0;
};

/// A value for each name that the entries have, if the taxonomy has none.
std::vector<TaxonomyValue> values_or_names(const std::vector<TaxonomyValue>& values,
                                           const std::vector<const Entry*>& entries, List list) {
  if (!values.empty()) return values;
  std::vector<TaxonomyValue> names;
  std::unordered_set<std::string> known;
  for (const Entry* entry : entries) {
    for (const std::string& name : entry->*list) {
      if (known.insert(name).second) names.push_back({name, name, {}});
    }
  }
  return names;
}

/// Those that have something to teach, by their ids.
std::vector<const Entry*> sorted(const std::vector<Entry>& judged) {
  std::vector<const Entry*> entries;
  std::unordered_set<std::string> ids;
  for (const Entry& entry : judged) {
    const bool is_judged = !entry.topics.empty() || !entry.research_types.empty();
    if (is_judged && ids.insert(entry.id).second) entries.push_back(&entry);
  }
  std::ranges::sort(entries, {}, [](const Entry* entry) { return entry->id; });
  return entries;
}

/// Where the values of an entry's names are; names that nobody knows are left out.
std::vector<std::size_t> places_of(const std::vector<std::string>& names,
                                   const std::vector<TaxonomyValue>& values) {
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    auto found = std::ranges::find(values, name, &TaxonomyValue::slug);
    if (found == values.end()) {
      const TaxonomyValue* value = find_value(values, name);
      if (value == nullptr) continue;
      found = values.begin() + (value - values.data());
    }
    places.push_back(static_cast<std::size_t>(found - values.begin()));
  }
  return places;
}

double weight_of(const std::vector<FoundName>& found) {
  std::size_t times = 0;
  bool in_title = false;
  bool in_article_title = false;
  for (const FoundName& name : found) {
    switch (name.place) {
      case NamePlace::title:
        in_title = true;
        break;
      case NamePlace::article_title:
        in_article_title = true;
        break;
      case NamePlace::text:
        times += name.times;
        break;
    }
  }
  const double in_text = kInText * std::log(1 + static_cast<double>(std::min(times, kMostTimes)));
  return (in_title ? kInTitle : 0) + (in_article_title ? kInArticleTitle : 0) + in_text;
}

/// The best first; of as good ones, by their names.
void keep_best(std::vector<Proposal>& proposals, std::size_t most) {
  std::erase_if(proposals, [](const Proposal& one) { return one.score < kLeastScore; });
  std::ranges::sort(proposals, [](const Proposal& a, const Proposal& b) {
    return a.score != b.score ? a.score > b.score : a.name < b.name;
  });
  if (proposals.size() > most) proposals.resize(most);
}

}  // namespace

class TopicSuggester::Impl {
 public:
  Impl(const std::vector<Entry>& judged, const Taxonomy& taxonomy, const Thesaurus& thesaurus) {
    const std::vector<const Entry*> entries = sorted(judged);
    topics_.values = values_or_names(taxonomy.topics, entries, topics_.list);
    types_.values = values_or_names(taxonomy.research_types, entries, types_.list);
    for (const Entry* entry : entries) {
      for (const std::string& text : texts_of(*entry)) vocabulary_.add(text);
    }
    teach_names(topics_, names_of_concepts(thesaurus, topics_.values));
    teach_names(types_, names_of_methods(types_.values));
    for (const Entry* entry : entries) {
      ids_.push_back(entry->id);
      likeness_.add(counted_words(lemmas_of(*entry, vocabulary_)));
      for (KnownList* known : {&topics_, &types_}) {
        known->judged.push_back(places_of(entry->*known->list, known->values));
      }
    }
    likeness_.finish();
  }

  Proposals suggest(const Entry& entry, std::size_t most) const {
    const EntryLemmas texts = lemmas_of(entry, vocabulary_);
    const CountedWords words = counted_words(texts);
    const std::vector<Voter> alike = by_likeness(entry.id, words);
    const auto proposed = [&](const KnownList& known) {
      const std::vector<Voter> voters = voters_of(known, alike);
      std::vector<Proposal> proposals = propose(known, texts, voters);
      keep_best(proposals, most);
      for (Proposal& proposal : proposals) name_voters(known, voters, words, proposal);
      return proposals;
    };
    return {proposed(topics_), proposed(types_)};
  }

  std::vector<LikeEntry> nearest(const Entry& entry, std::size_t most) const {
    const CountedWords words = counted_words(lemmas_of(entry, vocabulary_));
    std::vector<LikeEntry> nearest;
    for (const Voter& voter : by_likeness(entry.id, words)) {
      if (nearest.size() == most) break;
      nearest.push_back(like_entry(voter, words));
    }
    return nearest;
  }

 private:
  void teach_names(KnownList& known, const std::vector<ValueName>& more) {
    std::vector<ValueName> names = names_of_values(known.values);
    names.insert(names.end(), more.begin(), more.end());
    for (const ValueName& name : names) vocabulary_.add(name.name);
    known.finder = NameFinder(names, vocabulary_);
  }

  /// All judged entries that share a word with it, the nearest first; not the entry itself.
  std::vector<Voter> by_likeness(const std::string& id, const CountedWords& words) const {
    const std::vector<double> likeness = likeness_.to(words);
    std::vector<Voter> voters;
    for (std::size_t entry = 0; entry < likeness.size(); ++entry) {
      if (likeness[entry] > 0 && ids_[entry] != id) voters.push_back({entry, likeness[entry]});
    }
    std::ranges::stable_sort(voters, std::ranges::greater(), &Voter::likeness);
    return voters;
  }

  static std::vector<Voter> voters_of(const KnownList& known, const std::vector<Voter>& alike) {
    std::vector<Voter> voters;
    for (const Voter& voter : alike) {
      if (voters.size() == kVoters) break;
      if (!known.judged[voter.entry].empty()) voters.push_back(voter);
    }
    return voters;
  }

  static std::vector<Proposal> propose(const KnownList& known, const EntryLemmas& texts,
                                       const std::vector<Voter>& voters) {
    const auto few = static_cast<double>(std::min(voters.size(), kEnoughVoters));
    const double weight = few / static_cast<double>(kEnoughVoters);
    double all = 0;
    std::vector<double> votes(known.values.size());
    for (const Voter& voter : voters) {
      all += voter.likeness;
      for (const std::size_t place : known.judged[voter.entry]) votes[place] += voter.likeness;
    }
    auto found = known.finder.find(texts);
    std::vector<Proposal> proposals;
    for (std::size_t place = 0; place < votes.size(); ++place) {
      Proposal proposal;
      proposal.name = known.values[place].slug;
      if (all > 0) proposal.share = weight * votes[place] / all;
      proposal.found = std::move(found[place]);
      proposal.score = proposal.share + weight_of(proposal.found);
      proposals.push_back(std::move(proposal));
    }
    return proposals;
  }

  void name_voters(const KnownList& known, const std::vector<Voter>& voters,
                   const CountedWords& words, Proposal& proposal) const {
    for (const Voter& voter : voters) {
      const std::vector<std::size_t>& places = known.judged[voter.entry];
      const bool has_it = std::ranges::any_of(
          places, [&](std::size_t place) { return known.values[place].slug == proposal.name; });
      if (has_it && proposal.like.size() < kMostShown) {
        proposal.like.push_back(like_entry(voter, words));
      }
    }
  }

  LikeEntry like_entry(const Voter& voter, const CountedWords& words) const {
    return {ids_[voter.entry], voter.likeness, likeness_.shared(words, voter.entry, kMostWords)};
  }

  Vocabulary vocabulary_;
  Likeness likeness_;
  std::vector<std::string> ids_;  ///< of the judged entries, sorted
  KnownList topics_{.list = &Entry::topics};
  KnownList types_{.list = &Entry::research_types};
};

TopicSuggester::TopicSuggester(const std::vector<Entry>& judged, const Taxonomy& taxonomy,
                               const Thesaurus& thesaurus)
    : impl_(std::make_unique<const Impl>(judged, taxonomy, thesaurus)) {}
TopicSuggester::~TopicSuggester() = default;
TopicSuggester::TopicSuggester(TopicSuggester&&) noexcept = default;
TopicSuggester& TopicSuggester::operator=(TopicSuggester&&) noexcept = default;

Proposals TopicSuggester::suggest(const Entry& entry, std::size_t most) const {
  return impl_->suggest(entry, most);
}

std::vector<LikeEntry> TopicSuggester::nearest(const Entry& entry, std::size_t most) const {
  return impl_->nearest(entry, most);
}

}  // namespace pprsearch
