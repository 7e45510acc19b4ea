#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/spilled_array.h"
#include "indexer/intake/article.h"
#include "indexer/intake/number_table.h"
#include "indexer/intake/same_article.h"

namespace pprsearch {

/// Why two entries are taken to be of the same article.
enum class SameBy { id, doi, pmid, title, place };

/// As reports have it: "id", "doi", "pmid", "title", "place".
std::string_view name_of(SameBy by);

/// Two ids that a user wants kept apart.
using IdPair = std::pair<std::string, std::string>;

/// Knows the articles of the entries seen so far, and finds those that come again: by
/// id, by DOI, by PMID, or by title or place as indexer/intake/article.h judges them. Entries whose
/// DOIs or PMIDs differ are never the same by title or place, and those whose DOIs differ never by
/// their PMID.
///
/// An entry may show that two articles are one: of A with a DOI and B with a PMID, C which has
/// both. Where no DOIs or PMIDs contradict each other, it makes no difference to what becomes one
/// article in which order the entries come.
class ArticleIndex {
 public:
  /// An article that an entry is of, and what tells so.
  struct Match {
    std::size_t first = 0;  ///< number of the first entry of that article
    SameBy by = SameBy::id;
    Agreement agreement = {};  ///< which other fields are the same
  };

  /// `apart`: pairs of ids that never become one article, whatever they share.
  /// What need not be in memory is in files without names in `folder` (base/scratch_file.h).
  explicit ArticleIndex(std::vector<IdPair> apart = {}, const std::string& folder = {});

  /// The articles that the entry shows to be one and the same, in the order of their first
  /// entries; that of an entry with its id alone, where it is another article. Empty for a new one.
  /// `about` gets the first article that the entry is about as well, with another text of its own.
  std::vector<Match> find(const std::string& id, const Article& article,
                          std::optional<Match>* about = nullptr) const;

  /// The first entry that has the DOI or PMID of `article`.
  std::optional<std::size_t> find_numbers(const Article& article) const;

  /// Whether entry `number` is of that article by all but its id.
  bool is_of_article(std::size_t number, const Article& article) const;

  /// Whether an entry with a taken id has to be held for another article than the one that has
  /// it: a field contradicts, or neither DOI nor PMID nor a title of four words or more is the
  /// same. False for an id that is free.
  bool is_other_article(const std::string& id, const Article& article) const;

  bool has_id(const std::string& id) const { return find_id(id).has_value(); }
  /// Number of the entry with that id.
  std::optional<std::size_t> find_id(std::string_view id) const;

  /// Takes an entry in, under the next number from 0: of the articles of `matches`, which
  /// become one by it, or of a new one. One whose id is taken gets no number, but its DOI, PMID and
  /// title are from now on those of the entry that has the id, where it is of that article.
  void add(const std::string& id, const Article& article, const std::vector<Match>& matches);

  /// Number of the first entry of the same article, as far as it is known by now.
  std::size_t first_of(std::size_t number) const;

  std::size_t size() const { return articles_.size(); }
  std::string id(std::size_t number) const;

  /// Memory in use, thirty to ninety bytes an entry.
  std::size_t bytes() const;

 private:
  class Joining;

  Article known_of(std::size_t number) const;
  std::vector<std::size_t> find_title(const Article& article) const;
  std::vector<std::size_t> find_place(const Article& article) const;
  void add_title(const Article& article, std::size_t number);
  void add_place(const Article& article, std::size_t number);

  SpilledArray<char> ids_;  ///< one behind the other
  SpilledArray<std::uint64_t> id_ends_;
  SpilledArray<Article> articles_;
  /// An earlier entry of the same article, or the entry itself; ways that were gone are shortened.
  mutable std::vector<std::uint32_t> earlier_;
  NumberTable by_id_;
  NumberTable by_doi_;  ///< of entries of one DOI the first, as of one PMID
  NumberTable by_pmid_;
  NumberTable by_title_;
  NumberTable by_place_;  ///< under each of places_of()
  std::vector<IdPair> apart_;
};

}  // namespace pprsearch
