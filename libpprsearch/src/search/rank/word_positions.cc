#include "search/rank/word_positions.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "index/damage.h"
#include "search/match/word_entries.h"

// Positions of all terms of a word are merged once, as its entries and scores are: a pair of words
// is then counted in an entry by two look-ups, however many terms the words stand for.

namespace pprsearch {
namespace {

/// Of a beginning with more words than so many, only the word itself makes pairs: to decode the
/// positions of all would cost more than all else.
constexpr std::size_t kMostOpenTerms = 64;

bool takes_wildcards(const ExpandedQueryWord& word) {
  return !word.open || word.meaning.terms.size() <= kMostOpenTerms;
}

/// A term in a field.
struct Source {
  Field field;
  const std::string* term;
  std::shared_ptr<const PostingList> postings;
};

std::vector<Source> sources_of(const IndexReader::Session& session, const WordMatch& word) {
  const std::vector<WeightedTerm>& terms = word.word->meaning.terms;
  const bool all_terms = takes_wildcards(*word.word);
  std::vector<Source> sources;
  for (const FieldRow& layout : text_fields()) {
    for (std::size_t t = 0; t < terms.size(); ++t) {
      if ((word.found->fields_of(t) & mask_of(layout.field)) == 0) continue;
      if (!all_terms && terms[t].reason == TermReason::wildcard) continue;
      sources.push_back(
          {layout.field, &terms[t].text, session.postings(layout.field, terms[t].text)});
    }
  }
  return sources;
}

PositionList decoded(const IndexReader::Session& session, const Source& source) {
  session.deadline().spend(1 + 4 * source.postings->size());
  return session.positions(source.field, *source.term, *source.postings);
}

/// Places for each beginning that is kept.
constexpr std::size_t kPlacesABegin = 16;
static_assert(kTextFields <= 8, "a field takes three bits");

/// A number as it is packed: a bit that says it is the last of its entry, three for the field, and
/// the position. An entry without positions has one number with `kNone`.
template <typename Number>
struct Packed {
  static constexpr unsigned kLast = std::numeric_limits<Number>::digits - 1;
  static constexpr unsigned kField = kLast - 3;
  static constexpr std::uint32_t kNone = (std::uint32_t{1} << kField) - 1;

  static Number of(std::uint32_t field, std::uint32_t position, bool is_last) {
    return static_cast<Number>((is_last ? 1u : 0u) << kLast | field << kField | position);
  }
  static bool is_last(std::uint32_t number) { return (number >> kLast & 1u) != 0; }
  static std::uint32_t field(std::uint32_t number) { return number >> kField & 7u; }
  static std::uint32_t position(std::uint32_t number) { return number & kNone; }
};

constexpr std::uint32_t kPosition = (std::uint32_t{1} << WordPositions::kBits) - 1;

template <typename Number>
std::vector<Number> packed(const std::vector<std::uint32_t>& begins,
                           const std::vector<std::uint32_t>& numbers,
                           std::vector<std::uint32_t>& kept_begins) {
  std::vector<Number> all;
  all.reserve(numbers.size());
  for (std::size_t place = 0; place + 1 < begins.size(); ++place) {
    if (place % kPlacesABegin == 0) kept_begins.push_back(static_cast<std::uint32_t>(all.size()));
    for (std::uint32_t i = begins[place]; i < begins[place + 1]; ++i) {
      all.push_back(Packed<Number>::of(numbers[i] >> WordPositions::kBits, numbers[i] & kPosition,
                                       i + 1 == begins[place + 1]));
    }
    if (begins[place] == begins[place + 1]) {
      all.push_back(Packed<Number>::of(0, Packed<Number>::kNone, true));
    }
  }
  all.shrink_to_fit();
  return all;
}

/// Those behind `skipped` entries from `begin` on.
template <typename Number>
void unpack(const std::vector<Number>& all, std::size_t begin, std::size_t skipped,
            std::vector<std::uint32_t>& numbers) {
  std::size_t at = begin;
  for (; skipped > 0; ++at) skipped -= Packed<Number>::is_last(all[at]) ? 1 : 0;
  for (bool ended = false; !ended; ++at) {
    ended = Packed<Number>::is_last(all[at]);
    const std::uint32_t position = Packed<Number>::position(all[at]);
    if (position == Packed<Number>::kNone) continue;
    numbers.push_back(Packed<Number>::field(all[at]) << WordPositions::kBits | position);
  }
}

}  // namespace

std::shared_ptr<const WordPositions> WordPositions::of(IndexReader::Session& session,
                                                       const WordMatch& word) {
  if (word.key.empty()) return made(session, word);
  const std::string key =
      (takes_wildcards(*word.word) ? "positions " : "positions of itself ") + word.key;
  auto kept = std::dynamic_pointer_cast<const WordPositions>(session.reader().kept(key));
  if (kept != nullptr) return kept;
  kept = made(session, word);
  session.reader().keep(key, kept);
  return kept;
}

std::shared_ptr<const WordPositions> WordPositions::made(IndexReader::Session& session,
                                                         const WordMatch& word) {
  const auto all = std::make_shared<WordPositions>();
  const std::vector<Source> sources = sources_of(session, word);
  std::uint32_t* const places = session.places();
  std::uint32_t next = 0;
  word.found->set().for_each([&](EntryNumber entry) { places[entry] = next++; });
  std::vector<std::uint32_t> ends(word.found->size() + 1);
  std::size_t total = 0;
  for (const Source& source : sources) {
    for (std::size_t i = 0; i < source.postings->size(); ++i) {
      ends[places[source.postings->entries[i]] + 1] += source.postings->frequencies[i];
      total += source.postings->frequencies[i];
    }
  }
  if (total > std::numeric_limits<std::uint32_t>::max()) throw Damage("positions are damaged");
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  const std::vector<std::uint32_t> begins = ends;
  std::vector<std::uint32_t> numbers(total);
  for (const Source& source : sources) {
    const PositionList positions = decoded(session, source);
    const auto field = static_cast<std::uint32_t>(source.field) << kBits;
    for (std::size_t i = 0; i < source.postings->size(); ++i) {
      for (const std::uint32_t position : positions.of(i)) {
        if (position >= kPosition) throw Damage("positions are damaged");
        numbers[ends[places[source.postings->entries[i]]]++] = field | position;
      }
    }
  }
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    const auto begin = numbers.begin() + begins[i];
    const auto end = numbers.begin() + begins[i + 1];
    if (!std::is_sorted(begin, end)) std::sort(begin, end);
  }
  all->pack(begins, numbers);
  return all;
}

void WordPositions::pack(const std::vector<std::uint32_t>& begins,
                         const std::vector<std::uint32_t>& numbers) {
  std::uint32_t highest = 0;
  for (const std::uint32_t number : numbers) highest = std::max(highest, number & kPosition);
  if (highest < Packed<std::uint16_t>::kNone) {
    narrow_ = packed<std::uint16_t>(begins, numbers, begins_);
  } else {
    wide_ = packed<std::uint32_t>(begins, numbers, begins_);
  }
  begins_.shrink_to_fit();
}

void WordPositions::read(std::size_t place, std::vector<std::uint32_t>& numbers) const {
  numbers.clear();
  const std::size_t begin = begins_[place / kPlacesABegin];
  const std::size_t skipped = place % kPlacesABegin;
  if (wide_.empty()) {
    unpack(narrow_, begin, skipped, numbers);
  } else {
    unpack(wide_, begin, skipped, numbers);
  }
}

std::size_t WordPositions::bytes() const {
  return (begins_.capacity() + wide_.capacity()) * sizeof(std::uint32_t) +
         narrow_.capacity() * sizeof(std::uint16_t) + sizeof(WordPositions);
}

}  // namespace pprsearch
