#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/layout.h"
#include "index/store/array_file.h"
#include "index/store/dictionary.h"
#include "index/store/posting_list.h"

namespace pprsearch {

/// Collects where words stand in some entries, in their order, and writes them
/// as a run (runs.h).
class PositionsBuilder {
 public:
  /// Positions, rising, of a word in a field of the next entry that has it there.
  void add(Field field, std::string_view word, const std::vector<std::uint32_t>& positions);
  /// Throws std::system_error.
  void write_run(const std::string& path) const;

 private:
  /// By the key of a run; the bytes are as Positions::decode reads them.
  std::unordered_map<std::string, std::string> bytes_;
};

/// The positions of a term in each entry that has it.
class PositionList {
 public:
  /// Of the entry that is number `posting` in the term's postings, or among those of them that
  /// were wanted.
  std::span<const std::uint32_t> of(std::size_t posting) const {
    return std::span(positions_).subspan(begins_[posting], begins_[posting + 1] - begins_[posting]);
  }

  std::size_t bytes() const {
    return begins_.capacity() * sizeof(std::uint32_t) +
           positions_.capacity() * sizeof(std::uint32_t);
  }

 private:
  friend class Positions;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> positions_;
};

/// The positions of all words of a generation, mapped. Any number of threads may read.
class Positions {
 public:
  explicit Positions(const std::string& path);

  /// How many words there are; as many as in the dictionary, or it is damaged.
  std::size_t words() const { return first_.empty() ? 0 : first_.size() - 1; }
  /// How many words there are in each field, all told.
  std::size_t terms() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  /// How many positions of all words: reads the file from end to end.
  std::uint64_t count() const;
  /// Of a word in a field, whose postings are `postings`. Throws Damage if the two
  /// do not agree.
  PositionList decode(Dictionary::Number word, unsigned nth_field,
                      const PostingList& postings) const;
  /// The same of some of the postings alone, by their rising numbers.
  PositionList decode(Dictionary::Number word, unsigned nth_field, const PostingList& postings,
                      std::span<const std::uint32_t> wanted) const;

 private:
  std::span<const unsigned char> run_of(Dictionary::Number word, unsigned nth_field) const;

  ArrayFile file_;
  std::span<const std::uint32_t> first_;   ///< of a word: its first field in begins_
  std::span<const std::uint64_t> begins_;  ///< of a word in a field: its first byte
  std::span<const unsigned char> bytes_;
};

}  // namespace pprsearch
