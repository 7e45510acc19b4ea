#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/index_reader.h"
#include "search/match/entry_set.h"

namespace pprsearch {

/// An author whose name goes on from what was typed.
struct BegunAuthor {
  std::uint32_t name = 0;         ///< ordinal among the names of authors
  std::size_t count = 0;          ///< entries that have it, of those looked at
  std::vector<EntryNumber> some;  ///< of them
  std::size_t begins = 0;         ///< where the name begins in what stands before the last word
};

/// The names of authors as somebody types them and as they are written.
class AuthorNames {
 public:
  explicit AuthorNames(IndexReader::Session& session);

  /// What was typed: `last` is the beginning of a word of a name, or of several, folded; `before`
  /// is the text before it, with its space. `words` = of the dictionary that its last part begins.
  struct Typed {
    std::string_view before;
    std::string_view last;
    std::vector<std::string> words;
  };
  /// The names that have it, in entries of `among`. The words directly before it are a name's as
  /// far as the name has them: "C. " before "flu". Those with the most of them are given, the most
  /// frequent first, at most `most`. Of frequent words only some thousand entries are looked at.
  std::vector<BegunAuthor> begun(const Typed& typed, const EntrySet& among, std::size_t most) const;

  /// As the most entries write it: "Flückiger, C.".
  std::string label(const BegunAuthor& author) const;
  /// What `author:` takes for it, in quotes if it has to be: the label if entries have the name in
  /// these words, else with the given names; nullopt if no query can say it.
  std::optional<std::string> value(const BegunAuthor& author) const;

  /// A word of names as most of a few names write it: "Flückiger" for "fluckiger". As it is if no
  /// author has it.
  std::string written(const std::string& word) const;

 private:
  /// A piece of what was typed before the last word.
  struct Piece {
    std::size_t begin;
    std::string folded;
  };
  std::vector<Piece> pieces_of(std::string_view before) const;
  std::vector<EntryNumber> entries_with(const std::vector<std::string>& words,
                                        const EntrySet& among) const;
  std::vector<BegunAuthor> names_of(const std::vector<EntryNumber>& entries,
                                    std::string_view beginning) const;
  std::string full_name(const BegunAuthor& author) const;

  IndexReader::Session& session_;
  const Columns::Names& names_;
};

}  // namespace pprsearch
