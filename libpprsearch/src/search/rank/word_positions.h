#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "index/index_reader.h"
#include "index/kept.h"
#include "schema/fields.h"
#include "search/match/matcher.h"

namespace pprsearch {

/// Where the terms of a word stand in each entry that has it. It depends on the word alone, and is
/// kept for the next query that has the word beside another.
class WordPositions : public Kept {
 public:
  /// Of the places of `word.found`. Throws TimeUp.
  static std::shared_ptr<const WordPositions> of(IndexReader::Session& session,
                                                 const WordMatch& word);

  /// A position with its field: numbers of one field rise, and are below those of the next.
  static constexpr unsigned kBits = 28;  ///< of a position; the field is above them
  static Field field_of(std::uint32_t number) { return static_cast<Field>(number >> kBits); }
  /// Those of the entry at that place among the entries of the word, in their order.
  void read(std::size_t place, std::vector<std::uint32_t>& numbers) const;

  std::size_t bytes() const override;

 private:
  static std::shared_ptr<const WordPositions> made(IndexReader::Session& session,
                                                   const WordMatch& word);
  void pack(const std::vector<std::uint32_t>& begins, const std::vector<std::uint32_t>& numbers);

  std::vector<std::uint32_t> begins_;  ///< of each so many places
  std::vector<std::uint16_t> narrow_;  ///< packed numbers ...
  std::vector<std::uint32_t> wide_;    ///< ... if any is large; one of the two is empty
};

}  // namespace pprsearch
