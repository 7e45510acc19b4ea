#include "search/rank/word_scores.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "search/match/word_entries.h"

// A word of a query stands for many terms in many fields. Their postings are merged once, and what
// comes out is kept with the generation: a query asked for the first time finds its words ready if
// another query had them.
//
// The sums of an entry are those of its occurrences, source by source, in the order in which an
// explanation adds them. Many entries have the same sums, so each different one is kept once, and
// of an entry its number.

namespace pprsearch {

/// Gives equal frequencies one number.
class WordScores::Table {
 public:
  explicit Table(std::vector<WordFrequencies>& distinct)
      : distinct_(distinct), slots_(kFirstSlots, kFree) {}

  std::uint32_t number_of(const WordFrequencies& one) {
    if (2 * distinct_.size() >= slots_.size()) grow();
    std::uint32_t& slot = slot_of(one);
    if (slot == kFree) {
      slot = static_cast<std::uint32_t>(distinct_.size());
      distinct_.push_back(one);
    }
    return slot;
  }

 private:
  static constexpr std::size_t kFirstSlots = 64;
  static constexpr std::uint32_t kFree = std::uint32_t(-1);

  static std::uint64_t hash_of(const WordFrequencies& one) {
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15;
    std::uint64_t hash = one.fields + (one.has_exact ? 1u << 16 : 0u);
    for (const double sum : {one.words, one.exact, one.title}) {
      hash = (hash ^ std::bit_cast<std::uint64_t>(sum)) * kOdd;
      hash ^= hash >> 29;
    }
    return hash;
  }

  std::uint32_t& slot_of(const WordFrequencies& one) {
    std::size_t at = hash_of(one) & (slots_.size() - 1);
    while (slots_[at] != kFree && !(distinct_[slots_[at]] == one)) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return slots_[at];
  }

  void grow() {
    slots_.assign(2 * slots_.size(), kFree);
    for (std::size_t i = 0; i < distinct_.size(); ++i) {
      slot_of(distinct_[i]) = static_cast<std::uint32_t>(i);
    }
  }

  std::vector<WordFrequencies>& distinct_;
  std::vector<std::uint32_t> slots_;
};

namespace {

std::vector<WordFrequencies> frequencies_of(IndexReader::Session& session, const WordMatch& word,
                                            const RankingBasis& basis) {
  std::vector<WordFrequencies> frequencies(word.found->size());
  std::uint32_t* const places = session.places();
  std::uint32_t next = 0;
  word.found->set().for_each([&](EntryNumber entry) { places[entry] = next++; });
  const double of_names = weight_as_name(word, basis);
  for (const TermPostings& source : word.sources) {
    const Occurrences occurrences = counted(word.sources, source, basis.constants, of_names);
    const PostingList& postings = *source.postings;
    session.deadline().spend(postings.size());
    const bool is_exact = source.reason == TermReason::exact;
    const bool is_title = source.field == Field::title;
    for (std::size_t i = 0; i < postings.size(); ++i) {
      const EntryNumber entry = postings.entries[i];
      const double frequency = occurrences.frequency(entry, postings.frequencies[i]);
      WordFrequencies& sums = frequencies[places[entry]];
      sums.words += frequency;
      if (is_exact) sums.exact += frequency;
      if (is_title) sums.title += frequency;
      sums.fields |= mask_of(source.field);
      sums.has_exact = sums.has_exact || is_exact;
    }
  }
  return frequencies;
}

}  // namespace

std::shared_ptr<const WordScores> WordScores::of(IndexReader::Session& session,
                                                 const WordMatch& word, const RankingBasis& basis) {
  if (word.key.empty()) return made(session, word, basis);
  const std::string key = "scores " + word.key;
  const auto kept = std::dynamic_pointer_cast<const WordScores>(session.reader().kept(key));
  if (kept != nullptr && kept->constants_ == basis.constants) return kept;
  std::shared_ptr<const WordScores> scores = made(session, word, basis);
  session.reader().keep(key, scores);
  return scores;
}

std::shared_ptr<const WordScores> WordScores::made(IndexReader::Session& session,
                                                   const WordMatch& word,
                                                   const RankingBasis& basis) {
  const std::shared_ptr<WordScores> scores(new WordScores(basis.constants));
  std::optional<WordMatch> whole;
  if (!word.has_sources) whole = Matcher::match_word(session, *word.word, session.deadline());
  Table table(scores->distinct_);
  const std::vector<WordFrequencies> frequencies =
      frequencies_of(session, whole ? *whole : word, basis);
  session.deadline().spend(frequencies.size());
  std::vector<std::uint32_t> numbers;
  numbers.reserve(frequencies.size());
  for (const WordFrequencies& one : frequencies) {
    numbers.push_back(table.number_of(one));
    scores->entries_with_exact_ += one.has_exact ? 1 : 0;
    scores->entries_with_title_ += (one.fields & mask_of(Field::title)) != 0 ? 1 : 0;
  }
  if (scores->distinct_.size() <= std::size_t{1} << 16) {
    scores->numbers_.assign(numbers.begin(), numbers.end());
  } else {
    scores->wide_numbers_ = std::move(numbers);
  }
  scores->distinct_.shrink_to_fit();
  scores->add_nearly(word, basis, session.deadline());
  return scores;
}

void WordScores::add_nearly(const WordMatch& word, const RankingBasis& basis,
                            const Deadline& deadline) {
  nearly_.resize(word.found->size());  // at first, for shares are by how many there are
  std::vector<float> sums;
  sums.reserve(nearly_.size());
  const std::vector<ScoreShare> shares = shares_of(*word.word, *this, basis);
  std::size_t place = 0;
  word.found->set().for_each([&](EntryNumber entry) {
    deadline.spend(shares.size());
    double sum = 0;
    visit_shares(shares, frequencies(place), entry,
                 [&](const ScoreShare& share, double score) { sum += share.of_score * score; });
    sums.push_back(static_cast<float>(sum));
    most_ = std::max(most_, sums.back());
    ++place;
  });
  const float steps = most_ > 0 ? 1 / step() : 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    nearly_[i] = static_cast<std::uint16_t>(std::min(sums[i] * steps + 0.5f, 65535.0f));
  }
}

std::size_t WordScores::bytes() const {
  return distinct_.capacity() * sizeof(WordFrequencies) +
         numbers_.capacity() * sizeof(std::uint16_t) +
         wide_numbers_.capacity() * sizeof(std::uint32_t) +
         nearly_.capacity() * sizeof(std::uint16_t) + sizeof(WordScores);
}

std::vector<ScoreShare> shares_of(const ExpandedQueryWord& word, const WordScores& scores,
                                  const RankingBasis& basis) {
  const RankingConstants& by = basis.constants;
  std::vector<ScoreShare> shares;
  shares.push_back({ScoreKind::words, by.words_share, &WordFrequencies::words,
                    Bm25f(basis, word.fields, scores.entries()), false});
  shares.push_back({ScoreKind::exact_form, by.exact_share, &WordFrequencies::exact,
                    Bm25f(basis, word.fields, scores.entries_with_exact()), true});
  if (word.fields != mask_of(Field::title)) {
    shares.push_back({ScoreKind::title, by.title_share, &WordFrequencies::title,
                      Bm25f(basis, mask_of(Field::title), scores.entries_with_title()), false});
  }
  return shares;
}

Occurrences counted(const std::vector<TermPostings>& sources, const TermPostings& source,
                    const RankingConstants& constants, double of_names) {
  Occurrences occurrences(source,
                          constants.weight_of(source.field) * constants.weight_of(source.reason));
  const bool has_names = source.field == Field::author || source.field == Field::citation;
  if (of_names == 1 || !has_names) return occurrences;
  const auto authors = std::find_if(sources.begin(), sources.end(), [&](const auto& other) {
    return other.term == source.term && other.field == Field::author;
  });
  if (authors != sources.end()) occurrences.discount_names(*authors->postings, of_names);
  return occurrences;
}

}  // namespace pprsearch
