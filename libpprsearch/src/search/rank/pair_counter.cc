#include "search/rank/pair_counter.h"

#include <algorithm>
#include <utility>

#include "search/match/rows.h"
#include "search/match/word_entries.h"

// Positions are the costly part of a score, so they are looked up for those entries alone that have
// both words in one field.

namespace pprsearch {
namespace {

/// Of a beginning with more words than so many, only the word itself makes pairs: to decode the
/// positions of all would cost more than all else.
constexpr std::size_t kMostOpenTerms = 64;

bool takes_wildcards(const ExpandedQueryWord& word) {
  return !word.open || word.meaning.terms.size() <= kMostOpenTerms;
}

/// The fields of a word in each of the candidates; none if it lacks the word.
std::vector<FieldMask> fields_in(const PairedWord& word,
                                 const std::vector<EntryNumber>& candidates) {
  std::vector<FieldMask> fields;
  fields.reserve(candidates.size());
  const auto entries = word.match->found->entries();
  std::size_t place = 0;
  for (const EntryNumber entry : candidates) {
    place = place_from(entries, place, entry);
    const bool has_word = place < entries.size() && entries[place] == entry;
    fields.push_back(has_word ? word.scores->frequencies(place).fields : FieldMask{0});
  }
  return fields;
}

}  // namespace

PairCounter::PairCounter(IndexReader::Session& session, const RankingBasis& basis,
                         const std::pair<PairedWord, PairedWord>& words, const WordPair& pair)
    : session_(session),
      basis_(basis),
      one_(words.first),
      other_(words.second),
      label_(one_.match->word->label + ' ' + other_.match->word->label),
      share_(basis.constants.pair_share * pair.weight),
      gap_(pair.gap),
      bm25_(Bm25f::with_idf(basis, one_.match->word->fields, one_.idf + other_.idf)) {}

double PairCounter::most() const { return share_ * bm25_.idf() * (basis_.constants.k1 + 1); }

void PairCounter::look_at(const std::vector<EntryNumber>& candidates) {
  const std::vector<FieldMask> of_first = fields_in(one_, candidates);
  const std::vector<FieldMask> of_second = fields_in(other_, candidates);
  std::vector<EntryNumber> with_both;
  for (const FieldRow& layout : text_fields()) {
    const FieldMask field = mask_of(layout.field);
    if ((one_.match->word->fields & field) == 0) continue;
    with_both.clear();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if ((of_first[i] & of_second[i] & field) != 0) with_both.push_back(candidates[i]);
    }
    if (with_both.empty()) continue;
    Places places{layout.field, places_of(one_, layout.field, with_both), {}};
    if (places.first.empty()) continue;
    places.second = places_of(other_, layout.field, with_both);
    if (!places.second.empty()) fields_.push_back(std::move(places));
  }
}

std::vector<PairCounter::Place> PairCounter::places_of(const PairedWord& word, Field field,
                                                       const std::vector<EntryNumber>& candidates) {
  const std::vector<WeightedTerm>& terms = word.match->word->meaning.terms;
  const bool all_terms = takes_wildcards(*word.match->word);
  std::vector<Place> places;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if ((word.match->found->fields_of(t) & mask_of(field)) == 0) continue;
    if (!all_terms && terms[t].reason == TermReason::wildcard) continue;
    const auto postings = session_.postings(field, terms[t].text);
    const PositionList* positions = nullptr;
    std::size_t at = 0;
    for (const EntryNumber entry : candidates) {
      at = place_from(postings->entries, at, entry);
      if (at == postings->size()) break;
      if (postings->entries[at] != entry) continue;
      if (positions == nullptr) {
        held_.push_back(session_.positions(field, terms[t].text, *postings));
        positions = held_.back().get();
      }
      places.push_back({entry, static_cast<std::uint32_t>(at), positions});
    }
  }
  std::ranges::stable_sort(places, {}, &Place::entry);
  return places;
}

void PairCounter::positions_in(EntryNumber entry, const std::vector<Place>& places,
                               std::vector<std::uint32_t>& all) {
  all.clear();
  auto place = std::ranges::lower_bound(places, entry, {}, &Place::entry);
  const auto first = place;
  for (; place != places.end() && place->entry == entry; ++place) {
    const auto own = place->positions->of(place->posting);
    all.insert(all.end(), own.begin(), own.end());
  }
  if (place - first > 1) std::sort(all.begin(), all.end());
}

template <typename Visit>
void PairCounter::each_field(EntryNumber entry, Visit visit) {
  for (const Places& field : fields_) {
    positions_in(entry, field.first, first_);
    if (first_.empty()) continue;
    positions_in(entry, field.second, second_);
    const std::uint32_t count = count_pairs(first_, second_, gap_);
    if (count > 0) visit(field.field, basis_.constants.weight_of(field.field) * count);
  }
}

double PairCounter::score(EntryNumber entry) {
  double frequency = 0;
  each_field(entry, [&](Field, double weighted) { frequency += weighted; });
  return frequency > 0 ? share_ * bm25_.score(frequency, entry) : 0;
}

ScorePart PairCounter::part(EntryNumber entry) {
  ScorePart part{label_, ScoreKind::pair, 0, bm25_.idf(), 0, {}};
  each_field(entry, [&](Field field, double weighted) {
    part.fields.emplace_back(row_of(field).json_name, weighted);
    part.frequency += weighted;
  });
  if (part.frequency > 0) part.score = share_ * bm25_.score(part.frequency, entry);
  return part;
}

}  // namespace pprsearch
