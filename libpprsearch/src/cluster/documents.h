#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/index_reader.h"
#include "index/store/entry_terms.h"

// How an entry lies in a cluster
// ------------------------------
// One document an entry, whose _id is its rank among the newest: two generations of one identity
// have the same ranks, whatever the order of their entries is.
//
//  * words.FIELD: the tokens of our analyzer, parted by spaces, a text for each value. The cluster
//    cuts them at the spaces and does nothing else, so its positions are ours; between two texts it
//    leaves kPositionGap, as we do.
//  * values.FIELD: whole values, as terms (index/layout.h).
//  * names.FIELD: of facets of names, the places of the entry's values among all values.
//  * year, published, month (yyyymm), first_day and last_day (of a date that may lack month or
//    day); has: the fields that the entry has; newest, title, author, journal: what is sorted by.
//  * check: two numbers of the document's SHA-256, whose sums over the index show what is missing.
//  * json: the entry as it is stored. Nothing is searched in it.

namespace pprsearch {

/// Version of the above. An index of another one has to be pushed anew.
inline constexpr int kDocumentsVersion = 1;

/// A JSON text for a cluster. A long value is cut within a character (value_term()), which is put
/// right the same way in documents and queries.
std::string json_text(const nlohmann::json& json);

/// The mapping of an index of entries, without `_meta`.
nlohmann::json entries_mapping();

/// Sums over documents that any that is missing, there twice or another one would change.
struct DocumentSums {
  std::uint64_t count = 0;
  std::uint64_t first = 0;
  std::uint64_t second = 0;

  bool operator==(const DocumentSums&) const = default;
};

/// Makes the documents of a generation.
class DocumentMaker : private TermSink {
 public:
  explicit DocumentMaker(const IndexReader& reader);

  /// Of an entry, as a line of JSON without its end; adds it to the sums. Throws Error for a word
  /// that a cluster would cut.
  std::string document(const IndexReader::Session& session, EntryNumber entry);
  const DocumentSums& sums() const { return sums_; }

  /// Entries in the order of `newest`: what a document's _id stands for.
  static std::vector<EntryNumber> by_newest(const Columns& columns);

 private:
  void word(Field field, const std::string& word,
            const std::vector<std::uint32_t>& positions) override;
  void value(Field field, std::string_view key) override;
  void spelled_out(const SpelledOutWord&) override {}
  std::vector<std::string> texts_of(Field field);

  const IndexReader& reader_;
  EntryTerms terms_;
  std::vector<std::vector<std::pair<std::uint32_t, std::string>>> words_;  ///< by text field
  std::vector<std::set<std::string>> values_;                              ///< by field
  DocumentSums sums_;
};

}  // namespace pprsearch
