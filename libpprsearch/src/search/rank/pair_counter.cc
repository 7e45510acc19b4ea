#include "search/rank/pair_counter.h"

#include <utility>

#include "search/match/word_entries.h"

// Positions are looked up for those entries alone that have both words in one field.

namespace pprsearch {

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

template <typename Visit>
void PairCounter::each_field(EntryNumber entry, Visit visit) {
  const std::size_t first = one_.match->found->place_of(entry);
  if (first == one_.match->found->size()) return;
  const std::size_t second = other_.match->found->place_of(entry);
  if (second == other_.match->found->size()) return;
  const FieldMask with_both =
      one_.scores->frequencies(first).fields & other_.scores->frequencies(second).fields;
  if (with_both == 0) return;
  if (first_ == nullptr) {
    first_ = WordPositions::of(session_, *one_.match);
    second_ = WordPositions::of(session_, *other_.match);
  }
  first_->read(first, places_);
  second_->read(second, others_);
  auto other = others_.begin();
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    while (other != others_.end() && *other < places_[i] + gap_) ++other;
    if (other != others_.end() && *other == places_[i] + gap_) ++count;
    const Field field = WordPositions::field_of(places_[i]);
    const bool ends = i + 1 == places_.size() || WordPositions::field_of(places_[i + 1]) != field;
    if (!ends || count == 0) continue;
    visit(field, basis_.constants.weight_of(field) * std::exchange(count, 0));
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
