#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/match/entry_set.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// One place of a row: any of several terms, with their postings in one field.
class RowPlace {
 public:
  RowPlace(const IndexReader::Session& session, Field field, const std::vector<WeightedTerm>& terms)
      : entries_(session.reader().columns().size()) {
    for (const WeightedTerm& term : terms) {
      Term found{&term.text, session.postings(field, term.text), {}};
      if (found.postings->empty()) continue;
      session.deadline().spend(found.postings->size());
      entries_.insert_all(found.postings->entries);
      terms_.push_back(std::move(found));
    }
  }

  /// The entries that have any of the terms.
  const EntrySet& entries() const { return entries_; }

  /// To be called before positions(), which then asks about these entries alone.
  void decode_positions(const IndexReader::Session& session, Field field,
                        const EntrySet& candidates) {
    for (std::uint32_t i = 0; i < terms_.size(); ++i) {
      Term& term = terms_[i];
      const std::vector<std::uint32_t> wanted = add_places(i, candidates);
      term.positions = session.positions(field, *term.text, *term.postings, wanted);
      session.deadline().spend(1 + term.postings->size() / kPostingsAStep + 4 * wanted.size());
    }
    if (terms_.size() > 1) std::ranges::stable_sort(places_, {}, &Place::entry);
  }
  void decode_positions(const IndexReader::Session& session, Field field) {
    decode_positions(session, field, entries_);
  }

  /// Where the terms stand in an entry, rising. The entries rise from call to call.
  void positions(EntryNumber entry, std::vector<std::uint32_t>& all) {
    all.clear();
    while (next_ < places_.size() && places_[next_].entry < entry) ++next_;
    for (; next_ < places_.size() && places_[next_].entry == entry; ++next_) {
      const auto own = terms_[places_[next_].term].positions.of(places_[next_].wanted);
      all.insert(all.end(), own.begin(), own.end());
    }
    if (terms_.size() > 1) std::sort(all.begin(), all.end());
  }

 private:
  /// Postings that are gone past in the time of a step.
  static constexpr std::size_t kPostingsAStep = 8;

  /// Looks a few candidates up, and goes through the postings for many. The numbers of the term's
  /// postings that are candidates.
  std::vector<std::uint32_t> add_places(std::uint32_t term, const EntrySet& candidates) {
    constexpr std::size_t kMuchLonger = 8;
    const std::vector<EntryNumber>& entries = terms_[term].postings->entries;
    std::vector<std::uint32_t> wanted;
    const auto want = [&](std::size_t posting) {
      places_.push_back({entries[posting], term, static_cast<std::uint32_t>(wanted.size())});
      wanted.push_back(static_cast<std::uint32_t>(posting));
    };
    if (candidates.count() * kMuchLonger < entries.size()) {
      std::size_t place = 0;
      candidates.for_each([&](EntryNumber entry) {
        place = place_from(entries, place, entry);
        if (place < entries.size() && entries[place] == entry) want(place);
      });
    } else {
      for (std::size_t posting = 0; posting < entries.size(); ++posting) {
        if (candidates.contains(entries[posting])) want(posting);
      }
    }
    return wanted;
  }

  /// A posting of one of the terms. A wildcard has thousands of terms, an entry few of them.
  struct Place {
    EntryNumber entry;
    std::uint32_t term;
    std::uint32_t wanted;  ///< its number among those of the term that are
  };
  struct Term {
    const std::string* text;
    std::shared_ptr<const PostingList> postings;
    PositionList positions;
  };
  std::vector<Term> terms_;
  EntrySet entries_;
  std::vector<Place> places_;  ///< by entry
  std::size_t next_ = 0;       ///< of these
};

/// The entries in which the row stands in `field`, and how often. Throws TimeUp.
PostingList match_row(const IndexReader::Session& session, Field field, const TermRow& row,
                      const Deadline& deadline);

/// Where such rows begin, rising (see count_rows).
std::vector<std::uint32_t> row_begins(const std::vector<std::vector<std::uint32_t>>& places,
                                      int window);

/// How often the places of a row stand side by side (window 0) or within
/// `window` positions of one another. Each of `places` holds the positions of
/// one place of the row, rising. Beginnings are counted: in "a b a b", the row
/// a b stands twice. Each place takes a position of its own.
std::uint32_t count_rows(const std::vector<std::vector<std::uint32_t>>& places, int window);

/// The positions that take part in such rows, rising: what is to be marked.
std::vector<std::uint32_t> positions_in_rows(const std::vector<std::vector<std::uint32_t>>& places,
                                             int window);

}  // namespace pprsearch
